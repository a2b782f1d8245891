"""Many pages: a bounded stream through one process or several, in order, past every failure."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import current_process, get_context, parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Literal, TypeVar

from onrecord.errors import OnrecordError, OptionError, PageError
from onrecord.page import Capture, captures, read_page
from onrecord.page.reading import check_given
from onrecord.record import Article, Page, Problem, Record, Span

UNREADABLE = "unreadable"
"""``problem.code`` of a record that stands for a page that could not be read."""

STILL_READ = frozenset(("paywall_stub", "clipped", "long"))
"""Problems of a page whose text is English news all the same. Any other text is not read:
statements found in another language would be garbage."""

MOST_READ = 250_000
"""Code points of an article that are read: over 40,000 words, more than the longest of news. It
bounds the memory of a reading, whatever the page."""

LAST = 20_000
"""Code points before that bound in which a line, a sentence or a word is to end, so that none is cut."""

_SURROGATES = re.compile("[\ud800-\udfff]")

ENDING = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What ends a run and is no fault of a page."""

BEGUN = 1
"""Pages begun after the one that is worked out, where one process reads: the encoder is kept at
work with one, and more would only be held."""

AHEAD = 4
"""Pages handed out per worker: enough that none idles behind a slow page, and few are in memory."""

_SPAWN = get_context("spawn")
"""Spawned, not forked: a fork of a process with threads (ONNX Runtime has them) can hang."""

_NOT_STARTED = (
    "none of the processes could start; a script that asks for them is a file with its work under "
    "if __name__ == '__main__':"
)

T = TypeVar("T")

Begun = Callable[[], Record | OnrecordError]
"""A page whose pass is begun: gives its record, or the error that it met."""

Work = Callable[[Capture | OnrecordError], Record | OnrecordError]
"""What is done with a capture in another process."""


def record_of(page: Page, article: Article, problem: Problem | None) -> Record:
    """The record of an article: every layer of the reader over it."""
    return _begin_record(page, article, problem)()


def _begin_record(page: Page, article: Article, problem: Problem | None) -> Callable[[], Record]:
    """Begins the encoder's pass over an article and gives what makes the record of it."""
    from onrecord.reader import begin_layers

    if problem is not None and (problem.code not in STILL_READ or not article.text):
        return partial(Record, page=page, article=article, problem=problem)
    part, problem = _readable(article, problem)
    # No tokenizer takes half a surrogate pair. Another character in its place keeps every offset.
    layering = begin_layers(replace(part, text=_SURROGATES.sub("\ufffd", part.text)))

    def ended() -> Record:
        layers = layering()
        return Record(
            page=page,
            article=article,
            entities=layers.entities,
            statements=layers.statements,
            times=layers.times,
            events=layers.events,
            problem=problem,
        )

    return ended


def _readable(article: Article, problem: Problem | None) -> tuple[Article, Problem | None]:
    """The article, or of one too long its first part, whose spans hold in the whole as well."""
    if len(article.text) <= MOST_READ:
        return article, problem
    last = (article.text.rfind(sign, MOST_READ - LAST, MOST_READ) for sign in ("\n", ". ", " "))
    end = next((at + 1 for at in last if at >= 0), MOST_READ)
    blocks = tuple(
        replace(one, span=Span(one.span.start, min(one.span.end, end)))
        for one in article.blocks
        if one.span.start < end
    )
    told = f"is {len(article.text):,} characters long; only the first {end:,} are read"
    return replace(article, text=article.text[:end], blocks=blocks), problem or Problem(
        "long", told
    )


def read_capture(
    capture: Capture,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Record:
    """The record of one captured page."""
    return _begin_capture(capture, published=published, outlet=outlet, url=url)()


def _begin_capture(capture: Capture, **options: Any) -> Callable[[], Record]:
    reading = read_page(capture, **options)
    return _begin_record(reading.page, reading.article, reading.problem)


def read_all(
    sources: Iterable[Any],
    *,
    workers: int,
    on_error: Literal["mark", "raise"],
    allow_private: bool,
    **options: Any,
) -> Iterator[Record]:
    """See ``onrecord.read_many``."""
    check_many(sources, "read_many", "read")
    check_workers(workers)
    check_given(**options)
    if on_error not in ("mark", "raise"):
        raise OptionError("on_error", f"is {on_error!r}; give 'mark' or 'raise'")
    return _settle(outcomes(captured(sources, allow_private), workers, **options), on_error)


def check_many(sources: object, call: str, of_one: str) -> None:
    """Raises ``TypeError`` where a call is given one page, whose lines or bytes it would take for
    pages, and no list of them."""
    one = isinstance(sources, (str, bytes, bytearray, memoryview, os.PathLike))
    if one or hasattr(sources, "read") or not isinstance(sources, Iterable):
        raise TypeError(f"{call} takes many sources; put one in a list, or give it to {of_one}")


def check_workers(workers: object) -> None:
    """Raises ``OptionError`` where a number of processes is none."""
    if not isinstance(workers, int) or workers < 1:
        raise OptionError("workers", f"is {workers!r}; give a whole number, 1 or more")


def outcomes(
    tasks: Iterator[Capture | OnrecordError], workers: int, **options: Any
) -> Iterator[Record | OnrecordError]:
    """The record of each capture, or the error that it met, in order, by so many processes."""
    if workers == 1:
        return _in_turn(partial(_begin_task, **options), tasks)
    return _in_processes(partial(read_task, **options), tasks, workers)


def marked(error: OnrecordError) -> Record:
    """The record that stands for a page that could not be read."""
    return Record(
        page=Page(source=error.source),
        article=Article(text=""),
        problem=Problem(UNREADABLE, error.message),
    )


def _settle(
    outcomes: Iterator[Record | OnrecordError], on_error: Literal["mark", "raise"]
) -> Iterator[Record]:
    for outcome in outcomes:
        if isinstance(outcome, Record):
            yield outcome
        elif on_error == "raise" or isinstance(outcome, OptionError):
            raise outcome
        else:
            yield marked(outcome)


def captured(
    sources: Iterable[Any], allow_private: bool, *, url: str | None = None
) -> Iterator[Capture | OnrecordError]:
    """Every page of every source, and in their places the errors that were met."""
    for source in sources:
        try:
            yield from captures(source, url=url, allow_private=allow_private)
        except OnrecordError as error:
            yield error
        except ENDING:
            raise
        except BaseException as error:
            yield _bug(str(source) if isinstance(source, str) else type(source).__name__, error)


def read_task(task: Capture | OnrecordError, **options: Any) -> Record | OnrecordError:
    """The record of a capture, or the error that it met: what crosses from worker processes."""
    return _begin_task(task, **options)()


def _begin_task(task: Capture | OnrecordError, **options: Any) -> Begun:
    if isinstance(task, OnrecordError):
        return lambda: task
    source = task.source
    begun = _tried(source, partial(_begin_capture, task, **options))
    if isinstance(begun, OnrecordError):
        return lambda: begun
    return lambda: _tried(source, begun)


def _tried(source: str, work: Callable[[], T]) -> T | OnrecordError:
    """What some work on a source gives, or the error that it meets."""
    try:
        return work()
    except OnrecordError as error:
        return error
    except ENDING:
        raise
    except BaseException as error:
        return _bug(source, error)


def _bug(source: str, error: BaseException) -> PageError:
    """A crawl must outlive a page that finds a bug; the line says that it is one.

    Panics of libraries written in Rust are no ``Exception``, but they are bugs all the same.
    """
    detail = " ".join(str(error).split())[:200]
    kind = type(error).__name__
    return PageError(source, f"stopped onrecord, please report it: {kind}: {detail}")


class _Named:
    """Tasks one after the other. Where whoever names the sources fails, there are no more, and why is kept: the pages
    before are given all the same."""

    def __init__(self, tasks: Iterator[Capture | OnrecordError]) -> None:
        self.tasks = tasks
        self.failed: Exception | None = None

    def next(self) -> Capture | OnrecordError | None:
        try:
            return next(self.tasks, None)
        except Exception as error:
            self.failed = error
            return None


def _in_turn(
    begin: Callable[[Capture | OnrecordError], Begun], tasks: Iterator[Capture | OnrecordError]
) -> Iterator[Record | OnrecordError]:
    """Outcomes in the order of ``tasks``, read here. The encoder's threads pass over the page after
    one while the layers of that one are worked out on this thread, where pages are cleaned as well.
    """
    begun: deque[Begun] = deque()
    named = _Named(tasks)
    try:
        while True:
            task = named.next()
            if task is None:
                break
            begun.append(begin(task))
            if len(begun) > BEGUN:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()
    finally:
        begun.clear()  # what nobody asks for any more is not passed over to its end
    if named.failed is not None:
        raise named.failed


def _in_processes(
    work: Work, tasks: Iterator[Capture | OnrecordError], workers: int
) -> Iterator[Record | OnrecordError]:
    """Outcomes in the order of ``tasks``. A page that kills its process is read again alone."""
    if getattr(current_process(), "_inheriting", False):
        # A worker that runs the script that asked for it: what it made here would be lost with it.
        raise OptionError("workers", _NOT_STARTED)
    waiting: deque[tuple[Capture | OnrecordError, Future[Record | OnrecordError]]] = deque()
    named = _Named(tasks)
    ours, theirs = _SPAWN.Pipe()
    pool = _pool(workers, theirs)
    try:
        while True:
            while named.failed is None and len(waiting) < workers * AHEAD:
                task = named.next()
                if task is None:
                    break
                waiting.append((task, _submit(pool, work, task)))
            if not waiting:
                break
            task, future = waiting.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                if not ours.poll():
                    raise OptionError("workers", _NOT_STARTED) from None
                outcome = _alone(work, task, theirs)
                pool = _pool(workers, theirs)
                waiting = deque((one, _submit(pool, work, one)) for one, _ in waiting)
            yield outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        ours.close()
        theirs.close()
    if named.failed is not None:
        raise named.failed


def _alone(work: Work, task: Capture | OnrecordError, parent: Connection) -> Record | OnrecordError:
    with _pool(1, parent) as pool:
        try:
            return _submit(pool, work, task).result()
        except BrokenProcessPool:
            return PageError(task.source, "killed the process that read it; the page is skipped")


def _submit(
    pool: ProcessPoolExecutor, work: Work, task: Capture | OnrecordError
) -> Future[Record | OnrecordError]:
    """Hands a task out; to a pool that has broken meanwhile as one that broke with it."""
    try:
        return pool.submit(_if_wanted, work, task)
    except BrokenProcessPool as error:
        future: Future[Record | OnrecordError] = Future()
        future.set_exception(error)
        return future


def _pool(workers: int, parent: Connection) -> ProcessPoolExecutor:
    """Processes that read, and their end of a pipe to the process that asks for it.

    It tells that one of them runs, and when nobody asks any more: whatever way a run ends, its end
    is closed. An event would do, were it not gone before a process that starts late can take it.
    """
    threads = max(1, (os.cpu_count() or 1) // workers)
    return ProcessPoolExecutor(
        workers, mp_context=_SPAWN, initializer=_start_worker, initargs=(threads, parent)
    )


_parent: Connection | None = None
"""In a process that reads, its end of the pipe."""


def _start_worker(threads: int, parent: Connection) -> None:
    global _parent
    # Ctrl-C is for the parent, which ends the pool; else every worker prints a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("ONRECORD_THREADS", str(threads))
    _parent = parent
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(OSError):  # the run has ended already
        parent.send_bytes(b"runs")


def _end_with_parent() -> None:
    """Ends a process that reads where the one that asked for it is gone, killed or not: nothing else would wake it."""
    if (asking := parent_process()) is not None:
        asking.join()
        os._exit(1)


def _if_wanted(work: Work, task: Capture | OnrecordError) -> Record | OnrecordError:
    """The outcome of a task, which is not worked out where the run has ended: at Ctrl-C nobody waits
    for pages that were handed out and not begun."""
    if _parent is not None and _parent.poll():
        return PageError(task.source, "was not read, since the run has ended")
    return work(task)


def _after_fork() -> None:
    """A process that was forked has none of the threads that its reader works with: it loads its
    own when it reads."""
    if encoder := sys.modules.get("onrecord.reader.network.encoder"):
        encoder.shipped.cache_clear()


os.register_at_fork(after_in_child=_after_fork)
