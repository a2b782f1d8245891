"""The article that a page describes in JSON-LD (schema.org), read leniently and within bounds."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from onrecord.page.headlines import is_title_of

_ARTICLE = re.compile(r"(?:article|blogposting|report|newsarticle|liveblogposting|review)$", re.I)
_MAX_NODES = 3000
_MAX_BYTES = 2_000_000
_MAX_TITLE = 400
_MAX_DEPTH = 20
"""Lists and objects within each other down to which a text is looked for."""
_COMMENT = re.compile(r"^\s*(?://\s*<!\[CDATA\[|<!\[CDATA\[|<!--)|(?://\s*\]\]>|\]\]>|-->)\s*$")


def article_node(
    root: Any, *, titles: Iterable[str] = (), addresses: Iterable[str | None] = ()
) -> tuple[dict[str, Any], Any]:
    """The node that describes the article of the page, and the script that it stands in; empty and
    ``None`` where there is none.

    ``titles`` and ``addresses`` are the page's own: a node that bears them goes before those of
    stories beside the article, however much these say.
    """
    titles = tuple(titles)
    own = {found for one in addresses if (found := _address(one))}
    best: dict[str, Any] = {}
    best_script: Any = None
    rank = (-1, -1)
    for script, node in _nodes(root):
        kinds = [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]
        if not any(_ARTICLE.search(kind) for kind in kinds):
            continue
        points = sum(
            weight
            for key, weight in (
                ("articleBody", 4), ("headline", 3), ("datePublished", 2), ("author", 1),
                ("mainEntityOfPage", 1), ("description", 1),
            )
            if node.get(key)
        )  # fmt: skip
        standing = (_likeness(node, titles, own), points)
        if standing > rank:
            best, best_script, rank = node, script, standing
    return best, best_script


def _likeness(node: dict[str, Any], titles: tuple[str, ...], addresses: set[str]) -> int:
    """How many of the page's own marks, headline and address, a node bears."""
    headline = (text_of(node.get("headline")) or "")[:_MAX_TITLE]
    values = [node.get("url"), node.get("@id")]
    for page in _list(node.get("mainEntityOfPage"))[:1]:
        values += [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return any(is_title_of(title, headline) for title in titles) + any(
        _address(value) in addresses for value in values
    )


def _address(value: Any) -> str | None:
    """An address without what may differ between two of one page; ``None`` where it is none."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else None


def text_of(value: Any, depth: int = _MAX_DEPTH) -> str | None:
    """A string value as plain text: the first of a list, the name of a thing."""
    if isinstance(value, list | dict) and not depth:
        return None
    if isinstance(value, list):
        return next((found for one in value if (found := text_of(one, depth - 1))), None)
    if isinstance(value, dict):
        name = value.get("name") or value.get("@value") or value.get("alternateName")
        return text_of(name, depth - 1)
    if isinstance(value, str):
        return plain(value) or None
    return None


def plain(value: str) -> str:
    """A metadata string without entities, tags and runs of white space."""
    # some publishers escape twice
    text = html.unescape(html.unescape(value))
    if "<" in text:
        text = re.sub(r"<[^<>]{0,500}>", " ", text)
    return " ".join(text.split())


def names(value: Any) -> list[str]:
    """The names of people or organisations in an author property."""
    found: list[str] = []
    for one in _list(value):
        if isinstance(one, dict):
            found.extend(text for name in _list(one.get("name")) if (text := text_of(name)))
        elif isinstance(one, str):
            found.append(plain(one))
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _nodes(root: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every object in the page's JSON-LD with its script, outer ones first."""
    seen = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue = [_loaded(script.text or "")]
        while queue and seen < _MAX_NODES:
            one = queue.pop(0)
            if isinstance(one, list):
                queue.extend(one[:_MAX_NODES])
            elif isinstance(one, dict):
                seen += 1
                yield script, one
                queue.extend(
                    one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
                    if isinstance(one.get(key), dict | list)
                )  # fmt: skip


def _loaded(text: str) -> Any:
    if len(text) > _MAX_BYTES:
        return None
    for attempt in (text, _COMMENT.sub("", text), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None
