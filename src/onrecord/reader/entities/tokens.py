"""The words of a text as names are looked for: where each stands, how it is written, what line it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reader.entities.keys import POSSESSIVE
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


class Token(NamedTuple):
    """A word and where it stands. ``capital`` and ``first``: of a sentence or quotation. ``verb``: where no
    part of speech is known, whether it follows "to" or "will"."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    first: bool
    verb: bool


VERBAL = words_of("to will would can could may might must should")
"""What a verb follows."""

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm"
    r"|Hon|Jr|Sr|Det|Supt|Insp|Corp|Inc|Co|Cos|Ltd|Bros|Assn)\.|[^\W\d_]\.(?=\s[^\W\d_])"
    r"|[^\W_]+(?:(?:[-'’&‑]|\.(?!(?<=[a-z]{2}\.)[A-Z][a-z]))[^\W_]+)*"
)
"""A full stop between a small letter and a capital ends a sentence whose space was lost."""
_ENDS = frozenset('.!?…:;"“”‘(«„\n\r\u2028\u2029|—–•*')


def tokens(text: str, place: Span) -> list[Token]:
    """The words of one paragraph."""
    found: list[Token] = []
    previous = place.start
    for match in _WORD.finditer(text, place.start, place.end):
        start, end = match.span()
        word = match[0]
        between = text[previous:start] if start - previous < 12 else "."
        if not found or between != " ":
            first = not found or not _ENDS.isdisjoint(between)
        else:
            # Whether a full stop that shortens ends a sentence as well.
            last = found[-1].low
            first = last[-1] == "." and last.rstrip(".") in (
                "a.m",
                "p.m",
                "inc",
                "ltd",
                "co",
                "corp",
            )
        verb = bool(found) and found[-1].low in VERBAL
        found.append(Token(start, end, word, word.lower(), word[0].isupper(), first, verb))
        previous = end
    return found


def is_headline(text: str, place: Span, words: Sequence[Token]) -> bool:
    """Whether a line is set in title case or capitals, where capitals do not tell names."""
    line = text[place.start : place.end].rstrip()
    if 1 < len(words) <= 12 and line.isupper() and line[-1:] not in '."”' and "—" not in line:
        return True
    if not 4 <= len(words) <= 40 or line[-1:] in '.!?"”':
        return False
    long = [one for one in words if len(one.text) > 3]
    return len(long) >= 3 and sum(one.capital for one in long) >= 0.8 * len(long)


class Line(NamedTuple):
    """A paragraph and its words. ``headline``: whether capitals tell no names in it."""

    place: Span
    words: list[Token]
    headline: bool


def lines(text: str, places: Sequence[Span]) -> tuple[Line, ...]:
    """The paragraphs of a text, each read once."""
    read = ((place, tokens(text, place)) for place in places)
    return tuple(Line(place, words, is_headline(text, place, words)) for place, words in read)


def stripped(word: str) -> str:
    """A word without its possessive ending."""
    return word if word.isalnum() else POSSESSIVE.sub("", word)


def joins(text: str, left: Token, right: Token) -> bool:
    """Whether only a space parts two words."""
    gap = text[left.end : right.start]
    return gap in (" ", "\u00a0", " \u200d")
