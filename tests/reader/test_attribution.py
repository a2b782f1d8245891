"""Attributions and the dateline."""

from __future__ import annotations

from onrecord.reader.attribution import Attribution, after
from onrecord.record import Span

TEXT = "TARN QUAY — The ramp is shut, Ana Reyes said."
DATELINE = Span(0, 9)


def test_the_dateline_is_nobody_s_words() -> None:
    one = Attribution((Span(0, 28),), cue=Span(40, 44))
    (content,) = after(TEXT, DATELINE, one).content
    assert TEXT[slice(*content)] == "The ramp is shut"


def test_words_past_the_dateline_stay_as_they_are() -> None:
    one = Attribution((Span(12, 28),), cue=Span(40, 44))
    assert after(TEXT, DATELINE, one) == one
    alone = Attribution((Span(0, 9),))
    assert after(TEXT, DATELINE, alone) == alone
