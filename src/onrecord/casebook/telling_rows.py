"""The events of a version into a casebook: those with a type or a date of their own as rows, the
others packed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.casebook import packs
from onrecord.casebook.packs import Part, Plain
from onrecord.casebook.rows import Written, bounds, coded, insert
from onrecord.casebook.storable import storable
from onrecord.reader.sentences import Sentences
from onrecord.record import Event, Located, Participant, Record

SAME_TEXT = "same text"
"""Why an event of a verbatim copy is the one of its original."""


@dataclass(frozen=True, slots=True)
class Tied:
    """The happening that an event tells, how sure that is, and what speaks for it."""

    happening_id: int
    score: float | None = None
    because: str | None = None


def write_events(
    connection: sqlite3.Connection, record: Record, written: Written, tied: Mapping[str, Tied]
) -> None:
    """Writes events, mentions and times. ``tied`` maps ids of events in the record to what they
    tell."""
    sentences = Sentences(record.article.text)
    published = record.article.published
    rows = [one for one in record.events if not packs.is_plain(one, published)]
    numbers = {one.id: number for number, one in enumerate(record.entities)}
    statements = {one.id: number for number, one in enumerate(record.statements)}
    plain = [
        Plain(
            number=number,
            key=one.id,
            trigger=one.trigger,
            sentence=sentences.around(one.trigger.start, one.trigger.end),
            modality=one.modality,
            statement=statements.get(one.statement or ""),
            confidence=one.confidence,
            place=_part("place", one.place, numbers) if one.place else None,
            parts=tuple(_part(each.role, each, numbers) for each in one.participants),
            happening_id=tied[one.id].happening_id,
            score=tied[one.id].score,
            because=tied[one.id].because,
            as_published=one.date is not None,
        )
        for number, one in enumerate(record.events)
        if packs.is_plain(one, published)
    ]
    insert(
        connection,
        "event_rows",
        (_event(record, one, written, sentences, tied[one.id]) for one in rows),
    )
    connection.executemany(
        "INSERT INTO participant_rows VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                written.events[event.id],
                number,
                one.role,
                *one.span,
                written.entities[one.entity.id] if one.entity else None,
            )
            for event in rows
            for number, one in enumerate(event.participants)
        ),
    )
    connection.executemany(
        "INSERT INTO offences VALUES (?, ?, ?, ?)",
        (
            (written.events[event.id], *span, storable(record.words(span)))
            for event in rows
            for span in event.offences
        ),
    )
    connection.execute(
        "UPDATE version_rows SET pack_id = ? WHERE id = ?",
        (packs.keep(connection, packs.pack_of(record, plain)), written.version_id),
    )


def unpack(connection: sqlite3.Connection, event_id: int) -> None:
    """Takes an event out of the pack of its version, so that it has a row; nothing, where it has
    one."""
    found = packs.version_of(connection, event_id)
    if found is None:
        return
    version_id, event = found
    (pack_id,) = connection.execute(
        "SELECT pack_id FROM version_rows WHERE id = ?", (version_id,)
    ).fetchone()
    pack = packs.read(connection, pack_id)
    base = packs.base(connection, version_id)
    (row,) = packs.rows(base, [event])
    parts = list(packs.part_rows(base, [event]))
    others = tuple(one for one in pack.events if one.number != event.number)
    connection.execute(
        "UPDATE version_rows SET pack_id = ? WHERE id = ?",
        (packs.keep(connection, replace(pack, events=others)), version_id),
    )
    packs.forget(connection, pack_id)
    words = ("trigger", "place", "penalty", "court", "happening_id")
    kept = {name: value for name, value in row.items() if name not in words}
    insert(connection, "event_rows", [{**kept, "confidence": coded(event.confidence)}])
    insert(
        connection,
        "participant_rows",
        ({name: value for name, value in one.items() if name != "words"} for one in parts),
    )
    connection.execute(
        "UPDATE event_rows SET happening_id = ? WHERE id = ?", (event.happening_id, event_id)
    )


def _part(role: str, one: Participant | Located, numbers: Mapping[str, int]) -> Part:
    return Part(role, one.span, numbers[one.entity.id] if one.entity else None)


def _event(
    record: Record, one: Event, written: Written, sentences: Sentences, tied: Tied
) -> dict[str, Any]:
    place, date = one.place, one.date
    sentence = sentences.around(one.trigger.start, one.trigger.end)
    return {
        "id": written.events[one.id],
        "version_id": written.version_id,
        "key": one.id,
        "type": one.type,
        **bounds("trigger", one.trigger),
        **bounds("sentence", sentence),
        **bounds("place", place.span if place else None),
        "place_id": written.entities[place.entity.id] if place and place.entity else None,
        "date": date.value if date else None,
        **bounds("date", date.span if date else None),
        "modality": one.modality,
        "statement_id": written.statements.get(one.statement or ""),
        **bounds("penalty", one.penalty),
        **bounds("court", one.court),
        "confidence": coded(one.confidence),
        "happening_id": tied.happening_id,
        "score": tied.score,
        "because": tied.because,
    }
