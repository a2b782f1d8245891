"""The head of an article: the lines that show its headline, standfirst, byline and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice, pairwise

from onrecord.page.body import LINKS, is_caption
from onrecord.page.bylines import (
    is_address,
    is_byline,
    is_job,
    is_person,
    is_signed,
    names_of,
    people,
    site_letters,
)
from onrecord.page.copies import MENU_LINES
from onrecord.page.datelines import DATELINE_LINES, dateline_of, is_dateline, is_place
from onrecord.page.dates import is_date_line, is_local_day, is_only_date, puts_day_first, text_date
from onrecord.page.furniture import furniture_reason, has_credit
from onrecord.page.headlines import (
    SEPARATORS,
    is_same_title,
    is_title_of,
    shown_part,
    title_parts,
)
from onrecord.page.lines import Line, words
from onrecord.page.mastheads import is_masthead, masthead
from onrecord.page.metadata import Metadata, is_of, labels_of
from onrecord.page.zones import CAPTION, HEADINGS, STANDFIRST

STANDFIRST_LINES = 6
"""Lines of one standfirst, which may be a list."""
STANDFIRST_WORDS = 5
"""Words under which what is marked as a standfirst is a label or a credit."""
HEADED_WORDS = 8
"""Words from which a heading above who wrote is a standfirst."""
STANDFIRST_MAX = 300
"""Characters of the longest line that is one by its place alone."""
ABOVE_LINES = 6
"""Lines above the headline among which an author can stand."""
SIGNED_LINES = 3
"""Lines at the head of a body among which the names of who wrote may stand without "by"."""
DATE_ABOVE = 8
"""Lines above the headline from which a date can be the story's."""
DATE_NEAR = 40
"""Lines among which it stands."""
DATE_MAX = 120
"""Characters of the longest line that says when and by whom."""
LARGE_WITHIN = 7
"""Lines above the first paragraph of which one can be a headline by how it is set alone."""
LARGE_WORDS = (4, 25)
TITLED_MAX = 40
"""Elements, or pieces of text, of a line's box that are looked at."""
WITHIN_WORDS = 5
"""Words of a line within a title that can be no section and no name of the site."""
NAME_LINES = 40
"""Lines at the top of a page among which its name stands."""
NAME_MAX = 40
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:head(?:line|ing)?\d?|(?:story|article|news|entry|post|page)[_-]?(?:title|head(?:line|ing)?)|title)(?=$|[\s_-])",
    re.I,
)
_PICTURE_CLASS = re.compile(r"photo|image|picture|caption|cutline", re.I)
_COLON = re.compile(r"\s*:\s+")
_CHANGED = re.compile(r"\b(?:updated?|modified|revised|edited|corrected)\b", re.I)
_CHANGED_ON = re.compile(r"\b(?:updated|modified|revised|edited)\b(?:\W+on\b)?", re.I)
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[(?:\.\.\.|…)\])\s*$")


def headline_line(lines: list[Line], body: list[Line], meta: Metadata) -> Line | None:
    """The line that shows the headline: the heading most like what the metadata say."""
    limit = body[0].index + 3 if body else len(lines)
    if (below := _below_site(lines[:limit], meta)) is not None:
        return below
    best: tuple[float, Line | None] = (0.0, None)
    for line in lines:
        if line.tag not in ("h1", "h2") or (line.index > limit and line.tag != "h1"):
            continue
        if len(line.text) > 400:
            continue
        likeness = max(
            (_alike(line.text, shown_part(title, line.text)) for title in meta.titles), default=0.0
        )
        points = likeness + (0.3 if line.tag == "h1" else 0.0)
        if points > best[0] + 1e-9:
            best = (points, line)
    found = best[1]
    if found is not None and (best[0] >= 0.8 or (found.tag == "h1" and not meta.titles)):
        return found
    only = [line for line in lines if line.tag == "h1" and len(words(line.text)) >= 3]
    if len(only) == 1 and only[0].index <= limit:
        return only[0]
    # a page without headings of its own shows its title as a line like any other
    near = [line for line in lines[:limit] if not line.linked and len(words(line.text)) >= 3]
    shown = (one for one in near if any(is_title_of(title, one.text) for title in meta.titles))
    # sections, dates and names of the site can stand on either side of it in the title
    within = (one for one in near if any(_is_within(one.text, title) for title in meta.titles))
    found = next(shown, None) or next(within, None)
    if found is None or len(words(found.text)) < LARGE_WORDS[0]:
        # a title of so few words is the site's
        return _set_large(lines, body) or found
    return found


def _set_large(lines: list[Line], body: list[Line]) -> Line | None:
    """The line in bold or in capitals right above the text, on a page that has its title nowhere: the
    headline of a release with a letterhead."""
    at = next((line.index for line in body if line.prose and line.text[-1] in '.”"'), 0)
    for line in reversed(lines[max(0, at - LARGE_WITHIN) : at]):
        large = (
            line.strong >= 0.95 * len(line.text)
            or line.text.isupper()
            or line.tag in ("h1", "h2", "h3")
            or _is_titled(line)
        )
        known = is_byline(line.text) or is_date_line(line.text) or furniture_reason(line.text)
        if large and not known and not line.linked and not line.furniture():
            fits = LARGE_WORDS[0] <= len(words(line.text)) <= LARGE_WORDS[1]
            return line if fits and line.text[-1] not in ".:" else None
    return None


def _is_titled(line: Line) -> bool:
    """Whether the element that holds all of a line is called a headline by its class."""
    for one in islice(line.element.iter("div", "span", "font", "td", "p"), TITLED_MAX):
        if _TITLE_CLASS.search((one.get("class") or "")[:200]):
            text = " ".join("".join(islice(one.itertext(), TITLED_MAX)).split())
            if text == line.text:
                return True
    return False


def _is_within(text: str, title: str) -> bool:
    """Whether a title holds all words of a line one after the other, and these are many or most."""
    own, whole = words(text), words(title)
    many = len(own) >= WITHIN_WORDS or 2 * len(own) > len(whole)
    return many and f" {' '.join(own)} " in f" {' '.join(whole)} "


def _below_site(lines: list[Line], meta: Metadata) -> Line | None:
    """The heading that is one end of the title, where the top heading above is the other: the site's
    name, as blogs set it."""
    site = next((line for line in lines if line.tag == "h1"), None)
    title = meta.title or ""
    if site is None or not (title.startswith(site.text) or title.endswith(site.text)):
        return None
    first = title.startswith(site.text)
    for line in lines[site.index + 1 :]:
        if line.tag in HEADINGS and len(words(line.text)) >= 3:
            one, other = (site.text, line.text) if first else (line.text, site.text)
            between = title.removeprefix(one).removesuffix(other).strip()
            if title.startswith(one) and title.endswith(other) and between in SEPARATORS:
                return line
    return None


def _alike(one: str, other: str) -> float:
    """How far two short texts are the same words, 0 to 1."""
    a, b = words(one), words(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if len(a) + len(b) < 200 else 0.0


def outlet_of(lines: list[Line], meta: Metadata, headline: Line | None) -> str | None:
    """The outlet; of a title that begins with its name, the end is the headline. Where nothing says, it
    is above the headline or in the copyright line."""
    bare = (meta.host or "").removeprefix("www.")
    if meta.outlet in (None, bare) or is_address(meta.outlet or ""):
        name = _named_as(meta.outlet or meta.host, lines, headline, meta)
        if name is not None:
            return name
    if headline is None:
        return meta.outlet
    title = (meta.title or "").removesuffix(headline.text).rstrip(" " + "".join(SEPARATORS))
    begins = title != meta.title and bool(title)
    if meta.outlet is None:
        name = title_parts(title)[0]
        if begins and is_masthead(name):
            return name
        above = [line.text for line in lines[: headline.index]]
        return masthead(above, (line.text for line in lines), menus=len(above) > MENU_LINES)
    if _alike(meta.outlet, headline.text) == 1:
        return title if begins else None
    if begins and "." in meta.outlet and is_of(title, meta.outlet):
        return next((one for one in title_parts(title) if is_of(one, meta.outlet)), title)
    return meta.outlet


def _named_as(
    host: str | None, lines: list[Line], headline: Line | None, meta: Metadata
) -> str | None:
    """The name on the page, or in its title, that has the letters of its address."""
    labels = labels_of(host or "")
    parts = [part for one in title_parts(meta.title or "") for part in _COLON.split(one)]
    top = headline.index if headline is not None else NAME_LINES
    shown = [line.text for line in lines[: min(top, NAME_LINES)]]
    # a copyright line often bears the name of the company
    names = (*parts, *shown, *meta.pictures, masthead([], (line.text for line in lines)) or "")
    fits = (" ".join(one.split()) for one in names if len(one) <= NAME_MAX)
    return next(
        (
            one
            for one in fits
            if site_letters(one) in labels and one[:1].isupper() and not is_address(one)
        ),
        None,
    )


def byline_line(
    lines: list[Line], body: list[Line], headline: Line | None, told: Iterable[str] = ()
) -> Line | None:
    """The line about the headline that names who wrote, below it rather than above; ``told`` is who that
    is by the metadata."""
    known = {name.casefold() for name in names_of(told)}
    first = headline.index if headline else -1
    near = about_headline(lines, body, headline)
    near.sort(key=lambda line: line.index < first)
    # who took a picture is named so as well
    for line in sorted(near, key=_is_of_picture):
        if is_byline(line.text) and line is not headline:
            return line
    prose = 0
    for line, below in zip(near, [*near[1:], None], strict=False):
        # a standfirst can stand above
        prose += line.prose > 0 and line is not headline
        if line.index < first or prose > 1:
            break
        if line.prose:
            continue
        if line is headline or line.tag in HEADINGS:
            continue
        has_job = below is not None and is_job(below.text) and is_person(line.text)
        only = line.text.casefold() in known and is_person(line.text)
        several = below is not None and is_date_line(below.text) and _are_names(line.text)
        if has_job or only or several or is_signed(line.text):
            return line
    return None


def _is_of_picture(line: Line) -> bool:
    """Whether a line stands in a part that is called as what goes with a picture is."""
    zone = line.inside(CAPTION)
    return zone is not None and _PICTURE_CLASS.search(zone.element.get("class") or "") is not None


def _are_names(text: str) -> bool:
    """Whether a line holds the names of two people or more, and beside them where they wrote.

    >>> _are_names("Ann Reed and Bo Lund in Lima"), _are_names("Rain and wind on Monday")
    (True, False)
    """
    names = names_of([text])
    rest = set(text.replace(",", " ").split()) - {word for name in names for word in name.split()}
    return (
        len(names) > 1
        and all(is_person(name) and not is_place(name) for name in names)
        and all(word[0].isupper() or word in ("and", "in", "at", "&") for word in rest)
    )


def names_alone(
    lines: list[Line], body: list[Line], headline: Line | None, byline: Line | None, meta: Metadata
) -> Line | None:
    """The line below the headline, or at the head of the body, that is nothing but the names of people, where neither
    the metadata nor the byline name anybody and the article itself speaks of none of them."""
    signed = names_of((*meta.authors, byline.text if byline else ""), outlet=meta.outlet)
    if people(signed, meta.outlet):
        return None
    if headline is not None and (found := _name_above_date(lines, body, headline)) is not None:
        return found
    for place, line in enumerate(body[:SIGNED_LINES]):
        if line.prose:
            return None
        names = names_of([line.text]) if not is_dateline(line.text) else ()
        if line.tag in HEADINGS or not names or not all(map(is_person, names)):
            continue
        own = words(" ".join(names))
        only = len(words(line.text)) < len(own) + len(names)  # an "and" between two at most
        said = {word for one in body[place + 1 :] for word in words(one.text)}
        return line if only and line.text != line.text.lower() and said.isdisjoint(own) else None
    return None


def _name_above_date(lines: list[Line], body: list[Line], headline: Line) -> Line | None:
    """The name of a person alone on a line between headline and date."""
    below = lines[headline.index + 1 : headline.index + 2 + SIGNED_LINES]
    for line, other in pairwise(below):
        if line.prose or not is_person(line.text) or is_place(line.text) or line.tag in HEADINGS:
            continue
        own = set(words(line.text))
        if is_only_date(other.text) and not any(
            own & set(words(one.text)) for one in body if one.prose
        ):
            return line
    return None


def about_headline(lines: list[Line], body: list[Line], headline: Line | None) -> list[Line]:
    """The lines from a little above the headline to the first paragraphs.

    Above a paragraph that stands there, another story is told.
    """
    first = headline.index if headline else 0
    start = max(0, first - ABOVE_LINES)
    start = next((line.index + 1 for line in lines[start:first][::-1] if line.prose), start)
    limit = body[min(4, len(body) - 1)].index if body else start
    return lines[start : limit + 1]


def visible_date(
    lines: list[Line], body: list[Line], headline: Line | None, meta: Metadata
) -> str | None:
    """The first date below the headline that is not one of the story or of another story.

    One above it is often that of the capture, and taken where there is no other.
    """
    first = headline.index if headline else -1
    above: str | None = None
    for line, day in _dates_shown(lines, body, headline, meta):
        if line.index >= first:
            return day
        above = above or day
    return above


def visible_change(
    lines: list[Line], body: list[Line], headline: Line | None, meta: Metadata
) -> str | None:
    """The day below the headline that a line gives for a change: "Updated May 3, 2021"."""
    first = headline.index if headline else -1
    for line, _ in _dates_shown(lines, body, headline, meta):
        if line.index > first and (match := _CHANGED_ON.search(line.text)):
            return text_date(line.text[match.end() :], day_first=_day_first(meta))
    return None


def _day_first(meta: Metadata) -> bool:
    return puts_day_first(meta.host, meta.language)


def local_day(
    lines: list[Line], body: list[Line], meta: Metadata, headline: Line | None
) -> str | None:
    """The day of publication at the outlet, where the metadata give it in UTC and the page shows the
    day before or after.

    A later day can be that of a change, and above the headline that of the capture.
    """
    if headline is None or meta.published is None or meta.published_hour is None:
        return None
    for line, day in _dates_shown(lines, body, headline, meta):
        if day == meta.published:
            return None
        changed = day == meta.modified or _CHANGED.search(line.text)
        if day > meta.published and (changed or line.index < headline.index):
            continue
        if is_local_day(day, meta.published, meta.published_hour):
            return day
    return None


def _dates_shown(
    lines: list[Line], body: list[Line], headline: Line | None, meta: Metadata
) -> Iterator[tuple[Line, str]]:
    """The dates about the headline that are none of the story or of another story."""
    start = max(0, (headline.index if headline else 0) - DATE_ABOVE)
    near = lines[start : start + DATE_NEAR]
    linked = {id(zone) for line in near if line.linked for zone in line.zones()}
    told = {line.index for line in body}
    day_first = _day_first(meta)
    for line in near:
        found = text_date(line.text, day_first=day_first) if len(line.text) < DATE_MAX else None
        if found is None:
            continue
        if line.index in told and not (is_date_line(line.text) or is_byline(line.text)):
            continue
        if not any(zone.reason in LINKS and id(zone) in linked for zone in line.zones()):
            yield line, found


def standfirst_of(
    lines: list[Line], body: list[Line], meta: Metadata, headline: Line | None
) -> tuple[str | None, tuple[Line, ...]]:
    """The standfirst and the lines that show it, above the first paragraphs."""
    start = headline.index + 1 if headline else 0
    limit = body[min(3, len(body) - 1)].index if body else start
    near = [
        line
        for line in lines[start : limit + 1]
        if 20 <= len(line.text) <= 700
        and line.link_share < 0.5
        and furniture_reason(line.text) is None
        and not any(_repeats(line, title) for title in meta.titles)
    ]
    marked = [line for line in near if _is_standfirst(line, headline)]
    marked.sort(
        key=lambda line: not any(_overlap(line.text, one) >= 0.9 for one in meta.descriptions)
    )
    if marked:
        zone = marked[0].inside(STANDFIRST)
        parts = [line for line in marked if line.inside(STANDFIRST) is zone][:STANDFIRST_LINES]
        parts.sort(key=lambda line: line.index)
        return "\n".join(line.text for line in parts), tuple(parts)
    shown = _above_byline(lines, headline)
    if shown is not None and shown in near:
        return shown.text, (shown,)
    near = [line for line in near if dateline_of(line.text) is None]
    for line in near:
        if any(_overlap(line.text, one) >= 0.9 for one in meta.descriptions):
            if _is_paragraph(line, body):
                # a paragraph repeated as description is one, not a standfirst
                return line.text, ()
            return line.text, (line,)
    below = [line for line in body if line.index >= start][:1]
    for line in near:
        if line in below and _stands_out(line, body) and _is_text(line, headline):
            return line.text, (line,)
    if shown is not None and shown.tag not in HEADINGS:
        return shown.text, (shown,)
    opening = " ".join(line.text for line in body[:DATELINE_LINES])
    above = lines[start : min(limit + 1, start + DATE_NEAR)]
    titles = (*meta.titles, headline.text if headline else "")
    says = (
        one
        for one in meta.descriptions
        if _says_more(one, opening)
        and not any(is_same_title(one, title) for title in titles)
        and not _runs_over(one, above, body)
    )
    return next(says, None), ()


def _is_paragraph(line: Line, body: list[Line]) -> bool:
    """Whether a line is of the running text: the first paragraph beside the second, or below another."""
    if line.tag != "p" or line not in body:
        return False
    at = body.index(line)
    if not at:
        return _same_parent(line, *body[1:2])
    return any(other.prose and other.tag == "p" for other in body[:at])


def _runs_over(description: str, above: list[Line], body: list[Line]) -> bool:
    """Whether a description is made of one line of the page and the beginning of the next, as programs cut
    it that take a caption or a name along; of whole lines of the text it may be."""
    own = words(_CUT.sub("", description))
    if own and description[-1].isalnum():
        # the last word can be cut as well
        own.pop()
    for at, line in enumerate(above[:-1]):
        first = words(line.text)
        if not first or own[: len(first)] != first:
            continue
        left = own[len(first) :]
        for other in above[at + 1 :]:
            said = words(other.text)
            if not left or left[: len(said)] != said[: len(left)]:
                break
            if len(left) < len(said) or line not in body:
                return True
            left = left[len(said) :]
    return False


def _above_byline(lines: list[Line], headline: Line | None) -> Line | None:
    """The line that nothing marks as a standfirst, right between the headline and who wrote or when."""
    if headline is None:
        return None
    line, *below = lines[headline.index + 1 : headline.index + 5] or [headline]
    if not below or line.tag == "h1" or _are_names(line.text):
        return None
    first = below[0].text
    signed = is_byline(first) or is_date_line(first) or is_signed(first)
    if line.tag in HEADINGS:
        # a short one can be that of the text's first part
        signed = signed and len(words(line.text)) >= HEADED_WORDS
    signed = signed or (
        is_person(first) and any(is_date_line(one.text) or is_job(one.text) for one in below[1:])
    )
    text = (
        signed and _is_text(line, headline) and len(line.text) <= STANDFIRST_MAX and not line.linked
    )
    return line if text and len(words(line.text)) > STANDFIRST_WORDS else None


def _says_more(description: str, opening: str) -> bool:
    """Whether a description is one, and not the first words of the text, cut off somewhere."""
    if furniture_reason(description) is not None or dateline_of(description):
        return False
    cut = _CUT.sub("", description)
    return cut == description or " ".join(words(cut)) not in " ".join(words(opening))


def _repeats(line: Line, title: str) -> bool:
    """Whether a line is a title again, with or without a kicker or a site's name."""
    own, other = set(words(line.text)), set(words(title))
    longest = (1.7 if line.tag in HEADINGS else 1.25) * len(other)
    return len(own) <= longest and len(own & other) >= 0.8 * min(len(own), len(other))


def _is_standfirst(line: Line, headline: Line | None) -> bool:
    """Whether the page marks a line as the standfirst, and its words do not say otherwise."""
    return line.part() == STANDFIRST and _is_text(line, headline)


def _stands_out(line: Line, body: list[Line]) -> bool:
    """Whether a line is set in bold or as a heading below the headline, and not as those of sections."""
    if line.tag in ("h2", "h3", "h4", "h5"):
        return sum(other.tag == line.tag for other in body) == 1
    return line.strong >= 0.9 * len(line.text)


def _is_text(line: Line, headline: Line | None) -> bool:
    # what the headline stands in as well is none, whatever it is called
    return (
        not line.furniture(headline)
        and furniture_reason(line.text) is None
        and len(words(line.text)) >= STANDFIRST_WORDS
        and not (is_byline(line.text) or is_date_line(line.text) or is_caption(line))
        and not has_credit(line.text)
    )


def _same_parent(one: Line, *others: Line) -> bool:
    return any(
        one.element is other.element or one.element.getparent() is other.element.getparent()
        for other in others
    )


def _overlap(one: str, other: str) -> float:
    a, b = set(words(one)), set(words(other))
    return len(a & b) / max(1, len(a | b)) if a and b else 0.0
