"""Arithmetic over the calendar, and days as TIMEX3 values of a given grain."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

GRAINS = ("CE", "DE", "Y", "H", "SU", "Q", "M", "W", "WE", "D")
"""From coarse to fine; H is half a year and SU a season."""

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which news lets a season begin."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The first day of a stretch of the calendar, and how long it is."""

    day: date
    grain: str

    def finer(self, grain: str) -> bool:
        """Whether this is told at least as finely as ``grain``."""
        return GRAINS.index(self.grain) >= GRAINS.index(grain)


def shift(day: date, count: int, unit: str) -> date:
    """``count`` units on. Raises ``ValueError`` or ``OverflowError`` beyond the years 1 to 9999."""
    if unit in ("D", "W", "WE", "FN"):
        return day + timedelta(days=count * {"D": 1, "W": 7, "WE": 7, "FN": 14}[unit])
    months = count * {"M": 1, "Q": 3, "SEM": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def value(day: date, unit: str) -> str:
    """The stretch of a given unit that holds ``day``.

    >>> value(date(2016, 1, 8), "W"), value(date(2016, 1, 8), "Q")
    ('2016-W01', '2016-Q1')
    """
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "FN", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "SEM":
        return f"{day.year:04}-H{1 + (day.month > 6)}"
    if unit == "DE":
        return f"{day.year:04}"[:3]
    if unit == "CE":
        return f"{day.year:04}"[:2]
    if unit == "ML":
        return f"{day.year:04}"[:1]
    return f"{day.year:04}"


UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "SEM": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "ML": "X",
    "NI": "XXXX-XX-XXTNI", "H": "XXXX-XX-XXTXX", "MIN": "XXXX-XX-XXTXX", "S": "XXXX-XX-XXTXX",
}  # fmt: skip
"""Values of a grain that nothing in the text lets resolve."""

_VALUE = re.compile(
    r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?(?:T.*)?"
)


def moment(written: str) -> Moment | None:
    """The moment of a value that is known down to its grain; None for any other."""
    match = _VALUE.fullmatch(written)
    if match is None:
        return None
    year, month, day, week, weekend, quarter, half, season = match.groups()
    try:
        if week:
            found = date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
            return Moment(found, "WE" if weekend else "W")
        if day:
            return Moment(date(int(year), int(month), int(day)), "D")
        if month:
            return Moment(date(int(year), int(month), 1), "M")
        if quarter:
            return Moment(date(int(year), 3 * int(quarter) - 2, 1), "Q")
        if half:
            return Moment(date(int(year), 6 * int(half) - 5, 1), "H")
        if season:
            return Moment(date(int(year), SEASON_MONTH[season], 1), "SU")
        return Moment(date(int(year), 1, 1), "Y")
    except ValueError:
        return None
