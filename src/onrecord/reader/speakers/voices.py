"""Who speaks the words at a place, and to whom: whom "I" and "you" mean there, and "they" does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reader.entities.members import Member
from onrecord.reader.speakers.stage import Stage
from onrecord.record import StatementKind


class Voice(NamedTuple):
    """Who speaks, and to whom, or who writes where nobody speaks; None where nobody is known."""

    speaker: Member | None = None
    told: Member | None = None
    writer: Member | None = None


class Voices:
    """The statements of an article by the places in their own words."""

    def __init__(
        self,
        stage: Stage,
        kinds: Sequence[StatementKind],
        audiences: Sequence[Member | None],
    ) -> None:
        self._stage, self._kinds, self._audiences = stage, kinds, audiences
        self._begun = {one.content[0].start: at for at, one in enumerate(stage.attributions)}

    def at(self, position: int) -> Voice | None:
        """Of the innermost statement that tells a place word for word; the author's outside such
        words, None where the marks leave it open.

        What is told in other words within it has no "I" of its own: of "She told me that I had won"
        the "I" is whose words these are.
        """
        discourse = self._stage.discourse
        quoted, at = discourse.is_quoted(position), discourse.around(position)
        while at is not None:
            one = self._stage.attributions[at]
            partly = self._kinds[at] == "mixed" and one.inside is None
            spoken = self._kinds[at] == "direct" or one.turn
            if spoken or (partly and quoted):
                return Voice(self._stage.speakers[at], self._audiences[at])
            if partly:
                return None
            at = self._stage.attributions[at].inside
        return None if quoted else Voice(writer=self._stage.author(position))

    def telling(self, position: int) -> Member | None:
        """Who tells what begins at a place, in other words than their own, behind their name and the verb."""
        at = self._begun.get(position)
        one = self._stage.attributions[at] if at is not None else None
        if at is None or one is None or one.source is None or one.cue is None:
            return None
        apart = one.cue.start - one.source.end
        behind = 0 < apart < CLOSE and one.cue.end < position and self._kinds[at] != "direct"
        return self._stage.speakers[at] if behind else None


CLOSE = 20
"""Code points between who says something and the verb, at most."""
