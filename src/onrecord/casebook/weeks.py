"""Schema 9: what is dated by a week, a season or a quarter stands where that begins.

"2021-W31" and "2021-SU" sort behind "2021-12-31", so what happened "last week" stood at the end of its year, and
in no range of dates.
"""

from __future__ import annotations

import sqlite3

from onrecord.casebook.dates import BEGIN


def ordered_sql(date: str) -> str:
    """SQL for ``dates.ordered`` of a column."""
    year, rest = f"substr({date}, 1, 5)", f"substr({date}, 6)"
    monday = (
        f"date(substr({date}, 1, 4) || '-01-04', 'weekday 0', '-6 days',"
        f" '+' || (7 * (substr({date}, 7, 2) - 1)) || ' days')"
    )
    named = " ".join(f"WHEN '{name}' THEN {year} || '{month:02}'" for name, month in BEGIN.items())
    return (
        f"CASE WHEN substr({date}, 6, 1) = 'W' AND substr({date}, 7, 1) BETWEEN '0' AND '9'"
        f" THEN {monday} ELSE CASE {rest} {named} ELSE {date} END END"
    )


def order_weeks(connection: sqlite3.Connection) -> None:
    """Gives events and statements a date to be ordered by, beside the one that is shown."""
    held = ordered_sql(
        "coalesce(CASE WHEN c.has_said_on THEN c.said_on ELSE s.said_on END, v.published, '')"
    )
    for statement in (
        f"ALTER TABLE happenings ADD COLUMN ordered TEXT AS ({ordered_sql('on_date')}) VIRTUAL",
        "DROP INDEX happenings_date",
        "DROP INDEX happenings_type",
        "CREATE INDEX happenings_date ON happenings(coalesce(ordered, ''), id)"
        " WHERE tellings > 0 AND on_type <> 'other'",
        "CREATE INDEX happenings_type ON happenings(on_type, coalesce(ordered, ''), id)"
        " WHERE tellings > 0",
        "DROP VIEW held",
        "CREATE VIEW held AS"  # statements as they hold; date as they are ordered
        " SELECT s.id, s.version_id, s.kind, s.spans, e.id AS speaker_id, e.identity_id, e.type,"
        f" {held} AS date, coalesce(v.outlet, '') AS outlet"
        " FROM statements s JOIN versions v ON v.id = s.version_id"
        " LEFT JOIN corrected_statements c ON c.statement_id = s.id"
        " LEFT JOIN entities e"
        " ON e.id = CASE WHEN c.has_speaker THEN c.speaker_id ELSE s.speaker_id END"
        " WHERE NOT coalesce(c.removed, 0)",
        f"UPDATE spoken SET date = {ordered_sql('date')} WHERE date <> {ordered_sql('date')}",
    ):
        connection.execute(statement)
