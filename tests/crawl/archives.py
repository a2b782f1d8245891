"""Invented WARC files: whole, broken in every way, of many pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from tests.pages import SPANISH, STORY

FRONT = (
    "<html><head><title>Vale Times</title></head><body>"
    + "".join(f'<p><a href="/{n}">A headline of five words {n}</a></p>' for n in range(60))
    + "</body></html>"
)
HANGS = STORY.replace("<h1>", "<h1>HANG ")
DIES = STORY.replace("<h1>", "<h1>DIE ")


def story(number: int) -> str:
    """A story like no other: its words differ enough to be no near-duplicate."""
    words = " ".join(f"word{number}x{n}" for n in range(80))
    return STORY.replace("Ana Reyes", f"Ana Reyes{chr(97 + number % 26)}").replace(
        "<p>Drivers", f"<p>{words}.</p>\n<p>Drivers"
    )


def record(
    page: str | bytes, url: str, *, date: str = "2024-03-15T08:00:00Z", headers: Sequence[str] = ()
) -> bytes:
    """A response record in a gzip member of its own."""
    one = WarcRecord()
    one.init_headers(WarcRecordType.response)
    one.headers["WARC-Target-URI"] = url
    one.headers["WARC-Date"] = date
    one.headers["Content-Type"] = "application/http; msgtype=response"
    body = page.encode() if isinstance(page, str) else page
    lines = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *headers]
    one.set_bytes_content("\r\n".join([*lines, "", ""]).encode() + body)
    return packed(one)


def info(**values: str) -> bytes:
    one = WarcRecord()
    one.init_headers(WarcRecordType.warcinfo)
    one.headers["Content-Type"] = "application/warc-fields"
    one.set_bytes_content("".join(f"{k}: {v}\r\n" for k, v in values.items()).encode())
    return packed(one)


def packed(one: WarcRecord) -> bytes:
    out = io.BytesIO()
    writer = GzipWriter(out)
    one.write(writer)
    writer.finish()
    return out.getvalue()


def write(path: Path, pages: Iterable[str], *, host: str = "vale.example") -> Path:
    """A WARC of pages at https://HOST/1, /2, ..."""
    path.write_bytes(
        info(software="tests", robots="classic")
        + b"".join(record(page, f"https://{host}/{n}") for n, page in enumerate(pages, 1))
    )
    return path


def mixed() -> list[str]:
    """One page of every kind."""
    return [STORY, SPANISH, FRONT, story(1), "", story(2)]
