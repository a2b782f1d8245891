"""Who is meant by an office or the kind of a body alone: "the mayor", "Norland's prime minister", "the bank"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from onrecord.reader.entities.descriptions import country_of, head_nouns, nouns_of, told_by
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import NAMESAKES, Member, is_elsewhere, is_of_others
from onrecord.reader.lexicon import ALSO_CALLED, FUNCTION, ORG_HEADS, PERSON_HEADS, PLACES
from onrecord.reader.wordlists import words

_NEW = re.compile(r"(?:an?|another|one|some)\s", re.IGNORECASE)
_RULERS = ("president", "premier", "chancellor", "minister", "taoiseach")
"""What the leader of a country is."""
_ALTERING = words(
    """acting assistant associate attorney candidate deputy elect ex former interim late lieutenant nominee
    prime retired shadow then under vice"""
)
"""What beside an office tells another."""


class Known(NamedTuple):
    """Somebody with the words of what he is told to be, and where he is first mentioned."""

    member: Member
    told: set[str]
    first: int = 0


Offices = dict[str, list[Known]]
"""Who is known by a noun."""


def _put(found: Offices, noun: str, known: Known) -> None:
    borne = found.setdefault(noun, [])
    if len(borne) < NAMESAKES:
        borne.append(known)


def offices(members: Iterable[Member]) -> Offices:
    """The people by the nouns of what they are called, named and told of as somebody new ("a judge")."""
    found: Offices = {}
    for one in members:
        if one.type == "person" or (one.type == "unnamed" and _NEW.match(one.name)):
            known = Known(one, {country_of(word) for word in one.heads})
            for noun in one.nouns:
                _put(found, noun, known)
    return found


def bodies(members: Iterable[Member]) -> Offices:
    """The organisations by the nouns that say what they are: of "Bank of Norland" "bank"."""
    found: Offices = {}
    for one in members:
        police = {"police"} & set(one.name.lower().split())
        named = police or "name" in one.mentions.values() or _NEW.match(one.name)
        if one.type == "organization" and named and one.mentions:
            told = {country_of(word) for word in (*plain(one.name).split(), *one.heads)}
            known = Known(one, told, min(one.mentions).start)
            for noun in ((head_nouns(one.name) | one.nouns) & ORG_HEADS) | police:
                _put(found, noun, known)
    return found


def titled(phrase: str, offices: Offices) -> Member | None:
    """The one person named whose office or trade a description tells, with all that it tells: "the mayor",
    "Norland's prime minister", "opposition leader". "The president" is no vice president and no former one."""
    first = phrase.split(" ", 1)[0].lower()
    nouns = nouns_of(phrase) & PERSON_HEADS
    if len(nouns) != 1 or (first != "the" and first in FUNCTION):
        return None
    (noun,) = nouns
    told = told_by(phrase)
    ruling = noun == "leader" and not told.isdisjoint(PLACES)
    wanted = told - {"leader"} if ruling else told
    among = [one for rank in (_RULERS if ruling else (noun,)) for one in offices.get(rank, ())]
    found = {
        id(one.member): one.member
        for one in among
        if wanted <= one.told
        and any(
            _holds(role, noun, told, ruling)
            for role in (*islice(one.member.roles.values(), NAMESAKES), one.member.name)
        )
    }
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only is not None and only.type == "person" else None


def bodied(phrase: str, start: int, bodies: Offices) -> Member | None:
    """The one organisation named before a place that is of the kind that a description tells, with all that it
    tells: "the bank" for the Bank of Norland."""
    nouns, words = head_nouns(phrase), phrase.lower().split()
    if len(nouns) != 1 or (words[0] != "the" and words != ["police"]):
        return None
    (noun,) = nouns
    told = told_by(phrase) - nouns
    found = [one for one in bodies.get(noun, ()) if told <= one.told]
    only = found[0].member if len(found) == 1 and found[0].first < start else None
    if only is None or not only.sure or is_elsewhere(only, phrase):
        return None
    if is_of_others(only, noun, phrase):
        return None
    return None if _NEW.match(only.name) else only


def may_rule(one: Member) -> bool:
    """Whether nothing tells that somebody leads no more than a party or an opposition."""
    return not one.nouns.isdisjoint(_RULERS) or one.heads.isdisjoint(("opposition", "party"))


def _holds(role: str, noun: str, told: set[str], ruling: bool) -> bool:
    """Whether a role is the very office that a description tells, not one below it or one that was held."""
    words = set(re.findall(r"\w+", role.lower()))
    if ruling:
        return bool(nouns_of(role) & set(_RULERS)) and words & _ALTERING <= {"prime"}
    nouns = nouns_of(role)
    called = noun in nouns or any(noun in ALSO_CALLED.get(one, ()) for one in nouns)
    return called and words & _ALTERING <= told
