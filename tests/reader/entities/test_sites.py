"""Names of places by what stands beside them."""

import pytest

from tests.reader.typed import texts


def test_a_town_and_its_state_are_places_whatever_they_are_read_as() -> None:
    text = "The Dunmore, Conn., firm bought a Tarn Bank, Calif., branch."
    names = [("Dunmore", "organization"), ("Conn", "organization"), ("Tarn Bank", "organization")]
    assert texts(text, *names, ("Calif", "place")) == {
        "Dunmore": "place", "Conn.": "place", "Tarn Bank": "organization", "Calif.": "place",
    }  # fmt: skip


@pytest.mark.parametrize("state", ["N.J.", "Conn."])
def test_so_is_a_town_behind_a_firm(state: str) -> None:
    text = f"Osmund Corp., Vohr, {state}, fell."
    names = [("Osmund Corp", "organization"), ("Vohr", "person"), (state.rstrip("."), "person")]
    found = texts(text, *names)
    assert found == {"Osmund Corp.": "organization", "Vohr": "place", state: "place"}
    del names[1]  # what capitals alone tell
    assert texts(text, *names)["Vohr"] == "place"
