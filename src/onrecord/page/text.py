"""Plain-text captures and clean text: lines told apart by general rules, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.page.bylines import is_byline, names_of, reported_by
from onrecord.page.datelines import dateline_in, dateline_of
from onrecord.page.dates import text_date
from onrecord.page.furniture import furniture_reason, is_photo_credit
from onrecord.page.language import language_of
from onrecord.record import Article, Block, BlockKind, Furniture, Related, Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_RELATED = re.compile(
    r"^[\W_]*(?:related(?: (?:story|stories|article|articles|coverage|links?))?|read more|read also|also read|see also|"
    r"more|don'?t miss|recommended|further reading|read)\s*[:>»|]\s*(?P<title>\S.*)$",
    re.I,
)
_FINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
"""How a line ends that is a sentence, or several."""
_HEADLINE_WORDS = (3, 30)
_LABEL_WORDS = 4
"""Words up to which a line above the headline is a label: a section, a button."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank, trimmed, and where it stands in the page."""

    text: str
    span: Span


def article_of_capture(page: str) -> Article:
    """The article of a plain-text capture; ``page_span`` of each block is its place in ``page``."""
    rows = list(_rows(page))
    related: list[Related] = []
    furniture: list[Furniture] = []
    content: list[_Row] = []
    for row in rows:
        reason = furniture_reason(row.text)
        match = _RELATED.match(row.text) if len(row.text) < 250 else None
        if match and len(match.group("title").split()) >= 3:
            related.append(Related(match.group("title").strip()))
        elif reason is not None:
            furniture.append(Furniture(row.text, reason))
        elif is_photo_credit(row.text):
            furniture.append(Furniture(row.text, "photo_credit"))
        else:
            content.append(row)
    kinds, dropped, published = _kinds(content)
    furniture += [Furniture(row.text, reason) for row, reason in dropped]
    left = {row.span for row, _ in dropped}
    content = [row for row in content if row.span not in left]
    blocks = []
    at = 0
    names: list[str] = []
    for row in content:
        kind: BlockKind = kinds.get(row.span, "paragraph")
        if kind == "byline":
            names.append(row.text)
        blocks.append(Block(kind, Span(at, at + len(row.text)), page_span=row.span))
        at += len(row.text) + 1
    text = "\n".join(row.text for row in content)
    return Article(
        text=text,
        language=language_of(text),
        headline=_first(text, blocks, "headline"),
        standfirst=_first(text, blocks, "standfirst"),
        bylines=names_of(names),
        dateline=dateline_in(text, blocks),
        published=published,
        published_basis="text" if published else None,
        related=tuple(related),
        furniture=tuple(furniture),
        blocks=tuple(blocks),
    )


def article_of_text(
    text: str, *, headline: str | None = None, published: str | None = None
) -> Article:
    """The article of clean text that a program gives; ``article.text`` is ``text``, unchanged.

    Blocks are the lines that are not blank; the first is the headline where it equals
    ``headline``. ``published`` is an ISO 8601 date. Raises ``OptionError`` where it is none.
    """
    from onrecord.page.dates import given_date

    given = given_date(published) if published is not None else None
    blocks = []
    for place, row in enumerate(_rows(text)):
        kind: BlockKind = "paragraph"
        if place == 0 and headline and row.text.split() == headline.split():
            kind = "headline"
        blocks.append(Block(kind, row.span, page_span=row.span))
    return Article(
        text=text,
        language=language_of(text),
        headline=headline,
        dateline=dateline_in(text, blocks, colon=False),
        published=given,
        published_basis="given" if given else None,
        blocks=tuple(blocks),
    )


def _rows(page: str) -> Iterator[_Row]:
    for match in _LINE.finditer(page):
        line = match.group()
        text = line.strip()
        if text.strip("\ufeff\u200b"):
            start = match.start() + len(line) - len(line.lstrip())
            yield _Row(text, Span(start, start + len(text)))


def _kinds(
    rows: list[_Row],
) -> tuple[dict[Span, BlockKind], list[tuple[_Row, str]], str | None]:
    """Kinds of lines, the lines that are none of the article, and a date among the first lines.

    A story begins with its first paragraph: the dateline, or the first long line with a final stop
    that another one follows. Above it stand, in order, labels, headline, standfirst, byline, date.
    """
    kinds: dict[Span, BlockKind] = {}
    dropped: list[tuple[_Row, str]] = []
    published = None
    first = _first_paragraph(rows)
    for row in rows[:first]:
        if is_byline(row.text):
            kinds[row.span] = "byline"
        elif len(row.text) < 100 and (found := text_date(row.text)):
            published = published or found
            dropped.append((row, "byline_note"))
        elif "headline" not in kinds.values():
            if len(row.text.split()) < _HEADLINE_WORDS[0] and first > 1:
                dropped.append((row, "navigation"))
            else:
                kinds[row.span] = "headline"
        elif "standfirst" not in kinds.values() and len(row.text.split()) > _LABEL_WORDS:
            kinds[row.span] = "standfirst"
        elif len(row.text.split()) <= _LABEL_WORDS:
            dropped.append((row, "navigation"))
    for row in rows[first:]:
        if row.span in kinds:
            continue
        if is_byline(row.text) and "byline" not in kinds.values():
            kinds[row.span] = "byline"
        elif _is_subhead(row.text):
            kinds[row.span] = "subhead"
        elif row.text.startswith(("• ", "* ", "- ", "– ")):
            kinds[row.span] = "list_item"
    for row in rows[-3:]:
        if reported_by(row.text) and "byline" not in kinds.values():
            kinds[row.span] = "byline"
    return kinds, dropped, published


def _first_paragraph(rows: list[_Row]) -> int:
    for place, row in enumerate(rows[:12]):
        if dateline_of(row.text):
            return place
    for place, row in enumerate(rows[:12]):
        if _is_final(row) and len(row.text.split()) >= 8:
            # a standfirst is a sentence too, but only one, right below the headline
            above = [one for one in rows[:place] if not one.text.endswith((".", ":"))]
            after = rows[place + 1] if place + 1 < len(rows) else None
            sentences = len(re.findall(r"[.!?][\"”’']?\s+[A-Z\"“]", row.text))
            alone = place == len(above) == 1 and sentences == 0 and not _quoted(row.text)
            short = len(row.text) < 200 and len(rows) > 6
            return place + (alone and short and after is not None and _is_final(after))
    return 1 if len(rows) > 1 else 0


def _is_final(row: _Row) -> bool:
    return _FINAL.search(row.text) is not None


def _quoted(text: str) -> bool:
    return any(mark in text for mark in '"“”')


def _is_subhead(text: str) -> bool:
    count = len(text.split())
    return (
        2 <= count <= 10
        and not _FINAL.search(text)
        and not text.endswith((",", ";", "”", '"'))
        and text[:1].isupper()
        and not reported_by(text)
    )


def _first(text: str, blocks: list[Block], kind: str) -> str | None:
    return next((text[b.span.start : b.span.end] for b in blocks if b.kind == kind), None)
