"""Labelled documents to batches of windows, cut at places that move every epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reader.coreference import pairs
from onrecord.reader.network.pieces import CLS, LOWER, MASK, PAD, SEP, WINDOW
from training.labels import IGNORE, Labelled
from training.model import TAG_LAYERS

MOST_ANCHORS = 28
"""Attributions of one window that are trained on: 99.9% of PolNeAR's windows have fewer."""

LONGEST_MENTION = 40
"""Wordpieces of a mention at most."""

UNIT = 4
"""Windows of one document, one after the other, within which chains are learned."""

UNTYPED_SHARE = 0.25
"""Of mentions, how many hide their type from the signs of pairs, as reading errs in types."""


def window_plan(length: int, jitter: random.Random) -> list[int]:
    """Window starts for one epoch: even, about 24 pieces of overlap, moved a little each time."""
    if length <= WINDOW:
        return [0]
    count = -(-(length - 24) // (WINDOW - 24))
    room = length - WINDOW
    even = [room * n / (count - 1) for n in range(count)]
    return [min(room, max(0, round(at + jitter.uniform(-12, 12)))) for at in even]


@dataclass(frozen=True)
class Chained:
    """Mentions of one unit: first and last as places in the flat batch; see ``Chains``.

    known: (mention, mention) 1 coreferent, 0 not, IGNORE. With ``paired`` only those pairs teach.
    """

    first: Tensor
    last: Tensor
    features: Tensor
    known: Tensor
    paired: bool


@dataclass(frozen=True)
class Batch:
    """Tensors of one step, all over 256 pieces a window.

    ids, shapes, gaps: (batch, 256), ids blurred and ``clean``. tags: (batch, layer, 256). anchors, roles, acts: of
    attributions, (batch, anchor, ...). words: (batch, 4, 256). heads: (batch, 256). mentions:
    (place, 4) of window, first piece, last piece, 1 + type, where all mentions are annotated;
    ``complete`` (batch,) says in which windows. chained: the units with chains.
    """

    ids: Tensor
    clean: Tensor
    shapes: Tensor
    gaps: Tensor
    tags: Tensor
    anchors: Tensor
    roles: Tensor
    acts: Tensor
    words: Tensor
    heads: Tensor
    first: Tensor
    complete: Tensor
    mentions: Tensor
    chained: tuple[Chained, ...]

    def to(self, device: str) -> Batch:
        def moved(value: object) -> object:
            if isinstance(value, Tensor):
                return value.to(device)
            if isinstance(value, tuple):
                return tuple(
                    Chained(**{k: moved(v) for k, v in vars(one).items()}) for one in value
                )
            return value

        return Batch(**{k: moved(v) for k, v in vars(self).items()})


ROLE_LABELS = 2
"""Roles with BIO links: source, content."""


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
    shapes, gaps = put(wordpieces.shapes[cut], 5), put(wordpieces.gaps[cut], 3)
    words = np.full((4, full), IGNORE, np.int64)
    words[:, 1 : 1 + size] = one.words[:, cut]
    heads = put(one.heads[cut] - start + 1, IGNORE)
    heads[(heads < 1) | (heads > size)] = IGNORE
    return {
        "ids": ids,
        "clean": ids.copy(),
        "shapes": shapes,
        "gaps": gaps,
        "tags": tags,
        "anchors": anchors,
        "roles": roles,
        "acts": acts,
        "words": words,
        "heads": heads,
        "first": taught,
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


@dataclass(frozen=True)
class Source:
    """A document in training: how often it comes in an epoch, and how its words are blurred.

    ``whole``: in units of consecutive windows, so that its chains are learned.
    """

    labelled: Labelled
    weight: float
    whole: bool = False
    noise: Noise = Noise()


def plan_epoch(sources: Sequence[Source], jitter: random.Random) -> list[tuple[Source, list[int]]]:
    """Units of one epoch in random order: a source and the starts of its windows."""
    plan: list[tuple[Source, list[int]]] = []
    for source in sources:
        length = len(source.labelled.pieces)
        times = int(source.weight) + (jitter.random() < source.weight % 1)
        for _ in range(times if length else 0):
            if source.whole:
                starts = list(
                    range(-jitter.randrange(WINDOW) if length > WINDOW else 0, length, WINDOW)
                )
                starts = [max(0, one) for one in starts]
                plan += [(source, starts[at : at + UNIT]) for at in range(0, len(starts), UNIT)]
            else:
                plan += [(source, [one]) for one in window_plan(length, jitter)]
    jitter.shuffle(plan)
    return plan


def epoch(
    sources: Sequence[Source], *, batch: int, seed: int, quotes: tuple[list[int], int]
) -> Iterator[Batch]:
    """Batches of one epoch, each of ``batch`` windows or a few more."""
    rng, jitter = np.random.default_rng(seed), random.Random(seed)
    units: list[tuple[Source, list[int]]] = []
    count = 0
    for unit in plan_epoch(sources, jitter):
        units.append(unit)
        count += len(unit[1])
        if count >= batch:
            yield collate(units, rng, quotes)
            units, count = [], 0


def collate(
    units: Sequence[tuple[Source, list[int]]], rng: np.random.Generator, quotes: tuple
) -> Batch:
    """The batch of some units."""
    items: list[dict[str, np.ndarray]] = []
    chained: list[Chained] = []
    mentions: list[tuple[int, int, int, int]] = []
    complete: list[bool] = []
    for source, starts in units:
        at = len(items)
        chains = source.labelled.chains
        for start in starts:
            item = window(source.labelled, start)
            blur(item, source.noise, rng, quotes)
            items.append(item)
            complete.append(chains is not None and chains.complete)
        if chains is not None and source.whole:
            unit, told = _unit(source, starts, at, rng)
            mentions += told
            if unit is not None:
                chained.append(unit)
    stacked = {k: torch.from_numpy(np.stack([item[k] for item in items])) for k in items[0]}
    return Batch(
        **stacked,
        complete=torch.tensor(complete),
        mentions=torch.tensor(mentions, dtype=torch.long).reshape(-1, 4),
        chained=tuple(chained),
    )


def _unit(
    source: Source, starts: list[int], at: int, rng: np.random.Generator
) -> tuple[Chained | None, list[tuple[int, int, int, int]]]:
    """The mentions that lie whole in the windows of a unit, ``at`` being the number of the first."""
    chains = source.labelled.chains
    assert chains is not None
    bounds = np.array(starts)
    which = np.searchsorted(bounds, chains.firsts, "right") - 1
    first = chains.firsts - bounds[np.maximum(which, 0)]
    last = chains.lasts - bounds[np.maximum(which, 0)]
    length = len(source.labelled.pieces)
    ends = np.minimum(np.append(bounds[1:], bounds[-1] + WINDOW), length) - bounds
    kept = np.flatnonzero((which >= 0) & (last < ends[np.maximum(which, 0)]) & (first < WINDOW))
    told = []
    if chains.complete:
        for n in kept.tolist():
            if last[n] - first[n] < LONGEST_MENTION:
                told.append(
                    (
                        at + int(which[n]),
                        int(first[n]) + 1,
                        int(last[n]) + 1,
                        int(chains.types[n]) + 1,
                    )
                )
    if len(kept) < 2:
        return None, told
    types = np.where(rng.random(len(kept)) < UNTYPED_SHARE, pairs.UNTYPED, chains.types[kept])
    described = pairs.describe(
        chains.text, [chains.spans[n] for n in kept], types.tolist(), chains.marks
    )
    features = pairs.features(described, 0, len(kept), 0)
    full = WINDOW + 2
    base = (at + which[kept]) * full + 1
    same = (chains.chains[kept][:, None] == chains.chains[kept][None, :]).astype(np.int64)
    if chains.pairs:
        same[:] = IGNORE
        place = {int(n): now for now, n in enumerate(kept)}
        for a, b, known in chains.pairs:
            if a in place and b in place:
                low, high = sorted((place[a], place[b]))
                same[high, low] = int(known)
    unit = Chained(
        torch.from_numpy(base + first[kept]),
        torch.from_numpy(base + last[kept]),
        torch.from_numpy(features),
        torch.from_numpy(same),
        bool(chains.pairs),
    )
    return unit, told
