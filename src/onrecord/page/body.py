"""Which lines of a page are the body of its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from onrecord.page.boxes import contacts, offers, other_stories, teasers
from onrecord.page.datelines import is_dateline
from onrecord.page.dates import is_date_line
from onrecord.page.furniture import (
    closes,
    ends_in_credit,
    furniture_reason,
    is_list_title,
    is_offer,
    is_photo_credit,
)
from onrecord.page.lines import Line, Zone, words
from onrecord.page.zones import BODY, BYLINE, CAPTION, HEADINGS, PART_ZONES

# Tuned on the 465 pages of fundus and article-extraction sets together, one at a time.
DESCEND = 0.75
"""Share of the prose that a child must hold for the article to be looked for inside it."""
ZONE_GUARD = 0.45
"""A furniture zone with more than this share of the prose is no furniture: its name misleads."""
MARKED_SHARE = 0.5
"""Share of the prose under which an element marked as the article's body is not believed."""

CLOSED_SHARE = 0.6
"""Share of the prose that stands above the line that closes a release."""
CELL_LINES = 3
"""Paragraphs of a cell from which it is a column of the page's layout."""
PIECES_SHARE = 1.1
"""Prose around the pieces of a body, as a multiple of their own, up to which they are one body."""
TELLING_MIN = 2
"""Paragraphs marked as the article's from which the part that holds them offers no other story;
one is enough where the part has no link at all."""
LOCKED_PROSE = 150
"""Characters of a paragraph that no offer to subscribe has."""
DATE_LINES = 6
"""Lines among which a date stands above the text, with standfirst and byline about it."""
SENTENCE_MIN = 4
"""Words of the shortest sentence that is a link but for its full stop."""
LABEL_MAX = 30
"""Characters of the longest label before a link, as in "Required reading: ..."."""
SHARE_WITHIN = 4_000
"""Characters of a line that are compared with JSON-LD's articleBody."""
TRUST = 0.4
"""Share of the page's prose that JSON-LD's articleBody must cover for it to be believed."""


_BARRED = re.compile(r"\S [|•·] \S")
"""What stands between links in a row."""
_STOPS = (".", ".”", '."', "!”", '!"', "?”", '?"')
LOCKED = "newsletter"
"""The zone of offers to subscribe; what only subscribers are shown bears such names too."""
_LISTS = frozenset(("ul", "ol", "dl"))
LINKS = frozenset(("related", "recommended"))
"""Zones that offer other stories. A list without a single link offers none: it is the article's."""


def settle_zones(lines: list[Line], weights: list[int]) -> None:
    """Weigh the zones and set those aside whose name cannot be true."""
    total = sum(weights) or 1
    by_name: dict[tuple[str, str, str], int] = {}
    zones: dict[int, Zone] = {}
    for line, own in zip(lines, weights, strict=True):
        names = set()
        for zone in line.zones():
            zones[id(zone)] = zone
            names.add(_name(zone))
        for name in names:
            by_name[name] = by_name.get(name, 0) + own
    holding = _holding_articles(lines)
    # a name that the box of the top heading bears as well says nothing of what a box is for
    titled = {_name(zone) for line in lines if line.tag == "h1" for zone in line.zones()}
    linked = {id(zone) for line in lines if line.linked for zone in line.zones()}
    telling = _telling(lines)
    for zone in zones.values():
        if zone.reason == BODY:
            continue
        if zone.reason in LINKS and zone.element.tag in ("ul", "ol") and id(zone) not in linked:
            zone.ignored = True
        paragraphs = telling.get(_name(zone) if zone.reason == LOCKED else id(zone), 0)
        if paragraphs >= (TELLING_MIN if id(zone) in linked else 1):
            zone.ignored = True
        if by_name[_name(zone)] > ZONE_GUARD * total and (
            _may_hold_article(zone, holding) or _name(zone) in titled
        ):
            zone.ignored = True


def _telling(lines: list[Line]) -> dict[Any, int]:
    """Paragraphs of the article that each zone holds, which it can only by not being what it is called.

    A part of links holds them within what the page marks as the article's body, and none of its
    lines leads elsewhere: an offer of another story has a linked headline. A part for subscribers
    stands within that body, and asks for nothing; parts of one name are weighed together, and are
    of the text where a paragraph is long or several parts hold one each.
    """
    counts: dict[Any, int] = {}
    pieces: dict[Any, dict[str, Any]] = {}
    for line in lines:
        marked = False
        around: list[Zone] = []
        for zone in line.zones():
            if zone.reason == BODY:
                marked = True
            elif zone.reason in LINKS and zone.element.tag != "aside":
                if line.link_share > 0.8:
                    counts[id(zone)] = -len(lines)
                elif marked and line.tag == "p" and line.prose:
                    counts[id(zone)] = counts.get(id(zone), 0) + 1
            elif zone.reason == LOCKED:
                around.append(zone)
            elif zone.reason not in PART_ZONES:
                # the line is of something else that is set into the zone
                break
        if around and line.inside(BODY):
            for zone in around:
                name = _name(zone)
                if line.link_share > 0.8 or is_offer(line.text) or _asks(zone.element):
                    counts[name] = -TELLING_MIN * len(lines)
                elif line.tag == "p" and line.prose >= LOCKED_PROSE:
                    counts[name] = counts.get(name, 0) + TELLING_MIN
                elif line.tag == "p" and line.prose:
                    pieces.setdefault(name, {})[line.text] = zone.element
    for name, held in pieces.items():
        if len(set(held.values())) > 1:
            # an offer says one thing; parts of one name that say several are of a text
            counts[name] = counts.get(name, 0) + TELLING_MIN
    return counts


def _asks(element: Any) -> bool:
    """Whether a part of a page has anything to fill in or to press."""
    return next(element.iter("input", "button", "form", "select"), None) is not None


def _holding_articles(lines: list[Line]) -> set[Any]:
    """Elements of top headings and of what the page marks as an article, and all above them.

    A dialog can stand in the main part of a page, which tells only where no article is marked that
    holds its title.
    """
    holding: set[Any] = set()
    marked = any(
        line.tag == "h1" and ("article" in line.within or line.inside(BODY)) for line in lines
    )
    for line in lines:
        if (
            line.tag == "h1"
            or "article" in line.within
            or (not marked and "main" in line.within)
            or line.inside(BODY)
        ):
            node = line.element
            while node is not None and node not in holding:
                holding.add(node)
                node = node.getparent()
    return holding


def _may_hold_article(zone: Zone, holding: set[Any]) -> bool:
    """Whether a zone can be the article for all its name: a consent dialog beside it cannot."""
    return not holding or zone.element in holding


def _name(zone: Zone) -> tuple[str, str, str]:
    """What a page calls a zone: paragraphs that all bear one class are weighed together."""
    return zone.reason, zone.element.tag, zone.element.get("class") or ""


def article_lines(
    lines: list[Line], article_body: str | None = None, titles: Iterable[str] = ()
) -> list[Line]:
    """The lines of the article's body in order, headline and byline lines within it included.

    ``article_body`` is the text that the page's JSON-LD gives for it, ``titles`` are the page's own.
    """
    weights = [line.prose for line in lines]
    settle_zones(lines, weights)
    if article_body:
        known = _shingles(article_body)
        shares = [_share(line.text, known) for line in lines]
    else:
        shares = [None] * len(lines)
    teased = teasers(lines) | offers(lines) | other_stories(lines, titles)
    clean = [
        0 if line.furniture() or line.part() in (CAPTION, BYLINE) or line.index in teased else own
        for line, own in zip(lines, weights, strict=True)
    ]
    if not any(clean):
        # nothing but teasers: a page whose paragraphs all stand below linked headings
        clean, teased = weights, frozenset()
    matched = sum(own for own, share in zip(weights, shares, strict=True) if (share or 0) > 0.6)
    trusted = matched > TRUST * sum(clean)
    if trusted:
        clean = [
            own if (share or 0) > 0.6 else 0 for own, share in zip(weights, shares, strict=True)
        ]
    top = _container(lines, clean)
    if top is None:
        return []
    inside = _under(top, lines)
    chosen = [line for line in lines if line.element in inside or line.element is top]
    kept = []
    for line in chosen:
        share = shares[line.index]
        told = (
            trusted
            and share is not None
            and share > 0.85
            and len(line.text) > 40
            and not (furniture_reason(line.text) or ends_in_credit(line.text))
        )
        if (told and line.link_share <= 0.8) or (_belongs(line) and line.index not in teased):
            kept.append(line)
    left = contacts(chosen)
    kept = _ended([line for line in kept if line.index not in left], chosen)
    kept = _unlisted(kept, chosen)
    return _trimmed(_undated(kept))


def _ended(kept: list[Line], chosen: list[Line]) -> list[Line]:
    """Without what stands below the line that closes a release, where it is but a foot: notes to
    editors, contacts."""
    end = next((line.index for line in chosen if closes(line.text)), None)
    above = kept if end is None else [line for line in kept if line.index < end]
    size = sum(line.prose for line in kept)
    return above if sum(line.prose for line in above) > CLOSED_SHARE * size else kept


def _unlisted(kept: list[Line], chosen: list[Line]) -> list[Line]:
    """Without what stands below the title of a list of other stories, where it has no sentence of its own."""
    told = next(
        (
            line.index
            for line in reversed(kept)
            if line.link_share < 0.4 and line.text.endswith(_STOPS)
        ),
        -1,
    )
    end = next(
        (line.index for line in chosen if line.index > told and is_list_title(line.text)), None
    )
    return kept if end is None else [line for line in kept if line.index < end]


def _container(lines: list[Line], weights: list[int]) -> Any | None:
    """The innermost element that holds the article's prose."""
    sums: dict[Any, int] = {}
    children: dict[Any, list[Any]] = {}
    counts: Counter[Any] = Counter()
    own_sums: dict[Any, int] = {}
    for line, own in zip(lines, weights, strict=True):
        if own:
            own_sums[line.element] = own_sums.get(line.element, 0) + own
            cell = next(line.element.iterancestors("td"), None)
            counts[line.element if line.element.tag == "td" else cell] += 1
    if not own_sums:
        return None
    for element, own in own_sums.items():
        node = element
        while node is not None:
            known = node in sums
            sums[node] = sums.get(node, 0) + own
            parent = node.getparent()
            if not known and parent is not None:
                children.setdefault(parent, []).append(node)
            node = parent
    marked = _marked(lines, sums)
    if marked is not None:
        return marked
    node = next(iter(own_sums)).getroottree().getroot()
    while True:
        best = max(children.get(node, ()), key=lambda child: sums[child], default=None)
        if best is None or sums[best] < DESCEND * sums[node] or best.tag in ("p", "li"):
            return node
        if best.tag == "td" and counts.get(best, 0) < CELL_LINES:
            return node
        if _is_opened(best, children[node]):
            return node
        node = best


def _is_opened(box: Any, siblings: list[Any]) -> bool:
    """Whether paragraphs stand right above a box that go on in it, as above a list."""
    return box.tag in _LISTS and any(
        one.tag == "p" and one in siblings for one in box.itersiblings(preceding=True)
    )


def _marked(lines: list[Line], sums: dict[Any, int]) -> Any | None:
    """The element that the page itself marks as the article's body."""
    best = None
    total = max(sums.values())
    marked: dict[Any, None] = {}
    for line in lines:
        for zone in line.zones():
            if zone.reason == BODY and zone.element not in marked:
                marked[zone.element] = None
                share = sums.get(zone.element, 0)
                if share >= MARKED_SHARE * total and (best is None or share > sums[best]):
                    best = zone.element
    return _in_pieces(best, list(marked), lines, sums) if best is not None else None


def _in_pieces(best: Any, marked: list[Any], lines: list[Line], sums: dict[Any, int]) -> Any:
    """The element around all pieces of a body that an outlet cuts up, to set something between.

    Pieces bear one name and stand in one article, and there is little prose beside them.
    """
    alike = [
        element
        for element in marked
        if element.tag == best.tag
        and element.get("class") == best.get("class")
        and sums.get(element, 0)
    ]
    pieces = set(alike)
    if len(alike) < 2 or any(outer in pieces for one in alike for outer in one.iterancestors()):
        return best
    shared = list(best.iterancestors())
    for one in alike:
        around = set(one.iterancestors())
        shared = [node for node in shared if node in around]
    top = shared[0] if shared else best
    inside = _under(top, lines)
    titles = sum(line.tag == "h1" for line in lines if line.element in inside)
    if titles > 1 or next(top.iter("article"), top) is not top:
        return best
    return top if sums.get(top, 0) <= PIECES_SHARE * sum(sums[one] for one in alike) else best


def _under(top: Any, lines: list[Line]) -> set[Any]:
    """The elements of lines that stand below ``top``; each ancestor is looked at once."""
    known: dict[Any, bool] = {top: True}
    for line in lines:
        path = []
        node = line.element
        while node is not None and node not in known:
            path.append(node)
            node = node.getparent()
        inside = known[node] if node is not None else False
        known.update((one, inside) for one in path)
    return {element for element, inside in known.items() if inside}


def _belongs(line: Line) -> bool:
    """Whether a line within the article's element is of the article."""
    if line.furniture():
        return False
    if furniture_reason(line.text):
        return False
    if is_dateline(line.text):
        return True
    if line.part() in (CAPTION, BYLINE) or is_caption(line):
        return False
    if line.link_share > 0.6 and _BARRED.search(line.text) and not line.text.endswith(_STOPS):
        return False
    if line.link_share > 0.8 and (len(line.text) < 200 or "list" in line.within):
        return _is_linked_sentence(line)
    if "table" in line.within and line.tag in ("td", "th") and len(line.text) < 40:
        return line.text.endswith(_STOPS) and len(line.text.split()) >= SENTENCE_MIN
    return not (
        line.tag in ("div", "span", "section")
        and len(line.text) < 25
        and not line.text.endswith((".", "!", "?", "”", '"'))
    )


def _is_linked_sentence(line: Line) -> bool:
    """Whether a paragraph is a sentence of which all but the full stop, or a few words, leads elsewhere."""
    if line.tag in HEADINGS or "list" in line.within or not line.text.endswith("."):
        return False
    apart = len(line.text) - line.linked
    labelled = line.tag != "p" or ":" in line.text[:LABEL_MAX] or line.text.endswith(" here.")
    return (0 < apart <= 2 or (apart > 2 and not labelled)) and len(
        line.text.split()
    ) >= SENTENCE_MIN


def is_caption(line: Line) -> bool:
    """Whether a line goes with a picture: within its figure, or ending in who took it."""
    if "figure" in line.within and "quote" not in line.within and len(line.text) < 600:
        return "table" not in line.within or line.pictured
    return is_photo_credit(line.text) or ends_in_credit(line.text)


def _undated(lines: list[Line]) -> list[Line]:
    """Without the lines about the beginning that only say when the page was published.

    Below a post that the page shows stands who signs it, and when.
    """
    first = [
        line for line in lines[:DATE_LINES] if "quote" in line.within or not is_date_line(line.text)
    ]
    return first + lines[DATE_LINES:]


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without headings that no text follows: none at the end, none right above a higher one."""
    kept: list[Line] = []
    below: str | None = None
    for line in reversed(lines):
        if line.tag not in HEADINGS:
            below = ""
        elif below is None or (line.tag != "h1" and below and below <= line.tag):
            continue
        else:
            below = line.tag
        kept.append(line)
    return kept[::-1]


def _shingles(text: str) -> set[tuple[str, ...]]:
    said = words(text)
    return set(zip(said, said[1:], said[2:], strict=False)) | {(word,) for word in said[:1]}


def _share(text: str, known: set[tuple[str, ...]]) -> float | None:
    """The share of a line's word trigrams that are known; ``None`` for lines too short to tell."""
    said = words(text[:SHARE_WITHIN])
    if len(said) < 4:
        return None
    grams = list(zip(said, said[1:], said[2:], strict=False))
    return sum(gram in known for gram in grams) / len(grams)
