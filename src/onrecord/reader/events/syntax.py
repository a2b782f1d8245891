"""The syntax of an article as the rules of the event layer take it: words, heads, sentences.

Universal Dependencies (de Marneffe et al. 2021): relations by name, the head of each word by number.
What the encoder says of heads may be anything: a tree is made of it here, once, in time linear in
the number of words, and no rule after this needs a guard of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.reader.lexicon import STATES
from onrecord.record import Span

ROOT = -1

LONGEST = 400
"""Words in a sentence at most; longer ones are cut. It bounds the work of every rule that walks a
sentence, whatever the page holds. The longest sentence of PolNeAR has 217 words."""

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
CLAUSE = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "conj"}
)
"""Relations by which a verb heads a clause of its own."""

_BE = frozenset("was were is are been be being".split())
_STOP = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset("\"'”’)]»")
_STRAIGHT = frozenset("\"'")
_SHORTENED = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr rev hon st jr sr no vs v inc corp co ltd "
    "llc jan feb mar apr jun jul aug sep sept oct nov dec".split()
) | (STATES - {"penn"})
"""What a full stop only shortens. "Penn." is left out: the surname ends sentences."""


class Word(NamedTuple):
    """A word of the text, with the number of its head (``ROOT`` where it has none)."""

    start: int
    end: int
    text: str
    lower: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """Words in text order and where each starts. ``sentences`` are ranges of words; ``sentence``
    gives each word's.

    ``children`` lists the dependents of each word in text order; ``first`` and ``last`` bound the
    words below it (both included).
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def bounds(self, word: int) -> tuple[int, int]:
        """The first word of the sentence of a word, and the one behind its last."""
        return self.sentences[self.sentence[word]]

    def span(self, first: int, last: int) -> Span:
        """From the start of one word to the end of another."""
        return Span(self.words[first].start, self.words[last].end)

    def of(self, word: int, *relations: str) -> list[int]:
        """The dependents of a word that stand in one of the relations."""
        return [one for one in self.children[word] if self.words[one].deprel in relations]

    def one(self, word: int, *relations: str) -> int | None:
        """The first such dependent."""
        return next(iter(self.of(word, *relations)), None)

    def cases(self, word: int) -> tuple[str, ...]:
        """The prepositions (and possessive marks) of a nominal, lower case, in text order."""
        return tuple(
            self.words[one].lower
            for one in self.children[word]
            if self.words[one].deprel in ("case", "mark", "fixed")
        )

    def oblique(self, word: int, *prepositions: str) -> list[int]:
        """Nominals that hang on a word by one of the prepositions."""
        return [
            one
            for one in self.children[word]
            if self.words[one].deprel in ("obl", "nmod", "obl:agent", "advcl", "acl")
            and any(case in prepositions for case in self.cases(one))
        ]

    def above(self, word: int) -> Iterator[int]:
        """The heads of a word, nearest first."""
        head = self.words[word].head
        while head != ROOT:
            yield head
            head = self.words[head].head

    def verbal(self, word: int) -> bool:
        return self.words[word].upos in VERBAL

    def is_passive(self, verb: int) -> bool:
        """Whether a verb is in the passive voice or a past participle on a noun."""
        if self.of(verb, "aux:pass", "nsubj:pass"):
            return True
        word = self.words[verb]
        # "Was" before what is no "-ing" makes a passive, whatever relation the tree gives it.
        if not word.lower.endswith("ing") and any(
            self.words[one].lower in _BE
            and one < verb
            and all(self.words[at].upos in ("ADV", "AUX") for at in range(one + 1, verb))
            for one in self.of(verb, "aux", "cop")
        ):
            return True
        if self.of(verb, "nsubj"):
            return False
        if word.deprel == "conj" and word.head != ROOT and not self.of(verb, "aux", "cop"):
            return self.is_participle(verb) and self.is_passive(word.head)
        if self.of(verb, "aux", "mark"):
            return False
        return word.deprel == "acl" and self.is_participle(verb) and not self.of(verb, "obj")

    def is_participle(self, verb: int) -> bool:
        lower = self.words[verb].lower
        return not lower.endswith("ing") and not lower.endswith("s")

    def at(self, position: int) -> int:
        """The number of the last word that starts at or before a position; 0 where there is none."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def within(self, span: Span) -> range:
        """The words that a span touches."""
        if not self.words:
            return range(0)
        first = self.at(span.start)
        if self.words[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def head(self, span: Span) -> int | None:
        """The first word of a span that hangs on none of it, else its first; ``None`` where it has
        no words."""
        words = self.within(span)
        outward = (at for at in words if self.words[at].head not in words)
        return next(outward, words[0] if words else None)


CLOSERS = 8
"""Closing marks behind a stop that are looked through for it at most."""

Row = tuple[int, int, str, int, str]
"""Start, end, part of speech, head, relation."""


def syntax(text: str, rows: Sequence[Row]) -> Syntax:
    """The syntax of a text from one row a word, in text order, whatever their heads say.

    A row whose relation is ``within`` is a part of its head's word. Heads outside of the sentence,
    and those that close a circle, are cut.
    """
    joined = _joined(rows)
    words = [
        Word(start, end, word := text[start:end], word.lower(), upos, head, deprel)
        for start, end, upos, head, deprel in joined
    ]
    sentences = tuple(_sentences(text, words))
    heads = [word.head for word in words]
    sentence = [0] * len(words)
    for number, (first, last) in enumerate(sentences):
        sentence[first:last] = [number] * (last - first)
        for at in range(first, last):
            if not first <= heads[at] < last or heads[at] == at:
                heads[at] = ROOT
    order = _ordered(heads)
    words = [
        word if word.head == head else _under(word, head)
        for word, head in zip(words, heads, strict=True)
    ]
    words = [
        _governed(words, at) if word.deprel == "root" else word for at, word in enumerate(words)
    ]
    children: list[list[int]] = [[] for _ in words]
    for at, head in enumerate(heads):
        if head != ROOT:
            children[head].append(at)
    low, high = list(range(len(words))), list(range(len(words)))
    for at in reversed(order):
        head = heads[at]
        if head != ROOT:
            if low[at] < low[head]:
                low[head] = low[at]
            if high[at] > high[head]:
                high[head] = high[at]
    return Syntax(
        text,
        tuple(words),
        tuple(word.start for word in words),
        sentences,
        tuple(sentence),
        tuple(map(tuple, children)),
        tuple(low),
        tuple(high),
    )


def _under(word: Word, head: int, relation: str | None = None) -> Word:
    relation = "root" if head == ROOT else relation or word.deprel
    return Word(word.start, word.end, word.text, word.lower, word.upos, head, relation)


def _governed(words: Sequence[Word], at: int) -> Word:
    """The root of a sentence, with a relation that its head allows.

    Heads and relations are read apart from each other, and a word with a head may come out as the
    root of its sentence. A nominal before the verb that governs it is then its subject.
    """
    word = words[at]
    if at >= word.head:
        return word
    subject = word.upos in ("NOUN", "PROPN", "PRON") and words[word.head].upos == "VERB"
    return _under(word, word.head, "nsubj") if subject else word


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Rows with the parts of a word put together."""
    count = len(rows)
    number = [0] * count
    groups: list[list[int]] = []
    for at, (_, _, _, head, deprel) in enumerate(rows):
        # A part stands right beside its word or another part of it.
        if deprel == "within" and groups and rows[at - 1][1] == rows[at][0] and head < at:
            groups[-1].append(at)
        else:
            groups.append([at])
        number[at] = len(groups) - 1
    joined: list[Row] = []
    for here, group in enumerate(groups):
        lead = group[0]
        if len(group) > 1:
            lead = next((at for at in group if rows[at][4] != "within"), lead)
        head = rows[lead][3]
        joined.append(
            (
                rows[group[0]][0],
                rows[group[-1]][1],
                rows[lead][2],
                number[head] if 0 <= head < count and number[head] != here else ROOT,
                "dep" if rows[lead][4] == "within" else rows[lead][4],
            )
        )
    return joined


def _sentences(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    begin = 0
    for at in range(len(words)):
        last = at + 1 == len(words)
        if last or at + 1 - begin >= LONGEST or _ends(text, words, at):
            yield begin, at + 1
            begin = at + 1


def _ends(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a sentence ends with a word that has another after it."""
    gap = text[words[at].end : words[at + 1].start]
    if "\n" in gap:
        return True
    mark, least = at, max(0, at - CLOSERS)
    while (
        mark > least and words[mark].text in _CLOSING and words[mark].start == words[mark - 1].end
    ):
        mark -= 1
    if words[mark].text not in _STOP or _closes(words[at + 1], gap):
        return False
    following = words[at + 1].text
    if not gap and (following[:1].islower() or following[:1].isdigit()):
        return False
    if words[mark].text != ".":
        return not following[:1].islower()
    before = words[mark - 1] if mark else None
    if before is not None and words[mark].start == before.end:
        shortened = before.lower in _SHORTENED or (len(before.text) == 1 and before.text.isupper())
        if shortened and mark == at:
            return False
    return not following[:1].islower()


def _closes(word: Word, gap: str) -> bool:
    """Whether a word closes what stands before it. A straight mark behind a space opens:
    ``It sank. "We swam," she said.``"""
    return word.text in _CLOSING and not (gap and word.text in _STRAIGHT)


def _ordered(heads: list[int]) -> list[int]:
    """Words with heads before their dependents; a head that closes a circle is cut in place."""
    state = bytearray(len(heads))
    order: list[int] = []
    for begin in range(len(heads)):
        path = []
        at = begin
        while at != ROOT and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at != ROOT and state[at] == 1:
            heads[at] = ROOT
        for one in reversed(path):
            state[one] = 2
            order.append(one)
    return order
