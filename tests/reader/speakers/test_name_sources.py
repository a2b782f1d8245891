"""Whom a source with a name means, and the roles beside it."""

from __future__ import annotations

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article
from tests.reader.attributed import marked, read, span
from tests.reader.encodings import encoded_of


def test_what_a_relative_of_somebody_is_tells_nothing_of_the_speaker():
    text = """{s:A spokeswoman for the port} {c:said} {t:the gate was open}.
{s:Zofka Lisz, whose brother is missing,} {c:said} {t:the gate was shut}.
{t:"I saw it,"} {s:she} {c:said}."""
    _, statements = read(text)
    assert [one.speaker.name for one in statements[1:]] == ["Zofka Lisz"] * 2
    assert statements[1].speaker.roles == ()


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("The finance blog", "organization"),
        ("Rail operator", "organization"),
        ("Crane operator", "person"),
    ],
)
def test_a_body_is_told_by_the_noun_of_its_role(role, kind):
    text = f"{{s:{role} Osmund}} {{c:said}} {{t:the coins were rare}}."
    assert read(text)[1][0].speaker.type == kind


def test_a_subject_and_its_verb_are_no_role():
    text = "Then one analyst catches Osmund chief Jo Lund. {s:Lund} {c:said} {t:no}."
    (person,) = (one for one in read(text)[0] if one.name == "Jo Lund")
    assert [one.text for one in person.roles] == ["Osmund chief"]


@pytest.mark.parametrize(("head", "speaker"), [(1, "Jo Lundqvist"), (6, "a former minister")])
def test_a_source_beside_the_name_is_its_bearer(head, speaker):
    text, attributions = marked("Jo Lundqvist, {s:a former minister} {c:wrote} {t:no}.")
    tree = [
        ("Jo", "flat", 1), ("Lundqvist", "nsubj", 6), (",", "punct", 1), ("a", "det", 5),
        ("former", "amod", 5), ("minister", "nsubj", head), ("wrote", "root", 6), ("no", "obj", 6),
        (".", "punct", 6),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, names=[("Jo Lundqvist", "person")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == speaker


def test_a_daily_is_an_outlet():
    text, attributions = marked("{s:The party daily Osk} {c:said} {t:no}.")
    (osk,), _ = resolve(
        Article(text), attributions, encoded=encoded_of(text, names=[("Osk", "person")])
    )
    assert osk.type == "organization"


@pytest.mark.parametrize(
    ("lead", "tags", "told"),
    [
        ("firms like", ["NOUN", "ADP"], False),
        ("tiny", ["ADJ"], False),
        ("toymaker", ["NOUN"], True),
    ],
)
def test_what_ends_in_no_noun_is_no_role_of_a_body(lead, tags, told) -> None:
    text = f"The {lead} Orbix said it was so."
    encoded = encoded_of(text, names=[("Orbix", "organization")], tags=["DET", *tags])
    said = Attribution(
        (span(text, "it was so"),), span(text, f"The {lead} Orbix"), span(text, "said")
    )
    (orbix,), _ = resolve(Article(text), [said], encoded=encoded)
    assert [one.text for one in orbix.roles] == ([lead] if told else [])


def test_who_is_named_behind_the_acronym_of_a_description_is_its_bearer() -> None:
    text, attributions = marked(
        "{s:The chair of the Tide Board (TB), Chief (Mrs) Ana Vohr,} {c:said} {t:it was so}."
    )
    names = [("Tide Board", "organization"), ("Ana Vohr", "person")]
    encoded = encoded_of(text, names=names)
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == "Ana Vohr"
    assert [role.text for role in one.speaker.roles] == ["chair of the Tide Board", "Chief (Mrs)"]
