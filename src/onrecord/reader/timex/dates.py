"""Places in the calendar and times of day by what they say alone: years, months, days."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.timex.cascade import Rule, first, one, rule
from onrecord.reader.timex.forms import Calendar, Fixed, Numeric, Within
from onrecord.reader.timex.lexicon import UNITS
from onrecord.reader.timex.tokens import Token

MACROS = {
    "COUNT": "NUMBER|DAY|YEAR",
    "ORD": "ORDINAL|second",
    "Y": "YEAR|YEAR_NAME",
    "D": "DAY|ORDINAL|second",
    "U": "|".join(UNITS),
    "FISC": "fiscal|financial|business|calendar",
}
YEARS = ("YEAR", "YEAR_NAME")


def year_of(token: Token | None) -> str | None:
    """The year as TIMEX3 writes it."""
    if token is None:
        return None
    return token.value if isinstance(token.value, str) else f"{token.value:04}"


def _short_year(tokens: Sequence[Token]) -> list[Token]:
    return one("YEAR_NAME", tokens, century(int(tokens[0].value[1:])))


PIVOT = 40
"""Two digits below are of the 2000s, others of the 1900s, as news writes them today."""


def century(two_digits: int) -> str:
    return str(two_digits + (2000 if two_digits < PIVOT else 1900))


def _era(tokens: Sequence[Token]) -> list[Token] | None:
    number = first(tokens, "NUMBER", "DAY", "YEAR")
    era = first(tokens, "ERA")
    if number is None or era is None or not 1 <= number.value <= 9999:
        return None
    before = "BC" if era.value.startswith("B") else ""
    return one("YEAR_NAME", tokens, f"{before}{int(number.value):04}")


def _named_year(tokens: Sequence[Token]) -> list[Token] | None:
    last = tokens[-1]
    if last.kind == "DAY":
        return one("YEAR_NAME", tokens, century(last.value))
    if last.kind == "NUMBER" and last.value not in range(1000, 2200):
        return None
    return one("YEAR_NAME", tokens, year_of(last))


def _year_range(tokens: Sequence[Token]) -> list[Token] | None:
    """2012-13: two years, the second of which leaves its century out."""
    start, dash, end = tokens
    until = start.value - start.value % 100 + end.value
    if until <= start.value or dash.start != start.end or dash.end != end.start:
        return None
    years = one("YEAR_NAME", [start], str(start.value)), one("YEAR_NAME", [end], str(until))
    return [*years[0], dash, *years[1]]


def _era_range(tokens: Sequence[Token]) -> list[Token] | None:
    """From 499 to 493 BC: the era holds for both."""
    start, end = _era([tokens[0], tokens[-1]]), _era(tokens[2:])
    if start is None or end is None:
        return None
    return [start[0]._replace(end=tokens[0].end), tokens[1], *end]


def _day(tokens: Sequence[Token]) -> list[Token] | None:
    day, month = first(tokens, "DAY", "ORDINAL", "second"), first(tokens, "MONTH")
    if day is None or month is None or not 1 <= day.value <= 31:
        return None
    form = Calendar(year_of(first(tokens, *YEARS)), month.value, day.value)
    return one("DATE", tokens, form)


def _days(tokens: Sequence[Token]) -> list[Token] | None:
    """March 5-7, "March 5 and 7", "5 to 7 March 2010": two days of one month."""
    days = [token for token in tokens if token.kind in ("DAY", "ORDINAL", "second")]
    month, year = first(tokens, "MONTH"), first(tokens, *YEARS)
    if month is None or len(days) != 2 or not 1 <= days[0].value < days[1].value <= 31:
        return None
    cut = next(at for at, token in enumerate(tokens) if token.kind in _BETWEEN)
    forms = [Calendar(year_of(year), month.value, day.value) for day in days]
    return [
        *one("DATE", tokens[:cut], forms[0]),
        tokens[cut],
        *one("DATE", tokens[cut + 1 :], forms[1]),
    ]


_BETWEEN = ("DASH", "and", "or", "to", "through", "until")


def _month_year(tokens: Sequence[Token]) -> list[Token]:
    month = first(tokens, "MONTH")
    year = year_of(first(tokens, *YEARS))
    return one("DATE", tokens, Calendar(year, month.value if month else None))


_SLASHED = re.compile(r"(\d+)([/.])(\d+)[/.](\d+)")


def _numeric(tokens: Sequence[Token]) -> list[Token] | None:
    match = _SLASHED.fullmatch(tokens[0].value)
    if match is None:
        return None
    year = match[4] if len(match[4]) == 4 else century(int(match[4]))
    a, b = int(match[1]), int(match[3])
    if not (1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12):
        return None
    return one("DATE", tokens, Numeric(a, b, year, day_first=match[2] == "."))


def _iso(tokens: Sequence[Token]) -> list[Token] | None:
    value = tokens[0].value
    if not ("01" <= value[5:7] <= "12" and "01" <= value[8:10] <= "31"):
        return None
    if "T" in value:
        return one("TIME", tokens, Fixed("TIME", value))
    return one("DATE", tokens, Calendar(value[:4], int(value[5:7]), int(value[8:10])))


def _quarter(tokens: Sequence[Token]) -> list[Token] | None:
    number = first(tokens, "ORDINAL", "second", "final", "last")
    if number is None:
        return None
    which = 4 if number.value is None else number.value
    if not 1 <= which <= 4:
        return None
    return one("DATE", tokens, Calendar(year_of(first(tokens, *YEARS)), part=f"Q{which}"))


def _half(tokens: Sequence[Token]) -> list[Token] | None:
    number = first(tokens, "ORDINAL", "second")
    which = 2 if number is None else number.value
    if which not in (1, 2):
        return None
    year = year_of(first(tokens, *YEARS))
    # Alone it may be the half of anything; the joining rules look for its year.
    return one("DATE" if year else "HALF", tokens, Calendar(year, part=f"H{which}"))


def _quartered(tokens: Sequence[Token]) -> list[Token] | None:
    written = tokens[0].value.upper()
    part = written[:2] if written[0] in "QH" else written[1] + written[0]
    last = tokens[-1]
    year = century(last.value) if last.kind == "DAY" else year_of(first(tokens, *YEARS))
    if len(written) == 4:
        year = century(int(written[2:]))
    if part[0] == "H" and year is None:
        return None
    return one("DATE", tokens, Calendar(year, part=part))


def _season(tokens: Sequence[Token]) -> list[Token]:
    season = first(tokens, "SEASON")
    year = year_of(first(tokens, *YEARS))
    return one("DATE", tokens, Calendar(year, part=season.value if season else None))


def _decade(tokens: Sequence[Token]) -> list[Token]:
    token = first(tokens, "DECADE", "DECADE_WORD")
    digits = re.sub(r"\D", "", token.value) if token else ""
    if len(digits) == 2:
        digits = ("20" if digits[0] in "01" else "19") + digits
    return one("DATE", tokens, Fixed("DATE", digits[:3]))


def _century(tokens: Sequence[Token]) -> list[Token] | None:
    number, era = first(tokens, "ORDINAL", "second"), first(tokens, "ERA")
    if number is None or not 1 <= number.value <= 30:
        return None
    before = era is not None and era.value.startswith("B")
    value = f"BC{number.value - 1:02}" if before else f"{number.value - 1:02}"
    return one("DATE", tokens, Fixed("DATE", value))


def _holiday(tokens: Sequence[Token]) -> list[Token]:
    token = first(tokens, "HOLIDAY")
    year = year_of(first(tokens, *YEARS))
    return one("DATE", tokens, Calendar(year, holiday=token.value if token else None))


def _clock(tokens: Sequence[Token]) -> list[Token] | None:
    """A time as numbers: 10:35, 9 a.m. EST, 4 o'clock in the morning, 0600 GMT."""
    number, half = tokens[0], first(tokens, "AMPM", "PART", "night")
    if number.kind == "CLOCKED":
        digits = [int(part) for part in re.split(r"[:.]", number.value)]
    elif number.kind in ("DAY", "NUMBER") and isinstance(number.value, int) and number.value < 25:
        digits = [number.value]
    elif number.kind in ("NUMBER", "YEAR") and isinstance(number.value, int):
        digits = list(divmod(number.value, 100))
    else:
        return None
    if len(digits) == 3 and half is None and first(tokens, "ZONE") is None:
        return None  # How long a race took.
    if digits[0] > 24 or any(part > 59 for part in digits[1:]):
        return None
    if half is not None:
        late = half.value in ("AF", "EV", "NI") or str(half.value).lower().startswith("p")
        if digits[0] > 12:
            return None
        if half.value == "NI" and digits[0] < 6:
            late = False
        digits[0] = digits[0] % 12 + (12 if late else 0)
    time = ":".join(f"{part:02}" for part in [*digits, 0][: max(2, len(digits))])
    zone = first(tokens, "ZONE")
    return one("CLOCK", tokens, Within(time + (zone.value if zone else "")))


def _past_hour(tokens: Sequence[Token]) -> list[Token] | None:
    """Half past nine, a quarter to five: whether before or after noon is not said."""
    hour = tokens[-1].value
    if not isinstance(hour, int) or not 1 <= hour <= 12:
        return None
    if first(tokens, "to"):
        return one("CLOCK", tokens, Within(f"{(hour - 1) or 12:02}:45"))
    return one("CLOCK", tokens, Within(f"{hour:02}:{'30' if first(tokens, 'half') else '15'}"))


_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def _named_clock(tokens: Sequence[Token]) -> list[Token]:
    return one("CLOCK", tokens, Within(_NAMED[tokens[-1].kind]))


def _year(tokens: Sequence[Token]) -> list[Token]:
    return one("DATE", tokens, Calendar(year_of(tokens[-1])))


YEARS_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("SHORTYEAR", _short_year),
        ("COUNT ERA | ERA COUNT", _era),
        ("(the)? FISC year? YEAR | the year (YEAR|NUMBER) | FISCAL (YEAR|DAY)", _named_year),
        ("COUNT (to|and|DASH) COUNT ERA", _era_range),
        ("YEAR DASH (DAY|NUMBER) (?!COMMA? MONTH)", _year_range),
    )
)

DATES_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("SLASHED", _numeric),
        ("ISO", _iso),
        ("MONTH the? D (COMMA? Y)? (?!DASH? UNITS)", _day),
        ("the? D of? MONTH (COMMA? Y)?", _day),
        ("MONTH D (DASH|and|or|to|through|until) D (COMMA? Y)? (?!UNITS|U|MONTH)", _days),
        ("the? D (DASH|and|or|to|through|until) the? D of? MONTH (COMMA? Y)?", _days),
        ("MONTH (COMMA|of)? Y", _month_year),
        (
            "(FISC DASH?)? ORD (FISC)? DASH quarter (Y)? | the (FISC DASH)? ORD DASH quarter (?=Y|COMMA)",
            _quarter,
        ),
        (
            "the? (Y)? (FISC DASH?)? ORD (FISC)? quarter (Y)? | the FISC DASH? ORD DASH quarter",
            _quarter,
        ),
        ("the? (FISC)? ORD (FISC)? quarter COMMA? of FISC? Y", _quarter),
        ("the? (ORD|latter|last|final) half (of FISC? Y)?", _half),
        ("QUARTERED COMMA? (of? Y|DAY)?", _quartered),
        ("the? SEASON (of? Y)", _season),
        ("the? DECADE | the DECADE_WORD | (?<=early|late|mid) DECADE_WORD", _decade),
        ("the? ORD DASH? century (ERA)?", _century),
        ("HOLIDAY (COMMA? of? Y)?", _holiday),
        ("CLOCKED (AMPM)? (ZONE|OPEN ZONE CLOSE)?", _clock),
        ("COUNT AMPM (ZONE|OPEN ZONE CLOSE)?", _clock),
        ("COUNT OCLOCK? in the PART | (CLOCKED|COUNT OCLOCK) (in the PART|at night)?", _clock),
        ("(NUMBER|YEAR) (ZONE)", _clock),
        ("half past COUNT | a? quarter (past|to) COUNT", _past_hour),
        ("noon|midday|midnight|DAY noon|DAY midnight", _named_clock),
        ("YEAR_NAME", _year),
    )
)
