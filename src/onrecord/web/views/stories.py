"""All stories of the casebook, newest first, by outlet."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook import listing
from onrecord.casebook.listing import Listed, OutletCount
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, page

SHOWN = 50
"""Pages of a casebook on one page of the room."""


@dataclass(frozen=True, slots=True)
class Stories:
    """``stories`` are of ``outlet``, where one is asked; ``next`` is where older ones are."""

    stories: tuple[Listed, ...]
    outlets: tuple[OutletCount, ...]
    outlet: str | None
    total: int
    next: str | None
    first: str | None


def stories(ask: Ask) -> Stories:
    outlet, after = ask.word("outlet"), ask.word("after")
    found = listing.pages(ask.book.connection, outlet=outlet, after=after, limit=SHOWN + 1)
    more = found[SHOWN - 1].key if len(found) > SHOWN else None
    outlets = listing.outlets(ask.book.connection)
    return Stories(
        stories=tuple(found[:SHOWN]),
        outlets=tuple(outlets),
        outlet=outlet,
        total=sum(one.pages for one in outlets if outlet in (None, one.name)),
        next=with_query("/stories", {"outlet": outlet, "after": more}) if more else None,
        first=with_query("/stories", {"outlet": outlet}) if after else None,
    )


routes = page("/stories", stories, "stories.html")
