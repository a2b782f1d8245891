"""What stands in the margin of an article: events where they are told, dates where they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.calling import called
from onrecord.casebook.matters import NOT_GUILTY
from onrecord.denying import pleads_not_guilty
from onrecord.export import outline
from onrecord.export.dates import dated
from onrecord.export.segments import Noted
from onrecord.record import Event, Record, Span, Statement

NOT_SO = {"planned": "planned", "possible": "possible", "negated": "did not happen"}
"""What a reader must know to not misread an event, by modality."""


class Happened(NamedTuple):
    """An event in words, and what must be minded with it, if anything."""

    what: str
    mind: str | None


def happened(type_: str, modality: str, trigger: str) -> Happened:
    """How an event is called: a plea of not guilty was made, and is none that did not happen.

    >>> happened("plead_guilty", "negated", "pleaded not guilty").what
    'pleaded not guilty'
    """
    if pleads_not_guilty(type_, modality, trigger):
        return Happened(NOT_GUILTY, None)
    return Happened(called(type_), NOT_SO.get(modality))


@dataclass(frozen=True, slots=True)
class Note:
    """An event or a date beside the text.

    ``what`` is the event's type, a legal step as matters call it, or the words of the date,
    ``who`` names as far as they are known, ``when`` an ISO date by its precision; ``details`` are
    words of the page: offences, penalty, court, place. ``mind`` is what must be known to not
    misread it. ``spans`` is what it rests on, first where it stands.
    """

    number: int
    kind: str
    what: str
    who: tuple[str, ...]
    when: str | None
    details: tuple[str, ...]
    mind: tuple[str, ...]
    spans: tuple[Span, ...]
    as_published: bool = False

    @property
    def noted(self) -> Noted:
        return Noted(self.number, self.spans)

    @property
    def day(self) -> str:
        """The date as a person writes it, and whether it is that of publication; empty where there
        is none."""
        return dated(self.when, self.as_published) if self.when else ""


def notes(record: Record) -> tuple[Note, ...]:
    """Every note, numbered from 1 by where it stands.

    Events that only report a statement are left to the statement, and those of no known type to
    the record; dates that an event or a statement tells are not told again.
    """
    tellers = {one.id: one for one in record.statements}
    cues = {one.cue for one in record.statements if one.cue is not None}
    events = [one for one in record.events if one.type != "other" and one.trigger not in cues]
    told = {one.date.span for one in events if one.date is not None}
    found = [*(_event(record, one, tellers) for one in events), *_dates(record, told)]
    found.sort(key=lambda one: one.spans[0])
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def _event(record: Record, event: Event, tellers: Mapping[str, Statement]) -> Note:
    details = [record.words(one) for one in event.offences]
    for span in (event.penalty, event.court, event.place.span if event.place else None):
        if span is not None:
            details.append(record.words(span))
    teller = tellers.get(event.statement) if event.statement is not None else None
    told = happened(event.type, event.modality, record.words(event.trigger))
    mind = [told.mind] if told.mind else []
    if teller is not None:
        mind.append(outline.told_by(record, teller))
    return Note(
        number=0,
        kind="event",
        what=told.what,
        who=outline.participants(record, event),
        when=event.date.value if event.date else None,
        details=tuple(dict.fromkeys(details)),
        mind=tuple(mind),
        spans=tuple(dict.fromkeys(event.spans())),
        as_published=event.as_published,
    )


def _dates(record: Record, told: set[Span]) -> Iterator[Note]:
    """Dates of the calendar that the text names, where the words do not say them whole."""
    for one in record.times:
        words = record.words(one.span)
        if one.type in ("DATE", "TIME") and one.span not in told and _is_resolved(one.value, words):
            yield Note(0, "date", words, (), one.value.partition("T")[0], (), (), (one.span,))


def _is_resolved(value: str, words: str) -> bool:
    """Whether it says more than its words: those that hold the year say it themselves."""
    return value[:4].isdecimal() and value[:4] not in words
