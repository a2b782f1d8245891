"""Where pages disagree: on the date, place or figures of one event, on what is so and who said it.

A conflict is never judged. Its sides are listed with their words; copies of one story are one side.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from onrecord.calling import STEPS
from onrecord.casebook import dates, denials, said, tellings
from onrecord.casebook.blows import STRIKING
from onrecord.casebook.edits import row_name
from onrecord.casebook.figures import Figure, figures
from onrecord.casebook.holding import IS_ONE, SPEAKER_ID, by_hand
from onrecord.casebook.rows import NEGATES
from onrecord.casebook.tellings import Told
from onrecord.casebook.tolls import tolls
from onrecord.casebook.wordforms import lemma
from onrecord.reader.entities.keys import plain
from onrecord.reader.lexicon import FUNCTION, ORG_HEADS, PEOPLE_NOUNS, PRONOUNS
from onrecord.record import Correction

Kind = Literal["date", "place", "figure", "denial", "speaker"]

NEAR_TRIGGER = 25
"""Code points between the word of an event of a known type and a figure that is of it. At 60 wind
speeds, distances and the next clause's figures were taken for figures of the event."""

NEAR_DENIAL = 40
"""Code points before the word of an event within which "not" is of it."""

MEASURES = frozenset(
    "second minute hour mile kilometer kilometre meter metre foot feet inch centimeter centimetre mph"
    " kph kmh km knot degree ton tonne pound kilogram gallon liter litre acre hectare point".split()
)
"""What is measured changes from hour to hour and place to place: two of them are no conflict."""

TIMES = frozenset("day week month year decade".split())
"""Lengths of time, which are figures of a penalty alone."""

RETURNING = frozenset(
    "other announce meet phone_write publish interview transport demonstrate investigate trial_hearing"
    " transfer_money accuse".split()
)
"""What may happen again the next day: another date is another event."""

ACCUSING = ("charge_indict", "accuse", "sue", "convict", "arrest_jail", "investigate")
"""Steps that say somebody did something; who denies "the charges" denies the first of these best."""

STEPS_LOOKED_AT = 8
DENIED_WITHIN = 60
"""Days between the publication of a step and that of its denial."""

YEAR = 4
"""Characters of an ISO date that tells the year; a decade or century dates no event."""

PUNISHED = frozenset(("sentence", "fine"))


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says: the value in question and the words that give it, in a page.

    ``row`` is the statement or the event, as ``s12`` or ``v7``. ``corrections`` are what a person
    put right there: where they are of the value, it is theirs.
    """

    value: str
    words: str
    said_by: str | None
    outlet: str | None
    published: str | None
    url: str | None
    source: str
    version_id: int
    page_id: int
    row: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides or more that cannot both be right. ``about`` is the event's type and word, or the
    words that are disputed; ``date`` the newest publication among the sides."""

    kind: Kind
    about: str
    date: str | None
    sides: tuple[Side, ...]


def conflicts(connection: sqlite3.Connection, *, machine: bool = False) -> list[Conflict]:
    """Every conflict of a casebook, the newest first; with ``machine`` without what a person put
    right."""
    finders = (_of_events, _of_denials, _of_speakers)
    found = _once(one for find in finders for one in find(connection, machine))
    return sorted(found, key=lambda one: (one.date or "", one.kind, one.about), reverse=True)


def _once(found: Iterable[Conflict]) -> list[Conflict]:
    """Each pair of words once: a sentence that tells several events disagrees but once."""
    return list(
        {
            (one.kind, *((side.page_id, side.value, side.words) for side in one.sides)): one
            for one in found
        }.values()
    )


def _of_events(connection: sqlite3.Connection, machine: bool) -> Iterator[Conflict]:
    wanted = tellings.told(connection, machine=machine, apart=True)
    told = tellings.of_happenings(connection, wanted, machine=machine)
    yield from among(connection, told)


def among(connection: sqlite3.Connection, told: Sequence[Told]) -> Iterator[Conflict]:
    """Where these tellings of events disagree, event by event."""
    for group in tellings.by_happening(told).values():
        firm = [one for one in group if one.modality == "asserted"]
        single = [one for one in firm if one.type not in RETURNING]
        yield from _differ("date", single, lambda one: one.own_date, _dates_clash)
        together = _Together(connection)
        yield from _differ("place", single, lambda one: one.place, together.clash)
        yield from _figures(firm)
        yield from _denied(group)


def _differ(
    kind: Kind,
    told: Sequence[Told],
    value: Callable[[Told], str | None],
    clash: Callable[[Told, Told], bool],
) -> Iterator[Conflict]:
    """One side for each value that clashes with some other, by the first page that gives it."""
    by_value: dict[str, Told] = {}
    for one in told:
        given = value(one)
        if given is not None:
            by_value.setdefault(plain(given), one)
    firsts = list(by_value.values())
    sides = [
        one for one in firsts if any(clash(one, other) for other in firsts if other is not one)
    ]
    if len({one.story_id or -one.page_id for one in sides}) > 1:
        yield _conflict(kind, _about(sides[0]), [_side(one, value(one) or "") for one in sides])


def _dates_clash(one: Told, other: Told) -> bool:
    """Whether two dates, by the year at least, cannot both be right."""
    given = [value for value in (one.own_date, other.own_date) if value and len(value) >= YEAR]
    return len(given) == 2 and not dates.agree(*given) and _same_matter(one, other)


def _same_matter(one: Told, other: Told) -> bool:
    """Whether two tellings are of one thing beyond doubt: the same one has a part in both, or it is
    of a kind that a story tells one of."""
    return one.type in STRIKING or bool(_parts(one) & _parts(other))


class _Together:
    """Whether two places can both be right: a page that names both puts one within the other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def clash(self, one: Told, other: Told) -> bool:
        here, there = plain(one.place or ""), plain(other.place or "")
        if not here or not there or here in there or there in here:
            return False
        if one.place_id is not None and one.place_id == other.place_id:
            return False
        if not _same_matter(one, other):
            return False
        return not any(
            here in text and there in text
            for text in map(self._text, (one.version_id, other.version_id))
        )

    def _text(self, version_id: int) -> str:
        (text,) = self.connection.execute(
            "SELECT text FROM versions WHERE id = ?", (version_id,)
        ).fetchone()
        return plain(text)


def _figures(told: Sequence[Told]) -> Iterator[Conflict]:
    """Figures of one thing that no reading reconciles, thing by thing."""
    types = {one.type for one in told} - {"other"}
    by_thing: dict[tuple[str, str], list[tuple[Told, Figure]]] = {}
    for one in told:
        for part, figure in _figures_of(one, types):
            by_thing.setdefault((part, figure.of), []).append((one, figure))
    for (_, thing), given in by_thing.items():
        by_story: dict[int, list[Figure]] = {}
        for one, figure in given:
            by_story.setdefault(_story(one), []).append(figure)
        sides: dict[float, Told] = {}
        for one, figure in given:
            own = by_story[_story(one)]
            if any(not _agree(own, others) for others in by_story.values()):
                sides.setdefault(figure.value, one)
        if len({_story(one) for one in sides.values()}) > 1:
            values = {value: f"{value:g} {thing}" for value in sides}
            about = _about(next(iter(sides.values())))
            yield _conflict("figure", about, [_side(sides[v], values[v]) for v in sides])


def _agree(some: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether one story's figures and another's have any that can both be right."""
    return any(mine.agrees(other) for mine in some for other in others)


def _figures_of(one: Told, types: Set[str]) -> Iterator[tuple[str, Figure]]:
    """The figures that an event is about, and of what part of it: its toll, those of its penalty, of
    whoever takes part in a role, or, of an event of a known type, right beside its word.

    ``types`` are the known types that any page gives the event.
    """
    fates = tolls(one.words) if types & STRIKING else {}
    yield from (("toll", figure) for figure in fates.values())
    if _EACH.search(one.words):
        return
    counted = [figure.span for figure in fates.values()]
    trigger = one.trigger_span.start - one.span.start, one.trigger_span.end - one.span.start
    for figure in figures(one.words):
        words = one.words[figure.span.start : figure.span.end]
        if figure.of in TIMES:
            served = _RELEASED.match(one.words, figure.span.end) is None
            if served and types & PUNISHED and one.penalty is not None and words in one.penalty:
                yield "penalty", figure
            continue
        if figure.of in MEASURES or figure.span in counted:
            continue
        role = next((taker.role for taker in one.takers if words in taker.words), None)
        gap = max(figure.span.start - trigger[1], trigger[0] - figure.span.end)
        if types and (role is not None or gap <= NEAR_TRIGGER):
            yield "beside", figure
        elif role is not None:
            yield role, figure


def _denied(told: Sequence[Told]) -> Iterator[Conflict]:
    """One telling has it that something happened, another that it did not, with the same part for
    the same one: "she bought three vans" and "she did not buy any vans".

    Events of no type are left out: two tellings of a common word ("have") are seldom of one thing.
    """
    told = [one for one in told if one.type != "other" and not _OPEN.search(one.words)]
    firm = [one for one in told if one.modality == "asserted"]
    negated = [one for one in told if one.modality == "negated" and _says_not(one)]
    for no in negated:
        yes = next((one for one in firm if _same_part(one, no)), None)
        if yes is not None:
            sides = [_side(yes, "happened"), _side(no, "did not happen")]
            yield _conflict("denial", _about(yes), sides)
            return


def _says_not(one: Told) -> bool:
    """Whether a word right before an event denies it: one that was to be blocked or avoided is not
    denied by who tells so."""
    at = one.trigger_span.start - one.span.start
    return _DENIED.search(one.words[max(0, at - NEAR_DENIAL) : at]) is not None


def _same_part(one: Told, other: Told) -> bool:
    """Whether the same one, or the same thing by name, has one role in both, in two pages or out of
    two mouths: a page does not contradict itself."""
    if one.version_id == other.version_id and one.said_by == other.said_by:
        return False
    return bool(_parts(one) & _parts(other))


def _parts(one: Told) -> set[tuple[str, int | str]]:
    found: set[tuple[str, int | str]] = set()
    for taker in one.takers:
        if taker.identity_id is not None:
            found.add((taker.role, taker.identity_id))
        else:
            words = [word.strip(".,'’\"") for word in taker.words.lower().split()]
            found |= {(taker.role, lemma(word)) for word in words[-1:] if word not in _NOBODY}
    return found


_EACH = re.compile(r"\brespectively\b", re.IGNORECASE)
"""What deals out figures among several: which is whose is not read."""

_RELEASED = re.compile(r"\s(?:term\s)?(?:of\s)?(?:supervised\srelease|probation)", re.IGNORECASE)
"""What follows a time that comes after the one in prison, and disputes none of it."""

_DENIED = re.compile(rf"{NEGATES.pattern}|\b(?:no|none|nobody|neither|nor|not)\b", re.IGNORECASE)

_OPEN = re.compile(
    r"\b(?:not|n['’]t)\s(?:been\s|be\s)?yet\b|\byet\s(?:been|to\sbe|\w+ed)\b"
    r"|\bunless\sand\suntil\b|\buntil\sproven\b|\bpresumed\sinnocent\b"
    r"|\bif\b|\bhad\s(?:\w+\s){1,3}not\b|\bpl(?:ea)?d(?:s|ed|ing)?\snot\sguilty\b",
    re.IGNORECASE,
)
"""What has not happened so far, what would be if, the presumption of innocence and a plea deny
nothing."""

_NOBODY = FUNCTION | PRONOUNS | PEOPLE_NOUNS | ORG_HEADS


def _of_denials(connection: sqlite3.Connection, machine: bool) -> Iterator[Conflict]:
    for denial in denials.denied(connection, machine=machine):
        found = denial_of(connection, denial, machine=machine)
        if found is not None:
            yield found


def denial_of(
    connection: sqlite3.Connection, denial: sqlite3.Row, *, machine: bool = False
) -> Conflict | None:
    """A claim and its denial, by a row of ``denials.denied``; ``None`` where nobody claims it."""
    no = _said_side(said.statement(connection, denial["id"], machine=machine), "denied")
    claim = denials.claim_of(connection, denial, machine=machine)
    if claim is not None:
        yes = _said_side(said.statement(connection, claim, machine=machine), "claimed")
        about = yes.words if denials.points_back(no.words) else no.words
        return _conflict("denial", about, [yes, no])
    step = _step_against(connection, denial, no) if denials.denies_all(denial) else None
    if step is None:
        return None
    return _conflict("denial", _about(step), [_side(step, STEPS[step.type]), no])


def _step_against(connection: sqlite3.Connection, denial: sqlite3.Row, no: Side) -> Told | None:
    """What whoever denies "the charges" was accused of or charged with, nearest to the denial."""
    if denial["identity_id"] is None:
        return None
    rows = connection.execute(
        "SELECT i.happening_id FROM involved i JOIN happenings h ON h.id = i.happening_id"
        " WHERE i.identity_id = ? AND i.part = 'accused' AND i.tellings > 0 AND h.on_type IN"
        f" ({', '.join('?' * len(ACCUSING))}) ORDER BY i.happening_id DESC LIMIT ?",
        (denial["identity_id"], *ACCUSING, STEPS_LOOKED_AT),
    ).fetchall()
    told = [
        one
        for one in tellings.first(connection, [row[0] for row in rows], STEPS_LOOKED_AT)
        if one.type in ACCUSING
        and one.modality == "asserted"
        and any(taker.identity_id == denial["identity_id"] for taker in one.takers)
        and denials.days_between(one.published, no.published) <= DENIED_WITHIN
    ]
    return min(
        told,
        key=lambda one: (
            denials.days_between(one.published, no.published),
            ACCUSING.index(one.type),
            -one.event_id,
        ),
        default=None,
    )


def _of_speakers(connection: sqlite3.Connection, machine: bool) -> Iterator[Conflict]:
    """The same words in quotation marks from the mouths of different persons. What is told in the
    reporter's words may be said by many."""
    rows = connection.execute(
        "SELECT coalesce(s.same_as, s.id) AS first FROM statements s"
        " JOIN pages p ON p.version_id = s.version_id"
        f" {by_hand(machine)} JOIN entities e ON e.id = {SPEAKER_ID} WHERE {IS_ONE}"
        " AND (s.same_as IS NOT NULL OR s.id IN (SELECT same_as FROM statements))"
        " GROUP BY first HAVING count(DISTINCT e.identity_id) > 1"
    ).fetchall()
    for (first,) in rows:
        found = speakers_of(connection, first, machine=machine)
        if found is not None:
            yield found


def speakers_of(
    connection: sqlite3.Connection, first: int, *, most: int = -1, machine: bool = False
) -> Conflict | None:
    """The persons who are given one quotation, by its first statement; ``None`` where it is one.

    ``most`` is how many of its appearances are looked at, -1 for all.
    """
    by_speaker: dict[int, int] = {}
    for row in connection.execute(
        "SELECT s.id, e.identity_id FROM (SELECT id FROM statements WHERE id = ?1 UNION ALL"
        " SELECT id FROM statements WHERE same_as = ?1 LIMIT ?2) o"
        " JOIN statements s ON s.id = o.id JOIN pages p ON p.version_id = s.version_id"
        f" {by_hand(machine)} JOIN entities e ON e.id = {SPEAKER_ID}"
        f" JOIN identities i ON i.id = e.identity_id WHERE {IS_ONE} AND i.type = 'person'"
        " AND s.kind <> 'indirect' ORDER BY s.id",
        (first, most),
    ):
        by_speaker.setdefault(row["identity_id"], row["id"])
    if len(by_speaker) < 2:
        return None
    spoken = [said.statement(connection, one, machine=machine) for one in by_speaker.values()]
    sides = [_said_side(one, one.speaker or "") for one in spoken]
    return _conflict("speaker", sides[0].words, sides)


def _conflict(kind: Kind, about: str, sides: Sequence[Side]) -> Conflict:
    ordered = sorted(sides, key=lambda one: (one.published or "", one.page_id), reverse=True)
    return Conflict(kind, about, max(one.published or "" for one in sides) or None, tuple(ordered))


def _about(one: Told) -> str:
    who = ", ".join(dict.fromkeys(taker.name for taker in one.takers))
    return f"{one.type.replace('_', ' ')}: {one.trigger}" + (f" ({who})" if who else "")


def _story(one: Told) -> int:
    return one.story_id or -one.page_id


def _side(one: Told, value: str) -> Side:
    return Side(
        value=value,
        words=one.words,
        said_by=one.said_by,
        outlet=one.outlet,
        published=one.published,
        url=one.url,
        source=one.source,
        version_id=one.version_id,
        page_id=one.page_id,
        row=row_name("event", one.event_id),
        corrections=one.corrections,
    )


def _said_side(one: said.Said, value: str) -> Side:
    first = one.appearances[0]
    return Side(
        value=value,
        words=first.words,
        said_by=one.speaker,
        outlet=first.outlet,
        published=first.published,
        url=first.url,
        source=first.source,
        version_id=first.version_id,
        page_id=first.page_id,
        row=row_name("statement", first.id),
        corrections=one.corrections,
    )
