"""Where pages come from: a path, an address, bytes, an open file, standard input, a WARC, MHTML."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import PageError, SourceError

MAX_BYTES = 64 * 1024 * 1024
"""The most bytes of one page that are taken in. The largest of 465 captured news pages has 5 MB."""

PIECE = 65_536
"""Bytes that are read and unpacked at a time: what follows a member is copied for each."""
MAX_MEMBERS = 10_000
"""Members of one page; the tools that cut files into members make one of 64 kB."""
GZIP = b"\x1f\x8b"
"""The first bytes of a gzip member."""

_HOST = re.compile(r"www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_TEXT = "is a text and no name; give a page as bytes, or by -, and clean text to read_article"

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as they were captured, and what was said about them on the way.

    ``media_type`` and ``charset`` come from the HTTP header and are ``None`` where there was none;
    ``captured_at`` is ISO 8601. ``clipped`` is true where the bytes end before the page does.
    """

    source: str
    data: bytes
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    captured_at: str | None = None
    clipped: bool = False


def captures(
    source: Source,
    *,
    url: str | None = None,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Capture]:
    """Give every page that a source holds: one, or each HTML response of a WARC. Of a page saved
    as one file (MHTML) and of a mail it is the HTML in it.

    ``source`` is a path, an http(s) address, ``"-"`` for standard input, bytes or a binary file.
    ``url`` is the address of the page where the source does not tell it. Addresses of this
    machine and of private networks are refused unless ``allow_private``.

    Raises ``SourceError`` where the source cannot be opened or fetched. A WARC that is clipped or
    broken gives every page that can still be read and only then raises ``PageError``.
    """
    if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from onrecord.page.fetch import fetch
        from onrecord.page.mhtml import unwrapped

        yield unwrapped(fetch(source, allow_private=allow_private))
    elif isinstance(source, bytes | bytearray | memoryview):
        yield from _from_stream(io.BytesIO(source), "(bytes)", url)
    elif isinstance(source, str) and _SCHEME.match(source) and not Path(source).exists():
        raise SourceError(shown(source), "is no http or https address; only those are fetched")
    elif source == "-":
        yield from _from_stream(stdin or _standard_input(), "-", url)
    elif isinstance(source, str | os.PathLike):
        name = os.fspath(source)
        with _open(name) as file:
            yield from _from_stream(file, shown(name), url)
    elif hasattr(source, "read"):
        yield from _from_stream(source, shown(str(getattr(source, "name", "(file)"))), url)
    else:
        kind = type(source).__name__
        raise SourceError(f"({kind})", "is no page; give a path, a URL, bytes or an open file")


def gunzip(data: bytes, source: str) -> tuple[bytes, bool]:
    """The bytes of a page that was kept gzipped, and whether they are clipped; other bytes as they
    are."""
    if not data.startswith(GZIP):
        return data, False
    unpacker = Unpacker(wbits=31)
    try:
        out = unpacker.take(data, MAX_BYTES + 1)
    except zlib.error:
        raise PageError(source, "is a broken gzip file; unpack it or fetch it again") from None
    return _limited(out, source), not unpacker.eof


class Unpacker:
    """Unpacks bytes as they come; of gzip also the members that follow the first (RFC 1952)."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._member = zlib.decompressobj(wbits=wbits)
        self._members = 1
        self._rest = b""

    @property
    def eof(self) -> bool:
        """Whether the bytes so far end where what they hold does."""
        return self._member.eof

    def take(self, data: bytes, most: int) -> bytes:
        """What some more bytes hold, ``most`` of it; raises ``zlib.error`` where they are broken."""
        out = bytearray()
        for at in range(0, len(data), PIECE):
            self._take(data[at : at + PIECE], out, most)
        return bytes(out)

    def _take(self, data: bytes, out: bytearray, most: int) -> None:
        while data and len(out) < most:
            if self._member.eof:
                # what begins no member is padding; a header can be cut between two pieces
                data, self._rest = self._rest + data, b""
                if not data.startswith(GZIP):
                    self._rest = data[:1] if data == GZIP[:1] else b""
                    return
                self._members += 1
                if self._members > MAX_MEMBERS:
                    raise zlib.error("too many members")
                self._member = zlib.decompressobj(wbits=self._wbits)
            out += self._member.decompress(data, most - len(out))
            data = self._member.unused_data


def shown(name: str) -> str:
    """A name that fits on one line, whatever it holds."""
    printable = "".join(char if char.isprintable() else "?" for char in name)
    return printable if len(printable) <= 300 else printable[:297] + "..."


def _from_stream(stream: BinaryIO, name: str, url: str | None) -> Iterator[Capture]:
    from onrecord.page.mhtml import unwrapped
    from onrecord.page.warc import is_warc, warc_captures

    head = _read(stream, 4096, name)
    if is_warc(head):
        with _rewound(head, stream) as whole:
            yield from warc_captures(whole, source=name)
        return
    data = _limited(head + _read(stream, MAX_BYTES + 1 - len(head), name), name)
    data, clipped = gunzip(data, name)
    yield unwrapped(Capture(source=name, data=data, url=url, clipped=clipped))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise SourceError("-", "standard input is closed; name a page or pipe one in")
    return sys.stdin.buffer


def _open(name: str) -> BinaryIO:
    if not name:
        raise SourceError("''", "is an empty name; name a page")
    try:
        path = Path(name)
        if path.is_dir():
            raise SourceError(shown(name), "is a folder; name the pages in it")
        return path.open("rb")
    except (OSError, ValueError) as error:
        if "\n" in name or name.startswith("<"):
            raise SourceError(shown(name[:40]), _TEXT) from None
        if isinstance(error, FileNotFoundError):
            hint = "; an address begins with https://" if _HOST.match(name) else ""
            raise SourceError(shown(name), f"no such file{hint}") from None
        raise SourceError(shown(name), _why(error)) from None


def _read(stream: BinaryIO, size: int, name: str) -> bytes:
    """Exactly ``size`` bytes, or all there are: a pipe gives them piece by piece."""
    pieces: list[bytes] = []
    while size > 0:
        try:
            piece = stream.read(size)
        except (OSError, ValueError) as error:
            if getattr(stream, "closed", False):
                raise SourceError(name, "is closed; give a file that is open") from None
            if isinstance(error, io.UnsupportedOperation):
                raise SourceError(name, "is not open for reading; open it in mode 'rb'") from None
            raise SourceError(name, _why(error)) from None
        if not isinstance(piece, bytes):
            raise SourceError(name, "is open as text; open it in binary mode")
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _why(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or "no path that can be opened"
    return f"cannot be read: {reason[:1].lower()}{reason[1:]}"


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise PageError(name, f"holds over {MAX_BYTES >> 20} MB, more than any news page; skip it")
    return data


@contextmanager
def _rewound(head: bytes, stream: BinaryIO) -> Iterator[BinaryIO]:
    """The whole of a stream whose first bytes were read; a pipe is laid down in a file first.

    The WARC reader asks for the place in the stream, which a pipe cannot tell.
    """
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        file.write(head)
        shutil.copyfileobj(stream, file)
        file.seek(0)
        yield cast(BinaryIO, file)
