"""One reading room: the casebook that it is over, who may come in, and what they may do."""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from anyio import CapacityLimiter

from onrecord.casebook import Casebook
from onrecord.casebook.book import opened
from onrecord.casebook.store import reading
from onrecord.web.desk import Desk

READERS = max(1, min(4, (os.cpu_count() or 1) // 2))
"""Views that are made at once, and connections that are kept: each has its own cache of pages. Two
at once on two cores, with pages being added, only wait for each other."""

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names of this machine to itself, as a Host header gives them."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every part of the app shares.

    ``token`` is what a visitor must bring, where one is asked; ``hosts`` the names that the room
    answers to, without port; ``any_address`` lets it answer to any IP address as well;
    ``navigation`` the names and paths of its views.
    """

    case: Path
    read_only: bool = False
    token: str | None = None
    hosts: frozenset[str] = LOCAL
    any_address: bool = False
    navigation: tuple[tuple[str, str], ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    limiter: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READERS))
    readers: LifoQueue[Casebook] = field(default_factory=LifoQueue)
    desk: Desk = field(init=False)
    writer: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        object.__setattr__(self, "desk", Desk(self.case))

    @contextmanager
    def reader(self) -> Iterator[Casebook]:
        """A casebook open to be read: one view of the file, whatever is added meanwhile.

        Connections are kept and used again, each by one thread at a time.
        """
        try:
            book = self.readers.get_nowait()
        except Empty:
            book = Casebook.open(self.case, readonly=True)
        try:
            with reading(book.connection):
                yield book
        except BaseException:
            book.close()
            raise
        self.readers.put(book)

    @contextmanager
    def writing(self) -> Iterator[Casebook]:
        """A casebook open to be written, one at a time; pages that are being read go on."""
        with self.writer, opened(self.case) as book:
            yield book

    def close(self) -> None:
        """Ends what reads, and closes the connections that are kept."""
        self.desk.close()
        while True:
            try:
                self.readers.get_nowait().close()
            except Empty:
                return

    @property
    def form_token(self) -> str:
        """What each form of this room carries, so that no other site can send one."""
        return hmac.new(self.secret, b"form", sha256).hexdigest()

    @property
    def pass_token(self) -> str:
        """What the cookie of a visitor holds who brought the token."""
        return hmac.new((self.token or "").encode(), b"onrecord room", sha256).hexdigest()
