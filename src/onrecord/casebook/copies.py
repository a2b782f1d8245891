"""Copies of one story: wire reports and reprints, found by MinHash and confirmed on the words.

Shingles of five words (Broder 1997), signatures by ``rensa``, candidates by banding (Leskovec,
Rajaraman and Ullman, ch. 3); what makes a copy is the measured overlap of the two texts, never the
estimate alone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from zlib import crc32

from rensa import RMinHash

from onrecord.record import Article

SHINGLE = 5
"""Words in a shingle. With 3, reports of one event by different hands begin to meet."""

BANDS, ROWS = 20, 3
"""Pages of Jaccard 0.5 meet in a band with probability 0.93, of 0.3 with 0.42, of 0.1 with 0.02."""

SEED = 1997

ALIKE = 0.5
"""Jaccard similarity of shingles from which two texts are copies: a reprint with new paragraphs."""

CONTAINED = 0.75
"""Share of the shorter text's shingles found in the longer from which it is one cut short."""

SHORTEST = 40
"""Shingles below which a text is too short to tell a copy from a stock phrase."""

LONGEST = 20_000
"""Words looked at; no news story is longer, and a hostile page costs no more than one."""

SAME_TEXT = 0.9
"""From here on a copy is found by its original's bands and needs none of its own."""

CANDIDATES = 8
"""Stories compared with a new page, those that share most bands first."""

_WORD = re.compile(r"\w+(?:[.'’]\w+)*")

_AGENCY = (
    r"Reuters|(?:The )?Associated Press|AP|Agence France[- ]Presse|AFP|UPI|"
    r"United Press International|PA Media|Press Association|The Canadian Press|"
    r"Australian Associated Press|AAP|Xinhua|TASS|Interfax|"
    r"EFE|dpa|DPA|ANSA|Kyodo(?: News)?|Yonhap|Press Trust of India|PTI|IANS|ANI|Bloomberg(?: News)?"
)
_CREDIT = re.compile(rf"(?:{_AGENCY})")
_IN_DATELINE = re.compile(rf"\(({_AGENCY})\)\s*[-–—]")
_IN_LAST_LINE = re.compile(
    rf"(?:^|\()(?:[Rr]eporting by\s)?(?:[Ss]ource:\s)?(?:©\s?(?:\d{{4}}\s)?)?({_AGENCY})\)?\.?$"
)
_DATELINE_WITHIN = 2_000


def shingles(text: str) -> frozenset[str]:
    """The runs of five words of a text, case folded."""
    words = [
        found[0].casefold() for found, _ in zip(_WORD.finditer(text), range(LONGEST), strict=False)
    ]
    return frozenset(
        " ".join(words[at : at + SHINGLE]) for at in range(max(0, len(words) - SHINGLE + 1))
    )


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """How far two texts are copies, 0 to 1: their Jaccard similarity, or where one is cut short the
    share of it that stands in the other. 0 where they are none."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST:
        return float(bool(one) and one == other)
    shared = len(shorter & longer)
    jaccard = shared / (len(one) + len(other) - shared)
    if jaccard >= ALIKE:
        return jaccard
    contained = shared / len(shorter)
    return contained if contained >= CONTAINED else 0.0


def bands(found: Iterable[str]) -> list[int]:
    """One number a band, such that copies share some; 32 bits each."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(sorted(found))
    digest = sketch.digest()
    return [crc32(repr(digest[at : at + ROWS]).encode()) for at in range(0, BANDS * ROWS, ROWS)]


def agency_of(article: Article) -> str | None:
    """The news agency that an article credits: its outlet, a byline, the dateline, the last
    line."""
    for name in (article.outlet or "", *article.bylines):
        if _CREDIT.fullmatch(name.strip()):
            return name.strip()
    text = article.text
    found = _IN_DATELINE.search(text, 0, _DATELINE_WITHIN)
    if found is None:
        last = text[text.rfind("\n", 0, len(text.rstrip())) + 1 :].strip()
        found = _IN_LAST_LINE.search(last) if len(last) < 200 else None
    return found[1] if found else None


def join_story(connection: sqlite3.Connection, page_id: int, text: str) -> None:
    """Puts a new page to the story that it is a copy of, else makes it the first of its own."""
    own = shingles(text)
    keys = list(enumerate(bands(own))) if own else []
    story, best = page_id, 1.0
    found = max(
        (
            (similarity(own, shingles(_text(connection, one))), -one)
            for one in _near(connection, keys)
        ),
        default=(0.0, 0),
    )
    if found[0] > 0:
        best, near = found[0], -found[1]
        (story,) = connection.execute("SELECT story_id FROM pages WHERE id = ?", (near,)).fetchone()
    connection.execute(
        "UPDATE pages SET story_id = ?, similarity = ? WHERE id = ?",
        (story, round(best, 3) if story != page_id else None, page_id),
    )
    if story == page_id or best < SAME_TEXT:
        _keep(connection, page_id, keys)


def keep_keys(connection: sqlite3.Connection, page_id: int, text: str) -> None:
    """Lets copies of a page be found by it, as the first of its story."""
    own = shingles(text)
    _keep(connection, page_id, list(enumerate(bands(own))) if own else [])


def _keep(connection: sqlite3.Connection, page_id: int, keys: Iterable[tuple[int, int]]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO story_keys VALUES (?, ?, ?)",
        ((band, key, page_id) for band, key in keys),
    )


def _near(connection: sqlite3.Connection, keys: list[tuple[int, int]]) -> list[int]:
    """Pages that share a band, those that share most first."""
    shared: dict[int, int] = {}
    for band, key in keys:
        for (page,) in connection.execute(
            "SELECT page_id FROM story_keys WHERE band = ? AND hash = ? LIMIT 50", (band, key)
        ):
            shared[page] = shared.get(page, 0) + 1
    return sorted(shared, key=lambda one: (-shared[one], one))[:CANDIDATES]


def _text(connection: sqlite3.Connection, page: int) -> str:
    (text,) = connection.execute(
        "SELECT text FROM versions WHERE page_id = ? ORDER BY id LIMIT 1", (page,)
    ).fetchone()
    return str(text)
