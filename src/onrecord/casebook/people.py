"""Who a name in a question means, and what the casebook knows of them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from onrecord.casebook import packs
from onrecord.casebook.identity import KINDS, SAME_COMPANY, keys_of
from onrecord.casebook.storable import storable
from onrecord.errors import OptionError
from onrecord.reader.entities.keys import plain, unmarked

_NUMBER = re.compile(r"#?(\d+)$")
_TOKEN = re.compile(r"\w+")

BESIDE = 100
"""Characters on either side of a name that are shown with it."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person, organisation or place across pages.

    ``pages`` and ``statements`` count newest versions; copies of one story count each. ``by_hand``
    is how many of these statements a person gave them.
    """

    id: int
    type: str
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    pages: int
    statements: int
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """One name in one page that was taken for this person, and why.

    ``score`` and the evidence are ``None`` for the name that founded the identity. ``words`` and
    ``other_words`` are the lines of both pages that name them.
    """

    name: str
    page: str
    words: str
    score: float | None
    because: str | None
    other_name: str | None
    other_page: str | None
    other_words: str | None


def resolve(connection: sqlite3.Connection, name: str, kind: str | None = None) -> list[int]:
    """The identities that a name can mean, the most named first; ``#12`` means that one.

    A name means everybody who bears all its words in one of their names: "Soto" every Soto.
    """
    number = _NUMBER.match(name.strip())
    if number:
        row = connection.execute("SELECT id FROM identities WHERE id = ?", number.groups())
        return [one[0] for one in row]
    words = _words(name)
    if not words:
        return []
    rows = connection.execute(
        "SELECT DISTINCT i.id, i.type, i.pages, n.name FROM identity_keys k"
        " JOIN identities i ON i.id = k.identity_id JOIN identity_names n ON n.identity_id = i.id"
        f" WHERE k.key IN ({', '.join('?' * len(_keys(name)))})",
        _keys(name),
    ).fetchall()
    found = [row for row in rows if words <= _words(row["name"])]
    if not found:
        found = connection.execute(
            "SELECT i.id, i.type, i.pages, n.name FROM identity_names n"
            " JOIN identities i ON i.id = n.identity_id WHERE n.name LIKE ? ESCAPE '\\'",
            (f"%{_escaped(name)}%",),
        ).fetchall()
    ranked = {row["id"]: row["pages"] for row in found if kind in (None, row["type"])}
    return sorted(ranked, key=lambda one: (-ranked[one], one))


def one_of(connection: sqlite3.Connection, name: str) -> int:
    """The identity that a name means, where it means one.

    Raises ``OptionError`` where it means none, or several: then these are named with numbers.
    """
    found = resolve(connection, name)
    exact = [one for one in found if plain(name) in map(plain, _names(connection, one))]
    if len(exact) == 1 or len(found) == 1:
        return exact[0] if len(exact) == 1 else found[0]
    if not found:
        raise OptionError(storable(name), "is nobody in this casebook; see `onrecord people`")
    shown = ", ".join(f"#{one} {_names(connection, one)[0]}" for one in (exact or found)[:6])
    raise OptionError(storable(name), f"may be {shown}; give a number with its #")


def people(
    connection: sqlite3.Connection,
    *,
    kind: str | None = "person",
    limit: int | None = None,
    machine: bool = False,
) -> list[Person]:
    """Everybody of a kind, those with most statements first.

    ``machine`` counts statements as the machine reads them, without what a person put right.
    """
    rows = connection.execute(
        f"{_MOVED.format(by_hand=int(not machine))} SELECT i.id FROM identities i"
        " LEFT JOIN moved m ON m.identity_id = i.id"
        " JOIN entities e ON e.identity_id = i.id JOIN pages p ON p.version_id = e.version_id"
        " LEFT JOIN statements s ON s.speaker_id = e.id WHERE ?1 IS NULL OR i.type = ?1"
        " GROUP BY i.id"
        " ORDER BY count(s.id) + coalesce(m.moved, 0) DESC, count(DISTINCT e.version_id) DESC, i.id"
        " LIMIT ?2",
        (kind, -1 if limit is None else limit),
    ).fetchall()
    return [person(connection, row["id"], machine=machine) for row in rows]


_MOVED = """
WITH moved AS (
    SELECT identity_id, sum(moved) AS moved, sum(moved > 0) AS given FROM (
        SELECT e.identity_id, -1 AS moved FROM corrected_statements c
          JOIN statements s ON s.id = c.statement_id JOIN pages p ON p.version_id = s.version_id
          JOIN entities e ON e.id = s.speaker_id WHERE c.removed OR c.has_speaker
        UNION ALL
        SELECT e.identity_id, 1 FROM corrected_statements c
          JOIN statements s ON s.id = c.statement_id JOIN pages p ON p.version_id = s.version_id
          JOIN entities e ON e.id = c.speaker_id WHERE c.has_speaker AND NOT c.removed
    ) WHERE {by_hand} GROUP BY identity_id
)
"""
"""How many statements a person took from whom and gave to whom."""


def person(connection: sqlite3.Connection, identity: int, *, machine: bool = False) -> Person:
    """One identity and what newest versions say of it. For ``machine`` see ``people``."""
    row = connection.execute("SELECT * FROM identities WHERE id = ?", (identity,)).fetchone()
    pages, statements = connection.execute(
        "SELECT count(DISTINCT e.version_id), count(s.id) FROM entities e"
        " JOIN pages p ON p.version_id = e.version_id"
        " LEFT JOIN statements s ON s.speaker_id = e.id WHERE e.identity_id = ?",
        (identity,),
    ).fetchone()
    moved, given = connection.execute(
        f"{_MOVED.format(by_hand=int(not machine))} SELECT moved, given FROM moved"
        " WHERE identity_id = ?",
        (identity,),
    ).fetchone() or (0, 0)
    roles = connection.execute(
        "SELECT r.words FROM entities e JOIN roles r ON r.entity_id = e.id"
        " WHERE e.identity_id = ? GROUP BY r.words ORDER BY count(*) DESC, r.words LIMIT 12",
        (identity,),
    ).fetchall()
    return Person(
        id=identity,
        type=row["type"],
        name=row["name"],
        names=tuple(_names(connection, identity)),
        roles=tuple(one[0] for one in roles),
        pages=pages,
        statements=statements + moved,
        by_hand=given,
    )


def merges(connection: sqlite3.Connection, identity: int) -> list[Merge]:
    """Every name in every page that was taken for one identity, with score and evidence."""
    rows = connection.execute(
        "SELECT e.id, e.name, e.score, e.because, e.evidence_id, e.version_id, e.identity_id,"
        " o.version_id AS other_version, p.key, p.url, o.name AS other,"
        " op.url AS other_url, op.key AS other_key FROM entities e"
        " JOIN versions v ON v.id = e.version_id JOIN pages p ON p.id = v.page_id"
        " LEFT JOIN entities o ON o.id = e.evidence_id"
        " LEFT JOIN versions ov ON ov.id = o.version_id LEFT JOIN pages op ON op.id = ov.page_id"
        " WHERE e.identity_id = ? ORDER BY e.id",
        (identity,),
    ).fetchall()
    return [
        Merge(
            name=row["name"],
            page=row["url"] or row["key"],
            words=_line(connection, row["id"]),
            score=row["score"],
            because=_because(connection, row),
            other_name=row["other"],
            other_page=row["other_url"] or row["other_key"],
            other_words=_line(connection, row["evidence_id"]) if row["evidence_id"] else None,
        )
        for row in rows
    ]


def _because(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Why, with the names of the company that both pages have."""
    if SAME_COMPANY not in (row["because"] or ""):
        return row["because"]  # type: ignore[no-any-return]
    shared = connection.execute(
        "SELECT DISTINCT i.name FROM entities e JOIN entities o ON o.identity_id = e.identity_id"
        " JOIN identities i ON i.id = e.identity_id WHERE e.version_id = ? AND o.version_id = ?"
        " AND i.id <> ? ORDER BY i.pages, i.name LIMIT 3",
        (row["version_id"], row["other_version"], row["identity_id"]),
    ).fetchall()
    names = ", ".join(one[0] for one in shared)
    because = str(row["because"])
    return because.replace(SAME_COMPANY, f"both named with {names}") if names else because


def _line(connection: sqlite3.Connection, entity: int) -> str:
    """The line of the page that names an entity first; of a long one what is about the name, with "…"
    where it goes on."""
    mentions = packs.mentions_of(connection, entity)
    if not mentions:
        return ""
    (text,) = connection.execute(
        "SELECT v.text FROM entities e JOIN versions v ON v.id = e.version_id WHERE e.id = ?",
        (entity,),
    ).fetchone()
    span = min(mentions, key=lambda one: (one.kind != "name", one.span.start)).span
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    before = after = ""
    if start < span.start - BESIDE:
        before, start = "… ", text.find(" ", span.start - BESIDE - 1, span.start) + 1 or span.start
    if end > span.end + BESIDE:
        after, end = " …", max(text.rfind(" ", span.end, span.end + BESIDE + 1), span.end)
    return f"{before}{text[start:end]}{after}"


def _names(connection: sqlite3.Connection, identity: int) -> list[str]:
    (main,) = connection.execute("SELECT name FROM identities WHERE id = ?", (identity,)).fetchone()
    rows = connection.execute(
        "SELECT name FROM identity_names WHERE identity_id = ? ORDER BY pages DESC, name LIMIT 40",
        (identity,),
    )
    return list(dict.fromkeys([main, *(one[0] for one in rows)]))


def _keys(name: str) -> list[str]:
    words = sorted(_words(name))
    found = {f"{letter}:{word}" for letter in "pol" for word in words}
    return sorted(found.union(*(keys_of(kind, [name]) for kind in KINDS)))


def _words(name: str) -> set[str]:
    return set(_TOKEN.findall(unmarked(storable(name)).casefold()))


def _escaped(name: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", storable(name))
