"""Where texts have the words of a search, and which of them have them most.

Texts are folded first, then searched for a word as it stands: a regular expression that begins with
a letter is looked for at the speed of ``str.find``, one that ignores case or begins with ``\\b`` is
tried at every character.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.casebook.folding import folded
from onrecord.casebook.query import Part

K1, B = 1.2, 0.75
"""Of BM25, as FTS5 has them."""

Places = list[tuple[int, int]]
"""Where a text has the words of a part, in order."""


def places(part: Part, plain: str) -> Places:
    """Where a folded text has a word or phrase, from its first letter to behind its last."""
    return [
        match.span()
        for match in _pattern(part).finditer(plain)
        if not (match.start() and _is_of_word(plain[match.start() - 1]))
    ]


def holds(text: str, parts: Sequence[Part]) -> bool:
    """Whether a text has all that is asked, and nothing of what is not wanted."""
    plain = folded(text)
    return all(bool(places(one, plain)) != one.no for one in parts)


def scores(found: Sequence[Sequence[int]], texts: Sequence[str]) -> list[float]:
    """BM25 (Robertson and Zaragoza 2009) of texts, with the frequencies among themselves; ``found``
    is how often each has each word that is wanted."""
    if not texts or not found[0]:
        return [0.0] * len(texts)
    lengths = [text.count(" ") + 1 for text in texts]
    mean = sum(lengths) / len(lengths)
    with_it = [sum(map(bool, column)) for column in zip(*found, strict=True)]
    rarity = [math.log(1 + len(texts) / max(1, number)) for number in with_it]
    made = []
    for row, length in zip(found, lengths, strict=True):
        norm = K1 * (1 - B + B * length / mean)
        score = sum(
            weight * often * (K1 + 1) / (often + norm)
            for weight, often in zip(rarity, row, strict=True)
        )
        made.append(round(score, 4))
    return made


@lru_cache(maxsize=256)
def _pattern(part: Part) -> re.Pattern[str]:
    words = r"\W+".join(re.escape(folded(one)) for one in part.words)
    return re.compile(words if part.prefix else rf"{words}\b")


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
