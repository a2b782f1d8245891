"""Names as the network reads them, and mentions joined to whom they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.addressees import addressee, asked, unasked
from onrecord.reader.attribution import Attribution
from onrecord.reader.cast import Cast
from onrecord.reader.joining import join
from onrecord.reader.naming import named
from onrecord.reader.quotations import paragraphs
from onrecord.record import Span
from tests.reader.encodings import encoded_of, links_of


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


class TestAddressees:
    def of(self, text: str, tree, cue: str, content: str, mentions) -> str | None:
        encoded = encoded_of(text, tree, mentions=mentions)
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

    def test_whoever_is_to_do_something_is_told_so_by_any_verb(self) -> None:
        text = "Reyes challenged Lund to speak."
        tree = [
            ("Reyes", "nsubj", 1), ("challenged", "root", 1), ("Lund", "obj", 1),
            ("to", "dep", 4), ("speak", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "challenged", "to speak", mentions) == "Lund"
        assert self.of(text, tree, "challenged", "speak", mentions) is None

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


class TestRoles:
    """Which words beside a name are told as what its bearer is."""

    TEXT = "Norland's, Chief, many, St., clerk of the court, relief group, Relief"

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
        entity = cast.entities([member])[id(member)]
        assert [one.text for one in entity.roles] == roles
        assert (f"Norland's {name}" in entity.aliases) == (type_ != "person")
