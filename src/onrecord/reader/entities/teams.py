"""Names of teams that are read as people, told by scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.names import REACH, Name


def scored(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with those of teams that are told by a score: "beat Osmund 65-53", "Osmund (10-0)". Whoever is named
    in full keeps his surname, as do those who play sets."""
    people = [one for one in names if one.type == "person" and (one.role or " " in one.text)]
    surnames = {one.text.rsplit(" ", 1)[-1] for one in people}
    teams = {
        one.text
        for one in names
        if one.type == "person"
        and " " not in one.text
        and one.text not in surnames
        and _has_score(text, one)
    }
    return [replace(one, type="organization") if one.text in teams else one for one in names]


def _has_score(text: str, one: Name) -> bool:
    """Whether a name stands with the score of a game, or with how many games its bearer won and lost."""
    if _RECORD.match(text, one.span.end):
        return True
    before = max(0, one.span.start - REACH)
    beaten = _BEATS.search(text, before, one.span.start) and _SCORE.match(text, one.span.end)
    return beaten is not None or _BEATEN.search(text, before, one.span.start) is not None


_RECORD = re.compile(r"\s\(\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\)")
_SCORE = re.compile(r"\s\d{1,3}[-–]\d{1,3}\b(?!,?\s(?:and\s)?\d|[-–])")
"""A score that is not one of several sets."""

_BEATS = re.compile(
    r"\b(?:beat(?:ing|s)?|defeat(?:ed|ing|s)?|down(?:ed|ing)|edg(?:ed|ing)|los(?:ing|t)\sto|outlast(?:ed|ing)"
    r"|rout(?:ed|ing)|stunn(?:ed|ing)|thrash(?:ed|ing)|topp(?:ed|ing)|trounc(?:ed|ing))\s(?:[\w-]+\s)?$"
)
_BEATEN = re.compile(
    r"\b\d{1,3}[-–]\d{1,3}\s(?:[a-z]+\s)?(?:defeat|drubbing|loss|rout|victory|win)\s(?:against|of|over|to)\s$"
)
