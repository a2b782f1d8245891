"""Names in running text: capitalised sequences, told apart as persons, organisations and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.reader.entities.bracketed import acronym_after
from onrecord.reader.entities.title_words import (
    in_charge,
    is_office,
    lower_role,
    person_start,
    title_of,
)
from onrecord.reader.entities.tokens import Line, Token, joins, stripped
from onrecord.reader.lexicon import (
    CALENDAR,
    DEMONYMS,
    DOCUMENT_HEADS,
    FUNCTION,
    HONORIFICS,
    NATIONALS,
    ORG_HEADS,
    ORG_NAMES,
    PARTICLES,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    PLACES,
    PLURAL_HEADS,
    first_names,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

NameType = Literal["person", "organization", "place", "unknown"]

LONGEST = 12
"""Words in a name at most: longer runs of capitals are headlines."""


CURRENCIES = frozenset("$£€¥")
"""What behind letters tells a currency: "US$5 million"."""

HYPHENS = ("-", "‑")
"""What joins a word to a name: the hyphen of the keyboard and the one at which no line breaks."""

REACH = 40
"""Code points before a name that are looked through for what leads to it."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text. ``role`` is a title written before it ("Prime Minister"). ``acronym`` stands
    in brackets after a name; of an acronym in brackets ``spelled`` are the words in small letters that it
    is made of ("medium-term budget framework (MTBF)")."""

    span: Span
    text: str
    type: NameType
    role: Span | None = None
    acronym: Span | None = None
    the: bool = False
    spelled: Span | None = None


_NICKNAME = re.compile(r"[  ](?:[\"“'‘(][^\"”'’()\n]{1,30}[\"”'’)])[  ](?=\w)")
_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}\b")


def find_names(text: str, lines: Sequence[Line]) -> tuple[Name, ...]:
    """Every name of the text outside headlines, in text order."""
    plain = [one.words for one in lines if not one.headline]
    lower = {one.low for words in plain for one in words if not one.capital}
    found: list[Name] = []
    for words in plain:
        position = 0
        while position < len(words):
            stop = run(text, words, position)
            if stop == position:
                position += 1
                continue
            found += _names(
                text, words[position:stop], words[max(0, position - 7) : position], lower
            )
            position = stop
    return tuple(found)


def run(text: str, words: Sequence[Token], start: int) -> int:
    """Where the run of capitals that starts here ends, joined over particles and "of"."""
    if not words[start].capital:
        return start
    position = start + 1
    while position < len(words) and position - start < LONGEST:
        left, right = words[position - 1], words[position]
        if stripped(left.text) != left.text and not _holds(left, right):
            break
        nickname = _NICKNAME.match(text, left.end)
        if right.start > left.end and nickname and right.start < nickname.end():
            after = next(
                (at for at in range(position, len(words)) if words[at].start >= nickname.end()),
                len(words),
            )
            while after < len(words) and words[after].low in PARTICLES and after - position < 3:
                after += 1  # 'Ana "Bee" | de los | Reyes'
            if after < len(words) and words[after].capital and left.capital:
                position = after + 1
                continue
            break
        joined = joins(text, left, right) and not _opens_sentence(left, right)
        joined = joined or _are_partners(text, left, right)
        if not joined and not _comma_suffix(text, left, right):
            break
        if right.capital:
            position += 1
            continue
        reach = _bridge(text, words, start, position)
        if reach == position:
            break
        position = reach
    return position


def sentence_within(words: Sequence[Token]) -> int:
    """How many words there are up to one that opens a sentence behind an abbreviation: "Osmund Inc. | After"."""
    opening = (at for at in range(1, len(words)) if _opens_sentence(words[at - 1], words[at]))
    return next(opening, len(words))


def _opens_sentence(before: Token, word: Token) -> bool:
    """Whether a small word opens a sentence right behind an abbreviation."""
    behind = before.text.endswith(".") and word.start == before.end + 1
    small = word.low in FUNCTION and not word.text.isupper()
    return behind and word.first and word.capital and small


def _are_partners(text: str, left: Token, right: Token) -> bool:
    """Whether two surnames make the name of a firm: "Osmund & Teal". Two first names are two people."""
    if text[left.end : right.start] != " & " or not (left.capital and right.capital):
        return False
    return not {left.low, right.low} <= first_names().keys() and stripped(left.low) == left.low


def _holds(owner: Token, body: Token) -> bool:
    """Whether a possessive is a part of a body's name: "County Sheriff's Department"."""
    if not body.capital or body.low not in ORG_HEADS:
        return False
    low = stripped(owner.low)
    return any(one in PEOPLE_NOUNS or one in _GROUPS for one in (low, low.removesuffix("s")))


_GROUPS = words_of(
    "attorneys childrens farmers mens presidents sheriffs students teachers veterans womens workers"
)


def _comma_suffix(text: str, left: Token, right: Token) -> bool:
    return text[left.end : right.start] == ", " and right.low.rstrip(".") in ("jr", "sr", "iii")


def _bridge(text: str, words: Sequence[Token], start: int, position: int) -> int:
    """Past small words that bind a name: "del" before a surname, "of the" after an office."""
    at = position
    while at < len(words) and words[at].low in PARTICLES and at - position < 3:
        at += 1
    if (
        at > position
        and at < len(words)
        and words[at].capital
        and joins(text, words[at - 1], words[at])
    ):
        return at + 1
    if in_charge(text, words[position - 1]):
        return position + 2
    before = {one.low for one in words[start:position]}
    head = not all(before.isdisjoint(kind) for kind in (ORG_HEADS, PERSON_HEADS, _JOINERS))
    at = position
    if words[at].low in ("of", "for", "on", "in") and head:
        if words[at].low == "in" and not before & _JOINERS:
            return position
        at += 1
    elif words[at].low in ("and", "&") and any(
        one.low in ("of", "for") for one in words[start:position]
    ):
        at += 1
    else:
        return position
    if at < len(words) and words[at].low == "the":
        if words[position].low == "and":
            return position
        at += 1
    if at < len(words) and words[at].capital and words[at].low not in CALENDAR:
        joined = all(joins(text, words[one], words[one + 1]) for one in range(position - 1, at))
        return at + 1 if joined else position
    return position


_JOINERS = {
    "department",
    "ministry",
    "secretary",
    "minister",
    "university",
    "bank",
    "house",
    "court",
}


def _names(text: str, run: Sequence[Token], before: Sequence[Token], lower: set[str]) -> list[Name]:
    """The name within a run of capitals, without words that are capitals only by their place."""
    words = list(run)
    the = bool(before) and before[-1].low == "the" and joins(text, before[-1], words[0])
    while words and (
        (words[0].low in FUNCTION and not _is_acronym(words[0]) and not _is_part(words))
        or stripped(words[0].low) in CALENDAR
        or is_located(words[0])
        or (words[0].low in PARTICLES and not words[0].capital)
    ):
        the = words[0].low == "the"
        words.pop(0)
    if words and words[0].first and len(words) > 1 and words[0].low in lower:
        opens = words[0].low
        if not any(
            opens in known for known in (PERSON_HEADS, ORG_HEADS, HONORIFICS, first_names())
        ):
            words.pop(0)
    while words and (not words[-1].capital or words[-1].low in CALENDAR):
        words.pop()
    if not words or all(len(one.text.rstrip(".")) < 2 for one in words):
        return []
    if len(words) == 1 and _alone(words[0], lower, the):
        return []
    role = 1 < len(words) <= 4 and words[-1].low in PERSON_HEADS
    if role and words[0].low not in first_names():
        return []
    if len(words) == 1:
        alone = stripped(words[0].low).rstrip(".")
        if alone in HONORIFICS or alone in PERSON_HEADS:
            return []
    if is_office(words) or " ".join(one.low for one in words).removesuffix("s") in DEMONYMS:
        return []
    return [_name(text, words, before, the, lower)]


_OPENERS = words_of("all early every first free just new no not now old one our young")
_NUMBERS = words_of("one two three four five six seven eight nine ten first")


def _is_part(words: Sequence[Token]) -> bool:
    """Whether a small word opens a name: "New Mexico", "US District Judge"."""
    two = f"{words[0].low} {words[1].low}" if len(words) > 1 else ""
    if len(words) > 1 and words[0].low in _NUMBERS and not words[0].first:
        return words[1].low in ORG_HEADS  # "Nine News"
    if len(words) > 2 and words[0].low in _OPENERS and not words[0].first:
        return True  # "Just Stop Quarries"
    return two in PLACES or (words[0].text in ("US", "UK", "U.S.", "U.K.") and len(words) > 1)


def is_located(word: Token) -> bool:
    """Whether a word tells where somebody is from or whose something is, and is no name: "Oslo-listed"."""
    return word.text.replace("‑", "-").rpartition("-")[2] in _LOCATED and word.text not in _LOCATED


_LOCATED = words_of(
    "backed based born built educated flagged language led listed made owned run speaking trained"
)


def _is_acronym(word: Token) -> bool:
    return word.text.isupper() and len(word.text) > 2 and word.text.isalpha()


def _alone(word: Token, lower: set[str], the: bool) -> bool:
    """Whether a single capitalised word is no name."""
    low = stripped(word.low)
    if the and low in NATIONALS:
        return True
    if _is_acronym(word):
        return False
    if word.first and any(low in nouns for nouns in (DOCUMENT_HEADS, PLURAL_HEADS, ORG_HEADS)):
        return True
    if low in DEMONYMS or low in FUNCTION or low in CALENDAR or len(low) < 2:
        return True
    if low.endswith(("ans", "ese", "ists", "ish")) and low.rstrip("s") in DEMONYMS:
        return True
    return word.first and low in lower and not word.text.isupper()


def _name(
    text: str, words: list[Token], before: Sequence[Token], the: bool, lower: set[str]
) -> Name:
    start, end = words[0].start, words[-1].end
    end -= len(words[-1].text) - len(stripped(words[-1].text))
    if end - start < 1:
        end = words[-1].end
    split = person_start(words)
    role = None
    if split:
        role = title_of(words[:split])
        start = words[split].start
        words = words[split:]
    acronym = acronym_after(text, Span(start, end), words)
    kind = _type(text, words, before, the, split > 0, Span(start, end), acronym is not None, lower)
    if kind == "person" and role is None:
        role = lower_role(text, words[0], before)
    return Name(Span(start, end), text[start:end], kind, role, acronym, the)


def _type(
    text: str,
    words: Sequence[Token],
    before: Sequence[Token],
    the: bool,
    titled: bool,
    span: Span,
    acronym: bool,
    lower: set[str],
) -> NameType:
    lows = [stripped(one.low) for one in words]
    whole = " ".join(lows)
    if titled:
        return "person"
    if " & " in text[slice(*span)]:
        return "organization"
    if whole in PLACES:
        return "place"
    if whole in ORG_NAMES or acronym:
        return "organization"
    known = first_names()
    if len(words) > 1 and lows[-1] in _GEOGRAPHY:
        return "place"
    if lows[0] in known and 1 < len(words) <= 4 and lows[-1] not in ORG_HEADS and not the:
        return (
            "person"
            if not any(low in ("of", "for", "and", "the") for low in lows)
            else "organization"
        )
    if any(low in ORG_HEADS for low in lows) or any(low in ("of", "for") for low in lows):
        return "organization"
    if lows[0].endswith((".com", ".org", ".net", ".au")) or "." in lows[-1][1:-2]:
        return "organization"
    if _placed(text, words, before):
        return "place"
    if len(words) == 1:
        text_ = stripped(words[0].text)
        if text_.isupper() and 2 <= len(text_) <= 7:
            return "organization"
        if lower_role(text, words[0], before):
            return "person"
        return "unknown"
    if lower_role(text, words[0], before) or _AGE.match(text, span.end):
        return "person"
    if the or lows[0] in DEMONYMS or lows[0] in PLACES:
        return "organization"
    if _placed(text, words, before):
        return "place"
    if any(low in lower or low in _GEOGRAPHY for low in lows):
        return "unknown"
    if len(words) <= 4 and not any(one.text.isupper() and len(one.text) > 2 for one in words):
        return "person"
    return "organization" if len(words) <= 6 else "unknown"


_SETTLEMENTS = words_of(
    "town city village state province island district region county port suburb neighbourhood"
)
_GEOGRAPHY = words_of(
    """avenue street oblast road square river lake mount mountain island islands north south east
    west
    northern southern eastern western central bay beach valley park bridge airport county province
    district region ocean sea gulf peninsula coast hills heights act cup day week award awards
    prize games olympics war treaty constitution festival show convention amendment code"""
)


def _placed(text: str, words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether the words around tell a place: "the town of X", or a dateline."""
    first, last = words[0], words[-1]
    opens = first.start == 0 or text[first.start - 1] == "\n"
    if opens and all(one.text.isupper() for one in words if len(one.text) > 2):
        after = text[last.end : last.end + 40]
        if "—" in after or "–" in after or " - " in after or "(" in after[:2]:
            return True
    near = [one.low for one in before[-2:]]
    if len(near) == 2 and near[1] == "of" and near[0] in _SETTLEMENTS:
        return True
    return bool(near) and near[-1] == "in" and words[0].low not in first_names() and len(words) <= 3
