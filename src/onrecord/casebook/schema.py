"""The schema of a casebook and its migrations: ``application_id`` and ``user_version`` of the
file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from onrecord.casebook.packing import pack
from onrecord.casebook.weeks import order_weeks
from onrecord.errors import CasebookError

APPLICATION_ID = 0x6F6E7263
"""``onrc`` in ASCII: what tells a casebook from another SQLite file (sqlite.org/fileformat2)."""

Migration = Callable[[sqlite3.Connection], None]


def _script(name: str) -> Migration:
    """The step that runs a script of this package."""

    def step(connection: sqlite3.Connection) -> None:
        script = files("onrecord.casebook").joinpath(name).read_text("utf-8")
        for statement in statements_of(script):
            connection.execute(statement)

    return step


def _listing(connection: sqlite3.Connection) -> None:
    """Lists by date, of all outlets or of one, without sorting them each time."""
    connection.execute(
        "CREATE INDEX versions_published ON versions(coalesce(published, ''), page_id)"
    )
    connection.execute(
        "CREATE INDEX versions_outlet ON versions(outlet, coalesce(published, ''), page_id)"
    )


def _captures(connection: sqlite3.Connection) -> None:
    """Room for the pages themselves, apart from what is read from them."""
    connection.execute(
        "CREATE TABLE captures ("
        " sha256 TEXT PRIMARY KEY,"  # of the bytes, as in versions
        " charset TEXT,"  # from the HTTP header they came with
        " packed BLOB NOT NULL)"  # the bytes, compressed by zlib
    )


MIGRATIONS: tuple[Migration, ...] = (
    _script("schema.sql"),
    _listing,
    _captures,
    _script("corrections.sql"),
    _script("counts.sql"),
    pack,
    _script("merging.sql"),
    _script("by_hand.sql"),
    order_weeks,
)
"""The step at place ``n`` takes a casebook of schema ``n`` to schema ``n + 1``. Steps are only
added."""

VERSION = len(MIGRATIONS)

DAMAGED = "is damaged; go back to a copy of it, or add its pages to a new casebook"


def check(connection: sqlite3.Connection, name: str) -> int:
    """The schema version of an open file, 0 for an empty one.

    Raises ``CasebookError`` where the file is no casebook, or one of a newer onrecord, and
    ``sqlite3.DatabaseError`` where it cannot be read.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB" and not _was_casebook(name):
            line = "is no SQLite file; name another for the casebook"
            raise CasebookError(name, line) from None
        raise
    if application != APPLICATION_ID:
        if tables:
            raise CasebookError(name, "is an SQLite file but no casebook; name another")
        return 0
    if version > VERSION:
        raise CasebookError(
            name, f"has schema {version}, this onrecord knows {VERSION}; use a newer onrecord"
        )
    return int(version)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Takes an open file to the newest schema, each step whole or not at all."""
    before = check(connection, name)
    if before == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # asked again under the lock: another process may have done it meanwhile
        for step in MIGRATIONS[check(connection, name) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself goes back where the disk is full
            connection.execute("ROLLBACK")
        raise
    if before:
        # Rows that moved leave half of the file empty. It is as good where that cannot be given back
        # now: another reads, or the disk is full.
        with suppress(sqlite3.OperationalError):
            connection.execute("VACUUM")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a file holds what SQLite did not write into it."""
    code = getattr(error, "sqlite_errorname", "") or ""
    return code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(error).startswith(
        ("vtable constructor failed", "Could not decode to UTF-8")
    )


def _was_casebook(name: str) -> bool:
    """Whether a file that SQLite cannot read begins like its own, or bears our mark."""
    try:
        with Path(name).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") or head[68:] == APPLICATION_ID.to_bytes(4, "big")


def statements_of(script: str) -> list[str]:
    """The statements of a script. ``executescript`` would commit the transaction it runs in."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
