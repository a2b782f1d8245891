"""Pages are taken out of a casebook whole, and what is left answers as if they had never been in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.casebook import Casebook
from onrecord.errors import CasebookError, OptionError
from onrecord.record import Record
from tests.casebook import plain
from tests.casebook.test_counts import agree
from tests.web import news

KEPT = {"corrections", "regroupings", "decisions", "saved_searches"}
"""What a person made."""


def answers(book: Casebook) -> tuple[object, ...]:
    """What a casebook says, without the numbers of its rows."""
    said = [(one.speaker, one.words, one.date, one.stories) for one in book.statements()]
    told = [
        (line.date, line.type, sorted(one.url or "" for one in line.tellings))
        for line in book.timeline(show="events")
    ]
    return (
        [one.to_json() for one in book.records()],
        sorted(map(repr, said)),
        sorted(map(repr, told)),
        sorted((one.name, one.pages, one.statements) for one in book.people(kind=None)),
        sorted(repr([(copy.url, copy.headline) for copy in one.copies]) for one in book.stories()),
        sorted((one.kind, one.about) for one in book.conflicts()),
        sorted((hit.kind, hit.words) for hit in book.search("the", limit=200).hits),
        [tuple(row) for row in book.connection.execute("SELECT * FROM vocabulary ORDER BY word")],
    )


def some() -> list[Record]:
    records = [*news.records(), *plain.stories()]
    return [one for one in records if one.page.url]


def test_the_rest_answers_as_if_it_had_never_been_there() -> None:
    records = some()
    gone = {one.page.url for one in records[-3:]}
    with Casebook.open(":memory:") as book, Casebook.open(":memory:") as other:
        book.add(*records)
        found = book.remove(*sorted(gone))
        assert {one.page for one in found} == gone and all(one.whole for one in found)
        agree(book.connection)
        other.add(*(one for one in records if one.page.url not in gone))
        assert answers(book) == answers(other)


def test_nothing_is_left_of_the_last_but_what_a_person_made() -> None:
    with Casebook.open(":memory:") as book:
        book.add(*some())
        book.correct("s1", note="heard the recording")
        book.remove(*{one.page.url for one in some()})
        agree(book.connection)
        tables = book.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        )
        left = {
            name
            for (name,) in tables.fetchall()
            if book.connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()
        }
        assert left <= KEPT | {"outlets", "quoted", "dated", "involved"} and "corrections" in left
        assert not book.search("the").hits and not book.statements()
        (kept,) = book.corrections()
        assert kept.row is None
        book.add(*some())
        assert book.corrections()[0].row is not None


def test_the_first_of_a_story_leaves_it_to_the_next(tmp_path: Path) -> None:
    first = some()[0]
    copies = [
        replace(
            first,
            page=replace(first.page, url=f"https://{name}.example/a", sha256=name),
            article=replace(first.article, outlet=name),
        )
        for name in ("one", "two", "three")
    ]
    with Casebook.open(":memory:") as book:
        book.add(*copies[:2])
        together = book.status().stories
        book.remove("one.example/a")
        book.add(copies[2])
        assert (together, book.status().stories) == (1, 1)
        assert book.statements()[0].stories == 1


def test_a_file_or_a_warc_goes_by_its_name_and_other_captures_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = some()[:2]
    one = replace(first, page=replace(first.page, source="crawl/a.warc.gz", sha256="a"))
    later = replace(
        first,
        page=replace(
            first.page, source="crawl/b.warc.gz", sha256="b", captured_at="2030-01-01T00:00:00Z"
        ),
    )
    other = replace(second, page=replace(second.page, source="crawl/b.warc.gz"))
    with Casebook.open(":memory:") as book:
        book.add(one, later, other)
        found = book.remove("crawl/b.warc.gz")
        assert [(each.versions, each.whole) for each in found] == [(1, False), (1, True)]
        assert [each.page.sha256 for each in book.records()] == ["a"]
        agree(book.connection)
        assert book.search("the").hits
        with pytest.raises(OptionError, match="is no page of this casebook"):
            book.remove("p1", "crawl/c.warc.gz")
        assert book.status().pages == 1
        book.remove("crawl/")
        assert book.status().pages == 0
        # a crawl names its WARCs by their whole path, and whoever stands beside one by its name
        book.add(replace(one, page=replace(one.page, source=str(tmp_path / "d.warc.gz"))))
        monkeypatch.chdir(tmp_path)
        assert len(book.remove("d.warc.gz")) == 1


def test_who_only_reads_takes_nothing_out(tmp_path: Path) -> None:
    Casebook.open(tmp_path / "case.db").close()
    with Casebook.open(tmp_path / "case.db", readonly=True) as book, pytest.raises(CasebookError):
        book.remove("p1")
