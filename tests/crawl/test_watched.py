"""One bad page costs itself alone: it is marked with its reason, and the rest is read."""

from __future__ import annotations

import os
import signal
import time

import pytest

from onrecord.crawl import watched
from onrecord.crawl.watched import ReaderError, WatchedReader
from onrecord.errors import PageError
from onrecord.page.capture import Capture
from onrecord.record import Record
from tests.conftest import needs_model
from tests.crawl.archives import DIES, HANGS, STORY, story
from tests.crawl.readers import QUICK


def capture(page: str, name: str = "x") -> Capture:
    return Capture(
        source=name, data=page.encode(), url="https://vale.example/", media_type="text/html"
    )


@pytest.fixture
def reader():
    made = WatchedReader(seconds=1.5, reader=QUICK)
    yield made
    made.close()


def kinds(outcomes) -> list[str]:
    return ["read" if isinstance(one.result, Record) else one.result.message for one in outcomes]


def test_a_page_that_dies_and_one_that_hangs_cost_themselves_alone(reader) -> None:
    pages = [STORY, DIES, story(1), HANGS, story(2), DIES]
    first, dies, second, hangs, third, last = kinds(reader.read([capture(one) for one in pages]))
    assert (first, second, third) == ("read", "read", "read")
    assert dies == last == "ended the process that read it twice (signal SIGSEGV)"
    assert hangs == "takes over 1.5 s to read; the page is skipped"


def test_errors_and_memory_are_told(reader) -> None:
    empty, swollen = kinds(reader.read([capture(""), capture(STORY.replace("<h1>", "<h1>SWELL "))]))
    assert empty
    assert swollen == "needs over 4 GB of memory to read"


def test_the_process_stays_from_batch_to_batch_and_goes_with_close(reader) -> None:
    assert kinds(reader.read([capture(STORY)])) == ["read"]
    process = reader._process
    assert kinds(reader.read([capture(STORY), capture(story(3))])) == ["read", "read"]
    assert reader._process is process
    reader.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_a_process_that_has_grown_is_replaced(reader, monkeypatch) -> None:
    monkeypatch.setattr(watched, "GROWN", 1)
    assert (
        kinds(reader.read([capture(STORY), capture(story(1)), capture(story(2))])) == ["read"] * 3
    )
    assert reader._process is None


def test_killed_from_outside_loses_no_page(reader) -> None:
    list(reader.read([capture(STORY)]))
    reader._process.send_signal(signal.SIGKILL)
    time.sleep(0.2)
    assert kinds(reader.read([capture(STORY), capture(story(1))])) == ["read", "read"]


def test_it_ends_with_whoever_started_it(reader) -> None:
    list(reader.read([capture(STORY)]))
    process = reader._process
    reader._to.close()
    reader._from.close()
    assert process.wait(10) == 0


def test_one_that_cannot_start_is_an_error_of_the_run_not_of_pages() -> None:
    made = WatchedReader(seconds=1, reader="onrecord.nothing:here")
    with pytest.raises(ReaderError, match="cannot start: ModuleNotFoundError"):
        list(made.read([capture(STORY)]))


@needs_model
def test_the_shipped_model_reads_in_it() -> None:
    made = WatchedReader(seconds=60)
    (outcome,) = made.read([capture(STORY)])
    made.close()
    assert isinstance(outcome.result, Record)
    assert any(one.speaker for one in outcome.result.statements)
    assert outcome.seconds > 0


def test_errors_cross_as_they_are(reader) -> None:
    (outcome,) = reader.read([capture("", name="blank")])
    assert isinstance(outcome.result, PageError)
    assert outcome.result.source == "blank"
