"""What a page says about its article: in JSON-LD, meta elements, microdata and its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.page import jsonld
from onrecord.page.dates import iso_date, url_date
from onrecord.record import PublishedBasis

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "date.issued", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "published", "article.published",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "date",
    "article:post_time", "rnews:datepublished", "originalpublicationdate", "dc.date.created", "article.created",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "modified", "revised", "article.updated",
    "cxenseparse:recs:modifiedtime",
)  # fmt: skip
_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "sailthru.description",
)
_AUTHORS = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "byline", "dc.contributor", "cxenseparse:author", "og:article:author",
    "article.author", "authors",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
MAX_HEADINGS = 3
MAX_PIECES = 40
"""Pieces of text of one heading that are read."""
_TITLE_TAIL = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page says; every text is plain, every date ISO 8601."""

    titles: tuple[str, ...] = ()
    described: str | None = None
    shared: str | None = None
    title: str | None = None
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    kind: str | None = None
    locked: bool = False
    is_article: bool = False


def metadata_of(root: Any, *, url: str | None = None) -> Metadata:
    """Read the metadata of a parsed page that was captured at ``url``."""
    metas = _metas(root)
    title = _title(root)
    canonical = _canonical(root, metas, url)
    node = jsonld.article_node(
        root, titles=_unique([*_headings(root), title]), addresses=(canonical, url)
    )
    titles = _unique(
        [
            _text(node.get("headline")),
            *(_first(metas, name) for name in _TITLES),
            title,
        ]
    )
    published, basis = _published(root, node, metas, url or canonical)
    modified = iso_date(_text(node.get("dateModified"))) or _first_date(metas, _MODIFIED)
    kind = _first(metas, "og:type")
    return Metadata(
        titles=titles,
        described=_text(node.get("headline")),
        shared=_first(metas, "og:title"),
        title=title,
        descriptions=_unique(
            [
                _text(node.get("description")),
                *(one for name in _DESCRIPTIONS for one in metas.get(name, [])[:1]),
                _text(node.get("alternativeHeadline")),
            ]
        ),
        authors=tuple(_authors(node, metas)),
        outlet=_outlet(node, metas, title, url or canonical),
        published=published,
        published_basis=basis,
        modified=modified,
        language=root.get("lang")
        or root.get("xml:lang")
        or _text(node.get("inLanguage"))
        or _first(metas, "og:locale")
        or _first(metas, "content-language"),
        url=canonical,
        body=_text(node.get("articleBody")),
        kind=kind.lower() if kind else None,
        locked=str(node.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "0"),
        is_article=bool(node) or (kind or "").lower() in ("article", "news", "newsarticle"),
    )


def _metas(root: Any) -> dict[str, list[str]]:
    """The contents of meta elements by their lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = meta.get("content")
        if not content or len(content) > 20_000:
            continue
        text = jsonld.plain(content)
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key)
            if name and text:
                found.setdefault(name.strip().lower(), []).append(text)
    return found


def _first(metas: dict[str, list[str]], name: str) -> str | None:
    return next(iter(metas.get(name, ())), None)


def _title(root: Any) -> str | None:
    for one in root.iter("title"):
        if text := jsonld.plain(one.text or ""):
            return text
    return None


def _headings(root: Any) -> list[str]:
    """The first top headings, as far as a headline goes."""
    return [
        " ".join("".join(islice(one.itertext(), MAX_PIECES)).split())
        for one in islice(root.iter("h1"), MAX_HEADINGS)
    ]


def _text(value: Any) -> str | None:
    return jsonld.text_of(value)


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in values if one))


def _published(
    root: Any, node: dict[str, Any], metas: dict[str, list[str]], url: str | None
) -> tuple[str | None, PublishedBasis | None]:
    found = iso_date(_text(node.get("datePublished"))) or _first_date(metas, _PUBLISHED)
    if found is None:
        for element in root.iter("time", "span", "div", "p"):
            prop = (element.get("itemprop") or "").lower()
            if "datepublished" in prop or (
                element.tag == "time" and (element.get("pubdate") is not None)
            ):
                found = iso_date(element.get("datetime") or element.get("content"))
                if found:
                    break
    if found is None:
        found = iso_date(_text(node.get("dateCreated")) or _text(node.get("uploadDate")))
    if found is not None:
        return found, "metadata"
    found = url_date(url)
    return found, "url" if found else None


def _first_date(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    for name in names:
        for value in metas.get(name, ()):
            if found := iso_date(value):
                return found
    return None


def _authors(node: dict[str, Any], metas: dict[str, list[str]]) -> list[str]:
    found = jsonld.names(node.get("author")) or jsonld.names(node.get("creator"))
    if found:
        return found
    for name in _AUTHORS:
        values = [one for one in metas.get(name, ()) if not one.lower().startswith(("http", "/"))]
        if values:
            return values
    return []


def _outlet(
    node: dict[str, Any], metas: dict[str, list[str]], title: str | None, url: str | None
) -> str | None:
    for name in _SITES[:1]:
        if name in metas:
            return metas[name][0]
    if found := _text(node.get("publisher")):
        return found
    for name in _SITES[1:]:
        if name in metas:
            return metas[name][0].lstrip("@")
    parts = _TITLE_TAIL.split(title or "")
    if len(parts) > 1 and len(parts[-1]) < 40:
        return parts[-1].strip()
    host = (urlsplit(url).hostname if url else None) or ""
    return host.removeprefix("www.") or None


def _canonical(root: Any, metas: dict[str, list[str]], url: str | None) -> str | None:
    """The address that the page gives for itself, where it is one of a page and not of a site."""
    values = [
        link.get("href")
        for link in root.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    values += metas.get("og:url", [])
    for value in values:
        try:
            whole: str = urljoin(url or "", (value or "").strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(parts.path) > 1:
            return whole
    return None
