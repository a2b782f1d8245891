"""Attributions that a trained reader finds where nobody annotated any: self-training.

What it is sure of teaches, what it doubts teaches nothing (Yarowsky 1995; Xie et al. 2020, "noisy student"). The
texts are of other outlets, years and registers than PolNeAR's, and inputs are blurred in training as they
were not when it read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.reader.network import decoding
from onrecord.reader.network.encoder import Reader
from training.corpora import DATA, Document, Gold, statements
from training.labels import IGNORE, Labelled, label, piece_span
from training.model import TAG_LAYERS
from training.outlets import news

SURE = 0.65
"""Confidence from which an attribution is taken as one."""

DOUBTED = 0.12
"""Confidence, and chance of a cue, from which one is not taken as none."""

ATTRIBUTION = TAG_LAYERS.index("nested") + 1
"""The first tag layers are those of attributions."""

RELEASES = 100
"""Releases of the Justice Department that are read: they are many, and much alike."""


def told(name: str, text: str, reader: Reader, tokenizer: Tokenizer) -> Labelled:
    """The attributions of a text that the reader is sure of; what it doubts, and what is nested, teach nothing."""
    settings = replace(reader.decoding, cue=DOUBTED, least=DOUBTED)
    found = [
        one for one in decoding.attributions(reader.encode(text), settings) if one.inside is None
    ]
    golds = tuple(
        Gold((one.source,) if one.source else (), (one.cue,) if one.cue else (), one.content)
        for one in found
        if one.confidence >= SURE
    )
    labelled = label(Document(name, text, golds, "silver"), tokenizer)
    for one in found:
        if one.confidence < SURE:
            for span in (one.source, one.cue, *one.content):
                if span is not None and (held := piece_span(labelled.pieces, span)):
                    doubted = labelled.tags[:ATTRIBUTION, slice(*held)]
                    doubted[doubted == 0] = IGNORE
    return labelled


def unread(data: Path = DATA) -> Iterator[tuple[str, str]]:
    """The texts of ``news`` that the gold of statements has not, the first of the releases among them."""
    known = {one.text[:80] for split in ("train", "dev") for one in statements(split, data)}
    for name, text in news(data):
        kind, _, number = name.partition("-")
        if kind == "release" and int(number) >= RELEASES:
            continue
        if kind != "wikinews" or text[:80] not in known:
            yield name, text
