"""The words of statements marked in the tree of the page that they were read from.

A block of the article knows the element that it stands in, and its words are those of the page but
for spaces. So a page is taken as its letters, without any space, each of which knows where in the
tree it stands; a block is found among the letters of its element, and its pieces are cut out there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from onrecord.export.marked import key
from onrecord.export.segments import Piece, article_lines
from onrecord.page.zones import BLOCK_TAGS, NEVER_SHOWN, is_hidden
from onrecord.record import Record

CLASS = "onrecord"
"""What the classes of our marks begin with."""

ANCHOR = 8
"""Letters by which a block is found again behind marks that are not read."""

_SCRIPT = re.compile(r"/script(?:\[[0-9]{1,7}\])?$", re.ASCII)
_PATH = re.compile(r"(/([A-Za-z_][\w-]*|\*)(\[[0-9]{1,7}\])?){1,10000}", re.ASCII)
"""The paths that reading gives, and no other expression: records may come from anywhere."""


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Text as a tree takes it (XML 1.0, 2.2). One character stands for one, so offsets hold.

    >>> writable("a\\x0cb\\x08")
    'a b\ufffd'
    """
    return _NO_XML.sub(lambda one: " " if one[0].isspace() else "\ufffd", text)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text in the tree: the ``text`` of an element, or its ``tail``."""

    element: Any
    tail: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a tree. ``within`` gives the first letter of an element and the one after its
    last."""

    text: str
    runs: Sequence[_Run]
    run_of: Sequence[int]
    place_of: Sequence[int]
    within: dict[Any, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part of a run to be marked as one piece of the article."""

    run: int
    start: int
    end: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Marked:
    """The elements that mark words now, and how many of the article's blocks were found again."""

    marks: frozenset[Any]
    found: int
    opened: frozenset[Any]
    """Scripts whose text is now that of the blocks that stand in them."""


def mark(root: Any, record: Record) -> Marked:
    """Marks in a page's tree, whose text is ``writable``, what its statements rest on.

    The first mark of statement ``n`` has the id ``wn``. A script that holds the article's words shows
    them, below the page.
    """
    tree = root.getroottree()
    opened = _opened(tree, record)
    letters = _letters(root, opened)
    pieces = {line.span: line.pieces for line in article_lines(record)}
    reached: dict[Any, int] = {}
    cuts: list[_Cut] = []
    found = 0
    for block in record.article.blocks:
        element = _element(tree, block.xpath)
        if element not in letters.within:
            continue
        start, end = letters.within[element]
        if block.xpath is None and block.page_span is not None:
            start = bisect_left(letters.place_of, block.page_span.start)
            end = bisect_left(letters.place_of, block.page_span.end)
        words = _squeezed(writable(record.words(block.span)))
        start = max(start, reached.get(element, 0))
        at = letters.text.find(words, start, end)
        if at >= 0:
            places: Sequence[int] = range(at, at + len(words))
        else:
            places = _apart(letters.text, words, start, end) if block.xpath is None else ()
        if places:
            found += 1
            reached[element] = places[-1] + 1
            cuts += _cuts(letters, places, pieces.get(block.span, ()))
    return Marked(frozenset(_cut_all(letters.runs, cuts)), found, opened)


def _opened(tree: Any, record: Record) -> frozenset[Any]:
    """The scripts in which blocks of the article stand, each with these as its text."""
    held: dict[Any, list[str]] = {}
    for block in record.article.blocks:
        if block.xpath is not None and _SCRIPT.search(block.xpath):
            element = _element(tree, block.xpath)
            if element is not None:
                held.setdefault(element, []).append(writable(record.words(block.span)))
    for element, texts in held.items():
        element.text = "\n".join(texts)
    return frozenset(held)


def _element(tree: Any, xpath: str | None) -> Any:
    """The element at a path; the whole of a plain text where there is none."""
    if xpath is None:
        return tree.getroot().find("body/pre")
    if not _PATH.fullmatch(xpath):
        return None
    elements = tree.xpath(xpath)
    return elements[0] if elements else None


def _letters(root: Any, opened: frozenset[Any]) -> _Letters:
    """The letters that a page shows, or ``opened`` scripts hold, in order, in one walk."""
    runs: list[_Run] = []
    text: list[str] = []
    run_of: list[int] = []
    place_of: list[int] = []
    within: dict[Any, tuple[int, int]] = {}

    def add(element: Any, tail: bool, words: str | None) -> None:
        if words:
            for place, letter in enumerate(words):
                if not letter.isspace():
                    text.append(letter)
                    run_of.append(len(runs))
                    place_of.append(place)
            runs.append(_Run(element, tail, words))

    stack: list[tuple[Any, int | None]] = [(root, None)]
    while stack:
        element, begun = stack.pop()
        if begun is not None:
            within[element] = (begun, len(text))
        elif element in opened or _is_shown(element):
            stack.append((element, len(text)))
            add(element, False, element.text)
            stack += ((child, None) for child in reversed(element))
            continue
        if element is not root:
            add(element, True, element.tail)
    return _Letters("".join(text), runs, run_of, place_of, within)


def _is_shown(element: Any) -> bool:
    """Whether its words are read: as ``page.html`` reads them."""
    tag = element.tag
    if not isinstance(tag, str) or (tag in NEVER_SHOWN and tag != "head"):
        return False
    return tag in BLOCK_TAGS or not is_hidden(element)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _apart(text: str, words: str, start: int, end: int) -> Sequence[int]:
    """Where the letters of a block of plain text stand that holds what is not read between them:
    hyphens of parted words, numbers of links, heads of pages. Empty where they do not stand."""
    places: list[int] = []
    at = start
    while len(places) < len(words):
        done = len(places)
        if text.startswith(words[done : done + 1], at) and at < end:
            places.append(at)
            at += 1
            continue
        at = text.find(words[done : done + ANCHOR], at, end)
        if at < 0:
            return ()
    return places


def _cuts(letters: _Letters, places: Sequence[int], pieces: Sequence[Piece]) -> Iterator[_Cut]:
    """Where the pieces of a block lie whose letters stand at ``places``, run by run."""
    at = 0
    for piece in pieces:
        end = at + len(_squeezed(piece.text))
        if piece.numbers:
            for run, of_run in groupby(places[at:end], key=letters.run_of.__getitem__):
                there = [letters.place_of[one] for one in of_run]
                yield _Cut(run, *_with_space(letters.runs[run].words, there, piece), piece)
        at = end


def _with_space(words: str, places: Sequence[int], piece: Piece) -> tuple[int, int]:
    """The places of a cut, and the spaces about it that are the piece's own."""
    start, end = places[0], places[-1] + 1
    while piece.text[0].isspace() and start > 0 and words[start - 1].isspace():
        start -= 1
    while piece.text[-1].isspace() and end < len(words) and words[end].isspace():
        end += 1
    return start, end


def _cut_all(runs: Sequence[_Run], cuts: Sequence[_Cut]) -> Iterator[Any]:
    """Puts the marks into the tree, each run rebuilt once, and gives them."""
    named: set[int] = set()
    ordered = sorted(cuts, key=lambda one: (one.run, one.start))
    for run, of_run in groupby(ordered, key=lambda one: one.run):
        for made in _cut_run(runs[run], list(of_run), named):
            yield from made.iter()


def _cut_run(run: _Run, cuts: Sequence[_Cut], named: set[int]) -> list[Any]:
    marks: list[Any] = []
    head, reached = run.words[: cuts[0].start], 0
    for cut in cuts:
        start = max(cut.start, reached)
        if start >= cut.end:
            continue
        if marks:
            marks[-1].tail = run.words[reached:start]
        marks.append(_mark(cut.piece, run.words[start : cut.end], named))
        reached = cut.end
    marks[-1].tail = run.words[reached:]
    if run.tail:
        run.element.tail = None
        for one in reversed(marks):
            run.element.addnext(one)
        run.element.tail = head
    else:
        run.element.text = head
        for one in reversed(marks):
            run.element.insert(0, one)
    return marks


def _mark(piece: Piece, words: str, named: set[int]) -> Any:
    from lxml import html

    parts = (("content", piece.depth), ("source", piece.source), ("cue", piece.cue))
    names = [CLASS, f"{CLASS}-{key(piece.speaker or 0)}"]
    names += [f"{CLASS}-{name}" for name, is_so in parts if is_so]
    made = inner = html.Element("mark", {"class": " ".join(names)})
    for number in (one for one in piece.starts if one not in named):
        named.add(number)
        if "id" in made.attrib:
            inner = html.Element("mark", {"class": f"{CLASS} {CLASS}-at"})
            made.append(inner)
        inner.set("id", f"w{number}")
    inner.text = words
    return made
