"""Who is meant by an office or the kind of a body alone."""

from __future__ import annotations

import pytest

from tests.reader.joined import Joined


class TestOffices(Joined):
    def test_the_one_holder_of_an_office_is_meant_by_it_before_somebody_else(self) -> None:
        text = "Mayor Ana Reyes left. One of Mayor Reyes's sons ate. The mayor sat."
        people = [("Ana Reyes", "person"), ("Reyes", "person")]
        sons = "One of Mayor Reyes's sons"
        mentions = [people[0], (sons, "person"), ("The mayor", "person")]
        found = self.mentions(text, people, mentions, [(2, 1)])
        assert "The mayor" in found["Ana Reyes"]

    @pytest.mark.parametrize(
        ("lead", "phrase", "meant"),
        [
            ("Mayor Ana Reyes left.", "The mayor", True),
            ("Ferry worker Ana Reyes left. Ferry worker Jo Lund ate.", "The worker", False),
            ("Vice President Ana Reyes left.", "The president", False),
            ("Vice President Ana Reyes left.", "The vice president", True),
            ("Former Mayor Ana Reyes left.", "The mayor", False),
            ("Norlandic Judge Ana Reyes left.", "The Estmark judge", False),
            ("Kenya's President Ana Reyes left.", "The Kenyan president", True),
            ("Kenya's President Ana Reyes left.", "The Kenyan leader", True),
            ("Kenya's President Ana Reyes left.", "The leader", False),
            ("Kenya's President Ana Reyes left.", "The opposition leader", False),
            ("Prime Minister Ana Reyes left.", "The PM", True),
            ("Foreign Minister Ana Reyes left.", "The PM", False),
            ("Justice Ana Reyes left.", "The judge", True),
            ("Mayor Ana Reyes left.", "His mayor", False),
            ("Mayor Ana Reyes left.", "Mayors", False),
        ],
    )
    def test_a_description_means_the_one_person_who_holds_the_office(
        self, lead: str, phrase: str, meant: bool
    ) -> None:
        text = f"{lead} {phrase} sat."
        people = [(one, "person") for one in ("Ana Reyes", "Jo Lund") if one in lead]
        found = self.mentions(text, people, [*people, (phrase, "person")], [])
        assert (phrase in found["Ana Reyes"]) == meant

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("Mayor sits\nMayor Ana Reyes left.", True),
            ("Mayor sat.\nMayor Ana Reyes left.", False),
        ],
    )
    def test_in_a_headline_an_office_needs_no_article(self, text: str, meant: bool) -> None:
        mentions = [("Mayor", "person"), ("Ana Reyes", "person")]
        found = self.mentions(text, mentions[1:], mentions, [])
        assert ("Mayor" in found["Ana Reyes"]) == meant

    @pytest.mark.parametrize(
        ("lead", "phrase", "meant"),
        [
            ("The Bank of Norland rose.", "The bank", True),
            ("The Tarn Police left.", "Police", True),
            ("The Tarn Police left.", "The police", True),
            ("The Bank of Norland rose.", "The central bank", False),
            ("The Bank of Norland rose.", "This bank", False),
            ("The Bank of Norland rose. The Osmund Bank fell.", "The bank", False),
            ("The Bank of Norland rose. The Osmund Bank fell.", "The Norlandic bank", False),
        ],
    )
    def test_a_description_means_the_one_body_of_its_kind(
        self, lead: str, phrase: str, meant: bool
    ) -> None:
        text = f"{lead} {phrase} sat."
        bodies = [
            (one, "organization")
            for one in ("Bank of Norland", "Tarn Police", "Osmund Bank")
            if one in lead
        ]
        found = self.mentions(text, bodies, [*bodies, (phrase, "organization")], [])
        assert (phrase in found[bodies[0][0]]) == meant

    def test_what_comes_before_the_one_body_of_its_kind_is_not_it(self) -> None:
        text = "The bank sat. The Osmund Bank rose."
        mentions = [("The bank", "organization"), ("Osmund Bank", "organization")]
        assert self.mentions(text, mentions[1:], mentions, []) == {"Osmund Bank": ["Osmund Bank"]}

    @pytest.mark.parametrize("phrase", ["The Kenyan leader", "The opposition leader"])
    def test_the_leader_of_a_country_is_not_that_of_its_opposition(self, phrase: str) -> None:
        text = f"President Ana Reyes of Kenya met opposition leader Jo Lund. {phrase} sat."
        people = [("Ana Reyes", "person"), ("Jo Lund", "person")]
        found = self.mentions(text, people, [*people, (phrase, "person")], [(2, 1)])
        meant = "Ana Reyes" if "Kenyan" in phrase else "Jo Lund"
        assert phrase in found[meant]
