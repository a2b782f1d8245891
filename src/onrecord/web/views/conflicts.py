"""Where pages disagree: on events, on what was denied, on who said it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook import disputes
from onrecord.casebook.conflicts import Conflict
from onrecord.casebook.disputes import SORTS, Sort
from onrecord.errors import OptionError
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, page
from onrecord.web.table import Table

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts of one sort; ``next`` is where older ones are looked for."""

    sort: Sort
    conflicts: tuple[Conflict, ...]
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
        next=with_query("/conflicts", {**asked, "after": found.next}) if found.next else None,
        first=with_query("/conflicts", asked) if after else None,
    )


def table(view: Conflicts) -> Table:
    return Table(
        f"conflicts-{view.sort}",
        ("conflict", "kind", "about", "value", "words", "said_by", "outlet", "published", "url"),
        [
            (number, one.kind, one.about, side.value, side.words, side.said_by, side.outlet,
             side.published, side.url)
            for number, one in enumerate(view.conflicts, 1)
            for side in one.sides
        ],
    )  # fmt: skip


routes = page("/conflicts", conflicts, "conflicts.html", table)
