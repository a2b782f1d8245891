"""Which words are triggers: where they end, and what tells nothing, over trees written by hand."""

from __future__ import annotations

import pytest

from onrecord.reader.events.found import triggers
from tests.reader.parses import tree

BEGINS, GOES_ON, NONE = (0.1, 0.9, 0.0), (0.1, 0.1, 0.8), (1.0, 0.0, 0.0)


def found(text: str, parse: str, marked: str) -> list[str]:
    """The words of each trigger, where the encoder marks ``marked`` as one."""
    parsed = tree(text, parse)
    begin = text.index(marked)
    learned = [
        BEGINS
        if one.start == begin
        else GOES_ON
        if begin < one.start < begin + len(marked)
        else NONE
        for one in parsed.words
    ]
    return [text[slice(*one.span(parsed))] for one in triggers(parsed, learned)]


@pytest.mark.parametrize(
    ("text", "parse", "marked", "trigger"),
    [
        (
            "Osk drew the line",
            "PROPN 2 nsubj,VERB 0 root,DET 4 det,NOUN 2 obj",
            "drew the",
            "drew",
        ),
        (
            "Her grip on power",
            "PRON 2 nmod:poss,NOUN 0 root,ADP 4 case,NOUN 2 nmod",
            "grip on",
            "grip",
        ),
        (
            "They quarrel and part",
            "PRON 2 nsubj,VERB 0 root,CCONJ 4 cc,NOUN 2 conj",
            "quarrel and",
            "quarrel",
        ),
        (
            "It sank ” they wrote",
            "PRON 2 nsubj,VERB 5 ccomp,PUNCT 2 punct,PRON 5 nsubj,VERB 0 root",
            "sank ”",
            "sank",
        ),
        (
            "Osk argued with neighbours",
            "PROPN 2 nsubj,VERB 0 root,ADP 4 case,NOUN 2 obl",
            "argued with",
            "argued",
        ),
        (
            "Crews rent up to 40 vans",
            "NOUN 2 nsubj,VERB 0 root,ADP 2 compound:prt,ADP 5 case,NUM 6 nummod,NOUN 2 obj",
            "rent up",
            "rent",
        ),
        (
            "Smoke poured out",
            "NOUN 2 nsubj,VERB 0 root,ADP 2 compound:prt",
            "poured out",
            "poured out",
        ),
        (
            "A spark touched off the blaze",
            "DET 2 det,NOUN 3 nsubj,VERB 0 root,ADP 6 case,DET 6 det,NOUN 3 obl",
            "touched off",
            "touched off",
        ),
    ],
)
def test_a_trigger_ends_before_what_opens_something_else(
    text: str, parse: str, marked: str, trigger: str
) -> None:
    assert found(text, parse, marked) == [trigger]


@pytest.mark.parametrize(
    ("text", "parse", "marked"),
    [
        ("“ Never again", "PUNCT 3 punct,ADV 3 advmod,ADV 0 root", "“"),
        (
            "Rain fell according to Osk",
            "NOUN 2 nsubj,VERB 0 root,VERB 5 case,ADP 3 fixed,PROPN 2 obl",
            "according to",
        ),
        (
            "Osk has two boats",
            "PROPN 2 nsubj,VERB 0 root,NUM 4 nummod,NOUN 2 obj",
            "has",
        ),
        (
            "Osk is going to dance",
            "PROPN 3 nsubj,AUX 3 aux,VERB 0 root,PART 5 mark,VERB 3 xcomp",
            "going",
        ),
        (
            "A growing gap",
            "DET 3 det,VERB 3 amod,NOUN 0 root",
            "growing",
        ),
    ],
)
def test_what_only_helps_or_tells_a_state_is_no_event(text: str, parse: str, marked: str) -> None:
    assert found(text, parse, marked) == []


def test_going_somewhere_is_an_event() -> None:
    text = "Osk is going to Lund"
    parse = "PROPN 3 nsubj,AUX 3 aux,VERB 0 root,ADP 5 case,PROPN 3 obl"
    assert found(text, parse, "going") == ["going"]
