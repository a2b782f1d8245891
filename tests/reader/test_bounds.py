"""Contents and cues within the bounds that the guide of the statements draws."""

import pytest

from onrecord.reader.attribution import Attribution
from onrecord.reader.bounds import bounded, spelled_out
from onrecord.record import Span
from tests.reader.encodings import encoded_of


def at(text, part):
    return Span(text.index(part), text.index(part) + len(part))


def told(text, tree, cue, content, rule=bounded, source=None, tags=()):
    given = Attribution(
        (at(text, content),), source and at(text, source), at(text, cue) if cue else None
    )
    one = rule(text, encoded_of(text, tree, tags=tags), given)
    return one.cue and text[slice(*one.cue)], [text[slice(*part)] for part in one.content]


SAID = [
    ("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "mark", 4), ("it", "nsubj", 4),
    ("sank", "dep", 1), (".", "punct", 1),
]  # fmt: skip


def test_a_content_begins_after_the_word_that_joins_it() -> None:
    text = "Reyes said that it sank."
    assert told(text, SAID, "said", "that it sank") == ("said", ["it sank"])


def test_a_comma_behind_it_goes_too() -> None:
    text = "Reyes said that, in May, it sank."
    tree = SAID[:3]
    assert told(text, tree, "said", "that, in May, it sank")[1] == ["in May, it sank"]


def test_that_as_a_pronoun_is_what_was_said() -> None:
    text = "Reyes said that sank it."
    tree = [("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "nsubj", 3), ("sank", "dep", 1)]
    assert told(text, tree, "said", "that sank it")[1] == ["that sank it"]


def test_nothing_is_left_of_nothing_but_that() -> None:
    text = "Reyes said that"
    assert told(text, SAID[:3], "said", "that")[1] == ["that"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Reyes: It sank.", ":", None),
        ("Reyes said: It sank.", "said:", "said"),
        ("It sank — Reyes.", "—", None),
    ],
)
def test_a_cue_is_of_words(text: str, cue: str, expected: str | None) -> None:
    assert told(text, (), cue, "It sank")[0] == expected


URGED = [
    ("She", "nsubj", 1), ("urged", "root", 1), ("the", "det", 3), ("crew", "obj", 1),
    ("not", "dep", 6), ("to", "mark", 6), ("sail", "dep", 1), (".", "punct", 1),
]  # fmt: skip


def test_who_is_urged_is_no_part_of_it() -> None:
    text = "She urged the crew not to sail."
    assert told(text, URGED, "urged", "the crew not to sail")[1] == ["not to sail"]


def test_what_is_announced_is() -> None:
    text = "She announced the plan to sail."
    tree = [
        ("She", "nsubj", 1), ("announced", "root", 1), ("the", "det", 3), ("plan", "obj", 1),
        ("to", "mark", 5), ("sail", "dep", 3), (".", "punct", 1),
    ]  # fmt: skip
    assert told(text, tree, "announced", "the plan to sail")[1] == ["the plan to sail"]


def test_a_clause_behind_an_order_stays_whole() -> None:
    text = "She urged the crew that sank to sail."
    tree = [
        ("She", "nsubj", 1), ("urged", "root", 1), ("the", "det", 3), ("crew", "nsubj", 5),
        ("that", "mark", 5), ("sank", "dep", 1), ("to", "mark", 7), ("sail", "dep", 5),
    ]  # fmt: skip
    assert told(text, tree, "urged", "the crew that sank to sail")[1] == [
        "the crew that sank to sail"
    ]


ALSO = [
    ("Reyes", "nsubj", 2), ("also", "dep", 2), ("said", "root", 2), ("it", "nsubj", 4),
    ("sank", "dep", 2), (".", "punct", 2),
]  # fmt: skip
TAGS = ("PROPN", "ADV", "VERB", "PRON", "VERB", "X")


def test_an_adverb_alone_tells_of_no_saying() -> None:
    text = "Reyes also said it sank."
    assert told(text, ALSO, "also", "it sank", spelled_out, "Reyes", TAGS)[0] == "also said"


def test_its_verb_is_no_content() -> None:
    text = "Reyes also said it sank."
    given = told(text, ALSO, "also", "said it sank", spelled_out, "Reyes", TAGS)
    assert given == ("also said", ["it sank"])


def test_hearsay_is_told_by_an_adverb() -> None:
    text = "It reportedly sank."
    tree = [("It", "nsubj", 2), ("reportedly", "dep", 2), ("sank", "root", 2)]
    tags = ("PRON", "ADV", "VERB")
    assert told(text, tree, "reportedly", "sank", spelled_out, None, tags) == (
        "reportedly",
        ["sank"],
    )


def test_a_verb_that_is_all_the_content_stays() -> None:
    text = "Reyes also said."
    assert told(text, ALSO[:3], "also", "said", spelled_out, "Reyes", TAGS[:3])[0] == "also"
