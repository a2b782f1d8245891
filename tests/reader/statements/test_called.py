"""What somebody calls a thing."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.called import called
from onrecord.reader.statements.quotations import quotations
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of

TAGS = {
    "a": "DET", "the": "DET", "old": "ADJ", "calm": "ADJ", "and": "CCONJ", "of": "ADP", "on": "ADP",
    "him": "PRON", "for": "ADP", "Monday": "PROPN", "fled": "VERB", '"': "PUNCT", "'": "PART",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ('a "rant" on Monday', 'a "rant"'),
        ('"no help" and fled', '"no help"'),
        ('Norland\'s "old" boats', 'Norland\'s "old" boats'),
        ("an act of war on boats", "an act of war"),
        ("a calm and old sea", "a calm and old sea"),
        ("a storm Monday", "a storm"),
        ('the "end."', 'the "end."'),
        ("him", None),
        ("for help", None),
    ],
)
def test_what_somebody_calls_it_is_told_within_the_rest(said: str, content: str | None) -> None:
    text = f"Reyes left after what the heirs called {said}"
    words = [TAGS.get(one, "NOUN") for one in text.replace('"', ' " ').replace("'", " ' ").split()]
    one = Attribution((at(text, text[12:]),), at(text, "Reyes"), at(text, "left"))
    encoded = encoded_of(text, tags=words)
    found = called(text, encoded, [one], quotations(text))
    told = [(text[slice(*two.content[0])], two.inside) for two in found[1:]]
    assert told == ([] if content is None else [(content, 0)])
    again = called(text, encoded, found, quotations(text))
    assert again == found
