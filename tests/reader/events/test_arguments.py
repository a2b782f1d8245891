"""Who takes part in an event, over trees written by hand."""

from __future__ import annotations

import pytest

from onrecord.reader.events import events_of
from onrecord.record import Entity, Mention, Span
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
        (
            # The parser calls "were" no auxiliary of the passive, and hangs the clause too far left.
            "The remains of sailors who were killed",
            "DET 2 det,NOUN 0 root,ADP 4 case,NOUN 2 nmod,PRON 7 nsubj,AUX 7 aux,VERB 2 acl:relcl",
            "killed",
            [("victim", "sailors")],
        ),
        (
            # The parser hangs the mother on the sea.
            "Osk slept at sea after his mother drowned",
            "PROPN 2 nsubj,VERB 0 root,ADP 4 case,NOUN 2 obl,SCONJ 8 mark,PRON 7 nmod:poss,NOUN 4 nmod,"
            "VERB 2 advcl",
            "drowned",
            [("victim", "his mother")],
        ),
        (
            "Norland 's invasion of Sudland",
            "PROPN 3 nmod:poss,PART 1 case,NOUN 0 root,ADP 5 case,PROPN 3 nmod",
            "invasion",
            [("attacker", "Norland"), ("target", "Sudland")],
        ),
        (
            "Lund 's murder",
            "PROPN 3 nmod:poss,PART 1 case,NOUN 0 root",
            "murder",
            [("victim", "Lund")],
        ),
        (
            "Oslo 's accusation against Lund",
            "PROPN 3 nmod:poss,PART 1 case,NOUN 0 root,ADP 5 case,PROPN 3 nmod",
            "accusation",
            [("accuser", "Oslo"), ("defendant", "Lund")],
        ),
        (
            "The firm 's treasurer , Osk , was arrested",
            "DET 2 det,NOUN 4 nmod:poss,PART 2 case,NOUN 9 nsubj:pass,PUNCT 6 punct,PROPN 4 appos,"
            "PUNCT 4 punct,AUX 9 aux:pass,VERB 0 root",
            "arrested",
            [("person", "The firm 's treasurer")],
        ),
        (
            # The parser puts "chess" before the verb that governs Osk's partners.
            "Partners played chess",
            "NOUN 2 nsubj,VERB 0 root,NOUN 1 compound",
            "played",
            [("agent", "Partners")],
        ),
        (
            "A panel will find who shot Osk",
            "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,PRON 6 nsubj,VERB 4 ccomp,PROPN 6 obj",
            "shot",
            [("target", "Osk")],
        ),
        (
            # The parser hangs the second post on the name.
            "Osk , owner and captain , resigned",
            "PROPN 7 nsubj,PUNCT 3 punct,NOUN 1 appos,CCONJ 5 cc,NOUN 1 conj,PUNCT 3 punct,VERB 0 root",
            "resigned",
            [("person", "Osk")],
        ),
        (
            # The parser takes both the firm and its captain for the subject.
            "Norvane 's captain resigned",
            "PROPN 4 nsubj,PART 1 case,NOUN 4 nsubj,VERB 0 root",
            "resigned",
            [("person", "captain")],
        ),
        (
            # The parser takes the firm for the object.
            "Guards arrested Norvane 's captain",
            "NOUN 2 nsubj,VERB 0 root,PROPN 2 obj,PART 3 case,NOUN 2 obj",
            "arrested",
            [("agent", "Guards"), ("person", "captain")],
        ),
    ],
)
def test_who_takes_part(text: str, parse: str, trigger: str, found: list[tuple[str, str]]) -> None:
    assert participants_of(text, parse, trigger) == found


def test_who_is_asked_about_is_not_guessed_to_be_another_than_who_answers() -> None:
    text = "Asked whether she would resign , Holm replied"
    parsed = tree(
        text,
        "VERB 8 advcl,SCONJ 5 mark,PRON 5 nsubj,AUX 5 aux,VERB 1 ccomp,PUNCT 1 punct,PROPN 8 nsubj,"
        "VERB 0 root",
    )
    she = (Mention(Span(14, 17), "pronoun"),)
    holm = (Mention(Span(33, 37), "name"),)
    for hers, named, wanted in (("Osk", "Holm", None), ("Holm", "Holm", "Holm")):
        entities = (
            [Entity("e1", "person", "Holm", mentions=(*she, *holm))]
            if hers == named
            else [
                Entity("e1", "person", hers, mentions=she),
                Entity("e2", "person", named, mentions=holm),
            ]
        )
        (resigns,) = (
            one for one in events_of(parsed, entities, [], []) if one.type == "end_position"
        )
        (who,) = resigns.participants
        assert (who.entity.name if who.entity else None) == wanted
