"""Lengths of time as TIMEX3 writes them."""

from __future__ import annotations

from onrecord.reader.timex.forms import Length

_CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_HALVES = {"Y": ("Y", "6M"), "H": ("H", "30M"), "MIN": ("M", "30S"), "D": ("D", "T12H")}
"""What half a unit is in the next smaller one, where that is a whole number."""


def period(length: Length) -> str:
    """The value of a duration: P2W, PT5H30M, PXY. Decades and centuries are told in years.

    >>> period(Length("2.5", "Y")), period(Length("3", "DE"))
    ('P2Y6M', 'P30Y')
    """
    amount, unit = length.amount, length.unit
    if unit == "FN":
        return f"P{_times(amount, 2)}W"
    if unit == "SEM":
        return f"P{_times(amount, 6)}M"
    if unit == "WE" or unit == "NI":
        return f"P{amount}{'WE' if unit == 'WE' else 'D'}"
    if unit in _YEARS:
        return f"P{amount}{unit}" if amount == "X" else f"P{_times(amount, _YEARS[unit])}Y"
    clock = unit in _CLOCK_UNITS
    head = "PT" if clock else "P"
    whole, point, rest = amount.partition(".")
    if point and rest == "5" and unit in _HALVES:
        letter, half = _HALVES[unit]
        return head + (f"{whole}{letter}" if whole != "0" else "") + half
    return f"{head}{amount}{_CLOCK_UNITS.get(unit, unit)}"


def _times(amount: str, factor: int) -> str:
    return amount if amount == "X" else decimal(float(amount) * factor)


def decimal(value: float) -> str:
    """A number without an exponent, and without a fraction where it has none.

    >>> decimal(30.0), decimal(2.5)
    ('30', '2.5')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".")
