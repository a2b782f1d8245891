"""What tests look at in the folder of a crawl."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from onrecord.crawl.tables import TABLES


def rows(out: Path, table: str) -> list[dict]:
    """The rows of a table over all shards; every file is read, so every one must be whole."""
    from pyarrow import parquet

    files = sorted((out / table).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def everything(out: Path) -> dict[str, list[dict]]:
    """All tables, without what no two runs share."""
    found = {name: rows(out, name) for name in TABLES}
    for row in found["pages"]:
        row.pop("seconds")
    return found


def statuses(out: Path) -> Counter[str]:
    return Counter(row["status"] for row in rows(out, "pages"))


def no_half_file(out: Path) -> bool:
    """Whether nothing of a part that was being written is left, and every table can be read."""
    everything(out)
    return not [one for one in out.rglob("*.part") if "parts" not in one.parts]


def wait_for(what: Callable[[], object], seconds: float = 60) -> object:
    """What is waited for, once it is true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := what():
            return found
        time.sleep(0.02)
    raise TimeoutError


def processes(*words: str) -> list[int]:
    """Processes of this user whose command line holds words."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if all(word in line for word in words):
                found.append(int(entry.name))
    return found


def children(parent: int, word: str) -> list[int]:
    """Processes that a process started, at any depth, whose command line holds a word."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
                )
            except (OSError, IndexError):
                continue
    found = []
    for pid in processes(word):
        at: int | None = pid
        while at is not None and at != parent:
            at = parents.get(at)
        if at == parent:
            found.append(pid)
    return found
