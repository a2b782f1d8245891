"""Everything that a person put right, to look through and to take back."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook.edits import Edit, edits
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Order, action, page
from onrecord.web.table import Table

SHOWN = 50

PATHS = {"s": "/statements", "v": "/events", "p": "/stories"}
"""Where the row of a correction stands, by the letter of its name."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was put right, the last first; ``number`` is how many there are that hold."""

    number: int
    edits: tuple[Edit, ...]
    next: str | None
    first: str | None

    def path(self, one: Edit) -> str | None:
        """Where its row is now."""
        return f"{PATHS[one.row[0]]}/{one.row[1:]}" if one.row else None


def corrections(ask: Ask) -> Corrections:
    after, shown = ask.number("after"), ask.rows(SHOWN)
    found = edits(ask.book.connection, withdrawn=True)[::-1]
    left = [one for one in found if after is None or one.id < after]
    more = left[shown - 1].id if len(left) > shown else None
    return Corrections(
        number=sum(one.withdrawn_at is None for one in found),
        edits=tuple(left[:shown]),
        next=with_query("/corrections", {"after": more}) if more else None,
        first="/corrections" if after else None,
    )


def undo(order: Order) -> str:
    """Takes back what was put right; what was put right with it in other pages too, where asked."""
    everywhere = order.word("everywhere") is not None
    order.book.undo(order.path["number"], everywhere=everywhere)
    return order.back("/corrections")


def put_right(order: Order) -> str:
    """Keeps what a person says of a page itself."""
    number = int(order.path["page_id"])
    order.book.correct(f"p{number}", outlet=order.word("outlet"), by=order.word("by"))
    return f"/stories/{number}"


def table(view: Corrections) -> Table:
    return Table(
        "corrections",
        ("id", "row", "kind", "machine", "value", "words", "page", "by", "at", "withdrawn_by",
         "withdrawn_at"),
        [
            (one.id, one.row, one.kind, one.machine, one.value,
             " … ".join(each.words for each in one.quotes), one.page, one.by, one.at,
             one.withdrawn_by, one.withdrawn_at)
            for one in view.edits
        ],
    )  # fmt: skip


routes = [
    *page("/corrections", corrections, "corrections.html", table),
    *action("/corrections/{number:int}/undo", undo),
    *action("/stories/{page_id:int}/right", put_right),
]
