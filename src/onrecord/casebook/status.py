"""What a casebook holds, and what could not be read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that gave nothing, and why, in one line."""

    source: str
    reason: str
    tried_at: str


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of a casebook. ``stories`` counts copies once, ``quotations`` the same words once,
    ``happenings`` the same event once; ``corrections`` those that hold, ``unattached`` which of them
    no row has the words of; ``bytes`` is the size of the file."""

    pages: int
    versions: int
    stories: int
    statements: int
    quotations: int
    people: int
    events: int
    happenings: int
    decisions: int
    corrections: int
    unattached: int
    first_published: str | None
    last_published: str | None
    outlets: int
    schema: int
    bytes: int
    failures: tuple[Failure, ...]


def status(connection: sqlite3.Connection, path: str) -> Status:
    """Counts what newest versions hold."""

    def one(query: str) -> int:
        return int(connection.execute(f"SELECT {query}").fetchone()[0])

    current = "JOIN pages p ON p.version_id = x.version_id"
    first, last = connection.execute(
        "SELECT min(v.published), max(v.published) FROM versions v"
        " JOIN pages p ON p.version_id = v.id"
    ).fetchone()
    failures = connection.execute(
        "SELECT source, reason, tried_at FROM failures UNION ALL"
        " SELECT coalesce(p.url, v.source), v.problem_words, v.added_at FROM versions v"
        " JOIN pages p ON p.version_id = v.id WHERE v.problem IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.version_id = v.id) ORDER BY 3, 1"
    ).fetchall()
    file = Path(path)
    return Status(
        pages=one("count(*) FROM pages"),
        versions=one("count(*) FROM versions"),
        stories=one("count(DISTINCT story_id) FROM pages"),
        statements=one(f"count(*) FROM statements x {current}"),
        quotations=one(f"count(DISTINCT coalesce(same_as, x.id)) FROM statements x {current}"),
        people=one("count(*) FROM identities WHERE type = 'person'"),
        events=one(
            "coalesce(sum(v.events), 0) FROM versions v JOIN pages p ON p.version_id = v.id"
        ),
        happenings=one("count(*) FROM happenings WHERE tellings > 0"),
        decisions=one("count(*) FROM decisions"),
        corrections=one("count(*) FROM corrections WHERE withdrawn_at IS NULL"),
        unattached=one(
            "count(*) FROM corrections WHERE withdrawn_at IS NULL AND id NOT IN"
            f" (SELECT correction_id FROM attachments x {current})"
        ),
        first_published=first,
        last_published=last,
        outlets=one("count(DISTINCT v.outlet) FROM versions v JOIN pages p ON p.version_id = v.id"),
        schema=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        bytes=file.stat().st_size if file.exists() else 0,
        failures=tuple(Failure(*row) for row in failures),
    )
