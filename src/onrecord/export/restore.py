"""The rows of one article back to its record: what ``rows_of`` took apart, whole again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord._built import (
    article_of,
    entity_of,
    event_of,
    named_span,
    page_of,
    span_of,
    statement_of,
    time_of,
)
from onrecord.export.rows import Row
from onrecord.record import (
    Article,
    Block,
    Correction,
    Entity,
    Event,
    Furniture,
    Mention,
    Problem,
    Record,
    Related,
    Statement,
)


def record_of(
    article: Row,
    statements: Iterable[Row] = (),
    entities: Iterable[Row] = (),
    events: Iterable[Row] = (),
) -> Record:
    """The record of an ``articles`` row and its rows of the other tables, in their order."""
    known = {row["id"]: _entity(row) for row in entities}
    problem = article["problem"]
    return Record(
        page=page_of(article),
        article=_article(article),
        entities=tuple(known.values()),
        statements=tuple(_statement(row, known) for row in statements),
        times=tuple(map(time_of, article["times"])),
        events=tuple(_event(row, known, article["published"]) for row in events),
        problem=Problem(problem, article["problem_message"]) if problem is not None else None,
        # a crawl of an older onrecord has no such column, and nobody puts anything right in one
        corrections=tuple(Correction(**one) for one in article.get("corrections") or ()),
    )


def _article(row: Row) -> Article:
    return article_of(
        row,
        bylines=row["bylines"],
        related=(Related(one["text"], one["url"]) for one in row["related"]),
        furniture=(Furniture(one["text"], one["reason"]) for one in row["furniture"]),
        blocks=(
            Block(one["kind"], span_of(one), one["xpath"], named_span(one, "page"))
            for one in row["blocks"]
        ),
    )


def _entity(row: Row) -> Entity:
    return entity_of(
        row,
        row["id"],
        aliases=row["aliases"],
        roles=row["roles"],
        mentions=(Mention(span_of(one), one["kind"]) for one in row["mentions"]),
    )


def _statement(row: Row, known: Mapping[str, Entity]) -> Statement:
    return statement_of(
        row,
        row["id"],
        content=map(span_of, row["content"]),
        speaker=_who(row["speaker"], known),
        told_to=_who(row["told_to"], known),
        inside=row["inside"],
    )


def _event(row: Row, known: Mapping[str, Entity], published: str | None) -> Event:
    return event_of(
        row,
        row["id"],
        trigger=span_of(row),
        participants=((one, _who(one["entity"], known)) for one in row["participants"]),
        place=_who(row["place"], known),
        statement=row["statement"],
        offences=row["offences"],
        published=published,
    )


def _who(name: str | None, known: Mapping[str, Entity]) -> Entity | None:
    return None if name is None else known[name]
