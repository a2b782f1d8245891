"""Direct, indirect or mixed: by the quotation marks that a content holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reader.statements.quotations import Quotation, is_named
from onrecord.record import Span, StatementKind

_WORD = re.compile(r"\w+")

SLACK = 2
"""Code points by which a mark may stand before a content that leaves its own marks out."""


def kind(
    text: str, content: Sequence[Span], quotations: Sequence[Quotation], *, nested: bool = False
) -> StatementKind:
    """``direct`` where every word is quoted, ``indirect`` where none is, else ``mixed``.

    A ``nested`` statement goes by its own marks: those of the statement around it do not count.
    A name or title in quotation marks does not make indirect speech mixed.
    """
    quoted = unquoted = 0
    for segment in content:
        own = _own(text, segment, quotations, nested)
        if not own:
            unquoted += _WORD.search(text, segment.start, segment.end) is not None
            continue
        for word in _WORD.finditer(text, segment.start, segment.end):
            if any(one.start <= word.start() and word.end() <= one.end for one in own):
                quoted += 1
            else:
                unquoted += 1
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def _own(text: str, segment: Span, quotations: Sequence[Quotation], nested: bool) -> list[Span]:
    own = []
    # In the order in which they open; walked backwards from the segment's end until one that
    # stands in no other lies before it, so that a call does not walk the whole text.
    last = bisect_left(quotations, segment.end, key=lambda one: one.span.start)
    for position in range(last - 1, -1, -1):
        one = quotations[position]
        if one.span.end <= segment.start:
            if one.depth == 0:
                break
            continue
        if nested and one.span.start < segment.start - SLACK:
            continue
        whole = segment.start - SLACK <= one.span.start and one.span.end <= segment.end + SLACK
        alone = one.span.start <= segment.start + SLACK and segment.end - SLACK <= one.span.end
        if not (is_named(text, one) and whole and not alone):
            own.append(one.inner)
    return own
