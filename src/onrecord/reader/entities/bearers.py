"""Who bears a title that ends in the name of a body or a seat, with nothing between the two names: "Head of policy at
Harbour Aid | Ana Reyes said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.reader.entities.names import Name, NameType
from onrecord.reader.lexicon import ATTACHED, FUNCTION, ORG_HEADS, PERSON_HEADS, PLACES, first_names
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span


def borne(text: str, learned: Sequence[Name], encoded: Encoded) -> list[Name]:
    """The names with those of bearers as people and apart from what their titles are of. A sentence that opens with a
    title and no article is about somebody named, so the last name before its verb is a person's."""
    found: list[Name] = []
    row = 0
    for one in learned:
        if not found or text[found[-1].span.end : one.span.start] != " ":
            row = len(found)  # where the names begin that only spaces part
        if row < len(found) and _may_bear(one) and (title := _title(text, found[row], encoded)):
            kind = _seat(found[row], title)
            found[row:] = [replace(part, type=kind) for part in found[row:]]
            one = replace(one, type="person", acronym=None)
            row = len(found)
        elif (at := _end_of_person(text, one)) > 0:
            span, body = Span(one.span.start, at), Span(at + len(" of "), one.span.end)
            found.append(Name(span, text[slice(*span)], "person", None, None, False))
            one = replace(one, span=body, text=text[slice(*body)])
        elif (at := _bearer_at(one)) and (title := _title(text, one, encoded)):
            span, own = Span(one.span.start, at - 1), Span(at, one.span.end)
            seat = replace(one, span=span, text=text[slice(*span)], acronym=None)
            found.append(replace(seat, type=_seat(seat, title)))
            one = Name(own, text[slice(*own)], "person", None, None, False)
        found.append(one)
    return found


def _may_bear(one: Name) -> bool:
    """Whether a name may be all of a person's: two or three words in capitals, the last no noun for a body."""
    words = one.text.split()
    alike = one.role is None and one.type in ("person", "organization") and not one.the
    return alike and 1 < len(words) <= _WORDS and _are_names(words)


def _bearer_at(one: Name) -> int:
    """Where the full name of a person begins that a name ends with, by its first name; 0 where none does."""
    words = one.text.split()
    if one.role is not None or one.type not in ("person", "organization"):
        return 0
    if len(words) <= _WORDS - 1 or one.text != " ".join(words):
        return 0
    known = first_names()
    for number in range(_WORDS, 1, -1):
        head, tail = words[:-number], words[-number:]
        if not head or (len(head) == 1 and head[0].lower() in known):
            continue  # "Ana Maria Reyes"
        if tail[0].lower() in known and head[-1][0].isupper() and _are_names(tail):
            return one.span.end - len(" ".join(tail))
    return 0


def _end_of_person(text: str, one: Name) -> int:
    """Where the name of a person ends that was read as the beginning of a body's: "analyst Ana Reyes | of Osmund
    Research"; 0 where none does."""
    words = one.text.split(" of ")[0].split()
    if one.type != "organization" or " of " not in one.text or len(words) not in (2, 3):
        return 0
    before = text[max(0, one.span.start - REACH) : one.span.start].lower().split()
    told = words[0].lower() in first_names() and before[-1:] and before[-1] in PERSON_HEADS
    return one.span.start + one.text.index(" of ") if told and _are_names(words) else 0


def _are_names(words: Sequence[str]) -> bool:
    return all(word[0].isupper() for word in words) and words[-1].lower() not in ORG_HEADS


def _seat(one: Name, title: Collection[str]) -> NameType:
    placed = one.text.lower() in PLACES or not _SEATED.isdisjoint(title)
    return "place" if placed else "organization"


def _title(text: str, one: Name, encoded: Encoded) -> Collection[str]:
    """The words of a title without an article that opens its sentence and ends right before a name: "Head of policy
    at"; none where none does."""
    held = _TITLE.search(text, max(0, one.span.start - REACH), one.span.start)
    if held is None:
        return ()
    first, last = (bisect_left(encoded.starts, at) for at in held.span(1))
    lows = held[1].lower().replace("-", " ").split()
    bare = lows[0] not in FUNCTION and _NO_TITLE.isdisjoint(encoded.classes[first:last])
    holder = next((low for low in reversed(lows) if low in PERSON_HEADS), "")
    somebodys = one.type == "person" and holder in ATTACHED  # "Lawyer for Ana Reyes"
    return lows if bare and holder and not somebodys else ()


_SEATED = words_of("archbishop bishop councillor governor mayor mep mla mp msp senator td")
"""Whose title is of a place."""
_WORDS = 3
"""Words of a full name, at most."""
REACH = 80
"""Code points from the beginning of a title to the name that it is of, at most."""
_TITLE = re.compile(
    r"(?:^|[\n.!?:“”\"]\s?)([A-Z][\w-]*(?:\s[\w'’-]+){0,5})\s(?:at|for|in|of|to|with)\s(?:the\s)?$"
)
_NO_TITLE = frozenset(("AUX", "DET", "NUM", "PRON", "VERB"))
