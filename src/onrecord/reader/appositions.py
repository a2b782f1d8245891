"""Descriptions set beside a name by a comma: "the mayor of Dunmore, Ana Reyes," and "Ana Reyes, the mayor,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.reader.addressees import word_at
from onrecord.reader.encoder import Encoded
from onrecord.reader.lexicon import PERSON_HEADS
from onrecord.reader.links import Links
from onrecord.reader.names import Name
from onrecord.reader.pairs import MANY, NOMINAL
from onrecord.record import Span

_LEAD = re.compile(r"(?:the|a|an|its|his|her|their|our|my|this|that)\s+", re.IGNORECASE)
_CLOSED = re.compile(r"[,.;:)”\"—–]|\s[—–-]\s|\s*(?:\n|$)")
"""What ends an apposition: without it, who is named after a comma may be the next of a list."""


def without_lead(text: str, span: Span) -> Span:
    """A description without the word that opens it: "mayor" of "the mayor"."""
    match = _LEAD.match(text, *span)
    return Span(match.end() if match else span.start, span.end)


def appositions(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name]
) -> Iterator[tuple[Span, Name]]:
    """The descriptions of a person that stand beside the name of one, each with the name.

    One between two names may be of either, of two before a name either may be the one meant ("the wife
    of the mayor, Jo Lund"), and names that follow one another are a list: all these are left.
    """
    people = [one for one in names if one.type == "person"]
    starts = {(one.role or one.span).start: one for one in people}
    ends = {one.span.end: one for one in people}
    found: dict[Span, dict[Span, None]] = {}
    for at, whole in enumerate(links.spans):
        head, span = links.heads[at], _description(text, whole, ends)
        noun = word_at(text, encoded, head)
        several = int(links.signs.numbers[at]) == MANY
        if int(links.signs.kinds[at]) != NOMINAL or several or noun not in PERSON_HEADS:
            continue
        before = ends.get(span.start - 2) if text[span.start - 2 : span.start] == ", " else None
        after = starts.get(span.end + 2) if text[span.end : span.end + 2] == ", " else None
        one = before or after
        if one is None or (before and after):
            continue
        end = max(span.end, one.span.end)
        listed = text[end : end + 2] == ", " and end + 2 in starts
        if _CLOSED.match(text, end) and not listed:
            found.setdefault(one.span, {})[span] = None
    for one in people:
        beside = tuple(found.get(one.span, ()))
        if len(beside) == 1:
            yield beside[0], one


def _description(text: str, span: Span, ends: Mapping[int, Name]) -> Span:
    """A mention without the name that it ends with behind a comma: "the mayor of Dunmore, Ana Reyes"."""
    name = ends.get(span.end)
    end = (name.role or name.span).start - 2 if name else span.start
    beside = span.start < end and text.find(", ", span.start, end + 2) == end
    return Span(span.start, end) if beside else span
