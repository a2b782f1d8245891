"""What a reader meets on the way through an article, in text order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.reader.entities.members import FIRST_NAME, Member
from onrecord.reader.lexicon import (
    DOCUMENT_HEADS,
    MALE_PRONOUNS,
    PERSON_HEADS,
    PLURAL_HEADS,
    Gender,
    means_several,
)
from onrecord.record import Span

_PERSONAL = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_NOMINAL = re.compile(
    r"\b(?:the|a|an|this|one of the|his|her|their|its)\s(?:[\w.'’-]+\s){0,3}?([\w-]+)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b[A-Z][\w-]*(?:\s[a-z-]+){0,1}?\s([a-z]+)\b")
_ALONE = re.compile(r"[A-Z][a-z]+s(?=\s[a-z])")
"""A noun for several that opens a sentence alone: "Pilots left"."""

_OF = re.compile(r"\s(?:at|for|from|in|near|of|on|who|with)\s")
"""What follows the noun of a description and narrows it."""

_ASKS = frozenset(
    "are can could did do does had has have how is may might should was were what when why will would".split()
)
"""What opens a question, and no description: "Did leaders know?"."""

CLOSE = 150
"""Code points after a name within which a pronoun is a sign of its gender."""

_RANK = {"source": 0, "name": 1, "pronoun": 2, "nominal": 3}


@dataclass(frozen=True, slots=True)
class Event:
    """A name, a description, a personal pronoun, or a source of an attribution."""

    span: Span
    what: Literal["source", "name", "pronoun", "nominal"]
    member: Member | None = None


def events(
    text: str,
    bearers: Mapping[Span, Member],
    sources: Collection[Span],
    sentences: Iterable[int],
) -> list[Event]:
    """All that is met, in text order; at one place a source comes before a name.

    ``bearers`` are the names and who bears them; ``sentences`` the positions where these begin.
    """
    met = [Event(span, "name", member) for span, member in bearers.items()]
    met += [Event(span, "source") for span in sources]
    opened = {span.start: span.end for span in sources}
    pronouns = (Span(*match.span()) for match in _PERSONAL.finditer(text))
    met += [Event(span, "pronoun") for span in pronouns if span not in sources]
    met += [
        Event(span, "nominal")
        for span in _descriptions(text, sentences)
        if span not in bearers
        and span not in sources
        # "The authorities | in Dunmore" who speak are met as those.
        and not (span.end < opened.get(span.start, 0) and _OF.match(text, span.end))
    ]
    return sorted(met, key=lambda one: (one.span.start, _RANK[one.what]))


def _descriptions(text: str, sentences: Iterable[int]) -> list[Span]:
    found = []
    for match in _NOMINAL.finditer(text):
        head = match[1].lower()
        if head in PERSON_HEADS or head in PLURAL_HEADS or head in DOCUMENT_HEADS:
            found.append(Span(*match.span()))
    for match in filter(None, (_BARE.match(text, start) for start in sentences)):
        if match[1] in PLURAL_HEADS and match[0].split()[0].lower() not in _ASKS:
            found.append(Span(*match.span()))
    for match in filter(None, (_ALONE.match(text, start) for start in sentences)):
        if means_several(match[0].lower()):
            found.append(Span(*match.span()))
    return found


def guess_genders(text: str, bearers: Mapping[Span, Member]) -> None:
    """Counts the first pronouns that follow a name closely as signs of its bearer's gender, together no surer than a
    first name is.

    What a first name tells is outweighed where two such pronouns or more all speak against it: a name
    may be borne otherwise elsewhere, or be a surname.
    """
    hits = [(one.start(), one[0].lower()) for one in _PERSONAL.finditer(text)]
    starts = [position for position, _ in hits]
    ordered = sorted(bearers.items())
    people = [span.start for span, member in ordered if member.type == "person"]
    everyone = [span.start for span, _ in ordered]
    named = {id(member) for member in bearers.values() if member.genders.total() >= FIRST_NAME}
    against: dict[int, tuple[Member, Counter[Gender]]] = {}
    for span, member in ordered:
        known = id(member) in named
        unsure = member.type == "organization" and not member.sure and not known
        if member.type != "person" and not unsure:
            continue
        others = people if member.type == "person" else everyone
        after = bisect_right(others, span.start)
        following = others[after] if after < len(others) else len(text)
        limit = min(following, span.end + CLOSE)
        first = bisect_right(starts, span.end)
        for position, pronoun in hits[first : first + 3]:
            if position <= limit:
                gender: Gender = "male" if pronoun in MALE_PRONOUNS else "female"
                if known:
                    against.setdefault(id(member), (member, Counter()))[1][gender] += 1
                elif member.genders.total() < FIRST_NAME:
                    member.genders[gender] += 1
    for member, votes in against.values():
        if len(votes) == 1 and votes.total() >= 2:
            member.genders.update({gender: member.genders.total() + 1 for gender in votes})
