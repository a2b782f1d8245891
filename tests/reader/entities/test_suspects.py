"""Whom "the drug lord" and "the defendant" mean: the one person whom the law is after."""

from __future__ import annotations

import pytest

import onrecord

CARTEL = (
    "Vidal Roca was recaptured on Friday in the town of Marbel, the prosecutor's office said on Sunday.\n"
    "Officers had followed calls between the actor Ines Calder, the singer Omar Sund and the drug lord. "
    "Minister Bo Hale said he was less concerned with Calder visiting the crime boss. "
    "He said nobody had asked the singer.\n"
)


def called(text: str) -> dict[str, list[str]]:
    """The descriptions of everybody in a text who has any, by name."""
    entities = onrecord.read_article(text).entities
    told = {
        one.name: [text[slice(*place.span)] for place in one.mentions if place.kind == "nominal"]
        for one in entities
    }
    return {name: phrases for name, phrases in told.items() if phrases}


def test_the_one_person_whom_the_law_is_after_is_meant() -> None:
    record = onrecord.read_article(CARTEL)
    roca = next(one for one in record.entities if one.name == "Vidal Roca")
    words = [CARTEL[slice(*one.span)] for one in roca.mentions]
    assert words == ["Vidal Roca", "the drug lord", "the crime boss"]
    assert {"drug lord", "crime boss"} <= {one.text for one in roca.roles}
    assert not any("boss" in one.name for one in record.entities)


@pytest.mark.parametrize(
    "text",
    [
        # Another came in, of whom it may be told.
        "A suspect fled on Monday. Jo Lund was arrested on Tuesday. Ana Hale saw the suspect run.",
        # Two of whom the law is after.
        "Jo Lund was jailed in May. Bo Reyes, 37, was charged in June. Ana Hale met the fugitive.",
        # Several are told of.
        "Jo Lund was arrested on Tuesday. Ana Hale drew the suspects, and the suspect ran.",
        # It goes on with who is meant.
        "Jo Lund was arrested on Tuesday. Ana Hale knew the fugitive who hid in Tarn.",
        # Nobody whom the law is after, nor before he is named.
        "Jo Lund was elected on Tuesday. Ana Hale painted the fugitive.",
        "The gangster hid in Tarn for years, Ana Hale wrote. Jo Lund was arrested on Tuesday.",
        # Not found guilty of what he would have done.
        "Jo Lund was arrested on Tuesday. Ana Hale said that she never saw the killer.",
    ],
)
def test_where_it_may_be_another_nobody_is_meant(text: str) -> None:
    assert "Jo Lund" not in called(text)


def test_who_did_it_is_who_was_found_guilty() -> None:
    text = "Jo Lund was convicted of murder on Tuesday. Ana Hale wrote three books on the killer."
    assert called(text)["Jo Lund"] == ["the killer"]
