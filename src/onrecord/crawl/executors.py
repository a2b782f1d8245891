"""datatrove's executors, with pools that notice when a process of theirs is killed.

datatrove runs ranks in a ``multiprocessing.Pool``, here and within each of its Ray actors. Such a
pool waits for ever for the result of a process that was killed. So ``run`` is another in these two:
one process a rank here, one task a rank on Ray, both started again a few times. Pipelines, logs,
markers of completion and Slurm are datatrove's own.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from datatrove.executor.local import LocalPipelineExecutor
from datatrove.executor.ray import RayPipelineExecutor

from onrecord.errors import MissingError, OnrecordError, OptionError

TRIES = 3
"""Times that a rank is started whose process is killed."""

CONNECT_SECONDS = 10.0
"""Time in which a Ray cluster must take a connection."""

FULL = "No space left on device"


@dataclass(frozen=True, slots=True)
class Failure:
    """A rank that did not come to its end, and why, in a line."""

    rank: int
    reason: str

    @property
    def stops(self) -> bool:
        """Whether others would fail as well, so that it is better to stop: the disk is full."""
        return FULL in self.reason or "Disk quota exceeded" in self.reason


class LocalExecutor(LocalPipelineExecutor):
    """Ranks on this machine, each in a fresh process: ``run`` gives those that failed."""

    def run(self) -> list[Failure]:
        ranks = self.get_incomplete_ranks()
        if not ranks:
            return []
        self.save_executor_as_json()
        running: set[subprocess.Popen[bytes]] = set()
        stop = threading.Event()
        with _ended(running, stop), ThreadPoolExecutor(min(self.workers, len(ranks))) as pool:
            try:
                futures = [pool.submit(self._start, rank, running, stop) for rank in ranks]
                failures = []
                for future in _as_they_end(futures):
                    if (failure := future.result()) is not None:
                        failures.append(failure)
                        if failure.stops:
                            stop.set()
            except BaseException:
                stop.set()
                _kill(running)
                raise
        return failures

    def _start(
        self, rank: int, running: set[subprocess.Popen[bytes]], stop: threading.Event
    ) -> Failure | None:
        reason = ""
        for _ in range(TRIES):
            if stop.is_set():
                return None
            process = subprocess.Popen(
                [sys.executable, "-m", "onrecord.crawl.rank", str(rank)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            running.add(process)
            try:
                out, err = process.communicate(pickle.dumps(self))
            finally:
                running.discard(process)
            if process.returncode == 0:
                return None
            if process.returncode > 0:
                said = (out.strip() or err.strip()).decode("utf-8", "replace").splitlines()
                return Failure(rank, said[-1] if said else f"ended with {process.returncode}")
            reason = f"its worker was killed {TRIES} times (signal {-process.returncode})"
        return Failure(rank, reason)


class RayExecutor(RayPipelineExecutor):
    """Ranks on a Ray cluster, a task each: ``run`` gives those that failed."""

    def __init__(self, *args: Any, address: str | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.address = address

    def run(self) -> list[Failure]:
        ranks = self.get_incomplete_ranks()
        if not ranks:
            return []
        self.save_executor_as_json()
        with _cluster(self.address) as ray:
            start = ray.remote(
                num_cpus=self.cpus_per_task,
                memory=int(self.mem_per_cpu_gb * self.cpus_per_task * 2**30),
                max_retries=TRIES - 1,
                scheduling_strategy="SPREAD",
            )(_on_ray)
            executor = ray.put(self)
            waiting = {start.remote(executor, rank): rank for rank in ranks}
            failures: list[Failure] = []
            while waiting:
                (done,), _ = ray.wait(list(waiting), num_returns=1)
                rank = waiting.pop(done)
                try:
                    ray.get(done)
                except Exception as error:
                    failures.append(Failure(rank, _reason(error)))
                    if failures[-1].stops:
                        for task in waiting:
                            ray.cancel(task)
                        break
            return failures


def reason_of(error: BaseException) -> str:
    """An error in one line, as it is told to the user."""
    if isinstance(error, OnrecordError):
        return str(error)
    text = getattr(error, "strerror", None) or " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:500]


def _on_ray(executor: RayExecutor, rank: int) -> None:
    from loguru import logger

    logger.remove()
    executor._run_for_rank(rank, local_rank=1)


def _reason(error: BaseException) -> str:
    """The reason that stands behind what Ray made of an error."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, BaseException):
        return reason_of(cause)
    if type(error).__name__ in ("WorkerCrashedError", "NodeDiedError", "OutOfMemoryError"):
        return f"its worker was killed {TRIES} times ({type(error).__name__})"
    return reason_of(error)


@contextmanager
def _cluster(address: str | None) -> Iterator[Any]:
    # A cluster that is begun here would tell its maker.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError:
        raise MissingError("--engine ray", "ray", "ray") from None
    if ray.is_initialized():
        yield ray
        return
    _check_reachable(address)
    ends = signal.getsignal(signal.SIGTERM)
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise OptionError(
            str(address or "auto"), f"is no Ray cluster: {reason_of(error)}"
        ) from None
    if threading.current_thread() is threading.main_thread():
        # Ray's own aborts the process, with a trace of its stack.
        signal.signal(signal.SIGTERM, ends)
    try:
        yield ray
    finally:
        ray.shutdown()


def _check_reachable(address: str | None) -> None:
    """Ray itself tries for minutes before it says that nobody is there."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        try:
            socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS).close()
        except OSError as error:
            raise OptionError(str(address), f"is no Ray cluster: {reason_of(error)}") from None


def _as_they_end(futures: list[Future[Failure | None]]) -> Iterator[Future[Failure | None]]:
    left = set(futures)
    while left:
        done, left = wait(left, return_when=FIRST_COMPLETED)
        yield from done


@contextmanager
def _ended(running: set[subprocess.Popen[bytes]], stop: threading.Event) -> Iterator[None]:
    try:
        yield
    finally:
        stop.set()
        _kill(running)


def _kill(running: set[subprocess.Popen[bytes]]) -> None:
    for process in list(running):
        with suppress(OSError):
            process.kill()
