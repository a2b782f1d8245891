"""Encodings made by hand, so that rules over the network's outputs are tested without its weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from onrecord.reader.coreference.chains import linked
from onrecord.reader.coreference.links import Links, head_of
from onrecord.reader.coreference.pairs import TYPES, WIDTH, describe
from onrecord.reader.network import borders
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.layout import Layout
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Span

UPOS = (
    "NOUN",
    "PROPN",
    "PRON",
    "VERB",
    "AUX",
    "ADP",
    "ADJ",
    "X",
    "ADV",
    "PART",
    "DET",
    "CCONJ",
    "NUM",
    "PUNCT",
)
DEPREL = (
    "root",
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "case",
    "aux",
    "aux:pass",
    "expl",
    "flat",
    "det",
    "amod",
    "acl:relcl",
    "appos",
    "dep",
    "conj",
    "cc",
    "nmod:poss",
    "advcl",
    "acl",
    "xcomp",
    "punct",
    "mark",
    "iobj",
    "cop",
    "ccomp",
    "compound",
    "advmod",
    "within",
)
NAMES = ("person", "organization", "place", "other")

LAYOUT = Layout(
    tag_layers=("source", "cue", "content", "nested", "time", "trigger"),
    forms=("source_b", "source_i", "content_b", "content_i"),
    acts=("thought",),
    names=NAMES,
    upos=UPOS,
    deprel=DEPREL,
    mentions=TYPES,
    link=2,
    arc=2,
    span=2,
    chain=2,
    pair=((np.zeros((2, WIDTH), np.float32), np.zeros(2, np.float32)),
          (np.zeros((1, 2), np.float32), np.zeros(1, np.float32))),
)  # fmt: skip

Tree = Sequence[tuple[str, str, int]]
"""For each word: its text, its relation, the number of its head (its own at a root)."""


def words_in(text: str) -> list[tuple[int, int]]:
    """Words as a BERT tokenizer cuts them: punctuation stands alone."""
    return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]


def encoded_of(
    text: str,
    tree: Tree = (),
    names: Sequence[tuple[str, str]] = (),
    mentions: Sequence[tuple[str, str]] = (),
    tags: Sequence[str] = (),
) -> Encoded:
    """An encoding in which the network is sure. names, mentions: (phrase, type), each the first
    occurrence after the one before. tags: parts of speech of the first words, nouns where they end."""
    spans = words_in(text)
    count = len(spans)
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    scores = np.full((count, 1 + 2 * len(NAMES)), -20.0, np.float32)
    scores[:, 0] = 0.0
    for first, last, kind in _placed(text, starts, ends, names):
        at = NAMES.index(kind)
        scores[first : last + 1, 0] = -20.0
        scores[first, 1 + 2 * at] = 0.0
        scores[first + 1 : last + 1, 2 + 2 * at] = 0.0
    # A phrase is headed by its last word.
    heads = [*range(1, count), -1][:count]
    deprel = np.zeros(count, np.uint8)
    for at, (word, relation, head) in enumerate(tree):
        assert text[starts[at] : ends[at]] == word
        heads[at], deprel[at] = (-1 if head == at else head), DEPREL.index(relation)
    found = tuple(
        Found(first, last, TYPES.index(kind), 5.0)
        for first, last, kind in _placed(text, starts, ends, mentions)
    )
    flat = np.zeros(count, np.uint8)
    upos = flat.copy()
    upos[: len(tags)] = [UPOS.index(tag) for tag in tags]
    return Encoded(
        starts, ends, flat, np.zeros((count, 6, 3), np.float32), np.zeros((count, 1), np.float32),
        scores, upos, deprel, heads, np.zeros((count, 10), np.float16), found,
        np.zeros(count, np.int32), (), borders.none(count), LAYOUT,
    )  # fmt: skip


def _placed(text, starts, ends, phrases):
    at = 0
    for phrase, kind in phrases:
        at = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)").search(text, at).start()
        first = int(np.searchsorted(starts, at))
        last = int(np.searchsorted(ends, at + len(phrase)))
        yield first, last, kind
        at += 1


def links_of(text: str, encoded: Encoded, same: Sequence[tuple[int, int]] = ()) -> Links:
    """Links over the mentions of an encoding; ``same``: pairs (later, earlier) that are one."""
    found = sorted(encoded.spans, key=lambda one: (one.first, -one.last))
    spans = tuple(Span(encoded.starts[f.first], encoded.ends[f.last]) for f in found)
    rows = [np.full(at, -4.0, np.float32) for at in range(len(found))]
    for later, earlier in same:
        rows[later][earlier] = 4.0
    signs = describe(text, spans, [one.type for one in found], quotations(text))
    heads = tuple(head_of(encoded, one) for one in found)
    return Links(tuple(found), spans, heads, signs, tuple(rows), tuple(linked(rows)))
