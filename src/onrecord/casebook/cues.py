"""How pages say that something is said: without its cue ("denies") a denial reads as an assertion."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.casebook import said
from onrecord.record import Correction


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
    return {
        str(at.id): Manner(
            cue=at.cue,
            kind=at.kind,
            act=at.act,
            negated=at.negated,
            hedged=at.hedged,
            told_by=one.told_by,
            told_to=one.told_to,
            corrections=one.corrections,
        )
        for one in said.some(connection, sorted(set(rows))).values()
        for at in one.appearances
    }
