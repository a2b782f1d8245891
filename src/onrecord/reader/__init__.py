"""Article in, layers of the Record out: one encoder pass, then one pure function a layer."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Article, Entity, Event, Statement, Time


@dataclass(frozen=True, slots=True)
class Layers:
    """What the reader finds in an article; every span is in code points of its text."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()


def read_layers(article: Article) -> Layers:
    """Entities and statements of an English article, by the shipped model and the rules around it."""
    from onrecord.reader.decoding import attributions
    from onrecord.reader.encoder import shipped
    from onrecord.reader.quotations import quotations
    from onrecord.reader.speakers import resolve

    reader = shipped()
    found = attributions(reader.encode(article.text), reader.decoding, reader.link)
    marks = quotations(article.text, article.blocks)
    entities, statements = resolve(article, found, marks)
    return Layers(entities, statements)


__all__ = ["Layers", "read_layers"]
