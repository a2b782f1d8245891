"""The names that the network reads in a text, with the words, the types and the roles that they have there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.reader.entities.borders import (
    bordered,
    is_whose,
    uncredited,
    undated,
    unhyphenated,
    within_sentence,
)
from onrecord.reader.entities.bracketed import acronym_after
from onrecord.reader.entities.firm_forms import ends_in_form, form_end
from onrecord.reader.entities.firms import is_firm
from onrecord.reader.entities.keys import surname_key
from onrecord.reader.entities.name_titles import (
    bracketed_title,
    is_in_charge,
    officer_start,
    opens_office,
    title_before,
    without_title,
)
from onrecord.reader.entities.nameless import in_law, is_nameless, is_people, is_subject
from onrecord.reader.entities.names import Name, NameType, is_located
from onrecord.reader.entities.network_spans import spans_of
from onrecord.reader.entities.title_words import lower_role, person_start, title_of
from onrecord.reader.entities.tokens import Line, Token, stripped
from onrecord.reader.entities.trimming import is_seat, is_title, is_town, trimmed
from onrecord.reader.lexicon import HONOURS, OFFICES, ORG_HEADS, PLACES, first_names
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

SURE = 0.9
"""Mean probability from which a name in a line of capitals is taken: there capitals tell nothing."""

_BEFORE = 7
"""Words before a name that are looked at."""

TYPED: dict[str, NameType] = {"person": "person", "organization": "organization", "place": "place"}


def learned(text: str, read: Sequence[Line], encoded: Encoded) -> list[Name]:
    """The names that the network reads, in text order. read: the lines of the text."""
    found: list[Name] = []
    titles: list[tuple[list[Token], list[Token]]] = []
    starts = [line.place.start for line in read]
    begins: list[int] = []
    ends: list[int] = []
    at = -1
    for span, kind, sure in spans_of(text, encoded):
        here = bisect_right(starts, span.start) - 1
        if here < 0 or span.start >= read[here].place.end:
            continue
        words = read[here].words
        if here != at:
            at, begins, ends = here, [one.start for one in words], [one.end for one in words]
        if is_nameless(text, span):
            continue
        type_ = _typed(text, span, kind)
        if type_ == "organization" and (in_law(text, span) or is_subject(text, span)):
            continue
        if (read[here].headline and sure < SURE) or is_people(text, span, type_):
            continue
        low, high = bisect_right(ends, span.start), bisect_left(begins, span.end)
        low, high = bordered(text, words, low, high, type_, read[here].headline)
        held = uncredited(text, unhyphenated(text, words[low:high], span))
        while held and (is_located(held[0]) or (type_ == "organization" and is_whose(held))):
            low, held = low + 1, held[1:]
        held = within_sentence(text, held, type_)
        if type_ == "organization" and (end := form_end(text, held)):
            seat, held = held[end + 1 :], held[:end]
            found.append(_name(text, seat, words[max(0, low + end - 6) : low + end + 1], "place"))
        before = words[max(0, low - _BEFORE) : low]
        if not held or (type_ == "organization" and opens_office(text, held)):
            continue
        if type_ == "organization" and is_in_charge(held, before):
            type_ = "person"
        if type_ in ("person", "organization"):
            held = undated(text, held)
        if type_ == "organization" and (own := officer_start(held)):
            found.append(_name(text, held[: own - 1], before, "organization"))
            low, held, type_ = low + own, held[own:], "person"
        if type_ != "person":
            held = without_title(text, held)
        if type_ == "organization" and _is_ranked(held):
            type_ = "person"  # "Sgt Ana Reyes"
        if type_ == "place" and len(held) > 1 and held[-1].capital and held[-1].low in _SCHOOLS:
            type_ = "organization"
        cut = text[held[0].start : held[-1].end].lower()
        if type_ == "organization" and (is_seat(text, held) or cut in PLACES):
            type_ = "place"
        if type_ == "person":
            held, before = _person(text, words, low, held)
            if is_title(text, held, before):
                titles.append((held, before))
                continue
            type_ = "place" if is_town(text, held, before) else type_
            if is_firm(before, held, span, encoded):
                type_ = "organization"
        spelled = text[held[0].start : held[-1].end]
        if type_ in ("person", "place") and ends_in_form(spelled):
            type_ = "organization"  # "Osmund S.A."
        found.append(_name(text, held, before, type_))
    return _surnamed(text, found, titles)


def _typed(text: str, span: Span, kind: str) -> NameType:
    """The type of a name as the network tells it, unless the name is one that everybody knows for another."""
    spelled = stripped(text[slice(*span)].lower())
    type_ = TYPED.get(kind, "unknown")
    if type_ == "organization" and spelled in PLACES:
        return "place"
    return "organization" if type_ in ("person", "place") and spelled in _CHAMBERS else type_


def _is_ranked(words: Sequence[Token]) -> bool:
    """Whether what was read as a body opens with a rank or an office in its short form, which a person has."""
    ranked = words[0].capital and words[0].low.rstrip(".") in OFFICES
    return ranked and 2 < len(words) <= 5 and words[-1].low not in ORG_HEADS


_SCHOOLS = words_of("academy clinic college court institute school university")
"""What is a body wherever it stands, as a hospital or a bank is not."""

_CHAMBERS = words_of(
    """althing althingi bundesrat bundestag cabinet congress court dail dáil duma eduskunta folketing house knesset
    legislature majlis oireachtas parliament riksdag saeima seanad sejm seimas senate senedd storting treasury"""
)


def _person(
    text: str, words: list[Token], low: int, held: list[Token]
) -> tuple[list[Token], list[Token]]:
    """The words of a person's name without honours and what else is no part of it, and those before them in their line.
    low: how many stand before those that were read."""
    while len(held) > 1 and held[-1].text.isupper() and held[-1].low in HONOURS:
        held = held[:-1]
    kept = trimmed(text, held, words[max(0, low - _BEFORE) : low])
    at = low + held.index(kept[0])
    return kept, words[max(0, at - _BEFORE) : at]


def _surnamed(
    text: str, found: Sequence[Name], titles: Sequence[tuple[list[Token], list[Token]]]
) -> list[Name]:
    """The names in text order, with those of people that are offices or countries elsewhere: "King" is the surname of a
    King whom the article names in full, "Norland" likewise; else it is a place. "Rose Kerr" is none where Ms Kerr is
    told of. titles: the offices that were read as names, with the words before them."""
    addressed = {
        one.text.lower()
        for one in found
        if one.type == "person"
        and _ADDRESSED.search(text, max(0, one.span.start - 5), one.span.start)
    }
    found = [replace(one, type="person") if _is_hers(one, addressed) else one for one in found]
    surnames = {
        surname_key(one.text)[-1] for one in found if one.type == "person" and " " in one.text
    }
    bearers = (
        _name(text, held, before, "person") for held, before in titles if held[-1].low in surnames
    )
    told = [
        replace(one, type="place", role=None)
        if one.type == "person" and one.text.lower() in PLACES - surnames
        else one
        for one in (*found, *bearers)
    ]
    bare = {one.text for one in told if one.type == "person" and not one.the}
    borne = {key[-1] for key in map(surname_key, bare) if key}
    told = [
        replace(one, type="unknown")
        if one.text not in bare and _is_thing_of(text, one, borne)
        else one
        for one in told
    ]
    return sorted(told, key=lambda one: one.span)


_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s\Z")
"""What stands before a surname of whom is told."""


def _is_hers(one: Name, addressed: Collection[str]) -> bool:
    """Whether what was read as a place is a first name with a surname by which somebody is called."""
    first, _, last = one.text.lower().partition(" ")
    return one.type == "place" and last in addressed and first in first_names()


def _is_thing_of(text: str, one: Name, surnames: Collection[str]) -> bool:
    """Whether what was read as a person has an article as a ship or a paper has: "aboard the | Ana Reyes", and not as a
    family or whatever somebody has: "the Lunds", "the Lund | house"."""
    if one.type != "person" or not one.the or one.role is not None or one.text.endswith("s"):
        return False
    last = one.text.rsplit(" ", 1)[-1].lower()
    return last not in surnames and _GOES_ON.match(text, one.span.end) is None


_GOES_ON = re.compile(
    r"['’]s?\b|[-–‑]|\sand\s[A-Z]|\s(?!(?:and|at|for|from|had|has|in|is|on|or|said|that|to|was|when|which|will|with|would)\b)[a-z]"
)
"""What whatever has the name goes on with, or another: "the Lund | house", "the Bo | and Ana Lund Foundation"."""


def _name(text: str, words: list[Token], before: Sequence[Token], kind: NameType) -> Name:
    """A name of whole words. A title that was read as part of a person's name becomes a role."""
    the = bool(before) and before[-1].low == "the" and before[-1].end + 1 == words[0].start
    role = None
    if kind == "person":
        split = person_start(words)
        if split == 1 and before and person_start([before[-1], *words]) == 1:
            split = 0  # "Captain | Dean Reyes"
        if split:
            role, words = title_of(words[:split]), words[split:]
    last = words[-1]
    end = last.start + len(stripped(last.text))
    span = Span(words[0].start, end if end > words[0].start else last.end)
    if kind == "person" and role is None:
        role = (
            title_before(before, words[0])
            or bracketed_title(text, words[0].start)
            or lower_role(text, words[0], before)
        )
    acronym = acronym_after(text, span, words) if kind != "person" else None
    return Name(span, text[span.start : span.end], kind, role, acronym, the)
