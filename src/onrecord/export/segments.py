"""The article cut at every border of every statement and mention, which may nest and overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.export import outline, people
from onrecord.record import Record, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text over which nothing changes; ``text`` is its very words.

    ``starts`` are the numbers of statements that begin here; ``numbers`` all that it belongs to;
    ``speaker`` and ``outer`` the orders of the speakers of the innermost and the outermost content
    that it is of; ``depth`` how many contents lie over each other, 0 where it is of none.
    ``mentions`` are the orders of the people mentioned, each with the mention's kind; ``means`` is
    whom a source that ends here means, where its words do not say so. ``rests`` are the numbers of
    notes that rest on it, ``notes`` those that stand beside it.
    """

    text: str
    starts: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    speaker: int | None = None
    outer: int | None = None
    depth: int = 0
    source: bool = False
    cue: bool = False
    mentions: tuple[tuple[int, str], ...] = ()
    means: str | None = None
    rests: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A note beside the article, an event or a date, and the words that it rests on, first those
    that it stands at."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the article in pieces. ``kind`` is the block's, ``span`` where it stands."""

    kind: str
    pieces: tuple[Piece, ...]
    span: Span

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes that stand beside it, each once: what one stands at may be in
        several pieces."""
        return tuple(dict.fromkeys(number for piece in self.pieces for number in piece.notes))


@dataclass(frozen=True, slots=True)
class _Marked:
    """One span of one statement, or a mention, which has no number. ``who`` is the order of the
    speaker, of the one mentioned, or the number of a note."""

    span: Span
    role: str
    who: int
    number: int | None = None
    depth: int = 0
    first: bool = False
    means: str | None = None


def article_lines(record: Record, noted: Sequence[Noted] = ()) -> tuple[Line, ...]:
    """Every line of the article's text, in order, in pieces. No word of the text is left out."""
    marks = [*_marks(record), *_mentions(record), *_notes(noted)]
    lines = tuple(_blocks(record))
    return tuple(
        Line(kind, tuple(_pieces(record, span, here)), span)
        for (kind, span), here in zip(lines, _by_line(lines, marks), strict=True)
    )


def _blocks(record: Record) -> Iterator[tuple[str, Span]]:
    """The article's blocks and, as paragraphs, whatever text stands in none."""
    reached = 0
    for block in sorted(record.article.blocks, key=lambda one: one.span):
        yield from _paragraphs(record, reached, block.span.start)
        reached = max(reached, block.span.start)
        if reached < block.span.end:
            yield block.kind, Span(reached, block.span.end)
            reached = block.span.end
    yield from _paragraphs(record, reached, len(record.article.text))


def _paragraphs(record: Record, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for line in record.article.text[start:end].splitlines(keepends=True):
        if line.strip():
            yield "paragraph", Span(start, start + len(line.rstrip("\r\n")))
        start += len(line)


def _marks(record: Record) -> Iterator[_Marked]:
    orders = {i: one.order for one in outline.speakers(record) for i in one.statements}
    depths = outline.depths(record.statements)
    for index, one in enumerate(record.statements):
        spans = [("content", span) for span in one.content]
        spans += [("source", one.source)] if one.source else []
        spans += [("cue", one.cue)] if one.cue else []
        spans.sort(key=lambda pair: pair[1])
        for place, (role, span) in enumerate(spans):
            means = people.means(record, index) if role == "source" else None
            number, order, depth = index + 1, orders[index], depths[index]
            yield _Marked(span, role, order, number, depth, place == 0, means)


def _mentions(record: Record) -> Iterator[_Marked]:
    for one in people.people(record):
        for mention in one.entity.mentions if one.entity else ():
            yield _Marked(mention.span, mention.kind, one.order)


def _notes(noted: Sequence[Noted]) -> Iterator[_Marked]:
    for one in noted:
        for place, span in enumerate(one.spans):
            yield _Marked(span, "rest", one.number, first=place == 0)


def _by_line(
    lines: Sequence[tuple[str, Span]], marks: Sequence[_Marked]
) -> tuple[list[_Marked], ...]:
    """The marks that lie over each line, in the order given."""
    ends = [span.end for _, span in lines]
    over: tuple[list[_Marked], ...] = tuple([] for _ in lines)
    for mark in marks:
        at = bisect_right(ends, mark.span.start)
        while at < len(lines) and lines[at][1].start < mark.span.end:
            over[at].append(mark)
            at += 1
    return over


def _pieces(record: Record, line: Span, marks: Sequence[_Marked]) -> Iterator[Piece]:
    borders = {line.start, line.end}
    begin: dict[int, list[int]] = {}
    for place, mark in enumerate(marks):
        borders |= {max(mark.span.start, line.start), min(mark.span.end, line.end)}
        begin.setdefault(max(mark.span.start, line.start), []).append(place)
    active: list[int] = []
    for start, end in pairwise(sorted(borders)):
        kept = [place for place in active if start < marks[place].span.end]
        active = sorted(kept + begin.get(start, []))
        yield _piece(record, Span(start, end), [marks[place] for place in active])


def _piece(record: Record, span: Span, marks: Sequence[_Marked]) -> Piece:
    text = record.words(span)
    if not marks:
        return Piece(text)
    over = [one for one in marks if one.number]
    rests = [one for one in marks if one.role == "rest"]
    beside = Piece(
        text,
        mentions=tuple(
            (one.who, one.role) for one in marks if not one.number and one.role != "rest"
        ),
        rests=tuple(dict.fromkeys(one.who for one in rests)),
        notes=tuple(one.who for one in rests if one.first),
    )
    if not over:
        return beside
    contents = sorted((one for one in over if one.role == "content"), key=lambda one: one.depth)
    means = [one.means for one in over if one.means is not None and one.span.end == span.end]
    roles = {one.role for one in over}
    return replace(
        beside,
        starts=tuple(
            one.number for one in over if one.number and one.first and one.span.start == span.start
        ),
        numbers=tuple(sorted({one.number for one in over if one.number})),
        speaker=contents[-1].who if contents else over[-1].who,
        outer=contents[0].who if len(contents) > 1 else None,
        depth=len(contents),
        source="source" in roles,
        cue="cue" in roles,
        means=means[0] if means else None,
    )
