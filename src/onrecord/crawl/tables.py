"""What a crawl writes: the tables of every export with the place in a WARC, and a row a page."""

from __future__ import annotations

from typing import Literal

from onrecord._many import STILL_READ, UNREADABLE
from onrecord.errors import OnrecordError
from onrecord.export import tables
from onrecord.export.tables import Column, Table
from onrecord.record import Record

Status = Literal["read", "not_an_article", "other_language", "excluded", "failed"]

WARC = (
    Column("warc", "text", "the WARC file"),
    Column("warc_offset", "integer", "where the page's record begins in it, in bytes"),
)

NOTICES = (
    Column("robots", "texts", "what the page and its HTTP headers say to robots, as written"),
    Column("licence", "texts", "licence and rights notices of the page, as written"),
)

ARTICLES = Table("articles", (*tables.ARTICLES.columns, *WARC, *NOTICES))
STATEMENTS = Table("statements", (*tables.STATEMENTS.columns, *WARC))
ENTITIES = Table("entities", (*tables.ENTITIES.columns, *WARC))
EVENTS = Table("events", (*tables.EVENTS.columns, *WARC))

PAGES = Table(
    "pages",
    (
        Column("row", "text", "the page's own name: shard and number in it; an article's row"),
        Column("url", "text", "address of the page"),
        *WARC,
        Column("captured_at", "text", "ISO 8601"),
        Column("bytes", "integer", "length of the capture"),
        Column("status", "text", "read, not_an_article, other_language, excluded, failed"),
        Column("reason", "text", "code of why it was not read, or not whole"),
        Column("message", "text", "the same in a line"),
        Column("language", "text", "ISO 639-1"),
        Column("statements", "integer", "how many it gave"),
        Column("seconds", "number", "that reading took"),
    ),
)
"""Every HTML response and every broken record: what became of it."""

SIGNATURES = Table(
    "signatures",
    (
        Column("article", "text", "row of the article"),
        Column("signature", "bytes", "its MinHash, little-endian unsigned 32-bit numbers"),
    ),
)

TABLES = {one.name: one for one in (ARTICLES, STATEMENTS, ENTITIES, EVENTS, SIGNATURES, PAGES)}

COPIES = Table(
    "copies",
    (
        Column("article", "text", "row of the article"),
        Column("copy_of", "text", "row of the first article of its group, in order of the crawl"),
        Column("similarity", "number", "estimated Jaccard similarity of their five-word shingles"),
    ),
)
"""One table for the whole crawl: each article that nearly repeats an earlier one."""


def status_of(result: Record | OnrecordError) -> tuple[Status, str | None, str | None]:
    """What became of a page: its status, the code of the reason, the reason in a line."""
    if isinstance(result, OnrecordError):
        return "failed", UNREADABLE, result.message
    problem = result.problem
    if problem is None:
        return "read", None, None
    if problem.code in STILL_READ and result.article.text:
        return "read", problem.code, problem.message
    status: Status = "other_language" if problem.code == "language" else "not_an_article"
    return status, problem.code, problem.message
