"""A record into the tables of a casebook, and a version of a page out of them again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord import __version__
from onrecord.casebook.storable import maybe, storable, to_json
from onrecord.reader.sentences import Sentences
from onrecord.record import Article, Entity, Event, Record, Span, Statement

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
    version_id = _next(connection, "versions")
    insert(connection, "versions", [_version(record, version_id, page_id, agency, now)])
    return version_id


def write_entities(
    connection: sqlite3.Connection, page_id: int, version_id: int, record: Record
) -> Written:
    """Writes the entities of a version, and numbers the rows of what is written after them."""
    written = Written(
        page_id,
        version_id,
        *(
            _numbered(connection, table, (one.id for one in layer))
            for table, layer in (
                ("entities", record.entities),
                ("statements", record.statements),
                ("events", record.events),
            )
        ),
    )
    _write_entities(connection, record, written)
    return written


def write_layers(
    connection: sqlite3.Connection, record: Record, written: Written, same_as: Mapping[str, int]
) -> None:
    """Writes statements, times and events. ``same_as`` maps ids of statements in the record to
    rows."""
    insert(
        connection,
        "statements",
        (_statement(record, one, written, same_as) for one in record.statements),
    )
    _write_times(connection, record, written.version_id)
    _write_events(connection, record, written)


def update_version(
    connection: sqlite3.Connection, version_id: int, record: Record, agency: str | None, now: str
) -> None:
    """Writes anew what a version says about itself, as it is read now."""
    row = _version(record, version_id, 0, agency, now)
    kept = [name for name in row if name not in ("id", "page_id", "added_at", "source")]
    changes = ", ".join(f"{name} = :{name}" for name in kept)
    connection.execute(f"UPDATE versions SET {changes} WHERE id = :id", row)


def delete_layers(connection: sqlite3.Connection, version_id: int) -> None:
    """Deletes entities, statements, times and events of a version, and what hangs on them."""
    for table, of, owner in (
        ("participants", "event_id", "events"),
        ("offences", "event_id", "events"),
        ("roles", "entity_id", "entities"),
        ("mentions", "entity_id", "entities"),
        ("quotation_keys", "statement_id", "statements"),
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
    for table in ("events", "times", "statements", "entities"):
        connection.execute(f"DELETE FROM {table} WHERE version_id = ?", (version_id,))


def _next(connection: sqlite3.Connection, table: str) -> int:
    (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()
    return (last or 0) + 1


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
        **_bounds("dateline", dateline.span if dateline else None),
        "outlet": maybe(article.outlet),
        "agency": agency,
        "published": article.published,
        "published_basis": article.published_basis,
        "modified": article.modified,
        "text": storable(article.text),
        "blocks": to_json(_blocks(article)),
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


def _bounds(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span if span is not None else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _worded(record: Record, name: str, span: Span | None) -> dict[str, Any]:
    words = None if span is None else storable(record.words(span))
    return {name: words, **_bounds(name, span)}


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
    for table, rows in (("roles", _roles), ("mentions", _mentions)):
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?, ?)",
            (row for one in record.entities for row in rows(one, ids[one.id])),
        )


def _roles(entity: Entity, row: int) -> Iterable[tuple[int, int, int, str]]:
    return ((row, *one.span, storable(one.text)) for one in entity.roles)


def _mentions(entity: Entity, row: int) -> Iterable[tuple[int, int, int, str]]:
    return ((row, *one.span, one.kind) for one in entity.mentions)


def words_of(record: Record, statement: Statement) -> str:
    """The content as ``statements.words`` has it."""
    return storable(SEGMENTS.join(record.words(span) for span in statement.content))


def _statement(
    record: Record, one: Statement, written: Written, same_as: Mapping[str, int]
) -> dict[str, Any]:
    said_on = one.said_on
    return {
        "id": written.statements[one.id],
        "version_id": written.version_id,
        "key": one.id,
        "kind": one.kind,
        "act": one.act,
        "speaker_id": written.entities[one.speaker.id] if one.speaker else None,
        "told_to_id": written.entities[one.told_to.id] if one.told_to else None,
        "words": words_of(record, one),
        "spans": to_json(one.content),
        **_worded(record, "source", one.source),
        **_worded(record, "cue", one.cue),
        "said_on": said_on.value if said_on else None,
        **_bounds("said_on", said_on.span if said_on else None),
        **_worded(record, "medium", one.medium),
        "negated": one.negated,
        "hedged": one.hedged,
        "inside_id": written.statements.get(one.inside or ""),
        "confidence": one.confidence,
        "same_as": same_as.get(one.id),
    }


def _write_times(connection: sqlite3.Connection, record: Record, version_id: int) -> None:
    connection.executemany(
        "INSERT INTO times VALUES (?, ?, ?, ?, ?, ?)",
        (
            (version_id, *one.span, one.type, storable(one.value), maybe(one.mod))
            for one in record.times
        ),
    )


def _write_events(connection: sqlite3.Connection, record: Record, written: Written) -> None:
    if not record.events:
        return
    sentences = Sentences(record.article.text)
    ids = written.events
    insert(connection, "events", (_event(record, one, written, sentences) for one in record.events))
    connection.executemany(
        "INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                ids[event.id],
                one.role,
                *one.span,
                storable(record.words(one.span)),
                written.entities[one.entity.id] if one.entity else None,
            )
            for event in record.events
            for one in event.participants
        ),
    )
    connection.executemany(
        "INSERT INTO offences VALUES (?, ?, ?, ?)",
        (
            (ids[event.id], *span, storable(record.words(span)))
            for event in record.events
            for span in event.offences
        ),
    )


def _event(record: Record, one: Event, written: Written, sentences: Sentences) -> dict[str, Any]:
    place, date = one.place, one.date
    sentence = sentences.around(one.trigger.start, one.trigger.end)
    return {
        "id": written.events[one.id],
        "version_id": written.version_id,
        "key": one.id,
        "type": one.type,
        **_worded(record, "trigger", one.trigger),
        **_bounds("sentence", sentence),
        **_worded(record, "place", place.span if place else None),
        "place_id": written.entities[place.entity.id] if place and place.entity else None,
        "date": date.value if date else None,
        **_bounds("date", date.span if date else None),
        "modality": one.modality,
        "statement_id": written.statements.get(one.statement or ""),
        **_worded(record, "penalty", one.penalty),
        **_worded(record, "court", one.court),
        "confidence": one.confidence,
    }
