"""Dates as a person writes them."""

from __future__ import annotations

import re
from datetime import date

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_HALVES = {"H1": "first", "H2": "second"}
_PERIOD = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12]|W(\d\d)(-WE)?)")
_DECADE = re.compile(r"\d{3}")
_CENTURY = re.compile(r"\d{2}")
_BEFORE_CHRIST = re.compile(r"BC0*(\d+)")


def shown(when: str | None) -> str:
    """A date as a person writes it, by its precision; "undated" where there is none.

    >>> shown("2016-01-10"), shown("2016-01"), shown("2016-SP"), shown("2016-W01"), shown("198")
    ('10 Jan 2016', 'Jan 2016', 'spring 2016', 'week of 4 Jan 2016', '1980s')
    """
    if when is None:
        return "undated"
    parts = when.split("-")
    try:
        if period := _PERIOD.fullmatch(when):
            return _period(*period.groups())
        if len(parts) == 3:
            return _day(date.fromisoformat(when))
        if len(parts) == 2:
            return f"{date(int(parts[0]), int(parts[1]), 1):%b %Y}"
    except ValueError:
        return when
    if _DECADE.fullmatch(when):
        return f"{when}0s"
    if _CENTURY.fullmatch(when):
        return f"{_ordinal(int(when) + 1)} century"
    era = _BEFORE_CHRIST.fullmatch(when)
    return f"{era[1]} BC" if era else when


def _period(year: str, part: str, week: str | None, weekend: str | None) -> str:
    """A season, quarter, half, week or weekend of a year; the last two by the day they begin."""
    if week is not None:
        begins = date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
        return f"{'weekend' if weekend else 'week'} of {_day(begins)}"
    if part in _HALVES:
        return f"{_HALVES[part]} half of {year}"
    return f"{_SEASONS.get(part, part)} {year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def dated(when: str | None, as_published: bool) -> str:
    """``shown``, and whether it is only the day of publication.

    >>> dated("2016-01-10", as_published=True)
    '10 Jan 2016, as published'
    """
    return shown(when) + (", as published" if as_published else "")
