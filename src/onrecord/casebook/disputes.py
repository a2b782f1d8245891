"""Where pages disagree, a page of conflicts at a time, the last added first.

As ``conflicts``, for casebooks of any size: each question looks at a bounded number of events,
denials or quotations and says after which it stopped.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.casebook import conflicts, denials, paging, tellings
from onrecord.casebook.conflicts import Conflict

Sort = Literal["events", "denials", "speakers"]
SORTS: tuple[Sort, ...] = ("events", "denials", "speakers")

LOOKED_AT: dict[Sort, int] = {"events": 40, "denials": 24, "speakers": 60}
"""Events told by two pages or more, statements that may deny, and quotations in two pages or more
that one question looks at: so many take some 50 ms of one core."""

AHEAD = 4
"""Times as many are looked at for whether a conflict follows those that are given: "more" that leads
to none misleads."""

AT_ONCE = 25
"""Events whose tellings are read in one go."""

TOLD = 16
"""Tellings of an event, and appearances of a quotation, that are compared."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """Conflicts of one sort. ``next`` is the key after which the next question begins, ``None``
    where none follows."""

    sort: Sort
    conflicts: tuple[Conflict, ...]
    next: str | None


def disputes(
    connection: sqlite3.Connection, sort: Sort, *, limit: int, after: str | None = None
) -> Disputes:
    """The conflicts of one sort: ``limit`` of them, and those found with the last of these.

    Raises ``OptionError`` where ``after`` is no key.
    """
    before = paging.place(after)[1] if after is not None else 1 << 62
    finder = {"events": _events, "denials": _denials, "speakers": _speakers}[sort]
    found: list[Conflict] = []
    last = before
    most = AHEAD * LOOKED_AT[sort]
    for looked, (row, some) in enumerate(islice(finder(connection, before), most), 1):
        full = len(found) >= limit or (bool(found) and looked > LOOKED_AT[sort])
        if (full and some) or looked == most:
            found += [] if full else some
            return Disputes(sort, tuple(found), paging.key("", last if full else row))
        found += some
        last = row
    return Disputes(sort, tuple(found), None)


def _events(connection: sqlite3.Connection, before: int) -> Iterator[tuple[int, list[Conflict]]]:
    while True:
        some = [
            row[0]
            for row in connection.execute(
                "SELECT id FROM happenings WHERE apart AND tellings > 1 AND id < ?"
                " ORDER BY id DESC LIMIT ?",
                (before, AT_ONCE),
            )
        ]
        if not some:
            return
        # of pages with one text no two can disagree
        told = tellings.by_happening(tellings.first(connection, some, TOLD, each=1))
        for before in some:
            yield before, list(conflicts.among(connection, told.get(before, [])))


def _denials(connection: sqlite3.Connection, before: int) -> Iterator[tuple[int, list[Conflict]]]:
    for number, row in denials.denials(
        connection, before=before, limit=AHEAD * LOOKED_AT["denials"]
    ):
        found = None if row is None else conflicts.denial_of(connection, row)
        yield number, [] if found is None else [found]


def _speakers(connection: sqlite3.Connection, before: int) -> Iterator[tuple[int, list[Conflict]]]:
    while True:
        # the last quotation before this one that stands in two pages, by the index alone
        (first,) = connection.execute(
            "SELECT max(same_as) FROM statements WHERE same_as IS NOT NULL AND same_as < ?",
            (before,),
        ).fetchone()
        if first is None:
            return
        found = conflicts.speakers_of(connection, first, most=TOLD)
        yield first, [] if found is None else [found]
        before = first
