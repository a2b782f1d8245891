"""Searches that a person keeps by name, in the casebook itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.casebook.query import parsed
from onrecord.casebook.storable import storable
from onrecord.errors import OptionError

LONGEST_NAME = 80
LONGEST_QUERY = 1_000
MOST = 200
"""Searches that are kept: a list that a person reads."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    id: int
    name: str
    query: str
    saved_at: str


def saved(connection: sqlite3.Connection) -> list[SavedSearch]:
    """The searches that are kept, by name."""
    rows = connection.execute(
        "SELECT id, name, query, saved_at FROM saved_searches ORDER BY name COLLATE NOCASE LIMIT ?",
        (MOST,),
    )
    return [SavedSearch(**dict(row)) for row in rows]


def save(connection: sqlite3.Connection, name: str, query: str, now: str) -> int:
    """Keeps a search; one of the same name is replaced. Gives its row.

    Raises ``OptionError`` where the name is empty or long, the search asks nothing, or there are
    too many.
    """
    name, query = " ".join(storable(name).split()), storable(query).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise OptionError("name", f"give the search a name of up to {LONGEST_NAME} characters")
    if len(query) > LONGEST_QUERY:
        raise OptionError("search", f"is longer than {LONGEST_QUERY} characters; ask for less")
    parsed(query)
    (number,) = connection.execute(
        "SELECT count(*) FROM saved_searches WHERE name <> ?", (name,)
    ).fetchone()
    if number >= MOST:
        raise OptionError("searches", f"are {MOST} already; remove one first")
    connection.execute(
        "INSERT INTO saved_searches (name, query, saved_at) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at",
        (name, query, now),
    )
    (row,) = connection.execute("SELECT id FROM saved_searches WHERE name = ?", (name,)).fetchone()
    return int(row)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Removes a search that is kept; one that is not is none the less gone."""
    connection.execute("DELETE FROM saved_searches WHERE id = ?", (number,))
