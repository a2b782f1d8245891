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


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        (
            (
                "Osk offered to resign",
                "PROPN 2 nsubj,VERB 0 root,PART 4 mark,VERB 2 xcomp",
            ),
            "resign",
            "planned",
        ),
        (
            (
                "Osk managed to resign",
                "PROPN 2 nsubj,VERB 0 root,PART 4 mark,VERB 2 xcomp",
            ),
            "resign",
            "asserted",
        ),
        (
            (
                "Osk had to resign",
                "PROPN 4 nsubj,VERB 4 aux,PART 4 mark,VERB 0 root",
            ),
            "resign",
            "asserted",
        ),
        (
            (
                "Osk has to resign",
                "PROPN 4 nsubj,VERB 4 aux,PART 4 mark,VERB 0 root",
            ),
            "resign",
            "possible",
        ),
        (
            (
                "Osk was the first member to resign",
                "PROPN 5 nsubj,AUX 5 cop,DET 5 det,ADJ 5 amod,NOUN 0 root,PART 7 mark,VERB 5 acl",
            ),
            "resign",
            "asserted",
        ),
        (
            (
                "Osk sought approval to buy shares",
                "PROPN 2 nsubj,VERB 0 root,NOUN 2 obj,PART 5 mark,VERB 3 acl,NOUN 5 obj",
            ),
            "buy",
            "planned",
        ),
        (
            (
                "Osk is willing to go and resign",
                "PROPN 3 nsubj,AUX 3 cop,ADJ 0 root,PART 5 mark,VERB 3 xcomp,CCONJ 7 cc,VERB 5 conj",
            ),
            "resign",
            "planned",
        ),
        (
            (
                "Crowds may gather if federal agents seized Osk",
                "NOUN 3 nsubj,AUX 3 aux,VERB 0 root,SCONJ 7 mark,ADJ 6 amod,NOUN 7 nsubj,"
                # The parser sets the condition beside what it is a condition of.
                "VERB 3 conj,PROPN 7 obj",
            ),
            "seized",
            "possible",
        ),
        (
            (
                "Mills suggested that Osk resign",
                "PROPN 2 nsubj,VERB 0 root,SCONJ 5 mark,PROPN 5 nsubj,VERB 2 ccomp",
            ),
            "resign",
            "planned",
        ),
        (
            (
                "Mills feared Osk resigned",
                "PROPN 2 nsubj,VERB 0 root,PROPN 4 nsubj,VERB 2 ccomp",
            ),
            "resigned",
            "possible",
        ),
        (
            (
                "Osk was barred from leaving",
                "PROPN 3 nsubj:pass,AUX 3 aux:pass,VERB 0 root,SCONJ 5 mark,VERB 3 advcl",
            ),
            "leaving",
            "negated",
        ),
        (
            (
                "Osk probably drowned",
                "PROPN 3 nsubj,ADV 3 advmod,VERB 0 root",
            ),
            "drowned",
            "possible",
        ),
        (
            (
                "Osk played down the risk of a takeover",
                "PROPN 2 nsubj,VERB 0 root,ADP 2 compound:prt,DET 5 det,NOUN 2 obj,ADP 8 case,"
                "DET 8 det,NOUN 5 nmod",
            ),
            "takeover",
            "possible",
        ),
        (
            (
                "Osk called for an inquiry",
                "PROPN 2 nsubj,VERB 0 root,ADP 5 case,DET 5 det,NOUN 2 obl",
            ),
            "inquiry",
            "planned",
        ),
        (
            (
                "The planned march was large",
                "DET 3 det,ADJ 3 amod,NOUN 5 nsubj,AUX 5 cop,ADJ 0 root",
            ),
            "march",
            "planned",
        ),
        (
            (
                "The failed assassination shook Osk",
                "DET 3 det,ADJ 3 amod,NOUN 4 nsubj,VERB 0 root,PROPN 4 obj",
            ),
            "assassination",
            "negated",
        ),
        (
            (
                "Mills decided to charge Osk in the killing",
                "PROPN 2 nsubj,VERB 0 root,PART 4 mark,VERB 2 xcomp,PROPN 4 obj,ADP 8 case,DET 8 det,"
                "NOUN 4 obl",
            ),
            "killing",
            "asserted",
        ),
        (
            (
                "The bombing will hurt trade",
                "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,NOUN 4 obj",
            ),
            "bombing",
            "asserted",
        ),
        (
            (
                "The raid will begin tonight",
                "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,NOUN 4 obl",
            ),
            "raid",
            "planned",
        ),
        (
            (
                "Mills paid for information leading to the arrest of Osk",
                "PROPN 2 nsubj,VERB 0 root,ADP 4 case,NOUN 2 obl,VERB 4 acl,ADP 8 case,DET 8 det,"
                "NOUN 5 obl,ADP 10 case,PROPN 8 nmod",
            ),
            "arrest",
            "possible",
        ),
    ],
)
def test_what_is_only_meant_or_supposed_has_not_happened(
    sentence: tuple[str, str], trigger: str, modality: str
) -> None:
    assert modality_of(*sentence, trigger) == modality
