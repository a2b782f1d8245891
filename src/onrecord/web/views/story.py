"""One story: the article with its marks, what stands in its margin, and beside it who says what or
the page as captured."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from onrecord.casebook.applied import record_and_identities
from onrecord.casebook.captures import is_kept
from onrecord.casebook.changes import Change, of_page
from onrecord.errors import OptionError
from onrecord.export import html
from onrecord.record import Record
from onrecord.web.margin import Note, notes
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Missing, Order, action, page

SIDES = ("statements", "captured")


@dataclass(frozen=True, slots=True)
class Version:
    """One capture of the page."""

    id: int
    captured_at: str
    newest: bool


@dataclass(frozen=True, slots=True)
class Carrier:
    """Another page that carries the story."""

    page_id: int
    outlet: str | None
    published: str | None
    similarity: float | None


@dataclass(frozen=True, slots=True)
class Story:
    """One version of a page, as it was put right by hand. ``changes`` is what the page says
    otherwise from capture to capture; ``side`` is what stands beside the article; ``captured``
    whether the page itself is kept; ``identities`` who its entities are across pages, by their
    ids."""

    page_id: int
    version: Version
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]
    carriers: tuple[Carrier, ...]
    side: str
    captured: bool
    record: Record
    notes: tuple[Note, ...]
    identities: dict[str, int]

    @property
    def shown(self) -> dict[str, Any]:
        """What the templates of a story show."""
        return html.story(
            self.record,
            [one.noted for one in self.notes],
            lambda key: self.address(f"statements/{quote(key, safe='')}"),
            lambda key: f"/people/{self.identities[key]}" if key in self.identities else None,
        )

    def address(self, below: str = "", **query: str | int | None) -> str:
        """An address of this version, or of what is below it."""
        path = f"/stories/{self.page_id}/{below}" if below else f"/stories/{self.page_id}"
        return with_query(
            path, query | {"version": None if self.version.newest else self.version.id}
        )

    def note_of(self, number: int) -> Note:
        return self.notes[number - 1]


def story(ask: Ask) -> Story:
    page_id, connection = ask.path["page_id"], ask.book.connection
    versions = versions_of(connection, page_id)
    version = chosen(versions, ask.number("version"))
    record, identities = record_and_identities(connection, version.id)
    captured = is_kept(connection, record.page.sha256)
    side = ask.word("side")
    return Story(
        page_id=page_id,
        version=version,
        versions=versions,
        changes=tuple(of_page(connection, page_id)) if len(versions) > 1 else (),
        carriers=_carriers(connection, page_id),
        side="captured" if side == "captured" and captured else SIDES[0],
        captured=captured,
        record=record,
        notes=notes(record),
        identities=identities,
    )


def versions_of(connection: sqlite3.Connection, page_id: int) -> tuple[Version, ...]:
    """The versions of a page, newest first. Raises 404 where there is no such page."""
    rows = connection.execute(
        "SELECT v.id, coalesce(v.captured_at, v.added_at) AS captured_at,"
        " v.id = p.version_id AS newest FROM pages p JOIN versions v ON v.page_id = p.id"
        " WHERE p.id = ? ORDER BY newest DESC, captured_at DESC, v.id DESC",
        (page_id,),
    ).fetchall()
    if not rows:
        raise Missing(f"There is no story {page_id} in this casebook.")
    return tuple(Version(row["id"], row["captured_at"], bool(row["newest"])) for row in rows)


def chosen(versions: tuple[Version, ...], number: int | None) -> Version:
    """The version asked for, else the newest. Raises 404 where the page has no such."""
    for one in versions:
        if number in (None, one.id):
            return one
    raise Missing(f"This story has no version {number}.")


def _carriers(connection: sqlite3.Connection, page_id: int) -> tuple[Carrier, ...]:
    rows = connection.execute(
        "SELECT o.id, v.outlet, v.published, o.similarity FROM pages p"
        " JOIN pages o ON o.story_id = p.story_id AND o.id != p.id"
        " JOIN versions v ON v.id = o.version_id WHERE p.id = ?"
        " ORDER BY v.published, o.id LIMIT 50",
        (page_id,),
    )
    return tuple(Carrier(*row) for row in rows)


def remove(order: Order) -> str:
    """Takes a page out of the casebook, where who asks says to be sure."""
    number = order.path["page_id"]
    if order.word("sure") is None:
        raise OptionError("take out", "say that you want it out, by the box")
    order.book.remove(f"p{number}")
    return "/stories"


routes = [
    *page("/stories/{page_id:int}", story, "story_view.html"),
    *action("/stories/{page_id:int}/remove", remove),
]
