"""What a person put right, for answers to show beside what the machine read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from onrecord.casebook.edits import BETWEEN, Layer, row_name
from onrecord.record import Correction, CorrectionKind

ASKED_AT_ONCE = 500

TABLES: Mapping[Layer, str] = {"statement": "statements", "event": "events"}
"""Where the rows of a layer are that are of one version."""

_MACHINE: Mapping[Layer, str] = {
    "statement": "SELECT coalesce(i.name, e.name, s.source) AS speaker,"
    " coalesce(ti.name, t.name) AS told_to, s.said_on, s.words AS not_a_statement"
    " FROM statements s"
    " LEFT JOIN entities e ON e.id = s.speaker_id LEFT JOIN identities i ON i.id = e.identity_id"
    " LEFT JOIN entities t ON t.id = s.told_to_id LEFT JOIN identities ti ON ti.id = t.identity_id"
    " WHERE s.id = ?",
    "event": "SELECT ev.date, ev.type,"
    " (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT coalesce(i.name, e.name, pa.words) AS name"
    " FROM defendants d JOIN participants pa ON pa.event_id = d.event_id AND pa.number = d.number"
    " LEFT JOIN entities e ON e.id = d.entity_id LEFT JOIN identities i ON i.id = e.identity_id"
    " WHERE d.event_id = ev.id ORDER BY d.number)) AS defendant,"
    f" (SELECT group_concat(words, '{BETWEEN}') FROM (SELECT words FROM offences"
    " WHERE event_id = ev.id ORDER BY rowid)) AS offence,"
    " substr(t.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS not_an_event"
    " FROM event_rows ev JOIN version_rows v ON v.id = ev.version_id JOIN texts t ON t.id = v.text_id"
    " WHERE ev.id = ?",
    "page": "SELECT v.machine_outlet AS outlet FROM pages p JOIN versions v ON v.id = p.version_id"
    " WHERE p.id = ?",
}


def machine(
    connection: sqlite3.Connection, layer: Layer, row_id: int
) -> dict[CorrectionKind, str | None]:
    """What the machine reads in a row of what can be put right there."""
    row = connection.execute(_MACHINE[layer], (row_id,)).fetchone()
    return {} if row is None else dict(row)


def of_rows(
    connection: sqlite3.Connection, layer: Layer, ids: Iterable[int]
) -> dict[int, tuple[Correction, ...]]:
    """What holds by hand of rows, by row: of each kind the last, and every note.

    Rows of which nothing does are left out. ``Correction.row`` is as ``row_name`` has it; ``machine``
    is what the machine reads there now.
    """
    found: dict[int, tuple[Correction, ...]] = {}
    wanted = sorted(set(ids))
    if not wanted or connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone() is None:
        return found
    for at in range(0, len(wanted), ASKED_AT_ONCE):
        some = wanted[at : at + ASKED_AT_ONCE]
        grouped: dict[int, dict[object, sqlite3.Row]] = {}
        for row in connection.execute(
            "SELECT a.row_id, c.* FROM attachments a JOIN corrections c ON c.id = a.correction_id"
            f" WHERE a.row_id IN ({', '.join('?' * len(some))}) AND c.layer = ?"
            " AND c.withdrawn_at IS NULL ORDER BY c.id",
            (*some, layer),
        ):
            last = row["id"] if row["kind"] == "note" else row["kind"]
            grouped.setdefault(row["row_id"], {})[last] = row
        for row_id, kept in grouped.items():
            read = machine(connection, layer, row_id)
            found[row_id] = tuple(
                Correction(
                    row=row_name(layer, row_id),
                    kind=one["kind"],
                    machine=read.get(one["kind"]),
                    value=one["value"],
                    by=one["made_by"],
                    at=one["made_at"],
                    id=one["id"],
                )
                for one in sorted(kept.values(), key=lambda one: int(one["id"]))
            )
    return found


def with_pages(
    connection: sqlite3.Connection, layer: Layer, pages: Mapping[int, int]
) -> dict[int, tuple[Correction, ...]]:
    """As ``of_rows``, with what is put right in the page of each row: ``pages`` by row."""
    found = of_rows(connection, layer, pages)
    of_pages = of_rows(connection, "page", pages.values())
    for row, page in pages.items() if of_pages else ():
        if page in of_pages:
            found[row] = (*found.get(row, ()), *of_pages[page])
    return found
