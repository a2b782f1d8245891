"""Stories that several pages carry: who wrote it, who carries it, and what each changed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.casebook.differences import Difference, differences


@dataclass(frozen=True, slots=True)
class Copy:
    """One page that carries a story, and how its text differs from the first's.

    ``similarity`` to the first page of the story, 0 to 1, is ``None`` for that page itself.
    """

    page_id: int
    version_id: int
    url: str | None
    source: str
    outlet: str | None
    agency: str | None
    headline: str | None
    published: str | None
    similarity: float | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """One story and the pages that carry it, the first that was added first."""

    story_id: int
    copies: tuple[Copy, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that its pages credit."""
        return tuple(dict.fromkeys(one.agency for one in self.copies if one.agency))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it, agencies left out."""
        named = dict.fromkeys(one.outlet for one in self.copies if one.outlet)
        return tuple(one for one in named if one not in self.agencies)


def stories(connection: sqlite3.Connection) -> list[Carried]:
    """The stories that more than one page carries, those that most carry first."""
    rows = connection.execute(
        "SELECT p.id AS page_id, p.url, p.story_id, p.similarity, v.* FROM pages p"
        " JOIN versions v ON v.id = p.version_id WHERE p.story_id IN"
        " (SELECT story_id FROM pages GROUP BY story_id HAVING count(*) > 1)"
        " ORDER BY p.story_id, p.id"
    ).fetchall()
    grouped: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        grouped.setdefault(row["story_id"], []).append(row)
    found = [
        Carried(story, tuple(_copy(row, group[0]) for row in group))
        for story, group in grouped.items()
    ]
    return sorted(found, key=lambda one: (-len(one.copies), one.story_id))


def _copy(row: sqlite3.Row, first: sqlite3.Row) -> Copy:
    same = row["text"] == first["text"]
    return Copy(
        page_id=row["page_id"],
        version_id=row["id"],
        url=row["url"],
        source=row["source"],
        outlet=row["outlet"],
        agency=row["agency"],
        headline=row["headline"],
        published=row["published"],
        similarity=row["similarity"],
        differences=() if same else tuple(differences(first["text"], row["text"])),
    )
