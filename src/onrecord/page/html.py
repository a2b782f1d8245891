"""An HTML page to its lines: one walk over its elements, with what is open around each text."""

from __future__ import annotations

import re
import time
from collections import Counter
from itertools import islice
from typing import Any

from onrecord.errors import PageError
from onrecord.page.bylines import is_byline, is_job, is_person
from onrecord.page.dates import is_date_line
from onrecord.page.furniture import furniture_reason
from onrecord.page.implied import mark_comments, mark_pictures, unmark_headings
from onrecord.page.lines import Line, Zone
from onrecord.page.rows import rows_of, unwrapped
from onrecord.page.zones import (
    BLOCK_TAGS,
    NEVER_SHOWN,
    PART_ZONES,
    heading_of,
    is_hidden,
    zone_of,
)

TIME_LIMIT = 20.0
"""Seconds that one page may take to be walked. The slowest of 465 captured pages takes 0.3."""
MAX_TAGS = 500_000
"""Tags of one page. The fullest of 465 captured pages has 10,000; a million take a gigabyte."""
MAX_ATTRIBUTES = 40_000
"""Attributes of one tag: the parser compares each with all before it, and cannot be stopped."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{2 * MAX_ATTRIBUTES},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_LINES = 100_000
"""Lines of one text that is set by line ends."""
TITLE_PIECES = 40
"""Pieces of text of the longest title or byline that a line break ends."""
LABEL_MAX = 160
"""Characters of the longest line that a line break ends because it is furniture."""
TITLE_STRONG = 0.95
"""Share of a line in bold from which it is a title where a line break follows."""
ROW_SHARE = 0.6
"""Share of a line in links from which it can be a row of them."""
HEADING_DEPTH = 3
"""Elements from a line up to the heading that it is, which may hold boxes of its own."""
REVEAL = 0.5
"""Share of the shown prose from which hidden prose is the article, kept back for a script or a
subscriber to show. Three of 465 captured pages hide theirs; menus and dialogs hold less."""
_CONTEXT = {
    "blockquote": "quote",
    "li": "list",
    "figure": "figure",
    "table": "table",
    "dd": "list",
    "article": "article",
    "main": "main",
}
_PARTS_OF_LINES = frozenset(("a", "abbr", "cite", "label", "span", "time"))
"""Inline elements that pages also lay out as parts of a line, without a space between."""
_WORD_TAGS = frozenset(("a", "em", "i", "b", "strong", "span", "font", "u", "mark", "small"))
"""Inline elements that hold words of a sentence and are no furniture, whatever they are called."""
_SETTING_TAGS = frozenset(("span", "font", "big", "small"))
"""Inline elements by which pages without style sheets set lines in other letters."""
_BOLD_TAGS = frozenset(("b", "strong"))
_BOX_TAGS = tuple((BLOCK_TAGS | NEVER_SHOWN | {"br"}) - {"pre"})
"""Elements that part a text; in one that has them, line ends say nothing."""
_CLOSING = frozenset(".,;:!?)]}”’»…%")
_SENTENCE_ENDS = frozenset('.!?:;"”’»。！？…')
_SENTENCE_STOPS = frozenset(".!?”")
_BARS = frozenset(("wm-ipp-base", "wm-ipp", "wm-ipp-print"))
_NOTICE_TAGS = frozenset(("span", "small", "i", "em"))
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d$")
_STYLE_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*block\s*(?:;|$)", re.I)
_NOTICE = re.compile(
    r"\W*(?:link )?(?:opens?|will open) (?:(?:up )?in an?(?:other)? |a )?(?:new )?(?:tab|window)\W*",
    re.I,
)


def parse(text: str, *, source: str) -> Any:
    """The root element of a page, parsed leniently; comments and instructions are dropped.

    XPaths of the tree are those of ``lxml.html.document_fromstring`` on the page. Raises
    ``PageError`` where there is no element at all.
    """
    from lxml import etree, html

    if text.count("<") > MAX_TAGS:
        raise PageError(source, f"holds over {MAX_TAGS:,} tags, more than any news page; skip it")
    long = (_QUOTED.sub("", tag[0]) for tag in _LONG_TAG.finditer(text))
    if any(len(tag.split()) > MAX_ATTRIBUTES for tag in long):
        raise PageError(
            source,
            f"has a tag of over {MAX_ATTRIBUTES:,} attributes, unlike any news page; skip it",
        )
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise PageError(source, "holds no HTML that can be parsed; capture it again") from None
    return root


def is_cut(root: Any) -> bool:
    """Whether the parser left out what is nested deeper than it goes (2,048 elements)."""
    log = root.getroottree().parser.error_log
    return any(one.type_name == "ERR_RESOURCE_LIMIT" for one in log)


def lines_of(root: Any, *, source: str) -> list[Line]:
    """Every line of text that the page shows, in order. Linear in the size of the page.

    Hidden text is left out unless it is the article itself, as it is where a script or a
    subscription uncovers it.
    """
    lines = _Walk(root, source).lines()
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
    unmark_headings(lines)
    mark_pictures(lines)
    mark_comments(lines)
    return lines


class _Walk:
    """One pass over the tree, with the elements that are open and the line so far at hand."""

    def __init__(self, root: Any, source: str) -> None:
        self.root = root
        self.source = source
        self.out: list[Line] = []
        self.blocks: list[Any] = [root]
        self.zones: list[Zone] = []
        self.contexts: list[tuple[Any, frozenset[str]]] = [(None, frozenset())]
        self.links = self.bold = 0
        self.hidden: Any = None
        self.skipped: Any = None
        self.pieces: list[str] = []
        self.linked = self.strong = 0
        self.href: str | None = None
        self.breaks = 0
        self.parted = self.closed = False

    def lines(self) -> list[Line]:
        from lxml import etree

        until = time.monotonic() + TIME_LIMIT
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for count, (event, element) in enumerate(walker):
            if count % 4096 == 0 and time.monotonic() > until:
                raise PageError(self.source, f"takes over {TIME_LIMIT:.0f} s to read; skip it")
            if not isinstance(element.tag, str):
                continue
            if event == "end":
                self.leave(element)
            elif self.is_left_out(element):
                self.skipped = element
                walker.skip_subtree()
            else:
                self.enter(element)
        self.flush()
        return self.out

    def is_left_out(self, element: Any) -> bool:
        """Whether an element is none that is read; if so, what that does to the line around it."""
        tag = element.tag
        if (
            tag in NEVER_SHOWN
            or _is_of_archive(element)
            or (tag not in BLOCK_TAGS and is_hidden(element))
        ):
            if tag in BLOCK_TAGS:
                self.flush()
            elif any(map(str.strip, element.itertext())):
                # words that are left out part those around them
                self.pieces.append(" ")
            else:
                self.parted = self.parted or len(element) > 0
            return True
        if tag == "pre" and next(element.iter(*_BOX_TAGS), None) is None:
            self.flush()
            self.set_lines(element)
            return True
        if tag in _NOTICE_TAGS and _is_notice(element):
            if self.parted:
                self.pieces.append(" ")
                self.parted = False
            return True
        return False

    def set_lines(self, element: Any) -> None:
        """Take the paragraphs of a text that was set by spaces and line ends."""
        hidden = self.hidden if self.hidden is not None or not is_hidden(element) else element
        reason = zone_of(element)
        zone = Zone(reason, element, self.zone) if reason is not None else self.zone
        text = "".join(element.itertext())
        if text.count("\n") > MAX_LINES:
            says = f"holds over {MAX_LINES:,} lines, more than any news page; skip it"
            raise PageError(self.source, says)
        for row in unwrapped(list(rows_of(text)), _stands_alone):
            self.out.append(
                Line(
                    index=len(self.out),
                    text=" ".join(row.text.split()),
                    element=element,
                    tag="pre",
                    zone=zone,
                    within=self.contexts[-1][1],
                    hidden=None if hidden is None else _called(hidden),
                )
            )

    def enter(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self.line_break(element)
            return
        if tag in BLOCK_TAGS or _is_box(element, tag):
            self.flush()
            self.blocks.append(element)
            if self.hidden is None and is_hidden(element):
                self.hidden = element
            if tag in _CONTEXT:
                self.contexts.append((element, self.contexts[-1][1] | {_CONTEXT[tag]}))
        reason = zone_of(element)
        if reason in PART_ZONES or (reason is not None and tag not in _WORD_TAGS):
            self.zones.append(Zone(reason, element, self.zone))
        if tag == "a":
            self.links += 1
            self.href = self.href or element.get("href")
        elif tag in _BOLD_TAGS:
            self.bold += 1
        if element.text:
            self.add(element.text)

    def leave(self, element: Any) -> None:
        tag = element.tag
        skipped = element is self.skipped
        if skipped:
            self.skipped = None
        elif tag in BLOCK_TAGS or self.blocks[-1] is element:
            self.flush()
            if self.hidden is element:
                self.hidden = None
            if len(self.blocks) > 1 and self.blocks[-1] is element:
                self.blocks.pop()
            if self.contexts[-1][0] is element:
                self.contexts.pop()
        if tag == "a" and not skipped:
            self.links -= 1
        elif tag in _BOLD_TAGS and not skipped:
            self.bold -= 1
        self.closed = self.closed or tag in _PARTS_OF_LINES
        if self.zones and self.zones[-1].element is element:
            self.zones.pop()
        if element.tail and element is not self.root:
            self.add(element.tail)

    @property
    def zone(self) -> Zone | None:
        return self.zones[-1] if self.zones else None

    def add(self, text: str) -> None:
        if self.pieces and self.is_apart(text):
            self.pieces.append(" ")
        self.parted = self.closed = False
        self.pieces.append(text)
        if self.links or self.bold:
            size = len(text.strip())
            self.linked += size if self.links else 0
            self.strong += size if self.bold else 0
        if self.breaks and not text.isspace():
            self.breaks = 0

    def is_apart(self, text: str) -> bool:
        """Whether a text begins a new word: a picture before it parts it from the last one, and so
        does the end of a part of the line, where "Ann ReedReporter" is two words."""
        last = self.pieces[-1][-1:]
        if self.parted:
            return text[0] not in _CLOSING
        if self.closed and text[0].isdigit() and _YEAR.search(self.pieces[-1]):
            return True
        if not self.closed or not (text[0].isupper() or text[0].isdigit() or text[0] == "“"):
            return False
        if last in _SENTENCE_STOPS and not text[0].isdigit():
            return True
        return last.islower() or (last.isdigit() and text[1:2].islower())

    def line_break(self, element: Any) -> None:
        self.breaks += 1
        if self.breaks >= 2:
            self.flush()
            self.breaks = 2
            return
        last = next((piece for piece in reversed(self.pieces) if not piece.isspace()), "")
        if last.rstrip()[-1:] in _SENTENCE_ENDS or self.is_whole(element):
            self.flush()
            self.breaks = 1
        else:
            self.pieces.append("\n")

    def is_whole(self, element: Any) -> bool:
        """Whether the words up to a line break are a line by themselves: a byline, furniture, a title in
        bold, all that an element sets apart."""
        if len(self.pieces) > TITLE_PIECES or _heading(self.blocks) is not None:
            return False
        text = " ".join("".join(self.pieces).split())
        if not text or text.endswith(","):
            return False
        if (
            is_byline(text)
            or is_job(text)
            or is_date_line(text)
            or (len(text) <= LABEL_MAX and furniture_reason(text) is not None)
        ):
            return True
        if not self.bold and self.strong >= TITLE_STRONG * len(text):
            return True
        if " | " in text and self.linked > ROW_SHARE * len(text):
            # a row of links
            return True
        behind = " ".join((element.tail or "")[:LABEL_MAX].split())
        return _is_set_apart(element, text) or (is_person(text) and is_job(behind))

    def flush(self) -> None:
        """End the line, and keep it where it holds any words."""
        self.breaks = 0
        self.parted = self.closed = False
        if not self.pieces:
            return
        text = " ".join("".join(self.pieces).split())
        if text:
            self.out.append(
                Line(
                    index=len(self.out),
                    text=text,
                    element=self.blocks[-1],
                    tag=_heading(self.blocks) or self.blocks[-1].tag,
                    zone=self.zone,
                    linked=self.linked,
                    href=self.href if self.linked else None,
                    strong=self.strong,
                    within=self.contexts[-1][1],
                    hidden=None if self.hidden is None else _called(self.hidden),
                )
            )
        self.pieces = []
        self.linked = self.strong = 0
        self.href = None


def _is_box(element: Any, tag: str) -> bool:
    """Whether an element that HTML takes for a part of a line is a box of the page: its style says so,
    or it is one of the page's own making with no text beside it."""
    style = element.get("style")
    if style and "block" in style and _STYLE_BLOCK.search(style[:400]):
        return True
    if "-" not in tag:
        return False
    before, around = element.getprevious(), element.getparent()
    beside = around.text if before is None else before.tail
    return not (beside or "").strip() and not (element.tail or "").strip()


def _is_set_apart(line_break: Any, text: str) -> bool:
    """Whether the element before a line break holds all of the line."""
    before = line_break.getprevious()
    if before is None or before.tag not in _SETTING_TAGS or (before.tail or "").strip():
        return False
    return " ".join("".join(islice(before.itertext(), TITLE_PIECES)).split()) == text


def _heading(blocks: list[Any]) -> str | None:
    """The heading that the innermost open block is, or holds all the text of."""
    for one in reversed(blocks[-HEADING_DEPTH:]):
        if (tag := heading_of(one)) is not None:
            return tag
        around = one.getparent()
        alone = one.getprevious() is None and one.getnext() is None
        if around is None or not alone or (around.text or "").strip():
            return None
    return None


def _stands_alone(text: str) -> bool:
    """Whether a line of a text that was wrapped is whole, by its words."""
    return furniture_reason(text) is not None or is_byline(text)


def _is_of_archive(element: Any) -> bool:
    """Whether an element is the bar that an archive or a cache puts above the pages it keeps."""
    name = element.get("id")
    return bool(name) and (name in _BARS or name.endswith("google-cache-hdr"))


def _is_notice(element: Any) -> bool:
    """Whether an element tells screen readers where a link opens: no words of the sentence."""
    text = element.text
    return (
        bool(text) and len(text) < 40 and not len(element) and _NOTICE.fullmatch(text) is not None
    )


def _called(element: Any) -> str:
    """What an element is called: pieces of one article bear one class."""
    return f"{element.tag} {element.get('class') or ''}"
