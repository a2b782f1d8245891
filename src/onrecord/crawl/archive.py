"""The HTML responses of a WARC as a stream: past broken records, from any offset, with notices."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.crawl.notices import Notices, notices_of
from onrecord.page.capture import Capture
from onrecord.page.warc import capture_of, is_clipped

SCAN = 1 << 20
"""Bytes that are read at a time while the next whole record is looked for."""

_GZIP = b"\x1f\x8b\x08"


class Readable(Protocol):
    """What a WARC is read from."""

    def read(self, size: int = ..., /) -> bytes: ...
    def seek(self, offset: int, whence: int = ..., /) -> int: ...
    def tell(self) -> int: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Response:
    """One HTML response: its capture, where its record begins, what may be done with it.

    ``offset`` is ``None`` where the file is packed such that no record can be opened by itself.
    ``clipped`` is true where the file ends before the record does.
    """

    capture: Capture
    offset: int | None
    notices: Notices
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be read, and why."""

    offset: int | None
    reason: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Info:
    """The fields of a ``warcinfo`` record: who crawled, with what software, under what terms."""

    fields: tuple[tuple[str, str], ...]


def responses(
    stream: Readable, *, source: str, start: int = 0
) -> Iterator[Response | Broken | Info]:
    """What a WARC holds from ``start`` on, an offset at which a record begins.

    A record that is broken is given as such, and reading goes on with the next that is whole: a
    gzip member that begins a record. ``stream`` must be able to seek. Nothing is raised for its
    bytes; where it has a ``failed`` that says that reading failed, as ``Stream`` has, that is.
    """
    at: int | None = start
    # The reader's quirks mode takes headers that break the standard, but passes silently over what
    # is no record and the record after it. So it is for plain files, in which it finds its way, and
    # for those that begin with such a header.
    quirks = not _is_gzip(stream, start)
    while at is not None:
        last, read, told = at, 0, False
        problem: str | None = None
        stream.seek(at)
        try:
            for record in _records(stream, quirks):
                position = _position(record, last, first=record.stream_pos == at)
                if position is not None:
                    last = position
                read, told = read + 1, False
                for one in _held(record, position, source):
                    told = isinstance(one, Broken)
                    yield one
        except GeneratorExit:
            raise
        except BaseException as error:
            # the reader is compiled code, whose panics on malformed records are no ``Exception``
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            failed: Exception | None = getattr(stream, "failed", None)
            if failed is not None:
                raise failed from None
            problem = " ".join(str(error).split())[:200] or type(error).__name__
        if problem is None:
            return
        if at == start and not read and not quirks:
            quirks = True
            continue
        at = next_record(stream, last + 1)
        if not told:
            yield Broken(None, f"the WARC is broken after byte {last}: {problem}")


def next_record(stream: Readable, start: int) -> int | None:
    """The offset, from ``start`` on, of the next gzip member that begins a WARC record."""
    stream.seek(start)
    at, kept = start, b""
    while piece := stream.read(SCAN):
        data = kept + piece
        found = data.find(_GZIP)
        while found >= 0:
            if found + 512 > len(data) and len(piece) == SCAN:
                break
            if _begins_record(data[found : found + 4096]):
                return at + found
            found = data.find(_GZIP, found + 1)
        keep = len(data) - found if found >= 0 else len(_GZIP) - 1
        at += len(data) - keep
        kept = data[len(data) - keep :]
    return None


def reopen(stream: Readable, offset: int, *, source: str) -> Response | None:
    """The response whose record begins at an offset, if one does."""
    for one in responses(stream, source=source, start=offset):
        if not isinstance(one, Info):
            return one if isinstance(one, Response) and one.offset == offset else None
    return None


def _is_gzip(stream: Readable, start: int) -> bool:
    stream.seek(start)
    return stream.read(len(_GZIP)) == _GZIP


def _records(stream: Readable, quirks: bool) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    yield from ArchiveIterator(stream, parse_http=False, quirks_mode=quirks, fsspec_args=False)


def _position(record: Any, last: int, *, first: bool) -> int | None:
    """Where a record begins; unknown where positions do not grow, as in a file packed whole."""
    position: int = record.stream_pos
    return position if first or position > last else None


def _held(record: Any, position: int | None, source: str) -> Iterator[Response | Broken | Info]:
    kind = str(record.headers.get("WARC-Type") or "").lower()
    if kind == "warcinfo":
        text = record.reader.read(SCAN).decode("utf-8", "replace")
        pairs = (line.partition(":") for line in text.splitlines())
        yield Info(tuple((key.strip(), value.strip()) for key, colon, value in pairs if colon))
        return
    try:
        if record.is_http:
            record.parse_http(auto_decode="all", quirks_mode=True)
        capture = capture_of(record, source)
        clipped = kind in ("response", "resource") and is_clipped(record, capture)
    except (OSError, ValueError, EOFError, LookupError) as error:
        url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        yield Broken(position, f"the record is broken: {reason}", url)
        return
    if capture is not None:
        headers = record.http_headers.items() if record.http_headers is not None else ()
        yield Response(capture, position, notices_of(capture.data, headers), clipped)


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 5) == b"WARC/"
    except zlib.error:
        return False
