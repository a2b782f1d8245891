"""Scores what the entities of an article are told to be: ``python -m training.roles [WEIGHTS]``.

Over the statements of Wikinews, whose entities were annotated with names, mentions and roles as words. A gold entity
is found where one of the record shares a name or mention with it; of several, the one that shares the most. The roles
of a gold entity and those of the one found are paired one to one for the most words in common; a pair is right from
half of its words on. A role that says no more than a longer one of the same entity is no error. Sources without
a name are left out here: what they are called is their role.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.page import article_of_text
from onrecord.reader import read_layers
from onrecord.reader.entities.descriptions import LEAD
from onrecord.reader.network.encoder import Reader
from onrecord.record import Entity, Role
from training.corpora import DATA, Document, statements
from training.entities import BESIDE
from training.evaluate import reader_of
from training.measures import Score

TYPES = ("person", "organization", "place", "group", "unnamed")

ALIKE = 0.5
"""Jaccard of their words from which two roles are one."""

ERRORS = ("missed", "extra")

_SMALL = frozenset("the a an of and for in at to".split())

Pairs = list[tuple[str, Role]]


def told(role: str) -> frozenset[str]:
    """The words of a role that tell something."""
    return frozenset(re.findall(r"\w+", role.lower())) - _SMALL


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard of the words of two roles."""
    return len(one & other) / (len(one | other) or 1)


def found(text: str, known: Mapping[str, Any], entities: Iterable[Entity]) -> Entity | None:
    """The entity that shares the most names and mentions with a gold one, None where none shares any."""
    wanted = {form.casefold() for form in (known["name"], *known["mentions"])}

    def shared(one: Entity) -> int:
        forms = {text[slice(*mention.span)].casefold() for mention in one.mentions}
        return len(wanted & (forms | {one.name.casefold()}))

    best = max(entities, key=shared, default=None)
    return best if best is not None and shared(best) else None


def paired(gold: Sequence[str], roles: Sequence[Role]) -> tuple[Pairs, list[str], list[Role]]:
    """The roles that are right, each with its gold one; what is missed; what is wrong."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    distinct = list({told(one.text): one for one in reversed(roles)}.values())[::-1]
    worth = np.array([[alike(told(one), told(it.text)) for it in distinct] for one in gold])
    worth = np.where(worth < ALIKE, 0, worth).reshape(len(gold), len(distinct))
    pairs = [
        (a, b)
        for a, b in zip(*linear_sum_assignment(worth, maximize=True), strict=True)
        if worth[a, b]
    ]
    right = {b for _, b in pairs}
    missed = [one for at, one in enumerate(gold) if at not in {a for a, _ in pairs}]
    extra = [
        one
        for at, one in enumerate(distinct)
        if at not in right and not any(told(one.text) < told(other.text) for other in distinct)
    ]
    return [(gold[a], distinct[b]) for a, b in pairs], missed, extra


def score(
    documents: Iterable[Document], reader: Reader, errors: str | None = None
) -> dict[str, Score | float]:
    """Roles of all and of people; the entities found, with their type, by type; names in full.

    errors: what of ``ERRORS`` is printed.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        article = article_of_text(document.text)
        entities = read_layers(article, reader).entities
        for known in document.extra["entities"]:
            one = found(article.text, known, entities)
            type_ = known["type"]
            counts.update({(type_, "gold"): 1, (type_, "found"): one is not None})
            if one is None:
                continue
            counts[type_, "typed"] += one.type == type_
            if type_ not in ("unnamed", "group"):
                named = _bare(one.name) == _bare(known["name"])
                counts.update({("named", "gold"): 1, ("named", "right"): named})
            if type_ == "unnamed":
                continue
            right, missed, extra = paired(known["roles"], one.roles)
            for of in ("all", type_):
                counts[of, "right roles"] += len(right)
                counts[of, "roles"] += len(right) + len(extra)
                counts[of, "gold roles"] += len(known["roles"])
            if errors is not None:
                _show(document.name, article.text, one, missed if errors == "missed" else extra)
    measured: dict[str, Score | float] = {}
    for name, of in (("roles", "all"), ("roles of people", "person")):
        measured[name] = Score(
            *(counts[of, what] for what in ("right roles", "roles", "gold roles"))
        )
    for type_ in TYPES:
        for name, what in (("found", "found"), ("found with this type", "typed")):
            measured[f"{type_}, {name}"] = _share(counts[type_, what], counts[type_, "gold"])
    measured["names in full"] = _share(counts["named", "right"], counts["named", "gold"])
    return measured


def _share(part: int, whole: int) -> float:
    return 100 * part / max(1, whole)


def _bare(name: str) -> str:
    """A name without its article, in small letters."""
    return LEAD.sub("", name, count=1).casefold()


def _show(name: str, text: str, one: Entity, roles: Sequence[str | Role]) -> None:
    for role in roles:
        said = role if isinstance(role, str) else role.text
        start = text.find(said) if isinstance(role, str) else role.span.start
        before, after = text[max(0, start - BESIDE) : max(0, start)], text[start + len(said) :]
        place = f"{before}[{said}]{after[:BESIDE]}" if start >= 0 else f"[{said}]"
        print(f"{name} {one.name} ({one.type}): {place}".replace("\n", "¶"))
        print(f"    has {'; '.join(dict.fromkeys(it.text for it in one.roles))}")


def evaluate(reader: Reader, data: Path = DATA) -> dict[str, dict[str, Score | float]]:
    """The scores by data set."""
    return {"wikinews dev": score(statements("dev", data), reader)}


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.roles", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--split", choices=("train", "dev"), default="dev")
    made.add_argument("--errors", choices=ERRORS, help="print these")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    measured = score(statements(args.split, args.data), reader_of(args.weights), args.errors)
    for measure, value in measured.items():
        print(f"{measure:44} {value if isinstance(value, Score) else format(value, '5.1f')}")


if __name__ == "__main__":
    main()
