"""Whose words a place lies in: who says "I" and "we" there."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from onrecord.reader.entities.members import Member
from onrecord.reader.lexicon import FIRST_PRONOUNS, FIRST_SINGULAR
from onrecord.reader.speakers.sources import Source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.innermost import Innermost

_ANNOUNCES = re.compile(
    r"\s(?:(?:also|today|yesterday)\s)?(?:delivered|gave|issued|made|released)\sthe\sfollowing\s(?:[\w-]+\s){0,2}"
    r"(?:address|comments|remarks|speech|statement|testimony)\b[^\n:]{0,200}[.:]\s*\n"
)
"""What says at the end of a paragraph that somebody's own words follow: "Jo Lund issued the following statement:"."""


def is_own(text: str, source: Source) -> bool:
    """Whether a source is who speaks the words around it, or a document of theirs: "we", "our study"."""
    if source.kind == "pronoun":
        return source.head in FIRST_PRONOUNS
    owner = text[slice(*source.core)].lower().split()[:1]
    return source.kind == "document" and owner in (["our"], ["my"])


class Floor:
    """Who has the floor at the places of an article, as far as its speakers are known."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.attributions, self.speakers = stage.attributions, stage.speakers
        self.discourse = stage.discourse
        self.marked = Innermost((one.span,) for one in stage.marks)
        self.mark_starts = [one.span.start for one in stage.marks]
        self.announced = [
            (found.end(), stage.bearers[name.span])
            for found in _ANNOUNCES.finditer(stage.text)
            if (name := stage.name_at(found.start())) is not None
            and name.type == "person"
            and name.span.end == found.start()
        ]

    def settle(self, *, nested: bool) -> None:
        """I and we: who speaks the words around them; in a quotation of nobody's, who spoke last.

        Outside of what others say, I is who wrote the article or, where nobody is known to have, whose statement
        the page gives in full; we are nobody known. Whose the words are in which ``nested`` ones are told must be known
        before.
        """
        stage = self.stage
        for span in sorted(stage.by_source):
            source = stage.sources[span]
            outer = any(self.attributions[at].inside is None for at in stage.by_source[span])
            if outer is nested or span in stage.assigned or not is_own(stage.text, source):
                continue
            member = self.enclosing(span.start)
            if member is None and not self._in_turn(span.start):
                if self.discourse.is_quoted(span.start):
                    member = self._nearest(span.start)
                elif source.head in FIRST_SINGULAR:
                    member = stage.author(span.start) or self._announced(span.start)
            stage.assign(span, member)
            if member is not None and source.kind == "pronoun":
                member.mentions.setdefault(span, "pronoun")

    def enclosing(self, position: int) -> Member | None:
        """Who speaks the innermost words around a place whose speaker is known."""
        at = self.discourse.around(position)
        while at is not None:
            one = self.attributions[at]
            if self.speakers[at] is not None and not self._is_retold(one, position):
                return self.speakers[at]
            at = one.inside
        return None

    def _announced(self, position: int) -> Member | None:
        """Whose statement, last announced before a position, the page gives in full."""
        at = bisect_right(self.announced, position, key=itemgetter(0)) - 1
        return None if at < 0 or self.stage.authors else self.announced[at][1]

    def _is_retold(self, one: Attribution, position: int) -> bool:
        """Whether somebody quoted tells in other words what another said: the "I" of '"She said I lied," he said'
        is not hers."""
        mark = None if one.inside is None else self.marked.at(position)
        if mark is None:
            return False
        part = next((part for part in one.content if part.start <= position < part.end), None)
        return part is not None and part.start > self.mark_starts[mark] + 1

    def _in_turn(self, position: int) -> bool:
        """Whether a position lies in a turn of an interview."""
        at = self.discourse.around(position)
        while at is not None and self.attributions[at].inside is not None:
            at = self.attributions[at].inside
        return at is not None and self.attributions[at].turn

    def _nearest(self, position: int) -> Member | None:
        """Who speaks the last words before a position."""
        order = self.stage.order
        at = bisect_right(order, position, key=lambda one: one[0])
        for _, one in reversed(order[max(0, at - 30) : at]):
            if self.speakers[one] is not None and self.attributions[one].inside is None:
                return self.speakers[one]
        return None
