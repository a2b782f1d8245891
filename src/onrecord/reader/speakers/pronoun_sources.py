"""Whom a pronoun means that speaks or is told something, and who cannot be meant by it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from onrecord.reader.coreference.pairs import MANY, PRONOUN
from onrecord.reader.entities.documents import PLATFORMS
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import FIRST_NAME, Member
from onrecord.reader.lexicon import (
    BODY_HEADS,
    FEMALE_PRONOUNS,
    FIRST_PRONOUNS,
    FIRST_SINGULAR,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    ORG_HEADS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
    SECOND_PRONOUNS,
    THIRD_PRONOUNS,
    Gender,
)
from onrecord.reader.speakers.discourse import holds
from onrecord.reader.speakers.floor import Floor
from onrecord.reader.speakers.pronouns import Seen, fits
from onrecord.reader.speakers.sources import Source, names_within, read_source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.addressees import addressee, asked
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.innermost import Innermost
from onrecord.reader.statements.relatives import antecedent, people_before
from onrecord.reader.statements.subjects import (
    beside_participle,
    doer,
    goes_on_from,
    subject_ahead,
)
from onrecord.reader.wordlists import words
from onrecord.record import Span

_ASKED = re.compile(
    r"(?:(?:when|while)\s)?(?:asked|challenged|cross-examined|examined|interviewed|pressed|probed|pushed|questioned|quizzed)"
    r"\s.*,\s",
    re.IGNORECASE | re.DOTALL,
)

_FACT = re.compile(
    r"\s(?:(?:also|have|just|once|\w{2,12}ly)\s){0,2}"
    r"(?!(?:can|could|have|may|might|must|shall|should|will|would)\b)\w+(?:\s\w+)*"
)
"""What tells behind "you" that something was said: "you said", "you have also mentioned"."""

_PERSONS = ("who", "whom")
_BODIES = ("organization", "place")

_AND = re.compile(r",\s(?:and|but)\s\Z")
"""What joins an answer to its question: "Lund asked if she would go, [and] she said no"."""

_ON = re.compile(r"\b(?:on|over|through|to|via)\s\Z")

PLATFORMS_BACK = 6
"""Mentions looked back at for a platform that "it" does not mean."""

LONGEST_QUESTION = 400
"""Code points between the start of a sentence and who answers in it."""

CERTAIN = 2.5
"""Score from which the coreference head is sure whom "it" or "they" means."""

SURER = 3.5
"""Score from which it is surer of "he" or "she" than a first name is."""

LIKELY = 1.0
"""Score from which it takes a pronoun for one of whom only the first name speaks against it."""

MARGIN = 1.0
"""By how much that score is above the best of any other chain."""

AT_ONCE = 40
"""Code points from the start of what somebody says within which a name is of a subject there, or near it."""

LONGEST_PERSON = 3
"""Words of a name that may be a person's though it was read as that of a body."""


_CITES = words("cite cites cited citing quote quotes quoted quoting to")
"""How a cue ends that brings in a document: "cites", "points to", "referred to"."""

_WRITE = words("caution conclude note write")
"""What researchers do in their papers, in the tense in which news tells of these."""
_RESEARCHERS = words("academics authors researchers scientists")

_GO_ON = words("added adds claimed concluded continued explained explains on revealed said says")
"""How cues end with which somebody goes on: "They went [on]"."""

_PUT_TO = words("asked pressed questioned quizzed")


class PronounSources:
    """The pronouns of an article. ``refer``: whom a phrase means that a pronoun stands for."""

    def __init__(self, stage: Stage, floor: Floor, refer: Callable[[Span], Member | None]) -> None:
        self.stage, self.floor, self.refer = stage, floor, refer
        self.text, self.encoded, self.links = stage.text, stage.encoded, stage.links
        self.discourse, self.attributions = stage.discourse, stage.attributions
        self.nested = Innermost((one.span,) for one in stage.marks if one.depth)
        self.turns, self.turn_of = _turns(self.text, stage)
        self.askers: dict[int, Span] = {}
        self.hearers: dict[int, Member | None] = {}
        for one in self.attributions:
            told = asked(self.text, self.encoded, one) if self.encoded is not None else None
            if told is not None and one.source is not None:
                self.askers[told] = one.source

    def meant(self, source: Source) -> Member | None:
        """Whom a pronoun means that is a source or is told something."""
        pronoun = source.head
        if pronoun in RELATIVE_PRONOUNS:
            return self._relative(pronoun, source.span.start)
        if pronoun in FIRST_PRONOUNS:
            start = source.span.start
            member = self.floor.enclosing(start)
            if member is None and pronoun in FIRST_SINGULAR:
                member = self.stage.author(start)
            return member
        if pronoun in SECOND_PRONOUNS:
            return None  # whoever is spoken to, or anybody
        papers = self._paper_before(source.span) if pronoun == "it" else None
        barred = [*self.named_in(source.span), *self._asked_about(source.span.start)]
        asker = self.stage.assigned.get(self.askers.get(source.span.start, source.span))
        own = self._own(source.span.start) if self.discourse.is_quoted(source.span.start) else None
        barred += [one for one in (asker, own) if one is not None]
        barred += self._named_before(source) + self._acted_on(source.span.start)
        barred += self._published_on(source.span.start)
        papers = papers or self._writing(source)
        member = papers or self._answerer(source, barred) or self._ahead(source, barred)
        member = member or self._joined(source, barred) or self._goes_on_as_they(source)
        member = member or self._linked(source, barred)
        speaks = source.span in self.stage.by_source
        member = member or self.choose(pronoun, source.span.start, barred, speaks=speaks)
        member = self._goes_on(source, member, barred) or member
        member = member or self._mistaken(source, barred)
        if member is not None:
            member.mentions.setdefault(source.span, "pronoun")
        return member

    def choose(
        self, pronoun: str, position: int, named: Collection[Member] = (), *, speaks: bool = False
    ) -> Member | None:
        """Whom a pronoun at a place means, by what was met before it. named: who cannot be meant. speaks: whether it
        is a source."""
        own = self._own(position)
        doing = self._doing(position)
        barred = [*named, *self._exchanging(position), *self._hearing(position)]
        if doing is not None:
            barred.append(doing)
        return self.discourse.choose(pronoun, position, own, barred, speaks=speaks)

    def _own(self, position: int) -> Member | None:
        """Who speaks the innermost words that a place lies in."""
        outer = self.discourse.around(position)
        return self.stage.speakers[outer] if outer is not None else None

    def _exchanging(self, position: int) -> list[Member]:
        """Who speaks right before and after the turn in which a pronoun stands: whoever speaks to them says "you"."""
        outer = self.discourse.around(position)
        while outer is not None and self.attributions[outer].inside is not None:
            outer = self.attributions[outer].inside
        number = self.turn_of.get(outer) if outer is not None else None
        if number is None:
            return []
        near = self.turns[max(0, number - 1) : number + 2]
        beside = (
            sign
            for one, other in pairwise(near)
            if "\n(" not in self.text[one[1].end : other[1].start]  # a recording is played
            for sign in (one[0], other[0])
            if sign != self.turns[number][0]
        )
        return [one for one in map(self.stage.assigned.get, beside) if one is not None]

    def _linked(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Whom "it" or "they" means where the coreference head is sure of it.

        Groups and bodies are often told of by descriptions that only the network knows for such. Of "he" and
        "she" it only overrules what a first name tells: Jess may be either.
        """
        if self.links is None or source.head not in THIRD_PRONOUNS:
            return None
        thing = source.head in NEUTER_PRONOUNS | PLURAL_PRONOUNS
        quoted = self.discourse.is_quoted(source.span.start)
        own = self._own(source.span.start) if quoted else None
        for at in self.links.starting(source.span.start):
            nearest = self.links.certain(at, CERTAIN if thing else SURER, MARGIN)
            member = self._of_chain(nearest) if nearest is not None else None
            if member is None or member in barred or (own is not None and holds(member, own)):
                continue
            if thing and fits(source.head, member):
                return member
            if not thing and _is_unsure(member) and not fits(source.head, member):
                _tell_gender(member, source.head)
                return member
        return None

    def _mistaken(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Whom "he" or "she" means where nobody fits: the only one to speak or act in this sentence or the one
        before whose name may have been taken for that of a body, or for one of the other gender."""
        pronoun, position = source.head, source.span.start
        if pronoun not in MALE_PRONOUNS | FEMALE_PRONOUNS:
            return None
        found: dict[int, Member] = {}
        for mention in self.discourse.recent(position, 8):
            if self.discourse.sentences_between(mention.position, position) > 1:
                break
            stands = (mention.subject or mention.speaking) and not mention.quoted
            may = _may_be_person(mention.member) or self._is_likely(position, mention)
            if stands and mention.member not in barred and may:
                found[id(mention.member)] = mention.member
        if len(found) != 1:
            return None
        member = next(iter(found.values()))
        member.type, member.sure = "person", True
        _tell_gender(member, pronoun)
        return member

    def _is_likely(self, position: int, mention: Seen) -> bool:
        """Whether the coreference head takes a pronoun for somebody whose gender no more than a first name tells."""
        if self.links is None or not _is_unsure(mention.member):
            return False
        score = self.links.between(position, mention.position)
        return score is not None and score >= LIKELY

    def _of_chain(self, mention: int) -> Member | None:
        """Whom a mention means, by the nearest name or description of its chain, itself or before it."""
        if self.links is None or self.encoded is None:
            return None
        for at in self.links.back(mention):
            span, head = self.links.spans[at], self.encoded.starts[self.links.heads[at]]
            known = self.stage.assigned.get(span)
            if known is not None:
                return known
            name = self.stage.name_at(head)
            if name is not None and name.type != "unknown" and head < name.span.end:
                return self.stage.bearers[name.span]
            if int(self.links.signs.kinds[at]) != PRONOUN:
                return self.refer(span)
        return None

    def _answerer(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Who answers, where the statement before asks: somebody named since its asker was, who is not
        the asker: 'Lund asked Reyes if she would go. "No," she said.' Or who was asked, by nobody told."""
        ats = self.stage.by_source.get(source.span, ())
        start = min((self.attributions[at].content[0].start for at in ats), default=0)
        before = bisect_right(self.stage.order, (start, -1)) - 1
        asking = self.attributions[self.stage.order[before][1]] if before >= 0 else None
        while asking is not None and asking.inside is not None:
            asking = self.attributions[asking.inside]
        if asking is None or asking.cue is None:
            return None
        near = self.discourse.sentences_between(asking.cue.start, start)
        if asking.source is None:
            return self._asked_one(source, asking, barred) if near == 1 else None
        asker = self.stage.assigned.get(asking.source)
        asks = self.text[slice(*asking.cue)].lower().split()[-1:] in (["asked"], ["asks"])
        joined = near == 0 and _AND.search(self.text, asking.cue.end, source.span.start)
        if asker is None or not asks or not (near == 1 or joined):
            return None
        other = self.choose(source.head, source.span.start, [*barred, asker])
        seen = self.discourse.recent(source.span.start, 8)
        since = asking.source.end
        named = any(one.member is other and one.position >= since for one in seen)
        return other if named else None

    def _asked_one(
        self, source: Source, asking: Attribution, barred: Sequence[Member]
    ) -> Member | None:
        """Who is asked by nobody named, if a pronoun may mean him: 'Asked whether he would go, Lund laughed. "No," he
        said.'"""
        if self.encoded is None or self.links is None or asking.cue is None:
            return None
        put = self.text[slice(*asking.cue)].lower().split()[-1:]
        told = addressee(self.text, self.encoded, self.links, asking)
        named = self.stage.named_in(told) if told is not None and put[0] in _PUT_TO else []
        fit = [one for one in named if one not in barred and fits(source.head, one)]
        return fit[0] if len(fit) == 1 else None

    def _ahead(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Who is named only behind the clause of "he" or "she", as the subject of the one that it opens, where the
        sentence before tells of nobody else whom it may mean, or the clause is what he was asked."""
        position = source.span.start
        if self.encoded is None or source.head not in MALE_PRONOUNS | FEMALE_PRONOUNS:
            return None
        word = subject_ahead(self.text, self.encoded, position)
        member = self.stage.bearer(word) if word is not None else None
        if member is None or member.type != "person" or member in barred:
            return None
        near = (
            one.member
            for one in self.discourse.recent(position, 8)
            if self.discourse.sentences_between(one.position, position) <= 1
        )
        others = not self._is_asked(position) and any(
            one is not member and fits(source.head, one) for one in near
        )
        return member if fits(source.head, member) and not others else None

    def _joined(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Which people "they" are whose clause goes on from one of theirs in the sentence, or is what these say."""
        position = source.span.start
        if self.encoded is None or self.links is None or source.head != "they":
            return None
        found = goes_on_from(self.encoded, position)
        if found is None:
            return None
        verb, at = found
        word = self.encoded.span(verb if at is None else at)
        if self.discourse.is_quoted(word.start) != self.discourse.is_quoted(position):
            return None
        told = self.stage.source_before(word.end)
        if told is not None and (
            told.span.covers(word) if at is not None else self._is_cue(told.span, word)
        ):
            member = self.stage.assigned.get(told.span)
            meant = member is not None and member not in barred and fits(source.head, member)
            return member if meant else None
        if at is None or self.encoded.classes[at] == "PRON":
            return None
        phrase = self._several(at, position)
        if phrase is None:
            return None
        member = self.stage.bearer(word) or self.refer(phrase)
        return None if member in barred else member

    def _goes_on_as_they(self, source: Source) -> Member | None:
        """Who spoke right before in the paragraph without a name and a gender, where "they" that open a sentence say
        more: 'A source said the pilots were glad. They added: "It is over."'"""
        position = source.span.start
        if source.head != "they" or self.discourse.is_quoted(position):
            return None
        opens = not self.text[self.discourse.sentence(position) : position].strip(" \"“”'’")
        cues = (self.attributions[at].cue for at in self.stage.by_source.get(source.span, ()))
        ends = (self.text[slice(*cue)].lower().split()[-1:] for cue in cues if cue is not None)
        if not opens or not any(word in _GO_ON for end in ends for word in end):
            return None
        member = self.discourse.holder(position)
        if member is None or member.type != "unnamed" or not member.human():
            return None
        return member if member.gender() is None and not member.document else None

    def _is_cue(self, source: Span, word: Span) -> bool:
        """Whether a word is of the cue of what a source says."""
        cues = (self.attributions[at].cue for at in self.stage.by_source.get(source, ()))
        return any(cue is not None and cue.covers(word) for cue in cues)

    def _several(self, at: int, position: int) -> Span | None:
        """The phrase for several people, before a position, that a word heads."""
        if self.encoded is None or self.links is None:
            return None
        types, links = self.encoded.layout.mentions, self.links
        found = (
            links.spans[one]
            for one in links.headed(at)
            if types[links.found[one].type] == "person" and int(links.signs.numbers[one]) == MANY
        )
        return next((span for span in found if span.end < position), None)

    def _is_asked(self, position: int) -> bool:
        """Whether a place is in what somebody is asked by a clause that opens the sentence: "Asked whether she"."""
        outer = self.discourse.around(position)
        cue = None if outer is None else self.attributions[outer].cue
        return (
            cue is not None
            and self.discourse.sentence(cue.start) == cue.start
            and self.text[slice(*cue)].lower().split()[-1] in _PUT_TO
        )

    def _paper_before(self, span: Span) -> Member | None:
        """Who speaks in the document that spoke in the sentence before: "The letter said ... It called"."""
        start = self.discourse.sentence(span.start)
        if self.text[start : span.start].strip(' "“'):
            return None
        source = self.stage.teller_before(span.start)
        if source is None or source.kind != "document":
            return self._cited_before(span.start)
        near = self.discourse.sentences_between(source.span.start, span.start)
        return self.stage.assigned.get(source.span) if near <= 2 else None

    def _cited_before(self, position: int) -> Member | None:
        """The document that somebody cites right before "It", which speaks: "Lund cites a memo of May. It said"."""
        before = bisect_right(self.stage.order, (position - 1, -1)) - 1
        one = self.attributions[self.stage.order[before][1]] if before >= 0 else None
        if one is None or one.cue is None or one.inside is not None or len(one.content) > 1:
            return None
        part = one.content[0]
        cites = self.text[slice(*one.cue)].lower().split()[-1:]
        near = self.discourse.sentences_between(one.cue.start, position) == 1
        if not near or not _CITES.intersection(cites) or part.start < one.cue.end:
            return None
        ends = not self.text[part.end : position].strip(" .,\n")
        paper = read_source(self.text, part, self.stage.names)
        return self.refer(paper.core) if ends and paper.kind == "document" else None

    def _writing(self, source: Source) -> Member | None:
        """Which researchers, of those told of before, "they" are who write or conclude something: "Dogs bark, they
        write"."""
        cues = (self.attributions[at].cue for at in self.stage.by_source.get(source.span, ()))
        if source.head != "they" or not any(
            cue is not None and self.text[slice(*cue)] in _WRITE for cue in cues
        ):
            return None
        found = (
            one.member
            for one in self.discourse.recent(source.span.start, 30)
            if not one.quoted and not one.member.nouns.isdisjoint(_RESEARCHERS)
        )
        return next(found, None)

    def _relative(self, pronoun: str, position: int) -> Member | None:
        """Whom the noun means that the clause hangs on; without a tree, the last whom it may mean."""
        if self.encoded is not None and self.links is not None:
            found = antecedent(self.text, self.encoded, self.links, position)
            if found is not None and not (pronoun in _PERSONS and self._is_no_person(found[1])):
                noun, phrase = found
                member = self.stage.bearer(noun) or self.refer(phrase)
                if pronoun in _PERSONS and member is not None and member.type in _BODIES:
                    beside = people_before(self.text, self.encoded, position, noun)
                    member = member if beside is None else self.refer(beside)
                return member
        for mention in self.discourse.recent(position, 6):
            if position - mention.position >= 160:
                break
            people = mention.member.human() or mention.member.type == "group"
            if pronoun in ("that", "whose") or (pronoun == "which") != people:
                return mention.member
        return None

    def _is_no_person(self, phrase: Span) -> bool:
        """Whether the network reads a phrase behind which somebody stands as one of a place or a thing: "Lund, of |
        Tarn, who"."""
        if self.links is None or self.encoded is None:
            return False
        types = self.encoded.layout.mentions
        kinds = {types[self.links.found[at].type] for at in self.links.starting(phrase.start)}
        return bool(kinds) and kinds <= {"place", "other"}

    def _doing(self, position: int) -> Member | None:
        """Who does what is done to the one that a pronoun means: "Lund asked her" is asked by another."""
        word = doer(self.text, self.encoded, position) if self.encoded is not None else None
        if word is None:
            return None
        source = self.stage.source_before(word.start + 1)
        if source is not None and source.span.covers(word):
            return self.stage.assigned.get(source.span)
        bearer = self.stage.bearer(word)
        if bearer is not None:
            return bearer
        seen = self.discourse.recent(position, 8)
        return next((one.member for one in seen if one.position == word.start), None)

    def named_in(self, span: Span) -> list[Member]:
        """Whom a source names in what it says, who is not the one who speaks: in a quotation one says "I" of oneself,
        unless others are quoted there who do say the name, and what follows "he said" or "the firm said" at once names
        another (principle C of Chomsky 1981)."""
        found: list[Member] = []
        for at in self.stage.by_source.get(span, ()):
            for part in self.attributions[at].content:
                found += [
                    self.stage.bearers[one.span]
                    for one in names_within(self.stage.names, part)
                    if (
                        self.nested.at(one.span.start) is None
                        if self.discourse.is_quoted(one.span.start)
                        else span.start < part.start and one.span.start < part.start + AT_ONCE
                    )
                ]
        return found

    def _named_before(self, source: Source) -> list[Member]:
        """Whom what is told in other words before its source names, where somebody else spoke last before it: "Lund
        said so. Reyes never called, he said"."""
        found: list[Member] = []
        for at in self.stage.by_source.get(source.span, ()):
            part = self.attributions[at].content[0]
            if part.end > source.span.start or self.discourse.is_quoted(part.start):
                continue
            named = self.stage.named_in(part)
            holder = self.discourse.holder(part.start) if named else None
            if holder is not None and holder not in named and fits(source.head, holder):
                found += named
        return found

    def _acted_on(self, position: int) -> list[Member]:
        """Whom a participle in front of its clause names as what it is done to or with, where a pronoun at a place is
        who does it: "Speaking to Lund, she said"."""
        if self.encoded is None:
            return []
        words = beside_participle(self.text, self.encoded, position)
        return [one for one in map(self.stage.bearer, words) if one is not None]

    def _published_on(self, position: int) -> list[Member]:
        """The platforms that something was published on just before a place: "Lund said on Instagram it was sorry. It
        added"."""
        recent = self.discourse.recent(position, PLATFORMS_BACK)
        return [
            one.member
            for one in recent
            if plain(one.member.name) in PLATFORMS
            and _ON.search(self.text, max(0, one.position - len(" through ")), one.position)
        ]

    def _hearing(self, position: int) -> list[Member]:
        """Who is told the quotation in which a pronoun stands, and is "you" in it."""
        at = self.discourse.around(position) if self.discourse.is_quoted(position) else None
        if at is None or self.encoded is None or self.links is None:
            return []
        if at not in self.hearers:
            told = addressee(self.text, self.encoded, self.links, self.attributions[at])
            name = self.stage.name_at(told.end - 1) if told is not None else None
            named = name is not None and told is not None and name.span.end == told.end
            self.hearers[at] = self.stage.bearers[name.span] if named and name else None
        hearer = self.hearers[at]
        return [] if hearer is None else [hearer]

    def _goes_on(
        self, source: Source, chosen: Member | None, barred: Sequence[Member]
    ) -> Member | None:
        """Who spoke last in the paragraph, of whom only a first name tells that "he" or "she" is another, where nobody
        else in it may be meant: Jess may be either."""
        position = source.span.start
        if source.head not in MALE_PRONOUNS | FEMALE_PRONOUNS or self.discourse.is_quoted(position):
            return None
        member = self.discourse.holder(position)
        if (
            member is None
            or member in barred
            or fits(source.head, member)
            or not _is_unsure(member)
        ):
            return None
        seen = self.discourse.recent(position, 8)
        last = next((one for one in seen if one.member is member and one.speaking), None)
        if last is None or not self._is_likely(position, last):
            return None
        if any(one.member is chosen and one.position >= last.position for one in seen):
            return None
        _tell_gender(member, source.head)
        return member

    def address(self) -> None:
        """Settles whom "you" means that says something: who is told the words around it, or of two who take turns the
        other."""
        for span, source in self.stage.sources.items():
            if source.kind != "pronoun" or source.head not in SECOND_PRONOUNS:
                continue
            ats = self.stage.by_source[span]
            if any(self._is_of_anybody(self.attributions[at]) for at in ats):
                continue
            told = self._hearing(span.start) or self._other_in_turn(span.start)
            if told:
                self.stage.assign(span, told[0])

    def _is_of_anybody(self, one: Attribution) -> bool:
        """Whether "you" may be anybody who says something: "you may say", "you're like"."""
        if one.cue is None or one.source is None or one.cue.start < one.source.end:
            return True
        return _FACT.fullmatch(self.text, one.source.end, one.cue.end) is None

    def _other_in_turn(self, position: int) -> list[Member]:
        """Who is spoken to where a place lies in a turn of one of two."""
        outer = self.discourse.around(position)
        while outer is not None and self.attributions[outer].inside is not None:
            outer = self.attributions[outer].inside
        if outer is None or outer not in self.turn_of:
            return []
        who = [self.stage.assigned.get(sign) for sign, _ in self.turns]
        two = {id(one): one for one in who if one is not None}
        own = two.pop(id(who[self.turn_of[outer]]), None)
        return [*two.values()] if own is not None and len(two) == 1 else []

    def _asked_about(self, position: int) -> list[Member]:
        """Whom a question before a pronoun names, who is not the one asked: "Asked about Lund, he said"."""
        start = self.discourse.sentence(position)
        if position - start > LONGEST_QUESTION or not _ASKED.fullmatch(self.text, start, position):
            return []
        return self.stage.named_in(Span(start, position))


def _turns(text: str, stage: Stage) -> tuple[list[tuple[Span, Span]], dict[int, int]]:
    """The turns of a conversation, each with the sign of who speaks, and in which of them attributions lie."""
    turns: list[tuple[Span, Span]] = []
    of: dict[int, int] = {}
    for _, at in stage.order:
        one = stage.attributions[at]
        sign = one.source or one.speaker
        if not one.turn or one.inside is not None or sign is None:
            continue
        if turns and text[slice(*turns[-1][0])] == text[slice(*sign)]:
            sign, words = turns.pop()
            turns.append((sign, Span(words.start, one.content[-1].end)))
        else:
            turns.append((sign, Span(sign.start, one.content[-1].end)))
        of[at] = len(turns) - 1
    return turns, of


def _tell_gender(member: Member, pronoun: str) -> None:
    """Lets "he" or "she" tell the gender of somebody whose first name tells another or none."""
    told: Gender = "male" if pronoun in MALE_PRONOUNS else "female"
    member.genders[told] += FIRST_NAME + 1


def _is_unsure(member: Member) -> bool:
    """Whether no more than a first name, or as little, tells the gender of a person."""
    female, male = member.genders["female"], member.genders["male"]
    return member.human() and 0 < abs(female - male) <= FIRST_NAME


def _may_be_person(member: Member) -> bool:
    """Whether nothing but the look of its name tells that somebody is a body."""
    words = member.name.split()
    return (
        member.type == "organization"
        and member.nouns.isdisjoint(BODY_HEADS)
        and 0 < len(words) <= LONGEST_PERSON
        and all(word.istitle() and word.lower() not in ORG_HEADS for word in words)
    )
