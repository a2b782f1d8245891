"""Opening a casebook: one writer at a time, any number of readers beside it, safe from kill -9."""

from __future__ import annotations

import os
import sqlite3
import zlib
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


class Connection(sqlite3.Connection):
    """An open casebook, which knows its name for what there is to tell."""

    name = ""
    lay: tuple[object, ...] | None = None
    """How the file lay when it was opened, of one that is read without a lock."""


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
        return _prepared(_connected(name, name), name, writable=True)
    try:
        if not writable and not Path(name).exists():
            raise CasebookError(name, "no such casebook; make one with `onrecord add`")
        if writable and Path(name).exists() and not _may(os.W_OK, Path(name)):
            raise CasebookError(name, _refused(Path(name)))  # SQLite would make a log all the same
        lay = None if writable or not _is_to_be_left(name) else _lies(name)
    except OSError as error:
        raise CasebookError(name, f"cannot be opened: {error.strerror}") from None
    how = "mode=rwc" if writable else "mode=rw" if lay is None else "mode=ro&immutable=1"
    try:
        connection = _connected(f"{Path(name).absolute().as_uri()}?{how}", name)
        connection.lay = lay
        return _prepared(connection, name, writable)
    except sqlite3.Error as error:
        raise CasebookError(name, _why(error, name)) from None


def _is_to_be_left(name: str) -> bool:
    """Whether who only reads would leave files that lock the owner out, or cannot make them.

    SQLite keeps its log and an index of it beside a file in WAL mode, makes them for readers too,
    and only who may write to the file can take them away. Where both are there, none is made.
    """
    log, index = Path(f"{name}-wal"), Path(f"{name}-shm")
    if log.exists() and (index.exists() or log.stat().st_size):
        return False
    return not (_may(os.W_OK, Path(name)) and _may(os.W_OK, Path(name).absolute().parent))


def _may(how: int, path: Path) -> bool:
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _lies(name: str) -> tuple[object, ...]:
    """What changes once another writes to the file or to its log."""
    found, log = Path(name).stat(), Path(f"{name}-wal")
    written = log.exists() and log.stat().st_size > 0
    return found.st_ino, found.st_size, found.st_mtime_ns, written


def _connected(address: str, name: str) -> Connection:
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=WAIT,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.name = name
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
        else:
            connection.execute("PRAGMA query_only = ON")
            if version < schema.VERSION:
                older = (
                    "is empty or of an older schema; `onrecord add` with its name alone updates it"
                )
                raise CasebookError(name, older)
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
        raise CasebookError(name, _why(error, name)) from None
    with told(connection):
        try:
            yield
            connection.execute("COMMIT")
            _restart_log(connection, name)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
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
    with told(connection):
        begins = not connection.in_transaction
        if begins:
            connection.execute("BEGIN")
        try:
            yield
        finally:
            if begins and connection.in_transaction:
                connection.execute("COMMIT")


@contextmanager
def told(connection: sqlite3.Connection) -> Iterator[None]:
    """What a disk refuses or damage hides is one line, a ``CasebookError``; faults of ours are not.

    So is what another writes while a file is read without a lock: the answer would be of two.
    """
    assert isinstance(connection, Connection)
    name = connection.name
    try:
        _check_still(connection)
        yield
        _check_still(connection)
    except (sqlite3.DatabaseError, zlib.error) as error:
        _check_still(connection)
        if isinstance(error, _FAULTS):
            raise
        raise CasebookError(name, _why(error, name)) from None


_FAULTS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)
"""Errors that a query brings about and no file."""


def _check_still(connection: Connection) -> None:
    if connection.lay is None:
        return
    try:
        still = connection.lay == _lies(connection.name)
    except OSError:
        still = False
    if not still:
        raise CasebookError(connection.name, "is being written to by another; ask again")


def _why(error: sqlite3.Error | zlib.error, name: str) -> str:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"is held by another program for over {WAIT:.0f} seconds; try again when that is done"
        )
    if code.startswith("SQLITE_FULL"):
        return "the disk is full; make room and add again, what was committed is kept"
    if code.startswith("SQLITE_IOERR"):
        return f"{error}; see that the disk has room and is whole, what was committed is kept"
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return _refused(Path(name))
    if isinstance(error, zlib.error) or schema.is_damage(error):
        return schema.DAMAGED
    return f"cannot be used: {error}"


def _refused(path: Path) -> str:
    """Which file or folder may not be read or written, and what helps."""
    if path.is_dir():
        return "is a folder; name a file for the casebook"
    folder = path.absolute().parent
    if not folder.is_dir():
        return "cannot be opened; its folder does not exist"
    if path.exists() and not _may(os.R_OK, path):
        return "may not be read; see its permissions"
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if path.exists() and not _may(os.W_OK, path):
        return "may not be written to; see its permissions"
    for beside in (log, index):
        if beside.exists() and not _may(os.W_OK, beside):
            rid = f"its owner, {_owner(beside)}, can change that"
            if not log.exists() or not log.stat().st_size:
                rid += ", or remove it when nobody has the casebook open"
            return f"{beside.name} beside it may not be written to; {rid}"
    if not _may(os.W_OK, folder):
        return "its folder may not be written to, where SQLite keeps a log; copy it to one that may"
    return "cannot be opened; see the permissions of the file and of its folder"


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, NotImplementedError):
        return f"user {path.stat().st_uid}"
