"""Ray comes up while the other tests of the crawl run, where a test of this run asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from tests.crawl.cluster import LOOPBACK, Head


@pytest.fixture(scope="session", autouse=True)
def head(request: pytest.FixtureRequest) -> Iterator[Head | None]:
    wanted = any("cluster" in item.fixturenames for item in request.session.items)
    if not wanted or find_spec("ray") is None:
        yield None
        return
    started = Head()
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="module")
def cluster(head: Head) -> Iterator[str]:
    """The cluster's address; the cluster is gone after the module that asks for it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in LOOPBACK.items():
            patch.setenv(name, value)
        try:
            yield head.address()
        finally:
            head.stop()
