"""How likely a span is a mention, and of what type, by its score, its head and the tree of its sentence.

The span head judges a mention by its first word and its last alone: it may stop in the middle of a
phrase, and of "she said what she thinks" it may take "she ... she" for one. Here its score is
weighed together with parts of speech and relations around both ends, with what is cut off there,
with the best of the other spans that the same word heads, and with what the network knows of that
word for names and for coreference, which tells best what a phrase is about. No word is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reader.network import spans
from onrecord.reader.network.borders import COMMA, NONE, signs
from onrecord.reader.network.pieces import NEW_LINE
from onrecord.reader.network.spans import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

LEAST = -0.25
"""Log-odds from which a span counts as a mention; tried from -0.75 to 0 on GUM dev."""

MOST = 4
"""Words of a span that hang on words outside it; more count as so many."""

MEASURES = 6
"""Features that are numbers, not places, of the span itself; what is known of its head follows them."""


def features(
    text: str, words: Encoded, found: Sequence[Found]
) -> tuple[NDArray[np.float32], NDArray[np.int64], int]:
    """What speaks for each span: measures (span, ``MEASURES`` + what is known of a word), places of
    the features that hold (span, n), and how many places there are."""
    count, size, layout = len(words), len(found), words.layout
    classes, relations = len(layout.upos), len(layout.deprel)
    # Two words more at the end stand for what is before the first word and after the last.
    upos = np.append(np.asarray(words.upos, np.int64), classes)
    deprel = np.append(np.asarray(words.deprel, np.int64), relations)
    sign = np.append(signs(text, words), NONE)
    up = np.array([*words.heads, -2], np.int64)
    first = np.array([one.first for one in found], np.int64)
    last = np.array([one.last for one in found], np.int64)
    score = np.array([one.score for one in found], np.float32)
    length = last - first + 1
    # The words of all spans, one after the other, and the span of each.
    row = np.repeat(np.arange(size), length)
    word = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length) + first[row]
    out = (up[word] < first[row]) | (up[word] > last[row])
    named = {name: at for at, name in enumerate(layout.deprel)}
    marks, joint = named.get("punct", -1), named.get("conj", -1)
    outside = np.bincount(row[out & (deprel[word] != marks)], minlength=size)
    head = last.copy()
    head[row[out][::-1]] = word[out][::-1]  # of equal places the last written stays: the first word
    joined = np.bincount(row[(deprel[word] == joint) & (up[word] == head[row])], minlength=size) > 0
    commas = np.bincount(row[sign[word] == COMMA], minlength=size)
    broken = np.bincount(row[(words.gaps[word] >= NEW_LINE) & (word > first[row])], minlength=size)
    other = _rivals(head, score)
    rival = np.where(other < 0, np.float32(spans.LEAST), score[other])
    wider = np.where(other < 0, 0, 1 + (length[other] > length))
    before, after = np.where(first > 0, first - 1, count), np.minimum(last + 1, count)
    cut_before = (up[before] >= first) & (up[before] <= last)
    cut_after = (up[after] >= first) & (up[after] <= last)
    measures = np.stack(
        [score, np.maximum(score, 0), np.log(length), np.maximum(rival, -1),
         np.clip(score - rival, -4, 4), np.minimum(commas, 2)], 1,
    ).astype(np.float32)  # fmt: skip
    measures = np.hstack([measures, np.exp(words.names[head, 1:]), words.chains[head]])
    columns = (
        (np.array([one.type for one in found], np.int64), len(layout.mentions)),
        (np.minimum(outside, MOST), MOST + 1),
        (wider * 2 + joined, 6),
        ((length == 1) * 4 + (head == first) * 2 + (head == last), 8),
        (np.minimum(broken, 1), 2),
        (upos[head], classes + 1),
        (deprel[head], relations + 1),
        (upos[first], classes + 1),
        (deprel[first], relations + 1),
        (upos[last], classes + 1),
        (upos[before], classes + 1),
        (np.where(cut_before, deprel[before], relations), relations + 1),
        (upos[after], classes + 1),
        (deprel[after], relations + 1),
        (np.where(cut_after, deprel[after], relations), relations + 1),
        (sign[before], NONE + 1),
        (sign[after], NONE + 1),
    )
    places, total = [], 0
    for values, width in columns:
        places.append(values + total)
        total += width
    return measures.astype(np.float32), np.stack(places, 1).astype(np.int64), total


def _rivals(head: NDArray[np.int64], score: NDArray[np.float32]) -> NDArray[np.int64]:
    """For each span the best other one with the same head word, -1 where there is none."""
    order = np.lexsort((-score, head))
    sorted_heads = head[order]
    opens = np.ones(len(head), bool)
    opens[1:] = sorted_heads[1:] != sorted_heads[:-1]
    group = np.cumsum(opens) - 1
    at = np.flatnonzero(opens)
    second = np.where(np.diff(np.append(at, len(head))) > 1, at + 1, -1)
    found = np.empty(len(head), np.int64)
    found[order] = np.where(
        opens, np.where(second[group] < 0, -1, order[second[group]]), order[at[group]]
    )
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Mentioning:
    """Two regressions over the same features, a logistic one for whether a span is a mention, a multinomial one for
    its type: weights of the measures, of the places, and the bias, with a column for the first and one a type."""

    measures: NDArray[np.float32]
    places: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def of(cls, settings: dict[str, Any] | None) -> Mentioning | None:
        """From its plain numbers; None where there are none."""
        if settings is None:
            return None
        return cls(
            *(np.asarray(settings[one], np.float32) for one in ("measures", "places", "bias"))
        )

    def likely(self, text: str, words: Encoded) -> tuple[Found, ...]:
        """The spans of an encoded text that are likely mentions by this layer, scored and typed by it."""
        found = words.spans
        if not found:
            return ()
        measures, places, _ = features(text, words, found)
        odds = measures @ self.measures + self.places[places].sum(1) + self.bias
        return tuple(
            Found(one.first, one.last, type_, sure, one.type)
            for one, sure, type_ in zip(
                found, odds[:, 0].tolist(), odds[:, 1:].argmax(1).tolist(), strict=True
            )
            if sure >= LEAST
        )
