"""Captures of captures: pages out of web archives and caches, and pages that a browser saved."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_WAYBACK = re.compile(
    r"^https?://(?:web\.)?archive\.org/(?:web/)?(?P<at>\d{4,14})(?:[a-z]{2}_)?\*?/(?P<url>\S+)$",
    re.I,
)
_TODAY = re.compile(
    r"^https?://archive\.(?:today|ph|is|li|vn|fo|md)/(?:o/\w+|\d{4}[\d.-]{4,20}|newest|oldest)/(?P<url>\S+)$",
    re.I,
)
_CACHE = re.compile(
    r"^https?://(?:webcache\.googleusercontent\.com|[\d.]{7,15}|www\.google\.[a-z.]{2,6})/search\?(?:.*&)?q=cache:"
    r"(?:[\w-]{1,30}:)?(?P<url>[^+&\s]+)",
    re.I,
)
_AMP = re.compile(
    r"^https?://(?:[\w-]+\.cdn\.ampproject\.org/[cvw]/|www\.google\.[a-z.]{2,6}/amp/)(?:s/)?(?P<url>\S+)$",
    re.I,
)
_ARCHIVES = re.compile(
    r"(?:.+\.)?(?:archive\.(?:org|today|ph|is|li|vn|fo|md)|webcache\.googleusercontent\.com|cdn\.ampproject\.org)"
)
_REWRITTEN = re.compile(r"^/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)", re.I)
"""How an archive begins the links of a page that lead on within it."""
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url:\s*)(?P<url>https?://[^\s<>]{1,2000})"
)
_SAVED_WITHIN = 4_000


def original(address: str | None) -> str | None:
    """The address that a page was captured from where its own is that of a copy; another as it is.

    >>> original("https://web.archive.org/web/20160512081530/http://valetimes.example/a")
    'http://valetimes.example/a'
    """
    text = address or ""
    if text.startswith("/"):
        text = _REWRITTEN.sub("", text)
        return text if text != address else address
    for pattern in (_WAYBACK, _TODAY, _CACHE, _AMP):
        if match := pattern.match(text):
            found = match["url"]
            if pattern is _CACHE:
                found = unquote(found)
            # a copy of a copy stays one: once is enough
            return found if "://" in found[:8] else f"http{'s' if '/s/' in text else ''}://{found}"
    return address


def archived_at(address: str | None) -> str | None:
    """When a web archive captured a page, by the address of its copy (ISO 8601, in UTC).

    >>> archived_at("https://web.archive.org/web/20160512081530/http://valetimes.example/a")
    '2016-05-12T08:15:30Z'
    """
    match = _WAYBACK.match(address or "")
    if match is None or len(at := match["at"]) != 14:
        return None
    return f"{at[:4]}-{at[4:6]}-{at[6:8]}T{at[8:10]}:{at[10:12]}:{at[12:]}Z"


def is_archive(host: str) -> bool:
    """Whether a host keeps copies of others' pages."""
    return _ARCHIVES.fullmatch(host.lower()) is not None


def is_copy(address: str | None) -> bool:
    """Whether an address is that of a copy in an archive."""
    try:
        return is_archive(urlsplit(address or "").hostname or "")
    except ValueError:
        return False


def saved_from(page: str) -> str | None:
    """The address that a browser noted at the head of a page that it saved."""
    match = _SAVED.search(page, 0, _SAVED_WITHIN)
    return match["url"] if match else None
