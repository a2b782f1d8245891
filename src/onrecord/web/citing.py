"""A statement with where it stands, as it is pasted into a story, a note or a spreadsheet."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from onrecord.export import html, outline
from onrecord.export.csv import CsvTable
from onrecord.export.rows import words_of
from onrecord.export.tables import TABLES
from onrecord.record import Record, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement and all that is needed to find it again.

    ``told_by`` is who tells it, where it stands within the words of somebody else.
    ``spans`` are ``[start, end)`` in code points of the article's text, ``link`` leads to the very
    words on the live page; ``plain``, ``markdown`` and ``csv`` are what is copied.
    """

    number: int
    words: str
    speaker: str
    told_by: str | None
    said_on: str | None
    outlet: str | None
    published: str | None
    headline: str | None
    url: str | None
    link: str | None
    spans: tuple[Span, ...]
    sha256: str | None
    captured_at: str | None
    plain: str
    markdown: str
    csv: str


def citation(record: Record, key: str) -> Citation:
    """The citation of the statement of that id. Raises ``KeyError`` where there is none."""
    numbers = outline.numbers(record.statements)
    number = numbers[key]
    one = record.statements[number - 1]
    made = Citation(
        number=number,
        words=" ".join(words_of(record, one).split()),
        speaker=outline.speaker_name(record, one),
        told_by=outline.tellers(record).get(key),
        said_on=one.said_on.value if one.said_on else None,
        outlet=record.article.outlet,
        published=record.article.published,
        headline=record.article.headline,
        url=html.web_address(record.page.url),
        link=html.fragment(record, one),
        spans=one.content,
        sha256=record.page.sha256,
        captured_at=record.page.captured_at,
        plain="",
        markdown="",
        csv=csv_of(replace(record, statements=(one,))),
    )
    return replace(made, plain=_plain(made), markdown=_markdown(made))


def csv_of(record: Record) -> str:
    """A record's rows in the table of statements, below its heading."""
    out = io.StringIO(newline="")
    CsvTable(out, TABLES["statements"]).add(record)
    return out.getvalue()


def _plain(one: Citation) -> str:
    said = f"{_speaker(one)}{f', {html.day(one.said_on)}' if one.said_on else ''}"
    return "\n".join(
        filter(None, (f"{_quoted(one.words)} — {said}", _where(one), one.url, _offsets(one)))
    )


def _markdown(one: Citation) -> str:
    title = _escaped(one.headline or one.outlet or "the page")
    link = one.link or one.url
    source = f"[{title}](<{link}>)" if link else title
    facts = ", ".join(
        _escaped(part) for part in (one.outlet, html.day(one.published)) if part is not None
    )
    return f"> {_escaped(_quoted(one.words))}\n>\n> — {_escaped(_speaker(one))}, {source}" + (
        f", {facts}" if facts else ""
    )


def _speaker(one: Citation) -> str:
    return f"{one.speaker}, as told by {one.told_by}" if one.told_by else one.speaker


def _quoted(words: str) -> str:
    """The words between quotation marks: with those they have, where they have some."""
    return words if words[:1] in "“\"‘'«" else f"“{words}”"


def _where(one: Citation) -> str:
    title = f"“{one.headline}”" if one.headline else None
    return ", ".join(part for part in (title, one.outlet, html.day(one.published)) if part)


def _offsets(one: Citation) -> str:
    places = ", ".join(f"{span.start}–{span.end}" for span in one.spans)
    captured = f", captured {one.captured_at}" if one.captured_at else ""
    digest = f", SHA-256 {one.sha256}" if one.sha256 else ""
    return f"characters {places} of the article{captured}{digest}"


def _escaped(text: str) -> str:
    """Text that Markdown takes for text."""
    plain = " ".join(text.split())
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#|!" else char for char in plain)
