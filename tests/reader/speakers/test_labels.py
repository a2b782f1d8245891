"""Whom a speaker's sign in an interview means."""

from __future__ import annotations

from tests.reader.attributed import interview


def test_initials_that_sign_a_turn_are_of_the_name_they_spell():
    assert interview(
        "Ann Lind keeps the light. She spoke to Jo Marsh of the Tidewater Review.",
        "JM: Are you lonely?",
        "AL: I am not.",
        "There is always something to do.",
        "TR: And in winter?",
        "AL: I read.",
    ) == ["Jo Marsh", "Ann Lind", "Ann Lind", "Tidewater Review", "Ann Lind"]
