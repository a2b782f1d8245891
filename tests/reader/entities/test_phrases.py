"""Names of bodies that read as a phrase or a sentence."""

import pytest

import onrecord
from tests.reader.typed import texts


@pytest.mark.parametrize(
    ("said", "parts", "whole"),
    [
        ("Save the Harbours said no.", ["Harbours"], "Save the Harbours"),
        ("It told Help the Aged Norland so.", ["Aged Norland"], "Help the Aged Norland"),
        ("It met Pilots for Clean Tides.", ["Pilots", "Clean Tides"], "Pilots for Clean Tides"),
        ("Reporters Without Quays left.", [], "Reporters Without Quays"),
        ("Action Against Silt left.", ["Silt"], "Action Against Silt"),
    ],
)
def test_the_name_of_a_body_may_read_as_a_phrase(said: str, parts: list[str], whole: str) -> None:
    found = texts(f"{said} Then came {whole}.", *((part, "organization") for part in parts))
    assert found == {whole: "organization"}


@pytest.mark.parametrize(
    "said",
    [
        "Save the Harbours, please.",  # an order
        "Tell the Senate said no.",  # no verb that calls for anything
        "Lawyers for Osmund said no.",  # his lawyers
        "The Crimes Against Children unit left.",  # no people
        "The Case Against Osmund is a book.",
        "They sang “God Keep the Harbours” twice.",
    ],
)
def test_an_order_and_a_description_are_no_names_of_bodies(said: str) -> None:
    assert not {one for one in texts(said) if " the " in one or " for " in one or "Against" in one}


def test_a_source_has_all_of_the_name_that_it_begins_within() -> None:
    text = "Save the Harbours said the clinic was shut. It told so on Monday."
    record = onrecord.read_article(text)
    (statement, *_) = record.statements
    assert record.words(statement.source) == "Save the Harbours"
    assert statement.speaker.name == "Save the Harbours"
    assert not [
        one
        for who in record.entities
        for one in who.mentions
        if record.words(one.span) == "the Harbours"
    ]
