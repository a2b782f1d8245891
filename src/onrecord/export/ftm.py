"""Records as FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and yente.

https://followthemoney.tech/explorer/: a page is an ``Article``; people and organisations are
``Person`` and ``Organization`` with a ``Mention`` for each name; a statement is a ``Note`` on its
speaker and its article; an event an ``Event``; legal steps against one defendant a ``CourtCase``
with one ``CourtCaseParty`` a step. The model has no place for offsets and SHA-256, so both stand in
words in ``notes`` or ``recordId``. Values are written as the library would clean them; it is not
needed here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from onrecord.export.by_hand import PAGE, in_words, of_row
from onrecord.export.outline import tellers
from onrecord.export.rows import name_of, text_sha256, words_of
from onrecord.export.visible import encodable
from onrecord.record import Entity, Event, Record, Span, Statement

Identify = Callable[[Record, Entity], str]
"""Gives the key of who an entity is: equal keys become one FollowTheMoney entity."""

LEGAL = frozenset(
    (
        *("accuse", "charge_indict", "sue", "plead_guilty", "trial_hearing", "convict", "acquit"),
        *("sentence", "fine", "appeal", "pardon", "dismiss", "settle", "extradite"),
        *("release_parole", "execute"),
    )
)
"""Event types that are a step of a court case, where one of DEFENDANTS takes part."""

DEFENDANTS = frozenset(("defendant", "convict", "person", "accused", "suspect", "target", "party"))

AROUND = 200
"""Code points of the article that are given on either side of an event's trigger."""

_SCHEMAS = {"person": "Person", "organization": "Organization", "group": "LegalEntity"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")
_URL = re.compile(r"(https?|ftp)://[^\s/]+\.[^\s/]+\S*", re.I)
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MOST = {"name": 384, "bodyText": 65_000}
_STRING_MOST = 1_024
"""Lengths that the model gives its types; longer strings are cut."""
_LONG = frozenset(("description", "summary", "notes", "bodyText"))


def lines(records: Iterable[Record], identify: Identify | None = None) -> Iterator[str]:
    """One line of JSON an entity. Without ``identify`` nobody is the same across pages."""
    for record in records:
        for entity in entities(record, identify):
            yield json.dumps(entity, ensure_ascii=False)


def entities(record: Record, identify: Identify | None = None) -> Iterator[dict[str, Any]]:
    """The FollowTheMoney entities of a record, each before those that refer to it."""
    name = name_of(record)
    article = _id(name)
    who = {
        one.id: _id("who", identify(record, one)) if identify else _id(name, one.id)
        for one in record.entities
        if one.type in _SCHEMAS
    }
    yield _article(record, article)
    for one in record.entities:
        if one.id in who:
            yield _someone(one, who[one.id])
            yield from _mentions(one, who[one.id], article)
    told_by = tellers(record)
    for statement in record.statements:
        key = _id(name, statement.id)
        yield _note(record, statement, key, article, who, told_by.get(statement.id))
    for event in record.events:
        yield _event(record, event, _id(name, event.id), article, who)
    yield from _cases(record, name, article, who)


def _article(record: Record, article: str) -> dict[str, Any]:
    story, page = record.article, record.page
    return _entity(
        article,
        "Article",
        title=story.headline,
        author=story.bylines,
        publisher=story.outlet,
        publishedAt=_date(story.published),
        modifiedAt=_date(story.modified),
        retrievedAt=_date(page.captured_at),
        sourceUrl=_url(page.url),
        language="eng" if story.language == "en" else None,
        mimeType=page.media_type and page.media_type.split(";")[0].strip().lower(),
        summary=story.standfirst,
        bodyText=story.text,
        notes=(
            f"sha256 of the page as captured: {page.sha256}" if page.sha256 else None,
            f"sha256 of the text: {text_sha256(record)}",
            *map(in_words, of_row(record, PAGE)),
        ),
    )


def _someone(one: Entity, key: str) -> dict[str, Any]:
    return _entity(
        key,
        _SCHEMAS[one.type],
        name=one.name,
        alias=[alias for alias in one.aliases if alias != one.name],
        **({"position": [role.text for role in one.roles]} if one.type == "person" else {}),
    )


def _mentions(one: Entity, key: str, article: str) -> Iterator[dict[str, Any]]:
    for name in dict.fromkeys((one.name, *one.aliases)):
        if _clean("name", name):
            yield _entity(
                _id(article, key, name),
                "Mention",
                document=article,
                name=name,
                resolved=key,
                detectedSchema=_SCHEMAS[one.type],
            )


def _note(
    record: Record,
    one: Statement,
    key: str,
    article: str,
    who: dict[str, str],
    told_by: str | None,
) -> dict[str, Any]:
    people = [one.speaker, one.told_to]
    said_by = one.speaker.name if one.speaker else one.source and record.words(one.source)
    return _entity(
        key,
        "Note",
        name=f"{said_by or 'No source named'}: {one.kind} {one.act}"
        + (f", told by {told_by}" if told_by else ""),
        description=words_of(record, one),
        summary=[record.words(span) for span in (one.source, one.cue) if span],
        entity=[article, *(who[person.id] for person in people if person and person.id in who)],
        namesMentioned=[person.name for person in people if person and person.id in who],
        createdAt=_date(one.said_on.value if one.said_on else None),
        keywords=[one.kind, one.act, *(("negated",) if one.negated else ())],
        publisher=record.article.outlet,
        sourceUrl=_url(record.page.url),
        proof=article,
        notes=[_where(record, *one.content), *map(in_words, of_row(record, one.id))],
    )


def _event(
    record: Record, one: Event, key: str, article: str, who: dict[str, str]
) -> dict[str, Any]:
    place = one.place and record.words(one.place.span)
    return _entity(
        key,
        "Event",
        name=f"{one.type}: {record.words(one.trigger)}",
        summary=_around(record, one.trigger),
        date=_date(one.own_date),
        location=place and place[:250],
        involved=_involved(one, who),
        namesMentioned=[part.entity.name for part in one.participants if part.entity],
        keywords=[one.type, one.modality],
        publisher=record.article.outlet,
        sourceUrl=_url(record.page.url),
        proof=article,
        recordId=_where(record, one.trigger),
        notes=[in_words(each) for each in of_row(record, one.id)],
    )


def _cases(
    record: Record, name: str, article: str, who: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """One case a defendant of the page: several charges that a page tells of are one matter."""
    steps: dict[str, list[Event]] = {}
    defendants: dict[str, Entity] = {}
    for event in record.events:
        if event.type in LEGAL and event.modality == "asserted":
            for part in event.participants:
                one = part.entity
                if one is not None and one.id in who and part.role.lower() in DEFENDANTS:
                    defendants[one.id] = one
                    steps.setdefault(one.id, []).append(event)
    for key, events in steps.items():
        case = _id(name, key, "case")
        words = [record.words(span) for event in events for span in event.offences]
        yield _entity(
            case,
            "CourtCase",
            name=": ".join((defendants[key].name, *list(dict.fromkeys(words))[:1])),
            category=words,
            court=[record.words(event.court) for event in events if event.court],
            fileDate=[
                _date(event.own_date) for event in events if event.type in ("charge_indict", "sue")
            ],
            status=[event.type for event in events],
            sourceUrl=_url(record.page.url),
            publisher=record.article.outlet,
            proof=article,
        )
        for event in events:
            yield _entity(
                _id(name, key, event.id, "party"),
                "CourtCaseParty",
                case=case,
                party=who[key],
                role="defendant",
                status=event.type,
                date=_date(event.own_date),
                summary=_around(record, event.trigger),
                description=[record.words(span) for span in event.offences]
                + ([record.words(event.penalty)] if event.penalty else []),
                sourceUrl=_url(record.page.url),
                publisher=record.article.outlet,
                proof=article,
                recordId=_where(record, event.trigger),
            )


def _involved(one: Event, who: dict[str, str]) -> list[str]:
    parts = [part.entity.id for part in one.participants if part.entity is not None]
    return [who[part] for part in dict.fromkeys(parts) if part in who]


def _where(record: Record, *spans: Span) -> str:
    places = ", ".join(f"{span.start}-{span.end}" for span in spans)
    return f"characters {places} of the text {text_sha256(record)}"


def _around(record: Record, span: Span) -> str:
    """The line of the article around a span, or as much of it as AROUND allows."""
    text = record.article.text
    low = max(text.rfind("\n", max(0, span.start - AROUND), span.start) + 1, span.start - AROUND, 0)
    high = text.find("\n", span.end, span.end + AROUND)
    return text[low : high if high >= 0 else span.end + AROUND]


def _entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    kept = {}
    for name, values in properties.items():
        several = [values] if isinstance(values, str) or values is None else values
        clean = [_clean(name, value) for value in several if value]
        if distinct := [value for value in dict.fromkeys(clean) if value]:
            kept[name] = distinct
    return {"id": key, "schema": schema, "properties": kept}


def _clean(name: str, value: str) -> str:
    if name in _LONG:
        return encodable(_CONTROL.sub(" ", value)).strip()[: _MOST["bodyText"]].strip()
    text = _SPACE.sub(" ", encodable(_CONTROL.sub(" ", value))).strip()
    return text[: _MOST.get(name, _STRING_MOST)].strip()


def _date(value: str | None) -> str | None:
    """The value as far as it is a date of the model, which knows no weeks, seasons or ranges."""
    if value is None:
        return None
    found = _DATE.match(value.replace(" ", "T"))
    return found[0] if found and _follows(value[found.end() :]) else None


def _follows(rest: str) -> bool:
    """Whether what stands behind a date leaves it one: nothing, parts of a second, a time zone."""
    return not rest or rest[0] in ".Z+" or re.fullmatch(r"-\d\d:?\d\d", rest) is not None


def _url(value: str | None) -> str | None:
    return value if value and len(value) <= 4096 and _URL.fullmatch(value) else None


def _id(*parts: str) -> str:
    return f"onrecord-{sha256(encodable(chr(0).join(parts)).encode()).hexdigest()[:24]}"
