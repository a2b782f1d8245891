"""Merging and splitting by hand so that it can be undone: who was whose before is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import deciding, linking
from onrecord.casebook.storable import storable
from onrecord.errors import OptionError

Verdict = Literal["same", "different"]

SHOWN = 20

_DECISION = "verdict, page_key, name, other_page_key, other_name, decided_at"


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One merge or split by hand. ``one`` and ``other`` are what they were called, ``moved`` how
    many names in pages went from one to the other, ``overrode`` when the contrary of it was decided
    before."""

    id: int
    verdict: Verdict
    one: str
    other: str
    moved: int
    made_at: str
    undone_at: str | None
    overrode: str | None = None


_COLUMNS = (
    "id, verdict, one, other, json_array_length(moves) AS moved, made_at, undone_at,"
    " (SELECT max(json_extract(value, '$[5]')) FROM json_each(replaced)"
    " WHERE json_extract(value, '$[0]') <> verdict) AS overrode FROM regroupings"
)


def same(connection: sqlite3.Connection, one: str, other: str, now: str) -> tuple[int, int]:
    """Makes two one as ``deciding.same``, so that it can be undone. Gives the identity that is left,
    and the number of the regrouping."""
    left, right = (deciding.anchor(connection, each).identity_id for each in (one, other))
    return _kept(
        connection,
        "same",
        (_name(connection, left), _name(connection, right)),
        (left, right),
        lambda: deciding.same(connection, one, other, now),
        now,
    )


def different(
    connection: sqlite3.Connection, one: str, other: str, now: str
) -> tuple[tuple[int, int], int]:
    """Keeps two apart as ``deciding.different``, so that it can be undone. Gives both identities, and
    the number of the regrouping."""
    left, right = (deciding.anchor(connection, each) for each in (one, other))
    made, number = _kept(
        connection,
        "different",
        (left.name, right.name),
        tuple(dict.fromkeys((left.identity_id, right.identity_id))),
        lambda: deciding.different(connection, one, other, now)[1],
        now,
    )
    return (left.identity_id, made), number


def merge(connection: sqlite3.Connection, one: int, other: int, now: str) -> tuple[int, int]:
    """Makes two identities one. Gives the one that is left, and the number of the regrouping.

    Raises ``OptionError`` as ``deciding.same``.
    """
    for each in (one, other):
        _name(connection, each)
    return same(connection, f"#{one}", f"#{other}", now)


def split(connection: sqlite3.Connection, entity: int, now: str) -> tuple[int, int]:
    """Takes a name in a page, and those who fit it better, out of its identity. Gives the identity
    that it is of now, and the number of the regrouping.

    Raises ``OptionError`` where there is no such name, or nothing else in its identity.
    """
    row = connection.execute(
        "SELECT e.name, e.identity_id, p.id AS page_id FROM entities e"
        " JOIN pages p ON p.version_id = e.version_id WHERE e.id = ?",
        (entity,),
    ).fetchone()
    if row is None or row["identity_id"] is None:
        raise OptionError("name", "is in no page any more; reload the page and choose again")
    stays = connection.execute(
        "SELECT e.name, p.id AS page_id FROM entities e JOIN pages p ON p.version_id = e.version_id"
        " WHERE e.identity_id = ? AND e.version_id <>"
        " (SELECT version_id FROM entities WHERE id = ?) ORDER BY e.id LIMIT 1",
        (row["identity_id"], entity),
    ).fetchone()
    if stays is None:
        raise OptionError(row["name"], "is named so in one page alone; there is nothing to split")
    left, right = (f"{each['name']}@{each['page_id']}" for each in (stays, row))
    names = (_name(connection, row["identity_id"]), row["name"])
    made, number = _kept(
        connection,
        "different",
        names,
        (row["identity_id"],),
        lambda: deciding.different(connection, left, right, now)[1],
        now,
    )
    return made, number


def undo(connection: sqlite3.Connection, number: int, now: str) -> int:
    """Takes a merge or split back: the decision goes, and every name that is still in its page is
    whose it was before. Gives an identity that it was about.

    Raises ``OptionError`` where there is no such regrouping, or it is undone.
    """
    row = connection.execute("SELECT * FROM regroupings WHERE id = ?", (number,)).fetchone()
    if row is None or row["undone_at"] is not None:
        raise OptionError("undo", f"there is no merge or split {number} by hand that holds")
    connection.execute(
        f"DELETE FROM decisions WHERE ({_DECISION}) IN (SELECT json_extract(value, '$[0]'),"
        " json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),"
        " json_extract(value, '$[4]'), json_extract(value, '$[5]') FROM json_each(?))",
        (row["made"],),
    )
    connection.executemany(
        f"INSERT INTO decisions ({_DECISION}) VALUES (?, ?, ?, ?, ?, ?)",
        json.loads(row["replaced"]),
    )
    touched: set[int] = set()
    for entity, name, before, after, score, because, evidence in json.loads(row["moves"]):
        now_of = connection.execute(
            "SELECT identity_id, type FROM entities WHERE id = ? AND name = ?", (entity, name)
        ).fetchone()
        if now_of is None or now_of["identity_id"] != after:
            continue
        connection.execute(
            "INSERT OR IGNORE INTO identities (id, type, name) VALUES (?, ?, ?)",
            (before, now_of["type"], name),
        )
        connection.execute(
            "UPDATE entities SET identity_id = ?, score = ?, because = ?, evidence_id ="
            " (SELECT id FROM entities WHERE id = ?) WHERE id = ?",
            (before, score, because, evidence, entity),
        )
        touched |= {before, after}
    for identity in sorted(touched):
        linking.recount(connection, identity)
    connection.execute("UPDATE regroupings SET undone_at = ? WHERE id = ?", (now, number))
    left = connection.execute(
        "SELECT id FROM identities WHERE id IN (?, ?) ORDER BY id = ? DESC",
        (row["identity_id"], row["other_id"], row["identity_id"]),
    ).fetchone()
    return int(left[0]) if left is not None else 0


def regroupings(connection: sqlite3.Connection, identity: int) -> list[Regrouping]:
    """The merges and splits by hand that an identity was in, the last first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} WHERE identity_id = ?1 OR other_id = ?1 ORDER BY id DESC LIMIT ?2",
        (identity, SHOWN),
    )
    return [Regrouping(**dict(row)) for row in rows]


def every(connection: sqlite3.Connection) -> list[Regrouping]:
    """Every merge and split by hand, the last first, those undone too."""
    rows = connection.execute(f"SELECT {_COLUMNS} ORDER BY id DESC")
    return [Regrouping(**dict(row)) for row in rows]


def regrouping(connection: sqlite3.Connection, number: int) -> Regrouping | None:
    """One merge or split by hand, while it is not undone."""
    row = connection.execute(
        f"SELECT {_COLUMNS} WHERE id = ? AND undone_at IS NULL", (number,)
    ).fetchone()
    return None if row is None else Regrouping(**dict(row))


def _kept(
    connection: sqlite3.Connection,
    verdict: Verdict,
    names: tuple[str, str],
    identities: tuple[int, ...],
    act: Callable[[], int],
    now: str,
) -> tuple[int, int]:
    """Does it, and keeps what it changed."""
    decided, before = _decisions(connection), _members(connection, identities)
    made = act()
    after = _members(connection, (*identities, made))
    moves = [
        [entity, name, was[0], after[entity][1][0], *was[1:]]
        for entity, (name, was) in before.items()
        if entity in after and after[entity][1] != was
    ]
    decides = _decisions(connection)
    cursor = connection.execute(
        "INSERT INTO regroupings (verdict, identity_id, other_id, one, other, moves, made, replaced,"
        " made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            verdict,
            identities[0],
            identities[1] if len(identities) > 1 else made,
            *names,
            json.dumps(moves),
            json.dumps(sorted(decides - decided)),
            json.dumps(sorted(decided - decides)),
            now,
        ),
    )
    assert cursor.lastrowid is not None
    return made, cursor.lastrowid


def _members(
    connection: sqlite3.Connection, identities: tuple[int, ...]
) -> dict[int, tuple[str, tuple[int | float | str | None, ...]]]:
    marks = ", ".join("?" * len(identities))
    rows = connection.execute(
        "SELECT id, name, identity_id, score, because, evidence_id FROM entities"
        f" WHERE identity_id IN ({marks})",
        identities,
    )
    return {row[0]: (row[1], tuple(row)[2:]) for row in rows}


def _decisions(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    return {tuple(row) for row in connection.execute(f"SELECT {_DECISION} FROM decisions")}


def _name(connection: sqlite3.Connection, identity: int) -> str:
    row = connection.execute("SELECT name FROM identities WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise OptionError(storable(f"#{identity}"), "is nobody in this casebook any more")
    return str(row[0])
