"""Reading pages into a casebook: what is known is not read, what is read is committed page by
page."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord._many import captured, marked, outcomes
from onrecord.casebook.captures import keep
from onrecord.casebook.putting import Added, is_known, put
from onrecord.casebook.sources import Source
from onrecord.casebook.storable import storable
from onrecord.casebook.store import told, writing
from onrecord.casebook.topics import Topics
from onrecord.errors import OnrecordError, OptionError
from onrecord.page import Capture
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are read. See ``Casebook.add``."""

    workers: int = 1
    again: bool = False
    published: str | None = None
    outlet: str | None = None
    allow_private: bool = False


class Adder:
    """One run of adding: pages in, an ``Added`` out for each once it is safe in the file."""

    def __init__(
        self, connection: sqlite3.Connection, name: str, topics: Topics, options: Options
    ) -> None:
        if options.workers < 1:
            raise OptionError("workers", f"is {options.workers}; give 1 or more")
        self.connection = connection
        self.name = name
        self.topics = topics
        self.options = options
        self.turns: deque[Added | Record | Capture | None] = deque()
        """What was found and is not yet told, in order: pages that are known, records, pages that are
        being read, and None for those that could not be captured."""

    def run(self, found: Iterable[Source]) -> Iterator[Added]:
        """Adds pages in order. Each is committed before it is given; the rest can be added
        again."""
        options = self.options
        read = outcomes(
            self._captures(found),
            options.workers,
            published=options.published,
            outlet=options.outlet,
        )
        for outcome in read:
            yield from self._unread()
            if isinstance(outcome, OptionError):
                raise outcome
            page = self.turns.popleft()
            assert not isinstance(page, (Added, Record))
            if isinstance(outcome, OnrecordError):
                yield self.put(marked(outcome))
            else:
                yield self.put(outcome, page)
        yield from self._unread()

    def put(self, record: Record, page: Capture | None = None) -> Added:
        """Commits one record, and the page that it was read from. A folder that gives a page could
        be read."""
        with writing(self.connection, self.name):
            if page is not None and record.page.sha256:
                keep(self.connection, record.page.sha256, page)
            added = put(self.connection, record, self.topics, again=self.options.again)
            if added.result != "failed" and "://" not in added.source:
                folder = storable(str(Path(added.source).parent))
                self.connection.execute("DELETE FROM failures WHERE source = ?", (folder,))
            return added

    def _unread(self) -> Iterator[Added]:
        """What needed no reading and comes before the next page that did."""
        while self.turns:
            one = self.turns[0]
            if isinstance(one, Capture) or one is None:
                return
            self.turns.popleft()
            yield self.put(one) if isinstance(one, Record) else one

    def _captures(self, found: Iterable[Source]) -> Iterator[Capture | OnrecordError]:
        """The captures to be read: not those whose bytes are known, nor records, which are read."""
        for one in found:
            if isinstance(one, Record):
                self.turns.append(one)
            elif isinstance(one, (Capture, OnrecordError)):
                yield from self._unknown([one])
            else:
                yield from self._unknown(captured([one], self.options.allow_private))

    def _unknown(
        self, pages: Iterable[Capture | OnrecordError]
    ) -> Iterator[Capture | OnrecordError]:
        for page in pages:
            if not self.options.again and isinstance(page, Capture) and self._has(page):
                self.turns.append(Added(page.source, "known", url=page.url))
            else:
                self.turns.append(page if isinstance(page, Capture) else None)
                yield page

    def _has(self, page: Capture) -> bool:
        with told(self.connection):
            return is_known(self.connection, page.url, sha256(page.data).hexdigest())
