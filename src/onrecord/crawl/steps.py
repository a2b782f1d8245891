"""The steps of the pipeline: WARCs to captures, captures to records, records to tables.

They pass on datatrove ``Document``s, so that steps of one's own fit between. ``media[0]`` holds the
page as captured and where it came from, ``text`` the article once it is read, ``metadata``:

    number, warc, offset, captured_at, media_type, charset, robots, licence   from HtmlPages
    status, reason, message, language, seconds, record                        from ReadPages
    signature                                                                 from SignTexts
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from datatrove.data import Document, Media, MediaType
from datatrove.pipeline.base import PipelineStep

from onrecord.crawl.archive import Info, Response, responses
from onrecord.crawl.copies import signature
from onrecord.crawl.folder import Folder
from onrecord.crawl.inputs import open_warc
from onrecord.crawl.shards import Marker, Part, Shard
from onrecord.crawl.tables import status_of
from onrecord.crawl.watched import READER, Outcome, WatchedReader
from onrecord.export.rows import Row, rows_of
from onrecord.page.capture import Capture, shown
from onrecord.page.warc import Broken
from onrecord.record import Record

BATCH = 8
"""Pages that go to the reading process at once, so that it reads on while we write."""

PART = 500
"""Pages of a part: what a killed worker has to read again, two minutes' work of one core."""

PAGE_SECONDS = 60.0
"""Time that one page may take. News pages take a fifth of a second; a megabyte of text a minute."""


class OrphanError(RuntimeError):
    """Whoever started this process is gone; someone else may be at the same shard by now."""


class HtmlPages(PipelineStep):
    """The HTML responses of one WARC, from where an earlier run left off."""

    name, type = "HTML of WARCs", "Reader"

    def __init__(
        self,
        warcs: Sequence[str],
        out: str,
        *,
        only: Sequence[str] = (),
        without: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.warcs, self.out = list(warcs), out
        self.only, self.without = list(only), list(without)

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        shard = Shard(Folder(self.out), rank)
        markers = shard.markers()
        if shard.is_done() or (markers and markers[-1].last):
            return
        start = markers[-1] if markers else Marker()
        warc, passed, number = self.warcs[rank], 0, start.number
        info: dict[str, str] = {}
        with open_warc(warc) as stream:
            for one in responses(stream, source=shown(warc), start=start.seek):
                if isinstance(one, Info):
                    info = dict(one.fields)
                    continue
                passed += 1
                if passed > start.skip:
                    self.stat_update("pages")
                    yield self._document(one, shard.row(number), number, warc, info)
                    number, info = number + 1, {}

    def _document(
        self, one: Response | Broken, row: str, number: int, warc: str, info: dict[str, str]
    ) -> Document:
        metadata = {"number": number, "warc": warc, "offset": one.offset, "warcinfo": info}
        if isinstance(one, Broken):
            metadata |= {"status": "failed", "reason": "broken_record", "message": one.reason}
            return Document(
                text="", id=row, media=[_media(row, one.url, warc, one.offset)], metadata=metadata
            )
        capture = one.capture
        metadata |= {
            "captured_at": capture.captured_at,
            "media_type": capture.media_type,
            "charset": capture.charset,
            "robots": list(one.notices.robots),
            "licence": list(one.notices.licence),
            "clipped": capture.clipped,
        }
        media = _media(row, capture.url, warc, one.offset)
        media.media_bytes = capture.data
        if not self._wanted(capture.url or ""):
            metadata |= {"status": "excluded", "reason": "url", "message": None}
        return Document(text="", id=row, media=[media], metadata=metadata)

    def _wanted(self, url: str) -> bool:
        if any(fnmatchcase(url, pattern) for pattern in self.without):
            return False
        return not self.only or any(fnmatchcase(url, pattern) for pattern in self.only)


class ReadPages(PipelineStep):
    """The record of each page, read in a process of its own within a limit of time."""

    name, type = "Reading of pages", "Extractor"

    def __init__(self, *, seconds: float = PAGE_SECONDS, reader: str = READER) -> None:
        super().__init__()
        self.seconds, self.reader = seconds, reader

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        parent = os.getppid()
        reader = WatchedReader(self.seconds, self.reader)
        try:
            for documents in _batches(data, BATCH):
                if os.getppid() != parent:
                    raise OrphanError("whoever started this worker is gone")
                unread = [one for one in documents if "status" not in one.metadata]
                outcomes = reader.read([_capture(one) for one in unread])
                for document in documents:
                    if "status" not in document.metadata:
                        self._take(document, next(outcomes))
                    self.stat_update(document.metadata["status"])
                    yield document
        finally:
            reader.close()

    def _take(self, document: Document, outcome: Outcome) -> None:
        result = outcome.result
        status, reason, message = status_of(result)
        reason = outcome.reason or reason
        record = result if isinstance(result, Record) else None
        document.metadata |= {
            "status": status,
            "reason": reason,
            "message": message,
            "language": record and record.article.language,
            "seconds": outcome.seconds,
            "record": record if status == "read" else None,
        }
        if record is not None and status == "read":
            document.text = record.article.text


class SignTexts(PipelineStep):
    """The MinHash signature of each article, by which copies are found across the crawl."""

    name, type = "MinHash signatures", "Dedup"

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        for document in data:
            document.metadata["signature"] = signature(document.text) if document.text else None
            yield document


class WriteTables(PipelineStep):
    """The tables of one shard, in parts that stay whatever happens."""

    name, type = "Parquet tables", "Writer"

    def __init__(self, warcs: Sequence[str], out: str, *, part: int = PART) -> None:
        super().__init__()
        self.warcs, self.out, self.part = list(warcs), out, part

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        shard = Shard(Folder(self.out), rank)
        if shard.is_done():
            return
        shard.clear()
        markers = shard.markers()
        if not markers or not markers[-1].last:
            yield from self._parts(shard, data, len(markers), markers[-1] if markers else Marker())
        shard.finish(self.warcs[rank])

    def _parts(
        self, shard: Shard, data: Iterator[Document], index: int, at: Marker
    ) -> Iterator[Document]:
        part: Part | None = None
        tally = _Tally(at)
        try:
            for document in data:
                part = part or shard.part(index)
                part.add(_rows(document))
                tally.add(document)
                yield document
                if tally.pages >= self.part:
                    part.commit(tally.marker(last=False))
                    part, index, tally = None, index + 1, _Tally(tally.marker(last=False))
            part = part or shard.part(index)
            part.commit(tally.marker(last=True))
        except BaseException as error:
            if part is not None:
                part.abandon(error)
            raise


class _Tally:
    """Counts the pages of a part and where the next begins."""

    def __init__(self, start: Marker) -> None:
        self.number, self.seek, self.skip = start.number, start.seek, start.skip
        self.pages, self.statements, self.seconds = 0, 0, 0.0
        self.statuses: Counter[str] = Counter()
        self.info: dict[str, str] = {}

    def add(self, document: Document) -> None:
        data = document.metadata
        self.pages += 1
        self.number = data["number"] + 1
        # nothing is found from a broken record on, so the next part begins at a whole one
        offset = None if data.get("reason") == "broken_record" else data["offset"]
        self.seek, self.skip = (self.seek, self.skip + 1) if offset is None else (offset, 1)
        self.statuses[data["status"]] += 1
        self.seconds += data.get("seconds") or 0.0
        self.info = self.info or data["warcinfo"]
        if (record := data.get("record")) is not None:
            self.statements += len(record.statements)

    def marker(self, *, last: bool) -> Marker:
        return Marker(
            number=self.number,
            seek=self.seek,
            skip=self.skip,
            last=last,
            statuses=dict(self.statuses),
            statements=self.statements,
            seconds=self.seconds,
            info=self.info,
        )


def _rows(document: Document) -> dict[str, list[Row]]:
    """The rows of a page in every table."""
    data, media = document.metadata, document.media[0]
    record: Record | None = data.get("record")
    place = {"warc": data["warc"], "warc_offset": data["offset"]}
    page = {
        "row": document.id,
        "url": media.url,
        **place,
        "captured_at": data.get("captured_at"),
        "bytes": len(media.media_bytes or b""),
        "status": data["status"],
        "reason": data.get("reason"),
        "message": data.get("message"),
        "language": data.get("language"),
        "statements": len(record.statements) if record else 0,
        "seconds": data.get("seconds"),
    }
    rows: dict[str, list[Row]] = {"pages": [page]}
    if record is not None:
        for name, some in rows_of(record, document.id).items():
            rows[name] = [row | place for row in some]
        rows["articles"][0] |= {"robots": data["robots"], "licence": data["licence"]}
    if data.get("signature"):
        rows["signatures"] = [{"article": document.id, "signature": data["signature"]}]
    return rows


def _media(row: str, url: str | None, warc: str, offset: int | None) -> Media:
    return Media(id=row, type=MediaType.DOCUMENT, url=url, path=warc, offset=offset)


def _capture(document: Document) -> Capture:
    data, media = document.metadata, document.media[0]
    return Capture(
        source=shown(data["warc"]),
        data=media.media_bytes or b"",
        url=media.url,
        media_type=data["media_type"],
        charset=data["charset"],
        captured_at=data["captured_at"],
        clipped=data["clipped"],
    )


def _batches(data: Iterator[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in data:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
