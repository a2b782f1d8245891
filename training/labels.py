"""Annotated texts to labels over wordpieces: what each head is to say of each piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from onrecord.reader.network.pieces import Pieces, pieces
from onrecord.reader.statements.quotations import Quotation, quotations
from training.annotated import DEPREL, MENTION_TYPES, NAME_TYPES, UPOS, Annotated
from training.conventions import with_complementizers
from training.corpora import Document
from training.model import TAG_LAYERS

IGNORE = -100

SILVER = ("gmb",)
"""Corpora whose names have conventions of their own: titles are part of names, peoples are places."""


@dataclass(frozen=True)
class Anchor:
    """An attribution as the link head sees it: asked from piece ``at``; pieces of each part."""

    at: int
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    act: int
    negated: int
    judged: bool


@dataclass(frozen=True)
class Chains:
    """Mentions of a document, in text order.

    spans: code points. firsts, lasts: the first piece of their first and last words. types: index
    into ``MENTION_TYPES``, or their number where it is not known. chains: equal numbers are
    coreferent. ``complete`` and ``pairs`` are as in ``Annotated``.
    """

    text: str
    marks: tuple[Quotation, ...]
    spans: tuple[tuple[int, int], ...]
    firsts: np.ndarray
    lasts: np.ndarray
    types: np.ndarray
    chains: np.ndarray
    complete: bool
    pairs: tuple[tuple[int, int, bool], ...]


@dataclass(frozen=True)
class Labelled:
    """A document as pieces with labels, IGNORE where nothing is known.

    tags: (layer, piece) of 0 O, 1 B, 2 I. words: (4, piece): names as BIO of their types, part of
    speech, relation, silver names. heads: (piece,) the first piece of the head word, its own at a root. anchors:
    the attributions; without ``attributed`` the links teach nothing.
    """

    pieces: Pieces
    tags: np.ndarray
    anchors: tuple[Anchor, ...] = ()
    words: np.ndarray = field(default_factory=lambda: np.zeros((4, 0), np.int64))
    heads: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    chains: Chains | None = None


def piece_span(wordpieces: Pieces, span: tuple[int, int]) -> tuple[int, int] | None:
    """Pieces [first, last) that the characters touch; None where there is no word."""
    first = int(np.searchsorted(wordpieces.ends, span[0], "right"))
    last = int(np.searchsorted(wordpieces.starts, span[1], "left"))
    return (first, last) if last > first else None


def _spans(wordpieces: Pieces, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(one for span in spans if (one := piece_span(wordpieces, span)))


def label(document: Document, tokenizer: Tokenizer) -> Labelled:
    """Label arrays of a document. Where a corpus does not annotate nesting, contents teach nothing of it."""
    wordpieces = pieces(document.text, tokenizer)
    tags = np.zeros((len(TAG_LAYERS), len(wordpieces)), np.int64)
    source, cue, content, nested, *rest = range(len(TAG_LAYERS))
    tags[rest] = IGNORE
    if document.nests:
        document = with_complementizers(document)
    golds, anchors = document.attributions, []

    def mark(layer: int, spans: Sequence[tuple[int, int]]) -> None:
        for start, end in spans:
            if not tags[layer, start:end].any():
                tags[layer, start] = 1
                tags[layer, start + 1 : end] = 2

    for gold in golds:
        parts = [_spans(wordpieces, one) for one in (gold.source, gold.cue, gold.content)]
        if not parts[2]:
            continue
        if gold.nested:
            mark(nested, parts[1])
        else:
            for layer, part in zip((source, cue, content), parts, strict=True):
                mark(layer, part)
        at = parts[1][0][0] if parts[1] else parts[2][0][0]
        judged = gold.act is not None
        negated = int(bool(gold.extra.get("negated")))
        anchors.append(Anchor(at, parts[0], parts[2], int(gold.act == "thought"), negated, judged))
    if not document.nests:
        tags[nested, tags[content] > 0] = IGNORE
    tags[:, ~wordpieces.first] = IGNORE
    words, heads = _untaught(len(wordpieces))
    return Labelled(wordpieces, tags, tuple(anchors), words, heads)


def _untaught(length: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full((4, length), IGNORE, np.int64), np.full(length, IGNORE, np.int64)


def label_layers(one: Annotated, tokenizer: Tokenizer) -> Labelled:
    """Labels of the layers that a corpus annotates."""
    wordpieces = pieces(one.text, tokenizer)
    tags = np.full((len(TAG_LAYERS), len(wordpieces)), IGNORE, np.int64)
    words, heads = _untaught(len(wordpieces))
    if one.names is not None:
        row = words[3 if one.corpus in SILVER else 0]
        row[:] = 0
        for start, end, kind in one.names:
            span, at = piece_span(wordpieces, (start, end)), NAME_TYPES.index(kind)
            if span:
                row[span[0] : span[1]] = 2 + 2 * at
                row[span[0]] = 1 + 2 * at
    if one.words:
        _syntax(one, wordpieces, words, heads)
    for name, spans, where in (
        ("time", one.times, ((0, len(one.text)),)),
        ("trigger", one.triggers, one.regions),
    ):
        if spans is None:
            continue
        row = tags[TAG_LAYERS.index(name)]
        for region in where:
            if bounds := piece_span(wordpieces, region):
                row[slice(*bounds)] = 0
        for first, last in _spans(wordpieces, spans):
            row[first:last] = 2
            row[first] = 1
    tags[:, ~wordpieces.first] = IGNORE
    words[:, ~wordpieces.first] = IGNORE
    heads[~wordpieces.first] = IGNORE
    chains = chains_of(one, wordpieces) if one.mentions else None
    return Labelled(wordpieces, tags, (), words, heads, chains)


def _syntax(one: Annotated, wordpieces: Pieces, words: np.ndarray, heads: np.ndarray) -> None:
    """Parts of speech, relations and heads at the first piece that begins in each word.

    A tokenizer's word that begins within a word of the treebank, past its first, is ``within`` it.
    """
    starts = np.flatnonzero(wordpieces.first)
    begins = wordpieces.starts[starts]
    owner: dict[int, int] = {}
    place: dict[int, int] = {}
    for number, word in enumerate(one.words):
        low = int(np.searchsorted(begins, word.place[0]))
        high = int(np.searchsorted(begins, word.place[1]))
        for at in range(low, high):
            owner[at] = number
        if low < high:
            place[number] = low
        else:
            # Two words of the treebank in one of the tokenizer's: the first has it.
            place[number] = max(low - 1, 0)
    for at, number in owner.items():
        word, piece = one.words[number], starts[at]
        if place[number] == at:
            words[1, piece] = UPOS.index(word.upos) if word.upos in UPOS else UPOS.index("X")
            words[2, piece] = DEPREL.index(word.deprel)
            head = place.get(word.head, at)
            heads[piece] = starts[head]
        else:
            words[1, piece] = UPOS.index(word.upos) if word.upos in UPOS else UPOS.index("X")
            words[2, piece] = DEPREL.index("within")
            heads[piece] = starts[place[number]]


def chains_of(one: Annotated, wordpieces: Pieces) -> Chains:
    """The mentions over pieces. Pairs keep their numbers: there the order given is kept."""
    first_of = np.maximum.accumulate(np.where(wordpieces.first, np.arange(len(wordpieces)), 0))
    found = []
    for mention in one.mentions:
        span = piece_span(wordpieces, mention.place)
        if span:
            type_ = (
                len(MENTION_TYPES) if mention.type is None else MENTION_TYPES.index(mention.type)
            )
            found.append(
                (
                    mention.place,
                    int(first_of[span[0]]),
                    int(first_of[span[1] - 1]),
                    type_,
                    mention.chain,
                )
            )
    order = sorted(range(len(found)), key=lambda at: (found[at][0][0], -found[at][0][1]))
    place = {was: now for now, was in enumerate(order)}
    found = [found[at] for at in order]
    numbers: dict[str, int] = {}
    columns = np.array([one[1:4] for one in found], np.int64).reshape(-1, 3).T
    return Chains(
        one.text,
        quotations(one.text, None),
        tuple(one[0] for one in found),
        columns[0],
        columns[1],
        columns[2],
        np.array([numbers.setdefault(one[4], len(numbers)) for one in found], np.int64),
        one.complete,
        tuple((place[a], place[b], same) for a, b, same in one.pairs)
        if len(found) == len(one.mentions)
        else (),
    )
