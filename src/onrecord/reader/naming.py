"""Names as the network reads them, with what stands beside them: titles, acronyms, articles.

The network says where names are and of what type. What it leaves out but capitals suggest is kept
as a name of unknown type, for a source may bear it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.decoding import best_sequence, runs
from onrecord.reader.encoder import Encoded
from onrecord.reader.keys import abridges
from onrecord.reader.lexicon import (
    DEMONYMS,
    FUNCTION,
    HONOURS,
    ORG_HEADS,
    PARTICLES,
    PLACES,
    first_names,
)
from onrecord.reader.names import (
    ACRONYM,
    LONGEST,
    Line,
    Name,
    NameType,
    Token,
    acronym_after,
    find_names,
    is_bare_office,
    is_located,
    is_office,
    lines,
    lower_role,
    person_start,
    spelled_out,
    stripped,
    title_of,
)
from onrecord.reader.timex.lexicon import WEEKDAYS
from onrecord.reader.trimming import is_title, is_town, trimmed
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST = 0.4
"""Mean probability from which a name is taken; what capitals make of the rest has no type. Chosen on the dev parts of
UNER-EWT, WikiGold and GUM, where it gains 1.5, 0.4 and 4.5 points of F1 over none."""

SURE = 0.9
"""Mean probability from which a name in a line of capitals is taken: there capitals tell nothing."""

GOES_ON = 20_000
"""Code points after a name within which its acronym comes back; the cap keeps hostile text linear."""

TYPED: dict[str, NameType] = {"person": "person", "organization": "organization", "place": "place"}


def named(
    text: str,
    places: Sequence[Span],
    encoded: Encoded | None,
    dateline: Span | None = None,
    read: Sequence[Line] | None = None,
) -> tuple[Name, ...]:
    """The names of a text in text order, none over another. places: its paragraphs; ``read`` are
    their words, looked for where they are not given.

    Without ``encoded`` they are those that capitals and word lists tell.
    """
    read = lines(text, places) if read is None else read
    if encoded is None:
        return find_names(text, read)
    read = _tagged(read, encoded)
    rough = find_names(text, read)
    learned = _rejoined(text, _incorporated(text, _learned(text, read, encoded)))
    learned = _staffed(text, _listed(text, learned))
    learned = _abbreviated(text, read, learned)
    if dateline is not None:
        learned = [
            replace(one, type="place") if dateline.covers(one.span) else one for one in learned
        ]
    starts = [one.span.start for one in learned]
    kept: list[Name] = []
    nicknames = {found[1].casefold() for one in rough if (found := _NICKNAMED.search(one.text))}
    told: dict[Span, Name] = {}
    for one in rough:
        low = max(0, bisect_right(starts, one.span.start) - 1)
        high = bisect_left(starts, one.span.end)
        over = [other for other in learned[low:high] if one.span.overlaps(other.span)]
        if not over:
            near = learned[low : high + 1]
            if not any(_in_role(one, other) for other in near):
                body = one.type == "organization" and _ends_in_body(one.text)
                if not _is_word(text, one, encoded):
                    kept.append(one if body else replace(one, type="unknown"))
        elif (body := _is_body(one, over)) or _is_whole(one, over, nicknames):
            kept.append(replace(one, type="organization" if body else over[-1].type))
            told.update({other.span: one for other in over})
        elif one.role is not None and len(over) == 1 and one.span.end == over[0].span.end:
            at = bisect_left(starts, over[0].span.start)
            known = over[0].role
            if known is None or not known.covers(one.role):
                learned[at] = replace(over[0], role=one.role)
    kept += [one for one in learned if one.span not in told]
    return tuple(sorted(kept, key=lambda one: one.span))


def _tagged(read: Sequence[Line], encoded: Encoded) -> list[Line]:
    """The lines with what the network says of each word: whether it is a verb."""
    verb = encoded.layout.upos.index("VERB")
    verbs = set(encoded.starts[encoded.upos == verb].tolist())
    return [
        line._replace(words=[one._replace(verb=one.start in verbs) for one in line.words])
        for line in read
    ]


def _rejoined(text: str, learned: Sequence[Name]) -> list[Name]:
    """Names that are parts of one."""
    known = {one.text: one.type for one in learned if " " in one.text}
    found: list[Name] = []
    for one in learned:
        before = found[-1] if found else None
        if (
            before is not None
            and one.role is None
            and before.acronym is None
            and (
                _beside(text, before, one)
                or _goes_on(text, before, one)
                or _is_board(text, before, one)
                or text[before.span.start : one.span.end] in known
                or _is_pair_of_islands(text, before, one)
            )
        ):
            span = Span(before.span.start, one.span.end)
            whole = text[slice(*span)]
            kind = known.get(whole, before.type)
            found[-1] = replace(before, span=span, text=whole, type=kind, acronym=one.acronym)
        else:
            found.append(one)
    return found


def _listed(text: str, learned: Sequence[Name]) -> list[Name]:
    """The names with the types of those that a noun announces: "firms such as Osmund and Teal" (Hearst 1992)."""
    found: list[Name] = []
    kind: NameType | None = None
    for one in learned:
        if found and kind and _COMMA.fullmatch(text, found[-1].span.end, one.span.start) is None:
            kind = None
        told = _SUCH.search(text, max(0, one.span.start - 40), one.span.start)
        if told is not None:
            kind = "organization" if told[1].lower() in _FIRMS else None
        typed = kind is not None and one.type in ("person", "place") and one.role is None
        found.append(replace(one, type=kind) if typed and kind else one)
    return found


_SUCH = re.compile(r"\b([\w-]+)\s(?:like|such\sas|including)\s$")
_COMMA = re.compile(r",?\s(?:(?:and|or)\s)?")
_FIRMS = words_of(
    """agencies airlines automakers banks brands broadcasters businesses carmakers chains charities
    companies firms groups insurers lenders makers manufacturers newspapers organisations
    organizations outlets platforms publishers retailers startups supermarkets unions universities"""
)


def _staffed(text: str, learned: Sequence[Name]) -> list[Name]:
    """The names with those of firms that are known by whom they have: "Osmund analyst Jo Lund". Whoever is
    named in full keeps his surname."""
    people = [one for one in learned if one.type == "person"]
    surnames = {one.text.rsplit(" ", 1)[1] for one in people if " " in one.text}
    firms = {
        one.text
        for one, other in pairwise(learned)
        if one.type == other.type == "person"
        and " " not in one.text
        and _STAFF.fullmatch(text, one.span.end, other.span.start)
    } - surnames
    return [
        replace(one, type="organization", role=None) if one.text in firms else one
        for one in learned
    ]


_STAFF = re.compile(
    r"\s(?:[a-z]{1,20}\s){0,2}(?:analyst|CEO|CFO|COO|CTO|(?:co-)?founder|executive|shareholder)\s"
)
"""Whom a firm has and nobody else: "Lund adviser" and "Lund spokesman" may be of a person."""


def _abbreviated(text: str, read: Sequence[Line], learned: list[Name]) -> list[Name]:
    """The names with those made whole that an acronym in brackets spells: what its letters stand for
    is one name, and one with it."""
    places = [line.place.start for line in read]
    starts = [one.span.start for one in learned]
    kept: dict[int, Name] = dict(enumerate(learned))
    made: list[Name] = []
    for match in ACRONYM.finditer(text):
        at = bisect_right(places, match.start()) - 1
        if at < 0 or match.end() > read[at].place.end:
            continue
        words, inner = read[at].words, Span(*match.span(1))
        high = bisect_right(words, match.start(), key=lambda one: one.end)
        held = words[max(0, high - LONGEST) : high]
        # The name that ends before the bracket, and the one in it.
        before = bisect_left(starts, match.start()) - 1
        short = next(
            (n for n in (before + 1, before + 2) if n in kept and kept[n].span.overlaps(inner)),
            None,
        )
        whole = spelled_out(text, held, match[1], match.start() + 1)
        if whole is None:
            if before in kept and kept[before].span.end == match.start():
                kept[before] = _known_as(text, kept[before], inner)
            continue
        low = max(0, bisect_right(starts, whole.start) - 1)
        over = [n for n in range(low, before + 1) if n in kept and kept[n].span.overlaps(whole)]
        if not (over or short is not None) or not all(whole.covers(kept[n].span) for n in over):
            continue
        if not _is_capital(text, whole, held):
            if short is not None and kept[short].span == inner:
                kept[short] = replace(kept[short], spelled=whole)
            continue
        lead = held[: bisect_left(held, whole.start, key=lambda one: one.start)][-1:]
        the = bool(lead) and lead[0].low == "the"
        same = kept[over[0]] if len(over) == 1 and kept[over[0]].span == whole else None
        kind: NameType = same.type if same and same.type != "unknown" else "organization"
        role = same.role if same else None
        made.append(Name(whole, text[slice(*whole)], kind, role, inner, the))
        for n in over:
            del kept[n]
    return sorted([*kept.values(), *made], key=lambda one: one.span)


def _is_capital(text: str, whole: Span, held: Sequence[Token]) -> bool:
    """Whether the words of a name are written as such, small ones aside."""
    inside = (one for one in held if one.start >= whole.start)
    small = PARTICLES | FUNCTION
    return text[whole.start].isupper() and all(one.capital or one.low in small for one in inside)


def _known_as(text: str, one: Name, inner: Span) -> Name:
    """An organisation with the acronym in brackets behind it, if its letters are all in the name, or if the text goes
    on to call something so, whatever they are: of a name in another language they are its own."""
    short = text[slice(*inner)]
    if one.type != "organization" or one.acronym is not None or short.lower() in PLACES:
        return one
    again = short.isupper() and re.compile(rf"(?<!\w){re.escape(short)}(?!\w)").search(
        text, inner.end, inner.end + GOES_ON
    )
    return replace(one, acronym=inner) if again or abridges(short, one.text) else one


def _beside(text: str, before: Name, one: Name) -> bool:
    """Names of one type with nothing but a space between them are one: English sets a comma or a
    word between two ("United" and "States" are no two places). Unless both are well-known places:
    headlines, tables and hasty hands leave the comma out ("Lisbon Portugal")."""
    return (
        before.type == one.type != "unknown"
        and text[before.span.end : one.span.start] == " "
        and not (before.text.lower() in PLACES and one.text.lower() in PLACES)
    )


def _is_board(text: str, before: Name, one: Name) -> bool:
    """Whether two nouns under one article name one body: "the Fisheries | and | Harbours Commission"."""
    return (
        before.type == one.type == "organization"
        and before.the
        and text[before.span.end : one.span.start] == " and "
        and " " not in before.text
        and not before.text.isupper()
        and before.text.lower() not in ORG_HEADS
        and " " in one.text
        and one.text.rsplit(" ", 1)[-1].lower() in _BOARDS
    )


_BOARDS = words_of(
    """administration agency authority board bureau commission committee council department
    institute ministry office service services"""
)


def _is_pair_of_islands(text: str, before: Name, one: Name) -> bool:
    """Whether two places make one country: "Trinidad and Tobago"."""
    near = text[before.span.end : one.span.start] == " and "
    return near and text[before.span.start : one.span.end].lower() in PLACES


def _incorporated(text: str, learned: Sequence[Name]) -> list[Name]:
    """Names with what tells behind a comma that their bearer is a company: "Osmund, Inc. of Marlow" is a company
    and a place, whoever Osmund was."""
    found: list[Name] = []
    end = 0
    for one in learned:
        if one.span.start < end:
            # What follows the company was read as one name with its form.
            rest = _REST.match(text, end, one.span.end)
            if rest is None:
                continue
            span = Span(rest.start(1), one.span.end)
            one = Name(span, text[slice(*span)], "place")
        form = _COMPANY.match(text, one.span.end)
        if form is not None and one.type != "unknown" and one.role is None:
            span = Span(one.span.start, form.end())
            one = replace(one, span=span, text=text[slice(*span)], type="organization")
        end = one.span.end
        found.append(one)
    return found


_COMPANY = re.compile(
    r", (?:(?:Inc|Ltd|Limited|PLC|plc)\b\.?|(?:LLC|LLP|GmbH)\b|(?:L\.L\.[CP]|L\.P|S\.A|N\.V)\.)"
)
_REST = re.compile(r"\sof\s(?=(\w))")


def _goes_on(text: str, before: Name, one: Name) -> bool:
    """Whether an organisation's name goes on behind "of": "the Supreme Court | of | Norland"."""
    if before.type != "organization" or one.type not in ("organization", "place"):
        return False
    if one.span.start - before.span.end > len(" of the "):
        return False
    held = _OF.search(text, max(before.span.start, one.span.start - REACH), one.span.start)
    return (
        held is not None
        and held[1].lower() in ORG_HEADS
        and held.end(1) <= before.span.end <= held.end()
    )


_NAMELESS = re.compile(
    r"[RDI][-–][A-Z][a-z.]{1,6}|[A-Z]{0,3}[$£€¥₹₦]\d[\d.,]*\w{0,2}|[A-Z]{1,3}\d[\d.,]*(?:k|m|mn|bn|tn|million|billion|trillion)"
)
"""Party and state, and money, are no names: "R-Wis.", "R4bn", "A$5m"."""

_THINGS = words_of("aids bitcoin brexit coronavirus covid covid-19 ebola ethereum hiv")
"""Names of diseases, coins and events that are written as organisations' are."""

REACH = 40
"""Code points before a name that are looked through for the noun and "of" that lead to it."""

_OF = re.compile(r"\b([\w-]+)\sof\s(?:the\s)?$")
_NICKNAMED = re.compile(r"\s[\"“‘'(]([^\"”’')]+)[\"”’')]\s")


def _is_whole(one: Name, over: Sequence[Name], nicknames: Collection[str]) -> bool:
    """Whether capitals bind what the network reads as parts, or as no name but in part.

    A person with a nickname in quotation marks is one name; an organisation goes on to the noun
    that says what it is ("Alder News").
    """
    if not all(one.span.covers(other.span) for other in over) or one.span == over[0].span:
        return False
    if len(over) > 1 and over[-1].type == "person":
        if over[0].type == "place" and over[0].text.isupper() != over[-1].text.isupper():
            return False  # the dateline before whom its sentence begins with
        return one.type == "person" or _NICKNAMED.search(one.text) is not None
    if one.text.casefold() in nicknames:
        return over[-1].type == "person"
    if over[0].span.start == one.span.start and over[-1].text.casefold() in first_names():
        # A first name alone, where the capitals go on: the surname was missed.
        return one.type == over[-1].type == "person"
    return len(over) == 1 and one.type == over[0].type == "organization"


def _is_word(text: str, one: Name, encoded: Encoded) -> bool:
    """Whether a single word that opens its sentence in capitals is no noun: "Balancing"."""
    if " " in one.text or one.text.isupper():
        return False
    at = int(np.searchsorted(encoded.starts, one.span.start))
    if at >= len(encoded) or encoded.layout.upos[int(encoded.upos[at])] not in _NO_NOUNS:
        return False
    before = text[max(0, one.span.start - 3) : one.span.start]
    return not before or before[-1] in '\n"“' or _OPENS.search(before) is not None


_NO_NOUNS = frozenset(["VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "INTJ"])
_OPENS = re.compile(r"[.!?:]\s$")


def _ends_in_body(name: str) -> bool:
    return " " in name and name.rsplit(" ", 1)[-1].lower() in _BODIES


def _is_body(one: Name, over: Sequence[Name]) -> bool:
    """Whether a place's name goes on to a noun that says what body it is: "Westmere Council"."""
    return (
        over[0].type in ("place", "organization")
        and over[0].span.start == one.span.start
        and (len(over) == 1 or _is_pair(over))
        and over[0].span.end < one.span.end
        and _ends_in_body(one.text)
    )


def _is_pair(over: Sequence[Name]) -> bool:
    """Whether a place stands right before a body: "Westmere | Harbour Council"."""
    near = over[-1].span.start - over[0].span.end == 1
    return len(over) == 2 and over[0].type == "place" and over[1].type == "organization" and near


_CHAMBERS = words_of("cabinet congress court house legislature parliament senate treasury")
_BODIES = (ORG_HEADS | {"survey"}) - words_of(
    "city town village state country nation nations kingdom family community household daily forces fund"
)


def _in_role(one: Name, other: Name) -> bool:
    return other.role is not None and other.role.overlaps(one.span)


def spans_of(text: str, encoded: Encoded) -> list[tuple[Span, str, float]]:
    """The names as the network reads them: span, type, mean probability of their words.

    All that is spelled alike in a text has one type, that for which most speaks in all its places
    ("one sense per discourse", Gale et al. 1992).
    """
    if not len(encoded):
        return []
    scores = encoded.names
    # O, any B, any I: borders first, then the type that the whole span speaks for.
    beginning, inside = scores[:, 1::2], scores[:, 2::2]
    three = np.stack(
        [scores[:, 0], np.logaddexp.reduce(beginning, 1), np.logaddexp.reduce(inside, 1)], 1
    )
    found: list[tuple[Span, float]] = []
    votes: dict[str, NDArray[np.float32]] = {}
    for first, last in runs(best_sequence(three)):
        mean = (beginning[first] + inside[first + 1 : last].sum(0)) / (last - first)
        span = Span(int(encoded.starts[first]), int(encoded.ends[last - 1]))
        found.append((span, float(np.exp(mean.max()))))
        spelled = text[slice(*span)]
        votes[spelled] = votes.get(spelled, 0) + mean - np.logaddexp.reduce(mean)
    types = {spelled: encoded.layout.names[int(vote.argmax())] for spelled, vote in votes.items()}
    return [(span, types[text[slice(*span)]], sure) for span, sure in found if sure >= LEAST]


def _learned(text: str, read: Sequence[Line], encoded: Encoded) -> list[Name]:
    found: list[Name] = []
    titles: list[tuple[list[Token], Sequence[Token]]] = []
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
        spelled = text[slice(*span)].lower()
        if _NAMELESS.fullmatch(text, *span) or spelled in _THINGS:
            continue
        if "@" in text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]:
            continue
        type_ = TYPED.get(kind, "unknown")
        if type_ != "unknown" and spelled in PLACES:
            type_ = "place"
        elif type_ == "person" and spelled in _CHAMBERS:
            type_ = "organization"
        if (read[here].headline and sure < SURE) or _is_people(text, span, type_):
            continue
        low, high = bisect_right(ends, span.start), bisect_left(begins, span.end)
        while low < high and is_located(words[low]):
            low += 1
        held, before = words[low:high], words[max(0, low - 7) : low]
        if not held or (type_ == "organization" and (is_office(held) or is_bare_office(held))):
            continue
        if type_ in ("person", "organization"):
            held = _undated(held)
        if type_ == "person":
            while len(held) > 1 and held[-1].text.isupper() and held[-1].low in HONOURS:
                held = held[:-1]
            kept = trimmed(text, held, before)
            before = words[max(0, low + held.index(kept[0]) - 7) : low + held.index(kept[0])]
            held = kept
            if is_title(text, held, before):
                titles.append((held, before))
                continue
            type_ = "place" if is_town(text, held, before) else type_
            if len(held) == 1 and _is_firm(before, held[0], span, encoded):
                type_ = "organization"
        found.append(_name(text, held, before, type_))
    # "King" is an office, and the surname of a King whom the article names in full.
    surnames = {
        one.text.split()[-1].lower() for one in found if one.type == "person" and " " in one.text
    }
    found += [
        _name(text, held, before, "person") for held, before in titles if held[-1].low in surnames
    ]
    return sorted(found, key=lambda one: one.span)


def _undated(words: list[Token]) -> list[Token]:
    """A name without the day of the saying that stands behind it: "told Alder News Sunday". A day that goes
    on from one word, or from "on", is of the name: "Gazette on Sunday"."""
    whole = len(words) > 2 or (len(words) == 2 and words[0].text.isupper())
    dated = whole and words[-1].low in WEEKDAYS and words[-2].low != "on"
    return words[:-1] if dated else words


def _is_people(text: str, span: Span, kind: NameType) -> bool:
    """Whether a word tells a nation or its people, who are nobody by name: "Norlandic", "Norlanders". A
    newspaper may be called so: "told The Norlander"."""
    low = text[slice(*span)].lower()
    known = low in DEMONYMS or low.removesuffix("s") in DEMONYMS or low in _KINDS
    paper = kind == "organization" and _THE.search(text, max(0, span.start - 7), span.start)
    return kind != "place" and known and not paper


_THE = re.compile(r"[\w,]\sThe\s$")


_KINDS = words_of(
    """arab arabs aussie aussies brit brits christian christians catholic catholics eastern hispanic
    hispanics islamic jewish jews kurdish kurds latino latinos muslim muslims northern protestant
    protestants shia shiite southern sunni sunnis western"""
)
"""What tells a faith, a people or a side of the world by a word in capitals."""


def _is_firm(before: Sequence[Token], first: Token, span: Span, encoded: Encoded) -> bool:
    """Whether a noun right before a name says that its bearer is a body: "the tracking firm Osmund". Where the
    name is the subject of a clause ("the firm Lund founded") it is another's."""
    if not before or before[-1].low not in _BODIES or before[-1].end + 1 != first.start:
        return False
    at = int(np.searchsorted(encoded.starts, span.start))
    relation = encoded.layout.deprel[int(encoded.deprel[at])]
    return not before[-1].capital and relation in ("appos", "flat", "compound", "nmod")


def _name(text: str, words: list[Token], before: Sequence[Token], kind: NameType) -> Name:
    """A name of whole words. A title that was read as part of a person's name becomes a role."""
    the = bool(before) and before[-1].low == "the" and before[-1].end + 1 == words[0].start
    role = None
    if kind == "person":
        split = person_start(words)
        if split:
            role, words = title_of(words[:split]), words[split:]
    last = words[-1]
    end = last.start + len(stripped(last.text))
    span = Span(words[0].start, end if end > words[0].start else last.end)
    if kind == "person" and role is None:
        role = _title(before, words[0]) or lower_role(text, words[0], before)
    acronym = acronym_after(text, span, words) if kind != "person" else None
    return Name(span, text[span.start : span.end], kind, role, acronym, the)


def _title(before: Sequence[Token], first: Token) -> Span | None:
    """A title in capitals right before a name: "Prime Minister", "Mr."."""
    start = len(before)
    while (
        start
        and before[start - 1].capital
        and before[start - 1].end + 1
        >= (before[start].start if start < len(before) else first.start)
    ):
        start -= 1
    for at in range(start, len(before)):
        held = [*before[at:], first]
        if person_start(held) == len(held) - 1:
            return Span(before[at].start, before[-1].end)
    return None
