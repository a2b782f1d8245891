"""Names as the network reads them, and mentions joined to whom they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.reader.entities.appositions import appositions
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.finished import entities
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.naming import named
from onrecord.reader.network.spans import Found
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.sources import read_source
from onrecord.reader.speakers.voices import Voice
from onrecord.reader.statements.addressees import addressee, asked, goes_with, unasked
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article, Span
from tests.reader.encodings import LAYOUT, Tree, encoded_of, links_of, words_in


def span(text: str, phrase: str, since: int = 0) -> Span:
    start = text.index(phrase, since)
    return Span(start, start + len(phrase))


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

    def test_a_title_read_as_part_of_the_name_is_cut_off(self) -> None:
        text = "They met President Ana Reyes on Monday."
        (only,) = named(
            text, paragraphs(text), encoded_of(text, names=[("President Ana Reyes", "person")])
        )
        assert only.text == "Ana Reyes"
        assert only.role is not None and text[slice(*only.role)] == "President"

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

    def test_a_dateline_and_whom_its_sentence_begins_with_are_two(self) -> None:
        text = "DUNMORE Ana Lund Reyes, 38, was charged."
        names = [("DUNMORE", "place"), ("Ana Lund Reyes", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        assert [(one.text, one.type) for one in found] == [
            ("DUNMORE", "place"),
            ("Ana Lund Reyes", "person"),
        ]

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


class TestJoining:
    TEXT = (
        "Ana Reyes, the mayor, left. She was ill. A fisherman found a boat. The fisherman told her."
    )
    MENTIONS = (
        ("Ana Reyes", "person"), ("the mayor", "person"), ("She", "person"),
        ("A fisherman", "person"), ("a boat", "other"), ("The fisherman", "person"), ("her", "person"),
    )  # fmt: skip

    def joined(self, same: list[tuple[int, int]]) -> Cast:
        encoded = encoded_of(self.TEXT, names=[("Ana Reyes", "person")], mentions=self.MENTIONS)
        places = paragraphs(self.TEXT)
        names = named(self.TEXT, places, encoded)
        cast = Cast(self.TEXT)
        bearers = cast.gather(names)
        join(self.TEXT, encoded, links_of(self.TEXT, encoded, same), cast, bearers, names, {})
        return cast

    def test_descriptions_and_pronouns_join_whom_they_mean(self) -> None:
        mayor, fisherman = self.joined([(1, 0), (2, 1), (5, 3), (6, 2)]).members
        assert [self.TEXT[slice(*one)] for one in sorted(mayor.mentions)] == [
            "Ana Reyes", "the mayor", "She", "her",
        ]  # fmt: skip
        assert list(mayor.roles.values()) == ["mayor"]
        assert (fisherman.type, fisherman.name) == ("unnamed", "A fisherman")
        assert len(fisherman.mentions) == 2

    def test_what_is_said_of_nobody_twice_is_no_entity(self) -> None:
        (only,) = self.joined([]).members
        assert only.name == "Ana Reyes" and len(only.mentions) == 1

    @pytest.mark.parametrize(
        ("said", "same"), [("The divers", True), ("divers", True), ("Some divers", False)]
    )
    def test_several_who_speak_are_those_whom_the_same_words_mean(self, said, same) -> None:
        text = f"{said} left. They ate. The divers said so."
        speakers = "Some divers" if not same else "the divers"
        cast = Cast(text)
        member = cast.make("group", speakers, plural=True)
        member.spoke = True
        encoded = encoded_of(text, mentions=[(said, "person"), ("They", "person")])
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {})
        assert (span(text, said) in member.mentions) == same

    def test_gender_bars_a_pronoun(self) -> None:
        text = "Ana Reyes left. He was ill."
        encoded = encoded_of(
            text,
            names=[("Ana Reyes", "person")],
            mentions=[("Ana Reyes", "person"), ("He", "person")],
        )
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        (member,) = cast.members
        member.genders["female"] = 3
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, names, {})
        assert len(member.mentions) == 1

    def mentions(self, text, names, mentions, same, tree=()) -> dict[str, list[str]]:
        """The mentions of each member by its name."""
        encoded = encoded_of(text, tree, names=names, mentions=mentions)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(text, encoded, links_of(text, encoded, same), cast, bearers, found, {})
        return {
            one.name: [text[slice(*place)] for place in sorted(one.mentions)]
            for one in cast.members
        }

    @pytest.mark.parametrize(
        ("phrase", "kind", "fits"),
        [
            ("the mayor", "person", True),
            ("the party", "organization", False),
            ("the families", "person", False),
            ("the pier", "other", False),
            ("manslaughter", "person", False),
            ("the newcomer", "person", True),
            ("the district's", "person", False),
        ],
    )
    def test_a_description_of_something_else_is_no_mention_of_a_person(
        self, phrase: str, kind: str, fits: bool
    ) -> None:
        text = f"Ana Reyes left. It was {phrase}."
        people = [("Ana Reyes", "person")]
        found = self.mentions(text, people, [*people, (phrase, kind)], [(1, 0)])
        assert (phrase in found["Ana Reyes"]) == fits

    @pytest.mark.parametrize(
        ("name", "phrase", "fits"),
        [
            ("Norway", "the kingdom", True),
            ("Norway", "the store", False),
            ("Norway", "the world", False),
            ("Norway", "the kingdoms", False),
            ("Norway", "the town", False),
            ("Lisbon", "the town", True),
            ("Tarn Mall", "the store", True),
        ],
    )
    def test_a_land_is_called_nothing_but_a_land(self, name: str, phrase: str, fits: bool) -> None:
        names = [(name, "place")]
        text = f"They left {name}. It was {phrase}."
        found = self.mentions(text, names, [*names, (phrase, "place")], [(1, 0)])
        assert (phrase in found[name]) == fits

    @pytest.mark.parametrize(
        ("phrase", "relation", "fits"),
        [
            ("a pilot", "obj", False),
            ("another pilot", "obj", False),
            ("the pilot", "obj", True),
            ("a pilot", "root", True),
        ],
    )
    def test_what_is_brought_in_is_nobody_before(self, phrase, relation, fits) -> None:
        text = f"Ana Reyes met {phrase}"
        people = [("Ana Reyes", "person")]
        lead, noun = phrase.split()
        tree = [
            ("Ana", "flat", 1), ("Reyes", "nsubj", 2), ("met", "root", 2), (lead, "det", 4),
            (noun, relation, 2),
        ]  # fmt: skip
        found = self.mentions(text, people, [*people, (phrase, "person")], [(1, 0)], tree)
        assert (phrase in found["Ana Reyes"]) == fits

    def test_what_a_headline_tells_comes_in_again(self) -> None:
        text = "Pilot lost\nThey sought a pilot"
        tree = [
            ("Pilot", "nsubj", 1), ("lost", "root", 1), ("They", "nsubj", 3), ("sought", "root", 3),
            ("a", "det", 5), ("pilot", "obj", 3),
        ]  # fmt: skip
        mentions = [("Pilot", "person"), ("a pilot", "person")]
        found = self.mentions(text, [], mentions, [(1, 0)], tree)
        assert found == {"a pilot": ["Pilot", "a pilot"]}

    @pytest.mark.parametrize(
        ("name", "phrase", "fits"),
        [
            ("Tarn Gazette", "the letter", False),
            ("Tarn Letter", "the letter", True),
            ("Tarn Gazette", "the paper", True),
        ],
    )
    def test_what_is_written_is_no_body(self, name: str, phrase: str, fits: bool) -> None:
        names = [(name, "organization")]
        text = f"They read the {name}. It was {phrase}."
        found = self.mentions(text, names, [*names, (phrase, "organization")], [(1, 0)])
        assert (phrase in found[name]) == fits

    def test_what_a_currency_is_of_is_no_mention(self) -> None:
        text = "The US left. It lost US$5 million."
        names = [("US", "place")]
        found = self.mentions(text, names, [*names, ("US", "place")], [(1, 0)])
        assert found["US"] == ["US"]

    def test_an_office_in_several_words_is_whose_name_follows(self) -> None:
        text = "Tarn Chief of Staff Ana Reyes left. She sat."
        people = [("Ana Reyes", "person")]
        tree = [
            ("Tarn", "flat", 1), ("Chief", "nsubj", 6), ("of", "case", 3), ("Staff", "nsubj", 6),
            ("Ana", "flat", 5), ("Reyes", "flat", 1), ("left", "root", 6),
        ]  # fmt: skip
        mentions = [("Tarn Chief of Staff Ana Reyes", "person"), ("She", "person")]
        found = self.mentions(text, people, mentions, [(1, 0)], tree)
        assert found == {"Ana Reyes": ["Ana Reyes", "She"]}

    def test_the_one_holder_of_an_office_is_meant_by_it_before_somebody_else(self) -> None:
        text = "Mayor Ana Reyes left. One of Mayor Reyes's sons ate. The mayor sat."
        people = [("Ana Reyes", "person"), ("Reyes", "person")]
        sons = "One of Mayor Reyes's sons"
        mentions = [people[0], (sons, "person"), ("The mayor", "person")]
        found = self.mentions(text, people, mentions, [(2, 1)])
        assert "The mayor" in found["Ana Reyes"]

    @pytest.mark.parametrize(("word", "fits"), [("ADJ", False), ("NOUN", True)])
    def test_people_of_a_kind_are_no_mention_of_one(self, word: str, fits: bool) -> None:
        text = "Ana Reyes left. It was the missing."
        people = [("Ana Reyes", "person")]
        encoded = encoded_of(text, names=people, mentions=[*people, ("the missing", "person")])
        upos = encoded.upos.copy()
        upos[[text[a:b] for a, b in words_in(text)].index("missing")] = LAYOUT.upos.index(word)
        encoded = replace(encoded, upos=upos)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {})
        assert (len(cast.members[0].mentions) == 2) == fits

    def test_whom_somebody_has_is_another(self) -> None:
        text = "Ana Reyes left. Reyes's sister stayed."
        names = [("Ana Reyes", "person"), ("Reyes", "person")]
        mentions = [names[0], ("Reyes's sister", "person"), ("Reyes", "person")]
        tree = [
            ("Ana", "flat", 1), ("Reyes", "nsubj", 2), ("left", "root", 2), (".", "punct", 2),
            ("Reyes", "nmod:poss", 7), ("'", "case", 4), ("s", "case", 4), ("sister", "nsubj", 8),
            ("stayed", "root", 8), (".", "punct", 8),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, names=names, mentions=[mentions[0]])
        owned = (encoded.spans[0], Found(4, 7, 0, 5.0), Found(4, 4, 0, 5.0))
        encoded = replace(encoded, spans=owned)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, cast.gather(found), found, {})
        (reyes,) = cast.members
        assert [text[slice(*one)] for one in sorted(reyes.mentions)] == ["Ana Reyes", "Reyes"]

    def test_a_name_that_opens_the_next_sentence_has_no_title(self) -> None:
        text = "Jo Lund met the pilot. Ana Reyes left."
        names = [("Jo Lund", "person"), ("Ana Reyes", "person")]
        mentions = [names[0], ("the pilot", "person"), names[1]]
        tree = [
            ("Jo", "flat", 1), ("Lund", "nsubj", 2), ("met", "root", 2), ("the", "det", 4),
            ("pilot", "obj", 2), (".", "punct", 2),
        ]  # fmt: skip
        assert self.mentions(text, names, mentions, [], tree)["Ana Reyes"] == ["Ana Reyes"]
        found = self.mentions(text, names, mentions, [(1, 0)], tree)
        assert found["Jo Lund"] == ["Jo Lund", "the pilot"]

    @pytest.mark.parametrize(
        "mention",
        ["Harbour President Ana Reyes", "Harbour President", "Harbour President Ana Reyes of Tarn"],
    )
    def test_a_title_before_a_name_is_its_bearer_s(self, mention: str) -> None:
        text = "Jo Lund left. Harbour President Ana Reyes of Tarn stayed. The president spoke."
        names = [("Jo Lund", "person"), ("Ana Reyes", "person")]
        mentions = [names[0], (mention, "person"), names[1], ("The president", "person")]
        tree = [
            ("Jo", "flat", 1), ("Lund", "nsubj", 2), ("left", "root", 2), (".", "punct", 2),
            ("Harbour", "amod", 5), ("President", "nsubj", 10), ("Ana", "flat", 5), ("Reyes", "flat", 5),
            ("of", "case", 9), ("Tarn", "flat", 5), ("stayed", "root", 10),
        ]  # fmt: skip
        found = self.mentions(text, names, mentions, [(1, 0), (3, 1)], tree)
        assert found == {"Jo Lund": ["Jo Lund"], "Ana Reyes": ["Ana Reyes", "The president"]}

    def test_a_mention_may_hold_a_description_and_the_name_beside_it(self) -> None:
        text = "They met the mayor, Jo Lund, on Monday."
        whole = "the mayor, Jo Lund"
        tree = [
            ("They", "nsubj", 1), ("met", "root", 1), ("the", "det", 3), ("mayor", "obj", 1),
            (",", "punct", 3), ("Jo", "appos", 3), ("Lund", "flat", 5),
        ]  # fmt: skip
        names = [("Jo Lund", "person")]
        encoded = encoded_of(text, tree, names=names, mentions=[(whole, "person"), *names])
        (lund,), _ = resolve(Article(text), [], encoded=encoded)
        assert [one.text for one in lund.roles] == ["mayor"]
        assert [text[slice(*one.span)] for one in lund.mentions][-1] == "Jo Lund"

    def test_an_owner_within_a_source_is_not_the_source(self) -> None:
        text = "The club's president left. She sat."
        mentions = [
            ("The club's president", "person"),
            ("The club's", "organization"),
            ("She", "person"),
        ]
        encoded = encoded_of(text, mentions=mentions[:1])
        inner = Found(0, 3, 1, 5.0)
        encoded = replace(encoded, spans=(*encoded.spans, inner))
        cast = Cast(text)
        president = cast.make("unnamed", "The club's president")
        known = {span(text, "The club's president"): president}
        join(text, encoded, links_of(text, encoded, []), cast, {}, (), known)
        assert [text[slice(*one)] for one in president.mentions] == ["The club's president"]

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

    @pytest.mark.parametrize(
        ("phrase", "sure", "same"),
        [
            ("The newcomer", False, True),
            ("The newcomer", True, False),
            ("A newcomer", False, False),
        ],
    )
    def test_a_description_that_was_only_kept_in_mind_may_mean_somebody_named(
        self, phrase: str, sure: bool, same: bool
    ) -> None:
        text = f"Ana Reyes left. {phrase} sat."
        mentions = [("Ana Reyes", "person"), (phrase, "person")]
        encoded = encoded_of(text, names=mentions[:1], mentions=mentions)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        cast.make("unnamed", phrase, sure=sure).mentions[span(text, phrase)] = "nominal"
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {})
        reyes = cast.members[0]
        assert (span(text, phrase) in reyes.mentions) == same

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

    @pytest.mark.parametrize(
        ("phrase", "same"),
        [
            ("the Reyes campaign", False),
            ("the Lund campaign", True),
            ("the campaign", True),
            ("the Norwegian campaign", True),
        ],
    )
    def test_a_body_under_another_name_is_another(self, phrase: str, same: bool) -> None:
        text = f"The Lund campaign rose. They met {phrase}."
        names = [("Lund campaign", "organization")]
        found = self.mentions(text, names, [*names, (phrase, "organization")], [(1, 0)])
        assert (phrase in found["Lund campaign"]) == same

    @pytest.mark.parametrize(
        ("phrase", "same"),
        [
            ("the U.S. government", False),
            ("the South African government", False),
            ("the Mexico government", True),
            ("the federal government", True),
        ],
    )
    def test_a_body_of_another_country_is_another(self, phrase: str, same: bool) -> None:
        text = f"The Mexican government rose. They met {phrase}."
        names = [("Mexican government", "organization")]
        found = self.mentions(text, names, [*names, (phrase, "organization")], [(1, 0)])
        assert (phrase in found["Mexican government"]) == same

    @pytest.mark.parametrize(
        ("noun", "kind", "type_"),
        [
            ("government", "organization", "organization"),
            ("company", "person", "organization"),
            ("family", "organization", "group"),
        ],
    )
    def test_a_body_is_no_group_of_people(self, noun: str, kind: str, type_: str) -> None:
        text = f"Her {noun} rose. The {noun} fell."
        mentions = [(f"Her {noun}", kind), (f"The {noun}", kind)]
        encoded = encoded_of(text, mentions=mentions)
        cast = Cast(text)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {})
        assert [one.type for one in cast.members] == [type_]

    def test_a_relative_pronoun_opens_no_name(self) -> None:
        text = "A guard whose sister left came. The lost sister sat. The sister ate."
        said = ("whose sister", "The lost sister", "The sister")
        mentions = [(one, "person") for one in said]
        found = self.mentions(text, [], mentions, [(1, 0), (2, 1)])
        assert found == {"The lost sister": list(said[1:])}

    def test_what_one_person_alone_can_be_is_no_body(self) -> None:
        text = "The county sheriff left. The sheriff sat."
        mentions = [("The county sheriff", "organization"), ("The sheriff", "organization")]
        encoded = encoded_of(text, mentions=mentions)
        cast = Cast(text)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {})
        (sheriff,) = cast.members
        assert sheriff.type == "unnamed"

    @pytest.mark.parametrize(
        ("said", "type_", "role"),
        [
            ("the ferry mogul", "person", "ferry mogul"),
            ("the ferry baiter", "person", "ferry baiter"),
            ("the ferry baiters", "person", None),
            ("following ferry", "person", None),
            ("the elder", "person", None),
            ("the ferry company", "organization", "ferry company"),
            ("the ferry baiter", "organization", None),
        ],
    )
    def test_what_stands_before_a_name_tells_what_its_bearer_is(
        self, said: str, type_: str, role: str | None
    ) -> None:
        text = f"They met {said} Osmund."
        names, mentions = [("Osmund", type_)], [(f"{said} Osmund", type_)]
        encoded = encoded_of(text, names=names, mentions=mentions)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(text, encoded, links_of(text, encoded, []), cast, bearers, found, {})
        told = list(cast.members[0].roles.values())
        assert told == ([role] if role else [])


class TestAppositions:
    NOUNS = ("pilot", "pilots", "Pilot", "lord", "tycoon", "trade", "foot", "signal")

    def beside(
        self, text: str, words: Tree, names: list[tuple[str, str]], mentions=(), tags=()
    ) -> list[tuple[str, str]]:
        """The descriptions beside names, each with its name."""
        encoded = encoded_of(text, words, names=names, mentions=mentions, tags=tags)
        found = named(text, paragraphs(text), encoded)
        web = links_of(text, encoded, [])
        return [
            (text[slice(*place)], one.text) for place, one in appositions(text, encoded, web, found)
        ]

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            (", a former pilot at Tarn,", "a former pilot at Tarn"),
            (", 54, a pilot who flew,", "a pilot"),
            (" — the herring lord —", "the herring lord"),
            (", a herring tycoon of the U.S. Navy.", "a herring tycoon of the U.S. Navy"),
            (", pilot Jo Lund,", None),
            (", freelance by trade,", None),
            (", formerly the pilot of Tarn,", "formerly the pilot of Tarn"),
            (", one of Tarn's two pilots,", "one of Tarn's two pilots"),
            (", 40, of Tarn, Norland, a pilot,", "a pilot"),
            (" of Osmund, pilot and poet,", "pilot and poet"),
            (", The Pilot of Tarn,", None),
            (", the 6-foot-2,", None),
            (", a signal of the end,", None),
        ],
    )
    def test_the_tree_tells_what_is_behind_a_name(self, said: str, told: str | None) -> None:
        text = f"Ana Reyes{said} left."
        cut = [text[a:b] for a, b in words_in(text)]
        noun = next((one for one in self.NOUNS if one in cut), "")
        tree: Tree = [(word, "appos" if word == noun else "flat", 0) for word in cut]
        known = [("Ana Reyes", "person"), ("Jo Lund", "person"), ("Osmund", "organization")]
        names = [one for one in known if one[0] in text]
        tags = ["ADP" if one in ("at", "of") else "NOUN" for one in cut]
        found = self.beside(text, tree, names, tags=tags)
        assert found == ([(told, "Ana Reyes")] if told else [])

    @pytest.mark.parametrize(
        ("said", "tags", "told"),
        [
            (", a kayakist,", (), "a kayakist"),
            (", a kayakist, Jo Lund,", (), None),
            (", the kayakist said,", ("DET", "NOUN", "VERB"), None),
        ],
    )
    def test_so_does_a_mention_but_in_a_list(
        self, said: str, tags: tuple[str, ...], told: str | None
    ) -> None:
        text = f"Ana Reyes{said} left."
        tree: Tree = [(text[a:b], "flat", at + 1) for at, (a, b) in enumerate(words_in(text)[:-1])]
        names = [("Ana Reyes", "person"), ("Jo Lund", "person")][: 1 + ("Lund" in said)]
        phrase = ("the" if tags else "a", "kayakist")
        mentions = [names[0], (" ".join(phrase), "person"), *names[1:]]
        encoded = encoded_of(
            text, tree, names, mentions, ["PROPN", "PROPN", "CCONJ", *(tags or ("DET", "NOUN"))]
        )
        found = named(text, paragraphs(text), encoded)
        web = links_of(text, encoded, [])
        beside = [text[slice(*place)] for place, _ in appositions(text, encoded, web, found)]
        assert beside == ([told] if told else [])

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ("The President of Tarn", "The President of Tarn"),
            ("The clerk of Tarn and the head of the port", "The clerk of Tarn and the head of the port"),
            ("The wife of the mayor", None),
            ("One child", None),
        ],
    )  # fmt: skip
    def test_what_stands_before_a_name_is_the_whole_that_and_joins(
        self, said: str, told: str | None
    ) -> None:
        text = f"{said}, Ana Reyes, left."
        noun = next(one for one in ("President", "clerk", "wife", "child") if one in said)
        cut = [text[a:b] for a, b in words_in(text)]
        tree: Tree = [
            (one, "dep", at + 1 if one == "the" else cut.index(noun)) for at, one in enumerate(cut)
        ]
        inner = [one for one in ("the head of the port", "the mayor") if one in said]
        mentions = [(one, "person") for one in (said, *inner, "Ana Reyes")]
        found = self.beside(text, tree, mentions[-1:], mentions)
        assert found == ([(told, "Ana Reyes")] if told else [])

    def test_one_person_is_not_several(self) -> None:
        text = "Ana Reyes, the relatives of Lund, left."
        tree: Tree = [
            ("Ana", "nsubj", 8), ("Reyes", "flat", 0), (",", "dep", 4), ("the", "det", 4),
            ("relatives", "appos", 0), ("of", "case", 6), ("Lund", "dep", 4), (",", "dep", 4),
            ("left", "root", 8), (".", "dep", 8),
        ]  # fmt: skip
        names = [("Ana Reyes", "person")]
        mentions = [*names, ("the relatives of Lund", "person")]
        tags = ["PROPN", "PROPN", "X", "DET", "NOUN", "ADP", "PROPN", "X", "VERB", "X"]
        assert self.beside(text, tree, names, mentions, tags) == []

    def test_an_organisation_has_one_too(self) -> None:
        text = "Osmund, the company behind Tarn, left."
        tree: Tree = [
            (text[a:b], "appos" if text[a:b] == "company" else "flat", 0) for a, b in words_in(text)
        ]
        found = self.beside(text, tree, [("Osmund", "organization")])
        assert found == [("the company behind Tarn", "Osmund")]

    def test_an_organisation_in_a_list_has_none(self) -> None:
        text = "The Osmund, the harbour staff and the press left."
        tree: Tree = [
            (text[a:b], "appos" if text[a:b] == "staff" else "flat", 1) for a, b in words_in(text)
        ]
        assert self.beside(text, tree, [("Osmund", "organization")]) == []

    def test_an_office_that_somebody_owns_is_told_by_its_last_word(self) -> None:
        text = "The club's president, Ana Reyes, left."
        tree: Tree = [
            ("The", "det", 1), ("club", "nsubj", 8), ("'", "case", 1), ("s", "case", 1), ("president", "flat", 1),
        ]  # fmt: skip
        mentions = [("The club's president", "person"), ("Ana Reyes", "person")]
        found = self.beside(text, tree, mentions[1:], mentions)
        assert found == [("The club's president", "Ana Reyes")]


class TestWordsSpoken:
    """Whom pronouns mean in what is told word for word."""

    TEXT = 'Tomas Lind sat down. "I saw you lie, my friend," Ana Reyes told Jo Varga.'
    NAMES = (("Tomas Lind", "person"), ("Ana Reyes", "person"), ("Jo Varga", "person"))
    MENTIONS = (
        ("Tomas Lind", "person"), ("I", "person"), ("you", "person"),
        ("my", "person"), ("Ana Reyes", "person"), ("Jo Varga", "person"),
    )  # fmt: skip

    def joined(self, voice: Callable[[dict[str, Member]], Voice | None]) -> dict[str, list[str]]:
        text = self.TEXT
        encoded = encoded_of(text, names=self.NAMES, mentions=self.MENTIONS)
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        speech = voice({one.name: one for one in cast.members})
        web = links_of(text, encoded, [(1, 0), (2, 0), (3, 0)])
        join(text, encoded, web, cast, bearers, names, {}, lambda _: speech)
        return {
            one.name: [text[slice(*place)] for place in sorted(one.mentions)]
            for one in cast.members
        }

    def test_i_is_who_speaks_and_you_is_who_is_told(self) -> None:
        found = self.joined(lambda cast: Voice(cast["Ana Reyes"], cast["Jo Varga"]))
        assert found["Tomas Lind"] == ["Tomas Lind"]
        assert found["Ana Reyes"] == ["I", "my", "Ana Reyes"]
        assert found["Jo Varga"] == ["you", "Jo Varga"]

    def test_where_the_marks_leave_it_open_the_scores_decide(self) -> None:
        found = self.joined(lambda _: None)
        assert found["Tomas Lind"] == ["Tomas Lind", "I", "you", "my"]

    def test_of_nobody_s_words_they_are_nobody_known(self) -> None:
        assert self.joined(lambda _: Voice())["Tomas Lind"] == ["Tomas Lind"]

    @pytest.mark.parametrize("others", [True, False])
    def test_who_is_told_something_is_not_they_in_it(self, others: bool) -> None:
        text = 'Lund told Alder Radio: "They lied."'
        names = [("Lund", "person"), ("Alder Radio", "organization")]
        encoded = encoded_of(text, names=names, mentions=[*names, ("They", "person")])
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        radio = next(one for one in cast.members if one.type == "organization")
        speech = Voice(None, None if others else radio)
        web = links_of(text, encoded, [(2, 1)])
        join(text, encoded, web, cast, bearers, found, {}, lambda _: speech)
        assert (span(text, "They") in radio.mentions) == others

    def test_reported_words_within_a_quotation_have_no_voice_of_their_own(self) -> None:
        text = '"He said I had won," Ana Reyes said. Lund said I had lost.'
        encoded = encoded_of(
            text,
            names=[("Ana Reyes", "person"), ("Lund", "person")],
            mentions=[
                ("I", "person"),
                ("Ana Reyes", "person"),
                ("Lund", "person"),
                ("I", "person"),
            ],
        )
        outer = Attribution(
            (span(text, '"He said I had won,"'),), span(text, "Ana Reyes"), span(text, "said", 30)
        )
        inner = Attribution(
            (span(text, "I had won"),), span(text, "He"), span(text, "said"), inside=0
        )
        lost = Attribution((span(text, "I had lost"),), span(text, "Lund"), span(text, "said", 40))
        entities, _ = resolve(Article(text), [outer, inner, lost], encoded=encoded)
        spoken = {
            one.name: [text[slice(*place.span)] for place in one.mentions] for one in entities
        }
        assert spoken == {"Ana Reyes": ["I", "Ana Reyes"], "Lund": ["Lund"]}


def test_a_source_with_honours_behind_the_name_is_who_is_named() -> None:
    text = "Ana Reyes MP (Lab, Tarn) spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes MP", "person")]))
    source = read_source(text, span(text, "Ana Reyes MP (Lab, Tarn)"), found)
    assert source.kind == "name" and source.name == found[0]


def test_whose_somebody_is_is_no_part_of_the_role() -> None:
    text = "My colleague Ana Reyes spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes", "person")]))
    source = read_source(text, span(text, "My colleague Ana Reyes"), found)
    assert source.role == span(text, "colleague")


@pytest.mark.parametrize(
    ("said", "role"),
    [("Ana Reyes, the mayor,", "mayor"), ("Ana Reyes, who grew up in Tarn,", None)],
)
def test_a_clause_behind_a_name_is_no_role(said: str, role: str | None) -> None:
    text = f"{said} spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes", "person")]))
    assert read_source(text, span(text, said), found).role == (role and span(text, role))


@pytest.mark.parametrize(
    ("lead", "tags", "told"),
    [
        ("firms like", ["NOUN", "ADP"], False),
        ("tiny", ["ADJ"], False),
        ("toymaker", ["NOUN"], True),
    ],
)
def test_what_ends_in_no_noun_is_no_role_of_a_body(lead, tags, told) -> None:
    text = f"The {lead} Orbix said it was so."
    encoded = encoded_of(text, names=[("Orbix", "organization")], tags=["DET", *tags])
    said = Attribution(
        (span(text, "it was so"),), span(text, f"The {lead} Orbix"), span(text, "said")
    )
    (orbix,), _ = resolve(Article(text), [said], encoded=encoded)
    assert [one.text for one in orbix.roles] == ([lead] if told else [])


class TestGathering:
    @pytest.mark.parametrize("type_", ["organization", "place", "person"])
    def test_a_surname_is_its_bearer_s_whatever_its_type(self, type_: str) -> None:
        text = "Ana Reyes left. Reyes was ill."
        names = [("Ana Reyes", "person"), ("Reyes", type_)]
        encoded = encoded_of(text, names=[names[0], ("Reyes was", type_)][:1])
        found = list(named(text, paragraphs(text), encoded))
        cast = Cast(text)
        cast.gather(found)
        assert len(cast.members) == 1

    def borne(self, marked: str, kind: str = "person") -> list[str]:
        """The names of those who bear the [names] of a text."""
        text = re.sub(r"[\[\]]", "", marked)
        names = [(one, kind) for one in re.findall(r"\[([^\]]+)", marked)]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        bearers = Cast(text).gather(found)
        return [bearers[one.span].name for one in found if one.type != "unknown"]

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("[Mr Tarn Vohr] left. His wife, [Sunira Vohr], ate. [Mrs Vohr] sat.", "Sunira Vohr"),
            ("[Mr Tarn Vohr] left. [Sunira Vohr], his wife, ate. [Mr Vohr] sat.", "Tarn Vohr"),
            ("[Ms Ulva Vohr] left. [Brann Vohr] ate. [Madam Vohr] sat.", "Ulva Vohr"),
            (
                "[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Tarn] sat. [Tarn] left. [Vohr] sang.",
                "Brann Vohr",
            ),
            ("[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Vohr] sang.", "Tarn Vohr"),
            (
                "[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Tarn] sat. [Tarn] left. [Vohr] sang."
                " [Vohr] ran. [Vohr] rode.",
                "Tarn Vohr",
            ),
            (
                "[Tarn Vohr], a brother of President [Brann Vohr], met [Jo Kest]. [Vohr] sang.",
                "Tarn Vohr",
            ),
            ("[Senator Jodel Vohr] left. [Brann Vohr] ate. [Sen. Vohr] sat.", "Jodel Vohr"),
        ],
    )
    def test_titles_and_relations_choose_among_namesakes(self, text: str, meant: str) -> None:
        assert self.borne(text)[-1] == meant

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("[Orbix] rose. [Orbix Group plc] fell.", "Orbix Group plc"),
            ("[Summit Peak Pictures] rose. [Summit Peak] fell.", "Summit Peak Pictures"),
            ("[Orbix] rose. [Orbix Tide Works Inc.] fell.", "Orbix Tide Works Inc."),
            ("[Orbix] rose. [Maison Orbix S.A.] fell.", "Maison Orbix S.A."),
            ("[Orbix] rose. [Orbix-Vohr Cos.] fell.", "Orbix-Vohr Cos."),
            ("[Reuters] wrote. [Reuters Tide Holdings PLC] fell.", "Reuters Tide Holdings PLC"),
            ("The [Crab and Tide Crimes Board], [CTCB], met.", "Crab and Tide Crimes Board"),
            ("[TEMA], the [Tarn Ember Maintenance Agency], met.", "Tarn Ember Maintenance Agency"),
            ("[U.S. Bureau of Tides] rose. The [BoT] fell.", "U.S. Bureau of Tides"),
            ("The [Gulls] sang. The [Dunmore Gulls] won.", "Dunmore Gulls"),
            ("[Red Gulls] sang. [Toronto Red Gulls] won.", "Toronto Red Gulls"),
            ("The [Bank of Norland] rose. The [Bank] fell.", "Bank of Norland"),
            ("The [Commission on Tides] rose. The [Commission] fell.", "Commission on Tides"),
            ("The [House] ate. The [Norland House of Deputies] met.", "Norland House of Deputies"),
            ("The [Post] fell. The [Dunmore Tide Post] wrote.", "Dunmore Tide Post"),
            ("[TBN News] wrote. [TBN] fell.", "TBN News"),
            ("[Osmund]'s (NYSE: OSM) crew left. [OSM] fell.", "Osmund"),
            ("[Compañía Osmund del Agua] (CODA) rose. [CODA] fell.", "Compañía Osmund del Agua"),
        ],
    )
    def test_the_short_name_of_an_organisation_is_its_own(self, text: str, meant: str) -> None:
        assert self.borne(text, "organization") == [meant] * 2

    @pytest.mark.parametrize(
        "text",
        [
            "[Orbix Films] rose. [Orbix Bank] fell. [Orbix] sat.",
            "[Orbix] rose. [Orbix Tide Films Inc.] fell. [Orbix Weir Bank Corp.] sat.",
            "[Norway Airways] rose. [Norway] fell.",
            "[Upper Street] rose. The [U.S.] fell.",
            "[Tarn Water Board] rose. [Tarn Weir Board] fell. [TWB] sat.",
            "The [Post] sat. The [Tarn Post] rose. The [Vale Post] fell.",
            "The [House] sat. The [Opera House] rose.",
            "[Gulls] sat. [Dunmore Gulls] rose.",
            "The [Board] to Save Tarn sat. The [Dunmore Board] rose. The [Board] ate.",
            "The [UN Water Office] rose. The [UN Office] fell. The [UN] sat.",
            "The [House of Tides Library] rose. The [House of Tides] fell.",
        ],
    )
    def test_what_may_be_short_for_two_or_is_a_country_is_neither(self, text: str) -> None:
        short = min(re.findall(r"\[([^\]]+)", text), key=len)
        assert short in self.borne(text, "organization")

    @pytest.mark.parametrize(
        ("text", "same"),
        [
            ("[Tarn], [Calif.], lies low. [California] is dry.", True),
            ("[Britain] is wet. The [U.K.] is green.", True),
            ("[Skerry Island] is wet. [Skerry] is green.", True),
            ("[Mexico City] is dry. [Mexico] is green.", False),
            ("[Tarn], [Conn], lies low. [Connecticut] is dry.", False),
        ],
    )
    def test_a_place_has_one_entity_by_all_its_names(self, text: str, same: bool) -> None:
        first, last = self.borne(text, "place")[-2:]
        assert (first == last) == same
        assert last != "Calif"

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "Norway's [Tide Court] rose. Japan's [Tide Court] fell. Norway's [Tide Court] sat.",
                ["Norway's Tide Court", "Japan's Tide Court", "Norway's Tide Court"],
            ),
            ("Norway's [Tide Court] rose. The [Tide Court] fell.", ["Tide Court"] * 2),
            ("Lund's [Tide Court] rose. Reyes's [Tide Court] fell.", ["Tide Court"] * 2),
        ],
    )
    def test_bodies_of_two_countries_are_two(self, text: str, names: list[str]) -> None:
        assert self.borne(text, "organization") == names

    def test_who_has_a_title_is_no_body_that_is_called_after_him(self) -> None:
        text = "The Vohr administration fell. President Vohr left."
        names = [("Vohr administration", "organization"), ("Vohr", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        bearers = Cast(text).gather(found)
        assert {bearers[one.span].name for one in found} == {"Vohr administration", "Vohr"}

    def test_what_is_no_person_is_one_with_the_body_whose_name_begins_so(self) -> None:
        text = "The major Vohr donors left. The Vohr Party fell."
        cast = Cast(text)
        cast.gather(
            [
                Name(span(text, "Vohr"), "Vohr", "unknown", span(text, "major")),
                Name(span(text, "Vohr Party"), "Vohr Party", "organization"),
            ]
        )
        assert [one.name for one in cast.members] == ["Vohr Party"]

    def test_two_surnames_and_the_first_of_them_are_of_one(self) -> None:
        found = self.borne("[Ana Reyes] left. [Ana M. Reyes Holt] sat.")
        assert found == ["Ana M. Reyes Holt"] * 2

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("[Queen Ana II] left.", "Queen Ana II"),
            ("[Pope Marcus] left.", "Pope Marcus"),
            ("[Prince Marcus Lund] left.", "Marcus Lund"),
            ("[President Lund] left.", "Lund"),
        ],
    )
    def test_who_has_a_first_name_alone_keeps_a_crown(self, text: str, name: str) -> None:
        assert self.borne(text) == [name]

    def test_an_article_makes_no_name_longer(self) -> None:
        found = self.borne(
            "The [Tarn Tide Party] won. Its rival left [the Tarn Tide Party].", "organization"
        )
        assert found == ["Tarn Tide Party"] * 2

    def test_two_first_names_before_a_surname_share_it(self) -> None:
        found = self.borne("[Gary] and [Michelle Lund] left. [Gary] sat. [Mr Lund] ate.")
        assert found == ["Gary Lund", "Michelle Lund", "Gary Lund", "Gary Lund"]


class TestAddressees:
    def of(self, text: str, tree, cue: str, content: str, mentions, tags=()) -> str | None:
        encoded = encoded_of(text, tree, mentions=mentions, tags=tags)
        one = Attribution((span(text, content),), cue=span(text, cue))
        found = addressee(text, encoded, links_of(text, encoded), one)
        return None if found is None else text[slice(*found)]

    def test_the_object_of_telling(self) -> None:
        text = "Reyes told Alder Radio the dam holds."
        tree = [
            ("Reyes", "nsubj", 1), ("told", "root", 1), ("Alder", "dep", 3), ("Radio", "obj", 1),
            ("the", "det", 5), ("dam", "nsubj", 6), ("holds", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder Radio", "organization")]
        assert self.of(text, tree, "told", "the dam holds", mentions) == "Alder Radio"

    def test_who_is_told_ends_before_the_content_and_the_space_before_it(self) -> None:
        text = "Reyes asked Norse crews to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("asked", "root", 1), ("Norse", "amod", 3), ("crews", "obj", 1),
            ("to", "mark", 5), ("stay", "xcomp", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Norse crews to stay", "person")]
        assert self.of(text, tree, "asked", "to stay", mentions) == "Norse crews"

    @pytest.mark.parametrize(
        ("verb", "preposition", "told"),
        [
            ("testified", "before", "Alder"),
            ("pleaded", "with", "Alder"),
            ("shouted", "at", "Alder"),
            ("demanded", "of", "Alder"),
            ("confided", "in", "Alder"),
            ("shared", "with", "Alder"),
            ("recounted", "for", "Alder"),
            ("said", "in", None),
            ("said", "before", None),
            ("agreed", "with", None),
        ],
    )
    def test_whom_prepositions_bring_in_with_some_verbs(
        self, verb: str, preposition: str, told: str | None
    ) -> None:
        text = f"Reyes {verb} {preposition} Alder that it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), (preposition, "case", 3), ("Alder", "obl", 1),
            ("that", "dep", 6), ("it", "nsubj", 6), ("rained", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        assert self.of(text, tree, verb, "it rained", mentions) == told

    def test_who_is_offered_or_written_something(self) -> None:
        text = "Reyes offered Lund a lift."
        tree = [
            ("Reyes", "nsubj", 1), ("offered", "root", 1), ("Lund", "iobj", 1), ("a", "det", 4),
            ("lift", "obj", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "offered", "a lift", mentions) == "Lund"

    @pytest.mark.parametrize(
        ("verb", "preposition", "told"),
        [
            ("Speaking", "to", "Alder"),
            ("Appearing", "before", "Alder"),
            ("Turning", "to", None),
            ("Speaking", "of", None),
        ],
    )
    def test_who_is_spoken_to_in_a_clause_beside(
        self, verb: str, preposition: str, told: str | None
    ) -> None:
        text = f"{verb} {preposition} Alder, Reyes sighed and added it rained."
        tree = [
            (verb, "advcl", 5), (preposition, "case", 2), ("Alder", "obl", 0), (",", "punct", 0),
            ("Reyes", "nsubj", 5), ("sighed", "root", 5), ("and", "cc", 7), ("added", "conj", 5),
            ("it", "nsubj", 9), ("rained", "dep", 7), (".", "punct", 5),
        ]  # fmt: skip
        mentions = [("Alder", "organization"), ("Reyes", "person")]
        tags = ["VERB", "ADP", "PROPN", "X", "PROPN", "VERB", "CCONJ", "VERB"]
        assert self.of(text, tree, "added", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(
        ("before", "noun", "told"),
        [
            ("in", "call", "Alder"),
            ("in", "accord", None),
            ("after", "call", None),
        ],
    )
    def test_who_is_spoken_to_in_a_talk(self, before: str, noun: str, told: str | None) -> None:
        text = f"Reyes said {before} a {noun} with Alder that it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("said", "root", 1), (before, "case", 4), ("a", "det", 4),
            (noun, "obl", 1), ("with", "case", 6), ("Alder", "obl", 4), ("that", "mark", 9),
            ("it", "nsubj", 9), ("rained", "dep", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        tags = ["PROPN", "VERB"]
        assert self.of(text, tree, "said", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(
        ("verb", "relation", "told"),
        [
            ("wrote", "obj", "Alder"),
            ("sent", "iobj", "Alder"),
            ("sent", "obj", None),
            ("left", "obj", None),
        ],
    )
    def test_who_is_written_to_is_told_what_the_writing_says(
        self, verb: str, relation: str, told: str | None
    ) -> None:
        text = f"Reyes {verb} Alder, saying it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("Alder", relation, 1), (",", "punct", 1),
            ("saying", "advcl", 1), ("it", "nsubj", 6), ("rained", "dep", 4), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        tags = ["PROPN", "VERB", "PROPN", "X", "VERB"]
        assert self.of(text, tree, "saying", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(("verb", "beside"), [("speaking", True), ("linking", False)])
    def test_what_goes_with_another_verb_is_told_nothing(self, verb: str, beside: bool) -> None:
        text = f"Reyes, {verb} it to Alder, said it rained."
        tree = [
            ("Reyes", "nsubj", 7), (",", "punct", 2), (verb, "acl", 0), ("it", "obj", 2),
            ("to", "case", 5), ("Alder", "obl", 2), (",", "punct", 2), ("said", "root", 7),
            ("it", "nsubj", 9), ("rained", "dep", 7), (".", "punct", 7),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, tags=["PROPN", "X", "VERB"])
        assert goes_with(text, encoded, span(text, "said"), span(text, "Alder")) == beside

    @pytest.mark.parametrize("content", ["to stay", "Lund and Alder to stay"])
    def test_all_who_are_told_at_once(self, content: str) -> None:
        text = "Reyes asked Lund and Alder to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("asked", "root", 1), ("Lund", "obj", 1), ("and", "cc", 4),
            ("Alder", "conj", 2), ("to", "dep", 6), ("stay", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person"), ("Alder", "organization")]
        assert self.of(text, tree, "asked", content, mentions) == "Lund and Alder"

    def test_whoever_is_to_do_something_is_told_so_by_any_verb(self) -> None:
        text = "Reyes challenged Lund to speak."
        tree = [
            ("Reyes", "nsubj", 1), ("challenged", "root", 1), ("Lund", "obj", 1),
            ("to", "dep", 4), ("speak", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "challenged", "to speak", mentions) == "Lund"
        assert self.of(text, tree, "challenged", "speak", mentions) is None

    @pytest.mark.parametrize(
        ("verb", "rest", "hangs", "told"),
        [
            ("urged", "stay", "root", True),
            ("dared", "stay", "xcomp", True),
            ("dared", "stay", "acl", False),
            ("found", "be", "xcomp", False),
        ],
    )
    def test_the_object_that_hangs_on_what_is_to_be_done(
        self, verb: str, rest: str, hangs: str, told: bool
    ) -> None:
        text = f"Reyes {verb} Lund to {rest}."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("Lund", "obj", 4), ("to", "dep", 4),
            (rest, hangs, 4 if hangs == "root" else 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        found = self.of(text, tree, verb, f"Lund to {rest}", mentions)
        assert found == ("Lund" if told else None)

    @pytest.mark.parametrize(("relation", "main"), [("advcl", 5), ("root", 0), ("advcl", 0)])
    def test_who_is_asked_before_the_main_clause_is_no_source(
        self, relation: str, main: int
    ) -> None:
        text = "Asked about leaks, Reyes shrugged."
        tree = [
            ("Asked", relation, main), ("about", "case", 2), ("leaks", "obl", 0), (",", "dep", 0),
            ("Reyes", "nsubj", 5), ("shrugged", "root", 5), (".", "dep", 5),
        ]  # fmt: skip
        mentions = [("leaks", "other"), ("Reyes", "person")]
        encoded = encoded_of(text, tree, mentions=mentions)
        one = Attribution((span(text, "leaks"),), span(text, "Reyes"), span(text, "Asked"))
        if relation == "root":
            assert unasked(text, encoded, one) is one
            return
        assert unasked(text, encoded, one) == replace(one, source=None)
        assert self.of(text, tree, "Asked", "leaks", mentions) == "Reyes"

    def test_who_is_asked_is_told_of_in_the_same_sentence(self) -> None:
        text = "Asked about leaks, Ms Reyes shrugged. Lund left."
        tree = [
            ("Asked", "advcl", 0), ("about", "case", 2), ("leaks", "obl", 0), (",", "dep", 0),
            ("Ms", "nsubj", 5), ("Reyes", "flat", 6), ("shrugged", "root", 6), (".", "dep", 6),
            ("Lund", "nsubj", 9), ("left", "root", 9), (".", "dep", 9),
        ]  # fmt: skip
        mentions = [("Ms Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "Asked", "leaks", mentions) == "Ms Reyes"

    def test_to_be_in_what_is_said_makes_no_passive(self) -> None:
        text = "It is cold, Reyes told me."
        tree = [
            ("It", "nsubj", 2), ("is", "dep", 5), ("cold", "dep", 5), (",", "dep", 5),
            ("Reyes", "nsubj", 5), ("told", "root", 5), ("me", "obj", 5), (".", "dep", 5),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, mentions=[("Reyes", "person")])
        one = Attribution((span(text, "It is cold"),), span(text, "Reyes"), span(text, "told"))
        assert unasked(text, encoded, one) is one

    def test_who_was_asked_is_no_source(self) -> None:
        text = "Reyes was asked to go."
        tree = [
            ("Reyes", "nsubj:pass", 2), ("was", "aux:pass", 2), ("asked", "root", 2),
            ("to", "dep", 4), ("go", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, mentions=[("Reyes", "person")])
        one = Attribution((span(text, "to go"),), span(text, "Reyes"), span(text, "was asked"))
        assert unasked(text, encoded, one) == replace(one, source=None)
        passive = replace(one, source=span(text, "go"))
        assert asked(text, encoded, passive) == 0

    @pytest.mark.parametrize(("who", "told"), [("inquest", "The inquest"), ("pilot", None)])
    def test_what_a_court_hears_it_is_told(self, who: str, told: str | None) -> None:
        text = f"The {who} heard it sank."
        tree = [
            ("The", "det", 1), (who, "nsubj", 2), ("heard", "root", 2), ("it", "nsubj", 4),
            ("sank", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        mentions = [(f"The {who}", "other")]
        encoded = encoded_of(text, tree, mentions=mentions)
        one = Attribution((span(text, "it sank"),), span(text, f"The {who}"), span(text, "heard"))
        assert (unasked(text, encoded, one).source is None) == (told is not None)
        assert self.of(text, tree, "heard", "it sank", mentions) == told

    @pytest.mark.parametrize(
        ("words", "own"),
        [
            ("Asked by Reyes, Lund shrugged.", ("Reyes", "obl", 0)),
            ("Convinced of Reyes, Lund shrugged.", ("Reyes", "obl", 0)),
            ("As Reyes asked, Lund shrugged.", ("Reyes", "nsubj", 2)),
        ],
    )
    def test_who_asks_stays_the_source(self, words: str, own: tuple[str, str, int]) -> None:
        verb = own[2]
        first = [(word, "dep", verb) for word in words.replace(",", "").split()[:3]]
        first[verb] = (first[verb][0], "advcl", 5)
        first[[one[0] for one in first].index(own[0])] = own
        tree = [
            *first, (",", "dep", verb), ("Lund", "nsubj", 5), ("shrugged", "root", 5),
            (".", "dep", 5),
        ]  # fmt: skip
        encoded = encoded_of(words, tree, mentions=[("Reyes", "person"), ("Lund", "person")])
        cue = span(words, words.replace(",", "").split()[verb])
        source = span(words, "Lund" if words.startswith("Convinced") else "Reyes")
        one = Attribution((span(words, "shrugged"),), source, cue)
        assert unasked(words, encoded, one) is one

    def test_the_subject_of_a_passive(self) -> None:
        text = "Residents were told to leave."
        tree = [
            ("Residents", "nsubj:pass", 2), ("were", "aux:pass", 2), ("told", "root", 2),
            ("to", "dep", 4), ("leave", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        assert (
            self.of(text, tree, "were told", "to leave", [("Residents", "person")]) == "Residents"
        )

    def test_what_to_brings_in_where_it_is_somebody(self) -> None:
        text = "Reyes said to the court that it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("said", "root", 1), ("to", "case", 4), ("the", "det", 4),
            ("court", "obl", 1), ("that", "dep", 7), ("it", "nsubj", 7), ("rained", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        assert (
            self.of(text, tree, "said", "it rained", [("the court", "organization")]) == "the court"
        )
        assert self.of(text, tree, "said", "it rained", [("the court", "other")]) is None

    def test_who_is_called_on_or_urged_stands_at_the_start_of_what_some_count_as_content(
        self,
    ) -> None:
        text = "Reyes called on the crew to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("called", "root", 1), ("on", "case", 4), ("the", "det", 4),
            ("crew", "obl", 1), ("to", "dep", 6), ("stay", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("the crew", "person")]
        assert self.of(text, tree, "called", "to stay", mentions) == "the crew"
        assert self.of(text, tree, "called", "the crew to stay", mentions) == "the crew"
        assert self.of(text, tree, "called", "on the crew to stay", mentions) is None


@pytest.mark.parametrize(
    ("kind", "name", "noun", "speaks", "expected"),
    [
        ("group", "port officials", "officials", True, "unnamed"),
        ("group", "port officials", "officials", False, "group"),
        ("group", "the couple", "couple", True, "group"),
        ("organization", "local media", "media", True, "unnamed"),
        ("organization", "the council", "council", True, "organization"),
    ],
)
def test_several_who_speak_without_a_name_are_an_unnamed_source(
    kind, name, noun, speaks, expected
) -> None:
    member = Cast(name).make(kind, name, plural=True)
    member.nouns.add(noun)
    member.mentions[Span(0, len(name))] = "nominal"
    assert entities([member], [member] if speaks else [])[id(member)].type == expected


def test_forms_that_were_cut_are_none() -> None:
    cast = Cast('a "tall guard')
    member = cast.make("unnamed", 'a "tall guard')
    whole = ("the tall guard", "the guard (a man)")
    for form in (*whole, "the guard to", "the guard (a", "6", 'the "tall', "the guard and"):
        member.forms[form] = None
    made = entities([member])[id(member)]
    assert (made.name, made.aliases) == ("a tall guard", whole)


@pytest.mark.parametrize(
    ("lead", "kept"),
    [("owner", False), ("club owner", False), ("Tarn-club owner", True), ("President", True)],
)
def test_a_form_with_the_end_of_a_role_alone_is_none(lead: str, kept: bool) -> None:
    text = "Tarn-club owner, Vice President"
    member = Cast(text).make("person", "Ana Reyes")
    for role in text.split(", "):
        member.add_role(text, span(text, role))
    for form in ("Ana Reyes", f"{lead} Ana Reyes"):
        member.forms[form] = None
    assert (f"{lead} Ana Reyes" in entities([member])[id(member)].aliases) == kept


def test_those_who_are_told_one_by_one_are_a_group() -> None:
    cast = Cast("Ana Reyes and port officials")
    member = cast.make("group", "Ana Reyes and port officials")
    member.parts = (cast.make("person", "Ana Reyes"),)
    assert entities([member], [member])[id(member)].type == "group"


class TestRoles:
    """Which words beside a name are told as what its bearer is."""

    TEXT = "Norland's, Chief, many, St., clerk of the court, relief group, Relief"

    @pytest.mark.parametrize(
        ("title", "told"),
        [("Mrs.", False), ("Hon. Sir", False), ("Dr", True), ("Cllr", True), ("Mr Justice", True)],
    )
    def test_a_bare_honorific_is_none(self, title: str, told: bool) -> None:
        text = f"{title} Ana Reyes left."
        cast = Cast(text)
        member = cast.make("person", "Ana Reyes")
        member.add_role(text, span(text, title))
        assert bool(entities([member])[id(member)].roles) == told

    @pytest.mark.parametrize(
        ("type_", "name", "roles"),
        [
            ("person", "Chief", ["clerk of the court"]),
            ("person", "Ana Reyes", ["Chief", "clerk of the court"]),
            ("organization", "Open Hands", ["clerk of the court", "relief group"]),
            ("place", "Elmo", []),
        ],
    )
    def test_are_not_owners_counts_or_parts_of_names(self, type_, name, roles) -> None:
        cast = Cast(self.TEXT)
        member = cast.make(type_, name)
        said = ["Norland's", "many", "Chief", "clerk of the court"]
        said += ["relief group", "Relief"] if type_ == "organization" else []
        said += ["St."] if type_ == "place" else []
        for words in said:
            member.add_role(self.TEXT, span(self.TEXT, words))
            member.forms[f"{words} {name}"] = None
        entity = entities([member])[id(member)]
        assert [one.text for one in entity.roles] == roles
        assert (f"Norland's {name}" in entity.aliases) == (type_ != "person")

    @pytest.mark.parametrize(
        ("said", "roles"),
        [
            ("head of the port and mayor of Tarn", ["head of the port", "mayor of Tarn"]),
            ("club founder and former pilot", ["club founder", "former pilot"]),
            ("wife and the chairwoman of the club", ["wife", "chairwoman of the club"]),
            ("party leader and Prime Minister", ["party leader", "Prime Minister"]),
            ("poet and pilot", ["poet and pilot"]),
            ("founder and owner of the club", ["founder and owner of the club"]),
            ("head of rail and shipping of Tarn", ["head of rail and shipping of Tarn"]),
            (
                "head of the Fish and Game Board and a clerk of Tarn",
                ["head of the Fish and Game Board", "clerk of Tarn"],
            ),
            ("son of the king and the queen", ["son of the king and the queen"]),
            ("clerk of Tarn, who had left", ["clerk of Tarn"]),
            ("pilot, also nicknamed Ace", ["pilot"]),
            ("nicknamed Ace", []),
            ("“pilot", []),
            ("Tarn “is dry,” Water Board chief", []),
            ("former minister Sir", ["former minister"]),
            ("mayor herself", ["mayor"]),
            ("``pilot", []),
        ],
    )
    def test_two_that_and_joins_are_two_where_the_second_is_told_apart(self, said, roles) -> None:
        text = f"{said}."
        member = Cast(text).make("person", "Ana Reyes")
        member.add_role(text, span(text, said))
        found = entities([member])[id(member)].roles
        assert [one.text for one in found] == roles
        assert all(text[slice(*one.span)] == one.text for one in found)

    def test_of_two_that_overlap_the_one_that_begins_first_is_told(self) -> None:
        text = "formerly the clerk of Tarn, Norland"
        member = Cast(text).make("person", "Ana Reyes")
        for said in ("clerk of Tarn, Norland", "formerly the clerk of Tarn", "clerk"):
            member.add_role(text, span(text, said))
        assert [one.text for one in entities([member])[id(member)].roles] == [
            "formerly the clerk of Tarn"
        ]


class TestRolesJoined:
    """Roles from the mentions of somebody who is named."""

    def roles(self, text, mentions, same=(), quoted=False, tree=(), people=("Ana Reyes",)):
        names = [(one, "person") for one in people if one in text]
        encoded = encoded_of(text, tree, names, [(one, "person") for one in mentions])
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        web = links_of(text, encoded, same)
        join(text, encoded, web, cast, bearers, found, {}, quoted=lambda _: quoted)
        reyes = next(one for one in cast.members if one.name == "Ana Reyes")
        return [*reyes.roles.values()]

    @pytest.mark.parametrize(
        ("said", "quoted", "told"),
        [
            ("the mayor", False, True),
            ("the mayor", True, False),
            ("a mayor", False, False),
            ("the victim", False, False),
        ],
    )
    def test_a_description_is_one_unless_it_is_new_or_quoted_or_tells_nothing(
        self, said: str, quoted: bool, told: bool
    ) -> None:
        text = f"Ana Reyes left. They met {said}."
        found = self.roles(text, ["Ana Reyes", said], [(1, 0)], quoted)
        assert found == ([said.removeprefix("the ")] if told else [])

    def test_what_somebody_is_said_to_be_may_be_new(self) -> None:
        text = "Ana Reyes left. She was a mayor."
        found = self.roles(text, ["Ana Reyes", "She", "a mayor"], [(1, 0), (2, 1)])
        assert found == ["mayor"]

    def test_a_description_begins_behind_another_person(self) -> None:
        text = "They met port minister Jo Lund and rail minister Ana Reyes."
        said = "port minister Jo Lund and rail minister Ana Reyes"
        found = self.roles(text, [said], people=("Jo Lund", "Ana Reyes"))
        assert set(found) == {"rail minister"}

    @pytest.mark.parametrize(("noun", "told"), [("nickname", []), ("tidekeeper", ["tidekeeper"])])
    def test_a_word_for_names_is_none(self, noun: str, told: list[str]) -> None:
        assert self.roles(f"They met {noun} Ana Reyes.", [f"{noun} Ana Reyes"]) == told

    @pytest.mark.parametrize("said", ["family of port minister {}", "port minister {} who was ill"])
    def test_neither_a_family_nor_a_clause_is_one(self, said: str) -> None:
        said = said.format("Ana Reyes")
        told = " ".join(self.roles(f"They met {said}.", [said]))
        assert "port minister" in told and {"family", "who"}.isdisjoint(told.split())

    def test_what_a_pronoun_is_said_to_be_is_of_whom_it_means(self) -> None:
        text = "Ana Reyes left. She served as mayor of Tarn."
        tree = [
            ("Ana", "nsubj", 2), ("Reyes", "flat", 0), ("left", "root", 2), (".", "punct", 2),
            ("She", "nsubj", 5), ("served", "root", 5), ("as", "case", 7), ("mayor", "obl", 5),
            ("of", "case", 9), ("Tarn", "dep", 7),
        ]  # fmt: skip
        tags = ["PROPN", "PROPN", "VERB", "X", "PRON", "VERB", "ADP", "NOUN", "ADP", "PROPN"]
        names, mentions = [("Ana Reyes", "person")], [("Ana Reyes", "person"), ("She", "person")]
        encoded = encoded_of(text, tree, names, mentions, tags)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {})
        assert [*cast.members[0].roles.values()] == ["mayor of Tarn"]


class TestDescriptionsJoined:
    """Descriptions that nothing joined to whom they mean, by their words alone."""

    def joined(self, text, mentions, names, known):
        encoded = encoded_of(text, (), names, mentions)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        means = {}
        for phrase, name in known:
            member = next((one for one in cast.members if one.name == name), None)
            means[span(text, *phrase)] = member or cast.make("unnamed", name)
        join(text, encoded, links_of(text, encoded), cast, bearers, found, means)
        return {one.name: [text[slice(*at)] for at in sorted(one.mentions)] for one in cast.members}

    def test_a_definite_description_means_the_one_whom_it_means_as_a_source(self) -> None:
        text = "It rained on the jury. Later the jury said no."
        mentions = [("the jury", "organization")] * 2
        found = self.joined(text, mentions, (), [(("the jury", 24), "The jury")])
        assert found == {"The jury": ["the jury", "the jury"]}

    def test_nobody_where_it_means_two(self) -> None:
        text = "It rained on the jury. Later the jury said no. Now the jury ate."
        mentions = [("the jury", "organization")] * 3
        known = [(("the jury", 25), "One"), (("the jury", 50), "Two")]
        assert self.joined(text, mentions, (), known) == {"One": ["the jury"], "Two": ["the jury"]}

    def test_the_beginning_of_a_firm_s_name_is_the_firm(self) -> None:
        text = "Vohr Lines Corp. directors met. The firm fell. Vohr rose."
        names = [("Vohr Lines Corp.", "organization"), ("Vohr", "organization")]
        told = [("Vohr", "organization"), ("The firm", "organization"), ("Vohr", "organization")]
        encoded = encoded_of(text, (), names, told)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {})
        (firm,) = cast.members
        mentions = [text[slice(*at)] for at in sorted(firm.mentions)]
        assert mentions == ["Vohr Lines Corp.", "The firm", "Vohr"]
