"""A full disk: what is done stays, no half file is left, and the crawl goes on when there is room."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")

from fsspec.implementations.local import LocalFileSystem

from onrecord.crawl.executors import Failure, reason_of
from onrecord.crawl.folder import Folder
from onrecord.crawl.run import Crawl, Settings
from tests.crawl import archives
from tests.crawl.outcome import everything, rows
from tests.crawl.readers import QUICK

SETTINGS = Settings(page_seconds=60, part=3, reader=QUICK)


class Disk:
    """A disk with room for so many bytes, under every file that is opened for writing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room = 10**9
        opened = LocalFileSystem._open

        def limited(files: Any, path: str, mode: str = "rb", *args: Any, **options: Any) -> Any:
            file = opened(files, path, mode, *args, **options)
            if "w" not in mode:
                return file
            write = file.f.write if hasattr(file, "f") else file.write

            def counted(data: Any) -> Any:
                size = memoryview(data).nbytes
                if size > self.room:
                    raise OSError(errno.ENOSPC, "No space left on device")
                self.room -= size
                return write(data)

            return _Limited(file, counted)

        monkeypatch.setattr(LocalFileSystem, "_open", limited)


class _Limited:
    """A file whose ``write`` is another."""

    def __init__(self, file: Any, write: Any) -> None:
        self._file, self.write = file, write

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Limited:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()


def run_here(crawl: Crawl) -> None:
    """The pipeline in this process, where the disk can be made full."""
    data: Any = None
    for step in crawl.steps():
        data = step.run(data, rank=0, world_size=1)
    for _ in data:
        pass


@pytest.fixture
def warc(tmp_path: Path) -> str:
    return str(archives.write(tmp_path / "a.warc.gz", map(archives.story, range(12))))


def test_nothing_done_is_lost_wherever_it_gets_full(
    warc: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole"
    run_here(Crawl.into(str(whole), [warc], SETTINGS))
    expected = everything(whole)

    disk = Disk(monkeypatch)
    out = tmp_path / "out"
    crawl = Crawl.into(str(out), [warc], SETTINGS)
    full, parts = 0, 0
    for room in (2_000, 60_000, 90_000, 120_000, 70_000, 50_000, 10**9):
        disk.room = room
        try:
            run_here(crawl)
        except OSError as error:
            assert error.errno == errno.ENOSPC
            full += 1
        assert not list(out.rglob("*.part")), room
        now = len(list(out.glob("parts/00000/*.json")))
        assert now >= parts or list(out.glob("shards/*.json")), "a part that was done is gone"
        parts = now
    assert full >= 2
    assert everything(out) == expected


def test_what_is_there_is_whole_while_it_is_full(
    warc: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    out = tmp_path / "out"
    crawl = Crawl.into(str(out), [warc], SETTINGS)
    disk.room = 150_000
    with pytest.raises(OSError, match="No space left"):
        while True:
            run_here(crawl)
            if list(out.glob("shards/*.json")):
                pytest.fail("the disk had room for all; give it less")
    assert rows(out, "statements") == []
    from pyarrow import parquet

    for marker in out.glob("parts/00000/*.json"):
        for table in out.glob(f"parts/00000/{marker.stem}-*.parquet"):
            parquet.read_table(table)


def test_a_full_disk_stops_the_run_and_is_told() -> None:
    reason = reason_of(OSError(errno.ENOSPC, "No space left on device"))
    assert reason == "OSError: No space left on device"
    assert Failure(3, reason).stops
    assert not Failure(3, "a.warc.gz: no such file").stops


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    with pytest.raises(RuntimeError), folder.whole("a/b.json") as file:
        file.write(b"half")
        raise RuntimeError
    assert folder.names("a") == []
    with folder.whole("a/b.json") as file:
        file.write(b"all")
        assert not folder.exists("a/b.json")
    assert folder.names("a") == ["b.json"]
