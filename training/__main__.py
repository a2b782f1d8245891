"""Rebuilds the shipped model: ``python -m training`` trains, fits, tunes, exports, scores and writes the card.

Two runs, the second going on from the first with more of the corpora of attribution, and the blend of
both. Every step leaves its result in its run's folder and is passed over when that is there, so
an interrupted run is resumed by the same command. On two CPU cores it takes about four hours.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.reader.borders import Borders
from training import borders, card, export, tune
from training.blend import blend
from training.evaluate import reader_of
from training.scores import scores
from training.train import RUNS
from training.train import main as train
from training.train import parser as train_parser
from training.upper import main as upper


def settled(weights: Path, run: Path, data: Path) -> dict[str, Any]:
    """Borders and decoding of weights, found by what is to ship: the int8 network."""
    file = run / "settings.json"
    if not file.exists():
        reader = reader_of(export.ship(weights, run / "int8", {}))
        found = borders.fitted(reader, data)
        reader.borders = Borders.of(found)
        decoding = asdict(tune.tune(reader, data))
        file.write_text(json.dumps({"borders": found, "decoding": decoding}), encoding="utf-8")
    settings: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return settings


SECOND = (
    "--epochs", "2", "--rate", "2e-4", "--head-rate", "1e-3", "--others", "0.5",
    "--statement-weight", "4", "--seed", "2",
)  # fmt: skip
SECOND_UPPER = ("--steps", "450", "--seed", "3")
LAST_UPPER = ("--steps", "160", "--rate", "3e-4", "--seed", "4")
SHARE = 0.7
"""Of the second run in the blend; tried at 0.5 and 0.7."""


def weights_of(args: argparse.Namespace) -> Path:
    """Trains what is not trained yet; gives the weights to ship."""
    first, second, run = (RUNS / f"{args.run}{part}" for part in ("", "-second", "-blend"))
    given = ["--data", str(args.data)]
    learned = ["--corrections", *map(str, args.corrections)] if args.corrections else []
    if not (first / "final.pt").exists():
        train()
    for folder, start, options in ((first, None, ()), (second, first, SECOND_UPPER)):
        if not (folder / "final.pt").exists():
            going_on = ["--run", folder.name, "--start", str(first / "final.pt")]
            train([*given, *going_on, *SECOND, *learned])
        if not (folder / "upper.pt").exists():
            before = ["--start", str(start / "upper.pt")] if start else []
            upper([*given, "--run", folder.name, *before, *options])
    if not (run / "start.pt").exists():
        blend(first / "upper.pt", second / "upper.pt", SHARE, run)
    if not (run / "upper.pt").exists():
        upper([*given, "--run", run.name, "--start", str(run / "start.pt"), *LAST_UPPER])
    return run / "upper.pt"


def main() -> None:
    args = train_parser().parse_args()
    weights = weights_of(args)
    run = weights.parent
    settings = settled(weights, run, args.data)
    export.ship(weights, export.WEIGHTS, settings)
    export.ship(weights, run / "fp32", settings, fp32=True)
    results = {
        name: scores(reader_of(path), args.data)
        for name, path in (
            ("int8", export.WEIGHTS / "reader.onnx"),
            ("fp32", run / "fp32" / "reader.onnx"),
        )
    }
    card.write(
        results,
        [RUNS / args.run, RUNS / f"{args.run}-second"],
        Path(export.WEIGHTS) / "MODEL_CARD.md",
    )


if __name__ == "__main__":
    sys.exit(main())
