"""Whom another name for somebody means that reports of sport and shows give him: "the Rovers boss", "the Paper Moon
star".

Such a report tells nobody so who has not been named before, and seldom says first that he is that.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from onrecord.reader.entities.descriptions import proper_words
from onrecord.reader.entities.members import DESCRIPTIONS, Member
from onrecord.reader.lexicon import FEMALE, MALE, PERSON_HEADS
from onrecord.reader.speakers.definite import himself
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.pronouns import Seen, fits
from onrecord.reader.speakers.sources import Source
from onrecord.reader.wordlists import words

_LEADS = words("boss coach gaffer manager")
"""Who leads a team, by nouns that are one in reports of its games."""
_PLAYS = words(
    """ace all-rounder back batsman batter bowler captain centre-back defender defenceman flanker fly-half footballer
    forward full-back goalkeeper goaltender guard hooker international keeper linebacker midfielder pitcher player
    quarterback scrum-half skipper striker vice-captain wicketkeeper wingback winger"""
)
_RACES = words(
    "boxer champion cyclist driver golfer gymnast jockey racer rider runner sprinter swimmer wrestler"
)
_SHOWS = words(
    """actor actress broadcaster co-host comedian comic dancer frontman frontwoman hitmaker host judge musician
    presenter rapper singer singer-songwriter songwriter supermodel"""
)
_PRAISED = words(
    "champion favourite favorite finalist hero icon legend medallist star superstar veteran winner"
)
"""Who is anybody of these."""
_FIELDS = (_PLAYS | _RACES, _SHOWS, _LEADS)
_SURE = (_PLAYS - words("back captain guard player")) | words(
    "actor actress favourite frontman frontwoman hitmaker rapper singer singer-songwriter star"
)
"""Nouns that no other news gives to somebody new: "the FirstBus driver" may be anybody."""
EPITHETS = frozenset().union(*_FIELDS, _PRAISED)

_NARROWED = re.compile(r"[Tt]he\s(?:\S+\s)*?(?:[A-Z]|\d{1,3}-year-old\b|\w+-time\b)")
"""What tells of somebody by more than his noun: a club, a show, an age, how often he won."""

_WON = re.compile(
    r"\b(?:\w+-time|world|Olympic|defending|reigning)\s(?:\w+\s){0,2}(?:champion|medallist|winner)\Z"
)
"""What tells of somebody who has won."""

_BELOW = re.compile(r"\b(?:assistant|deputy)\b", re.IGNORECASE)
"""What tells of somebody below who leads."""

_BACK = 3
"""Sentences back to the one that tells of whom the text goes on with."""


def by_epithet(
    discourse: Discourse, source: Source, named: Container[Member] = ()
) -> Member | None:
    """Whom such a description means: who is called so by a noun for the same, else the only one of whom the sentence
    before it tells that it may mean. None of ``named``."""
    if source.head not in EPITHETS or source.plural:
        return None
    phrase = discourse.text[slice(*source.core)]
    if _BELOW.search(phrase):
        return None
    if source.head in _LEADS:
        leader = _leader(discourse, source, phrase, named)
        if leader is not None:
            return leader
    said = himself(discourse.text, source)
    near = [one for one in _told_of(discourse, source.span.start) if one.member not in named]
    near = [one for one in near if said is None or fits(said, one.member)]
    found = {id(one.member): one for one in near if _may_be(one.member, source.head, phrase)}
    if len(found) != 1:
        return None
    one = next(iter(found.values()))
    known = not _of_fields(one.member).isdisjoint(EPITHETS)
    if _NARROWED.match(phrase) is None:
        return one.member if known else None
    if source.head in _LEADS:
        sure = one.speaking
    else:
        only = source.head in _SURE or _WON.search(phrase) is not None
        sure = only and (one.subject or one.speaking)
    return one.member if known or sure else None


def _leader(
    discourse: Discourse, source: Source, phrase: str, named: Container[Member]
) -> Member | None:
    """The last mentioned who leads the team told of: "the Rovers coach" is its boss."""
    proper = proper_words(phrase, source.head)
    for mention in discourse.recent(source.span.start, 40):
        member = mention.member
        if member in named or member.type != "person" or member.nouns.isdisjoint(_LEADS):
            continue
        if proper and not proper & _teams(member):
            continue
        return member
    return None


def _teams(member: Member) -> set[str]:
    """The names in what a member is told to be."""
    nouns = sorted(member.nouns & EPITHETS)
    roles = list(member.roles.values())[:DESCRIPTIONS]
    return set().union(*(proper_words(role, noun) for role in roles for noun in nouns))


def _told_of(discourse: Discourse, start: int) -> Iterator[Seen]:
    """The persons named in the last sentence before a place that names any, outside of what others say."""
    last = None
    for one in discourse.recent(start, 12):
        distance = discourse.sentences_between(one.position, start)
        if one.quoted or one.member.type != "person" or distance == 0:
            continue
        last = distance if last is None else last
        if distance > min(last, _BACK):
            return
        yield one


def _of_fields(member: Member) -> set[str]:
    """The nouns for people by which a member is called."""
    return {noun for noun in member.nouns if noun in PERSON_HEADS or noun in EPITHETS}


def _may_be(member: Member, head: str, phrase: str) -> bool:
    """Whether nothing that a member is told to be, nor his gender or his name, speaks against an epithet."""
    pronoun = "she" if head in FEMALE else "he" if head in MALE else None
    if pronoun is not None and not fits(pronoun, member):
        return False
    if any(word in phrase.split() for word in member.name.split()):
        return False  # "the Reyes actor"
    proper, teams = proper_words(phrase, head), _teams(member)
    if head in _LEADS and proper and teams and not proper & teams:
        return False
    nouns = _of_fields(member)
    fields = [field for field in _FIELDS if head in field]
    alike = frozenset().union(_PRAISED, *fields) if fields else EPITHETS
    return not nouns or not nouns.isdisjoint(alike)
