"""What is a mention and of what type is fitted to what texts say of it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from onrecord.reader.network.encoder import FITTED
from onrecord.reader.network.mentions import Mentioning
from onrecord.reader.network.spans import Found
from tests.reader.encodings import encoded_of
from training import mentions
from training.annotated import MENTION_TYPES, Annotated, Marked
from training.export import WEIGHTS
from training.mentions import EARLIER, SHARE, fit_mentions, with_earlier

TEXT = "The mayor of Harwick left"
TREE = (
    ("The", "det", 1), ("mayor", "nsubj", 4), ("of", "case", 3), ("Harwick", "dep", 1),
    ("left", "root", 4),
)  # fmt: skip
PLACE = MENTION_TYPES.index("place")
SPANS = (Found(0, 3, 0, 0.0), Found(3, 3, 0, 0.0), Found(3, 4, 0, 0.0))
MARKED = (Marked((0, 20), "person", "1"), Marked((13, 20), "place", "2"))


def test_the_layer_finds_and_types_what_it_was_fitted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "BATCH", 8)
    words = replace(encoded_of(TEXT, TREE), spans=SPANS)
    one = Annotated("one", TEXT, "mentions", mentions=MARKED, complete=True)
    settings = fit_mentions([(one, words)] * 100)
    made = Mentioning.of(json.loads(json.dumps(settings)))
    assert made is not None
    kept = made.likely(TEXT, words)
    assert [(one.first, one.last, one.type) for one in kept] == [(0, 3, 0), (3, 3, PLACE)]


def test_an_earlier_fit_weighs_beside_this_one_for_what_is_a_mention_alone() -> None:
    settings = {"measures": [[1.0, 5.0], [1.0, 5.0]], "places": [[0.0, 5.0]], "bias": [1.0, 5.0]}
    found = with_earlier(settings, {"measures": [2.0], "places": [1.0], "bias": 3.0})
    both = SHARE + (1 - SHARE) * 2
    assert np.allclose(found["measures"], [[both, 5.0], [SHARE, 5.0]])
    assert np.allclose(found["places"], [[1 - SHARE, 5.0]])
    assert np.allclose(found["bias"], [SHARE + (1 - SHARE) * 3, 5.0])


def test_what_ships_has_a_column_for_mentions_and_one_a_type() -> None:
    earlier = json.loads(EARLIER.read_text(encoding="utf-8"))
    shipped = json.loads((WEIGHTS / FITTED).read_text(encoding="utf-8"))["mentioning"]
    assert np.shape(shipped["places"]) == (len(earlier["places"]), 1 + len(MENTION_TYPES))
    assert np.shape(shipped["bias"]) == (1 + len(MENTION_TYPES),)
