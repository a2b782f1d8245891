"""What a person put right in a record, for exports to say beside each row."""

from __future__ import annotations

from onrecord.record import Correction, Record

_WORDED = {
    "speaker": "speaker",
    "told_to": "told to",
    "said_on": "said on",
    "date": "date",
    "not_a_statement": "no statement",
    "note": "note",
}


def of_row(record: Record, row: str) -> tuple[Correction, ...]:
    """What is put right in a statement or event, by its id."""
    return tuple(one for one in record.corrections if one.row == row)


def in_words(one: Correction) -> str:
    """One correction as a line.

    >>> in_words(Correction("s1", "speaker", "Ana", "Eva", "desk", "2024-03-14T08:00:00Z", 1))
    'speaker by hand: Eva (machine: Ana; desk, 2024-03-14T08:00:00Z)'
    """
    who = ", ".join(part for part in (one.by, one.at) if part)
    what = _WORDED[one.kind]
    if one.kind == "note":
        return f"{what}: {one.value} ({who})"
    if one.kind == "not_a_statement":
        return f"{what} by hand ({who})"
    return f"{what} by hand: {one.value or 'none'} (machine: {one.machine or 'none'}; {who})"
