"""How near two pages are in what they are about: cosine of their words by rarity (tf-idf)."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping

from onrecord.casebook.folding import unmarked

Vector = Mapping[str, float]
"""A page by its words, of length 1."""

LONGEST = 100_000
"""Words of a page that are looked at; no news story comes near."""

KEPT = 400
"""Pages whose vectors are at hand; the next page is mostly about what one of the last was about."""

PAIRS_KEPT = 20_000
"""Pairs of pages whose nearness is at hand; each is asked for once an event they may share."""

ASKED_AT_ONCE = 500

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d|\d")


def counted(text: str) -> Counter[str]:
    """The words of a text, case folded and unmarked, with how often each stands there."""
    words = (found[0] for found in _WORD.finditer(unmarked(text).casefold()))
    return Counter(word for word, _ in zip(words, range(LONGEST), strict=False))


def vector(words: Mapping[str, int], pages_with: Mapping[str, int], pages: int) -> Vector:
    """The tf-idf vector of a page: (1 + log tf) · log(N / df), of length 1.

    ``pages_with`` tells in how many of the ``pages`` pages each word stands.
    """
    weights = {
        word: (1 + math.log(count)) * math.log((pages + 1) / max(1, pages_with.get(word, 1)))
        for word, count in words.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def closeness(one: Vector, other: Vector) -> float:
    """Cosine, 0 to 1."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * long.get(word, 0.0) for word, weight in short.items())


class Topics:
    """The vectors of the versions of an open casebook, made when asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.made: OrderedDict[int, Vector] = OrderedDict()
        self.nearness: dict[tuple[int, int], float] = {}

    def near(self, one: int, other: int) -> float:
        """How near two versions are, 0 to 1."""
        found = self.nearness.get((one, other))
        if found is None:
            if len(self.nearness) >= PAIRS_KEPT:
                self.nearness.clear()
            found = self.nearness[one, other] = closeness(self.of(one), self.of(other))
        return found

    def forget(self, version_id: int) -> None:
        """Drops what was made of a version whose text is read anew."""
        self.made.pop(version_id, None)
        self.nearness.clear()

    def note(self, text: str) -> None:
        """Counts the words of a new version."""
        self.connection.executemany(
            "INSERT INTO vocabulary VALUES (?, 1)"
            " ON CONFLICT (word) DO UPDATE SET versions = versions + 1",
            ((word,) for word in sorted(counted(text))),
        )

    def discount(self, version_id: int, text: str) -> None:
        """Takes the words of a version out that is about to go."""
        self.forget(version_id)
        words = [(word,) for word in sorted(counted(text))]
        for change in (
            "UPDATE vocabulary SET versions = versions - 1 WHERE word = ?",
            "DELETE FROM vocabulary WHERE word = ? AND versions <= 0",
        ):
            self.connection.executemany(change, words)

    def of(self, version_id: int) -> Vector:
        """The vector of a version."""
        known = self.made.pop(version_id, None)
        if known is None:
            (text,) = self.connection.execute(
                "SELECT text FROM versions WHERE id = ?", (version_id,)
            ).fetchone()
            words = counted(text)
            (pages,) = self.connection.execute("SELECT max(id) FROM versions").fetchone()
            known = vector(words, self._pages_with(words), pages)
        self.made[version_id] = known
        if len(self.made) > KEPT:
            self.made.popitem(last=False)
        return known

    def around(self, version_id: int, sentence: str, trigger: str) -> Vector:
        """The words of a sentence of a version as the page weighs them, but for those of a
        trigger."""
        page = self.of(version_id)
        words = counted(sentence).keys() - counted(trigger).keys()
        weights = {word: page[word] for word in words if word in page}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def versions_with(self, text: str) -> int:
        """In how many versions the commonest word of a text stands."""
        words = counted(text)
        return max(self._pages_with(words).values(), default=1)

    def _pages_with(self, words: Iterable[str]) -> dict[str, int]:
        asked = list(words)
        found: dict[str, int] = {}
        for at in range(0, len(asked), ASKED_AT_ONCE):
            some = asked[at : at + ASKED_AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= dict(
                self.connection.execute(
                    f"SELECT word, versions FROM vocabulary WHERE word IN ({marks})", some
                ).fetchall()
            )
        return found
