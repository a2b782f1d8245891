"""Expressions made of others: part of a day, the end of a year, about two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.timex.cascade import Make, Rule, first, one, rule
from onrecord.reader.timex.forms import Calendar, Fixed, Length, Numeric, Shift, Unit, Within
from onrecord.reader.timex.lexicon import UNITS
from onrecord.reader.timex.tokens import Token

MACROS = {
    "POINT": "DATE|YEAR_DATE|SEASON_DATE|THE_UNIT",
    "QUANT": "QUANTITY|ONE",
    "ANY": "DATE|YEAR_DATE|TIME|CLOCK|QUANTITY|ONE|DURATION",
    "U": "|".join(UNITS),
}
_POINTS = ("DATE", "YEAR_DATE", "SEASON_DATE", "THE_UNIT")


def _points(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind in _POINTS]


def _in_year(tokens: Sequence[Token]) -> list[Token] | None:
    """The third quarter of 1998; January this year; last year's fourth quarter; Christmas 1963."""
    found = [t for t in tokens if t.kind in _POINTS or t.kind == "HALF"]
    if first(tokens, "POSSESSIVE"):
        found.reverse()
    inner, outer = found[0].value, found[1].value
    if not isinstance(inner, Calendar) or inner.year or inner.of or inner.which:
        return None
    if inner.weekday:
        return None
    if isinstance(outer, Unit) and (outer.unit == "Y" or (outer.unit == "M" and inner.day)):
        return one("DATE", tokens, replace(inner, of=outer))
    if isinstance(outer, Shift) and outer.unit == "Y":
        return one("DATE", tokens, replace(inner, of=outer))
    alone = isinstance(outer, Calendar) and outer == Calendar(year=outer.year)
    if alone:
        return one("DATE", tokens, replace(inner, year=outer.year))
    return None


def _weekday_date(tokens: Sequence[Token]) -> list[Token] | None:
    """Friday, Oct. 13: the date says all."""
    days = _points(tokens)
    weekday, date = days[0].value, days[1].value
    if not isinstance(weekday, Calendar) or not weekday.weekday:
        weekday, date = date, weekday
    if weekday != Calendar(
        weekday=getattr(weekday, "weekday", None), which=getattr(weekday, "which", None)
    ):
        return None
    if not weekday.weekday or not (
        isinstance(date, Numeric) or (isinstance(date, Calendar) and date.day)
    ):
        return None
    if isinstance(date, Calendar):
        date = replace(date, weekday=weekday.weekday)
    return one("DATE", tokens, date)


def _modified(mods: dict[str, str]) -> Make:
    def make(tokens: Sequence[Token]) -> list[Token] | None:
        word = next(t for t in tokens if t.kind in mods)
        point = tokens[-1]
        mod = mods[word.kind]
        if point.kind in ("QUANTITY", "ONE"):
            return None
        kind = "TIME" if point.kind in ("TIME", "CLOCK") else "DATE"
        return one(kind, tokens, point.value, mod)

    return make


def _year_end(tokens: Sequence[Token]) -> list[Token]:
    unit = next(t for t in tokens if t.kind in UNITS)
    mid = first(tokens, "mid", "midyear")
    return one("DATE", tokens, Unit(UNITS[unit.kind], "the"), "MID" if mid else "END")


def _on_day(tokens: Sequence[Token]) -> list[Token] | None:
    """9 a.m. EST Tuesday; Friday at noon; Tuesday morning; the night of June 5."""
    day = next((t for t in tokens if t.kind in _POINTS), None)
    time = next((t for t in tokens if t.kind in ("CLOCK", "PART", "night", "TIME")), None)
    if day is None or time is None or not _is_day(day):
        return None
    code = time.value if isinstance(time.value, str) else time.value.time
    if isinstance(time.value, Within) and time.value.day is not None:
        return None
    mod = {"early": "START", "late": "END"}.get(tokens[0].kind) or time.mod or day.mod
    return one("TIME", tokens, Within(code, day.value), mod)


def _beside_day(tokens: Sequence[Token]) -> list[Token] | None:
    """10 p.m. on Wednesday; Friday at noon: two expressions, the time on the day."""
    at = next(n for n, token in enumerate(tokens) if token.kind == "CLOCK")
    day = tokens[-1] if at == 0 else tokens[0]
    clock = tokens[at].value
    if not _is_day(day) or clock.day is not None:
        return None
    time = one("TIME", [tokens[at]], Within(clock.time, day.value))
    return [*time, *tokens[1:]] if at == 0 else [*tokens[:-1], *time]


def _same_year(tokens: Sequence[Token]) -> list[Token] | None:
    """From June to August 2015: the year holds for both."""
    start, end = tokens[0].value, tokens[-1].value
    if (
        not (isinstance(start, Calendar) and isinstance(end, Calendar))
        or start.year
        or not end.year
    ):
        return None
    if start.which or start.of or start.weekday or start.holiday or not (start.month or start.part):
        return None
    if start.month and end.month and start.month > end.month:
        return None
    return [tokens[0]._replace(kind="DATE", value=replace(start, year=end.year)), *tokens[1:]]


def _is_day(token: Token) -> bool:
    form = token.value
    if isinstance(form, Calendar):
        return bool(form.day or form.weekday or form.holiday)
    return isinstance(form, Numeric) or (isinstance(form, (Shift, Unit)) and form.unit == "D")


def _part(tokens: Sequence[Token]) -> list[Token]:
    part = first(tokens, "PART", "night")
    return one(
        "PART_TIME", tokens, Within(part.value if part else "NI"), part.mod if part else None
    )


_APPROX = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "circa": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "under": "LESS_THAN", "over": "MORE_THAN", "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS", "no": "EQUAL_OR_LESS", "less": "LESS_THAN", "fewer": "LESS_THAN",
    "more": "MORE_THAN", "much": "EQUAL_OR_LESS", "many": "EQUAL_OR_LESS", "long": "EQUAL_OR_LESS",
    "close": "LESS_THAN",
}  # fmt: skip
_OF_POINTS = {
    "LESS_THAN": "AFTER", "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER", "APPROX": "APPROX",
}  # fmt: skip
"""What "more than", "less than" ... of a distance mean for the point at that distance in the past."""


def _approximate(tokens: Sequence[Token]) -> list[Token] | None:
    word = next(t for t in tokens if t.kind in _APPROX)
    what = tokens[-1]
    mod = _APPROX[word.kind]
    if isinstance(what.value, Length) and what.value.amount == "X" and what.kind != "PERIOD":
        return None  # Over several years: during these.
    if isinstance(what.value, Calendar) and what.value.weekday and not what.value.day:
        return None
    if what.kind in ("QUANTITY", "ONE", "DURATION", "PERIOD"):
        return one("QUANTITY" if what.kind == "ONE" else what.kind, tokens, what.value, mod)
    distant = isinstance(what.value, Shift)
    if isinstance(what.value, Fixed) and what.value.value.endswith("_REF"):
        return None
    if mod != "APPROX" and not (distant and what.value != Shift(-1, "D")):
        return None
    if word.kind == "some":
        return None if not distant else one("DATE", tokens, what.value, mod)
    kind = "TIME" if what.kind == "CLOCK" else what.kind
    return one(kind, tokens, what.value, _OF_POINTS[mod])


def _or_so(tokens: Sequence[Token]) -> list[Token]:
    mod = {
        "so": "APPROX",
        "more": "EQUAL_OR_MORE",
        "longer": "EQUAL_OR_MORE",
        "less": "EQUAL_OR_LESS",
    }
    kind = "QUANTITY" if tokens[0].kind == "ONE" else tokens[0].kind
    return one(kind, tokens, tokens[0].value, mod[tokens[-1].kind])


def _or_later(tokens: Sequence[Token]) -> list[Token]:
    return one("DATE", tokens, tokens[0].value, "ON_OR_AFTER")


def _age(tokens: Sequence[Token]) -> list[Token]:
    """How old somebody is: TimeBank does not mark it."""
    return one("AGE", tokens, tokens[0].value)


def _long(tokens: Sequence[Token]) -> list[Token]:
    """Day-long, decades-long, years-old."""
    what = tokens[0]
    if isinstance(what.value, Length):
        return one("QUANTITY", tokens, what.value, what.mod)
    unit = UNITS.get(what.kind) or str(what.value)
    return one("QUANTITY", tokens, Length("X" if what.kind == "UNITS" else "1", unit))


_EARLY = {"early": "START", "late": "END", "mid": "MID"}
_EARLIER = {"earlier": "START", "later": "END"}
_ENDS = {
    "beginning": "START", "start": "START", "outset": "START", "opening": "START", "end": "END",
    "close": "END", "middle": "MID", "rest": "END", "remainder": "END", "turn": "START",
}  # fmt: skip

INNER_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("(DATE|SEASON_DATE|HALF) COMMA? of? (DATE|YEAR_DATE|THE_UNIT)", _in_year),
        ("(DATE|THE_UNIT) POSSESSIVE (DATE|SEASON_DATE|HALF)", _in_year),
        ("YEAR_DATE DATE", _in_year),
        ("DATE COMMA? DATE", _weekday_date),
    )
)

DAY_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("CLOCK (COMMA)? DATE (PART|night)?", _on_day),
        ("DATE (COMMA)? CLOCK", _on_day),
        (
            "CLOCK (local time)? (COMMA)? on DATE | DATE (COMMA)? at (about|around)? CLOCK",
            _beside_day,
        ),
        ("(DATE|SEASON_DATE) (to|and|or|through|until|DASH) (DATE|SEASON_DATE)", _same_year),
        ("(early|late)? DATE (PART|night)", _on_day),
        ("PART DATE | PART of DATE (PART|night)?", _on_day),
        ("the (PART|night) of (DATE|THE_UNIT)", _on_day),
        ("the (PART|night)", _part),
    )
)

OUTER_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("the? (early|late|mid) (DASH)? (in|on)? (POINT|TIME)", _modified(_EARLY)),
        ("(earlier|later) (in|on)? (POINT|TIME)", _modified(_EARLIER)),
        ("(the (very)?)? (beginning|start|outset|end|close|middle|rest|remainder|turn) of (POINT)", _modified(_ENDS)),
        ("the? year (POSSESSIVE|DASH)? end | (month|week) (POSSESSIVE|DASH) end | mid (DASH)? (year|week|month)", _year_end),
    )
)  # fmt: skip

ABOUT_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("(about|around|roughly|approximately|circa|some|nearly|almost|under|over) (ANY)", _approximate),
        ("at (least|most) PERIOD", _approximate),
        ("(at (least|most)|up to|no (more|less|longer|later) than|(less|fewer|more) than|as (much|many|long) as|close to) (ANY)", _approximate),
        ("(QUANT|PERIOD) or (so|more|longer|less) | DATE or so", _or_so),
        ("(DATE|YEAR_DATE) or later | (DATE|YEAR_DATE) and beyond", _or_later),
        ("(QUANT|MEASURE|U|UNITS) DASH long | UNITS DASH old", _long),
        ("(the)? (QUANTITY|PERIOD|MEASURE) (DASH)? (old|olds)", _age),
    )
)  # fmt: skip
