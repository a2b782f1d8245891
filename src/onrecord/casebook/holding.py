"""What holds of a statement, an event or a page, as SQL: what a person put right, else the machine's."""

from __future__ import annotations

SPEAKER_ID = "CASE WHEN c.has_speaker THEN c.speaker_id ELSE s.speaker_id END"
"""The entity that says statement ``s``."""

SOURCE = "CASE WHEN c.has_speaker THEN c.speaker ELSE s.source END"
"""The words that stand for a speaker of whom there is no entity."""

TOLD_TO_ID = "CASE WHEN c.has_told_to THEN c.told_to_id ELSE s.told_to_id END"

SAID_ON = "CASE WHEN c.has_said_on THEN c.said_on ELSE s.said_on END"

IS_ONE = "NOT coalesce(c.removed, 0)"
"""Whether it is a statement at all."""

EVENT_DATE = "CASE WHEN h.has_date THEN h.date ELSE ev.date END"
"""The date of event ``ev``."""

EVENT_TYPE = "coalesce(h.type, ev.type)"

IS_EVENT = "NOT coalesce(h.removed, 0)"
"""Whether it is an event at all."""

ROW_OUTLET = "nullif(coalesce(v.outlet_by_hand, v.outlet), '')"
"""The outlet of row ``v`` of ``version_rows``, as the view ``versions`` has it."""


def outlet_of(machine: bool) -> str:
    """The outlet of version ``v``."""
    return "v.machine_outlet" if machine else "v.outlet"


def by_hand(machine: bool) -> str:
    """Joins to statement ``s`` what is put right in it as ``c``: nothing, where the machine's
    reading alone is asked for."""
    return f"LEFT JOIN corrected_statements c ON c.statement_id = s.id AND {int(not machine)}"


def event_by_hand(machine: bool) -> str:
    """The same for event ``ev``, as ``h``."""
    return f"LEFT JOIN corrected_events h ON h.event_id = ev.id AND {int(not machine)}"
