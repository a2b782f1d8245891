"""The sentences of a text, as far as its lines and full stops tell them."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.record import Span

_BREAK = re.compile(
    r"\n+"
    r"|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Lt\.|Inc|Ltd|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))"
    r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\da-z_])"
)


class Sentences:
    """Where the sentences of a text begin; made once, asked for each event.

    >>> Sentences("It rained. It stopped.").around(12)
    Span(start=11, end=22)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def around(self, position: int, until: int | None = None) -> Span:
        """The sentence at a position; the sentences up to ``until`` where that lies further on."""
        first = bisect_right(self.starts, position) - 1
        last = bisect_right(self.starts, max(position, (until or 0) - 1))
        start = self.starts[first]
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)
