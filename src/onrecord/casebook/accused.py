"""Legal matters, defendant by defendant: a page of who they are, and one with every step.

As ``matters``, for casebooks of any size: each question reads a bounded number of rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.casebook import paging, tellings
from onrecord.casebook.matters import Matter, matter_of

STEPS = 200
"""Steps of one defendant that are told, the latest by adding."""

TOLD = 6
"""Tellings of a step that are read: of those in which the defendant has a part."""

LOOKED_AT = (50, 2_000)
"""Tellings of a step among which these are looked for; so many more where there are none."""


@dataclass(frozen=True, slots=True)
class Defendant:
    """Somebody with legal steps against them. ``key`` is their place in the list."""

    id: int
    key: str
    name: str
    type: str
    steps: int


def defendants(
    connection: sqlite3.Connection, *, limit: int, after: str | None = None
) -> list[Defendant]:
    """Who has legal steps against them, those with most first.

    Raises ``OptionError`` where ``after`` is no key.
    """
    count, row = paging.counted_place(after) if after is not None else (1 << 62, 0)
    rows = connection.execute(
        "SELECT i.id, i.name, i.type, a.steps FROM"
        " (SELECT identity_id, count(*) AS steps FROM involved WHERE part = 'accused'"
        " AND tellings > 0 GROUP BY identity_id HAVING steps < ?1 OR steps = ?1"
        " AND identity_id > ?2 ORDER BY steps DESC, identity_id LIMIT ?3) a"
        " JOIN identities i ON i.id = a.identity_id ORDER BY a.steps DESC, i.id",
        (count, row, limit),
    ).fetchall()
    return [
        Defendant(
            one["id"], paging.key(one["steps"], one["id"]), one["name"], one["type"], one["steps"]
        )
        for one in rows
    ]


def matter(connection: sqlite3.Connection, identity: int) -> Matter | None:
    """What one is accused of, charge by charge; ``None`` where nothing is told."""
    happenings = connection.execute(
        "SELECT happening_id FROM involved WHERE identity_id = ? AND part = 'accused'"
        " AND tellings > 0 ORDER BY happening_id DESC LIMIT ?",
        (identity, STEPS),
    ).fetchall()
    events = [
        event for (one,) in happenings for event in _tellings_against(connection, one, identity)
    ]
    return matter_of(identity, tellings.of_events(connection, events))


def _tellings_against(
    connection: sqlite3.Connection, happening: int, identity: int
) -> Sequence[int]:
    """The first tellings of a step in which an identity has a part."""
    for looked_at in LOOKED_AT:
        found = connection.execute(
            "SELECT ev.id FROM (SELECT id, version_id, has_defendant, defendant_id FROM held_events"
            " WHERE happening_id = ?1 ORDER BY id LIMIT ?2) ev"
            " WHERE EXISTS (SELECT 1 FROM pages WHERE version_id = ev.version_id)"
            " AND (CASE WHEN ev.has_defendant THEN EXISTS (SELECT 1 FROM entities"
            " WHERE id = ev.defendant_id AND identity_id = ?3)"
            " ELSE EXISTS (SELECT 1 FROM participant_rows pa CROSS JOIN entities e"
            " WHERE pa.event_id = ev.id AND e.id = pa.entity_id AND e.identity_id = ?3) END)"
            " ORDER BY ev.id LIMIT ?4",
            (happening, looked_at, identity, TOLD),
        ).fetchall()
        if found:
            return [row[0] for row in found]
    return ()
