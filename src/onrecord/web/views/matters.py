"""Legal matters: the defendants, and of one every charge with its steps and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook import accused, paging
from onrecord.casebook.accused import Defendant
from onrecord.casebook.matters import Matter
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Missing, page
from onrecord.web.table import Table

SHOWN = 20
SHOWN_WITH_STEPS = 8
"""Defendants on a page whose charges stand there at once; the others' are a page further."""


@dataclass(frozen=True, slots=True)
class Against:
    """A defendant of the list, with the matter where it is shown at once."""

    defendant: Defendant
    matter: Matter | None


@dataclass(frozen=True, slots=True)
class Matters:
    against: tuple[Against, ...]
    next: str | None
    first: str | None


def matters(ask: Ask) -> Matters:
    book, after, shown = ask.book.connection, ask.word("after"), ask.rows(SHOWN)
    found = accused.defendants(book, limit=shown + 1, after=after)
    kept, more = paging.page(found, shown, lambda one: one.key)
    whole = shown if ask.many else SHOWN_WITH_STEPS
    return Matters(
        against=tuple(
            Against(one, accused.matter(book, one.id) if number < whole else None)
            for number, one in enumerate(kept)
        ),
        next=with_query("/matters", {"after": more}) if more else None,
        first="/matters" if after else None,
    )


def matter(ask: Ask) -> Matter:
    found = accused.matter(ask.book.connection, int(ask.path["id"]))
    if found is None:
        raise Missing("No legal step against anybody of this number is told.")
    return found


def rows(matters: list[Matter]) -> Table:
    return Table(
        "matters",
        ("defendant", "offence", "step", "date", "basis", "court", "penalty", "modality", "says", "words",
         "outlet", "published", "url"),
        [
            (one.defendant, charge.offence, step.step, step.date, step.basis, step.court,
             step.penalty, step.modality, ", ".join(step.says), told.words, told.outlet, told.published, told.url)
            for one in matters
            for charge in one.charges
            for step in charge.steps
            for told in step.tellings[:1]
        ],
    )  # fmt: skip


def table(view: Matters) -> Table:
    return rows([one.matter for one in view.against if one.matter is not None])


routes = [
    *page("/matters", matters, "matters.html", table),
    *page("/matters/{id:int}", matter, "matter.html", lambda one: rows([one])),
]
