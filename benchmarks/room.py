"""The reading room on a large casebook: how long each view takes while pages are being added.

    python -m benchmarks.room --statements 1000000
    python -m benchmarks.room --case case.db

Four readers ask one server for view after view, each for another row of a list every time, while a
process of its own adds pages to the same casebook. The peer is the question the views are measured
against: under 200 ms at the 95th percentile for every view.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.casebook import queries, records, repeated
from onrecord.casebook import Casebook
from onrecord.record import Record
from training.corpora import DATA

READERS = 4
AIM = 0.2
"""Seconds within which 95 of 100 views are to be answered."""

SERVER = """
import socket, sys, uvicorn
from onrecord.web import create_app
taken = socket.socket(fileno=int(sys.argv[2]))
uvicorn.Server(uvicorn.Config(create_app(sys.argv[1]), log_level="error")).run(sockets=[taken])
"""

ADDER = """
import select, sys
from dataclasses import replace
from onrecord.casebook import Casebook
from onrecord.record import Record
with open(sys.argv[2], encoding="utf-8") as lines:
    found = [Record.from_json(line) for line in lines]
added = 0
with Casebook.open(sys.argv[1]) as book:
    while not select.select([sys.stdin], [], [], 0)[0]:
        url = f"https://added.example/{added}"
        one = found[added % len(found)]
        book.add(replace(one, page=replace(one.page, source=url, url=url)))
        added += 1
print(added)
"""


def lines(data: Path, statements: int, seconds: float, most: int = 256) -> Iterator[str]:
    found, _ = records(data, most)
    folder = Path(tempfile.mkdtemp(prefix="room"))
    try:
        case = folder / "case.db"
        with Casebook.open(case) as book:
            for record in repeated(found, statements):
                book.add(record)
        yield from measured(case, found, seconds)
    finally:
        shutil.rmtree(folder)


def measured(case: Path, found: Sequence[Record], seconds: float) -> Iterator[str]:
    """The time of each view of a casebook while ``found`` are added to it again and again."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        room = f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.set_inheritable(True)
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(case), str(listening.fileno())], close_fds=False
        )
        kept = Path(folder, "records.jsonl")
        kept.write_text("".join(f"{_line(one)}\n" for one in found), encoding="utf-8")
        try:
            views = addresses(room, found)
            adder = subprocess.Popen(
                [sys.executable, "-c", ADDER, str(case), str(kept)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            taken = asked(room, views, seconds)
            added = int(adder.communicate("done\n")[0])
        finally:
            server.terminate()
            server.wait()
    with Casebook.open(case, readonly=True) as book:
        (statements,) = book.connection.execute("SELECT count(*) FROM statements").fetchone()
    yield f"{statements} statements, {added} pages added meanwhile, {READERS} readers"
    yield f"{'view':14} {'p50':>8} {'p95':>8} {'most':>8}  views"
    for name, times in taken.items():
        yield _row(name, times)
    everything = [one for times in taken.values() for one in times]
    yield _row("all", everything)
    slow = [name for name, times in taken.items() if _share(times, 0.95) > AIM]
    yield f"over {1000 * AIM:.0f} ms at p95: {', '.join(slow) or 'none'}"


def addresses(room: str, found: Sequence[Record]) -> dict[str, list[str]]:
    """What is asked of each view: the busiest rows of its list, and some of the rest."""
    people = _json(room, "/people.json")["people"]
    named = _json(room, "/people.json?order=named&kind=place")["people"]
    outlets = _json(room, "/outlets.json")["outlets"]
    accused = _json(room, "/matters.json")["against"]
    stories = _json(room, "/stories.json")["stories"]
    who = [f"who={one['id']}" for one in people[:12]]
    searches = [urllib.parse.quote_plus(one) for one in queries(found)]
    return {
        "stories": ["/stories", "/stories?outlet=Outlet+1"],
        "story": [f"/stories/{one['page_id']}" for one in stories[:20]],
        "people": ["/people", "/people?order=named", "/people?kind=place&order=named"],
        "person": [f"/people/{one['id']}" for one in people[:30]],
        "said of": [f"/people/{one['id']}?part=of" for one in people[:30]],
        "timeline": [
            "/timeline",
            "/timeline?by=month",
            "/timeline?show=statements",
            "/timeline?type=die",
            *(f"/timeline?{one}" for one in who),
            *(f"/timeline?place={one['id']}" for one in named[:8]),
        ],
        "conflicts": ["/conflicts", "/conflicts?sort=denials", "/conflicts?sort=speakers"],
        "matters": ["/matters", *(f"/matters/{one['defendant']['id']}" for one in accused[:8])],
        "outlets": ["/outlets", *(f"/outlets/{one['id']}" for one in outlets[:12])],
        "search": [f"/search?q={one}" for one in searches],
    }


def asked(room: str, views: dict[str, list[str]], seconds: float) -> dict[str, list[float]]:
    """The seconds that each answer took, by view, of four readers who ask until time is up."""
    taken: dict[str, list[float]] = {name: [] for name in views}
    until = time.perf_counter() + seconds

    def read(seed: int) -> None:
        chance = random.Random(seed)
        while time.perf_counter() < until:
            name = chance.choice(list(views))
            if not views[name]:
                continue
            started = time.perf_counter()
            with urllib.request.urlopen(room + chance.choice(views[name])) as answer:
                answer.read()
            taken[name].append(time.perf_counter() - started)

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return {name: times for name, times in taken.items() if times}


def _json(room: str, path: str) -> Any:
    with urllib.request.urlopen(room + path) as answer:
        return json.load(answer)


def _line(record: Record) -> str:
    return json.dumps(record.to_dict(), ensure_ascii=False)


def _share(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(share * (len(times) - 1))]


def _row(name: str, times: Sequence[float]) -> str:
    p50, p95, most = (1000 * _share(times, share) for share in (0.5, 0.95, 1.0))
    return f"{name:14} {p50:6.0f}ms {p95:6.0f}ms {most:6.0f}ms  {len(times)}"


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m benchmarks.room", description=__doc__)
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--statements", type=int, default=50_000, help="statements to begin with")
    made.add_argument("--seconds", type=float, default=60.0, help="how long the readers read")
    made.add_argument(
        "--case", type=Path, help="a casebook to read and add to, instead of a new one"
    )
    args = made.parse_args()
    if args.case is not None:
        found, _ = records(args.data, 32)
        told = measured(args.case, found, args.seconds)
    else:
        told = lines(args.data, args.statements, args.seconds)
    for line in told:
        print(line, flush=True)


if __name__ == "__main__":
    main()
