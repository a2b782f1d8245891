"""The pages of a casebook as a list, newest first: paged by key, so the last page is as fast as the
first."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from onrecord.errors import OptionError

_KEY = re.compile(r"([0-9T:.+Z-]{0,40})~([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listed:
    """The newest version of a page, by what a list shows of it.

    ``key`` is its place in the list; ``events`` are those of a known type; ``copies`` how many
    pages carry the story, itself among them; ``problem`` why it gives nothing, or less than it
    holds.
    """

    page_id: int
    key: str
    headline: str | None
    outlet: str | None
    published: str | None
    bylines: str
    url: str | None
    source: str
    statements: int
    events: int
    copies: int
    versions: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many pages an outlet has; ``None`` is the name of those that tell none."""

    name: str | None
    pages: int


def pages(
    connection: sqlite3.Connection,
    *,
    outlet: str | None = None,
    after: str | None = None,
    limit: int,
) -> list[Listed]:
    """Pages, newest first by publication; those without a date last.

    Args:
        outlet: its very name.
        after: the ``key`` of the last page that was seen.
        limit: the most pages.

    Raises ``OptionError`` where ``after`` is no key.
    """
    where, values = ["p.version_id = v.id"], {"limit": limit, "outlet": outlet}
    if outlet is not None:
        where.append("v.outlet = :outlet")
    if after is not None:
        match = _KEY.fullmatch(after)
        if match is None:
            raise OptionError("after", "is no place in this list; begin at its first page")
        where.append("(coalesce(v.published, ''), v.page_id) < (:date, :page)")
        values |= {"date": match[1], "page": int(match[2])}
    rows = connection.execute(
        "SELECT p.id AS page_id, coalesce(v.published, '') || '~' || p.id AS key, v.headline,"
        " v.outlet, v.published, (SELECT group_concat(value, ', ') FROM json_each(v.bylines))"
        " AS bylines, p.url, v.source,"
        " (SELECT count(*) FROM held s WHERE s.version_id = v.id) AS statements,"
        " (SELECT count(*) FROM held_events e WHERE e.version_id = v.id AND e.type != 'other') AS events,"
        " (SELECT count(*) FROM pages c WHERE c.story_id = p.story_id) AS copies,"
        " (SELECT count(*) FROM versions o WHERE o.page_id = p.id) AS versions,"
        " v.problem_words AS problem"
        " FROM versions v JOIN pages p ON p.id = v.page_id"
        f" WHERE {' AND '.join(where)}"
        " ORDER BY coalesce(v.published, '') DESC, v.page_id DESC LIMIT :limit",
        values,
    )
    return [_listed(row) for row in rows]


def _listed(row: sqlite3.Row) -> Listed:
    return Listed(**{**dict(row), "bylines": row["bylines"] or "", "copies": max(1, row["copies"])})


def outlets(connection: sqlite3.Connection) -> list[OutletCount]:
    """Every outlet with its newest versions counted, those with most first."""
    rows = connection.execute(
        "SELECT nullif(name, '') AS name, pages FROM outlets WHERE pages > 0"
        " ORDER BY pages DESC, name"
    )
    return [OutletCount(row["name"], row["pages"]) for row in rows]
