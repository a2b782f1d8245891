"""The Python face: one page, one clean text, or many pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike
from typing import Any, BinaryIO, Literal

from onrecord.errors import PageError
from onrecord.record import Page, Record

Source = str | PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""What a page is read from: a path, a URL (http or https), ``-`` for standard input, the page's
own bytes, or a file open in binary mode."""


def read(
    source: Source,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    allow_private: bool = False,
) -> Record:
    """Read one captured page: HTML, a page saved as MHTML, a plain-text capture, a WARC.

    >>> record = onrecord.read("page.html", published="2016-01-10")          # doctest: +SKIP
    >>> one = record.statements[0]                                           # doctest: +SKIP
    >>> one.speaker.name, record.words(one.content[0])                       # doctest: +SKIP
    ('Juan Pablo Badillo Soto', '"He is afraid of injustice,"')

    Where a source holds several pages, as a WARC does, the first is read; ``read_many`` reads all.

    Args:
        source: a path, a URL, ``-`` for standard input, bytes, or an open file.
        published: the publication date, ISO 8601, over whatever the page says.
        outlet: the outlet's name, over whatever the page says.
        url: where the page was captured from, if the source does not say.
        allow_private: let a URL lead to a private or loopback address.

    Returns:
        The record. A page that is no article gives one with ``problem`` set and no statements.

    Raises:
        SourceError: the source cannot be opened or fetched.
        PageError: it holds no page that can be read: empty, binary, broken.
        OptionError: ``published`` is no date, ``outlet`` no text, or ``url`` no URL.
    """
    from onrecord._many import read_capture
    from onrecord.page import captures
    from onrecord.page.reading import check_given

    check_given(published=published, outlet=outlet, url=url)
    capture = next(captures(source, url=url, allow_private=allow_private), None)
    if capture is None:
        raise PageError(_named(source), "holds no HTML page")
    return read_capture(capture, published=published, outlet=outlet, url=url)


def read_article(text: str, *, headline: str | None = None, published: str | None = None) -> Record:
    """Read a text that is already clean: ``record.article.text == text``, unchanged.

    >>> text = 'The bridge is closed. "We found a crack," Ana Reyes said.'
    >>> record = onrecord.read_article(text, published="2024-03-14")         # doctest: +SKIP
    >>> record.words(record.statements[0].content[0])                        # doctest: +SKIP
    '"We found a crack,"'

    Args:
        text: the article, one paragraph a line. Spans are code points of this very string.
        headline: its headline, where the text does not carry it.
        published: its publication date, ISO 8601; relative dates are resolved against it.

    Raises:
        OptionError: ``published`` is no date, or ``headline`` no text.
        TypeError: ``text`` is no text.
    """
    from onrecord._many import record_of
    from onrecord.page import article_of_text
    from onrecord.page.reading import check_given

    given: object = text
    if not isinstance(given, str):
        kind = type(given).__name__
        raise TypeError(f"read_article takes a text, and {kind} is none; pages are for read")
    check_given(published=published, headline=headline)
    data = text.encode("utf-8", "surrogatepass")
    page = Page(
        source="text",
        sha256=sha256(data).hexdigest(),
        media_type="text/plain",
        bytes=len(data),
    )
    return record_of(page, article_of_text(text, headline=headline, published=published), None)


def read_many(
    sources: Iterable[Source],
    *,
    workers: int = 1,
    on_error: Literal["mark", "raise"] = "mark",
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
) -> Iterator[Record]:
    """Read many sources, and every page of each, in order, holding only a few pages at a time.

    Faster than ``read`` on one after the other, in one process as well: the encoder passes over a
    page while what was found in the one before is worked out.

    One bad page does not stop the rest, and none goes missing: what cannot be read comes back in
    its place as a record without text whose ``problem.code`` is ``"unreadable"``, so that

    >>> for record in onrecord.read_many(paths, workers=2):                  # doctest: +SKIP
    ...     if record.problem:
    ...         print(record.page.source, record.problem.message)

    Args:
        sources: as for ``read``; drawn as needed, so a generator over a crawl is fine. A record is
            given once the page after it is at hand, or the sources end.
        workers: processes that read. More than one starts fresh Python processes, so a script that
            asks for them needs the usual ``if __name__ == "__main__":`` around its work.
        on_error: ``"raise"`` raises the first failure instead, in its place, and stops.
        published, outlet, allow_private: as for ``read``, for every page.

    Raises:
        OptionError: an option makes no sense, whatever ``on_error`` says.
        SourceError, PageError: with ``on_error="raise"`` only.
        TypeError: ``sources`` is one page and no list of them.
    """
    from onrecord._many import read_all

    return read_all(
        sources,
        workers=workers,
        on_error=on_error,
        published=published,
        outlet=outlet,
        allow_private=allow_private,
    )


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``Record.to_dict()``.

    >>> onrecord.schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    text = files("onrecord").joinpath("record.schema.json").read_text("utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def _named(source: Source) -> str:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "(bytes)"
    if isinstance(source, (str, PathLike)):
        return str(source)
    return str(getattr(source, "name", "file"))
