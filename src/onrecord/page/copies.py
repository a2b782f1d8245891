"""Copies of whole pages as text: where the story stands between the menus above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from onrecord.page.rows import is_final

PROSE_UNIT = 100
"""Characters of a paragraph that outweigh one line which is none."""
PROSE_MOST = 3.0
LABEL = 0.7
"""Weight of a line within a story that is no paragraph."""
ASIDE = 0.5
"""The same of a line that its words show to be furniture."""
HEAD_LINES = 20
"""Lines above the first paragraph among which headline, standfirst and byline stand."""
MENU_LINES = 12
"""Lines above these, or below the story, from which they are a page's menus."""
OPENING = 10
"""Paragraphs with which the words of a headline are compared."""
STEM = 5
"""Letters by which a word of a headline is known again."""
SHARED_MIN = 2
SHARED_PART = 0.4
"""Share of a headline's words that the opening of its story has."""
NEAR_MOST = 0.5
"""Share of the most words that a line has in common with a story from which it can be its headline."""
TITLE_WORDS = (3, 30)
_WORD = re.compile(r"[^\W\d_]{4,}")


def story_in(lines: Sequence[str], aside: Sequence[bool]) -> tuple[int, int]:
    """Where the story begins and ends among the lines of a page: the run in which its paragraphs most
    outweigh what is between them. ``aside`` are the lines that are furniture by their words."""
    best = (0.0, 0, len(lines))
    weight, start = 0.0, 0
    for at, text in enumerate(lines):
        if aside[at]:
            own = -ASIDE
        elif is_final(text):
            # a short one can be what somebody answers
            own = min(len(text) / PROSE_UNIT, PROSE_MOST)
        else:
            own = -LABEL
        if weight <= 0:
            weight, start = 0.0, at
        weight += own
        if weight > best[0]:
            best = (weight, start, at + 1)
    return best[1], best[2]


def title_above(lines: Sequence[str], paragraphs: Iterable[str]) -> int | None:
    """Which of the lines above a story is its headline: the first of those that share most words with
    it."""
    known = {stem for text in islice(paragraphs, OPENING) for stem in _stems(text)}
    shared: dict[int, int] = {}
    for at, text in enumerate(lines):
        if TITLE_WORDS[0] <= len(text.split()) <= TITLE_WORDS[1] and text[-1] not in ".:":
            own = _stems(text)
            both = len(own & known)
            if both >= max(SHARED_MIN, SHARED_PART * len(own)):
                shared[at] = both
    most = max(shared.values(), default=0)
    return next((at for at, both in shared.items() if both >= NEAR_MOST * most), None)


def _stems(text: str) -> set[str]:
    return {word[:STEM].casefold() for word in _WORD.findall(text[:2000])}
