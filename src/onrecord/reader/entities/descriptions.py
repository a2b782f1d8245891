"""What descriptions tell: the nouns they are built on, the words that narrow these, whose and of what they are."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from onrecord.reader.entities.keys import KEPT
from onrecord.reader.lexicon import (
    DEMONYMS,
    FUNCTION,
    OFFICES,
    ORG_HEADS,
    PLACES,
    PLURAL_HEADS,
    SAME_PLACES,
    SEATS,
    SHORT_STATES,
    ends_as_plural,
)
from onrecord.reader.wordlists import words
from onrecord.record import Span

LEAD = re.compile(r"(?:the|a|an|its|his|her|their|our|my|this|that)\s+", re.IGNORECASE)
"""What opens a description and tells nothing of whom it means."""

_ENDED = re.compile(r"[,;(—]|\s[–-]\s|--|\s(?:of|for|from|in|at|with|to|on|who|whose|which|that)\s")
_JOINED = re.compile(r"\s(?:and|&|turned)\s|/|-turned-")


def described(phrase: str) -> str:
    """What a description says of whom it describes, before it comes to others: "of", "whose"."""
    cut = _ENDED.search(phrase, 1)
    return phrase[: cut.start()] if cut else phrase


@lru_cache(maxsize=KEPT)
def head_nouns(phrase: str) -> frozenset[str]:
    """The nouns that a description is built on: of "campaign manager and spokesman for the mayor"
    "manager" and "spokesman", neither "campaign" nor "mayor"."""
    parts = [re.findall(r"[\w-]+", part.lower()) for part in _JOINED.split(described(phrase))]
    return frozenset(part[-1] for part in parts if part)


def nouns_of(phrase: str) -> set[str]:
    """The nouns of a description, offices written in full: "Sen." is a senator."""
    return {OFFICES.get(noun, noun) for noun in head_nouns(phrase)}


def told_by(phrase: str) -> set[str]:
    """What a description tells: its words, offices in full, peoples as countries, articles and the like aside."""
    found = [word for word in re.findall(r"[\w-]+", phrase.lower()) if len(word) > 1]
    told = {OFFICES.get(word, word) for word in found if narrows(word)}
    return {country_of(word) for word in told} | ({"prime"} if "pm" in found else set())


def country_of(word: str) -> str:
    """The country of a people, and any other word as it is."""
    return DEMONYMS.get(word, word)


def rules(phrase: str) -> bool:
    """Whether a description is of whoever leads a country: "the Norwegian leader"."""
    told = told_by(phrase)
    return "leader" in told and not told.isdisjoint(PLACES)


def narrows(word: str) -> bool:
    """Whether a word of a description tells what it means: "police", "officials", not "the", "new"."""
    people = word in PLURAL_HEADS and ends_as_plural(word)
    return people or word not in FUNCTION or word in ORG_HEADS


def proper_words(phrase: str, noun: str) -> set[str]:
    """The words in capitals that narrow a description's noun: the party, the country, the owner; where
    it has its seat ("the Tarn-based group") may be told at any time."""
    found = re.findall(r"[^\W\d_][\w-]*", unseated(phrase))
    narrow = (one.lower() for one in found if one[0].isupper())
    return {
        one for one in narrow if one != noun and one not in FUNCTION and not _SITED.fullmatch(one)
    }


@lru_cache(maxsize=KEPT)
def lands(phrase: str) -> frozenset[str]:
    """The countries that a phrase names or whose people: "the U.S. embassy in Norway" has two."""
    words = [one.strip(".").lower() for one in _CAPITALS.findall(phrase)]
    both = [f"{one} {two}" for one, two in pairwise(words)]
    found = frozenset(_OF_LANDS[one] for one in (*words, *both) if one in _OF_LANDS)
    if not found:
        found = frozenset(one[: -len(end)] for one in words for end in _PEOPLES if _is_of(one, end))
    return found - {"korea"} if len(found) > 1 else found


def _is_of(word: str, end: str) -> bool:
    return word.endswith(end) and word[: -len(end)] in PLACES


_PEOPLES = ("ian", "ean", "an", "n", "i")
"""How the names of peoples end that are made of that of their country: "Cameroonian"."""
_CAPITALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w-]*")
_NO_LANDS = frozenset(("africa", "asia", "europe", "soviet union"))
_LANDS = (frozenset(DEMONYMS.values()) | SAME_PLACES.keys()) - _NO_LANDS
_OF_LANDS = {one: SAME_PLACES.get(one, one) for one in _LANDS} | {
    demonym: SAME_PLACES.get(land, land) for demonym, land in DEMONYMS.items() if land in _LANDS
}
"""Countries by their names and those of their peoples."""


def unseated(phrase: str) -> str:
    """A description without the town and the state where what it means is: "The company" of "The Dunmore, Ky.,
    company"."""
    found = SEAT.match(phrase)
    told = found is not None and is_state(found["state"])
    return phrase[: found.start("seat")] + phrase[found.end() :] if found and told else phrase


def is_state(name: str) -> bool:
    """Whether a name is that of a state or a country, in full or in short."""
    return name in SHORT_STATES or name.lower() in PLACES or name.lower() in _STATES


_STATES = frozenset(SEATS.values())

SEAT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?)\s(?P<seat>(?:[A-Z][\w.'’-]*\s){0,2}[A-Z][\w.'’-]*,\s(?P<state>[A-Z][\w.]+(?:\s[A-Z]\w+)?),\s)"
    r"(?=[a-z])"
)
"""Where somebody is, between the article and the noun: "a Dunmore, Ky., | baker"."""

_SITED = re.compile(r"[\w-]+-(?:based|headquartered|listed)")

_BODY = re.compile(r"(?:[Tt]he\s)?((?:(?!The\s)(?:U\.?[SK]\.?|[A-Z][\w-]*[a-z])\s)+)([\w-]+)")
"""A body by what stands before its noun, letters aside but for two countries."""


def is_another_body(phrase: str, name: str) -> bool:
    """Whether a description tells a body of one kind under another name: "the Lund campaign" is not the Reyes
    campaign. A country may be meant by several words."""
    one, other = _BODY.fullmatch(phrase), _BODY.fullmatch(name)
    if one is None or other is None or one[2].lower() != other[2].lower():
        return False
    lands = [_lands(found[1]) for found in (one, other)]
    if all(lands):
        return lands[0].isdisjoint(lands[1])
    told, named = (set(found[1].lower().split()) for found in (one, other))
    return not (told & named or any(lands))


def _lands(phrase: str) -> set[str]:
    """The countries and states that a phrase names: of "South African" South Africa."""
    low = phrase.lower().strip()
    forms = (low, *low.split())
    found = [country_of(one) for one in forms if one in PLACES or one in DEMONYMS]
    return {SAME_PLACES.get(one.rstrip("."), one) for one in found}


def is_another_of_kind(phrase: str, name: str) -> bool:
    """Whether a body has the noun of a description in its name, with another name, field or rank before it: "the
    defence ministry" is none of health."""
    told, named = told_by(phrase), told_by(name)
    if head_nouns(phrase).isdisjoint(named):
        return False
    noun = name.rpartition(" ")[2]
    if noun.islower() and noun in head_nouns(phrase):
        # "The Hamas-run ministry" may be that of Gaza.
        proper = [
            {country_of(word) for word in proper_words(one, noun) if "-" not in word}
            for one in (phrase, name)
        ]
        placed = lands(phrase) or lands(name)
        if all(proper) and not placed and proper[0].isdisjoint(proper[1]):
            return True
    both = [{SAME_FIELDS.get(word, word) for word in one} for one in (told, named)]
    return any(
        bool(one & series and other & series) and not one & other & series
        for one, other in (both,)
        for series in _KINDS
    )


SAME_FIELDS = {
    "defense": "defence", "external": "foreign", "home": "interior", "labor": "labour",
    "transportation": "transport",
}  # fmt: skip
"""What ministries are of, by one word for one."""
MINISTRIES = words(
    """agriculture culture defence economy education energy environment finance fisheries foreign health housing
    immigration interior justice labour tourism trade transport treasury"""
)
_KINDS = (
    MINISTRIES,
    words("city county federal municipal national provincial regional state"),
    words("appeals district magistrates supreme"),
    words("air coast land naval"),
)
"""What tells ministries, councils, courts and forces of one kind apart."""


def without_lead(text: str, span: Span) -> Span:
    """A description without the word that opens it: "mayor" of "the mayor"."""
    match = LEAD.match(text, *span)
    return Span(match.end() if match else span.start, span.end)
