"""Full-text search over statements, articles and events, with a cap so that a common word stays fast.

FTS5's own ``bm25()`` reads the whole list of a word to rank the first ten: 1 M statements with "said"
would take most of a second. So the newest ``CAP`` hits are drawn by row, which FTS5 does without
reading on, and ranked here by BM25 (Robertson and Zaragoza 2009) among themselves.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import dates
from onrecord.casebook.query import Part, Query, parsed
from onrecord.casebook.storable import storable
from onrecord.reader.keys import unmarked

CAP = 500
"""Hits of each kind that are ranked, the newest by adding. A search that finds fewer is exact."""

K1, B = 1.2, 0.75
"""Of BM25, as FTS5 has them."""

PASSAGE = 120
"""Code points shown on either side of the first hit in an article."""

Kind = Literal["statement", "article", "event"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. ``start`` and ``end`` are code points of the version's text, ``words`` what
    stands there: the statement, the sentence of the event, the passage around the first hit."""

    kind: Kind
    id: int
    score: float
    words: str
    start: int
    end: int
    speaker: str | None
    date: str | None
    outlet: str | None
    headline: str | None
    url: str | None
    source: str
    version_id: int


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first. ``capped`` is whether there were more than were looked at."""

    hits: tuple[Hit, ...]
    capped: bool


def search(connection: sqlite3.Connection, text: str, *, limit: int = 20) -> Found:
    """What a casebook holds on something, best first.

    ``text`` is words that must all be there, ``"phrases"``, ``prefix*``, ``-without``, and
    ``speaker:``, ``outlet:``, ``before:``, ``after:``. Newest versions only.

    Raises ``OptionError`` where it asks for nothing.
    """
    query = parsed(text)
    statements = _statements(connection, query)
    articles, events = _articles(connection, query)
    ranked = sorted(
        [*_ranked(statements, query), *_ranked(articles, query), *_ranked(events, query)],
        key=lambda one: (-one.score, one.date is None, one.kind, -one.id),
    )
    capped = len(statements) >= CAP or len(articles) >= CAP
    return Found(tuple(ranked[:limit]), capped)


_WHEN = f"""{dates.until_sql("{date}")} AND {dates.since_sql("{date}")}"""


def _limits(query: Query) -> dict[str, object]:
    return {"until": query.before, "since": query.after, "cap": CAP}


def _statements(connection: sqlite3.Connection, query: Query) -> list[Hit]:
    expression = query.fts("words")
    rows = connection.execute(
        "SELECT s.id, s.words, s.spans, coalesce(e.name, s.source) AS speaker, v.outlet, v.headline,"
        " coalesce(s.said_on, v.published) AS date, p.url, v.source AS page, v.id AS version_id"
        " FROM statements_fts f JOIN statements s ON s.id = f.rowid"
        " JOIN versions v ON v.id = s.version_id JOIN pages p ON p.id = v.page_id"
        " LEFT JOIN entities e ON e.id = s.speaker_id"
        f" WHERE statements_fts MATCH :fts AND {_WHEN.format(date='coalesce(s.said_on, v.published)')}"
        " ORDER BY f.rowid DESC LIMIT :cap",
        {"fts": expression, **_limits(query)},
    ).fetchall()
    return [_hit(row, "statement", row["words"], *_bounds(row["spans"])) for row in rows]


def _bounds(spans: str) -> tuple[int, int]:
    numbers = [int(one) for one in re.findall(r"\d+", spans)]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _articles(connection: sqlite3.Connection, query: Query) -> tuple[list[Hit], list[Hit]]:
    """Articles, and the events whose sentence holds what was asked."""
    expression = query.fts("text", speaker=None)
    if expression is None:
        return [], []
    rows = connection.execute(
        "SELECT v.id, v.text, NULL AS speaker, v.outlet, v.headline, v.published AS date, p.url,"
        " v.source AS page, v.id AS version_id FROM versions_fts f JOIN versions v ON v.id = f.rowid"
        " JOIN pages p ON p.id = v.page_id"
        f" WHERE versions_fts MATCH :fts AND {_WHEN.format(date='v.published')}"
        " ORDER BY f.rowid DESC LIMIT :cap",
        {"fts": expression, **_limits(query)},
    ).fetchall()
    articles, events = [], []
    for row in rows:
        text = row["text"]
        start, end = _passage(text, query)
        articles.append(_hit(row, "article", text[start:end], start, end))
        events += _events(connection, row, query)
    return articles, events


def _events(connection: sqlite3.Connection, page: sqlite3.Row, query: Query) -> list[Hit]:
    found = []
    for row in connection.execute(
        "SELECT id, date, sentence_start, sentence_end FROM events WHERE version_id = ?",
        (page["version_id"],),
    ):
        start, end = row["sentence_start"], row["sentence_end"]
        words = page["text"][start:end]
        if query.parts and _holds(words, query.parts):
            hit = _hit(page, "event", words, start, end)
            found.append(_with(hit, id=row["id"], date=row["date"] or hit.date))
    return found


def _passage(text: str, query: Query) -> tuple[int, int]:
    """The words around the first hit, within its line."""
    wanted = [one for one in query.parts if not one.no]
    at = _pattern(wanted[0]).search(unmarked(text)) if wanted else None
    if at is None or at.end() > len(text):
        return 0, min(len(text), 2 * PASSAGE)
    start = max(text.rfind("\n", 0, at.start()) + 1, at.start() - PASSAGE)
    line_end = text.find("\n", at.end())
    return start, min(line_end if line_end >= 0 else len(text), at.end() + PASSAGE)


def _pattern(part: Part) -> re.Pattern[str]:
    words = r"\W+".join(re.escape(unmarked(one)) for one in part.words)
    return re.compile(rf"\b{words}{'' if part.prefix else chr(92) + 'b'}", re.IGNORECASE)


def _holds(words: str, parts: Sequence[Part]) -> bool:
    plain = unmarked(words)
    return all((_pattern(one).search(plain) is None) == one.no for one in parts)


def _ranked(hits: Sequence[Hit], query: Query) -> list[Hit]:
    """Hits of one kind by BM25, with the frequencies among themselves."""
    wanted = [_pattern(one) for one in query.parts if not one.no]
    if not hits or not wanted:
        return list(hits)
    plain = [unmarked(one.words) for one in hits]
    counts = [[len(pattern.findall(words)) for pattern in wanted] for words in plain]
    lengths = [len(_WORD.findall(words)) for words in plain]
    mean = sum(lengths) / len(lengths) or 1.0
    with_it = Counter(place for row in counts for place, count in enumerate(row) if count)
    rarity = [math.log(1 + len(hits) / max(1, with_it[place])) for place in range(len(wanted))]
    found = []
    for hit, row, length in zip(hits, counts, lengths, strict=True):
        norm = K1 * (1 - B + B * length / mean)
        score = sum(
            weight * count * (K1 + 1) / (count + norm)
            for weight, count in zip(rarity, row, strict=True)
        )
        found.append(_with(hit, score=round(score, 4)))
    return found


def _with(hit: Hit, **changes: object) -> Hit:
    from dataclasses import replace

    return replace(hit, **changes)  # type: ignore[arg-type]


def _hit(row: sqlite3.Row, kind: Kind, words: str, start: int, end: int) -> Hit:
    return Hit(
        kind=kind,
        id=row["id"],
        score=0.0,
        words=storable(words),
        start=start,
        end=end,
        speaker=row["speaker"],
        date=row["date"],
        outlet=row["outlet"],
        headline=row["headline"],
        url=row["url"],
        source=row["page"],
        version_id=row["version_id"],
    )
