"""Documents to training windows: label arrays over wordpieces, cut at places that move every epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reader.pieces import CLS, LOWER, MASK, PAD, SEP, WINDOW, Pieces, pieces
from training.corpora import Document, Gold
from training.model import FORMS, TAG_LAYERS

IGNORE = -100
MOST_ANCHORS = 28
"""Attributions of one window that are trained on: 99.9% of PolNeAR's windows have fewer."""


@dataclass(frozen=True)
class Anchor:
    """An attribution as the link head sees it: asked from piece ``at``; pieces of each part."""

    at: int
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    others: tuple[tuple[str, int, int], ...]
    act: int
    negated: int
    judged: bool


@dataclass(frozen=True)
class Labelled:
    """A document as pieces, tag layers (layer, piece) of 0 O, 1 B, 2 I or IGNORE, and anchors."""

    pieces: Pieces
    tags: np.ndarray
    anchors: tuple[Anchor, ...]


def _piece_span(wordpieces: Pieces, span: tuple[int, int]) -> tuple[int, int] | None:
    """Pieces [first, last) that the characters touch; None where there is no word."""
    first = int(np.searchsorted(wordpieces.ends, span[0], "right"))
    last = int(np.searchsorted(wordpieces.starts, span[1], "left"))
    return (first, last) if last > first else None


def _spans(wordpieces: Pieces, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(one for span in spans if (one := _piece_span(wordpieces, span)))


def with_complementizer(text: str, gold: Gold) -> Gold:
    """PolNeAR's contents begin with "that"; this project's gold leaves it out. The model learns the first."""
    start, end = gold.content[0]
    before = text[:start].rstrip()
    if before.lower().endswith(" that"):
        return replace(gold, content=((len(before) - 4, end), *gold.content[1:]))
    return gold


def label(document: Document, tokenizer: Tokenizer) -> Labelled:
    """Label arrays of a document. Where a corpus does not annotate nesting, contents teach nothing of it."""
    wordpieces = pieces(document.text, tokenizer)
    tags = np.zeros((len(TAG_LAYERS), len(wordpieces)), np.int64)
    source, cue, content, nested = range(4)
    golds = document.attributions
    if document.nests:
        golds = tuple(with_complementizer(document.text, gold) for gold in golds)
    anchors = []

    def mark(layer: int, spans: Sequence[tuple[int, int]]) -> None:
        for start, end in spans:
            if not tags[layer, start:end].any():
                tags[layer, start] = 1
                tags[layer, start + 1 : end] = 2

    for gold in golds:
        parts = [_spans(wordpieces, one) for one in (gold.source, gold.cue, gold.content)]
        if not parts[2]:
            continue
        if gold.nested:
            mark(nested, parts[1])
        else:
            for layer, part in zip((source, cue, content), parts, strict=True):
                mark(layer, part)
        at = parts[1][0][0] if parts[1] else parts[2][0][0]
        judged = gold.act is not None
        others = _others(document, gold, wordpieces) if judged else ()
        negated = int(bool(gold.extra.get("negated")))
        anchors.append(
            Anchor(at, parts[0], parts[2], others, int(gold.act == "thought"), negated, judged)
        )
    if not document.nests:
        tags[nested, tags[content] > 0] = IGNORE
    tags[:, ~wordpieces.first] = IGNORE
    return Labelled(wordpieces, tags, tuple(anchors))


def _others(document: Document, gold: Gold, wordpieces: Pieces) -> tuple[tuple[str, int, int], ...]:
    medium = gold.extra.get("medium")
    span = _piece_span(wordpieces, tuple(medium)) if medium else None
    return (("medium", *span),) if span else ()


def window_plan(length: int, jitter: random.Random) -> list[int]:
    """Window starts for one epoch: even, about 24 pieces of overlap, moved a little each time."""
    if length <= WINDOW:
        return [0]
    count = -(-(length - 24) // (WINDOW - 24))
    room = length - WINDOW
    even = [room * n / (count - 1) for n in range(count)]
    return [min(room, max(0, round(at + jitter.uniform(-12, 12)))) for at in even]


@dataclass(frozen=True)
class Batch:
    """Tensors of one step: (batch, 256) inputs; (batch, layer, 256) tags; links (batch, anchor, ...)."""

    ids: Tensor
    shapes: Tensor
    gaps: Tensor
    tags: Tensor
    anchors: Tensor
    roles: Tensor
    others: Tensor
    acts: Tensor


ROLE_LABELS = 2
"""Roles with BIO links: source, content."""

_OTHERS = FORMS[4:]


def _bio(row: np.ndarray, spans: Sequence[tuple[int, int]], start: int, size: int) -> None:
    for first, last in spans:
        a, b = max(first - start, 0), min(last - start, size)
        if a < b:
            row[1 + a : 1 + b] = 2
            if first >= start:
                row[1 + a] = 1


def window(one: Labelled, start: int) -> dict[str, np.ndarray]:
    """Arrays of one window of a document, [CLS] first, padded to WINDOW + 2."""
    wordpieces, size = one.pieces, min(WINDOW, len(one.pieces) - start)
    cut, full = slice(start, start + size), WINDOW + 2

    def put(values: np.ndarray, fill: int, dtype: type = np.int64) -> np.ndarray:
        row = np.full(full, fill, dtype)
        row[1 : 1 + size] = values
        return row

    ids = put(wordpieces.ids[cut], PAD)
    ids[0], ids[1 + size] = CLS, SEP
    tags = np.full((len(TAG_LAYERS), full), IGNORE, np.int64)
    tags[:, 1 : 1 + size] = one.tags[:, cut]
    inside = [a for a in one.anchors if start <= a.at < start + size][:MOST_ANCHORS]
    anchors = np.full(MOST_ANCHORS, -1, np.int64)
    roles = np.full((MOST_ANCHORS, ROLE_LABELS, full), IGNORE, np.int64)
    others = np.full((MOST_ANCHORS, len(_OTHERS), full), IGNORE, np.int64)
    acts = np.full((MOST_ANCHORS, 2), IGNORE, np.int64)
    taught = put(wordpieces.first[cut], False, np.bool_)
    for n, anchor in enumerate(inside):
        anchors[n] = anchor.at - start + 1
        roles[n][:, taught] = 0
        for role, spans in enumerate((anchor.source, anchor.content)):
            _bio(roles[n, role], spans, start, size)
        roles[n][:, ~taught] = IGNORE
        if anchor.judged:
            acts[n] = anchor.act, anchor.negated
            medium = _OTHERS.index("medium")
            others[n, medium, taught] = 0
            for name, first, last in anchor.others:
                a, b = max(first - start, 0), min(last - start, size)
                others[n, _OTHERS.index(name), 1 + a : 1 + max(a, b)] = 1
            others[n][:, ~taught] = IGNORE
    shapes, gaps = put(wordpieces.shapes[cut], 5), put(wordpieces.gaps[cut], 3)
    return {
        "ids": ids,
        "shapes": shapes,
        "gaps": gaps,
        "tags": tags,
        "anchors": anchors,
        "roles": roles,
        "others": others,
        "acts": acts,
    }


@dataclass(frozen=True)
class Noise:
    """How inputs are blurred in training, so that borders are learned rather than names."""

    mask: float = 0.04
    mask_name: float = 0.15
    straighten: float = 0.15


def blur(
    item: dict[str, np.ndarray], noise: Noise, rng: np.random.Generator, quotes: tuple
) -> None:
    """Masks some wordpieces, names more often, and now and then types curly quotation marks straight."""
    ids, shapes = item["ids"], item["shapes"]
    chance = np.where((shapes != LOWER) & (shapes < 4), noise.mask_name, noise.mask)
    chance[(shapes >= 4) | (ids == PAD) | (ids == CLS) | (ids == SEP)] = 0
    ids[rng.random(len(ids)) < chance] = MASK
    if rng.random() < noise.straighten:
        curly, straight = quotes
        ids[np.isin(ids, curly)] = straight


def quote_ids(tokenizer: Tokenizer) -> tuple[list[int], int]:
    """Ids of the curly double quotation marks and of the straight one."""
    return [tokenizer.token_to_id(mark) for mark in "“”"], tokenizer.token_to_id('"')


def epoch(
    labelled: Sequence[tuple[Labelled, int]],
    *,
    batch: int,
    seed: int,
    noise: Noise,
    quotes: tuple[list[int], int],
) -> Iterator[Batch]:
    """Batches of one epoch; each document comes as often as its weight says."""
    rng, jitter = np.random.default_rng(seed), random.Random(seed)
    plan = [
        (one, start)
        for one, weight in labelled
        for _ in range(weight)
        for start in window_plan(len(one.pieces), jitter)
        if len(one.pieces)
    ]
    jitter.shuffle(plan)
    for n in range(0, len(plan) - batch + 1, batch):
        items = [window(one, start) for one, start in plan[n : n + batch]]
        for item in items:
            blur(item, noise, rng, quotes)
        yield Batch(
            **{k: torch.from_numpy(np.stack([item[k] for item in items])) for k in items[0]}
        )
