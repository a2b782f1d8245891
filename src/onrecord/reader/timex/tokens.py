"""The words of a text that can be part of a time expression; what lies between is one gap."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

from onrecord.reader.timex.holidays import HOLIDAY_NAMES, holiday_key
from onrecord.reader.timex.lexicon import LEXICON, SHORT

GAP = "GAP"
"""Kind of the one token that stands for any words that no rule of the grammar mentions."""

BREAK = "BREAK"
"""Kind of a line break: no expression crosses one."""


class Token(NamedTuple):
    """A word or a phrase already understood.

    ``kind`` is its lexical class in capitals ("MONTH", "QUANTITY"), or the word itself in lower
    case where the grammar names it. ``start`` and ``end`` are code points of the text. ``value``
    is what the class carries: a number, or a form of ``forms``; ``mod`` its TIMEX3 mod.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    mod: str | None = None


_MONTH_STEMS = r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_TOKEN = re.compile(
    rf"""
      (?P<PLAIN>(?!(?ai:{_MONTH_STEMS}|[ap]\.?[^\S\n]?m|o['’]?clock))[a-z][^\W\d_]*)
    | (?P<BREAK>\n)
    | (?P<ISO>(?<![\w-])[0-9]{{4}}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?Z?)?(?![\w-]))
    | (?P<HOLIDAY>\b(?=[A-Z9])(?:{HOLIDAY_NAMES})\b)
    | (?P<SLASHED>(?<![\w/.])[0-9]{{1,2}}(?P<by>[/.])[0-9]{{1,2}}(?P=by)(?:[0-9]{{4}}|[0-9][0-9])(?![\w/]))
    | (?P<CLOCKED>(?<![\w:.])[0-9]{{1,2}}[:.][0-9][0-9](?::[0-9][0-9])?(?=\s?[apAP]\.?[mM]\b|\s?hrs\b)|(?<![\w:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![\w:]|-[a-z]))
    | (?P<AMPM>(?:(?<=[0-9])|(?<=[0-9]\s)|\b)(?:[apAP]\.[^\S\n]?[mM]\.|[apAP]\.?[mM]\b))
    | (?P<FRACTION>(?<![0-9/])[0-9]/[0-9](?![0-9/])|[½¼¾])
    | (?P<ORDINAL>\b[0-9]{{1,3}}(?:st|nd|rd|th)\b)
    | (?P<DECADE>\b(?:1[0-9]|20)[0-9]0['’]?s\b|['’][0-9]0['’]?s\b|\b[2-9]0['’]s\b)
    | (?P<SHORTYEAR>(?<!\w)['’][0-9][0-9]\b)
    | (?P<QUARTERED>\b[QH][1-4]\b|\b[1-4][QH](?:[0-9][0-9])?\b)
    | (?P<FISCAL>\bFY[^\S\n]?['’]?(?=[0-9]))
    | (?P<MONEY>(?:[$€£¥]|\b(?:USD|EUR|GBP|CAD|AUD))\s?[0-9][0-9.,]*(?:\s(?:hundred|thousand|million|billion|trillion)\b)?)
    | (?P<DIGITS>(?<![\w.,$€£¥])[0-9]{{1,9}}(?:,[0-9]{{3}}){{0,4}}(?:\.[0-9]{{1,3}})?(?![0-9%])(?![.,/][0-9])(?!\s?(?:%|percent\b|per\scent\b)))
    | (?P<SHORTMONTH>\b(?ai:{_MONTH_STEMS})\.(?!\w)|\b(?ai:{_MONTH_STEMS})(?=\s[0-9]|,?\s['’][0-9]))
    | (?P<SHORTDAY>\b(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)(?:\.(?=,?\s)|(?=,?\s(?ai:{_MONTH_STEMS})|,?\s[0-9])))
    | (?P<POSSESSIVE>(?<=\w)['’]s?(?!\w))
    | (?P<ERA>\bB\.C\.(?:E\.)?|\bBCE?\b|\bA\.D\.|\bAD\b)
    | (?P<OCLOCK>\bo['’]?clock\b)
    | (?P<WORD>[^\W\d_]+)
    | (?P<RUN>\d+)
    | (?P<MARK>[^\w\s]|_)
    """,
    re.VERBOSE,
)
"""PLAIN is a WORD that begins with a small letter and nothing else can be: most are, and are told
without a try at all the rest."""

_MARKS = {
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "‐": "DASH",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    **dict.fromkeys(".;:!?", "STOP"),
}

_CAPITALS_ONLY = frozenset({"may", "march", "august", "easter"})
"""Names that are other words when written small."""


def tokenise(text: str, literals: Collection[str]) -> list[Token]:
    """The tokens of ``text``. ``literals`` are the words that the grammar names itself."""
    found: list[Token] = []
    gap = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        word = match[0]
        lower = word.lower() if kind in ("PLAIN", "WORD") else ""
        if gap and lower and lower not in LEXICON and lower not in literals:
            continue  # as most words are
        start, end = match.span()
        token: Token | None = None
        if lower:
            known = LEXICON.get(lower)
            if known is not None and _written_so(lower, word, known[0]):
                token = Token(known[0], start, end, known[1])
            elif lower in literals:
                token = Token(lower, start, end)
        elif kind == "MARK":
            if word in _MARKS:
                token = Token(_MARKS[word], start, end, word)
        elif kind == "DIGITS":
            token = _digits(word, start, end)
        elif kind in ("SHORTMONTH", "SHORTDAY"):
            name = LEXICON[word.lower().rstrip(".")]
            token = Token(name[0], start, end, name[1])
        elif kind == "ORDINAL":
            token = Token(kind, start, end, int(word[:-2]))
        elif kind == "HOLIDAY":
            token = Token(kind, start, end, holiday_key(word))
        elif kind != "RUN":
            token = Token(kind, start, end, word)
        if token is not None:
            found.append(token)
            gap = False
        elif not gap:
            found.append(Token(GAP, start, end))
            gap = True
    return found


def _written_so(lower: str, word: str, kind: str) -> bool:
    """Whether the letters are of the case that the name wants."""
    if kind == "ZONE":
        return word.isupper()
    return lower not in SHORT and not (lower in _CAPITALS_ONLY and word[0].islower())


def _digits(word: str, start: int, end: int) -> Token:
    """DAY for 1 to 31, YEAR for four digits that can be one, else NUMBER; all carry numbers."""
    if "." in word:
        return Token("NUMBER", start, end, float(word.replace(",", "")))
    number = int(word.replace(",", ""))
    if len(word) <= 2 and 1 <= number <= 31:
        return Token("DAY", start, end, number)
    if len(word) == 4 and 1000 <= number <= 2199:
        return Token("YEAR", start, end, number)
    return Token("NUMBER", start, end, number)
