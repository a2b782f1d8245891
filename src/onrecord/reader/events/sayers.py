"""Who speaks where an event is the cue of a statement: its source is who acts in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reader.events.arguments import ROLES
from onrecord.record import Participant, Span, Statement


class Sayers:
    """The sources of an article by their cues.

    The statements know by learning what the tree of a sentence often does not: who says it in
    '"...," said the mayor', and whom "he" stands for.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.said = sorted(
            (
                (one.cue, one)
                for one in statements
                if one.cue is not None and one.source is not None
            ),
            key=lambda each: each[0],
        )
        self.cues = [cue for cue, _ in self.said]

    def _told_by(self, trigger: Span) -> Statement | None:
        """The statement of which an event is the cue."""
        place = bisect_right(self.cues, Span(trigger.start, 1 << 60)) - 1
        if place < 0 or self.cues[place].end <= trigger.start:
            return None
        return self.said[place][1]

    def told_at(self, trigger: Span, date: Span) -> bool:
        """Whether a date stands in what is told, where an event is its cue."""
        statement = self._told_by(trigger)
        return statement is not None and any(part.covers(date) for part in statement.content)

    def among(
        self, trigger: Span, type_: str, who: tuple[Participant, ...]
    ) -> tuple[Participant, ...]:
        """The participants of an event with whoever says it, where it is a cue and they lack."""
        statement = self._told_by(trigger)
        if statement is None:
            return who
        source = statement.source
        assert source is not None
        # The tree may give the same words, or fewer of them, and not know whom they mean.
        meant = [one for one in who if one.span.start < source.end and source.start < one.span.end]
        if any(one.entity is statement.speaker for one in meant):
            return who
        actor = ROLES.get(type_, ("agent", ""))[0]
        said = Participant(meant[0].role if meant else actor, source, statement.speaker)
        kept = (one for one in who if one not in meant)
        return tuple(sorted((*kept, said), key=lambda one: one.span))
