"""Whom a story of legal steps is about, and who only brings the case and tells of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.record import Entity, Statement

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
    entities: Sequence[Entity], statements: Sequence[Statement], of_law: Collection[str]
) -> Entity | None:
    """The first person named more than once who neither speaks nor holds an office of the law."""
    speaking = {one.speaker.id for one in statements if one.speaker is not None}
    return next(
        (
            one
            for one in entities
            if one.type == "person"
            and len(one.mentions) > 1
            and one.id not in speaking
            and one.id not in of_law
        ),
        None,
    )
