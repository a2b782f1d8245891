"""What holds of a statement or an event, as SQL: what a person put right, else the machine's."""

from __future__ import annotations

SPEAKER_ID = "CASE WHEN c.has_speaker THEN c.speaker_id ELSE s.speaker_id END"
"""The entity that says statement ``s``."""

SOURCE = "CASE WHEN c.has_speaker THEN c.speaker ELSE s.source END"
"""The words that stand for a speaker of whom there is no entity."""

TOLD_TO_ID = "CASE WHEN c.has_told_to THEN c.told_to_id ELSE s.told_to_id END"

SAID_ON = "CASE WHEN c.has_said_on THEN c.said_on ELSE s.said_on END"

IS_ONE = "NOT coalesce(c.removed, 0)"
"""Whether it is a statement at all."""

EVENT_DATE = "CASE WHEN h.event_id IS NULL THEN ev.date ELSE h.date END"
"""The date of event ``ev``."""


def by_hand(machine: bool) -> str:
    """Joins to statement ``s`` what is put right in it as ``c``: nothing, where the machine's
    reading alone is asked for."""
    return f"LEFT JOIN corrected_statements c ON c.statement_id = s.id AND {int(not machine)}"


def event_by_hand(machine: bool) -> str:
    """The same for event ``ev``, as ``h``."""
    return f"LEFT JOIN corrected_events h ON h.event_id = ev.id AND {int(not machine)}"
