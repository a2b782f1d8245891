"""Dates told by their distance from the narrative: "a day after the paper printed the letter"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.reader.events.found import Trigger
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Dated, Time

_DISTANCE = re.compile(r"P(\d{1,3})([DWMY])")
_SIDES = {"after": -1, "before": 1}


class Distances:
    """Distances right before "after" or "before", and what the narrative has reached there."""

    def __init__(self, syntax: Syntax, times: Sequence[Time]) -> None:
        self.syntax = syntax
        self.found: dict[int, Dated] = {}
        anchor: date | None = None
        for time in sorted(times, key=lambda one: one.span):
            day = _day(time.value)
            if day is not None and time.type in ("DATE", "TIME"):
                anchor = day
                continue
            match = _DISTANCE.fullmatch(time.value) if time.type == "DURATION" else None
            words = syntax.within(time.span)
            if match is None or anchor is None or not words or words[-1] + 1 >= len(syntax):
                continue
            side = _SIDES.get(syntax.words[words[-1] + 1].lower)
            moved = _moved(anchor, side * int(match[1]), match[2]) if side else None
            if moved is not None:
                self.found[words[-1] + 1] = Dated(moved, time.span)
        self.marks = sorted(self.found)

    def of(self, trigger: Trigger) -> Dated | None:
        """The date of an event told as so long after or before: of the first verb behind the mark."""
        words = self.syntax.words
        place = bisect_left(self.marks, trigger.first) - 1
        if place < 0 or not self.syntax.verbal(trigger.head):
            return None
        mark = self.marks[place]
        if self.syntax.sentence[mark] != self.syntax.sentence[trigger.head]:
            return None
        between = range(mark + 1, trigger.first)
        if any(words[at].upos in ("VERB", "SCONJ") or words[at].text in ";," for at in between):
            return None
        return self.found[mark]


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def _moved(anchor: date, count: int, unit: str) -> str | None:
    """An anchor moved by days, weeks, months or years, as precise as the unit."""
    try:
        if unit in "DW":
            moved = anchor + timedelta(days=count * (7 if unit == "W" else 1))
            return moved.isoformat()
        months = anchor.year * 12 + anchor.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return f"{year:04}" if unit == "Y" else f"{year:04}-{month + 1:02}"
    except (ValueError, OverflowError):
        return None
