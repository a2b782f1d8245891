"""Words of a text pointed at so that they are found again when the text or its reading changes.

Each segment is quoted with what stands around it and given by position, as the TextQuoteSelector
and TextPositionSelector of the W3C Web Annotation model (www.w3.org/TR/annotation-model).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Span

AROUND = 32
"""Code points of prefix and suffix, as Hypothesis has them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One segment: ``[start, end)`` in code points of a text, the words there, what is around."""

    start: int
    end: int
    words: str
    prefix: str = ""
    suffix: str = ""


def quoted(text: str, spans: Sequence[Span]) -> tuple[Quote, ...]:
    """What points at the words of spans of a text. Spans without words are passed over."""
    return tuple(
        Quote(
            one.start,
            one.end,
            text[one.start : one.end],
            text[max(0, one.start - AROUND) : one.start],
            text[one.end : one.end + AROUND],
        )
        for one in spans
        if one.start < one.end
    )


def located(text: str, quote: Quote) -> Span | None:
    """Where the words of a quote stand in a text, which may be another than it was made on.

    Where they stand several times: at the very place, else between the same words, else after or
    before the same words, else nearest. Linear in the length of the text. ``None`` where they are
    gone.
    """
    if text[quote.start : quote.end] == quote.words:
        return Span(quote.start, quote.end)
    for prefix, suffix in (
        (quote.prefix, quote.suffix),
        (quote.prefix, ""),
        ("", quote.suffix),
    ):
        at = text.find(f"{prefix}{quote.words}{suffix}") if prefix or suffix else -1
        if at >= 0:
            return _at(at + len(prefix), quote)
    found = [
        at
        for at in (
            text.rfind(quote.words, 0, quote.end),
            text.find(quote.words, quote.start),
        )
        if at >= 0
    ]
    return _at(min(found, key=lambda at: abs(at - quote.start)), quote) if found else None


def words_near(text: str, words: str, near: int) -> Span | None:
    """Where words stand in a text, in any case and however they are spaced: nearest to a place.

    >>> words_near("Wire fraud, and wire\\nfraud again", "WIRE FRAUD", 12)
    Span(start=16, end=26)
    """
    wanted = r"\s+".join(map(re.escape, words.split()))
    if not wanted:
        return None
    found = re.finditer(rf"(?<!\w){wanted}(?!\w)", text, re.IGNORECASE)
    spans = (Span(*one.span()) for one in found)
    return min(spans, key=lambda one: abs(one.start - near), default=None)


def alike(ones: Sequence[Span], others: Sequence[Span]) -> float:
    """The share of code points that two lists of spans have in common, 0 to 1 (Jaccard index).

    >>> alike([Span(0, 10)], [Span(5, 10)])
    0.5
    """
    mine, theirs = _merged(ones), _merged(others)
    shared = at = 0
    for one in mine:
        while at < len(theirs) and theirs[at].end <= one.start:
            at += 1
        look = at
        while look < len(theirs) and theirs[look].start < one.end:
            shared += min(one.end, theirs[look].end) - max(one.start, theirs[look].start)
            look += 1
    whole = sum(one.end - one.start for one in (*mine, *theirs)) - shared
    return shared / whole if whole else 0.0


def _at(start: int, quote: Quote) -> Span:
    return Span(start, start + len(quote.words))


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for one in sorted(spans):
        if found and one.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found
