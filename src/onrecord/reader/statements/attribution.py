"""What the learned attribution layer gives: who is said to have said what, as spans, before anyone is named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.record import Act, Block, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans of one attribution (Pareti 2012), in code points of the text.

    ``content`` holds one span a segment, in order, and is never empty. ``confidence`` is
    calibrated, 0 to 1. ``inside`` is the position, in the tuple this one comes in, of the
    attribution within whose content it is told; outer ones come first. ``loose`` is a quotation of
    which nothing around it says whose it is. A ``turn`` of an interview is somebody's own words without
    marks; ``speaker`` is the sign of who speaks, where that stands in another paragraph, and
    ``introduction`` what tells who is interviewed.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    act: Act = "speech"
    confidence: float = 1.0
    inside: int | None = None
    loose: bool = False
    turn: bool = False
    speaker: Span | None = None
    introduction: Span | None = None

    @property
    def parts(self) -> tuple[Span, ...]:
        """The spans of source and cue, where it has them, and of its content."""
        return (*(span for span in (self.source, self.cue) if span is not None), *self.content)


APART = frozenset(["headline", "standfirst", "byline", "caption", "subhead"])
"""Blocks that stand by themselves: no words go on from them into the next."""


def within(blocks: Sequence[Block], one: Attribution) -> Attribution:
    """The attribution without what runs over into or out of a headline, a caption or the like.

    Of a part, a source or a cue that does, what stands in the cue's block stays, else where most of it is;
    a part in another such block than the cue goes, where others are left.
    """

    def place(position: int) -> int:
        return max(0, bisect_right(blocks, position, key=lambda block: block.span.start) - 1)

    def kept(part: Span, home: int | None) -> Span:
        first, last = place(part.start), place(part.end - 1)
        if first == last or all(block.kind not in APART for block in blocks[first : last + 1]):
            return part
        pieces = [
            Span(max(part.start, block.span.start), min(part.end, block.span.end))
            for block in blocks[first : last + 1]
        ]
        own = blocks[home].span if home is not None else None
        return max(
            pieces,
            key=lambda piece: (own is not None and own.covers(piece), piece.end - piece.start),
        )

    if not blocks:
        return one
    cue = kept(one.cue, None) if one.cue is not None else None
    home = place(cue.start) if cue is not None else None
    source = kept(one.source, home) if one.source is not None else None
    parts = tuple(kept(part, home) for part in one.content)
    if home is not None and len(parts) > 1:
        near = tuple(
            part
            for part in parts
            if (at := place(part.start)) == home or not APART & {blocks[at].kind, blocks[home].kind}
        )
        parts = near or parts
    if (source, cue, parts) == (one.source, one.cue, one.content):
        return one
    return replace(one, source=source, cue=cue, content=parts)


_DASH = re.compile(
    r"(?:[,\s]*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s*\([^()\n]{2,40}\)(?=\s*[—–-]))?[\s—–\-:()|]*"
)
"""What stands between a dateline and the text: the day, the agency in brackets, dashes."""


def behind(text: str, dateline: Span) -> int:
    """Where the text goes on behind a dateline and the day and the agency that follow it."""
    return _DASH.match(text, dateline.end).end()  # type: ignore[union-attr]


def after(text: str, dateline: Span, one: Attribution) -> Attribution | None:
    """The attribution without the dateline, which is the page's and nobody's words; None of it alone."""
    start = behind(text, dateline)
    parts = tuple(
        part if part.end <= dateline.start else Span(max(part.start, start), part.end)
        for part in one.content
        if part.end > start or part.end <= dateline.start
    )
    if one.source is not None and one.source.start < start < one.source.end:
        one = replace(one, source=Span(start, one.source.end))
    return replace(one, content=parts) if parts else None


def without_dateline(
    text: str, dateline: Span, found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions after ``after``, those that are left."""
    cut = {at: kept for at, one in enumerate(found) if (kept := after(text, dateline, one))}
    return arranged(cut, list(cut))


def arranged(
    attributions: Sequence[Attribution] | Mapping[int, Attribution], order: Sequence[int]
) -> tuple[Attribution, ...]:
    """Those at some places, in that order: ``inside`` is kept right, where what it meant is left out the next
    around it, or None."""
    place: dict[int | None, int] = {at: number for number, at in enumerate(order)}
    chosen = ((attributions[at], place.get(_around(attributions, place, at))) for at in order)
    return tuple(
        one if one.inside == inside else replace(one, inside=inside) for one, inside in chosen
    )


def _around(
    attributions: Sequence[Attribution] | Mapping[int, Attribution],
    kept: Mapping[int | None, int],
    at: int,
) -> int | None:
    """The innermost of those kept within which one is told."""
    around = attributions[at].inside
    while around is not None and around not in kept:
        known = isinstance(attributions, Sequence) or around in attributions
        around = attributions[around].inside if known else None
    return around
