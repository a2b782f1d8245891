"""A record put together from rows, be they of a casebook, a table that was exported, or a crawl.

Rows are mappings of plain values by column. What every kind of row names alike is read here: spans
are two columns, ``source_start`` and ``source_end``; what differs is given beside the row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.record import (
    Article,
    Block,
    Dated,
    Dateline,
    Entity,
    Event,
    Furniture,
    Located,
    Mention,
    Page,
    Participant,
    Related,
    Role,
    Span,
    Statement,
    Time,
)

Row = Mapping[str, Any] | sqlite3.Row


def span_of(row: Row) -> Span:
    """The span of a row that is one piece of text."""
    return Span(row["start"], row["end"])


def named_span(row: Row, name: str) -> Span | None:
    """The span of ``name`` in a row; ``None`` where it has none."""
    start = row[f"{name}_start"]
    return None if start is None else Span(start, row[f"{name}_end"])


def page_of(row: Row) -> Page:
    return Page(
        source=row["source"],
        url=row["url"],
        sha256=row["sha256"],
        captured_at=row["captured_at"],
        media_type=row["media_type"],
        bytes=row["bytes"],
    )


def article_of(
    row: Row,
    *,
    bylines: Iterable[str],
    related: Iterable[Related],
    furniture: Iterable[Furniture],
    blocks: Iterable[Block],
) -> Article:
    dateline = named_span(row, "dateline")
    return Article(
        text=row["text"],
        language=row["language"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        bylines=tuple(bylines),
        dateline=Dateline(row["dateline"], dateline) if dateline else None,
        outlet=row["outlet"],
        published=row["published"],
        published_basis=row["published_basis"],
        modified=row["modified"],
        related=tuple(related),
        furniture=tuple(furniture),
        blocks=tuple(blocks),
    )


def entity_of(
    row: Row, key: str, *, aliases: Iterable[str], roles: Iterable[Row], mentions: Iterable[Mention]
) -> Entity:
    return Entity(
        id=key,
        type=row["type"],
        name=row["name"],
        aliases=tuple(aliases),
        roles=tuple(Role(one["words"], span_of(one)) for one in roles),
        mentions=tuple(mentions),
    )


def statement_of(
    row: Row,
    key: str,
    *,
    content: Iterable[Span],
    speaker: Entity | None,
    told_to: Entity | None,
    inside: str | None,
) -> Statement:
    return Statement(
        id=key,
        kind=row["kind"],
        act=row["act"],
        content=tuple(content),
        source=named_span(row, "source"),
        cue=named_span(row, "cue"),
        speaker=speaker,
        told_to=told_to,
        said_on=_dated(row, "said_on"),
        medium=named_span(row, "medium"),
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        inside=inside,
        confidence=row["confidence"],
    )


def event_of(
    row: Row,
    key: str,
    *,
    trigger: Span,
    participants: Iterable[tuple[Row, Entity | None]],
    place: Entity | None,
    statement: str | None,
    offences: Iterable[Row],
    published: str | None,
) -> Event:
    """``participants`` are rows with the entity of each; ``place`` the entity of its place.

    The day on which the page was ``published``, resting on the trigger, is that of news: no row
    needs to say so.
    """
    date = _dated(row, "date")
    if date is not None and (date.value, date.span) == (published, trigger):
        date = replace(date, basis="published")
    where = named_span(row, "place")
    return Event(
        id=key,
        type=row["type"],
        trigger=trigger,
        participants=tuple(
            Participant(one["role"], span_of(one), who) for one, who in participants
        ),
        place=Located(where, place) if where else None,
        date=date,
        modality=row["modality"],
        statement=statement,
        offences=tuple(span_of(one) for one in offences),
        penalty=named_span(row, "penalty"),
        court=named_span(row, "court"),
        confidence=row["confidence"],
    )


def time_of(row: Row) -> Time:
    return Time(span_of(row), row["type"], row["value"], row["mod"])


def _dated(row: Row, name: str) -> Dated | None:
    span = named_span(row, name)
    return None if span is None else Dated(row[name], span)
