"""Whom documents are of by who spoke before."""

import pytest

from tests.reader.speakers.test_casting import speakers


@pytest.mark.parametrize(
    ("paper", "speaker"), [("complaint", "Ana Reyes"), ("indictment", "The indictment")]
)
def test_what_a_jury_finds_is_not_of_the_person_who_spoke_last(paper: str, speaker: str) -> None:
    text = (
        f"{{s:Ana Reyes}} {{c:announced}} {{t:two arrests}} .\n"
        f"{{s:The {paper}}} {{c:says}} {{t:both men lied}} ."
    )
    assert speakers(text, [], [], people=["Ana Reyes"])[1] == speaker


def test_a_document_is_not_of_a_thing_that_spoke_last() -> None:
    text = (
        "{s:The tide gauge} {c:shows} {t:two faults} .\n{s:The complaint} {c:says} {t:both sank} ."
    )
    assert speakers(text, [], [])[1] == "The complaint"


@pytest.mark.parametrize(
    "source",
    ["Evidence presented at trial", "Evidence introduced during Ana Reyes trial"],
)
def test_evidence_is_nobodys_whatever_is_done_with_it(source: str) -> None:
    text = f"Ana Reyes came .\n{{s:{source}}} {{c:showed}} {{t:both tugs sank}} ."
    people = ["Ana Reyes"] * source.count("Ana Reyes") + ["Ana Reyes"]
    assert speakers(text, [], [], people=people) == ["Evidence"]
