"""Names made one that the network reads in parts: "the Supreme Court | of | Norland"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from onrecord.reader.entities.firm_forms import CLOSED, FORMS, ends_in_form
from onrecord.reader.entities.keys import without_form
from onrecord.reader.entities.names import REACH, Name
from onrecord.reader.entities.possessives import LONGER
from onrecord.reader.lexicon import (
    DEMONYMS,
    ORG_HEADS,
    ORG_NAMES,
    PERSON_HEADS,
    PLACES,
    first_names,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

SHOPS = 20
"""Names with a possessive in them that are looked for; the cap keeps hostile text linear."""


def rejoined(text: str, learned: Sequence[Name]) -> list[Name]:
    """Names that are parts of one."""
    known = {one.text: one.type for one in learned if " " in one.text}
    firms = dict.fromkeys(without_form(one.text) for one in learned if one.type == "organization")
    owned = [one for one in islice(firms, SHOPS) if LONGER.search(one)]
    known = {**dict.fromkeys((one for one in firms if " " in one), "organization"), **known}
    found: list[Name] = []
    for one in learned:
        if found and one.span.start < found[-1].span.end:
            continue
        shop = next((it for it in owned if text.startswith(it, one.span.start)), "")
        end = one.span.start + len(shop)
        if len(shop) > len(one.text) and one.role is None and not text[end : end + 1].isalnum():
            # "Osmund | 's Harbour" of "Osmund's Harbour Inc."
            one = replace(one, span=Span(one.span.start, end), text=shop, type="organization")
        tail = next((it for it in owned if it.endswith(one.text)), "")
        start = one.span.end - len(tail)
        if tail and text.startswith(tail, start) and (not found or found[-1].span.end <= start):
            # "Osmund's | Harbour", as well
            one = replace(one, span=Span(start, one.span.end), text=tail, type="organization")
        before, couple, firm = found[-1] if found else None, False, False
        lead = _paired(text, one)
        if lead is not None and (before is None or before.span.end <= lead):
            # "Tides" of "a Tides and Harbours Commission", which was read as no name.
            one = replace(one, span=Span(lead, one.span.end), text=text[lead : one.span.end])
        if (
            before is not None
            and one.role is None
            and before.acronym is None
            and (
                _beside(text, before, one)
                or _goes_on(text, before, one)
                or _is_board(text, before, one)
                or text[before.span.start : one.span.end] in known
                or _is_pair_of_islands(text, before, one)
                or (couple := _is_couple(text, before, one))
                or (firm := _is_of_partners(text, before, one))
            )
        ):
            span = Span(before.span.start, one.span.end)
            whole = text[slice(*span)]
            own = "organization" if firm else one.type if couple else before.type
            kind = known.get(whole, own)
            found[-1] = replace(before, span=span, text=whole, type=kind, acronym=one.acronym)
        else:
            found.append(one)
    return found


def _beside(text: str, before: Name, one: Name) -> bool:
    """Names of one type with nothing but a space between them are one: English sets a comma or a
    word between two ("United" and "States" are no two places). Unless both are well-known places:
    headlines, tables and hasty hands leave the comma out ("Lisbon Portugal")."""
    return (
        before.type == one.type != "unknown"
        and text[before.span.end : one.span.start] == " "
        and not (
            ends_in_form(before.text) and one.text.split()[0].lower().rstrip(".,") not in FORMS
        )
        and not (before.text.lower() in PLACES and one.text.lower() in PLACES)
    )


def _goes_on(text: str, before: Name, one: Name) -> bool:
    """Whether an organisation's name goes on behind "of": "the Supreme Court | of | Norland"."""
    if before.type != "organization" or one.type not in ("organization", "place"):
        return False
    if one.span.start - before.span.end > len(" of the "):
        return False
    held = _OF.search(text, max(before.span.start, one.span.start - REACH), one.span.start)
    return (
        held is not None
        and held[1].lower() in ORG_HEADS - CLOSED
        and held.end(1) <= before.span.end <= held.end()
    )


_OF = re.compile(r"\b([\w-]+)\sof\s(?:the\s)?$")


def _is_board(text: str, before: Name, one: Name) -> bool:
    """Whether two nouns under one article name one body: "the Fisheries | and | Harbours Commission"."""
    return bool(
        before.type == one.type == "organization"
        and (before.the or _A.search(text, max(0, before.span.start - 4), before.span.start))
        and text[before.span.end : one.span.start] == " and "
        and " " not in before.text
        and not before.text.isupper()
        and before.text.lower() not in ORG_HEADS
        and " " in one.text
        and one.text.rsplit(" ", 1)[-1].lower() in _BOARDS
    )


_A = re.compile(r"\ban?\s$", re.IGNORECASE)
_BOARDS = words_of(
    """administration agency authority board bureau commission committee council department
    institute ministry office service services"""
)


def _paired(text: str, one: Name) -> int | None:
    """Where the name of a board begins that has two nouns under one article, of which the second was read."""
    if one.type != "organization" or " " not in one.text or one.role is not None:
        return None
    if one.text.rsplit(" ", 1)[-1].lower() not in _BOARDS:
        return None
    found = _PAIRED.search(text, max(0, one.span.start - REACH), one.span.start)
    return found.start(1) if found and found[1].lower() not in _NOT_PAIRED else None


_PAIRED = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s([A-Z][a-z]+)\sand\s$")
_NOT_PAIRED = PLACES | ORG_HEADS | ORG_NAMES | PERSON_HEADS | DEMONYMS.keys()


def _is_couple(text: str, before: Name, one: Name) -> bool:
    """Whether a first name and the name of a body make that of two founders: "Bo | and Ana Lund Foundation"."""
    first, *rest = one.text.lower().split()
    known = first_names()
    return (
        before.type == "person"
        and one.type == "organization"
        and text[before.span.end : one.span.start] == " and "
        and before.text.lower() in known
        and first in known
        and len(rest) > 1
        and rest[-1] in ORG_HEADS
    )


def _is_of_partners(text: str, before: Name, one: Name) -> bool:
    """Whether two surnames make the name of a firm: "Osmund | & | Teal". Two first names are two people."""
    return (
        text[before.span.end : one.span.start] == " & "
        and before.type == "person"
        and before.role is None
        and " " not in before.text
        and " " not in one.text
        and not {before.text.lower(), one.text.lower()} <= first_names().keys()
    )


def _is_pair_of_islands(text: str, before: Name, one: Name) -> bool:
    """Whether two places make one country: "Trinidad and Tobago"."""
    near = text[before.span.end : one.span.start] == " and "
    return near and text[before.span.start : one.span.end].lower() in PLACES
