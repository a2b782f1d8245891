"""A crawl on a real Ray cluster of this machine, its workers killed while it runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")
pytest.importorskip("ray", reason="Ray is not installed; it comes with onrecord[ray]")

from onrecord.crawl.run import Crawl, Settings
from tests.crawl import archives
from tests.crawl.outcome import everything, processes, wait_for
from tests.crawl.readers import SLOW

PATIENCE = 1800
"""Seconds that a test waits: what is waited for comes in seconds, but not on a machine that is busy
otherwise, and a test tells nothing when that is why it fails."""

SLOWLY = Settings(page_seconds=600, part=3, reader=SLOW)


@pytest.fixture(scope="module")
def stories(tmp_path_factory) -> list[str]:
    folder = tmp_path_factory.mktemp("warcs")
    return [
        str(
            archives.write(
                folder / f"{name}.warc.gz", map(archives.story, range(n, n + 24)), host=name
            )
        )
        for n, name in enumerate(["vale.example", "tarn.example", "ellan.example"])
    ]


@pytest.fixture(scope="module")
def on_this_machine(stories, tmp_path_factory) -> dict[str, list[dict]]:
    out = tmp_path_factory.mktemp("local") / "out"
    assert Crawl.into(str(out), stories, SLOWLY).run_local(2) == []
    return everything(out)


def crawl(out: Path, address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord.cli", "crawl", "--out", str(out)]
    return subprocess.Popen(
        [*command, "--engine", "ray", "--address", address], stderr=subprocess.PIPE, text=True
    )


def test_killed_workers_and_a_killed_driver_cost_nothing(
    cluster: str, stories, on_this_machine, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    Crawl.into(str(out), stories, SLOWLY)
    driver = crawl(out, cluster)
    killed = set()
    for part in ("0001", "0003"):
        wait_for(lambda part=part: list(out.glob(f"parts/*/{part}.json")), PATIENCE)
        for pid in processes("ray::_on_ray")[:1]:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
    assert killed
    wait_for(lambda: list(out.glob("shards/*.json")), PATIENCE)
    driver.kill()
    driver.communicate()
    # Ray ends the tasks of a dead driver by and by, maybe in the middle of a file: what bears its final
    # name is whole all the same, and the part that was being written is gone when the rest is done.
    wait_for(lambda: not processes("ray::_on_ray"), PATIENCE)
    everything(out)
    again = crawl(out, cluster)
    _, err = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, err
    assert "3 of 3 WARCs done: 72 pages: 72 read" in err
    assert everything(out) == on_this_machine
    assert not list(out.rglob("*.part"))


def test_the_readers_of_a_killed_worker_end_with_it(cluster: str, stories, tmp_path: Path) -> None:
    out = tmp_path / "out"
    Crawl.into(str(out), stories[:1], SLOWLY)
    driver = crawl(out, cluster)
    wait_for(lambda: list(out.glob("parts/*/0000.json")), PATIENCE)
    before = set(processes("onrecord.crawl.reading", "readers:slow"))
    assert before
    for pid in processes("ray::_on_ray"):
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not before & set(processes("onrecord.crawl.reading")), PATIENCE)
    assert driver.wait(PATIENCE) == 0
    driver.communicate()


def test_a_driver_that_is_told_to_end_does_so_quietly(
    cluster: str, stories, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    Crawl.into(str(out), stories[:1], SLOWLY)
    driver = crawl(out, cluster)
    begun = lambda: list(out.glob("parts/*/0000.json"))  # noqa: E731
    wait_for(lambda: begun() or driver.poll() is not None, PATIENCE)
    assert driver.poll() is None, driver.communicate()[1]
    driver.send_signal(signal.SIGTERM)
    _, err = driver.communicate(timeout=PATIENCE)
    assert driver.returncode != 0
    assert err == ""


def test_no_cluster_is_one_clear_line(stories, tmp_path: Path) -> None:
    out = tmp_path / "out"
    Crawl.into(str(out), stories[:1], SLOWLY)
    driver = crawl(out, "127.0.0.1:1")
    _, err = driver.communicate(timeout=PATIENCE)
    assert driver.returncode == 2
    assert err.startswith("onrecord: 127.0.0.1:1: is no Ray cluster")
    assert len(err.splitlines()) == 1
