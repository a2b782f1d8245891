"""The desk at which pages are handed in: they wait, are read one after the other, and are told."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Condition, Thread
from typing import Literal

from onrecord.casebook import Added
from onrecord.web.worker import Outcome, Task, work

REMEMBERED = 200
"""Tasks that are done and still told."""

PRIORITY = 5
"""By how much the reading process steps back (``nice``), so that the room answers first."""

State = Literal["waiting", "reading", "done"]


@dataclass(frozen=True, slots=True)
class Job:
    """A task at the desk. ``pages`` is what became of each page in it so far."""

    number: int
    source: str
    state: State
    pages: tuple[Outcome, ...] = ()

    @property
    def statements(self) -> int:
        return sum(one.added.statements for one in self.pages)

    @property
    def failed(self) -> tuple[Added, ...]:
        """What could not be read, each with its one line."""
        return tuple(one.added for one in self.pages if one.added.result == "failed")


class Desk:
    """Takes tasks and has them read by one process beside the room, in order.

    A page that kills the process fails alone; the next is read by a new one.
    """

    def __init__(self, case: Path) -> None:
        self._case = str(case)
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._tasks: deque[tuple[int, Task]] = deque()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False
        self._last = 0

    def take(self, tasks: Sequence[Task]) -> None:
        """Puts tasks at the end of the line."""
        with self._changed:
            for task in tasks:
                self._last += 1
                self._jobs[self._last] = Job(self._last, task.source, "waiting")
                self._tasks.append((self._last, task))
            self._forget()
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="desk")
                self._thread.start()
            self._changed.notify_all()

    def jobs(self) -> tuple[Job, ...]:
        """What was handed in since the room opened, the last first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def wait(self, timeout: float) -> bool:
        """Waits until nothing is left to be read; whether that came to pass."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending(), timeout)

    def close(self) -> None:
        """Ends the reading process. A page is in the casebook whole or not at all."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._end_process()

    def _pending(self) -> bool:
        return any(one.state != "done" for one in self._jobs.values())

    def _forget(self) -> None:
        done = [one.number for one in self._jobs.values() if one.state == "done"]
        for number in done[: max(0, len(self._jobs) - REMEMBERED)]:
            del self._jobs[number]

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or bool(self._tasks))
                if self._closed:
                    return
                number, task = self._tasks.popleft()
                self._jobs[number] = replace(self._jobs[number], state="reading")
            self._read(number, task)
            with self._changed:
                self._jobs[number] = replace(self._jobs[number], state="done")
                self._changed.notify_all()

    def _read(self, number: int, task: Task) -> None:
        try:
            pipe = self._started()
            pipe.send(task)
            while (outcome := pipe.recv()) is not None:
                with self._changed:
                    job = self._jobs[number]
                    self._jobs[number] = replace(job, pages=(*job.pages, outcome))
        except (EOFError, OSError):
            self._end_process()
            if not self._closed:
                self._failed(number, task)

    def _failed(self, number: int, task: Task) -> None:
        line = "killed the process that read it; the page is skipped"
        with self._changed:
            job = self._jobs[number]
            failed = Outcome(Added(task.source, "failed", reason=line), None)
            self._jobs[number] = replace(job, pages=(*job.pages, failed))

    def _started(self) -> Connection:
        """The pipe to the process, which is started where there is none or it has ended."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._end_process()
            # Spawned, not forked: a fork of a process with threads can hang.
            context = get_context("spawn")
            self._pipe, far = context.Pipe()
            self._process = context.Process(
                target=work, args=(far, self._case, PRIORITY), daemon=True, name="onrecord reader"
            )
            self._process.start()
            far.close()
        return self._pipe

    def _end_process(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.terminate()
            process.join(5)
