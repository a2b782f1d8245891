"""Every HTML response of a WARC file (ISO 28500); of broken ones, all that can be read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.errors import PageError
from onrecord.page.capture import GZIP, MAX_BYTES, Capture
from onrecord.page.payload import decoded
from onrecord.record import counted

_NEXT = re.compile(rb"\r\n\r\nWARC/1\.\d\r\n(?:[\w-]+:[^\r\n]*\r\n){0,8}?WARC-Type:")
"""Where a record goes on into the next, its length being told too large; what it swallowed is lost."""

HTML_TYPES = ("text/html", "application/xhtml+xml")

SCAN = 1 << 20
"""Bytes that are read at a time while the next whole record is looked for."""

_MEMBER = GZIP + b"\x08"


class Readable(Protocol):
    """What a WARC is read from."""

    def read(self, size: int = ..., /) -> bytes: ...
    def seek(self, offset: int, whence: int = ..., /) -> int: ...
    def tell(self) -> int: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Held:
    """What a record holds: a page with its HTTP headers, the text of a ``warcinfo``, or neither.

    ``offset`` is where it begins, ``None`` where the file is packed such that no record can be
    opened by itself. ``cut`` is true where the file ends before the record does.
    """

    offset: int | None
    capture: Capture | None = None
    headers: tuple[tuple[str, str], ...] = ()
    info: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be read, and why."""

    offset: int | None
    reason: str
    url: str | None = None


def is_warc(head: bytes) -> bool:
    """Whether bytes begin a WARC, plain or gzipped; the name of the file is not asked."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def warc_captures(stream: Readable, *, source: str) -> Iterator[Capture]:
    """Give a capture for each HTML response; then raise ``PageError`` if some could not be read."""
    found = broken = 0
    last: Held | Broken | None = None
    try:
        for last in records(stream, source=source, start=stream.tell()):
            if isinstance(last, Broken):
                broken += 1
            elif last.capture is not None:
                found += 1
                yield last.capture
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the file cannot be read"
        raise PageError(source, f"breaks off after {counted(found, 'page')}: {why}") from None
    pages, damage = counted(found, "page"), counted(broken, "broken record")
    if isinstance(last, Held) and last.cut:
        also = f"has {damage} and " if broken else ""
        raise PageError(source, f"{also}is clipped after {pages}; fetch it again for the rest")
    if isinstance(last, Broken):
        what = "is broken" if broken == 1 else f"has {damage}, the last"
        raise PageError(source, f"{what} after {pages}; the rest cannot be read, fetch it again")
    if broken:
        raise PageError(source, f"has {damage}; {pages} could be read")
    if not found:
        raise PageError(source, "is a WARC that holds no HTML response; nothing to read")


def records(stream: Readable, *, source: str, start: int = 0) -> Iterator[Held | Broken]:
    """What each record of a WARC holds from ``start`` on, an offset at which a record begins.

    A record that is broken is given as such, and reading goes on with the next that is whole: a
    gzip member that begins a record. ``stream`` must be able to seek. Raises what reading it
    raises, and nothing for its bytes.
    """
    reading = _Watched(stream)
    at: int | None = start
    # The reader's quirks mode takes headers that break the standard, but passes silently over what
    # is no record and the record after it. So it is for plain files, in which it finds its way, and
    # for those that begin with such a header.
    packed = _is_gzip(reading, start)
    quirks = not packed
    doubt: str | None = None
    while at is not None:
        last, read, told = at, 0, False
        problem: str | None = None
        reading.seek(at)
        try:
            for record in _drawn(reading, quirks):
                if doubt is not None:  # what follows is whole, so it was the record before
                    yield Broken(None, doubt)
                    doubt = None
                position = _position(record, last, first=record.stream_pos == at)
                if position is not None:
                    last = position
                read += 1
                for one in _held(record, position, source):
                    told = isinstance(one, Broken)
                    yield one
        except GeneratorExit:
            raise
        except BaseException as error:
            # the reader is compiled code, whose panics on malformed records are no ``Exception``
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            if reading.failed is not None:
                raise reading.failed from None
            problem = _line(error)
        if problem is None:
            if doubt is not None:
                yield Broken(None, doubt)
            return
        if at == start and not read and packed:
            quirks = not quirks
            if quirks:
                continue
        if not read:
            yield Broken(at, f"the record is broken: {problem}")
            doubt, at = None, next_record(reading, at + 1)
            continue
        end = _end(reading, last)
        at = next_record(reading, last + 1 if end is None else end)
        after = f"the WARC is broken after byte {last}: {problem}"
        if at is not None and at == end:
            doubt = after  # either what follows the record, which is tried next, or in its own end
        elif end is not None or not told:
            yield Broken(end, after)


def next_record(stream: Readable, start: int) -> int | None:
    """The offset, from ``start`` on, of the next gzip member that begins a WARC record."""
    stream.seek(start)
    at, kept = start, b""
    while piece := stream.read(SCAN):
        data = kept + piece
        found = data.find(_MEMBER)
        while found >= 0:
            if found + 512 > len(data) and len(piece) == SCAN:
                break
            if _begins_record(data[found : found + 4096]):
                return at + found
            found = data.find(_MEMBER, found + 1)
        keep = len(data) - found if found >= 0 else len(_MEMBER) - 1
        at += len(data) - keep
        kept = data[len(data) - keep :]
    return None


class _Watched:
    """A stream that remembers that reading it failed, which the reader takes for bad content."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.failed: Exception | None = None
        self.seek, self.tell, self.close = stream.seek, stream.tell, stream.close

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except Exception as error:
            self.failed = error
            raise


def _is_gzip(stream: Readable, start: int) -> bool:
    stream.seek(start)
    return stream.read(len(_MEMBER)) == _MEMBER


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 5) == b"WARC/"
    except zlib.error:
        return False


def _end(stream: Readable, start: int) -> int | None:
    """Where the gzip member that begins at ``start`` ends; ``None`` if it is broken or none."""
    stream.seek(start)
    unpacker, at = zlib.decompressobj(wbits=31), start
    try:
        while data := stream.read(SCAN):
            at += len(data)
            while data and not unpacker.eof:
                unpacker.decompress(data, SCAN)
                data = unpacker.unconsumed_tail
            if unpacker.eof:
                return at - len(unpacker.unused_data)
    except zlib.error:
        pass
    return None


def _drawn(stream: Readable, quirks: bool) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    yield from ArchiveIterator(stream, parse_http=False, quirks_mode=quirks, fsspec_args=False)


def _position(record: Any, last: int, *, first: bool) -> int | None:
    """Where a record begins; unknown where positions do not grow, as in a file packed whole."""
    position: int = record.stream_pos
    return position if first or position > last else None


def _held(record: Any, position: int | None, source: str) -> Iterator[Held | Broken]:
    kind = str(record.headers.get("WARC-Type") or "").lower()
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    try:
        if record.is_http:
            record.parse_http(auto_decode="none", quirks_mode=True)
        if not _is_page(record, kind):
            info = record.reader.read(SCAN) if kind == "warcinfo" else None
            cut = len(info or b"") + _passed(record) < record.content_length
            text = None if info is None else info.decode("utf-8", "replace")
            yield Held(position, info=text, cut=cut)
            return
        data = record.reader.read(MAX_BYTES + 1)
        cut = len(data) < record.content_length and len(data) <= MAX_BYTES
        swallowed = _NEXT.search(data)
        data, clipped = decoded(data[: swallowed.start()] if swallowed else data, _codings(record))
        if len(data) > MAX_BYTES:
            raise ValueError(f"holds over {MAX_BYTES >> 20} MB, more than any news page")
        date = record.record_date
        capture = Capture(
            source=source,
            data=data,
            url=url,
            media_type=record.http_content_type or record.headers.get("Content-Type"),
            charset=record.http_charset,
            captured_at=date.strftime("%Y-%m-%dT%H:%M:%SZ") if date else None,
            clipped=cut or clipped or record.headers.get("WARC-Truncated") is not None,
        )
    except (OSError, ValueError, EOFError, LookupError) as error:
        yield Broken(position, f"the record is broken: {_line(error)}", url)
        return
    if swallowed:
        yield Broken(None, "a record is lost, in which the one before it goes on", url)
    headers = record.http_headers.items() if record.http_headers is not None else ()
    yield Held(position, capture, tuple(headers), cut=cut)


def _is_page(record: Any, kind: str) -> bool:
    """Whether a record holds HTML; requests, pictures, redirects and the like do not.

    Error pages are given too: that a page is one is for its reader to say.
    """
    if kind not in ("response", "resource"):
        return False
    if record.http_headers is not None and 300 <= (record.http_headers.status_code or 0) < 400:
        return False
    media_type = record.http_content_type if kind == "response" else ""
    media_type = media_type or record.headers.get("Content-Type") or ""
    return media_type.split(";")[0].strip().lower() in HTML_TYPES


def _passed(record: Any) -> int:
    """The bytes that are left of a record, passed over."""
    passed = 0
    while piece := record.reader.read(SCAN):
        passed += len(piece)
    return passed


def _codings(record: Any) -> Iterator[str]:
    """What a page is packed in, the outermost first."""
    for name in ("Transfer-Encoding", "Content-Encoding"):
        told = (record.http_headers.get(name) or "") if record.http_headers is not None else ""
        for coding in reversed(told.lower().split(",")):
            if coding.strip() not in ("", "identity"):
                yield coding.strip()


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
