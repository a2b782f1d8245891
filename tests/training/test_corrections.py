"""What was put right in a casebook comes out as attributions to train on."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.casebook import Casebook
from onrecord.export.corrections import corrections, lines
from onrecord.record import Record
from tests.casebook.news import Story

pytest.importorskip("torch")

from tokenizers import Tokenizer

from training.corpora import Document
from training.corrections import corrected
from training.labels import label

TEXT = (
    "Gate left open",
    "Calloway heard it first, and “the gate was open,” Adeyemi said. He said the lock held.",
    "“Rain all week,” a sign said.",
)


def gate() -> Record:
    story = Story(*TEXT, url="https://vale.example/gate")
    story.who("Ines Calloway", "Calloway")
    adeyemi = story.who("Martin Adeyemi", "Adeyemi")
    sign = story.who("a sign", kind="unnamed")
    story.said(adeyemi, "“the gate was open,”")
    story.said(adeyemi, "the lock held", kind="indirect", cue="said")
    story.said(sign, "“Rain all week,”")
    made = story.record()
    first, second, third = made.statements
    second = replace(second, source=story.at("He", "open"), cue=story.at("said", "He said"))
    return replace(made, statements=(first, second, third))


@pytest.fixture
def learned(tmp_path: Path) -> tuple[Document, Record]:
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(gate())
        book.correct("s1", speaker="Calloway")
        book.correct("s2", speaker="Calloway")
        book.correct("s3", not_a_statement=True)
        book.undo(*book.correct("s1", speaker=None))
        kept, read = tmp_path / "corrections.jsonl", tmp_path / "records.jsonl"
        kept.write_text("\n".join(lines(corrections(book.connection))), encoding="utf-8")
        read.write_text(
            "\n".join(one.to_json() for one in book.records(machine=True)), encoding="utf-8"
        )
    (document,) = corrected(kept, read)
    return document, gate()


def test_speakers_put_right_are_the_sources_and_what_is_none_is_gone(learned) -> None:
    document, record = learned
    assert document.text == record.article.text
    words = [
        [document.text[start:end] for start, end in one.source] for one in document.attributions
    ]
    # a name is another's, a pronoun only meant another
    assert words == [["Calloway"], ["He"]]
    assert [one.content for one in document.attributions] == [
        tuple(map(tuple, one.content)) for one in record.statements[:2]
    ]


def test_they_can_be_labelled(learned) -> None:
    text = (files("onrecord.reader") / "weights" / "tokenizer.json").read_text(encoding="utf-8")
    labelled = label(learned[0], Tokenizer.from_str(text))
    assert len(labelled.pieces)


def test_decisions_come_with_the_mentions_of_both_sides(tmp_path: Path) -> None:
    other = Story("Council", "Martin Adeyemi was away.", url="https://vale.example/council")
    other.who("Martin Adeyemi")
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(gate(), other.record())
        book.different(
            "Adeyemi@https://vale.example/gate", "Martin Adeyemi@https://vale.example/council"
        )
        (row,) = map(json.loads, lines(corrections(book.connection)))
    assert row["kind"] == "different"
    assert [side["mentions"][0]["words"] for side in row["sides"]] == ["Adeyemi", "Martin Adeyemi"]
    assert all(side["sha256"] and side["text_sha256"] for side in row["sides"])
