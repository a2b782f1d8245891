"""Negated and hedged sayings."""

import pytest

from onrecord.reader.attribution import Attribution
from onrecord.reader.polarity import hedged, negated
from onrecord.record import Span


def attribution(text, cue, source="Lind"):
    start = text.index(cue)
    first = text.find(source)
    return Attribution(
        (Span(len(text) - 1, len(text)),),
        source=Span(first, first + len(source)) if first >= 0 else None,
        cue=Span(start, start + len(cue)),
    )


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Lind wouldn't say it was legal", "wouldn't say", True),
        ("Lind did not confirm it", "did not confirm", True),
        ("Lind did not confirm it", "confirm", True),
        ("Lind has never told them", "has never told", True),
        ("Lind declined to comment on it", "declined to comment", True),
        ("Lind denied it", "denied", False),
        ("Lind said it", "said", False),
        ("Lind not only said it but did it", "not only said", False),
        ("It did not rain, Lind said", "said", False),
        ("Lind declined to comment on it", "declined", True),
        ("Lind gave no reason", "gave", True),
        ("Lind said no one was hurt", "said", False),
    ],
)
def test_negated(text, cue, expected):
    assert negated(text, attribution(text, cue)) is expected


def test_nobody_as_the_source_negates():
    text = "No group claimed it"
    assert negated(text, attribution(text, "claimed", source="No group"))


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Lind apparently said it", "apparently said", True),
        ("Lind reportedly told them", "told", True),
        ("Lind may have said it", "may have said", True),
        ("Lind is believed to want it", "is believed to", True),
        ("Lind seemed to suggest it", "suggest", True),
        ("Lind said it", "said", False),
        ("Lind said it was apparently stolen", "said", False),
    ],
)
def test_hedged(text, cue, expected):
    assert hedged(text, attribution(text, cue)) is expected
