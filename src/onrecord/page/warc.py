"""Every HTML response of a WARC file (ISO 28500); of broken ones, all that can be read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord.errors import PageError
from onrecord.page.capture import GZIP, MAX_BYTES, Capture

_NEXT = re.compile(rb"\r\n\r\nWARC/1\.\d\r\n(?:[\w-]+:[^\r\n]*\r\n){0,8}?WARC-Type:")
"""Where a record goes on into the next, its length being told too large; what it swallowed is lost."""

HTML_TYPES = ("text/html", "application/xhtml+xml")


def is_warc(head: bytes) -> bool:
    """Whether bytes begin a WARC, plain or gzipped; the name of the file is not asked."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def warc_captures(stream: BinaryIO, *, source: str) -> Iterator[Capture]:
    """Give a capture for each HTML response; then raise ``PageError`` if some could not be read."""
    from fastwarc.warc import ArchiveIterator

    found = broken = 0
    clipped = False
    try:
        for record in ArchiveIterator(
            stream, parse_http=True, quirks_mode=True, auto_decode="all", fsspec_args=False
        ):
            try:
                capture = capture_of(record, source)
                clipped = is_clipped(record, capture)
            except (OSError, ValueError, EOFError, LookupError):
                broken += 1
                continue
            if capture is not None:
                found += 1
                swallowed = _NEXT.search(capture.data)
                if swallowed is not None:
                    broken += 1
                    capture = replace(capture, data=capture.data[: swallowed.start()])
                yield replace(capture, clipped=clipped)
    except GeneratorExit:
        raise
    except BaseException as error:
        # the reader is compiled code, whose panics on malformed records are no ``Exception``
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise PageError(
            source,
            f"is broken after {_counted(found, 'page')}; the rest cannot be read, fetch it again",
        ) from None
    if clipped:
        raise PageError(
            source, f"is clipped after {_counted(found, 'page')}; fetch it again for the rest"
        )
    if broken:
        damage = _counted(broken, "broken record")
        raise PageError(source, f"has {damage}; {_counted(found, 'page')} could be read")
    if not found:
        raise PageError(source, "is a WARC that holds no HTML response; nothing to read")


def capture_of(record: Any, source: str) -> Capture | None:
    """The capture that a record holds; ``None`` for requests, pictures, redirects and the like.

    Error pages are given too: that a page is one is for its reader to say.
    """
    kind = str(record.headers.get("WARC-Type") or "").lower()
    if kind not in ("response", "resource") or not _is_html(record, kind):
        return None
    if record.http_headers is not None and 300 <= (record.http_headers.status_code or 0) < 400:
        return None
    data = record.reader.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    date = record.record_date
    return Capture(
        source=source,
        data=data,
        url=(record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None,
        media_type=record.http_content_type or record.headers.get("Content-Type"),
        charset=record.http_charset,
        captured_at=date.strftime("%Y-%m-%dT%H:%M:%SZ") if date else None,
    )


def _is_html(record: Any, kind: str) -> bool:
    media_type = record.http_content_type if kind == "response" else ""
    media_type = media_type or record.headers.get("Content-Type") or ""
    return media_type.split(";")[0].strip().lower() in HTML_TYPES


def is_clipped(record: Any, capture: Capture | None) -> bool:
    """Whether a record ends before its length says. Only the last of a file can.

    Of an encoded payload the decoded length says nothing; there the decoder fails instead.
    """
    headers = record.http_headers
    if headers is not None and (
        headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    ):
        return False
    declared: int = record.content_length
    got = len(capture.data) if capture is not None else len(record.reader.read())
    return got < declared


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
