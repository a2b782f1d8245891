"""Legal steps scored on the gold of ``legal/doj``: steps, offences, date, court, penalty.

A predicted event pairs with a gold step of the same class and defendant, one to one, whatever
else is told of either. Steps are scored as F1; what belongs to a step as F1 over pairs (a value on
one side alone is a miss or a false one; texts agree where the Jaccard of their tokens is at least
0.5).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.record import Event, Record
from training.corpora import DATA

GOLD = DATA / "legal" / "doj" / "gold.json"

CLASSES = {
    "arrest_jail": "arrested",
    "accuse": "accused",
    "investigate": "accused",
    "sue": "accused",
    "charge_indict": "charged",
    "plead_guilty": "pleaded_guilty",
    "convict": "convicted",
    "acquit": "acquitted",
    "sentence": "sentenced",
    "extradite": "extradited",
    "appeal": "appealed",
    "dismiss": "dismissed",
    "settle": "settled",
    "release_parole": "released",
    "escape": "escaped",
    "fine": "fined",
}
"""The step that an event type is, where it is asserted; an extradition planned is one sought."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Step:
    """A predicted step with the names that its defendant goes by."""

    kind: str
    names: tuple[str, ...]
    offences: tuple[str, ...]
    date: str | None
    court: str | None
    penalty: str | None


def steps(record: Record) -> Iterator[Step]:
    """The legal steps that a record tells as done (or, of extraditions, as sought)."""
    for event in record.events:
        kind = CLASSES.get(event.type)
        if kind == "extradited" and event.modality == "planned":
            kind = "extradition_sought"
        elif event.modality != "asserted":
            continue
        made = _step(record, event, kind) if kind is not None else None
        if made is not None:
            yield made


def _step(record: Record, event: Event, kind: str) -> Step:
    names: list[str] = []
    for one in event.participants:
        if one.role in ("defendant", "person", "entity"):
            names.append(record.words(one.span))
            if one.entity is not None:
                names += [one.entity.name, *one.entity.aliases]
    return Step(
        kind,
        tuple(names),
        tuple(record.words(one) for one in event.offences),
        event.date.value if event.date else None,
        record.words(event.court) if event.court else None,
        record.words(event.penalty) if event.penalty else None,
    )


def tokens(text: str | None) -> set[str]:
    """The tokens of a text without case."""
    return set(_TOKEN.findall((text or "").lower()))


def alike(one: str | None, other: str | None) -> bool:
    """Whether the Jaccard of the tokens is at least 0.5."""
    a, b = tokens(one), tokens(other)
    return bool(a and b) and 2 * len(a & b) >= len(a | b)


def same_defendant(gold: str, names: Iterable[str]) -> bool:
    """Whether one of the names is the gold one, a part of it, or alike."""
    wanted = tokens(gold)
    return any(alike(gold, name) or (tokens(name) and tokens(name) <= wanted) for name in names)


def pairs(gold: list[dict[str, Any]], found: list[Step]) -> list[tuple[dict[str, Any], Step]]:
    """Gold steps and predicted ones of the same class and defendant: as many pairs as there can be.

    Dates, penalties and what else is scored over the pairs have no say in who is paired; of equal
    claims the first in the order of the text goes first.
    """
    may = [
        [
            place
            for place, other in enumerate(found)
            if one["step"] == other.kind and same_defendant(one["defendant"], other.names)
        ]
        for one in gold
    ]
    taken: dict[int, int] = {}

    def placed(at: int, tried: set[int]) -> bool:
        # An augmenting path (Kuhn 1955): who holds a place may move on to another.
        for place in may[at]:
            if place not in tried:
                tried.add(place)
                if place not in taken or placed(taken[place], tried):
                    taken[place] = at
                    return True
        return False

    for at in range(len(gold)):
        placed(at, set())
    return [(gold[at], found[place]) for place, at in sorted(taken.items(), key=lambda one: one[1])]


def score(records: Iterable[tuple[list[dict[str, Any]], Record]]) -> dict[str, float]:
    """F1 in percent by name, over gold steps and the records read from their texts."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for gold, record in records:
        found = list(steps(record))
        matched = pairs(gold, found)
        right["steps"] += len(matched)
        wanted["steps"] += len(gold)
        given["steps"] += len(found)
        for one, other in matched:
            left = list(other.offences)
            for offence in one["offences"]:
                hit = next((each for each in left if alike(offence, each)), None)
                if hit is not None:
                    left.remove(hit)
                    right["offences"] += 1
            wanted["offences"] += len(one["offences"])
            given["offences"] += len(other.offences)
            for name in ("date", "court", "penalty"):
                a, b = one[name], getattr(other, name)
                wanted[name] += a is not None
                given[name] += b is not None
                right[name] += (a is not None and a == b) if name == "date" else alike(a, b)
    return {
        name: round(200 * right[name] / max(wanted[name] + given[name], 1), 1) for name in wanted
    }


def main(path: Path = GOLD) -> None:
    """Prints the scores of the shipped reader."""
    import onrecord

    gold = json.loads(path.read_text(encoding="utf-8"))
    read = (
        (one["steps"], onrecord.read_article(_text(one), published=one["published"]))
        for one in gold
    )
    for name, value in score(read).items():
        print(f"{name:10} {value:5.1f}")


def _text(one: dict[str, Any]) -> str:
    return f"{one['title']}\n{one['text']}"


if __name__ == "__main__":
    main()
