"""An article with all that is read of it before anybody asks who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reader.coreference.links import Links, links
from onrecord.reader.entities.keys import initials
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.naming import named
from onrecord.reader.entities.tokens import Line, lines
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import Quotation, paragraphs
from onrecord.record import Article, Span

_INITIALS = re.compile(r"[A-Z]{2,3}|[QA]")
_MARK = re.compile(r"[,;:\"“”]")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The paragraphs of an article, its quotations (``marks``), attributions and names, and, where the network
    has passed over it, what that made of its words and the links between its mentions."""

    article: Article
    lines: Sequence[Line]
    marks: Sequence[Quotation]
    attributions: Sequence[Attribution]
    names: Sequence[Name]
    encoded: Encoded | None = None
    links: Links | None = None

    @classmethod
    def of(
        cls,
        article: Article,
        marks: Sequence[Quotation],
        attributions: Sequence[Attribution],
        encoded: Encoded | None,
    ) -> Reading:
        """Without ``encoded`` names are what capitals tell."""
        text, places = article.text, paragraphs(article.text, article.blocks)
        read = lines(text, places)
        dateline = article.dateline.span if article.dateline else None
        found = named(text, places, encoded, dateline, read)
        names = _without_signs(text, found, attributions)
        attributions = tuple(_whole(text, one, names) for one in attributions)
        web = links(text, encoded, marks) if encoded is not None else None
        return cls(article, read, marks, attributions, names, encoded, web)


def _whole(text: str, one: Attribution, names: Sequence[Name]) -> Attribution:
    """An attribution with all of the name that its source begins in the midst of, "Save | the Harbours said", unless
    a mark parts the two."""
    if one.source is None:
        return one
    at = bisect_left(names, one.source.start, key=lambda name: name.span.start) - 1
    start, end = names[at].span if at >= 0 else one.source
    if not start < one.source.start < end or _MARK.search(text, start, one.source.start):
        return one
    source = Span(start, max(end, one.source.end))
    parts = (*one.content, *([one.cue] if one.cue is not None else ()))
    return one if any(source.overlaps(part) for part in parts) else replace(one, source=source)


def _without_signs(
    text: str, names: Sequence[Name], attributions: Sequence[Attribution]
) -> tuple[Name, ...]:
    """The names without what only signs the turns of an interview: "Q", or "AR" of Ana Reyes."""
    spans = {one.source for one in attributions if one.turn and one.source is not None}
    signs = {span.start: text[slice(*span)] for span in spans if _INITIALS.fullmatch(text, *span)}
    if not signs:
        return tuple(names)
    spelled = {"Q", "A", *(short for one in names for short in initials(one.text))}
    return tuple(one for one in names if signs.get(one.span.start) not in spelled)
