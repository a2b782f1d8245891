"""Scores who is one with whom: ``python -m training.entities [WEIGHTS]``.

B-cubed (Bagga and Baldwin 1998) over the mentions of the texts of outlets: over the names of people, organisations,
places and groups, and over these with the descriptions of whoever is named or speaks. A gold mention is in the
entity of the record with the mention that overlaps it most, alone where there is none. A split is one more entity of
the record among which the names of one gold entity are, a join one more gold entity whose names one of the record has.
A description of somebody named is right in the entity that has most of his names, wrong in one that has another's.
On passages of GAP: whether the entity that a pronoun is in has the name that it means.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.page import article_of_text
from onrecord.reader import read_layers
from onrecord.reader.network.encoder import Reader
from onrecord.record import Entity
from training import outlets
from training.annotated import Annotated, Place
from training.chains import gap
from training.clusters import b_cubed
from training.corpora import DATA
from training.evaluate import reader_of
from training.measures import Score

NAMED = ("person", "organization", "place", "group")
"""Types whose names are looked at; descriptions are also those of whoever speaks without a name."""

OVERLAP = 0.5
"""Jaccard of code points from which a mention of the record is the gold one, wherever it ends."""

BESIDE = 60
"""Code points shown on either side of a mention."""

ERRORS = ("splits", "joins", "descriptions")

Read = Callable[[str], Sequence[Entity]]
"""From a text to the entities read in it."""


@dataclass(frozen=True)
class Known:
    """An entity as it was annotated: where it is named, and where it is described."""

    type: str
    names: tuple[Place, ...] = ()
    descriptions: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Told:
    """A text and who is in it."""

    name: str
    text: str
    entities: tuple[Known, ...]


def documents(split: str, data: Path = DATA) -> Iterator[Told]:
    """The texts of outlets with their entities. Passages of GAP are too short to tell who is one."""
    for one, text in outlets.lines(split, data):
        if "statements" in one:
            yield Told(one["name"], text, tuple(map(_known, one["entities"])))


def _known(one: Mapping[str, Any]) -> Known:
    names, descriptions = (
        tuple((a, b) for a, b in one.get(how, ())) for how in ("names", "descriptions")
    )
    return Known(one["type"], names if one["type"] in NAMED else (), descriptions)


def owners(known: Iterable[Known], entities: Sequence[Entity]) -> dict[Place, str]:
    """The id of the entity that each gold mention is of, where it is of any.

    A name is of whoever has a name there or else a description, a description also of whose role it is.
    """
    names, nominals, roles = set(), set(), set()
    for entity in entities:
        roles |= {(*one.span, entity.id) for one in entity.roles}
        for one in entity.mentions:
            if one.kind != "pronoun":
                (names if one.kind == "name" else nominals).add((*one.span, entity.id))
    found: dict[Place, str] = {}
    for each in known:
        sides = ((each.names, (names, nominals)), (each.descriptions, (names | nominals | roles,)))
        for places, tables in sides:
            for place in places:
                met = (_met(place, table, each.type == "person") for table in tables)
                id_ = next(filter(None, met), None)
                if id_ is not None:
                    found[place] = id_
    return found


def _met(place: Place, table: Iterable[tuple[int, int, str]], person: bool) -> str | None:
    """Whose mention overlaps a place most, and enough: a person's without the title ends where it ends."""
    start, end = place
    best = max(
        (
            (
                (min(end, b) - max(start, a)) / (max(end, b) - min(start, a)),
                person and start < a and b == end,
                id_,
            )
            for a, b, id_ in table
            if a < end and start < b
        ),
        default=(0.0, False, ""),
    )
    return best[2] if best[0] >= OVERLAP or best[1] else None


def score(told: Iterable[Told], read: Read, errors: str | None = None) -> dict[str, float]:
    """B-cubed over names, and over names and descriptions; splits and joins per 100 entities with a name.

    errors: what of ``ERRORS`` is printed.
    """
    gold: dict[str, dict[object, object]] = {"names": {}, "names and descriptions": {}}
    predicted: dict[str, dict[object, object]] = {what: {} for what in gold}
    counts: Counter[tuple[str, str]] = Counter()
    for one in told:
        kept = [known for known in one.entities if known.type != "other"]
        entities = {entity.id: entity for entity in read(one.text)}
        owned = owners(kept, tuple(entities.values()))
        for number, known in enumerate(kept):
            sides = {
                "names": known.names,
                "names and descriptions": (*known.names, *known.descriptions),
            }
            for what, mentions in sides.items():
                for place in mentions:
                    gold[what][one.name, place] = (one.name, number)
                    predicted[what][one.name, place] = (one.name, owned.get(place, place))
        _count(counts, kept, owned)
        if errors is not None:
            _show(one, kept, owned, entities, errors)
    found = {}
    for what in gold:
        b3 = b_cubed(gold[what], predicted[what])
        parts = {"F1": b3.f1, "P": b3.precision, "R": b3.recall}
        found |= {f"b3 of {what}, {part}": 100 * value for part, value in parts.items()}
    for what in ("right", "wrong"):
        rate = 100 * counts["descriptions", what] / max(1, counts["descriptions", "gold"])
        found[f"descriptions of the named, {what}"] = rate
    for what in ("splits", "joins"):
        for type_ in ("all", *NAMED):
            rate = 100 * counts[type_, what] / max(1, counts[type_, "gold"])
            found[f"{what} per 100 entities, {type_}"] = rate
    return found


def borne(known: Known, owned: Mapping[Place, str]) -> Counter[str]:
    """How many of the names of an entity each of the record has."""
    return Counter(owned[place] for place in known.names if place in owned)


def main_of(known: Known, owned: Mapping[Place, str]) -> str | None:
    """The entity of the record that has the most of its names."""
    held = borne(known, owned)
    return held.most_common(1)[0][0] if held else None


def shared(kept: Sequence[Known], owned: Mapping[Place, str]) -> dict[str, list[int]]:
    """The entities whose names one of the record has, the most of them first."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for number, known in enumerate(kept):
        for id_, count in borne(known, owned).items():
            found[id_][number] = count
    return {id_: [number for number, _ in held.most_common()] for id_, held in found.items()}


def _count(
    counts: Counter[tuple[str, str]], kept: Sequence[Known], owned: Mapping[Place, str]
) -> None:
    """A split counts for the type of the entity, a join for that of whose names are the fewer."""
    for known in kept:
        if known.names:
            splits = max(0, len(borne(known, owned)) - 1)
            for type_ in ("all", known.type):
                counts.update({(type_, "gold"): 1, (type_, "splits"): splits})
    bearers = shared(kept, owned)
    for _, *others in bearers.values():
        for number in others:
            counts.update({("all", "joins"): 1, (kept[number].type, "joins"): 1})
    for known in kept:
        wanted = main_of(known, owned)
        for place in known.descriptions if known.names else ():
            held = owned.get(place)
            right = held is not None and held == wanted
            wrong = not right and held in bearers
            counts.update(
                {
                    ("descriptions", "gold"): 1,
                    ("descriptions", "right"): right,
                    ("descriptions", "wrong"): wrong,
                }
            )


def _show(
    one: Told,
    kept: Sequence[Known],
    owned: Mapping[Place, str],
    entities: Mapping[str, Entity],
    errors: str,
) -> None:
    def called(id_: str | None) -> str:
        return "nobody" if id_ is None else f"{entities[id_].name} ({entities[id_].type})"

    def first(known: Known, id_: str) -> str:
        return _around(one.text, next(p for p in known.names if owned.get(p) == id_))

    for known in kept if errors == "splits" else ():
        if len(held := borne(known, owned)) > 1:
            print(f"{one.name} split {known.type}")
            for id_, count in held.most_common():
                print(f"    {count} in {called(id_)}: {first(known, id_)}")
    for id_, numbers in shared(kept, owned).items() if errors == "joins" else ():
        if len(numbers) > 1:
            print(f"{one.name} join in {called(id_)}")
            for number in numbers:
                print(f"    {kept[number].type}: {first(kept[number], id_)}")
    for known in kept if errors == "descriptions" else ():
        wanted = main_of(known, owned)
        for place in known.descriptions if wanted else ():
            if owned.get(place) != wanted:
                found = f"{called(wanted)} got {called(owned.get(place))}"
                print(f"{one.name} description of {found}\n    {_around(one.text, place)}")


def _around(text: str, place: Place) -> str:
    start, end = place
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    return f"{before}[{text[start:end]}]{after}".replace("\n", "¶")


def entities_by(reader: Reader, text: str) -> Sequence[Entity]:
    """The entities of a whole reading."""
    return read_layers(article_of_text(text), reader).entities


def score_gap(told: Iterable[Annotated], read: Read) -> dict[str, float]:
    """F1 over the two names of each pronoun (Webster et al. 2018), by the entities of the record that have both.

    Reading as a whole settles pronouns that ``training.coreference`` asks the layers about: speakers, and
    what the rules of the record know.
    """
    counts: Counter[str] = Counter()
    for one in told:
        entities = read(one.text)
        asked = one.mentions[0].place
        bearer = next(
            (entity for entity in entities if any(m.span == asked for m in entity.mentions)), None
        )
        table = {(*m.span, "") for m in bearer.mentions if m.span != asked} if bearer else set()
        for _, which, same in one.pairs:
            hit = _met(one.mentions[which].place, table, True) is not None
            counts.update(right=hit and same, found=hit, gold=same)
    score = Score(counts["right"], counts["found"], counts["gold"])
    return {"F1": score.f1, "P": score.precision, "R": score.recall}


def evaluate(reader: Reader, data: Path = DATA) -> dict[str, dict[str, float]]:
    """The scores by data set."""
    read = partial(entities_by, reader)
    return {
        "outlets dev": score(documents("dev", data), read),
        "gap validation": score_gap(gap("validation", data), read),
    }


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.entities", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--split", choices=("train", "dev"), default="dev")
    made.add_argument("--errors", choices=ERRORS, help="print these")
    made.add_argument("--limit", type=int, default=None, help="this many texts at most")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    told = list(documents(args.split, args.data))[: args.limit]
    read = partial(entities_by, reader_of(args.weights))
    for measure, value in score(told, read, args.errors).items():
        print(f"{measure:44} {value:5.1f}")


if __name__ == "__main__":
    main()
