"""Which candidates are time expressions: the doubtful ones by the words beside them."""

from __future__ import annotations

import re

from onrecord.reader.timex.direction import direction
from onrecord.reader.timex.forms import Calendar, Length, Unit
from onrecord.reader.timex.tokens import Token
from onrecord.reader.wordlists import words

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|through|during|before|after|between|early|late|mid|the|circa|its|their"
    r"|his|her|fiscal|year)\s|\bmid-|[(\n])$",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"\b(?:flight|route|room|no\.|number|page|highway|windows|channel|section|model|act|chapter|house|line"
    r"|suite|unit|form|article|resolution|version|series|area|bill|order|case)\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:[a-z]+s\b|people|men|women|children|more|feet|kg|km|mph|year|and\scounting)"
)
_BARE_UNIT = re.compile(
    r"\b(?:for|in|within|over|after|of|many|those|these|by|before|take|takes|took|lasted?|several)\s$",
    re.IGNORECASE,
)
_SEASON_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|through|during|before|after|early|late|mid|each|every)[\s-](?:the\s)?$",
    re.IGNORECASE,
)
_SINGLE_BEFORE = re.compile(r"\b(?:of|from|over|between|into|for)\s(?:the\s)?$", re.IGNORECASE)
"""What may stand before a season with but one sense: "of summer", not "of spring"."""

_SEASON_AFTER = re.compile(
    r"\s(?:of|in|from|at|to|down|out|apart|on|short|behind|off|into|below)\b", re.IGNORECASE
)
_AS = re.compile(r"\bas\s$", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:in|during|through|throughout|until|by|into|for)\s$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_LOWER = re.compile(r"\s[a-z]")
_MONTH_EVENT = re.compile(r"\b(?:the|a|an|this|annual|their|our|his|her)\s$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"\s(?:of|for|on|to|in|against|from|through|Madness)\b")
_WISH_AFTER = re.compile(
    r"\s(?:[A-Z]\w|I\b|he\b|she\b|it\b|they\b|we\b|you\b|the\b|this\b|his\b|her\b)"
)
"""What follows "May" and "March" where they are verbs: May God, March them."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n()–—-]['\"”’)]*\s*['\"“‘«„(]*|``)$")
_OPENED = re.compile(r"(?:^|\s)['\"“‘«„]+$")
_QUOTED = re.compile(r"(?:(?!['’](?!\w))[^\n\"“”»])*")
_SMALL = words("a an and at by for from in of on or the to with")
"""Words that a title writes small too."""

LONGEST_TITLE = 60
"""Code points within a quotation that are looked at for whether it is a title."""

BESIDE = 16
"""Code points looked at to either side of a doubtful candidate: two words."""


def accepted(token: Token, text: str) -> bool:
    """Whether a token of the last stage is told as a time expression: what is in no doubt, and what
    the words beside it speak for."""
    written = text[token.start : token.end]
    before = text[max(0, token.start - BESIDE) : token.start]
    after = text[token.end : token.end + BESIDE]
    form = token.value
    if token.kind == "YEAR_DATE" and isinstance(form, Calendar):
        return _is_year(form.year or "", before, after)
    if token.kind == "SEASON_DATE":
        return _is_season(written.lower(), before, after)
    if token.kind == "UNITS":
        return _BARE_UNIT.search(before) is not None
    if token.kind == "THE_UNIT":
        return isinstance(form, Unit) and form.unit in ("Q", "WE", "Y", "W", "M")
    if token.kind == "PART_TIME":
        return _PART_BEFORE.search(before) is not None
    if isinstance(form, Length) and form.unit == "Q" and _PART_OF.match(after):
        return False  # A quarter of the whole.
    if _is_title(written, before, text[token.end : token.end + LONGEST_TITLE]):
        return False
    if written.lower() == "soon":
        ahead = direction(text, token.start, token.end) in ("future", "fixed")
        return ahead and not _AS.search(before)
    return _by_word(written.lower(), before, after)


def _by_word(word: str, before: str, after: str) -> bool:
    """Of the words that have another sense, whether they have the one of time; of others it is."""
    if word == "quarterly":
        return not _LOWER.match(after)
    if word == "the future":
        return not _PART_OF.match(after)
    if word == "the past":
        return not _LOWER.match(after)
    if word in ("march", "may"):
        start = _SENTENCE_START.search(before) or _OPENED.search(before)
        wish = start and _WISH_AFTER.match(after)
        event = _MONTH_EVENT.search(before) and _EVENT_AFTER.match(after)
        return not (wish or event)
    return True


def _is_year(written: str, before: str, after: str) -> bool:
    """Whether four digits are a year and do not count or number something."""
    if not written.isdigit() or not 1400 <= int(written) <= 2100:
        return False
    if _YEAR_BEFORE.search(before):
        return True
    return not (_COUNTED.match(after) or _NO_YEAR_BEFORE.search(before))


def _is_season(word: str, before: str, after: str) -> bool:
    fits = _SEASON_BEFORE.search(before) is not None
    if not word.endswith(("fall", "spring")):
        fits = fits or word.startswith("the ") or _SINGLE_BEFORE.search(before) is not None
    return fits and not _SEASON_AFTER.match(after)


def _is_title(written: str, before: str, after: str) -> bool:
    """Whether common words are written as in a title: ABC's "This Week", High Noon.

    A quotation that holds more than capitals is speech: "Tomorrow we vote", not "Tomorrow Never Dies".
    """
    common = [one for one in written.split() if one not in ("the", "of")]
    if not common or common[0].lower() not in _COMMON:
        return False
    if not all(one[0].isupper() for one in common):
        return False
    if len(common) > 1 and not written.isupper():
        return all(one.lower() in _COMMON for one in common)
    if _SENTENCE_START.search(before):
        return False
    quoted = _QUOTED.match(after) if _OPENED.search(before) else None
    return quoted is None or not any(
        word.islower() and word not in _SMALL for word in quoted[0].split()
    )


_COMMON = words(
    "this last next the today tonight tomorrow yesterday week weekend month year day night morning"
    " evening afternoon noon midnight now daily weekly monthly quarterly"
)
"""Words that only a title writes with a capital within a sentence."""


KINDS = words(
    "DATE TIME DURATION SET QUANTITY MEASURE PERIOD ONE CLOCK YEAR_DATE SEASON_DATE UNITS THE_UNIT PART_TIME"
)
"""Kinds of token of the last stage that can be time expressions."""
