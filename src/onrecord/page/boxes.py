"""Boxes within an article that are none of it: teasers, offers, contacts, told by lines alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.page.bylines import is_byline
from onrecord.page.furniture import is_contact_title, is_offer, is_offer_title, is_reachable
from onrecord.page.headlines import is_title_of
from onrecord.page.lines import Line, boxes_around
from onrecord.page.zones import HEADINGS

CONTACT_LINES = 8
"""Lines of the contacts of a release."""
CONTACT_PROSE = 150
"""Characters of a paragraph that are too many for a line of contacts."""
OFFERS_MAX = 10
"""Lines of the longest box of offers within an article."""
TEASERS_MIN = 3
"""Teasers side by side from which they are a row of them."""
TEASER_DEPTH = 7
"""Elements from a line up to the box of its teaser; the deepest of 465 pages has 6."""
LINKED_MIN = 3
"""Links of a list from which all its lines lead elsewhere, where each is one for a good part."""
TITLE_MAX = 90
"""Characters of the longest title of a box."""


def teasers(lines: list[Line]) -> frozenset[int]:
    """Places of the lines of teasers: boxes alike, side by side, of a linked heading and one text.

    A box is the nearest element that holds a text and the linked line above it. A section of an
    article under a linked heading has more than one paragraph, or no others like it beside it.
    """
    boxes: dict[Any, list[Line]] = {}
    above: Line | None = None
    last: Any = None
    for line in lines:
        if line.link_share > 0.4 and line.tag in HEADINGS:
            above = line
        elif line.prose and above is not None:
            last = _shared(above.element, line.element)
            if last is not None:
                boxes.setdefault(last, []).extend((above, line))
            above = None
        elif line.prose and last is not None and last in boxes_around(line.element, TEASER_DEPTH):
            boxes[last].append(line)
    rows: dict[tuple[Any, ...], list[Line]] = {}
    for box, held in boxes.items():
        if len(held) == 2:
            # the first class names the kind of box, the others may number it
            name = (box.get("class") or "").split()[:1]
            key = (box.tag, name[0] if name else box.getparent())
            rows.setdefault(key, []).extend(held)
    return frozenset(
        line.index for held in rows.values() if len(held) >= 2 * TEASERS_MIN for line in held
    )


def contacts(lines: list[Line]) -> frozenset[int]:
    """Places of titles of contacts and of the lines below that name them, in a release's foot."""
    found: set[int] = set()
    for at, title in enumerate(lines):
        if not is_contact_title(title.text):
            continue
        below: list[Line] = []
        for line in lines[at + 1 : at + 1 + CONTACT_LINES]:
            if line.tag in HEADINGS or (
                line.prose >= CONTACT_PROSE and not is_reachable(line.text)
            ):
                break
            below.append(line)
        while below and not is_reachable(below[-1].text):
            below.pop()
        if below:
            found.update((title.index, *(line.index for line in below)))
    return frozenset(found)


def offers(lines: list[Line]) -> frozenset[int]:
    """Places of the lines of lists that mostly ask the reader to follow, write or sign up, or lead
    elsewhere line by line.

    Two lines that do so, or half of them, speak for all; the title above them goes with them where
    it stands in their box or says what such boxes say.
    """
    boxes: dict[Any, list[Line]] = {}
    for line in lines:
        if "list" in line.within and not line.furniture():
            box = next(
                (
                    node
                    for node in boxes_around(line.element, TEASER_DEPTH)
                    if node.tag in ("ul", "ol")
                ),
                None,
            )
            if box is not None:
                boxes.setdefault(box, []).append(line)
    found: set[int] = set()
    for box, held in boxes.items():
        if not 2 <= len(held) <= OFFERS_MAX:
            continue
        asking = sum(is_offer(line.text) for line in held)
        linked = sum(line.link_share > 0.8 for line in held)
        leading = linked >= LINKED_MIN and all(line.link_share > 0.4 for line in held)
        if not leading and (asking < 2 or 2 * asking < len(held)):
            continue
        found.update(line.index for line in held)
        title = lines[held[0].index - 1] if held[0].index else None
        if title is None or title.prose or len(title.text) > TITLE_MAX:
            continue
        shared = _shared(title.element, box)
        alone = shared is not None and all(
            line.index in found or line is title or not _is_below(line.element, shared)
            for line in lines[held[0].index - 1 : held[-1].index + 2]
        )
        if alone or is_offer_title(title.text):
            found.add(title.index)
    return frozenset(found)


def other_stories(lines: list[Line], titles: Iterable[str]) -> frozenset[int]:
    """Places of the lines of stories that a page tells below or beside its own.

    Each stands in a box like that of the story that bears the page's title, with a top heading of its
    own, and some of them are signed or marked as articles: a section of one story is neither.
    """
    heads = [line for line in lines if line.tag == "h1"]
    if len(heads) < 2:
        return frozenset()
    counts: Counter[Any] = Counter()
    for head in heads:
        counts.update(head.element.iterancestors())
    boxes = {}
    for head in heads:
        alone = [node for node in head.element.iterancestors() if counts[node] == 1]
        boxes[alone[-1] if alone else head.element] = head
    titles = tuple(titles)
    own = next(
        (box for box, head in boxes.items() if any(is_title_of(one, head.text) for one in titles)),
        None,
    )
    if own is None or len(boxes) < 2:
        return frozenset()
    held: dict[Any, list[Line]] = {}
    for line in lines:
        box = next((node for node in _around(line.element) if node in boxes), None)
        if box is not None:
            held.setdefault(box, []).append(line)
    told = {box for box, found in held.items() if any(line.prose for line in found)}
    others = {box for box in told if box is not own and _is_alike(box, own)}
    if own not in told or not any(
        box.tag == "article" or any(is_byline(line.text) for line in held[box]) for box in others
    ):
        return frozenset()
    return frozenset(line.index for box in others for line in held[box])


def _around(element: Any) -> Iterator[Any]:
    """An element and those above it, from the inside out."""
    yield element
    yield from element.iterancestors()


def _is_alike(one: Any, other: Any) -> bool:
    """Whether two boxes are of one kind: by their tag and the first of their classes."""
    names = [(box.get("class") or "").split()[:1] for box in (one, other)]
    return one.tag == other.tag and names[0] == names[1]


def _is_below(element: Any, node: Any) -> bool:
    return element is node or any(outer is node for outer in element.iterancestors())


def _shared(one: Any, other: Any) -> Any | None:
    """The nearest element around two others, where it is near both."""
    outer = set(boxes_around(one, TEASER_DEPTH))
    return next((node for node in boxes_around(other, TEASER_DEPTH) if node in outer), None)
