"""Every mention of the cast: descriptions and pronouns join whom they mean, roles are noted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

import numpy as np

from onrecord.reader.coreference.links import Links, head_of
from onrecord.reader.coreference.pairs import MANY, NAME, NOMINAL, PRONOUN
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.descriptions import is_another_body, rules, without_lead
from onrecord.reader.entities.holding import ANYBODY, said_to_be
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import CURRENCIES, Name, stripped
from onrecord.reader.entities.offices import Offices, bodied, bodies, may_rule, offices, titled
from onrecord.reader.lexicon import (
    CROWDS,
    DEMONYMS,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    FUNCTION,
    HONORIFICS,
    NAMINGS,
    OFFICES,
    ORG_HEADS,
    PERSON_HEADS,
    PLACES,
    SAME_PLACES,
    SECOND_PRONOUNS,
    STYLES,
    THIRD_PRONOUNS,
    VOICED,
    ends_as_plural,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.spans import Found
from onrecord.reader.speakers.pronouns import fits
from onrecord.reader.speakers.voices import Voice
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, MentionKind, Span

LEAST = 0.5
"""Score from which a mention is joined to one before it. Above 0, the even point of training: a
wrong join costs a reader more than a missing one."""

HEADLINE = 160
"""Code points of a headline at most: articles are left out in one."""

LONGEST_ROLE = 120
"""Code points of a role at most."""

_KINDS: dict[int, MentionKind] = {NAME: "name", NOMINAL: "nominal", PRONOUN: "pronoun"}
_JOINT = re.compile(r"(?:,|,?\sand)\s")
_TAIL = re.compile(r",\s|\s[—–-]\s|;|\s\(|\s(?:who|whom|whose|which|that|including)\s")
"""What follows a description tells more of whom it means, and is no form of it."""
_BEING = re.compile(r"\b(?:is|was|be|been)\s(?:\w+\s)?$|\sas\s$|,\s$")
_COUNTED = re.compile(
    r"(?:an?|another|any|few|many|more|most|other|others|several|some|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens|hundreds|thousands|my|our|your|his|her|its|their)\b",
    re.IGNORECASE,
)
"""Opens what may mean others each time it is said."""
_SPOKEN = FIRST_SINGULAR | SECOND_PRONOUNS


@dataclass(eq=False)
class _Chain:
    """Mentions that belong together and, once it is known, whom they mean."""

    member: Member | None = None
    mentions: list[int] = field(default_factory=list)


def join(
    text: str,
    encoded: Encoded,
    links: Links,
    cast: Cast,
    bearers: Mapping[Span, Member],
    names: Sequence[Name],
    known: Mapping[Span, Member | None],
    voice: Callable[[int], Voice | None] = lambda _: Voice(),
    quoted: Callable[[int], bool] = lambda _: False,
    firm: Callable[[Span], Member | None] = lambda _: None,
) -> None:
    """Gives the members of a cast the mentions that mean them.

    bearers: who bears each name. known: whom phrases mean that were settled before (the sources
    of attributions and the audiences), which stand. voice: who speaks the words at a place, and to
    whom. quoted: whether a place is in quotation marks. firm: which firm "the company" at a place
    means. A chain without a name becomes a member of its own where it speaks of a person or an
    organisation twice or more.
    """
    heads = [Span(int(encoded.starts[at]), int(encoded.ends[at])) for at in links.heads]
    settled = {span: member for span, member in known.items() if member is not None}
    held: dict[Span, Member] = {}
    for member in cast.members:
        # Whom a description that was kept in mind for pronouns means is not told by that.
        settles = settled if member.sure or member.spoke else held
        for place in member.mentions:
            settles.setdefault(place, member)
    starts = [one.span.start for one in names]
    named = [
        _name_of(text, span, head, names, starts)
        for span, head in zip(links.spans, heads, strict=True)
    ]
    officers, known_bodies = offices(cast.members), bodies(cast.members)
    several = {
        plain(one.name): one
        for one in reversed(cast.members)
        if one.plural and one.type in ("group", "unnamed") and one.spoke and not one.parts
    }
    definite = _definite(text, known)
    owner: list[_Chain] = []
    of_member: dict[int, _Chain] = {}
    begun = {
        _headed(encoded, span): (member, span.end)
        for span, member in known.items()
        if member is not None
    }
    for at, span in enumerate(links.spans):
        name = named[at]
        meant = settled.get(span) or (bearers.get(name) if name else None)
        if meant is None and name is None:
            meant = _shortened(text, span, names, bearers)
        if meant is None and int(links.signs.kinds[at]) == NOMINAL:
            # What begins with a source and has its head is the source, wherever either ends, unless it owns
            # what the source goes on with.
            owns = stripped(text[slice(*span)]) != text[slice(*span)]
            source, end = begun.get((links.found[at].first, links.heads[at]), (None, 0))
            meant = None if owns and end > span.end else source
        told, word = voice(span.start), text[slice(*span)].lower()
        speech = told or Voice()
        meant = meant or _spoken(word, speech)
        chain = None
        if meant is not None:
            chain = of_member.get(id(meant))
        elif int(links.signs.kinds[at]) == NOMINAL:
            barred = _owners(text, links, at, named, settled, bearers, speech)
            noun, many = text[slice(*heads[at])].lower(), int(links.signs.numbers[at]) == MANY
            kind = _kind(text, links, at, noun, encoded)
            fitting = partial(_suits, noun, kind, many, barred, text[slice(*span)])
            chain = _antecedent(links, at, owner, fitting)
            if chain is not None and _is_new(text, links, at, encoded):
                # What a headline told of already comes in again.
                last = links.spans[chain.mentions[-1]]
                chain = chain if _in_headline(text, last) else None
            if _names_officer(text, links, at, chain, heads, officers):
                chain = None
            if span in held and not (word.startswith("the ") and _is_known(chain)):
                chain = None
        elif int(links.signs.kinds[at]) == PRONOUN and (told is None or word not in _SPOKEN):
            chain = _antecedent(links, at, owner, partial(_may_mean, word, speech))
        if chain is None and meant is None and named[at] is None and _tells_office(text, links, at):
            phrase = _SELF.sub("", text[slice(*span)])
            meant = titled(phrase, officers) or bodied(phrase, span.start, known_bodies)
            chain = of_member.get(id(meant))
        if chain is None and meant is None and int(links.signs.numbers[at]) == MANY:
            # "The researchers" are those who speak, wherever they stand; "two men" may be others.
            meant = None if _COUNTED.match(text, span.start) else several.get(plain(word))
            chain = of_member.get(id(meant))
        if chain is None and meant is None and int(links.signs.kinds[at]) == NOMINAL:
            meant = firm(span) or definite.get(word)
            chain = of_member.get(id(meant))
        if chain is None and meant is None and span in held:
            meant = held[span]
            chain = of_member.get(id(meant))
        if chain is None:
            chain = _Chain(meant)
        if meant is not None:
            of_member[id(meant)] = chain
        chain.mentions.append(at)
        owner.append(chain)
    for chain in dict.fromkeys(owner):
        _note(text, links, chain, cast, heads, named, encoded, names, quoted)
    _hold(text, encoded, links, owner, bearers, names, quoted)


def _shortened(
    text: str, span: Span, names: Sequence[Name], bearers: Mapping[Span, Member]
) -> Member | None:
    """The organisation of whose name a mention is the beginning, where it is called so elsewhere: "Osmund | Inc.". Of
    anybody it is all but the point at the end."""
    whole = _opening(span, names)
    member = bearers[whole.span] if whole is not None else None
    if whole is not None and whole.text == f"{text[slice(*span)]}.":
        return member
    if member is None or member.type != "organization":
        return None
    return member if text[slice(*span)] in member.forms else None


def _opening(span: Span, names: Sequence[Name]) -> Name | None:
    """The name that a mention is the beginning of."""
    at = bisect_left(names, span.start, key=lambda one: one.span.start)
    opens = at < len(names) and names[at].span.start == span.start and names[at].span.end > span.end
    return names[at] if opens else None


def _definite(text: str, known: Mapping[Span, Member | None]) -> dict[str, Member]:
    """The one whom each definite description means that sources open with: "the jury". Where it means two, nobody."""
    found: dict[str, list[Member]] = {}
    for span, member in known.items():
        phrase = text[slice(*span)].lower()
        if member is not None and phrase.startswith("the "):
            found.setdefault(phrase, []).append(member)
    return {phrase: told[0] for phrase, told in found.items() if len({*map(id, told)}) == 1}


def _hold(
    text: str,
    encoded: Encoded,
    links: Links,
    owner: Sequence[_Chain],
    bearers: Mapping[Span, Member],
    names: Sequence[Name],
    quoted: Callable[[int], bool],
) -> None:
    """Gives people the roles that a sentence says they have."""
    meant = {head: chain.member for head, chain in zip(links.heads, owner, strict=True)}
    starts = [one.span.start for one in names]
    for span, word in said_to_be(text, encoded, links, quoted):
        at = bisect_left(starts, int(encoded.ends[word])) - 1
        named = at >= 0 and int(encoded.starts[word]) < names[at].span.end
        member = bearers.get(names[at].span) if named else meant.get(word)
        if member is not None and member.type == "person":
            member.add_role(text, without_lead(text, span))


def _names_officer(
    text: str,
    links: Links,
    at: int,
    chain: _Chain | None,
    heads: Sequence[Span],
    officers: Offices,
) -> bool:
    """Whether a description tells the office of the one person who holds it, where it was joined to somebody without a
    name who is called otherwise: "the president" is not "one of President Reyes's sons"."""
    if chain is None or _is_known(chain) or not _tells_office(text, links, at):
        return False
    noun = text[slice(*heads[at])].lower()
    called = {text[slice(*heads[one])].lower() for one in chain.mentions}
    phrase = _SELF.sub("", text[slice(*links.spans[at])])
    return noun not in called and titled(phrase, officers) is not None


_SELF = re.compile(r"\s(?:him|her|it)self$")


def _is_new(text: str, links: Links, at: int, encoded: Encoded) -> bool:
    """Whether a description brings in somebody of whom nothing was said before: "a pilot met another", not "she was a
    pilot"."""
    start = links.spans[at].start
    relation = encoded.layout.deprel[encoded.deprel[links.heads[at]]]
    if _NEW.match(text, start) is None or relation not in _ARGUMENTS:
        return False
    return _BEING.search(text, max(0, start - HEADLINE), start) is None


_NEW = re.compile(r"(?:an?|another|(?:any|no)\sother|other)\s", re.IGNORECASE)
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"))


def _is_known(chain: _Chain | None) -> bool:
    """Whether a chain is of somebody whom the article names."""
    member = chain.member if chain is not None else None
    return member is not None and member.sure and member.type not in ("unnamed", "group")


def _tells_office(text: str, links: Links, at: int) -> bool:
    """Whether a mention may tell whom it means by the office alone: "the mayor", in a headline "Mayor"."""
    start, end = links.spans[at]
    police = text[start:end].lower().endswith("police")
    several = int(links.signs.numbers[at]) == MANY and not police
    if int(links.signs.kinds[at]) == PRONOUN or several:
        return False
    return (
        text[start : start + 4].lower() == "the " or police or _in_headline(text, Span(start, end))
    )


def _in_headline(text: str, span: Span) -> bool:
    """Whether a mention stands in a line that is a headline."""
    start, end = span
    above = text.rfind("\n", max(0, start - HEADLINE), start)
    below = text.find("\n", end, end + HEADLINE)
    if below < 0 or (above < 0 and start > HEADLINE):
        return False
    line = text[above + 1 : below].rstrip()
    return len(line) < HEADLINE and not line.endswith((".", "!", "?", "”", '"'))


def _headed(encoded: Encoded, span: Span) -> tuple[int, int]:
    """The first word of a phrase and the word that heads it."""
    first = int(np.searchsorted(encoded.ends, span.start, "right"))
    last = int(np.searchsorted(encoded.starts, span.end, "left")) - 1
    return first, head_of(encoded, Found(first, max(first, last), 0, 0.0))


def _name_of(
    text: str, span: Span, head: Span, names: Sequence[Name], starts: Sequence[int]
) -> Span | None:
    """The name that heads a mention, or that stands right behind the noun that does: the parser may
    take either for the head of "President Ana Reyes", and the title alone for a mention."""
    at = bisect_left(starts, head.end) - 1
    if at >= 0 and names[at].span.covers(head):
        return names[at].span if span.covers(names[at].span) else None
    if at + 1 == len(names):
        return None
    after, role = names[at + 1].span, names[at + 1].role
    if role is not None and role.covers(head) and after.end == span.end:
        return after  # "Chief of Staff Ana Reyes"
    if not 0 < after.start - head.end <= len(". "):
        return None
    title, person = text[slice(*head)].lower(), names[at + 1].type == "person"
    owns = text.startswith(("'s ", "’s "), after.end) and span.end > after.end + 2
    office = title in PERSON_HEADS or title in HONORIFICS.keys() - STYLES
    held = span.covers(after) and office and not owns
    titled = after.end == span.end or (person and (held or head.end == span.end))
    between = (" ", ". ") if title in HONORIFICS or title in OFFICES else (" ",)
    return after if titled and text[head.end : after.start] in between else None


def _spoken(word: str, speech: Voice) -> Member | None:
    """Whom the first person or the second means in somebody's words.

    What is told to an outlet or an office has its readers for "you", or anybody; "we" may be more
    than who says it, but for an organisation or a group.
    """
    if word in FIRST_SINGULAR:
        return speech.speaker or speech.writer
    if word in FIRST_PLURAL:
        return speech.speaker if speech.speaker is not None and _several(speech.speaker) else None
    if word in SECOND_PRONOUNS and speech.told is not None:
        return None if speech.told.type == "organization" else speech.told
    return None


def _several(member: Member) -> bool:
    return member.plural or member.type in ("organization", "group")


def _may_mean(word: str, speech: Voice, who: Member) -> bool:
    """Whether a pronoun may mean somebody. Who speaks and who is told are no third person there."""
    return (
        word in FIRST_PLURAL
        or word in _SPOKEN
        or (fits(word, who) and not (word in THIRD_PRONOUNS and who in speech))
    )


_TOGETHER = words(
    "blind dead deaf disabled elderly homeless injured missing poor rich sick unemployed wounded"
)
"""Adjectives that mean many where they stand for people: "the dead"."""


def _kind(text: str, links: Links, at: int, noun: str, encoded: Encoded) -> str:
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
    described = encoded.layout.upos[int(encoded.upos[links.heads[at]])] in ("ADJ", "VERB")
    return "other" if bare or described or stripped(said) != said else kind


def _suits(
    noun: str, kind: str, several: bool, barred: Sequence[Member], phrase: str, who: Member
) -> bool:
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


def _owners(
    text: str,
    links: Links,
    at: int,
    named: Sequence[Span | None],
    settled: Mapping[Span, Member],
    bearers: Mapping[Span, Member],
    speech: Voice,
) -> list[Member]:
    """Who has what a description means, and so is another: the speaker of "my son", Lund of "Lund's son"."""
    found = []
    for other in links.starting(links.spans[at].start):
        if links.heads[other] == links.heads[at]:
            continue
        span, name = links.spans[other], named[other]
        meant = settled.get(span) or (bearers.get(name) if name else None)
        meant = meant or _spoken(text[slice(*span)].lower(), speech)
        if meant is not None:
            found.append(meant)
    return found


def _antecedent(
    links: Links, at: int, owner: Sequence[_Chain], allowed: Callable[[Member], bool]
) -> _Chain | None:
    """The chain of the best antecedent that is allowed; owner: that of each mention before."""
    row = links.rows[at]
    if not len(row) or row.max() < LEAST:
        return None
    nearest_first: list[int] = row.argsort()[::-1].tolist()
    for back in nearest_first:
        if row[back] < LEAST:
            return None
        chain = owner[at - len(row) + back]
        if chain.member is None or allowed(chain.member):
            return chain
    return None


def _note(
    text: str,
    links: Links,
    chain: _Chain,
    cast: Cast,
    heads: Sequence[Span],
    named: Sequence[Span | None],
    encoded: Encoded,
    names: Sequence[Name],
    quoted: Callable[[int], bool],
) -> None:
    kinds = [int(links.signs.kinds[at]) for at in chain.mentions]
    if chain.member is None:
        described = [
            at
            for at, kind in zip(chain.mentions, kinds, strict=True)
            if kind == NOMINAL and not _is_relative(text, links.spans[at])
        ]
        if len(chain.mentions) < 2 or not described:
            return
        first = described[0]
        type_ = _type(text, links, first, heads[first], encoded)
        told = re.findall(r"[\w-]+", text[slice(*links.spans[first])].lower())
        if type_ is None or FUNCTION.issuperset(told):
            return
        plural = int(links.signs.numbers[first]) == MANY
        chain.member = cast.make(type_, stripped(text[slice(*links.spans[first])]), plural=plural)
    member = chain.member
    for at, kind in zip(chain.mentions, kinds, strict=True):
        span = links.spans[at]
        name = named[at]
        if name is not None:
            # The name itself is the mention; what stands around it in the phrase may be a role.
            _role_around(text, encoded, span, name, member, names)
            if name in member.mentions:
                continue
        said = text[slice(*span)]
        if kind == NOMINAL and _is_relative(text, span):
            continue  # somebody else, whom the one before has
        if text[span.end : span.end + 1] in CURRENCIES:
            continue  # "US$5 million"
        opening = _opening(span, names)
        if name is None and opening is not None and opening.span in member.mentions:
            continue  # the name holds it
        member.mentions.setdefault(span, _KINDS[kind])
        if kind == NOMINAL and member.name not in said:
            phrase = stripped(_TAIL.split(said, maxsplit=1)[0])
            whole = (
                span.start + len(phrase) >= heads[at].end
            )  # no "private" of "a private, small bank"
            if whole and len(phrase) <= LONGEST_ROLE:
                member.forms.setdefault(phrase, None)
            if member.type == "person" and not quoted(span.start):
                _role(text, span, heads[at], member)


def _is_relative(text: str, span: Span) -> bool:
    """Whether a description opens with a relative pronoun, and so is no form of its own: "whose wife"."""
    return text[slice(*span)].lower().startswith("whose ")


def _type(text: str, links: Links, at: int, head: Span, encoded: Encoded) -> EntityType | None:
    noun = text[slice(*head)].lower()
    kind = _kind(text, links, at, noun, encoded)
    if kind == "person" and noun in ORG_HEADS - PERSON_HEADS - CROWDS:
        return "organization"
    if kind == "person":
        return "group" if int(links.signs.numbers[at]) == MANY else "unnamed"
    if kind == "organization":
        return "group" if noun in CROWDS else "organization"
    return None


def _role_around(
    text: str, encoded: Encoded, span: Span, name: Span, member: Member, names: Sequence[Name]
) -> None:
    """The description before a name within its mention, behind that of another."""
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
        and _may_be(text, encoded, said, end, member)
    ):
        member.add_role(text, Span(start, end))


def _may_be(text: str, encoded: Encoded, said: Sequence[str], end: int, member: Member) -> bool:
    """Whether words right before a name may tell what its bearer is: a body of a kind, and of a person whatever is
    no name itself."""
    noun = said[-1]
    small = text[end - len(noun)].islower() and said[0] not in FUNCTION
    if member.type == "organization":
        return noun in ORG_HEADS and noun not in PERSON_HEADS and small
    at = int(np.searchsorted(encoded.ends, end))
    one = at < len(encoded) and encoded.layout.upos[int(encoded.upos[at])] == "NOUN"
    return noun in PERSON_HEADS or (
        one and small and noun not in _NO_ROLES and not ends_as_plural(noun)
    )


_NO_ROLES = NAMINGS | words("elder younger")


def _role(text: str, span: Span, head: Span, member: Member) -> None:
    """A description that means a person is a role where its head noun tells an office or a trade. What opens with
    "a" is somebody new, unless somebody is said to be it."""
    told, noun = without_lead(text, span), text[slice(*head)].lower()
    opens = text[span.start : told.start].lower() in ("a ", "an ")
    new = opens and not _BEING.search(text, max(0, span.start - HEADLINE), span.start)
    praised = text[told.start] in "\"“'‘"
    if (
        noun in PERSON_HEADS - ANYBODY
        and not (new or praised)
        and told.end - told.start <= LONGEST_ROLE
    ):
        member.add_role(text, told)
