"""Datelines: the place, and often the agency or the day, that a news story opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from onrecord.page.dates import text_date
from onrecord.record import Block, Dateline, Span

_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
_DAY_AND_YEAR = rf"(?:{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
_BEFORE_DAY = r"(?:,?\s+\(?|\s*[—–]\s*)"
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_CAPITALS = rf"{_UPPER}(?:['’]?{_UPPER})+\.?"
_DATELINE = re.compile(
    rf"^[\"“]?(?P<place>(?:{_CAPITALS}|{_UPPER}\.)(?:[\s/\-]+{_CAPITALS})*"
    r"(?:,\s+[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){0,3})?)"
    rf"(?:{_BEFORE_DAY}{_DAY}\)?)?"
    r"\s*(?P<agency>(?:--\s*)?[(\[/][^)\]/]{2,40}[)\]/])?"
    r"\s*(?:[—–]|--|-(?=\s|$)|:(?=\s)|(?<=[)\]])\s?_(?=\s))\s*(?=\S|$)"
)
_MIXED = re.compile(
    r"^(?P<place>[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,3}(?:,\s+[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,2})?)"
    rf"(?:(?:,?\s+{_DAY})?\s*(?P<agency>\((?:[A-Z][A-Za-z. ]{{1,30}})\))|"
    rf"{_BEFORE_DAY}{_DAY_AND_YEAR}\)?(?:\s*/[^/]{{2,30}}/)?)"
    r"\s*(?:[—–]|--|-)\s*(?=\S)"
)
_UNDASHED = re.compile(
    r"^(?P<place>[A-Z][\w.'’\-]+(?:\s+[A-Z][\w.'’\-]+){0,2})"
    rf",\s+{_DAY}\s*(?P<agency>\((?:[A-Z]{{2,6}}|Reuters|Xinhua|Bernama)\))\s*(?=\S)"
)
"""As agencies of South Asia set it: "Lima, May 3 (PTI) It rained."."""
_COLON = re.compile(rf"[\"“]?{_UPPER}{{2,}}[^a-zà-öø-ÿ\d:]{{0,40}}:\s")
_OF_PLACES = re.compile(
    r"\S+$|[^,]+,|(?:New|North|South|East|West|San|Santa|St\.?|Saint|Los|Las|El|La|Fort|Port|Cape)\s"
)
"""Places by their form: two other words before a date can be a person's name."""
_HAS_DAY = re.compile(_DAY)
_DATED = re.compile(_BEFORE_DAY + _DAY_AND_YEAR)
_MAX_DAY = 40
"""Characters behind a place within which its day stands."""
_MAX_ALONE = 60
"""Characters of the longest dateline that stands in an element of its own."""
DATELINE_LINES = 3
"""Lines at the top of a body that a dateline can open."""
_NO_PLACE = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE WATCH LIVE VIDEO ANALYSIS OPINION NOTE READ MORE RELATED "
    "CORRECTION QUESTION ANSWER Q A FACT CLAIM VERDICT WARNING SPOILER SPOILERS TRIGGER ALERT "
    "EDITORIAL COMMENT REVIEW INTERVIEW PROFILE EXPLAINER EXPLAINED POLL QUIZ PODCAST LETTER LETTERS "
    "DISCLAIMER DISCLOSURE IMPORTANT URGENT DEVELOPING PHOTO PHOTOS GALLERY SPONSORED "
    "CNN BBC NPR ABC CBS NBC AFP UPI PTI ANI IANS AAP EFE DPA TASS REUTERS BLOOMBERG XINHUA".split()
)


def _is_label(place: str) -> bool:
    """Whether capitals at the start of a paragraph say what it is: "NEW" does, "NEW DELHI" not."""
    first = place.split()[0].strip(":,")
    return first in _NO_PLACE or place == "NEW"


def is_place(name: str) -> bool:
    """Whether a name of two words or more is a place's by its form.

    >>> is_place("Port Ellen"), is_place("Ann Reed")
    (True, False)
    """
    return " " in name and _OF_PLACES.match(name) is not None


def is_labelled(text: str) -> bool:
    """Whether a paragraph opens with capitals and a colon: a place, a speaker, a label."""
    return _COLON.match(text) is not None


def dateline_date(text: str) -> str | None:
    """The day, with its year, of the dateline that a text begins with.

    >>> dateline_date("LIMA, Peru, May 3, 2021 /Newswire/ -- It rained.")
    '2021-05-03'
    """
    found = dateline_of(text)
    rest = text[found.span.end : found.span.end + _MAX_DAY] if found else ""
    match = _DATED.match(rest)
    return text_date(match.group()) if match else None


def dateline_of(text: str, offset: int = 0, *, colon: bool = False) -> Dateline | None:
    """The dateline at the start of a paragraph; its span is moved by ``offset``.

    A place with nothing behind it but a colon is one where ``colon`` says that it can be no speaker.

    >>> dateline_of("LIMA, Peru (AP) — It rained.").place
    'LIMA, Peru'
    """
    head = text[:120]
    for pattern in (_DATELINE, _MIXED, _UNDASHED):
        match = pattern.match(head)
        if match is None:
            continue
        place = match.group("place").rstrip(" ,")
        if len(place) < 3 or len(place) > 60 or _is_label(place):
            continue
        if pattern is _MIXED and not match.group("agency") and not _OF_PLACES.match(place):
            continue
        after = match.group()[match.end("place") - match.start() :]
        known = colon or match.group("agency") or _HAS_DAY.search(after)
        if pattern is _DATELINE and ":" in after and not known:
            continue
        start = match.start("place")
        return Dateline(place, Span(offset + start, offset + start + len(place)))
    return None


def is_dateline(text: str) -> bool:
    """Whether a line is a dateline and nothing else, as where an element of its own holds it.

    >>> is_dateline("AUBURN, Wash. —"), is_dateline("AUBURN, Wash. — It rained.")
    (True, False)
    """
    return text[-1:] in "—–-" and len(text) <= _MAX_ALONE and dateline_of(text) is not None


def dateline_in(text: str, blocks: Iterable[Block], *, colon: bool = True) -> Dateline | None:
    """The dateline of an article, which opens one of its first paragraphs.

    With ``colon`` a place and a colon are one where nothing else in the article opens so: in a
    transcript every turn does, with who speaks.
    """
    openings = [
        (block, text[block.span.start : block.span.end])
        for block in blocks
        if block.kind in ("paragraph", "standfirst")
    ]
    once = colon and sum(is_labelled(opening) for _, opening in openings) == 1
    for block, opening in islice(openings, DATELINE_LINES):
        is_place = once and block.kind == "paragraph"
        if found := dateline_of(opening, block.span.start, colon=is_place):
            return found
    return None
