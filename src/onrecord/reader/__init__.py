"""Article in, layers of the Record out: one encoder pass, then one pure function a layer.

``network`` passes over the words and tells what its scores say by themselves; ``coreference`` joins mentions,
``statements`` finds who is said to have said what, ``entities`` gathers who is who and ``speakers`` settles who
speaks to whom; ``timex`` and ``events`` tell when and what happened. What all of them use, words of the language
and the tree of a sentence, stands beside them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from onrecord._importing import at_once
from onrecord.record import Article, Entity, Event, Statement, Time

if TYPE_CHECKING:
    from onrecord.reader.network.decoding import Settings
    from onrecord.reader.network.encoder import Encoded, Reader
    from onrecord.reader.statements.attribution import Attribution
    from onrecord.reader.statements.quotations import Quotation


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layers:
    """What the reader finds in an article; every span is in code points of its text."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()


def read_layers(article: Article, reader: Reader | None = None) -> Layers:
    """Every layer of an English article, by the shipped model, or another, and the rules around it."""
    return begin_layers(article, reader)()


def begin_layers(article: Article, reader: Reader | None = None) -> Callable[[], Layers]:
    """Begins the pass over an article and gives what works out its layers, once that is asked for."""
    from onrecord.reader.network.encoder import shipped
    from onrecord.reader.plainly import plainly

    plain = plainly(article)
    read, marks = plain.article, plain.marks

    def begun() -> tuple[Settings, Callable[[], Encoded]]:
        one = reader or shipped()
        return one.decoding, one.begin(read.text)

    decoding, encoding = begun() if _RULES[-1] in sys.modules else _beside_the_rules(begun)

    def ended() -> Layers:
        from onrecord.reader.events import events
        from onrecord.reader.speakers.resolving import resolve
        from onrecord.reader.timex import times

        expressions = times(read)
        encoded = encoding()
        found = attributed(read, encoded, decoding, marks)
        entities, statements = resolve(read, found, marks, expressions, encoded)
        happened = events(read, encoded, entities, statements, expressions)
        return plain.told(Layers(entities, statements, expressions, happened), article.text)

    return ended


_RULES = tuple(
    f"onrecord.reader.{one}"
    for one in (
        "events",
        "statements.continued",
        "statements.headlined",
        "statements.bounds",
        "speakers.resolving",
    )
)
"""Modules with all rules of a reading, which take as long to import as the network to be loaded and to pass."""


def _beside_the_rules(begun: Callable[[], T]) -> T:
    """What begins the first pass of a process, while its rules are imported: both the loading of the network and a
    pass leave Python's lock."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(begun)
        with at_once():
            for one in _RULES:
                import_module(one)
        return waiting.result()


def attributed(
    article: Article, encoded: Encoded, settings: Settings, marks: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of an article: those of the model and those that have no cue to be found by."""
    from onrecord.reader.statements.bounds import guided

    return guided(article.text, encoded, drafted(article, encoded, settings, marks), marks)


def drafted(
    article: Article, encoded: Encoded, settings: Settings, marks: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of an article with contents and cues as PolNeAR draws them."""
    from onrecord.reader.network.decoding import attributions
    from onrecord.reader.statements.acts import act
    from onrecord.reader.statements.addressees import unasked
    from onrecord.reader.statements.agents import by_whom
    from onrecord.reader.statements.attribution import within, without_dateline
    from onrecord.reader.statements.continued import continued
    from onrecord.reader.statements.cues import spelled_out
    from onrecord.reader.statements.estimated import estimated
    from onrecord.reader.statements.headlined import headlined
    from onrecord.reader.statements.parted import rejoined
    from onrecord.reader.statements.quoted import once, quoted
    from onrecord.reader.statements.sayings import sayings
    from onrecord.reader.statements.source_bounds import closed
    from onrecord.reader.statements.subjects import corrected, personal, reported, subject

    found = attributions(encoded, settings, sayings(article.text, encoded))
    if article.dateline is not None:
        found = without_dateline(article.text, article.dateline.span, found)
    found = tuple(within(article.blocks, one) for one in found)
    rules = (spelled_out, unasked, subject, personal, corrected, by_whom, reported, quoted, act)
    for rule in rules:
        found = tuple(rule(article.text, encoded, one) for one in found)
    found = rejoined(article.text, encoded, once(article.text, found))
    found = estimated(article.text, encoded, found)
    found = tuple(closed(article.text, one) for one in found)
    found = continued(article.text, article.blocks, found, marks)
    return headlined(article.text, article.blocks, found, marks)


__all__ = ["Layers", "attributed", "begin_layers", "drafted", "read_layers"]
