"""A version of a page out of the tables again: the record that went in."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import Any
from zlib import decompress

from onrecord._built import (
    Row,
    article_of,
    entity_of,
    event_of,
    page_of,
    statement_of,
)
from onrecord.casebook import packs
from onrecord.casebook.rows import lines_of
from onrecord.record import Article, Block, Furniture, Problem, Record, Related, Span

_STATEMENT = """id, key, kind, act, speaker_id, told_to_id, spans, source_start, source_end, cue_start,
cue_end, said_on, said_on_start, said_on_end, medium_start, medium_end, negated, hedged, inside_id,
confidence"""
_EVENT = """id, key, type, trigger_start, trigger_end, place_start, place_end, place_id, date, date_start,
date_end, modality, statement_id, penalty_start, penalty_end, court_start, court_end, confidence"""
"""What a record has of a row: all but its words, each of which would be cut from the text."""


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
    pack = packs.of_version(connection, version_id)
    mentions = chain(pack.mentions, repeat(()))
    entities = {
        one["id"]: entity_of(
            one,
            one["key"],
            aliases=json.loads(one["aliases"]),
            roles=roles[one["id"]],
            mentions=next(mentions),
        )
        for one in rows("SELECT * FROM entities WHERE version_id = ? ORDER BY id")
    }
    statements = rows(f"SELECT {_STATEMENT} FROM statements WHERE version_id = ? ORDER BY id")
    keys = {one["id"]: one["key"] for one in statements}
    participants = _grouped(
        rows(
            "SELECT p.* FROM event_rows e JOIN participant_rows p ON p.event_id = e.id"
            " WHERE e.version_id = ? ORDER BY p.event_id, p.number"
        ),
        "event_id",
    )
    base = packs.base(connection, version_id)
    for part in packs.part_rows(base, pack.events):
        participants[part["event_id"]].append(part)
    offences = _grouped(
        rows(
            "SELECT o.* FROM event_rows e JOIN offences o ON o.event_id = e.id"
            " WHERE e.version_id = ? ORDER BY o.rowid"
        ),
        "event_id",
    )
    events: list[Row] = [
        *rows(f"SELECT {_EVENT} FROM events WHERE version_id = ?"),
        *packs.rows(base, pack.events),
    ]
    return Record(
        page=page_of(version),
        article=_article({**version, "outlet": version["machine_outlet"]}),
        entities=tuple(entities.values()),
        statements=tuple(
            statement_of(
                one,
                one["key"],
                content=(Span(*pair) for pair in json.loads(one["spans"])),
                speaker=entities.get(one["speaker_id"]),
                told_to=entities.get(one["told_to_id"]),
                inside=keys.get(one["inside_id"]),
            )
            for one in statements
        ),
        times=pack.times,
        events=tuple(
            event_of(
                one,
                one["key"],
                trigger=Span(one["trigger_start"], one["trigger_end"]),
                participants=(
                    (part, entities.get(part["entity_id"])) for part in participants[one["id"]]
                ),
                place=entities.get(one["place_id"]),
                statement=keys.get(one["statement_id"]),
                offences=offences[one["id"]],
                published=version["published"],
            )
            for one in sorted(events, key=lambda one: int(one["id"]))
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


def _grouped(rows: Iterable[Row], by: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[by]].append(row)
    return found


def _article(row: Row) -> Article:
    return article_of(
        row,
        bylines=json.loads(row["bylines"]),
        related=(Related(*one) for one in json.loads(row["related"])),
        furniture=(Furniture(*one) for one in json.loads(row["furniture"])),
        blocks=_blocks(row["text"], json.loads(decompress(row["blocks"]))),
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
