"""The body of an HTTP message without its codings (RFC 9110, 9112), as far as it goes."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable

from onrecord.page.capture import MAX_BYTES, Unpacker

_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")

_BLANKS = b" \t\r\n\xef\xbb\xbf"

_LOST = 512
"""Bytes that are read at a time where an error loses all that a read had unpacked so far."""


def decoded(data: bytes, codings: Iterable[str]) -> tuple[bytes, bool]:
    """Bytes without their codings, the outermost first, and whether they end before their end.

    What breaks off gives what is there. Some crawlers keep the headers of a page that they have
    unpacked, so a page is taken as it is whatever coding it is said to have. Raises ``ValueError``
    where nothing can be read.
    """
    clipped = False
    for coding in codings if data else ():
        try:
            data, short = _without(data, coding)
        except ValueError:
            if not data.lstrip(_BLANKS).startswith(b"<"):
                raise
            short = False
        clipped |= short
    return data, clipped


def _without(data: bytes, coding: str) -> tuple[bytes, bool]:
    if coding == "chunked":
        return _joined(data)
    if coding in ("gzip", "x-gzip", "deflate"):
        unpacker = Unpacker(wbits=47)
        try:
            return unpacker.take(data, MAX_BYTES + 1), not unpacker.eof
        except zlib.error:
            raise ValueError(f"is no {coding}, as its header says") from None
    if coding in ("br", "zstd"):
        return _read(data, coding)
    raise ValueError(f"is packed as {coding[:40]}, which is not known")


def _joined(data: bytes) -> tuple[bytes, bool]:
    out, at = bytearray(), 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        if not size:
            return bytes(out), False
        at = found.end() + size
        out += data[found.end() : at]
    if not out:
        raise ValueError("is not chunked, as its header says")
    return bytes(out), True


def _read(data: bytes, coding: str) -> tuple[bytes, bool]:
    from fastwarc import stream_io

    reader = {"br": stream_io.BrotliReader, "zstd": stream_io.ZstdReader}[coding]
    stream, out = reader(io.BytesIO(data)), bytearray()
    try:
        while len(out) <= MAX_BYTES and (piece := stream.read(_LOST)):
            out += piece
    except OSError:
        if not out:
            raise ValueError(f"is no {coding}, as its header says") from None
        return bytes(out), True
    return bytes(out), False
