"""What whoever a chain of mentions means has from them: mentions, forms, roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.reader.coreference.pairs import MANY, NAME, NOMINAL, PRONOUN
from onrecord.reader.entities.descriptions import without_lead
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.holding import ANYBODY, said_to_be
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import CURRENCIES
from onrecord.reader.entities.phrases import calls
from onrecord.reader.entities.suiting import kind_of
from onrecord.reader.entities.tokens import stripped
from onrecord.reader.lexicon import (
    BODY_HEADS,
    CROWDS,
    FUNCTION,
    NAMINGS,
    ORG_HEADS,
    PERSON_HEADS,
    ends_as_plural,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, MentionKind, Span

LONGEST_ROLE = 120
"""Code points of a role at most."""

_KINDS: dict[int, MentionKind] = {NAME: "name", NOMINAL: "nominal", PRONOUN: "pronoun"}
_JOINT = re.compile(r"(?:,|,?\sand)\s")
_TAIL = re.compile(
    r",\s|\s[–-]\s|\s?(?:—|--)\s?|;|\s\(|\s(?:who|whom|whose|which|that|including)\s"
)
"""What follows a description tells more of whom it means, and is no form of it."""
_TOLD = re.compile(r"\sthat\s(?:he|i|it|she|there|they|we|you)\s", re.IGNORECASE)
"""Opens what somebody is told, which is no part of what he is: "told the actor [that he sold it]"."""


@dataclass(eq=False)
class Chain:
    """Mentions that belong together and, once it is known, whom they mean."""

    member: Member | None = None
    mentions: list[int] = field(default_factory=list)


def note(given: Gathering, chain: Chain) -> None:
    """Gives whom a chain means its mentions, with the forms and the roles that they tell. A chain without a name
    becomes a member of its own where it speaks of a person or an organisation twice or more."""
    member = chain.member = chain.member or _described(given, chain)
    if member is None:
        return
    for at in chain.mentions:
        span, name = given.links.spans[at], given.named[at]
        if name is not None:
            # The name itself is the mention; what stands around it in the phrase may be a role.
            _role_around(given, span, name, member)
            if name in member.mentions:
                continue
        if _is_mention(given, at, member):
            kind = given.kinds[at]
            told = _TOLD.search(given.text, given.heads[at].end, span.end)
            cut = span if told is None else Span(span.start, told.start())
            member.mentions.setdefault(cut, _KINDS[kind])
            if kind == NOMINAL and member.name not in given.text[slice(*span)]:
                _describe(given, at, member)


def _described(given: Gathering, chain: Chain) -> Member | None:
    """A new member for a chain of which nobody is known to be meant, None where it tells too little."""
    described = [
        at
        for at in chain.mentions
        if given.kinds[at] == NOMINAL and not _is_relative(given.text, given.links.spans[at])
    ]
    if len(chain.mentions) < 2 or not described:
        return None
    first = described[0]
    said = given.text[slice(*given.links.spans[first])]
    type_ = _type(given, first)
    if type_ is None or FUNCTION.issuperset(re.findall(r"[\w-]+", said.lower())):
        return None
    return given.cast.make(type_, stripped(said), plural=given.counts[first] == MANY)


def _is_mention(given: Gathering, at: int, member: Member) -> bool:
    """Whether a mention of a chain is one of its member as it stands."""
    span = given.links.spans[at]
    if given.kinds[at] == NOMINAL and _is_relative(given.text, span):
        return False  # somebody else, whom the one before has
    if given.text[span.end : span.end + 1] in CURRENCIES:
        return False  # "US$5 million"
    around = given.name_around(span)
    if around is not None and calls(around.text[: span.start - around.span.start]):
        return False  # "Save | the Harbours"
    opening = given.opening(span) if given.named[at] is None else None
    return opening is None or opening.span not in member.mentions  # else the name holds it


def _describe(given: Gathering, at: int, member: Member) -> None:
    """Notes a description as a form of whom it means, and as a role of a person."""
    span, head = given.links.spans[at], given.heads[at]
    phrase = stripped(_TAIL.split(given.text[slice(*span)], maxsplit=1)[0])
    whole = span.start + len(phrase) >= head.end  # no "private" of "a private, small bank"
    if whole and len(phrase) <= LONGEST_ROLE:
        member.forms.setdefault(phrase, None)
    if member.type == "person" and not given.quoted(span.start):
        _role(given.text, span, head, member)


def note_holders(given: Gathering, owner: Sequence[Chain]) -> None:
    """Gives people the roles that a sentence says they have. owner: the chain of each mention."""
    names, ends = given.names, given.encoded.ends
    meant = {head: chain.member for head, chain in zip(given.links.heads, owner, strict=True)}
    for span, word in said_to_be(given.text, given.encoded, given.links, given.quoted):
        at = bisect_left(given.starts, ends[word]) - 1
        named = at >= 0 and given.encoded.starts[word] < names[at].span.end
        member = given.bearers.get(names[at].span) if named else meant.get(word)
        if member is not None and member.type == "person":
            member.add_role(given.text, without_lead(given.text, span))


def is_predicated(text: str, start: int) -> bool:
    """Whether what stands at a place tells what somebody is: "was a | pilot", "as a | pilot"."""
    return _BEING.search(text, max(0, start - _BEFORE), start) is not None


_BEFORE = 160
"""Code points before a description that are looked through for the verb."""
_BEING = re.compile(r"\b(?:is|was|be|been)\s(?:\w+\s)?$|\sas\s$|,\s$")


def _is_relative(text: str, span: Span) -> bool:
    """Whether a description opens with a relative pronoun, and so is no form of its own: "whose wife"."""
    return text[slice(*span)].lower().startswith("whose ")


def _type(given: Gathering, at: int) -> EntityType | None:
    """What a member is whom a description alone tells, None where it is of no use as one."""
    noun = given.noun(at)
    kind = kind_of(given.text, given.links, at, noun, given.encoded)
    if kind == "person" and noun in _BODIES:
        return "organization"
    if kind == "person":
        return "group" if given.counts[at] == MANY else "unnamed"
    if kind == "organization":
        return "group" if noun in CROWDS else "organization"
    return None


_BODIES = BODY_HEADS - CROWDS


def _role_around(given: Gathering, span: Span, name: Span, member: Member) -> None:
    """The description before a name within its mention, behind that of another."""
    text, names = given.text, given.names
    if member.type not in ("person", "organization") or not span.covers(name):
        return
    at = bisect_left(names, name.start, key=lambda one: one.span.start) - 1
    other = names[at].span if at >= 0 and names[at].type == "person" else None
    if other is not None and other.end > span.start:
        joint = _JOINT.match(text, other.end, name.start)
        span = Span(joint.end() if joint else span.start, span.end)
    start, end = without_lead(text, Span(span.start, name.start))
    while end > start and not text[end - 1].isalnum():
        end -= 1
    said = re.findall(r"[\w-]+", text[start:end].lower())
    kin = any(one in CROWDS and two == "of" for one, two in pairwise(said))
    if (
        said
        and not kin
        and end - start <= LONGEST_ROLE
        and _may_be(text, given.encoded, said, end, member)
    ):
        member.add_role(text, Span(start, end))


def _may_be(text: str, encoded: Encoded, said: Sequence[str], end: int, member: Member) -> bool:
    """Whether words right before a name may tell what its bearer is: a body of a kind, and of a person whatever is
    no name itself."""
    noun = said[-1]
    small = text[end - len(noun)].islower() and said[0] not in FUNCTION
    if member.type == "organization":
        return noun in ORG_HEADS and noun not in PERSON_HEADS and small
    at = bisect_left(encoded.ends, end)
    one = at < len(encoded) and encoded.classes[at] == "NOUN"
    return noun in PERSON_HEADS or (
        one and small and noun not in _NO_ROLES and not ends_as_plural(noun)
    )


_NO_ROLES = NAMINGS | words("elder younger")


def _role(text: str, span: Span, head: Span, member: Member) -> None:
    """A description that means a person is a role where its head noun tells an office or a trade. What opens with
    "a" is somebody new, unless somebody is said to be it."""
    what = _TOLD.search(text, head.end, span.end)
    told = without_lead(text, span if what is None else Span(span.start, what.start()))
    noun = text[slice(*head)].lower()
    opens = text[span.start : told.start].lower() in ("a ", "an ")
    new = opens and not is_predicated(text, span.start)
    praised = text[told.start] in "\"“'‘"
    if (
        noun in PERSON_HEADS
        and noun not in ANYBODY
        and not (new or praised)
        and told.end - told.start <= LONGEST_ROLE
    ):
        member.add_role(text, told)
