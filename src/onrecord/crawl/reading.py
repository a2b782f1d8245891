"""The process that reads pages: ``python -m onrecord.crawl.reading MODULE:FUNCTION IN OUT``.

IN and OUT are descriptors of pipes: lists of captures come in, and for each capture its outcome and
the size of this process go out. It ends when IN ends, that is with whoever started it.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.crawl.languages import foreign
from onrecord.crawl.watched import MOST, READER, Outcome
from onrecord.errors import PageError
from onrecord.page.capture import Capture
from onrecord.page.verdict import language_problem
from onrecord.record import Article, Page, Record

_PARTS = ("onrecord.page.article", "onrecord.page.html", "onrecord.page.metadata")
"""What is slow to import: loaded before the first page, whose time it would take."""

_STATM = Path("/proc/self/statm")


def main(reader: str, descriptor_in: int, descriptor_out: int) -> None:
    """Read until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    taken, given = Connection(descriptor_in, writable=False), Connection(descriptor_out)
    _limit()
    try:
        for part in _PARTS:
            import_module(part)
        module, _, name = reader.partition(":")
        read = getattr(import_module(module), name)
        if reader == READER:
            from onrecord.reader.network.encoder import shipped

            shipped()
        given.send("")
    except Exception as error:
        given.send(f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")
        return
    while True:
        try:
            captures = taken.recv()
        except (EOFError, OSError):
            return
        for capture in captures:
            started = time.perf_counter()
            reason = None
            try:
                result = _foreign(capture) or read(capture)
            except MemoryError:
                result = PageError(capture.source, "MemoryError")
            if isinstance(result, PageError) and "MemoryError" in result.message:
                reason = "too_large"
                result = PageError(capture.source, f"needs over {MOST >> 10} GB of memory to read")
            seconds = time.perf_counter() - started
            try:
                given.send((Outcome(result, seconds, reason), _megabytes()))
            except OSError:
                return


def _foreign(capture: Capture) -> Record | None:
    """The record of a page that need not be taken apart to know that it is not in English."""
    language = foreign(capture.data)
    if language is None:
        return None
    article = Article(text="", language=language)
    page = Page(source=capture.source, url=capture.url, bytes=len(capture.data))
    return Record(page=page, article=article, problem=language_problem(article))


def _limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST << 20
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _megabytes() -> int:
    """Memory that this process has now; its peak where the system does not tell."""
    try:
        pages = int(_STATM.read_text("ascii").split()[1])
        return pages * resource.getpagesize() >> 20
    except (OSError, ValueError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
