"""What a page says about its article: in JSON-LD, meta elements, microdata and its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.page import jsonld
from onrecord.page.archives import is_archive, is_copy, original
from onrecord.page.bylines import is_address, site_letters
from onrecord.page.dates import is_date_line, iso_date, moment, url_date, utc_hour
from onrecord.page.headlines import title_parts
from onrecord.record import PublishedBasis

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "date.issued", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "pdate", "publishdate", "publish-date",
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
_SITES = (
    "citation_journal_title", "prism.publicationname", "application-name", "dc.publisher", "publisher",
)  # fmt: skip
MAX_TAIL = 40
"""Characters of the longest end of a title that can be the name of the site."""
MAX_PICTURES = 10
MAX_VIDEOS = 20
MAX_HEADINGS = 3
MAX_PIECES = 40
"""Pieces of text of one heading that are read."""
_COMPANY = re.compile(
    r"\b(?:publishing|publishers?|group|holdings|inc|ltd|llc|limited|corp(?:oration)?|company|gmbh|plc)\b",
    re.I,
)
"""Words of a company that owns outlets, rather than of one."""
_FUNCTION = re.compile(
    r"print(?:able|er)?\b.*|home(?: ?page)?|(?:full )?(?:story|article)|email this.*", re.I
)
"""What the end of a title can be that is no site: what the page is for."""
_UNTITLED = re.compile(
    r"(?:new page|page) \d{1,3}|untitled(?: document| page)?|print(?:able|er)?(?:[- ]friendly)?(?: (?:this )?(?:article|story|page|version|view))?|"
    r"(?:full )?(?:article|story)(?: view)?|document|default|index",
    re.I,
)
"""What programs call a page that nobody gave a title, or what the page is for."""
_ANY_SITE = frozenset("news blog blogs amp m en uk us co com edition online sport sports".split())
"""Labels of addresses that say nothing of whose they are."""


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
    host: str | None = None
    pictures: tuple[str, ...] = ()
    """What the first pictures of the page are called, of which one is often the outlet's name."""
    published: str | None = None
    published_basis: PublishedBasis | None = None
    published_hour: int | None = None
    """The hour of publication where it is given in UTC, which need not have the day of the outlet."""
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    kind: str | None = None
    locked: bool = False
    is_article: bool = False
    videos: tuple[str, ...] = ()
    """What JSON-LD says of the videos that the article shows."""
    node: dict[str, Any] = field(default_factory=dict)
    """What JSON-LD says of the article."""
    described_in: Any = None
    """The script that says it."""


def metadata_of(root: Any, *, url: str | None = None) -> Metadata:
    """Read the metadata of a parsed page that was captured at ``url``."""
    metas = _metas(root)
    title = _title(root)
    canonical = _canonical(root, metas, url)
    if is_copy(url) and canonical and not is_copy(canonical):
        url = canonical
    node, script = jsonld.article_node(
        root, titles=_unique([*_headings(root), title]), addresses=(canonical, url)
    )
    titles = _unique(
        [
            _text(node.get("headline")),
            *(_first(metas, name) for name in _TITLES),
            title,
        ]
    )
    published, hour = _published(root, node, metas)
    basis: PublishedBasis | None = "metadata" if published else None
    if published is None:
        published = url_date(url or canonical)
        basis = "url" if published else None
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
        host=urlsplit(url or canonical or "").hostname,
        pictures=_pictures(root),
        published=published,
        published_basis=basis,
        published_hour=hour,
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
        videos=_videos(node),
        node=node,
        described_in=script,
    )


def _videos(node: dict[str, Any]) -> tuple[str, ...]:
    value = node.get("video")
    held = value[:MAX_VIDEOS] if isinstance(value, list) else [value]
    return _unique(_text(one.get("description")) for one in held if isinstance(one, dict))


def _pictures(root: Any) -> tuple[str, ...]:
    """The words that stand in for the first pictures."""
    found = (image.get("alt") or "" for image in islice(root.iter("img"), MAX_PICTURES))
    return _unique(one.strip() for one in found if len(one) <= MAX_TAIL)


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
            return None if _UNTITLED.fullmatch(text) else text
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
    root: Any, node: dict[str, Any], metas: dict[str, list[str]]
) -> tuple[str | None, int | None]:
    """The day of publication by the best source that has one, and its hour where that is in UTC."""
    for value in _published_values(root, node, metas):
        if value and (found := iso_date(value)):
            hour = utc_hour(value)
            local = _local_day(root, value) if hour is not None else None
            return (local, None) if local else (found, hour)
    return None, None


def _local_day(root: Any, value: str) -> str | None:
    """The day of a moment in UTC where a time element of the page gives the same with its offset."""
    published = moment(value)
    for element in root.iter("time") if published else ():
        given = moment(element.get("datetime") or "")
        if given == published and given is not None and given.utcoffset():
            return given.date().isoformat()
    return None


def _published_values(
    root: Any, node: dict[str, Any], metas: dict[str, list[str]]
) -> Iterator[str | None]:
    yield _text(node.get("datePublished"))
    for name in _PUBLISHED:
        yield from metas.get(name, ())
    for element in root.iter("time", "span", "div", "p"):
        prop = (element.get("itemprop") or "").lower()
        if "datepublished" in prop or (
            element.tag == "time" and element.get("pubdate") is not None
        ):
            yield element.get("datetime") or element.get("content")
    yield _text(node.get("dateCreated"))
    yield _text(node.get("uploadDate"))


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
    """The name of the site, of all that give one the first that is no less than a name.

    Outlets of one house share pages under the name of the one that wrote them: a name that has
    nothing of the address gives way to a publisher or an end of the title that has. Names are taken
    as the page writes them best: "Vale Times" goes before "valetimes" and "@valetimes".
    """
    parts = title_parts(title or "")
    tail = parts[-1].strip() if len(parts) > 1 and len(parts[-1]) < MAX_TAIL else None
    if tail and (_FUNCTION.fullmatch(tail) or is_date_line(tail)):
        tail = None
    site, publisher = _first(metas, "og:site_name"), _text(node.get("publisher"))
    host = ((urlsplit(url).hostname if url else None) or "").removeprefix("www.")
    handle = (_first(metas, "twitter:site") or "").lstrip("@")
    others = [_first(metas, name) for name in _SITES]
    if publisher and _COMPANY.search(publisher):
        others, publisher = [*others, publisher], None
    names = [
        one for one in (site, publisher, *others, tail, handle, host) if one and not is_archive(one)
    ]
    if not names:
        return None
    name = names[0]
    if not is_of(name, host):
        written = (one for one in (publisher, tail) if one and " " in one)
        name = next((one for one in written if is_of(one, host)), name)
    if name[:1].islower() or is_address(name):
        alike = (one for one in names if one != host and site_letters(one) == site_letters(name))
        name = max((name, *alike), key=_is_written_out)
    return name.split(" | ")[0]


def is_of(name: str, host: str) -> bool:
    """Whether a name is that of a host, or one is within the other."""
    letters = site_letters(name)
    labels = labels_of(host)
    initials = "".join(word[0] for word in name.casefold().split())
    return initials in labels or (
        bool(letters) and any(letters in one or one in letters for one in labels if one)
    )


def labels_of(host: str) -> list[str]:
    """The parts of a host's name that say whose it is."""
    return [site_letters(label) for label in host.split(".")[:-1] if label not in _ANY_SITE]


def _is_written_out(name: str) -> tuple[int, bool]:
    """How far a name is one for people: in words, and more than letters or an address."""
    if name.isupper() or not name[:1].isupper():
        return int(name.isupper() or "." in name), " " in name
    return 2, " " in name


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
            whole = original(urljoin(url or "", (value or "").strip())) or ""
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(parts.path) > 1:
            return whole
    return None
