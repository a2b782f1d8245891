"""What is plain to see of two mentions: words shared, kinds, gender, number, distance, quotations.

The coreference head knows each mention by its words in context; this module gives it, for every
pair of a mention and one before it, the signs that a rule would look at, as numbers. Training and
reading use the very same code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.lexicon import (
    COMMUNITY,
    FEMALE,
    FUNCTION,
    HONORIFICS,
    MALE,
    PERSON_HEADS,
    PLURAL_HEADS,
    first_names,
)
from onrecord.reader.network.products import product
from onrecord.reader.sentences import starts
from onrecord.reader.statements.quotations import Quotation

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME, NOMINAL, PRONOUN = range(3)
"""Kinds of mentions."""

TYPES = ("person", "organization", "place", "time", "other")
UNTYPED = len(TYPES)

_PRONOUNS = (
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "they them their theirs themselves",
    "i me my mine myself",
    "we us our ours ourselves",
    "you your yours yourself yourselves",
    "who whom whose which that this these those one both all each some others",
)
PRONOUN_CLASS = {word: at for at, group in enumerate(_PRONOUNS) for word in group.split()}
"""Class of a pronoun: he, she, it, they, I, we, you, any other."""

MALE_SIGN, FEMALE_SIGN = 1, 2
ONE, MANY = 1, 2

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")
_OWNED = re.compile(r"['’]s?$")
_AND = re.compile(r"\sand\s")
_DEFINITE = frozenset("the this that these those his her its their my our your".split())
_INDEFINITE = frozenset("a an another some any several many few two three four no one".split())
_CUT = re.compile(
    r"\s(?:of|in|at|from|for|to|on|with|who|whom|which|that|whose|where|by)\s|[,;(—–]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Mentions in text order, as arrays of one row each; see ``describe``."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: NDArray[np.int64]
    types: NDArray[np.int64]
    classes: NDArray[np.int64]
    genders: NDArray[np.int64]
    numbers: NDArray[np.int64]
    heads: NDArray[np.int64]
    wholes: NDArray[np.int64]
    firsts: NDArray[np.int64]
    words: tuple[frozenset[int], ...]
    definite: NDArray[np.int64]
    sentences: NDArray[np.int64]
    quotes: NDArray[np.int64]
    acronyms: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        return len(self.starts)


def _kind(phrase: str, words: Sequence[str]) -> int:
    """Whether a phrase is a pronoun, a name or a description, by its letters. words: those up to its head."""
    if phrase.lower() in PRONOUN_CLASS:
        return PRONOUN
    if not words:
        return NOMINAL
    last = words[-1] if words[-1].lower() not in ("jr", "sr", "ii", "iii") else words[0]
    if not last[0].isupper() or last.lower() in FUNCTION:
        return NOMINAL
    low = last.lower()
    if low in PERSON_HEADS and words[0].lower() in _DEFINITE | _INDEFINITE:
        return NOMINAL
    return NAME


def _core(phrase: str) -> str:
    """The phrase without what follows its head: clauses, prepositions, appositions."""
    body = _OWNED.sub("", phrase)
    cut = _CUT.search(body, 1)
    # "Bank of England" keeps its tail: capitals on both sides of a preposition bind.
    while cut and cut.group().strip() in ("of", "for") and _bound(body, cut):
        cut = _CUT.search(body, cut.end())
    return body[: cut.start()] if cut else body


def _bound(body: str, cut: re.Match[str]) -> bool:
    before = body[: cut.start()].rsplit(" ", 1)[-1]
    return before[:1].isupper() and body[cut.end() : cut.end() + 1].isupper()


def _gender(words: Sequence[str], kind: int, class_: int) -> int:
    if kind == PRONOUN:
        return {0: MALE_SIGN, 1: FEMALE_SIGN}.get(class_, 0)
    for word in words:
        low = word.lower().rstrip(".")
        sign = HONORIFICS.get(low)
        if sign is None and low in MALE:
            sign = "male"
        if sign is None and low in FEMALE:
            sign = "female"
        if sign:
            return MALE_SIGN if sign == "male" else FEMALE_SIGN
    if kind == NAME and words:
        sign = first_names().get(words[_named_at(words)].lower())
        if sign:
            return MALE_SIGN if sign == "male" else FEMALE_SIGN
    return 0


def _named_at(words: Sequence[str]) -> int:
    """Where the name begins in a phrase that opens with what its bearer is: "Harbour Board chairwoman | Ana Reyes"."""
    last = len(words) - 1
    heads = (at + 1 for at in range(last - 1, -1, -1) if words[at].lower() in PERSON_HEADS)
    return 0 if words[0].lower() in first_names() else next(heads, 0)


def _number(phrase: str, words: Sequence[str], kind: int, class_: int) -> int:
    if kind == PRONOUN:
        return {0: ONE, 1: ONE, 2: ONE, 3: MANY, 4: ONE, 5: MANY}.get(class_, 0)
    if kind == NAME and _AND.search(phrase) and "," not in phrase and len(words) > 2:
        return 0
    last = words[-1].lower() if words else ""
    if kind == NOMINAL:
        if last in PLURAL_HEADS or last in COMMUNITY:
            return MANY
        if last.endswith("s") and not last.endswith(("ss", "us", "is")):
            return MANY
        return ONE
    return ONE if len(words) > 1 and words[0].lower() in first_names() else 0


def _acronym(words: Sequence[str]) -> str:
    capitals = [word[0] for word in words if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def describe(
    text: str,
    spans: Sequence[tuple[int, int]],
    types: Sequence[int],
    marks: Sequence[Quotation],
) -> Mentions:
    """The signs of mentions that are given in text order.

    types: index into ``TYPES`` or ``UNTYPED`` each. marks: the quotations of the text.
    """
    starts_of = list(starts(text))
    outer = [one.span for one in marks if not one.depth and one.double]
    quote_starts = [one.start for one in outer]
    table: dict[str, int] = {}
    rows: list[tuple[int, ...]] = []
    sets: list[frozenset[int]] = []
    acronyms: list[tuple[str, str]] = []

    def number_of(word: str) -> int:
        return table.setdefault(word, len(table))

    for start, end in spans:
        phrase = text[start:end]
        class_ = PRONOUN_CLASS.get(phrase.lower(), len(_PRONOUNS))
        core = _core(phrase)
        words = _WORD.findall(core)
        kind = _kind(phrase, words)
        told = [low for word in words if (low := word.lower()) not in FUNCTION]
        first = phrase.split(" ", 1)[0].lower()
        definite = 1 if first in _DEFINITE else 2 if first in _INDEFINITE else 0
        at = bisect_right(quote_starts, start) - 1
        quoted = at + 1 if at >= 0 and start < outer[at].end else 0
        head = told[-1] if told else phrase.lower()
        rows.append(
            (
                start, end, kind, class_, _gender(words, kind, class_),
                _number(core, words, kind, class_), number_of(head),
                number_of(" ".join(told) or phrase.lower()),
                number_of(told[0] if told else phrase.lower()),
                definite, bisect_right(starts_of, start), quoted,
            )
        )  # fmt: skip
        sets.append(frozenset([number_of(word) for word in told]))
        plain = core.replace(".", "").strip()
        acronyms.append((_acronym(words), plain if plain.isupper() and 1 < len(plain) < 8 else ""))
    columns = np.array(rows, np.int64).reshape(-1, 12).T
    return Mentions(
        columns[0], columns[1], columns[2], np.array(types, np.int64), columns[3], columns[4],
        columns[5], columns[6], columns[7], columns[8], tuple(sets),
        columns[9], columns[10], columns[11], tuple(acronyms),
    )  # fmt: skip


_NEAR = np.array([1, 2, 3, 5, 9, 17, 65])
_SENTENCES = np.array([1, 2, 3, 5, 9])
_CLASSES = len(_PRONOUNS) + 1

WIDTH = 9 + 2 * _CLASSES + 1 + 6 + 9 + (len(_NEAR) + 1) + (len(_SENTENCES) + 1) + 2 + 4 + 4 + 2
"""Numbers that a pair is described by."""


def _steps(bounds: NDArray[np.int64]) -> NDArray[np.int8]:
    """The step on which each number stands, from 0 up to one past the last bound."""
    return np.digitize(np.arange(bounds[-1] + 1), bounds).astype(np.int8)


_NEAR_STEP, _SENTENCE_STEP = _steps(_NEAR), _steps(_SENTENCES)


def features(m: Mentions, first: int, last: int, back: int) -> NDArray[np.float32]:
    """Signs of each mention [first, last) with each of [back, last): (last - first, last - back, WIDTH).

    Rows are later mentions, columns candidates for their antecedent; only columns before a row
    mean anything.
    """
    return planes(m, first, last, back).astype(np.float32).transpose(1, 2, 0)


def planes(m: Mentions, first: int, last: int, back: int) -> NDArray[np.bool_]:
    """The same as one plane a sign, which holds or does not: (WIDTH, last - first, last - back)."""
    i, j = np.arange(first, last)[:, None], np.arange(back, last)[None, :]
    made = np.empty((WIDTH, last - first, last - back), np.bool_)
    done = 0

    def add(*signs: NDArray[np.bool_]) -> None:
        nonlocal done
        for values in signs:
            made[done] = values
            done += 1

    def hot(values: NDArray[np.int8], size: int) -> None:
        nonlocal done
        each = np.arange(size, dtype=np.int8)[:, None, None]
        np.equal(values, each, out=made[done : done + size])
        done += size

    def both(values: NDArray[np.int64]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        small = values.astype(np.int8)
        return small[i], small[j]

    def apart(values: NDArray[np.int64], steps: NDArray[np.int8]) -> NDArray[np.int8]:
        return np.take(steps, values[i] - values[j], mode="clip")

    (kinds_i, kinds_j), (classes_i, classes_j) = both(m.kinds), both(m.classes)
    hot(kinds_i * np.int8(3) + kinds_j, 9)
    hot(classes_i, _CLASSES)
    hot(classes_j, _CLASSES)
    pronoun_i, pronoun_j = kinds_i == PRONOUN, kinds_j == PRONOUN
    add(pronoun_i & pronoun_j & (classes_i == classes_j))
    for values, unknown in ((m.genders, 0), (m.numbers, 0), (m.types, UNTYPED)):
        value_i, value_j = both(values)
        known = (value_i != unknown) & (value_j != unknown)
        alike = value_i == value_j
        add(known & alike, known & ~alike)
    shared = _shared(m, first, last, back)
    sizes = np.array([len(one) for one in m.words[back:last]])
    some, all_i, all_j = shared > 0, shared == sizes[first - back :, None], shared == sizes
    plain = ~(pronoun_i | pronoun_j)
    some_plain = plain & some
    names = (kinds_i == NAME) & (kinds_j == NAME)
    add(
        plain & (m.wholes[i] == m.wholes[j]), plain & (m.heads[i] == m.heads[j]),
        some_plain & all_i, some_plain & all_j, some_plain,
        names & ~some, names & some & ~all_i & ~all_j, names & (m.firsts[i] == m.firsts[j]),
        _short(m, first, last, back),
    )  # fmt: skip
    hot(apart(np.arange(len(m)), _NEAR_STEP), len(_NEAR) + 1)
    hot(apart(m.sentences, _SENTENCE_STEP), len(_SENTENCES) + 1)
    add(
        (m.starts[j] <= m.starts[i]) & (m.ends[i] <= m.ends[j]),
        (m.starts[i] <= m.starts[j]) & (m.ends[j] <= m.ends[i]),
    )
    in_i, in_j, one = m.quotes[i] > 0, m.quotes[j] > 0, m.quotes[i] == m.quotes[j]
    add(in_i & in_j & one, in_i & ~in_j, ~in_i & in_j, in_i & in_j & ~one)
    definite_i, definite_j = both(m.definite)
    for value in (1, 2):
        add(definite_i == value, definite_j == value)
    # The first mention of a sentence is, roughly, its subject.
    opening = m.starts == m.starts[np.searchsorted(m.sentences, m.sentences)]
    add(opening[j], opening[i])
    return made


def _shared(m: Mentions, first: int, last: int, back: int) -> NDArray[np.float32]:
    """How many words each of [first, last) has in common with each of [back, last)."""
    columns: dict[int, int] = {}
    for words in m.words[first:last]:
        for word in words:
            columns.setdefault(word, len(columns))
    held = [
        (row, columns[word])
        for row, words in enumerate(m.words[back:last])
        for word in words
        if word in columns
    ]
    rows, places = np.array(held, np.int64).reshape(-1, 2).T
    table = np.zeros((last - back, len(columns)), np.float32)
    table[rows, places] = 1
    return product(table[first - back :], table.T)


def _short(m: Mentions, first: int, last: int, back: int) -> NDArray[np.bool_]:
    """Whether one is the acronym of the other."""
    made = np.zeros((last - first, last - back), bool)
    whole: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    for at in range(back, last):
        spelled, upper = m.acronyms[at]
        if spelled:
            whole.setdefault(spelled, []).append(at)
        if upper:
            short.setdefault(upper, []).append(at)
    for letters, uppers in short.items():
        for a in whole.get(letters, ()):
            for b in uppers:
                if a != b:
                    if first <= a:
                        made[a - first, b - back] = True
                    if first <= b:
                        made[b - first, a - back] = True
    return made
