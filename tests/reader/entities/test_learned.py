"""The words and the types of names that the network reads."""

from tests.reader.typed import texts


def test_honours_behind_a_name_are_none_of_it() -> None:
    text = "They asked Ana Reyes MBE and Tom Lund MP."
    assert texts(text, ("Ana Reyes MBE", "person"), ("Tom Lund MP", "person")) == {
        "Ana Reyes": "person",
        "Tom Lund": "person",
    }


def test_an_officer_and_a_lawyer_are_who_their_titles_stand_beside() -> None:
    text = "They asked DSP Ana Reyes, Hajiya Bisi Lund and Tom Kerr SC."
    names = [("DSP Ana Reyes", "person"), ("Hajiya Bisi Lund", "person"), ("Tom Kerr SC", "person")]
    assert texts(text, *names) == dict.fromkeys(("Ana Reyes", "Bisi Lund", "Tom Kerr"), "person")


def test_what_was_read_as_a_place_is_hers_who_is_called_by_its_end() -> None:
    text = "%s Kerr wept. He broke into Mary Kerr's home."
    names = [("Kerr", "person"), ("Mary Kerr", "place")]
    for title, kind in (("Ms", "person"), ("Then", "place")):
        assert texts(text % title, *names)["Mary Kerr"] == kind


def test_the_surname_of_somebody_named_in_full_is_no_country() -> None:
    text = "Later Ireland left for Norway. Kathy Ireland sang."
    names = [("Ireland", "person"), ("Norway", "person"), ("Kathy Ireland", "person")]
    assert texts(text, *names) == {
        "Ireland": "person",
        "Norway": "place",
        "Kathy Ireland": "person",
    }
    owner = "The United States' league met."
    assert texts(owner, ("United States'", "organization")) == {"United States": "place"}


def test_a_surname_that_is_an_office_stands_before_a_suffix_too() -> None:
    text = "Later King left. Martin King Jr. sang. Then the Judge came."
    names = [("King", "person"), ("Martin King Jr", "person"), ("Judge", "person")]
    found = texts(text, *names)
    assert found["King"] == "person"
    assert "Judge" not in found
