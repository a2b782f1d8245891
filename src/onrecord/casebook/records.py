"""A version of a page out of the tables again: the record that went in."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.casebook.rows import lines_of
from onrecord.record import (
    Article,
    Block,
    Dated,
    Dateline,
    Entity,
    Event,
    Furniture,
    Located,
    Mention,
    Page,
    Participant,
    Problem,
    Record,
    Related,
    Role,
    Span,
    Statement,
    Time,
)

Row = Mapping[str, Any] | sqlite3.Row


def record_of(connection: sqlite3.Connection, version_id: int) -> Record:
    """The record of one version, equal to the one that was added.

    Only NUL and lone surrogates differ, which no SQLite text holds: they are U+FFFD.
    """

    def rows(query: str) -> list[sqlite3.Row]:
        return connection.execute(query, (version_id,)).fetchall()

    (version,) = rows("SELECT * FROM versions WHERE id = ?")
    roles = _grouped(
        rows(
            "SELECT r.* FROM entities e JOIN roles r ON r.entity_id = e.id WHERE e.version_id = ?"
        ),
        "entity_id",
    )
    mentions = _grouped(
        rows(
            "SELECT m.* FROM entities e JOIN mentions m ON m.entity_id = e.id WHERE"
            " e.version_id = ?"
        ),
        "entity_id",
    )
    entities = {
        one["id"]: _entity(one, roles[one["id"]], mentions[one["id"]])
        for one in rows("SELECT * FROM entities WHERE version_id = ? ORDER BY id")
    }
    statements = rows("SELECT * FROM statements WHERE version_id = ? ORDER BY id")
    statement_keys = {one["id"]: one["key"] for one in statements}
    participants = _grouped(
        rows(
            "SELECT p.* FROM events e JOIN participants p ON p.event_id = e.id"
            " WHERE e.version_id = ? ORDER BY p.rowid"
        ),
        "event_id",
    )
    offences = _grouped(
        rows(
            "SELECT o.* FROM events e JOIN offences o ON o.event_id = e.id"
            " WHERE e.version_id = ? ORDER BY o.rowid"
        ),
        "event_id",
    )
    return Record(
        page=_page(version),
        article=_article(version),
        entities=tuple(entities.values()),
        statements=tuple(_statement(one, entities, statement_keys) for one in statements),
        times=tuple(
            Time(Span(one["start"], one["end"]), one["type"], one["value"], one["mod"])
            for one in rows("SELECT * FROM times WHERE version_id = ? ORDER BY rowid")
        ),
        events=tuple(
            _event(one, participants[one["id"]], offences[one["id"]], entities, statement_keys)
            for one in rows("SELECT * FROM events WHERE version_id = ? ORDER BY id")
        ),
        problem=Problem(version["problem"], version["problem_words"])
        if version["problem"]
        else None,
    )


def version_ids(connection: sqlite3.Connection, *, every: bool) -> Iterator[int]:
    """The versions of a casebook in order of adding: the newest of each page, or every one."""
    query = (
        "SELECT id FROM versions ORDER BY id"
        if every
        else ("SELECT version_id FROM pages ORDER BY version_id")
    )
    return (one[0] for one in connection.execute(query).fetchall())


def _grouped(rows: Iterable[sqlite3.Row], by: str) -> Mapping[int, list[sqlite3.Row]]:
    found: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        found[row[by]].append(row)
    return found


def _page(row: Row) -> Page:
    return Page(
        source=row["source"],
        url=row["url"],
        sha256=row["sha256"],
        captured_at=row["captured_at"],
        media_type=row["media_type"],
        bytes=row["bytes"],
    )


def _article(row: Row) -> Article:
    dateline = _span(row, "dateline")
    return Article(
        text=row["text"],
        language=row["language"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        bylines=tuple(json.loads(row["bylines"])),
        dateline=Dateline(row["dateline"], dateline) if dateline else None,
        outlet=row["outlet"],
        published=row["published"],
        published_basis=row["published_basis"],
        modified=row["modified"],
        related=tuple(Related(*one) for one in json.loads(row["related"])),
        furniture=tuple(Furniture(*one) for one in json.loads(row["furniture"])),
        blocks=_blocks(row["text"], json.loads(row["blocks"])),
    )


def _blocks(text: str, rows: list[list[Any]]) -> tuple[Block, ...]:
    if rows and isinstance(rows[0][0], int):
        return tuple(_block(Span(start, end), *rest) for start, end, *rest in rows)
    return tuple(_block(span, *row) for span, row in zip(lines_of(text), rows, strict=False))


def _block(
    span: Span,
    kind: Any,
    xpath: str | None = None,
    page_start: int | None = None,
    page_end: int | None = None,
) -> Block:
    within = Span(page_start, page_end) if page_start is not None and page_end is not None else None
    return Block(kind, span, xpath, within)


def _entity(row: Row, roles: list[sqlite3.Row], mentions: list[sqlite3.Row]) -> Entity:
    return Entity(
        id=row["key"],
        type=row["type"],
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        roles=tuple(Role(one["words"], Span(one["start"], one["end"])) for one in roles),
        mentions=tuple(Mention(Span(one["start"], one["end"]), one["kind"]) for one in mentions),
    )


def _span(row: Row, name: str) -> Span | None:
    start = row[f"{name}_start"]
    return None if start is None else Span(start, row[f"{name}_end"])


def _dated(row: Row, name: str) -> Dated | None:
    span = _span(row, name)
    return None if span is None else Dated(row[name], span)


def _statement(row: Row, entities: Mapping[int, Entity], keys: Mapping[int, str]) -> Statement:
    return Statement(
        id=row["key"],
        kind=row["kind"],
        act=row["act"],
        content=tuple(Span(*one) for one in json.loads(row["spans"])),
        source=_span(row, "source"),
        cue=_span(row, "cue"),
        speaker=entities.get(row["speaker_id"]),
        told_to=entities.get(row["told_to_id"]),
        said_on=_dated(row, "said_on"),
        medium=_span(row, "medium"),
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        inside=keys.get(row["inside_id"]),
        confidence=row["confidence"],
    )


def _event(
    row: Row,
    participants: list[sqlite3.Row],
    offences: list[sqlite3.Row],
    entities: Mapping[int, Entity],
    statement_keys: Mapping[int, str],
) -> Event:
    place = _span(row, "place")
    return Event(
        id=row["key"],
        type=row["type"],
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        participants=tuple(
            Participant(one["role"], Span(one["start"], one["end"]), entities.get(one["entity_id"]))
            for one in participants
        ),
        place=Located(place, entities.get(row["place_id"])) if place else None,
        date=_dated(row, "date"),
        modality=row["modality"],
        statement=statement_keys.get(row["statement_id"]),
        offences=tuple(Span(one["start"], one["end"]) for one in offences),
        penalty=_span(row, "penalty"),
        court=_span(row, "court"),
        confidence=row["confidence"],
    )
