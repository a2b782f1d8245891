"""The HTML responses of a WARC as a stream: past broken records, from any offset, with notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.crawl.notices import Notices, notices_of
from onrecord.page.capture import Capture
from onrecord.page.warc import Broken, Readable, records


@dataclass(frozen=True, slots=True)
class Response:
    """One HTML response: its capture, where its record begins, what may be done with it.

    ``offset`` is ``None`` where the file is packed such that no record can be opened by itself.
    """

    capture: Capture
    offset: int | None
    notices: Notices


@dataclass(frozen=True, slots=True)
class Info:
    """The fields of a ``warcinfo`` record: who crawled, with what software, under what terms."""

    fields: tuple[tuple[str, str], ...]


def responses(
    stream: Readable, *, source: str, start: int = 0
) -> Iterator[Response | Broken | Info]:
    """What a WARC holds from ``start`` on, an offset at which a record begins: see ``records``."""
    for one in records(stream, source=source, start=start):
        if isinstance(one, Broken):
            yield one
        elif one.info is not None:
            pairs = (line.partition(":") for line in one.info.splitlines())
            yield Info(tuple((key.strip(), value.strip()) for key, colon, value in pairs if colon))
        elif one.capture is not None:
            yield Response(one.capture, one.offset, notices_of(one.capture.data, one.headers))


def reopen(stream: Readable, offset: int, *, source: str) -> Response | None:
    """The response whose record begins at an offset, if one does."""
    for one in responses(stream, source=source, start=offset):
        if not isinstance(one, Info):
            return one if isinstance(one, Response) and one.offset == offset else None
    return None
