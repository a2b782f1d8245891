"""ISO 8601 dates by their precision: "2016", "2016-01", "2016-01-08"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.errors import OptionError

_WEEK = re.compile(r"\d{4}-W\d{2}$")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")


def given(option: str, value: object) -> str | None:
    """A date that a person gave. Raises ``OptionError`` where it is none."""
    if value is None or (isinstance(value, str) and _DATE.match(value) and _is_day(value)):
        return value
    raise OptionError(option, f"{value!r} is no date; write 2016, 2016-01 or 2016-01-08")


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


AS_PUBLISHED = """(ev.date_start = ev.trigger_start AND ev.date_end = ev.trigger_end
 AND ev.date = (SELECT published FROM version_rows WHERE id = ev.version_id))"""
"""Whether event ``ev`` has the day of publication as its date, since it is told as news: then, and no
other time, that date rests on the very words that tell the event."""


def agree(one: str, other: str) -> bool:
    """Whether two dates can be one, told with more and less precision.

    >>> agree("2020-W01", "2020-01-02"), agree("2020-W01", "2020-02"), agree("2020-01-02", "2020")
    (True, False, True)
    """
    if one.startswith(other) or other.startswith(one):
        return True
    here, there = _days(one), _days(other)
    return here is not None and there is not None and here[0] <= there[1] and there[0] <= here[1]


def _days(value: str) -> tuple[date, date] | None:
    """The first and last day of a month, week or day."""
    try:
        if _WEEK.match(value):
            first = date.fromisoformat(value)
            return first, first + timedelta(days=6)
        year, month, *day = map(int, value[:10].split("-"))
        if day:
            return date(year, month, day[0]), date(year, month, day[0])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


BEGIN = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7, "SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a quarter, a half year or a season begins, as news lets it."""


def ordered(value: str) -> str:
    """A date as it sorts: of a week its Monday, of a quarter or season its first month.

    >>> ordered("2021-W31"), ordered("2021-W31-WE"), ordered("2021-SU"), ordered("2021-08")
    ('2021-08-02', '2021-08-02', '2021-06', '2021-08')
    """
    if (month := BEGIN.get(value[5:])) is not None:
        return f"{value[:4]}-{month:02}"
    if _WEEK.match(value[:8]):
        try:
            return date.fromisoformat(value[:8]).isoformat()
        except ValueError:
            return value
    return value


def is_after(one: str, other: str) -> bool:
    """Whether a date lies wholly behind another, whatever the precision of either.

    >>> is_after("2021-W31", "2021-08-12"), is_after("2021-W33", "2021-08-12"), is_after("2022", "2021-08")
    (False, True, True)
    """
    here, there = _days(one), _days(other)
    if here is None or there is None:
        return one[:4] > other[:4]
    return here[0] > there[1]


def days_apart(one: str, other: str) -> int | None:
    """Days between two ISO dates by day; ``None`` where one is less precise, or no date."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None


def gap(one: str | None, other: str | None) -> int:
    """Days between two dates of any precision that lie between them at least; 0 where one is
    unknown."""
    if one is None or other is None:
        return 0
    earlier, later = sorted((one, other))
    ends, begins = earlier + "-12-28"[len(earlier) - 4 :], later + "-01-01"[len(later) - 4 :]
    return days_apart(ends, begins) or 0 if ends < begins else 0


def since_sql(column: str) -> str:
    """SQL that holds where the date in a column is not before ``:since``, as far as it tells."""
    return f"(:since IS NULL OR {column} >= substr(:since, 1, length({column})))"


def until_sql(column: str) -> str:
    """SQL that holds where the date in a column is not after ``:until``, as far as it tells."""
    return f"(:until IS NULL OR substr({column}, 1, length(:until)) <= :until)"
