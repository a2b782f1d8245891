"""Holidays whose date follows from the year, by the names that news gives them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, plus: int = 0) -> Rule:
    """The ``number``-th such weekday (0 is Monday) of a month, the last where -1, plus days."""

    def of(year: int) -> date:
        if number > 0:
            start = date(year, month, 1)
            found = start + timedelta((weekday - start.weekday()) % 7 + 7 * (number - 1))
        else:
            end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
            found = end - timedelta((end.weekday() - weekday) % 7)
        return found + timedelta(plus)

    return of


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days)


HOLIDAYS: dict[str, Rule] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "whit monday": _from_easter(50),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "the fourth of july": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "election day": _nth(11, 0, 1, plus=1),
    "guy fawkes night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, plus=1),
    "cyber monday": _nth(11, 3, 4, plus=4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "9/11": lambda year: date(2001, 9, 11),
}
"""A name that only one country has is read as that country's: Labor Day is American."""


def holiday_key(name: str) -> str:
    """The key in ``HOLIDAYS`` for a name as written."""
    return re.sub(r"\s+", " ", name.lower().replace("’", "'"))


def _pattern(name: str) -> str:
    written = re.escape(name).replace("'", "['’]").replace(r"\ ", r"[^\S\n]")
    return f"(?={name[0].upper()})(?ai:{written})"


HOLIDAY_NAMES = "|".join(_pattern(name) for name in sorted(HOLIDAYS, key=len, reverse=True))
"""A pattern of them all, the longest first; the first letter must be a capital."""
