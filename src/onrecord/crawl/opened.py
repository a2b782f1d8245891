"""A crawl's folder read again: the record behind any row, and its page in the WARC it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from onrecord.crawl.archive import Response, reopen, responses
from onrecord.crawl.folder import MANIFEST, Folder
from onrecord.crawl.inputs import open_warc
from onrecord.errors import MissingError, OptionError, PageError
from onrecord.export.restore import record_of
from onrecord.page.capture import Capture, shown
from onrecord.record import Record

LAYERS = ("statements", "entities", "events")


def records(address: str, *, rows: Iterable[str] | None = None) -> Iterator[Record]:
    """The records of a crawl, in its order: all, or those that ``rows`` of any table belong to.

    What is no row, as the head of a table, is passed over. Memory holds one row group at a time.
    Raises ``OptionError`` where there is no crawl.
    """
    folder = _crawl(address)
    chosen = None if rows is None else {row.partition("/")[0].strip() for row in rows}
    for name in folder.names("shards"):
        shard = name.removesuffix(".json")
        pages = None if chosen is None else [one for one in chosen if one.startswith(f"{shard}-")]
        if name.endswith(".json") and (pages is None or pages):
            for record, _ in _of_shard(folder, shard, pages):
                yield record


def find(address: str, row: str) -> tuple[Record, dict[str, Any]]:
    """The record that a row of any table belongs to, and its row in ``articles``.

    Raises ``OptionError`` where there is no crawl, ``PageError`` where it has no such row, which
    says what became of the page if it was not read.
    """
    folder = _crawl(address)
    page = row.partition("/")[0]
    shard = page.rpartition("-")[0]
    if not (shard.isdigit() and folder.exists(f"shards/{shard}.json")):
        raise PageError(shown(row), f"is no row of {shown(address)}; rows look like 00000-12/s3")
    for record, article in _of_shard(folder, shard, [page]):
        return record, article
    for one in _rows(folder, "pages", shard, [("row", "=", page)]):
        why = one["message"] or one["reason"]
        raise PageError(shown(row), f"was not read: {one['status'].replace('_', ' ')}, {why}")
    raise PageError(shown(row), f"is no row of {shown(address)}")


def page_of(article: dict[str, Any]) -> Capture:
    """The page of an ``articles`` row, out of the WARC that it was read from, checked by its hash.

    Raises ``SourceError`` where the WARC cannot be opened and ``PageError`` where it does not hold
    the page any more.
    """
    warc, offset = article["warc"], article["warc_offset"]
    with open_warc(warc) as stream:
        if offset is not None:
            found = reopen(stream, offset, source=shown(warc))
            if found is not None and _same(found, article):
                return found.capture
        # packed such that offsets say nothing, or moved: it may still be there
        for one in responses(stream, source=shown(warc)):
            if isinstance(one, Response) and _same(one, article):
                return one.capture
    raise PageError(shown(warc), f"does not hold the page of {article['row']} any more")


def _same(one: Response, article: dict[str, Any]) -> bool:
    same_bytes = sha256(one.capture.data).hexdigest() == article["sha256"]
    return bool(same_bytes and one.capture.url == article["url"])


def _crawl(address: str) -> Folder:
    try:
        import pyarrow  # noqa: F401

        folder = Folder(address)
    except ImportError:
        raise MissingError("a crawl", "pyarrow", "crawl") from None
    if not folder.exists(MANIFEST):
        raise OptionError(shown(address), f"holds no crawl: {MANIFEST} is not there")
    return folder


def _of_shard(
    folder: Folder, shard: str, pages: Sequence[str] | None
) -> Iterator[tuple[Record, dict[str, Any]]]:
    """Records with their ``articles`` rows. Rows of every table stand in the order of the pages."""
    fits = None if pages is None else [("article", "in", pages)]
    layers = {name: _Run(_rows(folder, name, shard, fits)) for name in LAYERS}
    for article in _rows(folder, "articles", shard, fits):
        mine = {name: layers[name].take(article["row"]) for name in LAYERS}
        yield record_of(article, **mine), article


class _Run:
    """Rows of a layer, taken article by article."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def take(self, article: str) -> list[dict[str, Any]]:
        taken = []
        while self._next is not None and self._next["article"] == article:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def _rows(
    folder: Folder, table: str, shard: str, fits: list[tuple[str, str, Any]] | None
) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    path = f"{table}/{shard}.parquet"
    with folder.open(path) as file:
        if fits is not None:
            yield from parquet.read_table(file, filters=fits).to_pylist()
            return
        for batch in parquet.ParquetFile(file).iter_batches(batch_size=500):
            yield from batch.to_pylist()
