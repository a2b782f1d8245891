"""What PolNeAR bounds otherwise than the gold of this project."""

import pytest

from training.conventions import sign, with_complementizer


def contents(text: str, *parts: str) -> list[str]:
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    return [text[slice(*span)] for span in with_complementizer(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reyes said that it sank.", "that it sank"),
        ("Reyes said that, it sank.", "that, it sank"),
        ("Reyes said it sank.", "it sank"),
        ("A boat that, in May it sank.", "it sank"),
        ("Rethat it sank.", "it sank"),
    ],
)
def test_a_content_has_its_complementizer(text: str, expected: str) -> None:
    assert contents(text, "it sank") == [expected]


def test_only_the_first_segment_has_one() -> None:
    text = "It sank, Reyes said, and that it rose."
    assert contents(text, "It sank", "it rose") == ["It sank", "it rose"]


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        ("Reyes: It sank.", "Reyes", "It sank", ":"),
        ("“It sank.” ― Ana Reyes", "Ana Reyes", "“It sank.”", "―"),
        ("Reyes said it sank.", "Reyes", "it sank", None),
        ("Reyes: sank", "Reyes", ": sank", None),
    ],
)
def test_a_sign_is_a_cue(text: str, source: str, content: str, expected: str | None) -> None:
    spans = [(text.index(part), text.index(part) + len(part)) for part in (source, content)]
    found = sign(text, spans[0], spans[1:])
    assert (found and text[slice(*found)]) == expected


def test_nobody_has_no_sign() -> None:
    assert sign("It sank.", None, [(0, 7)]) is None
