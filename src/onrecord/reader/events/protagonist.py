"""Whom an article is about that tells legal steps of somebody it has not named yet."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Entity, Statement

_OFFICES = frozenset(
    "attorney prosecutor agent judge justice director secretary commissioner inspector sheriff "
    "marshal investigator administrator counsel chief magistrate detective spokesman spokeswoman "
    "spokesperson lawyer officer commander superintendent comptroller general".split()
)
"""Offices of those who bring a case and tell of it."""


def protagonist(
    entities: Sequence[Entity], statements: Sequence[Statement], text: str
) -> Entity | None:
    """The first person named more than once who neither speaks nor holds an office of the law."""
    speaking = {one.speaker.id for one in statements if one.speaker is not None}
    for one in entities:
        if one.type != "person" or one.id in speaking or len(one.mentions) < 2:
            continue
        words = " ".join([*one.aliases, *(role.text for role in one.roles)]).lower().split()
        first = one.mentions[0].span.start
        before = text[max(0, first - 60) : first].split("\n")[-1].lower().split()[-4:]
        if not _OFFICES & {*words, *before}:
            return one
    return None
