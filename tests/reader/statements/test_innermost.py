"""Which of several contents a place lies in."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.statements.innermost import Innermost
from onrecord.record import Span

spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda two: Span(*sorted(two)))


@given(st.lists(st.lists(spans, max_size=3), max_size=5))
def test_it_is_the_last_to_open_of_those_that_hold_the_place(contents: list[list[Span]]) -> None:
    cover = Innermost(contents)
    for position in range(13):
        holding = [
            (span.start, -span.end, owner)
            for owner, held in enumerate(contents)
            for span in held
            if span.start <= position < span.end
        ]
        expected = max(holding)[2] if holding else None
        assert cover.at(position) == expected


def test_deep_nesting_takes_no_longer_than_its_length_tells() -> None:
    deep = 100_000
    began = process_time()
    cover = Innermost([[Span(at, 2 * deep - at)] for at in range(deep)])
    assert process_time() - began < 20
    assert cover.at(deep - 1) == deep - 1
    assert cover.at(2 * deep - 1) == 0
