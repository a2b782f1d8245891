"""Article in, layers of the Record out: one encoder pass, then one pure function a layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Article, Entity, Event, Statement, Time

if TYPE_CHECKING:
    from onrecord.reader.attribution import Attribution
    from onrecord.reader.encoder import Reader
    from onrecord.reader.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Layers:
    """What the reader finds in an article; every span is in code points of its text."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()


def read_layers(article: Article) -> Layers:
    """Entities, statements and times of an English article, by the shipped model and the rules around it."""
    from onrecord.reader.encoder import shipped
    from onrecord.reader.quotations import quotations
    from onrecord.reader.speakers import resolve
    from onrecord.reader.timex import times

    marks = quotations(article.text, article.blocks)
    expressions = times(article)
    found = attributed(article, shipped(), marks)
    entities, statements = resolve(article, found, marks, expressions)
    return Layers(entities, statements, expressions)


def attributed(
    article: Article, reader: Reader, marks: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of an article: those of the model and those that have no cue to be found by."""
    from onrecord.reader.continued import continued
    from onrecord.reader.decoding import attributions

    found = attributions(reader.encode(article.text), reader.decoding, reader.link)
    return continued(article.text, article.blocks, found, marks)


__all__ = ["Layers", "attributed", "read_layers"]
