"""Names as the network reads them, with what stands beside them: titles, acronyms, articles.

The network says where names are and of what type. What it leaves out but capitals suggest is kept
as a name of unknown type, for a source may bear it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reader.entities.keys import COMPANY_FORMS, abridges, plain, without_form
from onrecord.reader.entities.names import (
    ACRONYM,
    CURRENCIES,
    LONGEST,
    Line,
    Name,
    NameType,
    Token,
    acronym_after,
    ends_in_charge,
    find_names,
    in_charge,
    is_bare_office,
    is_located,
    is_office,
    lines,
    lower_role,
    person_start,
    run,
    sentence_within,
    spelled_out,
    stripped,
    title_of,
)
from onrecord.reader.entities.trimming import before_state, is_seat, is_title, is_town, trimmed
from onrecord.reader.lexicon import (
    CALENDAR,
    DEMONYMS,
    FUNCTION,
    HONOURS,
    LETTERED_STATES,
    OFFICES,
    ORG_HEADS,
    ORG_NAMES,
    PARTICLES,
    PERSON_HEADS,
    PLACES,
    POSTS,
    STATES,
    STYLES,
    first_names,
)
from onrecord.reader.network.decoding import best_sequence, runs
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.timex.lexicon import WEEKDAYS
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

SHOPS = 20
"""Names with a possessive in them that are looked for; the cap keeps hostile text linear."""

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
        learned = [_in_dateline(text, dateline, one) for one in learned]
    starts = [one.span.start for one in learned]
    kept: list[Name] = []
    nicknames = {found[1].casefold() for one in rough if (found := _NICKNAMED.search(one.text))}
    told: dict[Span, Name] = {}
    for one in rough:
        if _is_thing(one.text.lower()):
            continue
        low = max(0, bisect_right(starts, one.span.start) - 1)
        high = bisect_left(starts, one.span.end)
        over = [other for other in learned[low:high] if one.span.overlaps(other.span)]
        if not over:
            near = learned[low : high + 1]
            if not any(_in_role(one, other) for other in near):
                if _ends_in_form(one.text):
                    one = replace(one, type="organization", role=None)
                body = one.type == "organization" and _ends_in_body(one.text)
                if not _is_word(text, one, encoded):
                    titled = one if body else _titled(text, one)
                    kept.append(titled or replace(one, type="unknown"))
        elif (body := _is_body(one, over)) or _is_whole(one, over, nicknames):
            kept.append(replace(one, type="organization" if body else over[-1].type))
            told.update({other.span: one for other in over})
        elif one.role is not None and len(over) == 1 and one.span.end == over[0].span.end:
            at = bisect_left(starts, over[0].span.start)
            known = over[0].role
            if known is None or not known.covers(one.role):
                learned[at] = replace(over[0], role=_behind_firm(text, one.role))
    kept += [one for one in learned if one.span not in told]
    kept = [_of_state(text, one) for one in sorted(kept, key=lambda one: one.span)]
    kept = _unmarked(text, _ministered(text, kept), encoded)
    return tuple(_scored(text, _chartered(text, _owned(text, kept, encoded))))


def _ministered(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with titles that begin before "and" made whole: "Harbours | and Fisheries Secretary Ana Reyes" is one.
    What is named elsewhere too is a body of its own."""
    often = Counter(one.text for one in names)
    found: list[Name] = []
    for one in names:
        role, at = one.role, len(found) - 1
        if role is not None and at >= 0 and role.covers(found[at].span):
            at -= 1  # "Fisheries Board" of its secretary
        before = found[at] if role is not None and at >= 0 else None
        if (
            before is not None
            and role is not None
            and before.type in ("organization", "unknown")
            and before.text.istitle()
            and " " not in before.text
            and often[before.text] == 1
            and not before.the
            and before.acronym is None
            and text[before.span.end : role.start] == " and "
            and _is_of_body(text[slice(*role)])
        ):
            start = before.span.start
            for inner in found[at + 1 :]:
                if inner.span.start == role.start:
                    whole = Span(start, inner.span.end)
                    found[-1] = replace(inner, span=whole, text=text[slice(*whole)])
            del found[at]
            one = replace(one, role=Span(start, role.end))
        found.append(one)
    return found


def _is_of_body(title: str) -> bool:
    """Whether a title tells what its bearer's office is of: "Fisheries Secretary", not "Prime Minister"."""
    first, *rest = title.lower().split()
    return bool(rest) and first not in PERSON_HEADS | POSTS and first not in _RANKED


_RANKED = words_of("acting chief deputy first foreign former general prime senior then vice")


def _behind_firm(text: str, role: Span) -> Span:
    """A title without the firm that the sentence before it ends in: "Osmund Inc. | Ms."."""
    ends = [found.end() for found in _FIRM_ENDS.finditer(text, *role)]
    return Span(ends[-1], role.end) if ends else role


_FIRM_ENDS = re.compile(r"\b(?:Co|Corp|Cos|Inc|Ltd)\.\s(?=(?:Dr|Mr|Mrs|Ms|Messrs)\b)")


def _in_dateline(text: str, dateline: Span, one: Name) -> Name:
    """A name, in a dateline that of a place, and behind it in brackets that of the agency, whatever both begin with."""
    if dateline.covers(one.span):
        return replace(one, type="place", acronym=None)
    agency = _AGENCY.fullmatch(text, dateline.end, one.span.start)
    return replace(one, type="organization", role=None) if agency else one


_AGENCY = re.compile(r"\s?[(/]")


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
    firms = dict.fromkeys(without_form(one.text) for one in learned if one.type == "organization")
    owned = [one for one in islice(firms, SHOPS) if _LONGER.search(one)]
    known = {**dict.fromkeys((one for one in firms if " " in one), "organization"), **known}
    found: list[Name] = []
    for one in learned:
        if found and one.span.start < found[-1].span.end:
            continue
        shop = next((it for it in owned if text.startswith(it, one.span.start)), "")
        end = one.span.start + len(shop)
        if len(shop) > len(one.text) and one.role is None and not text[end : end + 1].isalnum():
            # "Osmund | 's Harbour" of "Osmund's Harbour Inc."
            one = replace(one, span=Span(one.span.start, end), text=shop, type="organization")
        tail = next((it for it in owned if it.endswith(one.text)), "")
        start = one.span.end - len(tail)
        if tail and text.startswith(tail, start) and (not found or found[-1].span.end <= start):
            # "Osmund's | Harbour", as well
            one = replace(one, span=Span(start, one.span.end), text=tail, type="organization")
        before, couple = found[-1] if found else None, False
        lead = _paired(text, one)
        if lead is not None and (before is None or before.span.end <= lead):
            # "Tides" of "a Tides and Harbours Commission", which was read as no name.
            one = replace(one, span=Span(lead, one.span.end), text=text[lead : one.span.end])
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
                or (couple := _is_couple(text, before, one))
            )
        ):
            span = Span(before.span.start, one.span.end)
            whole = text[slice(*span)]
            kind = known.get(whole, one.type if couple else before.type)
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


def _of_state(text: str, one: Name) -> Name:
    """A name, that of a state in its short form a place with the point behind it, and so whatever stands before that:
    "Dunmore, Calif."."""
    if one.type == "unknown" and before_state(text, one.span.end):
        return (
            one
            if any(word in ORG_HEADS for word in one.text.lower().split())
            else replace(one, type="place")
        )
    behind = text.startswith(", ", one.span.start - 2)
    if behind and one.text in LETTERED_STATES:
        return replace(one, type="place", role=None)
    if not (behind and text.startswith(".", one.span.end)) or one.text.lower() not in STATES:
        return one
    return replace(
        one, span=Span(one.span.start, one.span.end + 1), text=f"{one.text}.", type="place"
    )


def _unmarked(text: str, names: Sequence[Name], encoded: Encoded) -> list[Name]:
    """The names without the endings of possessives where the page has lost its apostrophes: "Lunds letter" beside
    "Lund", "the Harbour Boards Fishing Office" beside "the Harbour Board". No name of such a page has an apostrophe,
    and more than one has lost it."""
    if any(_ENDING.match(text, one.span.end) for one in names):
        return [*names]
    known = {form for one in names for form in (one.text, without_form(one.text))}
    known |= {one.text.rsplit(" ", 1)[-1] for one in names if one.type == "person"}
    known |= {text[slice(*one.acronym)] for one in names if one.acronym is not None}
    surnames = {one.text.rsplit(" ", 1)[-1] for one in names if " " in one.text}
    bare = {one.span: _bare(text, one, known, encoded) for one in names if one.text not in surnames}
    lost = {*filter(None, bare.values())}
    often = Counter(one.text for one in names if one.type == "person")
    sure = any(often[owner] >= OFTEN for owner in lost) or _UNMARKED.search(text) is not None
    if len(lost) < (1 if sure else LOST):
        return [*names]
    found: list[Name] = []
    for one in names:
        owner = bare.get(one.span, "")
        if not owner:
            found.append(one)
            continue
        end = one.span.start + len(owner)
        cut = replace(one, span=Span(one.span.start, end), text=owner)
        if owner == one.text[:-1]:
            found.append(cut)
        else:
            owned = Span(end + 2, one.span.end)
            found.append(replace(cut, acronym=None))
            found.append(replace(one, span=owned, text=text[slice(*owned)], role=None, the=False))
    return found


LOST = 2
"""Names with the ending of a possessive that has lost its apostrophe, from which a page is read so: one may be another
name, as "Adams" is beside "Adam", unless words that are nothing else have lost theirs, or it is somebody's who is named
without it so often as ``OFTEN``."""
OFTEN = 3
_UNMARKED = re.compile(
    r"\b(?:todays|yesterdays|weve|theyre|theyve|youre|(?:could|did|does|do|had|has|have|is|should|was|were|would)nt)\b",
    re.IGNORECASE,
)


def _bare(text: str, one: Name, known: Collection[str], encoded: Encoded) -> str:
    """The name that a possessive without its apostrophe is of, "" where a name is none; "the Lunds" are a family."""
    words = one.text.split(" ")
    for at in range(1, min(len(words), LONGEST)):
        if words[at - 1][-1:] == "s" and words[at][:1].isupper():
            owner = " ".join(words[:at])[:-1]
            if owner in known:
                return owner
    family = one.the and one.type == "person"
    if one.text[-1] != "s" or one.text[:-1] not in known or family:
        return ""
    behind = encoded.within(one.span).stop
    owns = text.startswith(" ", one.span.end) and behind < len(encoded)
    owns = owns and encoded.layout.upos[int(encoded.upos[behind])] in _OWNED
    return one.text[:-1] if owns else ""


def _owned(text: str, names: Sequence[Name], encoded: Encoded) -> list[Name]:
    """The names with those of shops and firms that end as a possessive does: "Osmund's said", and "Osmund's chef"
    beside it. Nobody who is named without the ending is one."""
    ending = {one.span: _ENDING.match(text, one.span.end) for one in names}
    bare = {word for one in names if ending[one.span] is None for word in one.text.split()}
    longer = {_LONGER.sub("", one.text) for one in names if _LONGER.search(one.text)}
    alone: set[str] = set()
    told: set[int] = set()
    for one in names:
        somebody = one.role is not None or (one.type == "person" and " " in one.text)
        known = somebody or one.the or not bare.isdisjoint(one.text.split())
        if known or ending[one.span] is None or without_form(one.text) != one.text:
            continue
        if one.text in longer or _stands(text, one.span, encoded, told):
            alone.add(one.text)
            told.update(encoded.within(one.span))
    return [
        replace(
            one,
            span=Span(one.span.start, found.end()),
            text=one.text + found[0],
            type="organization" if one.type == "person" else one.type,
        )
        if one.text in alone and (found := ending[one.span]) is not None
        else one
        for one in names
    ]


_ENDING = re.compile(r"['’]s(?!\w)")
_LONGER = re.compile(r"['’]s\s.*")


def _stands(text: str, name: Span, encoded: Encoded, told: Collection[int]) -> bool:
    """Whether a name with the ending of a possessive owns nothing: "Osmund's said", not "Osmund's house", "a friend of
    Osmund's". told: the words of names before it of which that is known."""
    words = encoded.within(name)
    head = next((at for at in words if encoded.heads[at] not in words), None)
    if head is None or text.startswith("of ", name.start - 3):
        return False
    classes = [encoded.layout.upos[encoded.upos[at]] for at in range(words.stop, len(encoded))[:3]]
    relation = encoded.layout.deprel[encoded.deprel[head]]
    joined = relation == "conj" and int(encoded.heads[head]) in told
    ends = joined and classes[2:] in (["VERB"], ["AUX"], ["PUNCT"])
    owns = text[slice(*name)].isupper() or (classes[2:] and classes[2] in _OWNED)
    return not owns and classes[:2] == ["PART", "PART"] and (relation in _STANDING or ends)


_OWNED = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))
_STANDING = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "nmod"))


def _chartered(text: str, learned: Sequence[Name]) -> list[Name]:
    """The names with those of firms that are told in full elsewhere: "Osmund Lund" and "Lund" beside "Osmund Lund
    Ltd.", unless somebody with that surname is named in full or has a title. What begins with a first name may be the
    founder as well, but where it has shares."""
    bare = {one.text: without_form(one.text) for one in learned if one.type == "organization"}
    held = {one.text for one in learned if _SHARES.match(text, one.span.end)}
    firms = {
        short
        for whole, short in bare.items()
        if short != whole and (" " not in short or short in held or not _may_be_founder(short))
    }
    people = [one for one in learned if one.type == "person" and one.text not in firms]
    surnames = {one.text.rsplit(" ", 1)[-1] for one in people if one.role or " " in one.text}
    towns = {
        one.text for one in learned if one.type == "place" and _STOCK.match(text, one.span.end)
    }
    towns -= {one.text for one in learned if one.type == "place" and _is_sited(text, one)}
    opened = {whole.partition(" ")[0] for whole in bare if " " in whole} & towns
    called = {one.casefold() for one in firms}
    short = {*firms, *(word for one in firms for word in re.split(r"[ -]", one))} - surnames
    return [
        replace(one, type="organization")
        if (one.type == "person" and one.role is None and one.text in short)
        or (one.type == "place" and one.text in opened)
        or (one.type == "place" and one.text.casefold() in called and not _is_sited(text, one))
        else one
        for one in learned
    ]


def _may_be_founder(firm: str) -> bool:
    """Whether a firm's name without its form may be a person's as well: "Jo Osmund", not "Jo Osmund Industries"."""
    first, *_, last = firm.lower().split()
    return first in first_names() and last not in ORG_HEADS


def _is_sited(text: str, one: Name) -> bool:
    """Whether a place is known or told to be one: "in Osmund", "Osmund, Norland"."""
    if plain(one.text) in PLACES:
        return True
    led = _IN.search(text, max(0, one.span.start - REACH), one.span.start)
    return led is not None or _LAND.match(text, one.span.end) is not None


_OWN = r"(?:['’]s)?\s(?:(?:common|preferred)\s)?"
_STOCK = re.compile(rf"{_OWN}(?:shareholders|shares|stock(?!\s(?:exchange|market|trad)))\b")
"""What a firm has and a town does not."""
_IN = re.compile(r"\b(?:at|from|in|near|to)\s(?:[a-z]+\s)?$", re.IGNORECASE)
_LAND = re.compile(r",\s[A-Z]")

_SHARES = re.compile(rf"{_OWN}(?:bonds|debt|securities|shareholders|shares|stock)\b")
"""What a firm has and nobody else."""


def _scored(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with those of teams that are told by a score: "beat Osmund 65-53", "Osmund (10-0)". Whoever is named
    in full keeps his surname, as do those who play sets."""
    people = [one for one in names if one.type == "person" and (one.role or " " in one.text)]
    surnames = {one.text.rsplit(" ", 1)[-1] for one in people}
    teams = {
        one.text
        for one in names
        if one.type == "person"
        and " " not in one.text
        and one.text not in surnames
        and _has_score(text, one)
    }
    return [replace(one, type="organization") if one.text in teams else one for one in names]


def _has_score(text: str, one: Name) -> bool:
    """Whether a name stands with the score of a game, or with how many games its bearer won and lost."""
    if _RECORD.match(text, one.span.end):
        return True
    before = max(0, one.span.start - REACH)
    beaten = _BEATS.search(text, before, one.span.start) and _SCORE.match(text, one.span.end)
    return beaten is not None or _BEATEN.search(text, before, one.span.start) is not None


_RECORD = re.compile(r"\s\(\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?\)")
_SCORE = re.compile(r"\s\d{1,3}[-–]\d{1,3}\b(?!,?\s(?:and\s)?\d|[-–])")
"""A score that is not one of several sets."""
_BEATS = re.compile(
    r"\b(?:beat(?:ing|s)?|defeat(?:ed|ing|s)?|down(?:ed|ing)|edg(?:ed|ing)|los(?:ing|t)\sto|outlast(?:ed|ing)"
    r"|rout(?:ed|ing)|stunn(?:ed|ing)|thrash(?:ed|ing)|topp(?:ed|ing)|trounc(?:ed|ing))\s(?:[\w-]+\s)?$"
)
_BEATEN = re.compile(
    r"\b\d{1,3}[-–]\d{1,3}\s(?:[a-z]+\s)?(?:defeat|drubbing|loss|rout|victory|win)\s(?:against|of|over|to)\s$"
)


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
                body = short is not None and kept[short].type == "organization"
                kept[before] = _known_as(text, kept[before], inner, body)
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


def _known_as(text: str, one: Name, inner: Span, body: bool) -> Name:
    """An organisation with the acronym in brackets behind it, if its letters are all in the name, or if the text goes
    on to call something so, whatever they are: of a name in another language they are its own.

    body: whether the acronym is read as the name of an organisation, as what it stands for then is.
    """
    short = text[slice(*inner)]
    if one.type == "unknown" and body and abridges(short, one.text):
        return replace(one, type="organization", acronym=inner)
    if one.type != "organization" or one.acronym is not None or short.lower() in PLACES:
        return one
    if body and short.isupper() and len(short) > 2 and one.text.count(" ") > 1:
        return replace(one, acronym=inner)
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
        and not (
            _ends_in_form(before.text) and one.text.split()[0].lower().rstrip(".,") not in _FORMS
        )
        and not (before.text.lower() in PLACES and one.text.lower() in PLACES)
    )


def _is_board(text: str, before: Name, one: Name) -> bool:
    """Whether two nouns under one article name one body: "the Fisheries | and | Harbours Commission"."""
    return bool(
        before.type == one.type == "organization"
        and (before.the or _A.search(text, max(0, before.span.start - 4), before.span.start))
        and text[before.span.end : one.span.start] == " and "
        and " " not in before.text
        and not before.text.isupper()
        and before.text.lower() not in ORG_HEADS
        and " " in one.text
        and one.text.rsplit(" ", 1)[-1].lower() in _BOARDS
    )


def _paired(text: str, one: Name) -> int | None:
    """Where the name of a board begins that has two nouns under one article, of which the second was read."""
    if one.type != "organization" or " " not in one.text or one.role is not None:
        return None
    if one.text.rsplit(" ", 1)[-1].lower() not in _BOARDS:
        return None
    found = _PAIRED.search(text, max(0, one.span.start - REACH), one.span.start)
    return found.start(1) if found and found[1].lower() not in _NOT_PAIRED else None


_PAIRED = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s([A-Z][a-z]+)\sand\s$")
_NOT_PAIRED = PLACES | ORG_HEADS | ORG_NAMES | PERSON_HEADS | DEMONYMS.keys()

_A = re.compile(r"\ban?\s$", re.IGNORECASE)
_BOARDS = words_of(
    """administration agency authority board bureau commission committee council department
    institute ministry office service services"""
)


def _is_couple(text: str, before: Name, one: Name) -> bool:
    """Whether a first name and the name of a body make that of two founders: "Bo | and Ana Lund Foundation"."""
    first, *rest = one.text.lower().split()
    known = first_names()
    return (
        before.type == "person"
        and one.type == "organization"
        and text[before.span.end : one.span.start] == " and "
        and before.text.lower() in known
        and first in known
        and len(rest) > 1
        and rest[-1] in ORG_HEADS
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
        and held[1].lower() in ORG_HEADS - _CLOSED
        and held.end(1) <= before.span.end <= held.end()
    )


_NAMELESS = re.compile(
    r"\d+|(?:No\.?\s?|#)\d+|\S+@\S+|[RDI][-–][A-Z][a-z.]{1,6}|[A-Z]{0,3}[$£€¥₹₦]\d[\d.,]*\w{0,2}|[A-Z]{1,3}\d[\d.,]*(?:k|m|mn|bn|tn|million|billion|trillion)"
)
"""Numbers, addresses, party and state, and money, are no names: "No. 1", "R-Wis.", "R4bn", "A$5m"."""

_THINGS = words_of("aids bitcoin brexit coronavirus covid covid-19 ebola ethereum hiv")
"""Names of diseases, coins and events that are written as organisations' are."""


def _is_thing(name: str) -> bool:
    """Whether a name in small letters is that of a law or a measure, and of nobody: "clean harbours act", "tarn stock
    index"."""
    return " " in name and name.rsplit(" ", 1)[1] in _MEASURES


_MEASURES = words_of("act amendment average index")


def _in_law(text: str, name: Span) -> bool:
    """Whether a name is but the beginning of that of a law: "the Clean Harbours | , Tides and Quays Act"."""
    if not text.startswith(("the ", "The "), name.start - 4) or text[slice(*name)].isupper():
        return False
    return _TO_ACT.match(text, name.end) is not None


_TO_ACT = re.compile(
    r"(?:,?\s(?:and\s)?[A-Z][a-z]+){0,6}(?:\s\([A-Z]\w+\))?\s(?:Act|Amendment)s?\b"
)

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
    behind = one.text[over[-1].span.end - one.span.start :]
    if behind[:1] in _HYPHENS and behind[1:2].islower():
        return False  # "Norland-style"
    if (
        behind.startswith(" of ")
        and over[-1].text.rpartition(" ")[2].lower().rstrip(".") in _CLOSED
    ):
        return False  # "Osmund Inc. | of Dunmore"
    if len(over) > 1 and over[-1].type == "person":
        if over[0].type == "place" and over[0].text.isupper() != over[-1].text.isupper():
            return False  # the dateline before whom its sentence begins with
        if over[0].type == "place" and " " in over[-1].text:
            return False  # "the ambassador to Norland Ana Lund"
        return one.type == "person" or _NICKNAMED.search(one.text) is not None
    if one.text.casefold() in nicknames:
        return over[-1].type == "person"
    if over[0].span.start == one.span.start and over[-1].text.casefold() in first_names():
        # A first name alone, where the capitals go on: the surname was missed.
        return one.type == over[-1].type == "person"
    led = one.text.lower().split(" of ")[0] in _CHIEFS
    led = led or (
        over[0].text.isupper() and one.text[: -len(over[0].text)].strip().lower() in DEMONYMS
    )
    return len(over) == 1 and one.type == over[0].type == "organization" and not led


def _is_word(text: str, one: Name, encoded: Encoded) -> bool:
    """Whether a single word that opens its sentence in capitals is no noun: "Balancing"."""
    if " " in one.text or one.text.isupper():
        return False
    at = int(np.searchsorted(encoded.starts, one.span.start))
    if at >= len(encoded) or encoded.layout.upos[int(encoded.upos[at])] not in _NO_NOUNS:
        return False
    before = text[max(0, one.span.start - 3) : one.span.start]
    return not before or before[-1] in '\n"“' or _OPENS.search(before) is not None


def _titled(text: str, one: Name) -> Name | None:
    """The name of a person whom a title tells that nobody else bears: "President Lund", "Mr. Lund"."""
    if one.text.isupper() or len(one.text) < 3 or plain(one.text) in PERSON_HEADS | DEMONYMS.keys():
        return None
    called = _CALLED.search(text, max(0, one.span.start - 5), one.span.start)
    if called is not None and " " not in one.text:
        return replace(one, type="person", role=Span(*called.span(1)))
    if one.type != "person" or one.role is None:
        return None
    title = text[slice(*one.role)].rsplit(" ", 1)[-1].lower().rstrip(".")
    return one if title in _BORNE else None


_CALLED = re.compile(r"\b((?:Mr|Mrs|Ms|Dr)\.?)\s$")
_BORNE = (STYLES | OFFICES.keys() | POSTS | words_of("general judge justice senator")) - words_of(
    "chair chief director gen head honorable honourable jr lady leader lord pm sr st"
)

_NO_NOUNS = frozenset(["VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "INTJ"])
_OPENS = re.compile(r"[.!?:]\s$")


def _ends_in_body(name: str) -> bool:
    return _ends_in_form(name) or (" " in name and name.rsplit(" ", 1)[-1].lower() in _BODIES)


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


NameRead = tuple[Span, str, float]
"""A name as the network reads it: where it stands, its type, the mean probability of its words."""


def spans_of(text: str, encoded: Encoded) -> list[NameRead]:
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
    families: dict[str, NDArray[np.float32]] = {}
    for first, last in runs(best_sequence(three)):
        mean = (beginning[first] + inside[first + 1 : last].sum(0)) / (last - first)
        span = Span(int(encoded.starts[first]), int(encoded.ends[last - 1]))
        found.append((span, float(np.exp(mean.max()))))
        spelled = text[slice(*span)]
        # "The Osmund family" tells of Osmund only where nothing else does.
        told = families if text.startswith(" family", span.end) else votes
        told[spelled] = told.get(spelled, 0) + mean - np.logaddexp.reduce(mean)
    votes = families | votes
    types = {spelled: encoded.layout.names[int(vote.argmax())] for spelled, vote in votes.items()}
    read = [(span, types[text[slice(*span)]], sure) for span, sure in found if sure >= LEAST]
    return _rehyphenated(text, read)


def _rehyphenated(text: str, read: Sequence[NameRead]) -> list[NameRead]:
    """Names with those made one that a hyphen holds together: "Min-" and "Chi Lund"."""
    found: list[NameRead] = []
    for span, kind, sure in read:
        before = found[-1] if found else None
        near = before is not None and before[0].end == span.start
        if before is not None and near and before[1] == kind and text[span.start - 1] in _HYPHENS:
            found[-1] = (Span(before[0].start, span.end), kind, min(before[2], sure))
        else:
            found.append((span, kind, sure))
    return found


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
        spelled = stripped(text[slice(*span)].lower())
        if _NAMELESS.fullmatch(text, *span) or spelled in _THINGS or _is_thing(spelled):
            continue
        after = text[span.end : span.end + 1]
        if "@" in text[max(0, span.start - 1) : span.start] + after or after in CURRENCIES:
            continue
        type_ = TYPED.get(kind, "unknown")
        if type_ == "organization" and spelled in PLACES:
            type_ = "place"
        elif type_ == "person" and spelled in _CHAMBERS:
            type_ = "organization"
        if type_ == "organization" and _in_law(text, span):
            continue
        if (read[here].headline and sure < SURE) or _is_people(text, span, type_):
            continue
        low, high = bisect_right(ends, span.start), bisect_left(begins, span.end)
        low, high = _whole(text, words, low, high, type_, read[here].headline)
        held = _uncredited(text, _unhyphenated(text, words[low:high], span))
        while held and (is_located(held[0]) or (type_ == "organization" and _is_whose(held))):
            low, held = low + 1, held[1:]
        held = _within_sentence(text, held, type_)
        if type_ == "organization" and (end := _form_end(text, held)):
            seat, held = held[end + 1 :], held[:end]
            found.append(_name(text, seat, words[max(0, low + end - 6) : low + end + 1], "place"))
        before = words[max(0, low - 7) : low]
        if not held or (type_ == "organization" and _is_office(text, held)):
            continue
        if type_ == "organization" and _is_in_charge(held, before):
            type_ = "person"
        if type_ in ("person", "organization"):
            held = _undated(text, held)
        if type_ != "person":
            held = _without_title(text, held)
        cut = text[held[0].start : held[-1].end].lower()
        if type_ == "organization" and (is_seat(text, held) or cut in PLACES):
            type_ = "place"
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
            bodies = _BODIES | _SINGLE if len(held) == 1 else _SINGLE
            if _is_firm(before, held[0], span, encoded, bodies):
                type_ = "organization"
        spelled = text[held[0].start : held[-1].end]
        if type_ in ("person", "place") and _ends_in_form(spelled):
            type_ = "organization"  # "Osmund S.A."
        found.append(_name(text, held, before, type_))
    # "King" is an office, and the surname of a King whom the article names in full; "Norland" likewise.
    surnames = {
        one.text.split()[-1].lower() for one in found if one.type == "person" and " " in one.text
    }
    found += [
        _name(text, held, before, "person") for held, before in titles if held[-1].low in surnames
    ]
    found = [
        replace(one, type="place", role=None)
        if one.type == "person" and one.text.lower() in PLACES - surnames
        else one
        for one in found
    ]
    return sorted(found, key=lambda one: one.span)


def _is_office(text: str, words: Sequence[Token]) -> bool:
    """Whether what was read as a body is an office, or the beginning of one: "Special Agent | in Charge"."""
    return is_office(words) or is_bare_office(words) or in_charge(text, words[-1])


def _is_in_charge(words: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether what was read as a body is somebody with the end of a title: "Agent-in-Charge Reyes", "Agent in | Charge
    Reyes"."""
    lows = [one.low for one in (*before, words[0])]
    apart = lows[-1] == "charge" and ends_in_charge(lows)
    return len(words) > 1 and (apart or any(one.low.endswith("-in-charge") for one in words))


def _whole(
    text: str, words: Sequence[Token], low: int, high: int, kind: NameType, headline: bool
) -> tuple[int, int]:
    """Which words of a line a name has that begins with a bare article or ends with a small word: it goes on with the
    capitals behind it ("Court of | the Harbours", "Qaboos bin | Said"), or ends before it."""
    last = high
    while last > low and words[last - 1].low in _SMALL and not words[last - 1].text.isupper():
        last -= 1
    if last == high or (last > low and words[last].capital):
        return low, high
    goes_on = last == low or words[last].low in _LEADING[kind]
    after = high + 1 if high < len(words) and words[high].low == "the" else high
    known = kind != "unknown" and not headline and after < len(words)
    joined = known and text[words[high - 1].end : words[after].start] in (" ", " the ")
    if not (goes_on and joined and words[after].capital):
        return low, last
    if kind == "person":
        return low, after + 1
    bare = last == low and not (words[low].capital and not words[low].first)
    end = run(text, words, after)
    while end + 1 < len(words) and words[end + 1].capital and not bare:
        if text[words[end - 1].end : words[end + 1].start] != " of ":
            break
        end = run(text, words, end + 1)  # "Court for the Eastern District | of Norland"
    return (after if bare else low), end


_SMALL = words_of("a al an and at bin by for in of on or the to")
_LEADING: dict[NameType, frozenset[str]] = {
    "person": words_of("al bin"),
    "organization": words_of("at by for in of on to"),
    "place": words_of("of"),
    "unknown": frozenset(),
}
"""Small words at the end of a name that lead to more of it; "and" leads to another."""


def _is_whose(words: Sequence[Token]) -> bool:
    """Whether a name opens with the people whose body its acronym is of: "Norlandic | NHB"."""
    short = words[-1].text
    letters = len(short) > 2 and short.isalpha() and short.isupper()
    return len(words) == 2 and letters and words[0].low in DEMONYMS and not words[0].text.isupper()


def _unhyphenated(text: str, words: list[Token], span: Span) -> list[Token]:
    """Words without what a hyphen joins to a name and is none of it: of "anti-Norland" and "Norland-backed" the
    country. The network ends a name there."""
    if not words:
        return words
    first, last = words[0], words[-1]
    if (
        first.start < span.start
        and text[first.start].islower()
        and text[span.start - 1] in _HYPHENS
    ):
        first = _part(text, first, span.start, first.end)
    words = [first, *words[1:]]
    if len(words) == 1:
        last = first
    cut = text[span.end : last.end]
    if cut[:1] in _HYPHENS and cut[1:2].islower() and cut[1:] not in _RULED:
        words[-1] = _part(text, last, last.start, span.end)
        if len(words) > 1 and len(words[-1].text) == 1:
            words.pop()  # "Ana Lund | T-shirts"
    return words


_HYPHENS = ("-", "‑")
_RULED = words_of("administered controlled occupied")
"""Of a land its ruler is a part of the name: "Norland-administered Tarn"."""


def _uncredited(text: str, words: list[Token]) -> list[Token]:
    """Words without the one that leads to who took a picture: "Dunmore Bridge | Credit: Ana Reyes"."""
    leads = bool(words) and words[-1].low in _CREDITS and text.startswith(":", words[-1].end)
    return words[:-1] if leads else words


_CREDITS = words_of("credit graphic illustration image photo photograph photographer picture video")


def _part(text: str, word: Token, start: int, end: int) -> Token:
    """A part of a word that is one itself."""
    cut = text[start:end]
    return word._replace(start=start, end=end, text=cut, low=cut.lower(), capital=cut[0].isupper())


def _without_title(text: str, words: list[Token]) -> list[Token]:
    """The name of a body or a place without the office of whom it stands beside: "CEO of | Osmund",
    "Norland | Sen.", "Westmere | District" Attorney, "Harbour Office | Acting" Director."""
    if len(words) > 2 and words[0].low in _CHIEFS and words[1].low in ("of", "for"):
        words = words[2:]
    while len(words) > 1 and words[-1].text.endswith(".") and words[-1].low[:-1] in OFFICES:
        words = words[:-1]
    while len(words) > 1 and words[-1].low in _LEADS_TITLE and _titles(text, words[-1].end):
        words = words[:-1]
    if len(words) > 1 and words[-1].low == "district" and _OF_DISTRICT.match(text, words[-1].end):
        words = words[:-1]
    return words


def _titles(text: str, at: int) -> bool:
    """Whether a title goes on at a place: "Acting | Assistant Secretary"."""
    behind = _NEXT.match(text, at)
    low = behind[1].lower() if behind else ""
    return low in _LEADS_TITLE or low.removesuffix("s") in PERSON_HEADS


_NEXT = re.compile(r" ([A-Z][a-z]+)")
_LEADS_TITLE = words_of("acting assistant associate deputy principal senior special trial")
_OF_DISTRICT = re.compile(r" (?:Attorney|Judge)s?\b")
_CHIEFS = words_of("ceo cfo coo cto")


def _within_sentence(text: str, words: list[Token], kind: NameType) -> list[Token]:
    """A name without the sentence that begins behind the abbreviation it ends in: "Osmund Inc. | After"."""
    behind = len(words) > 1 and kind == "place" and text.startswith(". ", words[0].end)
    if behind and words[0].low in STATES:
        return words[:1]
    return words[: sentence_within(words)]


def _form_end(text: str, words: Sequence[Token]) -> int:
    """How many words of a name stand before the "of" that leads to the town of a firm told with its form, 0 where none
    does: "Osmund Inc. | of Dunmore". "Osmund Co. of Norland" may be a name, unless a state stands behind it."""
    for at in range(2, len(words) - 1):
        form = words[at - 1].low.rstrip(".")
        if words[at].low != "of" or not words[at + 1].capital:
            continue
        if form in _CLOSED or (form in ("co", "corp") and is_seat(text, words[at + 1 :])):
            return at
    return 0


_CLOSED = words_of("gmbh inc llc llp ltd partnership plc")
"""Forms of firms that end a name."""


def _undated(text: str, words: list[Token]) -> list[Token]:
    """A name without the day that stands behind it: "told Alder News Sunday", "face Alder Jan. 29". A weekday that
    goes on from one word, or from "on", is of the name: "Gazette on Sunday"."""
    if len(words) > 1 and words[-1].low in CALENDAR and _DAY.match(text, words[-1].end):
        return words[:-1]
    whole = len(words) > 2 or (len(words) == 2 and words[0].text.isupper())
    dated = whole and words[-1].low in WEEKDAYS and words[-2].low != "on"
    return words[:-1] if dated else words


_DAY = re.compile(
    r"(?:\.|(?<!\bMay)(?<!\bJan)(?<!\bJune)(?<!\bApril)(?<!\bAugust))\s\d{1,2}\b(?!,\d|\.\d)"
)
"""The day behind a month; of those that are names of people behind a short form alone."""


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


_FORMS = (COMPANY_FORMS | words_of("n.v s.a")) - words_of("co group limited")


def _ends_in_form(name: str) -> bool:
    """Whether the last word of a name tells that its bearer is a company."""
    first, _, last = name.rpartition(" ")
    return bool(first) and (last.lower().rstrip(".") in _FORMS or last in ("Co.", "Cos."))


_SINGLE = words_of(
    "airline band bank broadcaster company daily firm insurer manufacturer newspaper retailer startup"
)
"""Nouns right before a name whose bearer is a body, however many words it has."""


def _is_firm(
    before: Sequence[Token],
    first: Token,
    span: Span,
    encoded: Encoded,
    bodies: Collection[str],
) -> bool:
    """Whether a noun right before a name says that its bearer is a body: "the tracking firm Osmund". Where the
    name is the subject of a clause ("the firm Lund founded") it is another's."""
    if not before or before[-1].low not in bodies or before[-1].end + 1 != first.start:
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
        and not _ends_in_form(f"a {before[start - 1].text}")
        and not (before[start - 1].first and before[start - 1].low in FUNCTION)
        and before[start - 1].end + 1
        >= (before[start].start if start < len(before) else first.start)
    ):
        start -= 1
    for at in range(start, len(before)):
        held = [*before[at:], first]
        if person_start(held) == len(held) - 1:
            return Span(before[at].start, before[-1].end)
    return None
