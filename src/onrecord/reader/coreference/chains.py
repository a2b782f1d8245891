"""Which mention before it each mention refers back to, by the coreference head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    spans = [(int(encoded.starts[one.first]), int(encoded.ends[one.last])) for one in mentions]
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
    (w1, b1), (w2, b2) = layout.pair
    scale, outward = np.float32(size**-0.5), np.ascontiguousarray(c.T)
    rows: list[NDArray[np.float32]] = []
    for low in range(0, len(mentions), BLOCK):
        high = min(low + BLOCK, len(mentions))
        back = max(0, low - BACK)
        scores = product(a[low:high], outward[:, back:high]) * scale
        plain = pairs.features(signs, low, high, back)
        hidden = product(plain.reshape(-1, pairs.WIDTH), w1.T)
        hidden += b1
        np.maximum(hidden, 0, out=hidden)
        scores += (np.einsum("ph,h->p", hidden, w2[0]) + b2).reshape(scores.shape)
        scores -= new[low:high, None]
        for at in range(low, high):
            rows.append(scores[at - low, max(0, at - BACK) - back : at - back])
    return rows


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
