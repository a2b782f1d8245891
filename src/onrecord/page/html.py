"""An HTML page as lines: each run of text, the element that holds it, the zones around it."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import PageError
from onrecord.page.bylines import is_byline
from onrecord.page.dates import is_date_line
from onrecord.page.zones import (
    BLOCK_TAGS,
    BODY,
    BYLINE,
    HEADINGS,
    NEVER_SHOWN,
    PART_ZONES,
    is_hidden,
    zone_of,
)

TIME_LIMIT = 20.0
"""Seconds that one page may take to be walked. The slowest of 465 captured pages takes 0.3."""
MAX_TAGS = 500_000
"""Tags of one page. The fullest of 465 captured pages has 10,000; a million take a gigabyte."""
PROSE_MIN = 60
"""Characters, CJK counted threefold, from which an unlinked line is taken for prose."""
LABEL_MAX = 25
"""Characters under which a line beside a picture is a label: a credit, a number."""
CAPTION_MAX = 250
"""Characters of the longest line that is taken for a caption because it shares a box with a picture."""
PICTURE_DEPTH = 4
"""Elements from a line up to the box that it shares with a picture."""
TITLE_PIECES = 40
"""Pieces of text of the longest title or byline that a line break ends."""
TITLE_STRONG = 0.95
"""Share of a line in bold from which it is a title where a line break follows."""
HEADING_DEPTH = 3
"""Elements from a line up to the heading that it is, which may hold boxes of its own."""
REVEAL = 0.5
"""Share of the shown prose from which hidden prose is the article, kept back for a script or a
subscriber to show. Three of 465 captured pages hide theirs; menus and dialogs hold less."""


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

    def furniture(self) -> str | None:
        """The reason of the innermost furniture zone, inside a part of the article or not."""
        in_body = False
        for zone in self.zones():
            if zone.reason == BODY:
                in_body = True
            elif zone.ignored or zone.reason in PART_ZONES:
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


def parse(text: str, *, source: str) -> Any:
    """The root element of a page, parsed leniently; comments and instructions are dropped.

    XPaths of the tree are those of ``lxml.html.document_fromstring`` on the page. Raises
    ``PageError`` where there is no element at all.
    """
    from lxml import etree, html

    if text.count("<") > MAX_TAGS:
        raise PageError(source, f"holds over {MAX_TAGS:,} tags, more than any news page; skip it")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise PageError(source, "holds no HTML that can be parsed; capture it again") from None
    return root


_AROUND_BODY = frozenset(("newsletter", "share", "live_promo", "byline_note"))
"""Names that wrappers of a whole article bear too: "paywall", "print", "subscriber"."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CONTEXT = {
    "blockquote": "quote",
    "li": "list",
    "figure": "figure",
    "table": "table",
    "dd": "list",
    "article": "article",
    "main": "main",
    "header": "header",
}


def lines_of(root: Any, *, source: str) -> list[Line]:
    """Every line of text that the page shows, in order. Linear in the size of the page.

    Hidden text is left out unless it is the article itself, as it is where a script or a
    subscription uncovers it.
    """
    lines = _Walk(source).lines(root)
    kept_back: Counter[str] = Counter()
    articles = set()
    for line in lines:
        if line.hidden is not None:
            kept_back[line.hidden] += line.prose
            if line.within & {"article", "main"} or line.tag == "h1":
                articles.add(line.hidden)
    shown = sum(line.prose for line in lines if line.hidden is None)
    revealed = {name for name in articles if kept_back[name] > REVEAL * shown}
    lines = [line for line in lines if line.hidden is None or line.hidden in revealed]
    for index, line in enumerate(lines):
        line.index = index
    _mark_pictures(lines)
    _mark_comments(lines)
    return lines


def _mark_pictures(lines: list[Line]) -> None:
    """Mark the short line that shares a box with a picture as within a figure.

    Many pages build figures of plain boxes. The box holds the picture and one line of words, and
    beside it at most a label such as who took the picture.
    """
    counts: Counter[Any] = Counter()
    for line in lines:
        for node in boxes_around(line.element, PICTURE_DEPTH):
            counts[node] += len(line.text) >= LABEL_MAX
    figures = set()
    for line in lines:
        if LABEL_MAX <= len(line.text) <= CAPTION_MAX and _may_be_caption(line):
            for node in boxes_around(line.element, PICTURE_DEPTH):
                if counts[node] != 1 or node.tag in _PAGE_TAGS:
                    break
                if next(node.iter("img", "picture"), None) is not None:
                    figures.add(node)
                    break
    for line in lines:
        if (
            figures.intersection(boxes_around(line.element, PICTURE_DEPTH))
            and line.tag not in HEADINGS
        ):
            line.within |= {"figure"}


def _mark_comments(lines: list[Line]) -> None:
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


_COMMENTS = re.compile(
    r"(?:\d[\d,.]*|one|no) (?:reader )?(?:comments?|thoughts?|responses?|replies|reply)(?: (?:so far|on|to)\b.*)?",
    re.I,
)
"""The title of comments, as in "24 thoughts on “Bridge closed”"."""


def boxes_around(element: Any, most: int) -> list[Any]:
    """An element and those above it, from the inside out, ``most`` in all: what can be a box of it."""
    found: list[Any] = []
    while element is not None and len(found) < most:
        found.append(element)
        element = element.getparent()
    return found


_PAGE_TAGS = frozenset(("article", "main", "body", "html"))


def _may_be_caption(line: Line) -> bool:
    """Whether a line is built as captions are: a paragraph of whole sentences never is."""
    if line.tag in HEADINGS or line.link_share > 0.5 or line.part() == BYLINE:
        return False
    if line.within & {"figure", "quote", "table", "list"} or is_date_line(line.text):
        return False
    return line.tag != "p" or not line.text.endswith((".", "!", "?", "”", '"', ":"))


class _Walk:
    """One pass over the tree, with the state of the open elements at hand."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[Line] = []
        self.pieces: list[str] = []
        self.linked = self.strong = 0
        self.href: str | None = None
        self.breaks = 0
        self.parted = self.closed = False
        self.hidden: Any = None

    def lines(self, root: Any) -> list[Line]:
        from lxml import etree

        until = time.monotonic() + TIME_LIMIT
        walker = etree.iterwalk(root, events=("start", "end"))
        blocks: list[Any] = [root]
        zones: list[tuple[Any, Zone]] = []
        contexts: list[tuple[Any, frozenset[str]]] = [(None, frozenset())]
        links = bold = 0
        skipping = None
        for count, (event, element) in enumerate(walker):
            if count % 4096 == 0 and time.monotonic() > until:
                raise PageError(self.source, f"takes over {TIME_LIMIT:.0f} s to read; skip it")
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                hidden = is_hidden(element)
                if tag in NEVER_SHOWN or (hidden and tag not in BLOCK_TAGS):
                    if tag in BLOCK_TAGS:
                        self.flush(blocks, zones, contexts)
                    elif any(map(str.strip, element.itertext())):
                        # words that are left out part those around them
                        self.pieces.append(" ")
                    else:
                        self.parted = self.parted or len(element) > 0
                    skipping = element
                    walker.skip_subtree()
                    continue
                if tag in _NOTICE_TAGS and _is_notice(element):
                    if self.parted:
                        self.pieces.append(" ")
                        self.parted = False
                    skipping = element
                    walker.skip_subtree()
                    continue
                if tag == "br":
                    self.line_break(blocks, zones, contexts, bold > 0)
                    continue
                if tag in BLOCK_TAGS:
                    self.flush(blocks, zones, contexts)
                    blocks.append(element)
                    if hidden and self.hidden is None:
                        self.hidden = element
                    if tag in _CONTEXT:
                        contexts.append((element, contexts[-1][1] | {_CONTEXT[tag]}))
                reason = zone_of(element)
                if reason is not None:
                    if tag not in BLOCK_TAGS and reason not in PART_ZONES:
                        reason = None if not _stands_alone(element, reason) else reason
                    if reason is not None:
                        zones.append((element, Zone(reason, element, self.top(zones))))
                if tag == "a":
                    links += 1
                    self.href = self.href or element.get("href")
                elif tag in ("b", "strong"):
                    bold += 1
                if element.text:
                    self.add(element.text, links, bold)
                continue
            if element is skipping:
                skipping = None
            elif tag in BLOCK_TAGS:
                self.flush(blocks, zones, contexts)
                if self.hidden is element:
                    self.hidden = None
                if len(blocks) > 1 and blocks[-1] is element:
                    blocks.pop()
                if contexts[-1][0] is element:
                    contexts.pop()
            elif tag == "a":
                links -= 1
            elif tag in ("b", "strong"):
                bold -= 1
            self.closed = self.closed or tag in _PARTS_OF_LINES
            if zones and zones[-1][0] is element:
                zones.pop()
            if element.tail and element is not root:
                self.add(element.tail, links, bold)
        self.flush(blocks, zones, contexts)
        return self.out

    @staticmethod
    def top(zones: list[tuple[Any, Zone]]) -> Zone | None:
        return zones[-1][1] if zones else None

    def add(self, text: str, links: int, bold: int) -> None:
        if self.pieces and self._is_apart(text):
            self.pieces.append(" ")
        self.parted = self.closed = False
        self.pieces.append(text)
        if links or bold:
            size = len(text.strip())
            self.linked += size if links else 0
            self.strong += size if bold else 0
        if self.breaks and not text.isspace():
            self.breaks = 0

    def _is_apart(self, text: str) -> bool:
        """Whether a text begins a new word: a picture before it parts it from the last one, and so
        does the end of a part of the line, where "Ann ReedReporter" is two words."""
        last = self.pieces[-1][-1:]
        if self.parted:
            return text[0] not in _CLOSING
        if not self.closed or not (text[0].isupper() or text[0].isdigit()):
            return False
        return last.islower() or (last.isdigit() and text[1:2].islower())

    def line_break(self, blocks: list[Any], zones: Any, contexts: Any, bold: bool) -> None:
        self.breaks += 1
        if self.breaks >= 2:
            self.flush(blocks, zones, contexts)
            self.breaks = 2
            return
        last = next((piece for piece in reversed(self.pieces) if not piece.isspace()), "")
        if last.rstrip()[-1:] in _SENTENCE_ENDS or self._is_whole(blocks, bold):
            self.flush(blocks, zones, contexts)
            self.breaks = 1
        else:
            self.pieces.append("\n")

    def _is_whole(self, blocks: list[Any], bold: bool) -> bool:
        """Whether the words so far are a line by themselves: a byline, or a title set in bold."""
        if len(self.pieces) > TITLE_PIECES or _heading(blocks) is not None:
            return False
        text = " ".join("".join(self.pieces).split())
        if not text or text.endswith(","):
            return False
        return is_byline(text) or (not bold and self.strong >= TITLE_STRONG * len(text))

    def flush(self, blocks: list[Any], zones: Any, contexts: Any) -> None:
        self.breaks = 0
        self.parted = self.closed = False
        if not self.pieces:
            return
        text = " ".join("".join(self.pieces).split())
        if text:
            zone = self.top(zones)
            self.out.append(
                Line(
                    index=len(self.out),
                    text=text,
                    element=blocks[-1],
                    tag=_heading(blocks) or blocks[-1].tag,
                    zone=zone,
                    linked=self.linked,
                    href=self.href if self.linked else None,
                    strong=self.strong,
                    within=contexts[-1][1],
                    hidden=None if self.hidden is None else _called(self.hidden),
                )
            )
        self.pieces = []
        self.linked = self.strong = 0
        self.href = None


def _heading(blocks: list[Any]) -> str | None:
    """The heading that the innermost open block is, or holds all the text of."""
    for one in reversed(blocks[-HEADING_DEPTH:]):
        if one.tag in HEADINGS:
            tag: str = one.tag
            return tag
        around = one.getparent()
        alone = one.getprevious() is None and one.getnext() is None
        if around is None or not alone or (around.text or "").strip():
            return None
    return None


_PARTS_OF_LINES = frozenset(("a", "abbr", "cite", "label", "span", "time"))
"""Inline elements that pages also lay out as parts of a line, without a space between."""
_CLOSING = frozenset(".,;:!?)]}”’»…%")
_NOTICE_TAGS = frozenset(("span", "small", "i", "em"))
_NOTICE = re.compile(
    r"\W*(?:link )?(?:opens?|will open) (?:(?:up )?in an?(?:other)? |a )?(?:new )?(?:tab|window)\W*",
    re.I,
)


def _is_notice(element: Any) -> bool:
    """Whether an element tells screen readers where a link opens: no words of the sentence."""
    text = element.text
    return (
        bool(text) and len(text) < 40 and not len(element) and _NOTICE.fullmatch(text) is not None
    )


def _called(element: Any) -> str:
    """What an element is called: pieces of one article bear one class."""
    return f"{element.tag} {element.get('class') or ''}"


_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_SENTENCE_ENDS = frozenset('.!?:;"”’»。！？…')


def _stands_alone(element: Any, reason: str) -> bool:
    """Whether an inline element is a part of the page and not words within a sentence."""
    return element.tag not in ("a", "em", "i", "b", "strong", "span", "font", "u", "mark", "small")


class Paths:
    """XPaths of elements, in time linear in the page: siblings are counted once for each parent."""

    def __init__(self) -> None:
        self._steps: dict[Any, str] = {}
        self._paths: dict[Any, str] = {}

    def of(self, element: Any) -> str:
        """The absolute XPath of an element of the tree."""
        missing = []
        while element is not None and element not in self._paths:
            missing.append(element)
            element = element.getparent()
        path = self._paths[element] if element is not None else ""
        for one in reversed(missing):
            path = f"{path}/{self._step(one)}"
            self._paths[one] = path
        return path

    def _step(self, element: Any) -> str:
        parent = element.getparent()
        if parent is None:
            return element.tag if _is_plain(element.tag) else "*"
        if element not in self._steps:
            counts: dict[str, list[Any]] = {}
            elements = [child for child in parent if isinstance(child.tag, str)]
            for child in elements:
                counts.setdefault(child.tag, []).append(child)
            for tag, children in counts.items():
                if len(children) == 1 and _is_plain(tag):
                    self._steps[children[0]] = tag
                elif _is_plain(tag):
                    self._steps.update((c, f"{tag}[{n}]") for n, c in enumerate(children, 1))
            for place, child in enumerate(elements, 1):
                self._steps.setdefault(child, f"*[{place}]")
        return self._steps[element]


def _is_plain(tag: str) -> bool:
    """Whether a name can stand in an XPath; ``<o:p>`` and ``<a"b>`` cannot and go by place."""
    return _PLAIN.fullmatch(tag) is not None
