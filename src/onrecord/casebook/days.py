"""The days that stories are at where they tell an event that they do not date."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.casebook.dates import AS_PUBLISHED, days_apart
from onrecord.casebook.happenings import DAYS_APART
from onrecord.casebook.tellings import ASKED_AT_ONCE, Told


class Days:
    """By where in the text, the days of some versions.

    A news story tells of one or a few days and names each once, with the first event of it
    ("Friday morning"); what follows undated is of the same day. Days long before the page are
    background, and no story stays at them. A day that a story is at is no date of an event: it
    only orders those that no page dates.
    """

    def __init__(self, connection: sqlite3.Connection, versions: Iterable[int]) -> None:
        self.known: Mapping[int, list[tuple[int, str]]] = defaultdict(list)
        wanted = sorted(set(versions))
        for at in range(0, len(wanted), ASKED_AT_ONCE):
            some = wanted[at : at + ASKED_AT_ONCE]
            for version, place, day, published in connection.execute(
                "SELECT ev.version_id, ev.trigger_start, ev.date, v.published"
                " FROM events ev JOIN versions v ON v.id = ev.version_id"
                f" WHERE ev.version_id IN ({', '.join('?' * len(some))})"
                f" AND NOT {AS_PUBLISHED}"
                " AND length(ev.date) = 10 AND ev.modality = 'asserted' AND ev.date <= v.published"
                " ORDER BY ev.version_id, ev.trigger_start",
                some,
            ):
                apart = days_apart(day, published)
                if apart is not None and apart <= DAYS_APART:
                    self.known[version].append((place, day))

    def at(self, told: Told) -> str | None:
        """The day that a story is at where it tells an event: that of the last event of these days
        that it dated before, else its own."""
        days: Sequence[tuple[int, str]] = self.known.get(told.version_id, ())
        before = bisect_right(days, (told.trigger_span.start, "9999"))
        return days[before - 1][1] if before else told.published

    def of(self, tellings: Iterable[Told]) -> str | None:
        """The earliest day that a story is at where it tells of one event; ``None`` where only
        statements tell of it, of which nobody knows when what they tell was."""
        days = (self.at(one) for one in tellings if one.said_by is None)
        return min((day for day in days if day is not None), default=None)
