"""Outlets: who gets quoted where, counted and drawn."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.casebook import paging, shares
from onrecord.casebook.shares import Outlet, Share, Shares
from onrecord.export.figure import shares as bars
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Missing, page
from onrecord.web.table import Table

SHOWN = 50

SOURCES = {
    "person": "a named person",
    "organization": "an organisation",
    "place": "a place",
    "group": "a group",
    "unnamed": "an unnamed source",
    "none": "no source found",
}


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets together, and each as a row."""

    all: Shares
    outlets: tuple[Outlet, ...]
    next: str | None
    first: str | None

    @property
    def charts(self) -> tuple[tuple[str, Markup | None, tuple[Share, ...]], ...]:
        return charts(self.all)


@dataclass(frozen=True, slots=True)
class One:
    shares: Shares

    @property
    def charts(self) -> tuple[tuple[str, Markup | None, tuple[Share, ...]], ...]:
        return charts(self.shares)


def outlets(ask: Ask) -> Outlets:
    book, after, shown = ask.book.connection, ask.word("after"), ask.rows(SHOWN)
    found = shares.outlets(book, limit=shown + 1, after=after)
    kept, more = paging.page(found, shown, lambda one: one.key)
    everywhere = shares.outlet(book, 0)
    assert everywhere is not None
    return Outlets(
        all=shares.shares(book, everywhere),
        outlets=kept,
        next=with_query("/outlets", {"after": more}) if more else None,
        first="/outlets" if after else None,
    )


def one(ask: Ask) -> One:
    found = shares.outlet(ask.book.connection, int(ask.path["id"]))
    if found is None or found.id == 0:
        raise Missing("There is no outlet of this number in the casebook.")
    return One(shares.shares(ask.book.connection, found))


def charts(of: Shares) -> tuple[tuple[str, Markup | None, tuple[Share, ...]], ...]:
    """Each way to tell the statements apart: its name, the drawing, and the rows that it draws."""
    sources = tuple(
        Share(SOURCES.get(each.label, each.label), each.statements) for each in of.sources
    )
    ways = (
        ("By speaker", of.speakers),
        ("By office of the speaker", of.offices),
        ("By kind of source", sources),
        ("By kind of statement", of.kinds),
    )
    return tuple((name, _bars(name, rows, of.outlet.statements), rows) for name, rows in ways)


def _bars(name: str, rows: tuple[Share, ...], whole: int) -> Markup | None:
    drawn = [
        (each.label, each.statements, f"/people/{each.identity}" if each.identity else None)
        for each in rows
    ]
    return bars(drawn, whole=whole, title=f"Statements {name[0].lower()}{name[1:]}")


def table(view: Outlets) -> Table:
    return Table(
        "outlets",
        ("id", "outlet", "pages", "statements"),
        [(each.id, each.name, each.pages, each.statements) for each in view.outlets],
    )


def shares_table(view: One) -> Table:
    return Table(
        f"outlet-{view.shares.outlet.id}",
        ("by", "value", "statements"),
        [(name, each.label, each.statements) for name, _, rows in view.charts for each in rows],
    )


routes = [
    *page("/outlets", outlets, "outlets.html", table),
    *page("/outlets/{id:int}", one, "outlet.html", shares_table),
]
