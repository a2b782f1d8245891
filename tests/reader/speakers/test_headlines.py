"""Who a headline says tells something: whoever says the same by name in the text below it."""

from __future__ import annotations

import pytest

from tests.reader.attributed import speakers


@pytest.mark.parametrize(
    ("headline", "lead", "who"),
    [
        (
            "{s:Actor} {c:says} {t:he was bullied on set}",
            "{s:Film star Jo Lund} {c:has said} {t:that he was bullied on the set}.",
            ["Jo Lund", "Jo Lund"],
        ),
        (
            "{s:Club boss} {c:regrets} {t:the defeat}",
            "{s:Rovers chairwoman Ana Lund} {c:regretted} {t:the defeat in Tarn}.",
            ["Ana Lund", "Ana Lund"],
        ),
        # One word in common, and another verb.
        (
            "{s:Club boss} {c:regrets} {t:the defeat}",
            "{s:Captain Ana Lund} {c:described} {t:the defeat in Tarn}.",
            ["Club boss", "Ana Lund"],
        ),
        # Something else.
        (
            "{s:Actor} {c:says} {t:he was bullied on set}",
            "{s:Film star Jo Lund} {c:has said} {t:that the show ends in May}.",
            ["Actor", "Jo Lund"],
        ),
        # The other gender, several, a body of another kind.
        (
            "{s:Actress} {c:says} {t:she was bullied on set}",
            "{s:Mr Jo Lund} {c:has said} {t:that she was bullied on set}.",
            ["Actress", "Jo Lund"],
        ),
        (
            "{s:Actors} {c:say} {t:they were bullied on set}",
            "{s:Jo Lund} {c:has said} {t:that they were bullied on set}.",
            ["Actors", "Jo Lund"],
        ),
        (
            "{s:Teachers' union} {c:says} {t:schools must close}",
            "{s:The Tarn Harbour Board} {c:said} {t:that schools must close}.",
            ["Teachers' union", "Tarn Harbour Board"],
        ),
    ],
)
def test_the_statement_below_has_the_name(headline: str, lead: str, who: list[str]) -> None:
    assert speakers(f"{headline}\n\n{lead}") == who


def test_a_sentence_of_the_text_is_no_headline() -> None:
    text = "{s:The actor} {c:says} {t:he was bullied on set}.\n\n{s:Jo Lund} {c:said} {t:he was bullied on set}."
    assert speakers(text) == ["The actor", "Jo Lund"]
