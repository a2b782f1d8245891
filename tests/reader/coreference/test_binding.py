"""Whom the tree of a sentence keeps a pronoun from meaning, and whom it must mean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reader.coreference.apart import NEVER
from onrecord.reader.coreference.binding import Binding
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of, links_of

TAGS = {"met": "VERB", "asked": "VERB", "help": "VERB", "rose": "VERB", "sold": "VERB"}


def binding_of(text, tree, mentions):
    words = [word for word, *_ in tree]
    tags = [TAGS.get(word, "PROPN" if word.istitle() else "PRON") for word in words]
    encoded = encoded_of(text, tree, mentions=[(one, "person") for one in mentions], tags=tags)
    links = links_of(text, encoded)
    return Binding.of(text, encoded, links.heads, links.signs)


@pytest.mark.parametrize(
    ("said", "pronoun", "barred"),
    [
        ("Lund met him", "him", {1: 0}),
        ("Lund met himself", "himself", {}),
        ("Lund rose and met him", "him", {1: 0}),
        ("Lund asked Hale to help him", "him", {2: 1}),
    ],
)
def test_whom_a_verb_is_done_to_is_not_who_does_it(said, pronoun, barred) -> None:
    trees = {
        3: [("Lund", "nsubj", 1), ("met", "root", 1), (pronoun, "obj", 1)],
        5: [("Lund", "nsubj", 1), ("rose", "root", 1), ("and", "cc", 3), ("met", "conj", 1), (pronoun, "obj", 3)],
        6: [
            ("Lund", "nsubj", 1), ("asked", "root", 1), ("Hale", "obj", 1), ("to", "mark", 4), ("help", "xcomp", 1),
            (pronoun, "obj", 4),
        ],
    }  # fmt: skip
    tree = trees[len(said.split())]
    mentions = ["Lund", *(["Hale"] if "Hale" in said else []), pronoun]
    binding = binding_of(said, tree, mentions)
    assert binding.barred == barred
    if len(mentions) == 2 and barred:
        row = np.array([3.0], np.float32)
        assert binding.revised(1, row, [0]).tolist() == [NEVER]


def test_what_a_name_goes_on_with_is_of_its_bearer() -> None:
    tree = [
        ("Hale", "nsubj", 1), ("met", "root", 1), ("Bo", "obj", 1), ("and", "cc", 5), ("his", "nmod:poss", 5),
        ("wife", "conj", 2),
    ]  # fmt: skip
    binding = binding_of("Hale met Bo and his wife", tree, ["Hale", "Bo", "his"])
    assert binding.bound == {2: 1}
    row = np.array([3.0, -1.0], np.float32)
    assert binding.revised(2, row, [0, 1]).argmax() == 1
    # Of no known gender it may be the subject's.
    tree[2] = ("Vohr", "obj", 1)
    assert binding_of("Hale met Vohr and his wife", tree, ["Hale", "Vohr", "his"]).bound == {}


def test_so_is_what_who_has_behind_a_name() -> None:
    tree = [
        ("Hale", "nsubj", 1), ("met", "root", 1), ("Bo", "obj", 1), (",", "punct", 2), ("who", "nsubj", 5),
        ("sold", "acl:relcl", 2), ("his", "nmod:poss", 7), ("boat", "obj", 5),
    ]  # fmt: skip
    assert binding_of("Hale met Bo, who sold his boat", tree, ["Hale", "Bo", "his"]).bound == {2: 1}


def opening(noun="report", subject="Lund", quoted="") -> tuple[str, Binding]:
    text = f"Hale left. {quoted}In his {noun}{quoted} {subject} met Marsh"
    tree = [
        ("Hale", "nsubj", 1), ("left", "root", 1), (".", "punct", 1), *([('"', "punct", 1)] if quoted else []),
    ]  # fmt: skip
    at = len(tree)
    tree += [("In", "case", at + 2), ("his", "nmod:poss", at + 2)]
    verb = at + 4 + bool(quoted)
    tree += [(noun, "obl", verb), *([('"', "punct", verb)] if quoted else [])]
    tree += [(subject, "nsubj", verb), ("met", "root", verb), ("Marsh", "obj", verb)]
    return text, binding_of(text, tree, ["Hale", "his", subject, "Marsh"])


def test_what_opens_a_clause_is_of_its_subject() -> None:
    _, binding = opening()
    assert (binding.ahead, binding.bound) == ({1: 2}, {2: 1})
    row = np.array([3.0], np.float32)
    # Lund is somebody new, so that "his" is no one's before him.
    assert binding.revised(1, row, [0], lambda _: np.array([-1.0], np.float32)).tolist() == [NEVER]
    # He is who was named before.
    assert binding.revised(1, row, [0], lambda _: np.array([1.0], np.float32)).tolist() == [4.0]
    row = np.array([3.0, -2.0], np.float32)
    assert binding.revised(2, row, [0, 1]).argmax() == 1


@pytest.mark.parametrize("told", [{"noun": "absence"}, {"subject": "Mary"}, {"quoted": '"'}])
def test_unless_somebody_else_does_or_says_it(told) -> None:
    assert opening(**told)[1].ahead == {}


def test_nor_is_it_whoever_the_subject_means() -> None:
    text = "Ana Vohr left. She met her."
    tree = [
        ("Ana", "nsubj", 2), ("Vohr", "flat", 0), ("left", "root", 2), (".", "punct", 2),
        ("She", "nsubj", 5), ("met", "root", 5), ("her", "obj", 5), (".", "punct", 5),
    ]  # fmt: skip
    mentions = [("Ana Vohr", "person"), ("She", "person"), ("her", "person")]
    encoded = encoded_of(text, tree, names=mentions[:1], mentions=mentions)
    found = named(text, paragraphs(text), encoded)
    cast = Cast(text)
    bearers = cast.gather(found)
    links = replace(links_of(text, encoded, [(1, 0), (2, 0)]), barred={2: 1})
    join(Gathering(text, encoded, links, cast, bearers, found, {}))
    assert [text[slice(*place)] for place in sorted(cast.members[0].mentions)] == [
        "Ana Vohr",
        "She",
    ]
