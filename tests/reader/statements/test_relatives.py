"""Relative pronouns and the nouns that their clauses hang on, over trees made by hand."""

import re
from dataclasses import replace

import numpy as np
import pytest

from onrecord.reader.statements.relatives import antecedent, people_before
from onrecord.record import Span
from tests.reader.encodings import encoded_of, links_of


def found(text, tree, mentions=()):
    encoded = encoded_of(text, tree, mentions=mentions)
    both = antecedent(text, encoded, links_of(text, encoded), text.index("who"))
    return both and tuple(text[slice(*one)] for one in both)


CLERKS = [
    ("The", "det", 2), ("old", "amod", 2), ("clerks", "obj", 2), ("of", "case", 4),
    ("Dunmore", "dep", 2), (",", "dep", 7), ("who", "nsubj", 7), ("wrote", "acl:relcl", 2),
]  # fmt: skip


def test_the_noun_and_the_mention_it_heads_up_to_the_pronoun():
    text = "The old clerks of Dunmore, who wrote it"
    whole = [("The old clerks of Dunmore, who wrote it", "person"), ("Dunmore", "place")]
    assert found(text, CLERKS, whole) == ("clerks", "The old clerks of Dunmore")


def test_the_noun_with_what_stands_before_it_where_no_mention_is_found():
    assert found("The old clerks of Dunmore, who wrote it", CLERKS) == ("clerks", "The old clerks")


def test_a_verb_before_the_noun_is_no_part_of_it():
    tree = [("paying", "dep", 2), ("a", "det", 2), ("clerk", "obj", 2), ("who", "nsubj", 4),
            ("wrote", "acl:relcl", 2)]  # fmt: skip
    assert found("paying a clerk who wrote it", tree) == ("clerk", "a clerk")


def test_an_apposition_is_whom_it_explains():
    tree = [
        ("Reyes", "nsubj", 0), (",", "dep", 3), ("a", "det", 3), ("clerk", "appos", 0),
        ("who", "nsubj", 5), ("wrote", "acl:relcl", 3),
    ]  # fmt: skip
    assert found("Reyes, a clerk who wrote it", tree) == ("Reyes", "Reyes")


@pytest.mark.parametrize("relation", ["root", "obj"])
def test_none_where_no_clause_hangs_on_a_noun(relation):
    tree = [("Reyes", "obj", 3), ("asked", "root", 1), ("who", "nsubj", 3), ("wrote", relation, 3)]
    assert found("Reyes asked who wrote it", tree) is None


@pytest.mark.parametrize(("relation", "head"), [("obj", 1), ("appos", 4)])
def test_a_mark_is_nobody(relation, head):
    tree = [("There", "expl", 1), ("'", "obj", 1), ("s", "obj", 1), ("a", "det", 4),
            ("mayor", relation, 1), ("who", "nsubj", 6), ("wrote", "acl:relcl", head)]  # fmt: skip
    assert found("There's a mayor who wrote", tree) is None


@pytest.mark.parametrize("between", [", ", ", “", " saw "])
def test_what_only_a_comma_parts_from_some_of_whom(between):
    text = f"Three old clerks{between}two of whom wrote it"
    cut = {word: at for at, word in enumerate(["Three", "old", "clerks"])}
    tree = [("Three", "dep", cut["clerks"]), ("old", "amod", cut["clerks"]), ("clerks", "root", 2)]
    words = re.findall(r"\w+|[^\w\s]", text)
    tree += [(word, "dep", at) for at, word in enumerate(words[3:], 3)]
    encoded = encoded_of(text, tree, mentions=[("Three old clerks", "person")])
    both = antecedent(text, encoded, links_of(text, encoded), text.index("two"))
    expected = None if between == " saw " else ("clerks", "Three old clerks")
    assert (both and tuple(text[slice(*one)] for one in both)) == expected


def test_an_age_stands_for_whom_it_is():
    text = "Reyes, 24, who wrote it"
    tree = [("Reyes", "root", 0), (",", "punct", 2), ("24", "appos", 0), (",", "punct", 4),
            ("who", "nsubj", 5), ("wrote", "conj", 0)]  # fmt: skip
    encoded = encoded_of(text, tree, mentions=[("24", "person")])
    number = encoded.layout.upos.index("NUM")
    encoded = replace(encoded, upos=np.where(np.arange(len(encoded)) == 2, number, encoded.upos))
    both = antecedent(text, encoded, links_of(text, encoded), text.index("who"))
    assert both and tuple(text[slice(*one)] for one in both) == ("Reyes", "Reyes")


def test_a_verb_is_no_noun_that_a_clause_hangs_on():
    text = "says the clerk, who wrote it"
    tree = [("says", "root", 0), ("the", "det", 2), ("clerk", "appos", 0), (",", "punct", 5),
            ("who", "nsubj", 5), ("wrote", "acl:relcl", 2)]  # fmt: skip
    encoded = encoded_of(text, tree)
    verb = encoded.layout.upos.index("VERB")
    encoded = replace(encoded, upos=np.where(np.arange(len(encoded)) == 0, verb, encoded.upos))
    both = antecedent(text, encoded, links_of(text, encoded), text.index("who"))
    assert both and tuple(text[slice(*one)] for one in both) == ("clerk", "the clerk")


@pytest.mark.parametrize(
    ("text", "phrases", "who"),
    [
        ("heaps Reyes left, Reyes, who wrote it", [("heaps Reyes left, Reyes", "other"), ("Reyes", "person"), ("Reyes", "person")], "Reyes"),
        ("one filed by Reyes, who wrote it", [("one filed by Reyes", "person"), ("Reyes", "person")], "Reyes"),
    ],
)  # fmt: skip
def test_behind_a_comma_who_is_no_thing_or_number(text, phrases, who):
    words = re.findall(r"\w+|[^\w\s]", text)
    tree = [(word, "dep", at) for at, word in enumerate(words)]
    encoded = encoded_of(text, tree, mentions=phrases)
    if words[0] == "one":
        encoded.upos[0] = encoded.layout.upos.index("NUM")
    both = antecedent(text, encoded, links_of(text, encoded), text.index("who"))
    assert both and text[slice(*both[0])] == who


@pytest.mark.parametrize(
    ("people", "phrase"),
    [
        ("pilots", "harbour pilots at the Tarn Board"), ("boats", None),
    ],
)  # fmt: skip
def test_people_before_who_of_whom_a_body_is_named(people, phrase):
    text = f"praised by harbour {people} at the Tarn Board, who wrote"
    tree = [
        ("praised", "root", 0), ("by", "case", 3), ("harbour", "compound", 3), (people, "obl", 0),
        ("at", "case", 7), ("the", "det", 7), ("Tarn", "compound", 7), ("Board", "obl", 0),
        (",", "punct", 10), ("who", "nsubj", 10), ("wrote", "acl:relcl", 7),
    ]  # fmt: skip
    encoded = encoded_of(text, tree)
    encoded.upos[0] = encoded.layout.upos.index("VERB")
    who, board = text.index("who"), text.index("Board")
    given = people_before(text, encoded, who, Span(board, board + 5))
    assert (given and text[slice(*given)]) == phrase
    itself = text.index(people)
    assert people_before(text, encoded, who, Span(itself, itself + len(people))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giving it a heading that said", ("heading", "a heading")), ("giving it a heading, that said", None),
        ("giving it a heading who said", None),
    ],
)  # fmt: skip
def test_the_noun_right_before_that_where_the_tree_has_no_clause(text, expected):
    words = text.replace(",", " ,").split()
    heads = {"giving": ("root", 0), "a": ("det", 3), "heading": ("obj", 0), ",": ("punct", 0)}
    tree = [(word, *heads.get(word, ("advcl", 0))) for word in words]
    encoded = encoded_of(text, tree)
    position = text.index(words[-2])
    both = antecedent(text, encoded, links_of(text, encoded), position)
    assert (both and tuple(text[slice(*one)] for one in both)) == expected


def test_no_noun_of_another_paragraph_has_the_clause():
    text = "Ann Reyes\nIn Tarn, which wrote it"
    tree = [
        ("Ann", "dep", 1), ("Reyes", "root", 1), ("In", "case", 3), ("Tarn", "obl", 1), (",", "punct", 6),
        ("which", "nsubj", 6), ("wrote", "acl:relcl", 1), ("it", "obj", 6),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, mentions=[("Tarn", "place")])
    both = antecedent(text, encoded, links_of(text, encoded), text.index("which"))
    assert both is not None and text[slice(*both[0])] == "Tarn"
