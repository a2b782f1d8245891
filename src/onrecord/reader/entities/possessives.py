"""Names and the endings of possessives: shops that are called so, pages that have lost their apostrophes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.reader.clauses import head_word
from onrecord.reader.entities.keys import without_form
from onrecord.reader.entities.names import LONGEST, Name
from onrecord.reader.lexicon import FUNCTION
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span


def without_endings(text: str, names: Sequence[Name], encoded: Encoded) -> list[Name]:
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
    owns = owns and encoded.classes[behind] in _OWNED
    return one.text[:-1] if owns else ""


def with_endings(text: str, names: Sequence[Name], encoded: Encoded) -> list[Name]:
    """The names with those of shops and firms that end as a possessive does: "Osmund's said", and "Osmund's chef"
    beside it. Nobody who is named without the ending is one."""
    ending = {one.span: _ENDING.match(text, one.span.end) for one in names}
    longer = {LONGER.sub("", one.text) for one in names if LONGER.search(one.text)}
    plain = [one for one in names if ending[one.span] is None and not LONGER.search(one.text)]
    bare = {word for one in plain for word in one.text.split()}
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
            type="organization" if one.type == "person" or one.text in longer else one.type,
        )
        if one.text in alone and (found := ending[one.span]) is not None
        else one
        for one in names
    ]


def of_owners(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with those of bodies that are called after whom they are of: "King Ana's School", "the Harbour Pilots'
    Union". What stands there as an owner is named nowhere else without the ending. names: in text order."""
    unmarked = (one.text for one in names if _OWNS.match(text, one.span.end) is None)
    bare = {word for name in unmarked for word in name.split()}
    made: list[Span] = []
    short: dict[str, None] = {}
    for match in _OF_OWNERS.finditer(text):
        start, crowned = match.start(), match["crowned"]
        while (low := text[start : text.find(" ", start)].lower()) in FUNCTION:
            start += len(low) + 1
        owner = _OWNER.match(text, start)
        known = owner is None or owner[1].rsplit(" ", 1)[-1] in bare
        if owner is None or (known and not crowned):
            continue
        made.append(Span(start, match.end()))
        if crowned and not known:
            short[owner[0]] = None
    for one in islice(short, SHORT):
        made += (Span(*again.span()) for again in re.finditer(rf"\b{re.escape(one)}(?!\w)", text))
    return _instead(text, names, sorted(made, key=lambda one: (one.start, -one.end)))


def _instead(text: str, names: Sequence[Name], made: Sequence[Span]) -> list[Name]:
    """The names in text order with those of bodies in the stead of all that they overlap, of two bodies the first."""
    found: list[Name] = []
    rest, until = iter([*made, None]), 0
    body = next(rest)
    for one in (*names, None):
        while body is not None and (one is None or body.start < one.span.end):
            if body.start >= until:
                while found and found[-1].span.end > body.start:
                    found.pop()
                the = text.startswith("the ", max(0, body.start - len("the ")))
                found.append(Name(body, text[slice(*body)], "organization", None, None, the))
                until = body.end
            body = next(rest)
        if one is not None and one.span.start >= until:
            found.append(one)
    return found


SHORT = 10
"""Bodies that are looked for by their owners alone ("King Ana's"); the cap keeps hostile text linear."""


_OWNS = re.compile(r"['’]")
_OWNER = re.compile(r"([^'’]{1,120})['’]s?")
_WORD = r"[A-Z][\w&-]{1,30}"
_BEHIND = rf"(?:{_WORD} (?:(?:and|for|of) (?:the )?)?){{0,3}}"
_OF_OWNERS = re.compile(
    rf"(?<![\w'’-])(?:(?P<crowned>(?:King|Lady|Queen|Saint|St\.?) {_WORD}(?:['’]s|(?<=s)['’]) {_BEHIND}"
    r"(?:Academy|Cathedral|Church|College|Hospice|Hospital|Infirmary|School|University))"
    rf"|(?:{_WORD} (?:and )?){{0,3}}[A-Z][\w-]{{1,30}}s['’] {_BEHIND}"
    r"(?:Alliance|Association|Club|Congress|Council|Federation|Forum|Guild|Institute|League|Network|Party|Society"
    r"|Union))\b"
)
"""A body by whom it is of, a saint or a king ("crowned") or several: "Pilots' Union"."""
_ENDING = re.compile(r"['’]s(?!\w)")
LONGER = re.compile(r"['’]s\s.*")
"""What a name has from a possessive in it on: "'s Harbour" of "Osmund's Harbour"."""


def _stands(text: str, name: Span, encoded: Encoded, told: Collection[int]) -> bool:
    """Whether a name with the ending of a possessive owns nothing: "Osmund's said", not "Osmund's house", "a friend of
    Osmund's". told: the words of names before it of which that is known."""
    words = encoded.within(name)
    head = head_word(encoded, words)
    if head is None or text.startswith("of ", name.start - 3):
        return False
    classes = encoded.classes[words.stop : words.stop + 3]
    relation = encoded.relations[head]
    joined = relation == "conj" and encoded.heads[head] in told
    ends = joined and classes[2:] in (["VERB"], ["AUX"], ["PUNCT"])
    owns = text[slice(*name)].isupper() or (classes[2:] and classes[2] in _OWNED)
    return not owns and classes[:2] == ["PART", "PART"] and (relation in _STANDING or ends)


_OWNED = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))
_STANDING = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "nmod"))
