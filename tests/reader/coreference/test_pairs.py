"""What is plain to see of two mentions."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.coreference import pairs
from onrecord.reader.statements.quotations import quotations

TEXT = (
    "Ana Reyes, the mayor of Dunmore, met Mrs. Holt of the Coastal Pilots' Union (CPU). "
    "She thanked them. “I owe the union a lot,” Reyes said. The CPU left."
)


def described(*phrases: str) -> pairs.Mentions:
    spans, at = [], 0
    for phrase in phrases:
        at = TEXT.index(phrase, at)
        spans.append((at, at + len(phrase)))
        at += 1
    return pairs.describe(TEXT, spans, [pairs.UNTYPED] * len(spans), quotations(TEXT))


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Ana Reyes", pairs.NAME),
        ("the Bank of Alder", pairs.NAME),
        ("the mayor of Dunmore", pairs.NOMINAL),
        ("the President", pairs.NOMINAL),
        ("a fisherman who works in Dunmore", pairs.NOMINAL),
        ("herself", pairs.PRONOUN),
        ("They", pairs.PRONOUN),
        ("...", pairs.NOMINAL),
    ],
)
def test_kinds(phrase: str, kind: int) -> None:
    m = pairs.describe(phrase, [(0, len(phrase))], [pairs.UNTYPED], ())
    assert m.kinds.tolist() == [kind]


def test_gender_number_and_quotation() -> None:
    m = described("Ana Reyes", "Mrs. Holt", "She", "them", "I", "Reyes")
    assert m.genders.tolist()[:3] == [pairs.FEMALE_SIGN] * 3
    assert m.numbers[3] == pairs.MANY
    said = "NHB pilot Ana Reyes"
    (titled,) = pairs.describe(said, [(0, len(said))], [pairs.UNTYPED], ()).genders.tolist()
    assert titled == pairs.FEMALE_SIGN
    assert [bool(one) for one in m.quotes] == [False, False, False, False, True, False]
    assert m.sentences[0] == m.sentences[1] < m.sentences[2] < m.sentences[4]


def test_signs_of_pairs_tell_shared_words_and_acronyms() -> None:
    m = described("Ana Reyes", "the Coastal Pilots' Union", "CPU", "Reyes", "The CPU")
    signs = pairs.features(m, 0, len(m), 0)
    assert signs.shape == (5, 5, pairs.WIDTH)
    assert not np.array_equal(signs[3, 0], signs[3, 1])
    acronym = [at for at in range(pairs.WIDTH) if signs[2, 1, at] != signs[2, 0, at]]
    assert acronym
    # A block of rows and columns is the same as that part of the whole.
    np.testing.assert_array_equal(pairs.features(m, 3, 5, 1), signs[3:5, 1:5])


@given(st.text(max_size=200))
def test_any_text_is_described(text: str) -> None:
    spans = [match.span() for match in re.finditer(r"\S+", text)][:12]
    m = pairs.describe(text, spans, [pairs.UNTYPED] * len(spans), quotations(text))
    signs = pairs.features(m, 0, len(m), 0)
    assert signs.shape == (len(spans), len(spans), pairs.WIDTH)
    assert np.isin(signs, (0, 1)).all()
