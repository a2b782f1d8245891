"""Mentions from the scores of their first and last words, window by window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from onrecord.reader.network.layout import Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 32
"""Words of a mention at most; training knows mentions of 40 wordpieces."""

LEAST = -4.0
"""Log-odds of a mention against none from which it is kept at all; what layers take is stricter. Of the mentions
of GUM dev 97 in 100 are kept, from -2 they would be 91."""


class Found(NamedTuple):
    """A mention [first, last] in words, both in; its type by number; its log-odds against none.

    drafted: its type by the network alone, by which pairs of mentions are scored, -1 where ``type`` is that.
    """

    first: int
    last: int
    type: int
    score: float
    drafted: int = -1


def found_spans(
    spans: NDArray[np.float32], layout: Layout, mine: NDArray[np.bool_], low: int
) -> list[Found]:
    """The mentions whose first word is the window's own; its words are numbered from ``low``.

    spans: (word, 2 * type * (1 + width)), the first half for first words, the other for last ones.
    """
    count, types = len(spans), len(layout.mentions)
    if not count:
        return []
    first, last = spans.reshape(count, 2, types, layout.span + 1).transpose(1, 2, 0, 3)
    # Of all pairs only those of words so close are looked at: (type, word, words on).
    padded = np.zeros((types, count + LONGEST - 1, layout.span + 1), np.float32)
    padded[:, :count] = last
    ahead = sliding_window_view(padded, LONGEST, axis=1)
    scores = (first[:, :, None, 1:] @ ahead[:, :, 1:])[:, :, 0] * np.float32(layout.span**-0.5)
    scores += first[..., :1] + ahead[:, :, 0]
    best = scores.max(0)
    # The sum over types is at most so much above the best of them: few are worth the logarithms.
    likely = (best > LEAST - np.log(types)) & mine[:, None]
    likely &= np.arange(count)[:, None] + np.arange(LONGEST) < count
    at, on = np.nonzero(likely)
    near = scores[:, at, on]
    odds, kinds = np.logaddexp.reduce(near, 0), near.argmax(0)
    return [
        Found(low + a, low + a + further, kind, score)
        for a, further, kind, score in zip(
            at.tolist(), on.tolist(), kinds.tolist(), odds.tolist(), strict=True
        )
        if score > LEAST
    ]
