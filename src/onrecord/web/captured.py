"""The page as captured, made inert, with the words of its statements marked where they stand.

It keeps the page's own layout as far as that stands in the page itself. Nothing in it runs, loads
or leads away: what could is taken out here, and the policy that it is served with forbids it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.casebook.captures import Kept
from onrecord.errors import OnrecordError
from onrecord.page.encoding import decode
from onrecord.page.html import parse
from onrecord.record import Record
from onrecord.web.marking import CLASS, mark, writable

POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'"
)

DROPPED = frozenset(
    "script noscript iframe frame frameset object embed applet base link meta template portal "
    "audio video source track param fencedframe".split()
)
"""Elements that run, load or lead away; and those a page shows only to others than its readers."""

KEPT = frozenset(
    "class id style hidden dir lang alt title colspan rowspan span start value type reversed width height "
    "align valign bgcolor color face size border cellpadding cellspacing open viewbox d fill "
    "stroke cx cy r rx ry x y x1 x2 y1 y2 points transform".split()
)
"""Attributes that say how a page looks. All others go: handlers, addresses, targets."""

_OURS = re.compile(rf"(^|\s){CLASS}\b|^w[0-9]+$")
"""Classes and ids that are for our marks."""

_LOADS = re.compile(
    r"""@import[^;]*(?:;|$)|(?:url|src|image-set)\(\s*(?!["']?data:image/)[^)]*(?:\)|$)""", re.I
)
"""What styles load. Written otherwise (``u\\72l``), it is left to the policy."""

BELOW = "display: block; white-space: pre-line; font: 15px/1.5 sans-serif; margin: 1.5rem"
"""How words look that no layout of the page's own shows."""

STYLE = """
html, body { visibility: visible !important; opacity: 1 !important; overflow: auto !important }
.onrecord-k0 { --k: #0072b2 } .onrecord-k1 { --k: #d55e00 } .onrecord-k2 { --k: #009e73 }
.onrecord-k3 { --k: #cc79a7 } .onrecord-k4 { --k: #e69f00 } .onrecord-k5 { --k: #56b4e9 }
.onrecord-k6 { --k: #a39a00 } .onrecord-k7 { --k: #808080 }
mark.onrecord { all: revert; background: none; color: inherit }
mark.onrecord-content { background: color-mix(in srgb, var(--k) 26%, transparent);
  border-bottom: 2px solid var(--k) }
mark.onrecord-source { font-weight: bold } mark.onrecord-cue { font-style: italic }
mark.onrecord:target { outline: 3px solid #1a5e8a; outline-offset: 2px }
body > pre:only-of-type { white-space: pre-wrap; font: 15px/1.5 sans-serif; margin: 1.5rem }
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page as HTML, and how many of the article's blocks were found in it again."""

    html: bytes
    found: int
    blocks: int


def shown(kept: Kept, record: Record) -> Shown:
    """The page as captured, inert and marked.

    Raises ``PageError`` where the bytes hold no page; those of a record that was read from them do.
    """
    from lxml import html

    text = decode(kept.data, source=record.page.source, charset=kept.charset)
    if any(one.xpath for one in record.article.blocks):
        root = _settled(parse(text, source=record.page.source))
    else:
        root = html.document_fromstring("<html><body><pre></pre></body></html>")
        root.find("body/pre").text = writable(text)
    marked = mark(root, record)
    _show_below(root, marked.opened)
    _defuse(root, marked.marks)
    _dress(root)
    page = b"<!doctype html>" + html.tostring(root, encoding="utf-8", method="html")
    return Shown(page, marked.found, len(record.article.blocks))


def unreadable(error: OnrecordError) -> bytes:
    """A page that says why the capture cannot be shown."""
    from html import escape

    return f"<!doctype html><meta charset=utf-8><p>{escape(error.message)}</p>".encode()


def _settled(root: Any) -> Any:
    """A tree whose text may be moved about: lxml reads control characters out of a page, raw or as
    references, and refuses to write them."""
    for element in root.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and (settled := writable(words)) != words:
                setattr(element, part, settled)
        style = element.get("style")
        if style is not None:
            element.set("style", writable(style))
    return root


def _show_below(root: Any, scripts: frozenset[Any]) -> None:
    """Make a box below the page of each script that holds the article's words, which its layout does
    not show."""
    from lxml import html

    body = root.find("body") if root.find("body") is not None else root
    for script in [one for one in root.iter("script") if one in scripts]:
        script.attrib.clear()
        # what stands behind it stays where it is
        before, tail, script.tail = script.getprevious(), script.tail, None
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            script.getparent().text = (script.getparent().text or "") + (tail or "")
        script.tag = "section"
        script.set("style", BELOW)
        title = html.Element("p")
        title.text = "Words that the page keeps in a script:"
        body.extend((title, script))


def _defuse(root: Any, ours: frozenset[Any]) -> None:
    """Takes out whatever runs, loads or leads away, in one pass; our marks stay as they are."""
    for element in list(root.iter()):
        if element in ours:
            continue
        if not isinstance(element.tag, str) or element.tag.lower() in DROPPED:
            if element.getparent() is not None:
                element.drop_tree()
            continue
        if element.tag == "style":
            element.text = _still(element.text or "")
        elif "style" in element.attrib:
            element.set("style", _still(element.get("style")))
        picture = element.tag == "img" and (element.get("src") or "").startswith("data:image/")
        for name, value in element.attrib.items():
            kept = name.lower() in KEPT or (picture and name == "src")
            if not kept or _OURS.search(value):
                del element.attrib[name]


def _still(css: str) -> str:
    """Styles without what they would load."""
    return _LOADS.sub(lambda one: "" if one[0].startswith("@") else "none", css)


def _dress(root: Any) -> None:
    """Our style, after the page's own."""
    from lxml import html

    style = html.Element("style")
    style.text = STYLE
    (root.find("body") if root.find("body") is not None else root).append(style)
    head = root.find("head")
    (head if head is not None else root).insert(0, html.Element("meta", {"charset": "utf-8"}))
