"""``onrecord serve``: it opens, says where, ends when told to, and each thing amiss is one line."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord import cli

SERVE = (sys.executable, "-m", "onrecord.cli", "serve")


@contextmanager
def opened(*args: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The room in a process of its own, its address, and what it said before."""
    process = subprocess.Popen(
        [*SERVE, *args, "--port", "0"], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    said: list[str] = []
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"http://\S+", line)
        if found:
            break
        said.append(line)
    try:
        assert found, said
        yield process, found[0], said
    finally:
        process.kill()
        process.wait()


def ended(*args: str) -> tuple[int, str]:
    done = subprocess.run(
        [*SERVE, *args], capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    return done.returncode, done.stderr


def test_it_serves_the_casebook_until_it_is_told_to_end(case: Path) -> None:
    with opened(str(case)) as (process, address, _):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=30) as page:
            assert b"Stories" in page.read()
            assert "server" not in page.headers
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert "Traceback" not in process.stderr.read()


def test_a_casebook_that_is_not_there_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with opened(str(path)) as (_, _, said):
        assert path.exists()
        assert f"began {path}" in "".join(said)


def test_beyond_this_machine_it_asks_for_a_token(case: Path) -> None:
    with opened(str(case), "--host", "0.0.0.0", "--read-only") as (_, address, _):
        path, token = address.split("?token=")
        port = re.search(r":(\d+)/", path)[1]
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/stories", timeout=30)
        assert refused.value.code == 401
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(f"http://127.0.0.1:{port}/stories?token={token}", timeout=30) as page:
            assert page.status == 200


def test_what_is_amiss_is_one_line(case: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, line = ended(str(case), "--port", port)
        assert (status, line) == (
            1,
            f"onrecord: port {port} is taken; give another with --port, or 0 for any that is free\n",
        )
    none = tmp_path / "words.txt"
    none.write_text("words " * 1000)
    status, line = ended(str(none), "--port", "0")
    assert (status, line) == (
        1,
        f"onrecord: {none}: is no SQLite file; name another for the casebook\n",
    )
    status, line = ended(str(tmp_path / "none.db"), "--read-only", "--port", "0")
    assert status == 1
    assert line.count("\n") == 1
    assert ended(str(case), "--token", "short")[0] == 2
    assert ended(str(case), "--host", "no.such.host.invalid")[0] == 1


def test_help_needs_no_server() -> None:
    code = (
        "import sys; from onrecord import cli; "
        "print([one for one in ('starlette', 'uvicorn', 'jinja2') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n"
    assert "serve" in cli.cli.commands
