"""The date of an event: the time expression that stands nearest to its trigger in the same clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.reader.events.clauses import opening
from onrecord.reader.events.found import Trigger
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import CLAUSE, ROOT, Syntax, Word
from onrecord.reader.events.tenses import tense
from onrecord.reader.lexicon import OWNING
from onrecord.record import Dated, Time

OTHER = frozenset("since until till by after before between from through".split())
"""Prepositions by which a date bounds an event, or tells of another one."""


_INTO = frozenset(("into", "over"))
"""Prepositions of what is looked into or fought over, which was before."""

_COUNTS = frozenset(("count", "number", "tally", "toll"))
_BENEATH = ("acl", "acl:relcl", "compound", "nmod", "nmod:poss", "obl")
"""Relations by which what is counted hangs on the count."""

_PLANS = frozenset(
    "set plan schedule expect slate due intend aim book time want hope promise prepare".split()
)
"""What is planned has the date, not the planning: "is set to begin on Wednesday"."""

WEAK = 3
"""The rank of a date that only names what a verb is about: "at this year's fair"."""

_HANGS = frozenset("obl nmod advmod dep".split())
"""Relations of a date that hangs on something, as the parser may say of one without a head."""

_WITHIN = frozenset(("acl", "acl:relcl", "amod", "compound", "case"))
"""Relations of a verb that only says which thing is meant, or is none: "according to"."""

_TERM = re.compile(r"-[QH]\d$")
"""The value of a quarter or half year."""

_BOUNDS = frozenset("since until till before after following".split())
_SPANS = frozenset("minutes hours days weeks months years minute hour day week month year".split())

_ENCLOSE = frozenset('()[]"“”')
_MARKS = _ENCLOSE | frozenset(",;:")

NEAR = 4
"""Words between a trigger and a date behind it at most, where the tree does not join them."""


class Calendar:
    """The dates of an article, by the word that heads each."""

    def __init__(self, syntax: Syntax, times: Sequence[Time]) -> None:
        self.syntax = syntax
        self.times = _without_ranges(
            syntax.text,
            sorted(
                (one for one in times if one.type in ("DATE", "TIME") and one.value[:4].isdigit()),
                key=lambda one: one.span,
            ),
        )
        self.starts = [one.span.start for one in self.times]
        heads = (syntax.head(one.span) for one in self.times)
        self.heads = [-1 if one is None else one for one in heads]
        self.holders = [
            self._holder(head) if (noun := named(syntax, one)) is None else noun
            for head, one in zip(self.heads, self.times, strict=True)
        ]
        self.clauses = [
            {self._clause(one), self._clause(self._planner(one))} for one in self.holders
        ]
        self.nearest = list(map(self._nearest, self.times, self.heads))
        self.enclosing = [enclosing(syntax, one) for one in self.times]

    def of(self, trigger: Trigger) -> Dated | None:
        """The date, None where its clause gives none."""
        syntax = self.syntax
        first, last = syntax.bounds(trigger.head)
        low = bisect_left(self.starts, syntax.words[first].start)
        clause = self._clause(trigger.head)
        chain = {trigger.head, *_up(syntax, trigger.head)}
        # Of a verb found by its place only what it is about shares the date.
        near = {trigger.head, *_up(syntax, trigger.head, ("obj", "nsubj:pass"))}
        # "On Monday a hearing into the death" dates the hearing.
        looked_into = not _INTO.isdisjoint(syntax.cases(trigger.head))
        counted = self._is_counted(trigger.head)
        best: tuple[int, int, Time] | None = None
        for at in range(low, len(self.times)):
            if self.starts[at] >= syntax.words[last - 1].end:
                break
            head = self.heads[at]
            if head < 0 or any(case in OTHER for case in syntax.cases(head)):
                continue
            if "for" in syntax.cases(head) and _TERM.search(self.times[at].value):
                # "Profits for the fourth quarter" are told at another time.
                continue
            if self._is_outside(at, trigger.head) or self._is_of_bound(at, trigger.head):
                continue
            if self.is_of_before(trigger, self.times[at].span.start):
                continue
            within = self.enclosing[at]
            if within is not None and trigger.head not in within:
                continue
            holder = self.holders[at] if within is None else within[0]
            if self.nearest[at] in near:
                holder = self.nearest[at]
            if holder != trigger.head and head < trigger.head and looked_into:
                continue
            if counted and holder != trigger.head:
                continue
            if holder in chain:
                rank = 0 if holder == trigger.head else 1
            elif holder in syntax.children[trigger.head]:
                rank = 1
            elif clause in self.clauses[at]:
                rank = 2
            else:
                continue
            if holder != trigger.head and self._planned(holder, trigger.head):
                continue
            if holder != trigger.head and self._names(at):
                bounds = any(case in OTHER for case in syntax.cases(holder))
                if bounds or syntax.words[holder].deprel in ("obj", "nsubj", "nsubj:pass"):
                    continue
                rank = WEAK
            score = (rank, abs(head - trigger.head))
            if best is None or score < best[:2]:
                best = (*score, self.times[at])
        strong = best[2] if best and best[0] < WEAK else None
        time = (
            strong
            or self._following(trigger, last)
            or (
                None
                if counted
                else self._opening(trigger, first) or self._lost(trigger, first, last)
            )
            or (best[2] if best else None)
        )
        return Dated(time.value.split("T")[0], time.span) if time else None

    def _is_counted(self, head: int) -> bool:
        """Whether an event only tells what is counted, which has been before: "the death toll in the
        [collapse] rose". "A number of [attacks]" are several."""
        words, children = self.syntax.words, self.syntax.children
        return any(
            words[at].lower in _COUNTS and all(words[one].lower != "a" for one in children[at])
            for at in _up(self.syntax, head, _BENEATH)
        )

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

    def _lost(self, trigger: Trigger, first: int, last: int) -> Time | None:
        """A date that the tree hangs on nothing, behind the noun that tells of an event, where nothing
        else in the sentence has been done: "regrets the collapse of the bridge | on March 12"."""
        words = self.syntax.words
        if words[trigger.head].upos != "NOUN":
            return None
        place = bisect_left(self.starts, words[trigger.last].end)
        if place == len(self.times) or self.times[place].span.start >= words[last - 1].end:
            return None
        head = self.heads[place]
        if head < 0 or words[head].head != ROOT:
            return None
        at = self.syntax.at(self.times[place].span.start)
        if words[at - 1].lower != "on" or not _only(words[trigger.last + 1 : at]):
            return None
        done = any(
            words[one].upos == "VERB"
            and words[one].deprel not in _WITHIN
            and tense(self.syntax, one) in ("past", "perfect", "pluperfect")
            for one in range(first, trigger.first)
        )
        return None if done else self.times[place]

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

    def _is_outside(self, at: int, verb: int) -> bool:
        """Whether a date stands before the word that opens the clause of a verb: "on Friday after |
        delegates voted"."""
        opens = opening(self.syntax, verb)
        return opens is not None and self.heads[at] < opens

    def _is_of_bound(self, at: int, trigger: int) -> bool:
        """Whether a date behind a trigger stands right behind a noun that only bounds it, and is
        that noun's: "died within weeks of his capture | on May 3"."""
        words, time = self.syntax.words, self.times[at]
        first = self.syntax.at(time.span.start)
        if first <= trigger + 2 or words[first - 1].lower not in ("on", "in"):
            return False
        noun = first - 2
        if noun <= trigger or words[noun].upos != "NOUN":
            return False
        one = noun - 1
        while one > trigger and words[one].upos in ("DET", "ADJ", "PRON", "NOUN", "PROPN", "PART"):
            if words[one].lower in OTHER:
                break
            one -= 1
        if one <= trigger:
            return False
        # "Weeks of" and "a day after" count from the noun.
        counts = words[one].lower == "of" and words[one - 1].lower in _SPANS
        return counts or words[one].lower in _BOUNDS

    def is_of_before(self, trigger: Trigger, position: int) -> bool:
        """Whether what stands at a place is of what was before an event: "died after a lorry hit him on
        | Monday"."""
        words = self.syntax.words
        until = self.syntax.at(position)
        for at in range(trigger.last + 1, until):
            if words[at].text in ",;" or words[at].upos == "CCONJ":
                return False
            if words[at].lower == "after":
                return any(words[one].upos == "VERB" for one in range(at + 1, until)) and all(
                    words[one].text not in ",;" for one in range(at + 1, until)
                )
        return False

    def _names(self, at: int) -> bool:
        """Whether a date stands before the noun that it is part of the name of: "the 1991 accord"."""
        holder = self.holders[at]
        return 0 <= self.heads[at] < holder and not self.syntax.verbal(holder)

    def _planned(self, holder: int, governor: int) -> bool:
        """Whether a date hangs on a verb that tells what another verb plans."""
        word = self.syntax.words[holder]
        return word.deprel == "xcomp" and word.head == governor and _plans(self.syntax, governor)

    def _holder(self, head: int) -> int:
        """What a date hangs on."""
        if head < 0:
            return -1
        above = self.syntax.words[head].head
        return head if above == ROOT else self._planned_by(above, head)

    def _planner(self, holder: int) -> int:
        """The verb that tells what is planned, of a verb that is, else the word itself."""
        above = self.syntax.words[holder].head if holder >= 0 else ROOT
        return above if above != ROOT and self._planned(holder, above) else holder

    def _planned_by(self, holder: int, head: int) -> int:
        """What a planning verb plans, where a date behind that hangs on the planning, else the verb."""
        if _plans(self.syntax, holder):
            planned = self.syntax.one(holder, "xcomp")
            if planned is not None and holder < planned < head:
                return planned
        return holder

    def _nearest(self, time: Time, head: int) -> int:
        """The verb that a date belongs to by its place, where the tree has lost what it hangs on:
        the one before it in its clause, else the next that tells something of its own; none beyond
        quotation marks or brackets. The date's head where it is not lost, or there is none."""
        words = self.syntax.words
        if head < 0 or words[head].head != ROOT or words[head].deprel not in _HANGS:
            return head
        first, last = self.syntax.bounds(head)
        inside = self.syntax.within(time.span)
        for at in range(inside[0] - 1, first - 1, -1):
            if words[at].upos == "VERB":
                return at
            if words[at].text in _MARKS or words[at].upos in ("SCONJ", "CCONJ"):
                break
            if words[at].lower in OTHER:
                return head
        for at in range(inside[-1] + 1, last):
            if words[at].upos == "VERB" and words[at].deprel not in _WITHIN:
                return at
            if words[at].text in _ENCLOSE:
                break
        return head

    def _clause(self, at: int) -> int:
        """The word that heads the clause in which a word stands."""
        if at < 0:
            return -1
        while self.syntax.words[at].head != ROOT and not self._heads_clause(at):
            at = self.syntax.words[at].head
        return at

    def _heads_clause(self, at: int) -> bool:
        """Whether a word is the predicate of a clause: a verb, or what is said to be ("was a breach")."""
        if self.syntax.words[at].deprel not in CLAUSE:
            return False
        return self.syntax.verbal(at) or bool(self.syntax.of(at, "cop", "nsubj"))


_FROM = re.compile(
    r"\b(?P<by>from|between)\s(?:the\s|about\s|early\s|late\s|mid-)?$", re.IGNORECASE
)
_TO = re.compile(
    r"\s(?:to|and|until|till|through)\s(?:the\s|about\s|early\s|late\s|mid-)?|\s?[–—-]\s?"
)
_MOVED = re.compile(
    r"\b(?:moved|postponed|deferred|delayed|brought\sforward|put\sback|pushed\sback|changed|rescheduled)\b[^.;]{0,20}$",
    re.IGNORECASE,
)


def _without_ranges(text: str, times: Sequence[Time]) -> list[Time]:
    """Dates without those by which a stretch of time ends: "led it from 2017 to | 2019". What is moved
    from one day to another is on the other."""
    kept = []
    for at, time in enumerate(times):
        before = times[at - 1] if at else None
        if before is not None and _TO.fullmatch(text, before.span.end, time.span.start):
            begun = _FROM.search(text, max(0, before.span.start - 20), before.span.start)
            if begun and not _MOVED.search(text, max(0, begun.start() - 40), begun.start()):
                continue
        kept.append(time)
    return kept


def _only(words: Sequence[Word]) -> bool:
    """Whether words are of one nominal: no verb, no mark and no "and" among them."""
    return all(one.upos in ("ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN") for one in words)


def _plans(syntax: Syntax, verb: int) -> bool:
    return not _PLANS.isdisjoint(lemmas(syntax.words[verb].lower))


def named(syntax: Syntax, time: Time) -> int | None:
    """The noun that a date is part of the name of, by its place: "the 1991 accord".

    Read from the order of the words, since the tree hangs such dates on whatever is near.
    """
    words = syntax.words
    inside = syntax.within(time.span)
    if not inside or inside[0] == 0 or inside[-1] + 1 >= len(words):
        return None
    first, at = inside[0], inside[-1] + 1
    sentence = syntax.sentence[first]
    before = words[first - 1]
    if before.upos == "ADJ" and first > 1:
        before = words[first - 2]
    opens = before.upos == "DET" or before.deprel == "nmod:poss" or before.lower in OWNING
    if syntax.sentence[first - 1] != sentence or not opens:
        return None
    _, last = syntax.sentences[sentence]
    while at < last and words[at].upos in ("ADJ", "NOUN", "PROPN"):
        at += 1
    return at - 1 if words[at - 1].upos in ("NOUN", "PROPN") and at - 1 > inside[-1] else None


def enclosing(syntax: Syntax, time: Time) -> range | None:
    """The words from a verb to the date with which its clause about somebody ends before a comma:
    "Roe, | hurt in a crash this month, | died on Sunday". None of other dates.

    Read from the order of the words: the parser hangs such a date on the verb behind the comma. Who is
    asked on a day answers on it.
    """
    words = syntax.words
    inside = syntax.within(time.span)
    if not inside:
        return None
    begin, last = syntax.bounds(inside[0])
    if inside[-1] + 1 >= last or words[inside[-1] + 1].text != ",":
        return None
    first = inside[0]
    while first > begin and words[first - 1].text != ",":
        first -= 1
    relative = next((at for at in range(first, inside[0]) if words[at].lower in _WHO), None)
    verb = next(
        (at for at in range(relative or first, inside[0]) if words[at].upos == "VERB"), inside[0]
    )
    opens = relative is not None or all(words[at].upos == "ADV" for at in range(first, verb))
    if verb == inside[0] or not opens or words[verb].lower in _ASKED:
        return None
    if any(words[at].upos in ("VERB", "SCONJ") for at in range(verb + 1, inside[0])):
        return None
    # What is being done shares its time with what is told beside it: "meeting on Monday, they agreed".
    return None if words[verb].lower.endswith("ing") else range(verb, inside[-1] + 1)


_WHO = frozenset("who which that whose".split())
_ASKED = frozenset(
    "asked approached contacted interviewed pressed questioned quizzed reached said told spoke".split()
)


def _up(
    syntax: Syntax, at: int, relations: tuple[str, ...] = ("obj", "xcomp", "nsubj:pass")
) -> list[int]:
    """The governors that share their time with a word: of an object, a complement, a conjunct."""
    found = []
    while syntax.words[at].head != ROOT and syntax.words[at].deprel in relations:
        at = syntax.words[at].head
        found.append(at)
    return found
