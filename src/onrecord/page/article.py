"""An article put together out of a page's lines: its blocks in order, and its fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from onrecord.page.body import article_lines, is_caption
from onrecord.page.bylines import life_at, names_of
from onrecord.page.datelines import DATELINE_LINES, dateline_date, dateline_in, is_dateline
from onrecord.page.furniture import furniture_reason, is_only_credit
from onrecord.page.head import (
    about_headline,
    byline_line,
    headline_line,
    local_day,
    names_alone,
    outlet_of,
    standfirst_of,
    visible_change,
    visible_date,
)
from onrecord.page.headlines import choose_headline, is_title_of
from onrecord.page.language import language_of
from onrecord.page.left_out import left_out
from onrecord.page.lines import Line, words
from onrecord.page.metadata import Metadata
from onrecord.page.paths import Paths
from onrecord.page.scripts import set_among
from onrecord.page.signed import authors_of, signatures, signed_below
from onrecord.page.zones import CAPTION, HEADINGS
from onrecord.record import Article, Block, BlockKind, PublishedBasis, Span

DOUBLED_MIN = 2
DOUBLED_WORDS = 5
DOUBLED_NEAR = 4
AGAIN_LINES = 5
"""Lines at the top among which a summary is looked for."""
AGAIN_MIN = 200
HEAD_MAX = 30
"""Lines below a headline within which its story begins."""
PULLED_MIN = 4
"""Words of the shortest quotation set large."""
PULLED_ROWS = 40
SIGNED_WORDS = 6
"""Words of the longest line below it that says whose words they are."""
TOLD_MIN = 3
"""Paragraphs of an article beside which what a video shows is none of it."""
LAYOUT_MIN = 4
"""Paragraphs of a list item from which it is a box of the page's layout."""
FOOT_LINES = 3
"""Lines behind a body among which an agency says who reported."""
SIGNED_WITHIN = 30
"""Lines behind a body among which the article's own foot says who wrote it."""
_Placed = tuple[BlockKind, Line]
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’']?\s+")


def article_of_lines(
    lines: list[Line], meta: Metadata, *, url: str | None, told: list[Line] | None = None
) -> Article:
    """The article of an HTML page, every block with the XPath of its element.

    ``told`` are the lines of a text that the page shows nowhere, or only in part.
    """
    body = _without_videos(article_lines(lines, meta.body, meta.titles), meta.videos)
    headline = headline_line(lines, body, meta)
    if told is not None:
        if headline is not None and not any(is_title_of(t, headline.text) for t in meta.titles):
            # the title of what the page shows in the text's stead
            headline = None
        body = set_among(told, lines, body, headline)
    byline = byline_line(lines, body, headline, meta.authors)
    byline = names_alone(lines, body, headline, byline, meta) or byline
    signed = (*meta.authors, byline.text if byline else "")
    body, bios = _without_life(body, names_of(signed, outlet=meta.outlet))
    language = language_of("\n".join(line.text for line in body), meta.language)
    outlet = outlet_of(lines, meta, headline)
    standfirst, standfirst_lines = standfirst_of(lines, body, meta, headline)
    end = body[-1].index + 1 if body else 0
    near, below = about_headline(lines, body, headline), lines[end : end + FOOT_LINES]
    authors = authors_of(meta.authors, byline, near, body, below, outlet)
    authors = authors or signed_below(lines[end : end + SIGNED_WITHIN], body, outlet)
    if not bios:
        body, bios = _without_life(body, authors)
    signing = signatures(body, byline, authors, outlet)
    head: list[_Placed] = [("headline", headline)] if headline is not None else []
    head += [("standfirst", line) for line in standfirst_lines]
    if byline is not None:
        head.append(("byline", byline))
    first = headline.index if headline else -1
    shown = [line for line in body if line.index > first and line.index not in signing]
    placed = head + _below_head(head, shown, body, _captions(lines, body, headline))
    again = _told_again(placed) | _pulled(placed)
    placed = [one for one in placed if one[1].index not in again]
    text, blocks = _text_and_blocks(placed)
    published, basis = _published(lines, body, meta, headline)
    notes = dict.fromkeys((*signing, *(line.index for line in bios)), "byline_note")
    notes |= dict.fromkeys(again, "repeated")
    related, furniture = left_out(lines, {line.index for _, line in placed}, body, url, notes)
    return Article(
        text=text,
        language=language,
        headline=choose_headline(
            headline.text if headline else None,
            meta.described,
            meta.shared,
            meta.title,
            outlet=outlet,
            language=language,
        ),
        standfirst=standfirst,
        bylines=authors,
        dateline=dateline_in(text, blocks),
        outlet=outlet,
        published=published,
        published_basis=basis,
        modified=meta.modified or visible_change(lines, body, headline, meta),
        related=related,
        furniture=furniture,
        blocks=blocks,
    )


def _without_videos(body: list[Line], videos: tuple[str, ...]) -> list[Line]:
    """A body without what stands below videos set into it, by the words of the metadata, where it holds more."""
    told = [line for line in body if line.tag == "p" or line.text not in videos]
    return told if sum(line.prose > 0 for line in told) >= TOLD_MIN else body


def _without_life(body: list[Line], authors: Iterable[str]) -> tuple[list[Line], list[Line]]:
    """A body, and the lines at its end that say who the author is."""
    at = life_at([line.text for line in body], authors)
    # what follows a life goes on with it: where to write, what else the author does
    return body[:at], body[at:] if at is not None else []


def _below_head(
    head: list[_Placed], shown: list[Line], body: list[Line], captions: list[Line]
) -> list[_Placed]:
    """The lines below the head in order, with their kinds, each told once."""
    layout = _layout_items(body)
    placed: dict[int, _Placed] = {line.index: (_kind(line, layout), line) for line in shown}
    placed |= {line.index: ("caption", line) for line in captions}
    # a headline is often repeated in a bar that stays, a standfirst in a box that sums up
    same = {line.text.casefold() for kind, line in head if kind != "byline"}
    taken = {line.index for _, line in head}
    placed = {
        index: (kind, line)
        for index, (kind, line) in placed.items()
        if index not in taken and line.text.casefold() not in same
    }
    for index in _doubled(placed):
        placed.pop(index)
    return [placed[index] for index in sorted(placed)]


def _published(
    lines: list[Line], body: list[Line], meta: Metadata, headline: Line | None
) -> tuple[str | None, PublishedBasis | None]:
    """The date of publication: of the metadata or the address, else about the headline, else in the
    dateline."""
    if meta.published is not None:
        local = local_day(lines, body, meta, headline)
        return (local, "text") if local else (meta.published, meta.published_basis)
    opening = islice((line.text for line in body if line.prose), DATELINE_LINES)
    found = visible_date(lines, body, headline, meta)
    found = found or next(filter(None, map(dateline_date, opening)), None)
    return found, "text" if found else None


def _text_and_blocks(placed: list[_Placed]) -> tuple[str, tuple[Block, ...]]:
    paths = Paths()
    blocks = []
    at = 0
    for kind, line in placed:
        end = at + len(line.text)
        blocks.append(Block(kind, Span(at, end), xpath=paths.of(line.element)))
        at = end + 1
    return "\n".join(line.text for _, line in placed), tuple(blocks)


def _layout_items(body: list[Line]) -> set[Any]:
    """List items that hold a whole text and not a piece of it: boxes of the page's layout."""
    held: Counter[Any] = Counter()
    for line in body:
        if "list" in line.within and line.tag == "p" and line.prose:
            held[_item(line)] += 1
    return {item for item, count in held.items() if count >= LAYOUT_MIN}


def _item(line: Line) -> Any:
    """The list item that a line stands in, near or far."""
    return next((one for one in line.element.iterancestors("li", "dd")), None)


def _kind(line: Line, layout: set[Any]) -> BlockKind:
    if line.tag in HEADINGS:
        return "subhead"
    if "quote" in line.within:
        return "quote"
    if "list" in line.within and not (layout and line.tag == "p" and _item(line) in layout):
        return "list_item"
    set_off = line.strong >= 0.95 * len(line.text) or (
        # "CM" alone makes a line in Japanese one in capitals
        line.text.isupper()
        and 2 * sum(map(str.isupper, line.text)) > len(line.text)
        and len(words(line.text)) > 1
        and not is_dateline(line.text)
    )
    if set_off and len(line.text) < 90 and line.text[-1] not in '.,;”"':
        return "subhead"
    return "paragraph"


def _captions(lines: list[Line], body: list[Line], headline: Line | None) -> list[Line]:
    """Captions of pictures that stand between headline and paragraphs or among these, or, where there
    are none, in the article or the main part of the page."""
    taken = {line.index for line in body}
    told = {line.text for line in body}
    if sum(line.tag not in HEADINGS for line in body) < 2:
        inside = [line.index for line in lines if "article" in line.within] or [
            line.index for line in lines if "main" in line.within
        ]
        first, last = (inside[0], inside[-1]) if inside else (0, -1)
    else:
        first, last = body[0].index, body[-1].index
        if headline is not None and headline.index < first <= headline.index + HEAD_MAX:
            first = headline.index + 1
    found: list[Line] = []
    for line in lines[first : last + 1]:
        if (
            line.index not in taken
            and (line.part() == CAPTION or is_caption(line))
            and not line.furniture()
            and len(words(line.text)) >= 6
            and not (furniture_reason(line.text) or is_only_credit(line.text))
            # a paragraph set large in a table, with its marks as a picture
            and not (line.text in told and line.text[0] in '"“‘')
            # the same with a button behind it
            and not (found and line.text.startswith(found[-1].text))
            and not (found and found[-1].text.startswith(line.text))
        ):
            found.append(line)
    return found


def _doubled(placed: dict[int, _Placed]) -> list[int]:
    """Places of paragraphs that only say what the captions beside them say: a gallery read twice.

    A single one can be the article's, with a caption that borrows its words.
    """
    captions = {index: line.text for index, (kind, line) in placed.items() if kind == "caption"}
    found = [
        index
        for index, (kind, line) in placed.items()
        if kind == "paragraph"
        and len(words(line.text)) >= DOUBLED_WORDS
        and any(
            captions.get(place, "").startswith(line.text)
            for place in range(index - DOUBLED_NEAR, index + DOUBLED_NEAR + 1)
        )
    ]
    return found if len(found) >= DOUBLED_MIN else []


def _pulled(placed: list[_Placed]) -> set[int]:
    """Quotations set large, which a paragraph has too, and below them whose they are."""
    told = " ".join(
        word
        for kind, line in placed
        if kind in ("paragraph", "list_item")
        for word in ("", *words(line.text))
    )
    quotes = [line for kind, line in placed if kind == "quote"][:PULLED_ROWS]
    boxes: dict[Any, list[Line]] = {}
    for line in quotes:
        boxes.setdefault(_quotation(line), []).append(line)
    found: set[int] = set()
    for held in boxes.values():
        *above, last = held
        signed = bool(above) and len(words(last.text)) <= SIGNED_WORDS
        own = words(" ".join(line.text for line in (above if signed else held)))
        posted = any("@" in line.text for line in held)
        if not posted and len(own) >= PULLED_MIN and f" {' '.join(own)} " in f"{told} ":
            found.update(line.index for line in held)
    return found


def _quotation(line: Line) -> Any:
    return next((one for one in line.element.iterancestors("blockquote")), line.element)


def _told_again(placed: list[_Placed]) -> set[int]:
    """Lines near the top that hold sentences of the paragraphs below, word for word: a summary made of
    the text, cut anywhere. A standfirst that says what the first paragraph says stays."""
    found: set[int] = set()
    for at, (kind, line) in enumerate(placed[:AGAIN_LINES]):
        if kind == "headline" or len(line.text) < AGAIN_MIN:
            continue
        below = "\n".join(other.text for _, other in placed[at + 1 :])
        told = [one for one in _SENTENCE.split(line.text) if len(words(one)) >= DOUBLED_WORDS]
        again = sum(one in below for one in told)
        if again >= 2 and again >= len(told) - 1:
            found.add(line.index)
    return found
