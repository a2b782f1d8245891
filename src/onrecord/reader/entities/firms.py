"""Names of firms that are read as people or places, told by the nouns beside them and by what else is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reader.entities.firm_forms import BODIES
from onrecord.reader.entities.keys import LED, without_form
from onrecord.reader.entities.names import Name, NameType
from onrecord.reader.entities.sites import is_sited
from onrecord.reader.entities.tokens import Token
from onrecord.reader.lexicon import ORG_HEADS, first_names
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


def listed(text: str, learned: Sequence[Name]) -> list[Name]:
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


def staffed(text: str, learned: Sequence[Name]) -> list[Name]:
    """The names with those of firms and teams that are known by whom they have or by their plural: "Osmund analyst Jo
    Lund", "Osmund have lost". Whoever is named in full keeps his surname."""
    people = [one for one in learned if one.type == "person"]
    surnames = {one.text.rsplit(" ", 1)[1] for one in people if " " in one.text}
    firms = {
        one.text
        for one, other in pairwise(learned)
        if one.type == other.type == "person"
        and (
            (" " not in one.text and _STAFF.fullmatch(text, one.span.end, other.span.start))
            or (_is_no_first(one) and _OFFICERS.fullmatch(text, one.span.end, other.span.start))
        )
    }
    firms |= {one.text for one in people if _is_no_first(one) and _is_plural(text, one)}
    firms |= {
        one.text for one in people if " " not in one.text and _SHOWN.match(text, one.span.end)
    }
    firms -= surnames
    return [
        replace(one, type="organization", role=None) if one.text in firms else one
        for one in learned
    ]


def _is_no_first(one: Name) -> bool:
    """Whether a name opens with no known first name, and bears no title."""
    return one.role is None and not one.the and one.text.split()[0].lower() not in first_names()


def _is_plural(text: str, one: Name) -> bool:
    """Whether a name that opens its sentence has a verb for several: "Osmund have lost"."""
    opens = text[max(0, one.span.start - 2) : one.span.start]
    starts = not opens.strip() or opens[-1] == "\n" or opens in (". ", "? ", "! ")
    return starts and _VERB.match(text, one.span.end) is not None


_VERB = re.compile(r"\s(?:also\s|now\s)?(?:are|have|were)\s(?!been\shis|been\sher)")
_OFFICERS = re.compile(
    r"\s(?:[a-z]{1,20}\s){0,2}?(?:boss|captain|chair(?:man|person|woman)?|chief\sexecutive|(?:co-)?ordinator|coach|councillor"
    r"|defender|director[\s-]general|forward|general\ssecretary|goalkeeper|managing\sdirector|midfielder|MP|organiser"
    r"|president|reporter|secretary[\s-]general|senator|skipper|striker|treasurer|vice[\s-]chancellor|winger)\s"
)
"""Whom a party, a team or a union has."""
_STAFF = re.compile(
    r"\s(?:[a-z]{1,20}\s){0,2}(?:analyst|CEO|CFO|COO|CTO|(?:co-)?founder|executive|shareholder)\s"
)
"""Whom a firm has and nobody else: "Lund adviser" and "Lund spokesman" may be of a person."""


_SHOWN = re.compile(r"\s(?:co-host|contestant|hitmaker|host|viewers)\b(?!\s[A-Z])")
"""Whom a show has behind its name: "the Saturday Kitchenette | host"."""


def is_firm(before: Sequence[Token], words: Sequence[Token], span: Span, encoded: Encoded) -> bool:
    """Whether a noun right before a name says that its bearer is a body: "the tracking firm Osmund". Where the
    name is the subject of a clause ("the firm Lund founded") it is another's."""
    first, bodies = words[0], _BEFORE_ONE if len(words) == 1 else _SINGLE
    if not before or before[-1].low not in bodies or before[-1].end + 1 != first.start:
        return False
    at = bisect_left(encoded.starts, span.start)
    relation = encoded.relations[at]
    return not before[-1].capital and relation in ("appos", "flat", "compound", "nmod")


_SINGLE = words_of(
    "airline band bank broadcaster company daily firm insurer manufacturer newspaper retailer startup"
)
"""Nouns right before a name whose bearer is a body, however many words it has."""

_BEFORE_ONE = BODIES | _SINGLE
"""Those before a name of one word."""


def chartered(text: str, learned: Sequence[Name]) -> list[Name]:
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
    towns -= {one.text for one in learned if one.type == "place" and is_sited(text, one)}
    opened = {whole.partition(" ")[0] for whole in bare if " " in whole} & towns
    called = {one.casefold() for one in firms}
    short = {*firms, *(word for one in firms for word in re.split(r"[ -]", one))} - surnames
    return [
        replace(one, type="organization")
        if (one.type == "person" and one.role is None and one.text in short)
        or (one.type == "place" and one.text in opened)
        or (one.type == "place" and one.text.casefold() in called and not is_sited(text, one))
        else one
        for one in learned
    ]


def shortened(text: str, learned: Sequence[Name]) -> list[Name]:
    """The names with the types of bodies that they are all but the last word of, or the first: "Silver Osmund" beside
    "Silver Osmund Shipping", "Osmund Jaya" beside "PT Osmund Jaya". Not the people whom something is named after."""
    wholes = {one.text for one in learned if one.type == "organization" and one.text.count(" ") > 1}
    cut = {one.rpartition(" ")[0] for one in wholes if one.rpartition(" ")[2].lower() not in _AFTER}
    cut |= {one.partition(" ")[2] for one in wholes if one.partition(" ")[0].lower() in LED}
    people = [one for one in learned if one.type == "person"]
    told = {one.text for one in people if _is_told(text, one)}
    told |= {end for one in people for end in _endings(one.text)}
    known = first_names()
    return [
        replace(one, type="organization")
        if one.type == "person"
        and one.text in cut
        and one.text not in told
        and one.text.partition(" ")[0].lower() not in known
        else one
        for one in learned
    ]


def _endings(name: str) -> Iterator[str]:
    """What a name ends in, of two words or more: a person's two surnames."""
    words = name.split(" ")
    return (" ".join(words[at:]) for at in range(1, len(words) - 1))


def _is_told(text: str, one: Name) -> bool:
    """Whether a title, a role or an age tells that a name is a person's."""
    return one.role is not None or _AGED.match(text, one.span.end) is not None


_AGED = re.compile(r",\s(?:aged\s)?\d{1,3}\b")
_AFTER = words_of(
    """academy administration airport award campaign cartel center centre clan clinic college crew family foundation
    fund gang government group hospital institute library memorial museum organisation organization party prize regime
    school society trust university"""
)
"""What is named after people."""


def _may_be_founder(firm: str) -> bool:
    """Whether a firm's name without its form may be a person's as well: "Jo Osmund", not "Jo Osmund Industries"."""
    first, *_, last = firm.lower().split()
    return first in first_names() and last not in ORG_HEADS


_OWN = r"(?:['’]s)?\s(?:(?:common|preferred)\s)?"
_STOCK = re.compile(rf"{_OWN}(?:shareholders|shares|stock(?!\s(?:exchange|market|trad)))\b")
"""What a firm has and a town does not."""

_SHARES = re.compile(rf"{_OWN}(?:bonds|debt|securities|shareholders|shares|stock)\b")
"""What a firm has and nobody else."""
