"""How the names of firms end."""

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_the_point_of_an_abbreviation_is_part_of_a_name() -> None:
    text = "Tollmark Corp. hired her. She left Tollmark Corp. in May."
    encoded = encoded_of(text, names=[("Tollmark Corp", "organization")] * 2)
    found = named(text, paragraphs(text), encoded)
    assert [one.text for one in found] == ["Tollmark Corp."] * 2


def test_a_company_has_its_form_behind_a_comma() -> None:
    text = "She left Osmund, Inc. of Marlow for Jo Lund, LLP, in Trinidad and Tobago."
    names = (("Osmund", "organization"), ("Inc. of Marlow", "organization"), ("Jo Lund", "person"))
    found = texts(text, *names, ("Trinidad", "place"), ("Tobago", "place"))
    assert found == {
        "Osmund, Inc.": "organization", "Marlow": "place", "Jo Lund, LLP": "organization",
        "Trinidad and Tobago": "place",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "end"),
    [
        ("Osmund Tide Inc. of Vohr", "Osmund Tide Inc."),
        ("Osmund Limited Partnership of Vohr", "Osmund Limited Partnership"),
        ("Osmund Co. of Vohr", "Osmund Co. of Vohr"),
        ("Osmund Co. of Vohr, Conn.", "Osmund Co."),
    ],
)
def test_the_town_of_a_firm_is_no_part_of_its_name(whole: str, end: str) -> None:
    name = whole.removesuffix(", Conn.")
    found = texts(f"They met {whole}, there.", (name, "organization"))
    assert found[end] == "organization"
    assert ("Vohr" in found) is (end != name)


def test_it_is_none_where_capitals_bind_it() -> None:
    found = texts("They met Osmund Tide Inc. of Vohr there.", ("Osmund Tide Inc", "organization"))
    assert "Osmund Tide Inc." in found


def test_the_name_of_a_firm_with_its_form_ends_there() -> None:
    text = "Vohr Corp.'s said so."
    tree = [
        ("Vohr", "nsubj", 5),
        ("Corp", "flat", 0),
        (".", "flat", 0),
        ("'", "case", 0),
        ("s", "case", 0),
    ]
    tags = ("PROPN", "PROPN", "X", "PART", "PART")
    encoded = encoded_of(text, tree, names=[("Vohr Corp", "organization")], tags=tags)
    assert [one.text for one in named(text, paragraphs(text), encoded)] == ["Vohr Corp."]
