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

from onrecord.reader.clauses import word_at
from onrecord.reader.coreference.pairs import NAME, NOMINAL, PRONOUN, Mentions
from onrecord.reader.entities.descriptions import is_another_body
from onrecord.reader.lexicon import ORG_HEADS, PERSON_HEADS, ends_as_plural, means_several

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

_CLIMB = 8
"""Steps from one of several coordinated words to the first that are followed."""

UNLIKE = np.float32(1.0)
"""What two descriptions with no word in common must have beyond what is asked of others. Of those that the
coreference head joins on GUM dev at less, none are one."""

RENAMED = np.float32(4.0)
"""What a name must have beyond what is asked of others to be joined to a pronoun or a description of somebody whose
names share no word with it. Of those joined at less four in five are another."""

NEVER = np.float32(-1e4)
"""The score of what cannot be."""


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """For each mention its head word, the first word of the coordination that it is in, the
    mention that owns it, what it owns, where a conjunction before it ends a name, what tells it
    from others of its kind, whether its noun is of one person or of several (0 and 1), -1 where
    there is none, the phrase where a name may narrow it to one body, and its kind and its end."""

    heads: Sequence[int]
    beside: Sequence[int]
    owners: Sequence[int]
    owned: Sequence[int]
    joined: Sequence[int]
    contrast: Sequence[int]
    several: Sequence[int]
    bodies: Sequence[str]
    kinds: Sequence[int]
    ends: Sequence[int]
    signs: Mentions

    @classmethod
    def of(cls, text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions) -> Apart:
        """heads: the word that heads each mention, in text order."""
        named = {name: at for at, name in enumerate(encoded.layout.deprel)}
        joint, marker, owning = (named.get(one, -1) for one in ("conj", "cc", "nmod:poss"))
        up = np.array(encoded.heads, np.int64)
        up = np.where(up < 0, np.arange(len(encoded)), up)
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
        owned = np.full(len(at), -1, np.int64)
        owned[owners[owners >= 0]] = np.flatnonzero(owners >= 0)
        beside = np.where(bound[lead[at]], lead[at], -1)
        contrast = _contrasts(text, encoded, heads, signs)
        several = _several(text, encoded, heads, signs)
        bodies = _bodies(text, encoded, heads, signs)
        joined = _joined(encoded, signs)
        # Each pair is looked up by itself, which plain numbers do faster.
        return cls(
            at.tolist(), beside.tolist(), owners.tolist(), owned.tolist(), joined.tolist(), contrast.tolist(),
            several.tolist(), bodies, signs.kinds.tolist(), signs.ends.tolist(), signs,
        )  # fmt: skip

    def revised(
        self,
        at: int,
        rows: Sequence[NDArray[np.float32]],
        row: NDArray[np.float32],
        chain: Sequence[int],
    ) -> NDArray[np.float32]:
        """The scores of the mentions before one, as far as they are above 0, without what cannot be.

        rows: the scores of every mention. row: those of this one, the nearest last. chain: the number of the chain
        of each mention before, as far as these are told.
        """
        likely = (row > 0).nonzero()[0].tolist()
        if not likely:
            return row
        first = len(chain) - len(row)
        before = [first + one for one in likely]
        unlike, no = self.unlike(at, before), self.barred(at, before, chain)
        owner = self._meant(self.owners[at], at, rows, chain)
        if owner is not None:
            # "The boy's mother" is not the boy.
            no |= {one for one in before if chain[one] == owner}
        others = self._called_otherwise(at, before, chain)
        if not unlike and not no and not others:
            return row
        revised = row.copy()
        for one in others:
            revised[one - first] -= RENAMED
        for one in unlike:
            revised[one - first] -= UNLIKE
        for one in no:
            revised[one - first] = NEVER
        return revised

    def _meant(
        self, owner: int, at: int, rows: Sequence[NDArray[np.float32]], chain: Sequence[int]
    ) -> int | None:
        """The chain before a mention that the description which it opens with belongs to most likely. Whom a name means
        is told by other names, and a pronoun by what is nearer."""
        if owner <= at or len(chain) < at or self.kinds[owner] != NOMINAL:
            return None
        row = rows[owner][: len(rows[owner]) - (owner - at)]
        best = int(row.argmax()) if len(row) else -1
        return chain[at - len(row) + best] if len(row) and row[best] > 0 else None

    def unlike(self, at: int, before: Sequence[int]) -> set[int]:
        """Which of the mentions ``before`` a description are descriptions without a word of its own."""
        if self.kinds[at] != NOMINAL:
            return set()
        words = self.signs.words
        return {
            one for one in before if self.kinds[one] == NOMINAL and words[one].isdisjoint(words[at])
        }

    def _called_otherwise(self, at: int, before: Sequence[int], chain: Sequence[int]) -> list[int]:
        """Which of the pronouns and descriptions ``before`` a name mean whom names tell that share no word with it."""
        kinds = self.kinds
        if kinds[at] != NAME:
            return []
        asked: dict[int, list[int]] = {chain[one]: [] for one in before if kinds[one] != NAME}
        if not asked:
            return []
        for one in range(max(0, at - BACK), len(chain)):
            if kinds[one] == NAME and chain[one] in asked:
                asked[chain[one]].append(one)
        otherwise = {
            number
            for number, names in asked.items()
            if names and not any(self._alike(at, one) for one in names)
        }
        return [one for one in before if kinds[one] != NAME and chain[one] in otherwise]

    def barred(self, at: int, before: Sequence[int], chain: Sequence[int]) -> set[int]:
        """Which of the mentions ``before`` a mention it cannot mean."""
        kinds, no = self.kinds, set[int]()
        beside, joined, contrast = self.beside[at], self.joined[at], self.contrast[at]
        if beside >= 0 and kinds[at] != PRONOUN:
            joint = (one for one in before if self.beside[one] == beside)
            no |= {one for one in joint if self.heads[one] != self.heads[at]}
        if joined >= 0 and kinds[at] == NOMINAL:
            no |= {one for one in before if self.ends[one] == joined and kinds[one] == NAME}
        whole = self.owned[at]
        if 0 <= whole < len(chain):
            # Nor is the boy whoever his mother is.
            no |= {one for one in before if chain[one] == chain[whole]}
        if contrast >= 0:
            alike = (one for one in before if self.contrast[one] // AXIS == contrast // AXIS)
            no |= {one for one in alike if self.contrast[one] != contrast}
        if self.several[at] >= 0:
            no |= {one for one in before if self.several[one] == 1 - self.several[at]}
        if self.bodies[at]:
            no |= {one for one in before if is_another_body(self.bodies[at], self.bodies[one])}
        owner = self.owners[at]
        if owner >= 0 and kinds[owner] == NAME:
            owned = (one for one in before if self.owners[one] >= 0)
            no |= {one for one in owned if self._another(owner, self.owners[one], chain)}
        return no

    def _another(self, owner: int, other: int, chain: Sequence[int]) -> bool:
        """Whether the other owner has a name, and none that shares a word with this one's."""
        # A chain is called by the number of its first mention.
        called = {other, chain[other] if other < len(chain) else other}
        called = {one for one in called if self.kinds[one] == NAME}
        return bool(called) and not any(self._alike(owner, one) for one in called)

    def _alike(self, one: int, other: int) -> bool:
        words, acronyms = self.signs.words, self.signs.acronyms
        (a, b), (c, d) = acronyms[one], acronyms[other]
        shared = not words[one].isdisjoint(words[other])
        return shared or bool(a and a == d) or bool(b and b == c)


def _contrasts(
    text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions
) -> NDArray[np.int64]:
    """What tells a description from others with its noun: a word of a closed series before that, "the upper house"."""
    found = np.full(len(heads), -1, np.int64)
    firsts = np.searchsorted(encoded.starts, signs.starts)
    for number, (first, head) in enumerate(zip(firsts.tolist(), heads, strict=True)):
        if int(signs.kinds[number]) != NOMINAL:
            continue
        noun = word_at(text, encoded, head)
        for at in range(max(first, head - NEAR), head):
            word = word_at(text, encoded, at)
            if word in _SERIES:
                found[number] = _SERIES[word]
            elif word.isdecimal() and len(word) < DIGITS and ends_as_plural(noun):
                found[number] = AXIS * COUNTED + int(word)
    return found


def _several(
    text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions
) -> NDArray[np.int64]:
    """Whether a description is built on a noun for one person or for several: "the dictator", "the people". What "and"
    joins may be either."""
    found = np.full(len(heads), -1, np.int64)
    for number, head in enumerate(heads):
        noun = word_at(text, encoded, head)
        joined = " and " in text[signs.starts[number] : signs.ends[number]]
        told = noun in PERSON_HEADS or means_several(noun)
        if int(signs.kinds[number]) == NOMINAL and told and not joined:
            found[number] = means_several(noun)
    return found


def _bodies(text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions) -> tuple[str, ...]:
    """The mentions that end in a noun for no person, as phrases: "the Lund campaign"."""
    found = [""] * len(heads)
    for number, head in enumerate(heads):
        start, end = int(signs.starts[number]), encoded.ends[head]
        noun = text[encoded.starts[head] : end]
        body = noun.islower() or noun.lower() in ORG_HEADS
        if body and noun.lower() not in PERSON_HEADS and 0 < end - start <= LONGEST:
            found[number] = text[start:end]
    return tuple(found)


LONGEST = 60
"""Code points of the words that narrow a noun, with that, at most."""

NEAR = 4
"""Words before its noun that are looked through for what tells a description from others."""

BACK = 250
"""Mentions looked back at for what somebody is called."""

AXIS = 10**6
"""More than the words of one series, and than what most are counted to."""

DIGITS = 7
"""Digits from which a number is left aside."""

_SERIES = {
    word: AXIS * axis + at
    for axis, series in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth",
            "lower upper",
            "northern southern eastern western",
            "majority minority",
            "elder younger",
            "male female",
            "zero one two three four five six seven eight nine ten",
        )
    )
    for at, word in enumerate(series.split())
}
"""Words that tell several of one kind apart."""

COUNTED = _SERIES["zero"] // AXIS
"""The series of the numbers."""


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
    found[held] = np.array(encoded.ends)[word[held] - 2]
    return found
