"""Who said what, over all pages: the same words once, with every page they appear in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.casebook import beside, dates
from onrecord.casebook.edits import row_name
from onrecord.casebook.holding import (
    IS_ONE,
    SAID_ON,
    SOURCE,
    SPEAKER_ID,
    TOLD_TO_ID,
    by_hand,
    outlet_of,
)
from onrecord.casebook.people import resolve
from onrecord.casebook.query import about_query
from onrecord.casebook.weeks import ordered_sql
from onrecord.errors import OptionError
from onrecord.record import Correction, Span

ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Appearance:
    """One statement in one page, as that page tells it. ``spans`` are code points of that version's
    text; ``cue`` is the word under which it is told there."""

    id: int
    page_id: int
    version_id: int
    spans: tuple[Span, ...]
    words: str
    kind: str
    act: str
    cue: str | None
    negated: bool
    hedged: bool
    outlet: str | None
    agency: str | None
    headline: str | None
    published: str | None
    url: str | None
    source: str
    sha256: str | None
    story_id: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """The same words, said once. ``appearances`` begins with the page that has them first.

    ``speaker_id`` is the identity across pages, ``None`` for a source without a name. ``date`` is
    when it was said or, where no page tells, the first publication. ``told_by`` is who tells it,
    where every page has it within the words of somebody else. ``corrections`` are what a person
    put right in any of the appearances: the values given are theirs. ``cue`` is the word under which
    a page has it: what somebody "denied" or "refused" reads as their word without it.
    """

    id: int
    speaker: str | None
    speaker_id: int | None
    words: str
    kind: str
    act: str
    date: str | None
    said_on: str | None
    told_to: str | None
    negated: bool
    hedged: bool
    confidence: float
    appearances: tuple[Appearance, ...]
    told_by: str | None = None
    cue: str | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def stories(self) -> int:
        """Pages that carry it, copies of one story counted once."""
        return len({one.story_id or -one.version_id for one in self.appearances})


_COLUMNS = f"""
SELECT s.id, s.version_id, s.kind, s.act, s.words, s.cue, s.spans, s.negated, s.hedged, s.confidence,
       s.same_as, coalesce(i.name, e.name, {SOURCE}) AS speaker, e.identity_id,
       coalesce(wi.name, we.name, w.source) AS teller, we.identity_id AS teller_id, w.id AS within_id,
       coalesce(t.name, c.told_to) AS told_to, {SAID_ON} AS on_date,
       c.has_speaker, c.has_told_to, c.has_said_on,
       {{outlet}} AS outlet, v.agency, v.headline, v.published, p.url, v.source AS page_source, v.sha256,
       p.id AS page_id, p.story_id
  FROM statements s
  JOIN versions v ON v.id = s.version_id
  JOIN pages p ON p.version_id = v.id
  {{by_hand}}
  LEFT JOIN entities e ON e.id = {SPEAKER_ID}
  LEFT JOIN identities i ON i.id = e.identity_id
  LEFT JOIN entities t ON t.id = {TOLD_TO_ID}
  LEFT JOIN statements w ON w.id = s.inside_id
  LEFT JOIN entities we ON we.id = w.speaker_id
  LEFT JOIN identities wi ON wi.id = we.identity_id
 WHERE {IS_ONE}
"""


def _columns(machine: bool) -> str:
    return _COLUMNS.format(by_hand=by_hand(machine), outlet=outlet_of(machine))


_DATE = ordered_sql(f"coalesce({SAID_ON}, v.published)")
_MENTIONS = """EXISTS (
    SELECT 1 FROM mentioned n JOIN entities m ON m.id = n.entity_id
     WHERE n.statement_id = s.id AND m.identity_id IN ({about}))"""


def statements(
    connection: sqlite3.Connection,
    *,
    by: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    limit: int | None = None,
    machine: bool = False,
) -> list[Said]:
    """What was said, newest first.

    Args:
        by: a name, as for ``people.resolve``; or the words of a source that bears none.
        about: words that a statement holds, or the name of someone whom it mentions, as a name, a
            description or a pronoun.
        since, until: ISO 8601 dates by precision, of when it was said, else published.
        outlet: its name or a part of it.
        limit: the most quotations.
        machine: as the machine reads it, without what a person put right.
    """
    values: dict[str, object] = {
        "since": dates.given("since", since),
        "until": dates.given("until", until),
        "outlet": outlet,
        "by": by,
        "limit": -1 if limit is None else limit,
    }
    where = [dates.since_sql(_DATE), dates.until_sql(_DATE)]
    where.append(f"(:outlet IS NULL OR instr(lower({outlet_of(machine)}), lower(:outlet)))")
    if by is not None:
        known = _listed(resolve(connection, by))
        where.append(
            f"(e.identity_id IN ({known}) OR (e.identity_id IS NULL"
            f" AND instr(lower(coalesce(e.name, '') || ' ' || coalesce({SOURCE}, '')), lower(:by))))"
        )
    if about is not None:
        values["about"] = about_query(about)
        found = ["s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :about)"]
        named = resolve(connection, about)
        if named:
            found.append(_MENTIONS.format(about=_listed(named)))
        where.append(f"({' OR '.join(found)})")
    rows = connection.execute(
        f"SELECT coalesce(same_as, id) AS first, max(date) AS date FROM"
        f" (SELECT s.id, s.same_as, {_DATE} AS date FROM statements s"
        " JOIN versions v ON v.id = s.version_id JOIN pages p ON p.version_id = v.id"
        f" {by_hand(machine)} LEFT JOIN entities e ON e.id = {SPEAKER_ID}"
        f" WHERE {IS_ONE} AND {' AND '.join(where)})"
        " GROUP BY first ORDER BY date DESC, first LIMIT :limit",
        values,
    ).fetchall()
    return _quotations(connection, [row["first"] for row in rows], machine)


def quotation(connection: sqlite3.Connection, first: int, *, machine: bool = False) -> Said:
    """A quotation by its first statement: every newest version in which it appears.

    Raises ``OptionError`` where there is no such statement, or a person put it right as none.
    """
    return _said(connection, "(s.id = ?1 OR s.same_as = ?1)", first, machine)


def statement(connection: sqlite3.Connection, row_id: int, *, machine: bool = False) -> Said:
    """One statement as one page has it. Raises as ``quotation``."""
    return _said(connection, "s.id = ?1", row_id, machine)


def _said(connection: sqlite3.Connection, which: str, number: int, machine: bool) -> Said:
    rows = connection.execute(
        f"{_columns(machine)} AND {which} ORDER BY coalesce(v.published, '9999'), s.id",
        (number,),
    ).fetchall()
    if not rows:
        raise OptionError(row_name("statement", number), "is no statement of this casebook")
    return _once(rows, _corrected(connection, rows, machine))


def _quotations(connection: sqlite3.Connection, firsts: Sequence[int], machine: bool) -> list[Said]:
    """Quotations by their first statements, as ``quotation`` gives each."""
    found: list[Said] = []
    for at in range(0, len(firsts), ASKED_AT_ONCE):
        some = firsts[at : at + ASKED_AT_ONCE]
        listed = _listed(some)
        known = _groups(connection, f"s.id IN ({listed}) OR s.same_as IN ({listed})", machine)
        found += [known[first] for first in some]
    return found


def some(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Said]:
    """Statements as these rows have them, the same words once, by their first statement."""
    return _groups(connection, f"s.id IN ({_listed(ids)})", False)


def _groups(connection: sqlite3.Connection, which: str, machine: bool) -> dict[int, Said]:
    rows = connection.execute(
        f"{_columns(machine)} AND ({which}) ORDER BY coalesce(v.published, '9999'), s.id"
    ).fetchall()
    corrected = _corrected(connection, rows, machine)
    groups: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(row["same_as"] or row["id"], []).append(row)
    return {first: _once(group, corrected) for first, group in groups.items()}


def _corrected(
    connection: sqlite3.Connection, rows: Sequence[sqlite3.Row], machine: bool
) -> Mapping[int, tuple[Correction, ...]]:
    """What a person put right in statements, and in the pages that have them."""
    if machine:
        return {}
    return beside.with_pages(connection, "statement", {row["id"]: row["page_id"] for row in rows})


def _once(rows: Sequence[sqlite3.Row], corrected: Mapping[int, tuple[Correction, ...]]) -> Said:
    """The appearances of one quotation as one."""
    first = rows[0]
    dated = sorted(
        {row["on_date"] for row in _put_right(rows, "said_on") if row["on_date"]},
        key=lambda one: (-len(one), one),
    )
    published = min((row["published"] for row in rows if row["published"]), default=None)
    spoken = _put_right(rows, "speaker")
    named = next((row for row in spoken if row["identity_id"] is not None), spoken[0])
    fullest = max(rows, key=lambda row: (len(row["words"]), -row["id"]))
    return Said(
        id=first["same_as"] or first["id"],
        speaker=named["speaker"],
        speaker_id=named["identity_id"],
        words=fullest["words"],
        kind=fullest["kind"],
        act=first["act"],
        date=dated[0] if dated else published,
        said_on=dated[0] if dated else None,
        told_to=next(
            (row["told_to"] for row in _put_right(rows, "told_to") if row["told_to"]), None
        ),
        negated=bool(first["negated"]),
        hedged=bool(first["hedged"]),
        confidence=max(row["confidence"] for row in rows),
        appearances=tuple(_appearance(row) for row in rows),
        told_by=None if any(map(_is_own, rows)) else first["teller"],
        cue=" ".join(fullest["cue"].split()) if fullest["cue"] else None,
        corrections=tuple(one for row in rows for one in corrected.get(row["id"], ())),
    )


def _is_own(row: sqlite3.Row) -> bool:
    """Whether a page has it as nobody else's report: outright, or within words of the same speaker."""
    same = row["teller_id"] is not None and row["teller_id"] == row["identity_id"]
    return row["within_id"] is None or same or row["teller"] in (None, row["speaker"])


def _put_right(rows: Sequence[sqlite3.Row], what: str) -> Sequence[sqlite3.Row]:
    """The appearances in which a person put a value right; where there are none, all."""
    return [row for row in rows if row[f"has_{what}"]] or rows


def _appearance(row: sqlite3.Row) -> Appearance:
    return Appearance(
        id=row["id"],
        page_id=row["page_id"],
        version_id=row["version_id"],
        spans=tuple(Span(*one) for one in json.loads(row["spans"])),
        words=row["words"],
        kind=row["kind"],
        act=row["act"],
        cue=" ".join(row["cue"].split()) if row["cue"] else None,
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        outlet=row["outlet"],
        agency=row["agency"],
        headline=row["headline"],
        published=row["published"],
        url=row["url"],
        source=row["page_source"],
        sha256=row["sha256"],
        story_id=row["story_id"],
    )


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(str(int(one)) for one in ids) or "NULL"
