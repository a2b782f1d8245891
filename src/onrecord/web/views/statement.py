"""One statement: copied with its citation or as a row, and put right by hand."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from onrecord.casebook.applied import record_by_hand
from onrecord.casebook.correcting import UNCHANGED, Unchanged
from onrecord.export import outline
from onrecord.export.segments import Piece, article_lines
from onrecord.record import Correction, Record, Statement
from onrecord.web.citing import Citation, citation, csv_of
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Missing, Order, action, file, page
from onrecord.web.views.story import chosen, versions_of

Role = Literal["words", "cue", "source", "rest"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the paragraph that a statement stands in. ``means`` is whom a source means, where
    its words do not say so."""

    text: str
    role: Role
    means: str | None


@dataclass(frozen=True, slots=True)
class Copied:
    """A statement of a story. ``passage`` are the paragraphs that it stands in; ``names`` are of
    people in its page, to put right who said it;
    ``corrections`` what was put right; ``path`` its address, ``back`` where it stands in the
    story."""

    page_id: int
    version: int | None
    path: str
    back: str
    told_to: str | None
    passage: tuple[tuple[Part, ...], ...]
    citation: Citation
    names: tuple[str, ...]
    corrections: tuple[Correction, ...]

    @property
    def csv(self) -> str:
        return with_query(f"{self.path}.csv", {"version": self.version})


def statement(ask: Ask) -> Copied:
    page_id, key, version = ask.path["page_id"], ask.path["key"], ask.number("version")
    record = _record(ask)
    try:
        found = citation(record, key)
    except KeyError:
        raise Missing(f"This story has no statement {key}.") from None
    one = record.statements[found.number - 1]
    story = with_query(f"/stories/{page_id}", {"version": version})
    return Copied(
        page_id=page_id,
        version=version,
        path=f"/stories/{page_id}/statements/{quote(key, safe='')}",
        back=f"{story}#s{found.number}",
        told_to=one.told_to.name if one.told_to else None,
        passage=_passage(record, one),
        citation=found,
        names=tuple(dict.fromkeys(each.name for each in record.entities)),
        corrections=tuple(each for each in record.corrections if each.row == key),
    )


def _passage(record: Record, one: Statement) -> tuple[tuple[Part, ...], ...]:
    """The paragraphs that hold the words, their cue or their source."""
    lines = article_lines(replace(record, statements=(one,)))
    touched = [line for line in lines if any(piece.numbers for piece in line.pieces)]
    return tuple(
        tuple(Part(piece.text, _role(piece), piece.means) for piece in line.pieces)
        for line in touched
    )


def _role(piece: Piece) -> Role:
    if piece.cue:
        return "cue"
    if piece.source:
        return "source"
    return "words" if piece.depth else "rest"


def row(ask: Ask) -> Response:
    found = statement(ask)
    return _csv(found.citation.csv, f"story-{found.page_id}-statement-{found.citation.number}")


def table(ask: Ask) -> Response:
    return _csv(csv_of(_record(ask)), f"story-{ask.path['page_id']}-statements")


def put_right(order: Order) -> str:
    """Keeps what a person says of a statement, as far as it is other than what stands there."""
    connection, page_id, key = order.book.connection, order.path["page_id"], order.path["key"]
    given = order.word("version")
    version = chosen(
        versions_of(connection, page_id), int(given) if given and given.isdecimal() else None
    )
    record = record_by_hand(connection, version.id)
    one = next((each for each in record.statements if each.id == key), None)
    if one is None:
        raise Missing(f"This story has no statement {key}.")
    order.book.correct(
        f"s{_row(connection, version.id, key)}",
        speaker=changed(order, "speaker", _speaker(record, one)),
        told_to=changed(order, "told_to", one.told_to.name if one.told_to else None),
        said_on=changed(order, "said_on", one.said_on.value if one.said_on else None),
        not_a_statement=order.word("not_a_statement") is not None,
        note=order.word("note"),
        by=order.word("by"),
        everywhere=order.word("everywhere") is not None,
    )
    return with_query(f"/stories/{page_id}", {"version": None if version.newest else version.id})


def by_number(ask: Ask) -> Response:
    """To a statement by its number, as answers and corrections have it; of what a person said is
    none, to its story."""
    row = ask.book.connection.execute(
        "SELECT p.id, s.key, coalesce(c.removed, 0) AS removed FROM statement_rows s"
        " JOIN pages p ON p.version_id = s.version_id"
        " LEFT JOIN corrected_statements c ON c.statement_id = s.id WHERE s.id = ?",
        (ask.path["number"],),
    ).fetchone()
    if row is None:
        raise Missing(f"There is no statement {ask.path['number']} in a newest version of a page.")
    below = "" if row["removed"] else f"/statements/{quote(row['key'], safe='')}"
    return RedirectResponse(f"/stories/{row['id']}{below}", 307)


def _speaker(record: Record, one: Statement) -> str | None:
    """The speaker as the form shows it."""
    name = outline.speaker_name(record, one)
    return None if name == outline.NO_SOURCE else " ".join(name.split())


def changed(order: Order, name: str, before: str | None) -> str | Unchanged | None:
    """A field of a form, where it is given otherwise than it was."""
    if name not in order.form:
        return UNCHANGED
    now = order.word(name)
    return UNCHANGED if now == before else now


def _row(connection: sqlite3.Connection, version: int, key: str) -> int:
    (found,) = connection.execute(
        "SELECT id FROM statements WHERE version_id = ? AND key = ?", (version, key)
    ).fetchone()
    return int(found)


def _record(ask: Ask) -> Record:
    connection = ask.book.connection
    version = chosen(versions_of(connection, ask.path["page_id"]), ask.number("version"))
    return record_by_hand(connection, version.id)


def _csv(text: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    # With a byte order mark, without which Excel takes UTF-8 for another encoding.
    return Response(text.encode("utf-8-sig"), media_type="text/csv", headers=headers)


_PATH = "/stories/{page_id:int}/statements"

routes = [
    *file(f"{_PATH}.csv", table),
    *file(f"{_PATH}/{{key}}.csv", row),
    *page(f"{_PATH}/{{key}}", statement, "statement.html"),
    *action(f"{_PATH}/{{key}}/right", put_right),
    *file("/statements/{number:int}", by_number),
]
