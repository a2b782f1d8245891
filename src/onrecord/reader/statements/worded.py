"""Whose words something is told in: "It was, in the words of [Reyes], 'the end'"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reader.sentences import Sentences
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import Quotation, last_before
from onrecord.record import Span

CONFIDENCE = 0.8
"""Of a statement that these words alone tell."""

GAP = 3
"""Code points at most between the phrase and the quotation beside it."""

_NAME = r"[^\n.,;:\"“”`]{2,60}"
_PHRASE = re.compile(
    rf"\b(?P<cue>[Ii]n\sthe\swords\sof)\s(?P<who>{_NAME}(?:,\s(?=[A-Z]){_NAME}(?=,))?)"
)
_RELATIVE = re.compile(r"(?:who|whose|whom|which)\b")


def worded(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions with those that tell "in the words of" somebody: the quotation beside that, else the rest of
    the sentence that it opens. What another tells stays with it."""
    found = list(_PHRASE.finditer(text))
    if not found:
        return tuple(attributions)
    outer = [quote for quote in quotations if quote.depth == 0]
    sentences = Sentences(text)
    taken = sorted(part for one in attributions for part in one.parts)
    made = list(attributions)
    for match in found:
        content = _told(text, match, outer, sentences)
        if content is None:
            continue
        phrase = Span(*match.span())
        if not any(_overlaps(taken, part) for part in (phrase, content)):
            cue, who = Span(*match.span("cue")), Span(*match.span("who"))
            made.append(Attribution((content,), who, cue, confidence=CONFIDENCE))
    return tuple(made)


def _told(
    text: str, match: re.Match[str], outer: Sequence[Quotation], sentences: Sentences
) -> Span | None:
    """What is told in the words of somebody."""
    start, end = match.span()
    comma = text[end : end + 1] == ","
    behind = last_before(outer, end + GAP)
    if comma and behind is not None and behind.span.start > end:
        return behind.span
    before = last_before(outer, start)
    if before is not None and 0 < start - before.span.end < GAP:
        return before.span
    sentence = sentences.around(start)
    if not comma or sentence.start != start:
        return None
    words = text[end + 1 : sentence.end].rstrip(".")
    rest = Span(end + 1 + len(words) - len(words.lstrip()), end + 1 + len(words))
    return rest if rest.end > rest.start and not _RELATIVE.match(text, *rest) else None


def _overlaps(taken: Sequence[Span], part: Span) -> bool:
    """Whether one of some spans, in order, overlaps another; of those that begin before it the last are asked."""
    near = bisect_left(taken, Span(part.end, 0))
    return any(one.overlaps(part) for one in taken[max(0, near - 4) : near])


__all__ = ["worded"]
