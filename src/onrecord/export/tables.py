"""The Record as flat tables: every column of every table, its type and what it holds, in one place.

csv, parquet and the crawl write these tables; ``rows`` fills them, ``restore`` turns them back into
records without loss. All offsets are ``[start, end)`` in code points of the article's ``text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scalar = Literal["text", "integer", "number", "truth"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``type``: a scalar, ``"texts"``, ``"bytes"``, or columns for a list of rows."""

    name: str
    type: Scalar | Literal["texts", "bytes"] | tuple[Column, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]

    def named(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _span(what: str, about: str) -> tuple[Column, ...]:
    return (
        Column(f"{what}_start", "integer", f"where {about} begin"),
        Column(f"{what}_end", "integer", f"where {about} end"),
    )


def _words(what: str, about: str) -> tuple[Column, ...]:
    return (Column(f"{what}_words", "text", about), *_span(what, "they"))


START = Column("start", "integer", "where the words begin in the article's text, in code points")
END = Column("end", "integer", "where they end")
WORDS = Column("words", "text", "the very words")
PIECE = (START, END, WORDS)

EVIDENCE = (
    Column("row", "text", "the row's own name, the same in every export of the same capture"),
    Column("article", "text", "the row of its article"),
    Column("url", "text", "address of the page"),
    Column("sha256", "text", "of the page's bytes as captured"),
    Column("outlet", "text", "the publication's name"),
    Column("published", "text", "ISO 8601, by its precision"),
)
"""What every row of every table carries: where it comes from."""

CORRECTIONS = Column(
    "corrections",
    (
        Column("row", "text", "id of the statement or event, or page"),
        Column(
            "kind",
            "text",
            "speaker, told_to, said_on, not_a_statement, date, type, defendant, offence, "
            "not_an_event, outlet, note",
        ),
        Column("machine", "text", "what the machine reads"),
        Column("value", "text", "what the person says"),
        Column("by", "text", "who"),
        Column("at", "text", "when"),
        Column("id", "integer", "number in the casebook"),
    ),
    "what a person put right",
)

ARTICLES = Table(
    "articles",
    (
        *EVIDENCE,
        Column("source", "text", "path or address that was read"),
        Column("captured_at", "text", "ISO 8601"),
        Column("media_type", "text", "of the capture"),
        Column("bytes", "integer", "length of the capture"),
        Column("language", "text", "ISO 639-1"),
        Column("headline", "text", "as written"),
        Column("standfirst", "text", "as written"),
        Column("bylines", "texts", "names of the authors"),
        Column("dateline", "text", "its place"),
        *_span("dateline", "its words"),
        Column("published_basis", "text", "given, metadata, url, text or capture"),
        Column("modified", "text", "when the page says it was changed"),
        Column("text", "text", "the article, one block a line: what every offset counts in"),
        Column("text_sha256", "text", "of that text in UTF-8"),
        Column(
            "blocks",
            (
                Column("kind", "text", "headline, paragraph, ..."),
                START,
                END,
                Column("xpath", "text", "of its element in the page"),
                Column("page_start", "integer", "where it begins in a plain-text capture"),
                Column("page_end", "integer", "where it ends there"),
            ),
            "the lines of the text",
        ),
        Column(
            "times",
            (
                START,
                END,
                Column("type", "text", "DATE, TIME, DURATION, SET"),
                Column("value", "text", "TIMEX3"),
                Column("mod", "text", "TIMEX3"),
            ),
            "time expressions",
        ),
        Column(
            "related",
            (Column("text", "text", "of the link"), Column("url", "text", "its address")),
            "links to other stories",
        ),
        Column(
            "furniture",
            (Column("text", "text", "left out"), Column("reason", "text", "why")),
            "what was left out of the text",
        ),
        Column("statements", "integer", "how many rows it has in statements"),
        Column("entities", "integer", "how many rows it has in entities"),
        Column("events", "integer", "how many rows it has in events"),
        Column("problem", "text", "code of why the page gives less than it holds"),
        Column("problem_message", "text", "the same in a line"),
        CORRECTIONS,
    ),
)

STATEMENTS = Table(
    "statements",
    (
        *EVIDENCE,
        Column("id", "text", "in the record"),
        Column("kind", "text", "direct, indirect, mixed"),
        Column("act", "text", "speech or thought"),
        Column("words", "text", "the words attributed, segments joined by ' … '"),
        Column("start", "integer", "where the first segment begins in the article's text"),
        Column("end", "integer", "where the last one ends"),
        Column("content", PIECE, "the segments"),
        *_words("source", "the words that name the source here"),
        *_words("cue", "the words that signal the statement"),
        Column("speaker", "text", "id of the entity in the same article"),
        Column("speaker_name", "text", "its name"),
        Column("speaker_type", "text", "person, organization, place, group, unnamed"),
        Column("told_to", "text", "id of the entity that is told"),
        Column("told_to_name", "text", "its name"),
        Column("said_on", "text", "ISO 8601: when it was said"),
        *_words("said_on", "the words that give the date"),
        *_words("medium", "the words that name how"),
        Column("negated", "truth", "reported not to have been said"),
        Column("hedged", "truth", "the page holds back"),
        Column("inside", "text", "id of the statement within which it is told"),
        Column("confidence", "number", "0 to 1"),
        CORRECTIONS,
    ),
)

ENTITIES = Table(
    "entities",
    (
        *EVIDENCE,
        Column("id", "text", "in the record"),
        Column("type", "text", "person, organization, place, group, unnamed"),
        Column("name", "text", "the fullest in the text"),
        Column("aliases", "texts", "other names in the text"),
        Column("words", "text", "its first mention"),
        START,
        END,
        Column("roles", PIECE, "offices and descriptions; words as the record gives them"),
        Column(
            "mentions",
            (*PIECE, Column("kind", "text", "name, nominal, pronoun")),
            "every place that stands for it",
        ),
    ),
)

EVENTS = Table(
    "events",
    (
        *EVIDENCE,
        Column("id", "text", "in the record"),
        Column("type", "text", "ACE 2005 in lower case, or onrecord's own"),
        Column("modality", "text", "asserted, planned, possible, negated"),
        Column("words", "text", "the trigger"),
        START,
        END,
        Column(
            "participants",
            (
                Column("role", "text", "in the event"),
                *PIECE,
                Column("entity", "text", "id in the same article"),
                Column("name", "text", "of the entity"),
            ),
            "who and what took part",
        ),
        *_words("place", "the words that name the place"),
        Column("place", "text", "id of its entity"),
        Column("date", "text", "ISO 8601, by its precision"),
        Column("date_basis", "text", "`text`: words give it; `published`: told as news that day"),
        *_words("date", "the words that give the date, or the trigger"),
        Column("statement", "text", "id of the statement that tells it"),
        Column("offences", PIECE, "of a legal step"),
        *_words("penalty", "of a legal step"),
        *_words("court", "of a legal step"),
        Column("confidence", "number", "0 to 1"),
        CORRECTIONS,
    ),
)

TABLES = {one.name: one for one in (ARTICLES, STATEMENTS, ENTITIES, EVENTS)}
