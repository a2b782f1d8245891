"""What persons put right in a casebook, as documents to train on.

    onrecord export case.db --to corrections > corrections.jsonl
    onrecord export case.db --to jsonl --machine > records.jsonl
    python -m training --run learned --start training/runs/reader/final.pt \\
        --corrections corrections.jsonl records.jsonl

A page of which something was put right is a document: its statements as the machine read them, but
for what persons say of the speaker and of what is no statement. The others stand as they were read,
so that putting one right does not teach that the rest are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.export.jsonl import read_jsonl
from onrecord.export.rows import text_sha256
from onrecord.record import Record, Span, Statement
from training.corpora import Document, Gold

Row = Mapping[str, Any]


def corrected(corrections: Path, records: Path) -> Iterator[Document]:
    """The documents of two files of ``onrecord export`` from one casebook.

    A correction whose text is not among the records teaches nothing. Raises ``ValueError`` where a
    line of ``corrections`` is no JSON, ``PageError`` where one of ``records`` is no record.
    """
    with corrections.open(encoding="utf-8") as file:
        by_text = _by_text(json.loads(line) for line in file if line.strip())
    with records.open("rb") as file:
        for record in read_jsonl(file, source=str(records)):
            rows = by_text.get(text_sha256(record))
            if rows:
                yield document(record, rows)


def document(record: Record, corrections: Iterable[Row]) -> Document:
    """One record as the machine read it, with what was put right in its text.

    ``extra["by_hand"]`` of an attribution is whether a person said something of it.
    """
    by_words: dict[tuple[Span, ...], dict[str, Row]] = {}
    for row in corrections:
        words = tuple(Span(one["start"], one["end"]) for one in row["segments"])
        by_words.setdefault(words, {})[row["kind"]] = row
    found = []
    for one in record.statements:
        put_right = by_words.get(one.content, {})
        if "not_a_statement" in put_right:
            continue
        source = one.source
        if "speaker" in put_right:
            source = _source(record, one, put_right["speaker"])
        found.append(
            Gold(
                source=() if source is None else (tuple(source),),
                cue=() if one.cue is None else (tuple(one.cue),),
                content=tuple(tuple(span) for span in one.content),
                act=one.act,
                nested=one.inside is not None,
                extra={"by_hand": "speaker" in put_right},
            )
        )
    return Document(
        text_sha256(record)[:16], record.article.text, tuple(found), "corrections", True
    )


def _by_text(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["kind"] in ("speaker", "not_a_statement"):
            found.setdefault(row["text_sha256"], []).append(row)
    return found


def _source(record: Record, one: Statement, row: Row) -> Span | None:
    """The words that name the source, where a person says who it is.

    A pronoun or a description was read as somebody else, but is the source all the same. A name is
    not: then it is the mention of the right one in the same line that stands nearest to the cue.
    """
    if one.source is not None and not _is_name(record, one, one.source):
        return one.source
    near = one.cue or one.content[0]
    text = record.article.text
    line = Span(text.rfind("\n", 0, near.start) + 1, (text + "\n").find("\n", near.end))
    spans = [Span(mention["start"], mention["end"]) for mention in row["mentions"]]
    within = [
        span
        for span in spans
        if line.covers(span) and not any(span.overlaps(content) for content in one.content)
    ]
    return min(within, key=lambda span: _gap(span, near), default=None)


def _is_name(record: Record, one: Statement, source: Span) -> bool:
    """Whether the words of a source are a name of the speaker that the machine read."""
    who = record.entities if one.speaker is None else (one.speaker,)
    return any(
        each.kind == "name" and source.covers(each.span)
        for entity in who
        for each in entity.mentions
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
