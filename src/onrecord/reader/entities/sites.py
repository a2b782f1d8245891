"""Names of places, told by what stands beside them: a dateline, a state in its short form, "in"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.names import REACH, Name
from onrecord.reader.entities.trimming import before_state
from onrecord.reader.lexicon import LETTERED_STATES, ORG_HEADS, PLACES, STATES
from onrecord.record import Span


def in_dateline(text: str, dateline: Span, one: Name) -> Name:
    """A name, in a dateline that of a place, and behind it in brackets that of the agency, whatever both begin with."""
    if dateline.covers(one.span):
        return replace(one, type="place", acronym=None)
    agency = _AGENCY.fullmatch(text, dateline.end, one.span.start)
    return replace(one, type="organization", role=None) if agency else one


def with_city(text: str, dateline: Span, names: Sequence[Name]) -> list[Name]:
    """The names with all of the city in capitals that a dateline opens with: "HAI | PHONG, Vietnam"."""
    held = _CITY.match(text, dateline.start, dateline.end)
    if held is None:
        return [*names]
    city, called = Span(*held.span()), held[0].casefold()
    others = (
        replace(one, type="place", role=None) if one.text.casefold() == called else one
        for one in names
        if not city.overlaps(one.span)
    )
    return sorted((Name(city, held[0], "place"), *others), key=lambda one: one.span)


_CITY = re.compile(r"[A-Z][A-Z'’.-]*(?:\s[A-Z][A-Z'’.-]+){0,3}(?=[,\s(]|$)")
_AGENCY = re.compile(r"\s?[(/]")


def of_state(text: str, one: Name) -> Name:
    """A name, that of a state in its short form a place with the point behind it, and so whatever stands before that:
    "Dunmore, Calif."."""
    if one.type == "unknown" and before_state(text, one.span.end):
        return (
            one
            if any(word in ORG_HEADS for word in one.text.lower().split())
            else replace(one, type="place")
        )
    behind = text.startswith(", ", one.span.start - 2)
    if behind and one.text in LETTERED_STATES:
        return replace(one, type="place", role=None)
    if not (behind and text.startswith(".", one.span.end)) or one.text.lower() not in STATES:
        return one
    return replace(
        one, span=Span(one.span.start, one.span.end + 1), text=f"{one.text}.", type="place"
    )


def is_sited(text: str, one: Name) -> bool:
    """Whether a place is known or told to be one: "in Osmund", "Osmund, Norland"."""
    if plain(one.text) in PLACES:
        return True
    led = _IN.search(text, max(0, one.span.start - REACH), one.span.start)
    return led is not None or _LAND.match(text, one.span.end) is not None


_IN = re.compile(r"\b(?:at|from|in|near|to)\s(?:[a-z]+\s)?$", re.IGNORECASE)
_LAND = re.compile(r",\s[A-Z]")
