"""A record comes out as it went in; the file is what it says it is, whatever it is opened by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.casebook import Casebook, schema, store
from onrecord.casebook.store import reading
from onrecord.errors import CasebookError
from onrecord.record import Article, Entity, Mention, Page, Record, Role, Span, Statement
from tests import invented
from tests.casebook.news import Story


def harbour(url: str = "https://vale.example/harbour") -> Record:
    story = Story(
        "Harbour master held over fire",
        "Ines Calloway, the harbour master, was charged with arson in Darrow on Friday.",
        "“I lit nothing,” Calloway said.",
        url=url,
    )
    ines = story.who("Ines Calloway", "Calloway", role="the harbour master")
    darrow = story.who("Darrow", kind="place")
    said = story.said(ines, "“I lit nothing,”", on="2024-03-14")
    story.event(
        "charge_indict", "charged", ("defendant", ines), date="2024-03-08", place=darrow,
        offences=("arson",), statement=said.id,
    )  # fmt: skip
    return story.record()


def test_a_record_comes_out_as_it_went_in(book: Casebook) -> None:
    records = [invented.record(), harbour(), invented.no_article()]
    for one in records:
        book.add(one)
    assert list(book.records()) == records


def test_an_event_told_by_half_a_character_is_kept(book: Casebook) -> None:
    story = Story("The \ud800 burned")
    story.event("disaster", "\ud800")
    (added,) = book.add(story.record())
    assert added.result == "added"
    assert [one.tellings[0].trigger for one in book.timeline(show="events")] == ["\ufffd"]


def test_a_statement_told_within_itself_is_kept(book: Casebook) -> None:
    record = Record(
        Page("x"),
        Article("a b"),
        statements=(
            Statement("s1", "direct", "speech", content=(Span(0, 1),), inside="s2"),
            Statement("s2", "direct", "speech", content=(Span(2, 3),), inside="s1"),
        ),
    )
    book.add(record)
    assert list(book.records()) == [record]


words = st.text(st.characters(), min_size=1, max_size=30)


@settings(max_examples=30, deadline=None)
@given(text=words, name=words, url=st.none() | words, role=words, alias=words, headline=words)
def test_hostile_words_are_kept_code_point_for_code_point(
    text, name, url, role, alias, headline
) -> None:
    entity = Entity(
        "e1", "person", name, (alias,), (Role(role, Span(0, 1)),), (Mention(Span(0, 1), "name"),)
    )
    record = Record(
        Page("x", url=url),
        Article(text, headline=headline, bylines=(name,), outlet=alias, published="2024-03-14"),
        entities=(entity,),
        statements=(
            Statement("s1", "direct", "speech", content=(Span(0, len(text)),), speaker=entity),
        ),
    )
    with Casebook.open(":memory:") as book:
        (added,) = book.add(record)
        assert added.result == "added"
        (back,) = book.records()
        assert len(back.article.text) == len(text)
        assert book.add(record)[0].result == "known"
        (kept,) = book.connection.execute("SELECT words FROM statements").fetchone()
        assert kept == back.article.text


def test_rows_point_at_their_words_in_plain_sql(book: Casebook) -> None:
    book.add(harbour())
    for table, column in (
        ("statements", "source"),
        ("statements", "cue"),
        ("events", "trigger"),
        ("events", "place"),
    ):
        rows = book.connection.execute(
            f"SELECT x.{column}, substr(v.text, {column}_start + 1, {column}_end - {column}_start)"
            f" FROM {table} x JOIN versions v ON v.id = x.version_id"
        ).fetchall()
        assert rows
        assert all(words == found for words, found in rows)
    (line,) = book.connection.execute("SELECT * FROM timeline").fetchall()
    assert (
        line["words"]
        == "Ines Calloway, the harbour master, was charged with arson in Darrow on Friday."
    )
    (said,) = book.connection.execute("SELECT * FROM said").fetchall()
    assert (said["speaker"], said["words"]) == ("Ines Calloway", "“I lit nothing,”")


def test_foreign_keys_hold_and_the_index_is_sound(book: Casebook) -> None:
    for one in (invented.record(), harbour(), harbour("https://other.example/1")):
        book.add(one)
    query = book.connection.execute
    assert query("PRAGMA foreign_key_check").fetchall() == []
    assert query("PRAGMA integrity_check").fetchone()[0] == "ok"
    for table in ("statements_fts", "versions_fts"):
        query(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


class TestOpening:
    def test_a_file_of_another_kind_is_left_alone(self, tmp_path: Path) -> None:
        text = tmp_path / "notes.txt"
        text.write_text("not a database, but long enough to be looked at" * 50)
        other = tmp_path / "other.db"
        sqlite3.connect(other).execute("CREATE TABLE mine (x)").connection.commit()
        for path in (text, other):
            before = path.read_bytes()
            with pytest.raises(CasebookError, match=r"no SQLite file|no casebook"):
                Casebook.open(path)
            assert path.read_bytes() == before

    def test_a_newer_schema_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "case.db"
        with Casebook.open(path) as book:
            book.connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        with pytest.raises(CasebookError, match="newer onrecord"):
            Casebook.open(path)

    def test_a_missing_one_is_not_made_by_looking(self, tmp_path: Path) -> None:
        with pytest.raises(CasebookError, match="no such casebook"):
            Casebook.open(tmp_path / "case.db", readonly=True)
        assert not (tmp_path / "case.db").exists()
        with pytest.raises(CasebookError, match="cannot be opened"):
            Casebook.open(tmp_path / "nowhere" / "case.db")

    def test_readers_read_while_one_writes(self, tmp_path: Path) -> None:
        path = tmp_path / "case.db"
        with Casebook.open(path) as writer:
            writer.add(harbour())
            with Casebook.open(path, readonly=True) as reader:
                writer.connection.execute("BEGIN IMMEDIATE")
                writer.connection.execute("DELETE FROM mentioned")
                assert len(list(reader.records())) == 1
                writer.connection.execute("COMMIT")
                with pytest.raises(CasebookError, match="read only"):
                    reader.add(harbour())


def test_a_migration_runs_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.db"
    Casebook.open(path).close()
    before = schema.MIGRATIONS

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE pages ADD COLUMN note TEXT")
        raise RuntimeError("power cut")

    def whole(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE pages ADD COLUMN note TEXT")

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (*before, half))
    with pytest.raises(RuntimeError):
        Casebook.open(path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*before, whole))
    with Casebook.open(path) as book:
        columns = {row["name"] for row in book.connection.execute("PRAGMA table_info(pages)")}
        assert "note" in columns
        book.add(harbour())


def test_the_log_is_emptied_although_somebody_always_reads(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "LOG_BYTES", 100_000)
    case = tmp_path / "case.db"
    readers: list[Casebook] = []
    with Casebook.open(case) as book:
        for number in range(12):
            book.add(harbour(f"https://vale.example/{number}"))
            reader = Casebook.open(case, readonly=True)
            reader.connection.execute("BEGIN")
            reader.connection.execute("SELECT count(*) FROM pages").fetchone()
            readers.append(reader)
            if len(readers) == 2:  # the next begins before the last is done
                readers.pop(0).close()
        longest = Path(f"{case}-wal").stat().st_size
        readers.pop().close()
        book.add(harbour("https://vale.example/last"))
        assert Path(f"{case}-wal").stat().st_size < longest
        assert len(list(book.records())) == 13


def test_who_reads_on_and_on_holds_nobody_up(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "LOG_BYTES", 1)
    monkeypatch.setattr(store, "RESTART_WAIT", 0.01)
    case = tmp_path / "case.db"
    with Casebook.open(case) as book:
        book.add(harbour())
        with Casebook.open(case, readonly=True) as reader, reading(reader.connection):
            assert len(list(reader.records())) == 1
            book.add(harbour("https://vale.example/2"))
            assert len(list(reader.records())) == 1
        assert len(list(book.records())) == 2
