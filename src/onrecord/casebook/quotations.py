"""The same words in several pages: one quotation with several appearances."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from onrecord.casebook.rows import Written, words_of
from onrecord.denying import denies
from onrecord.record import Record, Statement

WINDOW = 6
"""Words that two statements must share in one run to be looked at as the same."""

SHORTEST = 5
"""Words below which equal statements are not the same saying: "no comment" is said every day."""

ATTRIBUTION_AT_ODDS = 8
"""Words from which equal words in quotation marks are one quotation even where pages name different
speakers: then one page errs, or one speaker quotes the other."""

CUT = 0.6
"""The share of the longer statement that the shorter must be, where it stands within it."""

KEYS = 3
"""Windows of a statement that are kept to find it by: those of least hash (Schleimer, Wilkerson and
Aiken 2003 call it winnowing)."""

CANDIDATES = 20

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def tokens(words: str) -> tuple[str, ...]:
    """The words by which statements are compared: case and marks do not count."""
    return tuple(one.casefold().replace("’", "'") for one in _WORD.findall(words))


def keys_of(words: Sequence[str]) -> list[int]:
    """Numbers such that two statements with most words in common share one; 32 bits each."""
    if len(words) < SHORTEST:
        return []
    windows = {
        crc32(" ".join(words[at : at + WINDOW]).encode("utf-8", "replace"))
        for at in range(max(1, len(words) - WINDOW + 1))
    }
    return sorted(windows)[:KEYS]


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two statements are the same words, or one of them a little shortened."""
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    if len(shorter) < SHORTEST:
        return False
    if shorter == longer:
        return True
    if len(shorter) < CUT * len(longer):
        return False
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


@dataclass(frozen=True, slots=True)
class Quotations:
    """What the statements of a new version have to do with those before: ``same_as`` maps ids in
    the record to the first statement of the same words; ``keys`` are what the others are found
    by."""

    same_as: Mapping[str, int]
    keys: tuple[tuple[int, int], ...]


def quotations_of(connection: sqlite3.Connection, record: Record, written: Written) -> Quotations:
    """Looks for the first statement of the words of each new one. Speakers must have been linked.

    Asked before the statements are written: a row that grows later leaves its page half empty.
    """
    same_as: dict[str, int] = {}
    kept: list[tuple[int, int]] = []
    for one in record.statements:
        words = words_of(record, one)
        spelled = tokens(words)
        keys = keys_of(spelled)
        cue = record.words(one.cue) if one.cue else None
        no = one.negated, denies(cue, words)
        first = _first(connection, one, spelled, no, keys, written) if keys else None
        if first is not None:
            same_as[one.id] = first
        else:
            kept += [(key, written.statements[one.id]) for key in keys]
    return Quotations(same_as, tuple(kept))


def keep_keys(connection: sqlite3.Connection, found: Quotations) -> None:
    """Writes what later statements of the same words will meet by."""
    connection.executemany("INSERT OR IGNORE INTO quotation_keys VALUES (?, ?)", found.keys)


def _first(
    connection: sqlite3.Connection,
    one: Statement,
    words: tuple[str, ...],
    no: tuple[bool, bool],
    keys: list[int],
    written: Written,
) -> int | None:
    """The first statement of these words. What is denied, or not said (``no``), is never what is said."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT DISTINCT s.id, s.words, s.cue, s.kind, e.identity_id, s.negated FROM quotation_keys k"
        f" JOIN statements s ON s.id = k.statement_id LEFT JOIN entities e ON e.id = s.speaker_id"
        f" WHERE k.hash IN ({marks}) AND s.version_id <> ? ORDER BY s.id LIMIT ?",
        (*keys, written.version_id, CANDIDATES),
    ).fetchall()
    speaker = None
    if one.speaker is not None:
        (speaker,) = connection.execute(
            "SELECT identity_id FROM entities WHERE id = ?", (written.entities[one.speaker.id],)
        ).fetchone()
    for found in rows:
        if no != (bool(found["negated"]), denies(found["cue"], found["words"])):
            continue
        if not same_words(words, tokens(found["words"])):
            continue
        direct = one.kind == found["kind"] == "direct"
        named = [each for each in (speaker, found["identity_id"]) if each is not None]
        # An unnamed source may be anybody: in a reporter's words it is not the one another page names.
        alike = speaker == found["identity_id"] or (direct and len(named) == 1)
        if alike or (direct and len(words) >= ATTRIBUTION_AT_ODDS):
            return int(found["id"])
    return None


def leave_quotations(connection: sqlite3.Connection, version_id: int) -> None:
    """Takes the statements of a version out of their quotations; the next of each becomes its
    first."""
    firsts = connection.execute(
        "SELECT DISTINCT s.id FROM statements s JOIN statements o ON o.same_as = s.id"
        " WHERE s.version_id = ?",
        (version_id,),
    ).fetchall()
    for (first,) in firsts:
        heir, words = connection.execute(
            "SELECT id, words FROM statements WHERE same_as = ? AND version_id <> ?"
            " ORDER BY id LIMIT 1",
            (first, version_id),
        ).fetchone() or (None, "")
        connection.execute("UPDATE statement_rows SET same_as = ? WHERE same_as = ?", (heir, first))
        if heir is not None:
            connection.execute("UPDATE statement_rows SET same_as = NULL WHERE id = ?", (heir,))
            connection.executemany(
                "INSERT OR IGNORE INTO quotation_keys VALUES (?, ?)",
                ((key, heir) for key in keys_of(tokens(words))),
            )
