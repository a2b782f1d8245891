"""A room over an invented casebook: as an app to ask, and served on a free port for a browser.

``case`` is one casebook for the whole run and is not to be changed; ``own_case`` is a copy for one
test. ``client`` asks the first, ``room`` is the address at which it is served.
"""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.web import create_app
from tests.web import captures, news


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return news.write(tmp_path_factory.mktemp("room") / "case.db")


@pytest.fixture
def own_case(case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(case, tmp_path / "own.db"))


@contextmanager
def asked(case: Path, **options: object) -> Iterator[TestClient]:
    """A client of a room, as a browser on the same machine would be one."""
    with TestClient(
        create_app(case, **options), base_url="http://localhost", follow_redirects=False
    ) as made:
        yield made


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    with asked(case) as made:
        yield made


@contextmanager
def served(case: Path, **options: object) -> Iterator[str]:
    """The address of a room that is served while the block lasts."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who comes before the server is up waits for it
        app = create_app(case, **options)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def room(case: Path) -> Iterator[str]:
    with served(case) as address:
        yield address


@pytest.fixture(scope="session")
def captured_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that keeps its pages: 1 of HTML, 2 of plain text, 3 hostile."""
    path = tmp_path_factory.mktemp("captured") / "captured.db"
    return captures.write(path, captures.html(), captures.TEXT, captures.hostile())
