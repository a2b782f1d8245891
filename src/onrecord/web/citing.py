"""A statement with where it stands, as it is pasted into a story, a note or a spreadsheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.export import html, outline
from onrecord.export.csv import CsvTable
from onrecord.export.rows import words_of
from onrecord.export.tables import TABLES
from onrecord.record import Record, Span, Statement

LEADS = 80
"""Characters between a cue and the words it tells that are taken along: "accused the council of"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement and all that is needed to find it again.

    ``told`` is what is put on paper: the words between quotation marks where the page quotes them,
    else who says them by what ``cue``, in the page's words and with its marks alone, and ``minds``
    what must be said with it. ``told_by`` is who tells it, where it stands within the words of
    somebody else.
    ``spans`` are ``[start, end)`` in code points of the article's text, ``link`` leads to the very
    words on the live page; ``plain``, ``markdown`` and ``csv`` are what is copied.
    """

    number: int
    words: str
    kind: str
    cue: str | None
    negated: bool
    told: str
    minds: tuple[str, ...]
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
    words, speaker = _on_a_line(words_of(record, one)), outline.speaker_name(record, one)
    made = Citation(
        number=number,
        words=words,
        kind=one.kind,
        cue=_on_a_line(record.words(one.cue)) if one.cue else None,
        negated=one.negated,
        told=_quoted(words) if is_quoted(one) else _reported(record, one, speaker, words),
        minds=tuple(_minds(one)),
        speaker=speaker,
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


def is_quoted(one: Statement | Citation) -> bool:
    """Whether a page gives the words as the speaker's own: what is denied or not said it does not."""
    return one.kind == "direct" and not one.negated


def _plain(one: Citation) -> str:
    return "\n".join(filter(None, (_line(one), _where(one), one.url, _offsets(one))))


def _markdown(one: Citation) -> str:
    title = _escaped(one.headline or one.outlet or "the page")
    link = one.link or one.url
    source = f"[{title}](<{link}>)" if link else title
    facts = [_escaped(part) for part in (one.outlet, html.day(one.published)) if part is not None]
    said = ", ".join([*map(_escaped, _said(one)), source, *facts])
    told = _escaped(one.told)
    return f"> {told}\n>\n> — {said}" if is_quoted(one) else f"{told} — {said}"


def _line(one: Citation) -> str:
    day = html.day(one.said_on)
    return f"{one.told} — {', '.join([*_said(one), *([day] if day else [])])}"


def _said(one: Citation) -> list[str]:
    """Who says it, where ``told`` does not name them, and what must be said with it."""
    by = f"as told by {one.told_by}" if one.told_by else None
    minds = "; ".join(one.minds)
    return [part for part in (one.speaker if is_quoted(one) else None, by, minds) if part]


def _minds(one: Statement) -> Iterator[str]:
    if one.kind == "mixed":
        yield "reported: only what stands in quotation marks is quoted"
    elif one.kind == "indirect":
        yield "reported, not a quotation"
    if one.negated:
        yield "not said"
    if one.act == "thought":
        yield "thought"
    if one.hedged:
        yield "hedged"


def _quoted(words: str) -> str:
    """The words between quotation marks, with those they have, where they have some."""
    return words if words[:1] in "“\"‘'«" else f"“{words}”"


def _reported(record: Record, one: Statement, speaker: str, words: str) -> str:
    """Who says it, how the page says that they do, and the words, in the order of the page."""
    if one.cue is None or not record.words(one.cue)[:1].isalnum():
        return f"{speaker}: {words}"
    cue = _on_a_line(record.words(one.cue))
    if not outline.named(one):
        return f"{speaker} ({cue}): {words}"
    ends, source = one.cue.end, one.source
    turned = source is not None and ends <= source.start <= ends + 1
    says = f"{cue} {speaker}" if turned else f"{speaker} {cue}"
    begins = one.content[0].start
    if begins < one.cue.start:
        return f"{words.rstrip(',')}, {says}"
    if source is not None and turned:
        ends = source.end
    between = record.article.text[ends:begins]
    leads = between if len(between) <= LEADS and not re.search(r"[\n.!?]", between) else ": "
    return _on_a_line(f"{says}{leads or ' '}{words}")


def _on_a_line(words: str) -> str:
    return " ".join(words.split())


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
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#|!" else char for char in _on_a_line(text))
