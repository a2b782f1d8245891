"""Adding: idempotent, in versions, resumable, past every bad page, safe from kill -9."""

from __future__ import annotations

import io
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.casebook import Casebook
from onrecord.casebook.addresses import address_key
from onrecord.casebook.captures import Kept, kept
from onrecord.casebook.sources import expanded
from onrecord.page import Capture
from tests.casebook.killing import killed_at_random
from tests.casebook.news import Story
from tests.conftest import needs_model
from tests.pages import SPANISH, STORY, warc


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pages"
    (folder / "deeper").mkdir(parents=True)
    (folder / "story_files").mkdir()
    (folder / "a.html").write_text(STORY, "utf-8")
    (folder / "deeper" / "b.html").write_text(STORY.replace("Ana Reyes", "Jane Doyle"), "utf-8")
    (folder / "story_files" / "frame.html").write_text(STORY.replace("Ana", "Eve"), "utf-8")
    (folder / "style.css").write_text("p {}", "utf-8")
    (folder / ".hidden.html").write_text(STORY.replace("Ana", "Ada"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("quick_reader")
class TestAdding:
    def results(self, book: Casebook, *sources: object, **options) -> list[str]:
        return [one.result for one in book.add(*sources, **options)]

    def test_the_same_bytes_add_nothing(self, book: Casebook, pages: Path) -> None:
        assert self.results(book, pages / "a.html") == ["added"]
        before = "\n".join(book.connection.iterdump())
        assert self.results(book, pages / "a.html", STORY.encode()) == ["known", "known"]
        assert "\n".join(book.connection.iterdump()) == before

    def test_an_address_captured_again_is_a_new_version(
        self, book: Casebook, tmp_path: Path
    ) -> None:
        for number, text in enumerate((STORY, STORY, STORY.replace("could not", "would not"))):
            path = tmp_path / f"{number}.warc.gz"
            path.write_bytes(warc(text))
            (one,) = book.add(path)
            assert one.result == ("added", "known", "version")[number]
        assert len(list(book.records())) == 1
        assert "would not" in next(iter(book.records())).article.text
        assert len(list(book.records(every_version=True))) == 2
        status = book.status()
        assert (status.pages, status.versions) == (1, 2)

    def test_the_page_itself_is_kept_once(self, book: Casebook, pages: Path) -> None:
        book.add(pages / "a.html", again=True)
        book.add(pages / "a.html", STORY.encode(), again=True)
        (record,) = book.records()
        assert kept(book.connection, record.page.sha256) == Kept(STORY.encode(), None)
        assert book.connection.execute("SELECT count(*) FROM captures").fetchone()[0] == 1

    def test_each_page_of_many_is_kept_with_its_own_record(
        self, book: Casebook, pages: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "c.warc.gz").write_bytes(warc(STORY.replace("Ana", "Eve")))
        (tmp_path / "bad.html").write_bytes(b"%PDF-1.7")
        book.add(tmp_path / "bad.html", pages, tmp_path / "c.warc.gz", Story("A", url="x").record())
        found = [(record, kept(book.connection, record.page.sha256)) for record in book.records()]
        assert len(found) == 4
        for record, page in found:
            if page is not None:
                assert sha256(page.data).hexdigest() == record.page.sha256
        assert sum(page is None for _, page in found) == 1

    def test_each_is_told_in_its_turn_however_it_comes(self, book: Casebook, pages: Path) -> None:
        book.add(pages / "a.html")
        record, last = Story("A", url="x").record(), Story("B", url="y").record()
        told = book.add(pages / "deeper" / "b.html", record, pages / "a.html", b"", last)
        assert [one.result for one in told] == ["added", "added", "known", "failed", "added"]
        assert told[0].source.endswith("b.html") and told[2].source.endswith("a.html")
        assert [one.page.source for one in book.records()][1:] == [
            told[0].source,
            record.page.source,
            last.page.source,
        ]

    def test_folders_globs_and_lists_name_pages(self, book: Casebook, pages: Path) -> None:
        found = [str(one) for one in expanded([str(pages)], io.BytesIO())]
        assert found == [str(pages / "a.html"), str(pages / "deeper" / "b.html")]
        assert [str(one) for one in expanded(["pages/*.html"], io.BytesIO())] == ["pages/a.html"]
        listed = b"# my pages\nhttps://vale.example/1\n\npages/a.html\n"
        assert list(expanded(["-"], io.BytesIO(listed))) == [
            "https://vale.example/1",
            "pages/a.html",
        ]
        (pages / "single.MHTML").write_bytes(b"")
        assert str(pages / "single.MHTML") in expanded([str(pages)], io.BytesIO())
        (page,) = expanded(["-"], io.BytesIO(STORY.encode()))
        assert page.data == STORY.encode()
        (wrong,) = expanded(["pages/*.xml"], io.BytesIO())
        assert "matches no file" in str(wrong)

    @pytest.mark.parametrize(
        ("listed", "missing"),
        [
            (b"pages/a.html\npages/deeper/b.html\npages/missing.html\n", {"pages/missing.html"}),
            (b"pages/missing.html\n", {"pages/missing.html"}),
            (b"pages/my missing page.html\npages/a.html", {"pages/my missing page.html"}),
            (b"missing\n# a remark\npages/a.html\n", {"missing"}),
            (b"pages/caf\xe9.html\npages/a.html\n", set()),
            (b"\n".join([b"pages/a.html"] * 400), set()),
        ],
    )
    def test_what_is_listed_and_missing_is_a_failure_and_the_list_no_page(
        self, book: Casebook, pages: Path, listed: bytes, missing: set[str], monkeypatch
    ) -> None:
        try:
            Path(os.fsdecode(b"pages/caf\xe9.html")).write_text(
                STORY.replace("Ana", "Ada"), "utf-8"
            )
        except OSError:
            pytest.skip("no file may have such a name here")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed)))
        told = book.add("-")
        assert {one.source for one in told if one.result == "failed"} == missing
        assert {one.reason for one in told if one.result == "failed"} <= {"no such file"}
        assert len(told) == len([line for line in listed.split(b"\n") if line.strip(b"# a remark")])

    @pytest.mark.parametrize(
        "page",
        [
            STORY,
            "pages/a.html is what the harbour master read,\nand he said no.",
            "https://vale.example/1\n\nThe mayor said no.",
            "<p>no</p>",
            "",
        ],
    )
    def test_a_page_on_standard_input_is_no_list(self, pages: Path, page: str) -> None:
        (found,) = expanded(["-"], io.BytesIO(page.encode()))
        assert isinstance(found, Capture)

    def test_a_folder_below_that_may_not_be_read_is_a_failure(
        self, book: Casebook, pages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scandir = os.scandir

        def refusing(path):
            if Path(path).name == "deeper":
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refusing)
        found = list(map(str, expanded(["pages"], io.BytesIO())))
        assert found == ["pages/a.html", "pages/deeper: cannot be read: permission denied"]
        (wrong,) = expanded(["pages/deeper"], io.BytesIO())
        assert "permission denied" in str(wrong)
        assert self.results(book, "pages") == ["added", "failed"]
        assert [one.source for one in book.status().failures] == ["pages/deeper"]
        monkeypatch.setattr(os, "scandir", scandir)
        assert self.results(book, "pages") == ["known", "added"]
        assert not book.status().failures

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
    def test_nobody_waits_for_a_pipe_in_a_folder(self, pages: Path) -> None:
        os.mkfifo(pages / "a.pipe.html")
        for source in ("pages", "pages/*.html"):
            found = [str(one) for one in expanded([source], io.BytesIO())]
            assert found[0] == "pages/a.html"
            assert found[1].startswith("pages/a.pipe.html: is a pipe")

    @pytest.mark.skipif(not Path("/dev/fd").exists(), reason="a pipe has no name here")
    def test_a_pipe_that_is_named_is_read_whole(self, book: Casebook) -> None:
        end, other = os.pipe()
        with os.fdopen(other, "wb") as file:
            file.write(STORY.encode())
        assert self.results(book, f"/dev/fd/{end}") == ["added"]
        os.close(end)

    def test_mails_are_read_in_a_folder(self, pages: Path) -> None:
        (pages / "letter.EML").write_bytes(b"")
        assert str(pages / "letter.EML") in expanded([str(pages)], io.BytesIO())

    def test_a_file_of_records_is_added_as_it_is(self, book: Casebook, pages: Path) -> None:
        record = onrecord.read(str(pages / "a.html"))
        path = pages / "records.jsonl"
        path.write_text(record.to_json() + "\n" + record.to_json()[:50] + "\n", "utf-8")
        assert sorted(self.results(book, path)) == ["added", "failed"]
        assert list(book.records()) == [record]

    def test_failures_are_kept_with_their_reason_until_the_page_can_be_read(
        self, book: Casebook, pages: Path
    ) -> None:
        (pages / "empty.html").write_bytes(b"")
        (pages / "spanish.html").write_text(SPANISH, "utf-8")
        results = self.results(book, pages, "nosuch.html")
        assert sorted(results) == ["added", "added", "failed", "failed", "failed"]
        reasons = {Path(one.source).name: one.reason for one in book.status().failures}
        assert set(reasons) == {"empty.html", "spanish.html", "nosuch.html"}
        assert all(reasons.values())
        (pages / "empty.html").write_text(STORY.replace("Ana", "Mia"), "utf-8")
        assert self.results(book, pages / "empty.html") == ["added"]
        assert "empty.html" not in {Path(one.source).name for one in book.status().failures}

    def test_read_again_replaces_and_does_not_pile_up(self, book: Casebook, pages: Path) -> None:
        book.add(pages)
        counts = {
            table: len(list(book.rows(table))) for table in ("statements", "entities", "mentions")
        }
        searched = book.search("bridge").hits
        assert self.results(book, pages, again=True) == ["again", "again"]
        assert {table: len(list(book.rows(table))) for table in counts} == counts
        assert {hit.words for hit in book.search("bridge").hits} == {hit.words for hit in searched}
        assert book.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        book.connection.execute(
            "INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)"
        )

    def test_rows_carry_their_page(self, book: Casebook, pages: Path) -> None:
        book.add(pages / "a.html")
        for row in book.rows("statements"):
            assert row["outlet"] == "Vale Times"
            assert len(row["sha256"]) == 64
            text = next(iter(book.records())).article.text
            assert " … ".join(text[a:b] for a, b in json.loads(row["spans"])) == row["words"]
        with pytest.raises(onrecord.OptionError, match="no layer"):
            next(book.rows("sqlite_master"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.vale.example/a/", "http://vale.example/a#top"),
        ("https://vale.example/a?id=1&utm_source=x", "https://vale.example/a?id=1"),
        ("https://vale.example:443/a", "https://vale.example/a"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    "other",
    ["https://vale.example/b", "https://vale.example/a?id=2", "https://vale.example:8080/a?id=1"],
)
def test_addresses_of_two_pages(other: str) -> None:
    assert address_key("https://vale.example/a?id=1") != address_key(other)


def invented_records(path: Path, number: int) -> list[str]:
    names = ("Ines Calloway", "Owen Tull", "Ruth Okafor", "Tomas Brandt", "Lena Voss")
    sources = []
    with path.open("w", encoding="utf-8") as file:
        for one in range(number):
            name = names[one % len(names)]
            lines = [
                f"“Number {one}, line {line} is what I have to say on this,” {name} said."
                for line in range(6)
            ]
            story = Story(f"Page {one}", *lines, url=f"https://vale.example/{one}")
            who = story.who(name)
            for line in lines:
                story.said(who, line.split(f" {name}")[0])
            file.write(story.record().to_json() + "\n")
            sources.append(f"https://vale.example/{one}")
    return sources


def test_kill_9_loses_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    sources = invented_records(records, 150)
    outcome = killed_at_random(tmp_path / "case.db", records, kills=5, seed=5)
    assert outcome.told
    assert outcome.lost == set()
    assert outcome.broken == []
    assert outcome.left_over == []
    assert outcome.pages == len(sources)


@needs_model
def test_workers_add_what_one_process_adds(tmp_path: Path, pages: Path) -> None:
    held = []
    for workers in (1, 2):
        with Casebook.open(tmp_path / f"{workers}.db") as book:
            book.add(pages, workers=workers)
            held.append(list(book.records()))
    assert held[0] == held[1]
    assert len(held[0]) == 2


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run


@pytest.mark.usefixtures("quick_reader", "pages")
class TestCommands:
    def test_a_casebook_from_the_shell(self, run) -> None:
        status, out, err = run("add", "case.db", "pages", "nosuch.html")
        assert (status, out) == (0, "")
        assert "added 2 pages" in err
        assert "nosuch.html: no such file" in err
        assert run("add", "case.db", "pages")[2].endswith("2 pages known before\n")
        assert "2 pages" in run("status", "case.db")[1]
        said = run("said", "case.db", "--by", "Reyes")[1]
        assert "Ana Reyes" in said
        assert "“We could not leave it open for another day,”" in " ".join(said.split())
        people = json.loads(run("people", "case.db", "--json")[1])
        assert {"Ana Reyes", "Jane Doyle", "Owen Tull"} == {one["name"] for one in people}
        assert "Owen Tull" in run("people", "case.db", "Tull")[1]
        assert "because" in run("people", "case.db", "Tull")[1]
        assert "Jane Doyle" in run("search", "case.db", "speaker:doyle", "leave")[1]
        leave = run("search", "case.db", "leave")
        for without in (["-zebra"], ["-zebra", "--limit", "20"], ["--", "-zebra"]):
            assert run("search", "case.db", "leave", *without) == leave
        assert run("search", "case.db", "-day", "leave")[1] != leave[1]
        assert run("same", "case.db", "Ana Reyes", "Jane Doyle")[0] == 0
        assert run("different", "case.db", "Ana Reyes@1", "Jane Doyle@2")[0] == 0
        assert "against what was decided" in run("same", "case.db", "Ana Reyes", "Jane Doyle")[2]
        assert "same: Ana Reyes and Jane Doyle" in run("different", "case.db", "--list")[1]
        done = json.loads(run("same", "case.db", "--list", "--json")[1])
        assert run("same", "case.db", "--undo", str(done[0]["id"]))[0] == 0
        assert "undone" in run("same", "case.db", "--list")[1]
        assert run("same", "case.db", "Ana Reyes")[0] == 2
        assert run("add", "case.db") == (0, "", "onrecord: up to date\n")
        assert run("add", "none.db")[0] == 2 and not Path("none.db").exists()
        assert "no type of an event" in run("timeline", "case.db", "--type", "dance")[2]
        for command in ("timeline", "conflicts", "matters", "copies"):
            status, out, _ = run(command, "case.db", "--json")
            assert status == 0
            json.loads(out)
            assert run(command, "case.db")[0] == 0
        on_line = run("timeline", "case.db", "Reyes", "--show", "statements")[1]
        assert "Ana Reyes" in on_line and "[dated by its page]" in on_line
        assert "“We could not leave it open for another day,”" in " ".join(on_line.split())
        assert "another day" not in run("timeline", "case.db", "Reyes", "--show", "events")[1]

    def test_a_name_that_nobody_bears_is_one_line(self, run) -> None:
        run("add", "case.db", "pages")
        for name in ("Nobody", "#999"):
            found = run("people", "case.db", name)
            assert found == (0, "", "onrecord: nobody of that name found\n")
        assert run("people", "case.db", "Reyez")[2].endswith("found; nearest: Ana Reyes\n")

    def test_bad_input_is_one_clear_line(self, run, tmp_path: Path) -> None:
        assert run("status", "none.db") == (
            1, "", "onrecord: none.db: no such casebook; make one with `onrecord add`\n",
        )  # fmt: skip
        Path("text.db").write_text("no database")
        assert run("add", "text.db", "pages")[0] == 1
        run("add", "case.db", "pages")
        status, _, err = run("said", "case.db", "--since", "yesterday")
        assert (status, err.count("\n")) == (2, 1)
        assert run("same", "case.db", "Nobody", "Ana Reyes")[0] == 2
        assert run("add", "case.db", "nosuch.html")[0] == 1

    def test_a_closed_standard_input_is_one_line(self, run, monkeypatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        line = "-: standard input is closed; name a page or pipe one in"
        assert run("add", "case.db", "-") == (1, "", f"onrecord: {line}\n")
        assert not Path("case.db").exists()
        status, _, err = run("add", "case.db", "pages", "-")
        assert (status, "added 2 pages" in err, line in err) == (0, True, True)

    def test_hostile_words_do_not_reach_the_terminal(self, run) -> None:
        page = STORY.replace("Ana Reyes", "Ana Re\x1b[31myes\u202e").replace(
            "We could", "\x1b]0;x\x07We could"
        )
        Path("pages/hostile.html").write_text(page, "utf-8")
        run("add", "case.db", "pages/hostile.html")
        for args in (
            ("said", "case.db"),
            ("people", "case.db"),
            ("search", "case.db", "leave"),
            ("status", "case.db"),
        ):
            out = run(*args)[1]
            assert "\x1b]" not in out
            assert "\x1b[31m" not in out
            assert "\u202e" not in out


def test_a_casebook_opens_in_the_sqlite_of_another_process(tmp_path: Path) -> None:
    import subprocess

    path = tmp_path / "case.db"
    with Casebook.open(path) as book:
        book.add(Story("Day", "It rained.", url="https://vale.example/1").record())
        code = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT text FROM versions').fetchone()[0])"
        done = subprocess.run(
            [sys.executable, "-c", code, os.fspath(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout == "Day\nIt rained.\n"
