"""Attributions and the dateline."""

from __future__ import annotations

from onrecord.reader.statements.attribution import (
    Attribution,
    after,
    arranged,
    within,
    without_dateline,
)
from onrecord.record import Block, Span

TEXT = "TARN QUAY — The ramp is shut, Ana Reyes said."
DATELINE = Span(0, 9)


def test_the_dateline_is_nobody_s_words() -> None:
    one = Attribution((Span(0, 28),), cue=Span(40, 44))
    (content,) = after(TEXT, DATELINE, one).content
    assert TEXT[slice(*content)] == "The ramp is shut"


def test_nor_is_it_anybody_s_name() -> None:
    text = "TARN QUAY - Osk, the ferry firm, said it sank."
    one = Attribution((Span(38, 45),), Span(0, 32), Span(33, 37))
    source = after(text, DATELINE, one).source
    assert text[slice(*source)] == "Osk, the ferry firm,"


def test_words_past_the_dateline_stay_as_they_are() -> None:
    one = Attribution((Span(12, 28),), cue=Span(40, 44))
    assert after(TEXT, DATELINE, one) == one


def test_day_and_agency_behind_a_dateline_are_of_it() -> None:
    text = "TARN QUAY, March 7 (Wire) - The ramp is shut, Ana Reyes said."
    one = Attribution((Span(9, 44),), cue=Span(56, 60))
    (content,) = after(text, DATELINE, one).content
    assert text[slice(*content)] == "The ramp is shut"


def test_what_is_nothing_but_a_dateline_goes_and_what_stands_inside_others_stays_so() -> None:
    alone = Attribution((Span(0, 9),))
    outer = Attribution((Span(12, 28),), cue=Span(40, 44))
    inner = Attribution((Span(16, 28),), inside=1)
    assert without_dateline(TEXT, DATELINE, [alone, outer, inner]) == (
        outer,
        Attribution((Span(16, 28),), inside=0),
    )


def test_what_was_inside_one_that_goes_is_inside_the_next_around_it() -> None:
    outer, middle = Attribution((Span(0, 40),)), Attribution((Span(10, 40),), inside=0)
    inner = Attribution((Span(20, 40),), inside=1)
    given = [outer, middle, inner]
    assert [one.inside for one in arranged(given, [0, 2])] == [None, 0]
    assert [one.inside for one in arranged(given, [0, 1, 2])] == [None, 0, 1]
    assert arranged({2: inner}, [2])[0].inside is None


def test_no_words_go_on_from_a_headline() -> None:
    text = "Mayor says quay safe\nPicture: Tom Lund\nThe quay is safe, Ana Reyes said."
    kinds = ("headline", "caption", "paragraph")
    ends = [20, 38, len(text)]
    blocks = [
        Block(kind, Span(start, end))
        for kind, start, end in zip(kinds, (0, 21, 39), ends, strict=True)
    ]
    across = Attribution((Span(11, 38),), cue=Span(6, 10))
    assert within(blocks, across).content == (Span(11, 20),)
    apart = Attribution((Span(11, 20), Span(39, 55)), cue=Span(67, 71))
    assert within(blocks, apart).content == (Span(39, 55),)
    inside = Attribution((Span(39, 55),), cue=Span(67, 71))
    assert within(blocks, inside) is inside
    credited = Attribution((Span(39, 55),), source=Span(30, 66), cue=Span(67, 71))
    assert text[slice(30, 66)] == "Tom Lund\nThe quay is safe, Ana Reyes"
    assert within(blocks, credited).source == Span(39, 66)
