"""The sentences of a text, as far as its lines and full stops tell them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.record import Span

_SHORTENED = (
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bProf)(?<!\bMessrs)(?<!\b[ap]\.m)"
    r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Lt\.|Inc|Ltd|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))"
)
"""What a full stop only shortens: initials, titles, months. Two letters are mostly a title (Mr, Dr)."""


_STATE = r"(?=\s)(?<=,\s(?:Ga|Ky|La|Md|Mo|Pa|Va|Vt)\.)"
"""The short form of a state that ends a sentence; within one it is followed by a comma."""

_GLUED = r"(?=[.!?])(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+[\s,])"
"""Two sentences between which the space was lost."""
# What each alternative begins with is looked for first: the looks back cost more.
_BREAK = re.compile(
    rf"\n+|(?=[.!?…]){_SHORTENED}[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\da-z_])|{_STATE}\s+(?=[A-Z])|{_GLUED}"
)


def starts(text: str) -> Iterator[int]:
    """Where the sentences of a text begin; none goes on over a line. Linear in its length."""
    yield 0
    yield from (match.end() for match in _BREAK.finditer(text))


class Sentences:
    """Where the sentences of a text begin; made once, asked for each event.

    >>> Sentences("It rained. It stopped.").around(12)
    Span(start=11, end=22)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = list(starts(text))

    def around(self, position: int, until: int | None = None) -> Span:
        """The sentence at a position; the sentences up to ``until`` where that lies further on."""
        first = bisect_right(self.starts, position) - 1
        last = bisect_right(self.starts, max(position, (until or 0) - 1))
        start = self.starts[first]
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)
