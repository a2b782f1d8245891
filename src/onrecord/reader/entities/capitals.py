"""What capitals and word lists suggest as names, beside those that the network reads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.reader.entities.firm_forms import CLOSED, behind_firm, ends_in_body, ends_in_form
from onrecord.reader.entities.name_titles import CHIEFS, named_by_title
from onrecord.reader.entities.nameless import is_nameless
from onrecord.reader.entities.names import HYPHENS, Name
from onrecord.reader.lexicon import DEMONYMS, PARTICLES, first_names
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span


def completed(
    text: str, learned: Sequence[Name], rough: Sequence[Name], encoded: Encoded
) -> list[Name]:
    """The names that the network reads with what capitals suggest: names that it leaves out, the whole of what it reads
    in parts, roles of those that it reads without. rough: the names that capitals tell."""
    learned = [*learned]
    starts = [one.span.start for one in learned]
    nicknames = {found[1].casefold() for one in rough if (found := _NICKNAMED.search(one.text))}
    kept: list[Name] = []
    told: set[Span] = set()
    for one in rough:
        if is_nameless(text, one.span):
            continue
        low = max(0, bisect_right(starts, one.span.start) - 1)
        high = bisect_left(starts, one.span.end)
        over = [other for other in learned[low:high] if one.span.overlaps(other.span)]
        if not over:
            in_role = any(_in_role(one, other) for other in learned[low : high + 1])
            left_out = None if in_role else _left_out(text, one, encoded)
            if left_out is not None:
                kept.append(left_out)
        elif (body := _is_body(one, over)) or _is_whole(one, over, nicknames):
            kept.append(replace(one, type="organization" if body else over[-1].type))
            told.update(other.span for other in over)
        elif one.role is not None and len(over) == 1 and one.span.end == over[0].span.end:
            at = bisect_left(starts, over[0].span.start)
            known = over[0].role
            apart = one.role.end <= over[0].span.start
            if apart and (known is None or not known.covers(one.role)):
                learned[at] = replace(over[0], role=behind_firm(text, one.role))
    return kept + [one for one in learned if one.span not in told]


def _left_out(text: str, one: Name, encoded: Encoded) -> Name | None:
    """A name that the network leaves out: that of a body or of whom a title tells, else of unknown type. None where it
    only opens its sentence."""
    if ends_in_form(one.text):
        one = replace(one, type="organization", role=None)
    if _is_word(text, one, encoded):
        return None
    if one.type == "organization" and (ends_in_body(one.text) or " & " in one.text):
        return one
    return named_by_title(text, one) or replace(one, type="unknown")


def _is_whole(one: Name, over: Sequence[Name], nicknames: Collection[str]) -> bool:
    """Whether capitals bind what the network reads as parts, or as no name but in part.

    A person with a nickname in quotation marks is one name; an organisation goes on to the noun
    that says what it is ("Alder News").
    """
    if not all(one.span.covers(other.span) for other in over) or one.span == over[0].span:
        return False
    behind = one.text[over[-1].span.end - one.span.start :]
    if behind[:1] in HYPHENS and behind[1:2].islower():
        return False  # "Norland-style"
    if behind.startswith(" of ") and over[-1].text.rpartition(" ")[2].lower().rstrip(".") in CLOSED:
        return False  # "Osmund Inc. | of Dunmore"
    if len(over) > 1 and over[-1].type == "person":
        if over[0].type == "place" and over[0].text.isupper() != over[-1].text.isupper():
            return False  # the dateline before whom its sentence begins with
        if over[0].type in ("place", "organization") and " " in over[-1].text:
            return False  # "the ambassador to Norland Ana Lund", "Head of policy at Harbour Aid Ana Reyes"
        return one.type == "person" or _NICKNAMED.search(one.text) is not None
    lead = one.text.removesuffix(over[0].text).split()
    if len(over) == 1 and over[0].type == "person" and lead and PARTICLES.issuperset(lead):
        return True  # "ap | Reyes"
    if one.text.casefold() in nicknames:
        return over[-1].type == "person"
    if over[0].span.start == one.span.start and over[-1].text.casefold() in first_names():
        # A first name alone, where the capitals go on: the surname was missed.
        return one.type == over[-1].type == "person"
    led = one.text.lower().split(" of ")[0] in CHIEFS
    led = led or (
        over[0].text.isupper() and one.text[: -len(over[0].text)].strip().lower() in DEMONYMS
    )
    return len(over) == 1 and one.type == over[0].type == "organization" and not led


_NICKNAMED = re.compile(r"\s[\"“‘'(]([^\"”’')]+)[\"”’')]\s")


def _is_word(text: str, one: Name, encoded: Encoded) -> bool:
    """Whether a single word that opens its sentence in capitals is no noun: "Balancing"."""
    if " " in one.text or one.text.isupper():
        return False
    at = bisect_left(encoded.starts, one.span.start)
    if at >= len(encoded) or encoded.classes[at] not in _NO_NOUNS:
        return False
    before = text[max(0, one.span.start - 3) : one.span.start]
    return not before or before[-1] in '\n"“' or _OPENS.search(before) is not None


_NO_NOUNS = frozenset(["VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "INTJ"])
_OPENS = re.compile(r"[.!?:]\s$")


def _is_body(one: Name, over: Sequence[Name]) -> bool:
    """Whether a place's name goes on to a noun that says what body it is: "Westmere Council"."""
    return (
        over[0].type in ("place", "organization")
        and over[0].span.start == one.span.start
        and (len(over) == 1 or _is_pair(over))
        and over[0].span.end < one.span.end
        and ends_in_body(one.text)
    )


def _is_pair(over: Sequence[Name]) -> bool:
    """Whether a place stands right before a body: "Westmere | Harbour Council"."""
    near = over[-1].span.start - over[0].span.end == 1
    return len(over) == 2 and over[0].type == "place" and over[1].type == "organization" and near


def _in_role(one: Name, other: Name) -> bool:
    """Whether what capitals tell is but a part of somebody's title."""
    return other.role is not None and other.role.overlaps(one.span)
