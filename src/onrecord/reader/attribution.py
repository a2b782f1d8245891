"""What the learned attribution layer gives: who is said to have said what, as spans, before anyone is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.record import Act, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans of one attribution (Pareti 2012), in code points of the text.

    ``content`` holds one span a segment, in order, and is never empty. ``confidence`` is
    calibrated, 0 to 1. ``inside`` is the position, in the tuple this one comes in, of the
    attribution within whose content it is told; outer ones come first. ``loose`` is a quotation of
    which nothing around it says whose it is.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    act: Act = "speech"
    confidence: float = 1.0
    inside: int | None = None
    loose: bool = False


_DASH = re.compile(r"(?:\s*\([^()\n]{2,40}\)(?=\s*[—–-]))?[\s—–\-:()|]*")
"""What stands between a dateline and the text: the agency in brackets, dashes."""


def after(text: str, dateline: Span, one: Attribution) -> Attribution:
    """The attribution without the dateline, which is the page's and nobody's words."""
    start = _DASH.match(text, dateline.end).end()  # type: ignore[union-attr]
    parts = tuple(
        Span(max(part.start, start), part.end) for part in one.content if part.end > start
    )
    return replace(one, content=parts) if parts else one
