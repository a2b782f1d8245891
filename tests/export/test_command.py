"""``onrecord export``: formats out of records, one clear line where that cannot be."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import cli
from onrecord.export.formats import FORMATS
from tests import invented
from tests.export import court

ASCII = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
RECORDS = [invented.record(), court.named("=1+1"), invented.no_article()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"{one.to_json()}\n" for one in RECORDS)
    (tmp_path / "records.jsonl").write_text(lines, "utf-8")
    (tmp_path / "broken.jsonl").write_text(lines + '{"onrecord": 7}\n', "utf-8")
    (tmp_path / "latin1.jsonl").write_bytes(b'{"onrecord": "caf\xe9"}\n')
    return tmp_path


@pytest.fixture
def run(folder, monkeypatch, capsys):
    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", "export", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run


@pytest.mark.parametrize(
    "name", [one.name for one in FORMATS.values() if not one.tables and one.name != "corrections"]
)
def test_lines_go_to_standard_output_or_a_file(run, folder: Path, name: str) -> None:
    status, out, err = run("records.jsonl", "--to", name)
    assert (status, err) == (0, "")
    assert all(json.loads(line) for line in out.splitlines())
    assert run("records.jsonl", "--to", name, "--out", "out.json")[:2] == (0, "")
    assert (folder / "out.json").read_text("utf-8") == out


def test_a_file_that_cannot_be_written_is_called_by_the_name_that_was_given(run) -> None:
    for more in (["--to", "ftm"], ["--to", "csv", "--table", "statements"]):
        status, _, err = run("records.jsonl", *more, "--out", "missing/out")
        assert status == 1
        assert "'missing/out'" in err


@pytest.mark.parametrize("out", ["records.jsonl", "./records.jsonl"])
def test_nothing_is_written_over_the_source(run, folder: Path, out: str) -> None:
    before = (folder / "records.jsonl").read_bytes()
    status, _, err = run("records.jsonl", "--to", "ftm", "--out", out)
    assert status == 2
    assert "over the source itself" in err
    assert (folder / "records.jsonl").read_bytes() == before


def test_jsonl_is_what_went_in(run) -> None:
    _, out, _ = run("records.jsonl", "records.jsonl", "--to", "jsonl")
    assert out.splitlines() == [one.to_json() for one in RECORDS] * 2


def test_tables_go_to_a_folder(run, folder: Path) -> None:
    pytest.importorskip("pyarrow")
    assert run("records.jsonl", "--to", "parquet", "--out", "tables")[0] == 0
    status, _, err = run("records.jsonl", "--to", "csv", "--out", "tables")
    assert status == 0
    assert "leading apostrophe" in err
    assert len(list((folder / "tables").iterdir())) == 8


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_where_writing_fails_no_folder_is_left(run, folder: Path, name: str) -> None:
    assert run("broken.jsonl", "--to", name, "--out", "new/tables")[0] == 1
    assert not (folder / "new").exists()
    (folder / "old").mkdir()
    assert run("broken.jsonl", "--to", name, "--out", "old/tables")[0] == 1
    assert list((folder / "old").iterdir()) == []


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    "args",
    [
        ("--to", "csv", "--out", "out"),
        ("--to", "parquet", "--out", "out"),
        ("--to", "jsonl", "--out", "out"),
    ],
)
def test_who_is_told_to_end_leaves_nothing(folder: Path, args: tuple[str, ...], name: int) -> None:
    before = set(folder.rglob("*"))
    export = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "export", "-", *args],
        stdin=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(name, signal.SIG_DFL),  # the tests may run under nohup
    )
    assert export.stdin is not None
    export.stdin.write((folder / "records.jsonl").read_bytes())
    export.stdin.flush()
    until = time.monotonic() + 60
    while not list(folder.rglob("*.part")) and time.monotonic() < until:
        time.sleep(0.02)
    assert list(folder.rglob("*.part"))
    export.send_signal(name)
    assert export.wait(60) == 128 + name
    export.stdin.close()
    assert set(folder.rglob("*")) == before


def test_one_table_to_standard_output(run) -> None:
    status, out, err = run("records.jsonl", "--to", "csv", "--table", "statements")
    assert status == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["speaker_name"] for row in rows][-1] == "'=1+1"
    assert (
        err
        == "onrecord: 1 cell that begins like a formula got a leading apostrophe, so that no spreadsheet runs it\n"
    )


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["missing.jsonl", "--to", "ftm"], 1, "missing.jsonl: no such file"),
        ([".", "--to", "ftm"], 1, "folder"),
        (["broken.jsonl", "--to", "jsonl", "--out", "x"], 1, "line 4 holds no record"),
        (["latin1.jsonl", "--to", "jsonl"], 1, "line 1 holds no record"),
        (["records.jsonl", "--to", "ftm", "--out", "no/such/file"], 1, "no/such/file"),
        (["records.jsonl", "--to", "xml"], 2, "xml"),
        (["records.jsonl", "--to", "parquet"], 2, "--out FOLDER"),
        (["records.jsonl", "--to", "ftm", "--table", "events"], 2, "--to csv"),
    ],
)
def test_what_cannot_be_is_one_line(run, folder: Path, args, status: int, says: str) -> None:
    before = set(folder.iterdir())
    ended, _, err = run(*args)
    assert ended == status
    assert says in err
    if status == 1:
        assert len(err.splitlines()) == 1
    assert set(folder.iterdir()) == before


def test_a_pipe_from_read(folder: Path) -> None:
    command = [sys.executable, "-m", "onrecord.cli", "export", "-", "--to", "annotations"]
    lines = (folder / "records.jsonl").read_bytes()
    done = subprocess.run(command, input=lines, capture_output=True, env=ASCII)
    assert done.returncode == 0, done.stderr
    assert "“Nobody rang me back.”" in done.stdout.decode("utf-8")
