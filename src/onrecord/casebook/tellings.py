"""The events of newest versions out of the tables, each with its sentence, its people, its page."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.casebook import beside
from onrecord.casebook.holding import EVENT_DATE, SOURCE, SPEAKER_ID, by_hand, event_by_hand
from onrecord.casebook.telling import agreed
from onrecord.record import Correction, Span

ASKED_AT_ONCE = 500

_GOES_ON = "of|in|at|on|from|for|to|with|by|near|that|which|who|and|or|after|before"
"""Words that may follow the noun which a phrase is about."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes part in an event, in what role; ``name`` is the identity's, else the words."""

    role: str
    words: str
    name: str
    identity_id: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one page tells it. ``span`` is its sentence and ``words`` the very words there.

    ``said_by`` is the speaker where a statement tells it, ``None`` where the page itself does.
    ``corrections`` are what a person put right in it, and of who says so: the values are theirs.
    """

    event_id: int
    happening_id: int
    version_id: int
    page_id: int
    story_id: int | None
    type: str
    trigger: str
    trigger_span: Span
    span: Span
    words: str
    date: str | None
    place: str | None
    place_id: int | None
    modality: str
    said_by: str | None
    penalty: str | None
    court: str | None
    offences: tuple[str, ...]
    takers: tuple[Taker, ...]
    outlet: str | None
    headline: str | None
    published: str | None
    url: str | None
    source: str
    confidence: float
    corrections: tuple[Correction, ...] = ()


_COLUMNS = f"""
SELECT ev.*, {EVENT_DATE} AS on_date,
       substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,
       v.outlet, v.headline, v.published, v.source, p.url, p.id AS page_id, p.story_id,
       pe.identity_id AS place_identity,
       CASE WHEN c.removed THEN NULL ELSE coalesce(si.name, se.name, {SOURCE}) END AS said_by
  FROM events ev
  JOIN versions v ON v.id = ev.version_id
  JOIN pages p ON p.version_id = v.id
  {{event_by_hand}}
  LEFT JOIN entities pe ON pe.id = ev.place_id
  LEFT JOIN statements s ON s.id = ev.statement_id
  {{by_hand}}
  LEFT JOIN entities se ON se.id = {SPEAKER_ID}
  LEFT JOIN identities si ON si.id = se.identity_id
"""


def of_happenings(
    connection: sqlite3.Connection, happenings: Iterable[int], *, machine: bool = False
) -> list[Told]:
    """Every telling of some events, those of one event together, in order of publication.

    ``machine`` gives what the machine reads, without what a person put right.
    """
    found: list[Told] = []
    wanted = sorted(set(happenings))
    for at in range(0, len(wanted), ASKED_AT_ONCE):
        some = wanted[at : at + ASKED_AT_ONCE]
        where = f"ev.happening_id IN ({', '.join('?' * len(some))})"
        found += _told(connection, where, some, machine)
    return found


def of_types(
    connection: sqlite3.Connection, types: Sequence[str], *, machine: bool = False
) -> list[Told]:
    """Every telling of the events of some types. See ``of_happenings``."""
    return _told(connection, f"ev.type IN ({', '.join('?' * len(types))})", list(types), machine)


def of_events(connection: sqlite3.Connection, events: Sequence[int]) -> list[Told]:
    """Some tellings, by their rows."""
    found: list[Told] = []
    for at in range(0, len(events), ASKED_AT_ONCE):
        some = events[at : at + ASKED_AT_ONCE]
        found += _told(connection, f"ev.id IN ({', '.join('?' * len(some))})", some, False)
    return found


def tells_most(one: Told) -> tuple[int, str, int]:
    """A key by which the telling that tells most is first, of these the first that was published."""
    parts = (one.date, one.place, one.penalty, one.court, *one.takers, *one.offences)
    return (-sum(part is not None for part in parts), one.published or "9999", one.event_id)


def by_happening(tellings: Iterable[Told]) -> dict[int, list[Told]]:
    """Tellings by the event they tell."""
    found: dict[int, list[Told]] = defaultdict(list)
    for one in tellings:
        found[one.happening_id].append(one)
    return found


def date_of(told: Sequence[Told]) -> str | None:
    """The date of an event: what a person put right, else what most tellings give."""
    by_hand = [one for one in told if any(each.kind == "date" for each in one.corrections)]
    return agreed([one.date for one in by_hand or told if one.date])


def with_part_of(
    connection: sqlite3.Connection, identities: Sequence[int], words: str
) -> list[int]:
    """The events in which some of these identities take part, in any page that tells them, and
    those in which somebody or something takes part that is no identity and is named with these
    words ("the ferry")."""
    listed = ", ".join(str(int(one)) for one in identities)
    rows = connection.execute(
        "SELECT DISTINCT ev.happening_id, e.identity_id, pa.words FROM participants pa"
        " LEFT JOIN entities e ON e.id = pa.entity_id JOIN events ev ON ev.id = pa.event_id"
        f" WHERE ev.happening_id IS NOT NULL AND (e.identity_id IN ({listed})"
        " OR ?1 <> '' AND e.identity_id IS NULL AND instr(lower(pa.words), lower(?1)))",
        (words,),
    )
    # A phrase names what its last noun does: "the fast ferry" a ferry, "the ferry terminal" none.
    named = re.compile(rf"(?<!\w){re.escape(words)}(?:$|[,;:(]|\s(?:{_GOES_ON})\s)", re.IGNORECASE)
    return list(
        dict.fromkeys(
            row[0] for row in rows if row[1] is not None or named.search(row[2]) is not None
        )
    )


def _told(
    connection: sqlite3.Connection, where: str, values: Sequence[Any], machine: bool
) -> list[Told]:
    joined = {"by_hand": by_hand(machine), "event_by_hand": event_by_hand(machine)}
    rows = connection.execute(
        f"{_COLUMNS.format(**joined)} WHERE {where} ORDER BY ev.happening_id, coalesce(v.published, '9999'), ev.id",
        values,
    ).fetchall()
    ids = [row["id"] for row in rows]
    takers: Mapping[int, list[Taker]] = _grouped(
        connection,
        "SELECT pa.event_id, pa.role, pa.words, coalesce(i.name, e.name, pa.words), e.identity_id"
        " FROM participants pa LEFT JOIN entities e ON e.id = pa.entity_id"
        " LEFT JOIN identities i ON i.id = e.identity_id WHERE pa.event_id IN ({})"
        " ORDER BY pa.rowid",
        ids,
        Taker,
    )
    offences: Mapping[int, list[str]] = _grouped(
        connection,
        "SELECT event_id, words FROM offences WHERE event_id IN ({}) ORDER BY rowid",
        ids,
        str,
    )
    if machine:
        return [_one(row, takers, offences, ()) for row in rows]
    dated = beside.of_rows(connection, "event", ids)
    telling = [row["statement_id"] for row in rows if row["statement_id"] is not None]
    said = beside.of_rows(connection, "statement", telling)
    return [
        _one(row, takers, offences, (*dated.get(row["id"], ()), *_of_speaker(said, row)))
        for row in rows
    ]


def _of_speaker(said: Mapping[int, Sequence[Correction]], row: sqlite3.Row) -> Iterable[Correction]:
    """What is put right in the statement that tells an event, as far as it changes who says so."""
    given = said.get(row["statement_id"], ())
    return (one for one in given if one.kind in ("speaker", "not_a_statement"))


def _grouped(connection: sqlite3.Connection, query: str, ids: Sequence[int], kind: Any) -> Any:
    found: dict[int, list[Any]] = defaultdict(list)
    for at in range(0, len(ids), ASKED_AT_ONCE):
        some = ids[at : at + ASKED_AT_ONCE]
        for row in connection.execute(query.format(", ".join("?" * len(some))), some):
            found[row[0]].append(kind(*tuple(row)[1:]))
    return found


def _one(
    row: sqlite3.Row,
    takers: Mapping[int, list[Taker]],
    offences: Mapping[int, list[str]],
    corrections: tuple[Correction, ...],
) -> Told:
    return Told(
        event_id=row["id"],
        happening_id=row["happening_id"],
        version_id=row["version_id"],
        page_id=row["page_id"],
        story_id=row["story_id"],
        type=row["type"],
        trigger=row["trigger"],
        trigger_span=Span(row["trigger_start"], row["trigger_end"]),
        span=Span(row["sentence_start"], row["sentence_end"]),
        words=row["words"],
        date=row["on_date"],
        place=row["place"],
        place_id=row["place_identity"],
        modality=row["modality"],
        said_by=row["said_by"],
        penalty=row["penalty"],
        court=row["court"],
        offences=tuple(offences.get(row["id"], ())),
        takers=tuple(takers.get(row["id"], ())),
        outlet=row["outlet"],
        headline=row["headline"],
        published=row["published"],
        url=row["url"],
        source=row["source"],
        confidence=row["confidence"],
        corrections=corrections,
    )
