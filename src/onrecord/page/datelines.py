"""Datelines: the place, and often the agency or the day, that a news story opens with."""

from __future__ import annotations

import re

from onrecord.record import Dateline, Span

_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_DATELINE = re.compile(
    r"^[\"“]?(?P<place>(?:"
    r"(?:"
    + _UPPER
    + r"[^\W\d_a-zà-öø-ÿ.'’\-]{1,}\.?|"
    + _UPPER
    + r"\.)(?:[\s/\-]+(?:DE|LA|EL|AND|OF|[^\W\d_a-zà-öø-ÿ.'’\-]{2,}\.?))*"
    r"(?:,\s+[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){0,3})?"
    r"))"
    r"(?:,?\s+(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.?\s+\d{1,2}(?:,\s+\d{4})?)?"
    r"\s*(?P<agency>[(\[][^)\]]{2,40}[)\]])?"
    r"\s*(?:[—–]|--|-(?=\s)|:(?=\s))\s*(?=\S)"
)
_MIXED = re.compile(
    r"^(?P<place>[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,3}(?:,\s+[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,2})?)"
    r"(?:,?\s+(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.?\s+\d{1,2}(?:,\s+\d{4})?)?"
    r"\s*(?P<agency>\((?:[A-Z][A-Za-z. ]{1,30})\))\s*(?:[—–]|--|-)\s*(?=\S)"
)
_NO_PLACE = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE WATCH LIVE VIDEO ANALYSIS OPINION NOTE READ MORE RELATED "
    "CORRECTION QUESTION ANSWER Q A FACT CLAIM VERDICT NEW".split()
)


def dateline_of(text: str, offset: int = 0) -> Dateline | None:
    """The dateline at the start of a paragraph; its span is moved by ``offset``.

    >>> dateline_of("LIMA, Peru (AP) — It rained.").place
    'LIMA, Peru'
    """
    head = text[:120]
    for pattern in (_DATELINE, _MIXED):
        match = pattern.match(head)
        if match is None:
            continue
        place = match.group("place").rstrip(" ,")
        if len(place) < 3 or len(place) > 60 or place.split()[0].strip(":,") in _NO_PLACE:
            continue
        after = match.group()[match.end("place") - match.start() :]
        if pattern is _DATELINE and ":" in after and not match.group("agency"):
            continue
        start = match.start("place")
        return Dateline(place, Span(offset + start, offset + start + len(place)))
    return None
