"""Where pages disagree: on events, on what was denied, on who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.casebook import cues, disputes
from onrecord.casebook.conflicts import Conflict, Side
from onrecord.casebook.cues import Manner
from onrecord.casebook.disputes import SORTS, Sort
from onrecord.errors import OptionError
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, page
from onrecord.web.table import Table

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts of one sort, with ``manners``, how each side is told where it is a statement;
    ``next`` is where older ones are looked for."""

    sort: Sort
    conflicts: tuple[Conflict, ...]
    manners: tuple[tuple[Manner | None, ...], ...]
    next: str | None
    first: str | None


def conflicts(ask: Ask) -> Conflicts:
    given, after = ask.word("sort") or "events", ask.word("after")
    sort = next((one for one in SORTS if one == given), None)
    if sort is None:
        raise OptionError("sort", f"is {', '.join(SORTS[:-1])} or {SORTS[-1]}")
    found = disputes.disputes(ask.book.connection, sort, limit=ask.rows(SHOWN), after=after)
    asked = {"sort": sort if sort != "events" else None}
    return Conflicts(
        sort=sort,
        conflicts=found.conflicts,
        manners=tuple(_manners(ask, sort, one.sides) for one in found.conflicts),
        next=with_query("/conflicts", {**asked, "after": found.next}) if found.next else None,
        first=with_query("/conflicts", asked) if after else None,
    )


def _manners(ask: Ask, sort: Sort, sides: Sequence[Side]) -> tuple[Manner | None, ...]:
    if sort == "events":
        return (None,) * len(sides)
    book = ask.book.connection
    rows = [cues.row_of(book, one.version_id, one.words) for one in sides]
    found = cues.manners(book, (row for row in rows if row is not None))
    return tuple(found.get(str(row)) for row in rows)


def table(view: Conflicts) -> Table:
    return Table(
        f"conflicts-{view.sort}",
        ("conflict", "kind", "about", "value", "words", "said_by", "cue", "outlet", "published", "url"),
        [
            (number, one.kind, one.about, side.value, side.words, side.said_by, how and how.cue,
             side.outlet, side.published, side.url)
            for number, (one, manners) in enumerate(zip(view.conflicts, view.manners, strict=True), 1)
            for side, how in zip(one.sides, manners, strict=True)
        ],
    )  # fmt: skip


routes = page("/conflicts", conflicts, "conflicts.html", table)
