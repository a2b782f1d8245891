"""Who signed an article, by its metadata, its byline and names marked as authors'; lines that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from onrecord.page.bylines import (
    is_byline,
    is_job,
    is_organisation,
    is_outlet,
    is_person,
    is_signed,
    names_of,
    people,
    reported_by,
)
from onrecord.page.furniture import furniture_reason
from onrecord.page.lines import Line
from onrecord.page.zones import BYLINE, HEADINGS

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by[_-]?lines?|authors?|author[_-]?names?|authorname|vcard|fn|reporters?|writers?|columnists?|contributors?|journalists?|reader-credits)(?=$|[\s_-])",
    re.I,
)
_HREF = re.compile(
    r"/(?:authors?|by|people|persons?|profiles?|staff|journalists?|reporters?|contributors?|writers?|"
    r"columnists?|correspondents?|autor(?:en|es)?|auteurs?)/[^/?#]{3,}",
    re.I,
)
_PICTURES = re.compile(
    r"(?:(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|graphics?|video)"
    r"(?: and )?)+ by:?\s(?P<names>.+)",
    re.I,
)
MAX_ELEMENTS = 40
"""Elements of a line that are looked at; a byline has a dozen."""
MAX_LINE = 200
MAX_NAME = 100
MAX_AUTHORS = 12
HEAD_LINES = 2
"""Lines at the head of a body that can be the name of an agency."""
JOB_LINES = 3
"""Lines below a byline among which the author's job stands."""
NAME_WORDS = 5
"""Words of the longest name behind a dash that signs an article."""
BELOW_LINES = 2
"""Lines right behind a body that can be marked as the author's name."""
SIGNED_MIN = 3
"""Lines of the shortest body whose last can be who signs it."""
_AGENCIES = re.compile(
    r"(?:The )?(?:Associated|Canadian|Australian Associated) Press|Press Association|PA(?: Media)?|Reuters|"
    r"AFP|Agence France[- ]Presse|AP|AAP|UPI|PTI|Press Trust of India|ANI|Asian News International|IANS|"
    r"Bernama|Xinhua|Kyodo News|dpa"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_DASHED = re.compile(r"^[—–-]{1,2}\s*")


def authors_of(
    told: Iterable[str],
    byline: Line | None,
    near: list[Line],
    body: list[Line],
    below: list[Line],
    outlet: str | None,
) -> tuple[str, ...]:
    """The authors, best source first.

    ``told`` is what the metadata say. It stands, unless it names only the outlet or one of several
    people whom the byline names. ``near`` are the lines about the headline, ``below`` those behind
    the body.
    """
    known = names_of(told, outlet=outlet)
    if len(known) > 1:
        pictured = {name for line in near for name in _pictured(line.text)}
        known = tuple(name for name in known if name.casefold() not in pictured) or known
    shown = names_of([byline.text], outlet=outlet) if byline is not None else ()
    named = people(shown, outlet)
    if byline is not None and not named:
        # a job set beside the name: the page parts them by an element, and the line by nothing
        alone = next(filter(is_byline, map(str.strip, _texts(byline.element))), "")
        named = people(names_of([alone], outlet=outlet), outlet)
    others = tuple(name for name in shown if not is_outlet(name, outlet))
    if others and known and not any(map(_may_sign, known)):
        # a company's or a program's name in the head, and somebody's on the page
        return named or others
    if named and known and not any(map(_has_latin, known)) and all(map(_has_latin, named)):
        # the page is in English, and the program that runs it in another language
        return named
    if any(not is_organisation(name, outlet) for name in known):
        return named if byline is not None and _goes_on(byline.text, known, named) else known
    if found := named or _marked(near, outlet):
        return found
    if all(is_outlet(name, outlet) for name in known) and others:
        return others
    if found := known or shown:
        return found
    for line in (*body[-3:], *below):
        if names := reported_by(line.text):
            return names_of([names])
    for line in below:
        if is_byline(line.text) and line.furniture() != "comments":
            return people(names_of([line.text], outlet=outlet), outlet)
    if found := _signing(body) or _marked(below[:BELOW_LINES], outlet):
        return found
    return next(filter(None, map(_agency, near)), ())


def _signing(body: list[Line]) -> tuple[str, ...]:
    """Who signs an article in its last line: "— Ann Reed, Vale Times"."""
    if len(body) < SIGNED_MIN:
        return ()
    last = body[-1]
    name = _DASHED.sub("", last.text)
    signed = is_signed(name) or (name != last.text and is_person(name))
    if last.prose or last.tag in HEADINGS or last.within & {"list", "quote"} or not signed:
        return ()
    return tuple(filter(is_person, names_of([name])))


def _agency(line: Line) -> tuple[str, ...]:
    """The agency whose name alone is a part of a line about the headline."""
    if line.prose or len(line.text) > MAX_LINE:
        return ()
    texts = (" ".join(text.split()) for text in _texts(line.element))
    parts = (part for text in texts for part in text.split(" | "))
    return next(((one,) for one in parts if _AGENCIES.fullmatch(one)), ())


def _may_sign(name: str) -> bool:
    """Whether a name in the head can be that of who wrote: a person, an agency, a name in other letters."""
    return is_person(name) or is_organisation(name, None) or not name.isascii() or " " not in name


def _has_latin(name: str) -> bool:
    return _LATIN.search(name) is not None


def _pictured(text: str) -> set[str]:
    """Who took or drew the pictures, by a line that says nothing else."""
    match = _PICTURES.fullmatch(text) if len(text) <= MAX_LINE else None
    return {name.casefold() for name in names_of([match["names"]])} if match else set()


def signed_below(below: list[Line], body: list[Line], outlet: str | None) -> tuple[str, ...]:
    """Names that the page marks as the author's below the body, within the article that holds it."""
    around = next(body[-1].element.iterancestors("article"), None) if body else None
    inside = [
        line
        for line in below
        if around is not None
        and line.furniture() != "comments"
        and next(line.element.iterancestors("article"), None) is around
    ]
    return _marked(inside, outlet)


def _texts(element: Any) -> Iterator[str]:
    """The first pieces of text of an element."""
    return islice(element.itertext(), MAX_ELEMENTS)


def _goes_on(text: str, known: tuple[str, ...], people: tuple[str, ...]) -> bool:
    """Whether a byline names the known authors and right behind them some more."""
    if len(people) <= len(known) or people[: len(known)] != known:
        return False
    last, following = re.escape(known[-1]), re.escape(people[len(known)])
    return re.search(rf"{last}\s*(?:,|&|,?\s+and\b)\s*{following}", text) is not None


def _marked(near: list[Line], outlet: str | None) -> tuple[str, ...]:
    """Names in elements that the page marks as the author's, by class, link or microdata."""
    found: dict[str, None] = {}
    for line in near:
        if len(line.text) > MAX_LINE:
            continue
        elements = [
            element
            for element in islice(line.element.iter(), MAX_ELEMENTS)
            if isinstance(element.tag, str) and _is_author(element)
        ]
        around = {outer for element in elements for outer in element.iterancestors()}
        texts = [
            text
            for element in elements
            if element not in around
            and (text := _named_in(element)) in line.text
            and 0 < len(text) <= MAX_NAME
        ]
        if not texts and line.part() == BYLINE and furniture_reason(line.text) is None:
            texts = [line.text]
        for name in people(names_of(texts, outlet=outlet), outlet):
            found.setdefault(name)
    return tuple(islice(found, MAX_AUTHORS))


def _named_in(element: Any) -> str:
    """The words of an element, without the job that an element of its own holds behind a name."""
    pieces = [piece for text in _texts(element) if (piece := " ".join(text.split()))]
    if len(pieces) > 1 and is_person(pieces[0]) and is_job(pieces[1]):
        return pieces[0]
    return " ".join("".join(element.itertext()).split())


def _is_author(element: Any) -> bool:
    get = element.attrib.get
    if "author" in (get("rel") or "").lower().split() or get("itemprop") in ("author", "creator"):
        return True
    if element.tag == "a" and _HREF.search((get("href") or "")[:400]):
        return True
    called = element.tag if "-" in element.tag else ""
    return _CLASS.search(f"{get('class') or ''} {called}"[:400]) is not None


def _is_agency(line: Line, outlet: str | None) -> bool:
    """Whether a line above the text is nothing but the name of an agency or an outlet."""
    name = line.text
    return (
        line.tag not in HEADINGS
        and not line.within & {"list", "quote"}
        and len(name.split()) <= NAME_WORDS
        and name[-1].isalnum()
        and is_organisation(name, outlet)
        and all(word[0].isupper() or word in ("of", "the", "and") for word in name.split())
    )


def signatures(
    body: list[Line], byline: Line | None, authors: tuple[str, ...], outlet: str | None
) -> set[int]:
    """Places of lines that only say who wrote: a job below the byline or at the end, "—Agency"."""
    found: set[int] = set()
    for line in body:
        below = byline is not None and 0 < line.index - byline.index <= JOB_LINES
        if line in body[:HEAD_LINES] and line is not byline and _is_agency(line, outlet):
            found.add(line.index)
            continue
        if (
            line.tag not in HEADINGS
            and (below or line in body[-1:])
            and not line.within & {"list", "quote"}
        ):
            name = _DASHED.sub("", line.text)
            dashed = name != line.text and len(name.split()) <= NAME_WORDS
            signed = dashed or (line in body[-1:] and is_signed(name))
            named = bool(authors) and set(names_of([name])) <= {*authors}
            if (
                is_job(line.text)
                or (signed and named)
                or (dashed and is_organisation(name, outlet))
            ):
                found.add(line.index)
    return found
