"""Direct, indirect, mixed by quotation marks."""

import pytest

from onrecord.reader.statements.kinds import kind
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Span


def spans(text, *parts):
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ('"We lost," Ann said.', ['"We lost,"'], "direct"),
        ('"We lost," Ann said. "Badly."', ['"We lost,"', '"Badly."'], "direct"),
        ("Ann said they lost.", ["they lost"], "indirect"),
        ('Ann said they "lost badly."', ['they "lost badly."'], "mixed"),
        ('Ann said Jo "The Fox" Lund ran.', ['Jo "The Fox" Lund ran'], "indirect"),
        ('"We lost," Ann said.', ["We lost"], "direct"),
    ],
)
def test_kind_follows_the_marks(text, parts, expected):
    assert kind(text, spans(text, *parts), quotations(text)) == expected


def test_nested_statement_goes_by_its_own_marks():
    text = '"I hope that we win," Ann said.'
    content = spans(text, "we win")
    assert kind(text, content, quotations(text), nested=True) == "indirect"
    assert kind(text, content, quotations(text)) == "direct"
