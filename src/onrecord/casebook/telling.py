"""Which event of the casebook each event of a new version tells: one line of the timeline for
all."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from onrecord._built import Row
from onrecord.casebook import packs
from onrecord.casebook.dates import AS_PUBLISHED
from onrecord.casebook.happenings import (
    BORNE,
    SAME,
    UNTOLD,
    Match,
    Telling,
    match,
    rarity,
)
from onrecord.casebook.packs import Plain
from onrecord.casebook.rows import Written
from onrecord.casebook.storable import storable
from onrecord.casebook.telling_rows import SAME_TEXT, Tied
from onrecord.casebook.topics import Topics
from onrecord.casebook.wordforms import kin, lemma
from onrecord.reader.sentences import Sentences
from onrecord.record import Event, Record, Span

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


def happenings_of(
    connection: sqlite3.Connection, record: Record, written: Written, topics: Topics
) -> dict[str, Tied]:
    """Which of the casebook's events each event of a new version tells, by its id in the record;
    those that no page told before are founded."""
    if not record.events:
        return {}
    twin = _as_its_twin(connection, record, written)
    if twin is not None:
        return twin
    mine = topics.of(written.version_id)
    salient = sorted(mine, key=lambda word: (-mine[word], word))[:SALIENT]
    known = _Known(connection, topics)
    new = _New(known, record, written)
    tied: dict[str, Tied] = {}
    own: dict[int, list[Telling]] = {}
    for event in record.events:
        one = new.telling(event)
        keys = _keys(one, salient)
        happening, found = _best(known, one, keys, written.version_id, own)
        if happening is None:
            made = connection.execute("INSERT INTO happenings (type) VALUES (?)", (event.type,))
            happening = made.lastrowid
            assert happening is not None
        connection.executemany(
            "INSERT OR IGNORE INTO happening_keys VALUES (?, ?)", ((key, happening) for key in keys)
        )
        tied[event.id] = (
            Tied(happening, round(found.score, 3), found.because) if found else Tied(happening)
        )
        own.setdefault(happening, []).append(one)
    return tied


def _as_its_twin(
    connection: sqlite3.Connection, record: Record, written: Written
) -> dict[str, Tied] | None:
    """Ties the events of a verbatim copy to those of the page that it copies, word by word.

    Both tell the same with the same words; so nothing need be weighed, and a wire story that a
    hundred outlets carry costs a hundred times little. ``None`` where there is no such page, or
    where it was read otherwise.
    """
    twin = connection.execute(
        "SELECT o.id FROM version_rows v JOIN pages p ON p.id = v.page_id"
        " JOIN version_rows o ON o.page_id = p.story_id AND o.id <> v.id AND o.text_id = v.text_id"
        " AND o.published IS v.published WHERE v.id = ? LIMIT 1",
        (written.version_id,),
    ).fetchone()
    if twin is None:
        return None
    known: dict[tuple[int, str, str, str | None], int | None] = {
        (one.trigger.start, one.key, "other", None): one.happening_id
        for one in packs.of_version(connection, twin["id"]).events
    }
    for row in connection.execute(
        f"SELECT trigger_start, key, type, CASE WHEN {AS_PUBLISHED} THEN NULL ELSE date END,"
        " happening_id FROM event_rows ev WHERE version_id = ?",
        (twin["id"],),
    ):
        known[row[0], row[1], row[2], row[3]] = row["happening_id"]
    found: dict[str, Tied] = {}
    for one in record.events:
        happening = known.get((one.trigger.start, one.id, one.type, _own_date(one)))
        if happening is None:
            return None
        found[one.id] = Tied(happening, 1.0, SAME_TEXT)
    return found


def part(
    connection: sqlite3.Connection, record: Record, tied: Mapping[str, Tied], page: int
) -> None:
    """Notes which events of a new version another story tells too, or one of them denies."""
    (story,) = connection.execute(
        "SELECT coalesce(story_id, -id) FROM pages WHERE id = ?", (page,)
    ).fetchone()
    denied = {
        tied[one.id].happening_id
        for one in record.events
        if one.modality == "negated" and one.type not in UNTOLD
    }
    for happening in {
        one.happening_id for one in tied.values() if one.because not in (None, SAME_TEXT)
    }:
        other = connection.execute(
            "SELECT 1 FROM (SELECT version_id FROM event_rows WHERE happening_id = ?1 UNION ALL"
            " SELECT v.id FROM pack_happenings h JOIN version_rows v ON v.pack_id = h.pack_id"
            " WHERE h.happening_id = ?1) e JOIN version_rows v ON v.id = e.version_id"
            " JOIN pages p ON p.id = v.page_id WHERE coalesce(p.story_id, -p.id) <> ?2 LIMIT 1",
            (happening, story),
        ).fetchone()
        if other is not None:
            denied.add(happening)
    connection.executemany(
        "UPDATE happenings SET apart = 1 WHERE id = ? AND NOT apart", ((one,) for one in denied)
    )


def refresh(connection: sqlite3.Connection, happening: int) -> None:
    """Dates and types an event by what most of its last tellings say, in newest versions: where none
    gives a date of its own, by the day on which it was first published. Those that are packed say
    neither."""
    rows = connection.execute(
        f"SELECT ev.type, ev.date, {AS_PUBLISHED} AS as_published FROM events ev"
        " JOIN pages p ON p.version_id = ev.version_id"
        " WHERE ev.happening_id = ? ORDER BY ev.id DESC LIMIT ?",
        (happening, VOTERS),
    ).fetchall()
    kinds = Counter(row["type"] for row in rows)
    if not kinds:
        if not packs.tellings(connection, happening, 1):
            return
        kinds["other"] = 1
    connection.execute(
        "UPDATE happenings SET type = ?, date = ? WHERE id = ?",
        (
            max(kinds, key=lambda kind: (kind not in UNTOLD, kinds[kind], kind)),
            dated((row["date"], bool(row["as_published"])) for row in rows),
            happening,
        ),
    )


def dated(dates: Iterable[tuple[str | None, bool]]) -> str | None:
    """The date of an event by its tellings: what most pages say, else when one first published it.

    ``dates`` are dates, and whether each is only that of publication.
    """
    given = [(date, published) for date, published in dates if date]
    own = [date for date, published in given if not published]
    return agreed(own) if own else min((date for date, _ in given), default=None)


def _own_date(event: Event) -> str | None:
    """The date that the words of a page give an event: that of publication ties no two."""
    return event.date.value if event.date and event.date.basis == "text" else None


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


def sayings(connection: sqlite3.Connection, version_id: int) -> Sayings:
    """The statements of a version by their cues."""
    return Sayings(
        connection.execute(
            "SELECT cue_start, cue_end, coalesce(same_as, id) FROM statements"
            " WHERE version_id = ? AND cue_start IS NOT NULL ORDER BY cue_start, cue_end",
            (version_id,),
        ).fetchall()
    )


class Sayings:
    """The statements of a version by their cues: rows of start, end and the quotation."""

    def __init__(self, cues: Sequence[sqlite3.Row]) -> None:
        self.cues = cues
        self.starts = [one[0] for one in cues]

    def of(self, trigger: Span) -> int | None:
        """The quotation whose cue holds a trigger."""
        at = bisect_right(self.starts, trigger.start) - 1
        return self.cues[at][2] if at >= 0 and trigger.end <= self.cues[at][1] else None


class _New:
    """The tellings of a version that has no rows of events yet."""

    def __init__(self, known: _Known, record: Record, written: Written) -> None:
        self.known, self.record, self.written = known, record, written
        self.identities = dict(
            known.connection.execute(
                "SELECT id, identity_id FROM entities"
                " WHERE version_id = ? AND identity_id IS NOT NULL",
                (written.version_id,),
            ).fetchall()
        )
        self.sayings = sayings(known.connection, written.version_id)
        self.sentences = Sentences(record.article.text)

    def telling(self, event: Event) -> Telling:
        """One event as the new version tells it."""
        record, place = self.record, event.place.entity if event.place else None
        sentence = self.sentences.around(event.trigger.start, event.trigger.end)
        who = [
            (one.role, identity)
            for one in event.participants
            if one.entity and (identity := self._identity(one.entity.id)) is not None
        ]
        return self.known.made(
            self.written.version_id,
            type=event.type,
            trigger=storable(record.words(event.trigger)),
            who=who,
            date=_own_date(event),
            place=self._identity(place.id) if place else None,
            told=record.article.published,
            says=self.sayings.of(event.trigger),
            sentence=record.words(sentence),
        )

    def _identity(self, entity: str) -> int | None:
        return self.identities.get(self.written.entities[entity])


def _keys(one: Telling, salient: list[str]) -> list[int]:
    word = kin(one.lemma)
    kinds = [word] if one.type in UNTOLD else [word, one.type]
    rarest = sorted(one.who, key=lambda who: (-one.who[who], who))[:WHO_KEYS]
    keys = [f"{kind} {who}" for kind in kinds for who in rarest]
    keys += [f"{kind} {one.date}" for kind in kinds if one.date and len(one.date) >= 10]
    keys += [f"{word} {rare}" for rare in salient]
    return [hashed(one) for one in keys]


def hashed(key: str) -> int:
    """A key as it is kept. That two share a number costs a comparison, no more."""
    return crc32(key.encode("utf-8", "replace"))


def _best(
    known: _Known,
    one: Telling,
    keys: list[int],
    version_id: int,
    own: Mapping[int, list[Telling]],
) -> tuple[int | None, Match | None]:
    """The event that is told, of those that ``keys`` lead to; ``own`` are the tellings of the
    version itself so far, by event."""
    candidates = {
        happening
        for key in keys
        for (happening,) in known.connection.execute(
            "SELECT happening_id FROM happening_keys WHERE hash = ?"
            " ORDER BY happening_id DESC LIMIT ?",
            (key, CANDIDATES),
        )
    }
    best: tuple[int | None, Match | None] = (None, None)
    for happening in sorted(candidates, reverse=True)[:CANDIDATES]:
        mine = own.get(happening, [])[: -TELLINGS - 1 : -1]
        found = [match(one, other, 1.0) for other in mine]
        found += [
            match(one, other, known.topics.near(version_id, version))
            for version, other in known.last(happening, TELLINGS - len(mine))
        ]
        closest = max((each for each in found if each), key=lambda each: each.score, default=None)
        if closest is None:
            continue
        # against the last tellings: their mean, and the words of the best
        mean = sum(each.score if each else 0.0 for each in found) / len(found)
        if mean >= SAME and (best[1] is None or mean > best[1].score):
            best = (happening, Match(mean, closest.because))
    return best


class _Known:
    """The tellings of an open casebook, each read once while a version is tied to it."""

    def __init__(self, connection: sqlite3.Connection, topics: Topics) -> None:
        self.connection, self.topics = connection, topics
        (self.pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()
        self.read: dict[int, Telling] = {}
        self.rarities: dict[int, float] = {}

    def last(self, happening: int, most: int) -> list[tuple[int, Telling]]:
        """The last tellings of an event, each with its version, the last first."""
        if most <= 0:
            return []
        told: list[tuple[int, int, sqlite3.Row | Plain]] = [
            (row["id"], row["version_id"], row)
            for row in self.connection.execute(
                "SELECT id, version_id, type, trigger, trigger_start, trigger_end, sentence_start,"
                f" sentence_end, CASE WHEN {AS_PUBLISHED} THEN NULL ELSE date END AS date, place_id"
                " FROM events ev WHERE happening_id = ?"
                " ORDER BY id DESC LIMIT ?",
                (happening, most),
            )
        ]
        told += (
            (event, version, one)
            for version, event, one in packs.tellings(
                self.connection, happening, most, last=True, newest=False
            )
        )
        told.sort(key=lambda one: -one[0])
        for event, version, one in told[:most]:
            if event not in self.read:
                self.read[event] = self._telling(version, one)
        return [(version, self.read[event]) for event, version, _ in told[:most]]

    def _telling(self, version_id: int, one: sqlite3.Row | Plain) -> Telling:
        """One event as its page tells it, by its row or out of its pack."""
        if isinstance(one, Plain):
            base = packs.base(self.connection, version_id)
            (row,) = packs.rows(base, [one])
            row["date"] = None  # at most that of publication
            return self._made(row, list(packs.part_rows(base, [one])))
        parts = self.connection.execute(
            "SELECT role, entity_id FROM participant_rows WHERE event_id = ?", (one["id"],)
        ).fetchall()
        return self._made(one, parts)

    def _made(self, row: Row, parts: Sequence[Row]) -> Telling:
        identities = {one["entity_id"]: self._identity(one["entity_id"]) for one in parts}
        told, sentence, says = self.connection.execute(
            "SELECT v.published, substr(t.text, :start + 1, :end - :start),"
            " (SELECT coalesce(s.same_as, s.id) FROM statement_rows s WHERE s.version_id = v.id"
            " AND s.cue_start <= :trigger AND :trigger_end <= s.cue_end LIMIT 1)"
            " FROM version_rows v JOIN texts t ON t.id = v.text_id WHERE v.id = :version",
            {
                "version": row["version_id"],
                "start": row["sentence_start"],
                "end": row["sentence_end"],
                "trigger": row["trigger_start"],
                "trigger_end": row["trigger_end"],
            },
        ).fetchone()
        return self.made(
            row["version_id"],
            type=row["type"],
            trigger=row["trigger"],
            who=[
                (one["role"], identity)
                for one in parts
                if (identity := identities[one["entity_id"]]) is not None
            ],
            date=row["date"],
            place=self._identity(row["place_id"]),
            told=told,
            says=says,
            sentence=sentence,
        )

    def _identity(self, entity_id: int | None) -> int | None:
        row = self.connection.execute(
            "SELECT identity_id FROM entities WHERE id = ?", (entity_id,)
        ).fetchone()
        return None if row is None else row[0]

    def made(
        self,
        version_id: int,
        *,
        type: str,
        trigger: str,
        who: Sequence[tuple[str, int]],
        date: str | None,
        place: int | None,
        told: str | None,
        says: int | None,
        sentence: str,
    ) -> Telling:
        """A telling with how rare in the casebook is what it holds. ``who``: roles and identities."""
        return Telling(
            type=type,
            lemma=lemma(trigger),
            who={identity: self._rarity(identity) for _, identity in who},
            borne_by=frozenset(identity for role, identity in who if role in BORNE),
            date=date,
            place=place,
            told=told,
            says=says,
            rarity=rarity(self.topics.versions_with(trigger), self.pages),
            around=self.topics.around(version_id, sentence, trigger),
        )

    def _rarity(self, identity: int) -> float:
        found = self.rarities.get(identity)
        if found is None:
            (pages,) = self.connection.execute(
                "SELECT pages FROM identities WHERE id = ?", (identity,)
            ).fetchone()
            found = self.rarities[identity] = rarity(pages, self.pages)
        return found
