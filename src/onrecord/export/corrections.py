"""What persons put right in a casebook, one JSON object a line: what a next model can learn from.

An edit of a statement or event has its ``kind``, the hashes of the page and of the article's text
that its ``segments`` count in, what the ``machine`` had read there and the person's ``value``; a
name has with it the ``mentions`` of that person in the same text. What was decided about who is who
(``same``, ``different``) has two ``sides``, each a name in a page with its mentions.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from onrecord.casebook import packs
from onrecord.casebook.correcting import NAMED
from onrecord.casebook.decisions import bearer
from onrecord.casebook.edits import Edit, edits

Row = dict[str, Any]


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """One line of JSON a correction."""
    return (json.dumps(one, ensure_ascii=False) for one in rows)


def corrections(connection: sqlite3.Connection) -> Iterator[Row]:
    """The edits of a casebook that hold, of one row and kind the last; then the decisions."""
    held: dict[object, Edit] = {}
    for one in edits(connection):
        about = (one.page, one.row or one.quotes, one.kind)
        held[one.id if one.kind == "note" else about] = one
    for one in held.values():
        yield _edit(connection, one)
    for row in connection.execute("SELECT * FROM decisions ORDER BY id").fetchall():
        sides = ((row["page_key"], row["name"]), (row["other_page_key"], row["other_name"]))
        yield {
            "kind": row["verdict"],
            "sides": [_side(connection, *side) for side in sides],
            "at": row["decided_at"],
        }


def _edit(connection: sqlite3.Connection, one: Edit) -> Row:
    row = {
        "id": one.id,
        "kind": one.kind,
        "url": one.page,
        "sha256": one.sha256,
        "text_sha256": one.text_sha256,
        "segments": [asdict(quote) for quote in one.quotes],
        "machine": one.machine,
        "value": one.value,
        "by": one.by,
        "at": one.at,
    }
    if one.kind in NAMED:
        row["mentions"] = _named(connection, one)
    return row


def _named(connection: sqlite3.Connection, one: Edit) -> list[Row]:
    """Where the text that an edit was made on mentions the one whom it names."""
    if one.row is None or one.value is None:
        return []
    held, id_, table = (
        ("corrected_events", "event_id", "event_rows")
        if one.kind == "defendant"
        else ("corrected_statements", "statement_id", "statement_rows")
    )
    found = connection.execute(
        f"SELECT v.text, me.id FROM {held} c"
        f" JOIN {table} s ON s.id = c.{id_} JOIN versions v ON v.id = s.version_id"
        f" JOIN entities e ON e.id = c.{one.kind}_id JOIN entities me ON me.version_id = v.id"
        " AND (me.id = e.id OR me.identity_id = e.identity_id) WHERE s.id = ? LIMIT 1",
        (int(one.row[1:]),),
    ).fetchone()
    if found is None or sha256(found["text"].encode("utf-8")).hexdigest() != one.text_sha256:
        return []
    return _mentions(connection, found["id"], found["text"])


def _side(connection: sqlite3.Connection, page_key: str, name: str) -> Row:
    found = bearer(connection, page_key, name, known=True)
    if found is None:
        return {"url": page_key, "sha256": None, "text_sha256": None, "name": name, "mentions": []}
    version = connection.execute(
        "SELECT v.url, v.sha256, v.text FROM entities e JOIN versions v ON v.id = e.version_id"
        " WHERE e.id = ?",
        (found["id"],),
    ).fetchone()
    return {
        "url": version["url"] or page_key,
        "sha256": version["sha256"],
        "text_sha256": sha256(version["text"].encode("utf-8")).hexdigest(),
        "name": name,
        "mentions": _mentions(connection, found["id"], version["text"]),
    }


def _mentions(connection: sqlite3.Connection, entity: int, text: str) -> list[Row]:
    found = sorted(packs.mentions_of(connection, entity), key=lambda one: one.span)
    return [
        {
            "start": one.span.start,
            "end": one.span.end,
            "kind": one.kind,
            "words": text[slice(*one.span)],
        }
        for one in found
    ]
