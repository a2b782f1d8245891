"""Fits what is a mention and whom pronouns mean: ``python -m training.referents [WEIGHTS ...]``.

What is a mention as ``training.mentions`` fits it; a conditional logit over the chains before each third-person
pronoun, by what ``onrecord.reader.coreference.referents`` sees: of he and she on GAP development, passages written
for it, GUM train, news of many outlets and half of LitBank, of it and they on GUM train and that news. The network
learned these texts too, but hardly by heart: on the first 300 snippets of GAP development it scores as on validation.
Over several networks it is the mean of what fits each: what one of them knows by heart weighs less.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.reader.coreference.chains import chosen
from onrecord.reader.coreference.links import links
from onrecord.reader.coreference.pairs import Mentions
from onrecord.reader.coreference.referents import (
    REACH,
    SHE,
    Lookback,
    Standing,
    features,
    is_reflexive,
    lookback,
    standing,
    third,
)
from onrecord.reader.network.encoder import FITTED, Encoded, Reader
from onrecord.reader.network.mentions import LEAST, Mentioning
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.quotations import quotations
from training import invented, mentioned, outlets
from training.annotated import Place
from training.chains import gap, litbank
from training.coreference import words_of
from training.corpora import DATA
from training.evaluate import reader_of
from training.export import WEIGHTS
from training.mentions import Texts, bare, fit_mentions, mean, passed, rounded
from training.treebank import gum

RIGHT, UNKNOWN, WRONG = 1, 0, -1

BESIDE, WRITTEN = 0.1, 0.5
"""Weight of a pronoun of running text, and of a passage written for it, beside one of GAP, where two names always
compete."""

LOGIT_RIDGE, LOGIT_STEPS = 1e-3, 300


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A pronoun: the features of no chain and of each before it, and which of these are right."""

    features: np.ndarray
    right: np.ndarray
    class_: int
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """The mentions of a text, their chains by the scores of the network alone, where they stand."""

    text: str
    encoded: Encoded
    found: Sequence[Found]
    signs: Mentions
    rows: Sequence[np.ndarray]
    chain: Sequence[int]
    where: Standing
    seen: dict[int, Lookback]

    def features(self, at: int) -> tuple[np.ndarray, np.ndarray]:
        one = self.found[at]
        word = self.text[self.encoded.starts[one.first] : self.encoded.ends[one.last]]
        chain, reflexive = self.chain[:at], is_reflexive(word)
        seen = self.seen[at]
        return features(self.where, self.signs, seen, at, self.rows[at], chain, reflexive)


def draft(
    text: str, encoded: Encoded, mentioning: Mentioning, given: Sequence[Place] = ()
) -> Draft:
    """given: mentions that are taken whether they are found or not."""
    found = chosen(mentioning.likely(text, encoded), LEAST)
    held = {(one.first, one.last) for one in found}
    missed = [Found(*one, len(encoded.layout.mentions), 9.0) for one in given if one not in held]
    found = sorted([*found, *missed], key=lambda one: (one.first, -one.last))
    made = links(text, encoded, quotations(text, None), found)
    where = standing(encoded, made.found, made.heads, made.signs)
    seen = lookback(where, made.signs)
    return Draft(text, encoded, made.found, made.signs, made.rows, made.chains, where, seen)


def gap_cases(texts: Texts, mentioning: Mentioning) -> Iterator[Case]:
    """The chain of the name that is meant is right; where neither is, only theirs are known wrong."""
    for one, encoded in texts:
        asked = [words_of(encoded, mention.place) for mention in one.mentions]
        made = draft(one.text, encoded, mentioning, asked[:1])
        here = next(at for at, m in enumerate(made.found) if (m.first, m.last) == asked[0])
        if not here or not third(made.signs, here):
            continue
        numbers, rows = made.features(here)
        right = np.full(len(rows), WRONG if any(same for *_, same in one.pairs) else UNKNOWN)
        later = False
        for _, which, same in one.pairs:
            first, last = asked[which]
            named = [
                at
                for at, m in enumerate(made.found)
                if m.first <= first and last <= m.last and m.last - m.first < last - first + 6
            ]
            held = np.isin(numbers, [made.chain[at] for at in named])
            right[1:][held & (right[1:] != RIGHT)] = RIGHT if same else WRONG
            later |= same and bool(named) and min(named) > here
        if later and not (right == RIGHT).any():
            right[0] = RIGHT
        if (right == RIGHT).any() or (right[0] == UNKNOWN and (right == WRONG).any()):
            yield Case(rows, right, int(made.signs.classes[here]), 1.0)


def chain_cases(texts: Texts, mentioning: Mentioning, weight: float = BESIDE) -> Iterator[Case]:
    """Right are the chains of whose known mentions the last, or most, are of the pronoun's."""
    for one, encoded in texts:
        gold = {words_of(encoded, mention.place): mention.chain for mention in one.mentions}
        made = draft(one.text, encoded, mentioning)
        owner = [gold.get((m.first, m.last)) for m in made.found]
        for at, mine in enumerate(owner):
            if not at or mine is None or not third(made.signs, at):
                continue
            numbers, rows = made.features(at)
            low = max(0, at - min(len(made.rows[at]), REACH))
            right = np.full(len(rows), WRONG)
            for place, number in enumerate(numbers.tolist(), 1):
                known = [
                    owner[other]
                    for other in range(low, at)
                    if made.chain[other] == number and owner[other] is not None
                ]
                if known and (known[-1] == mine or 2 * known.count(mine) > len(known)):
                    right[place] = RIGHT
                elif mine in known:
                    right[place] = UNKNOWN
            if not (right == RIGHT).any():
                if mine in owner[:at] or (right == UNKNOWN).any():
                    continue
                right[0] = RIGHT
            yield Case(rows, right, int(made.signs.classes[at]), weight)


def mass(scores: Tensor, unit: Tensor, count: int, held: Tensor) -> Tensor:
    """Log of the sum of exp of those scores that are held, by unit."""
    low = torch.full((count,), -30.0)
    kept = torch.where(held, scores, torch.full_like(scores, -30.0))
    most = low.scatter_reduce(0, unit, kept.detach(), "amax")
    summed = torch.zeros(count).scatter_add(0, unit, torch.exp(kept - most[unit]) * held)
    return most + torch.log(summed + 1e-12)


def fit_pronouns(cases: Sequence[Case]) -> list[float]:
    """Weights of a conditional logit: what is right is to have the mass, what is wrong none."""
    rows = torch.tensor(np.concatenate([one.features for one in cases]))
    right = torch.tensor(np.concatenate([one.right for one in cases]))
    unit = torch.repeat_interleave(
        torch.arange(len(cases)), torch.tensor([len(one.right) for one in cases])
    )
    weight = torch.tensor([one.weight for one in cases])
    scale = rows.std(0) + 0.05
    scaled = rows / scale
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.02)
    every = torch.ones_like(right, dtype=torch.bool)
    known = torch.zeros(len(cases)).scatter_add(0, unit, (right == RIGHT).float()) > 0
    wanted = torch.where(known[unit], right == RIGHT, right != WRONG)
    for step in range(LOGIT_STEPS):
        optimizer.param_groups[0]["lr"] = 0.02 * (1 - step / LOGIT_STEPS)
        scores = scaled @ weights
        lost = mass(scores, unit, len(cases), every) - mass(scores, unit, len(cases), wanted)
        loss = (lost * weight).sum() / weight.sum() + LOGIT_RIDGE * (weights**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return rounded(weights.detach() / scale)


def fitted(reader: Reader, data: Path = DATA) -> dict[str, Any]:
    """The settings of both layers, over what the network alone says."""
    reader = bare(reader)
    treebank = passed(reader, gum("train", data))
    settings = fit_mentions([*treebank, *passed(reader, mentioned.documents(data))])
    mentioning = Mentioning.of(settings)
    fiction = passed(reader, list(litbank(data))[::2])
    snippets = passed(reader, gap("development", data))
    news = passed(reader, outlets.cast("train", data))
    own = list(chain_cases([*treebank, *news], mentioning))
    told = [one for one in chain_cases(fiction, mentioning) if one.class_ <= SHE]
    passages = passed(reader, invented.documents("pronouns"))
    told += [one for one in chain_cases(passages, mentioning, WRITTEN) if one.class_ <= SHE]
    people = [*gap_cases(snippets, mentioning), *told, *(one for one in own if one.class_ <= SHE)]
    return {
        "mentioning": settings,
        "pronouns": {
            "people": fit_pronouns(people),
            "things": fit_pronouns([one for one in own if one.class_ > SHE]),
        },
    }


def write(readers: Sequence[Reader], data: Path, to: Path) -> None:
    """Fits both layers and leaves them beside a network, where it is read with them."""
    found = mean([fitted(reader, data) for reader in readers])
    to.write_text(json.dumps(found) + "\n", encoding="utf-8")


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.referents", description=__doc__)
    made.add_argument("weights", type=Path, nargs="*")
    made.add_argument("--data", type=Path, default=DATA)
    made.add_argument("--to", type=Path, default=WEIGHTS / FITTED)
    args = made.parse_args()
    readers = [reader_of(weights) for weights in args.weights or [None]]
    write(readers, args.data, args.to)


if __name__ == "__main__":
    main()
