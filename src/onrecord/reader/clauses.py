"""The words of a clause by its tree: what hangs on a verb, whether that is passive, what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.reader.encoder import Encoded
from onrecord.reader.wordlists import words

REACH = 60
"""Words on either side of a verb within which what hangs on it is looked for."""

HIGH = 3
"""Steps up the tree from a verb to the one that its clause goes with, at most."""

_JOINS = words("conj advcl xcomp acl parataxis")
"""Relations of a verb to one that it may share its subject with."""

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


def above(encoded: Encoded, verb: int) -> Iterator[int]:
    """The verbs that a verb without a subject of its own hangs on or is joined to, the nearest first."""
    names = encoded.layout.deprel
    for _ in range(HIGH):
        head = int(encoded.heads[verb])
        subject = any(
            names[encoded.deprel[at]].startswith("nsubj") for at in hanging(encoded, verb)
        )
        relation = names[encoded.deprel[verb]].split(":")[0]
        if subject or not 0 <= head < verb or relation not in _JOINS:
            return
        verb = head
        yield verb
