"""Who the sources of an article's attributions are: names first, then the rest in text order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.attribution import Attribution
from onrecord.reader.cast import Cast, Member, plain
from onrecord.reader.lexicon import (
    COMMUNITY,
    DOCUMENT_HEADS,
    FEMALE_PRONOUNS,
    FIRST_PRONOUNS,
    FUNCTION,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    ORG_HEADS,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    PLURAL_HEADS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
)
from onrecord.reader.names import find_names
from onrecord.reader.pronouns import REACH, Seen, choose
from onrecord.reader.quotations import Quotation
from onrecord.reader.sources import Source, is_plural, names_within, read_source
from onrecord.reader.wordlists import words
from onrecord.record import EntityType, Span

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\da-z_])")
_PERSONAL = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_NOMINAL = re.compile(
    r"\b(?:the|a|an|this|one of the|his|her|their|its)\s(?:[\w.'’-]+\s){0,3}?([\w-]+)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b[A-Z][\w-]*(?:\s[a-z-]+){0,1}?\s([a-z]+)\b")


_BY = re.compile(r"\s(?:by|among|between)\s")
_OF = re.compile(r"(?:a\s)?(?:part|some|much|one)\sof\s", re.IGNORECASE)
_WHOSE = re.compile(r"([^,;()]{2,80}?)['’]s\s")
_PLATFORMS = words("twitter facebook instagram youtube tiktok telegram weibo snapchat x")
_SUBJECT_VERB = re.compile(
    r",?\s(?:has|had|have|is|was|were|will|would|could|can|did|does|also|said|told|wrote|took|went"
    r"|made|became|won|\w{3,}ed|\w{3,}(?<!['’])s)\s"
)
_OBLIQUE = words("of with to by for from in at on about against and told asked over as than after")


@dataclass(frozen=True, slots=True)
class _Event:
    """Something met while reading: a name, a description, a pronoun, or a source to be told."""

    start: int
    rank: int
    span: Span
    what: str
    member: Member | None = None
    sources: tuple[int, ...] = ()


class Casting:
    """Reads the article once and assigns every source a member of the cast."""

    def __init__(
        self,
        text: str,
        places: Sequence[Span],
        marks: Sequence[Quotation],
        attributions: Sequence[Attribution],
    ) -> None:
        self.text = text
        self.attributions = attributions
        self.names = find_names(text, places)
        self.cast = Cast(text)
        self.bearers = self.cast.gather(self.names)
        self.paragraphs = [place.start for place in places]
        self.sentences = sorted(
            {0}
            | {place.start for place in places}
            | {
                match.end()
                for place in places
                for match in _SENTENCE.finditer(text, place.start, place.end)
            }
        )
        outer = [one for one in marks if one.depth == 0]
        self.quote_starts = [one.span.start for one in outer]
        self.quote_ends = [one.span.end for one in outer]
        self.seen: list[Seen] = []
        self.result: list[Member | None] = [None] * len(attributions)
        self.done = [False] * len(attributions)
        self.read: dict[Span, Source] = {}
        self.by_source: dict[Span, list[int]] = {}
        for at, one in enumerate(attributions):
            if one.source is not None:
                self.by_source.setdefault(one.source, []).append(at)
        self.assigned: dict[Span, Member | None] = {}
        self.nominals: dict[str, Member] = {}
        self.papers: dict[str, Member] = {}
        self.cover = _Cover(attributions)

    # -- the reading

    def speakers(self) -> list[Member | None]:
        """The member who speaks, one for each attribution."""
        self._guess_genders()
        for span in self.by_source:
            self.read[span] = read_source(self.text, span, self.names)
        for span, source in self.read.items():
            if source.kind == "name":
                self._assign(span, self._named(source))
        for event in self._events():
            self._meet(event)
        self._first_persons()
        self._sourceless()
        return self.result

    def refer(self, span: Span) -> Member | None:
        """The member that a phrase outside the sources refers to, such as somebody told."""
        over = [one for one in names_within(self.names, span) if one.span.end > span.end]
        if over:
            span = Span(span.start, over[-1].span.end)
        if span in self.assigned:
            return self.assigned[span]
        source = read_source(self.text, span, self.names)
        if source.kind == "name":
            member: Member | None = self._named(source)
        elif source.kind == "pronoun":
            member = self._pronoun(source, source.head, None)
        else:
            member = self._described(source)
        self.assigned[span] = member
        if member is not None:
            member.spoke = True
        return member

    def kept(self, used: Sequence[Member | None]) -> list[Member]:
        """The members worth keeping: who speaks or is told, and persons and organisations named."""
        wanted = {id(one) for one in used if one is not None}
        for one in used:
            if one is not None:
                wanted.update(id(part) for part in one.parts)
        kept = [
            one
            for one in self.cast.members
            if one.mentions
            and (id(one) in wanted or (one.sure and one.type in ("person", "organization")))
        ]
        return sorted(kept, key=lambda one: min(one.mentions))

    def _assign(self, span: Span, member: Member | None) -> None:
        self.assigned[span] = member
        for at in self.by_source.get(span, ()):
            self.result[at] = member
            self.done[at] = member is not None
        if member is not None:
            member.spoke = True

    def _events(self) -> list[_Event]:
        events = [
            _Event(span.start, 1, span, "name", member) for span, member in self.bearers.items()
        ]
        taken = {one.span for one in self.names}
        for span in self.by_source:
            events.append(_Event(span.start, 0, span, "source"))
        for match in _PERSONAL.finditer(self.text):
            if Span(*match.span()) not in self.by_source:
                events.append(_Event(match.start(), 2, Span(*match.span()), "pronoun"))
        events += [
            _Event(span.start, 3, span, "nominal")
            for span in self._descriptions()
            if span not in taken and span not in self.by_source
        ]
        return sorted(events, key=lambda one: (one.start, one.rank))

    def _descriptions(self) -> list[Span]:
        found = []
        for match in _NOMINAL.finditer(self.text):
            head = match[1].lower()
            if head in PERSON_HEADS or head in PLURAL_HEADS or head in DOCUMENT_HEADS:
                found.append(Span(*match.span()))
        starts = set(self.sentences)
        for match in _BARE.finditer(self.text):
            if match.start() in starts and match[1].lower() in PLURAL_HEADS:
                found.append(Span(*match.span()))
        return found

    def _meet(self, event: _Event) -> None:
        span = event.span
        quoted = self._quoted(span.start)
        if event.what == "name" and event.member is not None:
            self._see(span, event.member, quoted, speaking=False)
        elif event.what == "source":
            if span not in self.assigned:
                source = self.read[span]
                if source.kind == "pronoun":
                    if source.head in FIRST_PRONOUNS:
                        return
                    self._assign(span, self._pronoun(source, source.head, span))
                else:
                    self._assign(span, self._described(source))
            member = self.assigned[span]
            if member is not None:
                self._see(span, member, quoted, speaking=True)
        elif event.what == "pronoun":
            pronoun = self.text[span.start : span.end].lower()
            member = self._choose(pronoun, span.start, None)
            if member is not None:
                member.mentions.setdefault(span, "pronoun")
                self._see(span, member, quoted, speaking=False)
        elif event.what == "nominal":
            self._nominal(span, quoted)

    def _see(self, span: Span, member: Member, quoted: bool, *, speaking: bool) -> None:
        subject = self._subject(span)
        self.seen.append(Seen(span.start, member, subject, quoted, speaking))

    def _subject(self, span: Span) -> bool:
        """Whether a mention opens its sentence or clause: it does after a few small words only."""
        at = bisect_right(self.sentences, span.start) - 1
        start = self.sentences[at] if at >= 0 else 0
        last = self.text[max(start, span.start - 12) : span.start].split()[-1:]
        if last and last[0].lower() in _OBLIQUE:
            return False
        if _SUBJECT_VERB.match(self.text, span.end, span.end + 24):
            return True
        if span.start - start > 60:
            return False
        before = self.text[start : span.start].strip(" \"'“”‘’([")
        return len(before.split()) <= 3 and "," not in before[:-1]

    def _quoted(self, position: int) -> bool:
        at = bisect_right(self.quote_starts, position) - 1
        return at >= 0 and position < self.quote_ends[at]

    def document(self, one: Attribution) -> Span | None:
        """The document that speaks, where the source is one ("the report")."""
        source = self.read.get(one.source) if one.source is not None else None
        return source.core if source is not None and source.kind == "document" else None

    def _recent(self, position: int, number: int) -> list[Seen]:
        """The last mentions before a position, the nearest first."""
        last = bisect_left(self.seen, position, key=lambda one: one.position)
        return self.seen[max(0, last - number) : last][::-1]

    # -- names

    def _named(self, source: Source) -> Member | None:
        name = source.name
        if name is None:
            return None
        member = self.bearers[name.span]
        member.add_role(self.text, source.role)
        if not member.sure and member.type == "organization" and not name.the:
            member.sure = True
            if not self._is_thing(member):
                member.type = "person"
        member.sure = True
        self._mention(member, source.span, "name", also=source.core)
        if source.core.end <= source.span.end:
            phrase = self.text[source.core.start : name.span.end]
            if source.core.start < name.span.start < source.core.end:
                member.forms[phrase] = None
        return member

    def _is_thing(self, member: Member) -> bool:
        """Whether no sign of a person stands near a name of unknown kind."""
        return member.gender() is None

    def _mention(self, member: Member, span: Span, kind: str, also: Span | None = None) -> None:
        phrase = self.text[span.start : span.end].strip(" ,;:")
        if phrase:
            member.forms[phrase] = None
        if also is not None:
            member.forms[self.text[also.start : also.end].strip(" ,;:")] = None
        if not any(span.covers(one) for one in member.mentions):
            member.mentions[span] = "nominal" if kind == "nominal" else "name"

    def _guess_genders(self) -> None:
        """Counts the pronouns that follow a name closely as signs of gender."""
        hits = [(one.start(), one[0].lower()) for one in _PERSONAL.finditer(self.text)]
        starts = [position for position, _ in hits]
        ordered = sorted(self.bearers.items())
        for at, (span, member) in enumerate(ordered):
            if member.type not in ("person", "organization") or member.genders.total() >= 3:
                continue
            following = ordered[at + 1][0].start if at + 1 < len(ordered) else len(self.text)
            limit = min(following, span.end + 150)
            for position, pronoun in hits[bisect_right(starts, span.end) :][:3]:
                if position > limit:
                    break
                if member.type == "organization" and member.sure:
                    break
                member.genders["male" if pronoun in MALE_PRONOUNS else "female"] += 1

    # -- descriptions

    def _described(self, source: Source) -> Member | None:
        if source.kind == "joint":
            return self._joint(source)
        if source.kind == "label":
            return self._label(source)
        if source.kind == "document":
            return self._document(source)
        return self._nominal_source(source)

    def _joint(self, source: Source) -> Member:
        form = plain(self.text[source.core.start : source.core.end])
        known = self.cast.by_form.get(form)
        if known is None:
            known = self.cast.make(
                "group", self.text[source.core.start : source.core.end], plural=True
            )
            self.cast.by_form[form] = known
            parts = [self.refer(part) for part in source.parts]
            known.parts = tuple(part for part in parts if part is not None)
        self._mention(known, source.core, "name", also=source.span)
        return known

    def _label(self, source: Source) -> Member | None:
        """A speaker's sign in an interview: initials, or the outlet's."""
        sign = source.head.strip(":()").casefold()
        known = None
        for member in self.cast.members:
            for key in member.keys:
                if len(key) > 1 and "".join(word[0] for word in key) == sign:
                    known = member
        if known is None and 2 <= len(sign) <= 3:
            known = next((one for one in self.cast.members if _abbreviates(sign, one)), None)
        known = known or self.cast.by_form.get(sign)
        if known is None:
            known = self.cast.make("unnamed", source.head)
        self.cast.by_form[sign] = known
        self._mention(known, source.core, "name")
        return known

    def _document(self, source: Source) -> Member | None:
        owner = self._owner(source)
        if owner is not None:
            return owner
        if source.owner is not None and plain(source.owner.text) not in _PLATFORMS:
            member = self.bearers[source.owner.span]
            self._mention(member, source.owner.span, "name")
            member.sure = True
            return member
        phrase = self.text[source.core.start : source.core.end]
        form = plain(phrase)
        for low in phrase.lower().split()[:1]:
            possessive = MALE_PRONOUNS | FEMALE_PRONOUNS | PLURAL_PRONOUNS | NEUTER_PRONOUNS
            if low in possessive:
                return self._choose(low, source.span.start, source.span)
        if form in self.nominals:
            return self.nominals[form]
        if source.definite:
            whose = self.papers.get(source.head)
            if whose is not None:
                whose.forms[phrase] = None
                return whose
            for mention in self._recent(source.span.start, 40):
                if mention.speaking:
                    self.nominals[form] = mention.member
                    mention.member.forms[phrase] = None
                    return mention.member
        return self._fresh(source)

    def _owner(self, source: Source) -> Member | None:
        """Whose words a document holds: "estimates by the government", "the judge's statement"."""
        text = self.text
        by = _BY.search(text, source.span.start, source.span.end)
        if by is not None:
            return self.refer(
                Span(by.end(), source.core.end if source.core.end > by.end() else source.span.end)
            )
        of = _OF.match(text, source.core.start, source.core.end)
        whose = _WHOSE.match(text, of.end() if of else source.core.start, source.core.end)
        if whose is not None:
            return self.refer(Span(*whose.span(1)))
        return None

    def _nominal_source(self, source: Source) -> Member | None:
        text = self.text[source.core.start : source.core.end]
        form = plain(text)
        low = text.lower()
        if low.startswith(("a ", "an ", "another ", "one of ")):
            return self._fresh(source)
        known = self.cast.by_form.get(form)
        if known is None and source.definite:
            # The last one mentioned who fits, so that two officials are kept apart.
            known = self._by_role(source)
        known = known or self.nominals.get(form)
        if known is None and source.definite:
            known = self._by_kind(source)
        if known is None:
            return self._fresh(source)
        self.nominals[form] = known
        self._mention(known, source.core, "nominal")
        return known

    def _by_role(self, source: Source) -> Member | None:
        """Who bears the role that a definite description names, the last mentioned first."""
        wanted_words = [
            word
            for word in re.findall(
                r"[\w-]+", self.text[source.core.start : source.core.end].lower()
            )
            if word not in FUNCTION and len(word) > 1
        ]
        if not wanted_words:
            return None
        loose = [word for word in wanted_words if word == source.head] or wanted_words[-1:]
        for wanted in (wanted_words, loose):
            for mention in self._recent(source.span.start, 80):
                if mention.member.heads and set(wanted) <= mention.member.heads:
                    return mention.member
        return None

    def _by_kind(self, source: Source) -> Member | None:
        """The last mentioned of the kind that the head noun tells: "the company", "the woman"."""
        head = source.head
        if head in ORG_HEADS:
            for mention in self._recent(source.span.start, 30):
                if mention.member.type == "organization" and (
                    head in plain(mention.member.name).split() or head in mention.member.heads
                ):
                    return mention.member
            if head in ("company", "agency", "firm", "group", "organization", "organisation",
                        "website", "newspaper", "outlet", "network", "airline"):  # fmt: skip
                for mention in self._recent(source.span.start, 15):
                    if mention.member.type == "organization" and mention.member.sure:
                        return mention.member
        return None

    def _fresh(self, source: Source) -> Member:
        """A new member for a source that is only described."""
        text = self.text[source.core.start : source.core.end]
        plural = is_plural(source)
        kind: EntityType = "unnamed"
        if source.head in ORG_HEADS and source.head not in PERSON_HEADS:
            kind = "organization"
        elif plural:
            kind = "group"
        member = self.cast.make(kind, text, plural=plural)
        member.thing = source.head not in PEOPLE_NOUNS
        for word in re.findall(r"[\w-]+", text.lower()):
            if word not in FUNCTION:
                member.heads.add(word)
            member.weigh(word, 2)
        if kind == "organization":
            member.plural = source.head in COMMUNITY
        self.nominals[plain(text)] = member
        self._mention(member, source.core, "nominal", also=source.span)
        return member

    def _nominal(self, span: Span, quoted: bool) -> None:
        """A description that is no source: it keeps somebody in mind whom a pronoun may mean."""
        source = read_source(self.text, span, ())
        form = plain(self.text[span.start : span.end])
        if source.head in DOCUMENT_HEADS and source.head not in PERSON_HEADS | PLURAL_HEADS:
            self._paper(source)
            return
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
        self._see(span, member, quoted, speaking=False)

    def _paper(self, source: Source) -> None:
        """Keeps whose a document is when it comes up: who is the subject of its sentence."""
        start = self.sentences[bisect_right(self.sentences, source.span.start) - 1]
        for mention in self._recent(source.span.start, 8):
            if mention.position >= start and mention.subject and not mention.quoted:
                self.papers[source.head] = mention.member
                return

    # -- pronouns

    def _pronoun(self, source: Source, pronoun: str, span: Span | None) -> Member | None:
        if pronoun in RELATIVE_PRONOUNS:
            return self._relative(source.span.start)
        if pronoun in FIRST_PRONOUNS:
            return self._enclosing(source.span.start)
        member = self._choose(pronoun, source.span.start, span)
        if member is not None:
            member.mentions.setdefault(source.span, "pronoun")
        return member

    def _relative(self, position: int) -> Member | None:
        for mention in self._recent(position, 6):
            if mention.position < position and position - mention.position < 160:
                return mention.member
        return None

    def _choose(self, pronoun: str, position: int, span: Span | None) -> Member | None:
        outer = self._around(position)
        quoted = self._quoted(position)
        own = self.result[outer] if outer is not None else None
        barred = own if quoted else None
        return choose(
            pronoun,
            position,
            self._recent(position, REACH),
            self.sentences,
            self.paragraphs,
            quoted=quoted,
            outer=None if quoted else own,
            barred=lambda member: member is barred and barred is not None,
        )

    def _around(self, position: int) -> int | None:
        """The innermost attribution in whose content the position lies."""
        return self.cover.at(position)

    def _enclosing(self, position: int) -> Member | None:
        at = self._around(position)
        while at is not None:
            if self.result[at] is not None:
                return self.result[at]
            at = self.attributions[at].inside
        return None

    def _first_persons(self) -> None:
        """I and we: who speaks the words around them; outside any, who spoke last."""
        ordered = sorted(self.by_source)
        for span in ordered:
            source = self.read[span]
            if source.kind != "pronoun" or source.head not in FIRST_PRONOUNS:
                continue
            if span in self.assigned:
                continue
            member = self._enclosing(span.start) or self._nearest(span.start)
            self._assign(span, member)
            if member is not None:
                member.mentions.setdefault(span, "pronoun")

    def _nearest(self, position: int) -> Member | None:
        best = None
        for at, one in enumerate(self.attributions):
            start = one.content[0].start
            if (
                self.result[at] is not None
                and start <= position
                and (best is None or start >= best[0])
            ):
                best = (start, self.result[at])
        return best[1] if best else None

    def _sourceless(self) -> None:
        """A quotation without cue or source goes on with the speaker before it."""
        order = sorted(
            range(len(self.attributions)), key=lambda at: self.attributions[at].content[0]
        )
        last: Member | None = None
        for at in order:
            one = self.attributions[at]
            if one.source is None and one.cue is None and one.act == "speech":
                opening = self._subject_before(one.content[0].start)
                self.result[at] = opening or last
            elif one.inside is None:
                last = self.result[at] or last

    def _subject_before(self, position: int) -> Member | None:
        """The subject of the sentence within which a quotation without cue begins."""
        start = self.sentences[max(0, bisect_right(self.sentences, position) - 1)]
        if not self.text[start:position].strip(" \"'“‘"):
            return None
        for mention in self.seen:
            if start <= mention.position < position and mention.subject:
                return mention.member
        return None


def _abbreviates(sign: str, member: Member) -> bool:
    """Whether an organisation's name may be cut to a sign of two or three letters."""
    name = plain(member.name)
    if member.type != "organization" or name == sign or " " in name or not name.startswith(sign[0]):
        return False
    letters = iter(name)
    return all(letter in letters for letter in sign)


class _Cover:
    """Which attribution's content a position lies in, by the borders of all contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        edges: list[tuple[int, int, int, int]] = []
        for at, one in enumerate(attributions):
            for span in one.content:
                edges.append((span.start, 1, span.start - span.end, at))
                edges.append((span.end, 0, 0, at))
        edges.sort()
        self.starts: list[int] = []
        self.holders: list[int | None] = []
        open_: list[int] = []
        for position, opens, _, at in edges:
            if opens:
                open_.append(at)
            elif at in open_:
                open_.remove(at)
            self.starts.append(position)
            self.holders.append(open_[-1] if open_ else None)

    def at(self, position: int) -> int | None:
        found = bisect_right(self.starts, position) - 1
        return self.holders[found] if found >= 0 else None
