"""Every mention of the cast: descriptions and pronouns join whom they mean, roles are noted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import partial

from onrecord.reader.coreference.links import Links, head_of
from onrecord.reader.coreference.pairs import MANY, NOMINAL, PRONOUN
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.noting import Chain, is_predicated, note, note_holders
from onrecord.reader.entities.offices import bodied, bodies, offices, titled
from onrecord.reader.entities.suiting import kind_of, may_describe
from onrecord.reader.entities.tokens import stripped
from onrecord.reader.lexicon import (
    FIRST_PLURAL,
    FIRST_SINGULAR,
    NEUTER_PRONOUNS,
    SECOND_PRONOUNS,
    THIRD_PRONOUNS,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.spans import Found
from onrecord.reader.speakers.pronouns import fits
from onrecord.reader.speakers.voices import Voice
from onrecord.record import Span

LEAST = 0.5
"""Score from which a description is joined to a mention before it. Above 0, the even point of training: a
wrong join costs a reader more than a missing one. Pronouns of the third person are joined from that point on."""

SURE = 1.5
"""Score from which "it" is a thing, whatever tells of it."""

HEADLINE = 160
"""Code points of a headline at most: articles are left out in one."""

_COUNTED = re.compile(
    r"(?:an?|another|any|few|many|more|most|other|others|several|some|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens|hundreds|thousands|my|our|your|his|her|its|their)\b",
    re.IGNORECASE,
)
"""Opens what may mean others each time it is said."""

_SPOKEN = FIRST_SINGULAR | SECOND_PRONOUNS


def join(given: Gathering) -> None:
    """Gives the members of a cast the mentions that mean them."""
    joining = _Joining(given)
    owner = [joining.chain(at) for at in range(len(given.links.spans))]
    for chain in dict.fromkeys(owner):
        note(given, chain)
    note_holders(given, owner)


class _Joining:
    """Puts mentions into chains, in text order: what is settled and what names tell goes before scores, and scores go
    before what words alone tell."""

    def __init__(self, given: Gathering) -> None:
        self.given, self.text, self.links = given, given.text, given.links
        members = given.cast.members
        self.officers, self.bodies = offices(members), bodies(members)
        self.several = {
            plain(one.name): one
            for one in reversed(members)
            if one.plural and one.type in ("group", "unnamed") and one.spoke and not one.parts
        }
        self.definite = _definite(given.text, given.known)
        self.begun = {
            _headed(given.encoded, span): (member, span.end)
            for span, member in given.known.items()
            if member is not None
        }
        self.owner: list[Chain] = []
        self.of_member: dict[int, Chain] = {}
        self.called: dict[int, Member] = {}
        for number, name in zip(given.links.chains, given.named, strict=True):
            if name is not None and name in given.bearers:
                self.called.setdefault(number, given.bearers[name])

    def chain(self, at: int) -> Chain:
        """The chain of a mention, those before it being in theirs."""
        voice = self.given.voice(self.links.spans[at].start)
        meant = self._meant(at, voice or Voice())
        chain = self._linked(at, voice) if meant is None else None
        teller = self._telling(at) if meant is None else None
        if teller is not None and self._is_rather(at, chain):
            meant, chain = teller, None
        chain = chain or self._of(meant or self._told_alone(at))
        chain.mentions.append(at)
        self.owner.append(chain)
        return chain

    def _of(self, member: Member | None) -> Chain:
        """The chain of a member; of nobody who is known yet, a new one."""
        return Chain() if member is None else self.of_member.setdefault(id(member), Chain(member))

    def _meant(self, at: int, speech: Voice) -> Member | None:
        """Whom a mention means for sure."""
        meant = self.given.told(at)
        if meant is None and self.given.named[at] is None:
            meant = self._shortened(self.links.spans[at])
        if meant is None and self.given.kinds[at] == NOMINAL:
            meant = self._source(at)
        return meant or _spoken(self.given.word(at), speech)

    def _shortened(self, span: Span) -> Member | None:
        """The organisation of whose name a mention is the beginning, where it is called so elsewhere: "Osmund | Inc.".
        Of anybody it is all but the point at the end."""
        whole = self.given.opening(span)
        if whole is None:
            return None
        said, member = self.text[slice(*span)], self.given.bearers[whole.span]
        if whole.text == f"{said}.":
            return member
        return member if member.type == "organization" and said in member.forms else None

    def _source(self, at: int) -> Member | None:
        """The source that a description begins with and has the head of, wherever either ends, unless it owns what the
        source goes on with."""
        said = self.text[slice(*self.links.spans[at])]
        source, end = self.begun.get((self.links.found[at].first, self.links.heads[at]), (None, 0))
        return None if stripped(said) != said and end > self.links.spans[at].end else source

    def _telling(self, at: int) -> Member | None:
        """The body that tells what it, as "it" behind the verb, does: "Osmund said | it would close"."""
        span = self.links.spans[at]
        word, relation = self.given.word(at), self.given.encoded.relations[self.links.heads[at]]
        if word not in NEUTER_PRONOUNS or (word == "it" and not relation.startswith("nsubj")):
            return None  # "called it a mistake"
        if _NOTHING.match(self.text, span.end):
            return None
        teller = self.given.telling(span.start)
        body = teller is not None and teller.type in ("organization", "place") and teller.sure
        return teller if body else None

    def _is_rather(self, at: int, chain: Chain | None) -> bool:
        """Whether "it" is rather the body that tells of it than what scores join it to: another body, or a thing that
        they are not sure of."""
        if chain is None or chain.member is not None:
            return True
        return float(self.links.rows[at].max()) < SURE

    def _linked(self, at: int, voice: Voice | None) -> Chain | None:
        """The chain that scores join a mention to."""
        kind, word, speech = self.given.kinds[at], self.given.word(at), voice or Voice()
        if kind == PRONOUN and (voice is None or word not in _SPOKEN):
            return self._antecedent(at, partial(self._may_mean, at, speech))
        if kind != NOMINAL:
            return None
        chain = self._antecedent(at, self._describing(at, speech))
        if chain is not None and _is_new(self.text, self.links, at, self.given.encoded):
            # What a headline told of already comes in again.
            last = self.links.spans[chain.mentions[-1]]
            chain = chain if _in_headline(self.text, last) else None
        if self._names_officer(at, chain):
            return None
        held = self.links.spans[at] in self.given.held
        return None if held and not (word.startswith("the ") and _is_known(chain)) else chain

    def _describing(self, at: int, speech: Voice) -> Callable[[Member], bool]:
        """What tells of somebody whether a description may mean him."""
        given, noun = self.given, self.given.noun(at)
        kind = kind_of(self.text, self.links, at, noun, given.encoded)
        many, said = given.counts[at] == MANY, self.text[slice(*self.links.spans[at])]
        return partial(may_describe, noun, kind, many, self._owners(at, speech), said)

    def _owners(self, at: int, speech: Voice) -> list[Member]:
        """Who has what a description means, and so is another: the speaker of "my son", Lund of "Lund's son"."""
        found = []
        for other in self.links.starting(self.links.spans[at].start):
            if self.links.heads[other] == self.links.heads[at]:
                continue
            meant = self.given.told(other) or _spoken(self.given.word(other), speech)
            if meant is not None:
                found.append(meant)
        return found

    def _antecedent(self, at: int, allowed: Callable[[Member], bool]) -> Chain | None:
        """The chain of the best antecedent that is allowed."""
        row = self.links.rows[at]
        pronoun = self.given.word(at) in THIRD_PRONOUNS
        likely = (row > 0 if pronoun else row >= LEAST).nonzero()[0]
        best_first: list[int] = likely[row[likely].argsort()[::-1]].tolist()
        for back in best_first:
            other = at - len(row) + back
            chain = self.owner[other]
            if chain.member is None and pronoun:
                called = self.called.get(self.links.chains[other])
                chain = chain if called is None else self._of(called)
            if chain.member is None or allowed(chain.member):
                return chain
        return None

    def _may_mean(self, at: int, speech: Voice, who: Member) -> bool:
        """Whether a pronoun may mean somebody."""
        other = self.links.barred.get(at)
        doer = None if other is None else self.owner[other].member
        return who is not doer and _may_mean(self.given.word(at), speech, who)

    def _named_behind(self, at: int) -> Member | None:
        """Whom the first name means that scores join to a pronoun before it: "He was ten when [Lund] left"."""
        if self.given.word(at) not in THIRD_PRONOUNS:
            return None
        meant = self.called.get(self.links.chains[at])
        speech = self.given.voice(self.links.spans[at].start) or Voice()
        return meant if meant is not None and self._may_mean(at, speech, meant) else None

    def _names_officer(self, at: int, chain: Chain | None) -> bool:
        """Whether a description tells the office of the one person who holds it, where it was joined to somebody
        without a name who is called otherwise: "the president" is not "one of President Reyes's sons"."""
        if chain is None or _is_known(chain) or not _tells_office(self.text, self.links, at):
            return False
        phrase, noun = _SELF.sub("", self.text[slice(*self.links.spans[at])]), self.given.noun(at)
        if titled(stripped(phrase), self.officers) is None:
            return False
        return all(self.given.noun(one) != noun for one in chain.mentions)

    def _told_alone(self, at: int) -> Member | None:
        """Whom a mention means by its words alone, where no score joins it to any before it."""
        given, span, word = self.given, self.links.spans[at], stripped(self.given.word(at))
        meant = self._named_behind(at)
        if given.named[at] is None and _tells_office(self.text, self.links, at):
            phrase = stripped(_SELF.sub("", self.text[slice(*span)]))
            meant = titled(phrase, self.officers) or bodied(phrase, span.start, self.bodies)
        if meant is None and given.counts[at] == MANY and not _COUNTED.match(self.text, span.start):
            # "The researchers" are those who speak, wherever they stand; "two men" may be others.
            meant = self.several.get(plain(word))
        if meant is None and given.kinds[at] == NOMINAL:
            meant = given.firm(span) or self.definite.get(word)
        return meant or given.held.get(span)


_NOTHING = re.compile(
    r"(?:['’]s|\s(?:also\s|now\s)?(?:(?:can|could|may|might|must|should|will|would)\s(?:also\s|now\s)?(?:be|cost|mean|take)"
    r"|(?:had|has|have)\sbeen|appear(?:ed|s)|cost|felt|is|mattered|matters|means|meant|seem(?:ed|s)|takes|took|was))\b"
)
"""What "it" goes on with where it may mean nobody: "it was clear that", "it would take years"."""
_SELF = re.compile(r"\s(?:him|her|it)self$")


def _definite(text: str, known: Mapping[Span, Member | None]) -> dict[str, Member]:
    """The one whom each definite description means that sources open with: "the jury". Where it means two, nobody."""
    found: dict[str, list[Member]] = {}
    for span, member in known.items():
        phrase = text[slice(*span)].lower()
        if member is not None and phrase.startswith("the "):
            found.setdefault(phrase, []).append(member)
    return {phrase: told[0] for phrase, told in found.items() if len({*map(id, told)}) == 1}


def _is_new(text: str, links: Links, at: int, encoded: Encoded) -> bool:
    """Whether a description brings in somebody of whom nothing was said before: "a pilot met another", not "she was a
    pilot"."""
    start = links.spans[at].start
    relation = encoded.relations[links.heads[at]]
    if _NEW.match(text, start) is None or relation not in _ARGUMENTS:
        return False
    return not is_predicated(text, start)


_NEW = re.compile(r"(?:an?|another|(?:any|no)\sother|other)\s", re.IGNORECASE)
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"))


def _is_known(chain: Chain | None) -> bool:
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
    first = bisect_right(encoded.ends, span.start)
    last = bisect_left(encoded.starts, span.end) - 1
    return first, head_of(encoded, Found(first, max(first, last), 0, 0.0))


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
