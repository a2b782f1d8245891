"""What a cue in the middle of a sentence parts: "The quay, she said, will open" tells that the quay will open.

The network often leaves out a short first part, of which by itself nothing says that it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.clauses import word_at
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.sentences import Sentences
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

_BEHIND = re.compile(r",\s[\"“'‘]?")
_BEFORE = ", "
_JOINT = re.compile(r"(?:(?:And|But|So|Or|Yet|Still|Now)\s)?")
"""What joins the sentence to the one before, which is the writer's."""
_MARK = re.compile(r"[\"“”]|``|''")
_FINITE = frozenset(("AUX", "VERB"))
_OPENING = frozenset(("ADP", "ADV", "SCONJ", "VERB"))
"""What opens something beside a subject: "In May", "Asked why"."""
_SIGNS = frozenset(("PUNCT", "SYM"))


def rejoined(text: str, encoded: Encoded, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the part before a cue that stands between commas, where what follows goes on with it: it
    is a predicate without a subject, or the cue itself is set into the clause before."""
    parted = [at for at, one in enumerate(found) if _is_parted(text, one)]
    if not parted:
        return tuple(found)
    made = list(found)
    sentences = Sentences(text)
    others = sorted(part for one in found for part in one.parts)
    for at in parted:
        one = made[at]
        hull = _hull(one)
        start = sentences.around(hull.start).start
        first = Span(_JOINT.match(text, start).end(), hull.start - len(_BEFORE))  # type: ignore[union-attr]
        if _is_free(text, first, others) and _goes_on(text, encoded, first, one):
            made[at] = replace(one, content=(first, *one.content))
    return tuple(made)


def _hull(one: Attribution) -> Span:
    """From the first of source and cue to the end of both."""
    spans = [span for span in (one.source, one.cue) if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _is_parted(text: str, one: Attribution) -> bool:
    """Whether source and cue stand between commas and all of the content behind them."""
    if one.source is None or one.cue is None or one.inside is not None:
        return False
    start, end = _hull(one)
    behind = _BEHIND.match(text, end)
    return (
        behind is not None
        and text.startswith(_BEFORE, max(0, start - len(_BEFORE)))
        and end < one.content[0].start <= behind.end()
    )


def _is_free(text: str, first: Span, others: Sequence[Span]) -> bool:
    """Whether no quotation and no part of an attribution, given in order, stands in a part of a sentence."""
    near = bisect_left(others, first)
    return (
        first.start < first.end
        and not _MARK.search(text, *first)
        and not any(part.overlaps(first) for part in others[max(0, near - 1) : near + 1])
    )


def _goes_on(text: str, encoded: Encoded, first: Span, one: Attribution) -> bool:
    """Whether a content behind a cue goes on with what stands before both."""
    before = encoded.within(first)
    if not before or one.cue is None:
        return False
    if any(encoded.heads[at] in before for at in encoded.within(one.cue)):
        return True
    behind = [at for at in encoded.within(one.content[0]) if encoded.classes[at] not in _SIGNS]
    if not behind or encoded.classes[before[0]] in _OPENING:
        return False
    opens = behind[0]
    return (
        encoded.classes[opens] in _FINITE
        and not word_at(text, encoded, opens).endswith("ing")
        and not _has_subject(encoded, behind)
    )


def _has_subject(encoded: Encoded, words: Sequence[int]) -> bool:
    """Whether the verb that words open with has a subject among them: "are you sure"."""
    first = words[0]
    verb = encoded.heads[first] if encoded.classes[first] == "AUX" else first
    return any(
        encoded.heads[at] == verb and encoded.relations[at].startswith("nsubj") for at in words
    )
