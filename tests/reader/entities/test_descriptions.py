"""What descriptions tell of a body."""

from __future__ import annotations

import pytest

from tests.reader.joined import Joined


class TestDescriptions(Joined):
    @pytest.mark.parametrize(
        ("phrase", "same"),
        [
            ("the Reyes campaign", False),
            ("the Lund campaign", True),
            ("the campaign", True),
            ("the Norwegian campaign", True),
        ],
    )
    def test_a_body_under_another_name_is_another(self, phrase: str, same: bool) -> None:
        text = f"The Lund campaign rose. They met {phrase}."
        names = [("Lund campaign", "organization")]
        found = self.mentions(text, names, [*names, (phrase, "organization")], [(1, 0)])
        assert (phrase in found["Lund campaign"]) == same

    @pytest.mark.parametrize(
        ("phrase", "same"),
        [
            ("the U.S. government", False),
            ("the South African government", False),
            ("the Mexico government", True),
            ("the federal government", True),
        ],
    )
    def test_a_body_of_another_country_is_another(self, phrase: str, same: bool) -> None:
        text = f"The Mexican government rose. They met {phrase}."
        names = [("Mexican government", "organization")]
        found = self.mentions(text, names, [*names, (phrase, "organization")], [(1, 0)])
        assert (phrase in found["Mexican government"]) == same
