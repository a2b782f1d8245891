"""Rebuilds the shipped model: ``python -m training`` trains, fits, tunes, exports, scores and writes the card.

Every step leaves its result in the run's folder and is passed over when that is there, so an
interrupted run is resumed by the same command. On two CPU cores it takes about two hours and a half.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.reader.borders import Borders
from training import borders, card, export, tune
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


def main() -> None:
    args = train_parser().parse_args()
    run = RUNS / args.run
    if not (run / "final.pt").exists():
        train()
    if not (run / "upper.pt").exists():
        upper()
    weights = run / "upper.pt"
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
    card.write(results, run, Path(export.WEIGHTS) / "MODEL_CARD.md")


if __name__ == "__main__":
    sys.exit(main())
