"""A record into the tables of a casebook, and a version of a page out of them again."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import compress, crc32

from onrecord import __version__
from onrecord.casebook import packs
from onrecord.casebook.identity import KINDS
from onrecord.casebook.storable import maybe, storable, to_json
from onrecord.record import Article, Entity, Record, Span, Statement

STATEMENT_KINDS = {"direct": 0, "indirect": 1, "mixed": 2}
ACTS = {"speech": 0, "thought": 1}
"""As numbers, which take no byte of their own in a row."""

MAY_DENY = ("den", "disput", "refut", "rebut", "contradict", "reject", "dismiss")
"""Letters that cues have which deny ("denied"), and a few others ("identified")."""

NEGATES = re.compile(
    r"\b(?:did|do|does|was|were|is|are|has|have|had|will|would|could|can)(?:\s+not|n['’]t)\b|\bnever\b"
    r"|\b(?:won|can)['’]t\b",
    re.IGNORECASE,
)
"""What makes content say that something is not so: "the navy did not fire"."""

SEGMENTS = " … "
"""What stands between the segments of a statement in ``statements.words``."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record went. ``entities``, ``statements`` and ``events`` map ids in the record to
    rows."""

    page_id: int
    version_id: int
    entities: Mapping[str, int]
    statements: Mapping[str, int]
    events: Mapping[str, int]


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the columns of the first."""
    rows = list(rows)
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def write_version(
    connection: sqlite3.Connection, page_id: int, record: Record, *, agency: str | None, now: str
) -> int:
    """Writes what a version says about itself, and gives its row."""
    version_id = _next(connection, "version_rows")
    row = _version(record, version_id, page_id, agency, now)
    text_id = write_text(connection, storable(record.article.text))
    insert(connection, "version_rows", [{**row, "text_id": text_id}])
    return version_id


def write_entities(
    connection: sqlite3.Connection, page_id: int, version_id: int, record: Record
) -> Written:
    """Writes the entities of a version, and numbers the rows of what is written after them."""
    written = Written(
        page_id,
        version_id,
        _numbered(connection, "entities", (one.id for one in record.entities)),
        _numbered(connection, "statement_rows", (one.id for one in record.statements)),
        _numbered_events(connection, record, version_id),
    )
    _write_entities(connection, record, written)
    return written


def write_statements(
    connection: sqlite3.Connection, record: Record, written: Written, same_as: Mapping[str, int]
) -> None:
    """Writes statements and whom they mention. ``same_as`` maps ids of statements in the record to
    rows."""
    insert(
        connection,
        "statement_rows",
        (_statement(record, one, written, same_as) for one in record.statements),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO mentioned VALUES (?, ?)", sorted(_mentioned(record, written))
    )


def update_version(
    connection: sqlite3.Connection, version_id: int, record: Record, agency: str | None, now: str
) -> None:
    """Writes anew what a version says about itself, as it is read now."""
    row = _version(record, version_id, 0, agency, now)
    kept = [name for name in row if name not in ("id", "page_id", "added_at", "source")]
    changes = ", ".join(f"{name} = :{name}" for name in kept)
    (before,) = connection.execute(
        "SELECT text_id FROM version_rows WHERE id = ?", (version_id,)
    ).fetchone()
    text_id = write_text(connection, storable(record.article.text))
    connection.execute(
        f"UPDATE version_rows SET {changes}, text_id = :text_id WHERE id = :id",
        {**row, "text_id": text_id},
    )
    connection.execute(
        "DELETE FROM texts WHERE id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM version_rows WHERE text_id = ?1)",
        (before,),
    )


def delete_layers(connection: sqlite3.Connection, version_id: int) -> None:
    """Deletes entities, statements, times and events of a version, and what hangs on them."""
    packs.leave(connection, version_id)
    for table, of, owner in (
        ("participant_rows", "event_id", "event_rows"),
        ("offences", "event_id", "event_rows"),
        ("roles", "entity_id", "entities"),
        ("mentioned", "statement_id", "statement_rows"),
        ("quotation_keys", "statement_id", "statement_rows"),
    ):
        connection.execute(
            f"DELETE FROM {table} WHERE {of} IN (SELECT id FROM {owner} WHERE version_id = ?)",
            (version_id,),
        )
    connection.execute(
        "UPDATE entities SET evidence_id = NULL"
        " WHERE evidence_id IN (SELECT id FROM entities WHERE version_id = ?)",
        (version_id,),
    )
    for table in ("event_rows", "statement_rows", "entities"):
        connection.execute(f"DELETE FROM {table} WHERE version_id = ?", (version_id,))
    connection.execute(
        "UPDATE version_rows SET first_event = NULL, events = 0 WHERE id = ?", (version_id,)
    )


def _next(connection: sqlite3.Connection, table: str) -> int:
    (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()
    return (last or 0) + 1


def _numbered_events(
    connection: sqlite3.Connection, record: Record, version_id: int
) -> Mapping[str, int]:
    """Numbers the events of a version, those that will be packed too, and notes it there."""
    last = connection.execute(
        "SELECT first_event + events FROM version_rows WHERE first_event IS NOT NULL"
        " ORDER BY first_event DESC LIMIT 1"
    ).fetchone()
    first = 1 if last is None else last[0]
    if record.events:
        connection.execute(
            "UPDATE version_rows SET first_event = ?, events = ? WHERE id = ?",
            (first, len(record.events), version_id),
        )
    return {one.id: first + place for place, one in enumerate(record.events)}


def write_text(connection: sqlite3.Connection, text: str) -> int:
    """The row of a text, which is written where there is none like it."""
    check = crc32(text.encode("utf-8"))
    known = connection.execute(
        "SELECT id FROM texts WHERE hash = ? AND text = ?", (check, text)
    ).fetchone()
    if known is not None:
        return int(known[0])
    made = connection.execute("INSERT INTO texts (hash, text) VALUES (?, ?)", (check, text))
    assert made.lastrowid is not None
    return made.lastrowid


def _mentioned(record: Record, written: Written) -> Iterable[tuple[int, int]]:
    """Rows of statements with those of the entities that their content mentions."""
    named = sorted(
        (mention.span.start, mention.span.end, written.entities[one.id])
        for one in record.entities
        if one.type in KINDS
        for mention in one.mentions
    )
    starts = [one[0] for one in named]
    for statement in record.statements:
        for span in statement.content:
            for start, end, entity in named[bisect_left(starts, span.start) :]:
                if start > span.end:
                    break
                if end <= span.end:
                    yield written.statements[statement.id], entity


def _numbered(connection: sqlite3.Connection, table: str, keys: Iterable[str]) -> dict[str, int]:
    first = _next(connection, table)
    return {key: first + place for place, key in enumerate(keys)}


def _version(
    record: Record, version_id: int, page_id: int, agency: str | None, now: str
) -> dict[str, Any]:
    page, article, problem = record.page, record.article, record.problem
    dateline = article.dateline
    return {
        "id": version_id,
        "page_id": page_id,
        "url": maybe(page.url),
        "source": storable(page.source),
        "sha256": page.sha256,
        "captured_at": page.captured_at,
        "added_at": now,
        "media_type": maybe(page.media_type),
        "bytes": page.bytes,
        "language": article.language,
        "headline": maybe(article.headline),
        "standfirst": maybe(article.standfirst),
        "bylines": to_json(article.bylines),
        "dateline": maybe(dateline.place) if dateline else None,
        **bounds("dateline", dateline.span if dateline else None),
        "outlet": maybe(article.outlet),
        "agency": agency,
        "published": article.published,
        "published_basis": article.published_basis,
        "modified": article.modified,
        "blocks": compress(to_json(_blocks(article)).encode("utf-8"), packs.LEVEL),
        "related": to_json([[one.text, one.url] for one in article.related]),
        "furniture": to_json([[one.text, one.reason] for one in article.furniture]),
        "problem": problem.code if problem else None,
        "problem_words": maybe(problem.message) if problem else None,
        "reader": __version__,
    }


def lines_of(text: str) -> list[Span]:
    """The lines of a text."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _blocks(article: Article) -> list[list[Any]]:
    """``[kind, xpath, page start, page end]`` of each line; spans as well, where they are no
    lines."""
    lined = [one.span for one in article.blocks] == lines_of(article.text)
    found = []
    for one in article.blocks:
        whole = [one.kind, one.xpath, *(one.page_span or ())]
        while whole[-1] is None:
            whole.pop()
        found.append(whole if lined else [*one.span, *whole])
    return found


def bounds(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span if span is not None else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _write_entities(connection: sqlite3.Connection, record: Record, written: Written) -> None:
    ids = written.entities
    insert(
        connection,
        "entities",
        (
            {
                "id": ids[one.id],
                "version_id": written.version_id,
                "key": one.id,
                "type": one.type,
                "name": storable(one.name),
                "aliases": to_json(one.aliases),
            }
            for one in record.entities
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO roles VALUES (?, ?, ?, ?)",
        (row for one in record.entities for row in _roles(one, ids[one.id])),
    )


def _roles(entity: Entity, row: int) -> Iterable[tuple[int, int, int, str]]:
    return ((row, *one.span, storable(one.text)) for one in entity.roles)


def words_of(record: Record, statement: Statement) -> str:
    """The content as ``statements.words`` has it."""
    return storable(SEGMENTS.join(record.words(span) for span in statement.content))


def coded(value: float) -> float | int:
    """A share in thousandths, where that is all it is: two bytes for nine."""
    thousandths = round(value * 1000) if 0 <= value <= 1 else -1
    return thousandths if thousandths / 1000 == value else value


def may_deny(cue: str, words: str) -> int | None:
    """1 where the cue has letters of a word that denies, 2 where the words say that something is not
    so, else ``None``: statements of which a claim is looked for."""
    if any(letters in cue for letters in MAY_DENY):
        return 1
    return 2 if NEGATES.search(words) else None


def _statement(
    record: Record, one: Statement, written: Written, same_as: Mapping[str, int]
) -> dict[str, Any]:
    said_on = one.said_on
    start, end = one.content[0] if len(one.content) == 1 else (None, None)
    cue = record.words(one.cue).lower() if one.cue else ""
    return {
        "id": written.statements[one.id],
        "version_id": written.version_id,
        "key": one.id,
        "kind": STATEMENT_KINDS.get(one.kind, one.kind),
        "act": ACTS.get(one.act, one.act),
        "speaker_id": written.entities[one.speaker.id] if one.speaker else None,
        "told_to_id": written.entities[one.told_to.id] if one.told_to else None,
        "start": start,
        "end": end,
        "spans": None if len(one.content) == 1 else to_json(one.content),
        **bounds("source", one.source),
        **bounds("cue", one.cue),
        "may_deny": may_deny(cue, words_of(record, one)),
        "said_on": said_on.value if said_on else None,
        **bounds("said_on", said_on.span if said_on else None),
        **bounds("medium", one.medium),
        "negated": one.negated,
        "hedged": one.hedged,
        "inside_id": written.statements.get(one.inside or ""),
        "confidence": coded(one.confidence),
        "same_as": same_as.get(one.id),
    }
