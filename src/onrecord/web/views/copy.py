"""Copying: one statement with its citation, or as a row; all statements of a story as a table."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from onrecord.casebook.records import record_of
from onrecord.record import Record
from onrecord.web.citing import Citation, citation, csv_of
from onrecord.web.respond import Ask, Missing, file, page
from onrecord.web.views.story import chosen, versions_of


@dataclass(frozen=True, slots=True)
class Copied:
    """A statement of a story, to be copied; ``back`` is where it stands."""

    page_id: int
    back: str
    csv: str
    citation: Citation


def copied(ask: Ask) -> Copied:
    page_id, number, version = ask.path["page_id"], ask.path["number"], ask.number("version")
    query = "" if version is None else f"?version={version}"
    try:
        found = citation(_record(ask), number)
    except IndexError:
        raise Missing(f"This story has no statement {number}.") from None
    return Copied(
        page_id=page_id,
        back=f"/stories/{page_id}{query}#s{number}",
        csv=f"/stories/{page_id}/statements/{number}.csv{query}",
        citation=found,
    )


def row(ask: Ask) -> Response:
    found = copied(ask)
    return _csv(found.citation.csv, f"story-{found.page_id}-statement-{found.citation.number}")


def table(ask: Ask) -> Response:
    record = _record(ask)
    numbers = range(1, len(record.statements) + 1)
    return _csv(csv_of(record, numbers), f"story-{ask.path['page_id']}-statements")


def _record(ask: Ask) -> Record:
    connection = ask.book.connection
    version = chosen(versions_of(connection, ask.path["page_id"]), ask.number("version"))
    return record_of(connection, version.id)


def _csv(text: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    # With a byte order mark, without which Excel takes UTF-8 for another encoding.
    return Response(text.encode("utf-8-sig"), media_type="text/csv", headers=headers)


routes = [
    *file("/stories/{page_id:int}/statements.csv", table),
    *file("/stories/{page_id:int}/statements/{number:int}.csv", row),
    *page("/stories/{page_id:int}/statements/{number:int}", copied, "copy.html"),
]
