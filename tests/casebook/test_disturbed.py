"""Casebooks that are damaged, lie where one may not write, or are read by others than their owner."""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from starlette.testclient import TestClient

from onrecord import cli
from onrecord.casebook import Casebook
from onrecord.casebook.store import reading
from onrecord.errors import CasebookError
from onrecord.web import create_app
from tests.casebook.news import Story

OWNER, COLLEAGUE = 1001, 1002
DAMAGED = "case.db: is damaged; go back to a copy of it, or add its pages to a new casebook"


def told_by(name: str, number: int = 1) -> Story:
    story = Story(
        f"{name} speaks of the ramp {number}",
        f"“The ramp was shut,” {name} said on Friday.",
        url=f"https://vale.example/{name}/{number}",
    )
    who = story.who(name)
    said = story.said(who, "“The ramp was shut,”", on="2024-03-08")
    story.event("charge_indict", "shut", ("defendant", who), date="2024-03-08", statement=said.id)
    return story


def fill(path: Path) -> Path:
    with Casebook.open(path) as book:
        for number in range(3):
            book.add(told_by("Ines Calloway", number).record(), told_by("Owen Tull").record())
    return path


@contextmanager
def user(number: int) -> Iterator[None]:
    """What another user may do, where root runs the tests; any other is who they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(number)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may write to."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are those of POSIX")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture
def case(shared: Path) -> Path:
    """A casebook of ``OWNER`` in a shared folder, closed."""
    fill(shared / "warm.db")  # all that is imported late is
    with Casebook.open(shared / "warm.db", readonly=True) as book:
        book.statements()
    with user(OWNER):
        return fill(shared / "case.db")


def files(case: Path) -> list[str]:
    return sorted(one.name for one in case.parent.glob("case.db*"))


class TestPermissions:
    def test_a_reader_in_a_shared_folder_leaves_nothing_that_locks_the_owner_out(
        self, case: Path
    ) -> None:
        if os.geteuid() != 0:
            pytest.skip("only root can be two users")
        with user(COLLEAGUE), Casebook.open(case, readonly=True) as book:
            assert len(book.statements()) == 4
        with user(COLLEAGUE), pytest.raises(CasebookError, match="may not be written to"):
            Casebook.open(case)
        assert files(case) == ["case.db"]
        with user(OWNER), Casebook.open(case) as book:
            assert book.add(told_by("Ruth Okafor").record())[0].result == "added"

    def test_who_reads_while_the_owner_writes_sees_what_is_written(self, case: Path) -> None:
        if os.geteuid() != 0:
            pytest.skip("only root can be two users")
        with user(OWNER):
            writer = Casebook.open(case)
            writer.add(told_by("Ruth Okafor").record())
        with user(COLLEAGUE), Casebook.open(case, readonly=True) as book:
            assert len(book.statements(by="Okafor")) == 1
            with user(OWNER):
                writer.add(told_by("Lena Voss").record())
            assert len(book.statements(by="Voss")) == 1
        with user(OWNER):
            writer.close()
        with user(OWNER), Casebook.open(case) as book:
            book.add(told_by("Tomas Brandt").record())

    def test_a_file_that_was_read_while_it_was_write_protected_can_be_written_again(
        self, case: Path
    ) -> None:
        with user(OWNER):
            case.chmod(0o444)
            with Casebook.open(case, readonly=True) as book:
                assert book.status().pages == 4
            assert files(case) == ["case.db"]
            with pytest.raises(CasebookError, match=r"case\.db: may not be written to; see its"):
                Casebook.open(case)
            case.chmod(0o644)
            with Casebook.open(case) as book:
                book.add(told_by("Ruth Okafor").record())

    def test_a_casebook_in_a_folder_that_may_not_be_written_to_is_read(self, case: Path) -> None:
        case.parent.chmod(0o555)
        with user(OWNER):
            with Casebook.open(case, readonly=True) as book:
                assert len(book.statements()) == 4
            with pytest.raises(CasebookError, match="its folder may not be written to"):
                Casebook.open(case)
        assert files(case) == ["case.db"]

    def test_an_answer_of_two_states_of_a_file_is_not_given(self, case: Path) -> None:
        with user(OWNER):
            case.chmod(0o444)
            reader = Casebook.open(case, readonly=True)
            assert len(reader.statements()) == 4
            case.chmod(0o644)
            with Casebook.open(case) as book:
                book.add(told_by("Ruth Okafor").record())
                with pytest.raises(CasebookError, match="ask again"):
                    reader.statements()
            with pytest.raises(CasebookError, match="ask again"):
                reader.statements()
            reader.close()
            with Casebook.open(case, readonly=True) as again:
                assert len(again.statements()) == 5

    def test_the_file_that_may_not_be_written_to_is_named(self, case: Path) -> None:
        with user(OWNER):
            book = Casebook.open(case)
        for end in ("-wal", "-shm"):
            shutil.copy(f"{case}{end}", f"{case}{end}.kept")
        with user(OWNER):
            book.close()
        for end in ("-wal", "-shm"):
            Path(f"{case}{end}.kept").rename(f"{case}{end}")
            Path(f"{case}{end}").chmod(0o444)
        beside = pytest.raises(CasebookError, match=r"case\.db-(wal|shm) beside it")
        with user(OWNER), beside, Casebook.open(case) as book:
            book.add(told_by("Ruth Okafor").record())

    def test_a_reader_writes_nothing_though_it_might(self, tmp_path: Path) -> None:
        book = Casebook.open(fill(tmp_path / "case.db"), readonly=True)
        with book, pytest.raises(sqlite3.OperationalError, match="readonly"):
            book.connection.execute("DELETE FROM pages")
        assert files(tmp_path / "case.db") == ["case.db"]


QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("said", "case.db"),
    ("people", "case.db"),
    ("people", "case.db", "Calloway"),
    ("timeline", "case.db"),
    ("conflicts", "case.db"),
    ("matters", "case.db"),
    ("copies", "case.db"),
    ("status", "case.db"),
    ("search", "case.db", "ramp"),
    ("export", "case.db", "--to", "ftm"),
    ("correct", "case.db", "s1", "--note", "heard it"),
    ("add", "case.db", "records.jsonl"),
)


def overwrite(path: Path, table: str) -> None:
    """Puts random bytes in the place of the first page of a table."""
    with sqlite3.connect(path) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(Random(7).randbytes(size))


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "whole.db")
    record = told_by("Lena Voss").record()
    (tmp_path / "records.jsonl").write_text(record.to_json() + "\n", "utf-8")

    def run(*args: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *args])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return run


class TestDamage:
    @pytest.mark.parametrize(
        "table",
        [
            "entities",
            "texts",
            "packs",
            "statement_rows",
            "event_rows",
            "identities",
            "vocabulary",
            "statements_fts_data",
            "statements_fts_config",
            "sqlite_master",
        ],
    )
    def test_a_damaged_casebook_is_one_line(self, run, table: str) -> None:
        met = set()
        for question in QUESTIONS:
            shutil.copy("whole.db", "case.db")
            if table == "sqlite_master":
                with Path("case.db").open("r+b") as file:
                    file.seek(100)
                    file.write(Random(7).randbytes(900))
            else:
                overwrite(Path("case.db"), table)
            status, err = run(*question)
            assert status == 0 or DAMAGED in err
            assert err.count("\n") == 1 or status == 0
            met.add(status)
        assert met & {1}

    def test_one_cut_short_is_damaged_and_no_file_of_another_kind(self, run) -> None:
        whole = Path("whole.db").read_bytes()
        for length in (60, 1000, len(whole) // 2):
            Path("case.db").write_bytes(whole[:length])
            status, err = run("said", "case.db")
            assert (status, DAMAGED in err) == (1, True)

    @pytest.mark.parametrize("begun", [False, True])
    def test_a_full_disk_is_told_as_one(self, tmp_path: Path, begun: bool) -> None:
        case = tmp_path / "case.db"
        if begun:
            fill(case)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
        try:
            full = pytest.raises(CasebookError, match="the disk")
            with full, Casebook.open(case) as book:
                book.add(told_by("Ruth Okafor").record())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        with Casebook.open(case) as book:
            assert book.status().pages == (4 if begun else 0)
            assert book.add(told_by("Ruth Okafor").record())[0].result == "added"

    def test_a_fault_of_a_query_is_not_put_on_the_file(self, tmp_path: Path) -> None:
        book = Casebook.open(tmp_path / "case.db")
        with book, pytest.raises(sqlite3.ProgrammingError), reading(book.connection):
            book.connection.execute("SELECT ?", ())

    def test_the_room_says_so_on_a_page_and_goes_on(self, tmp_path: Path) -> None:
        case = fill(tmp_path / "case.db")
        with TestClient(create_app(case), base_url="http://localhost") as client:
            assert client.get("/people").status_code == 200
            for table in ("entities", "saved_searches"):
                overwrite(case, table)
        with TestClient(create_app(case), base_url="http://localhost") as client:
            for _ in range(2):
                answer = client.get("/people/1")
                assert (answer.status_code, "is damaged" in answer.text) == (503, True)
            token = re.search(r'name="token" value="([^"]+)', client.get("/add").text)
            assert token is not None
            form = {"token": token[1], "name": "ramp", "q": "ramp"}
            assert client.post("/searches", data=form).status_code == 503
            assert client.get("/add").status_code == 200
