"""The timeline of the casebook, of a person or a place: a figure to zoom into, and its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from onrecord.casebook import happened, paging, persons
from onrecord.casebook.happened import LENGTHS, Asked, Happening, Spread, Unit, as_query
from onrecord.casebook.people import resolve
from onrecord.casebook.persons import Listed
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
    the unit that was asked, ``spread.unit`` the one that is drawn."""

    asked: Asked
    by: Unit | None
    who: Listed | None
    place: Listed | None
    others: tuple[Listed, ...]
    types: tuple[tuple[str, int], ...]
    spread: Spread
    undated: bool
    happenings: tuple[Happening, ...]
    next: str | None
    first: str | None

    @property
    def figure(self) -> Markup | None:
        if self.undated:
            return None
        of = self.who or self.place
        title = f"Timeline of {of.name}" if of else "Timeline"
        return drawn.events_figure(self.asked, self.spread, self.happenings, title)

    def link(self, **changes: str | int | None) -> str:
        """This timeline asked otherwise."""
        return with_query("/timeline", {**as_query(self.asked), "by": self.by, **changes})

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
    by = _unit(ask.word("by"))
    undated, after = ask.word("undated") is not None, ask.word("after")
    shown = ask.rows(SHOWN)
    found = happened.happenings(book, asked, limit=shown + 1, after=after, undated=undated)
    kept, more = paging.page(found, shown, lambda one: one.key)
    made = Timeline(
        asked=asked,
        by=by,
        who=who,
        place=place,
        others=(*others, *other_places),
        types=tuple(happened.types(book)),
        spread=_spread(ask, asked, by),
        undated=undated,
        happenings=kept,
        next=None,
        first=None,
    )
    flag = "1" if undated else None
    return replace(
        made,
        next=made.link(after=more, undated=flag) if more else None,
        first=made.link(undated=flag) if after else None,
    )


def _spread(ask: Ask, asked: Asked, by: Unit | None) -> Spread:
    """By the unit asked, else by the finest that suits the range; coarser where columns are too
    many."""
    yearly = happened.spread(ask.book.connection, asked, "year")
    unit = by or _fitting(asked, yearly)
    while unit != "year":
        found = happened.spread(ask.book.connection, asked, unit)
        if len(found.buckets) <= MOST_COLUMNS:
            return found
        unit = "month" if unit == "day" else "year"
    return yearly


def _fitting(asked: Asked, yearly: Spread) -> Unit:
    ends = [one.date for one in yearly.buckets]
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
        ("date", "type", "who", "words", "place", "modality", "said_by", "pages", "stories",
         "outlet", "published", "url", "start", "end"),
        [
            (
                one.date, one.type, drawn.who(one), told.words, told.place, one.modality,
                told.said_by, one.pages, one.stories, told.outlet, told.published, told.url,
                told.span.start, told.span.end,
            )
            for one in view.happenings
            for told in one.told[:1]
        ],
    )  # fmt: skip


routes = page("/timeline", timeline, "timeline.html", table)
