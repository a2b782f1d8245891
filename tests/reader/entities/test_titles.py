"""Descriptions right before names, over encodings made by hand."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.names import Name
from onrecord.reader.entities.titles import Titles
from onrecord.record import Span
from tests.reader.encodings import encoded_of, links_of, words_in

CLASSES = {
    "the": "DET", "two": "NUM", "and": "CCONJ", "of": "ADP", "In": "ADP", "met": "VERB", "left": "VERB",
    "rail": "NOUN", "shipping": "NOUN", "grey": "ADJ", "late": "ADJ", "former": "ADJ",
    "Tarn": "PROPN", "Norland": "PROPN", "Osmund": "PROPN", "Ana": "PROPN", "Reyes": "PROPN", "Jo": "PROPN",
    "Lund": "PROPN", ",": "CCONJ", "on": "ADP",
}  # fmt: skip
TYPES = {"Ana Reyes": "person", "Jo Lund": "person", "Osmund": "organization", "Norland": "place"}


def titles(text, mentions=(), roles=(), head="", relation="dep"):
    """The descriptions with the names, which have the role that stands right before them, if one of these does.

    head: what the words behind it hang on, by a relation.
    """
    found = []
    for name, type_ in TYPES.items():
        at = text.find(name)
        if at >= 0:
            role = next((one for one in roles if text.endswith(f"{one} ", 0, at)), None)
            before = Span(at - 1 - len(role), at - 1) if role else None
            found.append(Name(Span(at, at + len(name)), name, type_, before))
    words = [text[slice(*one)] for one in words_in(text)]
    tags = [CLASSES.get(word, "NOUN") for word in words]
    top = words.index(head) if head else len(words)
    tree = [
        (word, relation, top) if at >= top else (word, "dep", at + 1)
        for at, word in enumerate(words[: None if head else -1])
    ]
    encoded = encoded_of(text, tree, mentions=mentions, tags=tags)
    found.sort(key=lambda one: one.span)
    given = Titles(text, encoded, links_of(text, encoded), found)
    return [(text[slice(*place)], one.text) for place, one in given.found()]


@pytest.mark.parametrize(
    ("said", "role", "told"),
    [
        ("Radio host and novelist", "novelist", "Radio host and novelist"),
        ("In court, radio host, poet, and novelist", "novelist", "radio host, poet, and novelist"),
        ("They met the rail and shipping tycoon", "tycoon", "rail and shipping tycoon"),
        ("They met former Gov.", "Gov.", "former Gov."),
        ("They met U.S. Senator", "Senator", "U.S. Senator"),
        ("They met then-U.S.-president", "president", "then-U.S.-president"),
        ("They met the mayor and novelist", "novelist", None),
        ("They met bread and novelist", "novelist", None),
        ("They met a grey coat Mr.", "Mr.", None),
        ("They told a judge Mr.", "Mr.", None),
        ("On Monday novelist", "novelist", None),
        ("Two witnesses novelist", "novelist", None),
        ("They met Jo Lund and novelist", "novelist", None),
        ("Simple. Novelist", "Novelist", None),
    ],
)
def test_a_title_begins_where_its_phrase_does(said, role, told):
    text = f"{said} Ana Reyes left."
    assert titles(text, roles=[role]) == ([(told, "Ana Reyes")] if told else [])


def test_any_noun_is_a_title_that_a_mention_or_the_parser_takes_together_with_the_name():
    text = "They met former kayakist Ana Reyes on Monday."
    told = [("former kayakist", "Ana Reyes")]
    assert titles(text, head="kayakist") == []
    for phrase in ("former kayakist Ana Reyes on Monday", "former kayakist"):
        assert titles(text, mentions=[(phrase, "person")], head="kayakist") == told
    assert titles(text, head="kayakist", relation="appos") == told


@pytest.mark.parametrize("said", ["kayakists", "trending", "pseudonym"])
def test_a_noun_for_several_for_a_doing_or_for_a_name_is_none(said):
    text = f"They met {said} Ana Reyes on Monday."
    assert titles(text, mentions=[(f"{said} Ana Reyes", "person")], head=said) == []


@pytest.mark.parametrize(
    ("said", "told"), [("gas supplier", True), ("statement", False), ("lawyer", False)]
)
def test_a_common_noun_tells_what_an_organisation_is(said, told):
    text = f"They met {said} Osmund on Monday."
    mentions = [(f"{said} Osmund", "organization")]
    found = titles(text, mentions=mentions, head=said.split()[-1])
    assert found == ([(said, "Osmund")] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met two former pilots, Ana Reyes and Jo Lund, on Monday.", "former pilots"),
        ("They met Presidents Ana Reyes of Norland and Jo Lund of Tarn.", "Presidents"),
        ("They met pilots Ana Reyes, Jo Lund and others.", "pilots"),
        ("They met pilots Ana Reyes saw Jo Lund.", None),
        ("They met pilots, Ana Reyes left.", None),
        ("They met kayaks, Ana Reyes and Jo Lund.", None),
    ],
)
def test_a_noun_for_several_is_of_each_of_a_list(text, told):
    both = [(told, "Ana Reyes"), (told, "Jo Lund")]
    assert titles(text) == (both if told else [])


def test_what_a_name_in_the_list_means_is_of_no_other():
    text = "Fans, " * 2_000
    encoded = encoded_of(text, tags=("PROPN", "CCONJ") * 2_000)
    names = [Name(Span(at, at + 4), "Fans", "person") for at in range(0, len(text), 6)]
    assert list(Titles(text, encoded, links_of("", encoded_of("")), names).found()) == []


def test_a_noun_before_how_somebody_is_called_is_of_the_name_where_both_are_one() -> None:
    text = "They met former expert Dr. Ana Reyes"
    told = titles(text, roles=["Dr."], head="expert", relation="flat")
    assert told == [("former expert", "Ana Reyes")]
