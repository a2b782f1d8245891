"""In which statement an event is told: the innermost whose content holds its trigger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.record import Span, Statement


class Tellings:
    """Contents laid out as stretches of text, each with the innermost statement that covers it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        marks = sorted(
            mark
            for number, one in enumerate(statements)
            for start, end in one.content
            if start < end
            for mark in ((start, 1, number, end), (end, 0, number, start))
        )
        self._starts: list[int] = []
        self._ids: list[str | None] = []
        open_: dict[tuple[int, int], int] = {}
        for position, opens, number, other in marks:
            if opens:
                open_[number, position] = other - position
            else:
                open_.pop((number, other), None)
            # What somebody is said to plan or think is told by whoever says so.
            inner = min(
                open_,
                key=lambda one: (statements[one[0]].act == "thought", open_[one], -one[0]),
                default=None,
            )
            self._starts.append(position)
            self._ids.append(statements[inner[0]].id if inner else None)

    def at(self, span: Span) -> str | None:
        """The id of the statement that tells what stands at a span."""
        place = bisect_right(self._starts, span.start) - 1
        return self._ids[place] if place >= 0 else None
