"""What is part of who somebody is, and what of when or how he said it."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.bounds import bounded
from onrecord.reader.statements.source_bounds import closed, with_seat
from tests.reader.attributed import at
from tests.reader.bounds import sourced
from tests.reader.encodings import encoded_of

SAILOR = [
    ("One", "det", 1), ("sailor", "nsubj", 8), (",", "punct", 1), ("who", "nsubj", 4),
    ("left", "acl:relcl", 1), ("the", "det", 6), ("ship", "obj", 4), (",", "punct", 1),
    ("said", "root", 8), ("it", "nsubj", 10), ("sank", "dep", 8),
]  # fmt: skip


OWNER = ("PROPN", "PROPN", "PUNCT", "PRON", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB")


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Ana Reyes, the mayor, said it.", "Ana Reyes, the mayor", "Ana Reyes, the mayor,"),
        ("Ana Reyes, said it.", "Ana Reyes,", "Ana Reyes"),
        ("Ana Reyes, the mayor, said it.", "Ana Reyes, the mayor,", "Ana Reyes, the mayor,"),
        ("A note of May 3, 2021, said it.", "A note of May 3, 2021", "A note of May 3, 2021"),
        ("Ana Reyes said it.", "Ana Reyes", "Ana Reyes"),
        ("Safe, said it: mayor\nStaff Reporter", "mayor\nStaff Reporter", "mayor"),
        ("Bridge safe\nReyes said it.", "safe\nReyes", "Reyes"),
        ("No, Ana. A friend said it.", "Ana. A friend", "A friend"),
        ("Ms. Ana L. Reyes said it.", "Ms. Ana L. Reyes", "Ms. Ana L. Reyes"),
    ],
)
def test_a_comma_closes_an_apposition(text: str, source: str, expected: str) -> None:
    one = closed(text, Attribution((at(text, "it"),), at(text, source), at(text, "said")))
    assert one.source is not None and text[slice(*one.source)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Vohr, Conn., baker said it.", "The Vohr, Conn., baker"),
        ("An East Vohr, N.J., baker said it.", "An East Vohr, N.J., baker"),
        ("The Vohr, Lund, baker said it.", "baker"),
        ("At Vohr, Conn., baker said it.", "baker"),
    ],
)
def test_a_source_has_the_town_before_its_noun(text: str, expected: str) -> None:
    source = with_seat(text, at(text, "baker"))
    assert source is not None and text[slice(*source)] == expected


@pytest.mark.parametrize("source", ["One sailor", "One sailor, who"])
def test_a_source_has_its_relative_clause(source: str) -> None:
    text = "One sailor, who left the ship, said it sank."
    given = Attribution((at(text, "it sank"),), at(text, source), at(text, "said"))
    found = bounded(text, encoded_of(text, SAILOR), given).source
    assert found is not None and text[slice(*found)] == "One sailor, who left the ship,"


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("Lund Ltd, whose owner, Ana Reyes, said it sank.", OWNER, "whose owner, Ana Reyes,"),
        ("Lund Ltd, whose owner sails, said it sank.", (*OWNER[:5], "VERB"), None),
        ("Lund Ltd, whose owner, Ana Reyes, we hear said it sank.", OWNER, None),
    ],
)
def test_whose_is_a_clause_of_the_cue_where_no_other_verb_is_in_it(text, tags, expected) -> None:
    source = text[: text.rindex(", ") + 1]
    given = Attribution((at(text, "it sank"),), at(text, source), at(text, "said"))
    found = bounded(text, encoded_of(text, tags=tags), given).source
    assert found is not None and text[slice(*found)] == (expected or source)


@pytest.mark.parametrize(
    "time",
    ["Monday", "late Monday night", "on Tuesday", "yesterday", "over the weekend", "on Aug. 6"],
)
def test_when_somebody_said_it_is_not_who(time: str) -> None:
    assert sourced(f"One clerk {time} said it sank.", f"One clerk {time}") == "One clerk"


@pytest.mark.parametrize(
    "source",
    [
        "Monday",
        "A poll released Monday",
        "The heirs of Sunday",
        "Those who came on Monday",
        "A clerk on Pier 9",
    ],
)
def test_a_time_that_tells_who_it_was_stays(source: str) -> None:
    assert sourced(f"{source} said it sank.", source) == source


def test_so_does_a_day_in_a_name() -> None:
    text = "The Post on Sunday said it sank."
    names = [("The Post on Sunday", "organization")]
    assert sourced(text, "The Post on Sunday", names) == "The Post on Sunday"


@pytest.mark.parametrize("time", ["Last week", "On Monday", "Yesterday,"])
def test_so_it_is_before_it(time: str) -> None:
    assert sourced(f"{time} the clerk said it sank.", f"{time} the clerk") == "the clerk"


def test_a_day_that_opens_a_name_stays() -> None:
    text = "Friday Harbour said it sank."
    assert sourced(text, "Friday Harbour", [("Friday Harbour", "place")]) == "Friday Harbour"


def test_a_clause_that_breaks_off_goes_on_to_its_comma() -> None:
    text, clause = "One clerk, whose desk was empty, said it sank.", "One clerk, whose desk"
    tags = ("NUM", "NOUN", "PUNCT", "PRON", "NOUN", "AUX", "ADJ", "PUNCT", "VERB")
    assert sourced(text, clause, tags=tags) == "One clerk, whose desk was empty,"
    there = text.replace("whose", "where the")
    assert sourced(there, "One clerk, where the desk") == "One clerk, where the desk was empty,"
    assert sourced(text.replace("empty,", "empty"), clause, tags=tags) == clause


@pytest.mark.parametrize(("tag", "expected"), [("AUX", "heirs"), ("PROPN", "do heirs")])
def test_an_auxiliary_before_who_speaks_is_of_the_verb(tag: str, expected: str) -> None:
    text = "Nor do heirs said it sank."
    assert sourced(text, "do heirs", tags=("CCONJ", tag, "NOUN")) == expected


def test_neither_goes_with_its_nor() -> None:
    text = "Oddly, neither Messrs. Reyes nor Lund said it sank."
    assert sourced(text, "Reyes nor Lund") == "neither Messrs. Reyes nor Lund"
    assert sourced(text.replace("nor", "and"), "Reyes and Lund") == "Reyes and Lund"


def test_a_cue_in_the_clause_leaves_the_pronoun_out() -> None:
    text = "One sailor, who left the ship, said it sank."
    given = Attribution((at(text, "the ship"),), at(text, "One sailor, who"), at(text, "left"))
    found = bounded(text, encoded_of(text, SAILOR), given).source
    assert found is not None and text[slice(*found)] == "One sailor"


@pytest.mark.parametrize("joint", [", who", " — which"])
def test_nor_is_it_left_behind_a_cue(joint: str) -> None:
    text = f"It sank, said the captain{joint} left the ship."
    source = f"the captain{joint}"
    given = Attribution((at(text, "It sank"),), at(text, source), at(text, "said"))
    found = bounded(text, encoded_of(text), given).source
    assert found is not None and text[slice(*found)] == "the captain"


@pytest.mark.parametrize(("relation", "source"), [("mark", "tests"), ("det", "that tests")])
def test_what_joins_its_clause_is_none_of_a_source(relation: str, source: str) -> None:
    text = "Reyes wrote that tests said it sank."
    tree = [("Reyes", "nsubj", 1), ("wrote", "root", 1), ("that", relation, 4)]
    one = Attribution((at(text, "it sank"),), at(text, "that tests"), at(text, "said"))
    found = bounded(text, encoded_of(text, tree), one).source
    assert found is not None and text[slice(*found)] == source
