"""Coreference measures over clusterings of the same mentions: MUC, B³, CEAF-e, their mean (CoNLL
F1).

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; Pradhan et al. 2014. A clustering maps each
mention to the name of its cluster; mentions of one side alone count as singletons of the other
(Pradhan et al.: a missing mention costs recall, an invented one precision).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple

Clustering = Mapping[Hashable, Hashable]


class Score(NamedTuple):
    """Precision, recall and F1, 0 to 1."""

    precision: float
    recall: float
    f1: float


def score(precision: float, recall: float) -> Score:
    return Score(precision, recall, 2 * precision * recall / ((precision + recall) or 1.0))


def b_cubed(gold: Clustering, predicted: Clustering) -> Score:
    """Per mention: how much of its predicted cluster is of its gold one, and the other way
    about."""
    return score(_b_cubed(predicted, gold), _b_cubed(gold, predicted))


def _b_cubed(mine: Clustering, theirs: Clustering) -> float:
    total = 0.0
    for members in _members(mine).values():
        shared = Counter(theirs[one] for one in members if one in theirs)
        total += sum(count * count for count in shared.values()) / len(members)
    return total / (len(mine) or 1)


def muc(gold: Clustering, predicted: Clustering) -> Score:
    """Links: how many of a clustering's links the other keeps."""
    return score(_muc(predicted, gold), _muc(gold, predicted))


def _muc(mine: Clustering, theirs: Clustering) -> float:
    kept = links = 0
    for members in _members(mine).values():
        parts = {theirs.get(one, ("alone", one)) for one in members}
        kept += len(members) - len(parts)
        links += len(members) - 1
    return kept / (links or 1)


def ceaf_e(gold: Clustering, predicted: Clustering) -> Score:
    """Clusters paired one to one for the most in common, each pair worth 2·shared / both sizes."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    golds, found = list(_members(gold).values()), list(_members(predicted).values())
    place = {one: number for number, members in enumerate(found) for one in members}
    worth = np.zeros((len(golds), len(found)))
    for number, members in enumerate(golds):
        for other, shared in Counter(place[one] for one in members if one in place).items():
            worth[number, other] = 2 * shared / (len(members) + len(found[other]))
    best = worth[linear_sum_assignment(worth, maximize=True)].sum()
    return score(best / (len(found) or 1), best / (len(golds) or 1))


def conll(gold: Clustering, predicted: Clustering) -> float:
    """The mean of the three F1, 0 to 1."""
    return sum(one(gold, predicted).f1 for one in (muc, b_cubed, ceaf_e)) / 3


def _members(clustering: Clustering) -> dict[Hashable, list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = defaultdict(list)
    for mention, cluster in clustering.items():
        found[cluster].append(mention)
    return found
