"""What a person put right, for answers to show beside what the machine read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from onrecord.casebook.edits import Layer, row_name
from onrecord.record import Correction

ASKED_AT_ONCE = 500

TABLES: Mapping[Layer, str] = {"statement": "statements", "event": "events"}
"""Where the rows of a layer are."""

_MACHINE: Mapping[Layer, str] = {
    "statement": "SELECT s.id, coalesce(i.name, e.name, s.source) AS speaker,"
    " coalesce(ti.name, t.name) AS told_to, s.said_on, s.words AS not_a_statement"
    " FROM statements s"
    " LEFT JOIN entities e ON e.id = s.speaker_id LEFT JOIN identities i ON i.id = e.identity_id"
    " LEFT JOIN entities t ON t.id = s.told_to_id LEFT JOIN identities ti ON ti.id = t.identity_id"
    " WHERE s.id = ?",
    "event": "SELECT id, date FROM events WHERE id = ?",
}


def of_rows(
    connection: sqlite3.Connection, layer: Layer, ids: Iterable[int]
) -> dict[int, tuple[Correction, ...]]:
    """What holds by hand of rows, by row: of each kind the last, and every note.

    Rows of which nothing does are left out. ``Correction.row`` is as ``s12`` or ``v7``; ``machine``
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
            machine = connection.execute(_MACHINE[layer], (row_id,)).fetchone()
            found[row_id] = tuple(
                Correction(
                    row=row_name(layer, row_id),
                    kind=one["kind"],
                    machine=None if one["kind"] == "note" else machine[one["kind"]],
                    value=one["value"],
                    by=one["made_by"],
                    at=one["made_at"],
                    id=one["id"],
                )
                for one in sorted(kept.values(), key=lambda one: int(one["id"]))
            )
    return found
