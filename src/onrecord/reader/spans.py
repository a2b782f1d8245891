"""Mentions from the scores of their first and last words, window by window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.layout import Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 32
"""Words of a mention at most; training knows mentions of 40 wordpieces."""

LEAST = -2.0
"""Log-odds of a mention against none from which it is kept at all; what layers take is stricter."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention [first, last] in words, both in; its type by number; its log-odds against none."""

    first: int
    last: int
    type: int
    score: float


def found_spans(
    spans: NDArray[np.float32], layout: Layout, mine: NDArray[np.bool_], low: int
) -> list[Found]:
    """The mentions whose first word is the window's own; its words are numbered from ``low``.

    spans: (word, 2 * type * (1 + width)), the first half for first words, the other for last ones.
    """
    count, types = len(spans), len(layout.mentions)
    first, last = spans.reshape(count, 2, types, layout.span + 1).transpose(1, 2, 0, 3)
    scores = first[..., 1:] @ last[..., 1:].transpose(0, 2, 1) * np.float32(layout.span**-0.5)
    scores += first[..., :1] + last[..., 0][:, None, :]
    # Of all pairs only those of words so close are looked at: (word, words on).
    at = np.arange(count)[:, None]
    to = at + np.arange(min(LONGEST, count))
    near = scores[:, at, np.minimum(to, count - 1)]
    best = np.logaddexp.reduce(near, 0)
    kept = (best > LEAST) & (to < count) & mine[:, None]
    found = []
    for a, on in zip(*np.nonzero(kept), strict=True):
        kind = int(near[:, a, on].argmax())
        found.append(Found(low + int(a), low + int(a + on), kind, float(best[a, on])))
    return found
