"""What a reader keeps in mind on the way through an article: who was mentioned, where, and how."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from functools import partial

from onrecord.reader.clauses import is_within_noun
from onrecord.reader.coreference.links import Links
from onrecord.reader.entities.members import Member
from onrecord.reader.lexicon import ATTACHED
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.sentences import starts
from onrecord.reader.speakers.pronouns import REACH, Seen, choose, fits
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.innermost import Innermost
from onrecord.reader.statements.quotations import Quotation
from onrecord.reader.wordlists import words
from onrecord.record import Span

_SUBJECT_VERB = re.compile(
    r",?\s(?:has|had|have|is|was|were|will|would|could|can|did|does|also|said|told|wrote|took|went"
    r"|made|became|won|\w{3,}ed|\w{3,}(?<!['’])s)\s"
)
_OBLIQUE = words("of with to by for from in at on about against and told asked over as than after")


def follows_oblique(text: str, position: int, start: int = 0) -> bool:
    """Whether what stands at a place follows, from ``start`` on, a word behind which no subject stands."""
    last = text[max(start, position - 12) : position].split()[-1:]
    return last != [] and last[0].lower() in _OBLIQUE


_HAS = re.compile(r"['’]s?\s(?:[a-z][\w-]{0,30}\s){0,2}?(?P<noun>[a-z-]{2,30})(?=,?\s)")


def has_relative(text: str, position: int) -> bool:
    """Whether a name that ends at a place only tells whose relative, lawyer or the like is meant: "Lund's mother"."""
    owned = _HAS.match(text, position)
    return owned is not None and owned["noun"] in ATTACHED


_SPEAKING = re.compile(
    r"\w+\s(?:(?:was|is|were|had\sbeen|has\sbeen)\s(?:also\s)?(?:asked|commenting|pressed|quick|referring|responding|speaking|talking)"
    r"|also|comments|made|remarks|then|went|words)\b"
)
"""What goes on with who spoke: "She was speaking in Tarn"."""

FEWEST = 2
"""Mentions that whom a text is of has more than."""

COUNTED = 200
"""Mentions of all counted for whom a text is of."""

HELD = 12
"""Mentions looked back at for who spoke last in a paragraph."""


RUN = 8
"""Paragraphs in a row at most that one quotation runs through."""


def holds(member: Member, one: Member | None) -> bool:
    """Whether somebody is another, or several of whom that one is."""
    return member is one or (one is not None and one in member.parts)


class Discourse:
    """The mentions met so far, in text order, and the sentences and quotations they stand in."""

    def __init__(
        self,
        text: str,
        places: Sequence[Span],
        marks: Sequence[Quotation],
        attributions: Sequence[Attribution],
        links: Links | None = None,
        beside: Sequence[Span] = (),
        encoded: Encoded | None = None,
    ) -> None:
        """beside: paragraphs that stand beside the text, so that nothing in it goes on from them. encoded: the
        trees of its sentences, where the network has passed over it."""
        self.text, self.encoded = text, encoded
        self.has_beside = bool(beside)
        self.beside = Innermost((one,) for one in beside)
        self.paragraphs = [place.start for place in places]
        self.sentences = sorted({*self.paragraphs, *starts(text)})
        turned = Innermost(one.content for one in attributions if one.turn)
        outer = [one.span for one in marks if one.depth == 0 and turned.at(one.span.start) is None]
        outer += [part for one in attributions if one.turn for part in one.content]
        self.quotes = sorted(outer)
        self.quoted_from = [one.start for one in self.quotes]
        self.seen: list[Seen] = []
        self.cover = Innermost(one.content for one in attributions)
        self.links = links

    def see(self, span: Span, member: Member, *, speaking: bool = False) -> None:
        """Notes a mention. Mentions are noted in text order. The subject of a clause about a noun is none that the text
        goes on with: "a rule that Lund opposed"."""
        subject, quoted = self.is_subject(span), self.is_quoted(span.start)
        if subject and self.encoded is not None:
            subject = not is_within_noun(self.encoded, span)
        self.seen.append(Seen(span.start, member, subject, quoted, speaking))

    def recent(self, position: int, number: int) -> list[Seen]:
        """The last mentions before a position, the nearest first."""
        last = bisect_left(self.seen, position, key=lambda one: one.position)
        found = self.seen[max(0, last - number) : last][::-1]
        if not self.has_beside:
            return found
        return [one for one in found if self._reaches(one.position, position)]

    def _reaches(self, earlier: int, later: int) -> bool:
        """Whether the text at a position may go on from what is told at one before it."""
        apart = self.beside.at(earlier)
        return apart is None or apart == self.beside.at(later)

    def sentence(self, position: int) -> int:
        """Where the sentence begins in which a position lies."""
        return self.sentences[max(0, bisect_right(self.sentences, position) - 1)]

    def sentences_between(self, earlier: int, later: int) -> int:
        """How many sentences begin after a position, up to another."""
        return bisect_right(self.sentences, later) - bisect_right(self.sentences, earlier)

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies within quotation marks or a turn of an interview."""
        at = bisect_right(self.quoted_from, position) - 1
        return at >= 0 and position < self.quotes[at].end

    def is_subject(self, span: Span) -> bool:
        """Whether a mention looks like a subject: a verb follows, or it opens its clause. Whose relative or lawyer
        somebody is, is none: "[Lund]'s mother wept"."""
        start = self.sentence(span.start)
        if follows_oblique(self.text, span.start, start) or has_relative(self.text, span.end):
            return False
        if _SUBJECT_VERB.match(self.text, span.end, span.end + 24):
            return True
        if span.start - start > 60:
            return False
        before = self.text[start : span.start].strip(" \"'“‘”’([")
        return len(before.split()) <= 3 and "," not in before[:-1]

    def subject_before(self, position: int) -> Member | None:
        """The subject of the sentence within which a quotation without cue begins."""
        start = self.sentence(position)
        if not self.text[start:position].strip(" \"'“‘"):
            return None
        first = bisect_left(self.seen, start, key=lambda one: one.position)
        for mention in self.seen[first : first + REACH]:
            if mention.position >= position:
                break
            if mention.subject:
                return mention.member
        return None

    def announced(self, position: int) -> Member | None:
        """The subject of the sentence before a position, where a colon ends it: "She put it so:"."""
        while position and self.text[position - 1] in ' \n\r\t\u00a0"“':
            position -= 1
        return self.subject_before(position) if self.text[position - 1 : position] == ":" else None

    def around(self, position: int) -> int | None:
        """The innermost attribution in whose content a position lies."""
        return self.cover.at(position)

    def holder(self, position: int) -> Member | None:
        """Who spoke last before a position of the same paragraph, in nobody else's words, unless its sentence tells
        of others before it; where nobody did, the only person of whom the paragraph tells something. Behind paragraphs
        that are nothing but a quotation it is who spoke last before these."""
        start = self._told_from(position)
        sentence = self.sentence(position)
        told: dict[int, Member] = {}
        for one in self.recent(position, HELD):
            if one.position < start:
                break
            if one.speaking and self.around(one.position) is None:
                return one.member
            if one.position >= sentence and not one.quoted and one.member.human():
                return None
            if one.subject and not one.quoted and one.member.type == "person":
                told[id(one.member)] = one.member
        return next(iter(told.values())) if len(told) == 1 else None

    def _told_from(self, position: int) -> int:
        """Where the paragraph of a position begins, or the last one before it that a quotation does not run through up
        to the position."""
        block = max(0, bisect_right(self.paragraphs, position) - 1)
        for _ in range(RUN):
            at = bisect_left(self.quoted_from, position) - 1
            start = self.paragraphs[block]
            whole = at >= 0 and self.text[start : self.quotes[at].start].strip() == ""
            if not block or not whole or self.text[self.quotes[at].end : position].strip():
                break
            block, position = block - 1, start
        return self.paragraphs[block]

    def told_about(self, pronoun: str, position: int) -> Member | None:
        """Whom the paragraph before lets somebody speak of, where a pronoun opens the next in the text's own words and
        the text is rather of him than of who speaks: 'Lund said: "She was kind." | She leaves two sons.'"""
        block = bisect_right(self.paragraphs, position) - 1
        start = self.paragraphs[block] if block > 0 else position + 1
        if self.text[start:position].strip() or start > position or self.is_quoted(position):
            return None
        if _SPEAKING.match(self.text, position):
            return None
        before, spoken = self.paragraphs[block - 1], None
        found = None
        for one in self.recent(position, HELD):
            if one.position < before:
                break
            if one.quoted and found is None and fits(pronoun, one.member):
                found = one.member
            elif one.speaking and not one.quoted and spoken is None:
                spoken = one.member
        if found is None or spoken is None or found is spoken or found.type != "person":
            return None
        times = Counter(id(one.member) for one in self.seen[-COUNTED:])
        return found if times[id(found)] > max(times[id(spoken)], FEWEST) else None

    def choose(
        self,
        pronoun: str,
        position: int,
        own: Member | None,
        named: Container[Member] = (),
        *,
        speaks: bool = False,
    ) -> Member | None:
        """Whom a pronoun means; ``own`` is the speaker of the words in which it stands, ``named``
        who cannot be meant. ``speaks``: whether it is of who speaks."""
        quoted = self.is_quoted(position)
        return choose(
            pronoun,
            position,
            self.recent(position, REACH),
            self.sentences,
            self.paragraphs,
            quoted=quoted,
            outer=None if quoted else own,
            holder=self.holder(position) if speaks and own is None and not quoted else None,
            barred=lambda member: (quoted and holds(member, own)) or member in named,
            linked=None if self.links is None else partial(self.links.between, position),
            speaks=speaks,
        )
