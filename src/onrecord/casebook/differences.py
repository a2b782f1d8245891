"""What two texts of one story do not share: lines that one alone has, lines that were changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.record import Span

CHANGED = 0.5
"""Share of words in common from which a line counts as changed, not as one dropped and one new."""

LONGEST = 4_000
"""Lines compared. Longer texts are no news stories, and comparing costs their square at worst."""

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that differs. ``before`` and ``after`` are its spans in either text, the words
    beside."""

    kind: Literal["added", "removed", "changed"]
    before: Span | None
    after: Span | None
    before_words: str | None
    after_words: str | None


def differences(before: str, after: str) -> list[Difference]:
    """The lines of two texts that are not the same, in order. White space does not count."""
    old, new = _lines(before), _lines(after)
    matcher = SequenceMatcher(
        None,
        [_plain(before, one) for one in old],
        [_plain(after, one) for one in new],
        autojunk=False,
    )
    found: list[Difference] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(before, after, old[first:last], new[start:end])
    return found


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n")[:LONGEST]:
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _plain(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _paired(before: str, after: str, old: Sequence[Span], new: Sequence[Span]) -> list[Difference]:
    """Lines of one place in both texts: each old one with the first new one it shares words
    with."""
    found, left = [], list(new)
    for one in old:
        words = before[one.start : one.end]
        mine = set(_WORD.findall(words.casefold()))
        for other in left[:20]:
            theirs = set(_WORD.findall(after[other.start : other.end].casefold()))
            if len(mine & theirs) >= CHANGED * max(len(mine), len(theirs), 1):
                left.remove(other)
                told = after[other.start : other.end]
                found.append(Difference("changed", one, other, words, told))
                break
        else:
            found.append(Difference("removed", one, None, words, None))
    found += [Difference("added", None, one, None, after[one.start : one.end]) for one in left]
    return found
