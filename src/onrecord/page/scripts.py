"""The text of an article that a page keeps in its scripts: JSON-LD, and the state that a program draws from.

Nothing is run. What a script holds is read as JSON where it is JSON, within bounds, and its strings
are taken for pieces of HTML, which go the way of any page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from onrecord.errors import PageError
from onrecord.page import jsonld
from onrecord.page.body import article_lines
from onrecord.page.headlines import is_title_of
from onrecord.page.html import lines_of, parse
from onrecord.page.lines import PROSE_MIN, Line, words
from onrecord.page.metadata import Metadata
from onrecord.page.streamed import streamed
from onrecord.page.zones import BODY, class_zone

MAX_STATE = 4_000_000
"""Characters of the longest script that is read."""
MAX_STATES = 40
"""Places of one page at which a script can hold JSON that are tried."""
MAX_UPDATES = 500
MAX_VALUES = 200_000
"""Values of one state that are looked at."""
MAX_DEPTH = 100
MAX_TITLE = 400
TITLE_WORDS = 3
TITLE_BEGINS = 6
"""Letters by which a title can be told before it is compared."""
TEXT_MAX = 1_250
"""Characters of text that a page shows above which its scripts are not asked."""
TOLD_MIN = 300
"""Characters of prose from which a script holds an article."""
TIMES = 2
"""What a script must hold, as a multiple of what the page shows."""
DESCEND = 0.75
"""Share of the prose of a list or an object that a part of it must hold to be looked into alone."""
ANCHORS = 40
"""Places of a state that bear the page's title which are looked at."""
ABOVE_TITLE = 3
"""Lists and objects from a title up to the one that holds its text too."""
PARAGRAPHS_MIN = 2
"""Strings of a list that are prose from which the others are paragraphs as well."""
OPENING = 8
"""Words by which a paragraph is known again."""
OPENINGS = 3
"""Lines at the beginning of a text among which the first paragraph shown is."""
MAX_MISSED = 20
"""Lines that are looked for in vain among the scripts of a stream."""
HEAD_LINES = 8
"""Lines below a headline that can stand above the text: standfirst, byline, date."""

_ASSIGNED = re.compile(r"(?:[\w$\])]\s*=\s*|JSON\.parse\(\s*)(?=[{\[\"])")
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*undefined(?=\s*[,}\]])")
_WRAPPED = re.compile(r"^\s*<!--|-->\s*$")
_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+){2,5}")
_BLOCKS = re.compile(r"<(?:p|br|div|h[2-6]|li|blockquote)\b", re.I)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&(?:#\w{1,7}|[a-zA-Z]{2,8});")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|h[2-6]|li|b|i|em|strong|a|span)\b", re.I)
_LINE_ENDS = re.compile(r"(?:\r\n?|\n)+")
_CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;|\+\d+ chars)\])[\"”’')\]]*\s*$")
_ENDS = (".", "!", "?", "”", '"', "’")
_KIND = ("type", "_type", "nodeType", "kind", "style", "__typename")
_WORDING = ("text", "content", "html", "value", "data", "children", "rendered", "markup", "model")
"""Keys that hold the words of a paragraph, whatever the program calls the rest."""
_TITLED = ("headline", "title", "headlines")
_HEADING = re.compile(
    r"h[2-6]|.*head(?:er|ing|line)?(?:[-_ ]?\w{1,6})?|sub-?(?:head|title).*", re.I
)
_PARAGRAPH = re.compile(
    r"p|(?:core/)?para(?:graph)?|(?:raw[-_ ]?)?(?:text|html)|unstyled|(?:text[-_ ]?)?block", re.I
)
_QUOTE = re.compile(r"(?:block|pull)?[-_ ]?quot(?:e|ation)", re.I)
_ITEM = re.compile(r"li|(?:un)?ordered[-_ ]list[-_ ]item|list[-_ ]?item", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of a text that a script holds, and whether it says that there is more."""

    lines: list[Line]
    cut: bool


def told_in_scripts(
    root: Any, meta: Metadata, titles: Iterable[str], shown: Sequence[str]
) -> Told | None:
    """The article in a page's scripts, where it is far more than the paragraphs ``shown`` of it.

    JSON-LD says which text is the article's, if it bears one of the page's own ``titles`` or the
    paragraphs shown are in it. In other state it is the text beside such a title, and has to have them.
    """
    least = max(TOLD_MIN, TIMES * sum(map(len, shown)))
    titles = tuple(titles)
    if meta.described_in is not None and (
        found := _lines(meta.described_in, _described(meta.node), titles)
    ):
        own = not titles or any(is_title_of(one, meta.described or "") for one in titles)
        cut = _CUT.search(found[-1].text) is not None or _is_part(found, meta.node)
        if (_size(found) >= least or (cut and not shown)) and (own or _holds(found, shown)):
            return Told(found, cut)
    # a section's title stands beside many texts
    titles = tuple(one for one in (*titles, *meta.titles) if len(words(one)) >= TITLE_WORDS)
    for script, state in chain(_states(root), _streams(root)):
        for held in _beside(state, titles):
            found = _lines(script, "".join(_pieces(held, titles)), titles)
            if (
                _size(found) >= least
                and _holds(found[:OPENINGS], shown[:1])
                and _holds(found, shown)
            ):
                return Told(found, _CUT.search(found[-1].text) is not None)
    return None


def _holds(lines: list[Line], shown: Sequence[str]) -> bool:
    """Whether most of the paragraphs that a page shows begin in a text."""
    told = f" {' '.join(word for line in lines for word in words(line.text))} "
    within = sum(f" {' '.join(words(text)[:OPENING])} " in told for text in shown)
    return 2 * within >= len(shown)


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _described(node: dict[str, Any]) -> str:
    """The text that JSON-LD gives, as HTML: of a live page its entries, each with its title."""
    body, updates = node.get("articleBody"), node.get("liveBlogUpdate")
    if isinstance(body, str) and body.strip():
        return _of_text(body)
    found = []
    for one in updates[:MAX_UPDATES] if isinstance(updates, list) else ():
        if isinstance(one, dict) and isinstance(text := one.get("articleBody"), str):
            title = jsonld.text_of(one.get("headline"))
            found.append(f"<h2>{html.escape(title)}</h2>" if title else "")
            found.append(_of_text(text))
    return "".join(found)


def set_among(
    told: list[Line], lines: list[Line], body: list[Line], headline: Line | None
) -> list[Line]:
    """Put the lines of a script among those that the page shows, and give those of the body.

    What the page shows of the text itself stays, where the rest goes on behind it; else the text
    stands below the head of the article.
    """
    texts = {line.text: at for at, line in enumerate(told)}
    seen = [line for line in body if line.text in texts]
    rest = told[len(seen) :]
    if not seen or [texts[line.text] for line in seen] != list(range(len(seen))):
        seen, rest = [], told
    at = seen[-1].index + 1 if seen else _below_head(lines, headline)
    lines[at:at] = rest
    for index, line in enumerate(lines):
        line.index = index
    return [*seen, *rest]


def _below_head(lines: list[Line], headline: Line | None) -> int:
    if headline is None:
        return 0
    at = headline.index + 1
    for line in lines[at : at + HEAD_LINES]:
        if line.furniture() or line.link_share > 0.8 or line.tag in ("h1", "h2", "h3"):
            break
        at += 1
    return at


def _is_part(lines: list[Line], node: dict[str, Any]) -> bool:
    """Whether a text has far fewer words than its page says that the article has."""
    count = str(node.get("wordCount", ""))[:10]
    return count.isdecimal() and int(count) > TIMES * sum(len(words(line.text)) for line in lines)


def _lines(script: Any, markup: str, titles: tuple[str, ...]) -> list[Line]:
    """The lines of an article's text, each of which stands in the script, or in one of several."""
    if not markup:
        return []
    try:
        lines = lines_of(parse(f"<body>{markup}</body>", source=""), source="")
    except PageError:
        return []
    found = [
        line
        for line in article_lines(lines)
        if not any(is_title_of(title, line.text) for title in titles)
    ]
    # programs keep one text in several forms
    first = {line.text: line for line in reversed(found)}
    found = [line for line in found if not line.prose or first[line.text] is line]
    for line in found:
        line.element, line.zone, line.linked, line.hidden = script, None, 0, None
    if isinstance(script, list):
        _place(found, script)
    return found if any(line.prose for line in found) else []


def _of_text(text: str) -> str:
    """A text as HTML, whether it was that, was escaped, or is set by line ends."""
    if _ESCAPED.search(text):
        text = html.unescape(text)
    if _BLOCKS.search(text):
        return text
    if not _MARKUP.search(text):
        text = html.escape(text, quote=False)
    return "".join(f"<p>{one}</p>" for one in _LINE_ENDS.split(text) if one.strip())


def _states(root: Any) -> Iterator[tuple[Any, Any]]:
    """The JSON values that scripts hold, each with its script."""
    tries = 0
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if not TOLD_MIN <= len(text) <= MAX_STATE or "ld+json" in kind:
            continue
        if "json" in kind:
            starts: Iterable[int] = (0,)
            text = _WRAPPED.sub("", text).strip()
        else:
            text = _UNDEFINED.sub("null", text)
            starts = (match.end() for match in _ASSIGNED.finditer(text))
        end = 0
        for start in starts:
            if start < end or len(text) - start < TOLD_MIN:
                # within what was read
                continue
            tries += 1
            if tries > MAX_STATES:
                return
            value, end = _read(text, start)
            if isinstance(value, str):
                # a program that parses what it holds as a text
                value, _ = _read(value, 0)
            if isinstance(value, dict | list):
                yield script, value


def _streams(root: Any) -> Iterator[tuple[Any, Any]]:
    """What is streamed to the page, with all scripts that hold it."""
    scripts, rows = streamed(root)
    if scripts and rows:
        yield scripts, rows


def _place(lines: list[Line], scripts: list[Any]) -> None:
    """Give each line the script in which it begins, or that of the one before, told by the first of its
    words that no program writes otherwise."""
    holding = max(scripts, key=lambda one: len(one.text))
    at = start = missed = 0
    for line in lines:
        match = _PLAIN.search(line.text) if missed < MAX_MISSED else None
        opening = match[0] if match else ""
        for number in range(at, len(scripts)) if opening else ():
            found = scripts[number].text.find(opening, start if number == at else 0)
            if found >= 0:
                holding, at, start = scripts[number], number, found
                break
        else:
            missed += 1
        line.element = holding


def _read(text: str, start: int) -> tuple[Any, int]:
    """The JSON value that begins at a place, and where it ends; ``None`` of what is none."""
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start


_DECODER = json.JSONDecoder(strict=False)


def _beside(state: Any, titles: tuple[str, ...]) -> Iterator[Any]:
    """The least parts of a state that hold one of the titles and a text beside it, and of each the
    part that has most of the text."""
    weights: dict[int, int] = {}
    above: list[list[Any]] = []
    values = 0
    known = "\n".join(titles).casefold()
    stack: list[tuple[Any, bool]] = [(state, False)]
    # every value is weighed after what it holds; `way` leads down to it
    way: list[Any] = []
    while stack:
        value, done = stack.pop()
        if done:
            way.pop()
            whole = _wording(value) if isinstance(value, dict) and _tag(value) else ""
            weights[id(value)] = _weight(whole) or sum(
                weights.get(id(one), 0) if isinstance(one, dict | list) else _weight(one)
                for one in _parts(value, titles)
            )
            continue
        values += 1
        if values > MAX_VALUES or len(way) >= MAX_DEPTH:
            continue
        if isinstance(value, str):
            if (
                len(above) < ANCHORS
                and len(value) <= MAX_TITLE
                and value.strip()[:TITLE_BEGINS].casefold() in known
                and any(is_title_of(title, value) for title in titles)
            ):
                above.append(way[: -ABOVE_TITLE - 1 : -1])
            continue
        way.append(value)
        stack.append((value, True))
        inside = value.values() if isinstance(value, dict) else value
        stack.extend(
            (one, False) for one in reversed(list(inside)) if isinstance(one, dict | list | str)
        )
    least: list[Any] = []
    for near in above:
        found = next((one for one in near if weights.get(id(one), 0) >= TOLD_MIN), None)
        if found is not None and not any(found is one for one in least):
            least.append(found)
    for held in sorted(least, key=lambda one: weights[id(one)]):
        yield _innermost(held, weights, titles)


def _innermost(held: Any, weights: dict[int, int], titles: tuple[str, ...]) -> Any:
    """The part of a state that holds most of its prose, as far in as one part does."""
    for _ in range(MAX_DEPTH):
        own = weights.get(id(held), 0)
        parts = _parts(held, titles) if isinstance(held, dict | list) else ()
        best = max(
            parts,
            key=lambda one: (
                weights.get(id(one), 0) if isinstance(one, dict | list) else _weight(one)
            ),
            default=None,
        )
        if not isinstance(best, dict | list) or weights.get(id(best), 0) < DESCEND * own:
            return held
        held = best
    return held


def _parts(held: Any, titles: tuple[str, ...]) -> Iterator[Any]:
    """The values of a list or an object that can be of the article's text: none under a key that names
    another part of a page, and no story with a title of its own."""
    if isinstance(held, list):
        inside = held
    else:
        inside = [value for key, value in held.items() if _may_hold(key)]
    for one in inside:
        if isinstance(one, list | str) or (isinstance(one, dict) and not _is_other(one, titles)):
            yield one


def _may_hold(key: str) -> bool:
    return key not in _TITLED and (len(key) > 60 or class_zone(key, "div") in (None, BODY))


def _is_other(held: dict[str, Any], titles: tuple[str, ...]) -> bool:
    """Whether an object is another story than the page's, or furniture by its type."""
    if (zone := class_zone(_kind(held), "div")) is not None and zone != BODY:
        return True
    for key in _TITLED:
        value = held.get(key)
        if isinstance(value, dict):
            value = next((one for one in value.values() if isinstance(one, str)), None)
        if isinstance(value, str) and value.strip():
            return not any(is_title_of(title, value.strip()) for title in titles)
    return False


def _kind(held: dict[str, Any]) -> str:
    return next((held[key] for key in _KIND if isinstance(held.get(key), str)), "")[:60]


def _weight(text: str) -> int:
    """How much prose a string is: none of an address, a style or a program."""
    if "{" in text:
        return 0
    return (
        len(text) if len(text) >= PROSE_MIN and text.count(" ") * 15 >= min(len(text), 1500) else 0
    )


def _pieces(held: Any, titles: tuple[str, ...]) -> Iterator[str]:
    """The pieces of a text that a part of a state holds, as HTML."""
    last = ""
    stack = [(held, "", 0)]
    while stack:
        value, tag, depth = stack.pop()
        if isinstance(value, str):
            if tag and not _BLOCKS.search(value):
                piece = f"<{tag}>{_inline(value)}</{tag}>"
            else:
                piece = _of_text(value) if _weight(value) else ""
            if piece and piece != last:
                yield piece
                last = piece
            continue
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, dict):
            tag = _tag(value) or tag
            if tag and (text := _wording(value)):
                stack.append((text, tag, depth))
                continue
        inside = list(_parts(value, titles))
        # a list of paragraphs has short ones too
        told = sum(isinstance(one, str) and _weight(one) > 0 for one in inside)
        listed = "p" if isinstance(value, list) and told >= PARAGRAPHS_MIN else ""
        for one in reversed(inside):
            if isinstance(one, str):
                stack.append((one, listed if one.endswith(_ENDS) else "", depth + 1))
            else:
                stack.append((one, tag if isinstance(value, dict) else "", depth + 1))


def _tag(held: dict[str, Any]) -> str:
    """The element that an object stands for, by what it says of its type or its style."""
    kinds = [held[key][:60] for key in _KIND if isinstance(held.get(key), str)]
    for pattern, tag in (
        (_HEADING, "h2"),
        (_QUOTE, "blockquote"),
        (_ITEM, "li"),
        (_PARAGRAPH, "p"),
    ):
        if any(map(pattern.fullmatch, kinds)):
            return tag
    return ""


def _wording(held: dict[str, Any]) -> str:
    """The words of one paragraph: a string, or the runs of text that it is made of."""
    found: list[str] = []
    stack: list[Any] = [held]
    for _ in range(1000):
        if not stack:
            break
        one = stack.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, list):
            stack.extend(reversed(one))
        elif isinstance(one, dict):
            key = next(
                (key for key in _WORDING if isinstance(one.get(key), str | list | dict)), None
            )
            if key is not None:
                stack.append(one[key])
    return "".join(found)


def _inline(text: str) -> str:
    return text if _MARKUP.search(text) else html.escape(text, quote=False)
