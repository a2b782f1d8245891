"""The frame of the room: who is let in, what every answer carries, lists by key, JSON behind all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.casebook import Casebook
from onrecord.errors import CasebookError
from onrecord.web import create_app
from onrecord.web.guard import COOKIE, POLICY
from onrecord.web.views import ROUTES
from tests.web import news
from tests.web.conftest import asked

TOKEN = "correct-horse-battery-staple"


def form_token(client: TestClient) -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get("/stories").text)
    assert found is not None
    return found[1]


class TestGuard:
    def test_every_answer_carries_the_policy(self, client: TestClient) -> None:
        style = re.search(r'href="(/assets/[^"]+\.css)"', client.get("/stories").text)
        for path in ("/stories", "/stories.json", "/nothing", style[1]):
            headers = client.get(path).headers
            assert headers["content-security-policy"] == POLICY
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
        assert "unsafe" not in POLICY

    @pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "10.0.0.1"])
    def test_another_host_is_refused(self, client: TestClient, host: str) -> None:
        assert client.get("/stories", headers={"host": host}).status_code == 421

    @pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
    def test_this_machine_is_let_in(self, client: TestClient, host: str) -> None:
        assert client.get("/stories", headers={"host": host}).status_code == 200

    def test_a_name_given_and_any_address_are_let_in(self, case: Path) -> None:
        with asked(case, hosts=["Desk.example"], any_address=True) as client:
            for host, status in (("desk.example", 200), ("10.0.0.1", 200), ("e.example", 421)):
                assert client.get("/stories", headers={"host": host}).status_code == status

    @pytest.mark.parametrize(
        "headers",
        [
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"sec-fetch-site": "none"},
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://[bad"},
        ],
    )
    def test_a_form_of_another_site_is_refused(
        self, client: TestClient, headers: dict[str, str]
    ) -> None:
        data = {"token": form_token(client), "theme": "dark"}
        assert client.post("/theme", data=data, headers=headers).status_code == 403
        assert "set-cookie" not in client.post("/theme", data=data, headers=headers).headers

    def test_a_form_without_the_token_is_refused(self, client: TestClient) -> None:
        for token in (None, "", "0" * 64, "é\ud800".encode("utf-8", "replace").decode()):
            data = {"theme": "dark"} | ({} if token is None else {"token": token})
            assert client.post("/theme", data=data).status_code == 403

    def test_read_only_refuses_every_write(self, case: Path) -> None:
        with asked(case, read_only=True) as client:
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                assert client.request(method, "/stories").status_code == 403
            assert 'href="/add"' not in client.get("/stories").text

    def test_every_route_that_writes_is_refused_when_read_only(self, case: Path) -> None:
        with asked(case, read_only=True) as client:
            for route in ROUTES:
                if (
                    route.methods
                    and "POST" in route.methods
                    and route.path not in ("/theme", "/enter")
                ):
                    path = re.sub(r"\{[^}]*\}", "1", route.path)
                    assert client.post(path, data={"token": "x"}).status_code == 403


class TestToken:
    def test_the_token_lets_in_once_and_the_cookie_from_then_on(self, case: Path) -> None:
        with asked(case, token=TOKEN) as client:
            asks = client.get("/stories")
            assert asks.status_code == 401
            assert "Council" not in asks.text
            assert client.get("/stories.json").status_code == 401
            comes = client.get(f"/stories?outlet=Vale+Times&token={TOKEN}")
            assert comes.headers["location"] == "/stories?outlet=Vale+Times"
            cookie = comes.headers["set-cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=strict" in cookie
            assert TOKEN not in cookie
            assert client.get("/stories").status_code == 200

    def test_it_may_be_given_by_hand(self, case: Path) -> None:
        with asked(case, token=TOKEN) as client:
            token = re.search(r'name="token" value="(\w+)"', client.get("/stories").text)[1]
            wrong = client.post("/enter", data={"token": token, "key": "no"})
            assert wrong.status_code == 401
            assert "not the token" in wrong.text
            right = {"token": token, "key": TOKEN, "back": "/stories/1"}
            answer = client.post("/enter", data=right)
            assert (answer.status_code, answer.headers["location"]) == (303, "/stories/1")
            assert client.get("/stories").status_code == 200

    @pytest.mark.parametrize("cookie", ["", "x", TOKEN, "é", "a=b; ;;=", "\x7f"])
    def test_no_other_cookie_lets_in(self, case: Path, cookie: str) -> None:
        with asked(case, token=TOKEN) as client:
            raw = f"{COOKIE}={cookie}".encode()
            assert client.get("/stories", headers={"cookie": raw}).status_code == 401

    def test_a_token_leads_nowhere_else(self, case: Path) -> None:
        with asked(case, token=TOKEN) as client:
            comes = client.get(f"http://localhost//evil.example/?token={TOKEN}")
            assert comes.headers["location"] == "/"


class TestStories:
    def test_newest_first_and_older_ones_by_key(self, client: TestClient) -> None:
        seen: list[dict] = []
        path = "/stories.json"
        while path:
            found = client.get(path).json()
            seen += found["stories"]
            path = (found["next"] or "").replace("/stories?", "/stories.json?")
        assert len(seen) == len(news.records()) == found["total"]
        assert len({one["page_id"] for one in seen}) == len(seen)
        assert [one["published"] for one in seen] == sorted(
            (one["published"] for one in seen), reverse=True
        )

    def test_of_one_outlet(self, client: TestClient) -> None:
        found = client.get("/stories.json", params={"outlet": "Court Reporter"}).json()
        assert {one["outlet"] for one in found["stories"]} == {"Court Reporter"}
        assert found["total"] == 4
        page = client.get("/stories", params={"outlet": "Court Reporter"})
        assert "<title>Court Reporter" in page.text

    def test_a_copy_and_its_outlets_are_told(self, client: TestClient) -> None:
        found = client.get("/stories.json", params={"outlet": "Ellan Post"}).json()
        assert [one["copies"] for one in found["stories"]] == [2]

    def test_a_place_that_is_none_is_told_in_one_line(self, client: TestClient) -> None:
        asked = client.get("/stories.json", params={"after": "' OR 1"})
        assert asked.status_code == 400
        assert asked.json() == {"error": "after: is no place in this list; begin at its first page"}

    def test_there_is_no_such_page(self, client: TestClient) -> None:
        asked = client.get("/nothing")
        assert asked.status_code == 404
        assert "There is no such page in this room." in asked.text

    def test_the_first_page_is_small(self, client: TestClient) -> None:
        page = client.get("/stories").text
        parts = [
            client.get(one).text for one in re.findall(r'(?:href|src)="(/assets/[^"]+)"', page)
        ]
        assert len(parts) == 2
        assert sum(len(one.encode()) for one in (page, *parts)) < 100_000

    def test_a_page_added_meanwhile_is_there(self, own_case: Path) -> None:
        with asked(own_case) as client:
            before = client.get("/stories.json").json()["total"]
            with Casebook.open(own_case) as book:
                book.add(news.Story("New", "Nothing was said.", url="https://n.example").record())
                assert client.get("/stories.json").json()["total"] == before + 1


class TestFrame:
    def test_assets_are_kept_for_good_under_their_own_address(self, client: TestClient) -> None:
        page = client.get("/stories").text
        for address in re.findall(r'(?:href|src)="(/assets/[^"]+)"', page):
            assert "immutable" in client.get(address).headers["cache-control"]
            other = re.sub(r"/\w{16}/", "/0000000000000000/", address)
            assert client.get(other).headers["cache-control"] == "no-cache"
        assert client.get("/assets/x/..%2Froom.py").status_code == 404

    def test_the_theme_is_kept_and_leads_back(self, client: TestClient) -> None:
        data = {"token": form_token(client), "theme": "dark", "back": "/stories?outlet=Paper+1"}
        answer = client.post("/theme", data=data)
        assert answer.headers["location"] == "/stories?outlet=Paper+1"
        assert 'data-theme="dark"' in client.get("/stories").text
        for away in ("https://evil.example", "//evil.example", "/\\evil.example"):
            assert client.post("/theme", data=data | {"back": away}).headers["location"] == "/"

    def test_the_first_page_leads_to_the_stories(self, client: TestClient) -> None:
        assert client.get("/").headers["location"] == "/stories"

    def test_no_markup_of_a_page_is_markup_of_the_room(self, own_case: Path) -> None:
        bad = "<script>alert(1)</script>{{7*7}}"
        with Casebook.open(own_case) as book:
            story = news.Story(
                bad, "Text.", url="https://b.example", outlet=f"\"'>{bad}", bylines=(bad,)
            )
            book.add(story.record())
        with asked(own_case) as client:
            page = client.get("/stories").text
        assert "alert(1)" in page
        assert "<script>" not in page
        assert "{{7*7}}" in page

    def test_a_missing_casebook_is_begun_unless_read_only(self, tmp_path: Path) -> None:
        with pytest.raises(CasebookError, match="no such casebook"):
            create_app(tmp_path / "a.db", read_only=True)
        with asked(tmp_path / "a.db") as client:
            assert "No pages yet" in client.get("/stories").text

    def test_what_is_no_casebook_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("words " * 1000)
        with pytest.raises(CasebookError, match="is no SQLite file"):
            create_app(path)
