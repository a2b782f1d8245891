"""The scene of an attribution: its sentence, with the words attributed blotted out.

What the sentence says about the saying (to whom, how, when) stands outside the content; dates and
media within the content belong to what is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

BLOT = "\x00"
"""Stands for every code point of the content."""

REACH = 500
"""Code points looked at to either side of the cue; sentences of news are shorter."""

_OPENS = r"[\"'“‘(\[]*[^\W\da-z_]"
_END = re.compile(rf"[.!?…;\x00][\"'”’)\]]*\s+(?={_OPENS})|[.!?…][\"'”’)\]]*\s+(?=\x00)")
_OPENING = re.compile(_OPENS)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|Lt|St|Prof|No)|\b[A-Z]|[ap]\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """``words`` is the sentence from ``start`` in the text on, ``cue`` where the cue lies in it."""

    start: int
    words: str
    cue: Span
    nested: bool = False

    def span(self, start: int, end: int) -> Span:
        """A place in ``words`` as a span of the text."""
        return Span(self.start + start, self.start + end)


def scene(
    text: str, places: Sequence[Span], one: Attribution, outer: Attribution | None
) -> Scene | None:
    """The scene of an attribution, within the words of the ``outer`` one; None without a cue."""
    if one.cue is None:
        return None
    start, end = _window(places, one.cue)
    if outer is not None:
        held = [part for part in outer.content if part.covers(one.cue)]
        if held:
            start, end = max(start, held[0].start), min(end, held[0].end)
    letters = list(text[start:end])
    for part in one.content:
        first, last = max(part.start, start) - start, min(part.end, end) - start
        if first >= last or (part.start <= one.cue.start and one.cue.end <= part.end):
            continue
        # A content that ends its sentence keeps the full stop, so that the next is not drawn in.
        tail = text[part.start : part.end].rstrip("\"'”’)] ")[-1:]
        letters[first:last] = BLOT * (last - first)
        if tail not in (".", "!", "?") and last > first:
            letters[last - 1] = "\x01"
    words = "".join(letters)
    left, right = 0, len(words)
    for match in _END.finditer(words):
        if not _OPENING.match(text, start + match.end()):
            continue  # what is blotted goes on in the middle of a sentence
        if _ABBREVIATION.search(words, max(0, match.start() - 4), match.start() + 1):
            continue
        if match.end() <= one.cue.start - start:
            left = match.end()
        elif match.start() + 1 >= one.cue.end - start:
            right = match.end()
            break
    return Scene(
        start + left,
        words[left:right],
        Span(one.cue.start - start - left, one.cue.end - start - left),
        nested=outer is not None,
    )


def _window(places: Sequence[Span], cue: Span) -> tuple[int, int]:
    at = bisect_right(places, cue.start, key=lambda place: place.start) - 1
    start, end = max(0, cue.start - REACH), cue.end + REACH
    if at >= 0:
        start, end = max(start, places[at].start), min(end, places[at].end)
    return min(start, cue.start), max(end, cue.end)
