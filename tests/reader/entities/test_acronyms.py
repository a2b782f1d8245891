"""Acronyms in brackets and what they stand for."""

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_an_acronym_in_brackets_makes_a_name_whole() -> None:
    text = "They asked the Dock Service Co-ordinating Wages Council (DSCWC) twice."
    found = texts(text, ("Dock Service", "organization"), ("Wages Council", "organization"))
    assert found == {"Dock Service Co-ordinating Wages Council": "organization"}
    listed = "The Harbours, Fish and Coast Agency (HFCA) met."
    assert "Harbours, Fish and Coast Agency" in texts(listed, ("Coast Agency", "organization"))


def test_words_in_small_letters_that_an_acronym_spells_are_noted() -> None:
    text = "The government of harbour unity (GHU) fell. The GHU is gone."
    encoded = encoded_of(text, names=[("GHU", "organization")] * 2)
    first = named(text, paragraphs(text), encoded)[0]
    assert first.spelled is not None
    assert text[slice(*first.spelled)] == "government of harbour unity"


def test_an_acronym_of_another_tongue_is_known_where_the_text_goes_on_with_it() -> None:
    lead = "The Norland Institute for Applied Waves (XTG) spoke."
    names = [("Norland Institute for Applied Waves", "organization")]
    once, again = lead, lead + " Then XTG left."
    for text, known in ((once, False), (again, True)):
        (one,) = (
            one
            for one in named(text, paragraphs(text), encoded_of(text, names=names))
            if one.type == "organization" and " " in one.text
        )
        assert (one.acronym is not None) == known


def test_letters_and_a_word_are_a_name_too_where_the_text_goes_on_with_it() -> None:
    text = "The Tarn Institute for Tide Health (TSTides) met. TSTides left."
    names = [("Tarn Institute for Tide Health", "organization"), ("TSTides", "organization")]
    encoded = encoded_of(text, names=[*names, names[1]])
    first, *_ = named(text, paragraphs(text), encoded)
    assert first.acronym is not None


def test_an_acronym_that_is_read_as_a_body_names_the_body_before_it() -> None:
    for text, name, short, kind in (
        ("The Norland Tide Center (XTG) met.", "Norland Tide Center", "XTG", "organization"),
        ("The Norland Tide Area (NorTA) met.", "Norland Tide Area", "NorTA", "other"),
    ):
        encoded = encoded_of(text, names=[(name, kind), (short, "organization")])
        first = named(text, paragraphs(text), encoded)[0]
        assert (first.text, first.type) == (name, "organization")
        assert first.acronym is not None and text[slice(*first.acronym)] == short


def test_a_body_of_chiefs_and_its_letters() -> None:
    text = "Then the National Dock Chiefs’ Council (NDCC) met."
    found = texts(text, ("National Dock Chiefs", "organization"), ("Council", "organization"))
    assert found == {"National Dock Chiefs’ Council": "organization"}
