"""Pages read in a process of their own, watched: one that dies or hangs costs the page it was at.

The process loads the model once and takes pages in batches. It answers page by page, so that the
page at fault is known: it is marked, the process is replaced, and the rest of the batch goes on. A
page at which the process dies is tried once more, since others may have killed it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from onrecord.errors import OnrecordError, PageError
from onrecord.page.capture import Capture
from onrecord.record import Record

START_SECONDS = 120.0
"""Time in which the process must have loaded the model. It takes about one second."""

GROWN = 500
"""Megabytes in memory at which the process is replaced. It has 130 to 250; a page of 60 MB leaves
its mark on the allocator, and over millions of pages such marks add up."""

MOST = 4096
"""Megabytes of address space that it may take. A page that wants more is marked."""

READER = "onrecord._many:read_task"
"""What reads in the process, ``module:function``: a capture in, a record or an error out."""


_PROCESS = "onrecord.crawl.reading"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page, and the seconds that it took.

    ``reason`` is set where the page was too much to read: ``too_slow``, ``too_large``, ``crashed``.
    """

    result: Record | OnrecordError
    seconds: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _NoAnswer:
    reason: str
    message: str


class ReaderError(RuntimeError):
    """The process that reads cannot start: no page is at fault, and trying on would not help."""


class WatchedReader:
    """Reads captures in a process of its own; ``close`` ends it, and so does ours ending."""

    def __init__(self, seconds: float, reader: str = READER) -> None:
        self._seconds, self._reader = seconds, reader
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, captures: Sequence[Capture]) -> Iterator[Outcome]:
        """The outcome of each capture, in order. Raises ``ReaderError``."""
        done, died = 0, -1
        while done < len(captures):
            self._start()
            rest = captures[done:]
            with suppress(OSError):  # died meanwhile: the first answer will not come
                self._to.send(list(rest))
            for capture in rest:
                answer = self._answer()
                if isinstance(answer, _NoAnswer):
                    self.close()
                    if answer.reason == "crashed" and died != done:
                        died = done  # it may not be the page's fault: once more
                        break
                    done += 1
                    error = PageError(capture.source, answer.message)
                    yield Outcome(error, self._seconds, answer.reason)
                    break
                outcome, megabytes = answer
                done += 1
                yield outcome
                if megabytes > GROWN:
                    self.close()
                    break

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            self._to.close()
            self._from.close()
            process.kill()
            process.wait()

    def _answer(self) -> tuple[Outcome, int] | _NoAnswer:
        """The outcome of the next page and the size of the process, or why none will come."""
        assert self._process is not None
        try:
            if self._from.poll(self._seconds):
                answer: tuple[Outcome, int] = self._from.recv()
                return answer
        except (EOFError, OSError):
            how = _how(self._process.wait())
            return _NoAnswer("crashed", f"ended the process that read it twice ({how})")
        return _NoAnswer("too_slow", f"takes over {self._seconds:g} s to read; the page is skipped")

    def _start(self) -> None:
        if self._process is not None:
            return
        theirs_in, to = os.pipe()
        back, theirs_out = os.pipe()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _PROCESS, self._reader, str(theirs_in), str(theirs_out)],
                pass_fds=(theirs_in, theirs_out),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={"ONRECORD_THREADS": "1", "OMP_NUM_THREADS": "1", **os.environ},
            )
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self._to, self._from = Connection(to, readable=False), Connection(back, writable=False)
        problem = "does not answer"
        with suppress(EOFError, OSError):
            if self._from.poll(START_SECONDS):
                problem = self._from.recv()
        if problem:
            self.close()
            raise ReaderError(f"the process that reads pages cannot start: {problem}")


def _how(status: int) -> str:
    with suppress(ValueError):
        if status < 0:
            return f"signal {signal.Signals(-status).name}"
    return f"status {status}"
