"""Sources resolved to entities: what holds of any text, in any order, at any length."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Span
from tests.reader.attributed import read

WORDS = st.lists(
    st.sampled_from(
        ["Bo", "Lind", "Lind's", "said", "he", "She", "I", "the", "official", "and", "of", '"', "“",
         "’", ",", ".", "\n", "(NLA)", "told", "Northern", "Agency", "Monday", "in", "a", "report",
         "—", "de", "Mr.", "U.S.", "((WN))", "MS", "\x00", "é", "😀", "President", "who"]
    ),
    min_size=1,
    max_size=40,
)  # fmt: skip


@st.composite
def articles(draw):
    text = " ".join(draw(WORDS)) if draw(st.booleans()) else draw(st.text(min_size=1, max_size=80))
    size = len(text)

    def span():
        start = draw(st.integers(0, size - 1))
        return Span(start, draw(st.integers(start + 1, size)))

    found = []
    for at in range(draw(st.integers(0, 4))):
        content = tuple(sorted({span() for _ in range(draw(st.integers(1, 2)))}))
        source = span() if draw(st.booleans()) else None
        cue = span() if draw(st.booleans()) else None
        inside = draw(st.none() | st.integers(0, at - 1)) if at else None
        found.append(Attribution(content, source, cue, inside=inside))
    return text, found


def test_nobody_tells_himself():
    """In an interview with himself, as the words have it, the speaker stays and the one told goes."""
    (said,) = read(
        "{s:Jo Lundqvist} {c:said} {t:the pier is safe} in an interview with Jo Lundqvist."
    )[1]
    assert said.speaker.name == "Jo Lundqvist" and said.told_to is None
    (asked,) = read(
        "{s:Jo Lundqvist} {c:was asked} {t:whether the pier is safe} in an interview with Lundqvist."
    )[1]
    assert asked.speaker is None and asked.told_to.name == "Jo Lundqvist"


@settings(max_examples=300, deadline=None)
@given(articles())
def test_everything_holds_on_any_text(case):
    text, attributions = case
    entities, statements = resolve(Article(text, published="2021-03-10"), attributions)
    known = {one.id for one in entities}
    assert len(known) == len(entities)
    assert len(statements) == len(attributions)
    for one in statements:
        assert one.speaker is None or one.speaker.id in known
        assert one.told_to is None or one.told_to.id in known
        assert one.speaker is None or one.speaker is not one.told_to
        for span in one.spans():
            assert 0 <= span[0] < span[1] <= len(text)
    for entity in entities:
        assert entity.mentions
        assert entity.name not in entity.aliases
        for part in (*entity.mentions, *entity.roles):
            assert 0 <= part.span.start < part.span.end <= len(text)
        for role in entity.roles:
            assert text[role.span.start : role.span.end] == role.text


@pytest.mark.parametrize(
    "unit",
    [
        "Bo Lind said he is here. ",
        "Aa ",
        "the Aa of ",
        "and Aa ",
        "he ",
        "a a's ",
        "Aa Bb (Aa) ",
        "((A)) ",
        "Aa-Bb-",
    ],
)
def test_time_is_linear_on_one_long_line(unit):
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    resolve(Article(text), [Attribution((Span(10, 20),), source=Span(0, 2), cue=Span(3, 6))])
    assert time.process_time() - start < 20


def test_time_is_linear_in_names_and_attributions():
    def name(number):
        return "".join(chr(97 + int(digit)) for digit in str(number)).capitalize()

    def text_of(size):
        return " ".join(
            f'"We go," {name(n)} Lind{name(n % 7)} said of {name(n * 31)}.' for n in range(size)
        )

    def seconds(size):
        text = text_of(size)
        found = []
        for match in re.finditer(r'("We go,") (\w+ \w+) (said)', text):
            content, source, cue = (Span(*match.span(part)) for part in (1, 2, 3))
            found.append(Attribution((content,), source, cue))
        start = time.process_time()
        resolve(Article(text), found)
        return time.process_time() - start

    assert seconds(4000) < 10 * max(seconds(1000), 0.2)
