"""What the tree of a sentence alone tells of a pronoun: whom it cannot mean, and whom it must.

Who is done something to by the verb is not its subject, unless it is "himself" (Chomsky 1981, "principle B"): in "Lund
asked him" he is another. "Lund, who sold his boat" and "Lund and his wife" are of Lund.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.clauses import doing, hanging, word_at
from onrecord.reader.coreference.apart import NEVER
from onrecord.reader.coreference.pairs import FEMALE_SIGN, MALE_SIGN, NAME, PRONOUN_CLASS, Mentions
from onrecord.reader.coreference.referents import HE, IT, SHE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

NO_PRONOUN = len(set(PRONOUN_CLASS.values()))
"""The class of what is no pronoun."""
_SURE = np.float32(4.0)
"""The score of whom a pronoun must mean."""


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """Mentions by number: of a pronoun whom it cannot mean (``barred``), and whom it must (``bound``)."""

    barred: dict[int, int]
    bound: dict[int, int]

    @classmethod
    def of(cls, text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions) -> Binding:
        """heads: the word that heads each mention, in text order."""
        headed: dict[int, int] = {}
        for number, head in enumerate(heads):
            headed.setdefault(head, number)
        barred: dict[int, int] = {}
        bound: dict[int, int] = {}
        for number in np.flatnonzero(signs.classes <= IT).tolist():
            word = heads[number]
            subject = doing(text, encoded, word)
            who = headed.get(-1 if subject is None else subject, number)
            alike = int(signs.classes[who]) in (int(signs.classes[number]), NO_PRONOUN)
            if who < number and alike:
                barred[number] = who
            whose = _owner(text, encoded, heads, number, headed, signs)
            if (
                whose is not None
                and whose < number
                and _agree(int(signs.classes[number]), whose, signs)
            ):
                bound[number] = whose
        return cls(barred, bound)

    def revised(
        self, at: int, row: NDArray[np.float32], chain: Sequence[int]
    ) -> NDArray[np.float32]:
        """The scores of the mentions before one without whom it cannot mean, or those of whom it must alone. row: the
        nearest last. chain: the number of the chain of each mention before."""
        first = at - len(row)
        no, yes = self.barred.get(at), self.bound.get(at)
        if yes is not None and yes >= first:
            revised = np.full(len(row), NEVER, np.float32)
            revised[yes - first] = max(_SURE, row[yes - first])
            return revised
        if no is None:
            return row
        revised = row.copy()
        for one in (row > 0).nonzero()[0].tolist():
            if chain[first + one] == chain[no]:
                revised[one] = NEVER
        return revised


_LEADING = frozenset(("conj", "nsubj", "nsubj:pass", "root"))
"""Relations of a name of no known gender that "and his wife" goes on from: not of "Lund met Hale and his wife"."""
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))


def _owner(
    text: str,
    encoded: Encoded,
    heads: Sequence[int],
    number: int,
    headed: dict[int, int],
    signs: Mentions,
) -> int | None:
    """The mention that has what a possessive tells of: "Lund and | his wife", "Lund, who sold | his boat"."""
    word = heads[number]
    if encoded.relations[word] != "nmod:poss":
        return None
    if text.endswith(" and ", 0, encoded.starts[word]):
        end = encoded.starts[word] - len(" and ")
        near = range(number - 1, max(-1, number - 4), -1)
        ending = (one for one in near if int(signs.ends[one]) == end)
        named = next((one for one in ending if int(signs.kinds[one]) == NAME), None)
        if named is None or int(signs.genders[named]):
            return named
        return named if encoded.relations[heads[named]] in _LEADING else None
    verb = encoded.heads[encoded.heads[word]] if encoded.heads[word] >= 0 else -1
    if verb < 0 or encoded.relations[verb] != "acl:relcl":
        return None
    own = hanging(encoded, verb)
    subject = next((at for at in own if encoded.relations[at] in _SUBJECTS), word)
    if subject >= word or word_at(text, encoded, subject) != "who":
        return None
    whose = headed.get(encoded.heads[verb])
    if whose is None or int(signs.kinds[whose]) != NAME:
        return None
    behind = text[encoded.ends[encoded.heads[verb]] : encoded.starts[subject]]
    return whose if behind in (" ", ", ") else None


def _agree(class_: int, one: int, signs: Mentions) -> bool:
    """Whether gender and kind let a pronoun mean somebody."""
    gender = int(signs.genders[one])
    if class_ in (HE, SHE):
        return gender in (0, MALE_SIGN if class_ == HE else FEMALE_SIGN)
    return not gender
