"""Descriptions set beside a name by a comma."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.appositions import appositions
from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import Tree, encoded_of, links_of, words_in


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
            ("The clerk, 34-year-old", "The clerk"),
            ("The clerk, KTRN's", "The clerk"),
            ("The clerk, identified by police as", "The clerk"),
            ("The clerk, who was named as 34-year-old", "The clerk"),
            ("The clerk, seen beside", None),
        ],
    )  # fmt: skip
    def test_what_stands_before_a_name_is_the_whole_that_and_joins(
        self, said: str, told: str | None
    ) -> None:
        joint = ", " if told in (None, said) and "," not in said else " "
        text = f"{said}{joint}Ana Reyes, left."
        noun = next(one for one in ("President", "clerk", "wife", "child") if one in said)
        cut = [text[a:b] for a, b in words_in(text)]
        tree: Tree = [
            (one, "dep", at + 1 if one == "the" else cut.index(noun)) for at, one in enumerate(cut)
        ]
        inner = [one for one in ("the head of the port", "the mayor") if one in said]
        whole = said.split(",")[0]
        mentions = [(one, "person") for one in (whole, *inner, "Ana Reyes")]
        found = self.beside(text, tree, mentions[-1:], mentions)
        assert found == ([(told, "Ana Reyes")] if told else [])

    def test_whom_somebody_has_is_another(self) -> None:
        text = "Ana Reyes, whose son, left."
        names = [("Ana Reyes", "person")]
        mentions = [*names, ("whose son", "person")]
        tree: Tree = [(text[a:b], "flat", at + 1) for at, (a, b) in enumerate(words_in(text)[:-1])]
        assert self.beside(text, tree, names, mentions) == []

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
