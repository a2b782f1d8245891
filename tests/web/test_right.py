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
        assert "not a statement" in client.get("/stories/1").text


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
