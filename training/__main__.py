"""Rebuilds the shipped model: ``python -m training`` trains, fits, tunes, exports, scores and writes the card.

Three runs, each going on from what came before: the second with more of the corpora of attribution,
the third, from the blend of both, with more of those of entities; and the blend of that with the
third. Then attributions read the upper layer as well: in rounds two runs go on apart and meet in their
mean. In the first two one of both is also taught what the reader before them is sure of in texts
without annotations; in the next two both learn the news of many outlets, in the last three also what else was
annotated and written for this project. Last, a reader of five times the size is trained, and what it says of every text
is taught to the small one. Every step leaves its result in
its run's folder and is passed over when that is there, so an interrupted run is resumed by the same
command. On two CPU cores it takes about ten hours, and twenty where they have no products in 16 bits (AMX).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.reader.network.borders import Borders
from onrecord.reader.network.encoder import FITTED, TELLING
from training import borders, card, export, mentions, referents, telling, tune
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
MIDDLE_UPPER = ("--steps", "160", "--rate", "3e-4", "--seed", "4")
THIRD = (
    "--epochs", "1", "--rate", "1.5e-4", "--head-rate", "6e-4", "--others", "0.3", "--entities", "0.8",
    "--statement-weight", "3", "--seed", "5",
)  # fmt: skip
SECOND_SHARE = 0.7
"""Of the second run in the blend with the first; tried at 0.5 and 0.7."""
PARTS = ("", "-second", "-blend", "-third", "-last")
"""Folders of the first runs and blends."""
THIRD_SHARE = 0.6
"""Of the third in the blend with what it went on from; tried at 0.3, 0.6 and 1. Steps more of the upper layer, as
after the first blend, cost 0.8 points of coreference and gained a point of names on UNER-EWT alone."""


TOGETHER = (
    "--rate", "1.5e-4", "--head-rate", "8e-4", "--others", "0.3", "--entities", "0.8",
    "--statement-weight", "3",
)  # fmt: skip
Round = tuple[tuple[str, ...], tuple[str, ...]]

ROUNDS: tuple[Round, ...] = (
    (("-silver", "--epochs", "1", "--seed", "11"), ("-annotated", "--epochs", "1.3", "--seed", "12")),
    (("-silver-2", "--epochs", "0.78", "--seed", "21"), ("-annotated-2", "--epochs", "1.05", "--seed", "22")),
    (("-outlets", "--epochs", "1", "--outlets", "2", "--seed", "31"),
     ("-outlets-more", "--epochs", "0.93", "--outlets", "3", "--seed", "32")),
    (("-outlets-2", "--epochs", "0.58", "--outlets", "2", "--seed", "41"),
     ("-outlets-more-2", "--epochs", "0.54", "--outlets", "3", "--seed", "42")),
)  # fmt: skip
"""The two runs of each round. Those called silver are also taught by the reader before all of them."""
SHARES = (1.0, 0.66, 1.0, 1.0)
"""Of a round's mean in what the next goes on from, the rest being what the round went on from."""
OUTLETS_SHARE = 0.7
"""Of the mean of the last two of these rounds in what comes next, the rest being what they began from; tried at 0.6 of
the last alone, which read names and chains a little worse."""
OWN_ROUNDS: tuple[Round, ...] = (
    (("-own", "--epochs", "0.45", "--outlets", "1.5", "--others", "0.15", "--entities", "0.4", "--seed", "51"),
     ("-own-more", "--epochs", "0.36", "--outlets", "2", "--seed", "52")),
    (("-own-2", "--epochs", "0.48", "--outlets", "1.5", "--seed", "61"),
     ("-own-more-2", "--epochs", "0.4", "--outlets", "2.5", "--seed", "62")),
    (("-own-3", "--epochs", "0.6", "--outlets", "1.5", "--seed", "71"),
     ("-own-more-3", "--epochs", "0.5", "--outlets", "2.5", "--seed", "72")),
)  # fmt: skip
"""The rounds on the mean of all before, each from the mean of the one before it."""
OWN_SHARES = (0.4, 0.5, 0.35)
"""What ships is a mean of four: of the first of these rounds in its mean with what it began from, of the last in that
with the one before it, and of the latter mean in both. Tried at 0.35, 0.5 and 0.67 of the last two rounds: the more of
them, the better news of many outlets is read, and the worse PolNeAR and the names of UNER-EWT."""


LARGE = (
    "--epochs", "1.1", "--rate", "8e-5", "--head-rate", "6e-4", "--outlets", "1", "--others", "0.15",
    "--entities", "0.3", "--statement-weight", "3", "--seed", "101",
)  # fmt: skip
TAUGHT = (
    "--epochs", "0.78", "--rate", "2e-4", "--head-rate", "6e-4", "--outlets", "1", "--others", "0.3",
    "--entities", "0.4", "--statement-weight", "3", "--gold", "0.5", "--seed", "111",
)  # fmt: skip


def reader_at(start: Path, folder: Path, data: Path) -> Path:
    """The network of weights that are on the way, made where it is not there yet."""
    made = folder / "reader.onnx"
    if not made.exists():
        export.ship(start, folder, settled(start, start.parent, data))
    return made


def weights_of(args: argparse.Namespace) -> Path:
    """Trains what is not trained yet; gives the weights to ship."""
    first, second, both, third, last = (RUNS / f"{args.run}{part}" for part in PARTS)
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
    if not (both / "start.pt").exists():
        blend(first / "upper.pt", second / "upper.pt", SECOND_SHARE, both)
    if not (both / "upper.pt").exists():
        upper([*given, "--run", both.name, "--start", str(both / "start.pt"), *MIDDLE_UPPER])
    if not (third / "final.pt").exists():
        train([*given, "--run", third.name, "--start", str(both / "upper.pt"), *THIRD])
    if not (last / "start.pt").exists():
        blend(both / "upper.pt", third / "final.pt", THIRD_SHARE, last)
    teacher = reader_at(last / "start.pt", last / "teacher", args.data)
    options = [*given, *learned]
    going_on = partial(rounds, args.run, teacher, options)
    *_, before, third_round, fourth_round = going_on(last / "start.pt", ROUNDS, SHARES, 1)
    news, mean = RUNS / f"{args.run}-news", RUNS / f"{args.run}-mean"
    if not (mean / "start.pt").exists():
        blend(third_round, fourth_round, 0.5, news)
        blend(before, news / "start.pt", OUTLETS_SHARE, mean)
    each = (1.0,) * len(OWN_ROUNDS)
    one, two, three = going_on(mean / "start.pt", OWN_ROUNDS, each, 1 + len(ROUNDS))
    early, late, shipped = (RUNS / f"{args.run}-{part}" for part in ("early", "late", "shipped"))
    if not (shipped / "start.pt").exists():
        blend(mean / "start.pt", one, OWN_SHARES[0], early)
        blend(two, three, OWN_SHARES[1], late)
        blend(early / "start.pt", late / "start.pt", OWN_SHARES[2], shipped)
    return taught_by_a_larger(args.run, shipped / "start.pt", given)


def taught_by_a_larger(name: str, start: Path, given: Sequence[str]) -> Path:
    """Trains a reader of five times the size and teaches what it says of names and attributions."""
    large = RUNS / f"{name}-large"
    if not (large / "final.pt").exists():
        train([*given, "--run", large.name, "--large", *LARGE])
    taught = RUNS / f"{name}-taught"
    if not (taught / "final.pt").exists():
        by = ["--start", str(start), "--taught-by", str(large / "final.pt")]
        train([*given, "--run", taught.name, *by, *TAUGHT])
    return taught / "final.pt"


def rounds(
    name: str,
    teacher: Path,
    given: Sequence[str],
    start: Path,
    each: Sequence[Round],
    shares: Sequence[float],
    first: int,
) -> list[Path]:
    """What each round came to, mixed with what it went on from. They are numbered from ``first``."""
    reached = []
    for number, (runs, share) in enumerate(zip(each, shares, strict=True), first):
        ended = []
        for part, *options in runs:
            run = RUNS / f"{name}{part}"
            taught = ["--teacher", str(teacher)] if part.startswith("-silver") else []
            if not (run / "final.pt").exists():
                going_on = ["--run", run.name, "--start", str(start), *taught]
                train([*given, *going_on, *TOGETHER, *options])
            ended.append(run / "final.pt")
        kept = RUNS / f"{name}-round-{number}"
        if not (kept / "start.pt").exists():
            blend(*ended, 0.5, kept / "mean")
            blend(start, kept / "mean" / "start.pt", share, kept)
        start = kept / "start.pt"
        reached.append(start)
    return reached


def main() -> None:
    args = train_parser().parse_args()
    weights = weights_of(args)
    run = weights.parent
    settings = settled(weights, run, args.data)
    export.ship(weights, export.WEIGHTS, settings)
    export.ship(weights, run / "fp32", settings, fp32=True)
    # Pronouns and mentions are judged by scores and vectors that mean nothing beside other weights.
    reader = reader_of(export.WEIGHTS / "reader.onnx")
    referents.write([reader], args.data, export.WEIGHTS / FITTED)
    mentions.write([reader], args.data, export.WEIGHTS / FITTED)
    telling.write(reader, args.data, export.WEIGHTS / TELLING)
    for name in (FITTED, TELLING):
        shutil.copyfile(export.WEIGHTS / name, run / "fp32" / name)
    results = {
        name: scores(reader_of(path), args.data)
        for name, path in (
            ("int8", export.WEIGHTS / "reader.onnx"),
            ("fp32", run / "fp32" / "reader.onnx"),
        )
    }
    card.write(
        results,
        [RUNS / f"{args.run}{part}" for part in ("", "-second", "-third")],
        [RUNS / f"{args.run}{part}" for each in (*ROUNDS, *OWN_ROUNDS) for part, *_ in each],
        [RUNS / f"{args.run}-{part}" for part in ("large", "taught")],
        Path(export.WEIGHTS) / "MODEL_CARD.md",
    )


if __name__ == "__main__":
    sys.exit(main())
