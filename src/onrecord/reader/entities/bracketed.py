"""Acronyms in brackets and the names before them that they spell out (Schwartz and Hearst 2003)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reader.entities.tokens import Token
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

ACRONYM = re.compile(r"[  ]?\((?:the[  ])?([A-Z][A-Za-z&.-]{1,9})\)")
_TICKER = re.compile(
    r"(?:['’]s)?[  ]\([A-Z][A-Za-z]{1,9}(?:[ -][A-Z]{1,6})?:\s?([A-Z]{1,6}(?:\.[A-Z]{1,3})?)\)"
)
"""An exchange and what a company is called there: "Osmund (NYSE: OSM)"."""


def spelled_out(text: str, words: Sequence[Token], acronym: str, at: int) -> Span | None:
    """The words right before a bracket at ``at`` whose initials an acronym in it gives.

    words: of the line, up to the bracket. Every letter stands for a word or a part of one with a
    hyphen; small words may go without (Schwartz and Hearst 2003, in its strictest form).
    """
    letters = [one.upper() for one in acronym if one.isalnum()]
    if len(letters) < 2 or not words or text[words[-1].end : at] != " ":
        return None
    place = len(words)
    while letters and place:
        place -= 1
        word = words[place]
        initials = [part[0].upper() for part in re.split("[-‑]", word.text) if part]
        if initials == letters[-len(initials) :]:
            del letters[-len(initials) :]
        elif initials[:1] == letters[-1:]:
            letters.pop()
        elif word.low not in _LINKING:
            return None
        if letters and (not place or text[words[place - 1].end : word.start] not in _GAPS):
            return None
    return (
        Span(words[place].start, words[-1].end) if not letters and place < len(words) - 1 else None
    )


_GAPS = (" ", ", ", "' ", "’ ")


_LINKING = words_of("of the for and on in to & at with against from by")


def acronym_after(text: str, span: Span, words: Sequence[Token]) -> Span | None:
    """The acronym in brackets after a name that spells it out, or by which its bearer is listed."""
    listed = _TICKER.match(text, span.end)
    if listed is not None:
        return Span(*listed.span(1))
    match = ACRONYM.match(text, span.end)
    spelled = match is not None and _spells(match[1], [one.text for one in words])
    return Span(*match.span(1)) if match and spelled else None


def _spells(acronym: str, words: Sequence[str]) -> bool:
    capitals = "".join(one for one in acronym if one.isupper())
    initials = "".join(word[0] for word in words if word[0].isupper())
    if acronym.upper() == initials and len(acronym) > 2:
        return True  # British pages write "Sars" as a word
    return len(capitals) >= 2 and (capitals[0] == initials[:1] or capitals in initials)
