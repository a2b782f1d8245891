"""What is told in the words of somebody."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import quotations
from onrecord.reader.statements.worded import worded
from onrecord.record import Span


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("In the words of one sailor, the boat is lost.", "one sailor", "the boat is lost"),
        ('In the words of its owner, Ana Reyes, it was "a good boat."', "its owner, Ana Reyes",
         'it was "a good boat."'),
        ('She was, in the words of her mate, "the best of us" at sea.', "her mate", '"the best of us"'),
        ('She hates "storms and late nights," in the words of one mate.', "one mate",
         '"storms and late nights,"'),
    ],
)  # fmt: skip
def test_somebody_says_what_is_told_in_his_words(text: str, who: str, content: str) -> None:
    (one,) = worded(text, [], quotations(text))
    assert one.source is not None and one.cue is not None
    assert (text[slice(*one.source)], text[slice(*one.content[0])]) == (who, content)
    assert text[slice(*one.cue)].lower() == "in the words of"


@pytest.mark.parametrize(
    "text",
    [
        "It sank in the words of the song.",
        "In the words of the song it sank.",
        "In the words of Ana, who sang it, it sank.",
        'It sank, in the words of the song, and "nobody came" to the quay.',
    ],
)
def test_nothing_is_told_that_does_not_stand_beside_them(text: str) -> None:
    assert worded(text, [], quotations(text)) == ()


def test_what_another_tells_stays_with_it() -> None:
    text = 'Ana says "it sank," in the words of her mate.'
    start = text.index('"')
    told = Attribution((Span(start, start + 10),), Span(0, 3), Span(4, 8))
    assert worded(text, [told], quotations(text)) == (told,)
