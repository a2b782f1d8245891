"""The rows of a view as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.export.csv import cell, guarded


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is that of the file. Texts that a spreadsheet would run are guarded, as in exports."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]

    def csv(self) -> bytes:
        """As CSV in UTF-8 with a byte order mark, as ``onrecord export`` writes it."""
        made = io.StringIO(newline="")
        writer = csv.writer(made)
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_safe(value) for value in row])
        return made.getvalue().encode("utf-8-sig", "replace")


def _safe(value: Any) -> str:
    text = cell(value)
    return text if isinstance(value, (int, float)) else guarded(text)
