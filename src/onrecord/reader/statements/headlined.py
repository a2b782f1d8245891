"""Quotations that open a headline: "'Nobody came': families ask why"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.continued import LOOSE
from onrecord.reader.statements.quotations import Quotation, is_clause
from onrecord.record import Block, Span

FEWEST = 3
"""Words of such a quotation at least: shorter ones are titles and slogans."""

_BEHIND = re.compile(r"\s?[:–—]\s|\s-\s")
"""What parts it from the headline that goes on."""

_ON = re.compile(
    r"(?P<who>(?:[^\W\d_A-Z][\w'’-]*\s){0,4}[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,2})\son\s"
    r"(?!(?:air|bail|board|camera|course|display|duty|film|fire|hold|holiday|leave|loan|parole|probation|remand|sale|screen|stage"
    r"|strike|tape|tour|track|trial|the\s(?:attack|brink|pitch|run|scene|verge|way))\b)"
)
"""Who speaks in it of something: "'I cried': actor Jo Lund on life after the soap"."""


def headlined(
    text: str,
    blocks: Sequence[Block],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions, after one for each quotation that opens a headline and that none of them tells.

    What goes on behind it says as often what happened as who speaks, so it has a source only where that is somebody on
    something. What is told within it becomes nested.
    """
    starts = {block.span.start for block in blocks if block.kind == "headline"}
    quotes = [quote for quote in quotations if quote.span.start in starts and _is_said(text, quote)]
    told = [
        quote
        for quote in quotes
        if not any(
            part.overlaps(quote.span) and not _is_within(one, quote)
            for one in attributions
            for part in one.parts
        )
    ]
    if not told:
        return tuple(attributions)
    made = [_made(text, quote) for quote in told]
    for one in attributions:
        around = one.inside
        if around is not None:
            around += len(told)
        else:
            around = next((at for at, quote in enumerate(told) if _is_within(one, quote)), None)
            one = one if around is None else _without_mark(one, told[around])
        made.append(one if around == one.inside else replace(one, inside=around))
    return tuple(made)


def _made(text: str, quote: Quotation) -> Attribution:
    """The attribution of such a quotation, with who speaks of something in it as its source."""
    behind = _BEHIND.match(text, quote.span.end)
    who = _ON.match(text, behind.end()) if behind is not None else None
    source = None if who is None else Span(*who.span("who"))
    return Attribution((quote.span,), source, confidence=LOOSE, loose=source is None)


def _is_within(one: Attribution, quote: Quotation) -> bool:
    """Whether somebody tells something within a quotation, though what he tells may run on behind it."""
    cue = one.cue is not None and quote.inner.covers(one.cue)
    source = one.source is None or quote.span.covers(one.source)
    return (
        cue
        and source
        and all(quote.inner.start <= it.start < quote.inner.end for it in one.content)
    )


def _without_mark(one: Attribution, quote: Quotation) -> Attribution:
    """What is told within a quotation, without the mark that closes this."""
    parts = (Span(part.start, min(part.end, quote.inner.end)) for part in one.content)
    return replace(
        one, content=tuple(part for part in parts if part.start < part.end) or one.content
    )


def _is_said(text: str, quote: Quotation) -> bool:
    return (
        quote.closed
        and _BEHIND.match(text, quote.span.end) is not None
        and len(text[slice(*quote.inner)].split()) >= FEWEST
        and is_clause(text, quote)
    )
