"""The text as it is read: without signs that nobody sees, with one sign for each of those that look alike.

A soft hyphen parts a word that no list then holds, a space that does not break is none to a pattern, and a house
that writes speech in single marks is read as one that writes it in double ones, which is what most of the news that
the network learned does. Spans are told in the text as it stands: every code point that is read knows where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

from onrecord.reader.statements.quotations import Quotation, quotations
from onrecord.record import Article, Block, Entity, Span

UNSEEN = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphens, joiners, marks of direction and the like: signs without a width."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ALIKE = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u02bc": "’", "\u2033": '"',
}  # fmt: skip
_READ = {**dict.fromkeys(UNSEEN, ""), **_LIGATURES, **_ALIKE}
_TABLE = str.maketrans(_READ)
_ODD = re.compile(f"[{''.join(_READ)}]")
_LONGER = re.compile(f"[{UNSEEN}{''.join(_LIGATURES)}]")
"""What is read as no code point or as several."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plain:
    """An article as it is read, its quotations, and the way back.

    ``starts``: where each code point of the read text stands in the text as it is, and its end; ``None`` where all
    stand where they are read. ``single``: the read text before its single marks were made double.
    """

    article: Article
    marks: Sequence[Quotation]
    single: str
    starts: Sequence[int] | None = None

    def told(self, layers: T, text: str) -> T:
        """What was found in the read text, told in the text as it is."""
        return layers if text == self.article.text else self._told(layers, text, {})

    def _told(self, value: Any, text: str, known: dict[int, Any]) -> Any:
        """A value with every span in it as it stands in the text. known: what is told already, by the value's
        identity: what is one stays one."""
        if isinstance(value, Span):
            starts = self.starts
            return value if starts is None else Span(starts[value.start], starts[value.end - 1] + 1)
        if isinstance(value, tuple):
            return tuple(self._told(one, text, known) for one in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in known:
            held = {one.name: getattr(value, one.name) for one in fields(value)}
            moved = replace(value, **{k: self._told(v, text, known) for k, v in held.items()})
            known[id(value)] = self._spelled(moved, text) if isinstance(moved, Entity) else moved
        return known[id(value)]

    def _spelled(self, one: Entity, text: str) -> Entity:
        """An entity with its roles as they stand in the text and its names with the marks that they have there."""
        roles = tuple(replace(it, text=text[slice(*it.span)]) for it in one.roles)
        name, *aliases = map(self._marked, (one.name, *one.aliases))
        return replace(one, name=name, aliases=tuple(aliases), roles=roles)

    def _marked(self, name: str) -> str:
        if self.single == self.article.text or not _DOUBLED.search(name):
            return name
        at = self.article.text.find(name)
        return self.single[at : at + len(name)] if at >= 0 else name


_DOUBLED = re.compile("[“”‘’\"']")


def plainly(article: Article) -> Plain:
    """An article as it is read."""
    text, starts = article.text, None
    if _ODD.search(text):
        if _LONGER.search(text):
            lengths = [len(_READ.get(sign, sign)) for sign in text]
            starts = [at for at, length in enumerate(lengths) for _ in range(length)]
            article = _ahead(article, [0, *accumulate(lengths)])
        text = text.translate(_TABLE)
        article = replace(
            article, text=text, bylines=tuple(one.translate(_TABLE) for one in article.bylines)
        )
    marks = quotations(text, article.blocks)
    double = _doubled(text, marks)
    if double != text:
        article = replace(article, text=double)
        marks = quotations(double, article.blocks)
    return Plain(article, marks, text, starts)


def _ahead(article: Article, before: Sequence[int]) -> Article:
    """An article with its spans in the read text. before: how many code points of that each of the text's own has in
    front of it. What is read as nothing is left out."""

    def ahead(span: Span) -> Span:
        return Span(before[span.start], before[span.end])

    blocks: list[Block] = []
    for one in article.blocks:
        span = ahead(one.span)
        if span.start < span.end:
            blocks.append(replace(one, span=span))
    dateline = article.dateline and replace(article.dateline, span=ahead(article.dateline.span))
    return replace(article, blocks=tuple(blocks), dateline=dateline)


_TURNED = str.maketrans("‘’'“”\"", "“”\"‘’'")
"""Single marks as double ones and, within those, double ones as single."""


def _doubled(text: str, marks: Sequence[Quotation]) -> str:
    """The text of a house that quotes in single marks as one that quotes in double ones; any other as it is."""
    outer = [one for one in marks if one.depth == 0]
    single = [one for one in outer if not one.double]
    if 2 * len(single) <= len(outer):
        return text
    starts = [one.span.start for one in outer]
    signs = list(text)
    for one in marks:
        at = bisect_left(starts, one.span.start + 1) - 1
        around, behind = outer[at], outer[at + 1 : at + 2]
        runs_on = any(it.continues for it in behind)
        turns = (one.depth == 0 and not one.double) or (one.depth == 1 and one.double)
        if around.double or not (around.closed or runs_on) or not turns:
            continue
        if one.inner.start - one.span.start == 1:
            signs[one.span.start] = text[one.span.start].translate(_TURNED)
        if one.closed and one.span.end - one.inner.end == 1:
            signs[one.inner.end] = text[one.inner.end].translate(_TURNED)
    return "".join(signs)
