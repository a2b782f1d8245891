"""How likely a source or a content begins or ends at a word, by what stands on both sides of it.

The tag and link heads judge word by word whether it is inside, and leave off in the middle of a
phrase where they are unsure of a few words. Borders are judged here by parts of speech, relations,
quotation marks and punctuation alone, never by the words themselves, so that what is learned on
some outlets holds for others. Decoding adds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reader.network.pieces import NEW_LINE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

ROLES = ("source", "content")
SIDES = ("begin", "end")

WORD, COMMA, STOP, COLON, DASH, OPEN, CLOSE, OPENING, CLOSING, MARK, OTHER, NONE = range(12)
"""What a word is, as far as borders go. MARK is a quotation mark that may open or close."""

_SIGNS = {
    ",": COMMA, ".": STOP, "!": STOP, "?": STOP, "…": STOP, ":": COLON, ";": COLON,
    "-": DASH, "–": DASH, "—": DASH, "―": DASH, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE,
    "“": OPENING, "«": OPENING, "”": CLOSING, "»": CLOSING,
    **dict.fromkeys("\"'`‘’", MARK),
}  # fmt: skip

MOST_ARCS = 7
"""Arcs over a border that are counted apart; more count as so many."""


def signs(text: str, words: Encoded) -> NDArray[np.int64]:
    """What each word is: a sign or ``WORD``."""
    found = [
        _SIGNS.get(first := text[start], WORD if first.isalnum() or end - start > 1 else OTHER)
        for start, end in zip(words.starts, words.ends, strict=True)
    ]
    return np.array(found, np.int64)


def quoted(text: str, words: Encoded, found: NDArray[np.int64]) -> NDArray[np.int64]:
    """1 where a double quotation mark is open after a word, in its own paragraph."""
    states, state = [], 0
    for n, sign in enumerate(found.tolist()):
        if words.gaps[n] >= NEW_LINE:
            state = 0
        if sign == OPENING:
            state = 1
        elif sign == CLOSING:
            state = 0
        elif sign == MARK and text[words.starts[n]] == '"':
            state = 1 - state
        states.append(state)
    return np.array(states, np.int64)


def features(text: str, words: Encoded) -> tuple[NDArray[np.int64], int]:
    """Features of the border after each word: (word, n) places of those that hold, and how many there are."""
    count = len(words)
    here, inside = signs(text, words), np.zeros(count, np.int64)
    if count:
        inside = quoted(text, words, here)
    at = np.arange(count)

    def after(values: Any, last: int) -> NDArray[np.int64]:
        return np.append(np.asarray(values, np.int64)[1:], last)[:count]

    upos, deprel, heads = (
        np.asarray(one, np.int64) for one in (words.upos, words.deprel, words.heads)
    )
    following, gap, next_head = after(here, NONE), after(words.gaps, 3), after(heads, -1)
    onward = (heads > at).astype(np.int64)
    back = ((next_head >= 0) & (next_head <= at)).astype(np.int64)
    adjacent = (next_head == at).astype(np.int64)
    opened = np.zeros(count + 1, np.int64)
    has = heads >= 0
    low, high = np.minimum(at, heads)[has], np.maximum(at, heads)[has]
    np.add.at(opened, low, 1)
    np.add.at(opened, high, -1)
    over = np.minimum(np.cumsum(opened)[:count], MOST_ARCS)
    classes, relations = len(words.layout.upos), len(words.layout.deprel)
    kinds = NONE + 1
    columns = (
        (here, kinds),
        (following, kinds),
        (upos * (classes + 1) + after(upos, classes), (classes + 1) ** 2),
        (deprel, relations + 1),
        (after(deprel, relations), relations + 1),
        (onward * 4 + back * 2 + adjacent, 8),
        (gap, 4),
        (inside * kinds + following, 2 * kinds),
        (inside * kinds + here, 2 * kinds),
        (over, MOST_ARCS + 1),
        (gap * kinds + here, 4 * kinds),
        (here * kinds + following, kinds * kinds),
        (onward * 2 + inside, 4),
    )
    places, size = [], 0
    for values, width in columns:
        places.append(values + size)
        size += width
    return np.stack(places, 1), size


@dataclass(frozen=True, slots=True, eq=False)
class Borders:
    """A logistic regression for each role and side: weights (role, side, feature) and bias (role, side)."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def of(cls, settings: dict[str, Any] | None) -> Borders | None:
        """From settings as they ship; None where they have none."""
        if settings is None:
            return None
        return cls(*(np.asarray(settings[one], np.float32) for one in ("weights", "bias")))

    def odds(self, text: str, words: Encoded) -> NDArray[np.float32]:
        """(word, role, side) log-odds that a span of a role begins with a word, or ends with it."""
        if not len(words):
            return none(0)
        places, _ = features(text, words)
        after: NDArray[np.float32] = self.weights[:, :, places].sum(-1) + self.bias[:, :, None]
        made = after.transpose(2, 0, 1)
        # What begins with a word does so at the border after the word before it.
        made[:, :, 0] = np.concatenate([np.zeros_like(made[:1, :, 0]), made[:-1, :, 0]])
        return made


def none(words: int) -> NDArray[np.float32]:
    """Log-odds that tell nothing."""
    return np.zeros((words, len(ROLES), len(SIDES)), np.float32)
