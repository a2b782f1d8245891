"""Where pages disagree: on events, on what was denied, on who said it, with what they said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import changes, cues, disputes
from onrecord.casebook.changes import Change
from onrecord.casebook.conflicts import Conflict
from onrecord.casebook.cues import Manner
from onrecord.casebook.disputes import SORTS, Sort
from onrecord.errors import OptionError
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, page
from onrecord.web.table import Table

SHOWN = 12
SORTING = (*SORTS, "changes")


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts of one sort, or changes of pages, with ``manners``, how each side is told where it is a statement;
    ``next`` is where older ones are looked for."""

    sort: Sort | Literal["changes"]
    conflicts: tuple[Conflict, ...]
    manners: tuple[tuple[Manner | None, ...], ...]
    changes: tuple[Change, ...]
    next: str | None
    first: str | None


def conflicts(ask: Ask) -> Conflicts:
    given, after = ask.word("sort") or "events", ask.word("after")
    if given == "changes":
        return _changes(ask, after)
    sort = next((one for one in SORTS if one == given), None)
    if sort is None:
        raise OptionError("sort", f"is {', '.join(SORTING[:-1])} or {SORTING[-1]}")
    found = disputes.disputes(ask.book.connection, sort, limit=ask.rows(SHOWN), after=after)
    asked = {"sort": sort if sort != "events" else None}
    return Conflicts(
        sort=sort,
        conflicts=found.conflicts,
        changes=(),
        manners=_manners(ask, sort, found.conflicts),
        next=with_query("/conflicts", {**asked, "after": found.next}) if found.next else None,
        first=with_query("/conflicts", asked) if after else None,
    )


def _changes(ask: Ask, after: str | None) -> Conflicts:
    found, more = changes.listed(ask.book.connection, limit=ask.rows(SHOWN), after=after)
    asked = {"sort": "changes"}
    return Conflicts(
        sort="changes",
        conflicts=(),
        manners=(),
        changes=tuple(found),
        next=with_query("/conflicts", {**asked, "after": more}) if more else None,
        first=with_query("/conflicts", asked) if after else None,
    )


def _manners(
    ask: Ask, sort: Sort, found: Sequence[Conflict]
) -> tuple[tuple[Manner | None, ...], ...]:
    """How each side of each conflict is told, where it is a statement."""
    if sort == "events":
        return tuple((None,) * len(one.sides) for one in found)
    rows = (int(side.row[1:]) for one in found for side in one.sides if side.row[0] == "s")
    known = {f"s{row}": how for row, how in cues.manners(ask.book.connection, rows).items()}
    return tuple(tuple(known.get(side.row) for side in one.sides) for one in found)


def table(view: Conflicts) -> Table:
    if view.sort == "changes":
        return Table(
            "changed-pages",
            ("change", "kind", "before", "after", "silent", "captured_before", "captured_after", "url"),
            [
                (number, line.kind, line.before_words, line.after_words, one.silent,
                 one.before.captured_at, one.after.captured_at, one.url)
                for number, one in enumerate(view.changes, 1)
                for line in one.differences
            ],
        )  # fmt: skip
    return Table(
        f"conflicts-{view.sort}",
        ("conflict", "kind", "about", "value", "words", "said_by", "cue", "outlet", "published", "url", "row"),
        [
            (number, one.kind, one.about, side.value, side.words, side.said_by, how and how.cue,
             side.outlet, side.published, side.url, side.row)
            for number, (one, manners) in enumerate(zip(view.conflicts, view.manners, strict=True), 1)
            for side, how in zip(one.sides, manners, strict=True)
        ],
    )  # fmt: skip


routes = page("/conflicts", conflicts, "conflicts.html", table)
