"""Names made one that are read in parts."""

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_parts_of_one_place_are_one_and_two_places_without_a_comma_are_two() -> None:
    text = "She flew from the United States to a Belgium Ireland match."
    parts = ("United", "States", "Belgium", "Ireland")
    encoded = encoded_of(text, names=[(one, "place") for one in parts])
    found = [one.text for one in named(text, paragraphs(text), encoded)]
    assert found == ["United States", "Belgium", "Ireland"]


def test_names_go_on_where_english_does() -> None:
    court = "She went to the Supreme Court of Norland."
    assert texts(court, ("Supreme Court of", "organization"), ("Norland", "place")) == {
        "Supreme Court of Norland": "organization"
    }
    board = "It told the Fisheries and Harbours Commission."
    parts = [("Fisheries", "organization"), ("Harbours Commission", "organization")]
    assert texts(board, *parts) == {"Fisheries and Harbours Commission": "organization"}
    filed = "It told so in a Fisheries and Harbours Commission notice."
    assert texts(filed, *parts) == {"Fisheries and Harbours Commission": "organization"}
    county = "Then the Tarn County Sheriff's Department came."
    assert texts(county, ("Tarn County", "place")) == {
        "Tarn County Sheriff's Department": "organization"
    }
    said = "Frack Free Norland left. Later Frack Free Norland came."
    found = texts(
        said,
        ("Frack Free", "organization"),
        ("Norland", "place"),
        ("Frack Free Norland", "organization"),
    )
    assert found == {"Frack Free Norland": "organization"}


def test_a_foundation_of_two_is_one() -> None:
    text = "He leads the Bill and Ana Lund Foundation."
    found = texts(text, ("Bill", "person"), ("Ana Lund Foundation", "organization"))
    assert found == {"Bill and Ana Lund Foundation": "organization"}


def test_a_board_of_two_nouns_is_whole_where_one_is_read() -> None:
    said = (
        "It is in a Tides and Harbours Commission paper and in the Norwegian and Harbours Board's."
    )
    read = [("Harbours Commission", "organization"), ("Harbours Board", "organization")]
    assert {*texts(said, *read)} == {"Tides and Harbours Commission", "Harbours Board"}


def test_behind_its_form_a_firm_s_name_does_not_go_on() -> None:
    said = "They called Vohr Lines Inc. Vohr bought it. They met Vohr Co. Ltd."
    names = [("Vohr Lines Inc.", "organization"), ("Vohr", "organization")]
    found = texts(said, *names, ("Vohr Co.", "organization"), ("Ltd.", "organization"))
    assert {"Vohr Lines Inc.", "Vohr", "Vohr Co. Ltd."} == {*found}


def test_a_firm_with_a_possessive_in_its_name_is_whole_wherever_it_stands() -> None:
    said = "Vohr's Bay Co. fell. Vohr's Bay rose. Later Vohr's Bayside closed."
    names = [("Vohr's Bay Co.", "organization"), ("Vohr", "place"), ("Vohr", "place")]
    encoded = encoded_of(said, names=names)
    found = [one.text for one in named(said, paragraphs(said), encoded) if one.type != "unknown"]
    assert found[:2] == ["Vohr's Bay Co.", "Vohr's Bay"] and "Vohr's Bay" not in found[2:]


def test_a_firm_with_a_possessive_is_whole_where_its_last_word_is_read() -> None:
    text = "Then Vohr's Bay rose. Vohr's Bay Co. fell."
    assert "Vohr's Bay" in texts(text, ("Bay", "organization"), ("Vohr's Bay Co.", "organization"))
