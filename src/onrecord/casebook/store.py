"""Opening a casebook: one writer at a time, any number of readers beside it, safe from kill -9."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.casebook import schema
from onrecord.errors import CasebookError

WAIT = 60.0
"""Seconds that a writer waits for another to finish its page; a page takes milliseconds."""

CACHE_KIB = 64 * 1024
"""Memory for pages of the file, in KiB."""

PAGE_BYTES = 16384
"""Of a new file. Articles are rows of some kilobytes: in SQLite's pages of 4,096 bytes one fits
where three quarters are full, in these a tenth is left over."""

LOG_BYTES = 64 * 1024 * 1024
"""Of the write-ahead log, from which it is emptied; some forty pages."""

RESTART_WAIT = 1.0
"""Seconds that a writer waits for those who read, to empty the log; a view takes less."""

MEMORY = ":memory:"
"""The name of a casebook that is in no file and gone when closed, as SQLite has it."""


def connect(path: str | os.PathLike[str], *, writable: bool) -> sqlite3.Connection:
    """Opens a casebook. ``writable`` makes it where there is none, and brings its schema up to
    date.

    In WAL mode readers see the last committed page while another is written (sqlite.org/wal). With
    ``synchronous = NORMAL`` a killed process loses nothing committed; a power failure may take the
    last pages, whole, and adding again brings them back.

    Raises ``CasebookError`` where the file is missing, cannot be opened, or is no casebook.
    """
    name = os.fspath(path)
    if name == MEMORY:
        return _prepared(_connected(name), name, writable=True)
    if not writable and not Path(name).exists():
        raise CasebookError(name, "no such casebook; make one with `onrecord add`")
    try:
        address = f"{Path(name).absolute().as_uri()}?mode={'rwc' if writable else 'ro'}"
        return _prepared(_connected(address), name, writable)
    except sqlite3.Error as error:
        raise CasebookError(name, _why(error)) from None


def _connected(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _prepared(connection: sqlite3.Connection, name: str, writable: bool) -> sqlite3.Connection:
    try:
        version = schema.check(connection, name)
        if writable:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            schema.migrate(connection, name)
            connection.execute("PRAGMA foreign_keys = ON")
        elif version < schema.VERSION:
            raise CasebookError(name, "is empty or of an older schema; `onrecord add` updates it")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, name: str) -> Iterator[None]:
    """One transaction: all of it is in the file afterwards, or none."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise CasebookError(name, _why(error)) from None
    try:
        yield
        connection.execute("COMMIT")
        _restart_log(connection, name)
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise CasebookError(name, _why(error)) from None
        raise


def _restart_log(connection: sqlite3.Connection, name: str) -> None:
    """Empties the log once it is long. SQLite begins it anew only in a moment in which nobody reads,
    and with a few who always do there is none: so this waits for those that read now, not for those
    that come meanwhile, and leaves it to the next page where they take too long."""
    try:
        if Path(f"{name}-wal").stat().st_size < LOG_BYTES:
            return
    except OSError:
        return
    connection.execute(f"PRAGMA busy_timeout = {RESTART_WAIT * 1000:.0f}")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One view of the file over several queries, whatever is added meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _why(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"is held by another program for over {WAIT:.0f} seconds; try again when that is done"
        )
    if code.startswith("SQLITE_FULL"):
        return "the disk is full; make room and add again, what was committed is kept"
    if code.startswith("SQLITE_CANTOPEN"):
        return "cannot be opened; see that its folder exists and may be written to"
    if code.startswith("SQLITE_READONLY"):
        return "may not be written to; see its permissions"
    return f"cannot be used: {error}"
