"""Who is in a record: everyone named or speaking, with roles, other names, what they said and heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.record import Entity, Record

LONGEST_NAME = 60
"""Code points of another name that is listed; longer ones are descriptions."""

KINDS = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "group": "group",
    "unnamed": "unnamed source",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One entity as it is shown. ``said`` and ``told`` are positions in ``record.statements``."""

    entity: Entity
    roles: tuple[str, ...]
    names: tuple[str, ...]
    said: tuple[int, ...]
    told: tuple[int, ...]

    @property
    def kind(self) -> str:
        """The type of the entity, in a word that a reader knows."""
        return KINDS[self.entity.type]


def people(record: Record) -> tuple[Person, ...]:
    """Everyone in a record: who says most first, then who is mentioned most; places last."""
    said: dict[str, list[int]] = {}
    told: dict[str, list[int]] = {}
    for at, one in enumerate(record.statements):
        if one.speaker is not None:
            said.setdefault(one.speaker.id, []).append(at)
        if one.told_to is not None:
            told.setdefault(one.told_to.id, []).append(at)
    found = [
        Person(
            one,
            tuple(dict.fromkeys(role.text for role in one.roles)),
            other_names(one),
            tuple(said.get(one.id, ())),
            tuple(told.get(one.id, ())),
        )
        for one in record.entities
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Person) -> tuple[bool, int, int, int]:
    place = one.entity.type == "place" and not one.said
    return place, -len(one.said), -len(one.told), -len(one.entity.mentions)


def other_names(one: Entity) -> tuple[str, ...]:
    """The aliases that tell more than the name does, each once, without articles."""
    seen = {one.name.casefold()}
    kept = []
    for alias in one.aliases:
        bare = alias.removeprefix("the ").removeprefix("The ")
        if len(bare) <= LONGEST_NAME and bare.casefold() not in seen:
            seen.add(bare.casefold())
            kept.append(bare)
    return tuple(kept)


def bearing(found: Sequence[Person], name: str) -> tuple[Person, ...]:
    """Who bears a name, wholly or in part: by name, other name or role, whatever the case."""
    wanted = name.casefold().split()

    def bears(one: Person) -> bool:
        forms = (one.entity.name, *one.entity.aliases, *one.roles)
        return any(_within(wanted, form.casefold().split()) for form in forms)

    return tuple(one for one in found if wanted and bears(one))


def _within(wanted: list[str], words: list[str]) -> bool:
    bare = [word.strip("\"'“”‘’.,()") for word in words]
    size = len(wanted)
    return any(bare[at : at + size] == wanted for at in range(len(bare) - size + 1))


def nearest(found: Sequence[Person], name: str) -> tuple[str, ...]:
    """Names of the record that look like one that nobody bears, three at most."""
    forms = {
        form.casefold(): one.entity.name for one in found for form in (one.entity.name, *one.names)
    }
    words = {word: forms[form] for form in forms for word in form.split()}
    near = get_close_matches(name.casefold(), [*forms, *words], n=3, cutoff=0.6)
    return tuple(dict.fromkeys(forms.get(one) or words[one] for one in near))
