"""Scores the attribution layer on dev data: ``python -m training.evaluate [WEIGHTS]``.

WEIGHTS is a ``.pt`` of a training run or an ``.onnx`` file; without it, the shipped one is scored.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.page import article_of_text
from onrecord.reader import attributed, drafted
from onrecord.reader.network.encoder import Encoded, OnnxNetwork, Reader, shipped
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import quotations
from training import conventions, outlets
from training.corpora import DATA, Document, polnear, statements
from training.measures import (
    Item,
    Score,
    Tokens,
    attribution_scores,
    calibration_error,
    item,
    pairs,
    source_agrees,
)


class TorchNetwork:
    """A training checkpoint behind the face that the decoder knows."""

    threads = 1

    def __init__(self, path: Path) -> None:
        import torch

        from training.export import layout
        from training.model import load

        self.torch = torch
        self.model = load(path)[0].eval()
        self.settings = layout(self.model)

    def __call__(self, ids: Any, shapes: Any, gaps: Any) -> dict[str, Any]:
        with self.torch.inference_mode():
            out = self.model(*(self.torch.from_numpy(one) for one in (ids, shapes, gaps)))
        return {k: v.numpy() for k, v in out.items()}


def reader_of(path: Path | None) -> Reader:
    """The reader for a ``.pt`` or ``.onnx`` file, or the shipped one."""
    if path is None:
        return shipped()
    if path.suffix == ".onnx":
        return Reader(
            Tokenizer.from_file(str(path.with_name("tokenizer.json"))), OnnxNetwork(str(path))
        )
    from training.model import minilm_tokenizer

    return Reader(minilm_tokenizer(), TorchNetwork(path))


def gold_items(document: Document, tokens: Tokens) -> list[Item]:
    return [item(tokens, one.source, one.cue, one.content, one) for one in document.attributions]


def predicted_items(found: Iterable[Attribution], tokens: Tokens) -> list[Item]:
    return [
        item(
            tokens,
            [one.source] if one.source else [],
            [one.cue] if one.cue else [],
            one.content,
            one,
        )
        for one in found
    ]


def signed(text: str, one: Attribution) -> Attribution:
    """An attribution with the sign that parts words and speaker as its cue, where PolNeAR has such."""
    cue = one.cue or conventions.sign(text, one.source, one.content)
    return one if cue == one.cue else replace(one, cue=cue)


def sides(
    documents: Sequence[Document], found: Sequence[Sequence[Attribution]], nested: bool = False
) -> list[tuple[list[Item], list[Item]]]:
    """(predicted, gold) of each document, in the way of its corpus: where that marks none that are told
    within others, those read do not count, but for ``nested``."""
    made = []
    for document, given in zip(documents, found, strict=True):
        tokens, told = Tokens(document.text), list(given)
        if not document.nests:
            told = [signed(document.text, one) for one in given if nested or one.inside is None]
        made.append((predicted_items(told, tokens), gold_items(document, tokens)))
    return made


def speech_attribution(both: Iterable[tuple[list[Item], list[Item]]]) -> Score:
    """Attribution F1 on act speech: gold of speech against predictions of speech.

    A prediction of thought that pairs with gold of speech counts as missing it, one of speech that
    pairs with gold of thought as wrong.
    """
    right = predicted = gold = 0
    for p, g in both:
        speech_p = [one for one in p if one.tag.act == "speech"]
        speech_g = [one for one in g if one.tag.act == "speech"]
        right += len(pairs(speech_p, speech_g))
        predicted += len(speech_p)
        gold += len(speech_g)
    return Score(right, predicted, gold)


def act_accuracy(both: Iterable[tuple[list[Item], list[Item]]]) -> float:
    """Of the pairs how many are rightly told as said or as thought, in percent."""
    same = [p[i].tag.act == g[j].tag.act for p, g in both for i, j in pairs(p, g)]
    return 100 * sum(same) / max(1, len(same))


def calibration(both: Iterable[tuple[list[Item], list[Item]]]) -> float:
    """Expected calibration error of confidence against "paired and the source agrees", in percent."""
    confidence, right = [], []
    for p, g in both:
        good = {i for i, j in pairs(p, g) if source_agrees(p[i], g[j])}
        confidence += [one.tag.confidence for one in p]
        right += [n in good for n in range(len(p))]
    return calibration_error(confidence, right)


def encode_all(reader: Reader, documents: Sequence[Document]) -> list[Encoded]:
    return [reader.encode(one.text) for one in documents]


def evaluate(reader: Reader, data: Path = DATA) -> dict[str, dict[str, Any]]:
    """Every measure of the attributions that a reading gives, by data set."""
    sets = {
        "polnear dev": list(polnear("dev", data)),
        "statements dev": [*statements("dev", data), *statements("seed", data)],
        "outlets dev": list(outlets.documents("dev", data)),
    }
    result: dict[str, dict[str, Any]] = {}
    for name, documents in sets.items():
        found, nests = [], documents[0].nests
        for one in documents:
            article = article_of_text(one.text)
            marks = quotations(one.text, article.blocks)
            encoded = reader.encode(one.text)
            read = attributed if nests else drafted
            found.append(read(article, encoded, reader.decoding, marks))
        both = sides(documents, found)
        scores: dict[str, Any] = dict(attribution_scores(both))
        if not nests:
            every = attribution_scores(sides(documents, found, nested=True))
            scores["attribution, with nested ones"] = every["attribution"]
            scores["attribution + source, with nested ones"] = every["attribution + source"]
        else:
            scores["attribution on speech"] = speech_attribution(both)
            scores["act, accuracy over pairs"] = act_accuracy(both)
        scores["calibration error"] = calibration(both)
        result[name] = scores
    return result


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    for name, scores in evaluate(reader_of(args.weights), args.data).items():
        print(name)
        for measure, score in scores.items():
            print(f"  {measure:32} {score if isinstance(score, Score) else f'{score:.1f}'}")


if __name__ == "__main__":
    main()
