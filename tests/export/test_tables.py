"""The tables hold all of a record, each row with its evidence, and give the record back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.export import csv as csv_tables
from onrecord.export.restore import record_of
from onrecord.export.rows import name_of, rows_of, text_sha256
from onrecord.export.tables import EVIDENCE, TABLES, Column
from onrecord.export.visible import encodable
from onrecord.record import Record
from tests import hostile, invented
from tests.export import court

RECORDS = [invented.record(), invented.no_article(), court.record()]


def restored(rows) -> Record:
    (article,) = rows["articles"]
    return record_of(article, rows["statements"], rows["entities"], rows["events"])


def keep_to(columns: tuple[Column, ...], row: dict) -> None:
    """Check names, order and types of a row against its columns."""
    assert list(row) == [one.name for one in columns]
    kinds = {"text": str, "integer": int, "number": (int, float), "truth": bool, "texts": list}
    for one in columns:
        value = row[one.name]
        if isinstance(one.type, tuple):
            for inner in value:
                keep_to(one.type, inner)
        elif value is not None:
            assert isinstance(value, kinds[one.type]), one.name


@given(hostile.records())
@settings(max_examples=60, deadline=None)
def test_rows_keep_to_their_columns_and_give_the_record_back(record: Record) -> None:
    rows = rows_of(record)
    for name, table in TABLES.items():
        for row in rows[name]:
            keep_to(table.columns, row)
    assert restored(rows) == record


@given(hostile.records())
@settings(max_examples=30, deadline=None)
def test_the_words_of_a_row_are_the_words_of_the_text(record: Record) -> None:
    for name in ("entities", "events"):
        for row in rows_of(record)[name]:
            if row["start"] is not None:
                assert row["words"] == record.article.text[row["start"] : row["end"]]
    for row in rows_of(record)["statements"]:
        for piece in row["content"]:
            assert piece["words"] == record.article.text[piece["start"] : piece["end"]]


@pytest.mark.parametrize("record", RECORDS)
def test_every_row_says_where_it_comes_from(record: Record) -> None:
    evidence = [one.name for one in EVIDENCE]
    for name, rows in rows_of(record).items():
        assert [one.name for one in TABLES[name].columns[: len(evidence)]] == evidence
        for row in rows:
            assert row["article"] == name_of(record)
            assert (row["url"], row["sha256"]) == (record.page.url, record.page.sha256)


def test_names_tell_captures_apart_and_stay() -> None:
    assert len({name_of(one) for one in RECORDS}) == len(RECORDS)
    assert name_of(invented.record()) == name_of(invented.record())
    assert rows_of(court.record(), "00000-7")["statements"][0]["row"] == "00000-7/s1"


def test_the_hash_is_of_the_text() -> None:
    import hashlib

    record = invented.record()
    expected = hashlib.sha256(record.article.text.encode()).hexdigest()
    assert text_sha256(record) == expected == rows_of(record)["articles"][0]["text_sha256"]


class TestCsv:
    @given(hostile.records())
    @settings(max_examples=40, deadline=None)
    def test_no_cell_is_a_formula_and_every_cell_comes_back(self, record: Record) -> None:
        for name, table in TABLES.items():
            file = io.StringIO(newline="")
            csv_tables.CsvTable(file, table).add(record)
            file.seek(0)
            head, *lines = list(csv.reader(file))
            assert head == list(table.named())
            for line, row in zip(lines, rows_of(record)[name], strict=True):
                for cell, value in zip(line, row.values(), strict=True):
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
                    if isinstance(value, str):
                        text = encodable(value).replace("\0", "\ufffd")
                        assert csv_tables.unguarded(cell) == text
                    elif isinstance(value, list):
                        assert json.loads(cell) == json.loads(
                            encodable(json.dumps(value, ensure_ascii=False)).replace("\0", "\ufffd")
                        )

    def test_four_files_for_a_spreadsheet(self, tmp_path: Path) -> None:
        guarded = csv_tables.write_csv([court.named("=cmd|' /C calc'!A0"), RECORDS[0]], tmp_path)
        assert sorted(one.name for one in tmp_path.iterdir()) == [
            f"{n}.csv" for n in sorted(TABLES)
        ]
        assert guarded == 1
        assert (tmp_path / "entities.csv").read_bytes().startswith(b"\xef\xbb\xbfrow,")
        with (tmp_path / "entities.csv").open(encoding="utf-8-sig", newline="") as file:
            names = [row["name"] for row in csv.DictReader(file)]
        assert names[0] == "'=cmd|' /C calc'!A0"
        assert "Tomas Brandt" in names

    def test_a_failure_leaves_what_was_there(self, tmp_path: Path) -> None:
        csv_tables.write_csv([RECORDS[0]], str(tmp_path))
        before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

        def records():
            yield RECORDS[2]
            raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            csv_tables.write_csv(records(), tmp_path)
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


class TestParquet:
    @pytest.fixture(autouse=True)
    def arrow(self) -> None:
        pytest.importorskip("pyarrow")

    def test_what_is_read_is_what_was_written(self, tmp_path: Path) -> None:
        from pyarrow import parquet

        from onrecord.export.parquet import write_parquet

        write_parquet(iter(RECORDS), str(tmp_path))
        rows = {
            name: parquet.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in TABLES
        }
        for record in RECORDS:
            mine = {
                name: [row for row in rows[name] if row["article"] == name_of(record)]
                for name in TABLES
            }
            assert mine == rows_of(record)
            assert restored(mine) == record

    def test_columns_say_what_they_hold(self, tmp_path: Path) -> None:
        from onrecord.export.parquet import schema_of

        for table in TABLES.values():
            schema = schema_of(table.columns)
            assert all(schema.field(name).metadata[b"about"] for name in table.named())

    @given(hostile.records())
    @settings(max_examples=25, deadline=None)
    def test_hostile_text_is_written(self, record: Record) -> None:
        from onrecord.export.parquet import arrow_table

        for name, table in TABLES.items():
            rows = rows_of(record)[name]
            assert arrow_table(rows, table.columns).num_rows == len(rows)

    def test_memory_is_flat(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from pyarrow import parquet

        from onrecord.export import parquet as written

        monkeypatch.setattr(written, "ROWS", 10)
        written.write_parquet((RECORDS[0] for _ in range(25)), tmp_path)
        file = parquet.ParquetFile(tmp_path / "statements.parquet")
        assert file.metadata.num_row_groups > 10
        assert file.metadata.num_rows == 25 * len(RECORDS[0].statements)

    def test_without_pyarrow_one_clear_line(self, tmp_path: Path, monkeypatch) -> None:
        import sys

        from onrecord.errors import MissingError
        from onrecord.export import parquet

        monkeypatch.setitem(sys.modules, "pyarrow", None)
        parquet._pyarrow.cache_clear()
        with pytest.raises(MissingError, match=r"parquet: needs pyarrow; pip install"):
            parquet.write_parquet([], tmp_path / "out")
        parquet._pyarrow.cache_clear()
        assert not (tmp_path / "out").exists()
