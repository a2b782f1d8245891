"""What several outlets tell of one blow over days is one line; another blow in the town is another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.casebook import Casebook
from onrecord.casebook.blows import Blow, Part, Struck, blow_of, one_blow
from onrecord.record import Record, Span
from tests.casebook.news import Story

TOLD = "2024-03-13"


def page(
    number: int, published: str, *lines: str, day: str | None = None, killed: str | None = None
) -> Record:
    """A page with what it tells of a collapse, read as the reader reads such lines."""
    story = Story(
        f"Page {number}", *lines, url=f"https://o{number}.example/a", outlet=f"Outlet {number}",
        published=published,
    )  # fmt: skip
    tarnholm = story.who("Tarnholm", kind="place") if "Tarnholm" in story.text else None
    bridge = "Maren Bridge" in story.text and story.who("Maren Bridge", kind="place")
    struck = [("patient", bridge)] if bridge and "Maren Bridge collapsed" in story.text else []
    word = next(one for one in ("collapsed", "collapse", "fell") if one in story.text)
    kind = "other" if word == "fell" else "disaster"
    story.event(kind, word, *struck, date=day if kind == "disaster" else None, place=tarnholm)
    if killed is not None:
        story.event("die", killed, date=day if kind == "other" else None)
    return story.record()


def case() -> list[Record]:
    return [
        page(1, "2024-03-12", "Three people were killed on Tuesday when the Maren Bridge collapsed"
             " in Tarnholm.", day="2024-03-12", killed="killed"),
        page(2, "2024-03-13", "Five people died in the collapse of the Maren Bridge in Tarnholm,"
             " the mayor said.", killed="died"),
        page(3, "2024-03-14", "Seven people were killed in Tuesday's bridge collapse in Tarnholm.",
             day="2024-03-12", killed="killed"),
        page(4, "2024-03-15", "Two workers died when a stand at the Orrin Stadium collapsed in"
             " Tarnholm on Thursday.", day="2024-03-14", killed="died"),
        page(5, "2024-03-16", "Eight people were killed when the Maren Bridge fell, the hospital"
             " said.", killed="killed"),
        page(6, "2024-03-16", "Work on the stand had begun.", "Two were killed in the collapse at"
             " the Orrin Stadium.", day="2024-03-14", killed="killed"),
    ]  # fmt: skip


def test_a_blow_is_one_line_and_its_tolls_a_conflict(book: Casebook) -> None:
    book.add(*case())
    lines = {
        (line.type, frozenset(one.url[9] for one in line.tellings if one.url))
        for line in book.timeline(show="events")
        if line.type != "other"
    }
    assert lines == {
        ("disaster", frozenset("123")),
        ("die", frozenset("1235")),
        ("disaster", frozenset("46")),
        ("die", frozenset("46")),
    }
    (toll,) = [one for one in book.conflicts() if one.about.startswith("die")]
    assert {side.value for side in toll.sides} == {"3 dead", "5 dead", "7 dead", "8 dead"}


def blow(**more) -> Blow:
    plain = Blow(
        "2024-03-12", "2024-03-13", frozenset(), frozenset(), frozenset(), frozenset(),
        frozenset((1,)), frozenset((1,)), frozenset(), frozenset(("disaster",)),
        frozenset(("collaps",)),
    )  # fmt: skip
    return replace(plain, **more)


NAME, NOUN = frozenset(("maren bridge",)), frozenset(("bridg",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"day": "2024-03-13"}, False),
        ({}, {"places": frozenset((2,)), "around": frozenset((2,))}, False),
        ({}, {"words": frozenset(("flood",))}, False),
        ({"kinds": frozenset(("attack",))}, {"kinds": frozenset(("attack",))}, False),
        ({"nouns": NOUN}, {"nouns": frozenset(("stand",))}, False),
        ({"nouns": NOUN}, {"maybe": NOUN, "places": frozenset()}, True),
        (
            {"nouns": NOUN},
            {"nouns": NOUN, "places": frozenset((2,)), "around": frozenset((2,))},
            False,
        ),
        ({"names": NAME}, {"spots": NAME, "day": None}, True),
        ({"names": NAME}, {"names": NAME, "day": "2024-03-14"}, True),
        ({"names": NAME}, {"names": NAME, "day": "2024-03-19"}, False),
        ({"names": NAME}, {"names": NAME, "day": None, "told": "2024-09-01"}, False),
        ({"names": NAME}, {"names": frozenset(("ost tunnel",))}, False),
        ({"day": None}, {}, False),
        ({"nouns": NOUN}, {"nouns": NOUN, "day": None}, True),
        ({"nouns": NOUN}, {"nouns": NOUN, "day": None, "told": "2024-06-01"}, False),
    ],
)
def test_what_makes_two_blows_one(one: dict, other: dict, same: bool) -> None:
    here, there = blow(**one), blow(**other)
    assert one_blow(here, there) is one_blow(there, here) is same


def struck(type_: str, at: int, date: str | None = None, **more) -> Struck:
    return Struck(
        type_, more.pop("modality", "asserted"), more.pop("trigger", "collapsed"),
        more.pop("before", ""), Span(at, at + 9), date, None, **more,
    )  # fmt: skip


def test_a_page_of_two_blows_has_none_and_what_is_long_past_is_left_out() -> None:
    one = struck("disaster", 0, "2024-03-12", parts=(Part("patient", "a bridge"),))
    past = struck("disaster", 10, "2009", parts=(Part("patient", "a footbridge"),))
    found = blow_of([one, past, struck("die", 10)], TOLD, [])
    assert found is not None
    assert (found.day, found.nouns) == ("2024-03-12", frozenset(("bridg",)))
    assert found.has("die", "asserted", None, Span(0, 9))
    assert not found.has("die", "asserted", None, Span(10, 19))
    assert not found.has("die", "asserted", "2024-03-11", Span(0, 9))
    assert not found.has("die", "possible", None, Span(0, 9))
    assert blow_of([one, struck("disaster", 20, "2024-03-11")], TOLD, []) is None
    stand = struck("disaster", 20, parts=(Part("patient", "the stand"),))
    assert blow_of([one, stand], TOLD, []) is None
    assert blow_of([struck("die", 0, "2024-03-12")], TOLD, []) is None
    late = struck("die", 30, "2024-03-18", late=True)
    found = blow_of([struck("disaster", 0, before="bridge"), late], TOLD, [])
    assert found is not None
    assert (found.day, found.maybe) == (None, frozenset(("bridg",)))


def test_a_country_is_nothing_that_is_struck_but_once() -> None:
    named = struck("disaster", 0, spots=frozenset(("united states", "maren bridge")))
    found = blow_of([named], TOLD, [])
    assert found is not None
    assert found.spots == NAME
