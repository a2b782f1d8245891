"""Taking pages out of a casebook, with all that was read from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.casebook import copies, edits, fulltext
from onrecord.casebook.deciding import page_key
from onrecord.casebook.linking import unlink
from onrecord.casebook.putting import newest
from onrecord.casebook.quotations import leave_quotations
from onrecord.casebook.rows import delete_layers
from onrecord.casebook.storable import storable, to_json
from onrecord.casebook.telling import refresh
from onrecord.casebook.topics import Topics
from onrecord.errors import OptionError


@dataclass(frozen=True, slots=True)
class Removed:
    """A page that was taken out: ``versions`` of it, all where ``whole``; ``corrections`` are those
    that have no row of it any more, and are kept."""

    page: str
    headline: str | None
    versions: int
    whole: bool
    statements: int
    corrections: int


def remove(connection: sqlite3.Connection, topics: Topics, name: str) -> list[Removed]:
    """Takes out every capture that a name means. In a transaction.

    Args:
        name: the address of a page, ``p3``, or a file, folder or WARC as it was read: of a page that
            was also captured elsewhere the other captures stay.

    What a person put right and decided about who is who is kept, and holds again when the page is
    added again. Raises ``OptionError`` where nothing is meant.
    """
    found = _versions(connection, name)
    forgotten = _forget_failures(connection, name)
    if not found and not forgotten:
        line = "is no page of this casebook, nor what one was read from; see `onrecord said --json`"
        raise OptionError(storable(name), line)
    by_page: dict[int, list[int]] = {}
    for version, page in found:
        by_page.setdefault(page, []).append(version)
    told: set[int] = set()
    removed = [_page(connection, topics, *one, told) for one in by_page.items()]
    for happening in told:
        refresh(connection, happening)
    _drop_untold(connection, told)
    return removed


def _versions(connection: sqlite3.Connection, name: str) -> list[tuple[int, int]]:
    name = storable(name.strip())
    if name[:1] == "p" and name[1:].isdecimal():
        where, value = "page_id = ?", name[1:]
    elif not name.isdecimal() and (key := page_key(connection, name)) is not None:
        where, value = "page_id = (SELECT id FROM pages WHERE key = ?)", key
    else:
        where = "source = ?1 OR substr(source, 1, length(?1) + 1) = rtrim(?1, '/') || '/'"
        value = name.rstrip("/") or name
    rows = connection.execute(
        f"SELECT id, page_id FROM version_rows WHERE {where} ORDER BY page_id, id", (value,)
    ).fetchall()
    if not rows and where.startswith("source") and (whole := str(Path(name).absolute())) != name:
        return _versions(connection, whole)  # a crawl names its WARCs by their whole path
    return [(row["id"], row["page_id"]) for row in rows]


def _forget_failures(connection: sqlite3.Connection, name: str) -> bool:
    """What could not be read there is no failure any more."""
    made = connection.execute("DELETE FROM failures WHERE source = ?", (storable(name.strip()),))
    return made.rowcount > 0


def _page(
    connection: sqlite3.Connection,
    topics: Topics,
    page: int,
    versions: Sequence[int],
    told: set[int],
) -> Removed:
    """Takes out captures of a page; the events that they told go to ``told``."""
    row = connection.execute(
        "SELECT coalesce(p.url, v.source) AS name, v.headline,"
        " (SELECT count(*) FROM versions WHERE page_id = p.id) AS versions,"
        " (SELECT count(*) FROM held WHERE version_id = p.version_id) AS statements"
        " FROM pages p JOIN versions v ON v.id = p.version_id WHERE p.id = ?",
        (page,),
    ).fetchone()
    attached = _attached(connection)
    for version in versions:
        told.update(_version(connection, topics, page, version))
    whole = row["versions"] == len(versions)
    if whole:
        _leave_story(connection, page)
        connection.execute("DELETE FROM pages WHERE id = ?", (page,))
    else:
        newest(connection, page)
    return Removed(
        row["name"],
        row["headline"],
        len(versions),
        whole,
        row["statements"],
        attached - _attached(connection),
    )


def _attached(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute(
        "SELECT count(DISTINCT a.correction_id) FROM attachments a JOIN corrections c"
        " ON c.id = a.correction_id WHERE c.withdrawn_at IS NULL"
    ).fetchone()
    return int(number)


def _version(connection: sqlite3.Connection, topics: Topics, page: int, version: int) -> list[int]:
    """Takes out one capture, and gives the events that it told."""
    text, content, text_id = connection.execute(
        "SELECT text, sha256, text_id FROM versions WHERE id = ?", (version,)
    ).fetchone()
    told = connection.execute(
        "SELECT happening_id FROM event_rows WHERE version_id = ?1 AND happening_id IS NOT NULL"
        " UNION SELECT h.happening_id FROM pack_happenings h JOIN version_rows v"
        " ON v.pack_id = h.pack_id WHERE v.id = ?1",
        (version,),
    ).fetchall()
    made = connection.execute(
        "SELECT 1 FROM pages WHERE id = ? AND version_id = ?", (page, version)
    ).fetchone()
    if made is not None:
        fulltext.unindex(connection, version)
        connection.execute("UPDATE pages SET version_id = NULL WHERE id = ?", (page,))
    unlink(connection, version)
    leave_quotations(connection, version)
    edits.detach(connection, version)
    delete_layers(connection, version)
    topics.discount(version, text)
    connection.execute("DELETE FROM version_rows WHERE id = ?", (version,))
    connection.execute(
        "DELETE FROM texts WHERE id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM version_rows WHERE text_id = ?1)",
        (text_id,),
    )
    connection.execute(
        "DELETE FROM captures WHERE sha256 = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM version_rows WHERE sha256 = ?1)",
        (content,),
    )
    return [one[0] for one in told]


def _leave_story(connection: sqlite3.Connection, page: int) -> None:
    """The next page that carries a story becomes its first."""
    connection.execute("DELETE FROM story_keys WHERE page_id = ?", (page,))
    connection.execute("UPDATE pages SET story_id = NULL WHERE id = ?", (page,))
    left = connection.execute(
        "SELECT p.id, v.text FROM pages p JOIN versions v ON v.id = p.version_id"
        " WHERE p.story_id = ? ORDER BY p.id",
        (page,),
    ).fetchall()
    if not left:
        return
    first = left[0]["id"]
    connection.execute(
        "UPDATE pages SET story_id = ?1, similarity = CASE WHEN id <> ?1 THEN similarity END"
        " WHERE story_id = ?2",
        (first, page),
    )
    copies.keep_keys(connection, first, left[0]["text"])


def _drop_untold(connection: sqlite3.Connection, happenings: Iterable[int]) -> None:
    """Deletes those of some events that no version tells any more."""
    gone = to_json(
        [
            one
            for one in happenings
            if connection.execute(
                "SELECT 1 FROM event_rows WHERE happening_id = ?1"
                " UNION ALL SELECT 1 FROM pack_happenings WHERE happening_id = ?1 LIMIT 1",
                (one,),
            ).fetchone()
            is None
        ]
    )
    for table, column in (
        ("happening_keys", "happening_id"),
        ("involved", "happening_id"),
        ("happenings", "id"),
    ):
        connection.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (gone,)
        )
