"""The command line, as a shell sees it: output, one clear line per bad page, exit status."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import resource
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord import cli
from onrecord._console import in_plain_signs
from tests.conftest import needs_model
from tests.pages import EXAMPLES, SPANISH, STORY, warc

ONRECORD = [sys.executable, "-m", "onrecord.cli"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with pages of every kind, good and bad."""
    monkeypatch.chdir(tmp_path)
    files = {
        "story.html": STORY.encode(),
        "other.html": STORY.replace("Ana Reyes", "Jane Doyle").encode(),
        "empty.html": b"",
        "blank.html": b" \n\t\n",
        "binary.html": bytes(range(256)) * 50,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "spanish.html": SPANISH.encode(),
        "two.warc.gz": warc(STORY, STORY),
        "record.json": b'{"onrecord": 1, "page": {}}',
        "latin1.html": STORY.replace("utf-8", "iso-8859-1")
        .replace("Vale", "Valé")
        .encode("cp1252"),
        "mislabelled.html": STORY.replace("Vale", "Valé").encode("cp1252"),
        "deep.html": ("<div>" * 20_000 + "x" + "</div>" * 20_000).encode(),
        "long-line.txt": b"a" * 1_000_000,
        "entities.html": STORY.replace("Thursday", "&bogus; &#xFFFFFFFF; &amp").encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run ``onrecord ARGS`` in this process: (status, standard output, standard error)."""

    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run


def shell(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ONRECORD, *args], capture_output=True, encoding="utf-8", timeout=300, **options
    )


@pytest.mark.usefixtures("quick_reader", "folder")
class TestReading:
    def test_the_view_puts_the_speaker_before_the_words(self, run) -> None:
        status, out, err = run("read", "story.html")
        assert (status, err) == (0, "")
        lines = [line for line in out.splitlines() if line]
        assert lines[0] == "Bridge shut after crack is found"
        assert "Vale Times" in out
        assert "2024-03-14" in out
        assert out.index(" 1  Ana Reyes") < out.index("“We could not leave it open")
        assert all(line == line.rstrip() for line in out.splitlines())

    def test_by_speaker_groups(self, run) -> None:
        status, out, _ = run("read", "story.html", "--by", "speaker")
        assert status == 0
        assert "Ana Reyes · 1 statement" in out

    def test_json_is_one_record_of_the_schema(self, run) -> None:
        status, out, err = run("read", "story.html", "--json")
        assert (status, err) == (0, "")
        jsonschema.validate(json.loads(out), onrecord.schema())
        assert onrecord.Record.from_json(out).statements[1].speaker.name == "Owen Tull"

    def test_jsonl_is_one_record_a_line_in_order(self, run) -> None:
        status, out, _ = run("read", "story.html", "two.warc.gz", "other.html", "--jsonl")
        assert status == 0
        records = [json.loads(line) for line in out.splitlines()]
        assert [one["page"]["source"] for one in records] == [
            "story.html",
            "two.warc.gz",
            "two.warc.gz",
            "other.html",
        ]

    def test_html_writes_a_file_and_says_so(self, run, folder: Path) -> None:
        status, out, err = run("read", "story.html", "--html", "out.html")
        assert (status, out) == (0, "")
        assert "wrote out.html: 2 statements" in err
        assert "We could not leave it open" in (folder / "out.html").read_text("utf-8")

    def test_the_view_is_not_written_over_the_page(self, run, folder: Path) -> None:
        before = (folder / "story.html").read_bytes()
        (folder / "link.html").symlink_to("story.html")
        (folder / "second.html").hardlink_to("story.html")
        for name in ("story.html", "./story.html", "link.html", "second.html"):
            status, _, err = run("read", "story.html", "--html", name)
            assert status == 2
            assert "over the page itself" in err
        assert (folder / "story.html").read_bytes() == before

    def test_html_to_standard_output(self, run, folder: Path) -> None:
        status, out, err = run("read", "story.html", "--html", "-")
        assert (status, err) == (0, "")
        assert out.startswith("<!doctype html>") and "We could not leave it open" in out
        assert not (folder / "-").exists()

    def test_html_beside_json(self, run, folder: Path) -> None:
        status, out, _ = run("read", "story.html", "--html", "out.html", "--json")
        assert status == 0
        assert json.loads(out)["onrecord"] == 1
        assert (folder / "out.html").exists()

    def test_a_full_disk_leaves_the_view_that_was_there(
        self, run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "out.html").write_text("before", "utf-8")
        write = Path.write_text

        def full(path: Path, text: str, **options: str) -> int:
            write(path, text[:100], **options)
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(Path, "write_text", full)
        status, _, err = run("read", "story.html", "--html", "out.html")
        assert (status, err) == (
            1,
            "onrecord: out.html: cannot be written: no space left on device\n",
        )
        assert (folder / "out.html").read_text("utf-8") == "before"
        assert [one.name for one in folder.glob("out.html*")] == ["out.html"]

    def test_a_view_goes_where_a_link_leads_and_into_a_pipe_as_it_is(
        self, run, folder: Path
    ) -> None:
        (folder / "real.html").write_text("before", "utf-8")
        (folder / "link.html").symlink_to("real.html")
        assert run("read", "story.html", "--html", "link.html")[0] == 0
        assert (folder / "link.html").is_symlink()
        assert "Ana Reyes" in (folder / "real.html").read_text("utf-8")
        assert run("read", "story.html", "--html", os.devnull)[0] == 0
        assert not Path(os.devnull).is_file()

    def test_a_file_that_cannot_be_written_is_one_line(self, run) -> None:
        status, _, err = run("read", "story.html", "--html", "no/such/folder/out.html")
        assert status != 0
        assert len(err.splitlines()) == 1

    def test_overrides(self, run) -> None:
        args = ("--published", "2016-01-10", "--outlet", "X", "--url", "https://x.example/a")
        status, out, _ = run("read", "story.html", "--json", *args)
        data = json.loads(out)
        assert status == 0
        assert data["article"]["published"] == "2016-01-10"
        assert data["article"]["outlet"] == "X"
        assert data["page"]["url"] == "https://x.example/a"

    def test_a_warc_under_json_gives_the_first_and_says_that_there_are_more(self, run) -> None:
        status, out, err = run("read", "two.warc.gz", "--json")
        assert status == 0
        assert json.loads(out)["page"]["url"] == "https://vale.example/1"
        assert "--jsonl" in err

    def test_of_many_pages_each_says_where_it_comes_from(self, run) -> None:
        _, out, _ = run("read", "story.html", "other.html")
        rules = [line for line in out.splitlines() if line.endswith("─")]
        assert [line.strip("─ ") for line in rules] == ["story.html", "other.html"]
        assert out.startswith("story.html ─")
        _, out, _ = run("read", "story.html")
        assert "─" not in out
        _, out, _ = run("read", "two.warc.gz")
        assert "https://vale.example/2 ─" in out

    def test_a_page_of_a_warc_that_fails_is_named_by_its_address(self, run, folder: Path) -> None:
        (folder / "mixed.warc").write_bytes(warc(STORY, SPANISH))
        _, _, err = run("read", "mixed.warc", "story.html", "--jsonl")
        assert "  mixed.warc, https://vale.example/2: the article is in language 'es'" in err
        _, _, err = run("add", "case.db", "mixed.warc")
        assert "  mixed.warc, https://vale.example/2: the article is in language 'es'" in err
        _, _, err = run("read", "mixed.warc", "--json")
        assert err.count("\n") == 1

    def test_a_page_read_in_part_says_so(self, run, folder: Path) -> None:
        stub = "<p>Subscribe to continue reading</p><p>Already a subscriber? Log in</p></article>"
        page = STORY[: STORY.index("<p>“People")] + stub
        (folder / "stub.html").write_text(page, encoding="utf-8")
        status, out, err = run("read", "stub.html", "--json")
        assert status == 0
        assert json.loads(out)["problem"]["code"] == "paywall_stub"
        assert err.splitlines() == [
            "onrecord: stub.html: the page stops at a paywall; only its opening is read"
        ]
        status, out, err = run("read", "stub.html")
        assert (status, err) == (0, "")
        assert "paywall" in out


# What a user throws at it, and words that the one line about it holds.
BAD = {
    "missing.html": "no such file",
    "empty.html": "",
    "blank.html": "",
    "binary.html": "",
    "picture.png": "",
    "spanish.html": "'es'",
    "deep.html": "",
    ".": "folder",
    "": "empty name",
    "www.vale.example": "https://",
    "news.vale.example/story": "https://",
    "record.json": "export",
    "<p>The bridge is shut.</p>": "is a text",
    "http://127.0.0.1:9/x": "",
    "http://[bad": "",
    "ftp://x.example/a": "http",
    "https://": "",
}


@pytest.mark.usefixtures("quick_reader", "folder")
class TestBadInput:
    @pytest.mark.parametrize("page", BAD)
    def test_one_line_each_and_status_1(self, run, page: str) -> None:
        status, out, err = run("read", page)
        assert status == 1
        assert out == ""
        (line,) = err.splitlines()
        assert line.startswith(f"onrecord: {page}")
        assert BAD[page] in line

    def test_a_fault_in_taking_a_page_is_one_line_under_json_too(self, run, monkeypatch) -> None:
        def fail(*_, **__):
            raise ValueError("unforeseen")

        monkeypatch.setattr("onrecord.page.capture._open", fail)
        status, _, err = run("read", "story.html", "--json")
        assert status == 1 and err.count("\n") == 1 and "please report it" in err

    @pytest.mark.parametrize("page", ["latin1.html", "mislabelled.html", "entities.html"])
    def test_what_can_be_read_is_read(self, run, page: str) -> None:
        status, out, err = run("read", page)
        assert (status, err) == (0, "")
        assert "Ana Reyes" in out
        assert "\ufffd" not in out or page == "entities.html"

    def test_a_line_of_a_megabyte_takes_no_minute(self, run) -> None:
        start = time.process_time()
        run("read", "long-line.txt")
        assert time.process_time() - start < 10

    def test_a_batch_goes_on_and_lists_its_failures_at_the_end(self, run) -> None:
        pages = ["empty.html", "story.html", "missing.html", "spanish.html", "other.html"]
        status, out, err = run("read", *pages)
        assert status == 0
        assert "Ana Reyes" in out
        assert "Jane Doyle" in out
        first, *rest = err.splitlines()
        assert first == "onrecord: 3 of 5 pages gave no statements:"
        assert [line.split(":")[0].strip() for line in rest] == [
            "empty.html",
            "missing.html",
            "spanish.html",
        ]

    def test_strict_fails_a_batch_with_a_failure(self, run) -> None:
        assert run("read", "story.html", "missing.html", "--strict")[0] == 1
        assert run("read", "story.html", "other.html", "--strict")[0] == 0

    def test_json_of_a_page_that_is_no_article_is_its_marked_record(self, run) -> None:
        status, out, err = run("read", "spanish.html", "--json")
        assert status == 1
        assert json.loads(out)["problem"]["code"] == "language"
        assert len(err.splitlines()) == 1

    def test_jsonl_holds_no_line_for_what_could_not_be_read(self, run) -> None:
        status, out, _ = run("read", "story.html", "missing.html", "--jsonl")
        assert status == 0
        assert len(out.splitlines()) == 1

    def test_control_characters_of_a_name_do_not_reach_the_terminal(self, run) -> None:
        _, _, err = run("read", "a\x1b[2Jb.html")
        assert "\x1b" not in err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["read"], "PAGE"),
        (["read", "story.html", "--json", "--jsonl"], "--jsonl"),
        (["read", "story.html", "other.html", "--json"], "--jsonl"),
        (["read", "story.html", "other.html", "--html", "o.html"], "--html"),
        (["read", "story.html", "other.html", "--url", "https://a.example/"], "--url"),
        (["read", "story.html", "--jsonl", "--html", "o.html"], "--jsonl"),
        (["read", "story.html", "--json", "--html", "-"], "--html -"),
        (["read", "story.html", "--by", "name"], "order"),
        (["read", "story.html", "--who", "Brandt", "--json"], "--who"),
        (["read", "story.html", "--people", "--jsonl"], "--people"),
        (["read", "story.html", "--people", "--html", "o.html"], "--people"),
        (["read", "story.html", "--people", "--by", "speaker"], "--by"),
        (["read", "story.html", "--by", "speaker", "--json"], "--by"),
        (["read", "story.html", "--by", "speaker", "--html", "o.html"], "--by"),
        (["read", "story.html", "--who", " "], "--who"),
        (["read", "story.html", "--workers", "0"], "--workers"),
        (["read", "story.html", "--published", "soon"], "soon"),
        (["read", "story.html", "--published", "soon", "--json"], "soon"),
        (["read", "story.html", "--url", "vale.example"], "vale.example"),
        (["read", "story.html", "--nonsense"], "--nonsense"),
        (["write", "story.html"], "write"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_status_2(run, args: list[str], says: str) -> None:
    status, out, err = run(*args)
    assert status == 2
    assert says in out + err


@pytest.mark.usefixtures("quick_reader", "folder")
def test_a_hostile_page_cannot_drive_the_terminal(run, folder: Path) -> None:
    hostile = STORY.replace("Ana Reyes", "Ana Reyes\x1b]0;owned\x07").replace(
        "Bridge shut", "[red]Bridge[/red] \x1b[31m\u202eshut &#27;[2J &#x9b;5m"
    )
    (folder / "hostile.html").write_text(hostile, encoding="utf-8")
    _, out, err = run("read", "hostile.html", "--by", "speaker")
    assert not {c for c in out + err if ord(c) < 32 and c != "\n"}
    assert not set(out + err) & set("\x7f\x9b\u202e\u2066")
    assert "[red]Bridge[/red]" in out


def test_help_and_version(run) -> None:
    status, out, _ = run("--version")
    assert (status, out.strip()) == (0, f"onrecord {onrecord.__version__}")
    status, out, _ = run("read", "--help")
    assert status == 0
    assert "Examples:" in out
    assert "Exit status:" in out


def test_the_list_of_commands_says_of_each_what_it_does_on_one_line(run) -> None:
    _, out, _ = run("--help")
    assert "Commands:" in out
    assert "..." not in out.split("Commands:")[1]


def test_the_package_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "--nonsense"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "Usage: onrecord read " in done.stderr


def seconds_of_work(*args: str) -> float:
    """Processor time of one run: unlike the clock's, a busy machine does not stretch it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert shell(*args).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_comes_at_once() -> None:
    assert min(seconds_of_work("read", "--help") for _ in range(2)) < 1


@needs_model
def test_a_reading_leaves_nothing_behind_in_the_home_folder(tmp_path: Path) -> None:
    """The library that runs the network would keep a number of the device there, and send it to its maker."""
    without = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    text = "The bridge is shut. “We found a crack,” Ana Reyes said.\n"
    done = shell("read", "-", "--json", input=text, env={**without, **home})
    assert done.returncode == 0
    assert list(tmp_path.rglob("*")) == []


def test_help_loads_nothing_heavy() -> None:
    script = "import sys; sys.argv=['onrecord', '--version']\nimport onrecord.cli as c\ntry: c.main()\nexcept SystemExit: pass\nprint([m for m in ('numpy', 'lxml', 'onnxruntime', 'rich', 'jinja2', 'onrecord.page') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout
    assert out.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", ["", *cli.cli.commands])
def test_the_examples_of_a_help_can_be_typed(name: str) -> None:
    command = cli.cli.commands[name] if name else cli.cli
    lines = re.findall(r"(?m)^  .*?\bonrecord (.+?)(?: [|>].*|  +.*)?$", command.epilog or "")
    for line in lines:
        first, *words = shlex.split(line)
        cli.cli.commands[first].make_context(first, words)
    assert lines or name in ("conflicts", "copies", "status", "show")


def test_tab_completes_the_names_of_files() -> None:
    for name, words in (("read", ""), ("add", "case.db "), ("export", "--to ftm "), ("crawl", "")):
        asked = {"COMP_WORDS": f"onrecord {name} {words}exam", "COMP_CWORD": str(2 + len(words.split()))}  # fmt: skip
        env = {**os.environ, **asked, "_ONRECORD_COMPLETE": "bash_complete"}
        out = subprocess.run([*ONRECORD], capture_output=True, text=True, env=env).stdout
        assert out == "file,exam\n"


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    pages = ["spanish.html"] * 300
    with subprocess.Popen(
        [*ONRECORD, "read", *pages, "--jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(60) == 128 + signal.SIGPIPE
    assert err == b""


@needs_model
def test_a_closed_pipe_has_one_status_whatever_is_shown(folder: Path) -> None:
    with subprocess.Popen(
        [*ONRECORD, "read", "story.html", "--people"], stdout=-1, stderr=-1
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(60) == 128 + signal.SIGPIPE
    assert err == b""


@needs_model
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("view", ["--json", "--jsonl", "--people"])
def test_a_full_disk_is_one_line(folder: Path, view: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*ONRECORD, "read", "story.html", view], stdout=full, stderr=-1, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: the output cannot be written: ")
    assert done.stderr.count(b"\n") == 1


def on_terminal(*args: str) -> tuple[int, list[str], bytes]:
    """Runs a command with a terminal for its errors: status, lines of output, what is shown."""
    terminal, theirs = os.openpty()
    with (
        Path("records.jsonl").open("wb") as out,
        os.fdopen(terminal, "rb", buffering=0) as seen,
        subprocess.Popen([*ONRECORD, *args], stdout=out, stderr=theirs) as process,
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: read_terminal(seen), b""))
    return process.returncode, Path("records.jsonl").read_text("utf-8").splitlines(), shown


def test_records_go_where_the_output_goes_though_a_terminal_shows_a_bar(folder: Path) -> None:
    pages = ["spanish.html"] * 5
    status, lines, shown = on_terminal("read", *pages, "--jsonl")
    assert status == 1
    assert [json.loads(line)["problem"]["code"] for line in lines] == ["language"] * len(pages)
    assert f"0/{len(pages)}".encode() in shown
    assert b'"onrecord"' not in shown


def test_a_terminal_tells_how_far_a_warc_of_many_pages_is(folder: Path) -> None:
    (folder / "many.warc").write_bytes(warc(*[SPANISH] * 6))
    _, lines, shown = on_terminal("read", "many.warc", "--jsonl")
    assert len(lines) == 6
    assert b"6 pages" in shown
    assert shown.count(b"\x1b[?25l") == shown.count(b"\x1b[?25h") == 1, "the cursor comes back"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_traceback(folder: Path, closed: str) -> None:
    page = "-" if closed == "<&-" else "spanish.html"
    line = f"{sys.executable} -m onrecord.cli read {page} --jsonl {closed}"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and "report" not in done.stderr


def read_terminal(seen: io.FileIO) -> bytes:
    """What a terminal is told; nothing once nobody is left to tell it."""
    try:
        return seen.read(65536)
    except OSError:
        return b""


def test_ctrl_c_is_quiet(folder: Path) -> None:
    with subprocess.Popen(
        [*ONRECORD, "read", "-"], stdin=subprocess.PIPE, stdout=-1, stderr=-1
    ) as process:
        # more than a pipe holds: this returns when the other end reads
        process.stdin.write(b"x" * 200_000)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("loaded", ["onrecord.cli", "onrecord.casebook"])
def test_ctrl_c_is_quiet_while_a_command_is_loaded(folder: Path, loaded: str) -> None:
    script = (
        "import builtins, sys\n"
        "from onrecord.__main__ import main\n"
        "load = builtins.__import__\n"
        "def pressed(name, *rest):\n"
        f"    if name == {loaded!r}: raise KeyboardInterrupt\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = pressed\n"
        "sys.argv = ['onrecord', 'conflicts', 'case.db']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("args", [["--help"], ["read", "--help"], ["--version"]])
def test_help_on_a_full_disk_is_one_line(args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*ONRECORD, *args], stdout=full, stderr=-1, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: the output cannot be written: ")
    assert done.stderr.count(b"\n") == 1


def test_json_is_utf_8_in_any_locale(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = shell("read", "spanish.html", "--json", env=environment)
    assert "dejarlo abierto ni un día más" in json.loads(done.stdout)["article"]["text"]
    done = shell("read", "spanish.html", "story.html", env=environment)
    assert "Traceback" not in done.stderr


def test_signs_that_an_output_lacks_are_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", shown)
    in_plain_signs()
    shown.write("“It’s over…” – Łódź")
    shown.seek(0)
    assert shown.read() == '"It\'s over..." - ??d?'


@needs_model
class TestShipped:
    def test_standard_input(self) -> None:
        done = shell("read", "-", "--json", input=(EXAMPLES / "budget-vote.txt").read_text("utf-8"))
        assert done.returncode == 0, done.stderr
        record = onrecord.Record.from_json(done.stdout)
        assert record.page.source == "-"
        assert any(one.speaker and "Kaplan" in one.speaker.name for one in record.statements)

    def test_examples_as_a_batch_with_workers(self) -> None:
        pages = [str(one) for one in sorted(EXAMPLES.glob("*.[ht]*"))]
        done = shell("read", *pages, "--jsonl", "--workers", "2")
        assert done.returncode == 0, done.stderr
        records = [onrecord.Record.from_json(line) for line in done.stdout.splitlines()]
        assert len(records) == len(pages)
        validator = jsonschema.Draft202012Validator(onrecord.schema())
        for record in records:
            validator.validate(record.to_dict())
        assert "section-front.html" in done.stderr

    def test_no_colour_where_none_is_wanted(self) -> None:
        page = str(EXAMPLES / "harbour-fire.html")
        assert "\x1b" not in shell("read", page).stdout

    def test_the_first_record_takes_little_work(self) -> None:
        # The clock is what is promised (1.5 s, see make bench); two cores share this much work.
        page = str(EXAMPLES / "budget-vote.txt")
        assert min(seconds_of_work("read", page, "--json") for _ in range(3)) < 3
