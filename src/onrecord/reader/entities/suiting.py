"""Whether a description may mean somebody, by its noun and its type."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.coreference.links import Links
from onrecord.reader.coreference.pairs import MANY
from onrecord.reader.entities.descriptions import is_another_body, rules
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.offices import may_rule
from onrecord.reader.entities.tokens import stripped
from onrecord.reader.lexicon import DEMONYMS, ORG_HEADS, PERSON_HEADS, PLACES, SAME_PLACES, VOICED
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words

_TOGETHER = words(
    "blind dead deaf disabled elderly homeless injured missing poor rich sick unemployed wounded"
)
"""Adjectives that mean many where they stand for people: "the dead"."""


def kind_of(text: str, links: Links, at: int, noun: str, encoded: Encoded) -> str:
    """The type of a description. What is no word for people means none where it stands alone, is no noun, or owns
    something: "manslaughter", "the missing", "the district's mayor"; a word for one person is no body: "the county
    sheriff"."""
    kind = encoded.layout.mentions[links.found[at].type]
    if noun in _TOGETHER:
        return "other"
    if noun in PERSON_HEADS:
        return "person" if kind == "organization" and noun not in ORG_HEADS else kind
    if kind != "person":
        return kind
    said = text[slice(*links.spans[at])]
    bare = " " not in said and int(links.signs.numbers[at]) != MANY
    described = encoded.classes[links.heads[at]] in ("ADJ", "VERB")
    return "other" if bare or described or stripped(said) != said else kind


def may_describe(
    noun: str, kind: str, several: bool, barred: Sequence[Member], phrase: str, who: Member
) -> bool:
    """Whether a phrase may mean somebody: as its noun does, and neither ruling whoever rules nothing nor as the name of
    another body."""
    if rules(phrase) and not may_rule(who):
        return False
    return suits(noun, kind, several, barred, who) and not is_another_body(phrase, who.name)


def suits(noun: str, kind: str, several: bool, barred: Sequence[Member], who: Member) -> bool:
    """Whether a description may mean somebody, by its noun and its type.

    One person is no party and no crowd, what a person alone can be is no place, and neither a person
    nor a place is a thing: "manslaughter", "the pier".
    """
    if who in barred:
        return False
    known = plain(who.name)
    if noun in VOICED and who.sure and who.type in _NAMED and noun not in known.split():
        return False  # "the letter" is neither its writer nor the paper that it is in
    if who.type == "place" and (known in PLACES or known in SAME_PLACES):
        land = known in SAME_PLACES or known in _COUNTRIES
        return not several and noun in _LANDS and not (land and noun in _TOWNS)
    person = noun in PERSON_HEADS
    if who.human():
        return not several and (person or (kind == "person" and noun not in ORG_HEADS))
    if person and noun not in ORG_HEADS and kind == "person" and not several:
        return who.type != "place" and not (who.type == "organization" and who.sure)
    return who.type != "place" or kind in ("place", "organization") or noun in ORG_HEADS


_NAMED = frozenset(("person", "organization", "place"))
_LANDS = words(
    """ally archipelago area capital city community country county district empire enclave giant here homeland island
    kingdom land mainland market metropolis municipality nation neighbor neighbour peninsula port power principality
    province region republic side squad state suburb superpower team territory there town village"""
)
"""What a country or a city may be called: neither "the world" nor "the store"."""

_TOWNS = words("capital city county district metropolis municipality suburb town village")
_COUNTRIES = frozenset(DEMONYMS.values()) - {"kuwait", "luxembourg", "panama", "singapore"}
"""Countries that are no cities."""
