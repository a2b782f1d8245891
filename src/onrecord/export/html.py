"""The HTML view: one self-contained page, the article with its statements beside it.

What stands in a page is data here: autoescaped text and never markup, style, script or address.
A content security policy that admits the view's own style and script by hash, and nothing else,
is the second lock.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2

from onrecord import __version__
from onrecord.export import outline, storyline
from onrecord.export.marked import key, marked
from onrecord.export.people import Person, people
from onrecord.export.segments import Noted, article_lines
from onrecord.export.visible import printable
from onrecord.record import Record, Statement, counted

Cite = Callable[[str], str]
Profile = Callable[[str], str | None]

STYLES = ("page.css", "marks.css", "story.css", "figure.css")
SCRIPT = "story.js"

FRAGMENT_WORDS = 6
"""Words at either end of a quotation that a text fragment carries: enough to be the only match."""


def to_html(record: Record) -> str:
    """The record as one HTML page that needs nothing else: no network, no other file.

    >>> page = to_html(onrecord.read("page.html"))                           # doctest: +SKIP
    >>> pathlib.Path("story.html").write_text(page, encoding="utf-8")        # doctest: +SKIP
    """
    style, script = "".join(map(_asset, STYLES)), _asset(SCRIPT)
    return (
        _environment()
        .get_template("story.html")
        .render(
            style=style,
            script=script,
            csp=_policy(style, script),
            version=__version__,
            **story(record),
        )
    )


def story(
    record: Record,
    noted: Sequence[Noted] = (),
    cite: Cite | None = None,
    profile: Profile | None = None,
) -> dict[str, Any]:
    """What the templates of a story show of a record: its lines in pieces, people, statements.

    Args:
        noted: the notes that stand beside the article.
        cite: gives where a statement can be copied and put right, by its id.
        profile: gives where more is told of an entity, by its id.
    """
    article = record.article
    lines = article_lines(record, noted)
    everyone = people(record)
    most = max((outline.word_count(record, one.by) for one in everyone), default=0) or 1
    rows = [_person_row(record, one, most, profile) for one in everyone]
    dated = storyline.rows(record, lines)
    return {
        "article": article,
        "page": record.page,
        "problem": record.problem,
        "title": article.headline or "Untitled page",
        "has_heading": any(line.kind == "headline" for line in lines),
        "day": day(article.published),
        "basis": outline.BASIS.get(article.published_basis or ""),
        "address": web_address(record.page.url),
        "related": [(one.text, web_address(one.url)) for one in article.related],
        # A paragraph of an English article that opens with another script is English all the same.
        "direction": "ltr" if article.language == "en" else "auto",
        "lines": lines,
        # As the bars are looked at: who says most first, and last what nobody named says.
        "speakers": sorted(
            (row for row in rows if row["by"]),
            key=lambda row: (row["name"] == outline.NO_SOURCE, -row["words"]),
        ),
        "others": [row for row in rows if not row["by"]],
        "statements": _statement_rows(record, everyone, cite),
        "dated": dated,
        "figure": storyline.drawn(record, dated),
    }


def _person_row(record: Record, one: Person, most: int, profile: Profile | None) -> dict[str, Any]:
    words = outline.word_count(record, one.by)
    return {
        "order": one.order,
        "name": one.name,
        "roles": ", ".join(one.roles),
        "others": one.others,
        "type": one.type,
        "mentioned": one.mentioned,
        "by": len(one.by),
        "to": len(one.to),
        "words": words,
        "share": round(100 * words / most, 1),
        "profile": profile(one.entity.id) if profile and one.entity else None,
    }


def _statement_rows(
    record: Record, everyone: Sequence[Person], cite: Cite | None
) -> list[dict[str, object]]:
    orders = {index: one.order for one in everyone for index in one.by}
    told = {index: one.order for one in everyone for index in one.to}
    numbers = outline.numbers(record.statements)
    depths = outline.depths(record.statements)
    return [
        {
            "number": index + 1,
            "speaker": orders[index],
            "who": sorted({orders[index], told.get(index, orders[index])}),
            "depth": depths[index],
            "name": outline.speaker_name(record, one),
            "named": outline.named(one),
            "as": outline.source_words(record, one),
            "cue": record.words(one.cue) if one.cue else None,
            "tags": outline.tags(record, one, numbers),
            "unsure": outline.unsure(one),
            "words": [record.words(span) for span in one.content],
            "direct": one.kind == "direct",
            "link": fragment(record, one),
            "cite": cite(one.id) if cite else None,
            "by_hand": outline.by_hand(record, one.id),
        }
        for index, one in enumerate(record.statements)
    ]


def fragment(record: Record, statement: Statement) -> str | None:
    """The address of the live page with its browser told to show these very words."""
    address = web_address(record.page.url)
    directive = text_directive(record.words(statement.content[0]))
    return f"{address.split('#')[0]}#{directive}" if address and directive else None


def text_directive(words: str) -> str:
    """The fragment of an address that tells a browser to show these words; empty where there are
    none. Of more than a line, the first counts (https://wicg.github.io/scroll-to-text-fragment/).
    """
    first = words.strip().split("\n")[0].split()
    ends = [first]
    if len(first) > 2 * FRAGMENT_WORDS:
        ends = [first[:FRAGMENT_WORDS], first[-FRAGMENT_WORDS:]]
    # A hyphen is syntax in a text fragment; a lone surrogate has no UTF-8.
    texts = [quote(" ".join(end), safe="", errors="replace").replace("-", "%2D") for end in ends]
    return f":~:text={','.join(texts)}" if first else ""


def web_address(url: str | None) -> str | None:
    """``url`` where it is one that may stand behind a link: http or https with a host."""
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def day(published: str | None) -> str | None:
    """An ISO date as a person writes it; anything coarser or longer as it stands."""
    try:
        day = date.fromisoformat(published or "")
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("onrecord.export").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    made.globals.update(counted=counted, key=key, marked=marked)
    return made
