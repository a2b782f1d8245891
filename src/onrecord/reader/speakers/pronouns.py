"""Whom a third-person pronoun means: by gender, number, recency and who was speaking.

A weighing of general signs in the manner of Lappin and Leass (1994): every earlier mention within
reach speaks for its member, the strongest counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.lexicon import (
    COMMUNITY,
    DEMONYMS,
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    PLURAL_PRONOUNS,
    SAME_PLACES,
)

REACH = 40
"""Mentions looked back at. Gold antecedents of the training articles lie within 25."""

# Weights set by hand on the 98 training articles of the statements gold; see training/speakers.py.
SENTENCE = 1.0
PARAGRAPH = 0.35
SUBJECT = 0.9
SPEAKER = 1.1
OUTER = 1.6
GENDER = 0.8
QUOTED = 0.7
SURE = 0.4
HOLDS = 0.5
LINKED = 0.5
FAR = 4
"""Sentences from which nobody is meant in a quotation of whom the coreference head does not think so."""
MOST = 6.0
"""A score of the coreference head counts for no more than this, either way."""


_SEVERAL = frozenset(("police",))
"""Of the nouns for people together those that "it" hardly means."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed while reading: where, of whom, in what standing."""

    position: int
    member: Member
    subject: bool
    quoted: bool
    speaking: bool


def fits(pronoun: str, member: Member) -> bool:
    """Whether the pronoun's gender and number allow the member."""
    if pronoun in MALE_PRONOUNS:
        return member.human() and member.gender() != "female"
    if pronoun in FEMALE_PRONOUNS:
        return member.human() and member.gender() != "male"
    if not (member.sure or member.spoke or member.heads or member.parts):
        return False  # what only its capitals make a name ("Year")
    if pronoun in PLURAL_PRONOUNS:
        told = member.plural or member.type in ("group", "organization", "unnamed")
        single = member.human() and member.gender() is not None
        return told and not member.document and not single
    if pronoun in NEUTER_PRONOUNS:
        thing = member.type in ("organization", "place") or not member.sure
        either = not member.plural or (
            member.type == "organization" and not member.nouns.isdisjoint(COMMUNITY - _SEVERAL)
        )
        return thing and either and not member.human()
    return True


def choose(
    pronoun: str,
    position: int,
    seen: Sequence[Seen],
    sentences: Sequence[int],
    paragraphs: Sequence[int],
    *,
    quoted: bool,
    outer: Member | None = None,
    holder: Member | None = None,
    barred: Callable[[Member], bool] = lambda _: False,
    linked: Callable[[int], float | None] | None = None,
    speaks: bool = False,
) -> Member | None:
    """The member that a pronoun at ``position`` most likely means, None where nobody fits.

    ``seen`` holds the mentions before it. ``sentences`` and ``paragraphs`` are the positions at
    which these begin. ``outer`` is the speaker in whose indirect words the pronoun stands, and ``holder`` who
    spoke last in the paragraph where the pronoun is of who speaks;
    ``barred`` tells who cannot be meant; ``linked`` what the coreference head says of a mention; ``speaks``
    whether the pronoun is of who speaks.
    """
    here = bisect_right(sentences, position)
    block = bisect_right(paragraphs, position)
    best: Member | None = None
    highest = float("-inf")
    for mention in seen:
        member = mention.member
        if mention.position >= position or not fits(pronoun, member) or barred(member):
            continue
        if speaks and pronoun in NEUTER_PRONOUNS and not mention.subject and _is_site(member):
            continue  # where something is says nothing: "a school in Tarn. It says"
        away = here - bisect_right(sentences, mention.position)
        blocks = block - bisect_right(paragraphs, mention.position)
        weight = -SENTENCE * min(away, 6) - PARAGRAPH * min(blocks, 6)
        # Who spoke in this sentence or the one before is a subject wherever the name stands: "said Lund".
        subject = mention.subject or (mention.speaking and away <= 1 and not quoted)
        weight += SUBJECT * subject + SPEAKER * mention.speaking
        weight += SURE * member.sure
        if mention.quoted and not quoted:
            weight -= QUOTED
        if member is outer:
            weight += OUTER
        if member is holder:
            weight += HOLDS
        weight += _agreement(pronoun, member)
        if weight + LINKED * MOST <= highest:
            continue  # whatever the head says
        score = linked(mention.position) if linked else None
        if quoted and away >= FAR and linked and (score is None or score < 0):
            continue
        if score is not None:
            weight += LINKED * min(max(score, -MOST), MOST)
        if weight > highest:
            highest, best = weight, member
    return best


def _is_site(member: Member) -> bool:
    """Whether a place is no country, which says and plans wherever it is named."""
    return (
        member.type == "place" and SAME_PLACES.get(name := plain(member.name), name) not in _LANDS
    )


_LANDS = frozenset(DEMONYMS.values()) - {"africa", "asia", "europe"}


def _agreement(pronoun: str, member: Member) -> float:
    if pronoun in MALE_PRONOUNS or pronoun in FEMALE_PRONOUNS:
        return GENDER if member.gender() is not None else 0.0
    if pronoun in PLURAL_PRONOUNS:
        if member.plural or member.type == "group":
            return 2 * GENDER
        if member.human():
            return -GENDER
        return GENDER if member.heads & COMMUNITY else 0.0
    return 0.0
