"""Whose kin somebody is, and whom "his brother" means."""

from __future__ import annotations

import re

import pytest

from onrecord.reader.entities.kin import Kin
from onrecord.reader.entities.members import Member
from onrecord.record import Span


def meant(text: str) -> dict[str, str]:
    """Whom phrases mean in a text with mentions as "[Name: words]"."""
    members: dict[str, Member] = {}
    mentions: list[tuple[Span, Member]] = []
    plain = ""
    for part in re.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            who, _, said = part[1:-1].rpartition(": ")
            member = members.setdefault(who or said, Member("person", who or said))
            span = Span(len(plain), len(plain) + len(said))
            member.mentions[span] = "pronoun" if who else "name"
            mentions.append((span, member))
            part = said
        plain += part
    for name, member in members.items():
        female = name.split()[0] in ("Ana", "Eva")
        member.genders["female" if female else "male"] += 3
    return {plain[slice(*span)]: who.name for span, _, who in Kin(plain, mentions).spoken_of()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Jo Lund] and [Jo Lund: his] brother, [Bo Lund], fled. [Jo Lund: His] brother fell.",
            {"His brother": "Bo Lund"},
        ),
        (
            "[Ana Lund], the widow of [Bo Lund], sued. [Ana Lund: Her] husband was ill.",
            {"Her husband": "Bo Lund"},
        ),
        (
            "[Ana Lund], [Bo Lund]'s mother, wept. [Ana Lund: Her] son fell.",
            {"Her son": "Bo Lund"},
        ),
        (
            "[Bo Lund] is [Ana Lund]'s son. [Jo Kest] told [Ana Lund]'s son so.",
            {"Ana Lund's son": "Bo Lund"},
        ),
        (
            "[Bo Lund] is [Ana Lund]'s son. [Bo Lund: His] mother fell, not [Bo Lund: his] father.",
            {"His mother": "Ana Lund"},
        ),
        (
            "[Jo Lund] and [Jo Lund: his] brother [Bo Lund] fled. [Jo Lund: His] other brother fell.",
            {},
        ),
        (
            "[Jo Lund] has brothers. [Jo Lund: His] brother, [Bo Lund], fled. [Jo Lund: His] brother fell.",
            {},
        ),
        ("[Jo Lund] fled. [Jo Lund: His] brother fell.", {}),
        (
            "[Ana Lund] met [Ana Lund: her] son, [Bo Lund]. By [Ana Lund]'s account [Ana Lund: her] son fell.",
            {"her son": "Bo Lund"},
        ),
    ],
)
def test_kin_told_of_once_is_meant_again(text: str, found: dict[str, str]) -> None:
    assert meant(text) == found
