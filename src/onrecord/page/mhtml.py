"""A page saved as one file (MHTML, RFC 2557), as browsers write it, or sent as a mail."""

from __future__ import annotations

import quopri
import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from onrecord.errors import PageError
from onrecord.page.capture import Capture
from onrecord.page.warc import HTML_TYPES

MOST_HEADERS = 65_536
"""Bytes of headers that are looked through. Those of a mail with a long way behind it have 20,000."""
DEEPEST = 5
"""Parts within parts that are opened: a mail with pictures, a text beside its HTML and a file has 3."""
MOST_PARTS = 10_000
"""Parts of one message that are looked at; a page comes with some hundred pictures and styles."""

QUOTED_PRINTABLE, BASE64 = "quoted-printable", "base64"

_FIRST = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_VERSION = re.compile(rb"^MIME-Version:", re.I | re.M)
_BLANK = re.compile(rb"(?:\A|\n)\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")


@dataclass(frozen=True, slots=True)
class _Part:
    headers: Message
    body: bytes
    clipped: bool = False


def unwrapped(capture: Capture) -> Capture:
    """The page that a capture in MHTML or a mail holds; any other capture as it is.

    Raises ``PageError`` where it holds none.
    """
    whole = _message(capture)
    if whole is None or _is_bare(whole):
        return capture
    page = _page(whole)
    if page is None:
        raise PageError(capture.source, "is a mail or saved page without any text; save it again")
    return replace(
        capture,
        data=_decoded(page, capture.source),
        url=_address(page.headers, whole.headers) or capture.url,
        media_type=page.headers.get_content_type(),
        charset=_charset(page.headers),
        captured_at=_date(whole.headers) or capture.captured_at,
        clipped=page.clipped,
    )


def _message(capture: Capture) -> _Part | None:
    """The message that a capture is; ``None`` where it begins with no headers of one."""
    data = capture.data
    if not _FIRST.match(data) or not _VERSION.search(data, 0, MOST_HEADERS):
        return None
    part = _part(data, clipped=capture.clipped)
    if part is None or part.headers.defects:
        return None
    return part if "MIME-Version" in part.headers and "Content-Type" in part.headers else None


def _is_bare(part: _Part) -> bool:
    """Whether a message is its text as it stands, headers above it: a plain-text capture."""
    return part.headers.get_content_type() == "text/plain" and _encoding(part) not in (
        QUOTED_PRINTABLE,
        BASE64,
    )


def _part(data: bytes, *, clipped: bool = False) -> _Part | None:
    blank = _BLANK.search(data, 0, MOST_HEADERS)
    if blank is None:
        return None
    headers = BytesHeaderParser().parsebytes(data[: blank.end()])
    return _Part(headers, data[blank.end() :], clipped)


def _page(whole: _Part) -> _Part | None:
    """The first HTML of a message, or else its first text."""
    plain = None
    for one in _texts(whole, DEEPEST, iter(range(MOST_PARTS))):
        if one.headers.get_content_type() in HTML_TYPES:
            return one
        plain = plain or one
    return plain


def _texts(part: _Part, deepest: int, left: Iterator[int]) -> Iterator[_Part]:
    """The texts that a part is or holds, in their order. left: the parts that may yet be opened."""
    kind = part.headers.get_content_type()
    if kind in HTML_TYPES or kind == "text/plain":
        yield part
    elif part.headers.get_content_maintype() == "multipart" and deepest:
        for one in _inner(part, left):
            yield from _texts(one, deepest - 1, left)


def _inner(part: _Part, left: Iterator[int]) -> Iterator[_Part]:
    boundary = str(part.headers.get_boundary() or "").encode("utf-8", "surrogateescape")
    if not boundary:
        return
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    begins: int | None = None
    for found, _ in zip(line.finditer(part.body), left, strict=False):
        if begins is not None and (one := _part(part.body[begins : found.start()])):
            yield one
        begins = None if found.group(1) else found.end()
    if begins is not None and (one := _part(part.body[begins:], clipped=True)):
        yield one


def _encoding(part: _Part) -> str:
    return str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()


def _decoded(part: _Part, source: str) -> bytes:
    how = _encoding(part)
    if how == QUOTED_PRINTABLE:
        return quopri.decodestring(part.body)
    if how == BASE64:
        kept = _NOT_BASE64.sub(b"", part.body)
        try:
            return a2b_base64(kept[: len(kept) // 4 * 4])
        except Base64Error:
            raise PageError(source, "is a broken mail or saved page; save it again") from None
    return part.body


def _address(*headers: Message) -> str | None:
    """Where the page was; a page that was opened from a disk has no address."""
    for one in headers:
        for name in ("Content-Location", "Snapshot-Content-Location"):
            address = "".join(str(one.get(name, "")).split())
            if address.lower().startswith(("http://", "https://")):
                return address
    return None


def _charset(headers: Message) -> str | None:
    try:
        return headers.get_content_charset()
    except ValueError:
        return None


def _date(headers: Message) -> str | None:
    try:
        return (
            parsedate_to_datetime(str(headers.get("Date", "")))
            .astimezone(UTC)
            .strftime("%Y-%m-%dT%H:%M:%SZ")
        )
    except (ValueError, OverflowError):
        return None
