"""Where records to export come from: a casebook, a crawl, JSON lines of ``onrecord read``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from onrecord.errors import OptionError, SourceError
from onrecord.export.jsonl import read_jsonl
from onrecord.export.rows import name_of
from onrecord.page.capture import shown
from onrecord.record import Entity, Record

_SQLITE = b"SQLite format 3\0"


class Records(Protocol):
    """Records one at a time, and who an entity of the record last given is."""

    def __iter__(self) -> Iterator[Record]: ...

    def identify(self, record: Record, entity: Entity) -> str:
        """The key of who an entity is: the same for the same person in several pages."""
        ...

    def corrections(self) -> Iterator[dict[str, Any]]:
        """What a person put right in them: see ``onrecord.export.corrections``."""
        ...


def records_in(source: str, *, rows: Sequence[str] | None = None, machine: bool = False) -> Records:
    """The records of a source, of a crawl those alone that ``rows`` of its tables belong to, of a
    casebook with ``machine`` without what a person put right.

    ``OptionError`` is raised where ``rows`` are given and it is no crawl, and as it is read

    ``SourceError`` where it cannot be opened, ``PageError`` where it holds no records,
    ``CasebookError`` where it is an SQLite file of another kind.
    """
    path = Path(source)
    try:
        if path.is_dir():
            return _Crawl(source, rows)
        if rows is not None:
            raise OptionError(shown(source), "is no crawl; --rows chooses from the folder of one")
        if source == "-":
            return _Lines(source)
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except FileNotFoundError:
        raise SourceError(shown(source), "no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no path that can be opened"
        raise SourceError(shown(source), f"cannot be read: {why[:1].lower()}{why[1:]}") from None
    return _Casebook(source, machine) if head == _SQLITE else _Lines(source)


class _Apart:
    """Nobody is the same across pages, and nobody put anything right."""

    def identify(self, record: Record, entity: Entity) -> str:
        return f"{name_of(record)}/{entity.id}"

    def corrections(self) -> Iterator[dict[str, Any]]:
        raise OptionError("--to corrections", "goes with a casebook, where these are kept")


class _Lines(_Apart):
    def __init__(self, source: str) -> None:
        self._source = source

    def __iter__(self) -> Iterator[Record]:
        if self._source == "-":
            yield from self._read(sys.stdin.buffer)
            return
        with Path(self._source).open("rb") as file:
            yield from self._read(file)

    def _read(self, file: BinaryIO) -> Iterator[Record]:
        return read_jsonl(file, source=shown(self._source))


class _Crawl(_Apart):
    def __init__(self, source: str, rows: Sequence[str] | None) -> None:
        if not (Path(source) / "crawl.json").exists():
            raise SourceError(shown(source), "is a folder without a crawl; name a file of records")
        self._source, self._rows = source, rows

    def __iter__(self) -> Iterator[Record]:
        from onrecord.crawl.opened import records

        return records(self._source, rows=self._rows)


class _Casebook(_Apart):
    """The newest version of each page, with who is who across pages as the casebook has it."""

    def __init__(self, source: str, machine: bool) -> None:
        self._source, self._machine = source, machine
        self._known: dict[str, int] = {}

    def __iter__(self) -> Iterator[Record]:
        from onrecord.casebook.applied import record_and_identities
        from onrecord.casebook.book import opened
        from onrecord.casebook.records import version_ids

        with opened(self._source, readonly=True) as book:
            for version in version_ids(book.connection, every=False):
                record, self._known = record_and_identities(
                    book.connection, version, machine=self._machine
                )
                yield record

    def corrections(self) -> Iterator[dict[str, Any]]:
        from onrecord.casebook.book import opened
        from onrecord.export.corrections import corrections

        with opened(self._source, readonly=True) as book:
            yield from corrections(book.connection)

    def identify(self, record: Record, entity: Entity) -> str:
        identity = self._known.get(entity.id)
        if identity is None:
            return super().identify(record, entity)
        return f"{Path(self._source).name}#{identity}"
