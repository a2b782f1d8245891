"""Which spans are mentions, by how they stand in their sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.coreference.chains import described
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.mentions import MEASURES, Mentioning, features
from onrecord.reader.network.spans import Found
from tests.reader.encodings import encoded_of

TEXT = "The mayor of Harwick left"
TREE = (
    ("The", "det", 1), ("mayor", "nsubj", 4), ("of", "case", 3), ("Harwick", "dep", 1),
    ("left", "root", 4),
)  # fmt: skip
CUT, WHOLE, ACROSS = Found(0, 1, 0, 1.0), Found(0, 3, 0, 0.5), Found(3, 4, 0, 0.2)


def known(words: Encoded) -> int:
    """How many measures there are: of the span, and of what the network knows of its head."""
    return MEASURES + words.names.shape[1] - 1 + words.chains.shape[1]


@given(st.text(alphabet="ab .,\"“”()\n'", max_size=60), st.data())
def test_every_span_has_features_in_range(text: str, data: st.DataObject) -> None:
    words = encoded_of(text)
    last = len(words) - 1
    found = []
    for _ in range(data.draw(st.integers(0, 9)) if len(words) else 0):
        first = data.draw(st.integers(0, last))
        found.append(
            Found(first, data.draw(st.integers(first, last)), 0, data.draw(st.floats(-2, 9)))
        )
    measures, places, size = features(text, words, found)
    assert measures.shape == (len(found), known(words)) and np.isfinite(measures).all()
    assert len(places) == len(found)
    if len(found):
        assert places.min() >= 0 and places.max() < size
        # Each column has a stretch of places of its own.
        assert (np.diff(places, axis=1) > 0).all()


def test_a_phrase_cut_short_a_whole_one_and_one_across_differ() -> None:
    words = encoded_of(TEXT, TREE)
    measures, places, _ = features(TEXT, words, [CUT, WHOLE, ACROSS])
    # The whole phrase and the one cut short share a head, so that each is the other's rival.
    assert measures[:2, 3].tolist() == [0.5, 1.0]
    assert measures[2, 3] == -1.0
    assert len({tuple(row) for row in places.tolist()}) == 3


def layer(words: Encoded, size: int, types: int = 2) -> Mentioning:
    """A layer by which nothing is a mention, nor of one type more than of another."""
    columns = 1 + types
    bias = np.array([-1.0] + [0.0] * types, np.float32)
    zeros = (np.zeros((rows, columns), np.float32) for rows in (known(words), size))
    return Mentioning(*zeros, bias)


def test_spans_are_kept_by_the_odds_of_the_layer() -> None:
    words = replace(encoded_of(TEXT, TREE), spans=(CUT, WHOLE, ACROSS))
    _, places, size = features(TEXT, words, words.spans)
    made = layer(words, size)
    made.places[list(set(places[1]) - set(places[0]) - set(places[2])), 0] = 2.0
    kept = made.likely(TEXT, words)
    assert [(one.first, one.last) for one in kept] == [(0, 3)]
    assert kept[0].score > 0


def test_what_is_known_of_the_head_tells_what_is_a_mention_and_its_type() -> None:
    words = replace(encoded_of(TEXT, TREE), spans=(WHOLE, ACROSS))
    words.chains[1] = 1.0
    made = layer(words, features(TEXT, words, words.spans)[2])
    made.measures[-1] = 3.0, 0.0, 1.0
    kept = made.likely(TEXT, words)
    assert [(one.first, one.last, one.type) for one in kept] == [(0, 3, 1)]


def test_a_mention_that_is_typed_anew_keeps_the_type_that_pairs_are_scored_by() -> None:
    words = replace(encoded_of(TEXT, TREE), spans=(WHOLE._replace(type=0),))
    made = layer(words, features(TEXT, words, words.spans)[2])
    made.bias[:] = 1.0, 0.0, 1.0
    kept = made.likely(TEXT, words)
    assert [one.type for one in kept] == [1]
    assert described(TEXT, words, kept, ()).types.tolist() == [0]
    assert described(TEXT, words, [WHOLE._replace(type=1)], ()).types.tolist() == [1]


def test_without_spans_nothing_is_likely() -> None:
    words = encoded_of("")
    assert layer(words, 0).likely("", words) == ()
