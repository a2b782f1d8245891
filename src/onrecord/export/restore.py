"""The rows of one article back to its record: what ``rows_of`` took apart, whole again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.export.rows import Row
from onrecord.record import (
    Article,
    Block,
    Correction,
    Dated,
    Dateline,
    Entity,
    Event,
    Furniture,
    Located,
    Mention,
    Page,
    Participant,
    Problem,
    Record,
    Related,
    Role,
    Span,
    Statement,
    Time,
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
        page=_page(article),
        article=_article(article),
        entities=tuple(known.values()),
        statements=tuple(_statement(row, known) for row in statements),
        times=tuple(
            Time(_span(one), one["type"], one["value"], one["mod"]) for one in article["times"]
        ),
        events=tuple(_event(row, known) for row in events),
        problem=Problem(problem, article["problem_message"]) if problem is not None else None,
        # a crawl of an older onrecord has no such column, and nobody puts anything right in one
        corrections=tuple(Correction(**one) for one in article.get("corrections") or ()),
    )


def _page(row: Row) -> Page:
    return Page(
        source=row["source"],
        url=row["url"],
        sha256=row["sha256"],
        captured_at=row["captured_at"],
        media_type=row["media_type"],
        bytes=row["bytes"],
    )


def _article(row: Row) -> Article:
    dateline = _maybe(row, "dateline")
    return Article(
        text=row["text"],
        language=row["language"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        bylines=tuple(row["bylines"]),
        dateline=Dateline(row["dateline"], dateline) if dateline else None,
        outlet=row["outlet"],
        published=row["published"],
        published_basis=row["published_basis"],
        modified=row["modified"],
        related=tuple(Related(one["text"], one["url"]) for one in row["related"]),
        furniture=tuple(Furniture(one["text"], one["reason"]) for one in row["furniture"]),
        blocks=tuple(
            Block(one["kind"], _span(one), one["xpath"], _maybe(one, "page"))
            for one in row["blocks"]
        ),
    )


def _entity(row: Row) -> Entity:
    return Entity(
        id=row["id"],
        type=row["type"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        roles=tuple(Role(one["words"], _span(one)) for one in row["roles"]),
        mentions=tuple(Mention(_span(one), one["kind"]) for one in row["mentions"]),
    )


def _statement(row: Row, known: Mapping[str, Entity]) -> Statement:
    return Statement(
        id=row["id"],
        kind=row["kind"],
        act=row["act"],
        content=_spans(row["content"]),
        source=_maybe(row, "source"),
        cue=_maybe(row, "cue"),
        speaker=_who(row["speaker"], known),
        told_to=_who(row["told_to"], known),
        said_on=_dated(row, "said_on"),
        medium=_maybe(row, "medium"),
        negated=row["negated"],
        hedged=row["hedged"],
        inside=row["inside"],
        confidence=row["confidence"],
    )


def _event(row: Row, known: Mapping[str, Entity]) -> Event:
    place = _maybe(row, "place")
    return Event(
        id=row["id"],
        type=row["type"],
        trigger=_span(row),
        participants=tuple(
            Participant(one["role"], _span(one), _who(one["entity"], known))
            for one in row["participants"]
        ),
        place=Located(place, _who(row["place"], known)) if place else None,
        date=_dated(row, "date"),
        modality=row["modality"],
        statement=row["statement"],
        offences=_spans(row["offences"]),
        penalty=_maybe(row, "penalty"),
        court=_maybe(row, "court"),
        confidence=row["confidence"],
    )


def _who(name: str | None, known: Mapping[str, Entity]) -> Entity | None:
    return None if name is None else known[name]


def _dated(row: Row, what: str) -> Dated | None:
    span = _maybe(row, what)
    return Dated(row[what], span) if span else None


def _maybe(row: Mapping[str, Any], what: str) -> Span | None:
    start, end = row[f"{what}_start"], row[f"{what}_end"]
    return None if start is None else Span(start, end)


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _spans(rows: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(_span(row) for row in rows)
