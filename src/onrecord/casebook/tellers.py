"""The tellings of events that are compared: those of a new version, and those a casebook holds."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from onrecord._built import Row
from onrecord.casebook import packs
from onrecord.casebook.blows import STRIKING, Blow, Part, Struck, blow_of
from onrecord.casebook.dates import AS_PUBLISHED
from onrecord.casebook.happenings import (
    BORNE,
    Telling,
    asks,
    head,
    named_things,
    rarity,
    spots,
)
from onrecord.casebook.identity import keys_of
from onrecord.casebook.packs import Plain
from onrecord.casebook.rows import Written
from onrecord.casebook.storable import storable
from onrecord.casebook.topics import Topics
from onrecord.casebook.wordforms import lemma
from onrecord.reader.sentences import Sentences
from onrecord.record import Event, Record, Span


class Known:
    """The tellings of an open casebook, each read once while a version is tied to it."""

    def __init__(self, connection: sqlite3.Connection, topics: Topics) -> None:
        self.connection, self.topics = connection, topics
        (self.pages,) = connection.execute("SELECT max(id) FROM versions").fetchone()
        self.read: dict[int, Telling] = {}
        self.rarities: dict[int, float] = {}
        self.blows: dict[int, Blow | None] = {}

    def last(self, happening: int, most: int) -> list[tuple[int, Telling]]:
        """The last tellings of an event, each with its version, the last first."""
        if most <= 0:
            return []
        told: list[tuple[int, int, sqlite3.Row | Plain]] = [
            (row["id"], row["version_id"], row)
            for row in self.connection.execute(
                "SELECT id, version_id, type, trigger, trigger_start, trigger_end, sentence_start,"
                f" sentence_end, CASE WHEN {AS_PUBLISHED} THEN NULL ELSE date END AS date, place_id,"
                " modality FROM events ev WHERE happening_id = ?"
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
            "SELECT role, entity_id, words FROM participants WHERE event_id = ?", (one["id"],)
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
            who=[(one["role"], identities[one["entity_id"]], one["words"]) for one in parts],
            modality=row["modality"],
            date=row["date"],
            place=self._identity(row["place_id"]),
            told=told,
            says=says,
            sentence=sentence,
            blow=self._blow(row["version_id"], row) if row["type"] in STRIKING else None,
        )

    def _blow(self, version_id: int, row: Row) -> Blow | None:
        """The one blow that a version is about, where an event is of it."""
        if version_id not in self.blows:
            self.blows[version_id] = self._blow_of(version_id)
        blow = self.blows[version_id]
        sentence = Span(row["sentence_start"], row["sentence_end"])
        of_it = blow is not None and blow.has(row["type"], row["modality"], row["date"], sentence)
        return blow if of_it else None

    def _blow_of(self, version_id: int) -> Blow | None:
        told, text = self.connection.execute(
            "SELECT published, text FROM versions WHERE id = ?", (version_id,)
        ).fetchone()
        parts: dict[int, list[Part]] = {}
        for event, *part in self.connection.execute(
            "SELECT pa.event_id, pa.role, pa.words, e.type, e.name FROM event_rows ev"
            " JOIN participants pa ON pa.event_id = ev.id LEFT JOIN entities e ON e.id = pa.entity_id"
            f" WHERE ev.version_id = ? AND ev.type IN ({_LISTED})",
            (version_id,),
        ):
            parts.setdefault(event, []).append(Part(*part))
        rows = self.connection.execute(
            "SELECT ev.id, ev.type, ev.modality, ev.trigger_start, ev.trigger_end, ev.sentence_start,"
            f" ev.sentence_end, CASE WHEN {AS_PUBLISHED} THEN NULL ELSE ev.date END AS date,"
            " (SELECT identity_id FROM entities WHERE id = ev.place_id) AS place"
            " FROM event_rows ev WHERE ev.version_id = ?",
            (version_id,),
        ).fetchall()
        around = self.connection.execute(
            "SELECT identity_id FROM entities WHERE version_id = ? AND type = 'place'"
            " AND identity_id IS NOT NULL",
            (version_id,),
        )
        return blow_of(
            [
                self.struck(
                    text,
                    row["type"],
                    row["modality"],
                    Span(row["trigger_start"], row["trigger_end"]),
                    Span(row["sentence_start"], row["sentence_end"]),
                    row["date"],
                    row["place"],
                    parts.get(row["id"], ()),
                )
                for row in rows
            ],
            told,
            [row[0] for row in around],
        )

    def struck(
        self,
        text: str,
        type: str,
        modality: str,
        trigger: Span,
        sentence: Span,
        date: str | None,
        place: int | None,
        parts: Sequence[Part],
    ) -> Struck:
        """An event as far as it tells of a blow."""
        told = text[slice(*sentence)] if type in STRIKING else ""
        return Struck(
            type=type,
            modality=modality,
            trigger=text[slice(*trigger)],
            before=(text[sentence.start : trigger.start].split() or [""])[-1],
            sentence=sentence,
            date=date,
            place=place,
            parts=tuple(parts),
            named=self._bearing(named_things, told) if told else frozenset(),
            spots=self._bearing(spots, told) if told else frozenset(),
            late=type == "die" and _LATE.search(told) is not None,
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
        who: Sequence[tuple[str, int | None, str]],
        modality: str,
        date: str | None,
        place: int | None,
        told: str | None,
        says: int | None,
        sentence: str,
        blow: Blow | None = None,
    ) -> Telling:
        """A telling with how rare in the casebook is what it holds. ``who``: roles, identities where
        they have one, and words."""
        known = [(role, identity) for role, identity, _ in who if identity is not None]
        return Telling(
            type=type,
            lemma=lemma(trigger),
            who={identity: self._rarity(identity) for _, identity in known},
            borne_by=_borne(known),
            things=frozenset(_things(who)),
            doers=frozenset(
                identity
                for role, identity, words in who
                if role == "agent" and identity is not None
            ),
            modality=modality,
            named=self._bearing(named_things, sentence) if type in STRIKING else frozenset(),
            asks=asks(sentence),
            date=date,
            place=place,
            told=told,
            says=says,
            rarity=rarity(self.topics.versions_with(trigger), self.pages),
            around=self.topics.around(version_id, sentence, trigger),
            blow=blow,
        )

    def _bearing(self, names: Callable[[str], frozenset[str]], sentence: str) -> frozenset[str]:
        """The names that things bear in a sentence, but for those of people and bodies."""
        return frozenset(one for one in names(sentence) if not self._is_somebody(one))

    def _is_somebody(self, name: str) -> bool:
        keys = [
            key
            for kind in ("person", "organization")
            for key in sorted(keys_of(kind, [name]))
            if " " in key  # the whole name, not the first word of a longer one
        ]
        return any(
            self.connection.execute("SELECT 1 FROM identity_keys WHERE key = ?", (key,)).fetchone()
            for key in keys
        )

    def _rarity(self, identity: int) -> float:
        found = self.rarities.get(identity)
        if found is None:
            (pages,) = self.connection.execute(
                "SELECT pages FROM identities WHERE id = ?", (identity,)
            ).fetchone()
            found = self.rarities[identity] = rarity(pages, self.pages)
        return found


_LATE = re.compile(r"\bof\s(?:\w+\s)?(?:injuries|wounds|burns)\b")
"""Of what somebody dies later."""

_LISTED = ", ".join(f"'{one}'" for one in sorted(STRIKING))

_OWNERS = frozenset("my your his her its our their whose".split())
"""Whose a thing is takes no part in what it tells: "his views"."""


def _things(who: Sequence[tuple[str, int | None, str]]) -> Iterator[int | str]:
    for role, identity, words in who:
        if (role in BORNE or role == "patient") and words.casefold() not in _OWNERS:
            thing = head(words) if identity is None else identity
            if thing is not None:
                yield thing


def _borne(known: Sequence[tuple[str, int]]) -> frozenset[int]:
    """Those whom it happens to: an entity is one where nobody else is ("X hired Y": Y)."""
    found = {identity for role, identity in known if role in BORNE and role != "entity"}
    return frozenset(found or {identity for role, identity in known if role == "entity"})


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


class New:
    """The tellings of a version that has no rows of events yet."""

    def __init__(self, known: Known, record: Record, written: Written) -> None:
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
        self.blow = self._blow_of()

    def _blow_of(self) -> Blow | None:
        record = self.record
        struck = [
            self.known.struck(
                record.article.text,
                event.type,
                event.modality,
                event.trigger,
                self.sentences.around(event.trigger.start, event.trigger.end),
                event.own_date,
                self._identity(event.place.entity.id)
                if event.place and event.place.entity
                else None,
                [
                    Part(
                        one.role,
                        record.words(one.span),
                        one.entity.type if one.entity else None,
                        one.entity.name if one.entity else None,
                    )
                    for one in event.participants
                ],
            )
            for event in record.events
            if event.type in STRIKING or event.own_date is not None
        ]
        places = (self._identity(one.id) for one in record.entities if one.type == "place")
        around = [one for one in places if one is not None]
        return blow_of(struck, record.article.published, around)

    def telling(self, event: Event) -> Telling:
        """One event as the new version tells it."""
        record, place = self.record, event.place.entity if event.place else None
        sentence = self.sentences.around(event.trigger.start, event.trigger.end)
        who = [
            (
                one.role,
                self._identity(one.entity.id) if one.entity else None,
                record.words(one.span),
            )
            for one in event.participants
        ]
        return self.known.made(
            self.written.version_id,
            type=event.type,
            trigger=storable(record.words(event.trigger)),
            who=who,
            modality=event.modality,
            date=event.own_date,  # that of publication ties no two
            place=self._identity(place.id) if place else None,
            told=record.article.published,
            says=self.sayings.of(event.trigger),
            sentence=record.words(sentence),
            blow=self.blow
            if self.blow is not None
            and self.blow.has(event.type, event.modality, event.own_date, sentence)
            else None,
        )

    def _identity(self, entity: str) -> int | None:
        return self.identities.get(self.written.entities[entity])
