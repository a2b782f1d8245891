"""What stands before, in or behind a person's name and is no part of it.

The network reads names by their capitals, and so it takes along what capitals join to them: the
dateline ("DUNMORE Ana Reyes"), the state that ends the sentence before ("Aldmoor, Ky. Reyes said"),
the end of a title ("Special Agent in Charge Reyes"), the body or the country that somebody is of
("the Ports Division Ana Reyes"), the town behind ("Ana Reyes of Dunmore").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.entities.tokens import Token
from onrecord.reader.lexicon import (
    DEMONYMS,
    HONORIFICS,
    ORG_HEADS,
    PERSON_HEADS,
    PLACES,
    POSTS,
    SHORT_STATES,
    STATES,
    TITLES,
    first_names,
)
from onrecord.reader.wordlists import words as words_of

CAPITALS = 4
"""Letters from which a word in capitals at the start of a line is no initials but a dateline."""

_AFTER = frozenset(("of", "for"))
"""What goes on behind a name and is no part of it: "Ana Reyes for the defence"."""

_TOWARDS = frozenset("for in to".split())
"""What leads to the country that somebody is sent to: "ambassador to Norland Ana Lund"."""

_PREPOSITIONS = frozenset("of in from at near".split())


def trimmed(text: str, words: Sequence[Token], before: Sequence[Token]) -> list[Token]:
    """The words of a person's name without what is no part of it. ``before`` are those in front of
    them in the same paragraph. Never empty."""
    kept = list(words)
    if not before:
        kept = _without_dateline(text, kept)
    while len(kept) > 1 and _leads(text, kept, before):
        before = [*before, kept.pop(0)]
    for at in range(len(kept) - 1, 0, -1):
        if kept[at - 1].low in PERSON_HEADS and kept[at - 1].text.islower() and kept[at].capital:
            kept = kept[at:]  # "Osmund owner | Ana Reyes"
            break
        if kept[at].low in ORG_HEADS and at + 1 < len(kept) and kept[at + 1].low in first_names():
            kept = kept[at + 1 :]
            break
    for at in range(1, len(kept)):
        joined = text[kept[at - 1].end : kept[at].start]
        if (kept[at].low in _AFTER and at > 1) or joined.strip() in ("-", "–", "—"):
            return kept[:at]
    return kept


def is_title(text: str, words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a "name" is an office, or the end of one, and nobody's name: "FBI Assistant", "Vice
    President", the "Charge" of an "Agent in Charge". ``before`` as for ``trimmed``."""
    if len(words) == 1 and _leads(text, words, before):
        return True
    lows = [one.low.rstrip(".") for one in words]
    if len(lows) > 1 and lows[0] in _SALUTES:
        return False
    if lows[-1].endswith("-in-charge"):
        return True
    if lows[-1].removesuffix("s") not in _OFFICES and lows[-1] not in _OFFICES:
        return lows[-1].removesuffix("s") in DEMONYMS
    return all(
        low in _OFFICES or low.removesuffix("s") in _OFFICES or one.text.isupper()
        for one, low in zip(words, lows, strict=True)
    )


def is_seat(text: str, words: Sequence[Token]) -> bool:
    """Whether a name that was read as that of a body is a town by the state's short form behind it: "a Dunmore, Calif.,
    firm"."""
    if any(one.low.rstrip(".") in ORG_HEADS for one in words):
        return False
    return before_state(text, words[-1].end)


def before_state(text: str, end: int) -> bool:
    """Whether a state's short form stands behind a place in the text."""
    return _STATE.match(text, end) is not None


def is_town(text: str, words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a name is a town by what it stands between: "of Dunmore, Calif.", "Osmund Inc., Dunmore, Calif.", "Lund,
    31, of Dunmore,", or by whose see or seat it is: "the Bishop of Dunmore"."""
    end = words[-1].end
    if not before or len(words) > 3:
        return False
    start = words[0].start
    if len(words) == 1 and _SEE.search(text, max(0, start - len("Archbishop of the ")), start):
        return True
    lives = _LIVES.search(text, max(0, start - len(", 100, all of ")), start)
    if lives and text[end : end + 1] in ",.;" and words[0].low not in first_names():
        return True
    beside = text.startswith(", ", words[0].start - 2) and words[0].low not in first_names()
    if beside and len(words) < 3 and before_state(text, end):
        return True
    if before[-1].low not in _PREPOSITIONS:
        return False
    if text[end : end + 2] != ", ":
        return False
    following = text[end + 2 : end + 22]
    return any(
        following.startswith(one) and not following[len(one) : len(one) + 1].isalpha()
        for one in _STATE_FORMS
    )


_SEE = re.compile(
    r"\b(?:archbishop|archdeacon|bishop|count(?:ess)?|duchess|duke|earl|emir|mayor|sultan|viscount)\sof\s(?:the\s)?\Z",
    re.I,
)
"""Whose title has the place behind it that it is of."""


def _without_dateline(text: str, words: list[Token]) -> list[Token]:
    """Without the words in capitals that open a line, where words in small letters follow them."""
    first = next((at for at, one in enumerate(words) if not one.text.isupper()), 0)
    opens = words[0].start == 0 or text[words[0].start - 1] == "\n"
    return words[first:] if opens and first and len(words[0].text) >= CAPITALS else words


def _leads(text: str, words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether the first word only leads to a name: a state's short form, "in Charge", a country or its people, what
    somebody is minister of."""
    first = words[0]
    if first.low.rstrip(".") in STATES and text[first.end : first.end + 2] == ". ":
        return True
    if not before:
        return False
    if first.low == "charge" and before[-1].low == "in":
        return True
    if len(words) > 2 and first.low in _CLASSES and words[1].low == "class":
        return True
    if first.low == "class" and before[-1].low in _CLASSES:
        return True
    if len(words) < 3:
        return False
    if first.low.removesuffix("s") in DEMONYMS and first.low.endswith("s"):
        return True
    if before[-1].low in _TOWARDS and first.low in PLACES and words[1].low in first_names():
        held = len(before) > 1 and before[-2].low in PERSON_HEADS
        return held or first.low not in first_names()
    department = len(before) > 1 and before[-2].low in POSTS and first.low not in first_names()
    return before[-1].low == "of" and (first.low in PLACES or department)


_CLASSES = words_of("first second third 1st 2nd 3rd")
"""What a rank goes on with: "Sgt. First Class | Ana Reyes"."""
_SALUTES = frozenset("mr mrs ms miss dr".split())
_PEERS = words_of(
    "archduke archduchess count countess crown duchess duke earl marquess viscount viscountess"
)
_OFFICES = (PERSON_HEADS | HONORIFICS.keys() | TITLES | _PEERS) - {"jr", "sr"}
_LIVES = re.compile(r"(?:,\s\d{1,3},|\b(?:all|both))\sof\s$")
_STATE = re.compile(rf",\s(?:{'|'.join(sorted(map(re.escape, SHORT_STATES)))})")
_STATE_FORMS = tuple(sorted({one.title() for one in PLACES} | SHORT_STATES))
