"""The words and the types of names that the network reads."""

from tests.reader.typed import texts


def test_honours_behind_a_name_are_none_of_it() -> None:
    text = "They asked Ana Reyes MBE and Tom Lund MP."
    assert texts(text, ("Ana Reyes MBE", "person"), ("Tom Lund MP", "person")) == {
        "Ana Reyes": "person",
        "Tom Lund": "person",
    }


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
