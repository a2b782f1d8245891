"""Full-text search over statements, articles and events, with a cap so that a common word stays
fast.

FTS5's own ``bm25()`` reads the whole list of each word before it ranks the first ten hits, however
long. So the newest ``CAP`` hits are drawn by row, which FTS5 does without reading on, and ranked
here by BM25 among themselves.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Literal, NamedTuple

from onrecord.casebook import beside, dates, packs
from onrecord.casebook.edits import Layer
from onrecord.casebook.folding import folded
from onrecord.casebook.holding import (
    EVENT_DATE,
    IS_EVENT,
    IS_ONE,
    SAID_ON,
    SOURCE,
    SPEAKER_ID,
    by_hand,
    event_by_hand,
    outlet_of,
)
from onrecord.casebook.query import Query, parsed, with_forms
from onrecord.casebook.ranking import Places, holds, places, scores
from onrecord.casebook.rows import SEGMENTS
from onrecord.casebook.storable import storable
from onrecord.record import Correction, Span

CAP = 200
"""Statements that are ranked, the newest by adding. A search that finds fewer is exact."""

ARTICLES = 80
"""Articles that are, each some thousand characters to look through: the 200 took 30 ms."""

CHARACTERS = 300_000
"""Code points of articles that are looked through: long ones are fewer."""

EVENTS_OF = 30
"""Articles, the best, whose events are looked through."""

EVENTS = 500
"""Events that are ranked: none of an article more once there are so many."""

PASSAGE = 120
"""Code points shown on either side of the first hit in an article."""

Kind = Literal["statement", "article", "event"]
KINDS: tuple[Kind, ...] = ("statement", "article", "event")
FacetOf = Literal["kind", "year", "outlet", "speaker"]

FACETS = 8
"""Values of one facet that are told, those of most hits."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. ``start`` and ``end`` are code points of the version's text, ``words`` what
    stands there: the statement, the sentence of the event, the passage around the first hit.

    ``date`` is when it happened or was said, else the day of publication, which is ``published``. Of
    a statement ``how`` is its kind, ``cue`` the word under which it is said, ``negated`` whether it
    is not said. ``corrections`` are what a person put right in it: the speaker and the date are then
    theirs.
    """

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
    page_id: int
    published: str | None = None
    how: str | None = None
    cue: str | None = None
    negated: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """So many of the hits have this value."""

    of: FacetOf
    value: str
    hits: int


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first. ``capped`` is whether there were more than were looked at. ``facets``
    count all that were looked at, shown or not."""

    hits: tuple[Hit, ...]
    capped: bool
    facets: tuple[Facet, ...] = ()


def search(
    connection: sqlite3.Connection,
    text: str,
    *,
    limit: int = 20,
    kind: Kind | None = None,
    machine: bool = False,
) -> Found:
    """What a casebook holds on something, best first.

    ``text`` is words that must all be there, ``"phrases"``, ``prefix*``, ``-without``, and
    ``speaker:``, ``outlet:``, ``before:``, ``after:``. Newest versions only. ``kind`` keeps hits of
    one kind alone; ``machine`` leaves out what a person put right.

    Raises ``OptionError`` where it asks for nothing.
    """
    query = with_forms(connection, parsed(text))
    statements = _statements(connection, query, machine)
    pages, more = _articles(connection, query, machine)
    texts = {row["id"]: row["text"] for row in pages}
    held = _held(query, list(texts.values()))
    by_statement = _scored(query, [one.words for one in statements])
    by_article = scores([one.often for one in held], list(texts.values()))
    best = sorted(zip(by_article, held, pages, strict=True), key=lambda one: -one[0])
    events: list[_Event] = []
    for _, has, page in best[:EVENTS_OF]:
        if len(events) < EVENTS:
            events += _events(connection, page, has, machine)
    by_event = scores([one.often for one in events], [one.words for one in events])
    found: list[tuple[float, Hit | _Event]] = [
        *zip(by_statement, statements, strict=True),
        *zip(by_article, map(_article, pages), strict=True),
        *zip(by_event, events, strict=True),
    ]
    facets = _facets([one for _, one in found])
    wanted = [one for one in found if kind in (None, one[1].kind)]
    shown = [
        _whole(score, one, texts, query) for score, one in nsmallest(limit, wanted, key=_place)
    ]
    if not machine:
        shown = _with_corrections(connection, shown)
    capped = len(statements) >= CAP or more
    return Found(tuple(shown), capped, facets)


class _Event(NamedTuple):
    """An event that was found, before it is known whether it is shown: they are many. ``often`` is
    how often its sentence has each word that is wanted."""

    id: int
    date: str | None
    words: str
    span: Span
    page: sqlite3.Row
    often: tuple[int, ...]

    kind: Kind = "event"
    speaker: str | None = None

    @property
    def outlet(self) -> str | None:
        return self.page["outlet"]  # type: ignore[no-any-return]


def _place(one: tuple[float, Hit | _Event]) -> tuple[float, bool, Kind, int]:
    score, hit = one
    return -score, hit.date is None, hit.kind, -hit.id


def _whole(score: float, one: Hit | _Event, texts: Mapping[int, str], query: Query) -> Hit:
    if isinstance(one, _Event):
        hit = _hit(one.page, "event", one.words, *one.span)
        return replace(hit, id=one.id, date=one.date, score=score)
    scored = replace(one, score=score)
    return _with_passage(scored, texts[one.id], query) if one.kind == "article" else scored


def _facets(hits: Sequence[Hit | _Event]) -> tuple[Facet, ...]:
    ways: tuple[tuple[FacetOf, Callable[[Hit | _Event], str | None]], ...] = (
        ("kind", lambda one: one.kind),
        ("year", lambda one: one.date[:4] if one.date else None),
        ("outlet", lambda one: one.outlet),
        ("speaker", lambda one: one.speaker),
    )
    return tuple(
        Facet(of, value, number)
        for of, value_of in ways
        for value, number in Counter(filter(None, map(value_of, hits))).most_common(FACETS)
    )


_WHEN = f"""{dates.until_sql("{date}")} AND {dates.since_sql("{date}")}"""


_SAID_WHEN = _WHEN.format(date=f"coalesce({SAID_ON}, v.published)")


def _limits(query: Query) -> dict[str, object]:
    return {"until": query.before, "since": query.after, "cap": CAP}


_STATEMENTS = f"""
SELECT s.id, s.spans, coalesce(e.name, {SOURCE}) AS speaker, {{outlet}} AS outlet, v.headline,
       coalesce({SAID_ON}, v.published) AS date, v.published, s.kind, s.cue, s.negated, p.url,
       v.source AS page, v.id AS version_id, p.id AS page_id
  FROM {{found}} f JOIN statements s ON s.id = f.{{row}}
  JOIN versions v ON v.id = s.version_id JOIN pages p ON p.id = v.page_id AND p.version_id = v.id
  {{by_hand}} LEFT JOIN entities e ON e.id = {SPEAKER_ID}
 WHERE {{where}} AND {IS_ONE} AND {_SAID_WHEN} ORDER BY f.{{row}} DESC LIMIT :cap
"""


def _statements(connection: sqlite3.Connection, query: Query, machine: bool) -> list[Hit]:
    joined = {"by_hand": by_hand(machine), "outlet": outlet_of(machine)}
    put_right = bool(query.speaker) and not machine
    where = "statements_fts MATCH :fts" + (" AND NOT coalesce(c.has_speaker, 0)" * put_right)
    rows = connection.execute(
        _STATEMENTS.format(found="statements_fts", row="rowid", where=where, **joined),
        {"fts": query.fts("words"), **_limits(query)},
    ).fetchall()
    # Cut here, since hundreds of statements stand in a few texts, each of which SQLite would read
    # for each of them.
    cut = _Cut(connection)
    hits = [_statement(row, cut) for row in rows]
    if put_right:
        # The index knows the machine's speakers: those put right by hand are looked at by name.
        chosen = _STATEMENTS.format(
            found="corrected_statements", row="statement_id", where="c.has_speaker", **joined
        )
        hits += [
            hit
            for row in connection.execute(chosen, _limits(query))
            if holds(row["speaker"] or "", query.speaker)
            and holds(row["outlet"] or "", query.outlet)
            and holds((hit := _statement(row, cut)).words, query.parts)
        ]
    return hits


def _statement(row: sqlite3.Row, cut: _Cut) -> Hit:
    hit = _hit(row, "statement", *cut.of(row))
    return replace(hit, how=row["kind"], cue=row["cue"], negated=bool(row["negated"]))


class _Cut:
    """Words of statements out of their texts, each of which is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, str] = {}

    def of(self, row: sqlite3.Row) -> tuple[str, int, int]:
        """The words of a statement, segments apart, and from where to where they reach."""
        spans: list[tuple[int, int]] = json.loads(row["spans"])
        if not spans:
            return "", 0, 0
        text = self._text(row["version_id"])
        words = SEGMENTS.join(text[start:end] for start, end in spans)
        return words, spans[0][0], spans[-1][1]

    def _text(self, version_id: int) -> str:
        if version_id not in self._texts:
            (self._texts[version_id],) = self._connection.execute(
                "SELECT text FROM versions WHERE id = ?", (version_id,)
            ).fetchone()
        return self._texts[version_id]


def _with_corrections(connection: sqlite3.Connection, hits: Sequence[Hit]) -> list[Hit]:
    layers: Mapping[Kind, Layer] = {"statement": "statement", "event": "event", "article": "page"}
    found: dict[tuple[Kind, int], tuple[Correction, ...]] = {}
    for kind, layer in layers.items():
        mine = [one for one in hits if one.kind == kind]
        if layer == "page":
            of = beside.of_rows(connection, layer, (one.page_id for one in mine))
            found |= {(kind, one.id): of.get(one.page_id, ()) for one in mine}
        else:
            pages = {one.id: one.page_id for one in mine}
            of = beside.with_pages(connection, layer, pages)
            found |= {(kind, row_id): given for row_id, given in of.items()}
    return [replace(one, corrections=found.get((one.kind, one.id), ())) for one in hits]


def _articles(
    connection: sqlite3.Connection, query: Query, machine: bool
) -> tuple[list[sqlite3.Row], bool]:
    """The newest articles, as many as are looked through, and whether there may be more."""
    expression = query.fts("text", speaker=None)
    if expression is None:
        return [], False
    found: list[sqlite3.Row] = []
    length = 0
    for row in connection.execute(
        f"SELECT v.id, v.text, NULL AS speaker, {outlet_of(machine)} AS outlet, v.headline,"
        " v.published AS date,"
        " v.published, p.url,"
        " v.source AS page, v.id AS version_id, p.id AS page_id, v.first_event,"
        " v.pack_id"
        " FROM versions_fts f JOIN versions v ON v.id = f.rowid JOIN pages p ON p.id = v.page_id"
        f" WHERE versions_fts MATCH :fts AND {_WHEN.format(date='v.published')}"
        " ORDER BY f.rowid DESC LIMIT :cap",
        {"fts": expression, **_limits(query), "cap": ARTICLES},
    ):
        found.append(row)
        length += len(row["text"])
        if length >= CHARACTERS:
            return found, True
    return found, len(found) >= ARTICLES


def _article(row: sqlite3.Row) -> Hit:
    return _hit(row, "article", "", 0, 0)


def _with_passage(hit: Hit, text: str, query: Query) -> Hit:
    start, end = _passage(text, query)
    return replace(hit, words=text[start:end], start=start, end=end)


class _Held(NamedTuple):
    """Where a text has the words that are wanted, and those that are not."""

    wanted: tuple[Places, ...]
    unwanted: tuple[Places, ...]

    @property
    def often(self) -> tuple[int, ...]:
        """How often it has each word that is wanted."""
        return tuple(map(len, self.wanted))

    def within(self, span: Span) -> tuple[int, ...] | None:
        """How often a sentence has each word that is wanted; ``None`` where it lacks one or has
        what is not wanted."""
        if any(_often(one, span) for one in self.unwanted):
            return None
        found = tuple(_often(one, span) for one in self.wanted)
        return found if all(found) else None


def _held(query: Query, texts: Sequence[str]) -> list[_Held]:
    found = []
    for plain in map(folded, texts):
        wanted, unwanted = (
            tuple(places(one, plain) for one in query.parts if one.no == no) for no in (False, True)
        )
        found.append(_Held(wanted, unwanted))
    return found


def _scored(query: Query, texts: Sequence[str]) -> list[float]:
    return scores([one.often for one in _held(query, texts)], texts)


def _often(found: Places, span: Span) -> int:
    """How many of these places lie within a sentence."""
    first = last = bisect_left(found, (span.start, span.start))
    while last < len(found) and found[last][1] <= span.end:
        last += 1
    return last - first


def _events(
    connection: sqlite3.Connection, page: sqlite3.Row, held: _Held, machine: bool
) -> list[_Event]:
    """The sentences that hold what is asked, each by one of the events that it tells: one with a
    type or a date where there is any."""
    if not (held.wanted or held.unwanted):
        return []
    told: dict[Span, tuple[int, str | None]] = {}
    for row in connection.execute(
        f"SELECT ev.id, {EVENT_DATE} AS date, ev.sentence_start, ev.sentence_end"
        f" FROM event_rows ev {event_by_hand(machine)} WHERE ev.version_id = ? AND {IS_EVENT}",
        (page["version_id"],),
    ):
        told.setdefault(Span(row["sentence_start"], row["sentence_end"]), (row["id"], row["date"]))
    for number, sentence in packs.sentences(connection, page["pack_id"]):
        told.setdefault(sentence, (page["first_event"] + number, None))
    text: str = page["text"]
    return [
        _Event(number, date or page["date"], storable(text[slice(*span)]), span, page, often)
        for span, (number, date) in told.items()
        if (often := held.within(span)) is not None
    ]


def _passage(text: str, query: Query) -> tuple[int, int]:
    """The words around the first hit, within its line."""
    wanted = [one for one in query.parts if not one.no]
    found = places(wanted[0], folded(text)) if wanted else []
    if not found:
        return 0, min(len(text), 2 * PASSAGE)
    first, last = found[0]
    start = max(text.rfind("\n", 0, first) + 1, first - PASSAGE)
    line_end = text.find("\n", last)
    return start, min(line_end if line_end >= 0 else len(text), last + PASSAGE)


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
        page_id=row["page_id"],
        published=row["published"],
    )
