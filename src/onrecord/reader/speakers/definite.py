"""Whom of those met before a definite description means: by a role, by what kind of body it tells, by a trait."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.entities.descriptions import narrows, proper_words, rules
from onrecord.reader.entities.documents import WHOSE
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member, is_another, is_otherwise, stands_below
from onrecord.reader.entities.offices import may_rule
from onrecord.reader.lexicon import DEMONYMS, FEMALE, MALE, ORG_HEADS
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.pronouns import fits
from onrecord.reader.speakers.sources import Source
from onrecord.reader.wordlists import words

_AGED = re.compile(r"\d{1,3}-year-old")
_COLLECTIVE = re.compile(r"(?:ese|ish|ch|ss)$")
"""How the names of peoples end that mean no single person: "the French"."""
_GENERAL = words("athlete man player star veteran woman")
"""Nouns that tell of a person whom a text has told of before nothing new."""
_FIRMS = words(
    "agency airline company firm group network newspaper organisation organization outlet website"
)
"""Nouns for the organisation that a text last spoke of."""
_LIKE_FIRMS = words(
    "band broadcaster carrier charity club concern giant maker manufacturer operator retailer startup team thrift"
)
"""Nouns for it where the text speaks of no other."""
_CONCERNS = words("concern operator")
"""Those of them that say no more than "company", where the sentence before speaks of no other."""


def by_role(text: str, discourse: Discourse, source: Source) -> Member | None:
    """Who bears the role that a definite description names, the last mentioned first."""
    wanted_words = [
        word
        for word in re.findall(r"[\w-]+", text[source.core.start : source.core.end].lower())
        if narrows(word) and len(word) > 1
    ]
    if not wanted_words:
        return None
    noun = source.head if source.head in wanted_words else wanted_words[-1]
    found = _bearer(text, discourse, source, noun, wanted_words)
    if found is None and noun == "chief" and len(wanted_words) > 1:
        # "The Harbour Board chief" is its director.
        rest = [word for word in wanted_words if word != noun]
        others = (
            _bearer(text, discourse, source, one, [*rest, one], bare=False) for one in _CHIEFS
        )
        found = next(filter(None, others), None)
    return found


_CHIEFS = ("director", "commissioner", "secretary-general", "chairman", "superintendent", "head")
"""Offices whose bearers are chiefs of what they are of."""


def _bearer(
    text: str,
    discourse: Discourse,
    source: Source,
    noun: str,
    wanted_words: Sequence[str],
    *,
    bare: bool = True,
) -> Member | None:
    """The last mentioned who is called by a noun with all the words told, else, if ``bare``, by the noun alone."""
    whose = _whose(text, source)
    proper = proper_words(text[source.core.start : source.core.end], noun)
    ruling = rules(text[source.core.start : source.core.end])
    for wanted in ({noun, *wanted_words}, {noun})[: 1 + bare]:
        for mention in discourse.recent(source.span.start, 80):
            member = mention.member
            if (
                noun in member.nouns
                and wanted | whose <= member.heads
                and not is_another(member, noun, proper)
                and not is_otherwise(member, {*wanted_words} - {noun}, noun)
                and not stands_below(member, noun, wanted_words)
                and (may_rule(member) or not ruling)
            ):
                return member
    return None


def by_kind(text: str, discourse: Discourse, source: Source) -> Member | None:
    """The last mentioned of the kind that the head noun tells: "the company", "the woman"."""
    head = source.head
    if head in ORG_HEADS or head in _LIKE_FIRMS:
        whose = _whose(text, source) | proper_words(text[slice(*source.core)], head)
        for mention in discourse.recent(source.span.start, 30):
            told = {*plain(mention.member.name).split(), *mention.member.heads}
            if mention.member.type == "organization" and head in told and whose <= told:
                return mention.member
        start = source.span.start
        near = [
            one
            for one in discourse.recent(start, 15)
            if one.member.type == "organization" and one.member.sure
        ]
        own = [one for one in near if not _is_outside(text, one.position)]
        bodies = [one.member for one in own or near]
        the = text[source.core.start : source.core.start + 4].lower() == "the "
        only = the and head in _LIKE_FIRMS and len({*map(id, bodies)}) == 1
        if the and head in _CONCERNS:
            before = [one for one in near if discourse.sentences_between(one.position, start) == 1]
            spoken_of = {id(one.member): one.subject for one in before}
            only = only or (len(spoken_of) == 1 and any(spoken_of.values()))
        if bodies and not whose and (head in _FIRMS or only):
            return bodies[0]
    return None


def _is_outside(text: str, position: int) -> bool:
    """Whether what is named at a place is only where somebody works who tells of others: "an analyst with | Osmund"."""
    found = _WORKS.search(text, max(0, position - REACH), position)
    return found is not None and found[1].lower() in _OUTSIDERS


REACH = 40
"""Code points before a name that are looked through for who works there."""

_WORKS = re.compile(r"\b([\w-]+)\s(?:at|for|from|of|with)\s(?:the\s)?$")
_OUTSIDERS = words("analyst attorney broker economist lawyer strategist trader")


def by_trait(text: str, discourse: Discourse, source: Source) -> Member | None:
    """The last person who was a subject or spoke, where a description tells no more than an age or
    a country: "the 31-year-old", "the Italian", "the Kenyan player"."""
    first, *rest = text[slice(*source.core)].split()
    if first.lower() != "the":
        return None
    aged = bool(rest) and _AGED.fullmatch(rest[0]) is not None
    native = len(rest) == 1 and rest[0].istitle() and not _COLLECTIVE.search(rest[0])
    if len(rest) == 2 and rest[1] in _GENERAL:
        native = rest[0].istitle()
    elif len(rest) > 1:
        return None
    if not aged and not (native and rest[0].lower() in DEMONYMS):
        return None
    pronouns = [one for one, nouns in (("she", FEMALE), ("he", MALE)) if source.head in nouns]
    for mention in discourse.recent(source.span.start, 30):
        member = mention.member
        stands = (mention.subject or mention.speaking) and not mention.quoted
        if stands and member.human() and all(fits(one, member) for one in pronouns):
            return member
    return None


def _whose(text: str, source: Source) -> set[str]:
    """The words of the name that owns what a description means: "Lund's campaign"."""
    if source.owner is None or WHOSE.match(text, *source.core) is None:
        return set()
    return set(plain(source.owner.text).split())
