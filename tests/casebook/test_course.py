"""Events and statements in one order, in casebooks that are sorted as asked and in larger ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.casebook import Casebook, spoken
from onrecord.casebook.course import Show, course
from onrecord.casebook.happened import Asked, Happening
from onrecord.casebook.people import resolve
from onrecord.casebook.spoken import Utterance
from tests.casebook.news import Story
from tests.web import news

Line = Happening | Utterance


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Iterator[Casebook]:
    with Casebook.open(news.write(tmp_path_factory.mktemp("course") / "case.db")) as made:
        yield made


def read(
    book: Casebook, asked: Asked, show: Show = "all", *, limit: int = 7, undated: bool = False
) -> list[Line]:
    """Every line, page by page."""
    found: list[Line] = []
    after, pages = None, 0
    while after is not None or not pages:
        lines = spoken.sorted_lines(book.connection, asked)
        page = course(
            book.connection, asked, show, lines, limit=limit, after=after, undated=undated
        )
        assert len(page.lines) <= limit
        found += page.lines
        assert page.next is None or page.next != after
        after, pages = page.next, pages + 1
    return found


def said(lines: list[Line]) -> list[int]:
    return [one.said.id for one in lines if isinstance(one, Utterance)]


@pytest.fixture(params=[5_000, 11, 4])
def walked(request, monkeypatch) -> int:
    """As in a casebook too large to be sorted, with so many rows looked at for one page."""
    monkeypatch.setattr(spoken, "SORTED", 0)
    monkeypatch.setattr(spoken, "WALKED", request.param)
    monkeypatch.setattr(spoken, "QUOTATIONS", max(3, request.param // 2))
    return request.param


def whom(book: Casebook) -> list[Asked]:
    names = ("Ada Brook", "Ines Calloway", "Ruth Okafor", "Hugh Penrose")
    return [Asked(), *(Asked(who=resolve(book.connection, one)[0]) for one in names)]


def test_a_casebook_too_large_to_sort_has_the_same_lines(book, walked) -> None:
    for asked in whom(book):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(spoken, "SORTED", 5_000)
            small = read(book, asked)
        large = read(book, asked)
        assert sorted(said(large)) == sorted(said(small))
        assert [one.id for one in large if isinstance(one, Happening)] == [
            one.id for one in small if isinstance(one, Happening)
        ]
        places = [(one.place[0], one.kind, one.place[1]) for one in large]
        assert places == sorted(places)


def test_of_one_person_the_order_is_the_same_at_any_size(book, walked) -> None:
    for asked in whom(book)[1:]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(spoken, "SORTED", 5_000)
            small = read(book, asked)
        assert [one.id for one in read(book, asked)] == [one.id for one in small]


def test_a_range_is_kept_at_any_size(book, walked) -> None:
    asked = Asked(since="2024-02", until="2024-03-05")
    found = read(book, asked)
    assert len(said(found)) == 12 + 5
    assert all("2024-02" <= one.place[0] <= "2024-03-05~" for one in found)
    (ada,) = [one for one in whom(book) if one.who == resolve(book.connection, "Ada Brook")[0]]
    asked = Asked(who=ada.who, since="2024-02", until="2024-03-05")
    assert len(said(read(book, asked))) == 12 + 5


def test_counts_are_of_lines_where_they_can_be_sorted_and_of_copies_beyond(book) -> None:
    ruth = Asked(who=resolve(book.connection, "Ruth Okafor")[0], since="2024-05-20")
    lines = spoken.sorted_lines(book.connection, ruth)
    counted = spoken.spread(book.connection, ruth, lines, "day")
    assert counted is not None and not counted.copies
    assert [(one.date, one.number) for one in counted.buckets] == [("2024-05-24", 1)]
    with_copies = spoken.spread(book.connection, ruth, None, "day")
    assert with_copies is not None and with_copies.copies
    assert [(one.date, one.number) for one in with_copies.buckets] == [("2024-05-24", 2)]
    of_all = spoken.spread(book.connection, Asked(since="2024-05-24"), None, "month")
    assert of_all is not None and of_all.buckets[0].number >= 2


def test_too_many_to_count_are_not_counted(book, monkeypatch) -> None:
    monkeypatch.setattr(spoken, "COUNTABLE", 20)
    assert spoken.spread(book.connection, Asked(), None, "year") is None
    january = Asked(since="2024-01", until="2024-01")
    counted = spoken.spread(book.connection, january, None, "month")
    assert counted is not None and [one.number for one in counted.buckets] == [12]


def test_a_quotation_stands_at_the_day_it_was_said_where_any_page_tells_it(tmp_path) -> None:
    words = "“The ferry will not run before the ramp has been mended,”"
    with Casebook.open(tmp_path / "case.db") as book:
        for number, (published, on) in enumerate(
            [("2024-05-02", None), ("2024-05-03", "2024-04-30"), ("2024-05-04", "2024-04")], 1
        ):
            story = Story(
                f"Ferry, report {number}",
                f"{words} Ruth Okafor said.",
                url=f"https://paper{number}.example/ferry",
                published=published,
            )
            story.said(story.who("Ruth Okafor"), words, on=on)
            book.add(story.record())
        (line,) = read(book, Asked())
        assert isinstance(line, Utterance)
        assert (line.date, line.basis, line.pages) == ("2024-04-30", "said", 3)
        assert len(line.said.appearances) == 3


def test_what_is_put_right_by_hand_moves_the_line(tmp_path) -> None:
    with Casebook.open(news.write(tmp_path / "case.db")) as book:
        ruth = Asked(who=resolve(book.connection, "Ruth Okafor")[0], since="2024-05-20")
        (line,) = read(book, ruth)
        assert isinstance(line, Utterance) and line.basis == "published"
        book.correct(f"s{line.said.id}", said_on="2024-05-20")
        (moved,) = read(book, ruth)
        assert (moved.date, moved.basis) == ("2024-05-20", "said")


def test_what_has_no_date_is_listed_apart(tmp_path) -> None:
    with Casebook.open(tmp_path / "case.db") as book:
        words = "“Nobody knows when I said this,”"
        story = Story(
            "A voice", f"{words} Ruth Okafor said.", url="https://a.example/1", published=None
        )
        story.said(story.who("Ruth Okafor"), words)
        book.add(story.record())
        assert read(book, Asked()) == []
        (line,) = read(book, Asked(), undated=True)
        assert isinstance(line, Utterance) and (line.date, line.basis) == (None, None)
        counted = spoken.spread(
            book.connection, Asked(), spoken.sorted_lines(book.connection, Asked()), "year"
        )
        assert counted is not None and counted.undated == 1
