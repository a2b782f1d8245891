"""Search: full text with facets, and the searches that are kept by name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_plus

from onrecord.casebook import cues, saved, search
from onrecord.casebook.cues import Manner
from onrecord.casebook.putting import now
from onrecord.casebook.saved import SavedSearch
from onrecord.casebook.search import KINDS, Facet, Found, Kind
from onrecord.casebook.store import writing
from onrecord.errors import OptionError
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Order, action, page
from onrecord.web.table import Table

SHOWN = 30
FIELDS = {"outlet": "outlet", "speaker": "speaker"}


@dataclass(frozen=True, slots=True)
class Search:
    """``found`` is ``None`` where nothing was asked. ``manners`` are how the statements found
    are told, by their rows. ``saved`` are the searches that are kept."""

    query: str | None
    kind: Kind | None
    found: Found | None
    manners: dict[str, Manner]
    saved: tuple[SavedSearch, ...]

    def narrowed(self, facet: Facet) -> str:
        """The address of this search, held to a facet."""
        if facet.of == "kind":
            return with_query("/search", {"q": self.query, "kind": facet.value})
        if facet.of == "year":
            more = f"after:{facet.value} before:{facet.value}"
        else:
            words = facet.value.replace('"', " ")
            more = f'{FIELDS[facet.of]}:"{words}"'
        return with_query("/search", {"q": f"{self.query} {more}", "kind": self.kind})

    @property
    def any_kind(self) -> str:
        return with_query("/search", {"q": self.query})


def searched(ask: Ask) -> Search:
    query, given = ask.word("q"), ask.word("kind")
    kind = next((one for one in KINDS if one == given), None)
    if given is not None and kind is None:
        raise OptionError("kind", f"is {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    book = ask.book.connection
    found = (
        search.search(book, query, limit=ask.rows(SHOWN), kind=kind) if query is not None else None
    )
    statements = [one.id for one in (found.hits if found else ()) if one.kind == "statement"]
    return Search(
        query=query,
        kind=kind,
        found=found,
        manners=cues.manners(book, statements),
        saved=tuple(saved.saved(book)),
    )


def save(order: Order) -> str:
    """Keeps the search that is shown."""
    query = order.word("q") or ""
    with writing(order.book.connection, order.book.path):
        saved.save(order.book.connection, order.word("name") or "", query, now())
    return f"/search?q={quote_plus(query)}"


def forget(order: Order) -> str:
    """Removes a search that is kept."""
    with writing(order.book.connection, order.book.path):
        saved.forget(order.book.connection, int(order.path["number"]))
    return order.back("/search")


def table(view: Search) -> Table:
    return Table(
        "search",
        ("kind", "score", "words", "speaker", "cue", "told_as", "not_said", "date", "published",
         "outlet", "headline", "url", "start", "end"),
        [
            (one.kind, one.score, one.words, one.speaker, how and how.cue, how and how.kind,
             how and how.negated, one.date, one.published, one.outlet, one.headline, one.url, one.start, one.end)
            for one in (view.found.hits if view.found else ())
            for how in (view.manners.get(str(one.id)) if one.kind == "statement" else None,)
        ],
    )  # fmt: skip


routes = [
    *page("/search", searched, "search.html", table),
    *action("/searches", save),
    *action("/searches/{number:int}/forget", forget),
]
