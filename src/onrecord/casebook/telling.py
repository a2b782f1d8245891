"""Which event of the casebook each event of a new version tells: one line of the timeline for
all."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from zlib import crc32

from onrecord.casebook import packs
from onrecord.casebook.blows import STRIKING
from onrecord.casebook.dates import AS_PUBLISHED
from onrecord.casebook.happenings import SAME, UNTOLD, Match, Telling, match
from onrecord.casebook.holding import IS_EVENT
from onrecord.casebook.rows import Written
from onrecord.casebook.tellers import Known, New
from onrecord.casebook.telling_rows import SAME_TEXT, Tied
from onrecord.casebook.topics import Topics
from onrecord.casebook.wordforms import kin
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
    known = Known(connection, topics)
    new = New(known, record, written)
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
        happening = known.get((one.trigger.start, one.id, one.type, one.own_date))
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
    """Dates and types an event by what most of its last tellings say, in newest versions, without
    those that a person says tell none: where none gives a date of its own, by the day on which it
    was first published. Those that are packed say neither."""
    rows = connection.execute(
        f"SELECT ev.type, ev.date, {AS_PUBLISHED} AS as_published FROM events ev"
        " JOIN pages p ON p.version_id = ev.version_id"
        " LEFT JOIN corrected_events h ON h.event_id = ev.id"
        f" WHERE ev.happening_id = ? AND {IS_EVENT} ORDER BY ev.id DESC LIMIT ?",
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


def agreed(dates: list[str]) -> str | None:
    """The date that most tellings give, as precise as any that agrees with it.

    >>> agreed(["2016-01", "2016-01-08", "2016-01-09", "2016-01-08"])
    '2016-01-08'
    """
    if not dates:
        return None
    votes = {one: sum(one.startswith(other) for other in dates) for one in set(dates)}
    return max(votes, key=lambda one: (votes[one], len(one), dates.count(one), one))


def _keys(one: Telling, salient: list[str]) -> list[int]:
    word = kin(one.lemma)
    kinds = [word] if one.type in UNTOLD else [word, one.type]
    rarest = sorted(one.who, key=lambda who: (-one.who[who], who))[:WHO_KEYS]
    keys = [f"{kind} {who}" for kind in kinds for who in rarest]
    keys += [f"{kind} {one.date}" for kind in kinds if one.date and len(one.date) >= 10]
    keys += [f"{word} {rare}" for rare in salient]
    if one.place is not None and one.type in STRIKING:
        keys.append(f"{word} {one.place}")
    keys += [f"{one.type} {thing}" for thing in sorted(one.named)]
    if one.blow is not None:
        keys += [f"{one.type} {each}" for each in sorted(one.blow.names | one.blow.spots)]
        keys += [f"{one.type} struck {each}" for each in sorted(one.blow.nouns | one.blow.maybe)]
        keys += [f"{one.type} {one.blow.day}"] if one.blow.day else []
    return [hashed(one) for one in keys]


def hashed(key: str) -> int:
    """A key as it is kept. That two share a number costs a comparison, no more."""
    return crc32(key.encode("utf-8", "replace"))


def _best(
    known: Known,
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
        # whether all that one page tells is of one blow is not asked of the page itself
        found = [match(replace(one, blow=None), other, 1.0) for other in mine]
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
