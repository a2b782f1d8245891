"""The layers of newest versions, row by row, each with the page that it rests on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.casebook import packs
from onrecord.errors import OptionError

_PAGE = (
    "p.url, v.source AS page_source, v.sha256, v.outlet, v.machine_outlet, v.published, v.headline,"
    " p.id AS page_id, p.story_id"
)
_OF_VERSION = f"{{columns}}, {_PAGE} FROM {{table}} x JOIN versions v ON v.id = x.version_id"
_OF_ENTITY = (
    f"e.version_id, e.name AS entity, x.*, {_PAGE} FROM {{table}} x"
    " JOIN entities e ON e.id = x.entity_id JOIN versions v ON v.id = e.version_id"
)
_OF_EVENT = (
    f"ev.version_id, ev.type AS event, x.*, {_PAGE} FROM {{table}} x"
    " JOIN events ev ON ev.id = x.event_id JOIN versions v ON v.id = ev.version_id"
)
_NAMED = (
    "(SELECT coalesce(i.name, e.name) FROM entities e LEFT JOIN identities i"
    " ON i.id = e.identity_id WHERE e.id = x.{column}) AS {name}"
)
_SENTENCE = "substr(v.text, x.sentence_start + 1, x.sentence_end - x.sentence_start) AS words"

_QUERIES = {
    "statements": _OF_VERSION.format(
        table="statements",
        columns=f"x.*, {_NAMED.format(column='speaker_id', name='speaker')},"
        f" {_NAMED.format(column='told_to_id', name='told_to')}",
    ),
    "events": _OF_VERSION.format(table="events", columns=f"x.*, {_SENTENCE}"),
    "entities": _OF_VERSION.format(
        table="entities",
        columns="x.*, (SELECT name FROM identities i WHERE i.id = x.identity_id) AS identity",
    ),
    "roles": _OF_ENTITY.format(table="roles"),
    "participants": _OF_EVENT.format(table="participants").replace(
        "x.*", 'x.event_id, x.role, x.start, x."end", x.words, x.entity_id'
    ),
    "offences": _OF_EVENT.format(table="offences"),
}

_PACKED = ("times", "mentions", "events", "participants")
"""Layers that are packed, or that have packed rows."""

LAYERS = tuple(dict.fromkeys((*_QUERIES, *_PACKED)))

_PUT_RIGHT = {
    "statements": "SELECT c.statement_id AS id, c.*, coalesce(i.name, e.name, c.speaker) AS said_by,"
    " coalesce(ti.name, t.name, c.told_to) AS told FROM corrected_statements c"
    " LEFT JOIN entities e ON e.id = c.speaker_id LEFT JOIN identities i ON i.id = e.identity_id"
    " LEFT JOIN entities t ON t.id = c.told_to_id LEFT JOIN identities ti ON ti.id = t.identity_id",
    "events": "SELECT event_id AS id, * FROM corrected_events",
}


def rows(
    connection: sqlite3.Connection, table: str, *, machine: bool = False
) -> Iterator[dict[str, Any]]:
    """See ``Casebook.rows``."""
    if table not in LAYERS:
        raise OptionError("rows", f"{table!r} is no layer; give one of {', '.join(LAYERS)}")
    plain = _plain(connection, table, machine)
    if not machine and table in ("participants", "offences"):
        return _held(connection, table, plain)
    if machine or table not in _PUT_RIGHT:
        return plain
    by_hand = {row["id"]: row for row in connection.execute(_PUT_RIGHT[table])}
    put_right = _statement if table == "statements" else _event
    kept = (put_right(one, by_hand.get(one["id"])) for one in plain)
    return (one for one in kept if one is not None)


def _plain(connection: sqlite3.Connection, table: str, machine: bool) -> Iterator[dict[str, Any]]:
    for row in _read(connection, table):
        read = row.pop("machine_outlet")
        yield {**row, "outlet": read} if machine else row


def _read(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    if table in _QUERIES:
        query = f"SELECT {_QUERIES[table]} JOIN pages p ON p.version_id = v.id"
        yield from (dict(row) for row in connection.execute(query))
    if table not in _PACKED:
        return
    for page in connection.execute(
        f"SELECT {_PAGE}, v.id AS version_id, v.text FROM versions v JOIN pages p"
        " ON p.version_id = v.id WHERE v.pack_id IS NOT NULL"
    ):
        told = dict(page)
        version, text = told.pop("version_id"), told.pop("text")
        for row in _unpacked(connection, table, version, text):
            yield {**row, **told}


def _unpacked(
    connection: sqlite3.Connection, table: str, version: int, text: str
) -> Iterator[dict[str, Any]]:
    """The packed rows of one version, as the queries give those that are not."""
    pack = packs.of_version(connection, version)
    if table == "events":
        for row in packs.rows(packs.base(connection, version), pack.events):
            yield {**row, "words": text[row["sentence_start"] : row["sentence_end"]]}
    elif table == "participants":
        for row in packs.part_rows(packs.base(connection, version), pack.events):
            del row["number"]
            yield {"version_id": version, "event": "other", **row}
    elif table == "times":
        for time in pack.times:
            start, end = time.span
            yield {
                "version_id": version,
                "start": start,
                "end": end,
                "type": time.type,
                "value": time.value,
                "mod": time.mod,
                "words": text[start:end],
            }
    else:
        entities = connection.execute(
            "SELECT id, name FROM entities WHERE version_id = ? ORDER BY id", (version,)
        )
        for entity, mentions in zip(entities, pack.mentions, strict=False):
            for one in mentions:
                start, end = one.span
                yield {
                    "version_id": version,
                    "entity": entity["name"],
                    "entity_id": entity["id"],
                    "start": start,
                    "end": end,
                    "kind": one.kind,
                    "words": text[start:end],
                }


def _statement(row: dict[str, Any], by_hand: sqlite3.Row | None) -> dict[str, Any] | None:
    """A statement as a person put it right, beside it what the machine reads."""
    machine = {f"machine_{name}": row[name] for name in ("speaker", "told_to", "said_on")}
    if by_hand is None:
        return {**row, "corrected": False, **machine}
    if by_hand["removed"]:
        return None
    given: dict[str, Any] = {}
    if by_hand["has_speaker"]:
        given |= {"speaker": by_hand["said_by"], "speaker_id": by_hand["speaker_id"]}
    if by_hand["has_told_to"]:
        given |= {"told_to": by_hand["told"], "told_to_id": by_hand["told_to_id"]}
    if by_hand["has_said_on"]:
        given["said_on"] = by_hand["said_on"]
    return {**row, **given, "corrected": True, **machine}


def _event(row: dict[str, Any], by_hand: sqlite3.Row | None) -> dict[str, Any] | None:
    machine = {f"machine_{name}": row[name] for name in ("date", "type")}
    if by_hand is None:
        return {**row, "corrected": False, **machine}
    if by_hand["removed"]:
        return None
    given = {"date": by_hand["date"]} if by_hand["has_date"] else {}
    if by_hand["type"] is not None:
        given["type"] = by_hand["type"]
    return {**row, **given, "corrected": True, **machine}


def _held(
    connection: sqlite3.Connection, table: str, plain: Iterator[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The participants or offences of events as a person put them right: one who is named by hand is
    there where the event is told, and an offence without a place."""
    put_right = {
        row["event_id"]: row
        for row in connection.execute(
            "SELECT c.*, ev.trigger_start FROM corrected_events c"
            " JOIN event_rows ev ON ev.id = c.event_id"
        )
    }
    replaced = {
        tuple(row)
        for row in connection.execute(
            'SELECT c.event_id, pa.start, pa."end" FROM corrected_events c'
            " JOIN defendants d ON d.event_id = c.event_id AND c.has_defendant"
            " JOIN participant_rows pa ON pa.event_id = d.event_id AND pa.number = d.number"
        )
    }
    for row in plain:
        held = put_right.get(row["event_id"])
        if held is None:
            yield row
        elif not held["removed"]:
            event = held["type"] or row["event"]
            if table == "participants":
                if (row["event_id"], row["start"], row["end"]) not in replaced:
                    yield {**row, "event": event}
            elif held["offences"] is None:
                yield {**row, "event": event}
    pages = f"SELECT ev.version_id, ev.type AS event, {_PAGE} FROM events ev"
    for number, held in put_right.items():
        if held["removed"]:
            continue
        page = connection.execute(
            f"{pages} JOIN versions v ON v.id = ev.version_id JOIN pages p ON p.version_id = v.id"
            " WHERE ev.id = ?",
            (number,),
        ).fetchone()
        if page is None:
            continue
        told = {**dict(page), "event_id": number, "event": held["type"] or page["event"]}
        at = held["trigger_start"]
        if table == "participants" and held["defendant"] is not None:
            who = {"words": held["defendant"], "entity_id": held["defendant_id"]}
            yield {**told, "role": "defendant", "start": at, "end": at, **who}
        elif table == "offences" and held["offences"] is not None:
            for words in json.loads(held["offences"]):
                yield {**told, "start": None, "end": None, "words": words}
