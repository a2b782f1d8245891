"""Whom a source means that is described, or several at once, a document or a sign: one met before, or a new member."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.reader.clauses import head_word
from onrecord.reader.coreference.pairs import MANY, PRONOUN
from onrecord.reader.entities.descriptions import narrows
from onrecord.reader.entities.documents import (
    LAWS,
    SIGNED_BY,
    WHOSE,
    is_filed,
    maker_of,
    makes,
    speaks_in,
)
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.offices import bodied, bodies, offices, titled
from onrecord.reader.lexicon import (
    COMMUNITY,
    CROWDS,
    DOCUMENT_HEADS,
    ORG_HEADS,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    THIRD_PRONOUNS,
    VOICED,
)
from onrecord.reader.speakers.definite import by_kind, by_role, by_trait, topic_firm
from onrecord.reader.speakers.epithets import by_epithet
from onrecord.reader.speakers.labels import Labels
from onrecord.reader.speakers.pronoun_sources import PronounSources
from onrecord.reader.speakers.sources import Source, is_plural, read_source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, Span

ARTICLES = ("", "the ", "a ", "an ")

_PAPERS = (
    words("complaint filing lawsuit petition suit"),
    words("e-mail email letter memo memorandum message note"),
    words("message post publication tweet video"),
)
"""Words for one and the same document."""
_ALONE = re.compile(
    r"[,.;:)\n]|\s(?:[a-z]+ing|and|at|has|had|in|is|last|on|that|this|to|was|which)\b"
)
"""What stands behind a name that narrows no noun."""
_LETTERS = words("e-mail email letter note")
_FOUND = words("indictment")
"""Documents that are of a jury or of prosecutors."""
_IN_COURT = words("affidavit complaint indictment lawsuit suit")
"""Papers that speak for themselves, whoever spoke last."""
_WRITTEN = re.compile(
    r"(?<!\bhe)(?<!\bI)(?<!\bshe)(?<!\bwe)(?<!\bthey)(?<!\bha[ds])(?<!\bhave)\s(?:(?:had|has|have)\s)?(?:wrote|written|sent)\s"
)
"""What tells that another wrote than who says so: "[her son] had written"."""
_OF_ANYBODY = words(
    "comment comments e-mail email interview letter message note post remarks statement testimony text tweet video"
)
"""Documents in which somebody speaks who has no name."""
_CALLED = re.compile(r"[Tt]he\s([A-Z][\w&'’.-]*(?:\s(?:of|and|for|the))*(?:\s[A-Z][\w&'’.-]*)+)")
_PROPER = re.compile(r"[Tt]he\s([A-Z].*)")
"""A body whose description begins with a name: "the Norland army"."""
_SITES = words("blog homepage site webpage website")
"""What is a body by its noun alone, and speaks for whoever has it."""
_DECIDED = words("decision judgement judgment verdict")
"""What a court speaks in that is named before it."""
_DECIDING = words("agency authority board commission committee council court jury panel tribunal")
_HANDLE = re.compile(r"[^\w\n]{0,6}\(@\w")
_PAGES = words("account blog homepage page profile self site website")
"""What somebody speaks in that is his, and his self."""
_OWN_OUTLET = re.compile(
    r"this\s(?:\w+\s)?(?:blog|channel|column|magazine|network|news\s?paper|outlet|paper|programme|publication|website)"
)
"""What an outlet calls itself, which is no other that it tells of: "told this newspaper"."""
_OWNERS = ("person", "organization", "place")


class NominalSources:
    """The descriptions of an article, told apart or joined by their words as it is read. ``beside``: whom those
    beside a name mean, by their start. ``refer``: whom a phrase within one means."""

    def __init__(
        self,
        stage: Stage,
        beside: Mapping[int, Member],
        pronouns: PronounSources,
        refer: Callable[[Span], Member | None],
    ) -> None:
        self.stage, self.beside = stage, beside
        self.text, self.encoded, self.links = stage.text, stage.encoded, stage.links
        self.cast, self.discourse = stage.cast, stage.discourse
        self.pronouns, self.refer = pronouns, refer
        self.labels = Labels(stage.cast)
        self.nominals: dict[str, Member] = {}
        self.papers: dict[str, Member] = {}
        self.told_in: dict[str, Member] = {}
        self.others: set[str] = set()
        self.offices, self.bodies = offices(stage.cast.members), bodies(stage.cast.members)

    def meant(self, source: Source) -> Member | None:
        """Whom a source means that is no single name and no pronoun."""
        if source.kind == "joint":
            return self._joint(source)
        if source.kind == "label":
            known = self.labels.meant(source.head)
            known.add_mention(self.text, source.core, "name")
            return known
        if source.kind == "document":
            member = self._document(source)
            if member is not None and source.head not in LAWS:
                self.told_in.update(dict.fromkeys(_alike(source.head), member))
            return member
        return self.described(source)

    def pair(self, span: Span) -> Member | None:
        """Two whose names "and" joins, of whom the first stands at a place: whom "they" may mean. Names before
        them are a list."""
        at = self.stage.number_at(span.start)
        if not 0 <= at < len(self.stage.names) - 1:
            return None
        one, other = self.stage.names[at : at + 2]
        listed = at > 0 and self.text[self.stage.names[at - 1].span.end : one.span.start] == ", "
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
        known.add_mention(self.text, source.core, "name", also=source.span)
        return known

    def _document(self, source: Source) -> Member | None:
        """Who speaks in a document: whose it is, who last spoke in one, or nobody but the document."""
        if source.head in LAWS:
            form = plain(self.text[slice(*source.core)])
            return self.nominals.get(form) or self._fresh(source)
        maker = maker_of(self.text, source)
        owner = self.refer(_without_comma(self.text, maker)) if maker is not None else None
        if owner is not None:
            self.nominals[plain(f"the {source.head}")] = owner
            return owner
        if source.owner is not None and speaks_in(self.text, source, source.owner):
            member = self.stage.bearers[source.owner.span]
            if not is_filed(self.text, source, source.owner, member.name):
                member.add_mention(self.text, source.owner.span)
                member.sure = True
                return member
        phrase = self.text[source.core.start : source.core.end]
        form = plain(phrase)
        for low in phrase.lower().split()[:1]:
            if low in THIRD_PRONOUNS:
                return self.pronouns.choose(low, source.span.start)
        if form in self.nominals:
            return self.nominals[form]
        if source.definite:
            outlet = by_kind(self.text, self.discourse, source) if source.head == "paper" else None
            if outlet is not None:
                return outlet
            whose = self.papers.get(source.head)
            if whose is not None:
                return whose
            if form == source.head and source.head in self.told_in:
                return self.told_in[source.head]  # "the complaint" is "the city's complaint of May"
            voiced = source.head in VOICED and not self.discourse.is_quoted(source.span.start)
            voiced = voiced and source.head not in self.others | _IN_COURT
            for mention in self.discourse.recent(source.span.start, 40) if voiced else ():
                if mention.speaking and not mention.quoted:
                    since = Span(mention.position, source.span.start)
                    if not _may_hold(mention.member, source.head) or _is_brought_in(
                        self.text, since, source.head
                    ):
                        break
                    if source.head in _LETTERS and self._is_another_s(mention.position, source):
                        break
                    self.nominals[form] = mention.member
                    return mention.member
        else:
            whose = self._paper(source)
            if whose is not None:
                return whose
        return self._fresh(source)

    def described(self, source: Source) -> Member | None:
        """Whom a description means: whoever owns what it means, who was met before, or somebody new."""
        text = self.text[source.core.start : source.core.end]
        form = plain(text)
        low = text.lower()
        if low.startswith(("a ", "an ", "another ", "one of ")) or _OWN_OUTLET.fullmatch(low):
            return self._fresh(source)
        owner = WHOSE.match(self.text, *source.core)
        for whose in low.split()[:1]:
            own = source.head in _PAGES or self._is_thing(source)
            if whose in THIRD_PRONOUNS and own and owner is None:
                return self.pronouns.choose(whose, source.span.start)  # "her young self" is she
            if f"{low} " in ARTICLES:
                return None  # the name behind it was left out of the page
        if owner is not None and (source.head in _SITES or self._is_thing(source)):
            return self.refer(Span(*owner.span(1)))  # "Lund's speech"
        court = source.owner if source.head in _DECIDED else None
        if (
            court is not None
            and plain(court.text).rpartition(" ")[2] in _DECIDING
            and self._is_before_head(court, source)
        ):
            return self.stage.bearers[court.span]
        known = self.cast.by_form.get(form)
        if known is None and source.definite:
            # The last one mentioned who fits, so that two officials are kept apart.
            known = by_role(self.text, self.discourse, source)
        named = self._barred(source.span)
        given = self.text, self.discourse, source
        known = known or topic_firm(*given, named) or self._described(form, named)
        if known is None and source.definite:
            known = by_kind(*given, named) or by_trait(*given) or by_epithet(*given[1:], named)
        if known is None and not is_plural(source):
            known = titled(text, self.offices)
        if known is None:
            known = bodied(text, source.span.start, self.bodies)
        if known is None:
            return self._fresh(source)
        self.nominals[form] = known
        known.add_mention(self.text, source.core, "nominal")
        return known

    def _is_before_head(self, name: Name, source: Source) -> bool:
        """Whether a name stands right before the noun that ends a description: "the | Harbour Court | decision"."""
        return self.text[name.span.end : source.core.end].lower() == f" {source.head}"

    def _barred(self, span: Span) -> list[Member]:
        """Who cannot be meant by a description: whom it names in what it says, and where it is told something who
        speaks in its sentence."""
        if span in self.stage.by_source:
            return self.pronouns.named_in(span)
        start = self.discourse.sentence(span.start)
        near = self.discourse.recent(span.start, 8)
        return [one.member for one in near if one.speaking and one.position >= start]

    def _described(self, form: str, named: Sequence[Member]) -> Member | None:
        """Whom a description meant before, unless it is told of another."""
        known = self.nominals.get(form)
        return None if known in named else known

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
        if called and (crowd or kind == "unnamed") and source.head not in PERSON_HEADS | LAWS:
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
        member.add_mention(self.text, source.core, "nominal", also=source.span)
        short = self._without_participle(source.core)
        if short is not None:
            member.forms[self.text[slice(*short)]] = None
            self.nominals.setdefault(plain(self.text[slice(*short)]), member)
        return member

    def _without_participle(self, core: Span) -> Span | None:
        """A description up to a participle that tells more of whom it means: "many pilots | interviewed in Tarn"."""
        if self.encoded is None:
            return None
        words = self.encoded.within(core)
        head = head_word(self.encoded, words)
        if head is None:
            return None
        relations, classes = self.encoded.relations, self.encoded.classes
        for at in range(head + 1, words.stop):
            if self.encoded.heads[at] == head and (relations[at], classes[at]) == ("acl", "VERB"):
                return Span(core.start, self.encoded.ends[at - 1])
        return None

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

    def meet(self, span: Span) -> None:
        """A description that is no source: it keeps somebody in mind whom a pronoun may mean."""
        beside = self.beside.get(span.start)
        if beside is not None:
            self.discourse.see(span, beside)
            return
        source = read_source(self.text, span, ())
        form = plain(self.text[span.start : span.end])
        if source.head in DOCUMENT_HEADS and source.head not in PEOPLE_NOUNS:
            self._paper(source)
            return
        if not self._is_somebody(span):
            return  # "her head" is nobody
        if " " not in self.text[slice(*span)] and self.discourse.is_quoted(span.start):
            return  # whom somebody quoted brings in by a noun alone the text does not go on with
        member = self.nominals.get(form)
        if member is None:
            low = self.text[span.start : span.end].lower()
            if low.startswith("the "):
                member = by_role(self.text, self.discourse, source)
            if member is None:
                member = self._fresh(source)
                member.sure = False
            elif member.type != "person":
                self.nominals[form] = member
        self.discourse.see(span, member)

    def _is_somebody(self, span: Span) -> bool:
        """Whether the network, if there is one, reads a description of more than a thing at a place, and not of
        what the word behind it means: "a police | station" is no police."""
        if self.links is None or self.encoded is None:
            return True
        kinds, types = self.links.signs.kinds, self.encoded.layout.mentions
        return any(
            int(kinds[at]) != PRONOUN
            and types[self.links.found[at].type] != "other"
            and self.encoded.starts[self.links.heads[at]] < span.end
            for at in self.links.starting(span.start)
        )

    def _paper(self, source: Source) -> Member | None:
        """Whose a document is where it comes up, which is kept."""
        if not source.definite and source.span.start not in self.stage.by_start:
            # Another has come up: "the statement" is no longer the one before.
            self.nominals.pop(source.head, None)
            for word in _alike(source.head):
                self.told_in.pop(word, None)
        signed = SIGNED_BY.match(self.text, source.span.end)
        if signed is None:
            whose = self._maker(source)
        else:
            whose = self._signer(signed.end())
            self.others.add(source.head)
            self.papers.pop(source.head, None)
        if whose is not None:
            self.papers[source.head] = whose
        return whose

    def _signer(self, start: int) -> Member | None:
        """Who is named at a place and signs a document: nobody whose name only narrows a noun."""
        name = self.stage.name_at(start)
        if name is None or start not in (name.span.start, (name.role or name.span).start):
            return None
        alone = _ALONE.match(self.text, name.span.end)
        return self.stage.bearers[name.span] if alone else None

    def _is_another_s(self, position: int, source: Source) -> bool:
        """Whether whoever speaks at a place tells in his sentence that another wrote what a letter may be of."""
        end = min(self.discourse.sentence(source.span.start), position + LONGEST_PAPER)
        return _WRITTEN.search(self.text, position, max(position, end)) is not None

    def _maker(self, source: Source) -> Member | None:
        """Whose a document is where it comes up: the subject that makes it or speaks in it, as in
        "Lund published a study", "Lund said in a letter", not who "was not involved in the study"."""
        start = self.discourse.sentence(source.span.start)
        for mention in self.discourse.recent(source.span.start, 8):
            if mention.position >= start and mention.subject and not mention.quoted:
                told = self.stage.source_before(mention.position + 1)
                speaks = told is not None and mention.position < told.span.end
                made = makes(self.text[mention.position : source.span.start], speaks=speaks)
                return mention.member if made else None
        return None


def _without_comma(text: str, phrase: Span) -> Span:
    return Span(phrase.start, phrase.start + len(text[slice(*phrase)].rstrip(" ,")))


def _alike(paper: str) -> frozenset[str]:
    """The words for one document, of which one is given."""
    return next((kin for kin in _PAPERS if paper in kin), frozenset((paper,)))


def _is_brought_in(text: str, place: Span, paper: str) -> bool:
    """Whether a document comes in at the start of a sentence since somebody spoke, who then speaks in another: "A new
    study found"."""
    start = max(place.start, place.end - LONGEST_PAPER)
    found = re.compile(rf"(?:\n|[.!?”\"]\s)An?\s(?:[\w-]+\s){{0,2}}{re.escape(paper)}\b")
    return found.search(text, start, place.end) is not None


LONGEST_PAPER = 2000
"""Code points before a document that are looked through for where it came in."""


def _may_hold(member: Member, paper: str) -> bool:
    """Whether somebody may speak in a document: no people known by what they are only, no other document or thing, in
    what a grand jury finds no single person, and in reports and the like nobody without a name."""
    if member.document:
        return any(paper in kin and not kin.isdisjoint(member.nouns) for kin in _PAPERS)
    nameless = member.type == "unnamed" and not member.plural
    if nameless and paper not in _OF_ANYBODY:
        return False
    thing = member.type == "unnamed" and member.thing
    return not (member.plural or thing or (member.type == "person" and paper in _FOUND))
