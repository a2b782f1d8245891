"""Who takes part in an event, over trees written by hand."""

from __future__ import annotations

import pytest

from onrecord.reader.events import events_of
from tests.reader.parses import tree


def participants_of(text: str, parse: str, trigger: str) -> list[tuple[str, str]]:
    parsed = tree(text, parse)
    learned = [(0.1, 0.9, 0.0) if one.text == trigger else (1.0, 0.0, 0.0) for one in parsed.words]
    (found,) = events_of(parsed, [], [], [], learned)
    return [(one.role, text[slice(*one.span)]) for one in found.participants]


@pytest.mark.parametrize(
    ("text", "parse", "trigger", "found"),
    [
        (
            "Osk shelved his plan to paint barges",
            "PROPN 2 nsubj,VERB 0 root,PRON 4 nmod:poss,NOUN 2 obj,PART 6 mark,VERB 4 acl,NOUN 6 obj",
            "paint",
            [("agent", "his"), ("patient", "barges")],
        ),
        (
            "Osk won the right to paint barges",
            "PROPN 2 nsubj,VERB 0 root,DET 4 det,NOUN 2 obj,PART 6 mark,VERB 4 acl,NOUN 6 obj",
            "paint",
            [("agent", "Osk"), ("patient", "barges")],
        ),
        (
            "Ways to paint barges",
            "NOUN 0 root,PART 3 mark,VERB 1 acl,NOUN 3 obj",
            "paint",
            [("patient", "barges")],
        ),
        (
            "An engineer to paint barges",
            "DET 2 det,NOUN 0 root,PART 4 mark,VERB 2 acl,NOUN 4 obj",
            "paint",
            [("agent", "An engineer"), ("patient", "barges")],
        ),
        (
            "The barge which Osk painted",
            "DET 2 det,NOUN 0 root,PRON 5 obj,PROPN 5 nsubj,VERB 2 acl:relcl",
            "painted",
            [("patient", "The barge"), ("agent", "Osk")],
        ),
        (
            "Osk painted that",
            "PROPN 2 nsubj,VERB 0 root,PRON 2 obj",
            "painted",
            [("agent", "Osk"), ("patient", "that")],
        ),
        (
            "R4bn paints barges",
            "NUM 2 nsubj,VERB 0 root,NOUN 2 obj",
            "paints",
            [("patient", "barges")],
        ),
    ],
)
def test_who_takes_part(text: str, parse: str, trigger: str, found: list[tuple[str, str]]) -> None:
    assert participants_of(text, parse, trigger) == found
