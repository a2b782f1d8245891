"""Who bears a title that ends in the name of a body, with nothing between the two names."""

import pytest

from tests.reader.typed import texts


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Head of policy at Tarn Aid Caroline Holt left.",
            (("Tarn Aid", "organization"), ("Caroline Holt", "person")),
            {"Tarn Aid": "organization", "Caroline Holt": "person"},
        ),
        (
            "Head of Tarn Aid Vohr Kest left.",
            (("Tarn Aid", "organization"), ("Vohr Kest", "organization")),
            {"Tarn Aid": "organization", "Vohr Kest": "person"},
        ),
        (
            "It rained. Co-founder of Osmund Will Kest left.",
            (("Osmund Will Kest", "person"),),
            {"Osmund": "organization", "Will Kest": "person"},
        ),
        (
            "Analyst at Morgan Stanley Ellen Kest left.",
            (("Morgan", "person"), ("Stanley", "person"), ("Ellen Kest", "person")),
            {"Morgan Stanley": "organization", "Ellen Kest": "person"},
        ),
        (
            "MP for Westmere Nigel Kest left.",
            (("Westmere", "person"), ("Nigel Kest", "person")),
            {"Westmere": "place", "Nigel Kest": "person"},
        ),
    ],
)
def test_a_title_without_an_article_is_of_the_last_name(text, names, expected):
    assert texts(text, *names) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An analyst at Osmund Merrill Kest left.", "Osmund Merrill Kest"),  # who need not be named
        ("Head of Osmund Merrill University left.", "Osmund Merrill University"),
        ("Head of Ana Maria Kest left.", "Ana Maria Kest"),
    ],
)
def test_a_body_keeps_the_end_of_its_name(text, name):
    assert texts(text, (name, "organization")) == {name: "organization"}


@pytest.mark.parametrize("who", ["Attorney for", "Father of", "Spokesman for"])
def test_whom_somebody_is_of_is_not_he(who):
    text = f"{who} Okello John Kest left."
    assert texts(text, ("Okello John Kest", "person")) == {"Okello John Kest": "person"}
    apart = [("Okello", "person"), ("John Kest", "person")]
    assert texts(text, *apart) == {"Okello John Kest": "person"}


def test_whom_a_noun_leads_is_not_of_what_he_is_of():
    name = ("Ana Kest of Osmund Research", "organization")
    assert texts("The analyst Ana Kest of Osmund Research left.", name) == {
        "Ana Kest": "person",
        "Osmund Research": "organization",
    }
    assert texts("It was Ana Kest of Osmund Research there.", name) == dict([name])
    school = ("Victoria School of Osmund", "organization")
    assert texts("The founder Victoria School of Osmund left.", school) == dict([school])
