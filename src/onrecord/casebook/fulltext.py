"""The full-text index: the newest version of each page is in it, older ones are not."""

from __future__ import annotations

import sqlite3

_INDEXED = (
    (
        "statements_fts",
        "words, speaker, outlet",
        "statement_search",
        "id IN (SELECT id FROM statements WHERE version_id = ?)",
    ),
    ("versions_fts", "text, outlet", "versions", "id = ?"),
)


def index(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes the statements and the text of a version into the index."""
    for table, columns, source, which in _INDEXED:
        connection.execute(
            f"INSERT INTO {table} (rowid, {columns}) SELECT id, {columns} FROM {source} WHERE"
            f" {which}",
            (version_id,),
        )


def unindex(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes a version out again; its rows must still be those that were indexed
    (sqlite.org/fts5)."""
    for table, columns, source, which in _INDEXED:
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns})"
            f" SELECT 'delete', id, {columns} FROM {source} WHERE {which}",
            (version_id,),
        )
