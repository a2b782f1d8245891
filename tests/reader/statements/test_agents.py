"""Whom "by" brings in behind a passive cue."""

import pytest

from onrecord.reader.statements.agents import by_whom
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    ("cue", "between", "who"),
    [
        ("Asked", " by Jo Lund of the Post ", "Jo Lund of the Post"),
        ("Asked", " by Jo Lund, ", "Jo Lund"),
        ("Asked", " by Jo Lund, the chairman, ", "Jo Lund, the chairman,"),
        ("Asked", " on Monday by Sen. Jo Lund ", "Sen. Jo Lund"),
        ("Told", " by the port in March ", "the port"),
        ("Asked", " by Jo Lund. Then ", None),
        ("Asked", " on Monday ", None),
        ("Asked", " by email ", None),
        ("Told", " by Monday ", None),
        ("Judged", " by Jo Lund ", None),
    ],
)
def test_whom_by_brings_in_behind_a_participle_tells_it(
    cue: str, between: str, who: str | None
) -> None:
    text = f"{cue}{between}whether it sank, she left."
    one = Attribution((at(text, "whether it sank"),), cue=Span(0, len(cue)))
    source = by_whom(text, encoded_of(text, []), one).source
    assert (text[slice(*source)] if source else None) == who


@pytest.mark.parametrize(
    ("said", "read", "who", "content"),
    [
        ("accused by the union of theft", None, "the union", ["The port", "of theft"]),
        ("accused by the head of the union of theft, a charge", "The port", "the head of the union",
         ["The port", "of theft"]),
        ("accused by old heirs of hiding it", "old heirs of", "old heirs",
         ["The port", "of hiding it"]),
        ("praised by heirs for its calm", "heirs", "heirs", ["The port", "for its calm"]),
        ("blamed on Monday by two heirs", None, "two heirs", ["The port"]),
        ("echoed by a number of heirs", "a number of heirs", "a number of heirs", ["The port"]),
        ("echoed by heirs I wrote to this week", "heirs I wrote to this week", "heirs I wrote to this week",
         ["The port"]),
        ("told by calling twice", None, None, ["The port"]),
        ("convinced by the heirs", None, None, ["The port"]),
    ],
)  # fmt: skip
def test_who_accuses_and_of_what(
    said: str, read: str | None, who: str | None, content: list[str]
) -> None:
    text = f"The port was {said}."
    cue = Span(9, 9 + len("was ") + len(said.split()[0]))
    one = Attribution((at(text, "The port"),), read and at(text, read), cue)
    tags = ["DET", "NOUN", "AUX", "VERB", "ADP", "VERB" if "calling" in said else "NOUN"]
    found = by_whom(text, encoded_of(text, tags=tags), one)
    assert (found.source and text[slice(*found.source)]) == who
    assert [text[slice(*part)] for part in found.content] == content
