"""Captions and comments that no element of a page names, told by the boxes that hold them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from onrecord.page.dates import is_date_line
from onrecord.page.lines import PROSE_MIN, Line, Zone, boxes_around
from onrecord.page.zones import BYLINE, HEADINGS

LABEL_MAX = 25
"""Characters under which a line beside a picture is a label: a credit, a number."""
CAPTION_MAX = 250
"""Characters of the longest line that is taken for a caption because it shares a box with a picture."""
HEADED_MIN, HEADED_MAX = 80, 600
"""The same of a sentence that is set as a heading."""
SENTENCES_MIN = 3
"""Headings of one level that are sentences from which they can be the paragraphs."""
SEEN_MIN = 40
"""Characters of the shortest line that is taken for a caption because it stands below a picture."""
PICTURE_DEPTH = 4
"""Elements from a line up to the box that it shares with a picture."""
COUNT_DEPTH = 6
"""Elements up to which the other lines of such a box are looked for."""
_PAGE_TAGS = frozenset(("article", "main", "body", "head", "html"))
_COMMENTS = re.compile(
    r"(?:\d[\d,.]*|one|no) (?:(?:reader|user) )?(?:comments?|thoughts?|responses?|replies|reply)"
    r"(?: so far)?(?: (?:on|to) [“\"‘'«].*)?:?|"
    r"(?:(?:reader|user|your) )?comments:?(?: ?[(\[]?\d[\d,.]*[)\]]?)?",
    re.I,
)
"""The title of comments, as in "24 thoughts on “Bridge closed”"."""


def mark_pictures(lines: list[Line]) -> None:
    """Mark the short line that shares a box with a picture as within a figure.

    Many pages build figures of plain boxes. The box holds the picture and one line of words, and
    beside it at most a label such as who took the picture.
    """
    counts: Counter[Any] = Counter()
    for line in lines:
        for node in boxes_around(line.element, COUNT_DEPTH):
            counts[node] += len(line.text) >= LABEL_MAX
    figures = set()
    for line in lines:
        most = HEADED_MAX if line.tag in HEADINGS else CAPTION_MAX
        if LABEL_MAX <= len(line.text) <= most and _may_be_caption(line):
            box = None
            for node in boxes_around(line.element, PICTURE_DEPTH):
                if counts[node] != 1 or node.tag in _PAGE_TAGS:
                    break
                if next(node.iter("img", "picture"), None) is not None:
                    box = node
                    break
                if box is None and _says_what_is_seen(line) and _is_below_picture(node, counts):
                    box = node
            if box is not None:
                figures.add(box)
    for line in lines:
        if figures.intersection(boxes_around(line.element, PICTURE_DEPTH)) and (
            line.tag not in HEADINGS or _is_headed(line)
        ):
            line.within |= {"figure"}
            line.pictured = True


def unmark_headings(lines: list[Line]) -> None:
    """Take headings for paragraphs where most of one level are whole sentences of some length."""
    levels: dict[str, list[Line]] = {}
    for line in lines:
        if line.tag in HEADINGS and line.tag != "h1":
            levels.setdefault(line.tag, []).append(line)
    for held in levels.values():
        told = sum(
            len(line.text) >= PROSE_MIN
            and line.text.endswith((".", ".”", '."'))
            and not line.linked
            for line in held
        )
        if told >= SENTENCES_MIN and 2 * told > len(held):
            for line in held:
                line.tag = "p"


def _may_be_caption(line: Line) -> bool:
    """Whether a line is built as captions are: a paragraph of whole sentences never is."""
    if line.tag in HEADINGS:
        return _is_headed(line)
    if line.link_share > 0.5 or line.part() == BYLINE:
        return False
    if line.within & {"figure", "quote", "list"} or is_date_line(line.text):
        return False
    if "table" in line.within and not _floats(line.element):
        return False
    return line.tag != "p" or not line.text.endswith((".", "!", "?", "”", '"', ":"))


def _is_headed(line: Line) -> bool:
    """Whether a heading is a whole sentence and no title, as some papers set what a picture shows."""
    return len(line.text) >= HEADED_MIN and line.text.endswith(".") and not line.linked


def _is_below_picture(node: Any, counts: Counter[Any]) -> bool:
    """Whether a box stands right below one that holds a picture and no words."""
    above = node.getprevious()
    return (
        above is not None
        and isinstance(above.tag, str)
        and not counts[above]
        and next(above.iter("img", "picture"), None) is not None
        and not any(map(str.strip, above.itertext()))
    )


def _says_what_is_seen(line: Line) -> bool:
    """Whether a line below a picture is of the length of what it shows, and neither a title nor a link."""
    return (
        not line.linked
        and not line.strong
        and len(line.text) >= SEEN_MIN
        and not line.text.endswith((".", "!", "?", "”", '"', ":", "。", "।"))
    )


def _floats(element: Any) -> bool:
    """Whether the table that holds a line is set at one side of the text, as old pages set pictures."""
    table = next(element.iterancestors("table"), None)
    return table is not None and (table.get("align") or "").lower() in ("left", "right")


def mark_comments(lines: list[Line]) -> None:
    """Put into a zone what stands in one box with a title such as "12 comments", and below it.

    The box must not hold the article's own title: then nothing tells where the comments end.
    """
    titled: set[Any] = set()
    for line in lines:
        node = line.element if line.tag == "h1" else None
        while node is not None and node not in titled:
            titled.add(node)
            node = node.getparent()
    inside: dict[Any, Zone | None] = {}
    for line in lines:
        if line.tag in HEADINGS and _COMMENTS.fullmatch(line.text):
            box = line.element.getparent()
            if box is not None and box not in titled and box.tag not in _PAGE_TAGS:
                # what was looked at before stands above the comments or in the box
                inside = {box: Zone("comments", box, line.zone)}
        if inside:
            line.zone = _zone_within(inside, line.element) or line.zone


def _zone_within(inside: dict[Any, Zone | None], element: Any) -> Zone | None:
    """The zone of the nearest element around that is known to have one; each is looked at once."""
    path = []
    while element is not None and element not in inside:
        path.append(element)
        element = element.getparent()
    zone = inside[element] if element is not None else None
    inside.update(dict.fromkeys(path, zone))
    return zone
