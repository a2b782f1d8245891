"""Names of bodies that read as a phrase or a sentence: "Save the Harbours", "Pilots for Clean Tides", "Reporters
Without Quays". The network reads them in parts, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.reader.entities.names import Name
from onrecord.reader.entities.tokens import Line
from onrecord.reader.lexicon import FUNCTION, means_several
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

PHRASES = 20
"""Names of this kind that are looked for; the cap keeps hostile text linear."""

LONGEST_LEAD = 40
"""Code points looked back from a phrase for the mark that opens a title."""

_REST = r"[A-Z][\w-]*\w(?:[^\S\n][A-Z][\w-]*\w){0,3}"
_PHRASE = re.compile(
    rf"(?<![\w’'-])(?P<first>[A-Z][a-z]+)[^\S\n](?:(?P<calls>the|for)[^\S\n]{_REST}"
    rf"|(?P<bound>Against|Beyond|For|Without)[^\S\n]{_REST}|(?:against|for|without)[^\S\n]{_REST})"
)
_CALLS = words_of(
    "ban build code defend end feed free heal help keep protect rebuild reclaim rescue save stop support teach"
)
"""Verbs that names of bodies open with, for what they do."""
_FRIENDS = words_of("families friends mothers fathers grandmothers parents women men")
_UNITED = words_of("action alliance campaign coalition league movement network united")
_CAUSES = words_of(
    """accountability action admissions change choice climate democracy equality freedom future independence justice
    liberty life peace progress reform rights safety truth"""
)
"""What people are for who have made a body of it."""
_TELLS = re.compile(
    r"\s(?:also\s|has\s|have\s|had\s)?(?:said|says|told|tells|is|was|were|are|has|have|had|will|would|\w{2,12}ed)\b"
)
"""The finite verb of whoever has been named: an order goes on with none."""
_OPENS_TITLE = re.compile(r"[\"“‘](?:[A-Z][\w’']*[^\S\n]){0,3}$")
_ENDS_TITLE = re.compile(r"[,.]?[\"”’]")
"""The marks of a work by its title: "“God | Keep the Harbour”"."""
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|its|their|this|that)\s$", re.IGNORECASE)


def phrased(text: str, read: Sequence[Line], names: Sequence[Name]) -> list[Name]:
    """The names with those of bodies that read as phrases made whole, wherever they stand in small letters' midst.
    names: in text order. read: the lines of the text."""
    told = dict.fromkeys(
        text[slice(*span)] for line in read if not line.headline for span in _told(text, line)
    )
    wholes = [
        Span(at.start(), at.end())
        for form in islice(told, PHRASES)
        for at in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    ]
    found = [*names]
    for whole in sorted(wholes, key=lambda one: (one.start, -one.end)):
        at = bisect_left(found, whole.start, key=lambda one: one.span.end - 1)
        behind = at
        while behind < len(found) and found[behind].span.start < whole.end:
            behind += 1
        over = found[at:behind]
        if any(one.span.covers(whole) and one.type != "unknown" for one in over):
            continue
        last = max([whole.end, *(one.span.end for one in over if one.type != "person")])
        whole = Span(whole.start, last)
        acronym = over[-1].acronym if over else None
        found[at:behind] = [
            Name(whole, text[slice(*whole)], "organization", None, acronym, the=False)
        ]
    return found


def calls(opening: str) -> bool:
    """Whether the opening of a name is a verb that calls for what is named behind it: "Save" the Harbours."""
    return opening.strip().lower() in _CALLS


def _told(text: str, line: Line) -> Iterator[Span]:
    """The phrases in a line that name a body: by a verb that calls for something, or by who is for, against or without
    what is named behind."""
    firsts = {one.start: one.first for one in line.words}
    place = line.place
    for match in _PHRASE.finditer(text, place.start, place.end):
        low, opens = match["first"].lower(), firsts.get(match.start(), True)
        if low in FUNCTION or _ARTICLE.search(
            text, max(place.start, match.start() - 6), match.start()
        ):
            continue
        if _ENDS_TITLE.match(text, match.end()) and _OPENS_TITLE.search(
            text, max(place.start, match.start() - LONGEST_LEAD), match.start()
        ):
            continue
        people = means_several(low) or low in _FRIENDS
        if match["calls"] is not None and low in _CALLS:
            named = not opens or _TELLS.match(text, match.end()) is not None
        elif match["bound"] is not None:
            named = people or low in _UNITED
        else:
            cause = match[0].rsplit(None, 1)[-1].lower() in _CAUSES
            named = people and (cause or not opens) and match["calls"] != "the"
        if named:
            yield Span(*match.span())
