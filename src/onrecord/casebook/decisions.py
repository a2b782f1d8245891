"""What a person decided about who is who. It binds names in pages, so re-reading leaves it
standing."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.casebook.storable import storable
from onrecord.reader.entities.keys import plain, same_person, surname_key
from onrecord.record import Entity

BY_HAND = "decided by hand"


@dataclass(frozen=True, slots=True)
class Side:
    """An entity of the casebook on the other side of a decision."""

    id: int
    identity_id: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision as a page sees it: a name in it, and the entity of another page that is
    meant."""

    verdict: str
    name: str
    other: Side


@dataclass(frozen=True, slots=True)
class Rules:
    """The decisions that touch one page."""

    rules: tuple[Rule, ...] = ()

    def same(self, entity: Entity) -> list[Side]:
        """Those that the entity was decided to be."""
        return [one.other for one in self._of(entity) if one.verdict == "same"]

    def different(self, entity: Entity) -> set[int]:
        """The identities that the entity was decided not to be."""
        return {one.other.identity_id for one in self._of(entity) if one.verdict == "different"}

    def _of(self, entity: Entity) -> list[Rule]:
        forms = (entity.name, *entity.aliases)
        return [one for one in self.rules if _goes_by(one.name, forms)]


def of_page(connection: sqlite3.Connection, page_id: int) -> Rules:
    """The decisions about names in a page whose other side has an identity."""
    rows = connection.execute(
        "SELECT verdict, name, other_page_key AS other_key, other_name FROM decisions"
        " JOIN pages ON page_key = pages.key WHERE pages.id = ?1"
        " UNION SELECT verdict, other_name, page_key, name FROM decisions"
        " JOIN pages ON other_page_key = pages.key WHERE pages.id = ?1",
        (page_id,),
    ).fetchall()
    found = []
    for row in rows:
        side = find(connection, row["other_key"], row["other_name"])
        if side is not None:
            found.append(Rule(row["verdict"], row["name"], side))
    return Rules(tuple(found))


def find(connection: sqlite3.Connection, page_key: str, name: str) -> Side | None:
    """The entity that goes by a name in a page, in its newest version first."""
    row = bearer(connection, page_key, name, known=True)
    return None if row is None else Side(row["id"], row["identity_id"])


def bearer(
    connection: sqlite3.Connection, page_key: str, name: str, *, known: bool = False
) -> sqlite3.Row | None:
    """The row of the entity that goes by a name in a page, in its newest version first.

    ``known`` are only those who have an identity, which a group or an unnamed source has not.
    """
    rows = connection.execute(
        "SELECT e.id, e.identity_id, e.name, e.aliases FROM pages p"
        " JOIN versions v ON v.page_id = p.id JOIN entities e ON e.version_id = v.id"
        " WHERE p.key = ? AND (e.identity_id IS NOT NULL OR NOT ?)"
        " ORDER BY v.id = p.version_id DESC, v.id DESC, e.name = ? DESC, e.id",
        (page_key, known, name),
    ).fetchall()
    for row in rows:
        if _goes_by(name, (row["name"],)):
            return row  # type: ignore[no-any-return]
    for row in rows:
        if plain(name) in plain(row["aliases"]):
            return row  # type: ignore[no-any-return]
    return None


def parted(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether two identities were decided to be different."""
    rows = connection.execute(
        "SELECT page_key, name, other_page_key, other_name FROM decisions"
        " WHERE verdict = 'different'"
    ).fetchall()
    for row in rows:
        sides = (
            find(connection, row["page_key"], row["name"]),
            find(connection, row["other_page_key"], row["other_name"]),
        )
        if {side.identity_id for side in sides if side is not None} == {one, other}:
            return True
    return False


def keep(
    connection: sqlite3.Connection,
    verdict: str,
    one: tuple[str, str],
    other: tuple[str, str],
    now: str,
) -> None:
    """Writes a decision about two names in pages, each ``(page key, name)``; it replaces its
    contrary."""
    connection.execute(
        "DELETE FROM decisions WHERE (page_key, name, other_page_key, other_name) = (?1, ?2,"
        " ?3, ?4)"
        " OR (page_key, name, other_page_key, other_name) = (?3, ?4, ?1, ?2)",
        (*one, *other),
    )
    connection.execute(
        "INSERT INTO decisions (verdict, page_key, name, other_page_key, other_name, decided_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (verdict, *one, *other, now),
    )


def _goes_by(name: str, forms: Collection[str]) -> bool:
    """Whether a decided name is one of an entity's. A re-reading may find it longer or shorter."""
    wanted = plain(name)
    kept = [storable(one) for one in forms]
    if any(plain(one) == wanted for one in kept):
        return True
    key = surname_key(name)
    return len(key) > 1 and any(
        len(other := surname_key(one)) > 1 and same_person(key, other) for one in kept
    )
