"""Who is in a record, as every view lists them: speakers first, then the told, then the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from onrecord.export import outline
from onrecord.export.by_hand import of_row
from onrecord.record import Entity, Record, Span, counted

LISTED = frozenset({"person", "organization", "unnamed"})
"""Types listed whether they speak or not; a place or a group is listed where it says or is told."""

TYPES = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "group": "group",
    "unnamed": "unnamed source",
}

KINDS = {"name": "name", "nominal": "description", "pronoun": "pronoun"}

_POSSESSIVE = re.compile(r"['’]s\b")

NEAREST = 3
COMPARED = 80
"""Characters of a name that are compared: names are short, and a page may hold one that is not."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of a record's people, organisations or sources, with what a list says of them.

    ``order`` counts from 0 and is, for those who speak, that of ``outline.speakers``. ``entity``
    is None for a source known by its words alone. ``roles`` and ``others`` (other names) are as
    written, each once. ``by`` and ``to`` are positions in ``record.statements``.
    """

    order: int
    name: str
    entity: Entity | None
    roles: tuple[str, ...]
    others: tuple[str, ...]
    by: tuple[int, ...]
    to: tuple[int, ...]

    @property
    def type(self) -> str:
        """What they are, in words; empty for a source known by its words alone."""
        return TYPES[self.entity.type] if self.entity is not None else ""

    @property
    def mentions(self) -> int:
        return len(self.entity.mentions) if self.entity is not None else 0

    @property
    def mentioned(self) -> str:
        """How often and how: ``7 mentions: 3 names, 4 pronouns``; empty where never."""
        if self.entity is None or not self.entity.mentions:
            return ""
        kinds = [one.kind for one in self.entity.mentions]
        parts = [counted(kinds.count(kind), word) for kind, word in KINDS.items() if kind in kinds]
        return f"{counted(len(kinds), 'mention')}: {', '.join(parts)}"


def people(record: Record) -> tuple[Person, ...]:
    """Everyone who speaks, by first statement; who is told; and whoever else is mentioned."""
    told: dict[str, list[int]] = {}
    for index, one in enumerate(record.statements):
        if one.told_to is not None:
            told.setdefault(one.told_to.id, []).append(index)
    speakers = outline.speakers(record)
    found = [_person(one.order, one.name, one.entity, one.statements, told) for one in speakers]
    heard = {one.entity.id for one in speakers if one.entity is not None}
    silent = [one for one in record.entities if one.id not in heard]
    for entity in sorted(silent, key=lambda one: one.id not in told):
        if entity.id in told or entity.type in LISTED:
            found.append(_person(len(found), entity.name, entity, (), told))
    return tuple(found)


def _person(
    order: int,
    name: str,
    entity: Entity | None,
    by: tuple[int, ...],
    told: dict[str, list[int]],
) -> Person:
    if entity is None:
        return Person(order, name, None, (), (), by, ())
    roles = _distinct(one.text for one in entity.roles)
    # An alias that holds the whole name or a role ("its chairwoman"), or a description that is part of one, tells no
    # other name.
    known = (name, *dict.fromkeys(one.text for one in entity.roles))
    others = tuple(
        one
        for one in dict.fromkeys(entity.aliases)
        if not any(
            held.casefold() in one.casefold() or (one[0].islower() and one in held)
            for held in known
        )
    )
    return Person(order, name, entity, roles, others, by, tuple(told.get(entity.id, ())))


def _distinct(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles that tell what no other does: of "U.S. actor" and "actor" the former, of equal ones the first."""
    by_words: dict[tuple[str, ...], str] = {}
    for one in roles:
        by_words.setdefault(_words(one), one)
    held = {words[at:] for words in by_words for at in range(1, len(words))}
    return tuple(role for words, role in by_words.items() if words not in held)


def bearing(everyone: Sequence[Person], name: str) -> tuple[Person, ...]:
    """Those whose name, other name or role holds the words of ``name`` side by side.

    Capitals, accents, punctuation and possessive endings do not count.
    """
    sought = _words(name)
    return tuple(
        one for one in everyone if sought and any(_holds(it, sought) for it in _called(one))
    )


def nearest(names: Iterable[str], name: str) -> tuple[str, ...]:
    """Those of ``names`` spelt most like one that nobody bears; none where no name comes near it."""
    spelt: dict[str, str] = {}
    for one in names:
        words = " ".join(_words(one[:COMPARED]))
        for form in (words, *words.split()):
            spelt.setdefault(form, one)
    close = get_close_matches(" ".join(_words(name[:COMPARED])), spelt, n=2 * NEAREST)
    return tuple(dict.fromkeys(spelt[one] for one in close))[:NEAREST]


def means(record: Record, index: int) -> str | None:
    """The speaker's name where the source's own words hold none of it: "he", "the chief". Of one put
    right by hand it is not said that the words mean them."""
    one = record.statements[index]
    put_right = any(each.kind == "speaker" for each in of_row(record, one.id))
    if one.speaker is None or one.source is None or put_right:
        return None
    own = set(_words(record.words(one.source)))
    called = [one.speaker.name, *(record.words(at) for at in _named(one.speaker))]
    return None if any(own & set(_words(each)) for each in called) else one.speaker.name


def _named(entity: Entity) -> list[Span]:
    return [one.span for one in entity.mentions if one.kind == "name"]


def _called(one: Person) -> tuple[str, ...]:
    return (one.name, *(one.entity.aliases if one.entity else ()), *one.roles)


def _holds(text: str, sought: tuple[str, ...]) -> bool:
    return f" {' '.join(sought)} " in f" {' '.join(_words(text))} "


def _words(text: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", text.casefold()))
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple("".join(kept).split())
