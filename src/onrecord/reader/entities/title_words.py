"""Titles, offices and roles by their words: which before a name are its bearer's, and which are an office alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.entities.tokens import VERBAL, Token, joins, stripped
from onrecord.reader.lexicon import (
    DEMONYMS,
    FUNCTION,
    HONORIFICS,
    ORG_HEADS,
    PERSON_HEADS,
    PLACES,
    POSTS,
    SUFFIXES,
    TITLES,
    first_names,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


def in_charge(text: str, word: Token) -> bool:
    """Whether what somebody is goes on behind a word: "Agent | in Charge"."""
    return word.low in _CHARGED and _CHARGE.match(text, word.end) is not None


_CHARGED = PERSON_HEADS | {"agent"}
_CHARGE = re.compile(r" in [Cc]harge\b")


def is_office(words: Sequence[Token]) -> bool:
    """Whether words in capitals are an office and no name: "Minister of Information"."""
    lows = [one.low for one in words]
    if ends_in_charge(lows):
        return True
    office = len(lows) > 2 and lows[0] in _HELD_OF and lows[1] in ("of", "for")
    return office and not any(low in first_names() for low in lows[2:])


_HELD_OF = POSTS | words_of("dean lecturer professor")


def ends_in_charge(lows: Sequence[str]) -> bool:
    """Whether words in small letters end a title that tells who is in charge: "Special Agent in Charge"."""
    apart = len(lows) > 2 and lows[-2:] == ["in", "charge"] and lows[-3] in _CHARGED
    return apart or lows[-1].endswith("-in-charge")


def is_bare_office(words: Sequence[Token]) -> bool:
    """Whether words in capitals are an office alone, and no name: "Prime Minister"."""
    lows = [one.low for one in words]
    return lows[-1] in _HELD and all(low in PERSON_HEADS or low in TITLES for low in lows[:-1])


_HELD = POSTS - words_of("chair chief head leader")
_FATHERED = words_of("abu al ben bin bint ibn")
"""What leads to another name within a name."""
_NO_TITLES = words_of("st son daughter wife husband man woman boy girl cook page star")


def title_of(words: Sequence[Token]) -> Span:
    """The title that words before a name make, without a dateline that has lost its dash."""
    city = len(words) > 1 and len(words[0].text) > 3 and words[0].text.isupper()
    first = words[1] if city and words[0].low in PLACES else words[0]
    return Span(first.start, words[-1].end)


def person_start(words: Sequence[Token]) -> int:
    """How many words of the run are a title before a person's name; 0 where there is none."""
    known = first_names()
    lows = [stripped(one.low).rstrip(".") for one in words]
    while lows and lows[-1] in SUFFIXES:
        lows.pop()  # "Martin King Jr." bears no title
    last = -1
    for position, low in enumerate(lows[:-1]):
        if low in _NO_TITLES or stripped(words[position].text) != words[position].text:
            continue  # "St. Clair", "Son Heung-min" and "Sheriff's Department" open with no title
        if position and lows[position - 1] in _FATHERED:
            continue  # "Omar bin Sultan Haddad"
        if position and low in _BORNE and not _may_lead(lows[position - 1]):
            continue  # "Hassan Sheikh Osman", "Bakar Shah Haji Omar"
        if low == "dean" and position == len(lows) - 2 and last == position - 1 >= 0:
            continue  # "Captain Dean Reyes"
        if low in _PAIRED and position and lows[position - 1] in _PAIRING:
            last = position  # "Tan Sri"
            continue
        rank = low.rpartition("-")[2]  # "Major-Gen"
        known_rank = rank in HONORIFICS or rank in PERSON_HEADS
        if known_rank or low.startswith(("vice-", "ex-")) or ends_in_charge(lows[: position + 1]):
            last = position
    lettered = next((at for at, one in enumerate(words[:-2]) if one.text in _LETTERED), -1)
    last = max(last, lettered)
    if last < 0:
        return 0
    if last == 0 and lows[0] in known and lows[0] not in HONORIFICS and not _officer(lows[0]):
        return 0
    if (
        last == 1
        and len(lows) == 3
        and lows[1] in _GIVEN
        and lows[0] in known
        and lows[0] not in PLACES
    ):
        return 0
    at = last + 1
    if lows[at] in ("of", "for", "on"):
        named = [one for one in range(at + 2, len(lows)) if lows[one] in known]
        if named and len(lows) - named[0] <= 4:
            return named[0]
        if (
            len(lows) - at >= 4
            and lows[-1] not in ORG_HEADS
            and lows[-2] not in ("of", "the", "and")
        ):
            return len(lows) - 2
        return 0
    if any(low in ORG_HEADS or low in ("of", "for") for low in lows[at:]) and lows[at] not in known:
        return 0
    return at


def _may_lead(low: str) -> bool:
    """Whether a title may follow a word, which is a title itself, a land or a body, and no name."""
    known = (HONORIFICS, PERSON_HEADS, PLACES, TITLES, ORG_HEADS, DEMONYMS)
    return any(low in kind for kind in known) and low not in _BORNE


_BORNE = words_of("haji mama shah shaikh sheik sheikh sultan swami")
"""Titles that stand as names within names."""
_PAIRED = words_of("puan seri sri")
_PAIRING = words_of("dato dato' dato’ datin datuk puan sri tan toh")
"""What makes a title with the word behind it: "Tan Sri", "Dato' Seri"."""

_LETTERED = words_of(
    "ACP AG CIO CMO DA DC DCI DCP DCS DG DI DIG DS EVP GM IGP MCA MEC MLA MNA MPA MSP OCPD PC PCSO SP SSP SVP TD "
    "WPC YAB YB"
)
"""Offices by their letters, which before one word alone may be initials: "DA Reyes"."""


_GIVEN = words_of("bishop dean duke earl king major marshal pope prince")
"""Titles that are names as well: "Ana Dean Reyes"."""


def _officer(low: str) -> bool:
    return low in (
        "major",
        "king",
        "prince",
        "general",
        "justice",
        "judge",
        "bishop",
        "pope",
        "dean",
    )


YEAR = 4
"""Figures of a number that may belong to a role: "2016 champion"."""


def lower_role(text: str, first: Token, before: Sequence[Token]) -> Span | None:
    """A role in small letters right before a name: "the Latin actor Ann Marsh"."""
    if not before or not joins(text, before[-1], first):
        return None
    end = before[-1].end
    if before[-1].low == "charge" and ends_in_charge([one.low for one in before]):
        before = before[:-2]  # "special agent | in charge"
    head = before[-1].low.replace("-", " ").split()[-1]
    if head not in (_CHARGED if before[-1].end < end else PERSON_HEADS) or before[-1].capital:
        return None
    if before[-1].verb or (len(before) > 1 and before[-2].low in VERBAL):
        return None  # "to guard Lund" is no guard, whatever it is tagged as
    start = len(before) - 1
    while start > 0 and joins(text, before[start - 1], before[start]):
        low = before[start - 1].low
        if before[start - 1].verb:
            break  # "to sack manager Jo Lund"
        if low.isdigit() and len(low) != YEAR:
            break  # "14:35 Health minister Jo Lund"
        if (low in FUNCTION and low not in ("former",)) or (
            low.endswith(("ing", "ed")) and len(low) > 5
        ):
            break
        if before[start - 1].low in ("told", "said", "says", "met", "killed", "accused", "while"):
            break
        if (
            start > 1
            and before[start - 1].low.endswith("s")
            and before[start - 2].low in PERSON_HEADS
        ):
            break  # "one analyst catches Osmund chief Jo Lund": a subject and its verb
        start -= 1
    return Span(before[start].start, end)
