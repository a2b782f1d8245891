"""One shape for every corpus of words, names, times, triggers and mentions, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reader.coreference.pairs import TYPES

Place = tuple[int, int]
"""``[start, end)`` in code points of the text."""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
"""Universal parts of speech."""

DEPREL = (
    "root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod advmod det case mark aux "
    "aux:pass cop cc conj compound flat appos acl acl:relcl advcl ccomp xcomp csubj parataxis "
    "nummod compound:prt fixed expl discourse vocative list dep punct within"
).split()
"""Universal relations kept apart. ``within`` binds what a tokenizer cuts off to its word."""

NAME_TYPES = ("person", "organization", "place", "other")

MENTION_TYPES = TYPES


@dataclass(frozen=True)
class Word:
    """A word of a treebank; ``head`` is the number of its head in the text, its own at a root."""

    place: Place
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True)
class Marked:
    """A mention: its place, its type (None where the corpus has none that fits), its chain."""

    place: Place
    type: str | None
    chain: str


@dataclass(frozen=True)
class Annotated:
    """A text with some layers. A layer that is None is not annotated, an empty one has nothing.

    ``regions`` bounds where ``triggers`` are annotated. ``mentions`` are all there are of every
    type where ``complete``, else some of them. ``pairs`` of numbers of mentions are known to be
    coreferent or not, where chains are not (GAP).
    """

    name: str
    text: str
    corpus: str
    words: tuple[Word, ...] = ()
    names: tuple[tuple[int, int, str], ...] | None = None
    times: tuple[Place, ...] | None = None
    triggers: tuple[Place, ...] | None = None
    regions: tuple[Place, ...] = ()
    mentions: tuple[Marked, ...] = ()
    complete: bool = False
    pairs: tuple[tuple[int, int, bool], ...] = ()


_CLOSED = set(".,;:!?)]}%") | {"'s", "n't", "’s", "...", "''", "'re", "'ve", "'ll", "'d", "'m"}
_OPEN = set("([{$#") | {"``"}


def spelled(tokens: Iterable[str]) -> tuple[str, list[Place]]:
    """Tokens set as a person would write them, and where each stands.

    Straight double quotation marks open and close by turns; Penn Treebank brackets and quotation
    marks are written as they are meant.
    """
    text, places = "", []
    glue, opened = True, False
    for raw in tokens:
        token = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}.get(raw, raw)
        closes = raw in _CLOSED or token == ")"
        if token == '"':
            closes = raw == "''" or (raw != "``" and opened)
            opened = not closes
        if not (glue or closes):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in _OPEN or (token == '"' and not closes)
    return text, places


def runs(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Ranges [first, last) with their type of a BIO or IO sequence of tags such as ``B-ORG``."""
    found: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        mark, _, now = tag.partition("-")
        if kind and (mark != "I" or now != kind):
            found.append((start, at, kind))
            kind = ""
        if mark in ("B", "I") and not kind:
            start, kind = at, now
    return found


def together(texts: Iterable[Annotated], most: int) -> Iterator[Annotated]:
    """Short texts with names and chains joined to texts of up to ``most`` code points, so that they fill a window.

    Chains stay apart. The texts must be alike in what they annotate, and have no other layers.
    """
    held: list[Annotated] = []
    for one in texts:
        if held and sum(len(each.text) + 1 for each in held) + len(one.text) > most:
            yield _joined(held)
            held = []
        held.append(one)
    if held:
        yield _joined(held)


def _joined(texts: Sequence[Annotated]) -> Annotated:
    text = ""
    names: list[tuple[int, int, str]] = []
    mentions: list[Marked] = []
    for number, one in enumerate(texts):
        text += "\n" if text else ""
        at = len(text)
        text += one.text
        names += [(a + at, b + at, type_) for a, b, type_ in one.names or ()]
        for mention in one.mentions:
            a, b = mention.place
            mentions.append(Marked((a + at, b + at), mention.type, f"{number} {mention.chain}"))
    first = texts[0]
    return Annotated(first.name, text, first.corpus, names=tuple(names), mentions=tuple(mentions))
