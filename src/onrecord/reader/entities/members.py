"""An entity of an article in the making: what it is called and told to be, and where it is spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from onrecord.reader.entities.descriptions import (
    MINISTRIES,
    SAME_FIELDS,
    described,
    head_nouns,
    lands,
    narrows,
    nouns_of,
    proper_words,
)
from onrecord.reader.entities.keys import POSSESSIVE
from onrecord.reader.lexicon import ALSO_CALLED, FEMALE, HONORIFICS, MALE, OFFICES, Gender
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, MentionKind, Span

LONGEST_FORM = 90
"""Code points of a phrase with all that is said of whom it means; longer, it is no form of a name."""

FIRST_NAME = 3
"""What a first name counts for as a sign of gender."""

NAMESAKES = 20
"""Bearers of one surname or one office looked at; the cap keeps hostile text linear."""

DESCRIPTIONS = 20
"""Descriptions of one member looked at; the cap keeps hostile text linear."""


@dataclass(eq=False)
class Member:
    """One entity in the making. ``heads`` are the words of what describes it, ``nouns`` those of
    them that the descriptions are built on."""

    type: EntityType
    name: str
    sure: bool = True
    plural: bool = False
    thing: bool = False
    document: bool = False
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[Span, str] = field(default_factory=dict)
    mentions: dict[Span, MentionKind] = field(default_factory=dict)
    genders: Counter[Gender] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    parts: tuple[Member, ...] = ()
    spoke: bool = False

    def gender(self) -> Gender | None:
        """The gender that most signs speak for, None where they are few or even."""
        female, male = self.genders["female"], self.genders["male"]
        return None if female == male else "female" if female > male else "male"

    def add_role(self, text: str, span: Span | None) -> None:
        """Notes a role and the gender it gives away."""
        if span is None or span in self.roles or not 0 < span.end - span.start <= 200:
            return
        role = text[span.start : span.end]
        self.roles[span] = role
        nouns = nouns_of(role)
        called = {noun for one in nouns & ALSO_CALLED.keys() for noun in ALSO_CALLED[one]}
        self.nouns |= nouns | called
        self.heads |= called
        self.heads |= {OFFICES.get(word, word) for word in re.findall(r"[\w-]+", role.lower())}
        for word in re.findall(r"[\w-]+", described(role).lower()):
            self.weigh(word, 2)

    def add_mention(
        self, text: str, span: Span, kind: MentionKind | None = None, also: Span | None = None
    ) -> None:
        """Notes what a phrase calls this one, and where it does so if it is a mention of a kind. also: the phrase
        without what is said there of whom it means."""
        phrase = POSSESSIVE.sub("", text[span.start : span.end].strip(" ,;:"))
        if phrase and (also is None or len(phrase) <= LONGEST_FORM):
            self.forms[phrase] = None
        if also is not None:
            self.forms[text[also.start : also.end].strip(" ,;:")] = None
        if kind is not None:
            self.mentions.setdefault(span, kind)

    def weigh(self, word: str, weight: int) -> None:
        """Counts a word beside the name as a sign of gender."""
        gender = HONORIFICS.get(word.rstrip("."))
        if gender is None:
            gender = "female" if word in FEMALE else "male" if word in MALE else None
        if gender is not None:
            self.genders[gender] += weight

    def human(self) -> bool:
        """Whether he or she may refer to this one."""
        alone = self.type == "unnamed" and not self.plural and not self.thing
        return self.type == "person" or alone


def is_elsewhere(member: Member, phrase: str) -> bool:
    """Whether a body is of another country than a description tells: "the U.S. embassy" is no Norwegian one."""
    own = lands(phrase)
    if not own or member.type == "person":
        return False
    told = (member.name, *islice(member.roles.values(), DESCRIPTIONS))
    held = {land for one in told for land in lands(one)}
    return bool(held) and held.isdisjoint(own)


def is_of_others(member: Member, noun: str, phrase: str) -> bool:
    """Whether a body that some word beside its noun tells is not of those whose the described one is: "the teachers'
    union" is no nurses' union, "the appeals court" no Tarn court, and a rival of a firm not the firm."""
    own = {one or two for one, two in _OF_OTHERS.findall(phrase)}
    if not own or member.type == "person":
        return False
    told = (member.name, *islice(member.roles.values(), DESCRIPTIONS))
    held = {word for one in told for word in re.findall(r"[\w-]+", one.lower())}
    narrowed = noun not in held or any(narrows(word) for word in held - {noun})
    return narrowed and held.isdisjoint(own)


_OF_OTHERS = re.compile(
    r"\b(?:([a-z]+s)['’]\s|(appeals?|county|federal|military|parish|rival|sister|state)\s)"
)


def is_otherwise(member: Member, told: set[str], noun: str) -> bool:
    """Whether a body, or one without a name, was described by other words about the same noun: "the navy spokesman" is
    not "a ministry spokesman", "the finance unit" no electronics unit. A person may be described in many ways."""
    if member.type in ("unnamed", "group"):
        held = [member.heads]
    elif member.type == "organization":
        roles = islice(member.roles.values(), DESCRIPTIONS)
        held = [
            {*filter(narrows, re.findall(r"[\w-]+", role.lower()))}
            for role in roles
            if noun in head_nouns(role)
        ]
    else:
        return False
    narrow = [words - {noun} for words in held]
    return bool(told and narrow) and all(words and words.isdisjoint(told) for words in narrow)


def is_of_another_post(member: Member, noun: str, phrase: str) -> bool:
    """Whether all that a member is by a noun is of other business than a description tells: "the finance minister" is
    no prime minister."""
    own = _business(phrase, noun) - {"state"}
    if not own:
        return False
    roles = islice(member.roles.values(), DESCRIPTIONS)
    held = [_business(role, noun) for role in roles if noun in nouns_of(role)]
    return bool(held) and all(one and one.isdisjoint(own) for one in held)


def _business(phrase: str, noun: str) -> set[str]:
    told, known = re.findall(r"\w+", phrase.lower()), _BUSINESS.get(noun, frozenset())
    return {_SAME_BUSINESS.get(one, one) for one in told if one in known}


_FORCES = words("air army fire intelligence naval navy police rebel union")
_SIDES = words("defence defense prosecution")
_MINISTRIES = (
    MINISTRIES
    | SAME_FIELDS.keys()
    | words(
        """aviation business commerce communications development economic farm homeland industry information
        infrastructure mines mining oil pensions petroleum planning power press prime railway railways science security
        sport sports state technology veterans water welfare works youth"""
    )
)
_BUSINESS = {
    "minister": _MINISTRIES, "secretary": _MINISTRIES, "chief": _FORCES, "commander": _FORCES,
    "attorney": _SIDES, "counsel": _SIDES, "lawyer": _SIDES,
    "leader": words("government majority minority opposition rebel union"),
}  # fmt: skip
"""What those who bear one noun are of, where nobody is of two."""
_SAME_BUSINESS = SAME_FIELDS | {
    "homeland": "interior", "railways": "railway", "sports": "sport", "economy": "economic", "naval": "navy",
}  # fmt: skip
"""By one word for one."""


def stands_below(member: Member, noun: str, told: Collection[str]) -> bool:
    """Whether all that a member is by a noun is a deputy, or nothing is one: "the governor" is no deputy governor, nor
    he the governor."""
    roles = islice(member.roles.values(), DESCRIPTIONS)
    held = [set(role.lower().split()) for role in roles if noun in nouns_of(role)]
    below = _DEPUTIES & {*told}
    if below:
        return bool(held) and all(below.isdisjoint(one) for one in held)
    return bool(held) and not any(_DEPUTIES.isdisjoint(one) for one in held)


_DEPUTIES = frozenset(("assistant", "deputy", "lieutenant", "shadow", "under", "vice"))


def is_another(member: Member, noun: str, proper: set[str]) -> bool:
    """Whether every description of a member by this noun is narrowed by other proper words: "the
    Labour candidate" is not who was called "Green candidate"."""
    if not proper:
        return False
    roles = islice(member.roles.values(), DESCRIPTIONS)
    told = [role for role in roles if noun in head_nouns(role)]
    if not told and member.type in ("unnamed", "group"):
        forms = islice(member.forms, DESCRIPTIONS)
        told = [form for form in forms if noun in head_nouns(form)]
    narrowed = [proper_words(role, noun) for role in told]
    return bool(narrowed) and all(one and not one & proper for one in narrowed)
