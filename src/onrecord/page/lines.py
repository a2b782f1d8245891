"""A page as lines of text: each run of words, the element that holds it, the zones around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.page.zones import BODY, HEADINGS, PART_ZONES

PROSE_MIN = 60
"""Characters, CJK counted threefold, from which an unlinked line is taken for prose."""
_AROUND_BODY = frozenset(("newsletter", "share", "live_promo", "byline_note"))
"""Names that wrappers of a whole article bear too: "paywall", "print", "subscriber"."""
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True, eq=False)
class Zone:
    """A part of the page that an element opens: furniture by its reason, or of the article."""

    reason: str
    element: Any
    outer: Zone | None
    ignored: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """A run of text inside one block element, between block borders and double line breaks.

    ``element`` is the block that holds it, ``linked`` the number of its characters in links,
    ``tag`` the element's, or that of the heading that it is the text of.
    """

    index: int
    text: str
    element: Any
    tag: str
    zone: Zone | None
    linked: int = 0
    href: str | None = None
    strong: int = 0
    within: frozenset[str] = field(default_factory=frozenset)
    pictured: bool = False
    """Whether the line shares a box with a picture."""
    hidden: str | None = None
    """What the hidden element that holds the line is called; ``None`` where the line is shown."""

    @property
    def link_share(self) -> float:
        return self.linked / max(1, len(self.text))

    @property
    def prose(self) -> int:
        """How much prose the line is: its length, or 0 for links, labels and headings."""
        if self.tag in HEADINGS or self.link_share > 0.5:
            return 0
        size = len(self.text)
        if not self.text.isascii():
            size += 2 * len(_CJK.findall(self.text))
        return size if size >= PROSE_MIN else 0

    def zones(self) -> Iterator[Zone]:
        """The zones that the line stands in, the innermost first."""
        zone = self.zone
        while zone is not None:
            yield zone
            zone = zone.outer

    def furniture(self, beside: Line | None = None) -> str | None:
        """The reason of the innermost furniture zone, inside a part of the article or not; of those that
        the line ``beside`` stands in as well none."""
        in_body = False
        shared = list(beside.zones()) if beside is not None else ()
        for zone in self.zones():
            if zone.reason == BODY:
                in_body = True
            elif zone.ignored or zone.reason in PART_ZONES or zone in shared:
                continue
            elif zone.reason == "share" and "quote" in self.within:
                # a post that the page shows, which parts called "social" hold as well
                continue
            elif not in_body or zone.reason not in _AROUND_BODY:
                return zone.reason
        return None

    def part(self) -> str | None:
        """The part of the article that the line's innermost zone makes it."""
        for zone in self.zones():
            if not zone.ignored and zone.reason != BODY:
                return zone.reason if zone.reason in PART_ZONES else None
        return None

    def inside(self, reason: str) -> Zone | None:
        return next(
            (zone for zone in self.zones() if zone.reason == reason and not zone.ignored), None
        )


def words(text: str) -> list[str]:
    """The words of a text in small letters, without what stands between them."""
    return _WORD.findall(text.lower())


def boxes_around(element: Any, most: int) -> list[Any]:
    """An element and those above it, from the inside out, ``most`` in all: what can be a box of it."""
    found: list[Any] = []
    while element is not None and len(found) < most:
        found.append(element)
        element = element.getparent()
    return found
