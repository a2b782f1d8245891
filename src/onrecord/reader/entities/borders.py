"""Which words of a line a name has: small words that go on, what a hyphen joins, days, credits of pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.entities.names import HYPHENS, NameType, run, sentence_within
from onrecord.reader.entities.tokens import Token
from onrecord.reader.lexicon import CALENDAR, DEMONYMS, STATES
from onrecord.reader.timex.lexicon import WEEKDAYS
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


def bordered(
    text: str, words: Sequence[Token], low: int, high: int, kind: NameType, headline: bool
) -> tuple[int, int]:
    """Which words of a line a name has that begins with a bare article or ends with a small word: it goes on with the
    capitals behind it ("Court of | the Harbours", "Qaboos bin | Said"), or ends before it."""
    last = high
    while last > low and words[last - 1].low in _SMALL and not words[last - 1].text.isupper():
        last -= 1
    if last == high or (last > low and words[last].capital):
        return low, high
    goes_on = last == low or words[last].low in _LEADING[kind]
    after = high + 1 if high < len(words) and words[high].low == "the" else high
    known = kind != "unknown" and not headline and after < len(words)
    joined = known and text[words[high - 1].end : words[after].start] in (" ", " the ")
    if not (goes_on and joined and words[after].capital):
        return low, last
    if kind == "person":
        return low, after + 1
    bare = last == low and not (words[low].capital and not words[low].first)
    end = run(text, words, after)
    while end + 1 < len(words) and words[end + 1].capital and not bare:
        if text[words[end - 1].end : words[end + 1].start] != " of ":
            break
        end = run(text, words, end + 1)  # "Court for the Eastern District | of Norland"
    return (after if bare else low), end


_SMALL = words_of("a al an and at bin by for in of on or the to")
_LEADING: dict[NameType, frozenset[str]] = {
    "person": words_of("al bin"),
    "organization": words_of("at by for in of on to"),
    "place": words_of("of"),
    "unknown": frozenset(),
}
"""Small words at the end of a name that lead to more of it; "and" leads to another."""


def is_whose(words: Sequence[Token]) -> bool:
    """Whether a name opens with the people whose body its acronym is of: "Norlandic | NHB"."""
    short = words[-1].text
    letters = len(short) > 2 and short.isalpha() and short.isupper()
    return len(words) == 2 and letters and words[0].low in DEMONYMS and not words[0].text.isupper()


def unhyphenated(text: str, words: list[Token], span: Span) -> list[Token]:
    """Words without what a hyphen joins to a name and is none of it: of "anti-Norland" and "Norland-backed" the
    country. The network ends a name there."""
    if not words:
        return words
    first, last = words[0], words[-1]
    if first.start < span.start and text[first.start].islower() and text[span.start - 1] in HYPHENS:
        first = _part(text, first, span.start, first.end)
    words = [first, *words[1:]]
    if len(words) == 1:
        last = first
    cut = text[span.end : last.end]
    if cut[:1] in HYPHENS and cut[1:2].islower() and cut[1:] not in _RULED:
        words[-1] = _part(text, last, last.start, span.end)
        if len(words) > 1 and len(words[-1].text) == 1:
            words.pop()  # "Ana Lund | T-shirts"
    return words


_RULED = words_of("administered controlled occupied")
"""Of a land its ruler is a part of the name: "Norland-administered Tarn"."""


def _part(text: str, word: Token, start: int, end: int) -> Token:
    """A part of a word that is one itself."""
    cut = text[start:end]
    return word._replace(start=start, end=end, text=cut, low=cut.lower(), capital=cut[0].isupper())


def uncredited(text: str, words: list[Token]) -> list[Token]:
    """Words without the one that leads to who took a picture: "Dunmore Bridge | Credit: Ana Reyes"."""
    leads = bool(words) and words[-1].low in _CREDITS and text.startswith(":", words[-1].end)
    return words[:-1] if leads else words


_CREDITS = words_of("credit graphic illustration image photo photograph photographer picture video")


def within_sentence(text: str, words: list[Token], kind: NameType) -> list[Token]:
    """A name without the sentence that begins behind the abbreviation it ends in: "Osmund Inc. | After"."""
    behind = len(words) > 1 and kind == "place" and text.startswith(". ", words[0].end)
    if behind and words[0].low in STATES:
        return words[:1]
    return words[: sentence_within(words)]


def undated(text: str, words: list[Token]) -> list[Token]:
    """A name without the day that stands behind it: "told Alder News Sunday", "face Alder Jan. 29". A weekday that
    goes on from one word, or from "on", is of the name: "Gazette on Sunday"."""
    if len(words) > 1 and words[-1].low in CALENDAR and _DAY.match(text, words[-1].end):
        return words[:-1]
    whole = len(words) > 2 or (len(words) == 2 and words[0].text.isupper())
    dated = whole and words[-1].low in WEEKDAYS and words[-2].low != "on"
    return words[:-1] if dated else words


_DAY = re.compile(
    r"(?:\.|(?<!\bMay)(?<!\bJan)(?<!\bJune)(?<!\bApril)(?<!\bAugust))\s\d{1,2}\b(?!,\d|\.\d)"
)
"""The day behind a month; of those that are names of people behind a short form alone."""
