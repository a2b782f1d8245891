"""One shard of a crawl, that is one WARC: what is done of it, and how more is added to stay.

What is read goes to a part, a file a table; the part counts when its marker, written last, is
there. When the WARC is read to its end the parts become one file a table, and they go. A run that
ends at any time leaves whole parts, from which the next goes on, or whole shards, which it keeps.

    parts/00003/0007-statements.parquet, ..., parts/00003/0007.json       while a shard is read
    statements/00003.parquet, ..., shards/00003.json                      when it is done
    removed/00003.json                                                    when it was taken out
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from typing import Any

from onrecord.crawl.folder import Folder
from onrecord.crawl.tables import TABLES
from onrecord.export.parquet import ParquetTable, schema_of
from onrecord.export.rows import Row

COMPLETIONS = "logs/completions"
"""Where datatrove notes which shards it need not start again."""

GROUPS = {"articles": 100, "pages": 1000}
"""Rows that are held before they are written, where it is fewer than for other tables: an article's
row holds its text, blocks and furniture, some 100 kB as Python values."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a part holds, and where the next begins.

    ``number`` is of the next item. It is found by reading from byte ``seek`` and passing ``skip``
    items. ``last`` is true where the WARC ends here. ``statuses`` counts this part's pages.
    """

    number: int = 0
    seek: int = 0
    skip: int = 0
    last: bool = False
    statuses: dict[str, int] = field(default_factory=dict)
    statements: int = 0
    seconds: float = 0.0
    info: dict[str, str] = field(default_factory=dict)


class Shard:
    """The shard with a number in a folder."""

    def __init__(self, folder: Folder, number: int) -> None:
        self.folder, self.name = folder, f"{number:05d}"
        self._parts = f"parts/{self.name}"

    def row(self, number: int) -> str:
        """The row of the page with a number in this shard."""
        return f"{self.name}-{number}"

    def is_done(self) -> bool:
        """Whether nothing is to be read of it: it is read to its end, or taken out."""
        return self.folder.exists(f"shards/{self.name}.json") or self.is_removed()

    def is_removed(self) -> bool:
        return self.folder.exists(f"removed/{self.name}.json")

    def remove(self, warc: str) -> None:
        """Take it out with all that was read of it. It keeps its number, so that rows of others keep
        theirs. The mark is written first: whatever ends this, doing it again ends it whole."""
        self.folder.write_json(f"removed/{self.name}.json", {"warc": warc})
        self.folder.remove_file(f"shards/{self.name}.json")
        for table in TABLES:
            self.folder.remove_file(f"{table}/{self.name}.parquet")
        self.folder.remove(self._parts)

    def restore(self) -> None:
        """Let it be read again."""
        self.folder.remove_file(f"{COMPLETIONS}/{self.name}")
        self.folder.remove_file(f"removed/{self.name}.json")

    def markers(self) -> list[Marker]:
        """Markers of the parts that are whole, from the first on."""
        names = set(self.folder.names(self._parts))
        found: list[Marker] = []
        while f"{len(found):04d}.json" in names:
            found.append(Marker(**self.folder.read_json(f"{self._parts}/{len(found):04d}.json")))
        return found

    def clear(self) -> None:
        """Remove what an interrupted run left half written."""
        for place, begin in [(self._parts, ""), *((table, self.name) for table in TABLES)]:
            for name in self.folder.names(place):
                if name.startswith(begin) and name.endswith(".part"):
                    self.folder.remove_file(f"{place}/{name}")

    def part(self, index: int) -> Part:
        """A part to write to, which counts once it is committed."""
        return Part(self.folder, f"{self._parts}/{index:04d}")

    def finish(self, warc: str) -> None:
        """Make one file a table of the parts, then the shard's own line, and let the parts go."""
        markers = self.markers()
        for table in TABLES.values():
            self._join(table.name, len(markers))
        statuses: Counter[str] = Counter()
        for marker in markers:
            statuses.update(marker.statuses)
        self.folder.write_json(
            f"shards/{self.name}.json",
            {
                "warc": warc,
                "warcinfo": next((one.info for one in markers if one.info), {}),
                "pages": dict(statuses),
                "statements": sum(one.statements for one in markers),
                "seconds": round(sum(one.seconds for one in markers), 3),
            },
        )
        self.folder.remove(self._parts)

    def _join(self, table: str, parts: int) -> None:
        from pyarrow import parquet

        with self.folder.whole(f"{table}/{self.name}.parquet") as file:
            schema = schema_of(TABLES[table].columns)
            with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
                for index in range(parts):
                    with self.folder.open(f"{self._parts}/{index:04d}-{table}.parquet") as part:
                        read = parquet.read_table(part)
                        if read.num_rows:
                            writer.write_table(read)


class Part:
    """Files of a part while they are written; ``commit`` makes it count, ``abandon`` drops it."""

    def __init__(self, folder: Folder, path: str) -> None:
        self._folder, self._path = folder, path
        self._files, self._tables = ExitStack(), ExitStack()
        self._writers: dict[str, ParquetTable] = {}
        try:
            for name, table in TABLES.items():
                file = self._files.enter_context(folder.whole(f"{path}-{name}.parquet"))
                self._writers[name] = ParquetTable(file, table.columns, group=GROUPS.get(name))
                self._tables.callback(self._writers[name].close)
        except BaseException as error:
            self.abandon(error)
            raise

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Add rows by table. Raises ``OSError`` where the disk fails; the part is then lost."""
        for name, some in rows.items():
            self._writers[name].add(some)

    def commit(self, marker: Marker) -> None:
        try:
            self._tables.close()
        except BaseException as error:
            self.abandon(error)
            raise
        self._files.close()
        self._folder.write_json(f"{self._path}.json", asdict(marker))

    def abandon(self, error: BaseException) -> None:
        """Remove the files that are not whole."""
        _closed(self._tables, error)
        _closed(self._files, error)


def _closed(stack: ExitStack, error: BaseException) -> Any:
    try:
        stack.__exit__(type(error), error, error.__traceback__)
    except BaseException as again:  # the file that failed fails again as it is closed
        return again
