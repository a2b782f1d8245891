"""One record into a casebook, whole, in one transaction: rows, index, copies, who is who, what
is what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from onrecord.casebook import copies, edits, fulltext
from onrecord.casebook.addresses import address_key, page_key
from onrecord.casebook.linking import link, unlink
from onrecord.casebook.quotations import keep_keys, leave_quotations, quotations_of
from onrecord.casebook.rows import (
    Written,
    delete_layers,
    update_version,
    write_entities,
    write_statements,
    write_version,
)
from onrecord.casebook.storable import storable
from onrecord.casebook.telling import happenings_of, part, refresh
from onrecord.casebook.telling_rows import SAME_TEXT, write_events
from onrecord.casebook.topics import Topics
from onrecord.record import Record

Result = Literal["added", "version", "known", "again", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one page.

    ``result`` is ``added`` for a new page, ``version`` for a new version of one, ``known`` where
    the very bytes are in the casebook, ``again`` where these were read anew, ``failed`` where
    the page could not be read or holds no article; ``reason`` then says why in one line.
    ``url`` is the page's address: it tells pages of one source, as of a WARC, apart.
    """

    source: str
    result: Result
    statements: int = 0
    reason: str | None = None
    url: str | None = None


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put(connection: sqlite3.Connection, record: Record, topics: Topics, *, again: bool) -> Added:
    """Puts a record into the casebook. To be called inside a transaction."""
    if record.problem is not None and record.problem.code == "unreadable":
        return _failed(connection, record)
    connection.execute("DELETE FROM failures WHERE source = ?", (storable(record.page.source),))
    known = version_of(connection, record)
    if known is not None and not again:
        return Added(record.page.source, "known", url=record.page.url)
    if known is not None:
        page_id, version_id = known["page_id"], known["id"]
        _forget(connection, page_id, version_id, record)
    else:
        page_id, version_id = _new_version(connection, record)
        topics.note(record.article.text)
    topics.forget(version_id)
    written = _write(connection, page_id, version_id, record, topics)
    return _told(connection, record, written, again=known is not None)


def is_known(connection: sqlite3.Connection, url: str | None, sha256: str) -> bool:
    """Whether bytes were added before: from that address or, where none is known, from anywhere."""
    return _find(connection, url, sha256) is not None


def version_of(connection: sqlite3.Connection, record: Record) -> sqlite3.Row | None:
    """The version that these very bytes are in the casebook as: ``id``, ``page_id``."""
    if record.page.sha256:
        return _find(connection, record.page.url, record.page.sha256)
    return connection.execute(  # type: ignore[no-any-return]
        "SELECT v.id, v.page_id FROM pages p JOIN versions v ON v.page_id = p.id"
        " WHERE p.key = ? AND v.text = ?",
        (page_key(record), storable(record.article.text)),
    ).fetchone()


def _find(connection: sqlite3.Connection, url: str | None, sha256: str) -> sqlite3.Row | None:
    found = connection.execute(
        "SELECT v.id, v.page_id, p.key FROM versions v JOIN pages p ON p.id = v.page_id"
        " WHERE v.sha256 = ? ORDER BY v.id",
        (sha256,),
    )
    if url is None:
        return found.fetchone()  # type: ignore[no-any-return]
    key = address_key(url)
    return next((row for row in found if row["key"] == key), None)


def _failed(connection: sqlite3.Connection, record: Record) -> Added:
    assert record.problem is not None
    connection.execute(
        "INSERT OR REPLACE INTO failures VALUES (?, ?, ?)",
        (storable(record.page.source), storable(record.problem.message), now()),
    )
    return Added(record.page.source, "failed", reason=record.problem.message)


def _new_version(connection: sqlite3.Connection, record: Record) -> tuple[int, int]:
    key = page_key(record)
    connection.execute("INSERT OR IGNORE INTO pages (key) VALUES (?)", (key,))
    (page_id,) = connection.execute("SELECT id FROM pages WHERE key = ?", (key,)).fetchone()
    agency = copies.agency_of(record.article)
    return page_id, write_version(connection, page_id, record, agency=agency, now=now())


def _forget(connection: sqlite3.Connection, page_id: int, version_id: int, record: Record) -> None:
    """Takes out what was read from a version, to be read anew."""
    (newest,) = connection.execute(
        "SELECT version_id FROM pages WHERE id = ?", (page_id,)
    ).fetchone()
    if newest == version_id:
        fulltext.unindex(connection, version_id)
        connection.execute("UPDATE pages SET version_id = NULL WHERE id = ?", (page_id,))
    unlink(connection, version_id)
    leave_quotations(connection, version_id)
    edits.detach(connection, version_id)
    delete_layers(connection, version_id)
    update_version(connection, version_id, record, copies.agency_of(record.article), now())


def _write(
    connection: sqlite3.Connection,
    page_id: int,
    version_id: int,
    record: Record,
    topics: Topics,
) -> Written:
    """Writes the rows of a version, and what they have to do with all that was there, each after
    what it depends on."""
    written = write_entities(connection, page_id, version_id, record)
    link(connection, record, written)
    quotations = quotations_of(connection, record, written)
    write_statements(connection, record, written, quotations.same_as)
    keep_keys(connection, quotations)
    (story,) = connection.execute("SELECT story_id FROM pages WHERE id = ?", (page_id,)).fetchone()
    if story is None and record.article.text:
        copies.join_story(connection, page_id, storable(record.article.text))
    tied = happenings_of(connection, record, written, topics)
    write_events(connection, record, written, tied)
    part(connection, record, tied, page_id)
    newest(connection, page_id)
    _refresh_all(
        connection,
        sorted({one.happening_id for one in tied.values() if one.because != SAME_TEXT}),
    )
    edits.attach(connection, version_id)
    return written


def newest(connection: sqlite3.Connection, page_id: int) -> None:
    """Points a page at its newest capture, and keeps that one alone in the index.

    A capture that tells no time counts as made when it was added.
    """
    (before,) = connection.execute(
        "SELECT version_id FROM pages WHERE id = ?", (page_id,)
    ).fetchone()
    now_newest, url = connection.execute(
        "SELECT id, url FROM versions WHERE page_id = ?"
        " ORDER BY coalesce(captured_at, added_at) DESC, id DESC LIMIT 1",
        (page_id,),
    ).fetchone()
    if now_newest == before:
        return
    if before is not None:
        fulltext.unindex(connection, before)
    connection.execute(
        "UPDATE pages SET version_id = ?, url = ? WHERE id = ?", (now_newest, url, page_id)
    )
    fulltext.index(connection, now_newest)
    if before is not None:
        told = connection.execute(
            "SELECT happening_id FROM event_rows WHERE version_id = ?1"
            " AND happening_id IS NOT NULL UNION SELECT h.happening_id FROM pack_happenings h"
            " JOIN version_rows v ON v.pack_id = h.pack_id WHERE v.id = ?1",
            (before,),
        ).fetchall()
        _refresh_all(connection, (one[0] for one in told))


def _refresh_all(connection: sqlite3.Connection, happenings: Iterable[int]) -> None:
    """Dates and types events anew: see ``telling.refresh``."""
    for one in happenings:
        refresh(connection, one)


def _told(
    connection: sqlite3.Connection, record: Record, written: Written, *, again: bool
) -> Added:
    source, problem = record.page.source, record.problem
    if problem is not None and not record.statements:
        return Added(source, "failed", reason=problem.message, url=record.page.url)
    (versions,) = connection.execute(
        "SELECT count(*) FROM versions WHERE page_id = ?", (written.page_id,)
    ).fetchone()
    result: Result = "again" if again else "version" if versions > 1 else "added"
    return Added(source, result, len(record.statements), url=record.page.url)
