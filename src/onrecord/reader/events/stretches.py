"""Which words of a sentence tell of a step: from its trigger to the next step that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.events.accused import tells
from onrecord.reader.events.clauses import scheduled
from onrecord.reader.events.dating import OTHER, Calendar
from onrecord.reader.events.found import Trigger
from onrecord.reader.events.justice import STEPS, is_one_of
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Dated

_WHEN = 4
"""Words before "appeared" among which "when" opens its clause."""

_DAY = len("2016-01-08")
_BETWEEN = frozenset(
    "and or then later subsequently also was were been be has have had , convicted".split()
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words [begin, end) that may tell of a step, ``behind`` the first after its trigger.

    ``shares`` is the end of what it shares with a step told right beside it ("arrested and
    charged on Monday"), else ``end``.
    """

    begin: int
    behind: int
    end: int
    shares: int


def stretch(syntax: Syntax, trigger: Trigger, others: Sequence[Trigger]) -> Stretch:
    """The stretch of a step; ``others`` are the triggers of its sentence in text order."""
    begin, last = syntax.bounds(trigger.head)
    end = last
    steps = [one for one in others if _tells_step(syntax, one)]
    for one in steps:
        if one.last < trigger.first:
            begin = trigger.first
        elif one.first > trigger.last:
            end = one.first
            break
    words = syntax.words
    beside = all(
        words[at].lower in _BETWEEN or words[at].upos in ("ADV", "AUX")
        for at in range(trigger.last + 1, end)
    )
    shares = end
    if beside and end < last:
        shares = next((one.first for one in steps if one.first > end), last)
    return Stretch(begin, trigger.last + 1, end, shares)


def _tells_step(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a trigger is a step of its own, not part of an offence or a paper: "conspiring to flee"."""
    if trigger.type not in STEPS or not syntax.verbal(trigger.head):
        return False
    before = syntax.words[trigger.first - 1].lower if trigger.first else ""
    if trigger.type == "trial_hearing" and any(
        one.lower in ("when", "as")
        for one in syntax.words[max(trigger.first - _WHEN, 0) : trigger.first]
    ):
        return False  # "was charged when she appeared before a judge on Monday" is of one day
    return before != "to" and not syntax.words[trigger.first].lower.endswith("ing")


def step_date(syntax: Syntax, trigger: Trigger, words: Stretch, calendar: Calendar) -> Dated | None:
    """The date of a step: its clause's, else a day that trails what it is about.

    A date behind the next step is of that one. What trails must be a day: a year behind an offence
    ("fraud in 2007") is of the deed.
    """
    fixed = _fixed(syntax, trigger, calendar)
    if fixed is not None:
        return fixed
    found = calendar.of(trigger)
    stop = syntax.words[words.shares - 1].end
    if not syntax.verbal(trigger.head):
        stop = syntax.words[syntax.last[trigger.head]].end
        above = syntax.words[trigger.head].head
        if above > trigger.head and syntax.verbal(above):
            # "The arrest of Lund on Monday shook it", whatever the tree hangs Monday on.
            stop = max(stop, syntax.words[above].start)
    if found is not None and _of_deed(syntax, trigger, words.behind, found):
        return None
    if found is not None and found.span.start < stop:
        between = range(words.behind, syntax.at(found.span.start))
        if not any(_turns(syntax, at) for at in between) and not _of_another(
            syntax, found, trigger
        ):
            return found
    for time in calendar.within(syntax.words[trigger.last].end, stop):
        at = syntax.at(time.span.start)
        before = syntax.words[at - 1].lower
        value = time.value.split("T")[0]
        if len(value) != _DAY or before in OTHER or (before == "," and at < 2):
            continue
        if any(_turns(syntax, one) or _acts(syntax, one) for one in range(words.behind, at)):
            return None
        dated = Dated(value, time.span)
        if _of_deed(syntax, trigger, words.behind, dated):
            return None
        if calendar.is_of_before(trigger, dated.span.start):
            return None
        return None if _of_another(syntax, dated, trigger) else dated
    return None


_DEED_OF = frozenset({"accuse", "charge_indict"})


def _of_deed(syntax: Syntax, trigger: Trigger, behind: int, date: Dated) -> bool:
    """Whether a date ends what somebody is said to have done: "accused of pushing Roe at home on 3 August"."""
    if trigger.type not in _DEED_OF or date.span.start < syntax.words[trigger.last].end:
        return False
    words, until = syntax.words, syntax.at(date.span.start)
    opened = next((at for at in range(behind, until) if words[at].lower in ("of", "with")), until)
    gerunds = (
        at
        for at in range(opened + 1, until)
        if words[at].upos == "VERB" and words[at].lower.endswith("ing")
    )
    first = next(gerunds, None)
    return first is not None and not any(words[at].upos == "VERB" for at in range(behind, first))


_FIXED = frozenset("for on until till to".split())


def _fixed(syntax: Syntax, trigger: Trigger, calendar: Calendar) -> Dated | None:
    """The day that a hearing is fixed for: "the trial was postponed until May 2"."""
    verb = scheduled(syntax, trigger.head)
    if verb is None:
        return None
    begin = max(verb, trigger.head)
    last = syntax.bounds(verb)[1]
    time = next(calendar.within(syntax.words[begin].end, syntax.words[last - 1].end), None)
    if time is None or syntax.words[syntax.at(time.span.start) - 1].lower not in _FIXED:
        return None
    between = range(begin + 1, syntax.at(time.span.start))
    if any(syntax.verbal(at) or syntax.words[at].text in ",;" for at in between):
        return None
    return Dated(time.value.split("T")[0], time.span)


def _of_another(syntax: Syntax, date: Dated, trigger: Trigger) -> bool:
    """Whether a date belongs to another noun ("the May 7 shooting") or bounds ("since its start in May")."""
    words = syntax.words
    first = syntax.at(date.span.start)
    last = syntax.within(date.span)[-1] + 1
    while last < len(words) and words[last].text == ",":
        last += 1
    if (
        first
        and words[first - 1].lower in ("the", "a", "an")
        and last < len(words)
        and words[last].upos == "NOUN"
    ):
        return not trigger.first <= last <= trigger.last
    for at in range(first - 1, max(first - 5, -1), -1):
        if words[at].upos in ("VERB", "PUNCT"):
            return False
        if words[at].lower in ("since", "until", "till"):
            return True
    return False


def _turns(syntax: Syntax, at: int) -> bool:
    """Whether a clause begins that tells of something else: "which was unsealed", "police said"."""
    return syntax.words[at].lower in ("which", "who", "whose") or tells(syntax, at)


def _acts(syntax: Syntax, at: int) -> bool:
    word = syntax.words[at]
    if word.upos == "AUX":
        return True
    past = word.upos == "VERB" and word.lower.endswith("ed")
    return past and not is_one_of(word.lower, "filed")
