"""Mentions joined to whom they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.naming import named
from onrecord.reader.network.spans import Found
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article
from tests.reader.attributed import span
from tests.reader.encodings import LAYOUT, encoded_of, links_of, words_in
from tests.reader.joined import Joined


class TestJoining(Joined):
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
        join(
            Gathering(
                self.TEXT, encoded, links_of(self.TEXT, encoded, same), cast, bearers, names, {}
            )
        )
        return cast

    def test_descriptions_and_pronouns_join_whom_they_mean(self) -> None:
        mayor, fisherman = self.joined([(1, 0), (2, 1), (5, 3), (6, 2)]).members
        assert [self.TEXT[slice(*one)] for one in sorted(mayor.mentions)] == [
            "Ana Reyes", "the mayor", "She", "her",
        ]  # fmt: skip
        assert list(mayor.roles.values()) == ["mayor"]
        assert (fisherman.type, fisherman.name) == ("unnamed", "A fisherman")
        assert len(fisherman.mentions) == 2

    def test_scores_go_before_whom_a_pronoun_was_first_taken_for(self) -> None:
        text = "Ana Reyes met Vera Marsh. She was ill."
        mentions = (("Ana Reyes", "person"), ("Vera Marsh", "person"), ("She", "person"))
        encoded = encoded_of(text, names=mentions[:2], mentions=mentions)
        names = named(text, paragraphs(text), encoded)
        she = span(text, "She")
        for same, known, whose in (([(2, 1)], {}, 1), ([], {}, 0), ([(2, 1)], {she: 0}, 0)):
            cast = Cast(text)
            bearers = cast.gather(names)
            cast.members[0].mentions[she] = "pronoun"
            settled = {place: cast.members[at] for place, at in known.items()}
            join(
                Gathering(
                    text, encoded, links_of(text, encoded, same), cast, bearers, names, settled
                )
            )
            assert [she in one.mentions for one in cast.members] == [whose == 0, whose == 1]

    def test_a_pronoun_may_stand_before_the_name(self) -> None:
        text = "He was ten when Bo Lund left. He sang."
        mentions = (("He", "person"), ("Bo Lund", "person"), ("He", "person"))
        encoded = encoded_of(text, names=mentions[1:2], mentions=mentions)
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        links = links_of(text, encoded, [(1, 0), (2, 0)])
        join(Gathering(text, encoded, links, cast, bearers, names, {}))
        assert len(cast.members[0].mentions) == 3

    def test_a_form_has_the_noun_of_its_description(self) -> None:
        text = "Osmund left. They met a private, small bank there."
        mentions = (("Osmund", "organization"), ("a private, small bank", "organization"))
        encoded = encoded_of(text, names=[("Osmund", "organization")], mentions=mentions)
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, names, {}))
        (osmund,) = cast.members
        assert len(osmund.mentions) == 2 and "a private" not in osmund.forms

    def test_a_mention_without_the_point_of_a_name_is_its_bearer(self) -> None:
        text = "Ana Reyes Jr. left. Then Ana Reyes Jr. came."
        mentions = (("Ana Reyes Jr.", "person"), ("Ana Reyes Jr", "person"))
        encoded = encoded_of(text, names=[("Ana Reyes Jr.", "person")] * 2, mentions=mentions)
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        join(Gathering(text, encoded, links_of(text, encoded, []), cast, bearers, names, {}))
        assert len(cast.members) == 1

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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {}))
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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, names, {}))
        assert len(member.mentions) == 1

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

    @pytest.mark.parametrize(
        ("people_of", "word", "fits"),
        [("deceased", "ADJ", False), ("deceased", "NOUN", True), ("dead", "NOUN", False)],
    )
    def test_people_of_a_kind_are_no_mention_of_one(
        self, people_of: str, word: str, fits: bool
    ) -> None:
        text = f"Ana Reyes left. It was the {people_of}."
        people = [("Ana Reyes", "person")]
        encoded = encoded_of(text, names=people, mentions=[*people, (f"the {people_of}", "person")])
        upos = encoded.upos.copy()
        upos[[text[a:b] for a, b in words_in(text)].index(people_of)] = LAYOUT.upos.index(word)
        encoded = replace(encoded, upos=upos)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {}))
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
        join(
            Gathering(
                text,
                encoded,
                links_of(text, encoded, [(1, 0)]),
                cast,
                cast.gather(found),
                found,
                {},
            )
        )
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
        join(Gathering(text, encoded, links_of(text, encoded, []), cast, {}, (), known))
        assert [text[slice(*one)] for one in president.mentions] == ["The club's president"]

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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {}))
        reyes = cast.members[0]
        assert (span(text, phrase) in reyes.mentions) == same

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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {}))
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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, {}, (), {}))
        (sheriff,) = cast.members
        assert sheriff.type == "unnamed"


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
        join(Gathering(text, encoded, links_of(text, encoded), cast, bearers, found, means))
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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {}))
        (firm,) = cast.members
        mentions = [text[slice(*at)] for at in sorted(firm.mentions)]
        assert mentions == ["Vohr Lines Corp.", "The firm", "Vohr"]


def test_it_is_the_body_that_tells_of_it_and_the_owner_of_words_who_holds_the_office() -> None:
    text = (
        "The Osmund Commission said it had won. Bo Kest, the transport minister, wept.\n"
        "The Harbour Herald said it would appeal. Jo Lund wants the minister's job."
    )
    record = onrecord.read_article(text)
    meant = {
        one.start: who.name for who in record.entities for one in (at.span for at in who.mentions)
    }
    assert meant.get(text.index("it had")) == "Osmund Commission"
    assert meant.get(text.index("it would")) == "Harbour Herald"
    assert meant.get(text.index("the minister's")) == "Bo Kest"
