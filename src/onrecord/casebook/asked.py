"""What a question asks for, as Python gives it: what makes no sense is told before it is asked."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.errors import OptionError
from onrecord.page.capture import shown

MOST = 2**63 - 1
"""The largest number that SQLite takes."""


def check_texts(**given: object) -> None:
    """Raises ``OptionError`` where one is no text, or a blank one."""
    for option, value in given.items():
        if not isinstance(value, str):
            raise OptionError(option, f"is {_shown(value)}; give a text")
        if not value.strip():
            raise OptionError(option, "is empty; give some words")


def check_optional(**given: object) -> None:
    """As ``check_texts``; ``None`` asks for nothing."""
    check_texts(**{option: value for option, value in given.items() if value is not None})


def check_number(option: str, value: object) -> None:
    """Raises ``OptionError`` where a number is none, or below 0."""
    if not isinstance(value, int) or not 0 <= value <= MOST:
        raise OptionError(option, f"is {_shown(value)}; give a whole number, 0 or more")


def check_choice(option: str, value: object, among: Collection[str]) -> None:
    """Raises ``OptionError`` where a value is none of those that there are."""
    if value not in among:
        raise OptionError(option, f"is {_shown(value)}; give one of {', '.join(among)}")


def _shown(value: object) -> str:
    return shown(repr(value))
