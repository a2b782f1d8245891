"""Times by their distance from another: two weeks ago, last October, the following day, now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.timex.cascade import Make, Rule, first, one, rule
from onrecord.reader.timex.dates import YEARS, year_of
from onrecord.reader.timex.forms import (
    Base,
    Calendar,
    Fixed,
    Length,
    Shift,
    Unit,
    WeekOf,
    Which,
    Within,
)
from onrecord.reader.timex.quantities import MACROS as _QUANTITY_MACROS
from onrecord.reader.timex.quantities import last_unit, unit_of
from onrecord.reader.timex.tokens import Token

MACROS = {
    **_QUANTITY_MACROS,
    "WHICH": "last|past|next|coming|this|that|previous|preceding|prior|following|same|current"
    "|latest|upcoming|present|this past|this coming|this very|that same|this same|very next|very same",
    "THAT": "last|past|next|coming|this|previous|preceding|prior|following|same|upcoming"
    "|this past|this coming|this very|that same|this same|very next|very same",
    "NEAR": "last|past|next|coming|recent|latest|these",
    "SOME": "last|past|next|coming|previous|preceding|following|ORDINAL|final|latest|recent"
    "|remaining|opening|closing|intervening|early|later|ensuing|subsequent|upcoming|prior|future",
    "FISC": "fiscal|financial|calendar|school|academic|tax",
    "Y": "YEAR|YEAR_NAME",
}

_WHICH: dict[str, Which] = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "upcoming": "next",
    "this": "this", "current": "this", "present": "this", "that": "same", "same": "same",
    "previous": "previous", "preceding": "previous", "prior": "previous",
    "following": "following", "latest": "latest",
}  # fmt: skip


def which_of(tokens: Sequence[Token]) -> Which | None:
    """The choosing word; of "that same", "this past", "the next" the one that tells most."""
    found = [_WHICH[token.kind] for token in tokens if token.kind in _WHICH]
    if found == ["next"] and tokens[0].kind == "the":
        return "following"
    return next((one for one in found if one != "this"), found[0] if found else None)


def _length(token: Token) -> Length:
    return token.value if isinstance(token.value, Length) else Length("X", unit_of(token))


def _shift(tokens: Sequence[Token], sign: int, base: Base) -> list[Token]:
    measure = next(t for t in tokens if t.kind in ("QUANTITY", "ONE", "UNITS"))
    length = _length(measure)
    mod = measure.mod or ("APPROX" if first(tokens, "so") else None)
    unit = "D" if length.unit == "NI" else length.unit
    if length.amount == "X" and base == "published":
        return one("DATE", tokens, Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"), mod)
    if length.amount == "X":
        return one("DATE", tokens, Shift(None, unit, base), mod)
    count = float(length.amount)
    if count != int(count) and unit in ("Y", "DE"):
        count, unit = count * (12 if unit == "Y" else 10), "M" if unit == "Y" else "Y"
    whole = int(count) if count == int(count) else None
    return one("DATE", tokens, Shift(None if whole is None else sign * whole, unit, base), mod)


def _ago(tokens: Sequence[Token]) -> list[Token]:
    return _shift(tokens, -1, "published")


def _from_now(tokens: Sequence[Token]) -> list[Token] | None:
    if tokens[-1].kind == "REFERENCE" and tokens[-1].value != "PRESENT_REF":
        return None
    return _shift(tokens, 1, "published")


def _earlier(tokens: Sequence[Token]) -> list[Token]:
    return _shift(tokens, -1, "told")


def _later(tokens: Sequence[Token]) -> list[Token]:
    return _shift(tokens, 1, "told")


def _year_ago(tokens: Sequence[Token]) -> list[Token]:
    """Year-ago, year-earlier, with or without the period compared."""
    return one("DATE", tokens, Shift(-1, "Y", "told"))


def _quarter_year_ago(tokens: Sequence[Token]) -> list[Token] | None:
    form = tokens[-1].value
    if not isinstance(form, Calendar) or form.year or not form.part:
        return None
    return one("DATE", tokens, replace(form, of=Unit("Y", "last")))


def _some(tokens: Sequence[Token]) -> list[Token]:
    """The past three months, the next few days, recent weeks: a duration."""
    measure = first(tokens, "QUANTITY")
    if measure is None:
        measure = last_unit(tokens)
    return one("PERIOD", tokens, _length(measure), measure.mod)


def _unit(tokens: Sequence[Token]) -> list[Token] | None:
    which = which_of(tokens)
    unit = unit_of(last_unit(tokens))
    if which is None or unit in ("S",):
        return None
    if unit in ("DE", "CE", "ML") and first(tokens, "past"):
        return one("PERIOD", tokens, Length("1", unit))
    if unit in ("MIN", "H"):
        if which in ("last", "next", "this"):
            return one("PERIOD", tokens, Length("1", unit))
        return None
    if unit == "NI":
        return one("TIME", tokens, Within("NI", which=which))
    return one("DATE", tokens, Unit(unit, which))


def _measured(tokens: Sequence[Token]) -> list[Token]:
    """A three-year period."""
    return one("PERIOD", tokens, next(t.value for t in tokens if isinstance(t.value, Length)))


def _day_beyond(tokens: Sequence[Token]) -> list[Token]:
    """The day before yesterday, the day after tomorrow."""
    return one("DATE", tokens, Shift(2 if tokens[-1].kind == "tomorrow" else -2, "D"))


def _before(tokens: Sequence[Token]) -> list[Token]:
    """The day before, the week after: told from where the story stands."""
    which: Which = "following" if tokens[-1].kind in ("after", "following") else "previous"
    unit = unit_of(last_unit(tokens))
    if unit == "NI":
        return one("TIME", tokens, Within("NI", which=which))
    return one("DATE", tokens, Unit(unit, which))


def _the_unit(tokens: Sequence[Token]) -> list[Token]:
    unit = unit_of(tokens[-1])
    return one("THE_UNIT", tokens, Unit(unit, "latest" if unit == "Q" else "the"))


def _chosen_month(tokens: Sequence[Token]) -> list[Token]:
    month = first(tokens, "MONTH")
    return one(
        "DATE", tokens, Calendar(month=month.value if month else None, which=which_of(tokens))
    )


def _chosen_weekday(tokens: Sequence[Token]) -> list[Token]:
    day = first(tokens, "WEEKDAY")
    return one("DATE", tokens, Calendar(weekday=day.value if day else None, which=which_of(tokens)))


def _chosen_season(tokens: Sequence[Token]) -> list[Token]:
    season = first(tokens, "SEASON")
    return one(
        "DATE", tokens, Calendar(part=season.value if season else None, which=which_of(tokens))
    )


def _chosen_date(tokens: Sequence[Token]) -> list[Token] | None:
    """Last Oct. 23, next Christmas, last fourth quarter."""
    form = tokens[-1].value
    if not isinstance(form, Calendar) or form.year:
        return None
    return one("DATE", tokens, replace(form, which=which_of(tokens[:-1])))


def _chosen_part(tokens: Sequence[Token]) -> list[Token]:
    part = first(tokens, "PART", "night")
    return one("TIME", tokens, Within(part.value if part else "NI", which=which_of(tokens)))


def _after_article(tokens: Sequence[Token]) -> list[Token] | None:
    """A year-earlier loss: the article is the loss's."""
    if tokens[0].value.unit != "Y":
        return None
    start = tokens[0].end - len("year")
    return [Token("DATE", start, tokens[-1].end, Shift(-1, "Y", "told"))]


def _whole_year(tokens: Sequence[Token]) -> list[Token]:
    """The year ended June 30: twelve months, whatever their year."""
    return one("PERIOD", tokens, Length("1", "Y"))


def _year_period(tokens: Sequence[Token]) -> list[Token]:
    """The 1988 quarter: that of the year which the quarter told of has."""
    return one("DATE", tokens, Calendar(year_of(first(tokens, *YEARS)), part="QX"))


def _week_of(tokens: Sequence[Token]) -> list[Token] | None:
    date = next(token.value for token in tokens if token.kind == "DATE")
    if not isinstance(date, Calendar) or not (date.day or date.holiday):
        return None
    if tokens[0].kind == "DATE" and not date.holiday:
        return None
    return one("DATE", tokens, WeekOf(date))


def _part_mod(tokens: Sequence[Token]) -> list[Token]:
    mod = {"mid": "MID", "early": "START", "late": "END"}[tokens[0].kind]
    return one("PART", tokens, tokens[-1].value, mod)


def _these_days(tokens: Sequence[Token]) -> list[Token] | None:
    return one("DATE", tokens, Fixed("DATE", "PRESENT_REF")) if tokens[1].value == "D" else None


def _week_in_month(tokens: Sequence[Token]) -> list[Token] | None:
    """The last week of October: the month, and which end of it."""
    date = tokens[-1].value if tokens[-1].kind == "DATE" else Calendar(month=tokens[-1].value)
    if not isinstance(date, Calendar) or not date.month or date.day:
        return None
    mod = "START" if tokens[1].value == 1 else "END" if tokens[1].kind != "ORDINAL" else None
    return one("DATE", tokens, date, mod)


def _early_hours(tokens: Sequence[Token]) -> list[Token] | None:
    return one("PART", tokens, "MO", "START") if tokens[-1].value == "H" else None


def _attacks(tokens: Sequence[Token]) -> list[Token] | None:
    """The Sept. 11 attacks are those of 2001."""
    form = tokens[0].value
    if form != Calendar(month=9, day=11):
        return None
    return one("DATE", tokens, replace(form, year="2001"))


def _overnight(tokens: Sequence[Token]) -> list[Token]:
    return one("TIME", tokens, Within("NI"))


def _deictic(tokens: Sequence[Token]) -> list[Token]:
    return one("DATE", tokens, _DAYS[tokens[-1].kind])


def _tonight(tokens: Sequence[Token]) -> list[Token]:
    return one("TIME", tokens, Within("NI", which="this"))


def _reference(value: str) -> Make:
    return lambda tokens: one("DATE", tokens, Fixed("DATE", value))


def _lexical(tokens: Sequence[Token]) -> list[Token]:
    token = first(tokens, "REFERENCE")
    return one("DATE", tokens, Fixed("DATE", token.value if token else "PRESENT_REF"))


def _month(tokens: Sequence[Token]) -> list[Token]:
    return one("DATE", tokens, Calendar(month=tokens[-1].value))


def _weekday(tokens: Sequence[Token]) -> list[Token]:
    return one("DATE", tokens, Calendar(weekday=tokens[-1].value))


def _season(tokens: Sequence[Token]) -> list[Token]:
    return one("SEASON_DATE", tokens, Calendar(part=tokens[-1].value))


def _year(tokens: Sequence[Token]) -> list[Token]:
    return one("YEAR_DATE", tokens, Calendar(year_of(first(tokens, *YEARS))))


def _period(tokens: Sequence[Token]) -> list[Token]:
    """The latest period, the year-ago period: as long as what is told of, a quarter in business news."""
    return one("DATE", tokens, Unit("Q", "latest"))


_DAYS = {
    "yesterday": Shift(-1, "D"),
    "today": Shift(0, "D"),
    "tomorrow": Shift(1, "D"),
}

_QUANT = "(QUANTITY|ONE)"

RELATIVE_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        (f"({_QUANT}|UNITS) (or so)? ago", _ago),
        (f"({_QUANT}|UNITS) (from REFERENCE|hence|from today)", _from_now),
        (f"({_QUANT}|UNITS) earlier", _earlier),
        (f"({_QUANT}|UNITS) (later|afterward|afterwards)", _later),
        (
            "year DASH (ago|earlier) | the? (comparable|corresponding|same)? year DASH (ago|earlier) (quarter|period)",
            _year_ago,
        ),
        ("ONE DASH (ago|earlier)", _after_article),
        ("the? (comparable|corresponding|same)? year DASH (ago|earlier) DATE", _quarter_year_ago),
        ("the? (comparable|corresponding|same)? year DASH (ago|earlier) (QUANTITY)", _some),
        ("(the)? (FISC|full|whole)? year (?=ended|ending)", _whole_year),
        ("the (full|whole|entire) year", _the_unit),
        ("the YEAR (quarter|period)", _year_period),
        ("(the)? week of DATE | DATE week", _week_of),
        ("mid DASH? PART | (early|late) PART", _part_mod),
        ("(the)? day (after tomorrow|before yesterday)", _day_beyond),
        (
            "the (day|week|month|year|night|weekend|quarter) (before|after|following) (?=COMMA|STOP|BREAK|CLOSE|$)",
            _before,
        ),
        (
            "DATE (?=attack|attacks|terror|terrorist|terrorists|hijackers|hijackings|commission)",
            _attacks,
        ),
        ("overnight", _overnight),
        ("these UNITS", _these_days),
        ("the (ORDINAL|last|final) (week|weekend) of (DATE|MONTH)", _week_in_month),
        ("a? (QUANTITY|MEASURE) period", _measured),
        ("the early UNITS", _early_hours),
        (
            "the (SOME) (couple of)? (QUANTITY|FULL? UNITS) | (NEAR) (QUANTITY|FULL? UNITS)",
            _some,
        ),
        ("(the)? QUANTITY (SOME)? ahead | the UNITS ahead", _some),
        ("the QUANTITY", _some),
        ("(the)? (WHICH) (FISC)? (U)", _unit),
        ("the (FISC)? (quarter|year|month|week|weekend|century|decade|day) (?!DASH)", _the_unit),
        ("(the)? (THAT) MONTH", _chosen_month),
        ("(the)? (THAT) WEEKDAY", _chosen_weekday),
        ("(the)? (THAT) SEASON", _chosen_season),
        ("(the)? (THAT) DATE", _chosen_date),
        ("(the)? (WHICH) PART", _chosen_part),
        ("the? latest period", _period),
        ("yesterday|today|tomorrow", _deictic),
        ("tonight", _tonight),
        ("(right|just)? REFERENCE | more REFERENCE", _lexical),
        ("the (recent|distant)? past", _reference("PAST_REF")),
        (
            "the (near|foreseeable|immediate|distant)? future | the near term | as soon as possible",
            _reference("FUTURE_REF"),
        ),
        (
            "current | the present | at present | the time being | right away",
            _reference("PRESENT_REF"),
        ),
        ("MONTH", _month),
        ("WEEKDAY", _weekday),
        ("the? SEASON", _season),
        ("(YEAR)", _year),
    )
)
