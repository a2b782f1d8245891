"""The events of newest versions out of the tables, each with its sentence, its people, its page."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord._built import Row
from onrecord.casebook import beside, packs
from onrecord.casebook.dates import AS_PUBLISHED
from onrecord.casebook.happenings import UNTOLD
from onrecord.casebook.holding import (
    EVENT_DATE,
    EVENT_TYPE,
    IS_EVENT,
    ROW_OUTLET,
    SOURCE,
    SPEAKER_ID,
    by_hand,
    event_by_hand,
    outlet_of,
)
from onrecord.casebook.packs import Plain
from onrecord.casebook.steps import defendants
from onrecord.casebook.telling import dated
from onrecord.record import Correction, DateBasis, Span

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
    ``as_published`` is whether its date is only the day on which the page was published.
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
    as_published: bool = False
    corrections: tuple[Correction, ...] = ()

    @property
    def own_date(self) -> str | None:
        """The date that the page's words give, or a person."""
        return None if self.as_published else self.date


_COLUMNS = f"""
SELECT ev.*, {EVENT_DATE} AS on_date, {EVENT_TYPE} AS on_type,
       NOT coalesce(h.has_date, 0) AND {AS_PUBLISHED} AS as_published,
       h.has_defendant, h.defendant, h.offences, de.identity_id AS defendant_identity,
       coalesce(di.name, de.name, h.defendant) AS defendant_name,
       substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,
       {{outlet}} AS outlet, v.headline, v.published, v.source, p.url, p.id AS page_id, p.story_id,
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
  LEFT JOIN entities de ON de.id = h.defendant_id
  LEFT JOIN identities di ON di.id = de.identity_id
 WHERE {IS_EVENT}
"""


def of_happenings(
    connection: sqlite3.Connection, happenings: Iterable[int], *, machine: bool = False
) -> list[Told]:
    """Every telling of some events, those of one event together, in order of publication.

    ``machine`` gives what the machine reads, without what a person put right.
    """
    found: list[Told] = []
    asked = set(happenings)
    wanted = sorted(asked)
    for at in range(0, len(wanted), ASKED_AT_ONCE):
        some = wanted[at : at + ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        packed: dict[int, list[Plain]] = {}
        for version, pack in connection.execute(
            "SELECT DISTINCT v.id, v.pack_id FROM pack_happenings h JOIN version_rows v"
            " ON v.pack_id = h.pack_id JOIN pages p ON p.version_id = v.id"
            f" WHERE h.happening_id IN ({marks})",
            some,
        ).fetchall():
            held = packs.read(connection, pack).events
            packed[version] = [one for one in held if one.happening_id in asked]
        found += _told(connection, f"ev.happening_id IN ({marks})", some, packed, machine)
    return found


def first(
    connection: sqlite3.Connection, happenings: Sequence[int], most: int, *, each: int | None = None
) -> list[Told]:
    """The first tellings of some events, no more than ``most`` of one; of those that are packed, no
    more than ``each`` that share a text. See ``of_happenings``."""
    ids: list[int] = []
    packed: dict[int, list[Plain]] = {}
    for happening in happenings:
        rows = connection.execute(
            "SELECT ev.id FROM held_events ev JOIN pages p ON p.version_id = ev.version_id"
            " WHERE ev.happening_id = ? ORDER BY ev.id LIMIT ?",
            (happening, most),
        )
        held = {one[1]: one for one in packs.tellings(connection, happening, most, each=each)}
        for number in sorted([*(row[0] for row in rows), *held])[:most]:
            if number in held:
                version, _, plain = held[number]
                packed.setdefault(version, []).append(plain)
            else:
                ids.append(number)
    return _told(connection, f"ev.id IN ({', '.join(map(str, ids))})", (), packed, False)


def told(
    connection: sqlite3.Connection, *, machine: bool = False, apart: bool = False
) -> list[int]:
    """The events that newest versions tell, by their numbers; those ``apart`` which pages may
    disagree on."""
    where, least = ("apart AND", 2) if apart else ("", 1)
    rows = connection.execute(
        f"SELECT id FROM happenings WHERE {where} tellings >= {least}"
        # what a person says is no event is one for the machine
        + f" UNION SELECT id FROM happenings WHERE {where} id IN (SELECT ev.happening_id"
        " FROM corrected_events h JOIN event_rows ev ON ev.id = h.event_id"
        " JOIN pages p ON p.version_id = ev.version_id WHERE h.removed)" * machine + " ORDER BY id"
    )
    return [row[0] for row in rows]


def of_types(
    connection: sqlite3.Connection, types: Sequence[str], *, machine: bool = False
) -> list[Told]:
    """Every telling of the events of some types, of known ones. See ``of_happenings``."""
    where = f"{EVENT_TYPE} IN ({', '.join('?' * len(types))})"
    return _told(connection, where, list(types), {}, machine)


def of_events(
    connection: sqlite3.Connection, events: Sequence[int], *, machine: bool = False
) -> list[Told]:
    """Some tellings, by their numbers. See ``of_happenings``."""
    found: list[Told] = []
    for at in range(0, len(events), ASKED_AT_ONCE):
        some = events[at : at + ASKED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(f"SELECT id FROM event_rows WHERE id IN ({marks})", some)
        packed: dict[int, list[Plain]] = {}
        for one in set(some) - {row[0] for row in rows}:
            kept = packs.version_of(connection, one)
            if kept is not None:
                packed.setdefault(kept[0], []).append(kept[1])
        found += _told(connection, f"ev.id IN ({marks})", some, packed, machine)
    return found


def tells_most(one: Told) -> tuple[int, str, int]:
    """A key by which the telling that tells most is first, of these the first that was published."""
    parts = (one.own_date, one.place, one.penalty, one.court, *one.takers, *one.offences)
    return (-sum(part is not None for part in parts), one.published or "9999", one.event_id)


def by_happening(tellings: Iterable[Told]) -> dict[int, list[Told]]:
    """Tellings by the event they tell."""
    found: dict[int, list[Told]] = defaultdict(list)
    for one in tellings:
        found[one.happening_id].append(one)
    return found


def date_of(told: Sequence[Told]) -> str | None:
    """The date of an event: what a person put right, else what most tellings give, else the day on
    which it was first published as news."""
    by_hand = [one for one in told if any(each.kind == "date" for each in one.corrections)]
    return dated((one.date, one.as_published) for one in by_hand or told)


def basis_of(told: Sequence[Told]) -> DateBasis | None:
    """Whether the words of a page give that date, or it is that of publication."""
    given = [one for one in told if one.date]
    by_hand = any(each.kind == "date" for one in told for each in one.corrections)
    published = not by_hand and all(one.as_published for one in given)
    return None if date_of(told) is None else "published" if published else "text"


def type_of(told: Sequence[Told]) -> str:
    """The type of an event: what a person put right, else what most tellings give, if any does."""
    by_hand = [one for one in told if any(each.kind == "type" for each in one.corrections)]
    if by_hand:
        return min(by_hand, key=lambda one: one.event_id).type
    kinds = [one.type for one in told]
    return max(set(kinds), key=lambda kind: (kind not in UNTOLD, kinds.count(kind), kind))


def with_part_of(
    connection: sqlite3.Connection, identities: Sequence[int], words: str, *, machine: bool = False
) -> list[int]:
    """The events in which some of these identities take part, in any page that tells them, and
    those in which somebody or something takes part that is no identity and is named with these
    words ("the ferry")."""
    listed = ", ".join(str(int(one)) for one in identities)
    rows = connection.execute(
        "SELECT DISTINCT ev.happening_id, e.identity_id, pa.words FROM participants pa"
        " LEFT JOIN entities e ON e.id = pa.entity_id JOIN events ev ON ev.id = pa.event_id"
        f" {event_by_hand(machine)}"
        f" WHERE ev.happening_id IS NOT NULL AND (e.identity_id IN ({listed})"
        " OR ?1 <> '' AND e.identity_id IS NULL AND instr(lower(pa.words), lower(?1)))"
        " AND NOT (coalesce(h.has_defendant, 0) AND EXISTS (SELECT 1 FROM defendants d"
        " WHERE d.event_id = pa.event_id AND d.number = pa.number))"
        " UNION SELECT ev.happening_id, e.identity_id, h.defendant FROM event_rows ev"
        f" {event_by_hand(machine)} JOIN entities e ON e.id = h.defendant_id"
        f" WHERE ev.happening_id IS NOT NULL AND e.identity_id IN ({listed})",
        (words,),
    )
    # A phrase names what its last noun does: "the fast ferry" a ferry, "the ferry terminal" none.
    named = re.compile(rf"(?<!\w){re.escape(words)}(?:$|[,;:(]|\s(?:{_GOES_ON})\s)", re.IGNORECASE)
    found = [row[0] for row in rows if row[1] is not None or named.search(row[2]) is not None]
    for version, text in connection.execute(
        "SELECT v.id, t.text FROM version_rows v JOIN texts t ON t.id = v.text_id"
        f" WHERE v.pack_id IS NOT NULL AND (?1 <> '' AND instr(lower(t.text), lower(?1))"
        f" OR v.id IN (SELECT version_id FROM entities WHERE identity_id IN ({listed})))",
        (words,),
    ).fetchall():
        events = packs.of_version(connection, version).events
        known = dict(
            connection.execute(
                "SELECT id - (SELECT min(id) FROM entities WHERE version_id = e.version_id),"
                " identity_id FROM entities e WHERE version_id = ?",
                (version,),
            ).fetchall()
        )
        for one in events:
            for part in one.parts:
                who = known.get(part.who)
                meant = (
                    who in identities
                    if who is not None
                    else words and named.search(text[slice(*part.span)])
                )
                if meant and one.happening_id is not None:
                    found.append(one.happening_id)
    return list(dict.fromkeys(found))


def _told(
    connection: sqlite3.Connection,
    where: str,
    values: Sequence[Any],
    packed: Mapping[int, Sequence[Plain]],
    machine: bool,
) -> list[Told]:
    """Those of the rows for which ``where`` holds, and those ``packed``, by version."""
    joined = {"by_hand": by_hand(machine), "event_by_hand": event_by_hand(machine)}
    rows: list[Row] = connection.execute(
        f"{_COLUMNS.format(**joined, outlet=outlet_of(machine))} AND {where}", values
    ).fetchall()
    ids = [row["id"] for row in rows]
    takers: dict[int, list[Taker]] = _grouped(
        connection,
        "SELECT pa.event_id, pa.role, pa.words, coalesce(i.name, e.name, pa.words), e.identity_id"
        " FROM participants pa LEFT JOIN entities e ON e.id = pa.entity_id"
        " LEFT JOIN identities i ON i.id = e.identity_id WHERE pa.event_id IN ({})"
        " ORDER BY pa.event_id, pa.number",
        ids,
        Taker,
    )
    offences: dict[int, list[str]] = _grouped(
        connection,
        "SELECT event_id, words FROM offences WHERE event_id IN ({}) ORDER BY rowid",
        ids,
        str,
    )
    _put_right(rows, takers, offences)
    unpacked, others = _unpacked(connection, packed, machine)
    takers |= others
    rows = sorted([*rows, *unpacked], key=_place)
    if machine:
        return [_one(row, takers, offences, ()) for row in rows]
    put_right = beside.with_pages(connection, "event", {row["id"]: row["page_id"] for row in rows})
    telling = [row["statement_id"] for row in rows if row["statement_id"] is not None]
    said = beside.of_rows(connection, "statement", telling)
    return [
        _one(row, takers, offences, (*put_right.get(row["id"], ()), *_of_speaker(said, row)))
        for row in rows
    ]


def _put_right(
    rows: Sequence[Row], takers: dict[int, list[Taker]], offences: dict[int, list[str]]
) -> None:
    """Who a person says is the defendant, and of what, in place of whom and what the machine reads."""
    for row in rows:
        if row["offences"] is not None:
            offences[row["id"]] = json.loads(row["offences"])
        if row["has_defendant"]:
            parts = takers.get(row["id"], [])
            against = defendants(parts)
            takers[row["id"]] = [one for one in parts if one not in against]
            if (name := row["defendant"]) is not None:
                made = Taker("defendant", name, row["defendant_name"], row["defendant_identity"])
                takers[row["id"]].append(made)


def _place(row: Row) -> tuple[int, str, int]:
    return row["happening_id"], row["published"] or "9999", row["id"]


_PAGE = f"""
SELECT {packs.BASE},
       {{outlet}} AS outlet, v.headline, v.published, v.source, p.url, p.id AS page_id, p.story_id
  FROM pages p JOIN version_rows v ON v.id = p.version_id JOIN texts t ON t.id = v.text_id
 WHERE v.id IN ({{ids}})
"""


def _unpacked(
    connection: sqlite3.Connection, packed: Mapping[int, Sequence[Plain]], machine: bool
) -> tuple[list[dict[str, Any]], dict[int, list[Taker]]]:
    """Packed events as rows of ``_COLUMNS`` are, and who takes part in them. Nobody put any of them
    right: then it would have a row."""
    rows: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    query = _PAGE.format(outlet="v.outlet" if machine else ROW_OUTLET, ids="{}")
    for version, page in _by_id(connection, query, packed).items():
        base = packs.Base(*tuple(page)[: len(packs.Base._fields)])
        shown = {name: page[name] for name in page.keys()[len(base) :]}
        parts += packs.part_rows(base, packed[version])
        for row in packs.rows(base, packed[version]):
            words = base.text[row["sentence_start"] : row["sentence_end"]]
            held = {"on_date": row["date"], "on_type": row["type"], "words": words}
            rows.append({**row, **shown, **held})
            rows[-1]["as_published"] = row["date"] is not None
    named = _by_id(
        connection,
        "SELECT e.id, coalesce(i.name, e.name) AS name, e.identity_id FROM entities e"
        " LEFT JOIN identities i ON i.id = e.identity_id WHERE e.id IN ({})",
        [*(one["entity_id"] for one in parts), *(one["place_id"] for one in rows)],
    )
    said = _by_id(
        connection,
        "SELECT s.id, CASE WHEN c.removed THEN NULL ELSE"
        f" coalesce(si.name, se.name, {SOURCE}) END AS said_by FROM statements s"
        f" {by_hand(machine)} LEFT JOIN entities se ON se.id = {SPEAKER_ID}"
        " LEFT JOIN identities si ON si.id = se.identity_id WHERE s.id IN ({})",
        [one["statement_id"] for one in rows],
    )
    for one in rows:
        place, teller = named.get(one["place_id"]), said.get(one["statement_id"])
        one["place_identity"] = place["identity_id"] if place else None
        one["said_by"] = teller["said_by"] if teller else None
    takers: dict[int, list[Taker]] = {}
    for each in parts:
        who = named.get(each["entity_id"])
        name, identity = (who["name"], who["identity_id"]) if who else (each["words"], None)
        taker = Taker(each["role"], each["words"], name, identity)
        takers.setdefault(each["event_id"], []).append(taker)
    return rows, takers


def _by_id(
    connection: sqlite3.Connection, query: str, ids: Iterable[int | None]
) -> dict[int, sqlite3.Row]:
    wanted = sorted({one for one in ids if one is not None})
    found: dict[int, sqlite3.Row] = {}
    for at in range(0, len(wanted), ASKED_AT_ONCE):
        some = wanted[at : at + ASKED_AT_ONCE]
        for row in connection.execute(query.format(", ".join("?" * len(some))), some):
            found[row["id"]] = row
    return found


def _of_speaker(said: Mapping[int, Sequence[Correction]], row: Row) -> Iterable[Correction]:
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
    row: Row,
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
        type=row["on_type"],
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
        as_published=bool(row["as_published"]),
        corrections=corrections,
    )
