"""Roles that are noted while mentions are joined."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of, links_of


class TestRolesJoined:
    """Roles from the mentions of somebody who is named."""

    def roles(self, text, mentions, same=(), quoted=False, tree=(), people=("Ana Reyes",)):
        names = [(one, "person") for one in people if one in text]
        encoded = encoded_of(text, tree, names, [(one, "person") for one in mentions])
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        web = links_of(text, encoded, same)
        join(Gathering(text, encoded, web, cast, bearers, found, {}, quoted=lambda _: quoted))
        reyes = next(one for one in cast.members if one.name == "Ana Reyes")
        self.mentions = [text[slice(*place)] for place in sorted(reyes.mentions)]
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

    def test_what_somebody_is_told_is_no_part_of_what_he_is(self) -> None:
        text = "Ana Reyes left. They told the mayor that she sank it."
        tree = [
            ("Ana", "nsubj", 2), ("Reyes", "flat", 0), ("left", "root", 2), (".", "punct", 2),
            ("They", "nsubj", 5), ("told", "root", 5), ("the", "det", 7), ("mayor", "obj", 5),
            ("that", "mark", 10), ("she", "nsubj", 10), ("sank", "acl", 7), ("it", "obj", 10),
        ]  # fmt: skip
        said = "the mayor that she sank it"
        found = self.roles(text, ["Ana Reyes", said], [(1, 0)], tree=tree)
        assert found == ["mayor"]
        assert self.mentions == ["Ana Reyes", "the mayor"]

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
        join(Gathering(text, encoded, links_of(text, encoded, [(1, 0)]), cast, bearers, found, {}))
        assert [*cast.members[0].roles.values()] == ["mayor of Tarn"]

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
        join(Gathering(text, encoded, links_of(text, encoded, []), cast, bearers, found, {}))
        told = list(cast.members[0].roles.values())
        assert told == ([role] if role else [])
