"""Titles and offices at names."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_a_description_before_a_name_ends_at_its_verb() -> None:
    for text, verb, role in (
        ("They moved to sack manager Jo Lund.", "sack", "manager"),
        ("They sold to rival boss Jo Lund.", "sold", "rival boss"),
        ("A bank hired former club doctor Jo Lund.", "hired", "former club doctor"),
    ):
        encoded = encoded_of(text, names=[("Jo Lund", "person")])
        verbs = np.where(
            np.array(encoded.starts) == text.index(verb), encoded.layout.upos.index("VERB"), 0
        )
        found = named(text, paragraphs(text), replace(encoded, upos=verbs.astype(np.uint8)))
        (lund,) = (one for one in found if one.text == "Jo Lund")
        assert lund.role is not None and text[slice(*lund.role)] == role
    text = "They came to guard Jo Lund."
    (lund,) = named(text, paragraphs(text), encoded_of(text, names=[("Jo Lund", "person")]))
    assert lund.role is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("14:35 Health minister Jo Lund left.", "Health minister"),
        ("The 2016 slalom champion Jo Lund left.", "2016 slalom champion"),
    ],
)
def test_an_hour_is_no_part_of_a_role(text: str, role: str) -> None:
    encoded = encoded_of(text, names=[("Jo Lund", "person")])
    (lund,) = (one for one in named(text, paragraphs(text), encoded) if one.text == "Jo Lund")
    assert lund.role is not None and text[slice(*lund.role)] == role


def test_whoever_holds_an_office_of_a_body_is_no_part_of_its_name() -> None:
    for said, found in (
        ("Tarn House of Deputies Speaker Ana Reyes", ["Tarn House of Deputies", "Ana Reyes"]),
        ("Office of the Chief Medical Examiner", ["Office of the Chief Medical Examiner"]),
        ("Tarn Doctor Ana Reyes School", ["Tarn Doctor Ana Reyes School"]),
    ):
        assert [*texts(f"The {said} met.", (said, "organization"))] == found


def test_a_name_without_the_office_beside_it() -> None:
    assert texts("The CEO of Osmund left.", ("CEO of Osmund", "organization")) == {
        "Osmund": "organization"
    }
    seat = "He met New Norland Sen. Jo Lund."
    found = texts(seat, ("New Norland Sen", "organization"), ("Jo Lund", "person"))
    assert found == {"New Norland": "organization", "Jo Lund": "person"}
    acting = "He met Harbour Office Acting Director Jo Lund and Tide Office Trial Attorney Bo Hale."
    names = [("Harbour Office Acting", "organization"), ("Jo Lund", "person")]
    found = texts(acting, *names, ("Tide Office Trial", "organization"))
    assert {*found} >= {"Harbour Office", "Jo Lund", "Tide Office"}
    office = "He met Secretary of Tides Wim Lund and Norwegians Ana Holt, 31, and Bo Kest."
    names = ("Tides Wim Lund", "Norwegians Ana Holt", "Bo Kest")
    found = texts(office, *((one, "person") for one in names))
    assert list(found) == ["Wim Lund", "Ana Holt", "Bo Kest"]


def test_a_title_tells_a_person_whom_the_network_leaves_out() -> None:
    assert texts("He wrote to President Kest, and so did Mr Vohr.") == {
        "Kest": "person",
        "Vohr": "person",
    }
    assert texts("Gen Z went at 4 PM ET with the Prime Minister.") == {}
    assert texts("They met teacher Ana ap Vohr there.") == {"Ana ap Vohr": "person"}


def test_a_title_that_is_a_first_name_as_well_is_one_behind_a_title() -> None:
    assert texts("Captain Dean Vohr left.", ("Dean Vohr", "person")) == {"Dean Vohr": "person"}
    assert texts("Dean Vohr left.", ("Dean Vohr", "person")) == {"Vohr": "person"}


def test_a_title_between_a_first_name_and_a_surname_is_a_name() -> None:
    for whole, name in (
        ("Harry Dean Tarnley", "Harry Dean Tarnley"),
        ("Saudi King Osmund", "Osmund"),
        ("Councilmember Ana Reyes", "Ana Reyes"),
        ("President Hassan Sheikh Vohr", "Hassan Sheikh Vohr"),
        ("Datuk Seri Azlan Shah Haji Vohr", "Azlan Shah Haji Vohr"),
        ("Tan Sri Lim Kok Vohr", "Lim Kok Vohr"),
        ("Sri Vohr", "Sri Vohr"),
        ("Shah Rukh Vohr", "Shah Rukh Vohr"),
        ("Thiru Vohr", "Vohr"),
        ("Sqn Ldr Ana Reyes", "Ana Reyes"),
    ):
        assert texts(f"They met {whole} there.", (whole, "person")) == {name: "person"}


def test_the_word_that_opens_a_sentence_is_no_part_of_a_title() -> None:
    text = "But Norwegian Foreign Minister Jo Lund left."
    (lund,) = named(text, paragraphs(text), encoded_of(text, names=[("Jo Lund", "person")]))
    assert lund.role is not None
    assert text[slice(*lund.role)] == "Norwegian Foreign Minister"


def test_a_title_does_not_begin_in_the_firm_before_it() -> None:
    text = "She left Vohr Lines Inc. Ms. Reyes slept."
    encoded = encoded_of(text, names=[("Vohr Lines Inc.", "organization"), ("Reyes", "person")])
    reyes = named(text, paragraphs(text), encoded)[-1]
    assert reyes.role is not None and text[slice(*reyes.role)] == "Ms."


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Harbours and Fisheries Board Secretary", "Harbours and Fisheries Board Secretary"),
        ("Harbours and Fisheries Secretary", "Harbours and Fisheries Secretary"),
        ("Harbours and Prime Minister", "Prime Minister"),
        ("the Harbours and Fisheries Secretary", "Fisheries Secretary"),
    ],
)
def test_a_title_begins_before_and(said: str, title: str) -> None:
    text = f"Today {said} Ana Reyes left."
    names = [("Harbours", "organization"), ("Fisheries Board", "organization")]
    kept = [one for one in names if one[0] in said]
    encoded = encoded_of(text, names=[*kept, ("Ana Reyes", "person")])
    reyes = named(text, paragraphs(text), encoded)[-1]
    assert reyes.role is not None and text[slice(*reyes.role)] == title


def test_what_is_named_elsewhere_begins_no_title() -> None:
    text = "Vohr fell. Today Vohr and Osk Chief Executive Ana Reyes left."
    names = [("Vohr", "organization")] * 2 + [("Osk", "organization"), ("Ana Reyes", "person")]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    role = found[-1].role
    assert role is not None and text[slice(*role)] == "Osk Chief Executive"


def test_who_is_in_charge_has_a_title_and_is_no_body() -> None:
    text = (
        "At noon Special Agent in Charge Ana Reyes and Harbour Agent-in-Charge Lund spoke. Later "
        "special agent in charge Jo Teal met Special Agent in Charge Strong."
    )
    names = [
        ("Special Agent", "organization"),
        ("Ana Reyes", "person"),
        ("Harbour Agent-in-Charge Lund", "organization"),
        ("Jo Teal", "person"),
        ("Charge Strong", "organization"),
    ]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    assert [(one.text, one.type, one.role and text[slice(*one.role)]) for one in found] == [
        ("Ana Reyes", "person", "Special Agent in Charge"),
        ("Lund", "person", "Harbour Agent-in-Charge"),
        ("Jo Teal", "person", "special agent in charge"),
        ("Strong", "person", "Special Agent in Charge"),
    ]


@pytest.mark.parametrize("office", ["Attorney", "Judge"])
def test_no_name_ends_within_the_office_of_a_district(office: str) -> None:
    text = f"She met Westmere District {office} Ana Reyes."
    names = [("Westmere District", "place"), ("Ana Reyes", "person")]
    assert texts(text, *names) == {"Westmere": "place", "Ana Reyes": "person"}


def test_a_country_that_an_office_leaves_is_a_place() -> None:
    names = [("U.S. District", "organization"), ("Ana Reyes", "person")]
    found = texts("She met U.S. District Judge Ana Reyes.", *names)
    assert found == {"U.S.": "place", "Ana Reyes": "person"}
