"""Whom a story of legal steps is about, and who only brings the case and tells of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from onrecord.reader.events.justice import DEFENDANT, STEPS, is_one_of
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Entity, Event, Statement

_OFFICES = frozenset(
    "attorney prosecutor agent judge justice director secretary commissioner inspector sheriff "
    "marshal investigator administrator counsel chief magistrate detective spokesman spokeswoman "
    "spokesperson lawyer officer commander superintendent comptroller general".split()
)
"""Offices of those who bring a case and tell of it."""


def officials(entities: Sequence[Entity], text: str) -> frozenset[str]:
    """The ids of people named with an office of the law, by what stands before their first name."""
    found = set()
    for one in entities:
        if one.type != "person" or not one.mentions:
            continue
        words = " ".join([*one.aliases, *(role.text for role in one.roles)]).lower().split()
        first = one.mentions[0].span.start
        before = text[max(0, first - 60) : first].split("\n")[-1].lower().split()[-4:]
        if _OFFICES & {*words, *before}:
            found.add(one.id)
    return frozenset(found)


def protagonist(
    entities: Sequence[Entity], statements: Sequence[Statement], others: Collection[str]
) -> Entity | None:
    """The first person named more than once who neither speaks nor is one of ``others``: who holds an
    office of the law, who is hurt."""
    speaking = {one.speaker.id for one in statements if one.speaker is not None}
    return next(
        (
            one
            for one in entities
            if one.type == "person"
            and len(one.mentions) > 1
            and one.id not in speaking
            and one.id not in others
        ),
        None,
    )


_AGED = re.compile(r"(?:,\s|\s\()\d\d\b")
_COURTLY = frozenset(
    "sentence sentenced dock trial plea prosecution prosecutors guilty jurors court's".split()
)
_TELLS = frozenset("say tell describe recall testify ask add call welcome thank".split())
_SUFFERS = frozenset({"victim", "target"})


def hurt(told: Iterable[Event]) -> frozenset[str]:
    """The ids of those who are killed, hurt or attacked: no step is taken against them for it."""
    return frozenset(
        one.entity.id
        for event in told
        for one in event.participants
        if one.role in _SUFFERS and one.entity is not None
    )


def introduced(
    syntax: Syntax,
    told: Iterable[Event],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    others: Collection[str],
) -> Entity | None:
    """Whom a story names right behind a step against somebody whom it only describes: "The head of
    a firm was jailed on Friday. | Tom Roe, 53, | showed no emotion as the judge ...".

    His name opens the sentence and his age follows it, the sentence speaks of a court, and he does
    what it tells. Whom it is done to and who tells of it is another ("A man was jailed for murder. Ana
    Ek, 16, was found dead."), and so are ``others``: who is hurt, who is of the law.
    """
    opening = {
        syntax.sentences[after][0]
        for event in told
        if event.type in STEPS and event.modality == "asserted" and _only_described(event)
        if (after := syntax.sentence[syntax.at(event.trigger.start)] + 1) < len(syntax.sentences)
    }
    for one in entities:
        if one.type != "person" or one.id in others or not one.mentions:
            continue
        name = one.mentions[0].span
        first = syntax.at(name.start)
        if first not in opening or syntax.words[first].start != name.start:
            continue
        if _AGED.match(syntax.text, name.end) and _acts_in_court(syntax, first, one, statements):
            return one
    return None


def _only_described(event: Event) -> bool:
    """Whether a step is taken against one or more of whom no name is told."""
    bearing = [one for one in event.participants if one.role in DEFENDANT]
    return bool(bearing) and not any(
        one.entity is not None and one.entity.type in ("person", "organization") for one in bearing
    )


def _acts_in_court(
    syntax: Syntax, first: int, who: Entity, statements: Sequence[Statement]
) -> bool:
    """Whether a sentence that opens with a name tells what he does before a court."""
    begin, last = syntax.bounds(first)
    words = syntax.words
    if not any(
        is_one_of(words[at].lower, "bench") or words[at].lower in _COURTLY
        for at in range(begin, last)
    ):
        return False
    verb = next((at for at in range(first, last) if words[at].upos == "VERB"), None)
    if verb is None or syntax.is_passive(verb):
        return False
    helped = any(words[at].lower in ("was", "were", "been") for at in range(first, verb))
    if helped and not words[verb].lower.endswith("ing"):
        return False
    start, end = words[begin].start, words[last - 1].end
    return not any(
        one.speaker is not None
        and one.speaker.id == who.id
        and one.cue is not None
        and start <= one.cue.start < end
        and not _TELLS.isdisjoint(
            form for word in syntax.text[slice(*one.cue)].lower().split() for form in lemmas(word)
        )
        for one in statements
    )
