"""How quality is measured: spans as token ranges, statements paired by content, micro-averaged F1.

Text is cut into tokens by ``\\w+|[^\\w\\s]``; a span is the range of tokens that it touches.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

_TOKEN = re.compile(r"\w+|[^\w\s]")
ROLES = ("source", "cue", "content")


class Score(NamedTuple):
    """Precision, recall and F1, in percent, with the counts they come from."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return (
            200 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0
        )

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:5.1f}   P {self.precision:5.1f}   R {self.recall:5.1f}   of {self.gold}"
        )


class Tokens:
    """The tokens of a text; turns character spans to token ranges."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def range(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """[first, last) of the tokens that the span touches, None where it touches none."""
        first, last = bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])
        return (first, last) if last > first else None


@dataclass(frozen=True)
class Item:
    """A statement in token ranges, gold or predicted."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    tag: object = None

    def tokens(self, role: str) -> frozenset[int]:
        return frozenset(n for first, last in getattr(self, role) for n in range(first, last))


def item(
    tokens: Tokens, source: Iterable, cue: Iterable, content: Iterable, tag: object = None
) -> Item:
    """An ``Item`` from character spans."""
    parts = [
        tuple(sorted({r for span in part if (r := tokens.range(span))}))
        for part in (source, cue, content)
    ]
    return Item(*parts, tag)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def pairs(
    predicted: Sequence[Item], gold: Sequence[Item], least: float = 0.5
) -> list[tuple[int, int]]:
    """One-to-one pairs by content overlap (Jaccard), best first."""
    p, g = ([one.tokens("content") for one in side] for side in (predicted, gold))
    found = [(jaccard(a, b), i, j) for i, a in enumerate(p) for j, b in enumerate(g) if a & b]
    taken_p, taken_g, kept = set(), set(), []
    for score, i, j in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if score >= least and i not in taken_p and j not in taken_g:
            taken_p.add(i)
            taken_g.add(j)
            kept.append((i, j))
    return kept


def source_agrees(a: Item, b: Item) -> bool:
    """Whether sources agree: half of the tokens shared, or both without one."""
    one, other = a.tokens("source"), b.tokens("source")
    return jaccard(one, other) >= 0.5 if one or other else True


def whole(a: Item, b: Item) -> bool:
    return all(a.tokens(role) == b.tokens(role) for role in ROLES)


def attribution_scores(
    documents: Iterable[tuple[Sequence[Item], Sequence[Item]]],
) -> dict[str, Score]:
    """All attribution measures over (predicted, gold) of each document."""
    counts: Counter[str] = Counter()
    for predicted, gold in documents:
        for role in ROLES:
            sides = [
                Counter({span for one in side for span in getattr(one, role)})
                for side in (predicted, gold)
            ]
            for name, n in zip((f"{role}/p", f"{role}/g"), map(Counter.total, sides), strict=True):
                counts[name] += n
            counts[role] += (sides[0] & sides[1]).total()
        counts["p"] += len(predicted)
        counts["g"] += len(gold)
        for i, j in pairs(predicted, gold):
            counts["attribution"] += 1
            agrees = source_agrees(predicted[i], gold[j])
            counts["attribution + source"] += agrees
        counts["whole exact"] += _whole_pairs(predicted, gold)
        for name in ("p", "g"):
            side = predicted if name == "p" else gold
            counts[f"token/{name}"] += len(
                frozenset().union(*(one.tokens("content") for one in side))
            )
        both = [
            frozenset().union(*(one.tokens("content") for one in side))
            for side in (predicted, gold)
        ]
        counts["token"] += len(both[0] & both[1])
    scores = {
        f"{role} exact": Score(counts[role], counts[f"{role}/p"], counts[f"{role}/g"])
        for role in ROLES
    }
    scores["content by token"] = Score(counts["token"], counts["token/p"], counts["token/g"])
    for name in ("attribution", "attribution + source", "whole exact"):
        scores[name] = Score(counts[name], counts["p"], counts["g"])
    return scores


def _whole_pairs(predicted: Sequence[Item], gold: Sequence[Item]) -> int:
    return sum(whole(predicted[i], gold[j]) for i, j in pairs(predicted, gold))


def calibration_error(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017), in percent, over bins of equal width."""
    c, r = np.asarray(confidence, float), np.asarray(right, float)
    if not len(c):
        return 0.0
    which = np.minimum((c * bins).astype(int), bins - 1)
    gaps = [
        abs(c[which == b].mean() - r[which == b].mean()) * (which == b).mean() for b in set(which)
    ]
    return 100 * float(sum(gaps))
