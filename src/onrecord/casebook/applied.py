"""A record as a person put it right."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.casebook import beside
from onrecord.casebook.correcting import UNCHANGED, Unchanged
from onrecord.casebook.records import record_of
from onrecord.casebook.selectors import words_near
from onrecord.casebook.steps import defendants
from onrecord.export.by_hand import PAGE
from onrecord.record import (
    Correction,
    Dated,
    Entity,
    Event,
    Participant,
    Record,
    Span,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a person put right in a statement; ``removed`` where it is none."""

    removed: bool
    speaker: Entity | Unchanged | None = UNCHANGED
    told_to: Entity | Unchanged | None = UNCHANGED
    said_on: str | Unchanged | None = UNCHANGED


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """What a person put right in an event; ``removed`` where it is none, ``type`` and ``offences``
    (their names) ``None`` where they are as the machine has them."""

    removed: bool = False
    date: str | Unchanged | None = UNCHANGED
    type: str | None = None
    defendant: Entity | Unchanged | None = UNCHANGED
    offences: tuple[str, ...] | None = None


def record_by_hand(connection: sqlite3.Connection, version_id: int) -> Record:
    """The record of one version as a person put it right."""
    return record_and_identities(connection, version_id)[0]


def record_and_identities(
    connection: sqlite3.Connection, version_id: int, *, machine: bool = False
) -> tuple[Record, dict[str, int]]:
    """The record of one version as a person put it right, and who its entities are across pages, by
    id. Whom corrections name by another page is an entity without a mention. ``machine`` leaves out what was put right.
    """
    record = record_of(connection, version_id)
    identities = dict(
        connection.execute(
            "SELECT key, identity_id FROM entities WHERE version_id = ?"
            " AND identity_id IS NOT NULL",
            (version_id,),
        ).fetchall()
    )
    corrections = () if machine else corrections_of(connection, version_id)
    if not corrections:
        return record, identities
    named = _Named(connection, version_id, record, identities)
    statements = {
        row["key"]: Held(
            removed=bool(row["removed"]),
            speaker=named.entity(row, "speaker"),
            told_to=named.entity(row, "told_to"),
            said_on=row["said_on"] if row["has_said_on"] else UNCHANGED,
        )
        for row in connection.execute(
            "SELECT s.key, c.* FROM corrected_statements c JOIN statements s"
            " ON s.id = c.statement_id WHERE s.version_id = ?",
            (version_id,),
        ).fetchall()
    }
    events = {
        row["key"]: HeldEvent(
            removed=bool(row["removed"]),
            date=row["date"] if row["has_date"] else UNCHANGED,
            type=row["type"],
            defendant=named.entity(row, "defendant"),
            offences=None if row["offences"] is None else tuple(json.loads(row["offences"])),
        )
        for row in connection.execute(
            "SELECT e.key, c.* FROM corrected_events c JOIN event_rows e ON e.id = c.event_id"
            " WHERE e.version_id = ?",
            (version_id,),
        ).fetchall()
    }
    made = applied(record, statements, events)
    (outlet,) = connection.execute(
        "SELECT outlet FROM versions WHERE id = ?", (version_id,)
    ).fetchone()
    return (
        replace(
            made,
            article=replace(made.article, outlet=outlet),
            entities=(*record.entities, *named.others),
            corrections=corrections,
        ),
        identities,
    )


def corrections_of(connection: sqlite3.Connection, version_id: int) -> tuple[Correction, ...]:
    """What a person put right in one version, in order of making; ``row`` is the id of the
    statement or event in the version's record, or ``page``."""
    (page,) = connection.execute(
        "SELECT page_id FROM version_rows WHERE id = ?", (version_id,)
    ).fetchone()
    of_page = beside.of_rows(connection, "page", [page]).get(page, ())
    found = [replace(one, row=PAGE) for one in of_page]
    for layer, table in beside.TABLES.items():
        keys = dict(
            connection.execute(
                "SELECT x.id, x.key FROM attachments a JOIN corrections c"
                f" ON c.id = a.correction_id AND c.layer = ? JOIN {table} x ON x.id = a.row_id"
                " WHERE a.version_id = ?",
                (layer, version_id),
            ).fetchall()
        )
        for row_id, corrections in beside.of_rows(connection, layer, keys).items():
            found += (replace(one, row=keys[row_id]) for one in corrections)
    return tuple(sorted(found, key=lambda one: one.id))


def applied(
    record: Record, statements: Mapping[str, Held], events: Mapping[str, HeldEvent]
) -> Record:
    """A record with what is put right in its statements and events, by id.

    What was told within a statement that is none is told within the one around that. A date or a
    defendant that no words of the page give has an empty span where its row begins; an offence that
    they do not name is left out.
    """
    removed = {
        one.id: one.inside
        for one in record.statements
        if one.id in statements and statements[one.id].removed
    }

    def teller(one: str | None) -> str | None:
        passed: set[str] = set()
        while one in removed and one not in passed:
            passed.add(one)
            one = removed[one]
        return None if one in removed else one

    return replace(
        record,
        statements=tuple(
            replace(_statement(one, statements.get(one.id)), inside=teller(one.inside))
            for one in record.statements
            if one.id not in removed
        ),
        events=tuple(
            replace(
                _event(record, one, events[one.id]) if one.id in events else one,
                statement=teller(one.statement),
            )
            for one in record.events
            if one.id not in events or not events[one.id].removed
        ),
    )


def _statement(one: Statement, held: Held | None) -> Statement:
    if held is None:
        return one
    return replace(
        one,
        speaker=one.speaker if isinstance(held.speaker, Unchanged) else held.speaker,
        told_to=one.told_to if isinstance(held.told_to, Unchanged) else held.told_to,
        said_on=one.said_on
        if isinstance(held.said_on, Unchanged)
        else _dated(held.said_on, one.said_on, min(one.content).start),
    )


def _event(record: Record, one: Event, held: HeldEvent) -> Event:
    at = one.trigger.start
    found = one.offences
    if held.offences is not None:
        named = (words_near(record.article.text, each, at) for each in held.offences)
        found = tuple(each for each in named if each is not None)
    parts = one.participants
    if not isinstance(held.defendant, Unchanged):
        against = defendants(parts)
        parts = tuple(each for each in parts if each not in against)
        if held.defendant is not None:
            parts = (*parts, Participant("defendant", _nearest(held.defendant, at), held.defendant))
    return replace(
        one,
        type=held.type or one.type,
        date=one.date
        if isinstance(held.date, Unchanged)
        else _dated(held.date, one.date, one.trigger.start),
        participants=parts,
        offences=found,
    )


def _nearest(entity: Entity, at: int) -> Span:
    """Its mention that is nearest to a place, else an empty span there."""
    spans = (mention.span for mention in entity.mentions)
    return min(spans, key=lambda one: abs(one.start - at), default=Span(at, at))


def _dated(value: str | None, machine: Dated | None, start: int) -> Dated | None:
    if value is None:
        return None
    words = machine.span if machine and machine.basis == "text" else Span(start, start)
    return Dated(value, words)


class _Named:
    """The entities that corrections of a version name, found or made."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        version_id: int,
        record: Record,
        identities: dict[str, int],
    ) -> None:
        self.connection = connection
        self.version_id = version_id
        self.known = {one.id: one for one in record.entities}
        self.identities = identities
        self.others: list[Entity] = []

    def entity(self, row: sqlite3.Row, what: str) -> Entity | Unchanged | None:
        """Who ``what`` is in a row of ``corrected_statements`` or ``corrected_events``."""
        name, number = row[what], row[f"{what}_id"]
        if not row[f"has_{what}"]:
            return UNCHANGED
        if name is None:
            return None
        found = self.connection.execute(
            "SELECT e.version_id, e.key, e.type, e.identity_id, coalesce(i.name, e.name) AS name"
            " FROM entities e LEFT JOIN identities i ON i.id = e.identity_id WHERE e.id = ?",
            (number,),
        ).fetchone()
        if found is None:
            return self._other("unnamed", name, None)
        if found["version_id"] == self.version_id:
            return self.known[found["key"]]
        for key, identity in self.identities.items():
            if identity == found["identity_id"]:
                return next(one for one in (*self.known.values(), *self.others) if one.id == key)
        return self._other(found["type"], found["name"], found["identity_id"])

    def _other(self, kind: str, name: str, identity: int | None) -> Entity:
        taken = {*self.known, *(one.id for one in self.others)}
        number = len(taken) + 1
        while f"e{number}" in taken:
            number += 1
        made = Entity(f"e{number}", kind, name)  # type: ignore[arg-type]
        self.others.append(made)
        if identity is not None:
            self.identities[made.id] = identity
        return made
