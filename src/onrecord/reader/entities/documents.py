"""Who speaks in a document, by its words: "estimates by [the government]", "[the judge]'s statement"."""

from __future__ import annotations

import re

from onrecord.reader.entities.descriptions import lands
from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import (
    DOCUMENT_HEADS,
    ORG_HEADS,
    OWNING,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    RELATIVE_PRONOUNS,
    VOICED,
)
from onrecord.reader.speakers.sources import Source
from onrecord.reader.wordlists import words
from onrecord.record import Span

_BY = re.compile(r"\s(?:by|among|between)\s")
_BESIDE = re.compile(r",\s(?:the\s)?[A-Z]")
_OF = re.compile(
    r"(?:a\s)?(?:part|some|much|one|several|many|most|all|both|two|three|few|number|series)\sof\s",
    re.IGNORECASE,
)
_WORD = r"(?:[\w-]+|(?:[A-Z]\.)+)"
_FROM = re.compile(
    rf"\sfrom\s((?:(?:the|a|an|its|his|her|their)\s)?(?:{_WORD}(?:['’]s?)?\s){{0,3}}[\w-]+)$"
)
_MADE = re.compile(
    rf"(?:(?:the|a|an|this|that|another|some)\s)?((?:{_WORD}\s){{0,2}}[\w-]+)\s[\w-]+$",
    re.IGNORECASE,
)
"""What stands before the noun of a document: "a fire service statement"."""
_MAKERS = (
    (ORG_HEADS | PERSON_HEADS | words("military"))
    - DOCUMENT_HEADS
    - words("chief executive expert general official press prime principal public")
)
_FILED = words("document documents filing filings paper papers record records")
"""What a court has in its files, of whoever filed it."""
_REGISTRIES = words("commission court exchange registry")
"""Bodies with which others file."""
_NOT_BY = re.compile(
    r"\s(?:in\s(?:defen[cs]e|favou?r|opposition|response|support)\s(?:of|to)"
    r"|under|via|through|about|on|in|against|to|with|for|over|at|within|into|during|before|after|since)\s"
    r"(?:(?!of\b|from\b)[a-z][\w-]*\s){0,3}$"
)
"""What stands before a name that is in a document but speaks in none: "obtained under the Access Act",
"published in the journal Tidewater"."""
_SEEN = re.compile(r"\s(?:seen|obtained|reviewed|viewed|verified|examined|leaked)\s")
"""What is done to a document by others than who speaks in it: "a memo obtained by the Gazette"."""
_SPREAD = re.compile(r"\s(?:cited|posted|presented|published|quoted|released|reported|shared)$")
"""What others do to a document than whose it is told to be: "the board's notice | published | by the Gazette"."""
_MAKES = words(
    "aired circulated compiled conducted distributed drafted filed issued issues posted prepared produced published "
    "publishes released releases sent signed submitted unveiled writes writing written wrote"
)
"""Verbs whose subject makes the document that is their object."""
_UNDERGONE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s(?:\w+ly\s)?\w+\b")
"""What is done to a subject, which makes nothing: "he [was released] after posting bail, records show"."""
_RELATIVE = re.compile(rf"\b(?:{'|'.join(RELATIVE_PRONOUNS)})\b")
LAWS = words(
    "act agreement bill charter constitution contract law laws resolution rumor rumors rumour rumours treaty"
)
"""Documents that nobody speaks in, whosever they are."""
WHOSE = re.compile(r"([^,;()]{2,80}?)['’]s\s")
"""Whose what follows is, whoever that is: "the judge's statement"."""
PLATFORMS = words("twitter facebook instagram youtube tiktok telegram weibo snapchat x")
"""Where anybody publishes: nobody who speaks."""


def maker_of(text: str, source: Source) -> Span | None:
    """The words for whose a document is: "estimates by [the government]", "[the judge]'s statement", "a [fire
    service] statement"."""
    seen = _SEEN.search(text, *source.span)
    end = seen.start() if seen else source.span.end
    by = _BY.search(text, source.span.start, end)
    if by is not None and _SPREAD.search(text, source.span.start, by.start()):
        owned = WHOSE.match(text, source.core.start, by.start())
        if owned is not None:
            return Span(*owned.span(1))
    if by is not None:
        within = min(source.core.end, end)
        if _BESIDE.match(text, within, end):
            within = end  # "by the bank's owner, Tarn Holdings"
        return Span(by.end(), within if within > by.end() else end)
    of = _OF.match(text, source.core.start, source.core.end)
    whose = WHOSE.match(text, of.end() if of else source.core.start, source.core.end)
    if whose is not None and " from " not in whose[1]:
        return Span(*whose.span(1))
    start, end = source.core
    for found in (_FROM.search(text, start, end), _MADE.match(text, start, end)):
        if found is None:
            continue
        maker = found[1].lower().split()[-1]
        told = maker in _MAKERS and found[1].lower() != "military"
        if (
            found.re is _FROM
        ):  # "several witnesses", "the county's attorney", not "the board's office"
            whole = "'" not in found[1] and "’" not in found[1]
            whole = whole or (maker != "office" and bool(lands(found[1])))
            told = (told and whole) or (maker in PEOPLE_NOUNS and " " in found[1])
        if told and not (maker == "court" and source.head in _FILED):
            return Span(*found.span(1))
    return None


SIGNED_BY = re.compile(
    r"\s(?:(?:drafted|issued|posted|published|sent|signed|written)\s)?by\s(?:the\s)?(?=\w)"
)
"""What brings in behind a document whose it is: "a letter [by] 24 heirs", "a petition [signed by] Ana Reyes"."""


def speaks_in(text: str, source: Source, name: Name) -> bool:
    """Whether a document is of whoever a name in its words is of, not obtained by, sent to or published there."""
    start, end = source.core.start, name.span.start
    other = _NOT_BY.search(text, start, end) or _SEEN.search(text, start, end)
    land = (
        name.type == "place"
        and source.head not in VOICED
        and not text.startswith(OWNING, name.span.end)
    )
    return not (other or land) and plain(name.text) not in PLATFORMS


def is_filed(text: str, source: Source, name: Name, body: str) -> bool:
    """Whether a document is only filed with the ``body`` whose name stands before its noun, by others: "an SEC filing",
    not "the commission's filing"."""
    files = source.head in _FILED and body.lower().rpartition(" ")[2] in _REGISTRIES
    return files and not text.startswith(("'s", "’s"), name.span.end)


def makes(between: str, *, speaks: bool) -> bool:
    """Whether a subject makes the document that comes after it in its sentence or, of who speaks, is who says
    something in it. ``between``: the words from the subject to the document."""
    if _RELATIVE.search(between):
        return False
    said_in = speaks and between.endswith(" in ")
    return said_in or not _MAKES.isdisjoint(_UNDERGONE.sub(" ", between).split())
