"""What is told of a saying right behind it, and who denies it: "Lund said it sank, a claim [the owners] deny"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import Quotation, quotes
from onrecord.record import Span

CONFIDENCE = 0.8
"""Of a statement that these words alone tell."""

_SAYING = (
    r"accounts?|accusations?|allegations?|assertions?|characteri[sz]ations?|charges?|claims?|conclusions?|contentions?|descriptions?"
    r"|estimates?|figures?|findings?|insinuations?|numbers?|suggestions?|versions?"
)
_DENIES = (
    r"(?:(?:has|have|had)\s)?(?:\w+ly\s)?(?:den(?:y|ie[sd])|disput(?:e[sd]?)|reject(?:s|ed)?|dismiss(?:es|ed)?"
    r"|contest(?:s|ed)?|refute[sd]?|rebut(?:s|ted)?)"
)
_DISPUTED = re.compile(
    rf",\s(?P<what>(?:an?\s(?:[\w-]+\s)?)?(?:{_SAYING})|something)\s(?:(?:that|which)\s)?"
    rf"(?P<who>(?!(?:is|are|was|were|has|have|had)\b)[^\W\d][^,.;:\n\"“”]{{0,60}}?)\s(?P<cue>{_DENIES})\b"
    r"(?=[.,;]|\s(?:in|on|as|at)\b)"
)


def disputed(
    text: str, attributions: Sequence[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions without what the text tells of them, and what those say who deny them. ``outer`` are the
    quotations that stand in no other."""
    made = list(attributions)
    matches = [
        found
        for found in _DISPUTED.finditer(text)
        if not quotes(outer, Span(found.start(), found.start()))
    ]
    if not matches:
        return made
    cues = sorted(one.cue for one in attributions if one.cue is not None)
    parts = sorted((part, at) for at, one in enumerate(made) for part in one.content)
    for found in matches:
        cue = Span(*found.span("cue"))
        last = bisect_left(parts, found.start(), key=lambda one: one[0].start)
        for part, at in parts[max(0, last - NEAR) : last]:
            if part.end >= cue.end:
                made[at] = _ending(made[at], part, found.start())
        near = bisect_left(cues, cue.end, key=lambda one: one.start)
        if not any(one.overlaps(cue) for one in cues[max(0, near - 2) : near]):
            what, who = Span(*found.span("what")), Span(*found.span("who"))
            made.append(Attribution((what,), who, cue, confidence=CONFIDENCE))
    return made


NEAR = 6
"""Contents that begin last before a place, among which are those that reach over it."""


def _ending(one: Attribution, part: Span, end: int) -> Attribution:
    """The attribution with a segment of its content that ends at a place."""
    content = tuple(Span(kept.start, end) if kept == part else kept for kept in one.content)
    return replace(one, content=content)


__all__ = ["disputed"]
