"""Who gets quoted where: statements of one outlet or of all, by speaker, office, kind and source."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.casebook import paging

TOP = 15
"""Speakers and offices that are told, those with most statements."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet; the empty name is of pages that tell none. ``id`` 0 stands for all together."""

    id: int
    name: str
    pages: int
    statements: int

    @property
    def key(self) -> str:
        return paging.key(self.pages, self.id)


@dataclass(frozen=True, slots=True)
class Share:
    """So many statements are of this speaker, office, kind or source. ``identity`` is the
    speaker's."""

    label: str
    statements: int
    identity: int | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """The statements of an outlet told apart in four ways. Speakers and offices are the first
    ``TOP``; a statement whose speaker has no office is in none."""

    outlet: Outlet
    speakers: tuple[Share, ...]
    offices: tuple[Share, ...]
    kinds: tuple[Share, ...]
    sources: tuple[Share, ...]


def outlets(
    connection: sqlite3.Connection, *, limit: int, after: str | None = None
) -> list[Outlet]:
    """Outlets, those with most pages first. Raises ``OptionError`` where ``after`` is no key."""
    count, row = paging.counted_place(after) if after is not None else (1 << 62, 0)
    rows = connection.execute(
        "SELECT id, name, pages FROM outlets WHERE pages > 0"
        " AND (pages < ?1 OR pages = ?1 AND id > ?2) ORDER BY pages DESC, id LIMIT ?3",
        (count, row, limit),
    ).fetchall()
    return [_outlet(connection, one) for one in rows]


def outlet(connection: sqlite3.Connection, number: int) -> Outlet | None:
    """One outlet, or all together where ``number`` is 0; ``None`` where there is none."""
    row = connection.execute(
        "SELECT id, name, pages FROM outlets WHERE id = ?1 UNION ALL"
        " SELECT 0, '', (SELECT total(pages) FROM outlets) WHERE ?1 = 0",
        (number,),
    ).fetchone()
    return None if row is None else _outlet(connection, row)


def shares(connection: sqlite3.Connection, of: Outlet) -> Shares:
    """How the statements of an outlet are spread."""
    speakers = [
        Share(row["name"], row["statements"], row["id"])
        for kind in ("person", "organization", "place")
        for row in connection.execute(
            "SELECT i.id, i.name, q.statements FROM quoted q JOIN identities i ON i.id = q.value"
            " WHERE q.outlet_id = ? AND q.by = ? AND q.statements > 0"
            " ORDER BY q.statements DESC, q.value LIMIT ?",
            (of.id, kind, TOP),
        )
    ]
    return Shares(
        outlet=of,
        speakers=tuple(sorted(speakers, key=lambda one: (-one.statements, one.label))[:TOP]),
        offices=_by(connection, of.id, "role"),
        kinds=_by(connection, of.id, "kind"),
        sources=_by(connection, of.id, "source"),
    )


def _by(connection: sqlite3.Connection, number: int, by: str) -> tuple[Share, ...]:
    rows = connection.execute(
        "SELECT value, statements FROM quoted WHERE outlet_id = ? AND by = ? AND statements > 0"
        " ORDER BY statements DESC, value LIMIT ?",
        (number, by, TOP),
    )
    return tuple(Share(str(row["value"]), row["statements"]) for row in rows)


def _outlet(connection: sqlite3.Connection, row: sqlite3.Row) -> Outlet:
    (statements,) = connection.execute(
        "SELECT total(statements) FROM quoted WHERE outlet_id = ? AND by = 'kind'", (row["id"],)
    ).fetchone()
    return Outlet(row["id"], row["name"], int(row["pages"]), int(statements))
