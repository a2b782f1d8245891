"""Which nouns tell an event, by the trigger layer and what coreference knows of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reader.network.telling import Telling, candidates, features
from tests.reader.encodings import encoded_of

TEXT = "storms culture visits"
TRIGGER = 5


def encoding():
    words = encoded_of(TEXT)
    tags = words.tags.copy()
    tags[:, TRIGGER] = np.log([[0.4, 0.5, 0.1], [0.4, 0.5, 0.1], [0.4, 0.1, 0.5]])
    chains = words.chains.copy()
    chains[1] = 1
    return replace(words, tags=tags, chains=chains)


def judging(sign: float, bias: float = 0.0) -> Telling:
    weights = np.full(1 + encoding().chains.shape[1], sign, np.float32)
    weights[0] = 1.0
    return Telling(weights, bias)


def test_only_nouns_that_may_begin_a_trigger_are_weighed() -> None:
    words = encoding()
    assert candidates(words).tolist() == [0, 1]
    tags = words.tags.copy()
    tags[0, TRIGGER] = np.log([0.98, 0.015, 0.005])
    assert candidates(replace(words, tags=tags)).tolist() == [1]


def test_what_coreference_knows_turns_a_noun_down() -> None:
    words = encoding()
    before, after = np.exp(words.tags[:, TRIGGER]), np.exp(judging(-1.0).judged(words)[:, TRIGGER])
    assert np.allclose(after.sum(1), 1)
    assert np.allclose(after[[0, 2]], before[[0, 2]], atol=1e-5)
    assert after[1, 0] > 0.99
    # How a trigger is cut is left to the trigger layer.
    assert np.isclose(after[1, 1] / after[1, 2], before[1, 1] / before[1, 2])


def test_other_layers_are_left_as_they_are() -> None:
    words = encoding()
    judged = judging(1.0, bias=3.0).judged(words)
    assert np.array_equal(judged[:, :TRIGGER], words.tags[:, :TRIGGER])


def test_the_surest_word_has_features_and_no_words_have_none() -> None:
    words = encoding()
    tags = words.tags.copy()
    tags[0, TRIGGER, 0] = 0.0
    tags[1, TRIGGER, 0] = -200.0
    assert np.isfinite(features(replace(words, tags=tags), np.array([0, 1]))).all()
    assert judging(1.0).judged(encoded_of("")).shape == encoded_of("").tags.shape
    assert Telling.of(None) is None
