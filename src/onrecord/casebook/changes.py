"""Edits: what a page says otherwise in a later capture, and whether it says so."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.casebook import paging
from onrecord.casebook.differences import Difference, differences
from onrecord.casebook.holding import IS_ONE, by_hand
from onrecord.casebook.quotations import tokens

COMPARED = 20
"""Captures of one page that are compared for one answer of the room."""

LOOKED_AT = 5_000
"""Versions looked at for one list: some 20 ms."""

_OWNED_UP = re.compile(
    r"\b(?:correction|corrected|clarification|clarified|editor['’]s note|an earlier version"
    r"|a previous version"
    r"|this (?:story|article|post) (?:has been|was) (?:updated|amended|corrected))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One captured version of a page."""

    version_id: int
    captured_at: str
    modified: str | None
    headline: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two captures of a page in a row.

    ``silent`` is whether the page owns up to none of it: its own date of change stands, and no new
    line speaks of a correction. ``lost`` are statements that the later version no longer has,
    ``gained`` those it has new, in their very words.
    """

    page_id: int
    url: str | None
    before: Edition
    after: Edition
    silent: bool
    differences: tuple[Difference, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def changes(connection: sqlite3.Connection, *, machine: bool = False) -> list[Change]:
    """Every change of text between captures of one page, the newest first.

    ``machine`` counts as statements also what a person put right as none.
    """
    rows = connection.execute(
        f"{_VERSIONS} WHERE v.page_id IN"
        " (SELECT page_id FROM versions GROUP BY page_id HAVING count(*) > 1)"
        " AND v.text <> '' ORDER BY v.page_id, coalesce(v.captured_at, v.added_at), v.id"
    ).fetchall()
    found = _in_a_row(connection, rows, machine)
    return sorted(found, key=lambda one: (one.after.captured_at, one.page_id), reverse=True)


_VERSIONS = "SELECT v.*, p.url AS page_url FROM versions v JOIN pages p ON p.id = v.page_id"


def of_page(connection: sqlite3.Connection, page_id: int) -> list[Change]:
    """What a page changed between its last ``COMPARED`` captures, the newest first."""
    rows = connection.execute(
        f"{_VERSIONS} WHERE v.page_id = ? AND v.text <> ''"
        " ORDER BY coalesce(v.captured_at, v.added_at) DESC, v.id DESC LIMIT ?",
        (page_id, COMPARED),
    ).fetchall()
    return _in_a_row(connection, rows[::-1], False)[::-1]


def listed(
    connection: sqlite3.Connection, *, limit: int, after: str | None = None
) -> tuple[list[Change], str | None]:
    """As ``of_page``, of all pages, that captured last first: ``limit`` of them, and those found
    with the last of these. And the key after which the next question begins, ``None`` where all
    were looked at.

    Raises ``OptionError`` where ``after`` is no key.
    """
    before = paging.place(after)[1] if after is not None else 1 << 62
    rows = connection.execute(
        "SELECT id, page_id, EXISTS (SELECT 1 FROM version_rows WHERE page_id = v.page_id AND id < v.id)"
        " AND NOT EXISTS (SELECT 1 FROM version_rows WHERE page_id = v.page_id AND id > v.id) AS again"
        " FROM version_rows v WHERE id < ? ORDER BY id DESC LIMIT ?",
        (before, LOOKED_AT),
    ).fetchall()
    again = [row for row in rows if row["again"]]
    found: list[Change] = []
    for number, row in enumerate(again, 1):
        found += of_page(connection, row["page_id"])
        if len(found) >= limit and number < len(again):
            return found, paging.key("", row["id"])
    return found, paging.key("", rows[-1]["id"]) if len(rows) == LOOKED_AT else None


def _in_a_row(
    connection: sqlite3.Connection, rows: Iterable[sqlite3.Row], machine: bool
) -> list[Change]:
    """What differs between versions of one page that follow each other in these rows."""
    found = [
        _change(connection, before, after, machine)
        for before, after in pairwise(rows)
        if before["page_id"] == after["page_id"] and before["text"] != after["text"]
    ]
    return [one for one in found if one.differences]


def _change(
    connection: sqlite3.Connection, before: sqlite3.Row, after: sqlite3.Row, machine: bool
) -> Change:
    lines = differences(before["text"], after["text"])
    said = [_statements(connection, one["id"], machine) for one in (before, after)]
    owned_up = any(
        _OWNED_UP.search(one.after_words or "") for one in lines if one.kind != "removed"
    )
    return Change(
        page_id=after["page_id"],
        url=after["page_url"],
        before=_edition(before),
        after=_edition(after),
        silent=not owned_up and before["modified"] == after["modified"],
        differences=tuple(lines),
        lost=tuple(words for key, words in said[0].items() if key not in said[1]),
        gained=tuple(words for key, words in said[1].items() if key not in said[0]),
    )


def _statements(
    connection: sqlite3.Connection, version_id: int, machine: bool
) -> dict[tuple[str, ...], str]:
    rows = connection.execute(
        f"SELECT s.words FROM statements s {by_hand(machine)} WHERE s.version_id = ? AND {IS_ONE}"
        " ORDER BY s.id",
        (version_id,),
    )
    return {tokens(row["words"]): row["words"] for row in rows}


def _edition(row: sqlite3.Row) -> Edition:
    return Edition(
        version_id=row["id"],
        captured_at=row["captured_at"] or row["added_at"],
        modified=row["modified"],
        headline=row["headline"],
        published=row["published"],
    )
