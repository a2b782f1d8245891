"""What counts as content and as cue, as the annotation guide of the statements has it.

The corpora that the network learns from differ: PolNeAR takes the "that" of "said that" for a word of the content
and the colon of "Reyes: no" for a cue. In a Record neither is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.attribution import Attribution
from onrecord.reader.encoder import Encoded
from onrecord.record import Span

_THAT = re.compile(r"that,?\s+(?=\S)")
_LETTER = re.compile(r"\w")


def bounded(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution whose content begins after a "that" which only joins clauses, with a cue of words or none."""
    content = tuple(_after_that(text, encoded, part) for part in one.content)
    signs = one.cue is not None and not _LETTER.search(text, one.cue.start, one.cue.end)
    if content == one.content and not signs:
        return one
    return replace(one, content=content, cue=None if signs else one.cue)


def _after_that(text: str, encoded: Encoded, part: Span) -> Span:
    """A segment without the complementizer that opens it; "that" as a pronoun stays ("said that was all")."""
    opens = _THAT.match(text, part.start, part.end)
    if opens is None:
        return part
    word = encoded.within(Span(part.start, part.start + len("that")))
    marks = len(word) == 1 and encoded.layout.deprel[encoded.deprel[word.start]] == "mark"
    return Span(opens.end(), part.end) if marks else part
