"""Tables as Parquet, for pandas, polars, DuckDB: one file a table, nested columns kept nested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import MissingError
from onrecord.export.files import placed, whole
from onrecord.export.rows import Row, rows_of
from onrecord.export.tables import TABLES, Column
from onrecord.export.visible import encodable
from onrecord.record import FORMAT, Record

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 2_000
"""Rows of a table that are held before they are written as one row group: megabytes of text."""


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of columns; what each holds stands in its field's metadata."""
    arrow = _pyarrow()
    return arrow.schema(
        [
            arrow.field(one.name, _type(one.type), metadata={"about": one.about.encode()})
            for one in columns
        ],
        metadata={"onrecord": str(FORMAT).encode()},
    )


def arrow_table(rows: Sequence[Row], columns: Sequence[Column]) -> pa.Table:
    """Rows as an Arrow table. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    schema = schema_of(columns)
    try:
        return _pyarrow().Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return _pyarrow().Table.from_pylist([_encodable(row) for row in rows], schema=schema)


class ParquetTable:
    """A table being written to a file (a path, or one open for writing), a row group at a time."""

    def __init__(
        self, file: Path | BinaryIO, columns: Sequence[Column], *, group: int | None = None
    ) -> None:
        from pyarrow import parquet

        self._columns, self._group = columns, group or ROWS
        self._rows: list[Row] = []
        self._writer = parquet.ParquetWriter(file, schema_of(columns), compression="zstd")

    def add(self, rows: Sequence[Row]) -> None:
        self._rows += rows
        if len(self._rows) >= self._group:
            self._flush()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(arrow_table(self._rows, self._columns))
        self._rows = []


def write_parquet(records: Iterable[Record], folder: str | PathLike[str]) -> None:
    """Write ``articles.parquet``, ``statements.parquet``, ... into a folder.

    Raises ``MissingError`` without pyarrow and ``OSError`` where the disk fails; then no file is
    there or changed.
    """
    _pyarrow()
    place = Path(folder)
    with placed(place), ExitStack() as stack:
        parts = [stack.enter_context(whole(place / f"{name}.parquet")) for name in TABLES]
        writers = {}
        for part, table in zip(parts, TABLES.values(), strict=True):
            writers[table.name] = ParquetTable(part, table.columns)
            stack.callback(writers[table.name].close)
        for record in records:
            for name, rows in rows_of(record).items():
                writers[name].add(rows)


@cache
def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingError("parquet", "pyarrow", "export") from None
    return pyarrow


def _type(kind: Any) -> Any:
    arrow = _pyarrow()
    if isinstance(kind, tuple):
        return arrow.list_(arrow.struct([arrow.field(one.name, _type(one.type)) for one in kind]))
    return {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
        "bytes": arrow.binary(),
    }[kind]


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {key: _encodable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_encodable(one) for one in value]
    return value
