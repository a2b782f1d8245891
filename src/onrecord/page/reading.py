"""One capture to one article: decoding, HTML or text, overrides, verdict."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from onrecord.errors import OptionError, PageError
from onrecord.page.archives import archived_at, is_copy, original, saved_from
from onrecord.page.capture import Capture, shown
from onrecord.page.dates import given_date
from onrecord.page.encoding import decode, printable
from onrecord.page.text import article_of_capture
from onrecord.page.verdict import (
    EMPTY_CODES,
    NO_ARTICLE,
    paragraphs_of,
    text_verdict,
    verdict,
)
from onrecord.record import Article, Page, Problem

_TAGS = r"<(?:!doctype\s+html|html|head|body|div|p|article|section|meta|title|span|table|br|h[1-6]|main|ul|ol)\b"
_HTML_START = re.compile(_TAGS, re.I)
_HTML = re.compile(rf"{_TAGS}[^<>]*>", re.I)
_FEED = re.compile(
    r"[\ufeff\s]*(?:<\?xml\b[^<>]{0,200}\?>\s*)?(?:<[!?][^<>]{0,400}>\s*){0,4}<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b[^<>]*>",
    re.I,
)
"""How a list of stories begins that is made for programs: a feed, a map of a site."""
_HTML_WITHIN = 200_000
MAX_TEXT = 2_000_000
"""Characters of an article above which a page is no news: four hundred thousand words."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page, its article, and why it gives none or less than it holds."""

    page: Page
    article: Article
    problem: Problem | None = None


def read_page(
    capture: Capture,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> PageReading:
    """Read a captured page: HTML by its elements, anything else as plain text.

    ``published`` (ISO 8601, by precision), ``outlet`` and ``url`` override what the page says.
    A page that is no article is a reading with a ``problem``. Raises ``PageError`` where the bytes
    hold no page and ``OptionError`` where one of these makes no sense.
    """
    given = given_date(published) if published is not None else None
    outlet = _given_outlet(outlet)
    address = _given_address(url)
    text = decode(capture.data, source=capture.source, charset=capture.charset)
    captured = address or capture.url
    url = original(captured)
    is_html = _is_html(text, capture.media_type)
    if _FEED.match(text) is not None:
        article = Article(text="")
        problem: Problem | None = Problem(
            "section_front", "the page is a feed of stories and none; give the page of a story"
        )
    elif is_html:
        url = url or saved_from(text)
        url_found, article, problem = _read_html(text, source=capture.source, url=url)
        # what an archive gives a copy is no address of the page's
        url = url_found if url_found and (url is None or is_copy(url)) else url
    else:
        article = article_of_capture(text)
        problem = text_verdict(article, text)
        if _is_json(text):
            problem = Problem("no_text", "is JSON and no page; capture the page itself")
    if problem is None and capture.clipped:
        problem = Problem("clipped", "the page is clipped; what is there is read, fetch it again")
    if len(article.text) > MAX_TEXT:
        millions = len(article.text) / 1e6
        raise PageError(
            capture.source,
            f"holds {millions:.0f} million characters of text, more than any article; split it",
        )
    if article.published is None and given is None:
        article = _dated_by_address(article, url)
    if given is not None:
        article = replace(article, published=given, published_basis="given")
    if outlet:
        article = replace(article, outlet=outlet)
    if problem is not None and problem.code in EMPTY_CODES:
        article = replace(
            article, text="", blocks=(), dateline=None, headline=None, standfirst=None, bylines=()
        )
    page = Page(
        source=capture.source,
        url=url,
        sha256=hashlib.sha256(capture.data).hexdigest(),
        captured_at=capture.captured_at or archived_at(captured),
        media_type=capture.media_type or ("text/html" if is_html else "text/plain"),
        bytes=len(capture.data),
    )
    return PageReading(page, article, problem)


def _read_html(
    text: str, *, source: str, url: str | None
) -> tuple[str | None, Article, Problem | None]:
    from onrecord.page.article import article_of_lines
    from onrecord.page.html import is_cut, lines_of, parse
    from onrecord.page.metadata import metadata_of
    from onrecord.page.scripts import TEXT_MAX, told_in_scripts

    root = parse(text, source=source)
    meta = metadata_of(root, url=url)
    lines = lines_of(root, source=source)
    article = article_of_lines(lines, meta, url=url or meta.url)
    problem = verdict(lines, meta, article)
    shown = paragraphs_of(article)
    if sum(map(len, shown)) < TEXT_MAX and (problem is None or problem.code not in NO_ARTICLE):
        tops = (line.text for line in lines if line.tag == "h1")
        titles = dict.fromkeys(one for one in (meta.title, meta.shared, *tops) if one)
        told = told_in_scripts(root, meta, titles, shown)
        if told is not None:
            article = article_of_lines(lines, meta, url=url or meta.url, told=told.lines)
            problem = verdict(lines, meta, article, told)
    if is_cut(root):
        deep = "the page is nested over 2,000 elements deep; what stands deeper is not read"
        problem = Problem(problem.code if problem else "clipped", deep)
    return meta.url, article, problem


def _is_json(text: str) -> bool:
    """Whether a text is a JSON object or list, as what an interface answers in the stead of a page."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def check_given(
    *,
    published: object = None,
    outlet: object = None,
    url: object = None,
    headline: object = None,
) -> None:
    """Raises ``OptionError`` where what a user gives with pages makes no sense, before any is opened."""
    if published is not None:
        given_date(published)
    _given_outlet(outlet)
    _given_address(url)
    _check_text("headline", headline)


def _check_text(option: str, value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise OptionError("", f"{option} is a {type(value).__name__} and no text")


def _given_outlet(outlet: object) -> str | None:
    """The name of the outlet that a user gives, on one line; ``None`` where it is blank."""
    _check_text("outlet", outlet)
    return " ".join(printable(outlet).split()) or None if isinstance(outlet, str) else None


def _given_address(url: object) -> str | None:
    """The address of a page that a user gives; ``None`` where it is empty."""
    if url is None or url == "":
        return None
    try:
        text = url.strip() if isinstance(url, str) else ""
        parts = urlsplit(text)
        whole = text.isprintable() and " " not in text
        if whole and parts.scheme.lower() in ("http", "https") and parts.hostname:
            return text
    except ValueError:
        pass
    raise OptionError("", f"url {shown(repr(url))} is no http or https address")


def _dated_by_address(article: Article, url: str | None) -> Article:
    from onrecord.page.dates import url_date

    found = url_date(url)
    return replace(article, published=found, published_basis="url") if found else article


def _is_html(text: str, media_type: str | None) -> bool:
    kind = (media_type or "").split(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    head = text[:_HTML_WITHIN].lstrip("\ufeff \t\r\n")
    if kind == "text/plain" and not head.startswith("<"):
        return False
    return _HTML_START.match(head) is not None or len(_HTML.findall(head)) >= (
        1 if head.startswith("<") else 3
    )
