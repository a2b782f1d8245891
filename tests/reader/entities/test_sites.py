"""Names of places by what stands beside them."""

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Span
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_a_town_and_its_state_are_places_whatever_they_are_read_as() -> None:
    text = "The Dunmore, Conn., firm bought a Tarn Bank, Calif., branch."
    names = [("Dunmore", "organization"), ("Conn", "organization"), ("Tarn Bank", "organization")]
    assert texts(text, *names, ("Calif", "place")) == {
        "Dunmore": "place", "Conn.": "place", "Tarn Bank": "organization", "Calif.": "place",
    }  # fmt: skip


def test_a_dateline_opens_with_all_of_its_city() -> None:
    text = "TARN PHONG, Norland — Ana Reyes left. Tarn Phong wept."
    encoded = encoded_of(text, names=[("TARN", "person"), ("Tarn Phong", "person")])
    found = named(text, paragraphs(text), encoded, Span(0, 19))
    assert [one.text for one in found if one.type == "place"] == ["TARN PHONG", "Tarn Phong"]


def test_whoever_is_of_a_town_has_an_age_before_it() -> None:
    text = (
        "Jo Lund, 31, of Vohr, and Bo Kest, both of Teal, left. So did the love of Osmund, he said."
    )
    names = [(one, "person") for one in ("Jo Lund", "Vohr", "Bo Kest", "Teal", "Osmund")]
    found = texts(text, *names)
    assert [one for one, kind in found.items() if kind == "place"] == ["Vohr", "Teal"]


@pytest.mark.parametrize("state", ["N.J.", "Conn."])
def test_so_is_a_town_behind_a_firm(state: str) -> None:
    text = f"Osmund Corp., Vohr, {state}, fell."
    names = [("Osmund Corp", "organization"), ("Vohr", "person"), (state.rstrip("."), "person")]
    found = texts(text, *names)
    assert found == {"Osmund Corp.": "organization", "Vohr": "place", state: "place"}
    del names[1]  # what capitals alone tell
    assert texts(text, *names)["Vohr"] == "place"
