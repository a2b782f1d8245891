"""What a reader is sure of teaches; what it doubts does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from onrecord.reader.network import decoding
from onrecord.reader.network.encoder import shipped
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span
from training.labels import IGNORE
from training.silver import ATTRIBUTION, told

TEXT = (
    "Mayor Reyes said the bridge will close. The harbour office hopes that it opens again in May."
)


def labelled(monkeypatch: pytest.MonkeyPatch, confidence: float) -> np.ndarray:
    """Tags of the attribution layers, one row a layer, when the second sentence is found so surely."""
    sure = Attribution((Span(17, 38),), Span(0, 11), Span(12, 16), "speech", 0.9)
    other = replace(
        sure, content=(Span(65, 91),), source=Span(40, 58), cue=Span(59, 64), confidence=confidence
    )
    monkeypatch.setattr(decoding, "attributions", lambda *_: (sure, other))
    reader = shipped()
    made = told("invented", TEXT, reader, reader.tokenizer)
    assert len(made.anchors) == 1 + (confidence > 0.7)
    return made.tags[:ATTRIBUTION, made.pieces.first]


def test_what_is_sure_is_labelled(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = labelled(monkeypatch, 0.95)
    assert tags[0, :2].tolist() == [1, 2]
    assert tags[1, 2] == 1
    assert tags[2, 3:8].tolist() == [1, 2, 2, 2, 0]
    assert tags[0, 8:11].tolist() == [1, 2, 2]


def test_what_is_doubted_is_neither_one_nor_none(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = labelled(monkeypatch, 0.3)
    assert tags[1, 2] == 1
    assert (tags[:3, 8:11] == IGNORE).all()
    assert not (tags[:3, :8] == IGNORE).any()
