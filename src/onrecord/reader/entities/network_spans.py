"""Names as the network reads them: where they stand, and one type for all that is spelled alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.entities.names import HYPHENS
from onrecord.reader.network.decoding import best_sequence, runs
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray


LEAST = 0.4
"""Mean probability from which a name is taken; what capitals make of the rest has no type. Chosen on the dev parts of
UNER-EWT, WikiGold and GUM, where it gains 1.5, 0.4 and 4.5 points of F1 over none."""

NameRead = tuple[Span, str, float]
"""A name as the network reads it: where it stands, its type, the mean probability of its words."""


def spans_of(text: str, encoded: Encoded) -> list[NameRead]:
    """The names as the network reads them: span, type, mean probability of their words.

    All that is spelled alike in a text has one type, that for which most speaks in all its places
    ("one sense per discourse", Gale et al. 1992).
    """
    if not len(encoded):
        return []
    scores = encoded.names
    # O, any B, any I: borders first, then the type that the whole span speaks for.
    beginning, inside = scores[:, 1::2], scores[:, 2::2]
    three = np.stack(
        [scores[:, 0], np.logaddexp.reduce(beginning, 1), np.logaddexp.reduce(inside, 1)], 1
    )
    found: list[tuple[Span, float]] = []
    votes: dict[str, NDArray[np.float32]] = {}
    families: dict[str, NDArray[np.float32]] = {}
    for first, last in runs(best_sequence(three)):
        mean = (beginning[first] + inside[first + 1 : last].sum(0)) / (last - first)
        span = encoded.span(first, last - 1)
        found.append((span, float(np.exp(mean.max()))))
        spelled = text[slice(*span)]
        # "The Osmund family" tells of Osmund only where nothing else does.
        told = families if text.startswith(" family", span.end) else votes
        told[spelled] = told.get(spelled, 0) + mean - np.logaddexp.reduce(mean)
    votes = families | votes
    types = {spelled: encoded.layout.names[int(vote.argmax())] for spelled, vote in votes.items()}
    read = [(span, types[text[slice(*span)]], sure) for span, sure in found if sure >= LEAST]
    return _rehyphenated(text, read)


def _rehyphenated(text: str, read: Sequence[NameRead]) -> list[NameRead]:
    """Names with those made one that a hyphen holds together: "Min-" and "Chi Lund"."""
    found: list[NameRead] = []
    for span, kind, sure in read:
        before = found[-1] if found else None
        near = before is not None and before[0].end == span.start
        if before is not None and near and before[1] == kind and text[span.start - 1] in HYPHENS:
            found[-1] = (Span(before[0].start, span.end), kind, min(before[2], sure))
        else:
            found.append((span, kind, sure))
    return found
