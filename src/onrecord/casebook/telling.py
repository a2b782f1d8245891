"""Which event of the casebook each event of a new version tells: one line of the timeline for
all."""

from __future__ import annotations

import sqlite3
from collections import Counter

from onrecord.casebook.happenings import SAME, UNTOLD, Match, Telling, kin, lemma, match
from onrecord.casebook.rows import Written
from onrecord.casebook.storable import storable
from onrecord.casebook.topics import Topics, closeness
from onrecord.record import Event, Record

CANDIDATES = 20
"""Events compared with a new one, the last added first."""

TELLINGS = 4
"""Tellings of an event that stand for it, the last added."""

SALIENT = 2
"""The rarest words of a page by which an event nobody is named in is found again."""

WHO_KEYS = 4


def join_happenings(
    connection: sqlite3.Connection, record: Record, written: Written, topics: Topics
) -> None:
    """Ties each event of a new version to the casebook's events, and updates their dates."""
    if not record.events:
        return
    mine = topics.of(written.version_id)
    salient = sorted(mine, key=lambda word: (-mine[word], word))[:SALIENT]
    identities = dict(
        connection.execute(
            "SELECT id, identity_id FROM entities WHERE version_id = ? AND identity_id IS NOT NULL",
            (written.version_id,),
        ).fetchall()
    )
    touched = set()
    for event in record.events:
        one = _telling(record, event, written, identities)
        keys = _keys(one, salient)
        happening, found = _best(connection, one, keys, written.version_id, topics)
        if happening is None:
            made = connection.execute("INSERT INTO happenings (type) VALUES (?)", (event.type,))
            happening = made.lastrowid
            assert happening is not None
        connection.executemany(
            "INSERT OR IGNORE INTO happening_keys VALUES (?, ?)", ((key, happening) for key in keys)
        )
        connection.execute(
            "UPDATE events SET happening_id = ?, score = ?, because = ? WHERE id = ?",
            (
                happening,
                round(found.score, 3) if found else None,
                found.because if found else None,
                written.events[event.id],
            ),
        )
        touched.add(happening)
    for happening in sorted(touched):
        refresh(connection, happening)


def refresh(connection: sqlite3.Connection, happening: int) -> None:
    """Dates and types an event by what most of its newest tellings say."""
    rows = connection.execute(
        "SELECT ev.type, ev.date FROM events ev JOIN pages p ON p.version_id = ev.version_id"
        " WHERE ev.happening_id = ?",
        (happening,),
    ).fetchall()
    if not rows:
        return
    kinds = Counter(row["type"] for row in rows)
    connection.execute(
        "UPDATE happenings SET type = ?, date = ? WHERE id = ?",
        (
            max(kinds, key=lambda kind: (kind not in UNTOLD, kinds[kind], kind)),
            agreed([row["date"] for row in rows if row["date"]]),
            happening,
        ),
    )


def agreed(dates: list[str]) -> str | None:
    """The date that most tellings give, as precise as any that agrees with it.

    >>> agreed(["2016-01", "2016-01-08", "2016-01-09", "2016-01-08"])
    '2016-01-08'
    """
    if not dates:
        return None
    votes = {
        one: sum(one.startswith(other) or other.startswith(one) for other in dates)
        for one in set(dates)
    }
    return max(votes, key=lambda one: (votes[one], len(one), dates.count(one), one))


def _telling(record: Record, event: Event, written: Written, identities: dict[int, int]) -> Telling:
    named = (one.entity for one in event.participants if one.entity is not None)
    who = {identities.get(written.entities[one.id]) for one in named} - {None}
    place = event.place.entity if event.place else None
    return Telling(
        type=event.type,
        lemma=lemma(storable(record.words(event.trigger))),
        who=frozenset(one for one in who if one is not None),
        date=event.date.value if event.date else None,
        place=identities.get(written.entities[place.id]) if place else None,
    )


def _keys(one: Telling, salient: list[str]) -> list[str]:
    word = kin(one.lemma)
    kinds = [word] if one.type in UNTOLD else [word, one.type]
    keys = [f"{kind} {who}" for kind in kinds for who in sorted(one.who)[:WHO_KEYS]]
    keys += [f"{kind} {one.date}" for kind in kinds if one.date and len(one.date) >= 10]
    return keys + [f"{word} {rare}" for rare in salient]


def _best(
    connection: sqlite3.Connection, one: Telling, keys: list[str], version_id: int, topics: Topics
) -> tuple[int | None, Match | None]:
    marks = ", ".join("?" * len(keys))
    candidates = connection.execute(
        f"SELECT DISTINCT happening_id FROM happening_keys WHERE key IN ({marks})"
        " ORDER BY happening_id DESC LIMIT ?",
        (*keys, CANDIDATES),
    ).fetchall()
    best: tuple[int | None, Match | None] = (None, None)
    for (happening,) in candidates:
        found = _match_all(connection, one, happening, version_id, topics)
        if found and found.score >= SAME and (best[1] is None or found.score > best[1].score):
            best = (happening, found)
    return best


def _match_all(
    connection: sqlite3.Connection, one: Telling, happening: int, version_id: int, topics: Topics
) -> Match | None:
    """Against the last tellings of an event: their mean, and the words of the best."""
    rows = connection.execute(
        "SELECT id, version_id, type, trigger, date, place_id FROM events WHERE happening_id = ?"
        " ORDER BY id DESC LIMIT ?",
        (happening, TELLINGS),
    ).fetchall()
    found = [
        match(
            one,
            _telling_of(connection, row),
            closeness(topics.of(version_id), topics.of(row["version_id"])),
        )
        for row in rows
    ]
    best = max((each for each in found if each), key=lambda each: each.score, default=None)
    if best is None:
        return None
    mean = sum(each.score if each else 0.0 for each in found) / len(found)
    return Match(mean, best.because)


def _telling_of(connection: sqlite3.Connection, row: sqlite3.Row) -> Telling:
    who = connection.execute(
        "SELECT DISTINCT e.identity_id FROM participants p JOIN entities e ON e.id = p.entity_id"
        " WHERE p.event_id = ? AND e.identity_id IS NOT NULL",
        (row["id"],),
    ).fetchall()
    place = connection.execute(
        "SELECT identity_id FROM entities WHERE id = ?", (row["place_id"],)
    ).fetchone()
    return Telling(
        type=row["type"],
        lemma=lemma(row["trigger"]),
        who=frozenset(one[0] for one in who),
        date=row["date"],
        place=place[0] if place else None,
    )
