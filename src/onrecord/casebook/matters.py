"""Legal matters: who is accused of what, charge by charge, step by step, and who says so."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from onrecord.calling import STEPS
from onrecord.casebook import tellings
from onrecord.casebook.dates import is_after, ordered
from onrecord.casebook.denials import telling
from onrecord.casebook.people import resolve
from onrecord.casebook.steps import defendants
from onrecord.casebook.tellings import Taker, Told
from onrecord.casebook.wordforms import lemma
from onrecord.denying import pleads_not_guilty
from onrecord.record import DateBasis

NOT_GUILTY = "pleaded not guilty"


_TURNED_DOWN = r"(?:dismiss\w*|reject\w*|refus\w*|den(?:y|ies|ied)|turn(?:s|ed)?\sdown|thr(?:ow|ew|own)s?\sout)"
_GRANTED = r"(?:allow\w*|grant\w*|upheld|upholds?)"
_ONES = r"(?:an?|the|his|her|its|their|(?:[\w-]+\s){0,3}[\w-]+['’]s?)\s(?:[\w-]+\s){0,3}appeal\b"


def _of_appeal(verb: str, by_itself: str) -> re.Pattern[str]:
    """What tells how an appeal ended: what a court does with it, what became of it, who won or lost it."""
    return re.compile(
        rf"\b{verb}\s{_ONES}|\bappeal\b[^.;]{{0,80}}\b(?:was|were|been)\s{verb}"
        rf"|\b{by_itself}\s{_ONES}",
        re.IGNORECASE,
    )


_QUASHED = r"(?:quash\w*|overturn\w*|vacat\w*|set(?:s|ting)?\saside|thr(?:ow|ew|own)s?\sout)"
_UNDOING = re.compile(
    rf"\b{_QUASHED}\s(?:[\w'’.-]+\s){{0,6}}convictions?\b|\bconvictions?\b[^.;]{{0,80}}\b(?:was|were|been|be)\s{_QUASHED}",
    re.IGNORECASE,
)

_APPEALS = {
    "conviction quashed": _UNDOING,
    "appeal dismissed": _of_appeal(_TURNED_DOWN, "(?:lost|loses)"),
    "appeal allowed": _of_appeal(_GRANTED, "(?:won|wins)"),
}

_WON = ("appeal allowed", "conviction quashed")
"""How an appeal ends what was before it."""

OUTCOMES = ("convict", "acquit", "dismiss", "settle", "sentence", "fine", "plead_guilty", "pardon")

SAME_OFFENCE = 0.5
"""Share of the words that tell one offence from others of its kind which two names of one have in
common."""

_INCHOATE = ("conspir", "attempt", "solicit", "aid", "abet")
"""How words begin that make of an offence another: to conspire to launder money is a charge beside
laundering it."""

_OF_ALL = frozenset(
    lemma(word)
    for word in """commit committing committed count charge offense offence crime fraud theft violation
    scheme engage engaging one two three four five six multiple federal criminal felony
    misdemeanor degree first second""".split()
)
"""Words of offences that tell none from others: wire fraud is no mail fraud."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, told by one page or more. ``step`` is how it is called, ``basis`` whether the words
    of a page give its date, or it is that of publication; ``says`` names who says so: the speaker,
    else the outlet."""

    type: str
    step: str
    date: str | None
    basis: DateBasis | None
    court: str | None
    penalty: str | None
    modality: str
    says: tuple[str, ...]
    tellings: tuple[Told, ...]

    @property
    def mood(self) -> str | None:
        """The modality as a word to show, ``None`` where there is nothing to say: of what happened,
        and of who "pleaded not guilty", which ``step`` tells."""
        told = self.modality == "asserted" or self.step == NOT_GUILTY
        return None if told else self.modality


@dataclass(frozen=True, slots=True)
class Charge:
    """One offence and its steps by date, those without one by the page that tells them and the course
    of procedure. ``offence`` is as first named beyond its mere kind ("fraud"), ``None`` for steps that
    name none; ``outcome`` is the last step that ends something, ``None``
    while nothing did."""

    offence: str | None
    steps: tuple[Step, ...]
    outcome: Step | None


@dataclass(frozen=True, slots=True)
class Matter:
    """What one defendant is accused of. ``defendant_id`` is the identity, ``None`` for the
    unnamed."""

    defendant: str
    defendant_id: int | None
    charges: tuple[Charge, ...]


def matters(
    connection: sqlite3.Connection, who: str | None = None, *, machine: bool = False
) -> list[Matter]:
    """The legal matters of a casebook, or of everybody whom a name can mean.

    ``machine`` leaves out what a person put right.
    """
    wanted = None if who is None else set(resolve(connection, who))
    grouped: dict[tuple[int | None, str], list[Told]] = {}
    for told in tellings.of_types(connection, tuple(STEPS), machine=machine):
        for taker in _accused(told):
            if wanted is None or taker.identity_id in wanted:
                by_name = taker.name if taker.identity_id is None else ""
                grouped.setdefault((taker.identity_id, by_name), []).append(told)
    found = [
        Matter(_called(told, identity), identity, _charges(told))
        for (identity, _), told in grouped.items()
    ]
    return sorted(found, key=lambda one: (-sum(len(c.steps) for c in one.charges), one.defendant))


def matter_of(identity: int, told: Sequence[Told]) -> Matter | None:
    """The matter of one defendant out of tellings of their steps; ``None`` where there are none."""
    of = [
        one
        for one in told
        if one.type in STEPS and any(each.identity_id == identity for each in _accused(one))
    ]
    return Matter(_called(of, identity), identity, _charges(of)) if of else None


def _accused(told: Told) -> list[Taker]:
    """The defendants, each once: whom a person named, where one did."""
    by_hand = any(one.kind == "defendant" for one in told.corrections)
    named = (
        [one for one in told.takers if one.role == "defendant"]
        if by_hand
        else defendants(told.takers)
    )
    unique = {(one.identity_id, one.name if one.identity_id is None else ""): one for one in named}
    return list(unique.values())


def _called(told: Sequence[Told], identity: int | None) -> str:
    takers = (taker for one in told for taker in _accused(one))
    return next(taker.name for taker in takers if taker.identity_id == identity)


def _charges(told: Sequence[Told]) -> tuple[Charge, ...]:
    by_offence: list[tuple[str | None, list[Told]]] = []
    for one in sorted(told, key=lambda each: (each.published or "9999", each.event_id)):
        for offence in one.offences or (None,):
            for at, (known, group) in enumerate(by_offence):
                if _same_offence(known, offence):
                    group.append(one)
                    if known is not None and not _telling_apart(telling(known)):
                        by_offence[at] = (offence, group)  # "fraud" is now wire fraud
                    break
            else:
                by_offence.append((offence, [one]))
    found = []
    for offence, group in by_offence:
        steps = _steps(group)
        ended = [
            one
            for one in steps
            if (one.type in OUTCOMES or one.step in _WON) and one.modality == "asserted"
        ]
        found.append(Charge(offence, steps, ended[-1] if ended else None))
    return tuple(sorted(found, key=lambda one: one.offence is None))


def _same_offence(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.casefold() == other.casefold():
        return True
    mine, theirs = telling(one), telling(other)
    if _inchoate(mine) != _inchoate(theirs):
        return False
    here, there = _telling_apart(mine), _telling_apart(theirs)
    if not here or not there:
        return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)
    return len(here & there) >= SAME_OFFENCE * max(len(here), len(there))


def _inchoate(words: Set[str]) -> set[str]:
    return {begun for begun in _INCHOATE for word in words if word.startswith(begun)}


def _telling_apart(words: Set[str]) -> frozenset[str]:
    return frozenset(one for one in words - _OF_ALL if not one.startswith(_INCHOATE))


def _steps(told: Iterable[Told]) -> tuple[Step, ...]:
    """One step for each event of a kind, however many pages tell it, by date. What a page denies is a
    step of its own: beside another that tells it, it would not be seen."""
    grouped: dict[tuple[int, str, bool], dict[int, Told]] = {}
    for one in told:
        key = one.happening_id, one.type, one.modality == "negated"
        grouped.setdefault(key, {})[one.event_id] = one
    steps = [_step(tuple(one.values())) for one in grouped.values()]
    order = list(STEPS)
    return tuple(sorted(steps, key=lambda one: (_reached(one, steps), order.index(one.type))))


def _reached(one: Step, steps: Iterable[Step]) -> str:
    """The date of a step; of an undated one the first page that tells it, and no later than what
    follows it in court: who was sentenced in May was charged by then."""
    if one.date is not None:
        return ordered(one.date)
    told = _first_told(one)
    if one.type not in _COURSE or one.modality == "planned":
        return told
    later = _COURSE[_COURSE.index(one.type) + 1 :]
    followed = (
        ordered(step.date) if step.date else _first_told(step)
        for step in steps
        if step.type in later and step.modality == "asserted"
    )
    return min(told, *followed, _NEVER)


def _first_told(one: Step) -> str:
    return min((each.published for each in one.tellings if each.published), default=_NEVER)


_COURSE = tuple(STEPS)[: list(STEPS).index("appeal") + 1]
"""Steps in the order in which a case takes them."""

_NEVER = "9999"


def _file(source: str) -> str:
    """A page without outlet and address by the name of its file: the folder tells nothing of it.

    >>> _file("cases/2016/page.txt")
    'page.txt'
    """
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source


def _is_ahead(one: Told) -> bool:
    """Whether a page dates a step after its own day: "when he is sentenced on Jan. 27"."""
    if one.own_date is None or one.published is None:
        return False
    return is_after(one.own_date, one.published[:10])


def _worded(told: tuple[Told, ...], modality: str) -> str:
    """How a step is called, by the words that tell it where its type does not say what came of it."""
    if any(pleads_not_guilty(one.type, modality, one.trigger) for one in told):
        return NOT_GUILTY
    if told[0].type == "appeal" and modality == "asserted":
        for called_, pattern in _APPEALS.items():
            if any(pattern.search(one.words) for one in told):
                return called_
    return STEPS[told[0].type]


def _step(told: tuple[Told, ...]) -> Step:
    moods = ["planned" if _is_ahead(one) else one.modality for one in told]
    modality = "asserted" if "asserted" in moods else moods[0]
    # What is told first is what the line says: no plan, of what has been done.
    told = tuple(
        one
        for _, one in sorted(zip(moods, told, strict=True), key=lambda each: each[0] != modality)
    )
    says = dict.fromkeys(one.said_by or one.outlet or one.url or _file(one.source) for one in told)
    return Step(
        type=told[0].type,
        step=_worded(told, modality),
        date=tellings.date_of(told),
        basis=tellings.basis_of(told),
        court=next((one.court for one in told if one.court), None),
        penalty=next((one.penalty for one in told if one.penalty), None),
        modality=modality,
        says=tuple(says),
        tellings=told,
    )
