"""What Python gives a casebook and makes no sense: told at once, by its name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.casebook import Casebook
from onrecord.errors import OptionError
from tests.casebook.news import Story


@pytest.mark.parametrize(
    "one", ["page.html", Path("page.html"), b"<p>", bytearray(b"<p>"), io.BytesIO(b"<p>")]
)
def test_one_page_is_not_taken_for_many(book: Casebook, one: object) -> None:
    with pytest.raises(TypeError, match="adding takes many sources"):
        book.adding(one)


def test_neither_is_a_record(book: Casebook) -> None:
    with pytest.raises(TypeError, match="adding takes many sources"):
        book.adding(Story("Ferry late", "It was late.", url="https://a.example").record())


@pytest.mark.parametrize(
    "options", [{"workers": "2"}, {"workers": 0}, {"outlet": 5}, {"published": "soon"}]
)
def test_options_are_looked_at_before_a_page_is_opened(book: Casebook, options: dict) -> None:
    with pytest.raises(OptionError, match=next(iter(options))):
        book.adding(["missing.html"], **options)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (lambda book: book.statements(by=5), "by"),
        (lambda book: book.statements(by=" "), "by"),
        (lambda book: book.statements(about=b"ferry"), "about"),
        (lambda book: book.statements(outlet=5), "outlet"),
        (lambda book: book.statements(since=5), "since"),
        (lambda book: book.statements(limit=1.5), "limit"),
        (lambda book: book.statements(limit=-1), "limit"),
        (lambda book: book.people(5), "name"),
        (lambda book: book.people(kind="ship"), "kind"),
        (lambda book: book.people(kind=["person"]), "kind"),
        (lambda book: book.people(limit="2"), "limit"),
        (lambda book: book.merges("Reyes"), "person"),
        (lambda book: book.timeline(5), "who"),
        (lambda book: book.timeline(show="quotes"), "show"),
        (lambda book: book.matters(5), "who"),
        (lambda book: book.search(None), "search"),
        (lambda book: book.search(5), "search"),
        (lambda book: book.search("ferry", limit=None), "limit"),
        (lambda book: book.same("Reyes", None), "other"),
        (lambda book: book.different(5, "Reyes"), "one"),
        (lambda book: book.correct(12, note="Wrong."), "row"),
        (lambda book: book.correct("s1", speaker=5), "speaker"),
        (lambda book: book.correct("s1", note="Wrong.", by=5), "by"),
    ],
)
def test_a_question_that_makes_no_sense_names_what_it_is(
    book: Casebook, question: object, named: str
) -> None:
    with pytest.raises(OptionError) as caught:
        question(book)
    assert caught.value.source == named
    assert "\n" not in str(caught.value)
