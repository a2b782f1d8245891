"""What one says and what is said of one, newest first, a page at a time; the same words once."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.casebook import dates, paging, said
from onrecord.casebook.happened import COUNTED, LATER
from onrecord.casebook.query import about_query
from onrecord.casebook.said import Said
from onrecord.casebook.topics import counted

Part = Literal["by", "of"]

WALKED = 1_000
"""Rows looked at for one page of a list: where one quotation fills them, the page is short and the
next goes on behind it."""

SHOWN = 3
"""Appearances of a quotation that are shown with it."""

ABOUT = 20_000
"""Statements of a theme, the newest by adding, that are looked through for those of one person."""

TOPICS_OF = 300
"""Statements of a person, the newest, whose words are weighed for topics."""

TOPICS = 12
ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as ``said`` has it, with no more than ``SHOWN`` of its appearances.

    ``pages`` carry it, in ``stories`` of their own; of ``COUNTED`` or more that is the least there
    are.
    """

    said: Said
    pages: int
    stories: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A word that tells what somebody speaks of, and in how many of the newest statements."""

    word: str
    statements: int


def quotations(
    connection: sqlite3.Connection,
    identity: int,
    part: Part,
    *,
    limit: int,
    after: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> tuple[tuple[Quotation, ...], str | None]:
    """What an identity says, or what others say of it, the newest first; and the key after which
    the next page begins, ``None`` where there is none.

    Raises ``OptionError`` where ``after`` is no key, a date none, or ``about`` holds no word.
    """
    where = ["k.identity_id = :identity", "k.part = :part"]
    values: dict[str, object] = {"identity": identity, "part": part, "walked": WALKED}
    since, until = dates.given("since", since), dates.given("until", until)
    if since is not None:
        where.append("k.date >= substr(:since, 1, length(k.date)) AND k.date > ''")
        values["since"] = since
    if until is not None:
        where.append("k.date < :until AND k.date > ''")
        values["until"] = until + LATER
    if after is not None:
        values["date"], values["row"] = paging.place(after)
        where.append("(k.date, k.statement_id) < (:date, :row)")
    if about is not None:
        values |= {"about": about_query(about), "most": ABOUT}
        where.append(
            "k.statement_id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :about"
            " ORDER BY rowid DESC LIMIT :most)"
        )
    rows = connection.execute(
        "SELECT k.date, k.statement_id, coalesce(s.same_as, s.id) AS first FROM spoken k"
        f" JOIN statements s ON s.id = k.statement_id WHERE {' AND '.join(where)}"
        " ORDER BY k.date DESC, k.statement_id DESC LIMIT :walked",
        values,
    )
    groups: dict[int, list[int]] = {}
    seen, last = 0, None
    for row in rows:
        if row["first"] not in groups and len(groups) == limit:
            return _all(connection, groups), last
        some = groups.setdefault(row["first"], [])
        if len(some) < SHOWN:
            some.append(row["statement_id"])
        seen, last = seen + 1, paging.key(row["date"], row["statement_id"])
    return _all(connection, groups), last if seen == WALKED else None


def topics(connection: sqlite3.Connection, identity: int, names: Iterable[str]) -> list[Topic]:
    """What somebody speaks of: the rarest of the words that return in their newest statements.

    ``names`` are left out: somebody's own name tells nothing of what they say.
    """
    rows = connection.execute(
        "SELECT o.words FROM (SELECT DISTINCT coalesce(s.same_as, s.id) AS first FROM"
        " (SELECT statement_id FROM spoken WHERE identity_id = ? AND part = 'by'"
        " ORDER BY date DESC, statement_id DESC LIMIT ?) k"
        " JOIN statements s ON s.id = k.statement_id LIMIT ?) f JOIN statements o ON o.id = f.first",
        (identity, WALKED // 2, TOPICS_OF),
    ).fetchall()
    own = {word for name in names for word in counted(name)}
    found: Counter[str] = Counter()
    for row in rows:
        found.update(word for word in counted(row["words"]) if len(word) > 3 and word not in own)
    often = [word for word, number in found.items() if number > 1 and not word[0].isdigit()]
    (pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()
    known: dict[str, int] = {}
    for at in range(0, len(often), ASKED_AT_ONCE):
        some = often[at : at + ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        known |= dict(
            connection.execute(
                f"SELECT word, versions FROM vocabulary WHERE word IN ({marks})", some
            ).fetchall()
        )

    def weight(word: str) -> float:
        return found[word] * math.log((pages + 1) / max(1, known.get(word, 1)))

    best = sorted(often, key=lambda word: (-weight(word), word))[:TOPICS]
    return [Topic(word, found[word]) for word in best if weight(word) > 0]


def _all(connection: sqlite3.Connection, groups: dict[int, list[int]]) -> tuple[Quotation, ...]:
    shown = said.some(connection, [one for some in groups.values() for one in some])
    return tuple(
        Quotation(shown[first], *appearances(connection, first))
        for first in groups
        if first in shown
    )


def appearances(connection: sqlite3.Connection, first: int) -> Sequence[int]:
    """Pages that carry a quotation, and the stories that they are; no more than ``COUNTED`` are
    looked at."""
    return connection.execute(  # type: ignore[no-any-return]
        "SELECT count(*), count(DISTINCT coalesce(p.story_id, -p.id)) FROM"
        " (SELECT DISTINCT version_id FROM (SELECT version_id FROM statements WHERE id = ?1"
        " UNION ALL SELECT version_id FROM statements WHERE same_as = ?1 LIMIT ?2)) s"
        " JOIN pages p ON p.version_id = s.version_id",
        (first, COUNTED),
    ).fetchone()
