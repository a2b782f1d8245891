"""Adding that is killed at random moments: what was told as added must be there, and nothing broken."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from onrecord.casebook import Casebook

CHILD = """
import sys
from onrecord.casebook import Casebook
with Casebook.open(sys.argv[1]) as book:
    print("open", flush=True)
    for one in book.adding([sys.argv[2]]):
        if one.result != "known":
            print(one.result, one.source, flush=True)
"""

PAGES_BEFORE = 30
"""At most so many pages are added before a kill."""

PAGE_TAKES = 0.02
"""Seconds after the last of them within which the kill comes: about what a page takes."""


@dataclass
class Kills:
    """What became of a casebook whose writer was killed again and again, then left to finish."""

    kills: int
    told: set[str]
    lost: set[str]
    broken: list[str]
    pages: int
    left_over: list[str]


def killed_at_random(case: Path, records: Path, kills: int, seed: int) -> Kills:
    """Adds a file of records in processes that are killed (SIGKILL) at random moments.

    A moment is a number of pages told as added, from none to ``PAGES_BEFORE``, and a little while
    more, so that most kills come in the midst of writing; some come while the file is opened.
    """
    chance = random.Random(seed)
    outcome = Kills(0, set(), set(), [], 0, [])
    for _ in range(kills):
        pages, more = chance.randint(0, PAGES_BEFORE), chance.uniform(0.0, PAGE_TAKES)
        told = _killed(case, records, pages, more)
        outcome.kills += 1
        outcome.told |= told
        outcome.broken += _broken(case)
        outcome.lost |= outcome.told - _held(case)
    outcome.left_over = _run(case, records)
    outcome.broken += _broken(case)
    outcome.pages = len(_held(case))
    return outcome


def _killed(case: Path, records: Path, pages: int, more: float) -> set[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(case), str(records)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(pages)]
    time.sleep(more)
    child.send_signal(signal.SIGKILL)
    # a line that was killed before its end tells nothing
    lines += child.stdout.read().split("\n")[:-1]
    child.wait()
    return {line.split(" ", 1)[1].strip() for line in lines if line.startswith("added ")}


def _run(case: Path, records: Path) -> list[str]:
    with Casebook.open(case) as book:
        return [one.source for one in book.adding([str(records)]) if one.result == "failed"]


def _held(case: Path) -> set[str]:
    with Casebook.open(case) as book:
        return {row[0] for row in book.connection.execute("SELECT source FROM versions")}


def _broken(case: Path) -> list[str]:
    """What SQLite, and the casebook's own promises, find wrong."""
    with Casebook.open(case) as book:
        query = book.connection.execute
        found = [row[0] for row in query("PRAGMA integrity_check") if row[0] != "ok"]
        found += [str(tuple(row)) for row in query("PRAGMA foreign_key_check")]
        half = query(
            "SELECT count(*) FROM versions v JOIN pages p ON p.id = v.page_id"
            " WHERE p.version_id IS NULL OR p.story_id IS NULL OR NOT EXISTS"
            " (SELECT 1 FROM statements s WHERE s.version_id = v.id)"
        ).fetchone()[0]
        return found + ([f"{half} pages half written"] if half else [])
