"""How likely a noun tells an event, by what the network knows of it for coreference too.

The trigger layer learned from news of a few kinds, in which most nouns that look like events are;
elsewhere it takes an economy, a culture or a right for one. The vectors that coreference compares tell
what a word stands for, and were learned from texts of all kinds: here both are weighed together. No
word is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

LEAST = 0.05
"""The probability by the trigger layer from which a noun is weighed at all."""


def candidates(words: Encoded) -> NDArray[np.int64]:
    """The nouns that may begin the words of an event."""
    scores = words.tags[:, words.layout.tag_layers.index("trigger")]
    noun = words.layout.upos.index("NOUN")
    begins = scores[:, 1] >= scores[:, 2]
    likely = scores[:, 0] <= np.log1p(-np.float32(LEAST))
    return np.flatnonzero((words.upos == noun) & begins & likely)


def features(words: Encoded, at: NDArray[np.int64]) -> NDArray[np.float32]:
    """What speaks for each of some words: (word, 1 + what coreference knows of it)."""
    none = words.tags[at, words.layout.tag_layers.index("trigger"), 0]
    odds = np.log(-np.expm1(np.minimum(none, np.float32(-1e-6)))) - none
    return np.column_stack([odds, words.chains[at].astype(np.float32)])


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A logistic regression: its weights and its bias."""

    weights: NDArray[np.float32]
    bias: float

    @classmethod
    def of(cls, settings: dict[str, Any] | None) -> Telling | None:
        """From its plain numbers; None where there are none."""
        if settings is None:
            return None
        return cls(np.asarray(settings["weights"], np.float32), float(settings["bias"]))

    def judged(self, words: Encoded) -> NDArray[np.float32]:
        """The tags of an encoding, those of nouns that may be triggers weighed anew."""
        layer, at = words.layout.tag_layers.index("trigger"), candidates(words)
        tags = words.tags.copy()
        odds = features(words, at) @ self.weights + np.float32(self.bias)
        told = tags[at, layer, 1:]
        tags[at, layer, 0] = -np.logaddexp(0, odds)
        share = told - np.logaddexp(told[:, :1], told[:, 1:])
        tags[at, layer, 1:] = share - np.logaddexp(0, -odds)[:, None]
        return tags
