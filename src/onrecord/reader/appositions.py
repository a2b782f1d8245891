"""Descriptions set beside a name by a comma: "the mayor of Dunmore, Ana Reyes," and "Ana Reyes, the mayor,"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.reader.clauses import word_at
from onrecord.reader.descriptions import LEAD
from onrecord.reader.encoder import Encoded
from onrecord.reader.lexicon import PERSON_HEADS
from onrecord.reader.links import Links
from onrecord.reader.names import Name
from onrecord.reader.pairs import MANY, NOMINAL
from onrecord.record import Span

_CLOSED = re.compile(r"[,.;:)”\"—–]|\s[—–-]\s|\s*(?:\n|$)")
"""What ends an apposition: without it, who is named after a comma may be the next of a list."""


_BESIDE = re.compile(r"(?:,|\s[—–-])\s(?:(?:aged\s)?\d{1,3},\s)?")
_AND = re.compile(r"\s(?:and|or|but|then)\s[\"“]")
_CLAUSE = re.compile(r"\s(?:who|whom|whose|which|that)\s")
_PHRASE = re.compile(
    r"(?:(?!\s(?:who|whom|whose|which|that)\s|\s[—–-]\s)[^,;:()\n\"“”.]|\.(?=\w)|(?<=[A-Z])\.)+"
)
"""A phrase up to the clause or the mark that ends it."""

_LOOSE = re.compile(r"(?:\s(?:and|or|but|then))?\s*$")
"""What a phrase ends in that goes on behind a mark."""

_IS = re.compile(r"\sis\s(?:(?:also|now)\s)?$")
LONGEST_LINK = 10
"""Code points between a name and what its bearer is."""

LONGEST = 120
"""Code points of an apposition at most."""


def appositions(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name]
) -> Iterator[tuple[Span, Name]]:
    """The descriptions that stand beside the name of a person or behind that of an organisation, each with the name.

    What the tree hangs on a name as an apposition is one, where no mention is. One between two names may be of
    either, of two before a name either may be the one meant ("the wife of the mayor, Jo Lund"), and names that
    follow one another are a list: all these are left.
    """
    people = [one for one in names if one.type == "person"]
    starts = {(one.role or one.span).start: one for one in people}
    ends = {one.span.end: one for one in people}
    found: dict[Span, dict[Span, None]] = {}
    nominal = (links.signs.kinds == NOMINAL) & (links.signs.numbers != MANY)
    for at in np.flatnonzero(nominal).tolist():
        span = _description(text, links.spans[at], ends)
        noun = word_at(text, encoded, links.heads[at])
        if noun not in PERSON_HEADS and not _is_owned(text, span):
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
    behind = dict(_hanging(text, encoded, names))
    for one in names:
        beside = tuple(found.get(one.span, ()))
        if len(beside) == 1:
            yield beside[0], one
        elif not beside and one in behind:
            yield behind[one], one


def predicates(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name]
) -> Iterator[tuple[Span, Name]]:
    """What a person is said to be, with the name: "Ana Reyes is [the mayor of Dunmore]"."""
    ends = {one.span.end: one for one in names if one.type == "person"}
    for at, span in enumerate(links.spans):
        link = _IS.search(text, max(0, span.start - LONGEST_LINK), span.start)
        one = ends.get(link.start()) if link is not None else None
        single = int(links.signs.numbers[at]) != MANY
        if one is not None and single and word_at(text, encoded, links.heads[at]) in PERSON_HEADS:
            whole = _PHRASE.match(text, *span)
            yield (Span(*whole.span()) if whole else span), one


def _is_owned(text: str, span: Span) -> bool:
    """Whether a description ends in what somebody's office is, whatever the parser takes for its head: "the club's
    president"."""
    words = text[slice(*span)].split(" ")
    return (
        len(words) > 1
        and words[-1].lower() in PERSON_HEADS
        and any(word.endswith(("'s", "’s")) for word in words)
        and "of" not in words
    )


def _hanging(text: str, encoded: Encoded, names: Sequence[Name]) -> Iterator[tuple[Name, Span]]:
    """The appositions right behind a name that the tree hangs on it, up to a clause or a mark."""
    if "appos" not in encoded.layout.deprel:
        return
    starts = [one.span.start for one in names]
    relation, noun = encoded.layout.deprel.index("appos"), encoded.layout.upos.index("NOUN")
    for at in np.flatnonzero((encoded.deprel == relation) & (encoded.upos == noun)).tolist():
        head = int(encoded.heads[at])
        number = bisect_right(starts, int(encoded.starts[head])) - 1 if head >= 0 else -1
        if number < 0:
            continue
        one = names[number]
        beside = _BESIDE.match(text, one.span.end)
        start = beside.end() if beside else len(text)
        if int(encoded.starts[head]) >= one.span.end or int(encoded.starts[at]) < start:
            continue
        whole = _PHRASE.match(text, start, start + LONGEST)
        end = start + len(_LOOSE.sub("", whole[0])) if whole else start
        word = text[encoded.starts[at] : encoded.ends[at]].lower()
        led = LEAD.match(text, start) is not None
        if not _suits(word, one, led) or not encoded.ends[at] <= end:
            continue
        titled = number + 1 < len(names) and names[number + 1].span.start == encoded.ends[at] + 1
        if not titled and (
            _CLOSED.match(text, end) or _CLAUSE.match(text, end) or _AND.match(text, end)
        ):
            yield one, Span(start, end)


def _suits(noun: str, one: Name, led: bool) -> bool:
    """Whether a noun may tell what the bearer of a name is."""
    if one.type == "person":
        return noun in PERSON_HEADS or led
    return one.type == "organization" and led and noun not in PERSON_HEADS


def _description(text: str, span: Span, ends: Mapping[int, Name]) -> Span:
    """A mention without the name that it ends with behind a comma: "the mayor of Dunmore, Ana Reyes"."""
    name = ends.get(span.end)
    end = (name.role or name.span).start - 2 if name else span.start
    beside = span.start < end and text.find(", ", span.start, end + 2) == end
    return Span(span.start, end) if beside else span
