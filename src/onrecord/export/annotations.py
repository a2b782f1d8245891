"""Statements, events and named mentions as W3C Web Annotations, one JSON-LD object a line.

https://www.w3.org/TR/annotation-model/: each annotation points at words twice, by quoting them with
what stands around them (``TextQuoteSelector``) and by position (``TextPositionSelector``, in code
points, as that text is defined). Both count in the article's text, whose SHA-256 is the ``source``
of the target; ``via`` is the page that it was read from, where the quotation can be found again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.by_hand import in_words, of_row
from onrecord.export.outline import tellers
from onrecord.export.rows import name_of, text_sha256
from onrecord.record import Dated, Entity, Event, Record, Span, Statement

AROUND = 32
"""Code points of prefix and suffix, as Hypothesis has them."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """One line of JSON an annotation."""
    for record in records:
        for one in annotations_of(record):
            yield json.dumps(one, ensure_ascii=False)


def annotations_of(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of a record: statements, then events, then entities by their mentions."""
    name, data = name_of(record), record.to_dict()
    source = _source(record)

    def annotation(one: Statement | Event | Entity, say: str, plain: Any, spans: Any) -> Any:
        targets = [_target(record, source, span) for span in spans]
        return {
            "@context": CONTEXT,
            "id": f"urn:onrecord:{name}/{one.id}",
            "type": "Annotation",
            "motivation": "identifying" if isinstance(one, Entity) else "describing",
            "body": [
                {"type": "TextualBody", "format": "text/plain", "value": say},
                {
                    "type": "TextualBody",
                    "format": "application/json",
                    "value": json.dumps(plain, ensure_ascii=False),
                },
                *(
                    {
                        "type": "TextualBody",
                        "purpose": "editing",
                        "format": "text/plain",
                        "value": in_words(each),
                    }
                    for each in of_row(record, one.id)
                ),
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }

    told_by = tellers(record)
    for statement, plain in zip(record.statements, data["statements"], strict=True):
        said = _said(record, statement, told_by.get(statement.id))
        yield annotation(statement, said, plain, statement.content)
    for event, plain in zip(record.events, data["events"], strict=True):
        yield annotation(event, _happened(event), plain, (event.trigger,))
    for entity, plain in zip(record.entities, data["entities"], strict=True):
        named = [one.span for one in entity.mentions if one.kind == "name"]
        if named:
            yield annotation(entity, f"{entity.type}: {entity.name}", plain, named)


def _said(record: Record, one: Statement, told_by: str | None) -> str:
    who = one.speaker.name if one.speaker else one.source and record.words(one.source)
    within = f", told by {told_by}" if told_by else ""
    return f"{one.kind} {one.act}: {who or 'no source named'}{within}"


def _happened(one: Event) -> str:
    return f"{one.type} ({one.modality}){f': {_when(one.date)}' if one.date else ''}"


def _when(date: Dated) -> str:
    return f"{date.value} as published" if date.basis == "published" else date.value


def _source(record: Record) -> dict[str, Any]:
    source = {
        "id": f"urn:sha256:{text_sha256(record)}",
        "type": "Text",
        "format": "text/plain",
        "language": record.article.language,
        "via": record.page.url,
    }
    return {key: value for key, value in source.items() if value}


def _target(record: Record, source: dict[str, Any], span: Span) -> dict[str, Any]:
    text, page = record.article.text, record.page
    state = {"type": "TimeState", "sourceDate": page.captured_at} if page.captured_at else None
    return {
        "type": "SpecificResource",
        "source": source,
        **({"state": state} if state else {}),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
