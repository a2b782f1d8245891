"""Which content a place lies in, the innermost where several hold it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from onrecord.record import Span


class Innermost:
    """Contents laid out as stretches of text, each with the owner of the innermost that covers it.

    The innermost is the one that opened last, of those that opened together the shortest, then the
    last given: so it is also of contents that cross. Linear in the number of contents, but for
    sorting them.
    """

    def __init__(self, contents: Iterable[Iterable[Span]]) -> None:
        spans = [
            (span, owner)
            for owner, held in enumerate(contents)
            for span in held
            if span[0] < span[1]
        ]
        edges = sorted(
            edge
            for number, (span, _) in enumerate(spans)
            for edge in (
                (span.start, True, span.start - span.end, number),
                (span.end, False, 0, number),
            )
        )
        self._starts: list[int] = []
        self._owners: list[int | None] = []
        open_: list[int] = []
        closed: set[int] = set()
        for position, opens, _, number in edges:
            if opens:
                open_.append(number)
            else:
                closed.add(number)
                while open_ and open_[-1] in closed:
                    open_.pop()
            self._starts.append(position)
            self._owners.append(spans[open_[-1]][1] if open_ else None)

    def at(self, position: int) -> int | None:
        """The number of the owner, as they were given; None where nothing covers the position."""
        place = bisect_right(self._starts, position) - 1
        return self._owners[place] if place >= 0 else None
