"""Captures in fields, as databases of news and mail programs write them: "HEADLINE: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.page.rows import is_prose

_KINDS = {
    label: kind
    for kind, labels in {
        "headline": "headline,title,article title",
        "subject": "subject",
        "byline": "byline,author,authors,credit",
        "published": "publication date,published,date published,published time",
        "date": "date,sent",
        "outlet": "source,publication,publication title,newspaper,outlet",
        "sender": "from",
        "body": "body,full text,text,story",
        "page": "markdown content",
        "other": "section,length,load-date,load date,language,publication-type,publication type,document type,"
        "source type,dateline,graphic,keywords,copyright,to,cc,reply-to,content-type,message-id,"
        "proquest document id,document url,document id,url,issn,isbn,pages,first page,page,edition,word count,"
        "abstract,subjects,country,place of publication,publisher,volume,issue,database,accession number,column,"
        "classification,location,people,company,journal-code,links,last updated,publication subject,"
        "url source,country of publication,language of publication,publication year,number of pages,type,category",
    }.items()
    for label in labels.split(",")
}
_CODES = {
    "HD": "headline", "BY": "byline", "CR": "byline", "PD": "published", "SN": "outlet",
    "LP": "body", "TD": "body",
} | dict.fromkeys(
    "SE WC SC LA CY RE PUB AN ED PG VOL IN NS CO IPC IPD ET RF CT ART CX CLM".split(), "other"
)  # fmt: skip
"""The codes of Factiva."""
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{1,24}?)\s*:(?:\s+|$)")
_CODED = re.compile(r"(?P<label>[A-Z]{2,3})(?:\s+|$)")
_BODIES = frozenset(("body", "full text"))
_SENT = frozenset(("sent", "date", "to"))
_OF_WORKS = frozenset(
    ("publisher", "isbn", "price", "genre", "rating", "director", "cast", "running time")
)
"""Fields of a book or a film, whose title and author are not the article's."""
_TITLES = {"body": "body", "full text": "body", "classification": "other", "details": "other"}
"""Titles of parts, which stand alone on a line."""
_FORWARDED = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.I)
_FRONT = "---"
"""What stands above and below the fields of a text in Markdown."""
FRONT_LINES = 40
HEAD_LINES = 6
"""Lines of the head of a mail."""
NOTE_MAX = 600
"""Characters of what somebody writes above a mail that they forward."""
NOTE_SHARE = 0.3
FIELDS_MIN = 3
"""Fields of different names from which a capture is in fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a line holds: headline, byline, published, sent, outlet, sender, body or other, and where it begins;
    of a page nothing, for all that follows is one, and of the border of such fields, behind which it begins."""

    kind: str
    start: int


class Fields:
    """The fields of a capture, where it is in fields at all."""

    def __init__(self, lines: Iterable[str]) -> None:
        labelled: set[str] = set()
        coded: set[str] = set()
        first = told = None
        lines = list(lines)
        for place, line in enumerate(lines):
            if line.lower() in _BODIES:
                labelled.add(line.lower())
            if found := _label(_LABELLED, line):
                labelled.add(found.lower())
                if first is None and found.lower() in _KINDS:
                    first = place
            elif (found := _label(_CODED, line)) and not is_prose(line):
                coded.add(found)
            elif told is None and is_prose(line):
                told = place
        # below the first paragraph stands a box of a book's or a meeting's particulars
        leads = first is not None and (told is None or first < told)
        many = len(labelled & _KINDS.keys()) >= FIELDS_MIN
        self.forwarded = _is_forwarded(lines, first)
        self._labelled = (
            many
            and (leads or self.forwarded or bool(labelled & _BODIES))
            and not (labelled & _OF_WORKS and not labelled & _BODIES)
        )
        self._fronted = lines[:1] == [_FRONT] and _FRONT in lines[1:FRONT_LINES]
        self._boxed = many and not self._labelled
        self.mailed = {"from", "subject"} <= labelled
        self._coded = len(coded & _CODES.keys()) >= FIELDS_MIN and "HD" in coded

    def is_particular(self, line: str) -> bool:
        """Whether a line is of a box of particulars: of a book, of a meeting."""
        found = _label(_LABELLED, line) if self._boxed else None
        return found is not None and found.lower() in _KINDS.keys() | _OF_WORKS

    def of(self, line: str) -> Field | None:
        """The field that a line opens, or ``None``."""
        if self._labelled and self._fronted and line == _FRONT:
            return Field("front", len(line))
        if self._labelled and (match := _LABELLED.match(line)):
            kind = _KINDS.get(match["label"].lower())
        elif self._coded and (match := _CODED.match(line)) and not is_prose(line):
            kind = _CODES.get(match["label"])
        elif self._labelled and line.lower() in _TITLES:
            return Field(_TITLES[line.lower()], len(line))
        else:
            return None
        if kind is None:
            return None
        start = match.end()
        if kind == "subject":
            kind = "headline" if self.mailed else "other"
        elif kind == "date":
            kind = "sent" if self.mailed else "published"
        if kind == "headline" and (forwarded := _FORWARDED.match(line, start)):
            start = forwarded.end()
        return Field(kind, start)


def _is_forwarded(lines: list[str], first: int | None) -> bool:
    """Whether the head of a mail stands near the top, below a few words of who forwards it."""
    if not first:
        return False
    head = {
        label.lower()
        for line in lines[first : first + HEAD_LINES]
        if (label := _label(_LABELLED, line))
    }
    above, below = (sum(map(len, part)) for part in (lines[:first], lines[first + len(head) :]))
    few = above <= min(NOTE_MAX, below * NOTE_SHARE)
    return few and {"from", "subject"} <= head and bool(head & _SENT)


def _label(pattern: re.Pattern[str], line: str) -> str | None:
    match = pattern.match(line)
    return match["label"] if match else None
