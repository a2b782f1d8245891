"""The process that reads what was added in the browser: as ``onrecord add`` does, beside the
room."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import BinaryIO

from onrecord.casebook import Added, Casebook
from onrecord.casebook.book import opened
from onrecord.casebook.storable import storable
from onrecord.errors import OnrecordError
from onrecord.page import Capture
from onrecord.page.capture import shown

IDLE = 120.0
"""Seconds without work after which the process ends and gives the model's memory back."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be added: a file, a text or an address. ``data`` is ``None`` for an address.

    ``url`` is where a text comes from; ``published`` and ``outlet`` go over what the page says.
    """

    source: str
    data: bytes | None = None
    pasted: bool = False
    url: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page of a task, and which page of the casebook it is."""

    added: Added
    page_id: int | None


class _Upload(io.BytesIO):
    """A file that was sent, under the name it had."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def work(pipe: Connection, case: str, priority: int) -> None:
    """Adds task after task: an ``Outcome`` for each page, then ``None``. Ends when idle or left."""
    # Ctrl-C is for the room, which ends this process; each page is in the file whole or not at all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(priority)
    while pipe.poll(IDLE):
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        try:
            with opened(case) as book:
                for one in add(book, task):
                    pipe.send(one)
        except OnrecordError as error:
            pipe.send(Outcome(Added(task.source, "failed", reason=error.message), None))
        pipe.send(None)


def add(book: Casebook, task: Task) -> Iterator[Outcome]:
    """Adds what a task holds, page by page."""
    for one in book.adding([_source(task)], published=task.published, outlet=task.outlet):
        yield Outcome(one, _page_of(book, one))


def _source(task: Task) -> str | BinaryIO | Capture:
    if task.data is None:
        return task.source
    if task.pasted:
        return Capture(source=task.source, data=task.data, url=task.url)
    return _Upload(task.data, shown(task.source))


def _page_of(book: Casebook, one: Added) -> int | None:
    row = book.connection.execute(
        "SELECT page_id FROM versions WHERE source = ? ORDER BY id DESC LIMIT 1",
        (storable(one.source),),
    ).fetchone()
    return None if row is None else row["page_id"]
