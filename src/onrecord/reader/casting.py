"""Who the sources of an article's attributions are: names first, then the rest in text order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import chain

from onrecord.reader.addressees import asked
from onrecord.reader.appositions import appositions, predicates
from onrecord.reader.attribution import Attribution
from onrecord.reader.cast import Cast
from onrecord.reader.clauses import word_at
from onrecord.reader.course import Event, events, guess_genders
from onrecord.reader.descriptions import narrows, proper_words, rules, without_lead
from onrecord.reader.discourse import Discourse
from onrecord.reader.documents import LAWS, WHOSE, maker_of, makes, speaks_in
from onrecord.reader.encoder import Encoded
from onrecord.reader.innermost import Innermost
from onrecord.reader.keys import abridges, plain
from onrecord.reader.layouts import interviews
from onrecord.reader.lexicon import (
    COMMUNITY,
    CROWDS,
    DEMONYMS,
    DOCUMENT_HEADS,
    FEMALE,
    FEMALE_PRONOUNS,
    FIRST_PRONOUNS,
    FIRST_SINGULAR,
    MALE,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    ORG_HEADS,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    PLURAL_HEADS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
    SECOND_PRONOUNS,
    THIRD_PRONOUNS,
    VOICED,
    Gender,
)
from onrecord.reader.links import Links
from onrecord.reader.members import FIRST_NAME, Member, is_another, stands_below
from onrecord.reader.names import Line, Name
from onrecord.reader.offices import Offices, bodied, bodies, may_rule, offices, titled
from onrecord.reader.pairs import MANY, PRONOUN
from onrecord.reader.pronouns import fits
from onrecord.reader.quotations import Quotation
from onrecord.reader.relatives import antecedent
from onrecord.reader.sources import Source, is_plural, names_within, read_source
from onrecord.reader.subjects import doer
from onrecord.reader.titles import Titles
from onrecord.reader.told import WEEKDAY
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, MentionKind, Span

_ASKED = re.compile(r"(?:when\s)?(?:asked|pressed|questioned)\s.*,\s", re.IGNORECASE | re.DOTALL)
_AGED = re.compile(r"\d{1,3}-year-old")
_COLLECTIVE = re.compile(r"(?:ese|ish|ch|ss)$")
"""How the names of peoples end that mean no single person: "the French"."""
_GENERAL = words("athlete man player star veteran woman")
"""Nouns that tell of a person whom a text has told of before nothing new."""
_FIRMS = words(
    "agency airline company firm group network newspaper organisation organization outlet website"
)
"""Nouns for the organisation that a text last spoke of."""
_LIKE_FIRMS = words(
    "band broadcaster carrier charity club giant maker manufacturer retailer startup team"
)
"""Nouns for it where the text speaks of no other."""
_PAPERS = (
    words("complaint filing lawsuit petition suit"),
    words("e-mail email letter memo memorandum message note"),
    words("message post publication tweet video"),
)
"""Words for one and the same document."""
_BESIDE = re.compile(
    r"\s(?:last|this|next|earlier|yesterday|today|late|after|before|during|on|at|if|that|when|while|via|through|by|about"
    rf"|{WEEKDAY})\b"
)
_PUBLISHERS = words(
    "agency app blog broadcaster chain channel charity company consultancy firm magazine maker newsletter newspaper "
    "outlet platform podcast publication publisher retailer site startup station tabloid think-tank website"
)
_CALLED = re.compile(r"[Tt]he\s([A-Z][\w&'’.-]*(?:\s(?:of|and|for|the))*(?:\s[A-Z][\w&'’.-]*)+)")
_PROPER = re.compile(r"[Tt]he\s([A-Z].*)")
"""A body whose description begins with a name: "the Norland army"."""
_HANDLE = re.compile(r"[^\w\n]{0,6}\(@\w")
_ARTICLES = ("", "the ", "a ", "an ")

LONGEST_HEADLINE = 400
"""Code points of a line that is looked through for names known from elsewhere."""

LONGEST_QUESTION = 400
"""Code points between the start of a sentence and who answers in it."""

LONGEST_FORM = 90
"""Code points of a phrase with all that is said of whom it means; longer, it is no form of a name."""

CERTAIN = 2.5
"""Score from which the coreference head is sure whom "it" or "they" means."""

SURER = 3.5
"""Score from which it is surer of "he" or "she" than a first name is."""

MARGIN = 1.0
"""By how much that score is above the best of any other chain."""

LONGEST_PERSON = 3
"""Words of a name that may be a person's though it was read as that of a body."""

_OWNERS = ("person", "organization", "place")
NAMED = ("person", "organization", "place", "group", "unnamed")


class Casting:
    """Reads the article once and assigns every source a member of the cast."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        marks: Sequence[Quotation],
        attributions: Sequence[Attribution],
        names: Sequence[Name],
        links: Links | None = None,
        encoded: Encoded | None = None,
        beside: Sequence[Span] = (),
        bylines: Sequence[Span] = (),
        others: Sequence[Span] = (),
        signed: Sequence[str] = (),
    ) -> None:
        """beside: paragraphs that stand beside the text, bylines among them. others: those in the words of others.
        signed: who wrote the article, as the page tells it anywhere."""
        self.text = text
        self.links, self.encoded = links, encoded
        self.attributions = attributions
        self.names = names
        self.others = Innermost((one,) for one in others)
        self.cast = Cast(text)
        self.bearers = self.cast.gather(self.names)
        written = [self.bearers[one.span] for by in bylines for one in names_within(names, by)]
        written += filter(None, map(self.cast.by_form.get, map(plain, signed)))
        self.authors = [*{id(one): one for one in written if one.type == "person"}.values()]
        self.alone = len(self.authors) == 1 and len(signed) < 2
        for line in lines:
            if line.headline and line.place.end - line.place.start < LONGEST_HEADLINE:
                self.cast.recognise(line.words)
        places = [line.place for line in lines]
        self.nested = Innermost((one.span,) for one in marks if one.depth)
        self.marked = Innermost((one.span,) for one in marks)
        self.mark_starts = [one.span.start for one in marks]
        self.discourse = Discourse(text, places, marks, attributions, links, beside)
        self.result: list[Member | None] = [None] * len(attributions)
        self.order = sorted((one.content[0].start, at) for at, one in enumerate(attributions))
        self.read: dict[Span, Source] = {}
        self.by_start: dict[int, Source] = {}
        self.spoken: list[int] = []
        self.by_source: dict[Span, list[int]] = {}
        for at, one in enumerate(attributions):
            named = one.source or one.speaker
            if named is not None:
                self.by_source.setdefault(named, []).append(at)
        self.assigned: dict[Span, Member | None] = {}
        self.askers: dict[int, Span] = {}
        for one in attributions:
            told = asked(text, encoded, one) if encoded is not None else None
            if told is not None and one.source is not None:
                self.askers[told] = one.source
        self.nominals: dict[str, Member] = {}
        self.papers: dict[str, Member] = {}
        self.labels: dict[str, Member] = {}
        self.beside: dict[int, Member] = {}
        self.offices: Offices = {}
        self.bodies: Offices = {}

    # -- the reading

    def speakers(self) -> list[Member | None]:
        """The member who speaks, one for each attribution."""
        guess_genders(self.text, self.bearers)
        for span in self.by_source:
            self.read[span] = read_source(self.text, span, self.names)
        self.by_start = {span.start: source for span, source in self.read.items()}
        self.spoken = sorted(self.by_start)
        for span, source in self.read.items():
            if source.kind == "name":
                self._assign(span, self._named(source))
            elif source.kind == "nominal":
                self._beside_name(source)
        self._appositions()
        self.offices, self.bodies = offices(self.cast.members), bodies(self.cast.members)
        met = events(self.text, self.bearers, self.by_source.keys(), self.discourse.sentences)
        for event in met:
            self._meet(event)
        self._answers()
        self._first_persons(nested=False)
        self._sourceless()
        self._first_persons(nested=True)
        return self.result

    def refer(self, span: Span) -> Member | None:
        """The member that a phrase outside the sources refers to, such as somebody told."""
        over = [one for one in names_within(self.names, span) if one.span.end > span.end]
        if over:
            span = Span(span.start, over[-1].span.end)
        leading = next(iter(names_within(self.names, span)), None)
        if (
            leading is not None
            and self.text[span.start : leading.span.start].lower() in _ARTICLES
            and _BESIDE.match(self.text, leading.span.end, span.end)
        ):
            # "the Gazette after the vote": what follows the name is no part of who it is.
            span = Span(span.start, leading.span.end)
        if span in self.assigned:
            return self.assigned[span]
        # Its own parts may come back to it: then they tell nothing.
        self.assigned[span] = None
        source = read_source(self.text, span, self.names)
        if source.kind == "name":
            member: Member | None = self._named(source)
        elif source.kind == "pronoun":
            member = self._pronoun(source)
        elif source.kind == "document":
            member = self._nominal_source(source)  # nobody tells a document: "told the paper"
        else:
            member = self._described(source)
        self.assigned[span] = member
        if member is not None:
            member.spoke = True
        return member

    def meant(self) -> dict[Span, Member | None]:
        """Whom phrases mean. A document means nobody, though somebody speaks in it."""
        return {
            span: member
            for span, member in self.assigned.items()
            if span not in self.read or self.read[span].kind != "document"
        }

    def kept(self, used: Sequence[Member | None]) -> list[Member]:
        """The members worth keeping: who speaks or is told, and persons and organisations named."""
        wanted = {id(one) for one in used if one is not None}
        for one in used:
            if one is not None:
                wanted.update(id(part) for part in one.parts)
        kept = [
            one
            for one in self.cast.members
            if one.mentions and (id(one) in wanted or (one.sure and one.type in NAMED))
        ]
        return sorted(kept, key=lambda one: min(one.mentions))

    def _assign(self, span: Span, member: Member | None) -> None:
        self.assigned[span] = member
        for at in self.by_source.get(span, ()):
            self.result[at] = member
        if member is not None:
            member.spoke = True

    def _meet(self, event: Event) -> None:
        span = event.span
        if event.what == "name" and event.member is not None:
            self.discourse.see(span, event.member)
            pair = self._pair(span)
            if pair is not None:
                self.discourse.see(span, pair)
        elif event.what == "source":
            if span not in self.assigned:
                source = self.read[span]
                if self._is_own(source):
                    return
                if source.kind == "pronoun":
                    self._assign(span, self._pronoun(source))
                else:
                    self._assign(span, self._described(source))
            member = self.assigned[span]
            if member is not None:
                self.discourse.see(span, member, speaking=True)
        elif event.what == "pronoun":
            pronoun = self.text[span.start : span.end].lower()
            member = self._choose(pronoun, span.start)
            if member is not None:
                member.mentions.setdefault(span, "pronoun")
                self.discourse.see(span, member)
        elif event.what == "nominal":
            self._nominal(span)

    def document(self, one: Attribution) -> Span | None:
        """The document that speaks, where the source is one ("the report")."""
        source = self.read.get(one.source) if one.source is not None else None
        if source is None or source.kind != "document" or source.head not in DOCUMENT_HEADS:
            return None  # "numbers compiled by X" are no medium
        return source.core

    # -- names

    def _named(self, source: Source) -> Member | None:
        name = source.name
        if name is None:
            return None
        member = self.bearers[name.span]
        member.add_role(self.text, source.role if self._is_noun(source.role, name) else None)
        if not member.sure and member.type == "organization" and not name.the:
            member.sure = True
            if member.gender() is not None and not member.nouns & (ORG_HEADS - PERSON_HEADS):
                member.type = "person"
        member.sure = True
        if member.type == "person" and " " not in member.name and member.nouns & _PUBLISHERS:
            member.type = "organization"  # "the finance blog Osmund"
        if source.core.covers(name.span):
            member.forms[self.text[source.core.start : name.span.end]] = None
        if member.type != "person":
            # Of a person what follows the name is a role, and no form of it.
            self._mention(member, source.span, also=source.core)
        return member

    def _is_noun(self, role: Span | None, name: Name) -> bool:
        """Whether what stands before the name of a body ends in a noun: "old" and "producers like" tell nobody."""
        if (
            role is None
            or self.encoded is None
            or role.end > name.span.start
            or name.type == "person"
        ):
            return True
        at = self.encoded.within(role).stop - 1
        class_ = self.encoded.layout.upos[int(self.encoded.upos[at])]
        return class_ in ("NOUN", "PROPN") or word_at(self.text, self.encoded, at) in ORG_HEADS

    def _beside_name(self, source: Source) -> None:
        """A source that was cut to what stands beside the name: "Jo Lund, | a former minister | wrote"."""
        start = source.core.start
        if self.encoded is None or self.text[start - 2 : start] != ", ":
            return
        at = bisect_right(self.names, start, key=lambda one: one.span.start) - 1
        name = self.names[at] if at >= 0 else None
        if name is None or name.type != "person" or name.span.end != start - 2:
            return
        held = self.encoded.within(source.core)
        outward = {int(self.encoded.heads[word]) for word in held} - {*held}
        if outward and outward <= {*self.encoded.within(name.span)}:
            member = self.bearers[name.span]
            member.add_role(self.text, without_lead(self.text, source.core))
            self._mention(member, source.core, "nominal")
            self._assign(source.span, member)

    def _appositions(self) -> None:
        """What stands beside a name outside the sources, too, is its bearer's role."""
        if self.links is None or self.encoded is None:
            return
        given = self.text, self.encoded, self.links, self.names
        said = (one for one in predicates(*given) if not self.discourse.is_quoted(one[0].start))
        for span, name in chain(appositions(*given), said):
            member = self.bearers[name.span]
            if member.type != name.type or span in self.by_source:
                continue
            member.add_role(self.text, without_lead(self.text, span))
            self._mention(member, span, "nominal")
            self.assigned.setdefault(span, member)
            self.beside[span.start] = member
        for span, name in Titles(*given).found():
            if self.bearers[name.span].type == name.type:
                self.bearers[name.span].add_role(self.text, span)

    def _mention(
        self,
        member: Member,
        span: Span,
        kind: MentionKind | None = None,
        also: Span | None = None,
    ) -> None:
        phrase = self.text[span.start : span.end].strip(" ,;:")
        if phrase and (also is None or len(phrase) <= LONGEST_FORM):
            member.forms[phrase] = None
        if also is not None:
            member.forms[self.text[also.start : also.end].strip(" ,;:")] = None
        if kind is not None:
            member.mentions.setdefault(span, kind)

    # -- descriptions

    def _described(self, source: Source) -> Member | None:
        if source.kind == "joint":
            return self._joint(source)
        if source.kind == "label":
            return self._label(source)
        if source.kind == "document":
            return self._document(source)
        return self._nominal_source(source)

    def _pair(self, span: Span) -> Member | None:
        """Two whose names "and" joins, of whom the first stands at a place: whom "they" may mean. Names before
        them are a list."""
        at = bisect_right(self.names, span.start, key=lambda one: one.span.start) - 1
        if not 0 <= at < len(self.names) - 1:
            return None
        one, other = self.names[at : at + 2]
        listed = at > 0 and self.text[self.names[at - 1].span.end : one.span.start] == ", "
        alike = (one.type == "person") == (other.type == "person")
        between = self.text[one.span.end : (other.role or other.span).start]
        if listed or not alike or between not in (" and ", " and the "):
            return None
        whole = Span(one.span.start, other.span.end)
        return self._joint(Source(whole, whole, "joint", parts=(one.span, other.span)))

    def _joint(self, source: Source) -> Member:
        form = plain(self.text[source.core.start : source.core.end])
        known = self.cast.by_form.get(form)
        if known is None:
            known = self.cast.make(
                "group", self.text[source.core.start : source.core.end], plural=True, sure=False
            )
            self.cast.by_form[form] = known
            parts = [self.refer(part) for part in source.parts]
            known.parts = tuple(part for part in parts if part is not None)
        self._mention(known, source.core, "name", also=source.span)
        return known

    def _label(self, source: Source) -> Member | None:
        """A speaker's sign in an interview: initials, or the outlet's."""
        sign = source.head.strip(":()").casefold()
        if sign in self.labels:
            self._mention(self.labels[sign], source.core, "name")
            return self.labels[sign]
        known = None
        for member in self.cast.members:
            for key in member.keys:
                if len(key) > 1 and "".join(word[0] for word in key) == sign:
                    known = member
        if known is None and 2 <= len(sign) <= 3:
            known = self.cast.by_short.get(sign.upper())
            known = known or next(
                (one for one in self.cast.members if _abbreviates(sign, one)), None
            )
        if known is None and sign == "a":
            # Who answers in an interview is whom the page speaks of most.
            people = [one for one in self.cast.members if one.type == "person"]
            known = max(people, key=lambda one: len(one.mentions), default=None)
        known = known or self.cast.by_form.get(sign)
        if known is None:
            known = self.cast.make("unnamed", source.head)
        self.labels[sign] = known
        self._mention(known, source.core, "name")
        return known

    def _document(self, source: Source) -> Member | None:
        if source.head in LAWS:
            form = plain(self.text[slice(*source.core)])
            return self.nominals.get(form) or self._fresh(source)
        maker = maker_of(self.text, source)
        owner = self.refer(maker) if maker is not None else None
        if owner is not None:
            return owner
        if source.owner is not None and speaks_in(self.text, source, source.owner):
            member = self.bearers[source.owner.span]
            self._mention(member, source.owner.span)
            member.sure = True
            return member
        phrase = self.text[source.core.start : source.core.end]
        form = plain(phrase)
        for low in phrase.lower().split()[:1]:
            if low in THIRD_PRONOUNS:
                return self._choose(low, source.span.start)
        if form in self.nominals:
            return self.nominals[form]
        if source.definite:
            whose = self.papers.get(source.head)
            if whose is not None:
                return whose
            voiced = source.head in VOICED
            for mention in self.discourse.recent(source.span.start, 40) if voiced else ():
                if mention.speaking:
                    if not _may_hold(mention.member, source.head):
                        break
                    self.nominals[form] = mention.member
                    return mention.member
        return self._fresh(source)

    def _nominal_source(self, source: Source) -> Member | None:
        text = self.text[source.core.start : source.core.end]
        form = plain(text)
        low = text.lower()
        if low.startswith(("a ", "an ", "another ", "one of ")):
            return self._fresh(source)
        for whose in low.split()[:1]:
            if whose in THIRD_PRONOUNS and (source.head == "self" or self._is_thing(source)):
                return self._choose(whose, source.span.start)  # "her young self" is she
            if f"{low} " in _ARTICLES:
                return None  # the name behind it was left out of the page
        owner = WHOSE.match(self.text, *source.core)
        if owner is not None and self._is_thing(source):
            return self.refer(Span(*owner.span(1)))  # "Lund's speech"
        known = self.cast.by_form.get(form)
        if known is None and source.definite:
            # The last one mentioned who fits, so that two officials are kept apart.
            known = self._by_role(source)
        known = known or self.nominals.get(form)
        if known is None and source.definite:
            known = self._by_kind(source) or self._by_trait(source)
        if known is None and not is_plural(source):
            known = titled(text, self.offices)
        if known is None:
            known = bodied(text, source.span.start, self.bodies)
        if known is None:
            return self._fresh(source)
        self.nominals[form] = known
        self._mention(known, source.core, "nominal")
        return known

    def _is_thing(self, source: Source) -> bool:
        """Whether what somebody owns is no person or body of its own, as the network reads it."""
        if self.links is None or self.encoded is None:
            return False
        if source.head in PEOPLE_NOUNS | ORG_HEADS | COMMUNITY:
            return False
        types, owned = self.encoded.layout.mentions, False
        for at in self.links.starting(source.core.start):
            somebody = types[self.links.found[at].type] in _OWNERS
            if somebody and self.links.spans[at].end >= source.core.end:
                return False
            owned = owned or somebody
        return owned

    def _by_role(self, source: Source) -> Member | None:
        """Who bears the role that a definite description names, the last mentioned first."""
        wanted_words = [
            word
            for word in re.findall(
                r"[\w-]+", self.text[source.core.start : source.core.end].lower()
            )
            if narrows(word) and len(word) > 1
        ]
        if not wanted_words:
            return None
        noun = source.head if source.head in wanted_words else wanted_words[-1]
        whose = self._whose(source)
        proper = proper_words(self.text[source.core.start : source.core.end], noun)
        ruling = rules(self.text[source.core.start : source.core.end])
        for wanted in ({noun, *wanted_words}, {noun}):
            for mention in self.discourse.recent(source.span.start, 80):
                member = mention.member
                if (
                    noun in member.nouns
                    and wanted | whose <= member.heads
                    and not is_another(member, noun, proper)
                    and not stands_below(member, noun, wanted_words)
                    and (may_rule(member) or not ruling)
                ):
                    return member
        return None

    def _whose(self, source: Source) -> set[str]:
        """The words of the name that owns what a description means: "Lund's campaign"."""
        if source.owner is None or WHOSE.match(self.text, *source.core) is None:
            return set()
        return set(plain(source.owner.text).split())

    def _by_kind(self, source: Source) -> Member | None:
        """The last mentioned of the kind that the head noun tells: "the company", "the woman"."""
        head = source.head
        if head in ORG_HEADS | _LIKE_FIRMS:
            whose = self._whose(source) | proper_words(self.text[slice(*source.core)], head)
            for mention in self.discourse.recent(source.span.start, 30):
                told = {*plain(mention.member.name).split(), *mention.member.heads}
                if mention.member.type == "organization" and head in told and whose <= told:
                    return mention.member
            near = (one.member for one in self.discourse.recent(source.span.start, 15))
            bodies = [one for one in near if one.type == "organization" and one.sure]
            the = self.text[source.core.start : source.core.start + 4].lower() == "the "
            only = the and head in _LIKE_FIRMS and len({id(one) for one in bodies}) == 1
            if bodies and not whose and (head in _FIRMS or only):
                return bodies[0]
        return None

    def _by_trait(self, source: Source) -> Member | None:
        """The last person who was a subject or spoke, where a description tells no more than an age or
        a country: "the 31-year-old", "the Italian", "the Kenyan player"."""
        first, *rest = self.text[slice(*source.core)].split()
        if first.lower() != "the":
            return None
        aged = bool(rest) and _AGED.fullmatch(rest[0]) is not None
        native = len(rest) == 1 and rest[0].istitle() and not _COLLECTIVE.search(rest[0])
        if len(rest) == 2 and rest[1] in _GENERAL:
            native = rest[0].istitle()
        elif len(rest) > 1:
            return None
        if not aged and not (native and rest[0].lower() in DEMONYMS):
            return None
        pronouns = [one for one, nouns in (("she", FEMALE), ("he", MALE)) if source.head in nouns]
        for mention in self.discourse.recent(source.span.start, 30):
            member = mention.member
            stands = (mention.subject or mention.speaking) and not mention.quoted
            if stands and member.human() and all(fits(one, member) for one in pronouns):
                return member
        return None

    def _fresh(self, source: Source) -> Member:
        """A new member for a source that is only described."""
        text = self.text[source.core.start : source.core.end]
        people, several = self._read(source)
        plural = is_plural(source) or several
        kind: EntityType = "unnamed"
        crowd = source.head in CROWDS and source.head != "team"
        if source.head in ORG_HEADS and source.head not in PERSON_HEADS and not crowd:
            kind = "organization"
        elif plural or crowd:
            kind = "group"
        elif _HANDLE.match(self.text, source.span.end):
            kind = "person"  # who signs a post
        called = _CALLED.fullmatch(text)
        if called and (crowd or kind == "unnamed") and source.head not in PERSON_HEADS:
            kind = "organization"  # a name that was not read as one: "the Alder Valley Register"
        if called is None and kind == "organization":
            called = _PROPER.fullmatch(text)
        member = self.cast.make(kind, called[1] if called else text, plural=plural)
        member.thing = source.head not in PEOPLE_NOUNS and not people
        member.document = source.kind == "document"
        member.nouns.add(source.head)
        for word in re.findall(r"[\w-]+", text.lower()):
            if narrows(word):
                member.heads.add(word)
            member.weigh(word, 2)
        if kind == "organization":
            member.plural = source.head in COMMUNITY
        self.nominals[plain(text)] = member
        self._mention(member, source.core, "nominal", also=source.span)
        return member

    def _read(self, source: Source) -> tuple[bool, bool]:
        """Whether a description means a person, and whether it means several, as the network reads it."""
        if self.links is None or self.encoded is None:
            return False, False
        types = self.encoded.layout.mentions
        for at in self.links.starting(source.core.start):
            if source.core.start <= self.encoded.starts[self.links.heads[at]] < source.core.end:
                person = types[self.links.found[at].type] == "person"
                return person, person and int(self.links.signs.numbers[at]) == MANY
        return False, False

    def _nominal(self, span: Span) -> None:
        """A description that is no source: it keeps somebody in mind whom a pronoun may mean."""
        beside = self.beside.get(span.start)
        if beside is not None:
            self.discourse.see(span, beside)
            return
        source = read_source(self.text, span, ())
        form = plain(self.text[span.start : span.end])
        if source.head in DOCUMENT_HEADS and source.head not in PERSON_HEADS | PLURAL_HEADS:
            self._paper(source)
            return
        if not self._is_somebody(span):
            return  # "her head" is nobody
        member = self.nominals.get(form)
        if member is None:
            low = self.text[span.start : span.end].lower()
            if low.startswith("the "):
                member = self._by_role(source)
            if member is None:
                member = self._fresh(source)
                member.sure = False
            elif member.type != "person":
                self.nominals[form] = member
        self.discourse.see(span, member)

    def _is_somebody(self, span: Span) -> bool:
        """Whether the network, if there is one, reads a description of more than a thing at a place."""
        if self.links is None or self.encoded is None:
            return True
        kinds, types = self.links.signs.kinds, self.encoded.layout.mentions
        return any(
            int(kinds[at]) != PRONOUN and types[self.links.found[at].type] != "other"
            for at in self.links.starting(span.start)
        )

    def _paper(self, source: Source) -> None:
        """Keeps whose a document is when it comes up: the subject that makes it or speaks in it, as in
        "Lund published a study", "Lund said in a letter", not who "was not involved in the study"."""
        start = self.discourse.sentence(source.span.start)
        for mention in self.discourse.recent(source.span.start, 8):
            if mention.position >= start and mention.subject and not mention.quoted:
                speaks = mention.position in self.by_start
                if makes(self.text[mention.position : source.span.start], speaks=speaks):
                    self.papers[source.head] = mention.member
                return

    # -- pronouns

    def _pronoun(self, source: Source) -> Member | None:
        pronoun = source.head
        if pronoun in RELATIVE_PRONOUNS:
            return self._relative(pronoun, source.span.start)
        if pronoun in FIRST_PRONOUNS:
            start = source.span.start
            member = self._enclosing(start)
            if member is None and pronoun in FIRST_SINGULAR:
                member = self.author(start)
            return member
        if pronoun in SECOND_PRONOUNS:
            return None  # whoever is spoken to, or anybody
        papers = self._paper_before(source.span) if pronoun == "it" else None
        barred = [*self._named_in(source.span), *self._asked_about(source.span.start)]
        asker = self.assigned.get(self.askers.get(source.span.start, source.span))
        if asker is not None:
            barred.append(asker)
        member = papers or self._answerer(source, barred) or self._linked(source, barred)
        member = member or self._choose(pronoun, source.span.start, barred)
        member = member or self._mistaken(source, barred)
        if member is not None:
            member.mentions.setdefault(source.span, "pronoun")
        return member

    def _linked(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Whom "it" or "they" means where the coreference head is sure of it.

        Groups and bodies are often told of by descriptions that only the network knows for such. Of "he" and
        "she" it only overrules what a first name tells: Jess may be either.
        """
        if self.links is None or source.head not in THIRD_PRONOUNS:
            return None
        thing = source.head in NEUTER_PRONOUNS | PLURAL_PRONOUNS
        for at in self.links.starting(source.span.start):
            nearest = self.links.certain(at, CERTAIN if thing else SURER, MARGIN)
            member = self._of_chain(nearest) if nearest is not None else None
            if member is None or member in barred:
                continue
            if thing and fits(source.head, member):
                return member
            unsure = 0 < member.genders.total() <= FIRST_NAME
            if not thing and unsure and member.human() and not fits(source.head, member):
                told: Gender = "male" if source.head in MALE_PRONOUNS else "female"
                member.genders[told] += FIRST_NAME + 1
                return member
        return None

    def _mistaken(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Whom "he" or "she" means where nobody fits: the only one to speak or act in this sentence or the one
        before whose name may have been taken for that of a body."""
        pronoun, position = source.head, source.span.start
        if pronoun not in MALE_PRONOUNS | FEMALE_PRONOUNS:
            return None
        found: dict[int, Member] = {}
        for mention in self.discourse.recent(position, 8):
            if self.discourse.sentences_between(mention.position, position) > 1:
                break
            stands = (mention.subject or mention.speaking) and not mention.quoted
            if stands and mention.member not in barred and _may_be_person(mention.member):
                found[id(mention.member)] = mention.member
        if len(found) != 1:
            return None
        member = next(iter(found.values()))
        told: Gender = "male" if pronoun in MALE_PRONOUNS else "female"
        member.type, member.sure = "person", True
        member.genders[told] += FIRST_NAME + 1
        return member

    def _of_chain(self, mention: int) -> Member | None:
        """Whom a mention means, by the nearest name or description of its chain, itself or before it."""
        if self.links is None or self.encoded is None:
            return None
        for at in self.links.back(mention):
            span, head = self.links.spans[at], int(self.encoded.starts[self.links.heads[at]])
            known = self.assigned.get(span)
            if known is not None:
                return known
            before = bisect_right(self.names, head, key=lambda one: one.span.start)
            for name in self.names[max(0, before - 1) : before]:
                if name.type != "unknown" and head < name.span.end:
                    return self.bearers[name.span]
            if int(self.links.signs.kinds[at]) != PRONOUN:
                return self.refer(span)
        return None

    def _answerer(self, source: Source, barred: Sequence[Member]) -> Member | None:
        """Who answers, where the statement before asks: somebody named since its asker was, who is not
        the asker: 'Lund asked Reyes if she would go. "No," she said.'"""
        ats = self.by_source.get(source.span, ())
        start = min((self.attributions[at].content[0].start for at in ats), default=0)
        before = bisect_right(self.order, (start, -1)) - 1
        asking = self.attributions[self.order[before][1]] if before >= 0 else None
        if asking is None or asking.cue is None or asking.source is None:
            return None
        asker = self.assigned.get(asking.source)
        asks = self.text[slice(*asking.cue)].lower().split()[-1:] in (["asked"], ["asks"])
        near = self.discourse.sentences_between(asking.cue.start, start)
        if asker is None or not asks or near != 1:
            return None
        other = self._choose(source.head, source.span.start, [*barred, asker])
        seen = self.discourse.recent(source.span.start, 8)
        since = asking.source.end
        named = any(one.member is other and one.position >= since for one in seen)
        return other if named else None

    def _paper_before(self, span: Span) -> Member | None:
        """Who speaks in the document that spoke in the sentence before: "The letter said ... It called"."""
        start = self.discourse.sentence(span.start)
        if self.text[start : span.start].strip(' "“'):
            return None
        at = bisect_right(self.spoken, span.start - 1) - 1
        before = self.spoken[at] if at >= 0 else None
        source = self.by_start.get(before) if before is not None else None
        if source is None or source.kind != "document":
            return None
        near = self.discourse.sentences_between(source.span.start, span.start)
        return self.assigned.get(source.span) if near <= 2 else None

    def _relative(self, pronoun: str, position: int) -> Member | None:
        """Whom the noun means that the clause hangs on; without a tree, the last whom it may mean."""
        if self.encoded is not None and self.links is not None:
            found = antecedent(self.text, self.encoded, self.links, position)
            if found is not None:
                noun, phrase = found
                at = bisect_right(self.names, noun.start, key=lambda one: one.span.start) - 1
                named = at >= 0 and self.names[at].span.covers(noun)
                return self.bearers[self.names[at].span] if named else self.refer(phrase)
        for mention in self.discourse.recent(position, 6):
            if position - mention.position >= 160:
                break
            people = mention.member.human() or mention.member.type == "group"
            if pronoun in ("that", "whose") or (pronoun == "which") != people:
                return mention.member
        return None

    def _choose(self, pronoun: str, position: int, named: Collection[Member] = ()) -> Member | None:
        """named: who cannot be meant."""
        outer = self.discourse.around(position)
        own = self.result[outer] if outer is not None else None
        doing = self._doing(position)
        barred = named if doing is None else [doing, *named]
        return self.discourse.choose(pronoun, position, own, barred)

    def _doing(self, position: int) -> Member | None:
        """Who does what is done to the one that a pronoun means: "Lund asked her" is asked by another."""
        word = doer(self.text, self.encoded, position) if self.encoded is not None else None
        if word is None:
            return None
        at = bisect_right(self.spoken, word.start) - 1
        source = self.by_start[self.spoken[at]].span if at >= 0 else None
        if source is not None and source.covers(word):
            return self.assigned.get(source)
        at = bisect_right(self.names, word.start, key=lambda one: one.span.start) - 1
        if at >= 0 and self.names[at].span.covers(word):
            return self.bearers[self.names[at].span]
        seen = self.discourse.recent(position, 8)
        return next((one.member for one in seen if one.position == word.start), None)

    def _named_in(self, span: Span) -> list[Member]:
        """Whom the quotations name that a source speaks: of oneself one says "I". In them others may be
        quoted who do say the name."""
        found: list[Member] = []
        for at in self.by_source.get(span, ()):
            for part in self.attributions[at].content:
                found += [
                    self.bearers[one.span]
                    for one in names_within(self.names, part)
                    if self.discourse.is_quoted(one.span.start)
                    and self.nested.at(one.span.start) is None
                ]
        return found

    def _asked_about(self, position: int) -> list[Member]:
        """Whom a question before a pronoun names, who is not the one asked: "Asked about Lund, he said"."""
        start = self.discourse.sentence(position)
        if position - start > LONGEST_QUESTION or not _ASKED.fullmatch(self.text, start, position):
            return []
        return [self.bearers[one.span] for one in names_within(self.names, Span(start, position))]

    def _enclosing(self, position: int) -> Member | None:
        at = self.discourse.around(position)
        while at is not None:
            one = self.attributions[at]
            if self.result[at] is not None and not self._is_retold(one, position):
                return self.result[at]
            at = one.inside
        return None

    def _is_retold(self, one: Attribution, position: int) -> bool:
        """Whether somebody quoted tells in other words what another said: the "I" of '"She said I lied," he said'
        is not hers."""
        mark = None if one.inside is None else self.marked.at(position)
        if mark is None:
            return False
        part = next((part for part in one.content if part.start <= position < part.end), None)
        return part is not None and part.start > self.mark_starts[mark] + 1

    def _in_turn(self, position: int) -> bool:
        """Whether a position lies in a turn of an interview."""
        at = self.discourse.around(position)
        while at is not None and self.attributions[at].inside is not None:
            at = self.attributions[at].inside
        return at is not None and self.attributions[at].turn

    def author(self, position: int) -> Member | None:
        """Who wrote the article, if one alone did, where a place is not in the words of others."""
        if not self.alone or self.others.at(position) is not None:
            return None
        return None if self.discourse.is_quoted(position) else self.authors[0]

    def _first_persons(self, *, nested: bool) -> None:
        """I and we: who speaks the words around them; in a quotation of nobody's, who spoke last.

        Outside of what others say, I is who wrote the article, and we nobody known. Whose the words are in
        which ``nested`` ones are told must be known before.
        """
        for span in sorted(self.by_source):
            outer = any(self.attributions[at].inside is None for at in self.by_source[span])
            if outer is nested or span in self.assigned or not self._is_own(self.read[span]):
                continue
            member = self._enclosing(span.start)
            if member is None and not self._in_turn(span.start):
                if self.discourse.is_quoted(span.start):
                    member = self._nearest(span.start)
                elif self.read[span].head in FIRST_SINGULAR:
                    member = self.author(span.start)
            self._assign(span, member)
            if member is not None and self.read[span].kind == "pronoun":
                member.mentions.setdefault(span, "pronoun")

    def _answers(self) -> None:
        """Answers in an interview without signs: of whoever the introduction tells that was interviewed,
        unless his name stands in them."""
        asked: dict[Span, Member | None] = {}
        for at, one in enumerate(self.attributions):
            if one.introduction is None:
                continue
            if one.introduction not in asked:
                asked[one.introduction] = self._interviewed(one.introduction)
            who = asked[one.introduction]
            named = (self.bearers[name.span] for name in names_within(self.names, one.content[0]))
            self.result[at] = who if who is not None and who not in named else None

    def _interviewed(self, introduction: Span) -> Member | None:
        """The only person that an introduction names, or the only one in a sentence that tells of an
        interview; who wrote the article is none."""
        told = [
            (one.span, who)
            for one in names_within(self.names, introduction)
            if (who := self.bearers[one.span]).type == "person" and who not in self.authors
        ]
        if len({id(who) for _, who in told}) > 1:
            sentences = {self.discourse.sentence(at) for at in interviews(self.text, introduction)}
            told = [
                (span, who)
                for span, who in told
                if self.discourse.sentence(span.start) in sentences
            ]
        found = {id(who): who for _, who in told}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_own(self, source: Source) -> bool:
        """Whether a source is who speaks the words around it, or a document of theirs: "we", "our study"."""
        if source.kind == "pronoun":
            return source.head in FIRST_PRONOUNS
        owner = self.text[slice(*source.core)].lower().split()[:1]
        return source.kind == "document" and owner in (["our"], ["my"])

    def _nearest(self, position: int) -> Member | None:
        """Who speaks the last words before a position."""
        at = bisect_right(self.order, position, key=lambda one: one[0])
        for _, one in reversed(self.order[max(0, at - 30) : at]):
            if self.result[one] is not None and self.attributions[one].inside is None:
                return self.result[one]
        return None

    def _sourceless(self) -> None:
        """A quotation without cue or source goes on with the speaker before it."""
        last: Member | None = None
        for _, at in self.order:
            one = self.attributions[at]
            if one.speaker is not None or one.introduction is not None:
                last = self.result[at]
            elif one.source is None and one.cue is None and one.act == "speech":
                start = one.content[0].start
                if one.loose:
                    self.result[at] = last = self.discourse.announced(start)
                else:
                    self.result[at] = self.discourse.subject_before(start) or last
            elif one.inside is None and self._is_heard(one):
                last = self.result[at] or last

    def _is_heard(self, one: Attribution) -> bool:
        """Whether a quotation may go on with who speaks: not with whose document it is that tells."""
        paper = one.source is not None and self.read[one.source].kind == "document"
        return not paper or self.discourse.is_quoted(one.content[0].start)


def _may_hold(member: Member, paper: str) -> bool:
    """Whether somebody may speak in a document: no people known by what they are only, and no other document."""
    if member.document:
        return any(paper in kin and not kin.isdisjoint(member.nouns) for kin in _PAPERS)
    return not member.plural


def _may_be_person(member: Member) -> bool:
    """Whether nothing but the look of its name tells that somebody is a body."""
    words = member.name.split()
    return (
        member.type == "organization"
        and not member.nouns & (ORG_HEADS - PERSON_HEADS)
        and 0 < len(words) <= LONGEST_PERSON
        and all(word.istitle() and word.lower() not in ORG_HEADS for word in words)
    )


def _abbreviates(sign: str, member: Member) -> bool:
    """Whether an organisation's name may be cut to a sign of two or three letters."""
    name = plain(member.name)
    return (
        member.type == "organization" and name != sign and " " not in name and abridges(sign, name)
    )
