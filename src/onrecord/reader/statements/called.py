"""What somebody calls a thing: "after what [she] called [a “rant” on the radio]"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from onrecord.reader.clauses import word_at
from onrecord.reader.lexicon import OWNING
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.innermost import Innermost
from onrecord.reader.statements.quotations import Quotation
from onrecord.reader.statements.told import is_time
from onrecord.record import Span

CONFIDENCE = 0.8
"""Of such a statement where the network found none: of 29 in the texts of outlets and Wikinews 26 are gold."""

_CALLED = re.compile(
    r"\bwhat\s(?P<who>(?!(?:to|is|are|was|were|I|you|we|has|have|had|can|could|may|might|used)\b)[^,.;:!?\n\"“”‘()—–]{1,80}?)\s"
    r"(?P<cue>(?:(?:has|have|had)\s)?(?:(?:also|later|once|\w+ly)\s)?"
    r"(?:call(?:s|ed)?|characteri[sz]e[sd]?|describe[sd]?|dub(?:s|bed)|label(?:s|l?ed)|term(?:s|ed)))\s"
    r"(?P<as>as\s)?"
)
_NAMES = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))
_LEADS = frozenset(("ADV", "DET"))
_WHOSE = frozenset(("her", "his", "its", "our", "their"))
LONGEST = 20
"""Words of what a thing is called, at most, a quotation for one."""


def called(
    text: str,
    encoded: Encoded,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> list[Attribution]:
    """The attributions, after them those of what somebody calls a thing that none of them tells."""
    made = list(attributions)
    cues = sorted(one.cue for one in attributions if one.cue is not None)
    ends = {quote.span.start: quote.span.end for quote in quotations if quote.closed}
    inside: Innermost | None = None
    for found in _CALLED.finditer(text):
        cue = Span(*found.span("cue"))
        near = bisect_right(cues, cue.end, key=lambda one: one.start)
        if any(one.overlaps(cue) for one in cues[max(0, near - 3) : near]):
            continue
        end = _name_end(text, encoded, found.end(), ends)
        if end is None:
            continue
        start = found.start("as") if found["as"] else found.end()
        inside = inside or Innermost(one.content for one in attributions)
        who = Span(*found.span("who"))
        made.append(
            Attribution(
                (Span(start, end),), who, cue, confidence=CONFIDENCE, inside=inside.at(start)
            )
        )
    return made


def _name_end(text: str, encoded: Encoded, start: int, ends: Mapping[int, int]) -> int | None:
    """Where what a thing is called ends: a noun with what stands before it, "of" and another, and what is quoted in it.
    None where there is no noun."""
    named: int | None = None
    at, place = bisect_left(encoded.starts, start), start
    for _ in range(LONGEST):
        quote = ends.get(place)
        if quote is not None:
            named = place = quote
            at = bisect_left(encoded.starts, quote)
            if text[quote - 2] in ",.!?":
                break
        elif (
            at < len(encoded) and encoded.starts[at] == place and _goes_on(text, encoded, at, ends)
        ):
            place = encoded.ends[at]
            kept = encoded.classes[at] in _NAMES or (
                encoded.relations[at] == "within" and encoded.classes[at] != "PART"
            )
            named = place if kept else named
            at += 1
        else:
            break
        if at == len(encoded):
            break
        gap = text[place : encoded.starts[at]]
        opens = next((mark for mark in range(place, encoded.starts[at]) if mark in ends), None)
        if gap.strip("-'’") not in ("", " ") and opens is None:
            break
        place = encoded.starts[at] if opens is None else opens
        at = at if opens is None else bisect_left(encoded.starts, opens)
    return named


def _goes_on(text: str, encoded: Encoded, at: int, ends: Mapping[int, int]) -> bool:
    """Whether a word goes on with what a thing is called."""
    word, kind = word_at(text, encoded, at), encoded.classes[at]
    last = at + 1 == len(encoded)
    behind = "" if last else "NOUN" if encoded.starts[at + 1] in ends else encoded.classes[at + 1]
    if word == "of":
        return behind in _NAMES | _LEADS
    if word == "and":
        return encoded.classes[at - 1] == "ADJ" and behind in ("ADJ", "ADV")
    if is_time(text[encoded.starts[at] : encoded.ends[at]]):
        return False
    leads = kind in _LEADS and behind in _NAMES | _LEADS
    named = kind in _NAMES or word in _WHOSE or encoded.relations[at] == "within"
    return leads or named or word in OWNING
