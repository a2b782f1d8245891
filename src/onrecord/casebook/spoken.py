"""What was said, in order of its day: one line a quotation, a page of lines at a time, and how much
of it falls into each day, month or year.

As ``happened`` for what happened. A statement is dated by when it was said or, where its page does
not tell, by the day of publication. Up to ``SORTED`` rows are grouped and sorted as they are asked.
Beyond that a line is read off an index: of one person by these same dates; of a whole casebook,
which has no index by the day of the utterance, by the day its first page was published, and the line
tells when it was said.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.casebook import dates, said, saying
from onrecord.casebook.happened import LATER, LENGTHS, Asked, Bucket, Spread, Unit
from onrecord.casebook.holding import IS_ONE, SAID_ON, SPEAKER_ID, by_hand
from onrecord.casebook.said import Said

SORTED = 1_000
"""Rows that are grouped and sorted for one answer: some 10 ms, where 200 are the aim of a view."""

COUNTABLE = 20_000
"""Statements of a casebook that are counted for a figure: some 20 ms."""

WALKED = 2_000
"""Rows of an index looked at for one page of lines; where copies fill them, the page is short and
the next goes on behind it."""

QUOTATIONS = 150
"""Quotations looked at for one page of lines, each to find whether it stands there or elsewhere."""

FIRST_OF = 50
"""Appearances of a quotation among which its first is looked for, those added first."""

FIRST = "0"
"""Sorts before every ISO date, and behind what has none."""

Basis = Literal["said", "published"]
Place = tuple[str, int]
"""A place in the order: a date, which may be empty, and the row of a statement."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation. ``date`` is when it was said, or published where ``basis`` says so; ``place``
    is its place in the order, ``said`` has no more than a few of its appearances, ``pages`` carry
    it, in ``stories`` of their own: of ``happened.COUNTED`` or more that is the least there are."""

    id: int
    place: Place
    date: str | None
    basis: Basis | None
    said: Said
    pages: int
    stories: int
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class Found:
    """A page of lines. ``until`` is the place up to which all are there, ``None`` where none are
    left behind it; ``by_publication`` whether lines stand at the day of publication."""

    lines: tuple[Utterance, ...]
    until: Place | None
    by_publication: bool


class Row(NamedTuple):
    """A statement of a newest version. ``first`` is its quotation, ``said_on`` as it holds."""

    date: str
    id: int
    first: int
    said_on: str | None


class Line(NamedTuple):
    """A quotation where it stands, and the ``rows`` that are shown of it, that one first."""

    place: Place
    first: int
    rows: tuple[int, ...]
    said_on: str | None

    @property
    def date(self) -> str:
        return self.place[0]


def sorted_lines(connection: sqlite3.Connection, asked: Asked) -> list[Line] | None:
    """Every line of anybody, or of ``asked.who``, in order; ``None`` where there are more than
    ``SORTED`` rows of them. Asked once for all that one answer wants to know."""
    if asked.who is not None:
        (number,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM spoken WHERE identity_id = ? AND part = 'by'"
            " LIMIT ?)",
            (asked.who, SORTED + 1),
        ).fetchone()
        if number > SORTED:
            return None
        return _lines(_walk_person(connection, Asked(asked.who), ("", 0)))
    (number,) = connection.execute(
        "SELECT coalesce(sum(statements), 0) FROM quoted WHERE outlet_id = 0 AND by = 'kind'"
    ).fetchone()
    if number > SORTED:
        return None
    rows = connection.execute(
        f"SELECT coalesce({SAID_ON}, v.published, ''), s.id, coalesce(s.same_as, s.id), {SAID_ON}"
        " FROM pages p JOIN versions v ON v.id = p.version_id JOIN statements s"
        f" ON s.version_id = v.id {by_hand(False)} WHERE {IS_ONE}"
    )
    return _lines(Row(dates.ordered(row[0]), *tuple(row)[1:]) for row in rows)


def utterances(
    connection: sqlite3.Connection,
    asked: Asked,
    lines: Sequence[Line] | None,
    *,
    limit: int,
    after: Place | None = None,
    undated: bool = False,
) -> Found:
    """What was said, by anybody or by ``asked.who``, the earliest first; or what has no date.

    Args:
        lines: as ``sorted_lines`` gives them for what is asked.
        after: the place of the last line that was seen.
        limit: the most lines.

    Raises ``OptionError`` where a date is none.
    """
    fits = _within(asked, undated)
    if lines is not None:
        kept = [one for one in lines if fits(one.date) and (after is None or one.place > after)]
        until = kept[limit - 1].place if len(kept) > limit else None
        return Found(_shown(connection, kept[:limit]), until, False)
    by_publication = asked.who is None
    walk = _walk_pages if by_publication else _walk_person
    found: list[Line] = []
    known: dict[int, tuple[int, ...]] = {}
    last: Place | None = None
    for walked, row in enumerate(walk(connection, asked, after or ("" if undated else FIRST, 0))):
        if walked == WALKED or len(known) == QUOTATIONS:
            return Found(_shown(connection, found), last, by_publication)
        if not fits(row.date):
            break
        if row.first not in known:
            known[row.first] = _appearances(connection, row.first, asked.who)
        if known[row.first][:1] == (row.id,):
            if len(found) == limit:
                return Found(_shown(connection, found), last, by_publication)
            found.append(Line((row.date, row.id), row.first, known[row.first], row.said_on))
        last = (row.date, row.id)
    return Found(_shown(connection, found), None, by_publication)


def spread(
    connection: sqlite3.Connection, asked: Asked, lines: Sequence[Line] | None, unit: Unit
) -> Spread | None:
    """How many lines fall into each day, month or year; where ``lines`` are too many to be sorted,
    how many statements with every copy, and ``None`` where even these are too many to count."""
    length = LENGTHS[unit]
    narrowed = asked.since is not None or asked.until is not None
    if lines is not None:
        fits = _within(asked, False)
        counts = Counter(one.date[: _known(one, length)] for one in lines if fits(one.date))
        counts[""] = 0 if narrowed else sum(not one.date for one in lines)
    elif asked.who is not None:
        counts = Counter(
            dict(
                connection.execute(
                    f"SELECT substr(k.date, 1, {length}), count(*) FROM spoken k"
                    f" WHERE {_SAID_BY} {_IN_RANGE} GROUP BY 1",
                    _range(asked),
                ).fetchall()
            )
        )
    else:
        counts = _published(connection, asked, length)
        if counts.total() > COUNTABLE:
            return None
    if narrowed:
        counts.pop("", None)
    return Spread(
        unit=unit,
        buckets=tuple(Bucket(*one) for one in sorted(counts.items()) if len(one[0]) == length),
        coarser=sum(number for date, number in counts.items() if 0 < len(date) < length),
        undated=counts[""],
        copies=lines is None,
    )


def _known(one: Line, length: int) -> int:
    """How much of its date a line tells: a week is a month's at most."""
    whole = one.said_on is None or one.said_on == one.date
    return length if whole else min(length, LENGTHS["month"])


def _within(asked: Asked, undated: bool) -> Callable[[str], bool]:
    """Whether a date is in the range that is asked, as far as it tells."""
    since = dates.given("since", asked.since)
    until = dates.given("until", asked.until)

    def fits(date: str) -> bool:
        if undated or not date:
            return undated and not date
        return (since is None or date >= since[: len(date)]) and (
            until is None or date[: len(until)] <= until
        )

    return fits


def _lines(rows: Iterable[Row]) -> list[Line]:
    """Statements as quotations, in order, each at the most precise day it was said on, the first
    of these, else at its first publication."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.first, []).append(row)
    found = []
    for first, some in groups.items():
        told = [one for one in some if one.said_on]
        best = (
            min(told, key=lambda one: (-len(one.said_on or ""), one.date, one.id))
            if told
            else min(some, key=lambda one: (one.date or LATER, one.id))
        )
        others = [one.id for one in some if one.id != best.id]
        ids = (best.id, *others[: saying.SHOWN - 1])
        found.append(Line((best.date, best.id), first, ids, best.said_on))
    return sorted(found)


_SAID_BY = "k.identity_id = :who AND k.part = 'by'"
_IN_RANGE = (
    " AND (:since IS NULL OR k.date > '' AND k.date >= substr(:since, 1, length(k.date)))"
    " AND (:until IS NULL OR k.date > '' AND k.date < :until)"
)


def _range(asked: Asked) -> dict[str, object]:
    until = None if asked.until is None else asked.until + LATER
    return {"who": asked.who, "since": asked.since, "until": until}


def _walk_person(connection: sqlite3.Connection, asked: Asked, start: Place) -> Iterator[Row]:
    """What one says after a place, by the index of who says what when."""
    rows = connection.execute(
        f"SELECT k.date, k.statement_id, coalesce(s.same_as, s.id), {SAID_ON} FROM spoken k"
        f" CROSS JOIN statements s ON s.id = k.statement_id {by_hand(False)}"
        f" WHERE {_SAID_BY} AND (k.date, k.statement_id) > (:date, :number) {_IN_RANGE}"
        " ORDER BY k.date, k.statement_id",
        {**_range(asked), "date": start[0], "number": start[1]},
    )
    return (Row(*row) for row in rows)


def _walk_pages(connection: sqlite3.Connection, asked: Asked, start: Place) -> Iterator[Row]:
    """What anybody says after a place, page by page in order of publication."""
    date, number = max(start, (asked.since or "", 0))
    found = connection.execute(
        "SELECT v.page_id FROM statements s JOIN versions v ON v.id = s.version_id"
        " WHERE s.id = ? AND coalesce(v.published, '') = ?",
        (number, date),
    ).fetchone()
    rows = connection.execute(
        f"SELECT {_PUBLISHED}, s.id, coalesce(s.same_as, s.id), {SAID_ON}"
        " FROM versions v CROSS JOIN pages p ON p.version_id = v.id"
        f" CROSS JOIN statements s ON s.version_id = v.id {by_hand(False)}"
        f" WHERE ({_PUBLISHED}, v.page_id) >= (:date, :page)"
        f" AND ({_PUBLISHED} > :date OR v.page_id > :page OR s.id > :number)"
        f" AND {IS_ONE} ORDER BY {_PUBLISHED}, v.page_id, s.id",
        {"date": date, "page": found[0] if found else 0, "number": number},
    )
    return (Row(*row) for row in rows)


def _published(connection: sqlite3.Connection, asked: Asked, length: int) -> Counter[str]:
    """How many statements pages of a range carry, by publication; no more than one over
    ``COUNTABLE`` is counted."""
    rows = connection.execute(
        f"SELECT date, count(*) FROM (SELECT substr({_PUBLISHED}, 1, {length}) AS date"
        " FROM versions v CROSS JOIN pages p ON p.version_id = v.id"
        " CROSS JOIN statements s ON s.version_id = v.id"
        f" WHERE {_PUBLISHED} >= ? AND {_PUBLISHED} < ? LIMIT ?) GROUP BY 1",
        (asked.since or "", (asked.until or "") + LATER, COUNTABLE + 1),
    )
    return Counter(dict(rows.fetchall()))


_PUBLISHED = "coalesce(v.published, '')"


def _appearances(connection: sqlite3.Connection, first: int, who: int | None) -> tuple[int, ...]:
    """The statements that a quotation is, that at which its line stands first: of one person the
    earliest dated, of a casebook the one published first."""
    if who is None:
        by, order = "", f"{_PUBLISHED}, v.page_id"
    else:
        by = f" JOIN entities e ON e.id = {SPEAKER_ID} AND e.identity_id = :who"
        order = f"coalesce({SAID_ON}, v.published, '')"
    rows = connection.execute(
        "SELECT s.id FROM (SELECT id FROM statements WHERE id = :first UNION ALL"
        " SELECT id FROM statements WHERE same_as = :first LIMIT :counted) g"
        " CROSS JOIN statements s ON s.id = g.id JOIN versions v ON v.id = s.version_id"
        f" JOIN pages p ON p.version_id = v.id {by_hand(False)}{by}"
        f" WHERE {IS_ONE} ORDER BY {order}, s.id LIMIT :shown",
        {"first": first, "who": who, "counted": FIRST_OF, "shown": saying.SHOWN},
    )
    return tuple(row[0] for row in rows)


def _shown(connection: sqlite3.Connection, lines: Sequence[Line]) -> tuple[Utterance, ...]:
    """Lines with what is shown of them."""
    rows = said.some(connection, [each for one in lines for each in one.rows])
    found = []
    for one in lines:
        if one.first in rows:
            pages, stories = saying.appearances(connection, one.first)
            found.append(
                Utterance(
                    id=one.rows[0],
                    place=one.place,
                    date=one.said_on or one.date or None,
                    basis="said" if one.said_on else "published" if one.date else None,
                    said=rows[one.first],
                    pages=pages,
                    stories=stories,
                )
            )
    return tuple(found)
