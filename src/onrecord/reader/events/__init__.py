"""What happened: events with type, participants, place, date and modality; legal steps in full.

``syntax`` makes a tree of what the encoder says of heads; ``found`` finds the words that tell an
event and ``senses`` what they tell; ``arguments``, ``dating``, ``modality`` and ``legal`` read off
what belongs to each; ``steps`` tells each legal step once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reader.events.arguments import Cast, participants, place
from onrecord.reader.events.dating import Calendar
from onrecord.reader.events.found import Trigger, triggers
from onrecord.reader.events.legal import STEPS, court, offences, penalty
from onrecord.reader.events.modality import modality
from onrecord.reader.events.steps import DEFENDANT, merged
from onrecord.reader.events.syntax import Syntax, syntax
from onrecord.reader.innermost import Innermost
from onrecord.record import Article, Entity, Event, Participant, Statement, Time

if TYPE_CHECKING:
    from onrecord.reader.encoder import Encoded

__all__ = ["events", "events_of", "parsed"]


def events(
    article: Article,
    encoded: Encoded,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Time],
) -> tuple[Event, ...]:
    """The events of an article, in text order. Linear in the length of the text."""
    import numpy as np

    scores = encoded.tags[:, encoded.layout.tag_layers.index("trigger")]
    likely = (1 - np.exp(scores[:, 0])).tolist()
    by_start = dict(zip(encoded.starts.tolist(), likely, strict=True))
    tree = parsed(article.text, encoded)
    learned = [by_start.get(word.start, 0.0) for word in tree.words]
    return events_of(tree, entities, statements, times, learned)


def parsed(text: str, encoded: Encoded) -> Syntax:
    """The syntax of a text from its encoding."""
    upos, deprel = encoded.layout.upos, encoded.layout.deprel
    columns = zip(
        encoded.starts.tolist(),
        encoded.ends.tolist(),
        encoded.upos.tolist(),
        encoded.heads.tolist(),
        encoded.deprel.tolist(),
        strict=True,
    )
    return syntax(text, [(a, b, upos[pos], head, deprel[rel]) for a, b, pos, head, rel in columns])


def events_of(
    tree: Syntax,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Time],
    learned: Sequence[float] | None = None,
) -> tuple[Event, ...]:
    """The events of a parsed text; ``learned`` is the probability of each word to tell one."""
    cast, calendar = Cast(entities), Calendar(tree, times)
    cover = Innermost(one.content for one in statements)

    def teller(trigger: Trigger) -> str | None:
        within = cover.at(trigger.span(tree).start)
        return None if within is None else statements[within].id

    told = [
        event
        for trigger in triggers(tree, learned)
        for event in _events(tree, trigger, cast, calendar, teller(trigger))
    ]
    counted = {
        one.span
        for event in told
        for one in event.participants
        if any(tree.words[at].upos == "NUM" for at in tree.within(one.span))
    }
    return tuple(
        replace(event, id=f"ev{number}") for number, event in enumerate(merged(told, counted), 1)
    )


def _events(
    tree: Syntax, trigger: Trigger, cast: Cast, calendar: Calendar, teller: str | None
) -> Iterator[Event]:
    """One event, or for a legal step one a defendant; ``teller`` is the statement that tells it."""
    who = participants(tree, trigger, cast)
    span = trigger.span(tree)
    step = trigger.type in STEPS
    accused = [one for one in who if one.role in DEFENDANT] if step else []
    others = tuple(one for one in who if one not in accused)
    groups: list[tuple[Participant, ...]] = [(one, *others) for one in accused] or [who]
    for number, group in enumerate(groups):
        yield Event(
            id="",
            type=trigger.type,
            trigger=span,
            participants=tuple(sorted(group, key=lambda one: one.span)),
            place=place(tree, trigger, cast),
            date=calendar.of(trigger),
            modality=modality(tree, trigger),
            statement=teller,
            offences=offences(tree, trigger) if step else (),
            penalty=penalty(tree, trigger, number, len(groups)) if step else None,
            court=court(tree, trigger) if step else None,
            confidence=trigger.confidence,
        )
