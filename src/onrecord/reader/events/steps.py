"""Legal steps: one event a defendant and step, whatever the number of times that it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from onrecord.reader.events.legal import STEPS
from onrecord.record import Event, Participant, Span

DEFENDANT = frozenset({"defendant", "person", "entity"})


def defendants(event: Event) -> list[Participant]:
    """Those whom a legal step is taken against, or who take it."""
    return [one for one in event.participants if one.role in DEFENDANT]


def merged(events: Iterable[Event], counted: Collection[Span] = ()) -> list[Event]:
    """Events with each legal step once, in text order.

    Two tellings are of one step where type and defendant agree and dates do not speak against it.
    The first that names the defendant stays, and takes from the other what it lacks. A telling
    that names nobody ("a former sheriff pleaded guilty", "the plea") is of the named ones of its
    type; at the head of a story, where none is named, of the first named defendant. ``counted``
    are spans that tell a number of people ("64 individuals"), who are others.
    """
    told = list(events)
    named: dict[str, list[Event]] = {}
    for event in told:
        if event.type in STEPS and event.modality == "asserted" and _who(event):
            named.setdefault(event.type, []).append(event)
    first = next((event for event in told if event.type in STEPS and _who(event)), None)
    kept: list[Event] = []
    latest: dict[tuple[str, str, str], int] = {}
    waiting: dict[str, Event] = {}
    for event in told:
        who = _who(event)
        if event.type not in STEPS:
            kept.append(event)
            continue
        if who is None and event.modality == "asserted" and not _counted(event, kept, counted):
            if event.type in named:
                before = waiting.get(event.type)
                waiting[event.type] = _joined(before, event) if before else event
                continue
            described = defendants(event)
            if first is not None and described and not kept and event.type not in waiting:
                event = replace(
                    event,
                    participants=tuple(
                        replace(one, entity=defendants(first)[0].entity)
                        if one in described
                        else one
                        for one in event.participants
                    ),
                )
                who = _who(event)
            elif not described and any(one.type == event.type for one in kept):
                continue
        key = (event.type, who or "", event.modality)
        place = latest.get(key) if who else None
        if place is not None and _agree(kept[place], event):
            kept[place] = _joined(kept[place], event)
        else:
            latest[key] = len(kept)
            kept.append(event)
    return [
        _filled(one, waiting[one.type])
        if one.type in waiting and one.modality == "asserted" and _who(one)
        else one
        for one in kept
    ]


def _who(event: Event) -> str | None:
    """The id of the person or organisation that a step is taken against."""
    return next(
        (
            one.entity.id
            for one in defendants(event)
            if one.entity is not None and one.entity.type in ("person", "organization")
        ),
        None,
    )


def _counted(event: Event, before: list[Event], counted: Collection[Span]) -> bool:
    """Whether the defendants are others by their number ("64 individuals"), told past the start."""
    return bool(before) and any(one.span in counted for one in defendants(event))


def _filled(one: Event, telling: Event) -> Event:
    """With date, court and penalty of a telling that named nobody, where it has none itself."""
    if not _agree(one, telling):
        return one
    return replace(
        one,
        date=one.date or telling.date,
        offences=one.offences or telling.offences,
        penalty=one.penalty or telling.penalty,
        court=one.court or telling.court,
    )


def _agree(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None:
        return True
    a, b = one.date.value, other.date.value
    return a.startswith(b) or b.startswith(a)


def _joined(one: Event, other: Event) -> Event:
    date = one.date
    if other.date is not None and (date is None or len(other.date.value) > len(date.value)):
        date = other.date
    return replace(
        one,
        date=date,
        place=one.place or other.place,
        offences=one.offences or other.offences,
        penalty=one.penalty or other.penalty,
        court=one.court or other.court,
        # What the article itself tells is no claim of whoever else tells it too.
        statement=one.statement if other.statement is not None else None,
        confidence=max(one.confidence, other.confidence),
    )
