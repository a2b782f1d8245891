"""What happened and what was said, in order: one line an event and one a quotation, with every page
that tells it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from onrecord.calling import type_of
from onrecord.casebook import dates, happened, said, tellings
from onrecord.casebook.course import Show
from onrecord.casebook.days import Days
from onrecord.casebook.happenings import UNTOLD
from onrecord.casebook.people import resolve
from onrecord.casebook.said import Appearance, Said
from onrecord.casebook.spoken import Basis
from onrecord.casebook.storable import storable
from onrecord.casebook.tellers import sayings
from onrecord.casebook.tellings import Told
from onrecord.errors import OptionError
from onrecord.record import EVENT_TYPES, DateBasis


@dataclass(frozen=True, slots=True)
class Line:
    """One event. ``date`` is what most pages say, by its precision, or where none does but tells it
    as news the day of its first publication (``basis`` is which); ``None`` where none tells. What a
    person put right, of the date or of who says so, stands with the tellings.

    ``tellings`` begins with the one that tells most; ``stories`` counts copies of one story once.
    ``modality`` is that of most tellings.
    """

    happening_id: int
    type: str
    date: str | None
    basis: DateBasis | None
    modality: str
    tellings: tuple[Told, ...]

    @property
    def stories(self) -> int:
        return len({one.story_id or -one.page_id for one in self.tellings})


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation. ``date`` is when it was said or, where no page tells, that of its first
    publication: ``basis`` is which. ``tellings`` are the pages that carry it, the first to have it
    first."""

    date: str | None
    basis: Basis | None
    said: Said
    type: Literal["statement"] = "statement"

    @property
    def tellings(self) -> tuple[Appearance, ...]:
        return self.said.appearances

    @property
    def stories(self) -> int:
        return self.said.stories


def timeline(
    connection: sqlite3.Connection,
    who: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    show: Show = "all",
    type: str | None = None,
    machine: bool = False,
) -> list[Line | Quoted]:
    """Events and statements of a casebook by date; at the end the events without one in the order
    of the stories, then the statements without one.

    An event of no known type that only reports a statement ("said") is left to it.

    Args:
        who: only events in which somebody of this name takes part, or something of these words,
            and what such a one said.
        since, until: ISO 8601 dates by precision; what has no date is then left out.
        show: ``events`` alone, ``statements`` alone, or ``all``.
        type: events of this type alone, as its lines name it: "end position".
        machine: as the machine reads it, without what a person put right.
    """
    if type is not None:
        kind = _known_type(connection, type)
        events = _events(connection, who, since, until, "events", machine)
        return [one for one in events if one.type == kind]
    events = _events(connection, who, since, until, show, machine) if show != "statements" else []
    spoken = _quoted(connection, who, since, until, machine) if show != "events" else []
    lines: list[Line | Quoted] = [*events, *spoken]
    # stable: on one day events stand before what was said of them
    return sorted(lines, key=lambda one: (one.date is None, dates.ordered(one.date or "")))


def _known_type(connection: sqlite3.Connection, given: str) -> str:
    kind = type_of(given)
    known = [one for one, _ in happened.types(connection)]
    if kind not in known and kind not in EVENT_TYPES:
        listed = ", ".join(sorted(one.replace("_", " ") for one in known)) or "no event"
        raise OptionError("type", f"{given!r} is no type of an event here; there is: {listed}")
    return kind


def _quoted(
    connection: sqlite3.Connection,
    who: str | None,
    since: str | None,
    until: str | None,
    machine: bool,
) -> list[Quoted]:
    found = said.statements(connection, by=who, since=since, until=until, machine=machine)
    lines = [
        Quoted(one.date, "said" if one.said_on else "published" if one.date else None, one)
        for one in found
        if _within(one.date, since, until)
    ]
    return sorted(lines, key=lambda one: one.said.id)


def _events(
    connection: sqlite3.Connection,
    who: str | None,
    since: str | None,
    until: str | None,
    show: Show,
    machine: bool,
) -> list[Line]:
    since, until = dates.given("since", since), dates.given("until", until)
    if who is None:
        wanted = tellings.told(connection, machine=machine)
    else:
        wanted = tellings.with_part_of(
            connection, resolve(connection, who), storable(who), machine=machine
        )
    grouped = tellings.by_happening(tellings.of_happenings(connection, wanted, machine=machine))
    lines = [line(one) for one in grouped.values()]
    kept = [one for one in lines if _within(one.date, since, until)]
    if show == "all":
        reported = _reports(connection, [one for one in kept if one.type in UNTOLD])
        kept = [one for one in kept if one.happening_id not in reported]
    undated = (each for one in kept if one.date is None for each in one.tellings)
    days = Days(connection, {one.version_id for one in undated})

    def order(one: Line) -> tuple[bool, str, int]:
        date = dates.ordered(one.date) if one.date else days.of(one.tellings) or "9999"
        return one.date is None, date, one.happening_id

    return sorted(kept, key=order)


def _reports(connection: sqlite3.Connection, lines: list[Line]) -> set[int]:
    """The events that are told by the cue of a statement wherever they are told."""
    versions = {telling.version_id for one in lines for telling in one.tellings}
    cues = {one: sayings(connection, one) for one in versions}
    return {
        one.happening_id
        for one in lines
        if all(
            cues[telling.version_id].of(telling.trigger_span) is not None
            for telling in one.tellings
        )
    }


def line(told: list[Told]) -> Line:
    """All tellings of one event as one line."""
    moods = [one.modality for one in told]
    return Line(
        happening_id=told[0].happening_id,
        type=tellings.type_of(told),
        date=tellings.date_of(told),
        basis=tellings.basis_of(told),
        modality=max(set(moods), key=lambda mood: (moods.count(mood), mood == "asserted", mood)),
        tellings=tuple(sorted(told, key=tellings.tells_most)),
    )


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    if date is None:
        return since is None and until is None
    date = dates.ordered(date)
    if since is not None and date < since[: len(date)]:
        return False
    return until is None or date[: len(until)] <= until
