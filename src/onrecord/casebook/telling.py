"""Which event of the casebook each event of a new version tells: one line of the timeline for
all."""

from __future__ import annotations

import sqlite3
from collections import Counter

from onrecord.casebook.happenings import (
    BORNE,
    SAME,
    UNTOLD,
    Match,
    Telling,
    match,
    rarity,
)
from onrecord.casebook.rows import Written
from onrecord.casebook.topics import Topics
from onrecord.casebook.wordforms import kin, lemma
from onrecord.record import Record

CANDIDATES = 20
"""Events compared with a new one, the last added first."""

TELLINGS = 4
"""Tellings of an event that stand for it, the last added."""

VOTERS = 50
"""Tellings of an event that say its type and date, the last added: what is told in every page of a
casebook costs a new page no more."""

SALIENT = 2
"""The rarest words of a page by which an event nobody is named in is found again."""

WHO_KEYS = 4


def join_happenings(
    connection: sqlite3.Connection, record: Record, written: Written, topics: Topics
) -> None:
    """Ties each event of a new version to the casebook's events, and updates their dates."""
    if not record.events or _as_its_twin(connection, record, written):
        return
    mine = topics.of(written.version_id)
    salient = sorted(mine, key=lambda word: (-mine[word], word))[:SALIENT]
    known = _Known(connection, topics)
    touched = set()
    for event in record.events:
        row = written.events[event.id]
        one = known.telling(row)
        keys = _keys(one, salient)
        happening, found = _best(known, one, keys, written.version_id)
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
                row,
            ),
        )
        touched.add(happening)
    for happening in sorted(touched):
        refresh(connection, happening)


def _as_its_twin(connection: sqlite3.Connection, record: Record, written: Written) -> bool:
    """Ties the events of a verbatim copy to those of the page that it copies, word by word.

    Both tell the same with the same words; so nothing need be weighed, and a wire story that a
    hundred outlets carry costs a hundred times little. ``False`` where there is no such page, or
    where it was read otherwise.
    """
    twin = connection.execute(
        "SELECT o.id FROM versions v JOIN pages p ON p.id = v.page_id"
        " JOIN versions o ON o.page_id = p.story_id AND o.id <> v.id AND o.text = v.text"
        " AND o.published IS v.published WHERE v.id = ? LIMIT 1",
        (written.version_id,),
    ).fetchone()
    if twin is None:
        return False
    rows = connection.execute(
        "SELECT trigger_start, key, type, date, happening_id FROM events WHERE version_id = ?",
        (twin["id"],),
    ).fetchall()
    known = {tuple(row)[:4]: row["happening_id"] for row in rows}
    tied = [
        (
            known.get((one.trigger.start, one.id, one.type, one.date.value if one.date else None)),
            written.events[one.id],
        )
        for one in record.events
    ]
    if any(happening is None for happening, _ in tied):
        return False
    connection.executemany(
        "UPDATE events SET happening_id = ?, score = 1.0, because = 'same text' WHERE id = ?", tied
    )
    return True


def refresh(connection: sqlite3.Connection, happening: int) -> None:
    """Dates and types an event by what most of its last tellings say, in newest versions."""
    rows = connection.execute(
        "SELECT ev.type, ev.date FROM events ev JOIN pages p ON p.version_id = ev.version_id"
        " WHERE ev.happening_id = ? ORDER BY ev.id DESC LIMIT ?",
        (happening, VOTERS),
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


def _keys(one: Telling, salient: list[str]) -> list[str]:
    word = kin(one.lemma)
    kinds = [word] if one.type in UNTOLD else [word, one.type]
    rarest = sorted(one.who, key=lambda who: (-one.who[who], who))[:WHO_KEYS]
    keys = [f"{kind} {who}" for kind in kinds for who in rarest]
    keys += [f"{kind} {one.date}" for kind in kinds if one.date and len(one.date) >= 10]
    return keys + [f"{word} {rare}" for rare in salient]


def _best(
    known: _Known, one: Telling, keys: list[str], version_id: int
) -> tuple[int | None, Match | None]:
    candidates = {
        happening
        for key in keys
        for (happening,) in known.connection.execute(
            "SELECT happening_id FROM happening_keys WHERE key = ?"
            " ORDER BY happening_id DESC LIMIT ?",
            (key, CANDIDATES),
        )
    }
    best: tuple[int | None, Match | None] = (None, None)
    for happening in sorted(candidates, reverse=True)[:CANDIDATES]:
        found = _match_all(known, one, happening, version_id)
        if found and found.score >= SAME and (best[1] is None or found.score > best[1].score):
            best = (happening, found)
    return best


def _match_all(known: _Known, one: Telling, happening: int, version_id: int) -> Match | None:
    """Against the last tellings of an event: their mean, and the words of the best."""
    rows = known.connection.execute(
        "SELECT id, version_id FROM events WHERE happening_id = ? ORDER BY id DESC LIMIT ?",
        (happening, TELLINGS),
    ).fetchall()
    found = [
        match(one, known.telling(row["id"]), known.topics.near(version_id, row["version_id"]))
        for row in rows
    ]
    best = max((each for each in found if each), key=lambda each: each.score, default=None)
    if best is None:
        return None
    mean = sum(each.score if each else 0.0 for each in found) / len(found)
    return Match(mean, best.because)


class _Known:
    """The tellings of an open casebook, each read once while a version is tied to it."""

    def __init__(self, connection: sqlite3.Connection, topics: Topics) -> None:
        self.connection = connection
        self.topics = topics
        self.made: dict[int, Telling] = {}
        (self.pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()

    def telling(self, event: int) -> Telling:
        """One event as its page tells it, by its row."""
        found = self.made.get(event)
        if found is None:
            found = self.made[event] = self._telling(event)
        return found

    def _telling(self, event: int) -> Telling:
        row = self.connection.execute(
            "SELECT ev.version_id, ev.type, ev.trigger, ev.date, v.published, e.identity_id AS place,"
            " substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,"
            " (SELECT coalesce(s.same_as, s.id) FROM statements s WHERE s.version_id = ev.version_id"
            " AND s.cue_start <= ev.trigger_start AND ev.trigger_end <= s.cue_end LIMIT 1) AS says"
            " FROM events ev JOIN versions v ON v.id = ev.version_id"
            " LEFT JOIN entities e ON e.id = ev.place_id WHERE ev.id = ?",
            (event,),
        ).fetchone()
        who = self.connection.execute(
            "SELECT DISTINCT p.role, i.id, i.pages FROM participants p"
            " JOIN entities e ON e.id = p.entity_id JOIN identities i ON i.id = e.identity_id"
            " WHERE p.event_id = ?",
            (event,),
        ).fetchall()
        return Telling(
            type=row["type"],
            lemma=lemma(row["trigger"]),
            who={one["id"]: rarity(one["pages"], self.pages) for one in who},
            borne_by=frozenset(one["id"] for one in who if one["role"] in BORNE),
            date=row["date"],
            place=row["place"],
            told=row["published"],
            says=row["says"],
            rarity=rarity(self.topics.versions_with(row["trigger"]), self.pages),
            around=self.topics.around(row["version_id"], row["words"], row["trigger"]),
        )
