"""One event: every page that tells it, and what a person puts right in it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.calling import STEPS
from onrecord.casebook import beside, tellings
from onrecord.casebook.correcting import UNCHANGED
from onrecord.casebook.edits import BETWEEN, row_name
from onrecord.casebook.tellings import Told
from onrecord.record import EVENT_TYPES, Correction, DateBasis
from onrecord.web.respond import Ask, Missing, Order, action, page
from onrecord.web.views.statement import changed

SHOWN = 50
"""Tellings of an event that are shown."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one page tells it, which ``told`` is, and what can be put right there.
    ``defendant`` and ``offence`` are as the form has them. ``removed`` is whether a person said that
    it is none: then it is shown as the machine reads it. ``others`` are the other tellings."""

    row: str
    told: Told
    type: str
    date: str | None
    basis: DateBasis | None
    defendant: str | None
    offence: str | None
    removed: bool
    corrections: tuple[Correction, ...]
    others: tuple[Told, ...]
    names: tuple[str, ...]
    types: tuple[str, ...] = EVENT_TYPES

    @property
    def is_step(self) -> bool:
        """Whether it is a legal step, which has a defendant and offences."""
        return self.told.type in STEPS


def event(ask: Ask) -> Telling:
    book, number = ask.book.connection, int(ask.path["id"])
    held = tellings.of_events(book, [number])
    one = _one(book, number)
    told = tellings.first(book, [one.happening_id], SHOWN)
    return Telling(
        row=row_name("event", number),
        told=one,
        type=tellings.type_of(told or [one]),
        date=tellings.date_of(told or [one]),
        basis=tellings.basis_of(told or [one]),
        defendant=_defendant(book, one),
        offence=BETWEEN.join(one.offences) or None,
        removed=not held,
        corrections=one.corrections
        if held
        else beside.of_rows(book, "event", [number]).get(number, ()),
        others=tuple(each for each in told if each.event_id != number),
        names=tuple(
            row["name"]
            for row in book.execute(
                "SELECT DISTINCT name FROM entities WHERE version_id = ? AND name <> '' ORDER BY id",
                (one.version_id,),
            )
        ),
    )


def _one(book: sqlite3.Connection, number: int) -> Told:
    """A telling as it holds, of what a person said is none as the machine reads it."""
    found = tellings.of_events(book, [number]) or tellings.of_events(book, [number], machine=True)
    if not found:
        raise Missing(f"There is no event {number} in a newest version of a page.")
    return found[0]


def _defendant(book: sqlite3.Connection, one: Told) -> str | None:
    """Whom it is against, as the form shows it."""
    given = [each for each in one.corrections if each.kind == "defendant"]
    if given:
        return given[-1].value
    return beside.machine(book, "event", one.event_id).get("defendant")


def put_right(order: Order) -> str:
    """Keeps what a person says of an event, as far as it is other than what stands there."""
    book, number = order.book.connection, int(order.path["id"])
    one = _one(book, number)
    kind = changed(order, "type", one.type)
    order.book.correct(
        row_name("event", number),
        date=changed(order, "date", one.own_date),
        type=UNCHANGED if kind is None else kind,
        defendant=changed(order, "defendant", _defendant(book, one)),
        offence=changed(order, "offence", BETWEEN.join(one.offences) or None),
        not_an_event=order.word("not_an_event") is not None,
        note=order.word("note"),
        by=order.word("by"),
        everywhere=order.word("everywhere") is not None,
    )
    return f"/events/{number}"


routes = [
    *page("/events/{id:int}", event, "event.html"),
    *action("/events/{id:int}/right", put_right),
]
