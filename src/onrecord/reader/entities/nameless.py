"""What the network reads as a name, or capitals suggest as one, and is none: numbers, laws, diseases, peoples."""

from __future__ import annotations

import re

from onrecord.reader.entities.names import CURRENCIES, REACH, NameType
from onrecord.reader.entities.tokens import stripped
from onrecord.reader.lexicon import DEMONYMS, HONORIFICS, NATIONALS, ORG_HEADS, PLACES
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

_NAMELESS = re.compile(
    r"\d+|(?:No\.?\s?|#)\d+|\S+@\S+|[RDI][-–][A-Z][a-z.]{1,12}(?:\s[A-Z][a-z.]{1,12})?|[A-Z]{0,3}[$£€¥₹₦]\d[\d.,]*\w{0,2}|[A-Z]{1,3}\d[\d.,]*(?:k|m|mn|bn|tn|million|billion|trillion)"
    r"|(?:[KTU]?[Ss]hs?|KSh|Rs|Rp|RM|Tk|EUR|GBP|GHS|HKD|INR|KES|NGN|PHP|PKR|SGD|USD|ZAR)\.?\d[\d.,]*\w*"
)
"""Numbers, addresses, party and state, and money, are no names: "No. 1", "R-Wis.", "R4bn", "A$5m"."""

_THINGS = words_of("aids bitcoin brexit coronavirus covid covid-19 ebola ethereum hiv")
"""Names of diseases, coins and events that are written as organisations' are."""


def is_nameless(text: str, span: Span) -> bool:
    """Whether what was read as a name is a number, an address, money, or what a thing or a law is called."""
    after = text[span.end : span.end + 1]
    if "@" in text[max(0, span.start - 1) : span.start] + after or after in CURRENCIES:
        return True
    spelled = stripped(text[slice(*span)].lower())
    if spelled in HONORIFICS and after == ".":
        return True  # "Smt."
    if spelled in _STYLED and _STYLE.match(text, span.end) is not None:
        return True
    if _AILMENT.match(text, span.end) and not text[slice(*span)].isupper():
        return True
    return _NAMELESS.fullmatch(text, *span) is not None or spelled in _THINGS or is_thing(spelled)


_AILMENT = re.compile(
    r"(?:['’]s?)?(?:[-–][A-Z]\w+(?:['’]s?)?)?\s(?:disease|fever|lymphoma|palsy|purpura|sarcoma|syndrome|virus)\b"
    r"(?!\s(?:\w+\s)?(?:cent(?:er|re)|expert|hospital|institute|lab|official|research|specialist|team|unit)s?\b)"
    r"|['’]s?\s(?:(?:ataxia|chorea|lymphoma|palsy|dementia)\b|Law\b)"
)
"""What goes on from the name of whoever found an ailment, or of where: "Lund | disease"."""


def is_thing(name: str) -> bool:
    """Whether a name in small letters is that of a law or a measure, and of nobody: "clean harbours act", "tarn stock
    index"."""
    return " " in name and name.rsplit(" ", 1)[1] in _MEASURES


_STYLED = words_of("most right rt very")
_STYLE = re.compile(r"\s(?:Hon|Rev)(?:ou?rable|erend|d)?\b")
"""What goes on with how a bishop or a minister is called: "the Right | Reverend"."""

_MEASURES = words_of("act amendment average index")


def is_subject(text: str, name: Span) -> bool:
    """Whether what was read as a body is what somebody teaches or has the ministry of: "Professor of | Public
    Health"."""
    words = text[slice(*name)].lower().split()
    held = _OF_SUBJECT.search(text, max(0, name.start - REACH), name.start)
    return held is not None and len(words) < LONGEST_SUBJECT and ORG_HEADS.isdisjoint(words)


LONGEST_SUBJECT = 4
_OF_SUBJECT = re.compile(
    r"\b(?:lecturer|minister|professor|reader)\s(?:for|in|of)\s(?:the\s)?$", re.I
)


def in_law(text: str, name: Span) -> bool:
    """Whether a name is but the beginning of that of a law: "the Clean Harbours | , Tides and Quays Act"."""
    if not text.startswith(("the ", "The "), name.start - 4) or text[slice(*name)].isupper():
        return False
    return _TO_ACT.match(text, name.end) is not None


_TO_ACT = re.compile(
    r"(?:,?\s(?:and\s)?[A-Z][a-z]+){0,6}(?:\s\([A-Z]\w+\))?\s(?:Act|Amendment)s?\b"
)


def is_people(text: str, span: Span, kind: NameType) -> bool:
    """Whether a word tells a nation or its people, who are nobody by name: "Norlandic", "Norlanders". A
    newspaper may be called so: "told The Norlander"."""
    low = text[slice(*span)].lower()
    known = low in DEMONYMS or low.removesuffix("s") in DEMONYMS or low in _KINDS
    known = known or (
        low in NATIONALS and text[max(0, span.start - 4) : span.start].lower() == "the "
    )
    paper = kind == "organization" and _THE.search(text, max(0, span.start - 7), span.start)
    land = kind == "place" and (low not in DEMONYMS or low in PLACES)
    return known and not land and not paper


_THE = re.compile(r"[\w,]\sThe\s$")
_KINDS = words_of(
    """arab arabs aussie aussies brit brits christian christians catholic catholics eastern hispanic
    hispanics islamic jewish jews kurdish kurds latino latinos muslim muslims northern protestant
    protestants shia shiite southern sunni sunnis western"""
)
"""What tells a faith, a people or a side of the world by a word in capitals."""
