"""Seconds from a cold start to the first record, and the most memory that reading takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.texts import EXAMPLES

_FIRST = "import onrecord, sys; print(len(onrecord.read(sys.argv[1]).statements))"
_PEAK = """
import onrecord, sys
for _ in range(5):
    for path in sys.argv[1:]:
        onrecord.read(path)
with open('/proc/self/status') as status:  # ru_maxrss keeps what the parent had at the fork
    print(next(line.split()[1] for line in status if line.startswith('VmHWM:')))
"""


def _run(code: str, *paths: str) -> tuple[float, str]:
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - started, done.stdout.strip()


def lines() -> Iterator[str]:
    text = next(str(path) for path in sorted(EXAMPLES.glob("*.txt")))
    page = next(str(path) for path in sorted(EXAMPLES.glob("*.html")))
    for name, code, path in (
        ("an empty Python", "pass", text),
        ("import onrecord", "import onrecord", text),
        ("first record of a text", _FIRST, text),
        ("first record of an HTML page", _FIRST, page),
    ):
        seconds = sorted(_run(code, path)[0] for _ in range(5))[2]
        yield f"{name:34} {seconds:8.2f} s (median of 5)"
    _, peak = _run(_PEAK, text, page)
    yield f"{'peak memory, text and page by turns':34} {int(peak) // 1024:8d} MB"
