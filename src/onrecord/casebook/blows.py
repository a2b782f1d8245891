"""The one blow that a page is about: what was struck, when and where, by all that the page tells of it.

A story tells its disaster once in full and then as "the collapse", "seven died", "22 were injured",
without a day, a place or a name. Where all that a page tells of blows can be one, each is taken to
be of it; two pages tell one blow where these agree: see ``one_blow``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.casebook.dates import agree, days_apart, gap
from onrecord.casebook.wordforms import kin, lemma
from onrecord.reader.lexicon import FUNCTION, PRONOUNS
from onrecord.record import Span

STRIKING = frozenset(("attack", "die", "disaster", "injure"))
"""Types of which a story tells one, and a toll may be told."""

FELLED = frozenset(("attack", "disaster"))
"""Those that are the blow itself; the others are what came of it."""

THINGS = frozenset(("place", "unnamed"))
"""Types of entities that may be a thing: a bridge that bears a name is a place."""

BUILT = frozenset(
    lemma(word)
    for word in """airliner airport aircraft apartment arena barracks boat bridge building bus camp
    cathedral church cinema club college crane dam depot embassy factory ferry footbridge garage hall
    harbor harbour helicopter highway hospital hotel house jail jet lighthouse lift mall market mill
    mine mosque motorway museum nightclub pier pipeline plane plant platform port prison quarry
    refinery rig road roof school ship stadium stand station store synagogue tanker temple terminal
    theater theatre tower train tram truck tunnel vessel wall warehouse""".split()
)
"""What people build and ride: what bears such a name ("the Maren Bridge") is one thing, as a country
or a city is not."""

DAYS_MISTAKEN = 2
"""Days by which pages date a crash or an attack at one place otherwise; further apart they are two."""

TOLD_WITHIN = 30
"""Days after a blow within which a page that does not date it is taken to tell of it, where it names
the place and what was struck."""

DAY = 10
"""Characters of an ISO date that tells the day."""


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what takes part: ``type`` and ``name`` are of the entity that the page knows."""

    role: str
    words: str
    type: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Struck:
    """An event of a page, as far as it tells of a blow. ``trigger`` is its word, ``before`` the one
    before it; ``place`` is an identity, ``named`` and ``spots`` are names in its sentence; ``late``
    is a death of injuries, which comes days after."""

    type: str
    modality: str
    trigger: str
    before: str
    sentence: Span
    date: str | None
    place: int | None
    parts: tuple[Part, ...] = ()
    named: frozenset[str] = frozenset()
    spots: frozenset[str] = frozenset()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Blow:
    """What a page tells of the one blow that it is about.

    ``day`` is an ISO date, ``told`` that of publication. ``names`` are of what was struck, ``spots``
    names beside it, which may be such; ``nouns`` what it is ("bridge"), ``maybe`` last words of these and
    words before the event, which may be such ("bridge collapse"); ``words`` tell the blow ("collapsed").
    ``places`` are where it was, ``around`` all that the page names; ``elsewhere`` are sentences that
    tell of something of another time. ``kinds`` are types of FELLED.
    """

    day: str | None
    told: str | None
    names: frozenset[str]
    spots: frozenset[str]
    nouns: frozenset[str]
    maybe: frozenset[str]
    places: frozenset[int]
    around: frozenset[int]
    elsewhere: frozenset[Span]
    kinds: frozenset[str]
    words: frozenset[str]

    def has(self, type_: str, modality: str, date: str | None, sentence: Span) -> bool:
        """Whether an event of the page is of the blow."""
        if type_ not in STRIKING or modality != "asserted" or sentence in self.elsewhere:
            return False
        return date is None or self.day is None or agree(date, self.day)


def blow_of(events: Sequence[Struck], told: str | None, around: Iterable[int]) -> Blow | None:
    """The one blow of a page; ``None`` where it tells of none, or may tell of several."""
    elsewhere = frozenset(
        one.sentence for one in events if one.date is not None and not _recent(one.date, told)
    )
    here = [
        one
        for one in events
        if one.type in STRIKING and one.modality == "asserted" and one.sentence not in elsewhere
    ]
    felled = [one for one in here if one.type in FELLED]
    spots = {name for one in here for name in one.spots if _is_built(name)}
    if not felled and not spots and not any(one.named for one in here):
        return None
    days: set[str] = set()
    for some in (felled, [one for one in here if not one.late]):
        days = {one.date for one in some if one.date is not None and len(one.date) == DAY}
        if days:
            break
    things = [part for one in here for part in one.parts if _is_thing(one, part)]
    names = {part.name.casefold() for part in things if part.name and part.type in THINGS}
    names = {one for one in names if _is_built(one)}
    named = {name for one in here for name in one.named}
    nouns = {noun for part in things if (noun := _noun(part.name or part.words)) is not None}
    if len(days) > 1 or len(names | named) > 1 or len(nouns) > 1:
        return None
    return Blow(
        day=next(iter(days), None),
        told=told,
        names=frozenset(names | named),
        spots=frozenset(spots),
        nouns=frozenset(nouns),
        maybe=frozenset(
            noun
            for words in (*spots, *(one.before for one in felled))
            if (noun := _noun(words)) in BUILT
        ),
        places=frozenset(one.place for one in here if one.place is not None),
        around=frozenset(around),
        elsewhere=elsewhere,
        kinds=frozenset(one.type for one in felled),
        words=frozenset(kin(lemma(one.trigger)) for one in felled),
    )


def one_blow(one: Blow, other: Blow) -> bool:
    """Whether two pages are about one blow.

    What bears one name is struck once in these days; what was struck on one day is one where the
    thing is, or the place and the word that tells it; and a page that does not date it names the
    place and the thing, within a month. What is another thing, or far in days, is another blow.
    """
    if one.names and other.names and not one.names & other.names:
        return False
    if one.nouns and other.nouns and not one.nouns & other.nouns:
        return False
    apart = days_apart(one.day, other.day) if one.day and other.day else None
    if apart is not None and apart > DAYS_MISTAKEN:
        return False
    place = bool(one.places & (other.places | other.around) or other.places & one.around)
    if one.names & (other.names | other.spots) or other.names & one.spots:
        return apart is not None or _told_within(one, other)
    if one.places and other.places and not place:
        return False
    thing = bool(one.nouns & (other.nouns | other.maybe) or one.maybe & other.nouns)
    thing = thing or bool(one.spots & other.spots)
    if apart is not None:
        alone = "disaster" in one.kinds & other.kinds  # a city may be attacked twice a day
        return apart == 0 and (thing or (alone and place and bool(one.words & other.words)))
    place = place or bool(one.around & other.around and one.spots & other.spots)
    return thing and place and _told_within(one, other)


def _told_within(one: Blow, other: Blow) -> bool:
    """Whether a page was published so soon after the other's blow, or page, that it is of it."""
    here, there = one.day or one.told, other.day or other.told
    return here is not None and there is not None and gap(here, there) <= TOLD_WITHIN


def _recent(date: str, told: str | None) -> bool:
    """Whether a date may be of the news that a page tells."""
    return gap(date, told) <= TOLD_WITHIN


def _is_thing(one: Struck, part: Part) -> bool:
    """Whether something that takes part is what was struck: what it happens to, or what killed."""
    if part.type is not None and part.type not in THINGS:
        return False
    if one.type in FELLED:
        return part.role in (
            ("patient", "agent") if one.type == "disaster" else ("target", "patient")
        )
    return one.type in ("die", "injure") and part.role == "agent" and part.name is not None


def _is_built(name: str) -> bool:
    """Whether a name of two words or more is that of something built."""
    return " " in name and _noun(name) in BUILT


def _noun(words: str) -> str | None:
    """The lemma of the last word, where it may be a noun."""
    said = words.casefold().split()
    if not said or not said[-1].isalpha() or said[-1] in FUNCTION | PRONOUNS:
        return None
    return lemma(said[-1])
