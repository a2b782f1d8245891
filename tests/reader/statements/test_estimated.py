"""Figures that somebody puts somewhere."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.estimated import estimated
from onrecord.record import Span
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ("put the crowd at about 9,500 on Monday.", "the crowd at about 9,500 on Monday"),
        ("has put losses at $1.2 million, it is told.", "losses at $1.2 million"),
        ("put Lund at 40 per cent.", "Lund at 40 per cent"),
        ("put the loss at N2bn.", "the loss at N2bn"),
        ("put the casualty figure at four.", "the casualty figure at four"),
        ("put the car at four.", None),
        ("put the meeting at 3 p.m. on Monday.", None),
        ("put the gun at her feet.", None),
        ("put stones at 40 gates.", None),
    ],
)
def test_whoever_puts_a_figure_there_tells_it(said: str, content: str | None) -> None:
    text = f"The union {said}"
    verb = 3 if said.startswith("has") else 2
    tree = [
        ("The", "det", 1),
        ("union", "nsubj", verb),
        ("has", "aux", verb),
        ("put", "root", verb),
    ]
    if verb == 2:
        del tree[2]
        tree[2] = ("put", "root", 2)
    encoded = encoded_of(text, tree)
    found = estimated(text, encoded, ())
    told = [(text[slice(*one.source or (0, 0))], text[slice(*one.content[0])]) for one in found]
    assert told == ([] if content is None else [("The union", content)])
    if content is not None:
        known = Attribution((at(text, content),), Span(0, 9), at(text, "put"))
        assert estimated(text, encoded, (known,)) == (known,)


def test_nobody_puts_it_without_a_subject() -> None:
    text = "Put the crowd at 9,500. A toll put the count at 3."
    assert estimated(text, encoded_of(text), ()) == ()
