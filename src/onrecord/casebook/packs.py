"""What is asked for only with a whole story, packed: mentions, times, and plain events.

An event is plain where it has no type, no date of its own and no part in a case: most words for a
happening are. That it has the date of its page is one digit.
A row and its index entries cost it 150 bytes, here it costs some ten. A pack counts entities,
statements and events from 0 in the order of the record, so that pages of one text have one pack.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from onrecord.casebook.storable import maybe, storable
from onrecord.record import Event, Mention, Record, Span, Time

LEVEL = 9
"""Of zlib: a pack is written once and read often."""

KINDS = ("name", "nominal", "pronoun")

COLUMNS = 15
"""Of packed events. The last, which events are dated as published, is left out where none is."""


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part in an event: ``who`` is the number of an entity."""

    role: str
    span: Span
    who: int | None


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain event, the ``number``-th of its record. ``sentence`` is the one that tells it,
    ``statement`` the number of the statement that does. ``as_published`` is whether its date is the
    day on which its page was published, whichever page that is."""

    number: int
    key: str
    trigger: Span
    sentence: Span
    modality: str
    statement: int | None
    confidence: float
    place: Part | None
    parts: tuple[Part, ...]
    happening_id: int | None
    score: float | None
    because: str | None
    as_published: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """``mentions`` are those of each entity, in order."""

    mentions: tuple[tuple[Mention, ...], ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Plain, ...] = ()


def is_plain(event: Event, published: str | None) -> bool:
    """Whether an event of a page that was ``published`` then is kept in a pack, until a person puts
    it right."""
    date = event.date
    return (
        event.type == "other"
        and (date is None or (date.basis == "published" and date.value == published))
        and event.penalty is None
        and event.court is None
        and not event.offences
    )


def pack_of(record: Record, events: Iterable[Plain]) -> Pack:
    """The pack of a record with these plain events of it."""
    return Pack(
        tuple(one.mentions for one in record.entities),
        tuple(
            Time(one.span, one.type, storable(one.value), maybe(one.mod)) for one in record.times
        ),
        tuple(events),
    )


def keep(connection: sqlite3.Connection, pack: Pack) -> int | None:
    """The row of a pack, which is written where there is none like it; ``None`` for an empty one."""
    if not (any(pack.mentions) or pack.times or pack.events):
        return None
    layers = _packed(pack)
    check = zlib.crc32(layers)
    known = connection.execute(
        "SELECT id FROM packs WHERE hash = ? AND layers = ?", (check, layers)
    ).fetchone()
    if known is not None:
        return int(known[0])
    made = connection.execute("INSERT INTO packs (hash, layers) VALUES (?, ?)", (check, layers))
    connection.executemany(
        "INSERT INTO pack_happenings VALUES (?, ?, ?)",
        (
            (made.lastrowid, happening, events)
            for happening, events in Counter(one.happening_id for one in pack.events).items()
            if happening is not None
        ),
    )
    return made.lastrowid


def leave(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes the pack of a version away; one that no other version has is deleted."""
    (pack,) = connection.execute(
        "SELECT pack_id FROM version_rows WHERE id = ?", (version_id,)
    ).fetchone()
    connection.execute("UPDATE version_rows SET pack_id = NULL WHERE id = ?", (version_id,))
    forget(connection, pack)


def forget(connection: sqlite3.Connection, pack_id: int | None) -> None:
    """Deletes a pack that no version has."""
    used = connection.execute("SELECT 1 FROM version_rows WHERE pack_id = ?", (pack_id,)).fetchone()
    if pack_id is not None and used is None:
        connection.execute("DELETE FROM pack_happenings WHERE pack_id = ?", (pack_id,))
        connection.execute("DELETE FROM packs WHERE id = ?", (pack_id,))


def read(connection: sqlite3.Connection, pack_id: int | None) -> Pack:
    """A pack by its row."""
    row = connection.execute("SELECT layers FROM packs WHERE id = ?", (pack_id,)).fetchone()
    return Pack() if row is None else _read(bytes(row[0]))


def sentences(connection: sqlite3.Connection, pack_id: int | None) -> tuple[tuple[int, Span], ...]:
    """The number of each event of a pack, and the sentence that tells it."""
    row = connection.execute("SELECT layers FROM packs WHERE id = ?", (pack_id,)).fetchone()
    return () if row is None else _sentences(bytes(row[0]))


def of_version(connection: sqlite3.Connection, version_id: int) -> Pack:
    """The pack of a version."""
    row = connection.execute(
        "SELECT p.layers FROM version_rows v JOIN packs p ON p.id = v.pack_id WHERE v.id = ?",
        (version_id,),
    ).fetchone()
    return Pack() if row is None else _read(bytes(row[0]))


def mentions_of(connection: sqlite3.Connection, entity_id: int) -> tuple[Mention, ...]:
    """Every place that mentions an entity of a version."""
    row = connection.execute(
        "SELECT version_id, id - (SELECT min(id) FROM entities WHERE version_id = e.version_id)"
        " FROM entities e WHERE id = ?",
        (entity_id,),
    ).fetchone()
    if row is None:
        return ()
    mentions = of_version(connection, row[0]).mentions
    return mentions[row[1]] if row[1] < len(mentions) else ()


def version_of(connection: sqlite3.Connection, event_id: int) -> tuple[int, Plain] | None:
    """The version that has an event packed, and the event; ``None`` where it is in no pack."""
    row = connection.execute(
        "SELECT id, first_event, pack_id FROM version_rows WHERE first_event <= ?1"
        " AND first_event + events > ?1 AND first_event IS NOT NULL"
        " ORDER BY first_event DESC LIMIT 1",
        (event_id,),
    ).fetchone()
    if row is None:
        return None
    number = event_id - row["first_event"]
    events = read(connection, row["pack_id"]).events
    return next(((row["id"], one) for one in events if one.number == number), None)


def tellings(
    connection: sqlite3.Connection,
    happening: int,
    limit: int,
    *,
    last: bool = False,
    newest: bool = True,
    each: int | None = None,
) -> list[tuple[int, int, Plain]]:
    """The packed events that tell a happening, with version and number: the first so many, or the
    ``last`` first; of ``newest`` versions alone, or of all; of no more than ``each`` that share a
    text."""
    only = "JOIN pages p ON p.version_id = v.id" * newest
    found: list[tuple[int, int, Plain]] = []
    for (pack_id,) in connection.execute(
        "SELECT pack_id FROM pack_happenings WHERE happening_id = ?", (happening,)
    ).fetchall():
        mine = [one for one in read(connection, pack_id).events if one.happening_id == happening]
        for version, first in connection.execute(
            f"SELECT v.id, v.first_event FROM version_rows v {only} WHERE v.pack_id = ?"
            f" ORDER BY v.id {'DESC' if last else ''} LIMIT ?",
            (pack_id, limit if each is None else each),
        ):
            found += ((version, first + one.number, one) for one in mine)
    found.sort(key=lambda one: one[1], reverse=last)
    return found[:limit]


class Base(NamedTuple):
    """A version that has packed events: its text, the first row of each that they count, and when
    its page was published."""

    version_id: int
    text: str
    first_event: int
    first_entity: int
    first_statement: int
    published: str | None


BASE = """v.id, t.text, v.first_event, (SELECT min(id) FROM entities WHERE version_id = v.id) AS entity,
(SELECT min(id) FROM statement_rows WHERE version_id = v.id) AS statement, v.published AS published_on"""
"""The columns of a ``Base`` of version ``v`` with text ``t``."""


def base(connection: sqlite3.Connection, version_id: int) -> Base:
    return Base(
        *connection.execute(
            f"SELECT {BASE} FROM version_rows v JOIN texts t ON t.id = v.text_id WHERE v.id = ?",
            (version_id,),
        ).fetchone()
    )


def rows(of: Base, events: Iterable[Plain]) -> Iterator[dict[str, Any]]:
    """Packed events of a version as rows of the view ``events`` are."""
    version_id, text, first_event, entities, statements, published = of
    for one in events:
        place = one.place
        dated = one.trigger if one.as_published and published else None
        yield {
            "id": first_event + one.number,
            "version_id": version_id,
            "key": one.key,
            "type": "other",
            "trigger": text[slice(*one.trigger)],
            "trigger_start": one.trigger.start,
            "trigger_end": one.trigger.end,
            "sentence_start": one.sentence.start,
            "sentence_end": one.sentence.end,
            "place": text[slice(*place.span)] if place else None,
            "place_start": place.span.start if place else None,
            "place_end": place.span.end if place else None,
            "place_id": entities + place.who if place and place.who is not None else None,
            "date": published if dated else None,
            "date_start": dated.start if dated else None,
            "date_end": dated.end if dated else None,
            "modality": one.modality,
            "statement_id": None if one.statement is None else statements + one.statement,
            "penalty": None,
            "penalty_start": None,
            "penalty_end": None,
            "court": None,
            "court_start": None,
            "court_end": None,
            "confidence": one.confidence,
            "happening_id": one.happening_id,
            "score": one.score,
            "because": one.because,
        }


def part_rows(of: Base, events: Iterable[Plain]) -> Iterator[dict[str, Any]]:
    """Who takes part in packed events of a version, as rows of the view ``participants`` are."""
    _, text, first_event, entities, _, _ = of
    for one in events:
        for number, part in enumerate(one.parts):
            yield {
                "event_id": first_event + one.number,
                "number": number,
                "role": part.role,
                "start": part.span.start,
                "end": part.span.end,
                "words": text[slice(*part.span)],
                "entity_id": None if part.who is None else entities + part.who,
            }


def _packed(pack: Pack) -> bytes:
    """Numbers of one sort beside each other, places counted from the one before: so zlib finds
    most to leave out."""
    mentions = []
    for some in pack.mentions:
        before, line = 0, []
        for one in some:
            kind: int | str = KINDS.index(one.kind) if one.kind in KINDS else one.kind
            line += [one.span.start - before, one.span.end - one.span.start, kind]
            before = one.span.start
        mentions.append(line)
    times = [[*one.span, one.type, one.value, one.mod] for one in pack.times]
    events, before = [], 0
    for each in pack.events:
        at = each.trigger.start
        events.append(
            [
                each.number,
                each.key,
                at - before,
                each.trigger.end - at,
                each.sentence.start - at,
                each.sentence.end - at,
                each.modality,
                each.statement,
                each.confidence,
                _part_written(each.place, at) if each.place else None,
                [_part_written(one, at) for one in each.parts],
                each.happening_id,
                each.score,
                each.because,
                int(each.as_published),
            ]
        )
        before = at
    columns = [list(column) for column in zip(*events, strict=True)]
    if columns and not any(columns[-1]):
        columns.pop()  # as it was before there were such dates
    layers = json.dumps([mentions, times, columns], separators=(",", ":"))
    return zlib.compress(layers.encode("ascii"), LEVEL)


@lru_cache(maxsize=256)
def _sentences(layers: bytes) -> tuple[tuple[int, Span], ...]:
    columns = json.loads(zlib.decompress(layers))[2]
    if not columns:
        return ()
    numbers, _, gaps, _, starts, ends, *_ = columns
    return tuple(
        (number, Span(at + start, at + end))
        for number, at, start, end in zip(numbers, accumulate(gaps), starts, ends, strict=True)
    )


@lru_cache(maxsize=128)
def _read(layers: bytes) -> Pack:
    mentions, times, columns = json.loads(zlib.decompress(layers))
    if len(columns) == COLUMNS - 1:
        columns.append([0] * len(columns[0]))
    events, before = [], 0
    for (
        number, key, gap, length, start, end, modality, statement, confidence, place, parts,
        happening, score, because, as_published,
    ) in zip(*columns, strict=True):  # fmt: skip
        before = at = before + gap
        events.append(
            Plain(
                number=number,
                key=key,
                trigger=Span(at, at + length),
                sentence=Span(at + start, at + end),
                modality=modality,
                statement=statement,
                confidence=confidence,
                place=_part_read(place, at) if place else None,
                parts=tuple(_part_read(one, at) for one in parts),
                happening_id=happening,
                score=score,
                because=because,
                as_published=bool(as_published),
            )
        )
    return Pack(
        tuple(map(_mentions_read, mentions)),
        tuple(Time(Span(start, end), *rest) for start, end, *rest in times),
        tuple(events),
    )


def _mentions_read(line: Sequence[Any]) -> tuple[Mention, ...]:
    found, before = [], 0
    for gap, length, kind in zip(line[::3], line[1::3], line[2::3], strict=True):
        before += gap
        found.append(
            Mention(Span(before, before + length), KINDS[kind] if isinstance(kind, int) else kind)  # type: ignore[arg-type]
        )
    return tuple(found)


def _part_written(one: Part, at: int) -> list[Any]:
    return [one.role, one.span.start - at, one.span.end - one.span.start, one.who]


def _part_read(line: Sequence[Any], at: int) -> Part:
    role, gap, length, who = line
    return Part(role, Span(at + gap, at + gap + length), who)
