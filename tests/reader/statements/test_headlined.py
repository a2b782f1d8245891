"""Quotations that open a headline."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.headlined import headlined
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Block, Span
from tests.reader.attributed import at


def told(text: str, *given: Attribution, kind="headline"):
    end = text.find("\n") if "\n" in text else len(text)
    blocks = [Block(kind, Span(0, end))]
    return headlined(text, blocks, given, quotations(text, blocks))


@pytest.mark.parametrize("joint", [":", " –", " -"])
def test_it_is_a_statement_of_which_nothing_tells_whose(joint: str) -> None:
    text = f"‘Nobody told us’{joint} families ask why the quay fell"
    (one,) = told(text)
    assert text[slice(*one.content[0])] == "‘Nobody told us’"
    assert (one.source, one.cue, one.loose) == (None, None, True)


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("actor Jo Lund on life after the flood", "actor Jo Lund"),
        ("Jo Lund on the year of the flood", "Jo Lund"),
        ("Jo Lund on trial for the flood", None),
        ("families on the quay", None),
    ],
)
def test_who_speaks_of_something_behind_it_says_it(behind: str, who: str | None) -> None:
    text = f"‘Nobody told us’: {behind}"
    (one,) = told(text)
    assert (one.source and text[slice(*one.source)]) == who


@pytest.mark.parametrize(
    "text",
    [
        "‘The Quay of Tears’: what to look for",
        "‘Shameful’: families ask why",
        "‘Nobody told us’ say families",
        "Families: ‘Nobody told us’",
        "‘Nobody told us: families ask why",
    ],
)
def test_a_title_or_a_word_is_none(text: str) -> None:
    assert told(text) == ()


def test_what_runs_on_behind_it_ends_with_it() -> None:
    text = "‘Nobody warns you of the quay’: Jo Lund on life after the flood"
    given = Attribution(
        (at(text, "you of the quay’: Jo Lund"),), at(text, "Nobody"), at(text, "warns")
    )
    outer, inner = told(text, given)
    assert text[slice(*outer.content[0])] == "‘Nobody warns you of the quay’"
    assert (text[slice(*inner.content[0])], inner.inside) == ("you of the quay", 0)


def test_nor_is_one_in_a_paragraph() -> None:
    assert told("‘Nobody told us’: families ask why.", kind="paragraph") == ()


def test_what_is_told_already_stays() -> None:
    text = "‘Nobody told us’: families ask why"
    one = Attribution((at(text, "‘Nobody told us’"),), at(text, "families"))
    assert told(text, one) == (one,)


def test_what_is_told_within_it_is_nested() -> None:
    text = "‘We were told to keep quiet’: nurses speak\nLund said he knew it fell."
    within = Attribution((at(text, "to keep quiet’"),), cue=at(text, "were told"))
    outer = Attribution((at(text, "he knew it fell"),), at(text, "Lund"), at(text, "said"))
    inner = Attribution((at(text, "it fell"),), at(text, "he"), at(text, "knew"), inside=1)
    found = told(text, within, outer, inner)
    assert [one.inside for one in found] == [None, 0, None, 2]
    assert text[slice(*found[1].content[0])] == "to keep quiet"
