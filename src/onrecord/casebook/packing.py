"""The step that takes a casebook whose words stood in every row to one where they stand once."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from zlib import compress, crc32

from onrecord.casebook import packs
from onrecord.casebook.packs import Pack, Part, Plain
from onrecord.casebook.rows import ACTS, STATEMENT_KINDS, coded, may_deny, write_text
from onrecord.record import Mention, Span, Time

OLD = ("versions", "statements", "events", "participants", "mentions", "times", "happening_keys")
REFERRED_TO = {"versions": "version_rows", "statements": "statement_rows", "events": "event_rows"}
"""Tables that others refer to, and what these refer to from now on."""

_WORDS = re.compile(r"\bWORDS\((\w+)\)")
_SHARE = re.compile(r"\bSHARE\((\w+)\)")


def pack(connection: sqlite3.Connection) -> None:
    """Moves every row. Foreign keys must be off: what they refer to goes and comes back."""
    shown = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid"
    ).fetchall()
    for kind, name, _ in shown:
        connection.execute(f"DROP {kind} {name}")
    for table, rows in REFERRED_TO.items():
        connection.execute(f"ALTER TABLE {table} RENAME TO {rows}")
    # so that what refers to them stays as it is while they are put aside
    connection.execute("PRAGMA legacy_alter_table = ON")
    for table in OLD:
        connection.execute(f"ALTER TABLE {REFERRED_TO.get(table, table)} RENAME TO old_{table}")
    connection.execute("PRAGMA legacy_alter_table = OFF")
    _run(connection, "packing.sql")
    _move(connection)
    for table in OLD:
        connection.execute(f"DROP TABLE old_{table}")
    _run(connection, "packed.sql")
    made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for _, name, sql in sorted(shown, key=lambda one: one[0] != "view"):
        if name not in made:
            connection.execute(sql.replace(" ON events\n", " ON event_rows\n"))


def _run(connection: sqlite3.Connection, name: str) -> None:
    from onrecord.casebook.schema import statements_of

    script = files("onrecord.casebook").joinpath(name).read_text("utf-8")
    script = _WORDS.sub(
        r"(SELECT substr(t.text, r.\1_start + 1, r.\1_end - r.\1_start) FROM version_rows v"
        r" JOIN texts t ON t.id = v.text_id WHERE v.id = r.version_id)",
        script,
    )
    script = _SHARE.sub(r"CASE typeof(\1) WHEN 'integer' THEN \1 / 1000.0 ELSE \1 END", script)
    for statement in statements_of(script):
        connection.execute(statement)


def _move(connection: sqlite3.Connection) -> None:
    functions: tuple[tuple[str, Any], ...] = (
        ("crc32", lambda text: crc32(text.encode("utf-8"))),
        ("packed", lambda text: compress(text.encode("utf-8"), packs.LEVEL)),
        ("coded", coded),
        ("one_span", _one_span),
        ("kind_code", lambda kind: STATEMENT_KINDS.get(kind, kind)),
        ("act_code", lambda act: ACTS.get(act, act)),
        ("may_deny", lambda cue, words: may_deny((cue or "").lower(), words)),
    )
    for name, function in functions:
        connection.create_function(
            name, 2 if name in ("one_span", "may_deny") else 1, function, deterministic=True
        )
    connection.execute("CREATE INDEX texts_hash ON texts(hash)")
    connection.execute("CREATE INDEX packs_hash ON packs(hash)")
    connection.execute("CREATE INDEX old_mentions_entity ON old_mentions(entity_id)")
    connection.execute(
        "CREATE TEMP TABLE unpacked AS SELECT id FROM old_events WHERE type <> 'other'"
        " OR date IS NOT NULL OR penalty IS NOT NULL OR court IS NOT NULL"
        " OR id IN (SELECT event_id FROM offences) OR happening_id IS NULL"
        " OR id IN (SELECT a.row_id FROM attachments a JOIN corrections c"
        " ON c.id = a.correction_id WHERE c.layer = 'event')"
    )
    connection.execute("CREATE UNIQUE INDEX temp.unpacked_id ON unpacked(id)")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(version_rows)")]
    same = [
        one
        for one in columns
        if one not in ("text_id", "blocks", "first_event", "events", "pack_id")
    ]
    for version, text in connection.execute("SELECT id, text FROM old_versions ORDER BY id"):
        connection.execute(
            f"INSERT INTO version_rows ({', '.join(same)}, text_id, blocks, first_event, events,"
            f" pack_id) SELECT {', '.join(same)}, ?, packed(blocks),"
            " (SELECT min(id) FROM old_events WHERE version_id = v.id),"
            " (SELECT count(*) FROM old_events WHERE version_id = v.id), ?"
            " FROM old_versions v WHERE id = ?",
            (
                write_text(connection, text),
                packs.keep(connection, _pack(connection, version)),
                version,
            ),
        )
    for statement in _MOVES:
        connection.execute(statement)
    connection.execute("DROP TABLE temp.unpacked")
    for index in ("texts_hash", "packs_hash"):
        connection.execute(f"DROP INDEX {index}")


def _one_span(spans: str, place: int) -> int | None:
    """The start (0) or end (1) of a content in one piece."""
    found = json.loads(spans)
    return found[0][place] if len(found) == 1 else None


_MOVES = (
    "INSERT INTO statement_rows SELECT id, version_id, key, kind_code(kind), act_code(act),"
    " speaker_id, told_to_id, one_span(spans, 0), one_span(spans, 1),"
    " CASE WHEN one_span(spans, 0) IS NULL THEN spans END, source_start, source_end, cue_start,"
    " cue_end, may_deny(cue, words), said_on, said_on_start,"
    " said_on_end, medium_start, medium_end, negated, hedged, inside_id, coded(confidence), same_as"
    " FROM old_statements ORDER BY id",
    "INSERT OR IGNORE INTO mentioned SELECT s.id, m.id FROM old_statements s, json_each(s.spans) x"
    " JOIN entities m ON m.version_id = s.version_id JOIN old_mentions n ON n.entity_id = m.id"
    " WHERE m.type IN ('person', 'organization', 'place')"
    " AND n.start >= json_extract(x.value, '$[0]') AND n.\"end\" <= json_extract(x.value, '$[1]')",
    "INSERT INTO event_rows SELECT id, version_id, key, type, trigger_start, trigger_end,"
    " sentence_start, sentence_end, place_start, place_end, place_id, date, date_start, date_end,"
    " modality, statement_id, penalty_start, penalty_end, court_start, court_end,"
    " coded(confidence), happening_id, score, because FROM old_events"
    " WHERE id IN (SELECT id FROM unpacked) ORDER BY id",
    "INSERT INTO participant_rows SELECT event_id, row_number() OVER (PARTITION BY event_id"
    ' ORDER BY rowid) - 1, role, start, "end", entity_id FROM old_participants'
    " WHERE event_id IN (SELECT id FROM unpacked)",
    "UPDATE happenings SET apart = 1 WHERE id IN (SELECT happening_id FROM old_events e"
    " JOIN old_versions v ON v.id = e.version_id JOIN pages p ON p.id = v.page_id"
    " GROUP BY 1 HAVING count(DISTINCT coalesce(p.story_id, -p.id)) > 1"
    " OR max(e.type <> 'other' AND e.modality = 'negated'))",
    "INSERT OR IGNORE INTO happening_keys SELECT crc32(key), happening_id FROM old_happening_keys",
)


def _pack(connection: sqlite3.Connection, version: int) -> Pack:
    """The pack of a version, out of the tables of before."""

    def rows(query: str) -> Iterator[sqlite3.Row]:
        return iter(connection.execute(query, (version,)).fetchall())

    mentions: dict[int, list[Mention]] = {
        row["id"]: [] for row in rows("SELECT id FROM entities WHERE version_id = ? ORDER BY id")
    }
    numbers = {row: number for number, row in enumerate(mentions)}
    for row in rows(
        "SELECT n.* FROM entities e JOIN old_mentions n ON n.entity_id = e.id"
        ' WHERE e.version_id = ? ORDER BY n.entity_id, n.start, n."end"'
    ):
        mentions[row["entity_id"]].append(Mention(Span(row["start"], row["end"]), row["kind"]))
    told = {
        row["id"]: number
        for number, row in enumerate(
            rows("SELECT id FROM old_statements WHERE version_id = ? ORDER BY id")
        )
    }
    parts: dict[int, list[Part]] = defaultdict(list)
    for row in rows(
        "SELECT p.* FROM old_events e JOIN old_participants p ON p.event_id = e.id"
        " WHERE e.version_id = ? ORDER BY p.rowid"
    ):
        parts[row["event_id"]].append(
            Part(row["role"], Span(row["start"], row["end"]), numbers.get(row["entity_id"]))
        )
    plain = [
        Plain(
            number=row["number"],
            key=row["key"],
            trigger=Span(row["trigger_start"], row["trigger_end"]),
            sentence=Span(row["sentence_start"], row["sentence_end"]),
            modality=row["modality"],
            statement=told.get(row["statement_id"]),
            confidence=row["confidence"],
            place=None
            if row["place_start"] is None
            else Part(
                "place",
                Span(row["place_start"], row["place_end"]),
                numbers.get(row["place_id"]),
            ),
            parts=tuple(parts[row["id"]]),
            happening_id=row["happening_id"],
            score=row["score"],
            because=row["because"],
        )
        for row in rows(
            "SELECT e.*, e.id - (SELECT min(id) FROM old_events WHERE version_id = e.version_id)"
            " AS number FROM old_events e WHERE e.version_id = ?"
            " AND e.id NOT IN (SELECT id FROM unpacked) ORDER BY e.id"
        )
    ]
    times = [
        Time(Span(row["start"], row["end"]), row["type"], row["value"], row["mod"])
        for row in rows("SELECT * FROM old_times WHERE version_id = ? ORDER BY rowid")
    ]
    return Pack(tuple(map(tuple, mentions.values())), tuple(times), tuple(plain))
