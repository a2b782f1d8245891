"""Which events are told as the news of the day on which the article appeared.

News dates what it tells once, or not at all: the tense of the verb is anchored at the publication
(the document creation time of TimeML), and no word says a day. Such an event has the day of
publication as its date, on the basis of its own verb, where nothing speaks of another time: its
clause is no background ("since", "had done"), the story has not gone to another day ("on Friday"),
and the verb tells no state.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.denying import pleads_not_guilty
from onrecord.reader.events.clauses import opening
from onrecord.reader.events.dating import named
from onrecord.reader.events.justice import STEPS
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import ROOT, Syntax
from onrecord.reader.events.tenses import Tense, tense
from onrecord.reader.statements.innermost import Innermost
from onrecord.record import Article, Dated, Event, Span, Statement, Time

LEAD = 6
"""Sentences of the body in which the past is that of the news. See docs/decisions.md."""

AHEAD = 3
"""Sentences behind an event in which the first day said is still the one that it is of, where none
was said before: "A ferry sank. ... It had left harbour on Friday"."""

RECENT = 7
"""Days around the publication that a story may be told of; what is longer ago is background."""

_BACK = frozenset(
    "since ago previously earlier formerly once originally initially historically recently already "
    "last long always ever never often frequently usually regularly routinely sometimes "
    "traditionally".split()
)
"""Words beside a verb by which it tells of another time, or of no one time."""

_STATES = frozenset(
    "be have had own possess contain include consist comprise cost weigh equal need want know believe think "
    "understand like love hate prefer fear doubt owe belong depend rely remain lie live reside lack "
    "deserve resemble seem appear look sound feel wear concern exist matter tend".split()
)
"""Verbs that tell how things are or were."""

_HABITS = frozenset(
    "hold carry measure represent reflect mean involve require stay stand sit work serve operate run "
    "manage lead head control feature provide offer support allow enable use produce make sell import "
    "export employ cover affect face await date study teach speak call name describe add play".split()
)
"""Verbs that in the present tense tell what is done again and again."""

_ASKS = frozenset("how why what when where who which can could should will is are do does".split())
"""What a headline opens with that asks or explains and tells nothing."""


def as_published(
    article: Article,
    syntax: Syntax,
    events: Iterable[Event],
    statements: Sequence[Statement],
    times: Sequence[Time],
) -> tuple[Event, ...]:
    """Events with the day of publication as the date of those that are told as the news of it.

    The span of such a date is the trigger itself and its basis ``published``. No other date has the
    span of its trigger: an event that is a date ("Christmas") has none. Linear in the length of the
    text, but for the words of each sentence.
    """
    news = _News(article, syntax, statements, times)
    return tuple(news.dated(one) for one in events)


class _News:
    """An article's day of publication and what its text says of other days."""

    def __init__(
        self,
        article: Article,
        syntax: Syntax,
        statements: Sequence[Statement],
        times: Sequence[Time],
    ) -> None:
        self.syntax = syntax
        self.published = _day(article.published or "")
        self.value = (article.published or "")[:10]
        self.times = sorted(times, key=lambda one: one.span)
        self.starts = [one.span.start for one in self.times]
        self.cues = Innermost([one.cue] for one in statements if one.cue is not None)
        self.contents = Innermost(one.content for one in statements)
        of_kind = {one.kind: one.span for one in reversed(article.blocks)}
        self.headline = of_kind.get("headline", Span(0, 0))
        body = of_kind.get("paragraph", Span(0, 0)).start
        self.body = syntax.sentence[syntax.at(body)] if len(syntax) else 0
        lines = {one.span for one in article.blocks}
        self.now = {syntax.head(one.span) for one in self.times if one.value == "PRESENT_REF"}
        # A date that is all of its line is the article's own and tells of no event.
        self.days = [
            (one.span.start, ago)
            for one in self.times
            if one.type in ("DATE", "TIME") and one.span not in lines
            if (ago := self._ago(one.value)) is not None
            if ago >= -RECENT and (ago or one.type == "DATE")
        ]
        self.recent = [one for one in self.days if one[1] <= RECENT]
        # A day in the name of something is not one that the story goes to: "the 1991 accord".
        names = {one.span.start for one in self.times if named(syntax, one) is not None}
        self.gone_to = [at for at, ago in self.days if ago > RECENT and at not in names]

    def dated(self, event: Event) -> Event:
        """An event as it is, or dated as published."""
        if event.date is not None:
            if event.date.span == event.trigger:
                return replace(event, date=None)
            return replace(event, modality="planned") if self._is_ahead(event) else event
        if self.published is None or not self._is_news(event):
            return event
        return replace(event, date=Dated(self.value, event.trigger, "published"))

    def _is_ahead(self, event: Event) -> bool:
        """Whether a present tense tells of what has its day fixed: "goes on trial in September"."""
        if event.date is None or event.modality != "asserted" or "W" in event.date.value:
            return False
        value = event.date.value
        if not self.value or value <= self.value[: len(value)]:
            return False
        verb = self.syntax.head(event.trigger)
        return (
            verb is not None and self.syntax.verbal(verb) and tense(self.syntax, verb) == "present"
        )

    def _is_news(self, event: Event) -> bool:
        syntax = self.syntax
        if event.statement is not None or not self._has_happened(event):
            return False
        verb = syntax.head(event.trigger)
        if verb is None or syntax.words[verb].upos != "VERB" or not _is_main(syntax, verb):
            return False
        if syntax.sentence[verb] >= self.body + LEAD or _is_of_us(syntax, verb):
            return False
        told = tense(syntax, verb)
        if told == "progressive":
            return not any(
                syntax.words[one].lower in ("was", "were") for one in syntax.children[verb]
            )
        says = self.cues.at(event.trigger.start) is not None
        if told == "present":
            if _is_known(syntax, verb):
                return False
            if not self.now.isdisjoint(syntax.children[verb]):
                return bool(syntax.of(verb, "nsubj", "nsubj:pass"))
            if not self.headline.covers(event.trigger):
                return says and event.type not in STEPS and not self._names_a_day(verb)
            if syntax.is_passive(verb) or _is_any(syntax, verb, _HABITS):
                return False
        return (
            told in ("past", "perfect", "present")
            and not self._asks(verb)
            and not _is_any(syntax, verb, _STATES)
            and self._is_of_the_day(verb, told, says, event.penalty)
        )

    def _has_happened(self, event: Event) -> bool:
        """Whether what an event tells was done: to plead "not guilty" is a plea too."""
        trigger = self.syntax.text[slice(*event.trigger)]
        pleads = pleads_not_guilty(event.type, event.modality, trigger)
        return event.modality == "asserted" or pleads

    def _names_a_day(self, verb: int) -> bool:
        """Whether a sentence that tells what somebody says names a day before that of publication."""
        start, end = self._bounds(self.syntax.sentence[verb])
        first, last = (bisect_left(self.recent, (one, 0)) for one in (start, end))
        return any(
            ago and self.contents.at(place) is None for place, ago in self.recent[first:last]
        )

    def _asks(self, verb: int) -> bool:
        """Whether a sentence asks, or a headline explains."""
        first, last = self.syntax.bounds(verb)
        words = self.syntax.words
        explains = self.headline.start <= words[first].start < self.headline.end
        return (explains and words[first].lower in _ASKS) or words[last - 1].text == "?"

    def _is_of_the_day(self, verb: int, told: Tense, says: bool, imposed: Span | None) -> bool:
        """Whether neither the clause, nor its sentence, nor the story before it is at another time.

        How long somebody is jailed for (``imposed``) does not say since when he is."""
        syntax = self.syntax
        if any(syntax.words[one].lower in _BACK for one in _beside(syntax, verb)):
            return False
        sentence = syntax.sentence[verb]
        start, end = self._bounds(sentence)
        for time in self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if self.contents.at(time.span.start) is not None or (
                imposed is not None and imposed.covers(time.span)
            ):
                continue
            if time.type in ("DURATION", "SET"):
                if told == "perfect":
                    return False
            elif time.value[:10] not in (self.value, "PRESENT_REF"):
                return False
        return self._is_at(sentence, end, told, says)

    def _is_at(self, sentence: int, end: int, told: Tense, says: bool) -> bool:
        """Whether the story is at the day of publication where a sentence ends."""
        near = bisect_left(self.recent, (end, 0))
        if near and self.recent[near - 1][1]:
            return False
        before = bisect_left(self.days, (end, 0)) - 1
        if before >= 0 and self.days[before][1] > RECENT:
            # After words on years ago what is said is of now again, but for the next sentence.
            first = bisect_left(self.gone_to, self._bounds(max(sentence - 1, 0))[0])
            if not says or first < bisect_left(self.gone_to, end):
                return False
        if near or told == "perfect":
            # The perfect is at now, and takes no day: what is said behind it is of something else.
            return True
        until = self._bounds(min(sentence + AHEAD, len(self.syntax.sentences) - 1))[1]
        days = self.days if before < 0 else self.recent
        behind = bisect_left(days, (end, 0))
        return behind == len(days) or days[behind][0] >= until or not days[behind][1]

    def _bounds(self, sentence: int) -> tuple[int, int]:
        first, last = self.syntax.sentences[sentence]
        return self.syntax.words[first].start, self.syntax.words[last - 1].end

    def _ago(self, value: str) -> int | None:
        """How many days before the publication a value is; of a month or year that is past, many;
        None where it is no date, or a month or year that is not past yet."""
        if self.published is None or not value[:4].isdigit():
            return None
        day = _day(value[:10])
        if day is not None:
            return (self.published - day).days
        return None if self.value.startswith(value) else RECENT + 1


_ELSEWHEN = frozenset("when after once since until".split())
"""What opens a clause of another time than that of the news, whatever the tree hangs it on."""


def _is_main(syntax: Syntax, verb: int) -> bool:
    """Whether a verb heads its sentence, or is set beside one that does."""
    while True:
        word = syntax.words[verb]
        opens = opening(syntax, verb)
        if opens is not None and syntax.words[opens].lower in _ELSEWHEN:
            return False
        if word.head == ROOT:
            return True
        if word.deprel not in ("conj", "parataxis") or not syntax.verbal(word.head):
            return False
        verb = word.head


def _beside(syntax: Syntax, verb: int) -> Iterable[int]:
    """The small words that tell when, of a verb and of what hangs on it."""
    for one in syntax.children[verb]:
        relation = syntax.words[one].deprel
        if relation in ("advmod", "mark", "aux", "obl", "case"):
            yield one
        if relation in ("obl", "advmod", "advcl"):
            yield from syntax.of(one, "advmod", "case")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2016-01-08") else None
    except ValueError:
        return None


def _is_any(syntax: Syntax, verb: int, lemmas_: frozenset[str]) -> bool:
    return not lemmas_.isdisjoint(lemmas(syntax.words[verb].lower))


def _is_known(syntax: Syntax, verb: int) -> bool:
    """Whether a present tense tells what everybody says, or tells somebody to do something."""
    word = syntax.words[verb].lower
    done = word.endswith("s") or syntax.is_passive(verb) or syntax.of(verb, "nsubj")
    return word in _KNOWN or not done


_KNOWN = frozenset(
    "known supposed called named seen regarded considered described thought recognized recognised has "
    "have seem seems appear appears feel feels stands features".split()
)

_US = frozenset("i we you i'm we're".split())


def _is_of_us(syntax: Syntax, verb: int) -> bool:
    """Whether somebody speaks: an article's own narration has no "I" and no "you"."""
    return any(syntax.words[one].lower in _US for one in syntax.of(verb, "nsubj", "nsubj:pass"))
