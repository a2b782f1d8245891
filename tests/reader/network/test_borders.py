"""Where sources and contents may begin and end: features, log-odds, and what decoding makes of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.reader.network import borders
from onrecord.reader.network.borders import Borders, features
from onrecord.reader.network.decoding import BEGIN, IN, OUT, best_sequence, best_sequences
from tests.reader.encodings import encoded_of

TEXT = 'Mara Holt said "the bridge (old as it is) will close" , and left .'


def test_signs_and_open_quotation_marks():
    words = encoded_of(TEXT)
    spelled = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    signs = borders.signs(TEXT, words)
    told = dict(zip(spelled, signs.tolist(), strict=True))
    assert told['"'] == borders.MARK and told["("] == borders.OPEN and told["."] == borders.STOP
    assert told["bridge"] == borders.WORD
    inside = borders.quoted(TEXT, words, signs)
    assert [w for w, q in zip(spelled, inside, strict=True) if q][:3] == ['"', "the", "bridge"]
    assert inside[-1] == 0


@given(st.text(alphabet="ab .,\"“”()\n'", max_size=60))
def test_every_word_has_features_in_range(text):
    words = encoded_of(text)
    rows, size = features(text, words)
    assert len(rows) == len(words)
    if len(rows):
        assert rows.min() >= 0 and rows.max() < size
        # Each column has a stretch of places of its own.
        assert (np.diff(rows, axis=1) > 0).all()


def test_log_odds_of_a_begin_stand_at_the_word_that_begins():
    words = encoded_of(TEXT)
    _, size = features(TEXT, words)
    weights = np.zeros((2, 2, size), np.float32)
    weights[1, :, borders.MARK] = 3.0  # a border after a quotation mark
    odds = Borders(weights, np.zeros((2, 2), np.float32)).odds(TEXT, words)
    spelled = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert [w for w, one in zip(spelled, odds[:, 1, 0], strict=True) if one > 0] == ["the", ","]
    assert [w for w, one in zip(spelled, odds[:, 1, 1], strict=True) if one > 0] == ['"', '"']
    assert not odds[:, 0].any()


def test_a_span_goes_on_to_where_it_may_end():
    scores = np.zeros((1, 5, 3), np.float32)
    scores[0, :, BEGIN] = [-9, 3, -9, -9, -9]
    scores[0, :, IN] = [-9, -9, 2, -0.5, 0.2]
    assert best_sequences(scores)[0].tolist() == [OUT, BEGIN, IN, OUT, OUT]
    leaving, staying = np.zeros((2, 1, 5), np.float32)
    leaving[0, 2] = -1.0
    assert best_sequences(scores, leaving, staying)[0].tolist() == [OUT, BEGIN, IN, IN, IN]


@given(
    st.integers(1, 12).flatmap(
        lambda n: arrays(np.float32, (n, 3), elements=st.floats(-9, 0, width=16))
    )
)
def test_one_sequence_is_labelled_as_one_of_many(scores):
    assert best_sequence(scores).tolist() == best_sequences(scores[None])[0].tolist()
