"""Who is who across pages: each entity of a new version to an identity of the casebook, or a new
one."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.casebook import decisions
from onrecord.casebook.identity import (
    KINDS,
    MARGIN,
    MERGE,
    NAMED_ALIKE,
    ONLY_BEARER,
    Kind,
    Profile,
    fullest,
    keys_of,
    likeness,
    named_alike,
    names_of,
    proper_names,
    rather,
    role_words,
    settled,
    weighed,
)
from onrecord.casebook.rows import Written
from onrecord.casebook.storable import storable
from onrecord.record import Entity, Record

LOOKED_AT = 10
"""Pages of an identity, the last added, whose company and roles stand for it; and bearers of one
key."""

NAMES_KEPT = 40
"""Names of an identity that a new one is compared with, the commonest first."""

OTHER_PAGES = 20

ONE_TYPE = "same name, read as a person here and as an organization there"

_HUMAN = frozenset("he she him her his hers himself herself".split())

_AGE = re.compile(r",\s(?:aged\s)?(\d{1,3})(?=,|\s(?:of|from)\b)")


@dataclass(frozen=True, slots=True)
class Link:
    """An entity's identity, and why: ``score`` is ``None`` for one that founds it."""

    entity_id: int
    identity_id: int
    score: float | None = None
    because: str | None = None
    evidence_id: int | None = None


def link(connection: sqlite3.Connection, record: Record, written: Written) -> None:
    """Gives an identity to every person, organisation and place that a new version names."""
    linker = _Linker(connection, record, written)
    # Places first, persons last, short names after full ones: each helps to tell the next.
    for one in sorted(record.entities, key=_order):
        if one.type in KINDS and names_of(one):
            linker.place(one)


def _order(entity: Entity) -> tuple[int, int]:
    kind = KINDS.index(entity.type) if entity.type in KINDS else len(KINDS)
    return (kind, -len(entity.name.split()))


class _Linker:
    """The links of one version, each made with those before it in mind."""

    def __init__(self, connection: sqlite3.Connection, record: Record, written: Written) -> None:
        self.connection = connection
        self.record = record
        self.written = written
        (self.pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()
        self.rules = decisions.of_page(connection, written.page_id)
        self.taken_for: dict[str, int] = {}
        self.company: dict[int, float] = {}
        self.profiles: dict[int, Profile] = {}
        self.counted = _counted(connection, written.page_id)
        for entity in record.entities:
            if entity.type in KINDS and (likely := self._likely(entity)) is not None:
                self._keep_company(entity, likely)

    def _likely(self, entity: Entity) -> int | None:
        """The one identity that bears this very name, if one alone does: company for those who
        are placed before it."""
        rows = self.connection.execute(
            "SELECT i.id FROM identity_keys k JOIN identities i ON i.id = k.identity_id"
            " JOIN identity_names n ON n.identity_id = i.id AND n.name = ?"
            " WHERE k.key = ? AND i.type = ? LIMIT 2",
            (
                storable(entity.name),
                min(keys_of(entity.type, [storable(entity.name)]), default=""),
                entity.type,
            ),
        ).fetchall()
        return rows[0][0] if len(rows) == 1 else None

    def _keep_company(self, entity: Entity, identity: int) -> None:
        self.company.pop(self.taken_for.get(entity.id, -1), None)
        self.taken_for[entity.id] = identity
        self.company[identity] = _rarity(self.connection, identity, self.pages)

    def place(self, entity: Entity) -> None:
        made = self._decided(entity) or self._best(entity) or self._found(entity)
        self.connection.execute(
            "UPDATE entities SET identity_id = ?, score = ?, because = ?, evidence_id = ?"
            " WHERE id = ?",
            (made.identity_id, made.score, made.because, made.evidence_id, made.entity_id),
        )
        identity = made.identity_id
        self.counted[identity] = note_names(
            self.connection, identity, entity.type, names_of(entity), self.counted.get(identity)
        )
        self.profiles.pop(made.identity_id, None)
        if self._born(entity) is not None:
            self.connection.execute(
                "UPDATE identities SET born = coalesce(born, ?) WHERE id = ?",
                (self._born(entity), made.identity_id),
            )
        self._keep_company(entity, self._of_one_type(entity, made.identity_id))

    def _of_one_type(self, entity: Entity, identity: int) -> int:
        """Makes the person and the organisation of one full name one, where it is told what bears
        it. Gives the identity that the entity is then of."""
        if entity.type not in ("person", "organization") or self._is_human(entity):
            return identity
        name = storable(names_of(entity)[0])
        found = {
            row["type"]: row
            for row in self.connection.execute(
                "SELECT i.id, i.type, i.pages FROM identities i WHERE i.id = ?1 OR i.id IN"
                " (SELECT k.identity_id FROM identity_keys k JOIN identity_names n"
                " ON n.identity_id = k.identity_id AND n.name = ?2 WHERE k.key IN (?3, ?4))"
                " ORDER BY i.id = ?1, i.pages",
                (identity, name, *(_whole_key(kind, name) for kind in ("person", "organization"))),
            )
        }
        if not found.keys() >= {"person", "organization"}:
            return identity
        person, body = found["person"], found["organization"]
        kind = rather(name, person["pages"], body["pages"])
        if kind is None or identity not in (person["id"], body["id"]):
            return identity
        kept, gone = (person, body) if kind == "person" else (body, person)
        if decisions.parted(self.connection, kept["id"], gone["id"]):
            return identity
        absorb(self.connection, kept["id"], gone["id"], NAMED_ALIKE["full"], ONE_TYPE)
        self._moved(kept["id"], gone["id"])
        return int(kept["id"])

    def _is_human(self, entity: Entity) -> bool:
        """Whether the page calls it "he" or "she"."""
        return entity.type == "person" and any(
            one.kind == "pronoun" and self.record.words(one.span).casefold() in _HUMAN
            for one in entity.mentions
        )

    def _decided(self, entity: Entity) -> Link | None:
        for other in self.rules.same(entity):
            return Link(
                self.written.entities[entity.id],
                other.identity_id,
                1.0,
                decisions.BY_HAND,
                other.id,
            )
        return None

    def _best(self, entity: Entity) -> Link | None:
        names = tuple(storable(one) for one in names_of(entity))
        ranked = []
        mine: Profile | None = None
        kind = _kind(entity.type)
        forbidden = self.rules.different(entity)
        candidates = set(_candidates(self.connection, entity.type, names)) - forbidden
        for candidate in sorted(candidates):
            borne = _names_of(self.connection, candidate)
            named = named_alike(kind, names, borne)
            if named is None:
                continue  # most share a word and no name
            found = settled(kind, named)
            if found is None:
                mine = mine or self._profile(entity, names)
                found = weighed(named, mine, self._profile_of(candidate))
            ranked.append((found.score, candidate, found))
        if len(ranked) == 1:
            score, identity, found = ranked[0]
            ranked = [(min(1.0, score + ONLY_BEARER), identity, found)]
        ranked.sort(key=lambda one: (-one[0], one[1]))
        if not ranked or ranked[0][0] < MERGE:
            return None
        # Two persons of one name are nothing rare, two organisations are mostly one not yet met.
        close = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN
        if close and entity.type == "person":
            return None
        score, identity, found = ranked[0]
        for other_score, other, _ in ranked[1:]:
            if other_score >= MERGE:
                identity = self._bridge(identity, other)
        return Link(
            self.written.entities[entity.id],
            identity,
            round(score, 3),
            found.because,
            _evidence(self.connection, identity, entity.name),
        )

    def _bridge(self, one: int, other: int) -> int:
        """Makes two identities one, where an entity of this page fits both and they each other:
        pages came in an order that kept them apart, as "Apple" and "Apple Computer". Gives the one
        that the entity is then of: that of more pages stays, since each name that moves is counted anew."""
        if decisions.parted(self.connection, one, other):
            return one
        found = likeness(self._profile_of(one), self._profile_of(other))
        if found is None or found.score < MERGE:
            return one
        kept, gone = sorted(
            (one, other), key=lambda each: _named_by(self.connection, each), reverse=True
        )
        absorb(self.connection, kept, gone, found.score, found.because)
        self._moved(kept, gone)
        return kept

    def _moved(self, kept: int, gone: int) -> None:
        """Knows from now on one identity for another."""
        self.profiles.pop(kept, None)
        if gone in self.counted:
            self.counted[kept] = self.counted.get(kept, set()) | self.counted.pop(gone)
        if gone in self.company:
            self.company[kept] = self.company.pop(gone)
            for key, taken in self.taken_for.items():
                if taken == gone:
                    self.taken_for[key] = kept

    def _profile_of(self, identity: int) -> Profile:
        """What other pages tell of an identity. Entities of one page ask for the same ones again and
        again: a release of an office names its branches."""
        if identity not in self.profiles:
            self.profiles[identity] = profile_of(self.connection, identity, self.pages)
        return self.profiles[identity]

    def _found(self, entity: Entity) -> Link:
        made = self.connection.execute(
            "INSERT INTO identities (type, name) VALUES (?, ?)",
            (entity.type, storable(entity.name)),
        )
        assert made.lastrowid is not None
        return Link(self.written.entities[entity.id], made.lastrowid)

    def _profile(self, entity: Entity, names: tuple[str, ...]) -> Profile:
        return Profile(
            kind=_kind(entity.type),
            names=names,
            roles=role_words(one.text for one in entity.roles),
            company=self.company,
            born=self._born(entity),
            newcomers=sum(
                one.type in KINDS and one is not entity and one.id not in self.taken_for
                for one in self.record.entities
            ),
            signs=self._signs(names),
        )

    def _signs(self, names: Iterable[str]) -> frozenset[str]:
        """The outlet of the page, where one of the names is its byline."""
        article = self.record.article
        written = {one.casefold() for one in article.bylines}
        signed = article.outlet and any(one.casefold() in written for one in names)
        return frozenset((storable(article.outlet),)) if signed and article.outlet else frozenset()

    def _born(self, entity: Entity) -> int | None:
        """The year of birth by "Ana Reyes, 43," and the date of the page."""
        published = self.record.article.published
        if entity.type != "person" or published is None:
            return None
        text = self.record.article.text
        for mention in entity.mentions:
            if mention.kind == "name" and (age := _AGE.match(text, mention.span.end)):
                return int(published[:4]) - int(age[1])
        return None


def note_names(
    connection: sqlite3.Connection,
    identity: int,
    kind: str,
    names: Iterable[str],
    counted: set[str] | None,
) -> set[str]:
    """Counts a page's names of an identity, and calls it by the fullest.

    counted: the names with which the page is counted before, in another version or by another of
    its entities; ``None`` where it is not. Gives these with the new ones.
    """
    kept = [one for one in map(storable, names) if counted is None or one not in counted]
    connection.executemany(
        "INSERT INTO identity_names VALUES (?, ?, 1)"
        " ON CONFLICT (identity_id, name) DO UPDATE SET pages = pages + 1",
        ((identity, name) for name in kept),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO identity_keys VALUES (?, ?)",
        ((key, identity) for key in keys_of(kind, kept)),
    )
    counts = dict(
        connection.execute(
            "SELECT name, pages FROM identity_names WHERE identity_id = ?"
            " ORDER BY pages DESC LIMIT ?",
            (identity, NAMES_KEPT),
        ).fetchall()
    )
    connection.execute(
        "UPDATE identities SET name = ?, pages = pages + ? WHERE id = ?",
        (fullest(kind, counts), counted is None, identity),
    )
    return (counted or set()).union(kept)


def _counted(connection: sqlite3.Connection, page_id: int) -> dict[int, set[str]]:
    """The names with which a page is counted for each identity, by the versions there are."""
    counted: dict[int, set[str]] = {}
    for row in connection.execute(
        f"{_NAMED} WHERE v.page_id = ? AND e.identity_id IS NOT NULL GROUP BY e.id", (page_id,)
    ):
        counted.setdefault(row["identity_id"], set()).update(map(storable, _names_in(row)))
    return counted


_NAMED = (
    "SELECT e.identity_id, v.page_id, e.type, e.name, e.aliases,"
    " json_group_array(r.words) AS roles FROM version_rows v"
    " JOIN entities e ON e.version_id = v.id LEFT JOIN roles r ON r.entity_id = e.id"
)


def _names_in(row: sqlite3.Row) -> Iterable[str]:
    roles = [one for one in json.loads(row["roles"]) if one]
    return proper_names(row["type"], row["name"], json.loads(row["aliases"]), roles)


def unlink(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes the entities of a version out of their identities; those that nobody is left of go."""
    touched = connection.execute(
        "SELECT DISTINCT identity_id FROM entities WHERE version_id = ? AND identity_id IS NOT"
        " NULL",
        (version_id,),
    ).fetchall()
    connection.execute("UPDATE entities SET identity_id = NULL WHERE version_id = ?", (version_id,))
    for (identity,) in touched:
        recount(connection, identity)


def absorb(
    connection: sqlite3.Connection,
    identity: int,
    other: int,
    score: float,
    because: str,
    evidence: int | None = None,
) -> None:
    """Moves all entities of another identity into one; its founder then has a reason too."""
    if evidence is None:
        evidence = _evidence(connection, identity, "")
    connection.execute(
        "UPDATE entities SET score = min(coalesce(score, 1.0), ?), because = ?, evidence_id = ?"
        " WHERE identity_id = ? AND evidence_id IS NULL",
        (round(score, 3), because, evidence, other),
    )
    connection.execute(
        "UPDATE entities SET identity_id = ? WHERE identity_id = ?", (identity, other)
    )
    for each in (identity, other):
        recount(connection, each)


def recount(connection: sqlite3.Connection, identity: int) -> None:
    """Counts the names of an identity anew by its entities, and drops one that has none."""
    rows = connection.execute(
        f"{_NAMED} WHERE e.identity_id = ? GROUP BY e.id", (identity,)
    ).fetchall()
    connection.execute("DELETE FROM identity_names WHERE identity_id = ?", (identity,))
    connection.execute("DELETE FROM identity_keys WHERE identity_id = ?", (identity,))
    connection.execute("UPDATE identities SET pages = 0 WHERE id = ?", (identity,))
    counted: dict[int, set[str]] = {}
    for row in rows:
        page = row["page_id"]
        counted[page] = note_names(
            connection, identity, row["type"], _names_in(row), counted.get(page)
        )
    if not rows:
        connection.execute("DELETE FROM identities WHERE id = ?", (identity,))


def _names_of(connection: sqlite3.Connection, identity: int) -> tuple[str, ...]:
    """The names of an identity, the one it is called by first."""
    rows = connection.execute(
        "SELECT name, 0 AS rank FROM identities WHERE id = ?1 UNION ALL"
        " SELECT name, rank FROM (SELECT name, -pages AS rank FROM identity_names"
        " WHERE identity_id = ?1 ORDER BY rank, name LIMIT ?2)",
        (identity, NAMES_KEPT),
    ).fetchall()
    return tuple(dict.fromkeys(row[0] for row in rows))


def profile_of(connection: sqlite3.Connection, identity: int, pages: int) -> Profile:
    """What the last pages tell of an identity; ``pages`` is how many versions there are."""
    (born,) = connection.execute("SELECT born FROM identities WHERE id = ?", (identity,)).fetchone()
    names = _names_of(connection, identity)
    members = connection.execute(
        "SELECT id, version_id, type FROM entities WHERE identity_id = ? ORDER BY id DESC LIMIT ?",
        (identity, LOOKED_AT),
    ).fetchall()
    return _profile(connection, names, members, identity, born, pages)


def profile_of_entity(connection: sqlite3.Connection, entity: int, pages: int) -> Profile:
    """What one page tells of an entity."""
    row = connection.execute("SELECT * FROM entities WHERE id = ?", (entity,)).fetchone()
    roles = connection.execute("SELECT words FROM roles WHERE entity_id = ?", (entity,)).fetchall()
    aliases = json.loads(row["aliases"])
    names = proper_names(row["type"], row["name"], aliases, (one[0] for one in roles))
    return _profile(connection, names, [row], row["identity_id"], None, pages)


def _profile(
    connection: sqlite3.Connection,
    names: Sequence[str],
    members: Sequence[sqlite3.Row],
    identity: int,
    born: int | None,
    pages: int,
) -> Profile:
    roles = _many(
        connection,
        "SELECT DISTINCT words FROM roles WHERE entity_id IN (%s)",
        [one["id"] for one in members],
    )
    company = _many(
        connection,
        "SELECT DISTINCT i.id, i.pages FROM entities e JOIN identities i ON i.id = e.identity_id"
        " WHERE e.version_id IN (%s)",
        [one["version_id"] for one in members],
    )
    known = {one.casefold() for one in names}
    written = _many(
        connection,
        "SELECT DISTINCT v.outlet, b.value FROM version_rows v, json_each(v.bylines) b"
        " WHERE v.outlet IS NOT NULL AND v.id IN (%s)",
        [one["version_id"] for one in members],
    )
    return Profile(
        kind=_kind(members[0]["type"]),
        names=tuple(dict.fromkeys(names)),
        roles=role_words(one[0] for one in roles),
        company={one[0]: _weight(one[1], pages) for one in company if one[0] != identity},
        born=born,
        signs=frozenset(one[0] for one in written if one[1].casefold() in known),
    )


def _many(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> list[sqlite3.Row]:
    return connection.execute(query % ", ".join("?" * len(ids)), ids).fetchall()


def _kind(kind: str) -> Kind:
    return next(one for one in KINDS if one == kind)


def _candidates(connection: sqlite3.Connection, kind: str, names: Iterable[str]) -> Iterable[int]:
    found: dict[int, None] = {}
    for key in sorted(keys_of(kind, names)):
        for (identity,) in connection.execute(
            "SELECT identity_id FROM identity_keys WHERE key = ? LIMIT ?", (key, LOOKED_AT)
        ):
            found[identity] = None
    return found


def _whole_key(kind: str, name: str) -> str:
    """The key of a whole name, which no other shares a part of."""
    return max(keys_of(kind, [name]), key=lambda key: (" " in key, len(key)), default="")


def _rarity(connection: sqlite3.Connection, identity: int, pages: int) -> float:
    return _weight(_named_by(connection, identity), pages)


def _named_by(connection: sqlite3.Connection, identity: int) -> int:
    """How many pages name an identity."""
    (pages,) = connection.execute(
        "SELECT pages FROM identities WHERE id = ?", (identity,)
    ).fetchone()
    return int(pages)


@lru_cache(maxsize=4096)
def _weight(named: int, pages: int) -> float:
    """Near 0 for who is named in every page to 1 for who is named in one: inverse document
    frequency.

    In a casebook of few pages, all on one story, it says little who is named in all of them; so it
    counts as if there were ``OTHER_PAGES`` more in which nobody is.
    """
    whole = pages + OTHER_PAGES
    return math.log(whole / max(1, min(named, whole))) / math.log(whole)


def _evidence(connection: sqlite3.Connection, identity: int, name: str) -> int | None:
    """The entity of that identity that shows best why: one of the same name, else its first."""
    row = (
        connection.execute(
            "SELECT id FROM entities WHERE identity_id = ? AND name = ? LIMIT 1", (identity, name)
        ).fetchone()
        or connection.execute(
            "SELECT id FROM entities WHERE identity_id = ? LIMIT 1", (identity,)
        ).fetchone()
    )
    return row[0] if row else None
