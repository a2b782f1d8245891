"""Records as they are, one JSON object a line: the contract of docs/record.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.errors import PageError
from onrecord.record import Record


def lines(records: Iterable[Record]) -> Iterator[str]:
    """One line of JSON a record. Write it with ``errors="backslashreplace"``: a lone surrogate of a
    page then becomes its JSON escape."""
    for record in records:
        yield record.to_json()


def read_jsonl(file: Iterable[bytes], *, source: str) -> Iterator[Record]:
    """The records of lines that ``lines`` or ``onrecord read --jsonl`` wrote.

    Empty lines are passed over. Raises ``PageError`` with the number of a line that holds none.
    """
    for number, line in enumerate(file, 1):
        if line.strip():
            try:
                yield Record.from_json(line)
            except (ValueError, RecursionError) as error:
                raise PageError(source, f"line {number} holds no record: {error}") from None
