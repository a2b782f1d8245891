"""What happened: events with type, participants, place, date and modality; legal steps in full.

``syntax`` makes a tree of what the encoder says of heads; ``found`` finds the words that tell an
event and ``senses`` what they tell; ``arguments``, ``dating``, ``distances`` and ``modality``
read off what belongs to each; of legal steps ``accused`` who bears them, ``stretches`` which words
tell of them, ``offences``, ``courts`` and ``penalties`` what those name; ``steps`` tells each once;
``retracted`` asserts nothing that the page takes back; ``news`` dates what is told as news of the day of
publication, by its tense (``tenses``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.reader.entities.clients import Clients
from onrecord.reader.events.arguments import Cast, participants, place
from onrecord.reader.events.courts import Named, court, courts
from onrecord.reader.events.dating import Calendar
from onrecord.reader.events.distances import Distances
from onrecord.reader.events.found import UNTOLD, Learned, Trigger, triggers
from onrecord.reader.events.justice import DEFENDANT, IMPOSING, STEPS, is_one_of
from onrecord.reader.events.lexicon import is_jailing
from onrecord.reader.events.modality import announced, modality
from onrecord.reader.events.news import as_published
from onrecord.reader.events.offences import named_before, offences
from onrecord.reader.events.protagonist import hurt, introduced, officials, protagonist
from onrecord.reader.events.retracted import unasserted
from onrecord.reader.events.sayers import Sayers
from onrecord.reader.events.steps import Story, merged
from onrecord.reader.events.stretches import Stretch, step_date, stretch
from onrecord.reader.events.syntax import Syntax, syntax
from onrecord.reader.statements.attribution import behind
from onrecord.reader.statements.innermost import Innermost
from onrecord.record import Article, Dated, Entity, Event, Participant, Span, Statement, Time

if TYPE_CHECKING:
    from onrecord.reader.network.encoder import Encoded

__all__ = ["events", "events_of", "parsed"]


def events(
    article: Article,
    encoded: Encoded,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Time],
) -> tuple[Event, ...]:
    """The events of an article, in text order. Linear in the length of the text."""
    import numpy as np

    scores = encoded.tags[:, encoded.layout.tag_layers.index("trigger")]
    chances = zip(*np.exp(scores).T.tolist(), strict=True)
    by_start = dict(zip(encoded.starts, chances, strict=True))
    tree = parsed(article.text, encoded)
    learned = [by_start.get(word.start, UNTOLD) for word in tree.words]
    dateline = article.dateline.span if article.dateline is not None else None
    lead = dateline and Span(dateline.start, behind(article.text, dateline))
    found = events_of(tree, entities, statements, times, learned, lead)
    return as_published(article, tree, found, statements, times)


def parsed(text: str, encoded: Encoded) -> Syntax:
    """The syntax of a text from its encoding."""
    columns = encoded.starts, encoded.ends, encoded.classes, encoded.heads, encoded.relations
    return syntax(text, list(zip(*columns, strict=True)))


def events_of(
    tree: Syntax,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Time],
    learned: Sequence[Learned] | None = None,
    lead: Span | None = None,
) -> tuple[Event, ...]:
    """The events of a parsed text; ``learned`` is what the encoder says of each word, see ``found``. ``lead`` is the
    dateline with all that stands before the text behind it."""
    found = triggers(tree, learned)
    of_law = officials(entities, tree.text)
    scene = _Scene(tree, entities, of_law, statements, times, found, lead)
    told = _charged([event for trigger in found for event in scene.events(trigger)])
    told = _alleged(told)
    told = unasserted(tree.text, _sentenced(told, tree.text))
    counted = {
        one.span
        for event in told
        for one in event.participants
        if any(tree.words[at].upos == "NUM" for at in tree.within(one.span))
    }
    known = {one.span(tree) for one in found if _is_known(tree, one)}
    others = of_law | hurt(told)
    about = protagonist(entities, statements, others)
    next_named = introduced(tree, told, entities, statements, others)
    story = Story(tree.text, told, counted, known, about, next_named)
    return tuple(
        replace(event, id=f"ev{number}") for number, event in enumerate(merged(told, story), 1)
    )


_WE = frozenset("i we our us".split())


class _Scene:
    """What an article holds for its events to be read from, each looked up by place."""

    def __init__(
        self,
        tree: Syntax,
        entities: Sequence[Entity],
        of_law: frozenset[str],
        statements: Sequence[Statement],
        times: Sequence[Time],
        found: Sequence[Trigger],
        lead: Span | None = None,
    ) -> None:
        self.tree, self.lead = tree, lead
        self.cast, self.calendar = Cast(tree.text, entities, of_law), Calendar(tree, times)
        self.by_id = {one.id: one for one in entities}
        self.speakers = {one.id: one.speaker.id for one in statements if one.speaker is not None}
        self.distances = Distances(tree, times)
        self.sayers = Sayers(statements)
        # What somebody is said to plan or think is told by whoever says so.
        self.tellers = [
            ([one.id for one in some], Innermost(one.content for one in some))
            for thought in (False, True)
            if (some := [one for one in statements if (one.act == "thought") == thought])
        ]
        self.dated = {tree.at(one.span.start) for one in times if one.type in ("DATE", "TIME")}
        self.courts: dict[int, list[Named]] = {}
        self.beside: dict[int, list[Trigger]] = {}
        for one in found:
            self.beside.setdefault(tree.sentence[one.head], []).append(one)

    def events(self, trigger: Trigger) -> Iterator[Event]:
        """One event, or for a legal step one a defendant."""
        who = self._behind_lead(participants(self.tree, trigger, self.cast))
        if trigger.type == "appeal":
            who = tuple(self._appellant(one, trigger) for one in who)
        if trigger.type not in STEPS:
            who = self.sayers.among(trigger.span(self.tree), trigger.type, who)
            yield self._told(trigger, who, self._date(trigger))
            return
        tree = self.tree
        words = stretch(tree, trigger, self.beside[tree.sentence[trigger.head]])
        sits = self._courts(tree.sentence[trigger.head])
        apart = self.dated | {first for _, first, _ in sits}
        date = step_date(tree, trigger, words, self.calendar) or self.distances.of(trigger)
        accused = [one for one in who if one.role in DEFENDANT]
        others = tuple(one for one in who if one not in accused)
        noun = self._paper(trigger)
        before = named_before(tree, noun) if noun is not None else ()
        groups: list[tuple[Participant, ...]] = [(one, *others) for one in accused] or [who]
        for number, group in enumerate(groups):
            yield replace(
                self._told(trigger, tuple(sorted(group, key=lambda one: one.span)), date),
                offences=before or offences(tree, trigger.type, words.behind, words.end, apart),
                penalty=self._penalty(trigger, words, number, len(groups)),
                court=court(tree, sits, trigger.head, (words.begin, words.end)),
            )

    def _penalty(self, trigger: Trigger, words: Stretch, order: int, count: int) -> Span | None:
        if trigger.type not in IMPOSING:
            return None
        from onrecord.reader.events.penalties import penalty

        return penalty(self.tree, trigger.type, words.behind, words.end, order, count)

    def _paper(self, trigger: Trigger) -> int | None:
        """The noun of a step that an offence may stand before: "charges", "conviction", "trial"; of a
        verb, what a court undoes."""
        tree = self.tree
        if not tree.verbal(trigger.head):
            return trigger.head
        if trigger.type not in ("appeal", "dismiss"):
            return None
        things = tree.of(trigger.head, "obj", "nsubj", "nsubj:pass")
        return next((one for one in things if is_one_of(tree.words[one].lower, "papers")), None)

    def _behind_lead(self, who: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Those who take part without the agency in a dateline; in its stead whom the text behind begins with."""
        kept = [one for one in who if self.lead is None or not self.lead.covers(one.span)]
        if len(kept) == len(who):
            return who
        taken = next(one for one in who if one not in kept)
        if self.first is not None and all(one.span != self.first[0] for one in kept):
            span, entity = self.first
            kept.append(replace(taken, span=span, entity=entity))
        return tuple(sorted(kept, key=lambda one: one.span))

    @cached_property
    def first(self) -> tuple[Span, Entity] | None:
        """Whom the text behind the dateline begins with, unless what it tells of is only theirs; asked
        only where its agency takes part."""
        start = self.lead.end if self.lead is not None else None
        mentions = ((each.span, one) for one in self.by_id.values() for each in one.mentions)
        found = next((one for one in mentions if one[0].start == start), None)
        owns = found is not None and self.tree.text.startswith(("’s", "'s"), found[0].end)
        return None if owns else found

    @cached_property
    def clients(self) -> Clients[str]:
        """Who is whose client; asked only where somebody appeals."""
        mentions = [(each.span, one.id) for one in self.by_id.values() for each in one.mentions]
        return Clients(self.tree.text, mentions)

    def _appellant(self, one: Participant, trigger: Trigger) -> Participant:
        """A lawyer appeals for a client: "we" in the mouth of Ekwall's lawyer are Ekwall."""
        lawyer = one.entity.id if one.entity is not None else None
        if lawyer is None and self.tree.text[slice(*one.span)].lower() in _WE:
            teller = self._teller(trigger.span(self.tree).start)
            lawyer = self.speakers.get(teller) if teller is not None else None
        if lawyer is None or lawyer not in self.clients.lawyers:
            return one
        client = self.clients.of(lawyer)
        return replace(one, entity=self.by_id[client]) if client is not None else one

    def _courts(self, sentence: int) -> list[Named]:
        if sentence not in self.courts:
            self.courts[sentence] = courts(self.tree, *self.tree.sentences[sentence])
        return self.courts[sentence]

    def _date(self, trigger: Trigger) -> Dated | None:
        found = self.distances.of(trigger) or self.calendar.of(trigger)
        # "Told reporters she had left on Sunday" tells when she left.
        within = found is not None and self.sayers.told_at(trigger.span(self.tree), found.span)
        return None if within else found

    def _teller(self, position: int) -> str | None:
        """The statement that tells what stands at a place."""
        found = ((ids, cover.at(position)) for ids, cover in self.tellers)
        return next((ids[within] for ids, within in found if within is not None), None)

    def _told(self, trigger: Trigger, who: tuple[Participant, ...], date: Dated | None) -> Event:
        span = trigger.span(self.tree)
        told, teller = modality(self.tree, trigger), self._teller(span.start)
        if (
            told == "possible"
            and teller
            and trigger.type in STEPS
            and announced(self.tree, trigger)
        ):
            told = "planned"
        return Event(
            id="",
            type=trigger.type,
            trigger=span,
            participants=who,
            place=place(self.tree, trigger, self.cast),
            date=date,
            modality=told,
            statement=teller,
            confidence=trigger.confidence,
        )


def _charged(told: Sequence[Event]) -> list[Event]:
    """Deeds that stand as the name of an offence alone are charged, not told: "faces murder"."""
    spans = sorted({span for event in told for span in event.offences})
    ends = list(accumulate((span.end for span in spans), max))
    beyond = max(ends, default=0) + 1

    def names_offence(event: Event) -> bool:
        if event.type in STEPS or event.type == "other" or event.participants:
            return False
        place = bisect_right(spans, Span(event.trigger.start, beyond)) - 1
        return place >= 0 and ends[place] >= event.trigger.end

    return [replace(one, type="other") if names_offence(one) else one for one in told]


_PROVED = frozenset({"convict", "plead_guilty", "sentence", "fine"})
"""Steps by which what somebody is said to have done is held to be so."""

_SUFFERED = frozenset({"die", "injure", "disaster"})
"""What has been, whoever did it."""


def _alleged(told: Sequence[Event]) -> list[Event]:
    """Deeds that somebody is only accused or cleared of are told as possible: "cleared of | assaulting | her"."""
    steps = [one for one in told if one.type in STEPS and one.offences]
    charged = sorted(
        (span, one.type in _PROVED and one.modality == "asserted")
        for one in steps
        for span in one.offences
    )
    starts = [span.start for span, _ in charged]

    def is_alleged(event: Event) -> bool:
        if event.modality != "asserted" or event.type in STEPS or event.type in _SUFFERED:
            return False
        near = charged[: bisect_right(starts, event.trigger.start)][-_AT_ONE_PLACE:]
        held = [proved for span, proved in near if span.covers(event.trigger)]
        return bool(held) and not any(held)

    return [replace(one, modality="possible") if is_alleged(one) else one for one in told]


_AT_ONE_PLACE = 50
"""Offences that end behind a word and begin before it at most, those of several defendants each."""


def _sentenced(told: Sequence[Event], text: str) -> list[Event]:
    """Where a story tells of a sentence, "jailed" tells it too: "Man jailed | over fire"."""
    if not any(one.type == "sentence" and one.modality == "asserted" for one in told):
        return list(told)
    return [
        replace(
            one,
            type="sentence",
            participants=tuple(
                replace(each, role=_AS_SENTENCED.get(each.role, each.role))
                for each in one.participants
            ),
        )
        if one.type == "arrest_jail" and is_jailing(text[slice(*one.trigger)].lower())
        else one
        for one in told
    ]


_AS_SENTENCED = {"person": "defendant", "agent": "adjudicator"}


def _is_known(tree: Syntax, trigger: Trigger) -> bool:
    """Whether a trigger speaks of something as known ("the plea") or tells of its paper ("returned an indictment")."""
    if tree.verbal(trigger.head):
        things = tree.of(trigger.head, "obj", "nsubj", "nsubj:pass")
        definite = (tree.words[tree.first[one]].lower in _KNOWN for one in things)
        return trigger.first != trigger.last or (trigger.type == "dismiss" and any(definite))
    if trigger.last + 1 < len(tree) and is_one_of(tree.words[trigger.last + 1].lower, "filed"):
        return True
    return tree.words[tree.first[trigger.head]].lower in _KNOWN | {"its", "that", "today"}


_KNOWN = frozenset("the this his her their all".split())
