"""Scoring of the rule layers: what is counted, and what is not judged."""

from collections.abc import Sequence

import pytest

from onrecord.record import Span, Statement
from training.corpora import Document, Gold
from training.speakers import score

TEXT = "The letter says the quay is shut."


@pytest.mark.parametrize(
    ("annotated", "unjudged", "found"),
    [
        (None, (0, 10), 0),  # the document that speaks is annotated as the source alone
        (None, None, 1),
        ((0, 10), None, 1),
    ],
)
def test_a_medium_in_words_that_are_not_judged_is_passed_over(
    annotated: tuple[int, int] | None, unjudged: tuple[int, int] | None, found: int
) -> None:
    judged = {
        "speaker": None,
        "told_to": None,
        "said_on": None,
        "medium": annotated,
        "unjudged_medium": unjudged,
        "negated": False,
        "kind": "indirect",
    }
    gold = Gold(((0, 10),), ((11, 15),), ((16, 32),), "speech", extra=judged)
    document = Document("letter", TEXT, (gold,), "invented", extra={"entities": []})

    def read(_: Document) -> Sequence[Statement]:
        return [
            Statement(
                "s1", "indirect", "speech", content=(Span(16, 32),),
                source=Span(0, 10), cue=Span(11, 15), medium=Span(0, 10),
            )
        ]  # fmt: skip

    counted = score([document], read)["medium"]
    assert (counted["found"], counted["right"]) == (found, bool(annotated))
