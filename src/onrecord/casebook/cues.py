"""How pages say that something is said: without its cue ("denies") a denial reads as an assertion."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.casebook import said
from onrecord.record import Correction

ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Manner:
    """How one page tells a statement. ``cue`` are the words that say that it is said, ``told_by``
    is who tells it, where it stands within the words of somebody else."""

    cue: str | None
    kind: str
    act: str
    negated: bool
    hedged: bool
    told_by: str | None
    told_to: str | None
    corrections: tuple[Correction, ...]


def manners(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[str, Manner]:
    """How statements are told, by their rows as text; those that a person put right as none are
    left out."""
    quotations = said.some(connection, sorted(set(rows))).values()
    around = {at.id: one for one in quotations for at in one.appearances}
    return {
        str(row["id"]): Manner(
            cue=" ".join(row["cue"].split()) if row["cue"] else None,
            kind=row["kind"],
            act=row["act"],
            negated=bool(row["negated"]),
            hedged=bool(row["hedged"]),
            told_by=around[row["id"]].told_by,
            told_to=around[row["id"]].told_to,
            corrections=around[row["id"]].corrections,
        )
        for row in _rows(connection, sorted(around))
    }


def _rows(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[sqlite3.Row]:
    for at in range(0, len(rows), ASKED_AT_ONCE):
        some = rows[at : at + ASKED_AT_ONCE]
        yield from connection.execute(
            "SELECT id, cue, kind, act, negated, hedged FROM statements"
            f" WHERE id IN ({', '.join('?' * len(some))})",
            some,
        )


def row_of(connection: sqlite3.Connection, version_id: int, words: str) -> int | None:
    """The statement of a version that has these very words, the first where several have."""
    (row,) = connection.execute(
        "SELECT min(id) FROM statements WHERE version_id = ? AND words = ?", (version_id, words)
    ).fetchone()
    return None if row is None else int(row)
