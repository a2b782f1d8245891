"""A statement put right in the browser: beside the machine's reading, shown, undone."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html as parser
from starlette.testclient import TestClient

from onrecord.casebook import Casebook
from tests.web.conftest import asked

PATH = "/stories/1/statements/s1"


def form(client: TestClient) -> dict[str, str]:
    """The fields of the form as the page fills them."""
    page = client.get(PATH).text
    found = dict(re.findall(r'<input id="(speaker|told_to|said_on)"[^>]* value="([^"]*)"', page))
    return {**found, "token": re.search(r'name="token" value="(\w+)"', page)[1]}


def statement(client: TestClient) -> dict:
    return client.get("/stories/1.json").json()["record"]["statements"][0]


def test_another_speaker_stands_beside_the_machine_s_and_is_undone(own_case: Path) -> None:
    with asked(own_case) as client:
        before = statement(client)
        fields = form(client)
        assert fields["speaker"] == "Tomas Brandt"
        answer = client.post(
            f"{PATH}/right", data={**fields, "speaker": "Ruth Okafor", "by": "desk"}
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/stories/1")
        record = client.get("/stories/1.json").json()["record"]
        names = {one["id"]: one["name"] for one in record["entities"]}
        assert names[record["statements"][0]["speaker"]] == "Ruth Okafor"
        story = client.get("/stories/1").text
        assert "speaker by hand, the machine read: Tomas Brandt" in story
        assert "Put right by hand" in story
        # told once beside the statement, and of no words of the page that they mean the other
        (row,) = parser.fromstring(story).xpath("//li[@id='s1']")
        assert row.text_content().count("by hand") == 1
        assert 'data-means="Ruth Okafor"' not in story.split("<article")[1].split('id="w2"')[0]
        with Casebook.open(own_case, readonly=True) as book:
            (edit,) = book.corrections()
            assert (edit.kind, edit.value, edit.by) == ("speaker", "Ruth Okafor", "desk")
        undone = client.post(
            f"/corrections/{edit.id}/undo", data={"token": fields["token"], "back": PATH}
        )
        assert undone.headers["location"] == PATH
        assert statement(client) == before


def test_nobody_no_statement_and_a_note(own_case: Path) -> None:
    with asked(own_case) as client:
        client.post(
            f"{PATH}/right", data={**form(client), "speaker": "", "note": "see <b>p. 2</b>"}
        )
        assert statement(client)["speaker"] is None
        assert "note: see &lt;b&gt;p. 2&lt;/b&gt;" in client.get("/stories/1").text
        count = len(client.get("/stories/1.json").json()["record"]["statements"])
        client.post(f"{PATH}/right", data={**form(client), "not_a_statement": "1"})
        assert client.get(PATH).status_code == 404
        left = client.get("/stories/1.json").json()["record"]["statements"]
        assert len(left) == count - 1
        assert "No statement by hand" in client.get("/stories/1").text
        (listed,) = [
            one for one in client.get("/corrections.json").json()["edits"] if one["kind"] != "note"
        ][:1]
        hidden = client.get(f"/statements/{listed['row'][1:]}")
        assert hidden.headers["location"] == "/stories/1"
        assert client.get("/statements/9999").status_code == 404


def test_an_event_is_put_right_wherever_it_is_told_and_listed(own_case: Path) -> None:
    with asked(own_case) as client:
        (first, *_) = client.get("/matters.json").json()["against"]
        step = first["matter"]["charges"][0]["steps"][0]
        path = f"/events/{step['tellings'][0]['event_id']}"
        assert f'href="{path}"' in client.get("/matters").text
        page = client.get(path)
        token = re.search(r'name="token" value="(\w+)"', page.text)[1]
        shown = client.get(f"{path}.json").json()
        fields = {
            "token": token,
            "type": shown["told"]["type"],
            "date": "" if shown["told"]["as_published"] else shown["told"]["date"],
            "defendant": shown["defendant"],
            "offence": shown["offence"] or "",
        }
        assert client.post(f"{path}/right", data=fields).status_code == 400
        changed = {**fields, "type": "dismiss", "defendant": "", "by": "desk", "everywhere": "1"}
        answer = client.post(f"{path}/right", data=changed)
        assert (answer.status_code, answer.headers["location"]) == (303, path)
        after = client.get(path).text
        assert "Type by hand: <bdi>dismissed</bdi>; the machine read" in after
        assert "Defendant by hand: <bdi>none</bdi>" in after
        listed = client.get("/corrections.json").json()
        tellings = 1 + len(shown["others"])
        assert listed["number"] == 2 * tellings
        assert "dismissed" in client.get("/corrections").text
        for one in [one for one in listed["edits"] if one["kind"] == "type"][-1:]:
            client.post(f"/corrections/{one['id']}/undo", data={"token": token, "everywhere": "1"})
        assert client.get("/corrections.json").json()["number"] == tellings
        hide = {**fields, "defendant": "", "not_an_event": "1", "everywhere": "1"}
        client.post(f"{path}/right", data=hide)
        assert "No list gives it" in client.get(path).text
        assert f'href="{path}"' not in client.get("/matters").text
        assert client.get("/events/99999").status_code == 404


def test_the_outlet_of_a_page_is_put_right_on_its_story(own_case: Path) -> None:
    with asked(own_case) as client:
        token = form(client)["token"]
        data = {"token": token, "outlet": "Night <Post>", "by": "desk"}
        assert client.post("/stories/1/right", data=data).headers["location"] == "/stories/1"
        story = client.get("/stories/1").text
        assert "Night &lt;Post&gt;" in story and "Outlet by hand" in story
        named = [one["name"] for one in client.get("/outlets.json").json()["outlets"]]
        assert "Night <Post>" in named


def test_a_page_is_taken_out_by_who_is_sure(own_case: Path) -> None:
    with asked(own_case) as client:
        fields = {"token": form(client)["token"]}
        assert client.post("/stories/1/remove", data=fields).status_code == 400
        answer = client.post("/stories/1/remove", data={**fields, "sure": "1"})
        assert answer.headers["location"] == "/stories"
        assert client.get("/stories/1").status_code == 404
        assert client.get("/stories").status_code == client.get("/people").status_code == 200


def test_what_makes_no_sense_is_one_line_and_changes_nothing(own_case: Path) -> None:
    with asked(own_case) as client:
        fields = form(client)
        same = client.post(f"{PATH}/right", data=fields)
        assert same.status_code == 400
        assert "say what is wrong" in same.text
        assert client.post(f"{PATH}/right", data={**fields, "said_on": "soon"}).status_code == 400
        assert client.post("/stories/1/statements/s99/right", data=fields).status_code == 404
        assert client.post("/corrections/99/undo", data=fields).status_code == 400
        assert client.post(f"{PATH}/right", data={"speaker": "X"}).status_code == 403
        with Casebook.open(own_case, readonly=True) as book:
            assert book.corrections() == []


def test_a_room_that_is_read_only_shows_no_form(own_case: Path) -> None:
    with asked(own_case, read_only=True) as client:
        page = client.get(PATH).text
        assert "Put it right" not in page
        assert client.post(f"{PATH}/right", data={}).status_code == 403
