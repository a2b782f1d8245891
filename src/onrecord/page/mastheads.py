"""The name of an outlet in the text of a page: above the headline, in the copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.page.bylines import site_letters

NAME_WORDS = 6
"""Words of the longest name of an outlet that stands on a line of its own."""
TOP_NAMES = 3
"""Names above a headline among which the outlet's is."""
REPORTER_WORDS = 3
"""Words of the longest name of an outlet that ends as a job does."""
MARK_MAX = 200
"""Characters of the longest copyright line."""
_MARK = re.compile(r"©|\(c\) ?\d{4}|\bcopyright\b", re.I)
_MARKED = re.compile(
    r"^[^\w©(]*(?i:contents? )?(?:(?:©|(?i:\(c\)|copyright))[\s:,]*){1,3}(?:\d{4}(?:\s?[-–]\s?\d{4})?[\s,]*)?(?i:by )?"
    r"(?P<name>[A-Z][\w'’&-]*(?: (?:of|and|the|&|[A-Z][\w'’&-]*)){0,6})"
    r"(?=$|[^\w ]| (?i:all|contents?)\b| ?[-–|,] ?\d{4}| \d{4})"
)
"""A copyright line, and the name that it begins with."""
_COMPANY = re.compile(
    r"(?:[ ,]+(?:Ltd|Limited|Inc|LLC|plc|PLC|Co|Corp|Corporation|Company|Media|Group|"
    r"Publishing|Publications|Newspapers|Holdings|&|and)\b)+$"
)
_STRONG = frozenset(
    "advertiser argus beacon bee bulletin chronicle citizen courier despatch dispatch echo "
    "enquirer examiner express gazette globe guardian herald independent inquirer ledger "
    "mercury messenger mirror monitor observer register reporter sentinel standard star sun "
    "telegraph times tribune".split()
)
"""Words that newspapers are called by."""
_WEAK = frozenset(
    "journal leader magazine mail news post press radio record review today tv voice weekly".split()
)
"""The same of words that sections and buttons are called by as well."""
_SECTION = frozenset(
    "all art arts best book books breaking business celebrity city community county culture "
    "daily e editorial education election entertainment featured film food front full games get "
    "good health home international latest letters life live local main market markets money "
    "more morning music my national news obituary of online opinion our photo politics press "
    "print product property read real recent regional release releases restaurant school "
    "science special sport sports state stock tech technology the this today top travel tv uk "
    "us video view watch week weekly world your".split()
)
_AGENCY = re.compile(
    r"\b(?:associated press|press association|ap|pa|afp|agence|reuters|upi|"
    r"bloomberg|xinhua|getty|dpa|efe|ansa|pti|ani|ians|kyodo|tass|"
    r"newswires?|news ?wire|news service|tribune content)\b",
    re.I,
)
"""Whose stories and pictures outlets carry under its own copyright line."""
_WORD = re.compile(r"[^\W_]+")


def masthead(top: Sequence[str], lines: Iterable[str], *, menus: bool = False) -> str | None:
    """The name of the outlet among the lines above a headline, where a copyright line bears it out or,
    as no ``menus`` stand there, its own words do; else the name in the copyright line.

    >>> masthead(["Menu", "Vale Times", "Politics"], [])
    'Vale Times'
    >>> masthead(["The Vale Beat"], ["© 2020 The Vale Beat Ltd. All rights reserved."])
    'The Vale Beat'
    >>> masthead([], ["Copyright 2020 Vale Times"]), masthead([], ["© The Vale Beat"])
    ('Vale Times', None)
    """
    marks = [
        match["name"]
        for text in lines
        if len(text) < MARK_MAX and _MARK.search(text) and (match := _MARKED.match(text))
    ]
    names = [text for text in top if _may_be_name(text)]
    for name in names:
        if any(site_letters(_COMPANY.sub("", mark)) == site_letters(name) for mark in marks):
            return name
    named = () if menus else names[:TOP_NAMES]
    if found := next(filter(is_masthead, named), None):
        return found
    return next(filter(None, map(_bare, reversed(marks))), None)


def is_masthead(name: str) -> bool:
    """Whether a name is built like that of a newspaper or a station.

    >>> is_masthead("Vale Times"), is_masthead("The Times"), is_masthead("World News")
    (True, True, False)
    """
    words = _WORD.findall(name.casefold())
    if not 2 <= len(words) <= NAME_WORDS or _AGENCY.search(name):
        return False
    titled, _, _ = name.partition(" of ")
    last = _WORD.findall(titled.casefold())[-1]
    if last == "reporter" and len(words) > REPORTER_WORDS:
        # somebody's job behind the name
        return False
    return last in _STRONG or (
        last in _WEAK and any(word not in _SECTION and word not in _WEAK for word in words)
    )


def _bare(mark: str) -> str | None:
    """The outlet's name in that of a copyright line, which may be its company's."""
    name = _COMPANY.sub("", mark)
    if name != mark and _WORD.findall(name.casefold())[-1] not in _STRONG | {"mail", "post"}:
        # "Vale Magazine Media" has more than one
        return None
    return name if is_masthead(name) else None


def _may_be_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= NAME_WORDS
        and len(text) >= 3
        and text[-1].isalnum()
        and all(word[0].isupper() or word in ("of", "and", "the", "for", "&") for word in words)
    )
