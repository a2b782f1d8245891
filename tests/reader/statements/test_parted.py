"""What a cue between commas parts from the rest of what is told."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.parted import rejoined
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of

SET_IN = [
    ("The", "det", 1), ("quay", "nsubj", 6), (",", "punct", 6), ("she", "nsubj", 4),
    ("said", "dep", 6), (",", "punct", 4), ("opens", "root", 6), (".", "punct", 6),
]  # fmt: skip


def told(text: str, content: str, tree=(), tags=(), **more) -> list[str]:
    one = Attribution((at(text, content),), at(text, "she"), at(text, "said"), **more)
    (found,) = rejoined(text, encoded_of(text, tree, tags=tags), [one])
    return [text[slice(*part)] for part in found.content]


QUAY = "The quay, she said, opens."
TAGS = ("DET", "NOUN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "PUNCT")


def test_a_cue_that_is_set_into_a_clause_parts_it() -> None:
    assert told(QUAY, "opens", SET_IN, TAGS) == ["The quay", "opens"]


def test_a_predicate_has_its_subject_before_the_cue() -> None:
    loose = [(word, relation, -1) for word, relation, _ in SET_IN]
    assert told(QUAY, "opens", loose, TAGS) == ["The quay", "opens"]


@pytest.mark.parametrize(
    ("text", "content", "tags"),
    [
        ("In May, she said, opens the quay.", "opens the quay", ("ADP", "NOUN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB")),
        ("The quay, she said, opening it.", "opening it", TAGS),
        ("The quay, she said, ships need.", "ships need", (*TAGS[:6], "NOUN", "VERB")),
        ('"The quay, she said, opens.', "opens", (*TAGS[:1], *TAGS)),
        ("The quay she said opens.", "opens", ("DET", "NOUN", "PRON", "VERB", "VERB")),
    ],
)  # fmt: skip
def test_other_openings_are_not_told(text: str, content: str, tags) -> None:
    assert told(text, content, tags=tags) == [content]


def test_nor_is_a_clause_with_a_subject_of_its_own() -> None:
    tree = [(word, relation, -1) for word, relation, _ in SET_IN[:6]]
    tree += [("are", "aux", 8), ("ships", "nsubj", 8), ("ready", "root", -1)]
    tags = (*TAGS[:6], "AUX", "NOUN", "ADJ")
    assert told("The quay, she said, are ships ready?", "are ships ready?", tree, tags) == [
        "are ships ready?"
    ]


def test_nor_is_what_another_tells() -> None:
    text = "Lund hopes, she said, and opens it."
    other = Attribution((at(text, "hopes"),), at(text, "Lund"), None)
    one = Attribution((at(text, "and opens it"),), at(text, "she"), at(text, "said"))
    tree = [
        ("Lund", "nsubj", 1),
        ("hopes", "root", -1),
        (",", "punct", 1),
        ("she", "nsubj", 4),
        ("said", "dep", 1),
    ]
    assert rejoined(text, encoded_of(text, tree), [other, one]) == (other, one)
    (alone,) = rejoined(text, encoded_of(text, tree), [one])
    assert len(alone.content) == 2
