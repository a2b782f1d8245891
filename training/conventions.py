"""Where PolNeAR draws other bounds than the gold of this project.

A content begins with the "that" before it, and the sign which sets words off from who says them is
their cue ("Reyes: no"). The network learns PolNeAR's way, which most of its training texts have; the
reader gives this project's (``onrecord.reader.statements.bounds``); and PolNeAR is scored in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.record import Span
from training.corpora import Document

_THAT = re.compile(r"(?:^|(?<=\W))that,?\s+\Z", re.IGNORECASE)
_SIGN = re.compile(r"\s*([:―—–-])")
_SIGN_BEFORE = re.compile(r"([:―—–-])\s*\Z")
_FAR = 8
"""Code points before a content, or beside a source, within which the word or the sign stands."""


def with_complementizer(text: str, content: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The segments of a content, the first from the "that" on which brings it in."""
    start, end = content[0]
    low = max(0, start - _FAR)
    found = _THAT.search(text[low:start])
    start = low + found.start() if found else start
    return (Span(start, end), *(Span(*one) for one in content[1:]))


def with_complementizers(document: Document) -> Document:
    """This project's gold with contents as PolNeAR has them; its cues of words are the same."""
    golds = tuple(
        replace(gold, content=with_complementizer(document.text, gold.content))
        for gold in document.attributions
    )
    return replace(document, attributions=golds)


def sign(
    text: str, source: tuple[int, int] | None, content: Iterable[tuple[int, int]]
) -> Span | None:
    """The sign between a source and the words told, where it alone says whose they are."""
    if source is None:
        return None
    start, end = source
    after = _SIGN.match(text, end)
    low = max(0, start - _FAR)
    before = _SIGN_BEFORE.search(text[low:start])
    spans = [Span(*after.span(1))] if after else []
    spans += [Span(low + before.start(1), low + before.end(1))] if before else []
    parts = [Span(*one) for one in content]
    return next((one for one in spans if not any(one.overlaps(part) for part in parts)), None)
