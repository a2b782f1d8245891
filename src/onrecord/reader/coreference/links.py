"""The mentions of an article and how well each suits those before it, for layers that ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.clauses import head_word
from onrecord.reader.coreference.apart import Apart
from onrecord.reader.coreference.binding import Binding
from onrecord.reader.coreference.chains import BACK, antecedents, chosen, described, linked
from onrecord.reader.coreference.pairs import PRONOUN, Mentions
from onrecord.reader.coreference.referents import is_reflexive, lookback, standing
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.mentions import LEAST
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.quotations import Quotation
from onrecord.record import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Links:
    """Mentions in text order: as words, as spans, their signs, and scores of their antecedents.

    ``heads`` are the numbers of the words that head them. ``rows[i]`` scores the mentions
    [i - len(rows[i]), i) as antecedents of mention i; above 0 speaks for coreference. ``chains``
    are the numbers of the chains that these scores make. ``barred`` tells of a pronoun the mention
    that it cannot mean, nor whoever that means.
    """

    found: tuple[Found, ...]
    spans: tuple[Span, ...]
    heads: tuple[int, ...]
    signs: Mentions
    rows: tuple[NDArray[np.float32], ...]
    chains: tuple[int, ...]
    barred: Mapping[int, int] = field(default_factory=dict)

    def starting(self, position: int) -> Sequence[int]:
        """The mentions that start at a position, the longest first."""
        return self._starting.get(position, ())

    @cached_property
    def _starting(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, span in enumerate(self.spans):
            found.setdefault(span.start, []).append(at)
        return found

    def headed(self, word: int) -> Sequence[int]:
        """The mentions that a word heads, in text order."""
        return self._headed.get(word, ())

    @cached_property
    def _headed(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, head in enumerate(self.heads):
            found.setdefault(head, []).append(at)
        return found

    def between(self, later: int, earlier: int) -> float | None:
        """How well the mention that starts at ``later`` suits one that starts at ``earlier``.

        What speaks for any mention of a chain speaks for the names and descriptions in it. None where
        either is no mention or they are too far apart.
        """
        scores: list[float] = []
        for a in self.starting(later):
            row = self.rows[a]
            for b in self.starting(earlier):
                if 0 < a - b <= len(row):
                    pronoun = int(self.signs.kinds[b]) == PRONOUN
                    own = float(row[len(row) - (a - b)])
                    scores.append(own if pronoun else self.best(a)[self.chains[b]])
        return max(scores, default=None)

    def best(self, at: int) -> dict[int, float]:
        """The best score of each chain before a mention."""
        known = self._best.get(at)
        if known is None:
            row = self.rows[at]
            order = row.argsort()
            # Of equal keys the last stays: the best.
            chains = self._chains[at - len(row) : at][order].tolist()
            known = dict(zip(chains, row[order].tolist(), strict=True))
            self._best[at] = known
        return known

    @cached_property
    def _chains(self) -> NDArray[np.int64]:
        return np.array(self.chains, np.int64)

    @cached_property
    def _best(self) -> dict[int, dict[int, float]]:
        return {}

    def certain(self, at: int, least: float, margin: float) -> int | None:
        """The best antecedent of a mention, if its score is at least this and that of every other chain
        lower by the margin."""
        row = self.rows[at]
        if not len(row) or float(row.max()) < least:
            return None
        found = at - len(row) + int(row.argmax())
        others = (score for chain, score in self.best(at).items() if chain != self.chains[found])
        return found if float(row.max()) - max(others, default=-margin) >= margin else None

    def back(self, mention: int) -> Iterator[int]:
        """A mention and those of its chain before it, the nearest first, as far as is looked back."""
        for at in range(mention, max(mention - BACK, -1), -1):
            if self.chains[at] == self.chains[mention]:
                yield at


def links(
    text: str,
    encoded: Encoded,
    marks: Sequence[Quotation],
    given: Sequence[Found] | None = None,
) -> Links:
    """The mentions of an encoded article and their scores. marks: its quotations.

    given: the mentions, in text order, where they are known.
    """
    found = chosen(encoded.spans, LEAST) if given is None else given
    signs = described(text, encoded, found, marks)
    spans = tuple(map(Span, signs.starts.tolist(), signs.ends.tolist()))
    heads = tuple(head_of(encoded, one) for one in found)
    rows = antecedents(encoded, found, signs)
    referring, apart = encoded.layout.referring, Apart.of(text, encoded, heads, signs)
    binding = Binding.of(text, encoded, heads, signs)
    where = None if referring is None else standing(encoded, found, heads, signs)
    seen = {} if where is None else lookback(where, signs)

    def revise(at: int, row: NDArray[np.float32], chain: Sequence[int]) -> NDArray[np.float32]:
        if referring is not None and where is not None and at in seen:
            reflexive = is_reflexive(text[spans[at].start : spans[at].end])
            row = referring.revised(where, signs, seen[at], at, row, chain, reflexive)

        def judged(name: int) -> NDArray[np.float32]:
            before = rows[name][: len(rows[name]) - (name - at)]
            return apart.revised(name, rows, before, chain)

        return binding.revised(at, apart.revised(at, rows, row, chain), chain, judged)

    chain = linked(rows, revise)
    barred = binding.barred
    return Links(tuple(found), spans, heads, signs, tuple(rows), tuple(chain), barred)


def head_of(encoded: Encoded, one: Found) -> int:
    """The head word of a mention: the first whose own head lies outside it."""
    head = head_word(encoded, range(one.first, one.last + 1))
    return one.last if head is None else head
