"""A casebook as Python sees it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, BinaryIO

from onrecord.casebook.adding import Adder, Options
from onrecord.casebook.putting import Added
from onrecord.casebook.records import record_of, version_ids
from onrecord.casebook.sources import Found, expanded
from onrecord.casebook.store import connect
from onrecord.casebook.topics import Topics
from onrecord.errors import CasebookError
from onrecord.record import Record


class Casebook:
    """Many pages in one SQLite file.

    >>> with onrecord.Casebook.open("case.db") as book:                      # doctest: +SKIP
    ...     book.add("pages/", workers=2)
    ...     for one in book.statements(by="Soto", about="extradition"):
    ...         print(one.said_on, one.words, one.url)

    One process writes at a time, any number read meanwhile. An open casebook is for one thread.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, *, writable: bool) -> None:
        self.connection = connection
        self.path = path
        self.writable = writable
        self._topics = Topics(connection)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, readonly: bool = False) -> Casebook:
        """Opens a casebook, or begins one where there is no file of that name.

        Args:
            path: the file; beside it SQLite keeps ``-wal`` and ``-shm`` while it is open.
            readonly: open what is there, and write nothing.

        Raises:
            CasebookError: the file is no casebook, of a newer onrecord, or cannot be opened.
        """
        return cls(connect(path, writable=not readonly), os.fspath(path), writable=not readonly)

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Adding ---------------------------------------------------------------------------------

    def add(
        self, *sources: str | os.PathLike[str] | bytes | BinaryIO | Record, **options: Any
    ) -> list[Added]:
        """Adds pages and gives what became of each; ``adding`` tells as it goes.

        >>> book.add(record)                                                 # doctest: +SKIP
        [Added(source='page.html', result='added', statements=12, reason=None)]
        """
        return list(self.adding(sources, **options))

    def adding(
        self,
        sources: Iterable[str | os.PathLike[str] | bytes | BinaryIO | Record],
        *,
        workers: int = 1,
        again: bool = False,
        published: str | None = None,
        outlet: str | None = None,
        allow_private: bool = False,
    ) -> Iterator[Added]:
        """Adds pages one by one; each is in the file, whole, before it is given.

        The same bytes add nothing; the same address captured again is a new version, the old one
        stays. So a run that was ended can be run again and goes on where it was.

        Args:
            sources: files, folders, globs, WARCs, addresses, ``-``, bytes, open files, files of
                ``onrecord read --jsonl``, and records.
            workers: processes that read; see ``onrecord.read_many``.
            again: read anew also what is in the casebook, as after an update of onrecord.
            published, outlet, allow_private: as for ``onrecord.read``, for every page.

        Raises:
            CasebookError: the casebook is open to be read only, or cannot be written.
            OptionError: an option makes no sense.
        """
        if not self.writable:
            raise CasebookError(self.path, "is open to be read only")
        options = Options(workers, again, published, outlet, allow_private)
        return Adder(self.connection, self.path, self._topics, options).run(_found(sources))

    # The records ----------------------------------------------------------------------------

    def records(self, *, every_version: bool = False) -> Iterator[Record]:
        """The records that were added, in that order: of the newest version of each page, or of every.

        A page that could not be opened has none; one that is no article has, with its ``problem``.
        """
        for version in version_ids(self.connection, every=every_version):
            yield record_of(self.connection, version)


def _found(
    sources: Iterable[str | os.PathLike[str] | bytes | BinaryIO | Record],
) -> Iterator[Found]:
    from onrecord._many import captured

    for source in sources:
        if isinstance(source, Record):
            yield source
        elif isinstance(source, (str, os.PathLike)):
            yield from expanded([os.fspath(source)], sys.stdin.buffer)
        else:
            yield from captured([source], allow_private=False)
