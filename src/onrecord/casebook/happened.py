"""What happened, a page of lines at a time, and how much of it falls into each day, month or year.

As ``timeline``, for casebooks of any size: each question reads a bounded number of rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import dates, tellings
from onrecord.casebook.dates import AS_PUBLISHED
from onrecord.casebook.tellings import Told
from onrecord.casebook.weeks import ordered_sql
from onrecord.record import DateBasis

Unit = Literal["day", "month", "year"]
LENGTHS: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO date that tell its day, month or year."""

TOLD = 3
"""Tellings of an event that are shown with it; how many more there are is told."""

COUNTED = 50
"""Pages that are counted of one event or quotation; with more, it stands in that many at least."""

LATER = "~"
"""Sorts after every character of an ISO date."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events: those in which ``who`` has a part, at ``place`` (identities), of a ``type``,
    from ``since`` to ``until`` (ISO dates by their precision). Those of no known type, which most
    words for a happening are, are given only where ``type`` is ``other``, and of nobody."""

    who: int | None = None
    place: int | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. ``pages`` tell it, in ``stories`` of their own; of ``COUNTED`` pages or more that
    is the least there are. ``basis`` is whether the words of a page give its date, or it is that of
    publication. ``told`` begins with the telling that tells most. ``place`` is its place in the
    order."""

    id: int
    place: tuple[str, int]
    type: str
    date: str | None
    modality: str
    pages: int
    stories: int
    told: tuple[Told, ...]
    basis: DateBasis | None = None
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class Bucket:
    """A day, month or year and the number of lines that it has."""

    date: str
    number: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Events, or quotations, over time. ``coarser`` are dated less precisely than the unit,
    ``undated`` not at all; with ``copies``, what several pages carry counts as often."""

    unit: Unit
    buckets: tuple[Bucket, ...]
    coarser: int
    undated: int
    copies: bool = False

    @property
    def total(self) -> int:
        """Lines that have a date."""
        return sum(one.number for one in self.buckets) + self.coarser


def happenings(
    connection: sqlite3.Connection,
    asked: Asked,
    *,
    limit: int,
    after: tuple[str, int] | None = None,
    undated: bool = False,
) -> list[Happening]:
    """Events by date, the earliest first; or those without one.

    Args:
        after: the ``place`` of the last that was seen.
        limit: the most events.

    Raises ``OptionError`` where a date is none.
    """
    source, where, values = _asked(asked)
    where.append("coalesce(h.ordered, '') = ''" if undated else _DATED)
    if after is not None:
        values["date"], values["row"] = after
        where.append("(coalesce(h.ordered, ''), h.id) > (:date, :row)")
    rows = connection.execute(
        "SELECT h.id, h.on_type AS type, h.on_date AS date, coalesce(h.ordered, '') AS ordered,"
        f" h.tellings FROM {source} WHERE {' AND '.join(where)}"
        " ORDER BY coalesce(h.ordered, ''), h.id LIMIT :limit",
        {**values, "limit": limit},
    ).fetchall()
    told = tellings.by_happening(tellings.first(connection, [row["id"] for row in rows], TOLD))
    return [_happening(connection, row, told.get(row["id"], [])) for row in rows]


def spread(connection: sqlite3.Connection, asked: Asked, unit: Unit) -> Spread:
    """How many events fall into each day, month or year."""
    if asked.who is None and asked.place is None:
        source, given, order = "dated h", "h.date", ordered_sql("h.date")
        count = "sum(h.happenings)"
        where, values = _within(asked, order, "h.type")
        where.append("h.happenings > 0")
    else:
        source, where, values = _asked(asked)
        given, order, count = "h.on_date", "coalesce(h.ordered, '')", "count(*)"
    length = LENGTHS[unit]
    # A week is a month's at most: it is of no day.
    known = f"CASE WHEN {order} = {given} THEN {length} ELSE {min(length, LENGTHS['month'])} END"
    rows = connection.execute(
        f"SELECT substr({order}, 1, {known}) AS date, {count} AS number FROM {source}"
        f" WHERE {' AND '.join(where)} GROUP BY 1 ORDER BY 1",
        values,
    ).fetchall()
    found = [Bucket(row["date"], row["number"]) for row in rows]
    return Spread(
        unit=unit,
        buckets=tuple(one for one in found if len(one.date) == length),
        coarser=sum(one.number for one in found if 0 < len(one.date) < length),
        undated=sum(one.number for one in found if not one.date),
    )


def types(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The types of events there are, the most frequent first."""
    rows = connection.execute(
        "SELECT type, sum(happenings) AS number FROM dated GROUP BY type HAVING number > 0"
        " ORDER BY number DESC, type"
    )
    return [(row["type"], row["number"]) for row in rows]


_DATED = "coalesce(h.ordered, '') > ''"


def _asked(asked: Asked) -> tuple[str, list[str], dict[str, object]]:
    """What is asked as SQL: tables, conditions that all hold, and values."""
    where, values = _within(asked, "coalesce(h.ordered, '')")
    source = "happenings h"
    parts = [(part, one) for part, one in (("in", asked.who), ("at", asked.place)) if one]
    for number, (part, identity) in enumerate(parts):
        values[f"identity{number}"] = identity
        joined = f"i{number}.identity_id = :identity{number} AND i{number}.part = '{part}'"
        source = f"{source} JOIN involved i{number} ON i{number}.happening_id = h.id"
        where += [joined, f"i{number}.tellings > 0"]
    where.append("h.tellings > 0")
    return source, where, values


def _within(
    asked: Asked, date: str, type_: str = "h.on_type"
) -> tuple[list[str], dict[str, object]]:
    since = dates.given("since", asked.since)
    until = dates.given("until", asked.until)
    where: list[str] = []
    values: dict[str, object] = {}
    if asked.type is not None:
        where.append(f"{type_} = :type")
        values["type"] = asked.type
    else:
        where.append(f"{type_} <> 'other'")
    if since is not None:
        # what is dated less precisely is in as far as it tells; the year alone serves the index
        where += [f"{date} >= :year", f"{date} >= substr(:since, 1, length({date}))"]
        values |= {"year": since[:4], "since": since}
    if until is not None:
        where.append(f"{date} < :until")
        values["until"] = until + LATER
    if since is not None or until is not None:
        where.append(f"{date} > ''")
    return where, values


def _happening(connection: sqlite3.Connection, row: sqlite3.Row, told: list[Told]) -> Happening:
    pages, stories = _spread_over(connection, row["id"]) if row["tellings"] > 1 else (1, 1)
    moods = [one.modality for one in told]
    return Happening(
        id=row["id"],
        place=(row["ordered"], row["id"]),
        type=row["type"],
        date=row["date"],
        modality=max(set(moods), key=lambda one: (moods.count(one), one == "asserted", one))
        if moods
        else "asserted",
        pages=pages,
        stories=stories,
        told=tuple(sorted(told, key=tellings.tells_most)),
        basis=_basis(connection, row, told),
    )


def _basis(connection: sqlite3.Connection, row: sqlite3.Row, told: list[Told]) -> DateBasis | None:
    if not row["date"]:
        return None
    if any(one.own_date for one in told):
        return "text"
    given = connection.execute(
        "SELECT 1 FROM event_rows ev JOIN pages p ON p.version_id = ev.version_id"
        f" WHERE ev.happening_id = ? AND ev.date IS NOT NULL AND NOT {AS_PUBLISHED} LIMIT 1",
        (row["id"],),
    ).fetchone()
    return "text" if given else "published"


def _spread_over(connection: sqlite3.Connection, happening: int) -> tuple[int, int]:
    """The pages that tell an event, and the stories that they are."""
    pages, stories = connection.execute(
        "SELECT count(DISTINCT p.id), count(DISTINCT coalesce(p.story_id, -p.id)) FROM"
        " (SELECT version_id FROM (SELECT version_id FROM held_events WHERE happening_id = ?1"
        " LIMIT ?2) UNION ALL SELECT id FROM (SELECT v.id FROM pack_happenings h"
        " JOIN version_rows v ON v.pack_id = h.pack_id WHERE h.happening_id = ?1 LIMIT ?2)) ev"
        " JOIN pages p ON p.version_id = ev.version_id",
        (happening, COUNTED),
    ).fetchone()
    return int(pages), int(stories)


def as_query(asked: Asked) -> Mapping[str, str | int | None]:
    """What is asked as the query of an address."""
    return {
        "who": asked.who,
        "place": asked.place,
        "type": asked.type,
        "since": asked.since,
        "until": asked.until,
    }
