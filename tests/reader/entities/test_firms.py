"""Names of firms that are read as people or places."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_a_noun_tells_what_those_are_that_it_announces() -> None:
    text = "It took firms such as Osmund, Teal and Kest. Then Teal Lund left."
    people = [(one, "person") for one in ("Osmund", "Teal", "Kest", "Teal Lund")]
    assert texts(text, *people) == {
        "Osmund": "organization",
        "Teal": "organization",
        "Kest": "organization",
        "Teal Lund": "person",
    }


def test_a_company_is_known_by_its_form_or_by_the_noun_before_it() -> None:
    form = "She works for Osmund S.A., which owns it."
    assert texts(form, ("Osmund S.A.", "place")) == {"Osmund S.A.": "organization"}
    noun = "The newspaper Tarn Bladet said so to the guard Jo Lund."
    encoded = encoded_of(noun, names=[("Tarn Bladet", "person"), ("Jo Lund", "person")])
    beside = np.full(len(encoded), encoded.layout.deprel.index("appos"), np.uint8)
    found = named(noun, paragraphs(noun), replace(encoded, deprel=beside))
    assert [one.type for one in found] == ["organization", "person"]


def test_who_has_an_analyst_is_a_firm() -> None:
    text = (
        "Osmund analyst Jo Lund met Teal chief executive Ana Holt, Kest founder Tom Kest and Vohr."
    )
    people = ("Osmund", "Jo Lund", "Teal", "Ana Holt", "Kest", "Tom Kest", "Vohr")
    found = texts(text, *((one, "person") for one in people))
    assert [one for one, kind in found.items() if kind == "organization"] == ["Osmund", "Teal"]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Osmund Tarnley have lost.", True),
        ("Then Osmund Tarnley have lost.", False),
        ("Osmund Tarnley president Jo Lund left.", True),
        ("Osmund Tarnley lawyer Jo Lund left.", False),
    ],
)
def test_a_team_has_a_plural_and_a_president(said: str, body: bool) -> None:
    people = ("Osmund Tarnley", "Jo Lund")[: 1 + ("Jo" in said)]
    found = texts(said, *((one, "person") for one in people))
    assert (found["Osmund Tarnley"] == "organization") is body


def test_what_a_body_is_called_in_short_is_no_person() -> None:
    text = "Silver Osmund of Silver Osmund Shipping met Teal Jaya. PT Teal Jaya sued Jo Vohr, of Jo Vohr School."
    people = [(one, "person") for one in ("Silver Osmund", "Teal Jaya", "Jo Vohr")]
    bodies = [
        (one, "organization")
        for one in ("Silver Osmund Shipping", "PT Teal Jaya", "Jo Vohr School")
    ]
    found = texts(text, people[0], bodies[0], people[1], bodies[1], people[2], bodies[2])
    assert [one for one, kind in found.items() if kind == "person"] == ["Jo Vohr"]
    partners = "He left Vohr & Kest for Jo & Bo."
    assert texts(partners) == {"Vohr & Kest": "organization"}
    read = texts(partners, *((one, "person") for one in ("Vohr", "Kest", "Jo", "Bo")))
    assert read == {"Vohr & Kest": "organization", "Jo": "person", "Bo": "person"}


def test_who_has_a_host_is_a_show() -> None:
    found = texts("The Kest host left Vohr.", ("Kest", "person"), ("Vohr", "person"))
    assert [one for one, kind in found.items() if kind == "organization"] == ["Kest"]


def test_a_firm_told_in_full_is_one_by_its_short_name() -> None:
    text = "Vohr fell and so did Maison Vohr. Mr. Kest of Kest Ltd. left Maison Vohr S.A. there."
    people = [(one, "person") for one in ("Vohr", "Maison Vohr", "Kest")]
    found = texts(text, *people, ("Kest Ltd", "organization"))
    assert [one for one, kind in found.items() if kind == "organization"] == [
        "Vohr", "Maison Vohr", "Kest Ltd.", "Maison Vohr S.A.",
    ]  # fmt: skip
    founded = "Ana Vohr left Ana Vohr Inc. there."
    names = [("Ana Vohr", "person"), ("Ana Vohr Inc", "organization")]
    assert texts(founded, *names) == {"Ana Vohr": "person", "Ana Vohr Inc.": "organization"}
    sold = "Ana Vohr shares fell. Ana Vohr Inc. rose."
    assert set(texts(sold, *names).values()) == {"organization"}
    many = (
        "Ana Vohr Industries fell. Ana Vohr Industries Inc. rose. Tarn States met Tarn States Corp."
    )
    short = [("Ana Vohr Industries", "person"), ("Ana Vohr Industries Inc", "organization")]
    states = [("Tarn States", "place"), ("Tarn States Corp", "organization")]
    assert set(texts(many, *short, *states).values()) == {"organization"}


def test_a_company_in_short_is_one_whatever_its_name_is() -> None:
    text = "Crane fell and Crane Co. rose. They left Adolph Vohr Co. there."
    found = texts(text, ("Crane", "person"), ("Adolph Vohr Co", "person"))
    assert found["Crane Co."] == found["Adolph Vohr Co."] == "organization"


@pytest.mark.parametrize(
    ("behind", "type"),
    [
        ("shares rose", "organization"),
        ("'s stock fell", "organization"),
        ("stock exchange fell", "place"),
        ("rose", "place"),
        ("shares rose in Vohr", "place"),
    ],
)
def test_a_town_that_has_shares_is_the_firm_that_begins_with_it(behind: str, type: str) -> None:
    said = f"Vohr Steel Corp. fell. Vohr{'' if behind[0] == chr(39) else ' '}{behind}."
    towns = [("Vohr", "place")] * (said.count("Vohr") - 1)
    found = texts(said, ("Vohr Steel Corp.", "organization"), *towns)
    assert found["Vohr"] == type


@pytest.mark.parametrize(
    ("said", "kind"), [("Vohr said so", "organization"), ("in Vohr they said so", "place")]
)
def test_a_town_that_is_called_as_a_firm_is_so_where_it_is_no_town(said: str, kind: str) -> None:
    text = f"VOHR Ltd. of the Vohr, N.Y., harbour fell. Then {said}."
    names = [("VOHR Ltd", "organization"), ("Vohr", "place"), ("Vohr", "place")]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    assert [one.type for one in found if one.text == "Vohr"] == ["place", kind]
