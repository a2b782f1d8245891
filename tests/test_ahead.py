"""One process over many pages: the next is begun while one is worked out."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord._many import BEGUN
from onrecord.reader import Layers
from onrecord.record import Article
from tests.conftest import needs_model
from tests.pages import EXAMPLES


def page(number: int) -> bytes:
    return b"Page %d. The bridge was closed on Monday, and nobody on the quay said why." % number


class Log:
    """Stands for the reader, and notes what is begun and what is worked out."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.held: weakref.WeakSet[Callable[[], Layers]] = weakref.WeakSet()

    def __call__(self, article: Article) -> Callable[[], Layers]:
        name = article.text.split(".")[0][-1]
        self.told.append(f"begin {name}")
        if "cannot be begun" in article.text:
            raise ZeroDivisionError

        def ended() -> Layers:
            self.told.append(f"end {name}")
            if "cannot be ended" in article.text:
                raise ZeroDivisionError
            return Layers()

        self.held.add(ended)
        return ended


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    made = Log()
    monkeypatch.setattr("onrecord.reader.begin_layers", made)
    return made


def numbers(records: Iterator[onrecord.Record]) -> list[str]:
    return [one.problem.code if one.problem else one.article.text[5] for one in records]


def test_the_next_page_is_begun_before_one_is_worked_out(log: Log) -> None:
    records = onrecord.read_many(page(number) for number in range(4))
    assert numbers(records) == ["0", "1", "2", "3"]
    begun = [log.told.index(f"begin {number}") for number in range(4)]
    ended = [log.told.index(f"end {number}") for number in range(4)]
    assert begun == sorted(begun) and ended == sorted(ended)
    assert all(begun[number + 1] < ended[number] for number in range(3))


def test_few_pages_are_held_and_few_sources_drawn(log: Log) -> None:
    drawn: list[int] = []

    def sources() -> Iterator[bytes]:
        for number in range(9):
            drawn.append(number)
            yield page(number)

    for given, _ in enumerate(onrecord.read_many(sources()), 1):
        assert len(drawn) <= given + BEGUN
        assert len(log.held) <= BEGUN + 1
    assert len(drawn) == 9


@pytest.mark.parametrize(
    "fault", [b"", b"Page 1. This cannot be begun.", b"Page 1. It cannot be ended."]
)
def test_a_bad_page_stands_in_its_place(log: Log, fault: bytes) -> None:
    records = onrecord.read_many([page(0), fault, page(2), page(3)])
    assert numbers(records) == ["0", "unreadable", "2", "3"]


@pytest.mark.parametrize(
    "fault", [b"", b"Page 1. This cannot be begun.", b"Page 1. It cannot be ended."]
)
def test_it_is_raised_in_its_place_and_nothing_follows(log: Log, fault: bytes) -> None:
    records = onrecord.read_many([page(0), fault, page(2), page(3)], on_error="raise")
    assert next(records).article.text[5] == "0"
    with pytest.raises(onrecord.PageError):
        next(records)
    assert list(records) == []
    assert "end 2" not in log.told


def test_a_source_that_fails_costs_no_page_before_it(log: Log) -> None:
    def sources() -> Iterator[bytes]:
        yield page(0)
        yield page(1)
        raise ConnectionError("the list of pages is gone")

    records = onrecord.read_many(sources())
    assert [next(records).article.text[5] for _ in range(2)] == ["0", "1"]
    with pytest.raises(ConnectionError):
        next(records)


def test_who_stops_early_leaves_nothing_begun(log: Log) -> None:
    closed: list[bool] = []

    def sources() -> Iterator[bytes]:
        try:
            for number in range(9):
                yield page(number)
        finally:
            closed.append(True)

    records = onrecord.read_many(sources())
    next(records)
    assert len(log.held) == BEGUN
    records.close()
    assert len(log.held) == 0
    del records
    assert closed == [True]
    assert "end 1" not in log.told


def test_an_interrupt_is_no_bad_page(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(article: Article) -> Callable[[], Layers]:
        if article.text.startswith("Page 2"):
            raise KeyboardInterrupt
        return log(article)

    monkeypatch.setattr("onrecord.reader.begin_layers", interrupted)
    records = onrecord.read_many([page(number) for number in range(4)])
    with pytest.raises(KeyboardInterrupt):
        list(records)
    assert len(log.held) == 0


@needs_model
@pytest.mark.parametrize("threads", ["1", "3"])
def test_records_are_those_of_pages_read_alone(threads: str) -> None:
    script = (
        "import sys, onrecord\n"
        "pages = sys.argv[1:]\n"
        "many = [one.to_json() for one in onrecord.read_many(pages)]\n"
        "print(many == [onrecord.read(one).to_json() for one in pages], len(many))\n"
    )
    pages = sorted(map(str, EXAMPLES.glob("*.html")))[:4]
    done = subprocess.run(
        [sys.executable, "-c", script, *pages],
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"ONRECORD_THREADS": threads},
    )
    assert done.stdout.split() == ["True", "4"], done.stderr


@needs_model
def test_what_a_reading_held_goes_with_it() -> None:
    """The scores of a long page are large: they wait for no search for cycles."""
    from onrecord.reader.network.encoder import Encoded

    text = "Ana Reyes, the mayor, closed the bridge. “It cracked,” she told the Post. Her deputy agreed."
    gc.collect()
    gc.disable()
    try:
        assert onrecord.read_article(text).statements
        assert not [one for one in gc.get_objects() if isinstance(one, Encoded)]
    finally:
        gc.enable()


@needs_model
def test_ctrl_c_ends_a_run_at_once(tmp_path: Path) -> None:
    script = (
        "import sys, onrecord\n"
        "for record in onrecord.read_many([sys.argv[1]] * 1000):\n"
        "    print(len(record.statements), flush=True)\n"
    )
    long = tmp_path / "long.txt"
    long.write_text("The ferry was late, and nobody on the quay said why.\n" * 400)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(long)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    # One error of the main thread, which may have come while another was handled, and none of any other thread.
    assert err.splitlines()[-1] == "KeyboardInterrupt", err
    assert err.count("Traceback") == 1 + err.count("During handling of the above exception"), err
    assert "Exception in thread" not in err, err
