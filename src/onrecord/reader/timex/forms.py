"""What a time expression says before it is set against a date: forms without an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Which = Literal["last", "next", "this", "previous", "following", "same", "latest", "the"]
"""Words that choose. "last", "next", "this" look from the day of publication; "previous",
"following" and "same" from the time that the story has reached; "the" from where the story is at
home, the publication or, in a history, the year it has reached."""

Base = Literal["published", "told"]
"""Where a shift starts: the day of publication, or the time that the story has reached."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar, as far as it is said.

    ``year`` is TIMEX3's, "1989", "BC0480". ``part`` is a part of a year: "Q3", "H1", "SU".
    ``weekday`` is 1, Monday, to 7. ``holiday`` is a key of ``holidays``. ``of`` is the year, or
    month, where that is told from an anchor: June of last year.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    holiday: str | None = None
    which: Which | None = None
    of: Unit | Shift | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in numbers alone, whose order of day and month the text does not say."""

    first: int
    second: int
    year: str
    day_first: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """``count`` units from ``base``, back where it is negative, None where it is not said."""

    count: int | None
    unit: str
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit chosen by a word: "this week", "the following year", "the quarter"."""

    unit: str
    which: Which


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day."""

    day: Calendar


@dataclass(frozen=True, slots=True)
class Within:
    """A time of day: ``time`` as TIMEX3 writes it after T, on ``day``, else on the day told of."""

    time: str
    day: Calendar | Numeric | Shift | Unit | None = None
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """``amount`` units: "2", "2.5", "X" where the number is not said."""

    amount: str
    unit: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that no anchor changes: a reference, a decade, a full date, a duration or a set."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


Form = Calendar | Numeric | Shift | Unit | WeekOf | Within | Length | Fixed
