"""Texts with every mention in brackets, and what is kept of them: spans."""

from __future__ import annotations

import json

import pytest

from training import mentioned
from training.annotated import Annotated, Marked
from training.corpora import DATA
from training.mentioned import Bracketed, bracketed, shown

TEXT = """The pilot left [on Friday]. “Her boat is old,” Ana Reyes' sister said.
She waited."""

WRITTEN = """@0 [p1 The pilot] left (on [t Friday]).
@1 “[x [p1 Her] boat] is old,” [p [p1 Ana Reyes'] sister] said.
@2 [p1 She] waited.
"""


def spans(one: Bracketed) -> list[tuple[str, str, str]]:
    return [(TEXT[a:b], type_, chain) for (a, b), type_, chain in sorted(one.mentions)]


def test_brackets_are_read_as_spans_with_types_and_chains() -> None:
    one = Bracketed(TEXT, WRITTEN)
    assert not one.problems
    found = spans(one)
    assert [words for words, _, chain in found if chain == "1"] == [
        "The pilot", "Her", "Ana Reyes'", "She",
    ]  # fmt: skip
    assert [(words, type_) for words, type_, chain in found if chain != "1"] == [
        ("Friday", "time"), ("Her boat", "other"), ("Ana Reyes' sister", "person"),
    ]  # fmt: skip
    assert len({chain for *_, chain in found}) == 4


@pytest.mark.parametrize(
    ("was", "written", "told"),
    [
        ("She] waited", "She] left", "@2: not the text"),
        ("@2 [p1 She]", "@2 [p1 She", "@2: a bracket stays open"),
        ("sister] said", "sister]] said", "@1: a bracket too many closes"),
        ("@2 [p1", "@2 [q1", "@2: no such type"),
        ("@2 [p1", "@2 [g1", "number 1 has several types"),
        (" said.", "", "@1: a bracket stays open, or words are missing"),
        ("@2 [p1 She] waited.", "", "@2 is not there"),
    ],
)
def test_what_is_not_the_text_is_listed(was: str, written: str, told: str) -> None:
    assert Bracketed(TEXT, WRITTEN.replace(was, written)).problems[0].startswith(told)


def test_a_text_in_brackets_is_read_back() -> None:
    places = {"The pilot": "a", "Her boat": "b", "Her": "a", "Ana Reyes": "a", "She": "a"}
    mentions = tuple(
        Marked((TEXT.index(words), TEXT.index(words) + len(words)), "person", chain)
        for words, chain in places.items()
    )
    written = bracketed(Annotated("x", TEXT, "gum", mentions=mentions, complete=True))
    assert written.splitlines()[1].startswith("@1 “[p [p1 Her] boat] is old,”")
    read = Bracketed(TEXT, written)
    assert not read.problems
    assert {one[0] for one in read.mentions} == {one.place for one in mentions}


def test_what_is_shown_has_no_brackets_of_its_own() -> None:
    assert shown(TEXT).splitlines()[0] == "@0 The pilot left (on Friday)."


def test_what_is_kept_is_spans_within_their_text() -> None:
    with mentioned.MENTIONS.open(encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            assert all(
                0 <= start < end <= one["length"] and letter in mentioned.TYPES
                for start, end, letter, _ in one["mentions"]
            )


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are absent")
def test_texts_are_those_annotated() -> None:
    names = [one.name for one in mentioned.documents()]
    assert len(names) == len(set(names)) > 20
