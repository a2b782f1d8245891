"""What is told as so, planned or denied, over trees written by hand, some of them wrong."""

from __future__ import annotations

import pytest

from onrecord.reader.events import events_of
from tests.reader.parses import tree


def modality_of(text: str, parse: str, trigger: str) -> str:
    parsed = tree(text, parse)
    learned = [(0.1, 0.9, 0.0) if one.text == trigger else (1.0, 0.0, 0.0) for one in parsed.words]
    found = events_of(parsed, [], [], [], learned)
    return next(one.modality for one in found if text[slice(*one.trigger)] == trigger)


WITHOUT = (
    "Mills let crews quit early without paying dues",
    # The parser hangs "without" on the verb before it.
    "NOUN 2 nsubj,VERB 0 root,NOUN 2 obj,VERB 2 xcomp,ADV 4 advmod,SCONJ 4 mark,VERB 4 advcl,"
    "NOUN 7 obj",
)
BUT = (
    "Osk did not come but wrote and was heard",
    "PROPN 4 nsubj,AUX 4 aux,PART 4 advmod,VERB 0 root,CCONJ 6 cc,VERB 4 conj,CCONJ 9 cc,"
    "AUX 9 aux:pass,VERB 4 conj",
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        (WITHOUT, "quit", "asserted"),
        (WITHOUT, "paying", "negated"),
        (BUT, "come", "negated"),
        (BUT, "wrote", "asserted"),
        (BUT, "heard", "asserted"),
        (
            (
                "The club rejected the offer made by Osk",
                "DET 2 det,NOUN 3 nsubj,VERB 0 root,DET 5 det,NOUN 3 obj,VERB 5 acl,ADP 8 case,"
                "PROPN 6 obl",
            ),
            "made",
            "asserted",
        ),
        (
            (
                "No ferry sailed",
                "DET 2 det,NOUN 3 nsubj,VERB 0 root",
            ),
            "sailed",
            "negated",
        ),
        (
            (
                "They not only danced",
                "PRON 4 nsubj,PART 4 advmod,ADV 4 advmod,VERB 0 root",
            ),
            "danced",
            "asserted",
        ),
        (
            (
                "Osk did not want to dance",
                "PROPN 4 nsubj,AUX 4 aux,PART 4 advmod,VERB 0 root,PART 6 mark,VERB 4 advcl",
            ),
            "dance",
            "negated",
        ),
        (
            (
                "Osk is going to dance",
                "PROPN 3 nsubj,AUX 3 aux,VERB 0 root,PART 5 mark,VERB 3 xcomp",
            ),
            "dance",
            "planned",
        ),
    ],
)
def test_a_negation_denies_what_stands_behind_it(
    sentence: tuple[str, str], trigger: str, modality: str
) -> None:
    assert modality_of(*sentence, trigger) == modality
