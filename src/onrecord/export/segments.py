"""The article cut at every border of every statement, so that spans may nest, touch and overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.export import outline
from onrecord.record import Record, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text over which nothing changes; ``text`` is its very words.

    ``starts`` are the numbers of statements that begin here; ``numbers`` all that it belongs to;
    ``speaker`` and ``outer`` the orders of the speakers of the innermost and the outermost content
    that it is of; ``depth`` how many contents lie over each other, 0 where it is of none;
    ``entities`` the ids of those whom it mentions, as whole mentions or parts of one.
    """

    text: str
    starts: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    speaker: int | None = None
    outer: int | None = None
    depth: int = 0
    source: bool = False
    cue: bool = False
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the article in pieces. ``kind`` is the block's."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """One span of one statement."""

    span: Span
    role: str
    number: int
    speaker: int
    depth: int
    first: bool = field(default=False)


def article_lines(record: Record) -> tuple[Line, ...]:
    """Every line of the article's text, in order, in pieces. No word of the text is left out."""
    marks = sorted(_marks(record), key=lambda one: one.span)
    named = sorted((one.span, entity.id) for entity in record.entities for one in entity.mentions)
    lines = []
    for kind, span in _blocks(record):
        here = [one for one in marks if one.span.overlaps(span)]
        first = bisect_left(named, span.start, key=lambda one: one[0].start)
        last = bisect_left(named, span.end, key=lambda one: one[0].start)
        lines.append(Line(kind, tuple(_pieces(record, span, here, named[first:last]))))
    return tuple(lines)


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
            yield _Marked(span, role, index + 1, orders[index], depths[index], place == 0)


def _pieces(
    record: Record, line: Span, here: Sequence[_Marked], mentions: Sequence[tuple[Span, str]]
) -> Iterator[Piece]:
    borders = {line.start, line.end}
    for span in (*(one.span for one in here), *(span for span, _ in mentions)):
        borders |= {max(span.start, line.start), min(span.end, line.end)}
    ordered = sorted(borders)
    for start, end in pairwise(ordered):
        over = [one for one in here if one.span.start < end and start < one.span.end]
        contents = sorted((one for one in over if one.role == "content"), key=lambda one: one.depth)
        yield Piece(
            text=record.article.text[start:end],
            starts=tuple(one.number for one in over if one.first and one.span.start == start),
            numbers=tuple(sorted({one.number for one in over})),
            speaker=contents[-1].speaker if contents else (over[-1].speaker if over else None),
            outer=contents[0].speaker if len(contents) > 1 else None,
            depth=len(contents),
            source=any(one.role == "source" for one in over),
            cue=any(one.role == "cue" for one in over),
            entities=tuple(
                dict.fromkeys(
                    who for span, who in mentions if span.start < end and start < span.end
                )
            ),
        )
