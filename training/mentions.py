"""Fits what is a mention and of what type: ``python -m training.mentions [WEIGHTS ...]``.

Two regressions over what ``onrecord.reader.network.mentions`` sees, on GUM train and the texts of
``training.mentioned``: which of the spans that the network scores are mentions, and of which type those are that are.
The network learned these texts too, but hardly by heart: mentions of GUM train and dev lie 4 points apart.
What is a mention is weighed together with ``earlier_mentions.json``, which was fitted, without what is known of the
head, on readers before it, whose runs are gone: they knew the texts less, and what fits them holds better elsewhere.
Over several networks it is the mean of what fits each. Whom pronouns mean stays as it was fitted.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.reader.network import mentions
from onrecord.reader.network.encoder import FITTED, Encoded, Reader
from training import mentioned
from training.annotated import MENTION_TYPES, Annotated
from training.coreference import words_of
from training.corpora import DATA
from training.evaluate import reader_of
from training.export import WEIGHTS
from training.treebank import gum

Texts = Sequence[tuple[Annotated, Encoded]]

EARLIER = Path(__file__).with_name("earlier_mentions.json")

SHARE = 0.3
"""Of what is fitted now beside what was fitted earlier; tried at 0, 0.3 and 0.5 on GUM dev and GAP validation."""

NO_TYPE = -1
"""The type of what is no mention."""

DECAY, EPOCHS, BATCH, RATE = 1e-3, 10, 1024, 5e-3


def fit_mentions(texts: Texts) -> dict[str, Any]:
    """The settings that ``Mentioning`` is made of."""
    measures, places, told, width = [], [], [], 0
    for one, encoded in texts:
        gold = {
            words_of(encoded, mention.place): MENTION_TYPES.index(mention.type or "other")
            for mention in one.mentions
        }
        numbers, held, width = mentions.features(one.text, encoded, encoded.spans)
        measures.append(numbers)
        places.append(held)
        told += [gold.get((found.first, found.last), NO_TYPE) for found in encoded.spans]
    numbers, held = torch.tensor(np.concatenate(measures)), torch.tensor(np.concatenate(places))
    mean, scale = numbers.mean(0), numbers.std(0) + 0.05
    slopes, weights = _regressed((numbers - mean) / scale, held, torch.tensor(told), width)
    slopes = slopes / scale[:, None]
    return {
        "measures": rounded(slopes),
        "places": rounded(weights[:-1]),
        "bias": rounded(weights[-1] - mean @ slopes),
    }


def _regressed(numbers: Tensor, held: Tensor, told: Tensor, width: int) -> tuple[Tensor, Tensor]:
    """The weights of numbers and of places, and after these the bias, of both regressions. told: types."""
    torch.manual_seed(0)
    columns = 1 + len(MENTION_TYPES)
    slopes = torch.zeros(numbers.shape[1], columns, requires_grad=True)
    weights = torch.zeros(width + 1, columns, requires_grad=True)
    optimizer = torch.optim.AdamW([slopes, weights], lr=RATE, weight_decay=DECAY)
    steps, step = EPOCHS * -(-len(told) // BATCH), 0
    for _ in range(EPOCHS):
        for at in torch.randperm(len(told)).split(BATCH):
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            odds = (
                numbers[at] @ slopes + F.embedding_bag(held[at], weights, mode="sum") + weights[-1]
            )
            here = told[at]
            loss = F.binary_cross_entropy_with_logits(odds[:, 0], (here != NO_TYPE).float())
            if (here != NO_TYPE).any():
                loss = loss + F.cross_entropy(odds[:, 1:], here, ignore_index=NO_TYPE)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step += 1
    return slopes.detach(), weights.detach()


def rounded(values: Tensor) -> Any:
    """Numbers as plain ones, in lists within lists as they stand."""
    return np.round(values.double().numpy(), 4).tolist()


def passed(reader: Reader, texts: Iterable[Annotated]) -> Texts:
    """Texts after their pass."""
    return [(one, reader.encode(one.text)) for one in texts]


def bare(reader: Reader) -> Reader:
    """A reader by the same network without the layers that are fitted over it."""
    made = Reader(reader.tokenizer, reader.network)
    made.mentioning, made.layout = None, replace(made.layout, referring=None)
    return made


def fitted(reader: Reader, data: Path = DATA) -> dict[str, Any]:
    """The settings of the layer, over what the network alone says."""
    return fit_mentions(passed(bare(reader), [*gum("train", data), *mentioned.documents(data)]))


def mean(settings: Sequence[Any]) -> Any:
    """Settings of one shape, number by number."""
    if isinstance(settings[0], dict):
        return {key: mean([one[key] for one in settings]) for key in settings[0]}
    if isinstance(settings[0], list):
        return [mean(numbers) for numbers in zip(*settings, strict=True)]
    return round(sum(settings) / len(settings), 4)


def with_earlier(settings: dict[str, Any], earlier: dict[str, Any]) -> dict[str, Any]:
    """The settings, what is a mention weighed together with what an earlier fit says of it."""
    found = {}
    for name, values in settings.items():
        made = np.atleast_2d(np.array(values))
        before = np.atleast_1d(np.array(earlier[name]))
        made[:, 0] *= SHARE
        made[: len(before), 0] += (1 - SHARE) * before
        found[name] = np.round(made, 4).reshape(np.shape(values)).tolist()
    return found


def write(readers: Sequence[Reader], data: Path, to: Path) -> None:
    """Fits the layer and leaves it beside a network, with what else is fitted there."""
    settings = json.loads(to.read_text(encoding="utf-8")) if to.exists() else {}
    found = mean([fitted(reader, data) for reader in readers])
    settings["mentioning"] = with_earlier(found, json.loads(EARLIER.read_text(encoding="utf-8")))
    to.write_text(json.dumps(settings) + "\n", encoding="utf-8")


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__)
    made.add_argument("weights", type=Path, nargs="*")
    made.add_argument("--data", type=Path, default=DATA)
    made.add_argument("--to", type=Path, default=WEIGHTS / FITTED)
    args = made.parse_args()
    write([reader_of(weights) for weights in args.weights or [None]], args.data, args.to)


if __name__ == "__main__":
    main()
