"""What a page says may be done with it: robots and licence notices, as written.

Read are ``X-Robots-Tag``, ``Link: rel=license`` and ``TDM-*`` headers (W3C TDM Reservation
Protocol), ``meta`` elements that say the same, rights of Dublin Core, and links with
``rel="license"``. Nothing is obeyed or left out here: that is for those who know what they will do
with the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

WITHIN = 1 << 20
"""Bytes of a page that are looked at; licence links stand in head or foot of ordinary pages."""
MOST = 8
LONGEST = 300

_TAG = re.compile(rb"<(?:meta|link|a)\b[^<>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(rb"""([a-z][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_MARKS = (b"robots", b"license", b"rights", b"copyright", b"tdm-")
_ROBOTS = frozenset(("robots", "googlebot", "tdm-reservation", "tdm-policy"))
_RIGHTS = frozenset(
    ("copyright", "rights", "license", "dc.rights", "dcterms.rights", "dcterms.license")
)


@dataclass(frozen=True, slots=True)
class Notices:
    """``robots`` as ``name: value``; ``licence``: addresses and notices."""

    robots: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()


def notices_of(page: bytes, headers: Iterable[tuple[str, str]] = ()) -> Notices:
    """The notices in a page's HTTP headers and HTML.

    >>> notices_of(b'<meta name="robots" content="noarchive"><a rel=license href=/cc>CC</a>')
    Notices(robots=('robots: noarchive',), licence=('/cc',))
    """
    robots: list[str] = []
    licence: list[str] = []
    for key, value in headers:
        name = key.lower()
        if name in ("x-robots-tag", "tdm-reservation", "tdm-policy"):
            robots.append(f"{name}: {value}")
        elif name == "link" and "license" in value.lower():
            licence.append(value)
    for tag in _TAG.finditer(page, 0, WITHIN):
        low = tag[0].lower()
        if any(mark in low for mark in _MARKS):
            _read(tag[0], robots, licence)
    return Notices(_few(robots), _few(licence))


def _read(tag: bytes, robots: list[str], licence: list[str]) -> None:
    found = {
        key.decode("ascii", "replace").lower(): (a or b or c).decode("utf-8", "replace")
        for key, a, b, c in _ATTRIBUTE.findall(tag)
    }
    name = (found.get("name") or found.get("property") or "").lower()
    content = found.get("content") or ""
    if name in _ROBOTS and content:
        robots.append(f"{name}: {content}")
    elif name in _RIGHTS and content:
        licence.append(content)
    elif "license" in (found.get("rel") or "").lower().split() and found.get("href"):
        licence.append(found["href"])


def _few(values: list[str]) -> tuple[str, ...]:
    lines = (" ".join(value.split())[:LONGEST] for value in values)
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST]
