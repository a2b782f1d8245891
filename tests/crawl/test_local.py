"""A crawl on this machine: every page accounted for, nothing lost whatever is killed."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import threading
from itertools import islice
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")

from onrecord.crawl import opened
from onrecord.crawl.executors import TRIES
from onrecord.crawl.run import Crawl, Settings
from onrecord.errors import OptionError, PageError, SourceError
from tests.crawl import archives
from tests.crawl.outcome import children, everything, no_half_file, rows, statuses, wait_for
from tests.crawl.readers import QUICK, SLOW

SETTINGS = Settings(page_seconds=3, part=4, reader=QUICK)
SLOWLY = Settings(page_seconds=60, part=3, reader=SLOW)


@pytest.fixture(scope="module")
def stories(tmp_path_factory) -> list[str]:
    """Two WARCs of stories, long enough to be killed while they are read."""
    folder = tmp_path_factory.mktemp("stories")
    return [
        str(
            archives.write(
                folder / f"{name}.warc.gz", map(archives.story, range(n, n + 24)), host=name
            )
        )
        for n, name in enumerate(["vale.example", "tarn.example"])
    ]


@pytest.fixture(scope="module")
def undisturbed(stories, tmp_path_factory) -> dict[str, list[dict]]:
    out = tmp_path_factory.mktemp("crawl") / "undisturbed"
    assert Crawl.into(str(out), stories, SLOWLY).run_local(2) == []
    return everything(out)


@pytest.fixture(scope="module")
def crawl(tmp_path_factory) -> Crawl:
    """Pages of every kind, one that hangs, one that dies, a broken record, one shut out."""
    folder = tmp_path_factory.mktemp("mixed")
    pages = [*archives.mixed(), archives.HANGS, archives.DIES, archives.story(1)]
    warc = archives.write(folder / "a.warc.gz", pages)
    broken = b"\x1f\x8b\x08 no gzip"
    last = archives.record(archives.story(9), "https://vale.example/ad/9")
    warc.write_bytes(warc.read_bytes() + broken + last)
    settings = Settings(without=("*/ad/*",), page_seconds=3, part=4, reader=QUICK)
    crawl = Crawl.into(str(folder / "out"), [str(warc)], settings)
    assert crawl.run_local(1) == []
    return crawl


class TestAccounting:
    def test_every_page_is_read_or_has_its_reason(self, crawl: Crawl) -> None:
        pages = rows(Path(crawl.out), "pages")
        assert [(one["status"], one["reason"]) for one in pages] == [
            ("read", None),
            ("other_language", "language"),
            ("not_an_article", "section_front"),
            ("read", None),
            ("failed", "unreadable"),
            ("read", None),
            ("failed", "too_slow"),
            ("failed", "crashed"),
            ("read", None),
            ("failed", "broken_record"),
            ("excluded", "url"),
        ]
        assert pages[6]["message"].startswith("takes over 3 s")
        assert "SIGSEGV" in pages[7]["message"]
        assert "broken after byte" in pages[9]["message"]
        assert [one["row"] for one in pages] == [f"00000-{n}" for n in range(11)]

    def test_totals_are_of_the_pages(self, crawl: Crawl) -> None:
        totals = crawl.totals()
        assert (totals.done, totals.shards, totals.pages) == (1, 1, 11)
        assert totals.statuses == statuses(Path(crawl.out))
        assert totals.statements == len(rows(Path(crawl.out), "statements")) == 8

    def test_records_come_back_and_rows_open_their_page(self, crawl: Crawl) -> None:
        found = list(opened.records(crawl.out))
        assert [one.page.url for one in found] == [
            f"https://vale.example/{n}" for n in (1, 4, 6, 9)
        ]
        chosen = opened.records(crawl.out, rows=["article", "00000-3/s1", "00000-3", "00099-1"])
        assert [one.page.url for one in chosen] == ["https://vale.example/4"]
        for row in rows(Path(crawl.out), "statements"):
            record, article = opened.find(crawl.out, row["row"])
            (said,) = (one for one in record.statements if one.id == row["id"])
            assert record.words(said.content[0]) == row["words"]
            assert (row["warc"], row["warc_offset"]) == (article["warc"], article["warc_offset"])
            page = opened.page_of(article)
            assert (page.url, page.captured_at) == (row["url"], "2024-03-15T08:00:00Z")
            assert said.speaker.name.encode() in page.data

    def test_what_was_not_read_says_why(self, crawl: Crawl) -> None:
        with pytest.raises(PageError, match="was not read: other language"):
            opened.find(crawl.out, "00000-1")
        for row in ("00000-77", "00007-1", "x", "../../etc-1", "00000-0'/s1"):
            with pytest.raises(PageError, match="is no row"):
                opened.find(crawl.out, row)

    def test_a_page_that_is_no_longer_there(self, crawl: Crawl, tmp_path: Path) -> None:
        _, article = opened.find(crawl.out, "00000-0")
        with pytest.raises(SourceError, match="no such file"):
            opened.page_of({**article, "warc": str(tmp_path / "gone.warc.gz")})
        with pytest.raises(PageError, match="does not hold the page"):
            opened.page_of({**article, "sha256": "0" * 64})
        assert opened.page_of({**article, "warc_offset": None}).url == article["url"]

    def test_copies_are_marked(self, crawl: Crawl) -> None:
        assert crawl.mark_copies() == 1
        from pyarrow import parquet

        (copy,) = parquet.read_table(Path(crawl.out) / "copies.parquet").to_pylist()
        assert copy == {"article": "00000-8", "copy_of": "00000-3", "similarity": 1.0}


class TestResuming:
    def test_nothing_is_read_twice(self, stories, tmp_path: Path) -> None:
        out = tmp_path / "out"
        assert Crawl.into(str(out), stories[:1], SETTINGS).run_local(1) == []
        before = {one: one.stat().st_mtime_ns for one in out.rglob("*.parquet")}
        assert Crawl.into(str(out), stories, SETTINGS).run_local(1) == []
        assert {one: one.stat().st_mtime_ns for one in before} == before
        assert statuses(out) == {"read": 48}
        assert Crawl.into(str(out), [], None).run_local(1) == []

    def test_a_killed_worker_costs_nothing(self, stories, undisturbed, tmp_path: Path) -> None:
        out = tmp_path / "out"
        crawl = Crawl.into(str(out), stories, SLOWLY)
        failures: list = []
        thread = threading.Thread(target=lambda: failures.extend(crawl.run_local(2)))
        thread.start()
        for part in ("0001", "0003"):
            wait_for(lambda part=part: list(out.glob(f"parts/*/{part}.json")))
            for pid in children(os.getpid(), "onrecord.crawl.rank")[:1]:
                os.kill(pid, signal.SIGKILL)
        thread.join(120)
        assert failures == []
        assert everything(out) == undisturbed
        assert no_half_file(out)

    def test_a_worker_that_is_always_killed_is_told(self, stories, tmp_path: Path) -> None:
        crawl = Crawl.into(str(tmp_path / "out"), stories[:1], SLOWLY)
        ended = threading.Event()
        killed: set[int] = set()

        def kill() -> None:
            while not ended.wait(0.05):
                for pid in children(os.getpid(), "onrecord.crawl.rank"):
                    killed.add(pid)
                    os.kill(pid, signal.SIGKILL)

        thread = threading.Thread(target=kill)
        thread.start()
        (failure,) = crawl.run_local(1)
        ended.set()
        thread.join()
        assert failure.reason == f"its worker was killed {TRIES} times (signal 9)"
        assert len(killed) == TRIES
        assert crawl.run_local(1) == []

    def test_a_killed_driver_leaves_what_is_done(
        self, stories, undisturbed, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        Crawl.into(str(out), stories, SLOWLY)
        command = [
            sys.executable,
            "-m",
            "onrecord.cli",
            "crawl",
            "--out",
            str(out),
            "--workers",
            "2",
        ]
        for part in ("0000", "0002"):
            driver = subprocess.Popen(command, stderr=subprocess.PIPE)
            wait_for(lambda part=part: list(out.glob(f"parts/*/{part}.json")))
            workers = children(driver.pid, "onrecord.crawl")
            assert workers
            driver.kill()
            driver.communicate()
            wait_for(lambda workers=workers: not any(map(alive, workers)))
            assert no_half_file(out)
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "2 of 2 WARCs done: 48 pages: 48 read" in done.stderr
        assert everything(out) == undisturbed
        assert not list(out.rglob("*.part"))

    def test_ctrl_c_ends_all_and_loses_nothing(self, stories, tmp_path: Path) -> None:
        out = tmp_path / "out"
        Crawl.into(str(out), stories, SLOWLY)
        command = [sys.executable, "-m", "onrecord.cli", "crawl", "--out", str(out)]
        driver = subprocess.Popen(command, stdout=-1, stderr=-1)
        wait_for(lambda: list(out.glob("parts/*/0001.json")))
        workers = children(driver.pid, "onrecord.crawl")
        driver.send_signal(signal.SIGINT)
        output = driver.communicate(timeout=30)
        assert (driver.returncode, output) == (130, (b"", b""))
        wait_for(lambda: not any(map(alive, workers)))
        assert len(list(out.glob("parts/00000/*.json"))) >= 2


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


class TestWhatCannotBe:
    def test_a_warc_that_is_not_there_waits_for_its_turn(self, stories, tmp_path: Path) -> None:
        out, late = tmp_path / "out", tmp_path / "late.warc.gz"
        crawl = Crawl.into(str(out), [str(late), stories[0]], SETTINGS)
        (failure,) = crawl.run_local(1)
        assert (failure.rank, failure.reason) == (0, f"{late}: no such file")
        assert (crawl.totals().done, crawl.totals().pages) == (1, 24)
        archives.write(late, [archives.story(1)])
        assert crawl.run_local(1) == []
        assert crawl.totals().done == 2

    def test_it_goes_on_behind_broken_records(self, tmp_path: Path) -> None:
        pages = [archives.record(archives.story(n), f"https://vale.example/{n}") for n in range(8)]
        for n in (0, 3, 4):
            half = len(pages[n]) // 2
            pages[n] = pages[n][:half] + bytes(60) + pages[n][half + 60 :]
        clipped = gzip.compress(archives.story(9).encode())[:-400]
        told = ["Content-Encoding: gzip"]
        pages.append(archives.record(clipped, "https://vale.example/9", headers=told))
        warc = tmp_path / "a.warc.gz"
        warc.write_bytes(b"".join(pages))
        settings = Settings(page_seconds=60, part=1, reader=QUICK)
        found = []
        for stops in (99, 1, 5):
            out = tmp_path / f"out{stops}"
            crawl = Crawl.into(str(out), [str(warc)], settings)
            data = None
            for step in crawl.steps():
                data = step.run(data, rank=0, world_size=1)
            for _ in islice(data, stops):
                pass
            data.close()
            assert crawl.run_local(1) == []
            found.append(everything(out))
        assert found[0] == found[1] == found[2]
        reasons = [one["reason"] for one in found[0]["pages"]]
        broken = "broken_record"
        assert reasons == [broken, None, None, broken, broken, None, None, None, "clipped"]
        assert all(one["warc_offset"] is not None for one in found[0]["pages"])

    def test_a_file_that_is_no_warc(self, tmp_path: Path) -> None:
        (tmp_path / "x.warc.gz").write_bytes(b"no WARC at all")
        crawl = Crawl.into(str(tmp_path / "out"), [str(tmp_path / "x.warc.gz")], SETTINGS)
        (failure,) = crawl.run_local(1)
        assert failure.reason.endswith("x.warc.gz: is no WARC file")

    def test_a_reader_that_cannot_start_is_no_fault_of_pages(self, stories, tmp_path: Path) -> None:
        settings = Settings(reader="onrecord.nothing:here")
        crawl = Crawl.into(str(tmp_path / "out"), stories[:1], settings)
        (failure,) = crawl.run_local(1)
        assert "cannot start" in failure.reason
        assert crawl.totals().pages == 0

    def test_other_settings_are_refused(self, stories, tmp_path: Path) -> None:
        out = str(tmp_path / "out")
        Crawl.into(out, stories, SETTINGS)
        with pytest.raises(OptionError, match="begun with other settings: only was"):
            Crawl.into(out, stories, Settings(only=("*",), page_seconds=3, part=4, reader=QUICK))
        assert Crawl.into(out, [], None).settings == SETTINGS

    def test_a_folder_with_other_things_is_refused(self, stories, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("Read me.")
        with pytest.raises(OptionError, match="other things"):
            Crawl.into(str(tmp_path), stories, SETTINGS)
        with pytest.raises(OptionError, match="no WARC"):
            Crawl.into(str(tmp_path / "new"), [], SETTINGS)
        (tmp_path / "odd").mkdir()
        (tmp_path / "odd/crawl.json").write_text('{"onrecord": 99}')
        with pytest.raises(OptionError, match="of this version"):
            Crawl.into(str(tmp_path / "odd"), stories, SETTINGS)
