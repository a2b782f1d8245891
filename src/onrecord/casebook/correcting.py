"""Putting a row right by hand, and taking that back."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from onrecord.calling import STEPS, type_of
from onrecord.casebook import beside, dates, decisions, packs
from onrecord.casebook.deciding import anchor, page_key
from onrecord.casebook.edits import BETWEEN, KINDS, LETTERS, Layer, row_name, rows_of, settle, tie
from onrecord.casebook.selectors import quoted, words_near
from onrecord.casebook.storable import maybe, storable, to_json
from onrecord.casebook.telling_rows import unpack
from onrecord.errors import OptionError
from onrecord.reader.entities.keys import plain
from onrecord.record import EVENT_TYPES, CorrectionKind, Span

Changes = Mapping[CorrectionKind, str | None]
"""What is to be put right: names, dates, words, ``None`` for none; the note; of ``not_a_statement``
and ``not_an_event`` nothing."""

NAMED = ("speaker", "told_to", "defendant")
"""What is put right by naming somebody."""

MOST = 1_000
"""Packed tellings of one event that are put right everywhere."""

_ROW = re.compile(r"\s*([svp])(\d{1,18})\s*")


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
        row: ``s12`` or ``v7``, as answers number statements and events; ``p3`` or the address of
            a page.
        changes: see ``Changes``. A name is one in the same page, else as for ``deciding.anchor``.
        by: who says so.
        everywhere: of a statement also where other pages have the same words, of an event wherever
            it is told.

    Raises:
        OptionError: there is no such row, it has no such value, a date or a name is none.
    """
    first = _target(connection, row)
    if not changes:
        raise OptionError(row, "say what is wrong: a speaker, a date, a note, ...")
    for kind in changes:
        if kind not in KINDS[first.layer]:
            raise OptionError(row, f"is {_a(first.layer)}, which has no {_worded(kind)}")
    if "defendant" in changes:
        _check_step(connection, first, changes)
    meant = {kind: _given(connection, first, kind, value) for kind, value in changes.items()}
    made = [_keep(connection, first, kind, *one, by, now) for kind, one in meant.items()]
    copies = _copies(connection, first.layer, first.row_id) if everywhere else ()
    for row_id in copies:
        target = _target(connection, row_name(first.layer, row_id))
        for kind, (page, value) in meant.items():
            one: tuple[str | None, str | None] = (None, value)
            if page is not None and value is not None:
                one = _who(connection, target, _exactly(connection, page, value))
            made.append(_keep(connection, target, kind, *one, by, now))
    return made


def undo(
    connection: sqlite3.Connection, edit: int, *, by: str | None, now: str, everywhere: bool = False
) -> None:
    """Withdraws an edit; what held before it, by hand or by machine, holds again. ``everywhere``
    withdraws with it what was put right at once in the other rows that are the same.

    Raises ``OptionError`` where there is none of that number, or it was withdrawn before.
    """
    row = connection.execute("SELECT * FROM corrections WHERE id = ?", (edit,)).fetchone()
    if row is None:
        raise OptionError(f"correction {edit}", "is none of this casebook; see --list")
    if row["withdrawn_at"] is not None:
        raise OptionError(f"correction {edit}", f"was withdrawn on {row['withdrawn_at']}")
    withdrawn = [edit, *(_made_with(connection, row) if everywhere else ())]
    connection.executemany(
        "UPDATE corrections SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?",
        ((maybe(by), now, one) for one in withdrawn),
    )
    settle(connection, row["layer"], rows_of(connection, withdrawn))


def _made_with(connection: sqlite3.Connection, edit: sqlite3.Row) -> list[int]:
    """The edits of one kind that were made at once in rows that are the same."""
    same = {
        row_id
        for one in rows_of(connection, [edit["id"]])
        for row_id in (one, *_copies(connection, edit["layer"], one))
    }
    found = connection.execute(
        "SELECT DISTINCT c.id, a.row_id FROM corrections c JOIN attachments a"
        " ON a.correction_id = c.id WHERE c.layer = ?1 AND c.kind = ?2 AND c.made_at = ?3"
        " AND c.made_by IS ?4 AND c.withdrawn_at IS NULL AND c.id <> ?5",
        (edit["layer"], edit["kind"], edit["made_at"], edit["made_by"], edit["id"]),
    )
    return list({row["id"] for row in found if row["row_id"] in same})


def _keep(
    connection: sqlite3.Connection,
    target: _Target,
    kind: CorrectionKind,
    page: str | None,
    value: str | None,
    by: str | None,
    now: str,
) -> int:
    """``page`` is one that names who is meant by ``value``, where that is a name."""
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
        "value": maybe(value),
        "value_page_key": page,
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


def _given(
    connection: sqlite3.Connection, target: _Target, kind: CorrectionKind, value: str | None
) -> tuple[str | None, str | None]:
    """What a person says as it is kept: of a name with a page that has it."""
    if kind in NAMED and value is not None:
        return _who(connection, target, value)
    if kind in ("said_on", "date"):
        return None, dates.given(_worded(kind), value)
    if kind == "type":
        return None, _type(value)
    if kind == "offence":
        named = [one for one in (value or "").split(BETWEEN.strip()) if one.strip()]
        found = [_as_it_stands(target, one) for one in named]
        return None, BETWEEN.join(dict.fromkeys(found)) or None
    if kind == "outlet":
        return None, " ".join((value or "").split()) or None
    if kind != "note":
        return None, None
    if not (value and value.strip()):
        raise OptionError("note", "is empty")
    return None, value


def _type(given: str | None) -> str:
    """A type of events by its name, or as it is called in words."""
    found = type_of(given or "")
    if found not in EVENT_TYPES:
        listed = ", ".join(one.replace("_", " ") for one in EVENT_TYPES)
        raise OptionError("type", f"{given or 'none'!r} is no type of an event; there is: {listed}")
    return found


def _as_it_stands(target: _Target, words: str) -> str:
    """Words that a person names, as the page has them: nearest to the row."""
    near = words_near(target.text, words, target.spans[0].start)
    if near is None:
        raise OptionError(storable(" ".join(words.split())), "stands nowhere in the page")
    return " ".join(target.text[near.start : near.end].split())


def _check_step(connection: sqlite3.Connection, target: _Target, changes: Changes) -> None:
    """Raises ``OptionError`` where an event is no legal step, which alone has a defendant."""
    held = connection.execute(
        "SELECT type FROM held_events WHERE id = ?", (target.row_id,)
    ).fetchone()
    kind = _type(changes["type"]) if "type" in changes else held["type"] if held else None
    if kind is not None and kind not in STEPS:
        raise OptionError(
            row_name("event", target.row_id),
            f"is no legal step but of type {kind.replace('_', ' ')}; put its type right too",
        )


def _exactly(connection: sqlite3.Connection, page: str, name: str) -> str:
    """One whom a name in a page means, as another page can be asked for."""
    found = decisions.bearer(connection, page, name, known=True)
    return name if found is None else f"#{found['identity_id']}"


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
SELECT s.*, v.text, v.sha256, p.key AS page_key
  FROM statements s JOIN versions v ON v.id = s.version_id JOIN pages p ON p.id = v.page_id
 WHERE s.id = ?
"""
_EVENT = """
SELECT ev.*, v.text, v.sha256, p.key AS page_key
  FROM events ev JOIN versions v ON v.id = ev.version_id JOIN pages p ON p.id = v.page_id
 WHERE ev.id = ?
"""
_PAGE = """
SELECT p.id, '' AS key, v.id AS version_id, v.text, v.sha256, p.key AS page_key
  FROM pages p JOIN versions v ON v.id = p.version_id WHERE p.id = ?
"""
_QUERIES: Mapping[Layer, str] = {"statement": _STATEMENT, "event": _EVENT, "page": _PAGE}


def _target(connection: sqlite3.Connection, name: str) -> _Target:
    layer, number = _named(connection, name)
    if layer == "event":
        unpack(connection, number)
    row = connection.execute(_QUERIES[layer], (number,)).fetchone()
    if row is None:
        raise OptionError(name.strip(), f"is no {layer} of this casebook; see `onrecord said`")
    spans: list[Span] = []
    if layer == "event":
        spans = [Span(row["trigger_start"], row["trigger_end"])]
    elif layer == "statement":
        spans = [Span(*one) for one in json.loads(row["spans"])]
    if layer != "page" and not quoted(row["text"], spans):
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
        beside.machine(connection, layer, number),
    )


def _named(connection: sqlite3.Connection, name: str) -> tuple[Layer, int]:
    """The row that a name means: ``s12``, ``v7``, ``p3`` or the address of a page."""
    match = _ROW.fullmatch(name)
    if match is not None:
        return LETTERS[match[1]], int(match[2])
    key = None if name.strip().isdecimal() else page_key(connection, name.strip())
    if key is None:
        which = "a statement is s12, an event v7, a page p3 or its address"
        raise OptionError(storable(name), f"is no row; {which}")
    (number,) = connection.execute("SELECT id FROM pages WHERE key = ?", (key,)).fetchone()
    return "page", int(number)


def _copies(connection: sqlite3.Connection, layer: Layer, row_id: int) -> list[int]:
    """The other rows of newest versions that are the same: statements of the same words, other
    tellings of an event."""
    if layer == "page":
        return []
    if layer == "event":
        (happening,) = connection.execute(
            "SELECT happening_id FROM event_rows WHERE id = ?", (row_id,)
        ).fetchone()
        rows = connection.execute(
            "SELECT ev.id FROM event_rows ev JOIN pages p ON p.version_id = ev.version_id"
            " WHERE ev.happening_id = ?",
            (happening,),
        ).fetchall()
        packed = packs.tellings(connection, happening, MOST) if happening is not None else []
        told = {*(row["id"] for row in rows), *(event for _, event, _ in packed)}
        return sorted(told - {row_id})
    (first,) = connection.execute(
        "SELECT coalesce(same_as, id) FROM statements WHERE id = ?", (row_id,)
    ).fetchone()
    same = connection.execute(
        "SELECT s.id FROM statements s JOIN pages p ON p.version_id = s.version_id"
        " WHERE (s.id = ?1 OR s.same_as = ?1) AND s.id <> ?2 ORDER BY s.id",
        (first, row_id),
    )
    return [row["id"] for row in same]


def _a(layer: Layer) -> str:
    return "an event" if layer == "event" else f"a {layer}"


def _worded(kind: CorrectionKind) -> str:
    return kind.replace("_", " ")
