"""Who is said to hold an office, over trees made by hand."""

from __future__ import annotations

import time

import pytest

from onrecord.reader.entities.holding import said_to_be
from tests.reader.encodings import encoded_of, links_of, words_in

CLASSES = {
    "the": "DET", "a": "DET", "of": "ADP", "as": "ADP", "in": "ADP", "from": "ADP", "one": "NUM",
    "was": "AUX", "is": "AUX", "am": "AUX", "Is": "AUX", "would": "AUX", "not": "ADV", "Reyes": "PROPN", "Dunmore": "PROPN",
    "Tarn": "PROPN", "who": "PRON", "served": "VERB", "sworn": "VERB", "known": "VERB",
    "Known": "VERB", "left": "VERB", "elected": "VERB", "became": "VERB", ",": "CCONJ", ".": "CCONJ",
}  # fmt: skip


def roles(text, tree, quoted=False, mentions=()):
    """Each role with the word for who has it. tree: relations and heads of some of the words."""
    words = [text[slice(*one)] for one in words_in(text)]
    tags = [CLASSES.get(word, "NOUN") for word in words]
    rows = []
    for at, word in enumerate(words):
        relation, head = tree.get(word, ("dep", words[min(at + 1, len(words) - 1)]))
        rows.append((word, relation, at if head is None else words.index(head)))
    encoded = encoded_of(text, rows, mentions=mentions, tags=tags)
    found = said_to_be(text, encoded, links_of(text, encoded), lambda _: quoted)
    return [(text[slice(*place)], words[at]) for place, at in found]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("the mayor of Dunmore from 1990 until 2001.", "the mayor of Dunmore"),
        ("the mayor of Dunmore on Monday.", "the mayor of Dunmore"),
        ("the mayor of Dunmore, a town.", "the mayor of Dunmore"),
        ("the mayor of Dunmore?", "the mayor of Dunmore"),
        ("the mayor of Dunmore and clerk of Tarn.", "the mayor of Dunmore and clerk of Tarn"),
        ("the mayor and left.", "the mayor"),
        ("the first mayor to resign.", None),
        ("“the mayor” of Dunmore.", None),
    ],
)
def test_what_somebody_is_said_to_be_ends_before_a_clause_a_time_or_a_mark(said, told):
    tree = {"mayor": ("root", None), "was": ("cop", "mayor"), "Reyes": ("nsubj", "mayor")}
    found = roles(f"Reyes was {said}", tree)
    assert found == ([(told, "Reyes")] if told else [])


@pytest.mark.parametrize(
    ("words", "quoted"), [("is not", False), ("would was", False), ("was", True)]
)
def test_neither_what_somebody_is_not_nor_what_is_quoted_is_a_role(words, quoted):
    tree = {one: ("aux" if one in ("not", "would") else "cop", "mayor") for one in words.split()}
    tree |= {"mayor": ("root", None), "Reyes": ("nsubj", "mayor")}
    assert roles(f"Reyes {words} the mayor of Dunmore.", tree, quoted) == []


def test_what_speakers_say_of_themselves_is_a_role_in_a_quotation():
    tree = {"mayor": ("root", None), "am": ("cop", "mayor"), "I": ("nsubj", "mayor")}
    assert roles("I am the mayor of Dunmore.", tree, quoted=True) == [("the mayor of Dunmore", "I")]


def test_whom_a_question_is_about_is_no_part_of_it():
    tree = {"mayor": ("root", None), "Is": ("cop", "mayor"), "Reyes": ("nsubj", "mayor")}
    assert roles("Is Reyes the mayor?", tree) == []


@pytest.mark.parametrize("noun", ["victim", "kayak"])
def test_a_noun_that_tells_of_no_office_is_none(noun):
    tree = {noun: ("root", None), "was": ("cop", noun), "Reyes": ("nsubj", noun)}
    assert roles(f"Reyes was the {noun} of Dunmore.", tree) == []


def test_one_of_several_is_a_role():
    tree = {"one": ("root", None), "is": ("cop", "one"), "Reyes": ("nsubj", "one")}
    text = "Reyes is one of the founders of Tarn."
    assert roles(text, tree) == [("one of the founders of Tarn", "Reyes")]
    assert roles(text.replace("founders", "kayaks"), tree) == []


@pytest.mark.parametrize(
    ("text", "tree", "told"),
    [
        (
            "Reyes, who served as mayor of Tarn, left.",
            {"served": ("acl:relcl", "Reyes"), "who": ("nsubj", "served"), "left": ("root", None)},
            "mayor of Tarn",
        ),
        (
            "Known as a kayakist, Reyes left.",
            {"Known": ("advcl", "left"), "Reyes": ("nsubj", "left"), "left": ("root", None)},
            "a kayakist",
        ),
        (
            "Reyes was sworn in as mayor on Monday.",
            {"sworn": ("root", None), "was": ("aux:pass", "sworn")},
            "mayor",
        ),
        (
            "Reyes was elected mayor of Tarn.",
            {"elected": ("root", None), "was": ("aux:pass", "elected"), "Reyes": ("nsubj", "elected")},
            "mayor of Tarn",
        ),
        (
            "Reyes became mayor of Tarn.",
            {"became": ("root", None), "Reyes": ("nsubj", "became")},
            "mayor of Tarn",
        ),
        (
            "Reyes elected mayor Lund.",
            {"elected": ("root", None), "Reyes": ("nsubj", "elected")},
            None,
        ),
    ],
)  # fmt: skip
def test_what_somebody_serves_as_or_becomes_is_a_role(text, tree, told):
    found = roles(text, tree, mentions=[("a kayakist", "person")] if "kayak" in text else ())
    assert found == ([(told, "Reyes")] if told else [])


@pytest.mark.parametrize("unit", ["mayor ", "mayor-", "mayor and "])
def test_a_long_run_of_offices_takes_no_time(unit):
    text = f"Reyes was {unit * 10_000}"
    begun = time.perf_counter()
    assert roles(text, {}) == []
    assert time.perf_counter() - begun < 5
