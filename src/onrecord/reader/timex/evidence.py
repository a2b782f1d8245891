"""Which candidates are time expressions: the doubtful ones by the words beside them.

``Leaning`` is the one place where a learned layer of extents takes part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from onrecord.reader.timex.direction import direction
from onrecord.reader.timex.forms import Calendar, Length, Unit
from onrecord.reader.timex.tokens import Token


class Tagged(Protocol):
    """Words of the text and, for each, log-probabilities of O, B, I of a time expression.

    ``starts`` and ``ends`` are code points, in order; ``times`` has shape (word, 3), or is None
    where the model has no such layer.
    """

    @property
    def starts(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...
    @property
    def times(self) -> Sequence[Sequence[float]] | None: ...


CERTAIN = 1.5
"""Log-odds from which a learned layer overrules the words beside a doubtful candidate."""


def leaning(tagged: Tagged | None, start: int, end: int) -> float:
    """Mean log-odds that the words of a span are in a time expression; 0 where nothing is learned."""
    if tagged is None or tagged.times is None:
        return 0.0
    at = bisect_right(tagged.ends, start)
    found = []
    while at < len(tagged.starts) and tagged.starts[at] < end:
        outside = tagged.times[at][0]
        found.append(max(tagged.times[at][1], tagged.times[at][2]) - outside)
        at += 1
    return float(sum(found)) / len(found) if found else 0.0


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
_NOT_SOON = re.compile(r"\bas\s$", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:in|during|through|throughout|until|by|into|for)\s$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\s[a-z]")
_MONTH_EVENT = re.compile(r"\b(?:the|a|an|this|annual|their|our|his|her)\s$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r"\s(?:of|for|on|to|in|against|from|through|Madness)\b")
_WISH_AFTER = re.compile(
    r"\s(?:[A-Z]\w|I\b|he\b|she\b|it\b|they\b|we\b|you\b|the\b|this\b|his\b|her\b)"
)
"""What follows "May" and "March" where they are verbs: May God, March them."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n()–—-]['\"”’)]*\s*['\"“‘(]*|``)$")
_QUOTED_TITLE = re.compile(r"['\"“‘`]\s?$")


def accepted(token: Token, text: str, tagged: Tagged | None) -> bool:
    """Whether a token of the last stage is told as a time expression."""
    doubt = _doubtful(token, text)
    if doubt is None:
        return True
    lean = leaning(tagged, token.start, token.end)
    if abs(lean) >= CERTAIN:
        return lean > 0
    return doubt


def _doubtful(token: Token, text: str) -> bool | None:
    """None for what needs no words beside it, else whether these speak for it."""
    before = text[max(0, token.start - 16) : token.start]
    token_text = text[token.start : token.end]
    after = text[token.end : token.end + 16]
    form = token.value
    if token.kind == "YEAR_DATE":
        year = (
            int(form.year)
            if isinstance(form, Calendar) and form.year and form.year.isdigit()
            else 0
        )
        if not 1400 <= year <= 2100:
            return False
        if _YEAR_BEFORE.search(before):
            return True
        return not (_COUNTED.match(after) or _NO_YEAR_BEFORE.search(before))
    if token.kind == "SEASON_DATE":
        fits = _SEASON_BEFORE.search(before) is not None
        if not token_text.lower().endswith(("fall", "spring")):
            definite = token_text[:4].lower() == "the "
            fits = fits or definite or _SINGLE_BEFORE.search(before) is not None
        return fits and not _SEASON_AFTER.match(after)
    if token.kind == "UNITS":
        return bool(_BARE_UNIT.search(before))
    if token.kind == "THE_UNIT":
        return isinstance(form, Unit) and form.unit in ("Q", "WE", "Y", "W", "M")
    if isinstance(form, Length) and form.unit == "Q" and _PART_OF.match(after):
        return False  # A quarter of the whole.
    if token.kind == "PART_TIME":
        return _PART_BEFORE.search(before) is not None
    if _is_title(token_text, before):
        return False
    word = token_text.lower()
    if word == "soon":
        return not _NOT_SOON.search(before) and direction(text, token.start, token.end) == "future"
    if word == "quarterly":
        return not _ADJECTIVE.match(after)
    if word == "the future":
        return not _PART_OF.match(after)
    if word == "the past":
        return not _ADJECTIVE.match(after)
    if word in ("march", "may"):
        if _SENTENCE_START.search(before) and _WISH_AFTER.match(after):
            return False
        return not (_MONTH_EVENT.search(before) and _EVENT_AFTER.match(after))
    return None


def _is_title(words: str, before: str) -> bool:
    """Whether common words are written as in a title: ABC's "This Week", High Noon."""
    common = [one for one in words.split() if one not in ("the", "of")]
    if (
        not common
        or not all(one[0].isupper() for one in common)
        or common[0].lower() not in _COMMON
    ):
        return False
    if len(common) > 1 and not words.isupper():
        return all(one.lower() in _COMMON for one in common)
    return not _SENTENCE_START.search(before)


_COMMON = frozenset(
    "this last next the today tonight tomorrow yesterday week weekend month year day night morning"
    " evening afternoon noon midnight now daily weekly monthly quarterly".split()
)
"""Words that only a title writes with a capital within a sentence."""


KINDS = frozenset(
    "DATE TIME DURATION SET QUANTITY PERIOD ONE CLOCK YEAR_DATE SEASON_DATE UNITS THE_UNIT PART_TIME".split()
)
"""Kinds of token of the last stage that can be time expressions."""
