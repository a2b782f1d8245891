"""Which words a name has."""

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_a_word_that_tells_where_from_is_no_part_of_a_name() -> None:
    text = "Oslo-listed Brevik rose. The Tarn-based Kest fell."
    apart = [("Oslo", "place"), ("Brevik", "organization")]
    across = [("Oslo-listed Brevik", "organization"), ("Tarn-based Kest", "organization")]
    found = named(text, paragraphs(text), encoded_of(text, names=[*apart, across[1]]))
    assert [one.text for one in found] == ["Oslo", "Brevik", "Kest"]
    found = named(text, paragraphs(text), encoded_of(text, names=across))
    assert [one.text for one in found] == ["Brevik", "Kest"]


def test_what_a_hyphen_joins_to_a_name_is_none_of_it() -> None:
    text = (
        "The anti-Lund vote hit a Reyes-era rule and the Tollmark Coast-style fund in ex-Norland."
    )
    parts = [("Lund", "person"), ("Reyes", "person"), ("Tollmark Coast", "organization")]
    assert list(texts(text, *parts, ("Norland", "place"))) == [
        "Lund", "Reyes", "Tollmark Coast", "Norland",
    ]  # fmt: skip
    ruled = "They met in Norland-administered Tarn."
    whole = {"Norland-administered Tarn": "place"}
    assert texts(ruled, ("Norland", "place"), ("Tarn", "place")) == whole


def test_a_name_neither_ends_with_a_small_word_nor_is_one() -> None:
    body = ("organization", "organization")
    for text, names, wanted in (
        (
            "The Court of Tides and Harbour Council met.",
            ("Court of Tides and", "Harbour Council"),
            ["Court of Tides", "Harbour Council"],
        ),
        (
            "The School for the Deep Tides and Osmund met.",
            ("School for", "Osmund"),
            ["School for the Deep Tides", "Osmund"],
        ),
        ("The board of trustees met at Osmund.", ("board of", "Osmund"), ["board", "Osmund"]),
        ("She told The Tarn Gazette so.", ("The",), ["The Tarn Gazette"]),
        ("He fears the Tarn Front.", ("the",), ["Tarn Front"]),
        ("He fears the worst.", ("the",), []),
    ):
        found = texts(text, *zip(names, body, strict=False))
        assert list(found) == wanted
    sultan = "The wall is of Sultan Haroon bin Tarek himself."
    assert list(texts(sultan, ("Haroon bin", "person"))) == ["Haroon bin Tarek"]


def test_what_leads_to_who_took_a_picture_is_no_part_of_a_name() -> None:
    names = [("Dunmore Bridge Credit", "place"), ("Ana Reyes", "person")]
    found = texts("Dunmore Bridge Credit: Ana Reyes", *names)
    assert found == {"Dunmore Bridge": "place", "Ana Reyes": "person"}
    assert texts("Credit: Ana Reyes", ("Credit", "place"), names[1]) == {"Ana Reyes": "person"}
    assert texts("The Dunmore Credit rose.", ("Dunmore Credit", "organization"))


def test_a_name_ends_where_a_sentence_begins_behind_an_abbreviation() -> None:
    text = "It sold Tollmark Tide Inc. After that it rose in Dunmore, Mass. Kest fell."
    names = [("Tollmark Tide Inc. After", "organization"), ("Dunmore", "place")]
    found = texts(text, *names, ("Mass. Kest", "place"))
    assert found == {"Tollmark Tide Inc.": "organization", "Dunmore": "place", "Mass.": "place"}
    whole = 'Bo "The Eel" Lund'
    assert texts(f"They met {whole} there.", (whole, "person")) == {whole: "person"}


def test_the_people_before_an_acronym_tell_whose_it_is() -> None:
    said = "The Norwegian TNB agency spoke."
    assert texts(said, ("Norwegian TNB", "organization")) == {"TNB": "organization"}
    assert texts("The Norwegian Lund spoke.", ("Norwegian Lund", "organization")) == {
        "Norwegian Lund": "organization"
    }


def test_a_letter_before_a_hyphen_is_of_the_word_behind_it() -> None:
    found = texts("Ana Reyes T-shirts sold.", ("Ana Reyes T", "person"))
    assert found == {"Ana Reyes": "person"}


def test_a_court_for_a_district_is_named_with_whose_it_is() -> None:
    court = "U.S. District Court for the Eastern District of North Norland"
    names = [("U.S. District Court for", "organization"), ("North Norland", "place")]
    assert texts(f"She sued in the {court} and won.", *names) == {court: "organization"}
