"""Who says "I" outside of what others say."""

import pytest

from tests.reader.speakers.test_casting import speakers


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Mayor Ana Reyes issued the following statement on U.S. Harbours :", "Ana Reyes"),
        ("Mayor Ana Reyes today made the following brief remarks .", "Ana Reyes"),
        ("Mayor Ana Reyes read the following statement by the crew :", None),
        ("Mayor Ana Reyes issued the following statement , and left", None),
    ],
)
def test_a_statement_in_full_is_of_who_issued_it(opening: str, speaker: str | None) -> None:
    text = f"{opening}\n{{s:I}} {{c:want}} {{t:to help the crew}} ."
    assert speakers(text, [], [], people=["Ana Reyes"]) == [speaker]


def test_each_statement_in_full_is_of_its_own_speaker() -> None:
    text = (
        "Mayor Ana Reyes issued the following statement :\n"
        "{s:I} {c:want} {t:to help the crew} .\n"
        "Captain Jo Lund released the following statement :\n"
        "{s:I} {c:want} {t:to thank the mayor} ."
    )
    assert speakers(text, [], [], people=["Ana Reyes", "Jo Lund"]) == ["Ana Reyes", "Jo Lund"]
