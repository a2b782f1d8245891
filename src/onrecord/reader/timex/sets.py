"""What comes back: every Tuesday, twice a week, daily."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.timex.cascade import Rule, first, one, rule
from onrecord.reader.timex.forms import Fixed, Length
from onrecord.reader.timex.lengths import decimal, period
from onrecord.reader.timex.lexicon import UNITS
from onrecord.reader.timex.quantities import MACROS, last_unit, unit_of
from onrecord.reader.timex.tokens import Token

_SPECIFIC = {**MACROS, "EVERY": "every|each|alternate", "WD": "WEEKDAY|WEEKDAYS"}


def _fixed(tokens: Sequence[Token], value: str) -> list[Token]:
    return one("SET", tokens, Fixed("SET", value))


def _every(tokens: Sequence[Token]) -> list[Token]:
    """Every day, every other week, every four years, every second month."""
    unit = last_unit(tokens)
    number = first(tokens[:-1], "NUMBER", "DAY", "ORDINAL", "second")
    count = number.value if number else 2 if first(tokens, "other", "alternate") else 1
    return _fixed(tokens, period(Length(decimal(count), unit_of(unit))))


def _every_quantity(tokens: Sequence[Token]) -> list[Token]:
    return _fixed(tokens, period(tokens[-1].value))


def _weekdays(tokens: Sequence[Token]) -> list[Token]:
    day = first(tokens, "WEEKDAY", "WEEKDAYS")
    part = first(tokens, "PART", "PARTS", "night", "UNITS")
    if part is not None and part.kind == "UNITS" and part.value != "NI":
        return []
    value = f"XXXX-WXX-{day.value if day else 'X'}"
    return _fixed(tokens, value + (f"T{part.value}" if part else ""))


def _months(tokens: Sequence[Token]) -> list[Token]:
    return _fixed(tokens, f"XXXX-{tokens[-1].value:02}")


def _seasons(tokens: Sequence[Token]) -> list[Token]:
    return _fixed(tokens, f"XXXX-{tokens[-1].value}")


def _parts(tokens: Sequence[Token]) -> list[Token]:
    return _fixed(tokens, f"XXXX-XX-XXT{tokens[-1].value}")


def _adverb(tokens: Sequence[Token]) -> list[Token]:
    return _fixed(tokens, tokens[0].value)


def _rate(tokens: Sequence[Token]) -> list[Token]:
    unit = next(t for t in reversed(tokens) if t.kind in UNITS or t.kind == "ONE")
    code = unit.value.unit if unit.kind == "ONE" else unit_of(unit)
    return _fixed(tokens, period(Length("1", code)))


def _per(tokens: Sequence[Token]) -> list[Token] | None:
    """Per day, per year; not the hours and seconds of a speed."""
    return None if unit_of(tokens[-1]) in ("H", "MIN", "S") else _rate(tokens)


def _priced(tokens: Sequence[Token]) -> list[Token]:
    """$5 a day: the money is no part of it."""
    return [tokens[0], *_rate(tokens[1:])]


SETS_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, _SPECIFIC)
    for pattern, make in (
        ("EVERY (other|COUNT|ORD|single)? (U)", _every),
        ("EVERY QUANTITY", _every_quantity),
        ("EVERY (other)? WD (PART|night)?", _weekdays),
        ("WEEKDAYS (PARTS|PART|night|UNITS)? | WEEKDAY (PARTS|UNITS)", _weekdays),
        ("EVERY MONTH", _months),
        ("EVERY SEASON", _seasons),
        ("EVERY PART", _parts),
        ("ADVERB", _adverb),
        ("(once|twice|thrice|COUNT times|several times) ONE", _rate),
        ("(once|twice|thrice|COUNT times|several times) (per|each|every) (U)", _rate),
        ("per U", _per),
        ("MONEY ONE (?!ago|earlier|later|before|or|DASH)", _priced),
    )
)
