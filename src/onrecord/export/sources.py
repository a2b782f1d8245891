"""Where records to export come from: JSON lines of ``onrecord read --jsonl``, a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.export.jsonl import read_jsonl
from onrecord.page.capture import shown
from onrecord.record import Record


def records_in(source: str) -> Iterator[Record]:
    """The records of a source, one at a time.

    Raises ``SourceError`` where it cannot be opened and ``PageError`` where it holds no records.
    """
    if source == "-":
        yield from read_jsonl(sys.stdin.buffer, source="-")
        return
    name = shown(source)
    try:
        with Path(source).open("rb") as file:
            yield from read_jsonl(file, source=name)
    except IsADirectoryError:
        raise SourceError(name, "is a folder; name a file of records") from None
    except FileNotFoundError:
        raise SourceError(name, "no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no path that can be opened"
        raise SourceError(name, f"cannot be read: {why[:1].lower()}{why[1:]}") from None
