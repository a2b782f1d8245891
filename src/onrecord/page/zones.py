"""What a part of a page is for, told by its element, role, microdata and class names.

The patterns are the words that makers of pages use everywhere (WAI-ARIA roles, schema.org
properties, common class names).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from onrecord.page import class_names

NEVER_SHOWN = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video title "
    "button select textarea option datalist input map area progress meter dialog frameset".split()
)
"""Elements whose text is never read: code, controls and what stands in for pictures. The head is none
of them: in a page that leaves out its body tag, the parser keeps what begins the text there."""

BLOCK_TAGS = frozenset(
    "html head body address article aside blockquote center details dialog dd div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p "
    "pre section summary table caption tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BODY = "body"
CAPTION = "caption"
BYLINE = "byline"
STANDFIRST = "standfirst"
HEADLINE = "headline"
PART_ZONES = frozenset({CAPTION, BYLINE, STANDFIRST, HEADLINE, BODY})
"""Zones that are parts of the article; every other zone is furniture, named by its reason."""
_ROLES = {
    "navigation": "navigation", "banner": "navigation", "search": "navigation", "menu": "navigation",
    "menubar": "navigation", "contentinfo": "navigation", "complementary": "recommended",
    "dialog": "cookie_notice", "alertdialog": "cookie_notice", "tooltip": "navigation",
    "toolbar": "share", "alert": "browser_notice",
}  # fmt: skip
_TAGS = {
    "nav": "navigation", "footer": "navigation", "aside": "recommended", "menu": "navigation",
    "form": "newsletter", "fieldset": "newsletter", "figcaption": CAPTION, "label": "newsletter",
    "caption": CAPTION, "legend": "newsletter",
}  # fmt: skip
_ITEMPROPS = {
    "articlebody": BODY, "headline": HEADLINE, "author": BYLINE, "datepublished": BYLINE,
    "datemodified": BYLINE, "caption": CAPTION, "comment": "comments", "description": STANDFIRST,
    "alternativeheadline": STANDFIRST, "copyrightholder": CAPTION, "keywords": "navigation",
    "publisher": "navigation", "relatedlink": "related", "credittext": CAPTION,
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")
_PIECES = HEADINGS | {"p", "ol", "ul", "li", "blockquote"}
"""Elements that hold a piece of a text."""
_UTILITY = re.compile(r"(?:is|has|no|not|with|without|js|u|a|lrv|overflow) ")
"""Class names that say how a part looks or what it holds, not what it is."""
ANCHOR_WORDS = 6
"""Breaks in an id from which it is made of a headline's words and names no part of a page."""
_STREAMED = re.compile(r"S:[0-9a-f]{1,8}")
"""The id of a part of a page that is sent behind the rest, for a script to put in its place (React)."""
_STYLE_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CLASS_HIDDEN = re.compile(
    r"(?<!\S)(?:hidden|is-hidden|d-none|display-none|mw-editsection)(?!\S)(?!.*(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline\S*|table\S*)(?!\S))",
    re.DOTALL,
)
"""Classes that hide an element, but where another shows it on wide screens."""


def zone_of(element: Any) -> str | None:
    """The zone that an element opens by itself, or ``None``."""
    get = element.attrib.get
    itemprop = get("itemprop")
    if itemprop:
        for prop in itemprop.lower().split():
            if prop in _ITEMPROPS:
                return _ITEMPROPS[prop]
    role = get("role")
    if role in _ROLES:
        return _ROLES[role]
    # the id of a heading is an anchor, named after its words or by a table of contents; so is an
    # id of many words
    names, anchor = get("class") or "", get("id") or ""
    if element.tag not in HEADINGS and len(_CAMEL.findall(anchor)) < ANCHOR_WORDS:
        names = f"{names} {anchor}"
    if "data-testid" in element.attrib or "data-component" in element.attrib:
        names = f"{names} {get('data-testid') or ''} {get('data-component') or ''}"
    if "-" in element.tag:
        # an element of the page's own making is named as classes are
        names = f"{names} {element.tag}"
    if names.strip() and len(names) < 600:
        zone = class_zone(names, heading_of(element) or element.tag)
        if zone is not None:
            return zone
    if element.tag == "footer" and (held := element.getparent()) is not None:
        # whose words a quotation holds stands in its footer
        return None if held.tag == "blockquote" else _TAGS["footer"]
    return _TAGS.get(element.tag)


def heading_of(element: Any) -> str | None:
    """The level of the heading that an element is, by its name or by its role (WAI-ARIA); ``None`` of others."""
    tag: str = element.tag
    if tag in HEADINGS:
        return tag
    if element.get("role") != "heading":
        return None
    level = f"h{element.get('aria-level') or 2}"
    return level if level in HEADINGS else "h6"


@lru_cache(maxsize=8192)
def class_zone(names: str, tag: str) -> str | None:
    """The zone that class names and an id tell of.

    >>> class_zone("ArticleBody__text", "div")
    'body'
    >>> class_zone("related-stories col-4", "div")
    'related'
    """
    found: str | None = None
    for one in names.split():
        words = _CAMEL.sub(" ", one).strip().lower()
        if not words or ":" in one or "[" in one or _UTILITY.match(words):
            continue
        if class_names.BODY.search(words):
            return BODY
        if "paywall" in words and tag in _PIECES:
            # a piece of text that subscribers see, not the offer to become one
            continue
        if tag in ("html", "head", "body", "main", "article"):
            continue
        if class_names.CAPTION.search(words):
            return CAPTION
        for reason, pattern in class_names.FURNITURE:
            if pattern.search(words):
                return reason
        if class_names.BYLINE.search(words):
            return BYLINE
        if class_names.STANDFIRST.search(words):
            return STANDFIRST
        if "widget" in words and class_names.WIDGET.search(words):
            found = "navigation"
    return found


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is not to be shown."""
    attrib = element.attrib
    if "hidden" in attrib and _STREAMED.fullmatch(attrib.get("id") or ""):
        return False
    if "hidden" in attrib or (attrib.get("aria-hidden") == "true" and element.tag != "p"):
        return True
    style = attrib.get("style")
    if style and _STYLE_HIDDEN.search(style):
        return True
    names = attrib.get("class")
    return bool(names) and _CLASS_HIDDEN.search(names[:1000]) is not None
