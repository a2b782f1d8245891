"""The course of a case: what happened and what was said, in one order, a page of lines at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.casebook import happened, paging, spoken
from onrecord.casebook.happened import Asked, Happening
from onrecord.casebook.spoken import Found, Line, Utterance

Show = Literal["all", "events", "statements"]
SHOW: tuple[Show, ...] = get_args(Show)

_SAID = "s:"
"""What the key of a statement begins with."""

_LAST = 10**18
"""Beyond every row."""

_Place = tuple[str, bool, int]
"""A date, which may be empty; whether it is a statement: on one day, events stand before what was
said of them; and the row."""


@dataclass(frozen=True, slots=True)
class Course:
    """A page of lines; ``next`` is the key after which the list goes on. ``by_publication`` is
    whether statements stand at the day of publication, see ``spoken``."""

    lines: tuple[Happening | Utterance, ...]
    next: str | None
    by_publication: bool


def has_statements(asked: Asked, show: Show) -> bool:
    """Whether statements are asked for: they have neither a type nor a place."""
    return show != "events" and asked.type is None and asked.place is None


def course(
    connection: sqlite3.Connection,
    asked: Asked,
    show: Show,
    lines: Sequence[Line] | None,
    *,
    limit: int,
    after: str | None = None,
    undated: bool = False,
) -> Course:
    """Events and statements by date, the earliest first; or those without one.

    Args:
        lines: as ``spoken.sorted_lines`` gives them for what is asked.
        limit: the most lines.
        after: the key after which they begin.

    Raises ``OptionError`` where ``after`` is no key, or a date none.
    """
    start = _after(after) if after is not None else None
    found: list[Happening | Utterance] = []
    said = Found((), None, False)
    if show != "statements":
        begins = (start[0], _LAST if start[1] else start[2]) if start else None
        found += happened.happenings(
            connection, asked, limit=limit + 1, after=begins, undated=undated
        )
    if has_statements(asked, show):
        begins = (start[0], start[2] if start[1] else 0) if start else None
        said = spoken.utterances(
            connection, asked, lines, limit=limit + 1, after=begins, undated=undated
        )
        found += said.lines
    found.sort(key=_place)
    more = None
    if said.until is not None and len(said.lines) <= limit:
        # what was looked through ends here: an event behind it must wait for what was said before
        more = (said.until[0], True, said.until[1])
        found = [one for one in found if _place(one) <= more]
    kept = tuple(found[:limit])
    if len(found) > limit:
        more = _place(kept[-1])
    return Course(kept, _key(more) if more else None, said.by_publication)


def _place(one: Happening | Utterance) -> _Place:
    date, row = one.place
    return date, isinstance(one, Utterance), row


def _key(place: _Place) -> str:
    date, said, row = place
    return paging.key(f"{_SAID if said else ''}{date}", row)


def _after(key: str) -> _Place:
    value, row = paging.place(key)
    return value.removeprefix(_SAID), value.startswith(_SAID), row
