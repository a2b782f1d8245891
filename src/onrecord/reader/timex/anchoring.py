"""Forms set against the day of publication and the time that the story has reached: TIMEX3 values.

What nothing in the text lets resolve keeps the form that TIMEX3 has for it, "XXXX-10-12" or
"XXXX-WXX-5": an honest gap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.reader.timex.calendars import (
    SEASON_MONTH,
    UNKNOWN,
    Moment,
    moment,
    shift,
    value,
)
from onrecord.reader.timex.direction import Direction
from onrecord.reader.timex.forms import (
    Calendar,
    Fixed,
    Form,
    Length,
    Numeric,
    Shift,
    Unit,
    WeekOf,
    Within,
)
from onrecord.reader.timex.holidays import HOLIDAYS
from onrecord.reader.timex.lengths import period
from onrecord.record import TimeType

_GRAIN_OF_UNIT = {"FN": "W", "SEM": "H", "ML": "CE"}
_FINE = ("H", "MIN", "S")


@dataclass(frozen=True, slots=True)
class Story:
    """Where the story stands.

    ``published`` is the day of publication and ``known`` how much of it is known: Y, M or D.
    ``told`` are the moments told of so far, the latest of each grain, oldest first. ``year`` is
    the year the story is in, where it is in another than that of publication.
    """

    published: date | None = None
    known: str = "D"
    told: tuple[Moment, ...] = ()
    year: int | None = None

    def knows(self, unit: str) -> bool:
        """Whether the date of publication is known as finely as a unit asks."""
        if self.published is None:
            return False
        rough = {"Y": ("Y", "DE", "CE", "ML"), "M": ("Y", "DE", "CE", "ML", "M", "Q", "SEM")}
        return self.known == "D" or unit in rough[self.known]

    def after(self, written: str) -> Story:
        """The story once a value has been told."""
        reached = moment(written)
        if reached is None:
            return self
        others = tuple(one for one in self.told if one.grain != reached.grain)
        return replace(self, told=(*others, reached))

    def quarter(self) -> date | None:
        """The first day of the quarter last told of, where the story has not left it."""
        return next((one.day for one in self.told[-2:] if one.grain == "Q"), None)

    def latest(self, unit: str) -> Moment | None:
        """The moment last told of at least as finely as ``unit``."""
        grain = _GRAIN_OF_UNIT.get(unit, "D" if unit in (*_FINE, "NI") else unit)
        return next((one for one in reversed(self.told) if one.finer(grain)), None)


def publication(published: str | None) -> Story:
    """The story at its beginning. ``published`` is ISO 8601 by precision; a longer one is cut."""
    parts = (published or "")[:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else None
        day = int(parts[2]) if len(parts) > 2 else None
        known = "D" if day else "M" if month else "Y"
        # Of a month or year alone, a day in its middle: what is finer is not resolved against it.
        return Story(date(year, month or 7, day or 15), known)
    except ValueError:
        return Story()


def looks(form: Form) -> bool:
    """Whether the tense of the clause matters to what a form means."""
    base = form.day if isinstance(form, Within | WeekOf) else form
    return base is None or isinstance(base, Unit) or (isinstance(base, Calendar) and not base.year)


def anchored(form: Form, story: Story, way: Direction | None) -> tuple[TimeType, str]:
    """Type and value of a form; ``way`` is where a name of the calendar without a year looks."""
    match form:
        case Fixed():
            return form.type, form.value
        case Length():
            return "DURATION", period(form)
        case Within():
            return "TIME", f"{_day_of(form, story, way)}T{form.time}"
        case Shift() if form.unit in _FINE:
            return "TIME", _hours(form, story)
        case _:
            return "DATE", point(form, story, way)


Point = Calendar | Numeric | Shift | Unit | WeekOf


def point(form: Point, story: Story, way: Direction | None) -> str:
    """The value of a form that is a day or coarser."""
    try:
        match form:
            case Shift():
                return _shifted(form, story)
            case Unit():
                return _unit(form, story, way)
            case WeekOf():
                day = moment(_calendar(form.day, story, way))
                return UNKNOWN["W"] if day is None else value(day.day, "W")
            case Numeric():
                return _numeric(form, story)
            case Calendar():
                return _calendar(form, story, way)
    except (ValueError, OverflowError):
        return UNKNOWN.get(getattr(form, "unit", "D"), "XXXX-XX-XX")


def _hours(form: Shift, story: Story) -> str:
    reached = story.latest("D") if form.base == "told" else None
    if reached is not None:
        return f"{value(reached.day, 'D')}TXX"
    if form.base == "published" and story.knows("D") and story.published:
        return f"{value(story.published, 'D')}TXX"
    return UNKNOWN["H"]


def _day_of(form: Within, story: Story, way: Direction | None) -> str:
    """The day on which a time of day falls."""
    if form.day is not None:
        return point(form.day, story, way)
    try:
        return _told_day(form, story, way)
    except OverflowError:  # before the year 1 or after 9999
        return UNKNOWN["D"]


def _told_day(form: Within, story: Story, way: Direction | None) -> str:
    """The day of a time of day that names none."""
    reached = story.latest("D")
    known = story.published if story.knows("D") else None
    if form.which in ("this", "last", "next") and known is not None:
        ahead = {"this": 0, "last": -1, "next": 1}[form.which]
        return value(known + timedelta(ahead), "D")
    if form.which in ("following", "previous") and reached is not None:
        return value(reached.day + timedelta(1 if form.which == "following" else -1), "D")
    if form.which in (None, "same") and reached is not None:
        # An hour of every day, told beside a day to come, is not that day's.
        ahead_of_us = known is not None and reached.day > known and way not in ("future", "fixed")
        return UNKNOWN["D"] if ahead_of_us else value(reached.day, "D")
    return value(known, "D") if known is not None and form.which is None else UNKNOWN["D"]


def _shifted(form: Shift, story: Story) -> str:
    quarter = story.quarter() if form.unit == "Y" and form.count is not None else None
    if quarter is not None and form.count == -1:
        # What a quarter brought is compared with the same quarter of the year before.
        return value(shift(quarter, -1, "Y"), "Q")
    if form.base == "published":
        if form.count is None or not story.knows(form.unit) or story.published is None:
            return UNKNOWN.get(form.unit, "XXXX")
        return value(shift(story.published, form.count, form.unit), _shown(form.unit))
    reached = story.latest(form.unit)
    if form.count is None:
        return UNKNOWN.get(form.unit, "XXXX")
    if reached is not None:
        return value(shift(reached.day, form.count, form.unit), _shown(form.unit))
    if form.unit in ("Y", "Q", "M") and story.published is not None and story.knows(form.unit):
        return value(shift(story.published, form.count, form.unit), form.unit)
    return UNKNOWN.get(form.unit, "XXXX")


def _shown(unit: str) -> str:
    """The unit in which a shifted day is told: decades and centuries back are years."""
    return "Y" if unit in ("DE", "CE", "ML") else "M" if unit == "SEM" else unit


def _unit(form: Unit, story: Story, way: Direction | None) -> str:
    unit, which = form.unit, form.which
    known = story.published if story.knows(unit) else None
    if which == "latest":
        quarter = next((one.day for one in story.told if one.grain == unit), None)
        if quarter is not None:
            return value(quarter, unit)
        return UNKNOWN[unit] if known is None else value(shift(known, -1, unit), unit)
    if which == "the":
        which = "this" if story.year is None else "same"
    if which in ("same", "previous", "following"):
        reached = story.latest(unit)
        start = reached.day if reached is not None else known
        if start is None or (reached is None and unit in ("D", "W", "WE") and which != "same"):
            return UNKNOWN[unit]
        step = {"same": 0, "previous": -1, "following": 1}[which]
        return value(shift(start, step, unit), unit)
    if known is None:
        return UNKNOWN[unit]
    step = {"last": -1, "next": 1}.get(which, 0)
    gone = way in ("past", "done") or (form.which == "the" and way is None)
    if unit == "WE" and which == "this" and gone and known.weekday() < 4:
        step = -1
    return value(shift(known, step, unit), unit)


def _numeric(form: Numeric, story: Story) -> str:
    """A date in numbers: day first or month first, by what can be, else what lies nearest before
    the publication."""
    year = int(form.year)
    found = []
    orders = [(form.second, form.first), (form.first, form.second)]
    for month, day in orders if form.day_first else orders[::-1]:
        if month <= 12:
            try:
                found.append(date(year, month, day))
            except ValueError:
                continue
    if not found:
        raise ValueError("no such day")
    if not form.day_first and story.published is not None and story.known == "D":
        today = story.published
        found.sort(key=lambda one: (one > today, abs((today - one).days) > 31))
    return value(found[0], "D")


def _calendar(form: Calendar, story: Story, way: Direction | None) -> str:
    if form.part == "QX":
        quarter = next((one.day for one in story.told if one.grain == "Q"), None)
        if quarter is None and story.published is not None and story.knows("Q"):
            quarter = shift(story.published, -1, "Q")
        if quarter is not None:
            form = replace(form, part=f"Q{(quarter.month + 2) // 3}")
    if form.of is not None:
        outer = point(form.of, story, way)
        if outer[:4].isdigit() or outer[:2] == "BC":
            month = int(outer[5:7]) if form.of.unit == "M" and len(outer) >= 7 else form.month
            return _calendar(replace(form, of=None, year=outer[:4], month=month), story, way)
        return _written(replace(form, of=None), "XXXX")
    if form.year is not None:
        return _written(form, form.year)
    if form.weekday is not None and form.month is None:
        return _weekday(form, story, way)
    year = _year(form, story, way)
    return _written(form, "XXXX" if year is None else f"{year:04}")


def _written(form: Calendar, year: str) -> str:
    """The value of a form in a year. A day that the month has not is unknown: "2021-02-XX"."""
    if form.holiday is not None:
        return value(HOLIDAYS[form.holiday](int(year)), "D") if year.isdigit() else "XXXX-XX-XX"
    if form.part is not None:
        return f"{year}-{form.part}"
    if form.month is None:
        return year
    if form.day is None:
        return f"{year}-{form.month:02}"
    if year.isdigit():
        try:
            date(int(year), form.month, form.day)
        except ValueError:
            return f"{year}-{form.month:02}-XX"
    return f"{year}-{form.month:02}-{form.day:02}"


def _weekday(form: Calendar, story: Story, way: Direction | None) -> str:
    number = form.weekday or 1
    which = form.which
    start = story.published if story.knows("D") else None
    if which in ("same", "previous", "following"):
        reached = story.latest("D")
        start = reached.day if reached is not None else None
    if start is None:
        return f"XXXX-WXX-{number}"
    back = (start.isoweekday() - number) % 7
    if which in ("last", "previous"):
        return value(start - timedelta(back or 7), "D")
    if which in ("next", "following"):
        return value(start + timedelta(7 - back), "D")
    if which == "this" or way in ("future", "fixed"):
        return value(start + timedelta((number - start.isoweekday()) % 7), "D")
    return value(start - timedelta(back), "D")


def _start(form: Calendar, year: int) -> date:
    """The first day of a form in a year."""
    if form.holiday is not None:
        return HOLIDAYS[form.holiday](year)
    if form.part is not None:
        kind, rest = form.part[0], form.part[1:]
        if form.part in SEASON_MONTH:
            return date(year, SEASON_MONTH[form.part], 1)
        return date(year, {"Q": 3, "H": 6}[kind] * (int(rest) - 1) + 1, 1)
    return date(year, form.month or 1, min(form.day or 1, 28))


def _year(form: Calendar, story: Story, way: Direction | None) -> int | None:
    """The year of a month, day, season or quarter that names none."""
    which = form.which
    if which in ("same", "previous", "following"):
        reached = story.latest("Y")
        if reached is not None:
            there = _start(form, reached.day.year)
            if which == "previous":
                return reached.day.year - (there >= reached.day)
            return reached.day.year + (which == "following" and there <= reached.day)
    if story.year is not None and which is None:
        return _onward_year(form, story, story.year)
    if not story.knows("Y") or story.published is None:
        return None
    now = story.published
    if story.known == "Y":
        return now.year if which is None else None
    here = _start(form, now.year)
    whole = form.day is None and form.holiday is None
    behind = (here.month < now.month) if whole else here < now
    ahead = (here.month > now.month) if whole else here > now
    if form.part is not None and form.part not in SEASON_MONTH:
        # A quarter or half year is spoken of while it runs and before it comes.
        gone = way in ("past", "done") and (here - now).days > FAR_QUARTER
        return now.year - 1 if gone else now.year
    if which == "last":
        return now.year if behind else now.year - 1
    if which == "next":
        return now.year if ahead else now.year + 1
    if which == "this":
        return now.year
    return _nearest(form, now, way)


def _onward_year(form: Calendar, story: Story, year: int) -> int:
    """The year that brings a month or day closest to what a history told of last."""
    last = story.told[-1] if story.told else None
    if last is None or not last.finer("Q") or last.day.year != year:
        return year
    years = (year - 1, year, year + 1)
    return min(years, key=lambda one: abs((_middle(form, one) - last.day).days))


SINCE = 7
"""Days after its date of publication of which a page may tell as done, since it was changed then."""

FAR_QUARTER = 180
"""Days beyond which a quarter to come is that of the year before, where the clause is of the past."""

FAR = {"past": 330, "future": 220}
"""Days beyond which a tense does not outweigh that news names the year of what is so far away.
Tuned on TimeBank and AQUAINT."""


def _nearest(form: Calendar, now: date, way: Direction | None) -> int:
    """The year that brings a month or day closest to the publication, as far as tense agrees."""
    years = (now.year - 1, now.year, now.year + 1)
    if way == "done":
        # A page may tell what came some days after the date that it bears.
        until = now + timedelta(SINCE if form.day else 0)
        return next(year for year in reversed(years) if _start(form, year) <= until)
    if way == "fixed":
        return next((year for year in years if _middle(form, year) >= now), now.year)
    away = {year: (_middle(form, year) - now).days for year in years}
    best = min(years, key=lambda year: abs(away[year]))
    for year in years:
        fits = away[year] > 0 if way == "future" else away[year] <= 0 if way == "past" else False
        against = away[best] < -NEAR if way == "future" else away[best] > NEAR
        if fits and against and abs(away[year]) < FAR[way or "past"]:
            return year
    return best


NEAR = 75
"""Days within which a date is the nearest one, whatever the tense beside it."""


def _middle(form: Calendar, year: int) -> date:
    start = _start(form, year)
    return start if form.day or form.holiday else start + timedelta(14)
