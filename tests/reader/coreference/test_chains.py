"""Mentions chosen among candidates, and chains made of their scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.coreference.chains import chosen, linked
from onrecord.reader.network.spans import Found

FOUND = st.builds(
    lambda first, width, score: Found(first, first + width, 0, score),
    st.integers(0, 30),
    st.integers(0, 8),
    st.floats(-2, 9, allow_nan=False),
)


@given(st.lists(FOUND, max_size=40))
def test_no_chosen_mention_crosses_another(found: list[Found]) -> None:
    kept = chosen(found, 0.0)
    assert all(one.score >= 0 for one in kept)
    assert kept == sorted(kept, key=lambda one: (one.first, -one.last))
    for a in kept:
        for b in kept:
            assert not a.first < b.first <= a.last < b.last
    best = max((one for one in found if one.score >= 0), key=lambda one: one.score, default=None)
    assert best is None or best in kept


def test_mentions_may_stand_within_mentions() -> None:
    outer, inner = Found(0, 6, 0, 2.0), Found(3, 4, 0, 1.0)
    assert chosen([inner, outer], 0.0) == [outer, inner]
    assert chosen([inner, outer, Found(4, 8, 0, 1.5)], 0.0) == [outer, inner]


def test_a_mention_joins_the_chain_of_its_best_antecedent() -> None:
    rows = [
        np.array([], np.float32),
        np.array([-1.0], np.float32),
        np.array([2.0, 1.0], np.float32),
        np.array([-3.0, 0.5, -1.0], np.float32),
        np.array([0.2], np.float32),  # looks back no further than one
    ]
    assert linked(rows) == [0, 1, 0, 1, 1]


def test_scores_that_are_revised_take_the_place_of_those_before() -> None:
    rows = [np.array([0.0] * at, np.float32) for at in range(3)]
    seen = []

    def revise(at, row, chain):
        seen.append((at, list(chain)))
        return np.where(np.arange(at) == 0, 1, -1).astype(np.float32)

    assert linked(rows, revise) == [0, 0, 0]
    assert seen == [(1, [0]), (2, [0, 0])]
    assert rows[2].tolist() == [1.0, -1.0]
