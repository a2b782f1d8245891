"""What is no part of a name."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


class TestTrimming:
    def test_a_title_read_as_part_of_the_name_is_cut_off(self) -> None:
        text = "They met President Ana Reyes on Monday."
        (only,) = named(
            text, paragraphs(text), encoded_of(text, names=[("President Ana Reyes", "person")])
        )
        assert only.text == "Ana Reyes"
        assert only.role is not None and text[slice(*only.role)] == "President"

    @pytest.mark.parametrize(
        ("behind", "name"), [(". 29", "Alder"), (" 6 to 2", "Alder Jan"), (" at home", "Alder Jan")]
    )
    def test_the_month_of_a_day_behind_a_name_is_no_part_of_it(self, behind, name) -> None:
        text = f"They beat Alder Jan{behind}."
        found = named(text, paragraphs(text), encoded_of(text, names=[("Alder Jan", "person")]))
        assert [one.text for one in found] == [name]

    @pytest.mark.parametrize(
        ("words", "type_", "kept"),
        [
            ("President", "organization", False),
            ("Prime Minister", "organization", False),
            ("Crown Prince", "person", False),
            ("Duchess", "person", False),
            ("Speaker Osmund", "organization", True),
            ("Osmund Speaker", "organization", True),
            ("Star", "organization", True),
            ("Duke", "organization", True),
            ("President's", None, False),
        ],
    )
    def test_an_office_alone_is_no_name(self, words: str, type_: str | None, kept: bool) -> None:
        text = f"They met the {words} aide on Monday."
        names = [(words, type_)] if type_ else []
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert any(one.type != "unknown" or not type_ for one in found) == kept

    @pytest.mark.parametrize(
        ("text", "read", "meant"),
        [
            ("DUNMORE Ana Reyes, 38, was charged.", "DUNMORE Ana Reyes", "Ana Reyes"),
            (
                "He lived in Aldmoor, Ind. Garcia-Ekwall left.",
                "Ind. Garcia-Ekwall",
                "Garcia-Ekwall",
            ),
            ("So said Special Agent in Charge Reyes.", "Charge Reyes", "Reyes"),
            ("Ana Reyes for the defence left.", "Ana Reyes for", "Ana Reyes"),
            ("Before the Honorable Ana Reyes he wept.", "Honorable Ana Reyes", "Ana Reyes"),
            (
                "The Ports Division Ana T. Reyes left.",
                "Ports Division Ana T. Reyes",
                "Ana T. Reyes",
            ),
            ("They saw Ana Reyes of Aldmoor.", "Ana Reyes of Aldmoor", "Ana Reyes"),
            (
                "The Prime Minister of Mexico Ana Lund Reyes left.",
                "Mexico Ana Lund Reyes",
                "Ana Lund Reyes",
            ),
        ],
    )
    def test_what_is_no_part_of_a_person_s_name_is_cut_off(
        self, text: str, read: str, meant: str
    ) -> None:
        found = named(text, paragraphs(text), encoded_of(text, names=[(read, "person")]))
        assert [one.text for one in found if one.type == "person"] == [meant]

    @pytest.mark.parametrize("office", ["FBI Assistant", "Vice President", "Judges", "Mexicans"])
    def test_an_office_or_a_people_is_nobody(self, office: str) -> None:
        text = f"Then {office} came."
        found = named(text, paragraphs(text), encoded_of(text, names=[(office, "person")]))
        assert not [one for one in found if one.type == "person"]

    def test_the_end_of_an_office_is_no_part_of_the_name_behind_it(self) -> None:
        text = "So said Special Agent in Charge Ana Reyes."
        names = [("Charge", "person"), ("Ana Reyes", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [one.text for one in found if one.type == "person"] == ["Ana Reyes"]

    def test_an_office_is_a_surname_where_the_article_names_its_bearer_in_full(self) -> None:
        text = "They met Tom King on Monday. Then Mr. King left."
        encoded = encoded_of(text, names=[("Tom King", "person"), ("Mr. King", "person")])
        found = named(text, paragraphs(text), encoded)
        assert [one.text for one in found if one.type == "person"] == ["Tom King", "King"]

    def test_a_town_before_its_state_is_a_place(self) -> None:
        text = "Ana Reyes, 38, of Marion, N.C., was charged."
        names = [("Ana Reyes", "person"), ("Marion", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [(one.text, one.type) for one in found[:2]] == [
            ("Ana Reyes", "person"),
            ("Marion", "place"),
        ]


def test_whose_title_has_a_place_behind_it_is_of_that() -> None:
    names = [("Tarnley", "person"), ("Jo Lund", "person")]
    assert texts("The Bishop of Tarnley met Jo Lund.", *names)["Tarnley"] == "place"
    assert texts("The niece of Tarnley met Jo Lund.", *names)["Tarnley"] == "person"
