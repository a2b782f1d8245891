"""Which mention before it each mention refers back to, by the coreference head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.coreference import pairs
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.products import product
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.quotations import Quotation

if TYPE_CHECKING:
    from numpy.typing import NDArray

BACK = 250
"""Mentions looked back at: about 900 words of news. Names further off are joined by their letters."""

BLOCK = 64
"""Mentions judged at once: what bounds the memory."""


def chosen(found: Sequence[Found], least: float) -> list[Found]:
    """The mentions of at least these log-odds that do not cross one another, the surer first.

    In text order, of equal starts the longer first. Mentions may stand within mentions.
    """
    kept: list[Found] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for one in sorted(found, key=lambda one: -one.score):
        if one.score < least:
            break
        inside = range(one.first + 1, one.last + 1)
        crossed = any(ends.get(at, -1) > one.last for at in inside) or any(
            starts.get(at, one.first) < one.first for at in range(one.first, one.last)
        )
        if crossed:
            continue
        kept.append(one)
        # ends: by first word, the furthest last; starts: by last word, the earliest first.
        ends[one.first] = max(ends.get(one.first, -1), one.last)
        starts[one.last] = min(starts.get(one.last, one.first), one.first)
    return sorted(kept, key=lambda one: (one.first, -one.last))


def described(
    text: str, encoded: Encoded, mentions: Sequence[Found], marks: Sequence[Quotation]
) -> pairs.Mentions:
    """The signs of mentions, as ``pairs`` sees them."""
    spans = [(encoded.starts[one.first], encoded.ends[one.last]) for one in mentions]
    # The scores of pairs were learned over the network's own types.
    types = [one.type if one.drafted < 0 else one.drafted for one in mentions]
    return pairs.describe(text, spans, types, marks)


def antecedents(
    encoded: Encoded, mentions: Sequence[Found], signs: pairs.Mentions
) -> list[NDArray[np.float32]]:
    """For each mention the scores of those before it, nearest last, against being new.

    Row i holds the scores of mentions [max(0, i - BACK), i); above 0 speaks for coreference.
    Antecedent scores as in Kirstain et al. (2021), with a small network over the signs of pairs.
    """
    if not mentions:
        return []
    layout = encoded.layout
    size = layout.chain
    first = encoded.chains[[one.first for one in mentions]].astype(np.float32)
    last = encoded.chains[[one.last for one in mentions]].astype(np.float32)
    a = first[:, 2 : 2 + size] + last[:, 2 + size : 2 + 2 * size]
    c = first[:, 2 + 2 * size : 2 + 3 * size] + last[:, 2 + 3 * size :]
    new = first[:, 0] + last[:, 1]
    scale, outward = np.float32(size**-0.5), np.ascontiguousarray(c.T)
    rows: list[NDArray[np.float32]] = []
    for low in range(0, len(mentions), BLOCK):
        high = min(low + BLOCK, len(mentions))
        back = max(0, low - BACK)
        scores = product(a[low:high], outward[:, back:high]) * scale
        seen = [slice(max(0, at - BACK) - back, at - back) for at in range(low, high)]
        judged = _judged(layout.pair, pairs.planes(signs, low, high, back), seen)
        for row, cut, plain, single in zip(scores, seen, judged, new[low:high], strict=True):
            rows.append(row[cut] + plain - single)
    return rows


def _judged(
    layers: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]],
    planes: NDArray[np.bool_],
    seen: Sequence[slice],
) -> list[NDArray[np.float32]]:
    """What the small network says of the signs of pairs, row by row; ``seen`` are the columns asked for in each."""
    (w1, b1), (w2, b2) = layers
    # Of a block many signs hold for no pair, and nothing comes of them.
    held = planes.any((1, 2))
    planes = planes[held]
    ends = list(accumulate((cut.stop - cut.start for cut in seen), initial=0))
    # The last sign holds for all: its weight is the bias.
    plain = np.empty((len(planes) + 1, ends[-1]), np.float32)
    plain[-1] = 1
    for row, cut, (start, end) in zip(range(len(seen)), seen, pairwise(ends), strict=True):
        plain[:-1, start:end] = planes[:, row, cut]
    hidden = product(plain.T, np.column_stack([w1[:, held], b1]).T)
    np.maximum(hidden, 0, out=hidden)
    made = np.einsum("ph,h->p", hidden, w2[0]) + b2
    return [made[start:end] for start, end in pairwise(ends)]


Revise = Callable[[int, "NDArray[np.float32]", Sequence[int]], "NDArray[np.float32]"]
"""From a mention, its scores and the chains before it to scores in their stead."""


def linked(scores: list[NDArray[np.float32]], revise: Revise | None = None) -> list[int]:
    """The chain of each mention: that of its best antecedent, or a new one. A chain is called by the
    number of its first mention. What ``revise`` makes of scores takes their place in the list."""
    chain: list[int] = []
    for at, row in enumerate(scores):
        if len(row) and revise is not None:
            scores[at] = row = revise(at, row, chain)
        best = int(row.argmax()) if len(row) else -1
        chain.append(chain[at - len(row) + best] if len(row) and row[best] > 0 else at)
    return chain
