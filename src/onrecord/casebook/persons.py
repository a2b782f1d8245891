"""People, organisations and places as a list, and what pages call one: names, offices, company.

As ``people``, for casebooks of any size: each question reads a bounded number of rows.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import paging
from onrecord.casebook.people import resolve

Order = Literal["said", "named"]

LOOKED_AT = 200
"""Pages of an identity, the last added, that are looked through for offices."""

COMPANY_OF = 60
"""Pages of an identity, the last added, that are looked through for who is named there too."""

COMPANY = 12
OFFICES = 40
NAMES = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list. ``pages`` name them, every version counted; ``statements`` are of newest
    versions. ``office`` is what the last page that gives one calls them."""

    id: int
    key: str
    type: str
    name: str
    office: str | None
    pages: int
    statements: int


@dataclass(frozen=True, slots=True)
class Called:
    """A name and the pages that use it."""

    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office or description, and between what dates of publication pages use it."""

    words: str
    first: str | None
    last: str | None
    pages: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody named in the same pages."""

    id: int
    type: str
    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Naming:
    """One name in one page that was taken for an identity, and why; ``entity`` is its row."""

    entity: int
    name: str
    page_id: int
    headline: str | None
    outlet: str | None
    published: str | None
    score: float | None
    because: str | None


def listed(
    connection: sqlite3.Connection,
    *,
    kind: str,
    order: Order = "said",
    after: str | None = None,
    limit: int,
) -> list[Listed]:
    """Everybody of a kind: who says most, or who is named in most pages.

    Who says nothing is in the second list alone. Raises ``OptionError`` where ``after`` is no key.
    """
    values: dict[str, object] = {"kind": kind, "limit": limit}
    if order == "said":
        count, table = "q.statements", "quoted q JOIN identities i ON i.id = q.value"
        where = "q.outlet_id = 0 AND q.by = :kind AND q.statements > 0"
        row = "q.value"
    else:
        count, table, where, row = "i.pages", "identities i", "i.type = :kind", "i.id"
    if after is not None:
        values["count"], values["row"] = paging.counted_place(after)
        where += f" AND {count} <= :count AND ({count} < :count OR {row} > :row)"
        if order == "named":
            where = where.replace(f"{row} > :row", f"{row} < :row")
    direction = "DESC" if order == "named" else "ASC"
    rows = connection.execute(
        f"SELECT i.id, i.type, i.name, i.pages, {count} AS number FROM {table} WHERE {where}"
        f" ORDER BY {count} DESC, {row} {direction} LIMIT :limit",
        values,
    ).fetchall()
    return [_listed(connection, one) for one in rows]


def bearing(
    connection: sqlite3.Connection, name: str, *, kind: str | None, limit: int
) -> list[Listed]:
    """Everybody whom a name can mean, the most named first."""
    return [
        found
        for one in resolve(connection, name, kind)[:limit]
        if (found := one_listed(connection, one))
    ]


def one_listed(connection: sqlite3.Connection, identity: int) -> Listed | None:
    """One as a list shows them; ``None`` where there is nobody of that number."""
    row = connection.execute(
        "SELECT id, type, name, pages, pages AS number FROM identities WHERE id = ?", (identity,)
    ).fetchone()
    return None if row is None else _listed(connection, row)


def names(connection: sqlite3.Connection, identity: int) -> list[Called]:
    """The names that pages use, the commonest first."""
    rows = connection.execute(
        "SELECT name, pages FROM identity_names WHERE identity_id = ?"
        " ORDER BY pages DESC, name LIMIT ?",
        (identity, NAMES),
    )
    return [Called(row["name"], row["pages"]) for row in rows]


def offices(connection: sqlite3.Connection, identity: int) -> list[Office]:
    """What the last pages call somebody, in order of when they last did, the latest first."""
    rows = connection.execute(
        "SELECT min(r.words) AS words, min(v.published) AS first, max(v.published) AS last,"
        " count(DISTINCT v.id) AS pages FROM"
        " (SELECT id, version_id FROM entities WHERE identity_id = ? ORDER BY id DESC LIMIT ?) e"
        " JOIN roles r ON r.entity_id = e.id JOIN pages p ON p.version_id = e.version_id"
        " JOIN versions v ON v.id = e.version_id GROUP BY lower(r.words)"
        " ORDER BY last DESC, pages DESC, words LIMIT ?",
        (identity, LOOKED_AT, OFFICES),
    )
    return [Office(row["words"], row["first"], row["last"], row["pages"]) for row in rows]


def company(connection: sqlite3.Connection, identity: int) -> list[Companion]:
    """Who is named most in the last pages that name somebody: people and organisations."""
    rows = connection.execute(
        "SELECT i.id, i.type, i.name, o.pages FROM"
        " (SELECT o.identity_id AS id, count(DISTINCT o.version_id) AS pages FROM"
        " (SELECT DISTINCT version_id FROM entities WHERE identity_id = ?1"
        " ORDER BY id DESC LIMIT ?2) e JOIN pages p ON p.version_id = e.version_id"
        " JOIN entities o ON o.version_id = e.version_id"
        " WHERE o.type IN ('person', 'organization') AND o.identity_id <> ?1"
        " GROUP BY o.identity_id ORDER BY pages DESC, o.identity_id LIMIT ?3) o"
        " JOIN identities i ON i.id = o.id ORDER BY o.pages DESC, i.name",
        (identity, COMPANY_OF, COMPANY),
    )
    return [Companion(row["id"], row["type"], row["name"], row["pages"]) for row in rows]


def namings(
    connection: sqlite3.Connection, identity: int, *, limit: int, after: str | None = None
) -> tuple[tuple[Naming, ...], str | None]:
    """The names in pages that were taken for one identity, the last added first; and the key after
    which the next page begins."""
    before = paging.place(after)[1] if after is not None else 1 << 62
    rows = connection.execute(
        "SELECT e.id AS entity, e.name, p.id AS page_id, v.headline, v.outlet, v.published,"
        " e.score, e.because FROM entities e JOIN versions v ON v.id = e.version_id"
        " JOIN pages p ON p.version_id = v.id WHERE e.identity_id = ? AND e.id < ?"
        " ORDER BY e.id DESC LIMIT ?",
        (identity, before, limit + 1),
    ).fetchall()
    return paging.page([Naming(**dict(row)) for row in rows], limit, _naming_key)


def _naming_key(one: Naming) -> str:
    return paging.key("", one.entity)


def _listed(connection: sqlite3.Connection, row: sqlite3.Row) -> Listed:
    (statements,) = connection.execute(
        "SELECT coalesce(max(statements), 0) FROM quoted WHERE outlet_id = 0 AND by = ? AND"
        " value = ?",
        (row["type"], row["id"]),
    ).fetchone()
    office = connection.execute(
        "SELECT r.words FROM (SELECT id FROM entities WHERE identity_id = ? ORDER BY id DESC"
        " LIMIT 20) e JOIN roles r ON r.entity_id = e.id LIMIT 1",
        (row["id"],),
    ).fetchone()
    return Listed(
        id=row["id"],
        key=paging.key(row["number"], row["id"]),
        type=row["type"],
        name=row["name"],
        office=office[0] if office else None,
        pages=row["pages"],
        statements=statements,
    )
