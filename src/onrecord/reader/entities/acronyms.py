"""Acronyms in brackets and the names that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.bracketed import ACRONYM, spelled_out
from onrecord.reader.entities.keys import abridges
from onrecord.reader.entities.names import LONGEST, Name, NameType
from onrecord.reader.entities.tokens import Line, Token
from onrecord.reader.lexicon import FUNCTION, PARTICLES, PLACES
from onrecord.record import Span

GOES_ON = 20_000
"""Code points after a name within which its acronym comes back; the cap keeps hostile text linear."""


def abbreviated(text: str, read: Sequence[Line], learned: list[Name]) -> list[Name]:
    """The names with those made whole that an acronym in brackets spells: what its letters stand for
    is one name, and one with it."""
    places = [line.place.start for line in read]
    starts = [one.span.start for one in learned]
    kept: dict[int, Name] = dict(enumerate(learned))
    made: list[Name] = []
    for match in ACRONYM.finditer(text):
        at = bisect_right(places, match.start()) - 1
        if at < 0 or match.end() > read[at].place.end:
            continue
        words, inner = read[at].words, Span(*match.span(1))
        high = bisect_right(words, match.start(), key=lambda one: one.end)
        held = words[max(0, high - LONGEST) : high]
        # The name that ends before the bracket, and the one in it.
        before = bisect_left(starts, match.start()) - 1
        short = next(
            (n for n in (before + 1, before + 2) if n in kept and kept[n].span.overlaps(inner)),
            None,
        )
        whole = spelled_out(text, held, match[1], match.start() + 1)
        if whole is None:
            if before in kept and kept[before].span.end == match.start():
                body = short is not None and kept[short].type == "organization"
                kept[before] = _known_as(text, kept[before], inner, body)
            continue
        low = max(0, bisect_right(starts, whole.start) - 1)
        over = [n for n in range(low, before + 1) if n in kept and kept[n].span.overlaps(whole)]
        if not (over or short is not None) or not all(whole.covers(kept[n].span) for n in over):
            continue
        if not _is_capital(text, whole, held):
            if short is not None and kept[short].span == inner:
                kept[short] = replace(kept[short], spelled=whole)
            continue
        lead = held[: bisect_left(held, whole.start, key=lambda one: one.start)][-1:]
        the = bool(lead) and lead[0].low == "the"
        same = kept[over[0]] if len(over) == 1 and kept[over[0]].span == whole else None
        kind: NameType = same.type if same and same.type != "unknown" else "organization"
        role = same.role if same else None
        made.append(Name(whole, text[slice(*whole)], kind, role, inner, the))
        for n in over:
            del kept[n]
    return sorted([*kept.values(), *made], key=lambda one: one.span)


def _is_capital(text: str, whole: Span, held: Sequence[Token]) -> bool:
    """Whether the words of a name are written as such, small ones aside."""
    inside = (one for one in held if one.start >= whole.start)
    return text[whole.start].isupper() and all(
        one.capital or one.low in PARTICLES or one.low in FUNCTION for one in inside
    )


def _known_as(text: str, one: Name, inner: Span, body: bool) -> Name:
    """An organisation with the acronym in brackets behind it, if its letters are all in the name, or if the text goes
    on to call something so, whatever they are: of a name in another language they are its own.

    body: whether the acronym is read as the name of an organisation, as what it stands for then is.
    """
    short = text[slice(*inner)]
    if one.type == "unknown" and body and abridges(short, one.text):
        return replace(one, type="organization", acronym=inner)
    if one.type != "organization" or one.acronym is not None or short.lower() in PLACES:
        return one
    if body and short.isupper() and len(short) > 2 and one.text.count(" ") > 1:
        return replace(one, acronym=inner)
    lettered = short.isupper() or (body and sum(map(str.isupper, short)) > 1)
    again = lettered and re.compile(rf"(?<!\w){re.escape(short)}(?!\w)").search(
        text, inner.end, inner.end + GOES_ON
    )
    return replace(one, acronym=inner) if again or abridges(short, one.text) else one
