"""Teams told by scores."""

import pytest

from tests.reader.typed import texts


@pytest.mark.parametrize(
    ("said", "type"),
    [
        ("They beat Vohr 65-53 at home.", "organization"),
        ("Today Vohr (10-0) won.", "organization"),
        ("It was a 91-73 win over Vohr today.", "organization"),
        ("They beat Vohr 6-4, 6-3 at home.", "person"),
        ("They beat Vohr 65-53 and Jo Vohr wept.", "person"),
        ("They beat Vohr at home.", "person"),
        ("They confirmed Vohr 52-48 at last.", "person"),
    ],
)
def test_a_score_tells_a_team(said: str, type: str) -> None:
    people = [one for one in ("Vohr", "Jo Vohr") if one in said]
    found = texts(said, *((one, "person") for one in people))
    assert found["Vohr"] == type
