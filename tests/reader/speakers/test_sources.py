"""What a source phrase is headed by."""

import pytest

from tests.reader.speakers.test_casting import speakers


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("U.S. Attorney for the old harbour district", "Ana Reyes"),
        ("Attorney General for the old harbour district", "Ana Reyes"),
        ("An attorney for the trawler crew of", "An attorney for the trawler crew of Ana Reyes"),
    ],
)
def test_a_public_office_may_be_told_with_its_district_before_a_name(
    title: str, speaker: str
) -> None:
    text = f"{{s:{title} Ana Reyes}} {{c:said}} {{t:both tugs sank}} ."
    assert speakers(text, [], [], people=["Ana Reyes"]) == [speaker]
