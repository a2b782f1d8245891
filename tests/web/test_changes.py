"""Pages that were changed: in the list of conflicts and beside their story, before and after marked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as parser
from starlette.testclient import TestClient

from onrecord.casebook import Casebook, changes
from onrecord.casebook.differences import Difference
from onrecord.web.differing import COMPARED, runs
from tests.casebook.news import Story
from tests.web.conftest import asked

BAD = "<script>alert(1)</script>"
BEFORE = (
    "Six people died in the fire.",
    "“Nobody warned us,” Ana Reyes said.",
    "The pier is shut.",
)
AFTER = ("Five people died in the fire.", "“We were not told in writing,” Ana Reyes said.", f"Boats lie idle {BAD}.")  # fmt: skip


def capture(day: int, *lines: str, page: int = 1) -> Story:
    url = f"https://vale.example/fire/{page}"
    made = Story("Fire at the quay", *lines, url=url, captured_at=f"2024-03-{day:02}T08:00:00Z")
    ana = made.who("Ana Reyes")
    made.said(ana, lines[1][: lines[1].index(" Ana")])
    return made


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[TestClient]:
    """One page in two captures, one in one."""
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(capture(14, *BEFORE).record(), capture(14, *BEFORE, page=2).record())
        book.add(capture(15, *AFTER).record())
    with asked(tmp_path / "case.db") as client:
        yield client


def page(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return parser.fromstring(answer.text)


def test_a_changed_page_stands_among_the_conflicts(edited: TestClient) -> None:
    tabs = page(edited, "/conflicts").xpath("//p[@class='tabs']/a")
    assert [one.text for one in tabs] == ["Events", "Denials", "Who said it", "Changed pages"]
    root = page(edited, tabs[-1].get("href"))
    (found,) = root.xpath("//section[@class='conflict']")
    assert "changed without a word about it" in found.text_content()
    assert {one.text for one in found.xpath(".//del")} >= {"Six", "The pier is shut."}
    assert "Five" in {one.text for one in found.xpath(".//ins")}
    (link,) = found.xpath(".//a[text()='as it was before']/@href")
    assert "Six people died" in page(edited, link).text_content()
    assert "“Nobody warned us,”" in found.xpath("string(.//ul[@class='said-anew'][1])")


def test_a_story_shows_what_it_changed(edited: TestClient) -> None:
    root = page(edited, "/stories/1")
    assert root.xpath("//p[@class='facts top']//a[@href='#changes']")
    (found,) = root.xpath("//div[@id='changes']")
    assert "Six" in {one.text for one in found.xpath(".//del")}
    assert not page(edited, "/stories/2").xpath("//*[@id='changes'] | //a[@href='#changes']")


def test_what_a_page_says_is_text(edited: TestClient) -> None:
    for path in ("/conflicts?sort=changes", "/stories/1"):
        text = edited.get(path).text
        assert BAD not in text and "alert(1)" in text


def test_as_json_and_as_a_table(edited: TestClient) -> None:
    (one,) = edited.get("/conflicts.json?sort=changes").json()["changes"]
    assert (one["page_id"], one["silent"]) == (1, True)
    assert edited.get("/stories/1.json").json()["changes"] == [one]
    rows = list(csv.DictReader(io.StringIO(edited.get("/conflicts.csv?sort=changes").text)))
    assert {row["kind"] for row in rows} == {"changed", "removed", "added"}


def test_a_casebook_in_which_nothing_changed(client: TestClient) -> None:
    root = page(client, "/conflicts?sort=changes")
    assert "No changed page found" in root.text_content()
    assert not root.xpath("//nav[@class='pager']")


def test_the_list_goes_on_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.views.conflicts.SHOWN", 2)
    with Casebook.open(tmp_path / "case.db") as book:
        for day, lines in ((14, BEFORE), (15, AFTER)):
            book.add(*(capture(day, *lines, page=number).record() for number in range(1, 5)))
    with asked(tmp_path / "case.db") as client:
        first = client.get("/conflicts.json?sort=changes").json()
        assert [one["page_id"] for one in first["changes"]] == [4, 3]
        then = client.get(first["next"].replace("/conflicts", "/conflicts.json")).json()
        assert [one["page_id"] for one in then["changes"]] == [2, 1]
        assert then["next"] is None
    with Casebook.open(tmp_path / "case.db", readonly=True) as book:
        monkeypatch.setattr(changes, "LOOKED_AT", 3)
        found, after = changes.listed(book.connection, limit=9)
        assert [one.page_id for one in found] == [4, 3, 2]
        assert [one.page_id for one in changes.listed(book.connection, limit=9, after=after)[0]] == [1]  # fmt: skip


def wordings(before: str, after: str) -> list[list[str]]:
    found = runs(Difference("changed", None, None, before, after))
    assert ["".join(run.text for run in each) for each in found] == [before, after]
    return [[run.text for run in each if run.differs] for each in found]


def test_words_that_differ_are_found_and_none_is_lost() -> None:
    assert wordings("Six people died.", "Five people have died.") == [["Six"], ["Five", "have"]]
    assert wordings("the old stone pier", "the new iron pier") == [["old stone"], ["new iron"]]
    assert wordings("It was.", "It was.") == [[], []]
    long = "word " * COMPARED
    assert wordings(long, f"{long}more") == [[long], [f"{long}more"]]
