"""A Ray cluster of this machine for the tests: one head of two workers, in processes of its own.

A slow machine only waits longer: nothing here gives up because of the clock alone. A head that ends
before it is up is started again on other ports; when that happens again and again, what it said is
the reason that the tests fail with.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from tests.crawl.outcome import processes, wait_for

ROOT = Path(__file__).parents[2]

LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "disabled"}
"""With 0, Ray keeps to the loopback address, as it does by itself on Windows and macOS. Those who
ask the head want it as well, and no token that somebody's home folder may hold."""

PATIENT = {
    # The first driver does not wait until workers that it may not need are there; when those are
    # slow to come, Ray ends them and the driver waits for ever (ray-project/ray issue 40131).
    "RAY_prestart_worker_first_driver": "0",
    # Workers have a niceness of 15 by default: beside anything else that computes they stand still.
    "RAY_worker_niceness": "0",
    # A loaded machine is slow, not dead.
    "RAY_worker_register_timeout_seconds": "600",
    "RAY_agent_register_timeout_ms": "600000",
    "RAY_health_check_failure_threshold": "60",
    "RAY_gcs_server_request_timeout_seconds": "600",
}

TRIES = 3
"""Heads that are started before the tests fail: Ray itself gives a raylet 30 seconds, whatever the
load."""

UP_SECONDS = 900
"""Far beyond what was measured on two cores: 13 seconds with two busy processes on each, 33 with
four."""


class Head:
    """The head node, coming up in the background from the moment it is made."""

    def __init__(self) -> None:
        # Sockets lie under it, whose paths may have 107 bytes: pytest's own folders are too deep.
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-ray-", dir="/tmp"))
        self.tries = 0
        self._start()

    def _start(self) -> None:
        self.tries += 1
        self.port = _free_port()
        self.said = self.folder / f"said-{self.tries}"
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block"),
                    f"--port={self.port}",
                    # Its workers take ports from 10002 to 19999 by default, and it refuses to
                    # start when any other port of it lies there.
                    *("--min-worker-port=0", "--max-worker-port=0"),
                    *("--num-cpus=2", "--object-store-memory=80000000", "--memory=4000000000"),
                    *("--include-dashboard=false", "--disable-usage-stats"),
                    f"--temp-dir={self.folder}",
                ],
                env={
                    **os.environ,
                    **LOOPBACK,
                    **PATIENT,
                    "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
                },
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def address(self) -> str:
        """Where the cluster is, once it is up."""
        while True:
            wait_for(lambda: self._up() or self.process.poll() is not None, UP_SECONDS)
            if self._up():
                return f"127.0.0.1:{self.port}"
            if self.tries == TRIES:
                raise RuntimeError(
                    f"Ray ended before it was up, {TRIES} times. The last time it said:\n"
                    + self.said.read_text(errors="replace")[-4000:]
                )
            self._end_all()
            self._start()

    def _up(self) -> bool:
        return b"Ray runtime started" in self.said.read_bytes()

    def stop(self) -> None:
        """End it and all that it started; a second time is nothing."""
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(30)
        self._end_all()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_all(self) -> None:
        for pid in processes(str(self.folder)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
