"""From attributions to statements: who each source is, as an entity of the article."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.attribution import Attribution
from onrecord.reader.casting import Casting
from onrecord.reader.kinds import kind
from onrecord.reader.polarity import hedged, negated
from onrecord.reader.quotations import Quotation, paragraphs, quotations
from onrecord.reader.said_on import said_on
from onrecord.reader.told import medium, told_to
from onrecord.record import Article, Entity, Span, Statement


def resolve(
    article: Article,
    attributions: Sequence[Attribution],
    found: Sequence[Quotation] | None = None,
) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Entities of the article, in order of first mention, and its statements, in text order.

    Statements carry ids ``s1`` .. and entities ``e1`` .. in these orders. ``speaker`` is None
    where the place names no source and none can be known. ``found`` are the quotations of the
    text, looked for where they are not given.
    """
    text = article.text
    places = paragraphs(text, article.blocks)
    marks = quotations(text, article.blocks) if found is None else found
    # Text order, outer ones before those told within them.
    order = sorted(range(len(attributions)), key=lambda at: (_start(attributions[at]), at))
    ids = {at: f"s{number}" for number, at in enumerate(order, 1)}
    casting = Casting(text, places, marks, attributions)
    speakers = casting.speakers()
    told = [told_to(text, places, one) for one in attributions]
    audiences = [casting.refer(span) if span else None for span in told]
    kept = casting.kept([*speakers, *audiences])
    made = casting.cast.entities(kept)
    statements = []
    for at in order:
        one = attributions[at]
        who, audience = speakers[at], audiences[at]
        statements.append(
            Statement(
                id=ids[at],
                kind=kind(text, one.content, marks, nested=one.inside is not None),
                act=one.act,
                content=one.content,
                source=one.source,
                cue=one.cue,
                speaker=made[id(who)] if who else None,
                told_to=made[id(audience)] if audience else None,
                said_on=said_on(text, places, one, article.published),
                medium=medium(text, places, one),
                negated=negated(text, one),
                hedged=hedged(text, one),
                inside=ids[one.inside] if one.inside is not None else None,
                confidence=one.confidence,
            )
        )
    return tuple(made[id(one)] for one in kept), tuple(statements)


def _start(one: Attribution) -> int:
    spans: list[Span] = [*one.content, *(span for span in (one.source, one.cue) if span)]
    return min(span.start for span in spans)
