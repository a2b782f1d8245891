"""Fits how sources and contents begin and end: ``python -m training.borders WEIGHTS --to FILE``.

A logistic regression for each role and side over what ``onrecord.reader.network.borders`` sees, on every
fourth article of PolNeAR train and of the news of other outlets. What it sees are parts of speech and relations as the
reader predicts them; those heads learned nothing of either, so here they err as they will elsewhere.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.reader.network.borders import ROLES, SIDES, features
from onrecord.reader.network.encoder import Encoded, Reader
from training import outlets
from training.conventions import with_complementizers
from training.corpora import DATA, Document, polnear
from training.evaluate import reader_of

EVERY = 4
"""One article in so many is enough for under a thousand weights."""

RIDGE = 1e-4
STEPS = 300


def cases(document: Document, words: Encoded, role: str) -> dict[str, tuple[Any, Any, int]]:
    """For each side: feature rows, whether a span of the role begins or ends there, number of features.

    A span may end after each of its words; it may begin with every word that is in no other.
    """
    rows, size = features(document.text, words)
    begins, inside = np.zeros(len(words), bool), np.zeros(len(words), bool)
    held, ends = [], []
    for gold in document.attributions:
        for start, end in getattr(gold, role):
            first = bisect_right(words.ends, start)
            last = bisect_left(words.starts, end)
            if first < last:
                held.append(rows[first:last])
                ends.append(np.arange(first, last) == last - 1)
                begins[first] = True
                inside[first + 1 : last] = True
    asked = np.flatnonzero(~inside[1:])
    return {
        "begin": (rows[asked], begins[1:][asked], size),
        "end": (np.concatenate([rows[:0], *held]), np.concatenate([begins[:0], *ends]), size),
    }


def fit(places: Tensor, told: Tensor, size: int) -> tuple[list[float], float]:
    """Weights and bias of a logistic regression over the features that hold: places (case, n)."""
    weights = torch.zeros(size + 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.1)
    for _ in range(STEPS):
        odds = weights[:-1][places].sum(1) + weights[-1]
        loss = F.binary_cross_entropy_with_logits(odds, told) + RIDGE * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    found = [round(one, 4) for one in weights.tolist()]
    return found[:-1], found[-1]


def borders(reader: Reader, documents: Iterable[Document]) -> dict[str, Any]:
    """The settings that ``onrecord.reader.network.borders.Borders`` is made of."""
    told = []
    for one in documents:
        if len(words := reader.encode(one.text)):
            told.append({role: cases(one, words, role) for role in ROLES})
    weights, bias = [], []
    for role in ROLES:
        fitted = []
        for side in SIDES:
            places, right, sizes = zip(*(one[role][side] for one in told), strict=True)
            asked = torch.tensor(np.concatenate(right), dtype=torch.float)
            fitted.append(fit(torch.tensor(np.concatenate(places)), asked, sizes[0]))
        weights.append([w for w, _ in fitted])
        bias.append([b for _, b in fitted])
    return {"weights": weights, "bias": bias}


def fitted(reader: Reader, data: Path = DATA) -> dict[str, Any]:
    """``borders`` of the articles it ships with."""
    return borders(
        reader, [*_every(polnear("train", data)), *_every(outlets.documents("train", data))]
    )


def _every(documents: Iterable[Document]) -> Iterator[Document]:
    for number, one in enumerate(documents):
        if number % EVERY == 1:
            yield with_complementizers(one) if one.nests else one


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.borders", description=__doc__)
    made.add_argument("weights", type=Path)
    made.add_argument("--data", type=Path, default=DATA)
    made.add_argument("--to", type=Path, required=True, help="write the settings here")
    args = made.parse_args()
    found = fitted(reader_of(args.weights), args.data)
    args.to.write_text(json.dumps({"borders": found}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
