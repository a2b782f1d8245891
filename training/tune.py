"""Tunes decoding and calibrates confidence on dev data: ``python -m training.tune WEIGHTS --to FILE``.

Adds them as ``decoding`` to the settings in the file, for ``training.export --settings``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from onrecord.reader.network import decoding
from onrecord.reader.network.borders import Borders
from onrecord.reader.network.decoding import Settings
from onrecord.reader.network.encoder import Encoded, Reader
from onrecord.record import Span
from training import outlets
from training.corpora import DATA, Document, polnear, statements
from training.evaluate import encode_all, reader_of, sides, speech_attribution
from training.measures import attribution_scores, pairs, source_agrees

GRID = {
    "cue": (0.36, 0.42, 0.48, 0.54, 0.6, 0.66),
    "tag_weight": tuple((s, c) for s in (0.2, 0.4, 0.8, 1.2) for c in (0.2, 0.4, 0.8, 1.2)),
    "reach": tuple((s, c) for s in (-1.2, -0.6, 0.0, 0.6) for c in (-1.2, -0.6, 0.0, 0.6)),
    "nested": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95),
    "begins": tuple((s, c) for s in (0.0, 0.2) for c in (0.0, 0.2, 0.4)),
    "ends": tuple((s, c) for s in (0.0, 0.5, 1.0) for c in (0.5, 1.0, 1.5)),
}
"""Tried one field at a time, twice round."""

LEAST = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4)
"""Confidences from which attributions may be told; tried once confidence is calibrated."""


POLNEAR = 0.5
"""What PolNeAR dev counts for beside this project's own."""


def objective(documents: Sequence[Document], found: Sequence) -> float:
    """The mean of the measures that attributions are judged by."""
    both = sides(documents, found)
    scores = attribution_scores(both)
    if documents[0].nests:
        told = scores["attribution"].f1 + scores["attribution + source"].f1
        return (speech_attribution(both).f1 + told) / 3
    names = ("source exact", "content exact", "attribution", "attribution + source", "whole exact")
    return sum(scores[name].f1 for name in names) / len(names)


def calibrated(
    documents: Sequence[Document], encoded: Sequence, settings: Settings
) -> tuple[float, ...]:
    """Logistic regression of "paired, and the source agrees" on the features of a draft (Platt 1999).

    Nested ones count where the corpus marks such (``sides``).
    """
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    judged = decoding.confidence
    seen: dict[Span, tuple[float, ...]] = {}
    found, told = [], []
    for words in encoded:

        def spy(draft: decoding.Draft, settings: Settings, words: Encoded = words) -> float:
            cue = Span(words.starts[draft.cue[0]], words.ends[draft.cue[1] - 1])
            seen[cue] = decoding.features(draft)
            return judged(draft, settings)

        seen.clear()
        decoding.confidence = spy
        try:
            found.append(decoding.attributions(words, settings))
        finally:
            decoding.confidence = judged
        told.append({one.cue: seen[one.cue] for one in found[-1] if one.cue is not None})
    for (p, g), by_cue in zip(sides(documents, found), told, strict=True):
        good = {i for i, j in pairs(p, g) if source_agrees(p[i], g[j])}
        rows += [by_cue[one.tag.cue] for one in p]
        right += [n in good for n in range(len(p))]
    return fit_logistic(np.array(rows), np.array(right, float))


def fit_logistic(
    x: np.ndarray, y: np.ndarray, ridge: float = 1.0, rounds: int = 50
) -> tuple[float, ...]:
    """Newton's method with a small ridge; x: (n, features), its first column ones."""
    w = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(hessian, x.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return tuple(round(float(v), 4) for v in w)


def tune(reader: Reader, data: Path = DATA) -> Settings:
    """The best settings on dev data."""
    own = [*statements("dev", data), *statements("seed", data), *outlets.documents("dev", data)]
    sets = [list(polnear("dev", data)), own]
    encoded = [encode_all(reader, documents) for documents in sets]

    def judge(settings: Settings) -> float:
        values = [
            objective(d, [decoding.attributions(one, settings) for one in e])
            for d, e in zip(sets, encoded, strict=True)
        ]
        return POLNEAR * values[0] + (1 - POLNEAR) * values[1]

    best = Settings()
    score = judge(best)
    once = [(name, value) for name, values in GRID.items() for value in values]
    for name, value in once * 2:
        tried = replace(best, **{name: value})
        if tried != best and (got := judge(tried)) > score:
            best, score = tried, got
    documents, texts = [one for found in sets for one in found], [one for e in encoded for one in e]
    best = replace(best, calibration=calibrated(documents, texts, best))
    return max((replace(best, least=least) for least in LEAST), key=judge)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.tune", description=__doc__)
    made.add_argument("weights", type=Path)
    made.add_argument("--data", type=Path, default=DATA)
    made.add_argument("--to", type=Path, required=True, help="file of the settings")
    args = made.parse_args()
    known = json.loads(args.to.read_text(encoding="utf-8")) if args.to.exists() else {}
    reader = reader_of(args.weights)
    if "borders" in known:
        reader.borders = Borders.of(known["borders"])
    known["decoding"] = asdict(tune(reader, args.data))
    args.to.write_text(json.dumps(known) + "\n", encoding="utf-8")
    print(json.dumps(known["decoding"]))


if __name__ == "__main__":
    main()
