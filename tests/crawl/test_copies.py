"""Near-duplicates: reprints are found, stories of one event by different hands are not."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("rensa", reason="the crawl needs onrecord[crawl]")

from onrecord.crawl.copies import HASHES, LEAST, first_of_each, signature

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]


def text(seed: int, words: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def signed(*texts: str) -> np.ndarray:
    return np.array([np.frombuffer(signature(one), "<u4") for one in texts])


def test_reprints_are_copies_of_the_first() -> None:
    story = text(1)
    reprint = "Our own correspondent writes: " + story.rsplit(" ", 15)[0]
    assert first_of_each(signed(story, text(2), reprint, story)).tolist() == [0, 1, 0, 0]


def test_half_a_story_with_another_half_is_none() -> None:
    half = text(1).split()[:150]
    mixed = " ".join(half + text(3).split()[:150])
    assert first_of_each(signed(text(1), mixed)).tolist() == [0, 1]


def test_short_texts_are_not_told() -> None:
    assert signature(" ".join(["word"] * (LEAST - 1))) is None
    assert signature("") is None
    assert len(signature(text(1)) or b"") == 4 * HASHES


def test_case_and_punctuation_do_not_matter() -> None:
    assert signature(text(1)) == signature(text(1).upper().replace(" ", ", "))


@given(st.lists(st.integers(0, 5), max_size=30))
@settings(max_examples=40, deadline=None)
def test_each_points_at_the_first_of_its_kind(kinds: list[int]) -> None:
    made = {kind: text(kind) for kind in set(kinds)}
    signatures = (
        signed(*(made[kind] for kind in kinds)) if kinds else np.zeros((0, HASHES), np.uint32)
    )
    assert first_of_each(signatures).tolist() == [kinds.index(kind) for kind in kinds]


def test_chains_end_at_the_first() -> None:
    words = text(1).split()
    chain = [" ".join(words[: 300 - 20 * n] + text(50 + n).split()[: 20 * n]) for n in range(6)]
    first = first_of_each(signed(*chain))
    assert first[0] == 0
    assert set(first[first]) == set(first)
