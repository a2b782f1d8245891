"""Legal steps: one event a defendant and step, whatever the number of times that it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.reader.events.legal import STEPS
from onrecord.record import Event, Participant

DEFENDANT = frozenset({"defendant", "person", "entity"})


def defendants(event: Event) -> list[Participant]:
    """Those whom a legal step is taken against, or who take it."""
    return [one for one in event.participants if one.role in DEFENDANT]


def merged(events: Iterable[Event]) -> Iterator[Event]:
    """Events with each legal step once, in text order.

    Two tellings are of one step where type and defendant agree and dates do not speak against it.
    The first that names the defendant stays, and takes from the other what it lacks.
    """
    kept: list[Event] = []
    latest: dict[tuple[str, str, str], int] = {}
    for event in events:
        who = next((one.entity.id for one in defendants(event) if one.entity), None)
        if event.type not in STEPS or who is None:
            kept.append(event)
            continue
        key = (event.type, who, event.modality)
        before = latest.get(key)
        if before is not None and _agree(kept[before], event):
            kept[before] = _joined(kept[before], event)
        else:
            latest[key] = len(kept)
            kept.append(event)
    yield from kept


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
