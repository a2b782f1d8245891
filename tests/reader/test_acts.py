"""Speech or thought by the words of a cue."""

import pytest

from onrecord.reader.acts import by_verb
from onrecord.reader.attribution import Attribution
from onrecord.record import Span


def act(text: str, cue: str, content: str, given: str, inside: int | None = None) -> str:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (cue, content)]
    return by_verb(text, Attribution((spans[1],), None, spans[0], given, inside=inside)).act


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("believes", "thought"), ("do not expect", "thought"), ("couldn't yet say", "speech"),
        ("wanted to say", "speech"), ("will be urging", "speech"),
    ],
)  # fmt: skip
def test_the_last_sure_word_tells(cue: str, expected: str) -> None:
    for given in ("speech", "thought"):
        assert act(f"They {cue} it sank.", cue, "it sank", given) == expected


def test_other_words_tell_nothing() -> None:
    for given in ("speech", "thought"):
        assert act("They decided to sail.", "decided", "to sail", given) == given
        one = Attribution((Span(0, 4),), None, None, given)
        assert by_verb("They", one) is one


def test_what_stands_in_marks_is_said() -> None:
    text = '"It sank," he thought.'
    assert act(text, "thought", '"It sank,"', "speech") == "speech"
    assert act(text, "thought", '"It sank,"', "speech", inside=0) == "thought"
