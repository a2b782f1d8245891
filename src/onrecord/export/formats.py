"""Which formats there are: what each is for and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Format:
    """``tables`` formats are written as a folder of files, the others as lines."""

    name: str
    about: str
    tables: bool = False

    def lines(self) -> Callable[[Iterable[Record]], Iterator[str]]:
        """What turns records into the lines of this format."""
        module = import_module(f"onrecord.export.{self.name}")
        return cast("Callable[[Iterable[Record]], Iterator[str]]", module.lines)


FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "records as they are, one JSON object a line"),
        Format("csv", "tables for spreadsheets", tables=True),
        Format("parquet", "tables for pandas, polars, DuckDB", tables=True),
        Format("ftm", "FollowTheMoney entities, one a line"),
        Format("annotations", "W3C Web Annotations, one a line"),
        Format("jsonld", "schema.org NewsArticle with Quotation, one a line"),
        Format("corrections", "of a casebook, what was put right by hand, one a line"),
    )
}
