"""What a reader meets on the way through an article, in text order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.reader.entities.members import FIRST_NAME, Member
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import (
    ATTACHED,
    DOCUMENT_HEADS,
    HONORIFICS,
    MALE_PRONOUNS,
    PERSON_HEADS,
    PLURAL_HEADS,
    Gender,
    means_several,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.speakers.discourse import follows_oblique, has_relative
from onrecord.reader.statements.subjects import doer
from onrecord.record import Span

_PERSONAL = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_NOMINAL = re.compile(
    r"\b(?:the|a|an|this|one of the|his|her|their|its)\s(?:[\w.'’-]+\s){0,3}?([\w-]+)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b[A-Z][\w-]*(?:\s[a-z-]+){0,1}?\s([a-z]+)\b")
_MASS = re.compile(
    r"\b(?:crowds|dozens|groups|hundreds|scores|thousands)\sof\s(?:[\w-]+\s){0,2}?"
    r"(?:[\w-]+(?<!s)s|children|men|people|women)\b",
    re.IGNORECASE,
)
"""Several by their number: "hundreds of protesters"."""
_ALONE = re.compile(r"[A-Z][a-z]+s(?=\s[a-z])")
"""A noun for several that opens a sentence alone: "Pilots left"."""

_WHOSE = re.compile(
    r"(?:[A-Z][\w.-]{0,30}\s){0,3}?[A-Z][\w-]{0,30}['’]s?\s(?:[a-z][\w-]{0,30}\s){0,2}?(?P<noun>[a-z-]{2,30})(?=\s[a-z])"
)
"""Somebody by whose he is, as the subject that opens a sentence: "Reyes's mother wept"."""

_OF = re.compile(r"\s(?:close\sto|familiar\swith|at|for|from|in|near|of|on|who|with)\s")
"""What follows the noun of a description and narrows it."""

_ASKS = frozenset(
    "are can could did do does had has have how is may might should was were what when why will would".split()
)
"""What opens a question, and no description: "Did leaders know?"."""

CLOSE = 150
"""Code points after a name within which a pronoun is a sign of its gender."""

LONGEST_TITLE = 12
"""Code points before a name within which a title that tells a gender begins."""

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
    found += [Span(*match.span()) for match in _MASS.finditer(text)]
    for match in filter(None, (_BARE.match(text, start) for start in sentences)):
        if match[1] in PLURAL_HEADS and match[0].split()[0].lower() not in _ASKS:
            found.append(Span(*match.span()))
    for match in filter(None, (_WHOSE.match(text, start) for start in sentences)):
        if match["noun"] in ATTACHED and not _OF.match(text, match.end()):
            found.append(Span(*match.span()))
    for match in filter(None, (_ALONE.match(text, start) for start in sentences)):
        if means_several(match[0].lower()):
            found.append(Span(*match.span()))
    return found


def guess_genders(
    text: str,
    names: Iterable[Name],
    bearers: Mapping[Span, Member],
    is_quoted: Callable[[int], bool],
    sentences: Sequence[int],
    encoded: Encoded | None = None,
) -> None:
    """Counts the pronouns that follow a name closely as signs of its bearer's gender. sentences: where these begin.

    Those that somebody quoted says behind the name are of others: whoever speaks is "I". Those behind a name that is
    no subject count only where no more are: "Asked by Lund, she agreed". What a first name alone tells is outweighed
    where two pronouns or more and all speak against it, and no title does not: a name may be borne otherwise elsewhere.
    Of "Mary said he had told her" neither pronoun speaks against it, and what she says of somebody else ("Mary said he
    had lost his way") counts once.
    """
    hits = [(one.start(), one[0].lower()) for one in _PERSONAL.finditer(text)]
    starts = [position for position, _ in hits]
    ordered = [(one, bearers[one.span]) for one in names]
    people = [one.span.start for one, member in ordered if member.type == "person"]
    everyone = [one.span.start for one, _ in ordered]
    titled = _by_title(text, ordered)
    known = {id(member): member.genders.total() for _, member in ordered}
    told: dict[int, tuple[Member, tuple[Counter[Gender], Counter[Gender]]]] = {}
    other: dict[int, set[Gender]] = {}
    for one, member in ordered:
        unsure = member.type == "organization" and not member.sure
        if member.type != "person" and not (unsure and known[id(member)] < FIRST_NAME):
            continue
        if has_relative(text, one.span.end):
            continue  # "Hale's mother wept, and she left" tells of the mother
        others = people if member.type == "person" else everyone
        after = bisect_right(others, one.span.start)
        following = others[after] if after < len(others) else len(text)
        limit = min(following, one.span.end + CLOSE)
        first = bisect_right(starts, one.span.end)
        opens = (one.role or one.span).start
        oblique = follows_oblique(text, opens)
        owner = _OWNED.search(text, max(0, opens - LONGEST_OWNED), opens)
        says = _SAYS.match(text, one.span.end)
        said: set[tuple[int, Gender]] = set()
        for position, pronoun in hits[first : first + 3]:
            heard = is_quoted(one.span.start) or not is_quoted(position)
            if position <= limit and heard:
                gender: Gender = "male" if pronoun in MALE_PRONOUNS else "female"
                if owner is not None and (owner[1].lower() == "his") == (gender == "male"):
                    continue  # "Her lawyer, Bo Lund, said she"
                if _does(text, encoded, one.span, position):
                    other.setdefault(id(member), set()).add(gender)
                    continue
                within = bisect_right(sentences, position) if says else -position
                if (within, gender) in said:
                    continue
                said.add((within, gender))
                votes = told.setdefault(id(member), (member, (Counter(), Counter())))[1]
                votes[oblique][gender] += 1
    for number, (member, (strong, weak)) in told.items():
        if known[number] < FIRST_NAME:
            member.genders.update(strong or weak)
        elif other.get(number, set()) - strong.keys():
            continue  # he or she, whoever is who
        elif number not in titled and len(strong + weak) == 1 and strong.total() > 1:
            member.genders.update(dict.fromkeys(strong, known[number] + 1))


_SAYS = re.compile(
    r",?\s(?:also\s)?(?:acknowledged|added|alleged|announced|argued|claimed|claims|confirmed|denied|insisted|noted"
    r"|recalled|said|says|stressed|testified|told|tweeted|wrote)\b"
)
_OWNED = re.compile(r"\b(his|her)\s(?:[a-z-]+\s){0,3}[a-z-]+,?\s$", re.IGNORECASE)
LONGEST_OWNED = 60
"""Code points before a name that are looked through for whose relative or lawyer its bearer is."""


def _does(text: str, encoded: Encoded | None, name: Span, position: int) -> bool:
    """Whether whoever is named does something to the one whom a pronoun at a place means: "Lund asked her"."""
    word = doer(text, encoded, position) if encoded is not None else None
    return word is not None and (name.covers(word) or _PERSONAL.fullmatch(text, *word) is not None)


def _by_title(text: str, names: Iterable[tuple[Name, Member]]) -> set[int]:
    """Those called by a title that tells their gender ("Mr Lund"), which is told to outweigh a first name."""
    titled: set[int] = set()
    for one, member in names:
        title = text[max(0, one.span.start - LONGEST_TITLE) : one.span.start].split()[-1:]
        called = title != [] and title[0].istitle()
        gender = HONORIFICS.get(title[0].lower().rstrip(".")) if called else None
        if gender is not None and member.type == "person" and id(member) not in titled:
            member.genders[gender] += FIRST_NAME + 1
            titled.add(id(member))
    return titled
