"""Names of people that the network begins too late: initials, surnames written first, first names that it does not
know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import (
    CALENDAR,
    DEMONYMS,
    FUNCTION,
    HONORIFICS,
    ORG_HEADS,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    PLACES,
    TITLES,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

LONGEST_FRONT = 24
"""Code points of what stands before a name and may be a part of it, with the word before that."""

TWICE = 2
"""Times from which the same word before a name is of it."""


def fronted(text: str, names: Sequence[Name]) -> list[Name]:
    """The names of people with the words before them that are a part of them. names: in text order."""
    fronts = _words_before(text, names)
    found: list[Name] = []
    for one in names:
        start = one.span.start
        if one.type == "person" and one.role is None:
            known = one.span.start - fronts.get(one.text, 0)
            start = min(_initials(text, one), _surname_first(text, one), known)
        while found and start <= found[-1].span.start and found[-1].type == "person":
            found.pop()  # "P.V. | Srinivasa Rao", read as two
        if start < one.span.start and not (found and found[-1].span.end > start):
            span = Span(start, one.span.end)
            one = replace(one, span=span, text=text[slice(*span)])
        found.append(one)
    return found


def _initials(text: str, one: Name) -> int:
    """Where a name begins with the initials before it that do not end a sentence: "the trial of | P.V. | Reyes"."""
    reach = max(0, one.span.start - LONGEST_FRONT)
    held = _INITIALS.search(text, reach, one.span.start)
    if held is None:
        titled = _TITLED.search(text, reach, one.span.start)
        office = "" if titled is None else titled["title"].lower().removesuffix("s")
        held = titled if office in PERSON_HEADS or office in HONORIFICS else None
    if held is None or held["initials"].replace(" ", "") in _ABBREVIATED:
        return one.span.start
    return held.start("initials")


_INITIALS = re.compile(
    r"(?:^|[\n,;:(\"“—–]\s?|[.!?][\"”]?\s|\b(?:and|as|by|for|from|like|of|or|said|that|to|told|when|with)\s)"
    r"(?P<initials>(?:[A-Z]\.[ -]?){1,4}(?<=[. ]))$"
)
_TITLED = re.compile(r"\b(?P<title>[A-Za-z]+)\s(?P<initials>(?:[A-Z]\.[ -]?){1,4}(?<=[. ]))$")
_ABBREVIATED = words_of(
    "A.M. B.C. D.C. E.U. L.A. N.B. N.C. N.H. N.J. N.M. N.Y. P.M. P.P.S. P.S. R.I.P. S.C. S.D. U.K. U.N. U.S."
)


def _surname_first(text: str, one: Name) -> int:
    """Where a name begins with the surname before a given name of two syllables: "Son | Heung-jae"."""
    if _GIVEN.fullmatch(one.text) is None:
        return one.span.start
    held = _WORD.search(text, max(0, one.span.start - LONGEST_FRONT), one.span.start)
    if held is None or held[1].lower() in _NO_SURNAMES:
        return one.span.start
    return held.start(1)


_GIVEN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
_WORD = re.compile(r"(?:^|[\s\"“‘(])([A-Z][a-z]{1,8})\s$")
_NAMES = words_of("chief major page son")
"""Nouns for people that are surnames as well."""
_NO_FRONTS = (
    words_of("a an and at by for from in of on or the to with") | CALENDAR | HONORIFICS.keys() | TITLES | PEOPLE_NOUNS
    | DEMONYMS.keys() | PLACES | ORG_HEADS
)  # fmt: skip
_NO_SURNAMES = (_NO_FRONTS | FUNCTION) - _NAMES


def _words_before(text: str, names: Sequence[Name]) -> dict[str, int]:
    """How long what stands before a name is with the space behind it, where it is one word in capitals that stands
    before the name wherever that stands: "Than | Htay Oo". Not where a name of its own ends there, or it opens each of
    its sentences."""
    ends = {one.span.end for one in names}
    before: defaultdict[str, list[str]] = defaultdict(list)
    within: set[str] = set()
    for one in names:
        if one.type != "person" or " " not in one.text or one.role is not None:
            continue
        held = _WORD.search(text, max(0, one.span.start - LONGEST_FRONT), one.span.start)
        word = "" if held is None or held.end(1) in ends else held[1]
        before[one.text].append(word)
        if held is not None and text[max(0, held.start(1) - 2) : held.start(1)].strip().isalpha():
            within.add(one.text)
    return {
        name: len(words[0]) + 1
        for name, words in before.items()
        if words[0]
        and len(words) >= TWICE
        and len({*words}) == 1
        and name in within
        and words[0].lower() not in _NO_FRONTS
    }
