"""Rebuilds the shipped model: ``python -m training`` trains, tunes, exports, scores and writes the card.

Every step leaves its result in the run's folder and is passed over when that is there, so an
interrupted run is resumed by the same command. On two CPU cores it takes about two hours and a half.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training import card, export, tune
from training.evaluate import reader_of
from training.scores import scores
from training.train import RUNS
from training.train import main as train
from training.train import parser as train_parser
from training.upper import main as upper


def main() -> None:
    args = train_parser().parse_args()
    run = RUNS / args.run
    if not (run / "final.pt").exists():
        train()
    if not (run / "upper.pt").exists():
        upper()
    weights = run / "upper.pt"
    settings = run / "decoding.json"
    if not settings.exists():
        tune.tune(weights, args.data, settings)
    decoding = json.loads(settings.read_text(encoding="utf-8"))
    export.ship(weights, export.WEIGHTS, decoding)
    export.ship(weights, run / "fp32", decoding, fp32=True)
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
