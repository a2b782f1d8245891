"""What the tree of a sentence alone tells of a pronoun: whom it cannot mean, and whom it must.

Who is done something to by the verb is not its subject, unless it is "himself" (Chomsky 1981, "principle B"): in "Lund
asked him" he is another. "Lund, who sold his boat" and "Lund and his wife" are of Lund, and so, mostly, is "In his
report Lund wrote". Of 50 pronouns that open a clause so on the outlets 47 were of its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.clauses import doing, hanging, subject_behind, word_at
from onrecord.reader.coreference.apart import NEVER
from onrecord.reader.coreference.pairs import (
    FEMALE_SIGN,
    MALE_SIGN,
    MANY,
    NAME,
    PRONOUN_CLASS,
    TYPES,
    UNTYPED,
    Mentions,
)
from onrecord.reader.coreference.referents import HE, IT, SHE
from onrecord.reader.wordlists import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

NO_PRONOUN = len(set(PRONOUN_CLASS.values()))
"""The class of what is no pronoun."""
_NOTHING = np.zeros(0, np.float32)
_SURE = np.float32(4.0)
"""The score of whom a pronoun must mean."""


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """Mentions by number: of a pronoun whom it cannot mean (``barred``), and whom it must (``bound``), the name behind
    it that it must mean (``ahead``), which is bound to the first such pronoun."""

    barred: dict[int, int]
    bound: dict[int, int]
    ahead: dict[int, int]

    @classmethod
    def of(cls, text: str, encoded: Encoded, heads: Sequence[int], signs: Mentions) -> Binding:
        """heads: the word that heads each mention, in text order."""
        headed: dict[int, int] = {}
        for number, head in enumerate(heads):
            headed.setdefault(head, number)
        barred: dict[int, int] = {}
        bound: dict[int, int] = {}
        ahead: dict[int, int] = {}
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
                continue
            name = _named_behind(text, encoded, heads, number, signs)
            if name is not None:
                ahead[number] = name
                bound.setdefault(name, number)
        return cls(barred, bound, ahead)

    def revised(
        self,
        at: int,
        row: NDArray[np.float32],
        chain: Sequence[int],
        judged: Callable[[int], NDArray[np.float32]] = lambda _: _NOTHING,
    ) -> NDArray[np.float32]:
        """The scores of the mentions before one without whom it cannot mean, or those of whom it must alone. row: the
        nearest last. chain: the number of the chain of each mention before. judged: how well these suit one behind it.
        """
        first = at - len(row)
        no, yes = self.barred.get(at), self.bound.get(at)
        name = self.ahead.get(at)
        if name is not None and self.bound[name] != at:
            yes = self.bound[name]
        elif name is not None:
            # Whom the name behind it means, who was named before or not.
            before = judged(name)
            best = int(before.argmax()) if len(before) else 0
            yes = at - len(before) + best
            if not len(before) or before[best] <= 0 or yes < first:
                return np.full(len(row), NEVER, np.float32)
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
_LACKED = words("absence behalf death honor honour memory name place stead")
"""What somebody has who is not there to do anything: "in his absence Lund wept"."""
PERSON = TYPES.index("person")


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


LONGEST_NAME = 6
"""Words of a mention at most that is a name and no more."""


def _named_behind(
    text: str, encoded: Encoded, heads: Sequence[int], number: int, signs: Mentions
) -> int | None:
    """The name of a person behind "he" or "she" that is the subject of the clause in whose opening the pronoun stands:
    "In his report [Lund] praised her"."""
    class_ = int(signs.classes[number])
    if class_ not in (HE, SHE):
        return None
    word = heads[number]
    subject = subject_behind(encoded, word)
    if subject is None:
        return None
    if (
        encoded.relations[word] == "nmod:poss"
        and word_at(text, encoded, encoded.heads[word]) in _LACKED
    ):
        return None
    for one in range(number + 1, len(heads)):
        if int(signs.starts[one]) > encoded.starts[subject]:
            return None
        if heads[one] == subject and int(signs.kinds[one]) == NAME:
            together = (
                signs.sentences[one] == signs.sentences[number]
                and signs.quotes[one] == signs.quotes[number]
            )
            person = int(signs.types[one]) in (PERSON, UNTYPED) and int(signs.numbers[one]) != MANY
            # "The Lunds" are several.
            several = int(signs.definite[one]) == 1 and text[encoded.ends[subject] - 1] == "s"
            alone = together and person and not several
            return one if alone and _agree(class_, one, signs) else None
    return None


def _agree(class_: int, one: int, signs: Mentions) -> bool:
    """Whether gender and kind let a pronoun mean somebody."""
    gender = int(signs.genders[one])
    if class_ in (HE, SHE):
        return gender in (0, MALE_SIGN if class_ == HE else FEMALE_SIGN)
    return not gender
