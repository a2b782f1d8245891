"""Which nouns tell an event, as the layer that judges them is fitted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from onrecord.reader.network.encoder import shipped
from training import telling
from training.happenings import Happenings

TEXT = "The attack on Monday hurt four people. The town held a march. The mayor saw the crash."


def test_nouns_of_checked_sentences_are_cases_and_triggers_among_them_are_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spans(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in words)

    checked = ((0, TEXT.index("The mayor")),)
    one = Happenings("x", TEXT, spans("attack", "march", "crash"), checked, ())

    def held(*_: object, **__: object) -> Iterator[Happenings]:
        yield one

    monkeypatch.setattr(telling, "ecb_plus", held)
    ((rows, told),) = telling.of_news(shipped())
    assert len(rows) == len(told)
    assert told.sum() == 2  # the crash is in a sentence that nobody checked
