"""Records as schema.org JSON-LD: a ``NewsArticle`` a line, with what it quotes and whom it names.

Words in quotation marks are a ``Quotation``; reported words, which are the page's and not the
speaker's, a ``Claim``, and so are words of which only some are in quotation marks. What is denied, or
not said, is a ``Claim`` without an author, which a ``CreativeWork`` is about: nobody claims it there.
Each carries its offsets in ``articleBody`` and the hash of that text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.denying import denies
from onrecord.export.by_hand import PAGE, in_words, of_row
from onrecord.export.rows import name_of, text_sha256, words_of
from onrecord.record import Entity, Event, Record, Statement

_TYPES = {"person": "Person", "organization": "Organization", "place": "Place"}


def lines(records: Iterable[Record]) -> Iterator[str]:
    """One line of JSON a record, safe inside a script element of an HTML page."""
    for record in records:
        text = json.dumps(to_jsonld(record), ensure_ascii=False)
        yield text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def to_jsonld(record: Record) -> dict[str, Any]:
    """The ``NewsArticle`` of a record."""
    article, page = record.article, record.page
    name = name_of(record)
    here = f"urn:onrecord:{name}"
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": here,
            "url": page.url,
            "headline": article.headline,
            "description": article.standfirst,
            "author": [{"@type": "Person", "name": one} for one in article.bylines],
            "publisher": article.outlet and {"@type": "Organization", "name": article.outlet},
            "dateline": article.dateline and article.dateline.place,
            "datePublished": article.published,
            "dateModified": article.modified,
            "inLanguage": article.language,
            "correction": _corrections(record, PAGE),
            "articleBody": article.text,
            "identifier": [
                _value("sha256 of the page", page.sha256),
                _value("sha256 of articleBody", text_sha256(record)),
            ],
            "hasPart": [_said(record, here, one) for one in record.statements],
            "mentions": [
                *(_named(here, one) for one in record.entities if one.type in _TYPES),
                *(_happening(record, here, one) for one in record.events),
            ],
        }
    )


def _said(record: Record, here: str, one: Statement) -> dict[str, Any]:
    cue = record.words(one.cue) if one.cue else None
    speaker = _short(here, one.speaker) if one.speaker else None
    return _known(
        {
            **_as(one, words_of(record, one), cue, speaker),
            "@id": f"{here}/{one.id}",
            "description": cue,
            "creditText": one.source and record.words(one.source),
            "dateCreated": one.said_on and one.said_on.value,
            "correction": _corrections(record, one.id),
            "isPartOf": {"@id": here},
            "url": record.page.url,
            "identifier": [
                _value("characters of articleBody", f"{span.start}-{span.end}")
                for span in one.content
            ],
        }
    )


def _as(
    one: Statement, words: str, cue: str | None, speaker: dict[str, Any] | None
) -> dict[str, Any]:
    """What a statement is, its words, and what the speaker is to them."""
    if one.negated or denies(cue, words):
        how = "not-said" if one.negated else "denied"
        return {
            "@type": "CreativeWork",
            "additionalType": f"urn:onrecord:statement:{how}",
            # Who would not say something is the author of nothing.
            ("mentions" if one.negated else "author"): speaker,
            "about": {"@type": "Claim", "text": words},
        }
    if one.kind == "direct":
        return {"@type": "Quotation", "text": words, "spokenByCharacter": speaker}
    return {"@type": "Claim", "text": words, "author": speaker}


def _named(here: str, one: Entity) -> dict[str, Any]:
    return _known(
        {
            **_short(here, one),
            "alternateName": list(one.aliases),
            "jobTitle": [role.text for role in one.roles] if one.type == "person" else [],
            "identifier": [
                _value("characters of articleBody", f"{mention.span.start}-{mention.span.end}")
                for mention in one.mentions
            ],
        }
    )


def _short(here: str, one: Entity) -> dict[str, Any]:
    # A group or an unnamed source is a Thing: neither a person nor an organisation is known.
    return {
        "@type": _TYPES.get(one.type, "Thing"),
        "@id": f"{here}/{one.id}",
        "name": one.name,
    }


def _happening(record: Record, here: str, one: Event) -> dict[str, Any]:
    return _known(
        {
            "@type": "Event",
            "@id": f"{here}/{one.id}",
            "name": record.words(one.trigger),
            "additionalType": f"urn:onrecord:event:{one.type}",
            "startDate": one.own_date,
            "location": one.place and {"@type": "Place", "name": record.words(one.place.span)},
            "correction": _corrections(record, one.id),
            "attendee": [
                _short(here, part.entity)
                for part in one.participants
                if part.entity is not None and part.entity.type in ("person", "organization")
            ],
            "identifier": [
                _value("characters of articleBody", f"{span.start}-{span.end}")
                for span in one.spans()
            ],
        }
    )


def _corrections(record: Record, row: str) -> list[dict[str, Any]]:
    return [
        {"@type": "CorrectionComment", "text": in_words(each), "dateCreated": each.at}
        for each in of_row(record, row)
    ]


def _value(what: str, value: str | None) -> dict[str, Any]:
    return {"@type": "PropertyValue", "propertyID": what, "value": value}


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, [], "")}
