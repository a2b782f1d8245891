"""An axis of dates: panels with a scale each, empty stretches between them cut out, ticks that fit.

News of one story crowds into days that lie years apart. On one even scale either the days or the
years are lost; so stretches in which nothing is dated are cut, and each cut says how long it is.
Positions are shares of the width, so a drawing keeps its size of letters at any width.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

Unit = Literal["day", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "month", "year")

PANELS = 4
"""Scales side by side: with more, a label of one is wider than its panel on a phone."""

CUT = 0.3
"""Share of what is left of the range from which an empty stretch is cut. On articles of MEANTIME
and Wikinews a third of the range is where the rest becomes too crowded to read."""

SHORTEST_CUT = 31
"""Days below which nothing is cut: within a month the even scale is plain."""

GAP = 0.05
"""Share of the width that a cut takes."""

NARROWEST = 0.17
"""Share of the width that a panel has at least: a label's on a phone."""

LABEL = 0.15
"""Share of the width that a tick's label takes on a phone."""

TOUCH = 0.1
"""Share of the width at which the labels of two ticks would touch on a phone."""

DAYS, MONTHS = 45, 40
"""Days up to which a panel is one of days, and months up to which it is one of months."""

STEPS: dict[Unit, tuple[int, ...]] = {
    "day": (1, 2, 7, 14, 30),
    "month": (1, 2, 3, 6, 12),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000),
}

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T.*)?)?|W(?P<week>\d{2})"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])))?$",
    re.ASCII,
)
_TENS = re.compile(r"(?P<head>\d{2,3})X{0,2}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that a date may mean, both ends of it included, and the finest unit it tells."""

    first: date
    last: date
    unit: Unit

    @property
    def is_day(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Tick:
    """``at`` is a share of the width; ``above`` and ``below`` are the two lines of its label."""

    at: float
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class Cut:
    """An empty stretch left out: where it is drawn, as shares, and how long it is, in words."""

    left: float
    right: float
    length: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One even scale: the days ``first`` to ``last`` between two shares of the width."""

    first: date
    last: date
    left: float
    right: float
    unit: Unit

    def at(self, day: date, middle: bool = True) -> float:
        """Where a day stands: its middle, else its beginning."""
        days = (self.last - self.first).days + 1
        place = (day - self.first).days + (0.5 if middle else 0.0)
        return self.left + (self.right - self.left) * place / days


@dataclass(frozen=True, slots=True)
class Axis:
    panels: tuple[Panel, ...]
    cuts: tuple[Cut, ...]
    ticks: tuple[Tick, ...]

    def ends(self, extent: Extent) -> tuple[float, float]:
        """Where an extent begins and ends, as shares of the width; a day by its middle twice."""
        panel = next((one for one in self.panels if extent.first <= one.last), self.panels[-1])
        if extent.is_day:
            return panel.at(extent.first), panel.at(extent.first)
        last = min(extent.last, panel.last)
        return panel.at(max(extent.first, panel.first), False), panel.at(last, False) + _width(
            panel
        )


def extent(value: str | None) -> Extent | None:
    """The days that an ISO 8601 or TIMEX3 date means; ``None`` for what names none.

    >>> extent("2016-02").last
    datetime.date(2016, 2, 29)
    >>> extent("201").first, extent("P3D")
    (datetime.date(2010, 1, 1), None)
    """
    found = _DATE.match(value or "")
    try:
        if found:
            return _of(found)
        tens = _TENS.match(value or "")
        if tens and int(tens["head"]):
            size = 10 ** (4 - len(tens["head"]))
            first = int(tens["head"]) * size
            return Extent(date(first, 1, 1), date(first + size - 1, 12, 31), "year")
    except ValueError:
        pass
    return None


def _of(found: re.Match[str]) -> Extent:
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return Extent(day, day, "day")
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return Extent(monday, monday + timedelta(days=6), "day")
    first, months = 1, 12
    if found["month"]:
        first, months = int(found["month"]), 1
    elif found["quarter"]:
        first, months = 3 * int(found["quarter"]) - 2, 3
    elif found["half"]:
        first, months = 6 * int(found["half"]) - 5, 6
    last = first + months - 1
    ends = date(year, last, calendar.monthrange(year, last)[1])
    return Extent(date(year, first, 1), ends, "year" if months == 12 else "month")


def axis(extents: Iterable[Extent], *, coarsest: Unit | None = None) -> Axis:
    """The axis that holds these extents, of which there is one at least.

    Args:
        extents: in any order; those that touch or overlap share a panel.
        coarsest: the unit of every panel, where one is asked for: "year" for a range by years.
    """
    groups = _groups(sorted(set(extents), key=lambda one: (one.first, one.last)))
    spans = [_rounded(group, coarsest) for group in groups]
    weights = [len({one.first for one in group}) ** 0.5 for group in groups]
    room = 1 - GAP * (len(groups) - 1)
    spare = room - NARROWEST * len(groups)
    panels: list[Panel] = []
    cuts: list[Cut] = []
    left = 0.0
    for (first, last, unit), weight in zip(spans, weights, strict=True):
        if panels:
            gap = (first - panels[-1].last).days - 1
            cuts.append(Cut(left, left + GAP, _length(gap)))
            left += GAP
        width = NARROWEST + spare * weight / sum(weights)
        panels.append(Panel(first, last, left, left + width, unit))
        left += width
    return Axis(tuple(panels), tuple(cuts), _apart([_ticks(one) for one in panels]))


def _groups(extents: Sequence[Extent]) -> list[list[Extent]]:
    """Extents parted where the empty stretches are that are worth a cut, the longest first."""
    gaps: list[tuple[int, int]] = []
    reach = extents[0].last
    for place, (_, after) in enumerate(pairwise(extents), 1):
        gaps.append(((after.first - reach).days - 1, place))
        reach = max(reach, after.last)
    span = (reach - extents[0].first).days + 1
    at: list[int] = []
    for days, place in sorted(gaps, reverse=True)[: PANELS - 1]:
        if days < max(SHORTEST_CUT, CUT * span):
            break
        at.append(place)
        span -= days
    borders = [0, *sorted(at), len(extents)]
    return [list(extents[one:other]) for one, other in pairwise(borders)]


def _rounded(group: Sequence[Extent], coarsest: Unit | None) -> tuple[date, date, Unit]:
    """The range of a panel, out to whole units."""
    first, last = group[0].first, max(one.last for one in group)
    days = (last - first).days + 1
    finest = min((one.unit for one in group), key=UNITS.index)
    by_range: Unit = "day" if days <= DAYS else "month" if days <= 31 * MONTHS else "year"
    fitting: Unit = max(finest, by_range, key=UNITS.index)
    unit = coarsest or fitting
    if unit != "day":
        first = date(first.year, first.month if unit == "month" else 1, 1)
        month = last.month if unit == "month" else 12
        last = date(last.year, month, calendar.monthrange(last.year, month)[1])
    return first, last, unit


def _ticks(panel: Panel) -> list[Tick]:
    units = _units(panel)
    most = max(1, int((panel.right - panel.left) / LABEL))
    step = next((one for one in STEPS[panel.unit] if len(units) <= one * most), len(units))
    found: list[Tick] = []
    year = None
    for first, last in units[::step]:
        middle = first + (last - first) / 2
        at = panel.at(middle) if first == last else (panel.at(first) + panel.at(last)) / 2
        if panel.unit == "year":
            found.append(Tick(at, str(first.year), ""))
            continue
        above = f"{first.day} {first:%b}" if panel.unit == "day" else f"{first:%b}"
        found.append(Tick(at, above, str(first.year) if first.year != year else ""))
        year = first.year
    return found


def _apart(panels: Sequence[Sequence[Tick]]) -> tuple[Tick, ...]:
    """The ticks of all panels, without those whose labels would touch the first of the next: a cut
    is narrower than a label, and the first tells the year."""
    found: list[Tick] = []
    for ticks in panels:
        while ticks and len(found) > 1 and ticks[0].at - found[-1].at < TOUCH:
            found.pop()
        found += ticks
    return tuple(found)


def _units(panel: Panel) -> list[tuple[date, date]]:
    """The days, months or years of a panel, each by its first and last day."""
    if panel.unit == "day":
        days = (panel.last - panel.first).days + 1
        return [(day, day) for day in (panel.first + timedelta(days=n) for n in range(days))]
    if panel.unit == "year":
        years = range(panel.first.year, panel.last.year + 1)
        return [(date(year, 1, 1), date(year, 12, 31)) for year in years]
    months = (divmod(n, 12) for n in range(_month(panel.first), _month(panel.last) + 1))
    return [
        (date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]))
        for year, month in months
    ]


def _month(day: date) -> int:
    return 12 * day.year + day.month - 1


def _width(panel: Panel) -> float:
    return (panel.right - panel.left) / ((panel.last - panel.first).days + 1)


def _length(days: int) -> str:
    """How long a stretch is, in the largest unit that it fills twice: "3 months"."""
    for size, word in ((365.25, "year"), (30.44, "month")):
        if days >= 2 * size:
            return f"{round(days / size)} {word}s"
    return f"{days} days"
