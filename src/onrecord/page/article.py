"""An article put together out of a page's lines: blocks, fields, related links, furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from onrecord.page.body import LINKS, article_lines, is_caption, offers
from onrecord.page.bylines import is_byline, is_job, is_organisation, life_at, names_of
from onrecord.page.datelines import dateline_date, dateline_of, is_labelled
from onrecord.page.dates import is_date_line, text_date
from onrecord.page.furniture import ends_in_credit, furniture_reason, has_credit
from onrecord.page.headlines import choose_headline
from onrecord.page.html import Line, Paths
from onrecord.page.language import language_of
from onrecord.page.metadata import Metadata
from onrecord.page.signed import authors_of
from onrecord.page.zones import BYLINE, CAPTION, HEADINGS, STANDFIRST
from onrecord.record import Article, Block, BlockKind, Dateline, Furniture, Related, Span

MAX_FURNITURE = 300
"""Furniture lines that are kept; a page with more is a menu."""
MAX_FURNITURE_TEXT = 300
NEAR_BODY = 12
"""Lines behind the body that are kept, as those within it are, before the lines of menus."""
MAX_RELATED = 50
STANDFIRST_LINES = 6
"""Lines of one standfirst, which may be a list."""
STANDFIRST_WORDS = 5
"""Words under which what is marked as a standfirst is a label or a credit."""
TITLE_PART = 15
"""Characters up to which the beginning or the end of a title is too little to be the headline."""
DOUBLED_MIN = 2
DOUBLED_WORDS = 5
DOUBLED_NEAR = 4
AGAIN_LINES = 5
"""Lines at the top among which a summary is looked for."""
AGAIN_MIN = 200
DATELINE_LINES = 3
"""Lines at the top of a body that a dateline can open."""
LAYOUT_MIN = 4
"""Paragraphs of a list item from which it is a box of the page's layout."""
JOB_LINES = 3
"""Lines below a byline among which the author's job stands."""
FOOT_LINES = 3
"""Lines behind a body among which an agency says who reported."""
_DASHED = re.compile(r"^[—–-]{1,2}\s*")
_SEPARATORS = frozenset("|•·»–—:：-")
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[(?:\.\.\.|…)\])\s*$")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’']?\s+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def article_of_lines(lines: list[Line], meta: Metadata, *, url: str | None) -> Article:
    """The article of an HTML page, every block with the XPath of its element."""
    body = article_lines(lines, meta.body)
    headline_line = _headline(lines, body, meta)
    byline_line = _byline(lines, body, headline_line)
    signed = (*meta.authors, byline_line.text if byline_line else "")
    bio = life_at([line.text for line in body], names_of(signed, outlet=meta.outlet))
    # what follows a life goes on with it: where to write, what else the author does
    body, bios = body[:bio], body[bio:] if bio is not None else []
    language = language_of("\n".join(line.text for line in body), meta.language)
    outlet = _outlet(meta, headline_line)
    headline = choose_headline(
        headline_line.text if headline_line else None,
        meta.described,
        meta.shared,
        meta.title,
        outlet=outlet,
        language=language,
    )
    standfirst, standfirst_lines = _standfirst(lines, body, meta, headline_line)
    end = body[-1].index + 1 if body else 0
    authors = authors_of(
        meta.authors,
        byline_line,
        _about_headline(lines, body, headline_line),
        body,
        lines[end : end + FOOT_LINES],
        outlet,
    )
    signatures = _signatures(body, byline_line, authors, outlet)
    layout = _layout_items(body)
    placed: dict[int, tuple[BlockKind, Line]] = {}
    first = headline_line.index if headline_line else -1
    for line in body:
        if line.index > first and line.index not in signatures:
            placed[line.index] = (_kind(line, layout), line)
    for line in _captions(lines, body):
        placed[line.index] = ("caption", line)
    head: list[tuple[BlockKind, Line]] = []
    if headline_line is not None:
        head.append(("headline", headline_line))
    head += [("standfirst", line) for line in standfirst_lines]
    if byline_line is not None:
        head.append(("byline", byline_line))
    for _, line in head:
        placed.pop(line.index, None)
    # a headline is often repeated in a bar that stays, a standfirst in a box that sums up
    same = {line.text.casefold() for kind, line in head if kind != "byline"}
    placed = {i: one for i, one in placed.items() if one[1].text.casefold() not in same}
    for index in _doubled(placed):
        placed.pop(index)
    rest = [placed[index] for index in sorted(placed)]
    told = _told_again(head + rest)
    head = [one for one in head if one[1].index not in told]
    rest = [one for one in rest if one[1].index not in told]
    text, blocks = _text_and_blocks(head + rest)
    taken = {line.index for _, line in head + rest}
    published, basis = meta.published, meta.published_basis
    if published is None:
        published = _visible_date(lines, body, headline_line) or next(
            filter(None, (dateline_date(line.text) for line in body[:DATELINE_LINES])), None
        )
        basis = "text" if published else None
    signed_by = (*signatures, *(line.index for line in bios))
    notes = dict.fromkeys(signed_by, "byline_note") | dict.fromkeys(told, "repeated")
    related, furniture = _left_out(lines, taken, body, url, notes)
    return Article(
        text=text,
        language=language,
        headline=headline,
        standfirst=standfirst,
        bylines=authors,
        dateline=_dateline(text, blocks),
        outlet=outlet,
        published=published,
        published_basis=basis,
        modified=meta.modified,
        related=related,
        furniture=furniture,
        blocks=blocks,
    )


def _text_and_blocks(placed: list[tuple[BlockKind, Line]]) -> tuple[str, tuple[Block, ...]]:
    paths = Paths()
    blocks = []
    at = 0
    for kind, line in placed:
        end = at + len(line.text)
        blocks.append(Block(kind, Span(at, end), xpath=paths.of(line.element)))
        at = end + 1
    return "\n".join(line.text for _, line in placed), tuple(blocks)


def _signatures(
    body: list[Line], byline: Line | None, authors: tuple[str, ...], outlet: str | None
) -> set[int]:
    """Places of lines that only say who wrote: a job below the byline or at the end, "—Agency"."""
    found: set[int] = set()
    for line in body:
        below = byline is not None and 0 < line.index - byline.index <= JOB_LINES
        if (below or line in body[-1:]) and not line.within & {"list", "quote"}:
            name = _DASHED.sub("", line.text)
            dashed = name != line.text and len(name.split()) <= JOB_LINES + 2
            if is_job(line.text) or (dashed and (name in authors or is_organisation(name, outlet))):
                found.add(line.index)
    return found


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
    if (
        line.strong >= 0.95 * len(line.text)
        and len(line.text) < 90
        and line.text[-1] not in '.,;”"'
    ):
        return "subhead"
    return "paragraph"


def _alike(one: str, other: str) -> float:
    """How far two short texts are the same words, 0 to 1."""
    a, b = words(one), words(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if len(a) + len(b) < 200 else 0.0


def _headline(lines: list[Line], body: list[Line], meta: Metadata) -> Line | None:
    """The line that shows the headline: the heading most like what the metadata say."""
    limit = body[0].index + 3 if body else len(lines)
    best: tuple[float, Line | None] = (0.0, None)
    for line in lines:
        if line.tag not in ("h1", "h2") or (line.index > limit and line.tag != "h1"):
            continue
        if len(line.text) > 400:
            continue
        likeness = max(
            (_alike(line.text, _cut(title, line.text)) for title in meta.titles), default=0.0
        )
        points = likeness + (0.3 if line.tag == "h1" else 0.0)
        if points > best[0] + 1e-9:
            best = (points, line)
    found = best[1]
    if found is not None and (best[0] >= 0.8 or (found.tag == "h1" and not meta.titles)):
        return found
    only = [line for line in lines if line.tag == "h1" and len(words(line.text)) >= 3]
    if len(only) == 1 and only[0].index <= limit:
        return only[0]
    # a page without headings of its own shows its title as a line like any other
    near = (line for line in lines[:limit] if not line.linked and len(words(line.text)) >= 3)
    return next(
        (one for one in near if any(_is_title(one.text, title) for title in meta.titles)), None
    )


def _cut(title: str, shown: str) -> str:
    """A title without the name of the site, where the shown headline begins it or stands behind."""
    folded, own = title.casefold(), shown.casefold()
    if len(own) <= TITLE_PART:
        return title
    return shown if folded.startswith(own) or _ends_with(folded, own) else title


def _ends_with(title: str, part: str) -> bool:
    """Whether a title ends with a part that is set apart from what is before it."""
    return title.endswith(part) and title[: -len(part)].rstrip()[-1:] in _SEPARATORS


def _is_title(text: str, title: str) -> bool:
    """Whether a line is a title, or all of it but the name of the site."""
    folded, own = title.casefold(), text.casefold()
    if folded == own:
        return True
    rest = folded[len(own) :].lstrip() if folded.startswith(own) else ""
    return len(own) > TITLE_PART and (rest[:1] in _SEPARATORS or _ends_with(folded, own))


def _outlet(meta: Metadata, headline: Line | None) -> str | None:
    """The outlet; of a title that begins with its name, the end is the headline."""
    if headline is None or meta.outlet is None or _alike(meta.outlet, headline.text) < 1:
        return meta.outlet
    title = (meta.title or "").removesuffix(headline.text).rstrip(" " + "".join(_SEPARATORS))
    return title if title != meta.title and title else None


def _standfirst(
    lines: list[Line], body: list[Line], meta: Metadata, headline: Line | None
) -> tuple[str | None, tuple[Line, ...]]:
    """The standfirst and the lines that show it, above the first paragraphs."""
    start = headline.index + 1 if headline else 0
    limit = body[min(3, len(body) - 1)].index if body else start
    near = [
        line
        for line in lines[start : limit + 1]
        if 20 <= len(line.text) <= 700
        and line.link_share < 0.5
        and furniture_reason(line.text) is None
        and not any(_repeats(line, title) for title in meta.titles)
    ]
    marked = [line for line in near if _is_standfirst(line)]
    marked.sort(
        key=lambda line: not any(_overlap(line.text, one) >= 0.9 for one in meta.descriptions)
    )
    if marked:
        zone = marked[0].inside(STANDFIRST)
        parts = [line for line in marked if line.inside(STANDFIRST) is zone][:STANDFIRST_LINES]
        parts.sort(key=lambda line: line.index)
        return "\n".join(line.text for line in parts), tuple(parts)
    near = [line for line in near if dateline_of(line.text) is None]
    for line in near:
        if any(_overlap(line.text, one) >= 0.9 for one in meta.descriptions):
            if line in body[:1] and line.tag == "p" and _same_parent(line, *body[1:2]):
                # the first paragraph repeated as description is a paragraph, not a standfirst
                return line.text, ()
            return line.text, (line,)
    for line in near:
        if line in body[:1] and _stands_out(line) and _is_text(line):
            return line.text, (line,)
    opening = " ".join(line.text for line in body[:DATELINE_LINES])
    return next((one for one in meta.descriptions if _says_more(one, opening)), None), ()


def _says_more(description: str, opening: str) -> bool:
    """Whether a description is one, and not the first words of the text, cut off somewhere."""
    if furniture_reason(description) is not None or dateline_of(description):
        return False
    cut = _CUT.sub("", description)
    return cut == description or " ".join(words(cut)) not in " ".join(words(opening))


def _repeats(line: Line, title: str) -> bool:
    """Whether a line is a title again, with or without a kicker or a site's name."""
    own, other = set(words(line.text)), set(words(title))
    longest = (1.7 if line.tag in HEADINGS else 1.25) * len(other)
    return len(own) <= longest and len(own & other) >= 0.8 * min(len(own), len(other))


def _is_standfirst(line: Line) -> bool:
    """Whether the page marks a line as the standfirst, and its words do not say otherwise."""
    return line.part() == STANDFIRST and _is_text(line)


def _stands_out(line: Line) -> bool:
    """Whether a line is set in bold or as a heading below the headline."""
    return line.tag in ("h2", "h3") or line.strong >= 0.9 * len(line.text)


def _is_text(line: Line) -> bool:
    return (
        not line.furniture()
        and furniture_reason(line.text) is None
        and len(words(line.text)) >= STANDFIRST_WORDS
        and not (is_byline(line.text) or is_date_line(line.text) or is_caption(line))
        and not has_credit(line.text)
    )


def _same_parent(one: Line, *others: Line) -> bool:
    return any(
        one.element is other.element or one.element.getparent() is other.element.getparent()
        for other in others
    )


def _overlap(one: str, other: str) -> float:
    a, b = set(words(one)), set(words(other))
    return len(a & b) / max(1, len(a | b)) if a and b else 0.0


def _byline(lines: list[Line], body: list[Line], headline: Line | None) -> Line | None:
    for line in _about_headline(lines, body, headline):
        if is_byline(line.text) and line is not headline:
            return line
    return None


def _about_headline(lines: list[Line], body: list[Line], headline: Line | None) -> list[Line]:
    """The lines from a little above the headline to the first paragraphs."""
    start = max(0, (headline.index if headline else 0) - 6)
    limit = body[min(4, len(body) - 1)].index if body else start
    return lines[start : limit + 1]


def _visible_date(lines: list[Line], body: list[Line], headline: Line | None) -> str | None:
    """The first date about the headline that is not one of the story or of another story."""
    start = max(0, (headline.index if headline else 0) - 8)
    near = lines[start : start + 40]
    linked = {id(zone) for line in near if line.linked for zone in line.zones()}
    told = {line.index for line in body}
    for line in near:
        if len(line.text) >= 120 or (found := text_date(line.text)) is None:
            continue
        if line.index in told and not (is_date_line(line.text) or is_byline(line.text)):
            continue
        if not any(zone.reason in LINKS and id(zone) in linked for zone in line.zones()):
            return found
    return None


def _captions(lines: list[Line], body: list[Line]) -> list[Line]:
    """Captions of pictures that stand among the paragraphs, or, where there are none, in the article."""
    taken = {line.index for line in body}
    if sum(line.tag not in HEADINGS for line in body) < 2:
        inside = [line.index for line in lines if "article" in line.within]
        first, last = (inside[0], inside[-1]) if inside else (0, -1)
    else:
        first, last = body[0].index, body[-1].index
    return [
        line
        for line in lines[first : last + 1]
        if line.index not in taken
        and (line.part() == CAPTION or is_caption(line))
        and not line.furniture()
        and len(words(line.text)) >= 6
        and not furniture_reason(line.text)
    ]


def _doubled(placed: dict[int, tuple[BlockKind, Line]]) -> list[int]:
    """Places of paragraphs that only say what the captions beside them say: a gallery read twice.

    A single one can be the article's, with a caption that borrows its words.
    """
    captions = [line for kind, line in placed.values() if kind == "caption"]
    found = [
        index
        for index, (kind, line) in placed.items()
        if kind == "paragraph"
        and len(words(line.text)) >= DOUBLED_WORDS
        and any(
            abs(one.index - index) <= DOUBLED_NEAR and one.text.startswith(line.text)
            for one in captions
        )
    ]
    return found if len(found) >= DOUBLED_MIN else []


def _told_again(placed: list[tuple[BlockKind, Line]]) -> set[int]:
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


def _dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    told = {
        block: text[block.span.start : block.span.end]
        for block in blocks
        if block.kind in ("paragraph", "standfirst")
    }
    # in a transcript every turn opens like this, with who speaks
    once = sum(map(is_labelled, told.values())) == 1
    for block, opening in islice(told.items(), DATELINE_LINES):
        colon = once and block.kind == "paragraph"
        if found := dateline_of(opening, block.span.start, colon=colon):
            return found
    return None


def _left_out(
    lines: list[Line],
    taken: set[int],
    body: list[Line],
    url: str | None,
    notes: Mapping[int, str],
) -> tuple[tuple[Related, ...], tuple[Furniture, ...]]:
    related: dict[str, Related] = {}
    furniture: dict[str, tuple[bool, Furniture]] = {}
    inside = range(body[0].index, body[-1].index + 1) if body else range(0)
    near = range(inside.start, inside.stop + NEAR_BODY) if body else inside
    offered = offers(lines)
    for line in lines:
        if line.index in taken:
            continue
        reason = furniture_reason(line.text)
        if reason is None:
            reason = "caption" if ends_in_credit(line.text) else line.furniture()
        if reason is None:
            reason = (
                notes.get(line.index) or ("related" if line.index in offered else None)
                or _other_reason(line, line.index in inside)
            )  # fmt: skip
        if reason in ("related", "recommended") and line.link_share > 0.5 and len(line.text) >= 20:
            if len(related) < MAX_RELATED:
                related.setdefault(line.text, Related(line.text, _absolute(line.href, url)))
        else:
            shown = line.text[:MAX_FURNITURE_TEXT]
            known = furniture.get(shown, (False, Furniture(shown, reason)))
            furniture[shown] = (known[0] or line.index in near, known[1])
    spare = MAX_FURNITURE - sum(close for close, _ in furniture.values())
    kept = []
    for close, one in furniture.values():
        if close or spare > 0:
            kept.append(one)
            spare -= not close
    return tuple(related.values()), tuple(kept[:MAX_FURNITURE])


def _other_reason(line: Line, inside: bool) -> str:
    """Why a line is left out that neither its words nor the zones around it tell of."""
    part = line.part()
    if is_caption(line) or part == CAPTION:
        return "caption"
    if part == BYLINE:
        return "byline_note"
    return "related" if line.link_share > 0.8 and inside else "other"


def _absolute(href: str | None, url: str | None) -> str | None:
    if not href:
        return None
    try:
        whole = urljoin(url or "", href.strip())
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None
