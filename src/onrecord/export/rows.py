"""Records to the rows of the tables. One record at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from onrecord.export.by_hand import of_row
from onrecord.record import Article, Correction, Entity, Event, Record, Span, Statement

Row = dict[str, Any]
"""One row: plain values by column name, in the order of the table's columns."""

BETWEEN = " … "
"""Stands between the segments of a statement where they are shown as one string."""


def name_of(record: Record) -> str:
    """The name of a record in every export: from its address and the hash of its bytes."""
    page = record.page
    return sha256(_utf8(f"{page.url or page.source}\n{page.sha256}")).hexdigest()[:16]


def text_sha256(record: Record) -> str:
    """The hash of the article's text in UTF-8: of the very text that offsets count in."""
    return sha256(_utf8(record.article.text)).hexdigest()


def words_of(record: Record, statement: Statement) -> str:
    """The words attributed, segments joined."""
    return BETWEEN.join(record.words(span) for span in statement.content)


def rows_of(record: Record, name: str | None = None) -> dict[str, list[Row]]:
    """The rows that a record has in each table, by table. ``name`` replaces ``name_of(record)``."""
    name = name or name_of(record)
    article, page = record.article, record.page
    evidence = {
        "url": page.url,
        "sha256": page.sha256,
        "outlet": article.outlet,
        "published": article.published,
    }

    def inner(one: Statement | Entity | Event) -> Row:
        return {"row": f"{name}/{one.id}", "article": name, **evidence, "id": one.id}

    return {
        "articles": [{"row": name, "article": name, **evidence, **_article(record)}],
        "statements": [inner(one) | _statement(record, one) for one in record.statements],
        "entities": [inner(one) | _entity(record, one) for one in record.entities],
        "events": [inner(one) | _event(record, one) for one in record.events],
    }


def _article(record: Record) -> Row:
    article, page, problem = record.article, record.page, record.problem
    dateline = article.dateline
    return {
        "source": page.source,
        "captured_at": page.captured_at,
        "media_type": page.media_type,
        "bytes": page.bytes,
        "language": article.language,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "bylines": list(article.bylines),
        "dateline": dateline and dateline.place,
        **_ends("dateline", dateline.span if dateline else None),
        "published_basis": article.published_basis,
        "modified": article.modified,
        "text": article.text,
        "text_sha256": text_sha256(record),
        "blocks": _blocks(article),
        "times": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "type": one.type,
                "value": one.value,
                "mod": one.mod,
            }
            for one in record.times
        ],
        "related": [{"text": one.text, "url": one.url} for one in article.related],
        "furniture": [{"text": one.text, "reason": one.reason} for one in article.furniture],
        "statements": len(record.statements),
        "entities": len(record.entities),
        "events": len(record.events),
        "problem": problem and problem.code,
        "problem_message": problem and problem.message,
        "corrections": _corrections(record.corrections),
    }


def _blocks(article: Article) -> list[Row]:
    return [
        {
            "kind": one.kind,
            "start": one.span.start,
            "end": one.span.end,
            "xpath": one.xpath,
            **_ends("page", one.page_span),
        }
        for one in article.blocks
    ]


def _statement(record: Record, one: Statement) -> Row:
    said_on = one.said_on
    return {
        "kind": one.kind,
        "act": one.act,
        "words": words_of(record, one),
        "start": one.content[0].start if one.content else None,
        "end": one.content[-1].end if one.content else None,
        "content": _pieces(record, one.content),
        **_named("source", record, one.source),
        **_named("cue", record, one.cue),
        "speaker": one.speaker and one.speaker.id,
        "speaker_name": one.speaker and one.speaker.name,
        "speaker_type": one.speaker and one.speaker.type,
        "told_to": one.told_to and one.told_to.id,
        "told_to_name": one.told_to and one.told_to.name,
        "said_on": said_on and said_on.value,
        **_named("said_on", record, said_on.span if said_on else None),
        **_named("medium", record, one.medium),
        "negated": one.negated,
        "hedged": one.hedged,
        "inside": one.inside,
        "confidence": one.confidence,
        "corrections": _corrections(of_row(record, one.id)),
    }


def _entity(record: Record, one: Entity) -> Row:
    first = min((mention.span for mention in one.mentions), default=None)
    return {
        "type": one.type,
        "name": one.name,
        "aliases": list(one.aliases),
        "words": first and record.words(first),
        "start": first and first.start,
        "end": first and first.end,
        "roles": [
            {"start": role.span.start, "end": role.span.end, "words": role.text}
            for role in one.roles
        ],
        "mentions": [
            {**_piece(record, mention.span), "kind": mention.kind} for mention in one.mentions
        ],
    }


def _event(record: Record, one: Event) -> Row:
    return {
        "type": one.type,
        "modality": one.modality,
        "words": record.words(one.trigger),
        "start": one.trigger.start,
        "end": one.trigger.end,
        "participants": [
            {
                "role": part.role,
                **_piece(record, part.span),
                "entity": part.entity and part.entity.id,
                "name": part.entity and part.entity.name,
            }
            for part in one.participants
        ],
        **_named("place", record, one.place.span if one.place else None),
        "place": one.place.entity.id if one.place and one.place.entity else None,
        "date": one.date and one.date.value,
        "date_basis": one.date and one.date.basis,
        **_named("date", record, one.date.span if one.date else None),
        "statement": one.statement,
        "offences": _pieces(record, one.offences),
        **_named("penalty", record, one.penalty),
        **_named("court", record, one.court),
        "confidence": one.confidence,
        "corrections": _corrections(of_row(record, one.id)),
    }


def _corrections(found: Sequence[Correction]) -> list[Row]:
    return [asdict(one) for one in found]


def _piece(record: Record, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "words": record.words(span)}


def _pieces(record: Record, spans: Sequence[Span]) -> list[Row]:
    return [_piece(record, span) for span in spans]


def _ends(what: str, span: Span | None) -> Row:
    return {f"{what}_start": span and span.start, f"{what}_end": span and span.end}


def _named(what: str, record: Record, span: Span | None) -> Row:
    return {f"{what}_words": None if span is None else record.words(span), **_ends(what, span)}


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
