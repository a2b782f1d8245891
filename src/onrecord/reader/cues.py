"""The cue of an attribution: words, and among them one that tells of saying."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.attribution import Attribution
from onrecord.reader.clauses import word_at
from onrecord.reader.encoder import Encoded
from onrecord.reader.lexicon import HEARSAY
from onrecord.record import Span

VERB = 3
"""Words at most from an adverb to its verb."""

AUXILIARY = 12
"""Words at most from an auxiliary to its verb: "has, over the past few months, repeatedly warned"."""

_WORDS = re.compile(r"(?:(?<=\w)['’])?\w(?:.*\w)?", re.DOTALL)
"""A cue from its first word to its last; the apostrophe of "'d like" is of the word."""

_SILENT = frozenset(("AUX", "ADV", "PART", "DET", "CCONJ"))
"""Parts of speech that tell of no saying without a verb."""


def spelled_out(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the verb of a cue that is but an adverb or auxiliary: "also [said]"."""
    cue = encoded.within(one.cue) if one.cue is not None else range(0)
    names = encoded.layout.upos
    if not cue or any(
        names[encoded.upos[at]] not in _SILENT or word_at(text, encoded, at) in HEARSAY
        for at in cue
    ):
        return one
    last, relations = cue[-1], encoded.layout.deprel
    while relations[encoded.deprel[last]] == "within" and last > cue[0]:
        last -= 1  # the "t" of "don't"
    verb = int(encoded.heads[last])
    reach = AUXILIARY if relations[encoded.deprel[last]] in ("aux", "aux:pass") else VERB
    if not cue[-1] < verb <= cue[-1] + reach or names[encoded.upos[verb]] != "VERB":
        return one
    whole = Span(int(encoded.starts[cue[0]]), int(encoded.ends[verb]))
    content = list(one.content)
    if content[0].start < whole.end < content[0].end and content[0].start > whole.start:
        content[0] = Span(int(encoded.starts[verb + 1]), content[0].end)
    held = [*content, *([one.source] if one.source is not None else [])]
    if any(whole.overlaps(part) for part in held):
        return one
    return replace(one, cue=whole, content=tuple(content))


def of_words(text: str, cue: Span | None) -> Span | None:
    """The cue without the signs around its words; None where it is of signs alone."""
    found = None if cue is None else _WORDS.search(text, cue.start, cue.end)
    return None if found is None else Span(*found.span())
