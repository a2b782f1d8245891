"""Verbs that tell of saying, with who says it and what."""

import pytest

from onrecord.reader.statements.sayings import sayings
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    ("verb", "relation", "told", "expected"),
    [
        ("asked", "obj", "it", {3: 1}),
        ("bragged", "obl", "that it", {3: 1}),
        ("asked", "obl", "there", {}),
        ("painted", "obj", "it", {}),
    ],
)
def test_a_verb_of_saying_has_a_subject_and_what_it_tells(verb, relation, told, expected):
    text = f"Lund had not {verb} {told} all."
    tree = [("Lund", "nsubj", 3), ("had", "aux", 3), ("not", "advmod", 3), (verb, "root", 3),
            (told.split()[0], relation, 3)]  # fmt: skip
    tags = ("PROPN", "AUX", "PART", "VERB", "PRON")
    assert sayings(text, encoded_of(text, tree, tags=tags)) == expected


def test_what_is_said_of_somebody_is_none():
    text = "Lund was asked it."
    tree = [("Lund", "nsubj", 2), ("was", "aux:pass", 2), ("asked", "root", 2), ("it", "obj", 2)]
    assert sayings(text, encoded_of(text, tree, tags=("PROPN", "AUX", "VERB", "PRON"))) == {}
