"""Tables as CSV (RFC 4180), one file a table, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs it;
what a page says must not run. Such a cell gets a leading apostrophe (CWE-1236); ``unguarded`` takes
it off again. Lists are JSON. Files begin with a byte order mark, without which Excel takes UTF-8
for another encoding; pandas, polars and DuckDB pass over it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from contextlib import ExitStack
from os import PathLike
from pathlib import Path
from typing import Any, TextIO

from onrecord.export.files import placed, whole
from onrecord.export.rows import rows_of
from onrecord.export.tables import TABLES, Table
from onrecord.export.visible import REPLACEMENT, encodable
from onrecord.record import Record

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def guarded(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("-3 degrees"), guarded("'=1"), guarded("a=1")
    ("'=1+1", "'-3 degrees", "''=1", 'a=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class CsvTable:
    """A table being written to a text file; counts the cells that it guarded."""

    def __init__(self, file: TextIO, table: Table) -> None:
        self.table, self.guarded = table, 0
        self._writer = csv.writer(file)
        self._writer.writerow(table.named())

    def add(self, record: Record) -> None:
        """Write the rows that a record has in this table."""
        for row in rows_of(record)[self.table.name]:
            self._writer.writerow([self._cell(row[name]) for name in self.table.named()])

    def _cell(self, value: Any) -> str:
        text = cell(value)
        safe = guarded(text) if isinstance(value, (str, list, dict)) else text
        self.guarded += safe is not text
        return safe


def cell(value: Any) -> str:
    """A plain value as the text of a cell, not guarded; lists are JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return encodable(text).replace("\0", REPLACEMENT)  # a null ends a cell for many readers


def write_csv(records: Iterable[Record], folder: str | PathLike[str]) -> int:
    """Write ``articles.csv``, ``statements.csv``, ``entities.csv``, ``events.csv`` into a folder.

    Returns how many cells were guarded. Raises ``OSError``; then no file is there or changed.
    """
    place = Path(folder)
    with placed(place), ExitStack() as stack:
        parts = [stack.enter_context(whole(place / f"{name}.csv")) for name in TABLES]
        writers = []
        for part, table in zip(parts, TABLES.values(), strict=True):
            file = stack.enter_context(part.open("w", encoding="utf-8-sig", newline=""))
            writers.append(CsvTable(file, table))
        for record in records:
            for writer in writers:
                writer.add(record)
        return sum(writer.guarded for writer in writers)
