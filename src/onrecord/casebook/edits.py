"""What a person put right: kept beside the machine's rows, tied to the words of the page.

An edit is about exact words in a page (``selectors``), so it finds its row again when the page is
read anew or captured anew, whatever the row's number is then. Where no row has the words any more
it stays, unattached. Rows of the machine are never changed: what holds by hand stands in
``corrected_statements``, ``corrected_events`` and ``version_rows.outlet_by_hand``, which every
answer looks at beside them. An edit of a page itself is tied to its address.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import decisions, fulltext, packs, telling
from onrecord.casebook.selectors import Quote, alike, located
from onrecord.casebook.storable import to_json
from onrecord.casebook.telling_rows import unpack
from onrecord.record import CorrectionKind, Span

Layer = Literal["statement", "event", "page"]
KINDS: Mapping[Layer, tuple[CorrectionKind, ...]] = {
    "statement": ("speaker", "told_to", "said_on", "not_a_statement", "note"),
    "event": ("date", "type", "defendant", "offence", "not_an_event", "note"),
    "page": ("outlet", "note"),
}
"""What can be put right in which layer."""

SAME_ROW = 0.5
"""Share of code points that the words of an edit and a row read anew must have in common: a reader
that draws a border elsewhere keeps the row, one that finds another statement beside it does not."""

LETTERS: Mapping[str, Layer] = {"s": "statement", "v": "event", "p": "page"}

BETWEEN = "; "
"""What stands between several offences."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit as it is kept. ``row`` is the row that it is about now, as ``s12``, ``v7`` or ``p3``,
    in the newest version of its page; ``None`` where no row there has its words.

    ``quotes`` are the words, and where they stood in the text of hash ``text_sha256``. ``machine``
    is what the machine had read when it was put right. It holds unless ``withdrawn_at`` is set.
    """

    id: int
    kind: CorrectionKind
    row: str | None
    machine: str | None
    value: str | None
    quotes: tuple[Quote, ...]
    page: str
    sha256: str | None
    text_sha256: str
    by: str | None
    at: str
    withdrawn_by: str | None
    withdrawn_at: str | None


def row_name(layer: Layer, row_id: int) -> str:
    """How a row is named to be put right: ``s12`` is a statement, ``v7`` an event, ``p3`` a page."""
    return f"{next(letter for letter, of in LETTERS.items() if of == layer)}{row_id}"


_ROW_NOW = (
    "SELECT a.row_id FROM attachments a JOIN pages p ON p.version_id = a.version_id"
    " WHERE a.correction_id = c.id"
)


def edits(connection: sqlite3.Connection, *, withdrawn: bool = False) -> list[Edit]:
    """Every edit that holds, in order of making; with ``withdrawn`` also those that do not."""
    rows = connection.execute(
        "SELECT c.*, coalesce((SELECT url FROM pages WHERE key = c.page_key), c.page_key) AS page,"
        f" coalesce(({_ROW_NOW} AND p.key = c.page_key), ({_ROW_NOW} LIMIT 1)) AS row_id"
        " FROM corrections c WHERE ? OR c.withdrawn_at IS NULL ORDER BY c.id",
        (withdrawn,),
    )
    return [
        Edit(
            id=row["id"],
            kind=row["kind"],
            row=None if row["row_id"] is None else row_name(row["layer"], row["row_id"]),
            machine=row["machine"],
            value=row["value"],
            quotes=tuple(Quote(*one) for one in json.loads(row["selector"])),
            page=row["page"],
            sha256=row["sha256"],
            text_sha256=row["text_sha256"],
            by=row["made_by"],
            at=row["made_at"],
            withdrawn_by=row["withdrawn_by"],
            withdrawn_at=row["withdrawn_at"],
        )
        for row in rows
    ]


# As pages are read and read anew ---------------------------------------------------------------


def detach(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes the edits off the rows of a version, which are about to be deleted."""
    for table, row, layer in (
        ("corrected_statements", "statement_id", "statements"),
        ("corrected_events", "event_id", "events"),
    ):
        connection.execute(
            f"DELETE FROM {table} WHERE {row} IN (SELECT id FROM {layer} WHERE version_id = ?)",
            (version_id,),
        )
    for table, who in (
        ("corrected_statements", "speaker_id"),
        ("corrected_statements", "told_to_id"),
        ("corrected_events", "defendant_id"),
    ):
        connection.execute(
            f"UPDATE {table} SET {who} = NULL"
            f" WHERE {who} IN (SELECT id FROM entities WHERE version_id = ?)",
            (version_id,),
        )
    connection.execute("DELETE FROM attachments WHERE version_id = ?", (version_id,))


def attach(connection: sqlite3.Connection, version_id: int) -> None:
    """Ties the edits of a page to the rows of a version just written, and finds again those whom
    edits of any page name by this one."""
    if connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone() is None:
        return
    key, content, text = connection.execute(
        "SELECT p.key, v.sha256, v.text FROM versions v JOIN pages p ON p.id = v.page_id"
        " WHERE v.id = ?",
        (version_id,),
    ).fetchone()
    kept = connection.execute(
        "SELECT id, layer, page_key, selector, row_key FROM corrections"
        " WHERE page_key = ? OR sha256 = ?",
        (key, content),
    ).fetchall()
    for one in kept:
        tie(connection, one, version_id, text)
    named = connection.execute(
        "SELECT id FROM corrections WHERE value_page_key = ?", (key,)
    ).fetchall()
    for layer in KINDS:
        ids = [one["id"] for one in (*kept, *named)]
        settle(connection, layer, rows_of(connection, ids, layer))


def tie(connection: sqlite3.Connection, kept: sqlite3.Row, version_id: int, text: str) -> None:
    """Ties an edit to the row of a version that has most of its words, if one has enough; of a page
    to the page of its address."""
    if kept["layer"] == "page":
        connection.execute(
            "INSERT OR IGNORE INTO attachments SELECT ?1, v.id, p.id FROM versions v"
            " JOIN pages p ON p.id = v.page_id WHERE v.id = ?2 AND p.key = ?3",
            (kept["id"], version_id, kept["page_key"]),
        )
        return
    spans = [located(text, Quote(*one)) for one in json.loads(kept["selector"])]
    words = [one for one in spans if one is not None]
    best: tuple[tuple[float, bool], int] | None = None
    for row_id, key, its in _spans(connection, kept["layer"], version_id):
        rank = alike(words, its), key == kept["row_key"]
        if rank[0] >= SAME_ROW and (best is None or rank > best[0]):
            best = rank, row_id
    if best is not None:
        if kept["layer"] == "event":
            unpack(connection, best[1])
        connection.execute(
            "INSERT OR IGNORE INTO attachments VALUES (?, ?, ?)", (kept["id"], version_id, best[1])
        )


def _spans(
    connection: sqlite3.Connection, layer: Layer, version_id: int
) -> Iterable[tuple[int, str, Sequence[Span]]]:
    if layer == "event":
        rows = [
            *connection.execute("SELECT * FROM event_rows WHERE version_id = ?", (version_id,)),
            *packs.rows(
                packs.base(connection, version_id), packs.of_version(connection, version_id).events
            ),
        ]
        for row in sorted(rows, key=lambda row: int(row["id"])):
            yield row["id"], row["key"], [Span(row["trigger_start"], row["trigger_end"])]
        return
    for row in connection.execute(
        "SELECT id, key, spans FROM statements WHERE version_id = ? ORDER BY id", (version_id,)
    ):
        yield row["id"], row["key"], [Span(*one) for one in json.loads(row["spans"])]


def settle(connection: sqlite3.Connection, layer: Layer, rows: Iterable[int]) -> None:
    """Writes what holds by hand of rows: of each kind the last edit that is not withdrawn."""
    for row_id in rows:
        force = {
            one["kind"]: one
            for one in connection.execute(
                "SELECT c.kind, c.value, c.value_page_key FROM attachments a"
                " JOIN corrections c ON c.id = a.correction_id WHERE a.row_id = ? AND c.layer = ?"
                " AND c.withdrawn_at IS NULL AND c.kind <> 'note' ORDER BY c.id",
                (row_id, layer),
            )
        }
        _SETTLE[layer](connection, row_id, force)


def _settle_statement(
    connection: sqlite3.Connection, row_id: int, force: Mapping[str, sqlite3.Row]
) -> None:
    connection.execute("DELETE FROM corrected_statements WHERE statement_id = ?", (row_id,))
    if force:
        connection.execute(
            "INSERT INTO corrected_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row_id,
                "not_a_statement" in force,
                *_named(connection, force.get("speaker")),
                *_named(connection, force.get("told_to")),
                "said_on" in force,
                _value(force, "said_on"),
            ),
        )


def _settle_event(
    connection: sqlite3.Connection, row_id: int, force: Mapping[str, sqlite3.Row]
) -> None:
    connection.execute("DELETE FROM corrected_events WHERE event_id = ?", (row_id,))
    if force:
        offences = _value(force, "offence")
        connection.execute(
            "INSERT INTO corrected_events (event_id, removed, has_date, date, type,"
            " has_defendant, defendant, defendant_id, offences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row_id,
                "not_an_event" in force,
                "date" in force,
                _value(force, "date"),
                _value(force, "type"),
                *_named(connection, force.get("defendant")),
                to_json(offences.split(BETWEEN) if offences else [])
                if "offence" in force
                else None,
            ),
        )
    (happening,) = connection.execute(
        "SELECT happening_id FROM event_rows WHERE id = ?", (row_id,)
    ).fetchone()
    if happening is not None:
        telling.refresh(connection, happening)


def _settle_page(
    connection: sqlite3.Connection, row_id: int, force: Mapping[str, sqlite3.Row]
) -> None:
    """Also in the index, by which pages are found by their outlets."""
    outlet = (_value(force, "outlet") or "") if "outlet" in force else None
    indexed = connection.execute(
        "SELECT p.version_id FROM pages p JOIN version_rows v ON v.id = p.version_id"
        " WHERE p.id = ? AND v.outlet_by_hand IS NOT ?",
        (row_id, outlet),
    ).fetchone()
    if indexed is not None:
        fulltext.unindex(connection, indexed[0])
    connection.execute(
        "UPDATE version_rows SET outlet_by_hand = ? WHERE page_id = ?", (outlet, row_id)
    )
    if indexed is not None:
        fulltext.index(connection, indexed[0])


_SETTLE = {"statement": _settle_statement, "event": _settle_event, "page": _settle_page}


def _value(force: Mapping[str, sqlite3.Row], kind: str) -> str | None:
    return force[kind]["value"] if kind in force else None


def _named(
    connection: sqlite3.Connection, edit: sqlite3.Row | None
) -> tuple[bool, str | None, int | None]:
    """Whether it is put right who, the name, the entity; none where the name is gone from its
    page."""
    if edit is None:
        return False, None, None
    if edit["value"] is None:
        return True, None, None
    found = decisions.bearer(connection, edit["value_page_key"], edit["value"])
    return True, edit["value"], None if found is None else found["id"]


def rows_of(
    connection: sqlite3.Connection, ids: Iterable[int], layer: Layer | None = None
) -> list[int]:
    """The rows that edits are tied to."""
    found: dict[int, None] = {}
    for edit in ids:
        for (row_id,) in connection.execute(
            "SELECT a.row_id FROM attachments a JOIN corrections c ON c.id = a.correction_id"
            " WHERE a.correction_id = ?1 AND (?2 IS NULL OR c.layer = ?2)",
            (edit, layer),
        ):
            found[row_id] = None
    return list(found)
