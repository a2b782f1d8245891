"""Text to wordpieces with what a lowercasing tokenizer loses: capitals, spaces and line breaks.

The encoder sees windows of wordpieces; every later layer speaks of words, each standing at its
first wordpiece. All offsets are code points of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

WINDOW = 254
"""Wordpieces in one window, besides [CLS] and [SEP]."""

STRIDE = 190
"""Wordpieces from one window to the next: each wordpiece has 32 or more of context on either side."""

CLS, SEP, PAD, MASK = 101, 102, 0, 103
"""Ids of the BERT uncased vocabulary."""

LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)
"""Shapes of a wordpiece as it stands in the text."""

GLUED, SPACED, NEW_LINE, NEW_PARAGRAPH = range(4)
"""What stands before a wordpiece: nothing, a space, a line break, an empty line or the text's start."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The wordpieces of a text, one value each: arrays of one length.

    ids, starts, ends: int32. shapes, gaps: uint8, values as named above. first: bool, true at the
    first piece of each word.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    shapes: NDArray[np.uint8]
    gaps: NDArray[np.uint8]
    first: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


@lru_cache(maxsize=1 << 14)
def _shape(piece: str) -> int:
    if piece.isalpha():
        if piece.islower():
            return LOWER
        if piece[0].isupper() and (len(piece) == 1 or piece[1:].islower()):
            return TITLE
        return UPPER if piece.isupper() else MIXED
    return DIGIT if any(character.isdigit() for character in piece) else OTHER


def _gap(between: str) -> int:
    if not between:
        return GLUED
    if between == " ":
        return SPACED
    if "\n" not in between and "\r" not in between:
        return SPACED
    return NEW_LINE if len(between.splitlines()) < 3 else NEW_PARAGRAPH


def pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The wordpieces of ``text``; none where it holds no word."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    rows: list[tuple[int, int, int, int, int, bool]] = []
    last_end, last_word = 0, None
    for id_, (start, end), word in zip(
        encoding.ids, encoding.offsets, encoding.word_ids, strict=True
    ):
        if end > start:
            gap = _gap(text[last_end:start]) if last_word is not None else NEW_PARAGRAPH
            rows.append((id_, start, end, _shape(text[start:end]), gap, word != last_word))
            last_end, last_word = end, word
    columns = np.array(rows, np.int32).reshape(-1, 6).T
    ids, starts, ends, shapes, gaps, first = np.ascontiguousarray(columns)
    return Pieces(
        ids, starts, ends, shapes.astype(np.uint8), gaps.astype(np.uint8), first.astype(np.bool_)
    )


def window_starts(length: int, size: int = WINDOW, stride: int = STRIDE) -> list[int]:
    """Where windows start so that all of ``length`` pieces are seen, the last one flush with the end."""
    if length <= size:
        return [0]
    count = -(-(length - size) // stride) + 1
    return [round(n * (length - size) / (count - 1)) for n in range(count)]
