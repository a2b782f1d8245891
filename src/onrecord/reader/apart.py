"""Which mentions cannot mean the same, by the tree of their sentence: "the mayor and the judge" are
two, and so are "Lind's team" and "Marsh's".

The coreference head judges two mentions by their words in context, and phrases with one noun look
much alike to it. What a conjunction puts beside something, and what somebody else owns, is another
(Chomsky 1981, "disjoint reference", in its plainest form).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.pairs import NAME, NOMINAL, PRONOUN, Mentions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.encoder import Encoded

_CLIMB = 8
"""Steps from one of several coordinated words to the first that are followed."""

UNLIKE = np.float32(1.0)
"""What two descriptions with no word in common must have beyond what is asked of others. Of those that the
coreference head joins on GUM dev at less, none are one."""

NEVER = np.float32(-1e4)
"""The score of what cannot be."""


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """For each mention its head word, the first word of the coordination that it is in, the
    mention that owns it, and where a conjunction before it ends a name; -1 where there is none."""

    heads: NDArray[np.int64]
    beside: NDArray[np.int64]
    owners: NDArray[np.int64]
    joined: NDArray[np.int64]
    signs: Mentions

    @classmethod
    def of(cls, encoded: Encoded, heads: Sequence[int], signs: Mentions) -> Apart:
        """heads: the word that heads each mention, in text order."""
        named = {name: at for at, name in enumerate(encoded.layout.deprel)}
        joint, marker, owning = (named.get(one, -1) for one in ("conj", "cc", "nmod:poss"))
        up = np.where(encoded.heads < 0, np.arange(len(encoded)), encoded.heads).astype(np.int64)
        deprel = np.asarray(encoded.deprel, np.int64)
        lead = np.arange(len(encoded))
        for _ in range(_CLIMB):
            lead = np.where(deprel[lead] == joint, up[lead], lead)
        # A list without "and" may be an apposition that the parser took for one.
        bound = np.zeros(len(encoded), bool)
        bound[lead[up[deprel == marker]]] = True
        at = np.array(heads, np.int64)
        # Of mentions with one head the first is the longest.
        headed: dict[int, int] = {}
        for number, head in enumerate(at.tolist()):
            headed.setdefault(head, number)
        owner_of = {
            int(up[word]): headed[word]
            for word in np.flatnonzero(deprel == owning).tolist()
            if word in headed
        }
        owners = np.array([owner_of.get(head, -1) for head in at.tolist()], np.int64)
        beside = np.where(bound[lead[at]], lead[at], -1)
        return cls(at, beside, owners, _joined(encoded, signs), signs)

    def revised(
        self, at: int, row: NDArray[np.float32], likely: NDArray[np.int64], chain: Sequence[int]
    ) -> NDArray[np.float32]:
        """The scores of the mentions before one, as far as they are ``likely``, without what cannot be.

        row: their scores, the nearest last. likely: places in it. chain: the number of the chain of
        each mention before.
        """
        before = likely + (at - len(row))
        unlike, no = self.unlike(at, before), self.barred(at, before, chain)
        if not unlike.any() and not no.any():
            return row
        revised = row.copy()
        revised[likely[unlike]] -= UNLIKE
        revised[likely[no]] = NEVER
        return revised

    def unlike(self, at: int, before: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the mentions ``before`` a description are descriptions without a word of its own."""
        signs = self.signs
        if int(signs.kinds[at]) != NOMINAL:
            return np.zeros(len(before), bool)
        shared = signs.words[before] @ signs.words[at] > 0
        found: NDArray[np.bool_] = (signs.kinds[before] == NOMINAL) & ~shared
        return found

    def barred(self, at: int, before: NDArray[np.int64], chain: Sequence[int]) -> NDArray[np.bool_]:
        """Which of the mentions ``before`` a mention it cannot mean."""
        kinds, beside = self.signs.kinds, self.beside[at]
        no = np.zeros(len(before), bool)
        if beside >= 0 and int(kinds[at]) != PRONOUN:
            no |= (self.beside[before] == beside) & (self.heads[before] != self.heads[at])
        if self.joined[at] >= 0 and int(kinds[at]) == NOMINAL:
            no |= (self.signs.ends[before] == self.joined[at]) & (kinds[before] == NAME)
        owner = int(self.owners[at])
        if owner >= 0 and int(kinds[owner]) == NAME:
            for place, other in enumerate(self.owners[before].tolist()):
                no[place] |= other >= 0 and self._another(owner, other, chain)
        return no

    def _another(self, owner: int, other: int, chain: Sequence[int]) -> bool:
        """Whether the other owner has a name, and none that shares a word with this one's."""
        kinds = self.signs.kinds
        # A chain is called by the number of its first mention.
        called = {other, chain[other] if other < len(chain) else other}
        called = {one for one in called if int(kinds[one]) == NAME}
        return bool(called) and not any(self._alike(owner, one) for one in called)

    def _alike(self, one: int, other: int) -> bool:
        words, (a, b), (c, d) = (
            self.signs.words,
            self.signs.acronyms[one],
            self.signs.acronyms[other],
        )
        return bool((words[one] * words[other]).any()) or bool(a and a == d) or bool(b and b == c)


def _joined(encoded: Encoded, signs: Mentions) -> NDArray[np.int64]:
    """Where the word before the conjunction ends that stands right before a mention: "Lund and the pilot",
    whatever the parser makes of it."""
    found = np.full(len(signs), -1, np.int64)
    if "CCONJ" not in encoded.layout.upos:
        return found
    conjunction = encoded.layout.upos.index("CCONJ")
    word = np.searchsorted(encoded.starts, signs.starts)
    held = np.flatnonzero(word >= 2)
    held = held[encoded.upos[word[held] - 1] == conjunction]
    found[held] = encoded.ends[word[held] - 2]
    return found
