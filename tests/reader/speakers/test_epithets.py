"""Whom other names for somebody mean, in reports of sport and shows."""

import pytest

from tests.reader.attributed import speakers


@pytest.mark.parametrize(
    ("before", "source", "who"),
    [
        ("Dray boss Bo Lind was ill. Jo Lund left.", "The Dray manager", "Bo Lind"),
        ("Dray boss Bo Lind was ill.", "The Tarn manager", "The Tarn manager"),
        ("Dray striker Bo Lind was ill.", "The 24-year-old forward", "Bo Lind"),
        ("Dray striker Bo Lind was ill.", "The Dray manager", "The Dray manager"),
        ("Actor Bo Lind was ill.", "The Harbour Lights star", "Bo Lind"),
        ("Actor Bo Lind met actor Jo Lund.", "The Harbour Lights star", "The Harbour Lights star"),
        ("Actor Bo Lind was ill.", "The star", "Bo Lind"),
        ("Bo Lind was ill.", "The star", "The star"),
        ("Mayor Bo Lind was ill.", "The Dray striker", "The Dray striker"),
        ("Bo Lind was ill.", "The three-time world champion", "Bo Lind"),
        ("Bo Lind was ill.", "The Tarn driver", "The Tarn driver"),
    ],
)
def test_an_epithet_is_of_whom_the_text_tells(before, source, who):
    text = f"{before} {{s:{source}}} {{c:said}} {{t:it was closed}}."
    assert speakers(text) == [who]


@pytest.mark.parametrize(("pronoun", "who"), [("he", "Carl Lind"), ("she", "The 22-year-old")])
def test_who_tells_of_herself_is_no_man(pronoun, who):
    text = f"Mr Carl Lind was ill. {{s:The 22-year-old}} {{c:said}} {{t:{pronoun} had guessed}}."
    assert speakers(text) == [who]
