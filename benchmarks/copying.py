"""A large casebook without reading and linking every page: the rows of some pages, copied.

    python -m benchmarks.copying big.db --statements 1000000

Every article is added under two addresses; then the rows of the second, which are what any further
verbatim copy of it gets, are copied in SQL under new addresses and outlets, and what is counted is
counted anew. The file is as it would be if each page had been added (a test holds that), in a
fraction of the time.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.casebook import records, repeated
from onrecord.casebook import Casebook, fulltext
from onrecord.casebook.store import writing
from onrecord.record import Record
from training.corpora import DATA

OUTLETS = 400


def grown(case: Path, found: Sequence[Record], statements: int) -> Iterator[str]:
    """Makes a casebook of so many statements, and tells how far it is."""
    each = sum(len(one.statements) for one in found)
    with Casebook.open(case) as book:
        book.add(*repeated(found, 2 * each))
        connection = book.connection
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA foreign_keys = OFF")
        base = _base(connection, len(found))
        turns = max(0, -(-statements // each) - 2)
        for turn in range(1, turns + 1):
            with writing(connection, str(case)):
                _copied(connection, base, turn, len(found))
            if turn % 16 == 0:
                yield f"{(turn + 2) * each} statements"
        with writing(connection, str(case)):
            for statement in chain(_COUNTED, (sql for _, sql in triggers)):
                connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield f"{(turns + 2) * each} statements, {case.stat().st_size / 1e6:.0f} MB"


def _base(connection: sqlite3.Connection, pages: int) -> dict[str, int]:
    """Of each table, the first row of the pages to copy and how many there are."""
    first = pages + 1
    base = {"first": first, "pages": pages}
    for name, query in (
        ("entity", "min(id), max(id) FROM entities WHERE version_id"),
        ("statement", "min(id), max(id) FROM statement_rows WHERE version_id"),
        ("event", "min(first_event), max(first_event + events) - 1 FROM version_rows WHERE id"),
    ):
        low, high = connection.execute(f"SELECT {query} >= ?", (first,)).fetchone()
        base |= {name: low, f"{name}s": high - low + 1}
    return base


def _copied(connection: sqlite3.Connection, base: dict[str, int], turn: int, pages: int) -> None:
    values: dict[str, object] = {
        **{name: turn * base[name] for name in ("pages", "entitys", "statements", "events")},
        **{name: base[name] for name in ("first", "entity", "statement", "event")},
        "turn": f"https://outlet{(turn + 1) % OUTLETS}.example/{turn + 1}/",
        "outlet": f"Outlet {(turn + 1) % OUTLETS}",
        "last": base["first"] + pages - 1,
        "last_entity": base["entity"] + base["entitys"] - 1,
        "last_statement": base["statement"] + base["statements"] - 1,
        "last_event": base["event"] + base["events"] - 1,
    }
    moves = {
        "id": {
            "pages": ":pages", "version_rows": ":pages", "entities": ":entitys",
            "statement_rows": ":statements", "event_rows": ":events",
        },
        "page_id": ":pages", "version_id": ":pages", "entity_id": ":entitys",
        "place_id": ":entitys", "speaker_id": ":entitys", "told_to_id": ":entitys",
        "statement_id": ":statements", "inside_id": ":statements", "event_id": ":events",
        "first_event": ":events",
    }  # fmt: skip
    for table, where in _TABLES:
        columns = []
        for row in connection.execute(f"PRAGMA table_info({table})"):
            name = row["name"]
            move = moves.get(name)
            by = move[table] if isinstance(move, dict) else move
            if name == "outlet":
                columns.append(":outlet")
            elif name in ("url", "source") and table == "version_rows":
                columns.append(f":turn || (id - {base['first']})")
            elif name in ("key", "url") and table == "pages":
                scheme = "substr(:turn, 9)" if name == "key" else ":turn"
                columns.append(f"{scheme} || (id - {base['first']})")
            else:
                columns.append(f'"{name}" + {by}' if by else f'"{name}"')
        connection.execute(
            f"INSERT INTO {table} SELECT {', '.join(columns)} FROM {table} WHERE {where}", values
        )
    for version in range(base["first"], base["first"] + pages):
        fulltext.index(connection, version + turn * base["pages"])


_TABLES = (
    ("version_rows", "id BETWEEN :first AND :last"),
    ("pages", "id BETWEEN :first AND :last"),
    ("entities", "id BETWEEN :entity AND :last_entity"),
    ("roles", "entity_id BETWEEN :entity AND :last_entity"),
    ("statement_rows", "id BETWEEN :statement AND :last_statement"),
    ("mentioned", "statement_id BETWEEN :statement AND :last_statement"),
    ("event_rows", "id BETWEEN :event AND :last_event"),
    ("participant_rows", "event_id BETWEEN :event AND :last_event"),
    ("offences", "event_id BETWEEN :event AND :last_event"),
)

_COUNTED = (
    "DELETE FROM outlets",
    "INSERT INTO outlets (name, pages) SELECT coalesce(outlet, ''), count(*) FROM version_rows"
    " GROUP BY 1",
    "DELETE FROM spoken",
    "INSERT OR IGNORE INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now"
    " ORDER BY 1, 2, 3, 4",
    "DELETE FROM quoted",
    "INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now GROUP BY 1, 2, 3",
    "DELETE FROM involved",
    "INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now"
    " GROUP BY 1, 2, 3",
    "UPDATE happenings SET tellings = (SELECT count(*) FROM event_rows WHERE happening_id ="
    " happenings.id) + coalesce((SELECT sum(h.events * (SELECT count(*) FROM version_rows v"
    " WHERE v.pack_id = h.pack_id)) FROM pack_happenings h WHERE h.happening_id = happenings.id), 0)",
    "DELETE FROM dated",
    "INSERT INTO dated SELECT coalesce(on_date, ''), type, count(*) FROM happenings"
    " WHERE tellings > 0 GROUP BY 1, 2",
    "UPDATE identities SET pages = (SELECT count(*) FROM entities WHERE identity_id ="
    " identities.id)",
)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m benchmarks.copying", description=__doc__)
    made.add_argument("case", type=Path, help="the casebook to make")
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--statements", type=int, default=1_000_000)
    args = made.parse_args()
    found, _ = records(args.data, 256)
    for line in grown(args.case, found, args.statements):
        print(line, flush=True)


if __name__ == "__main__":
    main()
