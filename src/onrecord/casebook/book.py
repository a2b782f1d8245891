"""A casebook as Python sees it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, BinaryIO

from onrecord._many import captured, check_many, check_workers
from onrecord.casebook import (
    changes,
    conflicts,
    correcting,
    edits,
    layers,
    matters,
    people,
    regrouping,
    removing,
    said,
    search,
    status,
    stories,
    timeline,
)
from onrecord.casebook.adding import Adder, Options
from onrecord.casebook.applied import record_by_hand
from onrecord.casebook.asked import check_choice, check_number, check_optional, check_texts
from onrecord.casebook.changes import Change
from onrecord.casebook.conflicts import Conflict
from onrecord.casebook.correcting import UNCHANGED, Unchanged
from onrecord.casebook.course import SHOW, Show
from onrecord.casebook.edits import Edit
from onrecord.casebook.identity import KINDS
from onrecord.casebook.matters import Matter
from onrecord.casebook.people import Merge, Person
from onrecord.casebook.putting import Added, now
from onrecord.casebook.records import record_of, version_ids
from onrecord.casebook.regrouping import Regrouping
from onrecord.casebook.removing import Removed
from onrecord.casebook.said import Said
from onrecord.casebook.search import Found
from onrecord.casebook.sources import Source, expanded
from onrecord.casebook.status import Status
from onrecord.casebook.store import connect, reading, told, writing
from onrecord.casebook.stories import Carried
from onrecord.casebook.timeline import Line, Quoted
from onrecord.casebook.topics import Topics
from onrecord.errors import CasebookError, OptionError
from onrecord.page import Capture
from onrecord.page.capture import Source as Named
from onrecord.page.reading import check_given
from onrecord.record import CorrectionKind, Record


class Casebook:
    """Many pages in one SQLite file.

    >>> with onrecord.Casebook.open("case.db") as book:                      # doctest: +SKIP
    ...     book.add("pages/", workers=2)
    ...     for one in book.statements(by="Soto", about="extradition"):
    ...         print(one.date, one.words, [page.url for page in one.appearances])

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
            path: the file; beside it SQLite keeps ``-wal`` and ``-shm`` while it is open. Of
                ``":memory:"`` there is none, and all is gone when it is closed.
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

    def add(self, *sources: Named | Capture | Record, **options: Any) -> list[Added]:
        """Adds pages and gives what became of each; ``adding`` tells as it goes.

        >>> book.add(record)                                                 # doctest: +SKIP
        [Added(source='page.html', result='added', statements=12, reason=None, url=None)]
        """
        return list(self.adding(sources, **options))

    def adding(
        self,
        sources: Iterable[Named | Capture | Record],
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
            sources: files, folders, globs, WARCs, addresses, ``-``, bytes, open files, captures,
                files of ``onrecord read --jsonl``, folders of a crawl, and records.
            workers: processes that read; see ``onrecord.read_many``.
            again: read anew also what is in the casebook, as after an update of onrecord.
            published, outlet, allow_private: as for ``onrecord.read``, for every page.

        Raises:
            CasebookError: the casebook is open to be read only, or cannot be written.
            OptionError: an option makes no sense.
            TypeError: ``sources`` is one page and no list of them.
        """
        self._check_writable()
        check_many(sources, "adding", "add")
        check_workers(workers)
        check_given(published=published, outlet=outlet)
        options = Options(workers, again, published, outlet, allow_private)
        return Adder(self.connection, self.path, self._topics, options).run(_found(sources))

    def remove(self, *names: str) -> list[Removed]:
        """Takes pages out, with all that was read from them, all or none of them.

        What a person put right in them, and decided about who is who, is kept, and holds again when
        they are added again.

        Args:
            names: addresses of pages, ``p`` and a page's number, or files, folders and WARCs as they
                were read; of a page that was also captured elsewhere the other captures stay.

        Raises:
            OptionError: a name means nothing here.
        """
        self._check_writable()
        for name in names:
            check_texts(name=name)
        found: list[Removed] = []
        with writing(self.connection, self.path):
            for name in names:
                found += removing.remove(self.connection, self._topics, name)
        return found

    # The records ----------------------------------------------------------------------------

    def records(self, *, every_version: bool = False, machine: bool = False) -> Iterator[Record]:
        """The records that were added, in that order: of the newest version of each page, or of
        every.

        Where a person put something right they hold what the person says, and their
        ``corrections`` tell what and why; with ``machine`` they are as they were added. A page
        that could not be opened has none; one that is no article has, with its ``problem``.
        """
        of_version = record_of if machine else record_by_hand
        with told(self.connection):
            for version in version_ids(self.connection, every=every_version):
                yield of_version(self.connection, version)

    def rows(self, table: str, *, machine: bool = False) -> Iterator[dict[str, Any]]:
        """The rows of a layer in newest versions, each with the page that it rests on.

        Every row has its own columns, then ``url``, ``page_source``, ``sha256``, ``outlet``,
        ``published`` and ``headline`` of its page. Statements and events are as a person put them
        right, ``corrected`` where one did, and have what the machine reads as ``machine_speaker``,
        ``machine_date`` and the like; with ``machine`` they are the machine's alone.

        Args:
            table: ``statements``, ``entities``, ``mentions``, ``roles``, ``times``, ``events``,
                ``participants`` or ``offences``.

        Raises:
            OptionError: there is no layer of that name.
        """
        return self._told(layers.rows(self.connection, table, machine=machine))

    def to_pandas(self, table: str = "statements", *, machine: bool = False) -> Any:
        """``rows`` as a pandas DataFrame.

        >>> book.to_pandas().groupby("speaker").size()                       # doctest: +SKIP
        """
        try:
            import pandas
        except ImportError:
            raise OptionError("to_pandas", "needs pandas: pip install pandas") from None
        return pandas.DataFrame.from_records(list(self.rows(table, machine=machine)))

    # Questions ------------------------------------------------------------------------------
    #
    # Each answers with what a person put right, beside it what the machine reads; with ``machine``
    # with the machine's reading alone. Each raises ``OptionError`` where an option makes no sense.

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        limit: int | None = None,
        machine: bool = False,
    ) -> list[Said]:
        """Who said what, newest first; the same words in several pages once. See
        ``said.statements``.

        >>> book.statements(by="Soto", about="extradition", since="2016-01-08")  # doctest: +SKIP
        """
        check_optional(by=by, about=about, outlet=outlet)
        if limit is not None:
            check_number("limit", limit)
        with reading(self.connection):
            return said.statements(
                self.connection,
                by=by,
                about=about,
                since=since,
                until=until,
                outlet=outlet,
                limit=limit,
                machine=machine,
            )

    def people(
        self,
        name: str | None = None,
        *,
        kind: str | None = "person",
        limit: int | None = None,
        machine: bool = False,
    ) -> list[Person]:
        """Everybody, or everybody of a name; those with most statements first.

        ``kind`` is ``person``, ``organization``, ``place``, or ``None`` for all.
        """
        check_optional(name=name)
        if kind is not None:
            check_choice("kind", kind, KINDS)
        if limit is not None:
            check_number("limit", limit)
        with reading(self.connection):
            if name is None:
                return people.people(self.connection, kind=kind, limit=limit, machine=machine)
            found = people.resolve(self.connection, name, kind)
            return [people.person(self.connection, one, machine=machine) for one in found[:limit]]

    def merges(self, person: int) -> list[Merge]:
        """Every name in every page that was taken for one person, with score and evidence."""
        check_number("person", person)
        with reading(self.connection):
            return people.merges(self.connection, person)

    def timeline(
        self,
        who: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        show: Show = "all",
        type: str | None = None,
        machine: bool = False,
    ) -> list[Line | Quoted]:
        """What happened and what was said, by date; one line an event and one a quotation, with
        every page that tells it. ``show`` is ``all``, ``events`` or ``statements``; of a ``type``
        only events are given."""
        check_optional(who=who, type=type)
        check_choice("show", show, SHOW)
        with reading(self.connection):
            return timeline.timeline(
                self.connection,
                who,
                since=since,
                until=until,
                show=show,
                type=type,
                machine=machine,
            )

    def conflicts(self, *, machine: bool = False) -> list[Conflict]:
        """Where pages disagree, the newest first."""
        with reading(self.connection):
            return conflicts.conflicts(self.connection, machine=machine)

    def changes(self, *, machine: bool = False) -> list[Change]:
        """What pages say otherwise in a later capture, the newest first."""
        with reading(self.connection):
            return changes.changes(self.connection, machine=machine)

    def stories(self) -> list[Carried]:
        """The stories that more than one page carries."""
        with reading(self.connection):
            return stories.stories(self.connection)

    def matters(self, who: str | None = None, *, machine: bool = False) -> list[Matter]:
        """Legal matters: who is accused of what, charge by charge, step by step."""
        check_optional(who=who)
        with reading(self.connection):
            return matters.matters(self.connection, who, machine=machine)

    def search(self, text: str, *, limit: int = 20, machine: bool = False) -> Found:
        """Full text over statements, articles and events, best first. See ``search.search``."""
        check_texts(search=text)
        check_number("limit", limit)
        with reading(self.connection):
            return search.search(self.connection, text, limit=limit, machine=machine)

    def status(self) -> Status:
        """What the casebook holds, and what could not be read."""
        with reading(self.connection):
            return status.status(self.connection, self.path)

    # Decisions ------------------------------------------------------------------------------

    def same(self, one: str, other: str) -> int:
        """Makes two people one, for good, or until ``undo_regrouping``. See ``deciding.same``."""
        self._check_writable()
        check_texts(one=one, other=other)
        with writing(self.connection, self.path):
            return regrouping.same(self.connection, one, other, now())[0]

    def different(self, one: str, other: str) -> tuple[int, int]:
        """Keeps two people apart, for good, and splits them where they were one."""
        self._check_writable()
        check_texts(one=one, other=other)
        with writing(self.connection, self.path):
            return regrouping.different(self.connection, one, other, now())[0]

    def regroupings(self) -> list[Regrouping]:
        """What was merged and split by hand, the last first, what was undone too."""
        with reading(self.connection):
            return regrouping.every(self.connection)

    def undo_regrouping(self, number: int) -> int:
        """Takes a merge or split by hand back: every name is whose it was before. Gives an identity
        that it was about.

        Raises ``OptionError`` where there is none of that number, or it was undone before.
        """
        self._check_writable()
        with writing(self.connection, self.path):
            return regrouping.undo(self.connection, number, now())

    # Corrections ----------------------------------------------------------------------------

    def correct(
        self,
        row: str,
        *,
        speaker: str | Unchanged | None = UNCHANGED,
        told_to: str | Unchanged | None = UNCHANGED,
        said_on: str | Unchanged | None = UNCHANGED,
        not_a_statement: bool = False,
        date: str | Unchanged | None = UNCHANGED,
        type: str | Unchanged = UNCHANGED,
        defendant: str | Unchanged | None = UNCHANGED,
        offence: str | Unchanged | None = UNCHANGED,
        not_an_event: bool = False,
        outlet: str | Unchanged | None = UNCHANGED,
        note: str | None = None,
        by: str | None = None,
        everywhere: bool = False,
    ) -> list[int]:
        """Puts a row right by hand, beside the machine's reading. Gives the numbers of the edits.

        An edit is tied to the words of the page: it holds when that is read or captured anew. The
        last of a kind holds.

        >>> book.correct("s12", speaker="Ines Calloway", by="desk")          # doctest: +SKIP
        [1]

        Args:
            row: ``s`` and the ``id`` of a statement (``Said.appearances``), ``v`` and that of an
                event (``Line.tellings``), ``p`` and that of a page, or its address.
            speaker, told_to, defendant: who it is, of a statement and of a legal step: a name in
                the same page, else a name of the casebook, ``#number`` or ``name@page``; ``None``
                for nobody.
            said_on, date: ISO 8601 by precision, of a statement and of an event; ``None`` for none.
            not_a_statement: nobody says it: no answer gives it.
            type: of an event, as ``record.EVENT_TYPES`` or the steps of matters name it.
            offence: of an event, words of the page; several with ``;`` between; ``None`` for none.
            not_an_event: it tells nothing that happened: no answer gives it.
            outlet: of a page; ``None`` for none.
            note: words to stand beside it.
            by: who says so.
            everywhere: of a statement also where other pages have the same words; of an event
                wherever it is told.

        Raises:
            OptionError: there is no such row, or a value makes no sense for it.
        """
        self._check_writable()
        named: dict[CorrectionKind, str | Unchanged | None] = {
            "speaker": speaker,
            "told_to": told_to,
            "said_on": said_on,
            "not_a_statement": None if not_a_statement else UNCHANGED,
            "date": date,
            "type": type,
            "defendant": defendant,
            "offence": offence,
            "not_an_event": None if not_an_event else UNCHANGED,
            "outlet": outlet,
            "note": UNCHANGED if note is None else note,
        }
        changes = {kind: one for kind, one in named.items() if not isinstance(one, Unchanged)}
        check_texts(row=row)
        check_optional(**changes, by=by)
        with writing(self.connection, self.path):
            return correcting.correct(
                self.connection, row, changes, by=by, now=now(), everywhere=everywhere
            )

    def undo(self, correction: int, *, by: str | None = None, everywhere: bool = False) -> None:
        """Withdraws an edit by its number; it stays listed. What held before it holds again.
        ``everywhere`` withdraws with it what it put right everywhere.

        Raises ``OptionError`` where there is none of that number, or it was withdrawn before.
        """
        self._check_writable()
        with writing(self.connection, self.path):
            correcting.undo(self.connection, correction, by=by, now=now(), everywhere=everywhere)

    def corrections(self, *, withdrawn: bool = False) -> list[Edit]:
        """The edits that hold, or every one; ``row`` is ``None`` where its words are gone."""
        with reading(self.connection):
            return edits.edits(self.connection, withdrawn=withdrawn)

    def _told(self, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        with told(self.connection):
            yield from rows

    def _check_writable(self) -> None:
        if not self.writable:
            raise CasebookError(self.path, "is open to be read only")


@contextmanager
def opened(path: str | os.PathLike[str], *, readonly: bool = False) -> Iterator[Casebook]:
    """A casebook open for a while: see ``Casebook.open``. Whatever its file refuses meanwhile is a
    ``CasebookError``."""
    with Casebook.open(path, readonly=readonly) as book, told(book.connection):
        yield book


def _standard_input() -> BinaryIO | None:
    """Standard input, where it is not closed."""
    return None if sys.stdin is None else sys.stdin.buffer


def _found(sources: Iterable[Named | Capture | Record]) -> Iterator[Source]:
    for source in sources:
        if isinstance(source, (Capture, Record)):
            yield source
        elif isinstance(source, (str, os.PathLike)):
            yield from expanded([os.fspath(source)], _standard_input())
        else:
            yield from captured([source], allow_private=False)
