"""What the casting of an article starts from and fills: the cast, its sources, and whom these were found to mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import Name
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.reading import Reading
from onrecord.reader.speakers.sources import Source, names_within, read_source
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.innermost import Innermost
from onrecord.record import Article, Block, Span

LONGEST_HEADLINE = 400
"""Code points of a line that is looked through for names known from elsewhere."""

NESTED = 4
"""Sources in a row at most that are told of within what another says."""


class Stage:
    """The cast with who bears which name, the sources as phrases, and what is settled of them.

    ``sources`` are the source phrases read, ``by_source`` the numbers of the attributions of each. ``assigned``
    is whom phrases mean, as far as it is settled, and ``speakers`` who speaks in each attribution.
    """

    def __init__(self, reading: Reading) -> None:
        article = reading.article
        self.text, self.names, self.marks = article.text, reading.names, reading.marks
        self.attributions = reading.attributions
        self.encoded, self.links = reading.encoded, reading.links
        self.order = sorted((one.content[0].start, at) for at, one in enumerate(self.attributions))
        self.by_source: dict[Span, list[int]] = {}
        for at, one in enumerate(self.attributions):
            named = one.source or one.speaker
            if named is not None:
                self.by_source.setdefault(named, []).append(at)
        self.sources = {span: read_source(self.text, span, self.names) for span in self.by_source}
        self.by_start = {span.start: source for span, source in self.sources.items()}
        self._starts = sorted(self.by_start)
        self.cast = Cast(self.text)
        self.bearers = self.cast.gather(self.names)
        self.authors = self._written_by(article)
        self._alone = len(self.authors) == 1 and len(article.bylines) < 2
        self._others = Innermost((one.span,) for one in article.blocks if one.kind == "quote")
        for line in reading.lines:
            if line.headline and line.place.end - line.place.start < LONGEST_HEADLINE:
                self.cast.recognise(line.words)
        places = [line.place for line in reading.lines]
        beside = _beside(article.blocks, self.attributions)
        self.discourse = Discourse(
            self.text, places, self.marks, self.attributions, self.links, beside, self.encoded
        )
        self.assigned: dict[Span, Member | None] = {}
        self.speakers: list[Member | None] = [None] * len(self.attributions)

    def _written_by(self, article: Article) -> list[Member]:
        """The persons who wrote an article, by the bylines in it and as the page tells it anywhere."""
        bylines = [one.span for one in article.blocks if one.kind == "byline"]
        written = [one for span in bylines for one in self.named_in(span)]
        written += filter(None, map(self.cast.by_form.get, map(plain, article.bylines)))
        return [*{id(one): one for one in written if one.type == "person"}.values()]

    def author(self, position: int) -> Member | None:
        """Who wrote the article, if one alone did, where a place is not in the words of others."""
        if not self._alone or self._others.at(position) is not None:
            return None
        return None if self.discourse.is_quoted(position) else self.authors[0]

    def number_at(self, position: int) -> int:
        """The number of the last name that begins at a place or before it; -1 where none does."""
        return bisect_right(self.names, position, key=lambda one: one.span.start) - 1

    def name_at(self, position: int) -> Name | None:
        """The last name that begins at a place or before it."""
        at = self.number_at(position)
        return self.names[at] if at >= 0 else None

    def bearer(self, word: Span) -> Member | None:
        """Who bears the name that a word is of."""
        name = self.name_at(word.start)
        return self.bearers[name.span] if name is not None and name.span.covers(word) else None

    def named_in(self, span: Span) -> list[Member]:
        """Who bears the names in a stretch of text, one for each."""
        return [self.bearers[one.span] for one in names_within(self.names, span)]

    def source_before(self, position: int) -> Source | None:
        """The last source that begins before a place."""
        at = bisect_left(self._starts, position) - 1
        return self.by_start[self._starts[at]] if at >= 0 else None

    def teller_before(self, position: int) -> Source | None:
        """The last source that begins before a place and is not told of within what another says."""
        source = self.source_before(position)
        for _ in range(NESTED):
            if source is None or self._is_teller(source.span):
                break
            source = self.source_before(source.span.start)
        return source

    def _is_teller(self, span: Span) -> bool:
        ats = self.by_source.get(span, ())
        return not ats or any(self.attributions[at].inside is None for at in ats)

    def assign(self, span: Span, member: Member | None) -> None:
        """Settles whom a source means, and so who speaks in its attributions."""
        self.assigned[span] = member
        for at in self.by_source.get(span, ()):
            self.speakers[at] = member
        if member is not None:
            member.spoke = True

    def meant(self) -> dict[Span, Member | None]:
        """Whom phrases mean. A document means nobody, though somebody speaks in it."""
        return {
            span: member
            for span, member in self.assigned.items()
            if span not in self.sources or self.sources[span].kind != "document"
        }


def _beside(blocks: Sequence[Block], attributions: Sequence[Attribution]) -> list[Span]:
    """The blocks from which the text does not go on."""
    signs = sorted(one.source.start for one in attributions if one.turn and one.source is not None)
    return [one.span for one in blocks if _stands_beside(one, signs)]


def _stands_beside(block: Block, signs: Sequence[int]) -> bool:
    """Whether the text does not go on from a block: a caption, a byline, who signs a quotation."""
    if block.kind == "quote":
        at = bisect_left(signs, block.span.start)
        return at < len(signs) and signs[at] < block.span.end
    return block.kind in ("caption", "byline")
