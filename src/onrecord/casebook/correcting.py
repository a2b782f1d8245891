"""Putting a row right by hand, and taking that back."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from onrecord.casebook import dates
from onrecord.casebook.deciding import anchor
from onrecord.casebook.edits import KINDS, LETTERS, Layer, row_name, rows_of, settle, tie
from onrecord.casebook.selectors import quoted
from onrecord.casebook.storable import maybe, storable, to_json
from onrecord.casebook.telling_rows import unpack
from onrecord.errors import OptionError
from onrecord.reader.entities.keys import plain
from onrecord.record import CorrectionKind, Span

Changes = Mapping[CorrectionKind, str | None]
"""What is to be put right: names and dates, ``None`` for none; the note; of ``not_a_statement``
nothing."""

_ROW = re.compile(r"\s*([sv])(\d{1,18})\s*")


class Unchanged(Enum):
    """What is given for a value that is not put right, since ``None`` puts right that there is
    none."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class _Target:
    layer: Layer
    row_id: int
    row_key: str
    version_id: int
    page_key: str
    sha256: str | None
    text: str
    spans: tuple[Span, ...]
    machine: Mapping[CorrectionKind, str | None]


def correct(
    connection: sqlite3.Connection,
    row: str,
    changes: Changes,
    *,
    by: str | None,
    now: str,
    everywhere: bool = False,
) -> list[int]:
    """Keeps what a person says of a row, and gives the numbers of the edits. In a transaction.

    Args:
        row: ``s12`` or ``v7``, as answers number statements and events.
        changes: see ``Changes``. A name is one in the same page, else as for ``deciding.anchor``.
        by: who says so.
        everywhere: of a statement also where other pages have the same words.

    Raises:
        OptionError: there is no such row, it has no such value, a date or a name is none.
    """
    first = _target(connection, row)
    if not changes:
        raise OptionError(row, "say what is wrong: a speaker, a date, a note, ...")
    for kind in changes:
        if kind not in KINDS[first.layer]:
            raise OptionError(row, f"is {_a(first.layer)}, which has no {_worded(kind)}")
    targets = [first]
    if everywhere and first.layer == "statement":
        targets += [_target(connection, one) for one in _copies(connection, first.row_id)]
    return [
        _keep(connection, target, kind, value, by, now)
        for target in targets
        for kind, value in changes.items()
    ]


def undo(connection: sqlite3.Connection, edit: int, *, by: str | None, now: str) -> None:
    """Withdraws an edit; what held before it, by hand or by machine, holds again.

    Raises ``OptionError`` where there is none of that number, or it was withdrawn before.
    """
    row = connection.execute("SELECT * FROM corrections WHERE id = ?", (edit,)).fetchone()
    if row is None:
        raise OptionError(f"correction {edit}", "is none of this casebook; see --list")
    if row["withdrawn_at"] is not None:
        raise OptionError(f"correction {edit}", f"was withdrawn on {row['withdrawn_at']}")
    connection.execute(
        "UPDATE corrections SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?",
        (maybe(by), now, edit),
    )
    settle(connection, row["layer"], rows_of(connection, [edit]))


def _keep(
    connection: sqlite3.Connection,
    target: _Target,
    kind: CorrectionKind,
    value: str | None,
    by: str | None,
    now: str,
) -> int:
    page_key: str | None = None
    if kind in ("speaker", "told_to") and value is not None:
        page_key, value = _who(connection, target, value)
    elif kind in ("said_on", "date"):
        value = dates.given(_worded(kind), value)
    elif kind == "note" and not (value and value.strip()):
        raise OptionError("note", "is empty")
    row = {
        "layer": target.layer,
        "kind": kind,
        "page_key": target.page_key,
        "sha256": target.sha256,
        "text_sha256": sha256(target.text.encode("utf-8")).hexdigest(),
        "selector": to_json(
            [
                [one.start, one.end, one.words, one.prefix, one.suffix]
                for one in quoted(target.text, target.spans)
            ]
        ),
        "row_key": target.row_key,
        "machine": target.machine.get(kind),
        "value": None if kind == "not_a_statement" else maybe(value),
        "value_page_key": page_key,
        "made_by": maybe(by),
        "made_at": now,
    }
    made = connection.execute(
        f"INSERT INTO corrections ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    ).lastrowid
    assert made is not None
    connection.execute(
        "INSERT INTO attachments VALUES (?, ?, ?)", (made, target.version_id, target.row_id)
    )
    kept = connection.execute("SELECT * FROM corrections WHERE id = ?", (made,)).fetchone()
    for version in connection.execute(
        "SELECT v.id, v.text FROM versions v JOIN pages p ON p.id = v.page_id"
        " WHERE (p.key = ?1 OR v.sha256 = ?2) AND v.id <> ?3",
        (target.page_key, target.sha256, target.version_id),
    ).fetchall():
        tie(connection, kept, version["id"], version["text"])
    settle(connection, target.layer, rows_of(connection, [made]))
    return made


def _who(connection: sqlite3.Connection, target: _Target, who: str) -> tuple[str, str]:
    """The page and the name in it that is meant: one in the same page, else one of the casebook.

    In the same page a name means whom it names in full, else the only one who bears all its words.
    """
    here = connection.execute(
        "SELECT name, aliases, identity_id FROM entities WHERE version_id = ? AND name <> ''"
        " ORDER BY id",
        (target.version_id,),
    ).fetchall()
    wanted = plain(storable(who))
    for row in here:
        if wanted in (plain(row["name"]), *map(plain, json.loads(row["aliases"]))):
            return target.page_key, row["name"]
    words = frozenset(wanted.split())
    bearers = [row for row in here if words and words <= frozenset(plain(row["name"]).split())]
    if len(bearers) == 1:
        return target.page_key, bearers[0]["name"]
    meant = anchor(connection, who)
    own = [row["name"] for row in here if row["identity_id"] == meant.identity_id]
    return (target.page_key, own[0]) if own else (meant.page_key, meant.name)


_STATEMENT = """
SELECT s.*, coalesce(i.name, e.name, s.source) AS speaker, coalesce(ti.name, t.name) AS told_to,
       v.text, v.sha256, p.key AS page_key
  FROM statements s JOIN versions v ON v.id = s.version_id JOIN pages p ON p.id = v.page_id
  LEFT JOIN entities e ON e.id = s.speaker_id LEFT JOIN identities i ON i.id = e.identity_id
  LEFT JOIN entities t ON t.id = s.told_to_id LEFT JOIN identities ti ON ti.id = t.identity_id
 WHERE s.id = ?
"""
_EVENT = """
SELECT ev.*, v.text, v.sha256, p.key AS page_key
  FROM events ev JOIN versions v ON v.id = ev.version_id JOIN pages p ON p.id = v.page_id
 WHERE ev.id = ?
"""


def _target(connection: sqlite3.Connection, name: str) -> _Target:
    match = _ROW.fullmatch(name)
    if match is None:
        raise OptionError(storable(name), "is no row; a statement is s12, an event v7")
    layer, number = LETTERS[match[1]], int(match[2])
    query = _STATEMENT if layer == "statement" else _EVENT
    if layer == "event":
        unpack(connection, number)
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise OptionError(name.strip(), f"is no {layer} of this casebook; see `onrecord said`")
    machine: dict[CorrectionKind, str | None]
    if layer == "event":
        spans = [Span(row["trigger_start"], row["trigger_end"])]
        machine = {"date": row["date"]}
    else:
        spans = [Span(*one) for one in json.loads(row["spans"])]
        machine = {
            "speaker": row["speaker"],
            "told_to": row["told_to"],
            "said_on": row["said_on"],
            "not_a_statement": row["words"],
        }
    if not quoted(row["text"], spans):
        raise OptionError(name.strip(), "rests on no words that an edit could be tied to")
    return _Target(
        layer,
        number,
        row["key"],
        row["version_id"],
        row["page_key"],
        row["sha256"],
        row["text"],
        tuple(spans),
        machine,
    )


def _copies(connection: sqlite3.Connection, statement: int) -> list[str]:
    """The other statements of the same words, in newest versions."""
    (first,) = connection.execute(
        "SELECT coalesce(same_as, id) FROM statements WHERE id = ?", (statement,)
    ).fetchone()
    rows = connection.execute(
        "SELECT s.id FROM statements s JOIN pages p ON p.version_id = s.version_id"
        " WHERE (s.id = ?1 OR s.same_as = ?1) AND s.id <> ?2 ORDER BY s.id",
        (first, statement),
    )
    return [row_name("statement", row["id"]) for row in rows]


def _a(layer: Layer) -> str:
    return "an event" if layer == "event" else "a statement"


def _worded(kind: CorrectionKind) -> str:
    return kind.replace("_", " ")
