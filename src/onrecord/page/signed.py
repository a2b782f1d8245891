"""Who signed an article: the authors of its metadata, its byline, and names marked as authors'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from onrecord.page.bylines import is_organisation, is_person, names_of, reported_by
from onrecord.page.html import Line
from onrecord.page.zones import BYLINE

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by[_-]?lines?|authors?|author[_-]?names?|authorname|vcard|fn|reporter|writer)(?=$|[\s_-])",
    re.I,
)
_HREF = re.compile(
    r"/(?:authors?|by|people|persons?|profiles?|staff|journalists?|reporters?|contributors?|writers?|"
    r"columnists?|correspondents?|autor(?:en|es)?|auteurs?)/[^/?#]{3,}",
    re.I,
)
MAX_ELEMENTS = 40
"""Elements of a line that are looked at; a byline has a dozen."""
MAX_LINE = 200
MAX_NAME = 100
MAX_AUTHORS = 12


def authors_of(
    told: Iterable[str], byline: Line | None, near: list[Line], body: list[Line], outlet: str | None
) -> tuple[str, ...]:
    """The authors, best source first.

    ``told`` is what the metadata say. It stands, unless it names only the outlet or one of several
    people whom the byline names. ``near`` are the lines about the headline.
    """
    known = names_of(told, outlet=outlet)
    shown = names_of([byline.text], outlet=outlet) if byline is not None else ()
    people = [name for name in known if not is_organisation(name, outlet)]
    if people:
        if all(is_person(name) for name in shown) and _holds(shown, known):
            return shown
        return known
    marked = _marked(near, outlet)
    for names in (shown if any(map(is_person, shown)) else (), marked, known, shown):
        if names:
            return names
    for line in body[-3:]:
        if found := reported_by(line.text):
            return names_of([found])
    return ()


def _holds(more: tuple[str, ...], fewer: tuple[str, ...]) -> bool:
    """Whether a list of names begins with another and goes on."""
    folded = [name.casefold() for name in more]
    return len(more) > len(fewer) and folded[: len(fewer)] == [one.casefold() for one in fewer]


def _marked(near: list[Line], outlet: str | None) -> tuple[str, ...]:
    """Names in elements that the page marks as the author's, by class, link or microdata."""
    found: dict[str, None] = {}
    for line in near:
        if len(line.text) > MAX_LINE:
            continue
        texts = [
            text
            for element in islice(line.element.iter(), MAX_ELEMENTS)
            if isinstance(element.tag, str) and _is_author(element)
            if (text := " ".join("".join(element.itertext()).split())) in line.text
            and 0 < len(text) <= MAX_NAME
        ]
        if not texts and line.part() == BYLINE:
            texts = [line.text]
        # an element around several names comes first; the single ones add nothing to it
        for name in names_of(texts[:1], outlet=outlet) or names_of(texts, outlet=outlet):
            if is_person(name) and not is_organisation(name, outlet):
                found.setdefault(name)
    return tuple(islice(found, MAX_AUTHORS))


def _is_author(element: Any) -> bool:
    get = element.attrib.get
    if "author" in (get("rel") or "").lower().split() or get("itemprop") in ("author", "creator"):
        return True
    if element.tag == "a" and _HREF.search((get("href") or "")[:400]):
        return True
    return _CLASS.search((get("class") or "")[:400]) is not None
