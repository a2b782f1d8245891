"""Numbers in words and digits: the first stage of the cascade.

Afterwards a number is a NUMBER, a DAY (1 to 31 in digits) or a YEAR (1000 to 2199 in digits, or
said as one, "nineteen ninety-six").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.timex.cascade import Rule, one, rule
from onrecord.reader.timex.tokens import Token

COUNT = {"COUNT": "NUMBER|DAY|YEAR"}

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _spelled(tokens: Sequence[Token]) -> list[Token] | None:
    words = [token for token in tokens if token.kind in ("NUMWORD", "SCALE")]
    values = [token.value for token in words]
    if len(values) in (2, 3) and values[0] in range(11, 21) and values[1] in range(10, 100):
        rest = _below_hundred(values[1:])
        return None if rest is None else one("YEAR", tokens, 100 * values[0] + rest)
    total, group = 0, []
    for token in words:
        if token.kind == "NUMWORD":
            group.append(token.value)
            continue
        value = _below_hundred(group) if group else None
        if value is None:
            return None
        if token.value == 100:
            group = [100 * value]
        else:
            total, group = total + token.value * value, []
    rest = _below_hundred(group) if group else 0
    return None if rest is None else one("NUMBER", tokens, total + rest)


def _below_hundred(values: Sequence[int]) -> int | None:
    """The sum of hundreds, tens and ones in falling order; None where they are not."""
    total, last = 0, 10**6
    for value in values:
        size = 100 if value >= 100 else 10 if value >= 20 else 1
        if size >= last or (last == 10 and value >= 10):
            return None
        total, last = total + value, size
    return total


def _scaled(tokens: Sequence[Token]) -> list[Token]:
    count = 1 if tokens[0].kind == "a" else tokens[0].value
    return one("NUMBER", tokens, count * tokens[-1].value)


def _with_fraction(tokens: Sequence[Token]) -> list[Token] | None:
    written = tokens[-1].value
    if written in _FRACTIONS:
        part = _FRACTIONS[written]
    elif written[2] == "0":
        return None
    else:
        part = int(written[0]) / int(written[2])
    return one("NUMBER", tokens, tokens[0].value + part)


def _ordinal(tokens: Sequence[Token]) -> list[Token]:
    return one("ORDINAL", tokens, tokens[0].value + tokens[-1].value)


RULES: tuple[Rule, ...] = (
    rule("NUMWORD (DASH? NUMWORD){0,2} (SCALE ((and|COMMA)? NUMWORD (DASH? NUMWORD)?)?){0,3}", _spelled),
    rule("(a|COUNT) SCALE", _scaled, COUNT),
    rule("(DAY|NUMBER) FRACTION", _with_fraction),
    rule("NUMWORD DASH? (ORDINAL|second)", _ordinal),
)  # fmt: skip
