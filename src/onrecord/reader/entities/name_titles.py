"""Titles and offices at names: which are roles, which are no part of a name, whom one tells alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.firm_forms import ends_in_form
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.title_words import (
    ends_in_charge,
    in_charge,
    is_bare_office,
    is_office,
    person_start,
)
from onrecord.reader.entities.tokens import Token
from onrecord.reader.lexicon import (
    DEMONYMS,
    FUNCTION,
    HONORIFICS,
    OFFICES,
    ORG_HEADS,
    PERSON_HEADS,
    PLACES,
    POSTS,
    STYLES,
    first_names,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


def title_before(before: Sequence[Token], first: Token) -> Span | None:
    """A title in capitals right before a name: "Prime Minister", "Mr."."""
    start = len(before)
    while (
        start
        and before[start - 1].capital
        and not ends_in_form(f"a {before[start - 1].text}")
        and not (before[start - 1].first and before[start - 1].low in FUNCTION)
        and before[start - 1].end + 1
        >= (before[start].start if start < len(before) else first.start)
    ):
        start -= 1
    for at in range(start, len(before)):
        held = [*before[at:], first]
        if person_start(held) == len(held) - 1:
            return Span(before[at].start, before[-1].end)
    return None


def bracketed_title(text: str, start: int) -> Span | None:
    """A title with another in brackets before a name: "Chief (Mrs)"."""
    found = _BRACKETED.search(text, max(0, start - _REACH), start)
    first = "" if found is None else found["first"].lower()
    known = first in HONORIFICS or first in PERSON_HEADS
    return Span(*found.span("title")) if found is not None and known else None


_REACH = 40
_BRACKETED = re.compile(
    r"\b(?P<title>(?P<first>[A-Z][a-z]+)\.?\s(?:[A-Z][a-z]+\.?\s){0,2}\((?:Dr|Engr|Miss|Mrs?|Ms|Prof)\.?\))\s\Z"
)


def without_title(text: str, words: list[Token]) -> list[Token]:
    """The name of a body or a place without the office of whom it stands beside: "CEO of | Osmund",
    "Norland | Sen.", "Westmere | District" Attorney, "Harbour Office | Acting" Director."""
    if len(words) > 2 and words[0].low in CHIEFS and words[1].low in ("of", "for"):
        words = words[2:]
    while len(words) > 1 and words[-1].text.endswith(".") and words[-1].low[:-1] in OFFICES:
        words = words[:-1]
    while len(words) > 1 and words[-1].low in _LEADS_TITLE and _titles(text, words[-1].end):
        words = words[:-1]
    if len(words) > 1 and words[-1].low == "district" and _OF_DISTRICT.match(text, words[-1].end):
        words = words[:-1]
    return words


def _titles(text: str, at: int) -> bool:
    """Whether a title goes on at a place: "Acting | Assistant Secretary"."""
    behind = _NEXT.match(text, at)
    low = behind[1].lower() if behind else ""
    return low in _LEADS_TITLE or low.removesuffix("s") in PERSON_HEADS


_NEXT = re.compile(r" ([A-Z][a-z]+)")
_LEADS_TITLE = words_of("acting assistant associate deputy principal senior special trial")
_OF_DISTRICT = re.compile(r" (?:Attorney|Judge)s?\b")
CHIEFS = words_of("ceo cfo coo cto")
"""Offices in capitals that stand before "of" and a body, and are none of its name."""


def opens_office(text: str, words: Sequence[Token]) -> bool:
    """Whether what was read as a body is an office, or the beginning of one: "Special Agent | in Charge"."""
    return is_office(words) or is_bare_office(words) or in_charge(text, words[-1])


def officer_start(words: Sequence[Token]) -> int:
    """How many words stand before the name of whoever holds an office of the body that a name begins with: "Harbour
    Board Secretary | Ana Reyes". 0 where nobody does."""
    for at in range(len(words) - 2, 1, -1):
        office, first, last = words[at - 1], words[at], words[-1]
        if office.capital and office.low in PERSON_HEADS:
            named = first.low in first_names() and last.capital and last.low not in ORG_HEADS
            return at if named and len(words) - at <= _NAME_WORDS else 0
    return 0


_NAME_WORDS = 4


def is_in_charge(words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether what was read as a body is somebody with the end of a title: "Agent-in-Charge Reyes", "Agent in | Charge
    Reyes"."""
    lows = [one.low for one in (*before, words[0])]
    apart = lows[-1] == "charge" and ends_in_charge(lows)
    return len(words) > 1 and (apart or any(one.low.endswith("-in-charge") for one in words))


def named_by_title(text: str, one: Name) -> Name | None:
    """The name of a person whom a title tells that nobody else bears: "President Lund", "Mr. Lund"."""
    word = plain(one.text)
    if one.text.isupper() or len(one.text) < 3 or word in PERSON_HEADS or word in DEMONYMS:
        return None
    called = _CALLED.search(text, max(0, one.span.start - 5), one.span.start)
    if called is not None and " " not in one.text:
        return replace(one, type="person", role=Span(*called.span(1)))
    if one.type != "person" or one.role is None:
        return None
    held = text[slice(*one.role)].lower()
    office = _OF_BODY.match(held)
    if office is not None and _BODIES.isdisjoint(one.text.lower().split()):
        return one if office[1] in PERSON_HEADS else None
    last, first = held.rsplit(" ", 1)[-1].rstrip("."), one.text.split()[0].lower()
    named = " " in one.text and first in first_names() and last in PERSON_HEADS
    return one if last in _BORNE or named else None  # "nurse Ana Reyes"


_OF_BODY = re.compile(r"(?:[\w-]+\s){0,4}?([\w-]+)\s(?:at|for|of)\s")
_BODIES = ORG_HEADS | PLACES
_CALLED = re.compile(r"\b((?:Mr|Mrs|Ms|Dr)\.?)\s$")
_BORNE = (STYLES | OFFICES.keys() | POSTS | words_of("general judge justice senator")) - words_of(
    "chair chief director gen head honorable honourable jr lady leader lord pm sr st"
)


def ministered(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with titles that begin before "and" made whole: "Harbours | and Fisheries Secretary Ana Reyes" is one.
    What is named elsewhere too is a body of its own."""
    often = Counter(one.text for one in names)
    found: list[Name] = []
    for one in names:
        role, at = one.role, len(found) - 1
        if role is not None and at >= 0 and role.covers(found[at].span):
            at -= 1  # "Fisheries Board" of its secretary
        before = found[at] if role is not None and at >= 0 else None
        if (
            before is not None
            and role is not None
            and before.type in ("organization", "unknown")
            and before.text.istitle()
            and " " not in before.text
            and often[before.text] == 1
            and not before.the
            and before.acronym is None
            and text[before.span.end : role.start] == " and "
            and _is_of_body(text[slice(*role)])
        ):
            start = before.span.start
            for inner in found[at + 1 :]:
                if inner.span.start == role.start:
                    whole = Span(start, inner.span.end)
                    found[-1] = replace(inner, span=whole, text=text[slice(*whole)])
            del found[at]
            one = replace(one, role=Span(start, role.end))
        found.append(one)
    return found


def _is_of_body(title: str) -> bool:
    """Whether a title tells what its bearer's office is of: "Fisheries Secretary", not "Prime Minister"."""
    first, *rest = title.lower().split()
    return bool(rest) and not any(first in kind for kind in (PERSON_HEADS, POSTS, _RANKED))


_RANKED = words_of("acting chief deputy first foreign former general prime senior then vice")
