"""Fits which nouns tell an event: ``python -m training.telling [WEIGHTS]``.

A logistic regression over what ``onrecord.reader.network.telling`` sees. Of the training topics of ECB+ the
sentences in which every event is marked, of GUM train the nouns that head a mention of an event against
all other nouns. ECB+ lists sentences for the events in them: that nouns tell events more often there is
given a bias of its own, the shipped one. What is fitted belongs to the very weights it is fitted on, for
the vectors of coreference mean nothing beside others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from onrecord.reader.network.encoder import TELLING, Encoded, Reader
from onrecord.reader.network.telling import candidates, features
from training.annotated import Annotated
from training.coreference import words_of
from training.corpora import DATA
from training.evaluate import reader_of
from training.export import WEIGHTS
from training.happenings import DEV_TOPICS, ecb_plus
from training.treebank import gum

RIDGE, STEPS = 0.003, 100

Cases = tuple[np.ndarray, np.ndarray]
"""The features of nouns, and which of them tell an event."""


def of_news(reader: Reader, data: Path = DATA) -> Iterator[Cases]:
    """The nouns of the annotated sentences of ECB+, topics for tuning left out."""
    topics = set(range(1, 46)) - DEV_TOPICS
    for one in ecb_plus(topics, folder=data / "events" / "ecbplus"):
        words = reader.encode(one.text)
        at = candidates(words)
        start, end = np.array(words.starts)[at], np.array(words.ends)[at]
        inside = _any(start, start, one.annotated)
        yield features(words, at[inside]), _any(start, end - 1, one.triggers)[inside]


def of_treebank(reader: Reader, data: Path = DATA) -> Iterator[Cases]:
    """The nouns of GUM; those that head a mention of an event are right."""
    for one in gum("train", data, kinds={"event": "event"}):
        words = reader.encode(one.text)
        at = candidates(words)
        yield features(words, at), np.isin(at, list(_heads(one, words)))


def _heads(one: Annotated, words: Encoded) -> Iterator[int]:
    """The words that head a mention of an event by the treebank's own heads."""
    for mention in one.mentions:
        if mention.type != "event":
            continue
        inside = [
            at
            for at, word in enumerate(one.words)
            if mention.place[0] <= word.place[0] and word.place[1] <= mention.place[1]
        ]
        head = next((at for at in inside if one.words[at].head not in inside), None)
        if head is not None:
            yield words_of(words, one.words[head].place)[0]


def _any(start: np.ndarray, end: np.ndarray, spans: tuple[tuple[int, int], ...]) -> np.ndarray:
    """Which of the stretches from a start to an end, both in, some span touches."""
    held = np.zeros(len(start), bool)
    for first, last in spans:
        held |= (start < last) & (first <= end)
    return held


def fitted(reader: Reader, data: Path = DATA) -> dict[str, Any]:
    """The settings that ``Telling`` is made of."""
    made = Reader(reader.tokenizer, reader.network)
    made.telling = None
    news, treebank = list(of_news(made, data)), list(of_treebank(made, data))
    rows = torch.tensor(np.concatenate([rows for rows, _ in (*news, *treebank)]))
    told = torch.tensor(np.concatenate([told for _, told in (*news, *treebank)])).float()
    ours = torch.zeros(len(rows))
    ours[: sum(len(rows) for rows, _ in news)] = 1
    mean, scale = rows.mean(0), rows.std(0) + 0.05
    slopes = torch.zeros(rows.shape[1], requires_grad=True)
    biases = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.LBFGS([slopes, biases], max_iter=STEPS, line_search_fn="strong_wolfe")
    scaled = (rows - mean) / scale

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        odds = scaled @ slopes + biases[0] + ours * biases[1]
        lost = F.binary_cross_entropy_with_logits(odds, told) + RIDGE * (slopes**2).sum()
        lost.backward()
        return lost

    optimizer.step(loss)
    weights = slopes.detach() / scale
    bias = biases.detach().sum() - (weights * mean).sum()
    return {
        "weights": [round(one, 4) for one in weights.tolist()],
        "bias": round(bias.item(), 4),
    }


def write(reader: Reader, data: Path, to: Path) -> None:
    """Fits the layer and leaves it beside the network it is fitted on."""
    to.write_text(json.dumps({"telling": fitted(reader, data)}) + "\n", encoding="utf-8")


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.telling", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--data", type=Path, default=DATA)
    made.add_argument("--to", type=Path, default=WEIGHTS / TELLING)
    args = made.parse_args()
    write(reader_of(args.weights), args.data, args.to)


if __name__ == "__main__":
    main()
