"""What a person put right in a record, for exports to say beside each row."""

from __future__ import annotations

from onrecord.record import Correction, Record

PAGE = "page"
"""The row of what is put right in a page itself."""

HIDES = {"not_a_statement": "no statement", "not_an_event": "no event"}
"""What takes a row out of every answer, as said of it."""


def of_row(record: Record, row: str) -> tuple[Correction, ...]:
    """What is put right in a statement or event, by its id, or in the ``PAGE``."""
    return tuple(one for one in record.corrections if one.row == row)


def in_words(one: Correction) -> str:
    """One correction as a line.

    >>> in_words(Correction("s1", "speaker", "Ana", "Eva", "desk", "2024-03-14T08:00:00Z", 1))
    'speaker by hand: Eva (machine: Ana; desk, 2024-03-14T08:00:00Z)'
    """
    who = ", ".join(part for part in (one.by, one.at) if part)
    what = HIDES.get(one.kind, one.kind.replace("_", " "))
    if one.kind == "note":
        return f"{what}: {one.value} ({who})"
    if one.kind in HIDES:
        return f"{what} by hand ({who})"
    return f"{what} by hand: {one.value or 'none'} (machine: {one.machine or 'none'}; {who})"
