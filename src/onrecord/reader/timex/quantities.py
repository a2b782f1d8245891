"""Lengths of time and what comes back by them: durations and sets."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.timex.cascade import Rule, first, one, rule
from onrecord.reader.timex.forms import Fixed, Length
from onrecord.reader.timex.lengths import decimal
from onrecord.reader.timex.lexicon import UNITS
from onrecord.reader.timex.tokens import Token

MACROS = {
    "COUNT": "NUMBER|DAY|YEAR",
    "ORD": "ORDINAL|second",
    "U": "|".join(UNITS),
    "VAGUE": "several|few|a few|many|some|numerous|countless|a number of|dozens of|hundreds of"
    "|thousands of|tens of|a handful of|various",
    "FULL": "more|full|whole|straight|consecutive|additional|extra|trading|business|working|long"
    "|calendar|solid|successive|short|further|school",
}


def unit_of(token: Token) -> str:
    """The unit code of a token, singular or plural."""
    return UNITS.get(token.kind) or str(token.value)


def last_unit(tokens: Sequence[Token]) -> Token:
    """The last of the tokens that is a unit."""
    units = [token for token in tokens if token.kind in UNITS or token.kind == "UNITS"]
    return units[-1]


def _counted(tokens: Sequence[Token]) -> list[Token] | None:
    count = first(tokens, "NUMBER", "DAY", "YEAR")
    unit = last_unit(tokens)
    if count is None or (count.kind == "YEAR" and unit.kind != "UNITS"):
        return None
    if unit_of(unit) == "Q" and first(tokens, "DASH") and unit.kind == "UNITS":
        return None  # Three-quarters of it, not of a year.
    value = count.value + 0.5 if first(tokens, "half") else count.value
    # A three-year term, a two day rally: no article, "ago" or "more than" goes with these.
    beside = unit.kind != "UNITS" and (value != 1 or first(tokens, "DASH") is not None)
    kind = "MEASURE" if beside and not first(tokens, "half") else "QUANTITY"
    return one(kind, tokens, Length(decimal(value), unit_of(unit)))


def _between(tokens: Sequence[Token]) -> list[Token]:
    """Two to three weeks: no number is said."""
    return one("QUANTITY", tokens, Length("X", unit_of(last_unit(tokens))))


def _vague(tokens: Sequence[Token]) -> list[Token]:
    return one("QUANTITY", tokens, Length("X", unit_of(last_unit(tokens))))


def _couple(tokens: Sequence[Token]) -> list[Token]:
    return one("QUANTITY", tokens, Length("2", unit_of(last_unit(tokens))), "APPROX")


def _single(tokens: Sequence[Token]) -> list[Token]:
    return one("ONE", tokens, Length("1", unit_of(last_unit(tokens))))


def _and_a_half(tokens: Sequence[Token]) -> list[Token]:
    return one(
        "QUANTITY", tokens, Length("1.5", unit_of(next(t for t in tokens if t.kind in UNITS)))
    )


def _half(tokens: Sequence[Token]) -> list[Token]:
    return one("QUANTITY", tokens, Length("0.5", unit_of(last_unit(tokens))))


def _sum(tokens: Sequence[Token]) -> list[Token] | None:
    """Two years and three months."""
    parts = [token.value for token in tokens if token.kind in ("QUANTITY", "ONE")]
    order = "Y M W D H MIN S".split()
    if any(part.unit not in order or not part.amount.isdigit() for part in parts):
        return None
    places = [order.index(part.unit) for part in parts]
    if places != sorted(set(places)):
        return None
    dates = "".join(f"{p.amount}{p.unit}" for p in parts if p.unit in "YMWD")
    hours = "".join(f"{p.amount}{p.unit[0]}" for p in parts if p.unit in ("H", "MIN", "S"))
    return one("DURATION", tokens, Fixed("DURATION", f"P{dates}" + (f"T{hours}" if hours else "")))


QUANTITIES_STAGE: tuple[Rule, ...] = tuple(
    rule(pattern, make, MACROS)
    for pattern, make in (
        ("another? COUNT (DASH|FULL){0,2} (UNITS|U)", _counted),
        ("COUNT and a half DASH? (UNITS|U)", _counted),
        ("(COUNT|a|an) (to|or|DASH|and) COUNT DASH? FULL? (UNITS|U)", _between),
        ("(VAGUE) FULL? UNITS | several DASH U | (UNITS|U) or (UNITS|U)", _vague),
        ("a couple (of)? FULL? UNITS", _couple),
        ("(a|an) U or COUNT (?!UNITS|U)", _between),
        ("(a|an) FULL? (?!second)(U) | another FULL? (U)", _single),
        ("(a|COUNT) U and a half", _and_a_half),
        ("half (a|an|DASH) U | a half DASH? U", _half),
    )
)

SUMS_STAGE: tuple[Rule, ...] = (
    rule("(QUANTITY|ONE) ((COMMA|and|COMMA and)? (QUANTITY|ONE)){1,3}", _sum),
)
