"""The date of an event: the time expression that stands nearest to its trigger in the same clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.reader.events.found import Trigger
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import CLAUSE, ROOT, Syntax
from onrecord.record import Dated, Time

OTHER = frozenset("since until till by after before between from through".split())
"""Prepositions by which a date bounds an event, or tells of another one."""


_PLANS = frozenset(
    "set plan schedule expect slate due intend aim book time want hope promise prepare".split()
)
"""What is planned has the date, not the planning: "is set to begin on Wednesday"."""

WEAK = 3
"""The rank of a date that only names what a verb is about: "at this year's fair"."""

NEAR = 4
"""Words between a trigger and a date behind it at most, where the tree does not join them."""


class Calendar:
    """The dates of an article, by the word that heads each."""

    def __init__(self, syntax: Syntax, times: Sequence[Time]) -> None:
        self.syntax = syntax
        self.times = sorted(
            (one for one in times if one.type in ("DATE", "TIME") and one.value[:4].isdigit()),
            key=lambda one: one.span,
        )
        self.starts = [one.span.start for one in self.times]
        heads = (syntax.head(one.span) for one in self.times)
        self.heads = [-1 if one is None else one for one in heads]
        self.holders = [self._holder(head) for head in self.heads]

    def of(self, trigger: Trigger) -> Dated | None:
        """The date, None where its clause gives none."""
        syntax = self.syntax
        first, last = syntax.sentences[syntax.sentence[trigger.head]]
        low = bisect_left(self.starts, syntax.words[first].start)
        clause = self._clause(trigger.head)
        chain = {trigger.head, *_up(syntax, trigger.head)}
        best: tuple[int, int, Time] | None = None
        for at in range(low, len(self.times)):
            if self.starts[at] >= syntax.words[last - 1].end:
                break
            head = self.heads[at]
            if head < 0 or any(case in OTHER for case in syntax.cases(head)):
                continue
            holder = self.holders[at]
            if holder in chain:
                rank = 0 if holder == trigger.head else 1
            elif holder in syntax.children[trigger.head]:
                rank = 1
            elif self._clause(holder) == clause:
                rank = 2
            else:
                continue
            if holder != trigger.head and self._planned(holder, trigger.head):
                continue
            if holder != trigger.head and self._names(at):
                if syntax.words[holder].deprel in ("obj", "nsubj", "nsubj:pass"):
                    continue
                rank = WEAK
            score = (rank, abs(head - trigger.head))
            if best is None or score < best[:2]:
                best = (*score, self.times[at])
        strong = best[2] if best and best[0] < WEAK else None
        time = (
            strong
            or self._following(trigger, last)
            or self._opening(trigger, first)
            or (best[2] if best else None)
        )
        return Dated(time.value.split("T")[0], time.span) if time else None

    def within(self, start: int, end: int) -> Iterator[Time]:
        """The dates that begin in [start, end) of the text, in its order."""
        for at in range(bisect_left(self.starts, start), len(self.times)):
            if self.starts[at] >= end:
                return
            yield self.times[at]

    def _following(self, trigger: Trigger, last: int) -> Time | None:
        """A date right behind the trigger, whatever the tree makes of it."""
        words = self.syntax.words
        place = bisect_left(self.starts, words[trigger.last].end)
        if place == len(self.times):
            return None
        time = self.times[place]
        if self._names(place):
            return None
        between = range(trigger.last + 1, self.syntax.at(time.span.start))
        close = time.span.start < words[last - 1].end and len(between) <= NEAR
        apart = any(words[at].upos in ("VERB", "PUNCT", "NOUN") for at in between)
        bounded = bool(between) and words[between[-1]].lower in OTHER
        return time if close and not (apart or bounded) else None

    def _opening(self, trigger: Trigger, first: int) -> Time | None:
        """The date that opens the sentence, where the trigger is its first verb."""
        words = self.syntax.words
        place = bisect_left(self.starts, words[first].start)
        if place == len(self.times):
            return None
        time = self.times[place]
        head = self.syntax.at(time.span.start)
        if not first <= head <= first + 1 or words[first].lower in OTHER:
            return None
        return (
            None if any(words[at].upos == "VERB" for at in range(head + 1, trigger.head)) else time
        )

    def _names(self, at: int) -> bool:
        """Whether a date stands before the noun that it is part of the name of: "the 1991 accord"."""
        holder = self.holders[at]
        return 0 <= self.heads[at] < holder and not self.syntax.verbal(holder)

    def _planned(self, holder: int, governor: int) -> bool:
        """Whether a date hangs on a verb that tells what another verb plans."""
        word = self.syntax.words[holder]
        return (
            word.deprel == "xcomp"
            and word.head == governor
            and bool(_PLANS.intersection(lemmas(self.syntax.words[governor].lower)))
        )

    def _holder(self, head: int) -> int:
        """What a date hangs on."""
        if head < 0:
            return -1
        above = self.syntax.words[head].head
        return head if above == ROOT else above

    def _clause(self, at: int) -> int:
        """The word that heads the clause in which a word stands."""
        if at < 0:
            return -1
        while self.syntax.words[at].head != ROOT and not (
            self.syntax.verbal(at) and self.syntax.words[at].deprel in CLAUSE
        ):
            at = self.syntax.words[at].head
        return at


def _up(syntax: Syntax, at: int) -> list[int]:
    """The governors that share their time with a word: of an object, a complement, a conjunct."""
    found = []
    while syntax.words[at].head != ROOT and syntax.words[at].deprel in (
        "obj",
        "xcomp",
        "nsubj:pass",
    ):
        at = syntax.words[at].head
        found.append(at)
    return found
