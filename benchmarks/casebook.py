"""A casebook of many statements: its size, the speed of adding against reading, search while it
grows.

    python -m benchmarks.casebook --statements 1000000
    python -m benchmarks.casebook --case big.db
    python -m benchmarks.casebook --kills 50

Articles are read once and their records added again and again under new addresses. Every text is
then a copy of one of few, which is kind to the vocabulary and hard on copies, identities and
events: each article meets all its likes. Search runs in a process of its own beside the one that
adds, over the last fifth of the way.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.texts import articles
from onrecord.casebook import Casebook
from onrecord.record import Record
from training.corpora import DATA

LAST = 0.8
"""Share of the statements from which search is timed."""

CHILD = """
import json, sys, time
from onrecord.casebook import Casebook
queries = json.loads(sys.argv[2])
taken = {}
with Casebook.open(sys.argv[1], readonly=True) as book:
    turn = 0
    while sys.stdin.readable() and not __import__("select").select([sys.stdin], [], [], 0.02)[0]:
        query = queries[turn % len(queries)]
        turn += 1
        started = time.perf_counter()
        book.search(query)
        taken.setdefault(query, []).append(time.perf_counter() - started)
print(json.dumps(taken))
"""


def records(data: Path, most: int) -> tuple[list[Record], float]:
    """Records of news articles, and the seconds it took to read one."""
    import onrecord

    texts = articles(data, most)
    file = data / "text" / "wikinews-2019-2020.jsonl"
    if file.exists():
        with file.open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines][:most]
    onrecord.read_article(texts[0])
    started = time.process_time()
    found = [onrecord.read_article(text, published="2020-01-01") for text in texts]
    return found, (time.process_time() - started) / len(texts)


def repeated(found: Sequence[Record], statements: int) -> Iterator[Record]:
    """The records under new addresses and outlets until there are so many statements."""
    made = turn = 0
    while made < statements:
        for place, record in enumerate(found):
            url = f"https://outlet{turn % 400}.example/{turn}/{place}"
            yield replace(
                record,
                page=replace(record.page, source=url, url=url),
                article=replace(record.article, outlet=f"Outlet {turn % 400}"),
            )
            made += len(record.statements)
        turn += 1


def queries(found: Sequence[Record]) -> list[str]:
    """Common words, rare ones, phrases, beginnings, fields: what people type."""
    speakers = [one.speaker.name for each in found for one in each.statements if one.speaker]
    words = [each.words(one.content[0]).split() for each in found for one in each.statements]
    chance = random.Random(1)
    some = [one for one in words if len(one) > 6 and all(word.isalpha() for word in one[1:4])]
    picked = chance.sample(some, 6)
    return [
        "the",
        "people government",
        "said",
        *(f'"{" ".join(one[1:4])}"' for one in picked),
        *(f"{max(one, key=len)[:5]}*" for one in picked if max(one, key=len)[:5].isalpha()),
        *(f'speaker:"{name}"' for name in chance.sample(sorted(set(speakers)), 4)),
        "outlet:outlet the before:2021",
    ]


def lines(data: Path, statements: int, most: int = 256) -> Iterator[str]:
    found, reading = records(data, most)
    yield f"{len(found)} articles, {sum(len(one.statements) for one in found)} statements"
    folder = Path(tempfile.mkdtemp(prefix="casebook"))
    try:
        yield from _grown(folder / "case.db", found, reading, statements)
    finally:
        shutil.rmtree(folder)


def _grown(case: Path, found: Sequence[Record], reading: float, statements: int) -> Iterator[str]:
    made = pages = 0
    searcher: subprocess.Popen[str] | None = None
    with Casebook.open(case) as book:
        used = time.process_time()
        for record in repeated(found, statements):
            book.add(record)
            made += len(record.statements)
            pages += 1
            if searcher is None and made >= LAST * statements:
                searcher = _searching(case, queries(found))
        adding = (time.process_time() - used) / pages
        assert searcher is not None
        taken = json.loads(searcher.communicate("done\n")[0])
        book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield f"{'casebook':34} {made} statements, {pages} pages, {case.stat().st_size / 1e6:.0f} MB"
    yield f"{'reading a page':34} {1000 * reading:8.1f} ms of one core"
    yield f"{'adding a page':34} {1000 * adding:8.1f} ms of one core"
    yield from _times(taken)


def beside(case: Path, data: Path, seconds: float, most: int = 32) -> Iterator[str]:
    """Search in a casebook that there is, while pages are added to it for so long."""
    found, _ = records(data, most)
    with Casebook.open(case) as book:
        (statements,) = book.connection.execute("SELECT count(*) FROM statements").fetchone()
        started, used, pages = time.monotonic(), time.process_time(), 0
        searcher = _searching(case, queries(found))
        while time.monotonic() - started < seconds:
            one = found[pages % len(found)]
            url = f"https://beside.example/{started}/{pages}"
            book.add(replace(one, page=replace(one.page, source=url, url=url)))
            pages += 1
        adding = (time.process_time() - used) / pages
        taken = json.loads(searcher.communicate("done\n")[0])
        book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield f"{'casebook':34} {statements} statements, {case.stat().st_size / 1e6:.0f} MB"
    yield f"{'adding a page':34} {1000 * adding:8.1f} ms of one core, {pages} pages"
    yield from _times(taken)


def _times(taken: Mapping[str, Sequence[float]]) -> Iterator[str]:
    times = sorted(each for some in taken.values() for each in some)
    for share in (0.5, 0.95):
        shown = 1000 * times[int(share * (len(times) - 1))]
        yield f"{f'search while adding, p{100 * share:.0f}':34} {shown:8.1f} ms of {len(times)}"
    slowest = max(taken, key=lambda query: sorted(taken[query])[len(taken[query]) // 2])
    median = sorted(taken[slowest])[len(taken[slowest]) // 2]
    yield f"{'slowest query, its median':34} {1000 * median:8.1f} ms: {slowest}"


def _searching(case: Path, asked: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(case), json.dumps(asked)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def killed(kills: int) -> Iterator[str]:
    """Adding that is killed again and again (SIGKILL), then left to finish."""
    from tests.casebook.killing import killed_at_random
    from tests.casebook.test_adding import invented_records

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        sources = invented_records(path, 40 * kills)
        outcome = killed_at_random(Path(folder, "case.db"), path, kills, seed=9)
    yield (
        f"{outcome.kills} kills: {len(outcome.told)} pages told as added, {len(outcome.lost)}"
        " lost, "
        f"{len(outcome.broken)} faults; {outcome.pages} of {len(sources)} in the end"
    )


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m benchmarks.casebook", description=__doc__)
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--statements", type=int, default=20_000, help="statements to add")
    made.add_argument("--kills", type=int, default=0, help="kill the adding so often instead")
    made.add_argument("--case", type=Path, help="search in this casebook, and add to it, instead")
    made.add_argument("--seconds", type=float, default=60.0, help="how long, with --case")
    args = made.parse_args()
    if args.kills:
        told = killed(args.kills)
    elif args.case:
        told = beside(args.case, args.data, args.seconds)
    else:
        told = lines(args.data, args.statements)
    for line in told:
        print(line, flush=True)


if __name__ == "__main__":
    main()
