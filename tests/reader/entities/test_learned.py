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


def test_an_article_makes_a_ship_of_a_person_and_none_of_a_family_or_its_house() -> None:
    text = "They sank the Girl Vohr in May. The Ana Reyes case, the Bo Kest and the Lunds stayed. Bo Kest left."
    names = ("Girl Vohr", "Ana Reyes", "Bo Kest", "Lunds")
    found = texts(text, *((one, "person") for one in (*names, "Bo Kest")))
    assert [one for one, kind in found.items() if kind == "person"] == [*names[1:]]


def test_a_rank_is_a_person_s_and_a_school_is_a_body() -> None:
    text = "Garda Ana Reyes met Sgt Bo Lund of Sgt Kest Holdings at Tarn Dental College, near Tarn Hospital."
    bodies = [
        (one, "organization") for one in ("Garda Ana Reyes", "Sgt Bo Lund", "Sgt Kest Holdings")
    ]
    found = texts(text, *bodies, ("Tarn Dental College", "place"), ("Tarn Hospital", "place"))
    assert found == {
        "Ana Reyes": "person", "Bo Lund": "person", "Sgt Kest Holdings": "organization",
        "Tarn Dental College": "organization", "Tarn Hospital": "place",
    }  # fmt: skip
