"""The timeline of the casebook, of a person or a place: a figure to zoom into, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from onrecord.casebook import happened, persons, spoken
from onrecord.casebook.course import SHOW, Show, course, has_statements
from onrecord.casebook.happened import LENGTHS, Asked, Happening, Spread, Unit, as_query
from onrecord.casebook.people import resolve
from onrecord.casebook.persons import Listed
from onrecord.casebook.spoken import Line, Utterance
from onrecord.errors import OptionError
from onrecord.export.axis import DAYS, MONTHS, extent
from onrecord.web import drawn
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, page
from onrecord.web.table import Table

SHOWN = 50

MOST_COLUMNS = 120
"""Columns that can be told apart, and aimed at; with more, the next coarser unit is drawn."""

OTHERS = 5
"""Others whom a name can mean that are offered."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """``who`` and ``place`` are those asked for; ``others`` whom else the names can mean. ``by`` is
    the unit that was asked, ``unit`` the one that is drawn. ``events`` and ``said`` are how many
    there are over time: ``None`` where they are not asked for, ``said`` also where the statements
    are too many to count. ``by_publication`` is whether they stand at the day of publication."""

    asked: Asked
    show: Show
    by: Unit | None
    who: Listed | None
    place: Listed | None
    others: tuple[Listed, ...]
    types: tuple[tuple[str, int], ...]
    unit: Unit
    events: Spread | None
    said: Spread | None
    has_statements: bool
    by_publication: bool
    undated: bool
    lines: tuple[Happening | Utterance, ...]
    next: str | None
    first: str | None

    @property
    def figure(self) -> Markup | None:
        if self.undated:
            return None
        of = self.who or self.place
        title = f"Timeline of {of.name}" if of else "Timeline"
        return drawn.course_figure(
            self.query, self.events, self.said, self.lines, title, drawn.to_row
        )

    @property
    def coarser(self) -> int:
        """Lines that are dated less precisely than what is drawn."""
        return sum(one.coarser for one in (self.events, self.said) if one is not None)

    @property
    def without_date(self) -> int:
        return sum(one.undated for one in (self.events, self.said) if one is not None)

    @property
    def query(self) -> dict[str, str | int | None]:
        show = self.show if self.show != "all" else None
        return {**as_query(self.asked), "show": show, "by": self.by}

    def link(self, **changes: str | int | None) -> str:
        """This timeline asked otherwise."""
        return with_query("/timeline", {**self.query, **changes})

    @property
    def outward(self) -> str | None:
        """The next wider range, where this one has ends."""
        since, until = self.asked.since, self.asked.until
        if since is None and until is None:
            return None
        wider = (since or until or "").rpartition("-")[0] or None
        return self.link(since=wider, until=wider, by=None)


def timeline(ask: Ask) -> Timeline:
    book = ask.book.connection
    who, others = _meant(ask, "who", None)
    place, other_places = _meant(ask, "place", "place")
    asked = Asked(
        who=who.id if who else None,
        place=place.id if place else None,
        type=ask.word("type"),
        since=ask.word("since"),
        until=ask.word("until"),
    )
    by, show = _unit(ask.word("by")), _show(ask.word("show"))
    undated, after = ask.word("undated") is not None, ask.word("after")
    said = has_statements(asked, show)
    lines = spoken.sorted_lines(book, asked) if said else None
    found = course(book, asked, show, lines, limit=ask.rows(SHOWN), after=after, undated=undated)
    events_over_time, said_over_time = _spreads(ask, asked, show, by, lines)
    made = Timeline(
        asked=asked,
        show=show,
        by=by,
        who=who,
        place=place,
        others=(*others, *other_places),
        types=tuple(happened.types(book)),
        unit=next((one.unit for one in (events_over_time, said_over_time) if one), "year"),
        events=events_over_time,
        said=said_over_time,
        has_statements=said,
        by_publication=found.by_publication,
        undated=undated,
        lines=found.lines,
        next=None,
        first=None,
    )
    flag = "1" if undated else None
    return replace(
        made,
        next=made.link(after=found.next, undated=flag) if found.next else None,
        first=made.link(undated=flag) if after else None,
    )


Spreads = tuple[Spread | None, Spread | None]


def _spreads(
    ask: Ask, asked: Asked, show: Show, by: Unit | None, lines: Sequence[Line] | None
) -> Spreads:
    """Events and statements by the unit asked, else by the finest that suits the range; coarser
    where columns are too many."""

    def spreads(unit: Unit) -> Spreads:
        book = ask.book.connection
        return (
            happened.spread(book, asked, unit) if show != "statements" else None,
            spoken.spread(book, asked, lines, unit) if has_statements(asked, show) else None,
        )

    yearly = spreads("year")
    unit = by or _fitting(asked, yearly)
    while unit != "year":
        found = spreads(unit)
        if len(_dates(found)) <= MOST_COLUMNS:
            return found
        unit = "month" if unit == "day" else "year"
    return yearly


def _dates(spreads: Spreads) -> list[str]:
    return sorted({one.date for some in spreads if some is not None for one in some.buckets})


def _fitting(asked: Asked, yearly: Spreads) -> Unit:
    ends = _dates(yearly)
    first = extent(asked.since or (ends[0] if ends else None))
    last = extent(asked.until or (ends[-1] if ends else None))
    if first is None or last is None:
        return "year"
    days = (last.last - first.first).days
    return "day" if days <= DAYS else "month" if days <= 31 * MONTHS else "year"


def _unit(given: str | None) -> Unit | None:
    if given is None:
        return None
    for unit in LENGTHS:
        if unit == given:
            return unit
    raise OptionError("by", "is day, month or year")


def _show(given: str | None) -> Show:
    for show in SHOW:
        if show == (given or "all"):
            return show
    raise OptionError("show", f"is {', '.join(SHOW[:-1])} or {SHOW[-1]}")


def _meant(ask: Ask, name: str, kind: str | None) -> tuple[Listed | None, tuple[Listed, ...]]:
    """The one whom a name or number of the query means, and whom else it can mean."""
    given = ask.word(name)
    if given is None:
        return None, ()
    number = f"#{given}" if given.isascii() and given.isdigit() else given
    book = ask.book.connection
    found = [
        one
        for each in resolve(book, number, kind)[: OTHERS + 1]
        if (one := persons.one_listed(book, each))
    ]
    if not found:
        raise OptionError(given, "is nobody and no place in this casebook; see the list of people")
    return found[0], tuple(found[1:])


def table(view: Timeline) -> Table:
    return Table(
        "timeline",
        ("date", "basis", "type", "who", "words", "cue", "place", "modality", "said_by", "pages", "stories",
         "outlet", "published", "url", "start", "end"),
        [row for one in view.lines for row in _rows(one)],
    )  # fmt: skip


def _rows(one: Happening | Utterance) -> list[tuple[Any, ...]]:
    """A line with the first of the pages that tell it."""
    if isinstance(one, Utterance):
        said = one.said
        return [
            (
                one.date, one.basis, "statement", said.speaker, said.words,
                said.cue, None,
                "negated" if said.negated else "asserted", said.speaker, one.pages, one.stories,
                at.outlet, at.published, at.url,
                at.spans[0].start if at.spans else None, at.spans[-1].end if at.spans else None,
            )
            for at in said.appearances[:1]
        ]  # fmt: skip
    return [
        (
            one.date, one.basis, one.type, drawn.who(one), told.words, None, told.place, one.modality,
            told.said_by, one.pages, one.stories, told.outlet, told.published, told.url,
            told.span.start, told.span.end,
        )
        for told in one.told[:1]
    ]  # fmt: skip


routes = page("/timeline", timeline, "timeline.html", table)
