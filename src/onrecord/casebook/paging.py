"""Lists by key: a page of a list begins after the last row of the one before, not at a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from onrecord.errors import OptionError

Row = TypeVar("Row")

_KEY = re.compile(r"([0-9A-Za-z:.+-]{0,40})~([0-9]{1,18})", re.ASCII)


def key(value: str | int | None, row: int) -> str:
    """The place of a row in a list that is ordered by a value and then by the row's number."""
    return f"{'' if value is None else value}~{row}"


def place(after: str) -> tuple[str, int]:
    """The value and the number of a key. Raises ``OptionError`` where it is none."""
    match = _KEY.fullmatch(after)
    if match is None:
        raise OptionError("after", "is no place in this list; begin at its first page")
    return match[1], int(match[2])


def counted_place(after: str) -> tuple[int, int]:
    """As ``place``, of a list that is ordered by a count."""
    value, row = place(after)
    if not value.isascii() or not value.isdigit():
        raise OptionError("after", "is no place in this list; begin at its first page")
    return int(value), row


def page(
    found: Sequence[Row], limit: int, key_of: Callable[[Row], str]
) -> tuple[tuple[Row, ...], str | None]:
    """The rows of one page out of ``limit + 1``, and the key after which the next begins."""
    kept = tuple(found[:limit])
    return kept, key_of(kept[-1]) if len(found) > limit and kept else None
