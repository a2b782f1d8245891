"""What counts as content and as cue, as the annotation guide of the statements has it.

The corpora that the network learns from differ: PolNeAR takes the "that" of "said that" for a word of the content, as
it does who is urged to do something, and the colon of "Reyes: no" for a cue. In a Record none of these is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.addressees import TELL
from onrecord.reader.attribution import Attribution
from onrecord.reader.clauses import word_at
from onrecord.reader.encoder import Encoded
from onrecord.reader.wordlists import words
from onrecord.record import Span

URGED = 25
"""Words at most that name who is urged."""

VERB = 3
"""Words at most from an adverb or auxiliary to its verb."""

_THAT = re.compile(r"that,?\s+(?=\S)")
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_SILENT = frozenset(("AUX", "ADV", "PART", "DET", "CCONJ"))
"""Parts of speech that tell of no saying without a verb."""

_HEARSAY = words(
    "reportedly allegedly supposedly purportedly apparently presumably ostensibly seemingly reputedly"
)
"""Adverbs that tell of one."""


def spelled_out(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the verb of a cue that is but an adverb or auxiliary: "also [said]"."""
    cue = encoded.within(one.cue) if one.cue is not None else range(0)
    names = encoded.layout.upos
    if not cue or any(
        names[encoded.upos[at]] not in _SILENT or word_at(text, encoded, at) in _HEARSAY
        for at in cue
    ):
        return one
    verb = int(encoded.heads[cue[-1]])
    if not cue[-1] < verb <= cue[-1] + VERB or names[encoded.upos[verb]] != "VERB":
        return one
    whole = Span(int(encoded.starts[cue[0]]), int(encoded.ends[verb]))
    content = list(one.content)
    if content[0].start < whole.end < content[0].end and content[0].start > whole.start:
        content[0] = Span(int(encoded.starts[verb + 1]), content[0].end)
    held = [*content, *([one.source] if one.source is not None else [])]
    if any(whole.overlaps(part) for part in held):
        return one
    return replace(one, cue=whole, content=tuple(content))


def bounded(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution within the bounds of the guide.

    Its content begins after a "that" which only joins clauses, and at the "to" of what somebody is
    urged; its cue is of words, without the signs around them, or None.
    """
    cue = _of_words(text, one.cue)
    first = _after_urged(text, encoded, one.cue, one.content[0])
    content = tuple(_after_that(text, encoded, part) for part in (first, *one.content[1:]))
    if (cue, content) == (one.cue, one.content):
        return one
    return replace(one, cue=cue, content=content)


def _of_words(text: str, cue: Span | None) -> Span | None:
    found = None if cue is None else _WORDS.search(text, cue.start, cue.end)
    return None if found is None else Span(*found.span())


def _after_that(text: str, encoded: Encoded, part: Span) -> Span:
    """A segment without the complementizer that opens it; "that" as a pronoun stays ("said that was all")."""
    opens = _THAT.match(text, part.start, part.end)
    if opens is None:
        return part
    word = encoded.within(Span(part.start, part.start + len("that")))
    joins = len(word) == 1 and encoded.layout.deprel[encoded.deprel[word.start]] == "mark"
    return Span(opens.end(), part.end) if joins else part


def _after_urged(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content without who is urged to do it: "urged [residents] to leave"."""
    verb = encoded.within(cue)[-1:] if cue is not None else range(0)
    if cue is None or not verb or text[cue.end : part.start].strip():
        return part
    held, names = encoded.within(part), encoded.layout.deprel
    if word_at(text, encoded, verb[0]) not in TELL:
        return part
    near = held[1 : 1 + URGED]
    to = next((at for at in near if word_at(text, encoded, at) == "to"), None)
    if to is None or names[encoded.deprel[to]] != "mark":
        return part
    if word_at(text, encoded, to - 1) == "not":
        to -= 1
    urged = range(held[0], to)
    tops = [at for at in urged if int(encoded.heads[at]) not in urged]
    is_object = len(tops) == 1 and names[encoded.deprel[tops[0]]] in ("obj", "iobj", "obl")
    if not is_object or int(encoded.heads[tops[0]]) != verb[0]:
        return part
    return Span(int(encoded.starts[to]), part.end)
