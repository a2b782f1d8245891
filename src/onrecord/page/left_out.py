"""What a page holds beside its article: links to other stories, and furniture by its reason."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from onrecord.page.archives import original
from onrecord.page.body import is_caption
from onrecord.page.boxes import contacts, offers
from onrecord.page.furniture import ends_in_credit, furniture_reason, is_list_title
from onrecord.page.lines import Line
from onrecord.page.zones import BYLINE, CAPTION
from onrecord.record import Furniture, Related

MAX_FURNITURE = 300
"""Furniture lines that are kept; a page with more is a menu."""
MAX_FURNITURE_TEXT = 300
NEAR_BODY = 12
"""Lines behind the body that are kept, as those within it are, before the lines of menus."""
MAX_RELATED = 50


def left_out(
    lines: list[Line],
    taken: set[int],
    body: list[Line],
    url: str | None,
    notes: Mapping[int, str],
) -> tuple[tuple[Related, ...], tuple[Furniture, ...]]:
    """Related links and furniture among the lines that are not ``taken``.

    ``notes`` gives the reasons of lines of the ``body`` that are left out for what they say there.
    """
    related: dict[str, Related] = {}
    furniture: dict[str, tuple[bool, Furniture]] = {}
    inside = range(body[0].index, body[-1].index + 1) if body else range(0)
    near = range(inside.start, inside.stop + NEAR_BODY) if body else inside
    told = dict.fromkeys(offers(lines), "related") | dict.fromkeys(contacts(lines), "contact")
    told |= _listed(lines, taken)
    told |= notes
    for line in lines:
        if line.index in taken:
            continue
        reason = furniture_reason(line.text)
        if reason is None:
            reason = "caption" if ends_in_credit(line.text) else line.furniture()
        if reason is None:
            reason = told.get(line.index) or _other_reason(line, line.index in inside)
        if reason in ("related", "recommended") and line.link_share > 0.5 and len(line.text) >= 20:
            if len(related) < MAX_RELATED:
                related.setdefault(line.text, Related(line.text, _absolute(line.href, url)))
        else:
            shown = line.text[:MAX_FURNITURE_TEXT]
            known = furniture.get(shown, (False, Furniture(shown, reason)))
            furniture[shown] = (known[0] or line.index in near, known[1])
    spare = MAX_FURNITURE - sum(close for close, _ in furniture.values())
    kept = []
    for close, one in furniture.values():
        if close or spare > 0:
            kept.append(one)
            spare -= not close
    return tuple(related.values()), tuple(kept[:MAX_FURNITURE])


def _listed(lines: list[Line], taken: set[int]) -> dict[int, str]:
    """The links below titles of lists such as "Most read", down to the next that is none."""
    found: dict[int, str] = {}
    listed = False
    for line in lines:
        if line.index in taken or line.prose:
            listed = False
        elif is_list_title(line.text):
            listed = True
        elif listed and line.link_share > 0.8:
            found[line.index] = "related"
    return found


def _other_reason(line: Line, inside: bool) -> str:
    """Why a line is left out that neither its words nor the zones around it tell of."""
    part = line.part()
    if is_caption(line) or part == CAPTION:
        return "caption"
    if part == BYLINE:
        return "byline_note"
    return "related" if line.link_share > 0.8 and inside else "other"


def _absolute(href: str | None, url: str | None) -> str | None:
    if not href:
        return None
    try:
        whole = original(urljoin(url or "", original(href.strip()) or "")) or ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None
