"""Merging and splitting by hand: two names are one person, or one name is two."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from onrecord.casebook import decisions, linking
from onrecord.casebook.addresses import address_key
from onrecord.casebook.identity import likeness
from onrecord.casebook.people import one_of
from onrecord.casebook.storable import storable
from onrecord.errors import OptionError
from onrecord.reader.entities.keys import plain

_AT_PAGE = re.compile(r"^(?P<name>[^@]+)@(?P<page>.+)$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name in a page: what a decision binds, since rows change when a page is read anew."""

    page_key: str
    name: str
    entity_id: int
    identity_id: int


def same(connection: sqlite3.Connection, one: str, other: str, now: str) -> int:
    """Makes two one, now and whenever their pages are read anew. Gives the identity that is left.

    Args:
        one, other: a name, ``#number``, or ``name@page`` with the address or number of a page.

    Of a person and an organisation of one name, which are one that was read as both, the type of
    ``one`` holds.

    Raises:
        OptionError: one of them means nobody, or several.
    """
    left, right = anchor(connection, one), anchor(connection, other)
    kinds = _type(connection, left), _type(connection, right)
    if kinds[0] != kinds[1] and not _share_a_name(connection, left, right):
        is_one, is_other = (f"{'an' if kind[0] == 'o' else 'a'} {kind}" for kind in kinds)
        raise OptionError(
            storable(one),
            f"is {is_one}, {storable(other)} {is_other}; they are one only under one name",
        )
    decisions.keep(connection, "same", _pair(left), _pair(right), now)
    if left.identity_id == right.identity_id:
        return left.identity_id
    linking.absorb(
        connection, left.identity_id, right.identity_id, 1.0, decisions.BY_HAND, left.entity_id
    )
    connection.execute(
        "UPDATE entities SET score = 1.0, because = ?, evidence_id = ? WHERE id = ?",
        (decisions.BY_HAND, left.entity_id, right.entity_id),
    )
    return left.identity_id


def different(connection: sqlite3.Connection, one: str, other: str, now: str) -> tuple[int, int]:
    """Keeps two apart, now and whenever their pages are read anew. Gives both identities.

    Where both are one so far, it is split: the other side takes with it whoever fits it better.
    For ``one`` and ``other`` see ``same``; of one person name a page of each.
    """
    left, right = anchor(connection, one), anchor(connection, other)
    if left.entity_id == right.entity_id:
        raise OptionError(
            storable(one),
            "is one name in one page; say name@page of both pages, or take back a merge by hand:"
            " onrecord same CASEBOOK --list",
        )
    decisions.keep(connection, "different", _pair(left), _pair(right), now)
    if left.identity_id != right.identity_id:
        return left.identity_id, right.identity_id
    return left.identity_id, _split(connection, left, right)


def _split(connection: sqlite3.Connection, left: Anchor, right: Anchor) -> int:
    made = connection.execute(
        "INSERT INTO identities (type, name) VALUES (?, ?)",
        (_type(connection, right), right.name),
    )
    assert made.lastrowid is not None
    (pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()
    seeds = [linking.profile_of_entity(connection, one.entity_id, pages) for one in (left, right)]
    rows = connection.execute(
        "SELECT id FROM entities WHERE identity_id = ? AND id <> ?",
        (left.identity_id, left.entity_id),
    ).fetchall()
    for (entity,) in rows:
        mine = linking.profile_of_entity(connection, entity, pages)
        scores = [found.score if (found := likeness(mine, seed)) else 0.0 for seed in seeds]
        if entity == right.entity_id or scores[1] > scores[0]:
            connection.execute(
                "UPDATE entities SET identity_id = ?, score = ?, because = ?, evidence_id = ?"
                " WHERE id = ?",
                (
                    made.lastrowid,
                    None if entity == right.entity_id else round(scores[1], 3),
                    decisions.BY_HAND,
                    None if entity == right.entity_id else right.entity_id,
                    entity,
                ),
            )
    for identity in (left.identity_id, made.lastrowid):
        linking.recount(connection, identity)
    return made.lastrowid


def anchor(connection: sqlite3.Connection, who: str) -> Anchor:
    """The name in a page that ``who`` means: a name, ``#number``, or ``name@page``.

    Raises ``OptionError`` where it means nobody, or several.
    """
    at_page = _AT_PAGE.match(who.strip())
    if at_page and (key := page_key(connection, at_page["page"])) is not None:
        side = decisions.find(connection, key, storable(at_page["name"]))
        if side is None:
            raise OptionError(storable(who), "is no name in that page")
        (name,) = connection.execute(
            "SELECT name FROM entities WHERE id = ?", (side.id,)
        ).fetchone()
        return Anchor(key, name, side.id, side.identity_id)
    identity = one_of(connection, who)
    row = connection.execute(
        "SELECT p.key, e.name, e.id FROM entities e JOIN identities i ON i.id = e.identity_id"
        " JOIN versions v ON v.id = e.version_id JOIN pages p ON p.id = v.page_id"
        " WHERE e.identity_id = ? ORDER BY e.name = ? DESC, e.name = i.name DESC, e.id LIMIT 1",
        (identity, storable(who.strip())),
    ).fetchone()
    return Anchor(row["key"], row["name"], row["id"], identity)


def page_key(connection: sqlite3.Connection, page: str) -> str | None:
    """The key of the page of an address or number; ``None`` where there is none."""
    key = address_key(page)
    row = connection.execute(
        "SELECT key FROM pages WHERE key IN (?, ?) OR id = ?",
        (key, page, int(page) if page.isdigit() else -1),
    ).fetchone()
    return row[0] if row else None


def _pair(one: Anchor) -> tuple[str, str]:
    return one.page_key, one.name


def _share_a_name(connection: sqlite3.Connection, one: Anchor, other: Anchor) -> bool:
    names, others = (
        {
            plain(row[0])
            for row in connection.execute(
                "SELECT name FROM identity_names WHERE identity_id = ?", (each.identity_id,)
            )
        }
        for each in (one, other)
    )
    return bool(names & others)


def _type(connection: sqlite3.Connection, one: Anchor) -> str:
    (kind,) = connection.execute(
        "SELECT type FROM identities WHERE id = ?", (one.identity_id,)
    ).fetchone()
    return str(kind)
