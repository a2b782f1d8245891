"""A crawl on this machine: every page accounted for, nothing lost whatever is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.crawl.run import Crawl, Settings
from tests.crawl import archives
from tests.crawl.readers import QUICK

SETTINGS = Settings(page_seconds=3, part=4, reader=QUICK)


def rows(out: Path, table: str) -> list[dict]:
    from pyarrow import parquet

    files = sorted((out / table).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


@pytest.fixture
def warcs(tmp_path: Path) -> list[str]:
    pages = [archives.story(n) for n in range(10)]
    return [
        str(archives.write(tmp_path / "a.warc.gz", archives.mixed())),
        str(archives.write(tmp_path / "b.warc.gz", pages, host="tarn.example")),
    ]


def test_all(warcs, tmp_path):
    out = tmp_path / "out"
    crawl = Crawl.into(str(out), warcs, SETTINGS)
    assert crawl.run_local(2) == []
    print(crawl.totals())
    for p in sorted(out.rglob("*")):
        print(p)
    print(rows(out, "pages"))
    print(crawl.mark_copies())
    assert 0
