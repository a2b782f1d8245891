"""Pages handed in at the browser: read beside the room, told one by one, failures in one line."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.casebook import Casebook
from onrecord.web.views.add import MOST_SENT
from onrecord.web.worker import Task, add
from tests.conftest import needs_model
from tests.pages import STORY, warc
from tests.web import captures
from tests.web.conftest import asked

PATIENCE = 120.0


def hand_in(client: TestClient, files: tuple[tuple[str, bytes], ...] = (), **fields: str):
    token = re.search(r'name="token" value="(\w+)"', client.get("/add").text)[1]
    return client.post(
        "/add",
        data={"token": token, **fields},
        files=[("files", (name, data)) for name, data in files] or [("files", ("", b""))],
    )


def read(client: TestClient) -> dict:
    """The list once all is read."""
    assert client.app.state.room.desk.wait(PATIENCE)
    return client.get("/add.json").json()


class TestDesk:
    @needs_model
    def test_a_file_a_text_and_what_is_none_of_both(self, own_case: Path) -> None:
        with asked(own_case) as client:
            bad = ("..\\..\\evil/passwd.pdf", b"%PDF-1.7")
            answer = hand_in(
                client,
                (("bridge.html", STORY.encode()), bad),
                text=captures.TEXT,
                outlet="Sker Herald",
            )
            assert (answer.status_code, answer.headers["location"]) == (303, "/add")
            told = read(client)
            states = {job["source"]: job for job in told["jobs"]}
            assert len(states) == 3
            assert any(one.startswith("pasted: Bridge is closed for a week") for one in states)
            (page,) = states["bridge.html"]["pages"]
            assert page["added"]["result"] == "added"
            story = client.get(f"/stories/{page['page_id']}.json").json()
            assert story["record"]["article"]["headline"] == "Bridge shut after crack is found"
            assert story["record"]["article"]["outlet"] == "Sker Herald"
            assert story["captured"]
            assert len(story["record"]["statements"]) >= 2
            (failed,) = states["passwd.pdf"]["pages"]
            assert failed["added"]["result"] == "failed"
            assert "a PDF" in failed["added"]["reason"]
            assert "a PDF" in client.get("/add").text
            assert [one["source"] for one in told["failures"]] == ["passwd.pdf"]

            hand_in(client, (("again.html", STORY.encode()),))
            assert read(client)["jobs"][0]["pages"][0]["added"]["result"] == "known"

    def test_a_process_that_is_killed_fails_its_page_and_no_other(self, own_case: Path) -> None:
        with asked(own_case) as client:
            desk = client.app.state.room.desk
            hand_in(client, (("a.pdf", b"%PDF-1.7"),))
            read(client)
            os.kill(desk._process.pid, signal.SIGKILL)
            desk._process.join()
            hand_in(client, (("b.pdf", b"%PDF-1.7"),))
            (page,) = read(client)["jobs"][0]["pages"]
            assert "a PDF" in page["added"]["reason"]

    @pytest.mark.parametrize(
        ("address", "line"),
        [
            ("/etc/passwd", "is no http or https address"),
            ("file:///etc/passwd", "is no http or https address"),
            ("http://[bad", "is no http or https address"),
        ],
    )
    def test_only_addresses_of_the_web_are_fetched(
        self, own_case: Path, address: str, line: str
    ) -> None:
        with asked(own_case) as client:
            for fields in ({"addresses": address}, {"text": "words", "from": address}):
                answer = hand_in(client, **fields)
                assert answer.status_code == 400
                assert line in answer.text
            assert client.get("/add.json").json()["jobs"] == []

    def test_this_machine_is_not_fetched(self, own_case: Path) -> None:
        with asked(own_case) as client:
            hand_in(client, addresses="http://127.0.0.1:1/x\nhttp://localhost:1/y")
            jobs = read(client)["jobs"]
            assert len(jobs) == 2
            for job in jobs:
                assert "private" in job["pages"][0]["added"]["reason"]

    def test_nothing_too_much_and_no_date_are_told(self, own_case: Path) -> None:
        with asked(own_case) as client:
            assert "drop a file" in hand_in(client).text
            dated = hand_in(client, text="Words.", published="last week")
            assert dated.status_code == 400
            assert "last week" in dated.text
            answer = client.post("/add", headers={"content-length": str(MOST_SENT + 1)})
            assert answer.status_code == 413
            assert client.post("/add", data={"text": "x"}).status_code == 403

    def test_read_only_takes_nothing_and_does_not_ask(self, own_case: Path) -> None:
        with asked(own_case, read_only=True) as client:
            assert client.get("/add").status_code == 403
            assert client.post("/add", data={"text": "x"}).status_code == 403


@pytest.mark.usefixtures("quick_reader")
class TestTasks:
    def test_a_warc_gives_every_page(self, own_case: Path) -> None:
        pages = warc(STORY, STORY.replace("Ana", "Eve"))
        with Casebook.open(own_case) as book:
            done = list(add(book, Task("two.warc.gz", pages)))
            assert [one.added.result for one in done] == ["added", "added"]
            assert len({one.page_id for one in done}) == 2

    def test_a_pasted_text_has_its_address_and_the_form_s_date(self, own_case: Path) -> None:
        task = Task(
            "https://herald.example/bridge",
            captures.TEXT.encode(),
            pasted=True,
            url="https://herald.example/bridge",
            published="2024-09-01",
        )
        with Casebook.open(own_case) as book:
            (done,) = add(book, task)
            record = list(book.records())[-1]
            assert record.page.url == task.url
            assert record.article.published == "2024-09-01"
            assert done.page_id is not None
