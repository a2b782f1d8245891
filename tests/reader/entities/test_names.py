"""Names as the network and capitals tell them."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article, Span
from tests.reader.attributed import marked, read
from tests.reader.encodings import encoded_of


def test_a_name_behind_the_that_was_not_read_as_one():
    plain, attributions = marked("{s:The Alder Valley Register} {c:said} {t:the ferry was late}.")
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded_of(plain))
    assert only.speaker.name == "Alder Valley Register" and only.speaker.type == "organization"


def test_a_question_describes_nobody():
    text = "Did leaders know? {s:They} {c:said} {t:no}."
    assert "Did leaders" not in {one.name for one in read(text)[0]}


def test_a_pronoun_with_a_short_verb_is_no_name():
    entities, _ = read("""{s:Owen Lund} {c:said} {t:'I've had no day off. We'll see.'}.""")
    assert [one.name for one in entities] == ["Owen Lund"]


class TestNames:
    def test_types_are_the_network_s_and_titles_are_roles(self) -> None:
        text = "Officials in Dunmore met Mayor Ana Reyes of the Pilots Union (PU)."
        encoded = encoded_of(
            text,
            names=[("Dunmore", "place"), ("Ana Reyes", "person"), ("Pilots Union", "organization")],
        )
        found = named(text, paragraphs(text), encoded)
        place, person, union = (one for one in found if one.type != "unknown")
        assert (place.text, place.type) == ("Dunmore", "place")
        assert (person.text, person.type) == ("Ana Reyes", "person")
        assert person.role is not None and text[slice(*person.role)] == "Mayor"
        assert union.type == "organization" and union.acronym is not None

    def test_a_nickname_in_quotation_marks_binds_the_parts(self) -> None:
        text = 'Police hold Tomas "The Eel" Ekwall in Dunmore.'
        names = [("Tomas", "person"), ("Eel", "person"), ("Ekwall", "person"), ("Dunmore", "place")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [one.text for one in found] == ['Tomas "The Eel" Ekwall', "Dunmore"]

    def test_an_organisation_goes_on_to_the_noun_that_says_what_it_is(self) -> None:
        text = "The owner told Alder News on Monday."
        found = named(text, paragraphs(text), encoded_of(text, names=[("Alder", "organization")]))
        assert [one.text for one in found] == ["Alder News"]

    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("Alder News Sunday", "Alder News"),
            ("ABN Sunday", "ABN"),
            ("Gazette on Sunday", "Gazette on Sunday"),
            ("Alder Wednesday", "Alder Wednesday"),
        ],
    )
    def test_the_day_behind_a_name_is_no_part_of_it(self, words: str, name: str) -> None:
        text = f"She told {words} that it sank."
        found = named(text, paragraphs(text), encoded_of(text, names=[(words, "organization")]))
        assert [one.text for one in found] == [name]

    def test_parts_of_one_type_with_only_a_space_between_are_one_name(self) -> None:
        text = "The ferry left West Aldmoor for Dunmore, Vale."
        names = [("West", "place"), ("Aldmoor", "place"), ("Dunmore", "place"), ("Vale", "place")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [one.text for one in found] == ["West Aldmoor", "Dunmore", "Vale"]

    def test_a_first_name_goes_on_to_its_surname(self) -> None:
        text = "Elisha Ekwall reported from Dunmore."
        names = [("Elisha", "person"), ("Dunmore", "place")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [one.text for one in found] == ["Elisha Ekwall", "Dunmore"]

    def test_a_dateline_and_whom_its_sentence_begins_with_are_two(self) -> None:
        text = "DUNMORE Ana Lund Reyes, 38, was charged."
        names = [("DUNMORE", "place"), ("Ana Lund Reyes", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [(one.text, one.type) for one in found] == [
            ("DUNMORE", "place"),
            ("Ana Lund Reyes", "person"),
        ]

    def test_a_full_stop_that_lost_its_space_parts_two_names(self) -> None:
        text = "He sat before Judge Ana Reyes.Ekwall is to be heard."
        encoded = encoded_of(text, names=[("Ana Reyes", "person"), ("Ekwall", "person")])
        found = named(text, paragraphs(text), encoded)
        assert [one.text for one in found] == ["Ana Reyes", "Ekwall"]

    def test_the_dateline_is_a_place(self) -> None:
        text = "Saint Ansgar — The dam holds."
        encoded = encoded_of(text, names=[("Saint Ansgar", "person")])
        (only,) = named(text, paragraphs(text), encoded, Span(0, 12))
        assert only.type == "place"

    def test_the_agency_behind_the_dateline_is_none(self) -> None:
        text = "ANSGAR (ANP) — The dam holds."
        encoded = encoded_of(text, names=[("ANSGAR", "place"), ("ANP", "place")])
        place, agency = named(text, paragraphs(text), encoded, Span(0, 6))
        assert (place.type, place.acronym) == ("place", None)
        assert (agency.text, agency.type) == ("ANP", "organization")

    def test_capitals_alone_give_a_name_of_unknown_type(self) -> None:
        text = "A man called Brannagh Vex spoke."
        (only,) = named(text, paragraphs(text), encoded_of(text))
        assert (only.text, only.type) == ("Brannagh Vex", "unknown")
