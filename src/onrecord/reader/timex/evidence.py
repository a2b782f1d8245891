"""Which candidates are time expressions: the doubtful ones by the words beside them.

``Leaning`` is the one place where a learned layer of extents takes part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from onrecord.reader.timex.forms import Calendar, Unit
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
    r"(?:\b(?:in|since|of|by|from|to|until|till|through|during|before|after|between|and|for|early|late"
    r"|mid|the|around|about|circa|or|its|their|his|her|a|an|as|than|fiscal|year|[-–/(,])\s?|^|[\n(–-])$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s?(?:[,.;:)–—-]|$|\n|['’]s?\b|\s[a-z])")
_BARE_UNIT = re.compile(r"\b(?:for|in|within|over|after|of|many|those|these|by|before|take|takes|took|lasted?|several)\s$", re.IGNORECASE)
_SEASON_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|through|during|before|after|of|from|for|to|early|late|mid-?|each|every|this|last|next|and|or|between)\s(?:the\s)?$",
    re.IGNORECASE,
)
_SEASON_AFTER = re.compile(r"\s(?:of|in|from|at|to|down|out|apart|on|short|behind|off|into|below)\b", re.IGNORECASE)


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
    after = text[token.end : token.end + 16]
    form = token.value
    if token.kind == "YEAR_DATE":
        year = int(form.year) if isinstance(form, Calendar) and form.year and form.year.isdigit() else 0
        return 1400 <= year <= 2100 and bool(_YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after))
    if token.kind == "SEASON_DATE":
        return bool(_SEASON_BEFORE.search(before)) and not _SEASON_AFTER.match(after)
    if token.kind == "UNITS":
        return bool(_BARE_UNIT.search(before))
    if token.kind == "THE_UNIT":
        return isinstance(form, Unit) and form.unit in ("Q", "WE", "Y", "W", "M")
    if token.kind == "PART_TIME":
        return True
    return None


KINDS = frozenset(
    "DATE TIME DURATION SET QUANTITY PERIOD ONE CLOCK YEAR_DATE SEASON_DATE UNITS THE_UNIT PART_TIME".split()
)
"""Kinds of token of the last stage that can be time expressions."""
