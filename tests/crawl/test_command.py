"""``onrecord crawl`` and ``onrecord show`` as a shell sees them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")

from onrecord import Casebook, Record, cli
from onrecord.crawl.run import Crawl, Settings
from onrecord.export.sources import records_in
from tests.conftest import needs_model
from tests.crawl import archives
from tests.crawl.outcome import everything, rows
from tests.crawl.readers import QUICK
from tests.pages import STORY


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run ``onrecord ARGS`` in this process: (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> Path:
    """A crawl that is done."""
    folder = tmp_path_factory.mktemp("done")
    hostile = STORY.replace("Ana Reyes", "Ana Reyes\x1b[2J\u202e")
    warc = archives.write(folder / "a.warc.gz", [STORY, archives.story(1), hostile])
    crawl = Crawl.into(str(folder / "out"), [str(warc)], Settings(page_seconds=60, reader=QUICK))
    assert crawl.run_local(1) == []
    return folder / "out"


def test_running_again_says_what_is_done(run, done: Path) -> None:
    status, out, err = run("crawl", "--out", str(done))
    assert (status, out) == (0, "")
    first, second, *_ = err.splitlines()
    assert first == "onrecord: 1 of 1 WARCs done: 3 pages: 3 read"
    assert second.startswith("onrecord: 6 statements in ") or "statements in" in second


def test_show_a_page_a_statement_and_the_capture(run, done: Path, tmp_path: Path) -> None:
    status, out, _ = run("show", str(done), "00000-0")
    assert status == 0
    assert "Bridge shut after crack is found" in out
    assert "a.warc.gz at byte" in out
    status, out, _ = run("show", str(done), "00000-0/s1")
    assert status == 0
    assert "⟦“We could not leave it open for another day,”⟧ said Ana Reyes" in out
    assert "https://vale.example/1" in out
    status, out, _ = run("show", str(done), "00000-1", "--json", "--page", "page.html")
    assert status == 0
    assert Record.from_json(out).page.url == "https://vale.example/2"
    assert (tmp_path / "page.html").read_text("utf-8") == archives.story(1)


def test_a_hostile_page_cannot_drive_the_terminal(run, done: Path) -> None:
    for row in ("00000-2", "00000-2/s1"):
        _, out, _ = run("show", str(done), row)
        assert not set(out) & set("\x1b\u202e")


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["crawl", "no.warc.gz", "--out", "new"], 1, "no.warc.gz: no such file"),
        (["crawl", "*.none", "--out", "new"], 1, "matches no file"),
        (["crawl", "--out", "new"], 2, "no WARC is named"),
        (["crawl", "a.warc.gz", "--out", "new", "--address", "x:1"], 2, "--engine ray"),
        (["crawl", "a.warc.gz", "--out", "new", "--engine", "slurm"], 2, "--partition"),
        (["crawl", "a.warc.gz", "--out", "new", "--partition", "x"], 2, "--engine slurm"),
        (["crawl", "a.warc.gz", "--out", "new", "--engine", "ray", "--workers", "2"], 2, "Ray"),
        (["show", "nowhere", "00000-1"], 2, "holds no crawl"),
        (["show", "DONE", "00000-99"], 1, "is no row"),
        (["show", "DONE", "00000-0/s99"], 1, "has no s99"),
        (["crawl", "--out", "DONE", "--url", "*x*"], 2, "other settings"),
    ],
)
def test_what_cannot_be_is_one_line(run, done: Path, args, status: int, says: str) -> None:
    ended, _, err = run(*(str(done) if arg == "DONE" else arg for arg in args))
    assert ended == status
    assert says in err


def test_a_crawl_goes_into_a_casebook_and_out_again(run, done: Path, tmp_path: Path) -> None:
    status, _, err = run("add", "case.db", str(done))
    assert status == 0, err
    with Casebook.open("case.db") as book:
        added = list(book.records())
    assert [one.page.url for one in added] == [f"https://vale.example/{n}" for n in (1, 2, 3)]
    assert added[:2] == list(records_in(str(done)))[:2]
    status, out, _ = run("export", "case.db", "--to", "jsonl")
    assert [Record.from_json(line) for line in out.splitlines()] == added
    (tmp_path / "chosen.csv").write_text("article\n00000-1\n")
    status, out, _ = run("export", str(done), "--to", "jsonl", "--rows", "chosen.csv")
    assert [Record.from_json(line) for line in out.splitlines()] == added[1:2]
    status, _, err = run("export", "case.db", "--to", "jsonl", "--rows", "chosen.csv")
    assert (status, "is no crawl" in err) == (2, True)
    status, out, _ = run("export", str(done), "--to", "annotations")
    assert status == 0
    assert len(out.splitlines()) >= 6


def test_a_warc_is_taken_out_and_read_again(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))  # for the quick reader
    one = archives.write(tmp_path / "a.warc.gz", [STORY, archives.story(1)])
    two = archives.write(tmp_path / "b.warc.gz", [STORY, archives.story(2)], host="tarn.example")
    out = tmp_path / "out"
    made = Crawl.into(str(out), [str(one), str(two)], Settings(page_seconds=60, reader=QUICK))
    assert made.run_local(1) == []
    assert made.mark_copies() == 1
    before = everything(out)
    assert run("add", "case.db", str(out))[0] == 0
    status, _, told = run("crawl", "--out", str(out), "--remove", "a.warc.gz")
    assert status == 0 and "a.warc.gz: 2 pages with " in told
    assert not copies(out)
    assert {one["row"][:6] for one in rows(out, "pages")} == {"00001-"}
    assert "is no row" in run("show", str(out), "00000-0")[2]
    assert run("show", str(out), "00001-0")[0] == 0
    # going on, or a glob that names it, does not bring it back
    status, _, told = run("crawl", "--out", str(out))
    assert status == 0 and "1 of 1 WARCs done: 2 pages" in told
    assert run("crawl", "--out", str(out), "--remove", "a.warc.gz")[0] == 0
    status, _, told = run("crawl", "--out", str(out), "--remove", "c.warc.gz")
    assert status == 2 and "c.warc.gz: is no WARC of" in told
    assert run("crawl", str(one), "--out", str(out), "--remove", "a.warc.gz")[0] == 2
    assert (
        "2 of 2 WARCs done: 4 pages" in run("crawl", "--out", str(out), "--restore", "a.warc.gz")[2]
    )
    assert everything(out) == before
    status, printed, told = run("remove", "case.db", str(one))
    assert status == 0 and "removed 2 pages with " in told and printed.count("vale.example") == 2
    with Casebook.open("case.db", readonly=True) as book:
        assert book.status().pages == 2
    assert run("remove", "case.db", str(one))[0] == 2


def test_people_of_a_casebook_are_one_entity_across_pages(run, done: Path) -> None:
    run("add", "case.db", str(done))
    _, out, _ = run("export", "case.db", "--to", "ftm")
    entities = [json.loads(line) for line in out.splitlines()]
    tull = {
        one["id"]
        for one in entities
        if one["schema"] == "Person" and one["properties"]["name"] == ["Owen Tull"]
    }
    assert len(tull) == 1


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv=['onrecord', 'crawl', '--help']\nimport onrecord.cli as c\n"
        "try: c.main()\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'datatrove', 'pyarrow', 'fsspec', 'ray') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_without_the_extra_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "datatrove").mkdir()
    (tmp_path / "datatrove/__init__.py").write_text("raise ImportError(name='datatrove')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    archives.write(tmp_path / "a.warc.gz", [STORY])
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", "crawl", "a.warc.gz", "--out", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == "onrecord: crawl: needs datatrove; pip install 'onrecord[crawl]'\n"


def test_a_warc_that_cannot_be_opened_costs_no_other_its_copies(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))  # for the quick reader
    out, late = tmp_path / "out", tmp_path / "b.warc.gz"
    late.touch()
    warc = archives.write(tmp_path / "a.warc.gz", [STORY, STORY])
    Crawl.into(str(out), [str(warc), str(late)], Settings(page_seconds=60, reader=QUICK))
    status, _, err = run("crawl", "--out", str(out))
    assert status == 1
    assert f"onrecord: {late}: is no WARC file\n" in err
    assert "1 article is a near-copy" in err
    assert "copies.parquet is of the WARCs that are done" in err
    assert [one["article"] for one in copies(out)] == ["00000-1"]
    archives.write(late, [STORY])
    status, _, err = run("crawl", "--out", str(out))
    assert (status, "that are done" in err) == (0, False)
    assert [one["article"] for one in copies(out)] == ["00000-1", "00001-0"]


def copies(out: Path) -> list[dict]:
    from pyarrow import parquet

    return parquet.read_table(out / "copies.parquet").to_pylist()


@needs_model
def test_the_shipped_model_reads_a_crawl(tmp_path: Path) -> None:
    archives.write(tmp_path / "a.warc.gz", [STORY, archives.story(1), ""])
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", "crawl", "a.warc.gz", "--out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "1 of 1 WARCs done: 3 pages: 2 read, 1 failed" in done.stderr
