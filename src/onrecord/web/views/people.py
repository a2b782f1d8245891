"""People, organisations and places: the list, and one of them with all that pages tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from onrecord.casebook import accused, happened, persons, regrouping, saying, spoken
from onrecord.casebook.course import course
from onrecord.casebook.happened import Asked, Happening, Spread
from onrecord.casebook.matters import Matter
from onrecord.casebook.people import one_of, resolve
from onrecord.casebook.persons import Called, Companion, Listed, Naming, Office
from onrecord.casebook.putting import now
from onrecord.casebook.regrouping import Regrouping
from onrecord.casebook.saying import Part, Quotation, Topic
from onrecord.casebook.spoken import Utterance
from onrecord.casebook.store import writing
from onrecord.errors import OptionError
from onrecord.web import drawn
from onrecord.web.rendering import with_query
from onrecord.web.respond import Ask, Missing, Order, action, page
from onrecord.web.table import Table

SHOWN = 50
QUOTATIONS = 20
NAMINGS = 25
ALIKE = 6
"""Others of a like name that are offered to be made one."""

MEANT = 12
"""Those whom a name can mean that are offered."""

KINDS = ("person", "organization", "place")
Sorting = Literal["said", "named"]


@dataclass(frozen=True, slots=True)
class People:
    """The list. ``name`` is what was looked for, if anything; ``next`` where it goes on."""

    kind: str
    order: Sorting
    name: str | None
    people: tuple[Listed, ...]
    next: str | None
    first: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """One of them. ``part`` is whether ``quotations`` are ``by`` or ``of`` them; ``about``,
    ``since`` and ``until`` narrow these. ``lines`` are what happened with them and what they said,
    as far as it is drawn each as a mark. ``alike`` bear a like name; ``meant`` are those whom
    ``called``, a name given to be made one, can mean; ``done`` is what was just changed by hand."""

    one: Listed
    names: tuple[Called, ...]
    offices: tuple[Office, ...]
    topics: tuple[Topic, ...]
    part: Part
    about: str | None
    since: str | None
    until: str | None
    quotations: tuple[Quotation, ...]
    next: str | None
    first: str | None
    matter: Matter | None
    events: Spread
    said: Spread | None
    lines: tuple[Happening | Utterance, ...]
    happenings: tuple[Happening, ...]
    company: tuple[Companion, ...]
    namings: tuple[Naming, ...]
    more_namings: str | None
    alike: tuple[Listed, ...]
    called: str | None
    meant: tuple[Listed, ...]
    regroupings: tuple[Regrouping, ...]
    done: Regrouping | None

    @property
    def figure(self) -> Markup | None:
        """What happened with them and what they said; a mark leads to its row, which for what
        this page does not show is in their timeline."""
        if drawn.marks(self.events, self.said) == 1:
            return None
        here = {drawn.row_id(one) for one in self.happenings}
        here |= {f"s{one.said.id}" for one in self.quotations}

        def link(one: Happening | Utterance) -> str:
            row = drawn.row_id(one)
            return f"#{row}" if row in here else f"{timeline}#{row}"

        timeline = with_query("/timeline", {"who": self.one.id})
        title = f"Events with {self.one.name} and what they said"
        return drawn.course_figure(
            {"who": self.one.id}, self.events, self.said, self.lines, title, link
        )

    @property
    def path(self) -> str:
        return f"/people/{self.one.id}"

    def link(self, **changes: str | int | None) -> str:
        """This page asked otherwise."""
        asked: dict[str, str | int | None] = {
            "part": self.part if self.part != "by" else None,
            "about": self.about,
            "since": self.since,
            "until": self.until,
        }
        return with_query(self.path, {**asked, **changes})


def people(ask: Ask) -> People:
    kind, order = ask.word("kind") or "person", ask.word("order") or "said"
    if kind not in KINDS:
        raise OptionError("kind", f"is {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if order not in ("said", "named"):
        raise OptionError("order", "is said or named")
    sorting: Sorting = "named" if order == "named" else "said"
    name, after = ask.word("name"), ask.word("after")
    shown = ask.rows(SHOWN)
    if name is not None:
        found = persons.bearing(ask.book.connection, name, kind=None, limit=shown)
    else:
        found = persons.listed(
            ask.book.connection, kind=kind, order=sorting, after=after, limit=shown + 1
        )
    asked = {
        "kind": kind if kind != "person" else None,
        "order": order if order != "said" else None,
    }
    more = found[shown - 1].key if len(found) > shown else None
    return People(
        kind=kind,
        order=sorting,
        name=name,
        people=tuple(found[:shown]),
        next=with_query("/people", {**asked, "after": more}) if more else None,
        first=with_query("/people", asked) if after else None,
    )


def person(ask: Ask) -> Person:
    book, identity = ask.book.connection, int(ask.path["id"])
    one = persons.one_listed(book, identity)
    if one is None:
        raise Missing("There is nobody of this number in the casebook.")
    part: Part = "of" if ask.word("part") == "of" else "by"
    about, since, until = ask.word("about"), ask.word("since"), ask.word("until")
    quotations, after = saying.quotations(
        book,
        identity,
        part,
        limit=ask.rows(QUOTATIONS),
        after=ask.word("after"),
        about=about,
        since=since,
        until=until,
    )
    names = persons.names(book, identity)
    namings, more_namings = persons.namings(
        book, identity, limit=NAMINGS, after=ask.word("namings")
    )
    asked = Asked(who=identity)
    lines = spoken.sorted_lines(book, asked)
    events, said = happened.spread(book, asked, "year"), spoken.spread(book, asked, lines, "year")
    marks = drawn.marks(events, said)
    done, called = ask.number("done"), ask.word("called")
    made = Person(
        one=one,
        names=tuple(names),
        offices=tuple(persons.offices(book, identity)),
        topics=tuple(saying.topics(book, identity, [each.name for each in names]))
        if part == "by"
        else (),
        part=part,
        about=about,
        since=since,
        until=until,
        quotations=quotations,
        next=None,
        first=None,
        matter=accused.matter(book, identity),
        events=events,
        said=said,
        lines=course(book, asked, "all", lines, limit=marks).lines if marks else (),
        happenings=tuple(happened.happenings(book, asked, limit=SHOWN)),
        company=tuple(persons.company(book, identity)),
        namings=namings,
        more_namings=None,
        alike=_alike(ask, one),
        called=called,
        meant=_meant(ask, identity, called) if called else (),
        regroupings=tuple(regrouping.regroupings(book, identity)),
        done=regrouping.regrouping(book, done) if done is not None else None,
    )
    return _linked(made, after, more_namings, first=ask.word("after") is not None)


def _linked(made: Person, after: str | None, namings: str | None, *, first: bool) -> Person:
    from dataclasses import replace

    return replace(
        made,
        next=made.link(after=after) + "#said" if after else None,
        first=made.link() + "#said" if first else None,
        more_namings=made.link(namings=namings) + "#names" if namings else None,
    )


def _alike(ask: Ask, one: Listed) -> tuple[Listed, ...]:
    last = one.name.split()[-1] if one.name.split() else one.name
    found = persons.bearing(ask.book.connection, last, kind=one.type, limit=ALIKE + 1)
    return tuple(each for each in found if each.id != one.id)[:ALIKE]


def _meant(ask: Ask, identity: int, called: str) -> tuple[Listed, ...]:
    book = ask.book.connection
    found = [persons.one_listed(book, each) for each in resolve(book, called)[: MEANT + 1]]
    return tuple(one for one in found if one is not None and one.id != identity)[:MEANT]


def merge(order: Order) -> str:
    """Makes somebody else one with this one; where several bear the name, they are offered."""
    identity, given = int(order.path["id"]), order.word("other")
    if given is None:
        raise OptionError("other", "is empty; give a name, or a number with its #")
    with writing(order.book.connection, order.book.path):
        try:
            other = one_of(order.book.connection, given)
        except OptionError:
            if len(resolve(order.book.connection, given)) < 2:
                raise
            return with_query(f"/people/{identity}", {"called": given}) + "#names"
        if other == identity:
            raise OptionError(given, "is this very one")
        left, number = regrouping.merge(order.book.connection, identity, other, now())
    return f"/people/{left}?done={number}"


def split(order: Order) -> str:
    """Takes a name in one page out of this one."""
    given = order.word("entity") or ""
    if not given.isascii() or not given.isdigit():
        raise OptionError("entity", "is no number of a name; reload the page and choose again")
    with writing(order.book.connection, order.book.path):
        made, number = regrouping.split(order.book.connection, int(given), now())
    return f"/people/{made}?done={number}"


def undo(order: Order) -> str:
    """Takes a merge or split back."""
    with writing(order.book.connection, order.book.path):
        left = regrouping.undo(order.book.connection, int(order.path["number"]), now())
    return f"/people/{left}" if left else "/people"


def people_table(view: People) -> Table:
    return Table(
        "people",
        ("id", "type", "name", "office", "pages", "statements"),
        [
            (one.id, one.type, one.name, one.office, one.pages, one.statements)
            for one in view.people
        ],
    )


def said_table(view: Person) -> Table:
    return Table(
        f"{'said-by' if view.part == 'by' else 'said-of'}-{view.one.id}",
        ("speaker", "words", "date", "kind", "cue", "told_by", "told_to", "not_said", "hedged", "confidence",
         "pages", "outlet", "published", "url", "start", "end"),
        [
            (
                one.said.speaker, one.said.words, one.said.date, one.said.kind,
                one.said.cue, one.said.told_by, one.said.told_to, one.said.negated,
                one.said.hedged, one.said.confidence, one.pages,
                at.outlet, at.published, at.url,
                at.spans[0].start if at.spans else None, at.spans[-1].end if at.spans else None,
            )
            for one in view.quotations
            for at in one.said.appearances[:1]
        ],
    )  # fmt: skip


routes = [
    *page("/people", people, "people.html", people_table),
    *page("/people/{id:int}", person, "person.html", said_table),
    *action("/people/{id:int}/merge", merge),
    *action("/people/{id:int}/split", split),
    *action("/regroupings/{number:int}/undo", undo),
]
