"""What happened, in order: one line an event, with every page that tells it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from onrecord.casebook import dates, tellings
from onrecord.casebook.days import Days
from onrecord.casebook.happenings import UNTOLD
from onrecord.casebook.people import resolve
from onrecord.casebook.storable import storable
from onrecord.casebook.tellings import Told


@dataclass(frozen=True, slots=True)
class Line:
    """One event. ``date`` is what most pages say, by its precision; ``None`` where none tells. What
    a person put right, of the date or of who says so, stands with the tellings.

    ``tellings`` begins with the one that tells most; ``stories`` counts copies of one story once.
    ``modality`` is that of most tellings.
    """

    happening_id: int
    type: str
    date: str | None
    modality: str
    tellings: tuple[Told, ...]

    @property
    def stories(self) -> int:
        return len({one.story_id or -one.page_id for one in self.tellings})


def timeline(
    connection: sqlite3.Connection,
    who: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    machine: bool = False,
) -> list[Line]:
    """The events of a casebook by date, those without one at the end in the order of the stories.

    Args:
        who: only events in which somebody of this name takes part, or something of these words.
        since, until: ISO 8601 dates by precision; what has no date is then left out.
        machine: as the machine reads it, without what a person put right.
    """
    since, until = dates.given("since", since), dates.given("until", until)
    if who is None:
        rows = connection.execute("SELECT id FROM happenings WHERE tellings > 0")
        wanted = [row[0] for row in rows]
    else:
        wanted = tellings.with_part_of(connection, resolve(connection, who), storable(who))
    grouped = tellings.by_happening(tellings.of_happenings(connection, wanted, machine=machine))
    lines = [line(one) for one in grouped.values()]
    kept = [one for one in lines if _within(one.date, since, until)]
    undated = (each for one in kept if one.date is None for each in one.tellings)
    days = Days(connection, {one.version_id for one in undated})

    def order(one: Line) -> tuple[bool, str, int]:
        return one.date is None, one.date or days.of(one.tellings) or "9999", one.happening_id

    return sorted(kept, key=order)


def line(told: list[Told]) -> Line:
    """All tellings of one event as one line."""
    kinds = [one.type for one in told]
    moods = [one.modality for one in told]
    return Line(
        happening_id=told[0].happening_id,
        type=max(set(kinds), key=lambda kind: (kind not in UNTOLD, kinds.count(kind), kind)),
        date=tellings.date_of(told),
        modality=max(set(moods), key=lambda mood: (moods.count(mood), mood == "asserted", mood)),
        tellings=tuple(sorted(told, key=tellings.tells_most)),
    )


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    if date is None:
        return since is None and until is None
    if since is not None and date < since[: len(date)]:
        return False
    return until is None or date[: len(until)] <= until
