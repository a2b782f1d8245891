"""What the mentions of an article are joined to its cast by: names, words, what was settled before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reader.coreference.links import Links
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import HONORIFICS, OFFICES, PERSON_HEADS, STYLES
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.speakers.voices import Voice
from onrecord.record import Span


@dataclass(eq=False)
class Gathering:
    """The cast of an article and what its mentions have that are to join it.

    bearers: who bears each name. known: whom phrases mean that were settled before (the sources
    of attributions and the audiences), which stand. voice: who speaks the words at a place, and to
    whom. telling: who tells, in other words, what begins at a place. quoted: whether a place is in
    quotation marks. firm: which firm "the company" at a place means.
    """

    text: str
    encoded: Encoded
    links: Links
    cast: Cast
    bearers: Mapping[Span, Member]
    names: Sequence[Name]
    known: Mapping[Span, Member | None]
    voice: Callable[[int], Voice | None] = lambda _: Voice()
    telling: Callable[[int], Member | None] = lambda _: None
    quoted: Callable[[int], bool] = lambda _: False
    firm: Callable[[Span], Member | None] = lambda _: None

    def __post_init__(self) -> None:
        encoded, links = self.encoded, self.links
        self.heads = [encoded.span(top) for top in links.heads]
        self.kinds: list[int] = links.signs.kinds.tolist()
        self.counts: list[int] = links.signs.numbers.tolist()
        self.starts = [one.span.start for one in self.names]
        self.named = [
            _name_of(self.text, span, head, self.names, self.starts)
            for span, head in zip(links.spans, self.heads, strict=True)
        ]
        self.settled = {span: who for span, who in self.known.items() if who is not None}
        self.held: dict[Span, Member] = {}
        met = frozenset(links.spans)
        for member in self.cast.members:
            # Whom a description that was kept in mind for pronouns means is not told by that.
            settles = self.settled if member.sure or member.spoke else self.held
            for place, kind in [*member.mentions.items()]:
                if kind == "pronoun" and place in met and place not in self.known:
                    # Nor whom a pronoun means that is no source.
                    del member.mentions[place]
                    self.held.setdefault(place, member)
                else:
                    settles.setdefault(place, member)

    def word(self, at: int) -> str:
        """What a mention says, in small letters."""
        return self.text[slice(*self.links.spans[at])].lower()

    def noun(self, at: int) -> str:
        """The word that heads a mention, in small letters."""
        return self.text[slice(*self.heads[at])].lower()

    def told(self, at: int) -> Member | None:
        """Whom a mention means that was settled before, or by the name that it has."""
        name = self.named[at]
        return self.settled.get(self.links.spans[at]) or (self.bearers.get(name) if name else None)

    def name_around(self, span: Span) -> Name | None:
        """The name that begins before a mention and that the mention is a part of."""
        at = bisect_left(self.starts, span.start) - 1
        return self.names[at] if at >= 0 and self.names[at].span.end >= span.end else None

    def opening(self, span: Span) -> Name | None:
        """The name that a mention is the beginning of."""
        at = bisect_left(self.starts, span.start)
        names = self.names
        opens = at < len(names) and names[at].span.start == span.start
        return names[at] if opens and names[at].span.end > span.end else None


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
    office = title in PERSON_HEADS or (title in HONORIFICS and title not in STYLES)
    held = span.covers(after) and office and not owns
    titled = after.end == span.end or (person and (held or head.end == span.end))
    between = (" ", ". ") if title in HONORIFICS or title in OFFICES else (" ",)
    return after if titled and text[head.end : after.start] in between else None
