"""Mentions from the scores of their first and last words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reader.network.spans import LEAST, LONGEST, found_spans
from tests.reader.encodings import LAYOUT


def test_spans_are_those_whose_types_together_score_enough() -> None:
    layout = replace(LAYOUT, span=4, mentions=("person", "place", "other"))
    count, types = LONGEST + 9, 3
    spans = np.random.default_rng(0).normal(size=(count, 2 * types * 5)).astype(np.float32)
    mine = np.arange(count) % 7 != 0
    first, last = spans.reshape(count, 2, types, 5).transpose(1, 2, 0, 3)
    wanted = {}
    for a in np.flatnonzero(mine).tolist():
        for b in range(a, min(a + LONGEST, count)):
            scores = (first[:, a, 1:] * last[:, b, 1:]).sum(1) / 2 + first[:, a, 0] + last[:, b, 0]
            odds = np.logaddexp.reduce(scores)
            if odds > LEAST:
                wanted[10 + a, 10 + b] = (int(scores.argmax()), odds)
    found = found_spans(spans, layout, mine, 10)
    assert [(one.first, one.last) for one in found] == sorted(wanted)
    assert [one.type for one in found] == [wanted[key][0] for key in sorted(wanted)]
    np.testing.assert_allclose(
        [one.score for one in found], [wanted[key][1] for key in sorted(wanted)], atol=1e-4
    )
    assert found_spans(spans[:0], layout, mine[:0], 0) == []
