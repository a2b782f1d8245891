"""Every score of a model on dev data: ``python -m training.scores [WEIGHTS]``.

Without WEIGHTS the shipped model is scored, and held to the floors in ``training/floors.toml``: a
layer that falls below its floor fails the command.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from onrecord.reader.network.encoder import Encoded, Reader
from training import coreference, entities, evaluate, naming, outlets, roles, speakers
from training.corpora import DATA, statements
from training.evaluate import reader_of
from training.measures import Score

FLOORS = Path(__file__).with_name("floors.toml")

Scores = dict[str, dict[str, Any]]
"""Data set, then measure, then a ``Score`` or a number in percent."""


class _Once(Reader):
    """A reader that keeps what it read: most texts are asked for by several measures."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.tokenizer, reader.network)
        self._kept: dict[str, Encoded] = {}

    def begin(self, text: str) -> Callable[[], Encoded]:
        if text not in self._kept:
            self._kept[text] = super().begin(text)()
        return lambda: self._kept[text]


def scores(reader: Reader, data: Path = DATA) -> Scores:
    """The scores of every layer, by data set."""
    reader = _Once(reader)
    found: Scores = dict(evaluate.evaluate(reader, data))
    sets = {
        "": [*statements("dev", data), *statements("seed", data)],
        ", outlets": list(outlets.documents("dev", data)),
    }
    ways = {"": speakers.read_whole, ", given gold spans": speakers.read_gold}
    for (which, documents), (way, read) in product(sets.items(), ways.items()):
        counts = speakers.score(documents, partial(read, reader))
        found[f"who said it to whom{which}{way}"] = {
            measure: value
            for layer in counts
            if not which or layer not in outlets.UNTOLD
            for measure, value in _told(layer, counts[layer])
        }
    for name, typed in naming.evaluate(reader, data).items():
        found[f"names: {name}"] = {f"names, {kind}": one for kind, one in typed.items()}
    for name, numbers in coreference.evaluate(reader, data).items():
        found[f"coreference: {name}"] = dict(numbers)
    for name, numbers in entities.evaluate(reader, data).items():
        found[f"entities: {name}"] = dict(numbers)
    for name, measured in roles.evaluate(reader, data).items():
        found[f"roles: {name}"] = dict(measured)
    return found


def _told(layer: str, counts: Any) -> list[tuple[str, Any]]:
    if layer == "kind":
        return [("kind, accuracy over pairs", 100 * counts["right"] / max(1, counts["paired"]))]
    if layer == "speaker":
        return [
            ("speaker, accuracy", 100 * counts["right"] / max(1, counts["gold"])),
            ("speaker, accuracy over pairs", 100 * counts["right"] / max(1, counts["paired"])),
        ]
    return [(layer, Score(counts["right"], counts["found"], counts["gold"]))]


def number(score: Any) -> float:
    """The one figure of a score: F1 where it has one."""
    return score.f1 if isinstance(score, Score) else float(score)


def below(found: Scores, floors: dict[str, dict[str, float]]) -> list[str]:
    """One line for each measure that is below its floor."""
    return [
        f"{name}: {measure} {number(found[name][measure]):.1f} is below its floor {least}"
        for name, wanted in floors.items()
        for measure, least in wanted.items()
        if number(found[name][measure]) < least
    ]


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.scores", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    found = scores(reader_of(args.weights), args.data)
    for name, measures in found.items():
        print(name)
        for measure, score in measures.items():
            shown = score if isinstance(score, Score) else f"{score:5.1f}"
            print(f"  {measure:52} {shown}")
    if args.weights is None:
        failures = below(found, tomllib.loads(FLOORS.read_text(encoding="utf-8")))
        if failures:
            raise SystemExit("\n".join(failures))


if __name__ == "__main__":
    main()
