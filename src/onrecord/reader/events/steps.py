"""Legal steps: one event a defendant and step, whatever the number of times that it is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from onrecord.reader.events.arguments import ROLES
from onrecord.reader.events.justice import DEFENDANT, STEPS, is_one_of
from onrecord.reader.events.lexicon import is_jailing, lemmas
from onrecord.reader.events.offences import alike, fuller
from onrecord.reader.lexicon import BODY_HEADS, PERSON_HEADS
from onrecord.record import Entity, Event, Mention, Participant, Span

_OWNED = re.compile(r"(?:[^\W\d_][\w.-]*\s?){1,4}(?:['’]s|(?<=s)['’])\s$")
_OWNER = 80
"""Code points before a description in which the name stands that it belongs to."""

_STOPPED = re.compile(r"[.!?][\"”’)]*$")
"""What ends a sentence, and no headline."""

_SINGLE = frozenset("he she him her his it".split())
_MANY = frozenset("they them their both all each men women people couple".split())
_OWN = frozenset("his her its their".split())
_NUMBERS = {word: at for at, word in enumerate("two three four five six seven eight".split(), 2)}
_DEFINITE = frozenset("the this that both".split())
_BORNE = STEPS - {"trial_hearing", "execute", "investigate"}
"""Steps that are nothing without whom they are taken against."""

_AT_MOST = 20
"""Defendants whom "the defendants" may mean at most: of more, a story tells groups apart."""

_OFFENCES = 50
"""Offences of one step at most; more are a list of a kind that no charge has."""

_ON_PAPER = frozenset({"charge_indict", "plead_guilty", "convict", "acquit", "sentence", "dismiss"})
"""Steps that a story goes on to call by a noun alone: "the indictment", "the plea"."""


def defendants(event: Event) -> list[Participant]:
    """Those whom a legal step is taken against, or who take it."""
    return [one for one in event.participants if one.role in DEFENDANT]


def named(event: Event) -> Entity | None:
    """The person or organisation that a step is taken against, None where it is not named."""
    return next(
        (
            one.entity
            for one in defendants(event)
            if one.entity is not None and one.entity.type in ("person", "organization")
        ),
        None,
    )


class Story:
    """Who the defendants of an article are, and whom a telling that names none of them means.

    ``counted`` are spans that tell a number of people ("64 individuals"); ``known`` are triggers
    that speak of a step as known ("the indictment"); ``protagonist`` is whom the article is about
    where it names no defendant; ``introduced`` whom it names right behind a step against somebody
    whom it describes.
    """

    def __init__(
        self,
        text: str,
        told: Sequence[Event],
        counted: Collection[Span] = (),
        known: Collection[Span] = (),
        protagonist: Entity | None = None,
        introduced: Entity | None = None,
    ) -> None:
        self.text, self.counted, self.known = text, counted, known
        self.introduced = introduced
        self.penalties: dict[tuple[str, str], str] = {}
        self.imposed: dict[str, str] = {}
        self.of_type: dict[str, dict[str, Entity]] = {}
        defendants_: dict[str, Entity] = {}
        self.told: list[tuple[int, Entity]] = []
        self.opening = len(text)
        headline = _headline(text)
        for event in told:
            entity = named(event) if event.type in STEPS else None
            if entity is not None:
                if event.trigger.start > headline:
                    self.opening = min(self.opening, event.trigger.start)
                defendants_[entity.id] = entity
                self.told.append((event.trigger.start, entity))
                if event.penalty is not None:
                    penalty = text[slice(*event.penalty)].lower()
                    self.penalties.setdefault((event.type, entity.id), penalty)
                if event.modality == "asserted":
                    self.of_type.setdefault(event.type, {})[entity.id] = entity
            elif event.penalty is not None and event.trigger.start < self.opening:
                # A headline is of the step that the sentence behind it tells in full.
                self.imposed.setdefault(event.type, text[slice(*event.penalty)].lower())
        about = introduced or protagonist
        if not defendants_ and about is not None:
            defendants_[about.id] = about
        self.named = list(defendants_.values())
        self.sharing = Counter((one.trigger, one.type) for one in told)

    def meant(self, event: Event) -> list[Entity]:
        """The named defendants that a telling means; none where it cannot be said.

        "The defendant", "he" and, before anybody is named, "a former clerk" are the one defendant
        that the article has or names first; several are all of those whom it tells the same of.
        "Roe's neighbour" is not Roe.
        """
        described = [self._with_owner(one.span) for one in defendants(event)]
        return [
            one
            for one in self._meant(event)
            if not any(
                span.covers(each.span) and self._relates(each.span)
                for span in described
                for each in one.mentions
            )
        ]

    def _relates(self, name: Span) -> bool:
        """Whether a name only tells whose somebody is: "| Roe's | neighbour", "a friend of | Roe"."""
        owns = self.text.startswith(("’s", "'s"), name.end)
        return owns or self.text.endswith((" of ", " to ", " with ", " for "), 0, name.start)

    def _with_owner(self, span: Span) -> Span:
        """A description with the name before it that it belongs to: "Roe's | neighbour"."""
        owned = _OWNED.search(self.text, max(span.start - _OWNER, 0), span.start)
        return Span(owned.start(), span.end) if owned else span

    def _meant(self, event: Event) -> list[Entity]:
        described = defendants(event)
        if not described:
            spoken_of = event.trigger in self.known and event.type in _ON_PAPER
            return self.named if spoken_of and len(self.named) == 1 else []
        span = described[0].span
        words = self._words(span)
        opening = event.trigger.start < self.opening
        if not (opening or _points(words)):
            return []
        last = words[-1]
        several = (
            self.sharing[event.trigger, event.type] > 1
            or last in _MANY
            or (last.endswith("s") and not last.endswith("ss"))
            or span in self.counted
        )
        if span in self.counted and not opening:
            return []
        if several:
            same = list(self.of_type.get(event.type, {}).values())
            accused = opening or last in _MANY or is_one_of(last, "accused")
            people = [one for one in self.named if one.type == "person"]
            meant = same or (people if accused and len(people) > 1 else [])
            counted = next((_NUMBERS[one] for one in words[:2] if one in _NUMBERS), len(meant))
            return meant[:counted] if len(meant) <= _AT_MOST else []
        if len(words) == 1 and last in _SINGLE:
            before = bisect_left(self.told, event.trigger.start, key=lambda one: one[0])
            return [self.told[before - 1][1]] if before else self.named[:1]
        if opening:
            return self._sketched(event, words)
        return self.named if len(self.named) == 1 else []

    def _sketched(self, event: Event, words: Sequence[str]) -> list[Entity]:
        """Whom a description at the head of the story means: the first defendant of its kind; where
        somebody is introduced right behind it, he, if the same step is told of nobody."""
        kind = _kind(event, words)
        same = self.of_type.get(event.type, {})
        found = [one for one in self.named if self._fits(event, one)]
        behind = self.introduced
        if behind is not None and event.trigger.start < behind.mentions[0].span.start:
            found = [*(one for one in found if one.id in same), behind]
        elif is_jailing(self.text[slice(*event.trigger)].lower()):
            kind = "person"
            found.sort(key=lambda one: one.id not in same)
        return [one for one in found if kind is None or one.type == kind][:1]

    def _fits(self, event: Event, entity: Entity) -> bool:
        """Whether no other penalty is told of somebody than a telling has: one bears nine years and
        another eighteen months."""
        other = self.penalties.get((event.type, entity.id))
        mine = self.imposed.get(event.type)
        if event.penalty is not None:
            mine = self.text[slice(*event.penalty)].lower()
        if mine is None or other is None:
            return True
        return mine.startswith(other) or other.startswith(mine)

    def owns(self, one: Participant) -> bool:
        """Whether a defendant is only a "his" of which nothing tells whose it is."""
        return one.entity is None and self.text[slice(*one.span)].lower() in _OWN

    def counts(self, event: Event) -> bool:
        """Whether a telling names only the counts that somebody faces."""
        return self.text[slice(*event.trigger)].lower() in ("count", "counts")

    def sketches(self, event: Event) -> bool:
        """Whether a telling at the head of the story says shortly what is told in full below it."""
        described = defendants(event)
        return bool(described) and not _points(self._words(described[0].span))

    def _words(self, span: Span) -> list[str]:
        return self.text[span.start : span.end].lower().split() or [""]


def _kind(event: Event, words: Sequence[str]) -> str | None:
    """Whether a description can only be of a person, or of a body: nobody jails a firm."""
    head = next((at for at, word in enumerate(words) if at and word in _BEHIND_HEAD), len(words))
    forms = lemmas(words[head - 1].strip(",.'’"))[:3]
    if event.type in _OF_PEOPLE or any(form in PERSON_HEADS - _EITHER for form in forms):
        return "person"
    return "organization" if any(form in BODY_HEADS for form in forms) else None


_OF_PEOPLE = frozenset({"arrest_jail", "extradite", "release_parole", "escape", "execute"})
"""Steps that are taken against people alone."""

_EITHER = frozenset(
    "contractor developer carrier lender manufacturer operator retailer supplier broker dealer owner "
    "landlord employer publisher producer defendant company".split()
)
"""Nouns for people that firms are called by too."""

_BEHIND_HEAD = frozenset("of who that which whose from in at for with".split())


def _points(words: Sequence[str]) -> bool:
    """Whether words point at somebody known: a pronoun, "the defendant"."""
    return words[0] in _DEFINITE or (len(words) == 1 and words[0] in _SINGLE | _MANY)


def merged(events: Iterable[Event], story: Story) -> list[Event]:
    """Events with each legal step once, in text order.

    Two tellings are of one step where type and defendant agree and dates do not speak against it.
    The first that names the defendant stays, and takes from the other what it lacks. A telling
    that names nobody ("a former sheriff pleaded guilty", "the plea") is of those whom the story
    means by it; a step that is nobody's is an event of no known type.
    """
    kept: list[Event] = []
    latest: dict[tuple[str, str, str], int] = {}
    sketched: set[int] = set()
    waiting: dict[str, Event] = {}
    sitting: list[tuple[Span, int]] = []
    for event in events:
        if event.type not in STEPS:
            kept.append(event)
            continue
        who = named(event)
        tellings = [event]
        if who is None:
            meant = story.meant(event)
            tellings = [_of(event, entity) for entity in meant] or tellings
            if not meant and all(story.owns(one) for one in defendants(event)):
                if event.type in story.of_type and event.modality == "asserted":
                    before = waiting.get(event.type)
                    waiting[event.type] = _joined(before, event, story.text) if before else event
                kept.append(_nobodys(event) if event.type in _BORNE else event)
                continue
        for telling in tellings:
            entity = named(telling)
            key = (telling.type, entity.id if entity else "", telling.modality)
            place = latest.get(key) if entity else None
            if place is None or not _agree(kept[place], telling):
                latest[key] = len(kept)
                kept.append(telling)
                if who is None and story.sketches(event):
                    sketched.add(len(kept) - 1)
            elif place in sketched:
                sketch = kept[place]
                full = _joined(telling, replace(sketch, offences=()), story.text)
                kept[place] = replace(full, offences=full.offences or sketch.offences)
                if story.counts(telling):
                    # "Was charged" tells the step, "faces one count" of it.
                    kept[place] = replace(kept[place], trigger=sketch.trigger)
                if who is not None or not story.sketches(event):
                    sketched.discard(place)
            elif who is None and story.sketches(event):
                kept[place] = _filled(kept[place], telling)
            else:
                kept[place] = _joined(kept[place], telling, story.text)
            if telling.type in _OF_A_SITTING and telling.modality in ("asserted", "negated"):
                sitting.append((telling.trigger, len(kept) - 1 if place is None else place))
    filled = []
    for one in kept:
        if one.type in waiting and one.modality == "asserted" and named(one):
            one = _filled(one, waiting[one.type])
            # A penalty is one person's: the first is whom the headline means.
            waiting[one.type] = replace(waiting[one.type], penalty=None)
        filled.append(one)
    return sorted(_beside(filled, sitting, story.text), key=lambda one: one.trigger)


_VERDICTS = frozenset({"convict", "acquit"})
_OF_A_SITTING = _VERDICTS | {"plead_guilty"}
_CLOSE = 250
"""Code points between two verdicts, or two pleas, at most that are told of one sitting."""


def _beside(kept: Sequence[Event], tellings: Sequence[tuple[Span, int]], text: str) -> list[Event]:
    """Verdicts and pleas with the date of the one told right before: "Roe was convicted of theft on
    Friday. He was acquitted of fraud."

    One sitting has several of them, and the page dates the first. ``tellings`` are the places that
    tell each, with the number of the event in ``kept``.
    """
    made = list(kept)
    last: dict[str, tuple[Span, int]] = {}
    for trigger, place in sorted(tellings):
        event = made[place]
        kind = "verdict" if event.type in _VERDICTS else event.type
        before = last.get(kind)
        last[kind] = trigger, place
        if before is None or event.date is not None or before[1] == place:
            continue
        between = text[before[0].end : trigger.start]
        clause = re.split(r"[.;]\s", between)[-1]
        if len(between) <= _CLOSE and "\n" not in between and _BACK.search(clause) is None:
            made[place] = replace(event, date=made[before[1]].date)
    return made


_BACK = re.compile(r"\b(?:had|has|have|earlier|previously|once|after|last|before)\b", re.IGNORECASE)
"""Words by which what follows is of another time."""


def _of(event: Event, entity: Entity) -> Event:
    """A telling with its defendant known: at the words that describe it, else at the nearest mention."""
    described = defendants(event)
    if described:
        others = tuple(one for one in event.participants if one not in described)
        mine = replace(described[0], entity=entity)
    else:
        others = event.participants
        role = ROLES.get(event.type, ("", "defendant"))[1]
        mine = Participant(role, _nearest(entity, event.trigger).span, entity)
    made = tuple(sorted((mine, *others), key=lambda one: one.span))
    return replace(event, participants=made)


def _headline(text: str) -> int:
    """Where the headline ends that a text begins with; -1 where its first line is a sentence."""
    end = text.find("\n")
    return -1 if _STOPPED.search(text, 0, max(end, 0)) else end


def _nearest(entity: Entity, trigger: Span) -> Mention:
    place = bisect_left(entity.mentions, trigger.start, key=lambda one: one.span.start)
    return entity.mentions[max(place - 1, 0)]


def _nobodys(event: Event) -> Event:
    """A step without a defendant, as an event of no known type."""
    return replace(
        event,
        type="other",
        participants=tuple(replace(one, role="agent") for one in event.participants),
        offences=(),
        penalty=None,
        court=None,
    )


def _filled(one: Event, telling: Event) -> Event:
    """With date, court and penalty of a telling that named nobody, where it has none itself."""
    if not _agree(one, telling):
        return one
    return replace(
        one,
        date=one.date or telling.date,
        offences=one.offences or telling.offences,
        penalty=one.penalty or telling.penalty,
        court=one.court or telling.court,
    )


def _agree(one: Event, other: Event) -> bool:
    if one.date is None or other.date is None:
        return True
    a, b = one.date.value, other.date.value
    return a.startswith(b) or b.startswith(a)


def _joined(one: Event, other: Event, text: str) -> Event:
    date, penalty = one.date, one.penalty or other.penalty
    if other.penalty is not None and one.trigger.end <= _headline(text):
        penalty = other.penalty  # a headline rounds: "nearly four years"
    if other.date is not None and (date is None or len(other.date.value) > len(date.value)):
        date = other.date
    mine = list(one.offences)
    for each in other.offences:
        words = text[slice(*each)]
        same = [at for at, span in enumerate(mine) if alike(text[slice(*span)], words)]
        if not same:
            mine.append(each)
        elif len(same) == 1 and fuller(words, text[slice(*mine[same[0]])]):
            mine[same[0]] = each  # "fraud" is fraud by abuse of position
    return replace(
        one,
        date=date,
        place=one.place or other.place,
        offences=tuple(sorted(set(mine))[:_OFFENCES]),
        penalty=penalty,
        court=one.court or other.court,
        # What the article itself tells is no claim of whoever else tells it too.
        statement=one.statement if other.statement is not None else None,
        confidence=max(one.confidence, other.confidence),
    )
