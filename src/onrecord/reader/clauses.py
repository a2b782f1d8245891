"""The words of a clause by its tree: what hangs on a verb, and whether that is passive."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from onrecord.reader.encoder import Encoded
from onrecord.reader.wordlists import words

REACH = 60
"""Words on either side of a verb within which what hangs on it is looked for."""

_BE = words("was were is are been being be am 's got get gets")


def word_at(text: str, encoded: Encoded, at: int) -> str:
    """A word of the text, in small letters."""
    return text[encoded.starts[at] : encoded.ends[at]].lower()


def hanging(encoded: Encoded, verb: int) -> list[int]:
    """The words that hang on a verb, as far as ``REACH`` from it."""
    low = max(0, verb - REACH)
    near = np.flatnonzero(encoded.heads[low : verb + REACH] == verb) + low
    return [at for at in near.tolist() if at != verb]


def is_passive(text: str, encoded: Encoded, verb: int, children: Iterable[int]) -> bool:
    """Whether a verb is passive by the words that hang on it: by a form of "be" before it, or as the parser says.

    The parser often gives the first without the second.
    """
    names = encoded.layout.deprel
    for at in children:
        relation = names[encoded.deprel[at]]
        if relation in ("aux:pass", "nsubj:pass"):
            return True
        if at < verb and relation == "aux" and word_at(text, encoded, at) in _BE:
            return not word_at(text, encoded, verb).endswith("ing")
    return False
