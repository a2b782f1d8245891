"""Who tells it in the passive: whom "by" brings in behind the cue."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.clauses import word_at
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.addressees import MINDED, TELL
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.told import WEEKDAY, is_time
from onrecord.reader.wordlists import words
from onrecord.record import Span

_JUDGED = words(
    """accused attacked blamed blasted censured commended condemned criticised criticized denounced derided faulted
    hailed lambasted lampooned lauded mocked panned praised rebuked ridiculed slammed slated"""
)
"""Participles of how others speak of somebody: whom, and what for, is what they tell."""

_OF_DEEDS = words("accused")

_TOLD = (
    {word for word in TELL if word.endswith(("ed", "told"))}
    | _JUDGED
    | words(
        """alleged announced backed branded challenged claimed confirmed denied described disclosed dismissed disputed
        echoed endorsed labelled labeled rejected reported revealed welcomed"""
    )
)
"""Participles behind which "by" brings in who tells it."""

_WHEN = (
    rf"(?:on\s{WEEKDAY}|in\s(?:[12]\d{{3}}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)|yesterday|today|tonight"
    r"|(?:last|this)\s(?:week|month|year|spring|summer|autumn|fall|winter)|earlier(?:\sthis\s\w+)?)"
)
_TITLED = r"(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Ms|St))\.|(?<=\b(?:Gen|Gov|Mrs|Rep|Rev|Sen))\."
_BY = re.compile(
    rf"(?:\s(?:{_WHEN}|\w+ly))?\sby\s(?!(?:e-?mail|hand|law|letter|mail|message|phone|telephone|text|video)\b)"
    rf"(?P<who>(?:[^,;:.!?\n\"“”()]|{_TITLED}){{2,120}})"
)
_OF = re.compile(r"\sof\s(?:(?P<deed>(?:not\s)?\w+ing\b)|(?P<thing>[a-z]))")
_ARTICLE = re.compile(r"\sof\s(?:an?|the|his|her|its|our|their)\s")
_STOP = re.compile(
    rf"\s(?:{_WHEN}|after|amid|and\s(?:then|was|were|has|have|had)|as|because|before|during|for|if|over|(?:not\s)?to|that|when"
    r"|whether|while|why|how|with)\b"
)
_CUT = re.compile(rf"\s(?:{_WHEN}|that\b|of\s(?:not\s)?\w+ing\b|(?:for|over)\s[a-z])")
_APPOSITION = re.compile(r",\s(?:an?|the|its|his|her|their)\s[^,;:.!?\n\"“”]{2,60}(?=,\s)")
_WHY = re.compile(r"\s(?=(?:as|for|of|over|with)\s)")
_ENDED = re.compile(r"[.!?]\s|\n")
_CLAUSE_END = re.compile(r"[,;:!?\n]|\.(?:\s|\Z)")
LONGEST = 300
"""Code points at most of what somebody is accused of or praised for."""


def by_whom(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution of a passive with whom "by" brings in as its source, and of somebody accused or praised with
    what for as a segment: "[The heirs] were accused by [the port] [of theft]"."""
    cue = one.cue
    if cue is None:
        return one
    verb = word_at(text, encoded, encoded.within(cue)[-1])
    by = _BY.match(text, cue.end) if verb in _TOLD else None
    if by is None:
        return one
    who = _who(text, Span(*by.span("who")), of_deeds=verb in _OF_DEEDS)
    first = one.content[0].start
    if not _is_somebody(text, encoded, who) or _ENDED.search(text, who.end, max(who.end, first)):
        return one
    if verb in MINDED and not text.startswith(" that ", who.end):
        return one
    own = _source(text, one.source, cue, who)
    content = _content(text, one, cue, own, verb)
    if any(own.overlaps(part) for part in content):
        return one
    return replace(one, source=own, content=content)


def _source(text: str, source: Span | None, cue: Span, who: Span) -> Span:
    """Who tells it, with his apposition: a source before the cue, or one that runs on into what is told, is none."""
    if source is not None and source.start == who.start and source.end > who.end:
        return who if _CUT.match(text, who.end) else source
    apposition = _APPOSITION.match(text, who.end)
    return Span(who.start, apposition.end() + 1) if apposition else who


def _content(text: str, one: Attribution, cue: Span, who: Span, verb: str) -> tuple[Span, ...]:
    parts = [part for part in one.content if part.end <= cue.start]
    behind = [part for part in one.content if part.end > who.end]
    why = _WHY.match(text, who.end) if verb in _JUDGED else None
    if why is None:
        cut = (Span(max(part.start, who.end + 1), part.end) for part in behind)
        return (*parts, *cut) or one.content
    if behind:
        return (*parts, Span(why.end(), behind[0].end), *behind[1:])
    end = _CLAUSE_END.search(text, why.end(), why.end() + LONGEST)
    if end is None:
        return tuple(parts) or one.content
    return (*parts, Span(why.end(), end.start()))


def _who(text: str, near: Span, *, of_deeds: bool) -> Span:
    """Who is named behind "by", as far as it goes before what is told, and what he is told of where that is a deed."""
    stop = _STOP.search(text, near.start, near.end)
    end = stop.start() if stop else near.end
    deed = _deed(text, Span(near.start, end)) if of_deeds else None
    return Span(near.start, end if deed is None else deed)


def _deed(text: str, near: Span) -> int | None:
    """Where what somebody is accused of begins: with the first "of" of several that no name and no article follows,
    else the last."""
    found = list(_OF.finditer(text, *near))
    deeds = [one for one in found if one["deed"]]
    bare = [one for one in found if not _ARTICLE.match(text, one.start())]
    return (deeds or bare or found[-1:])[0].start() if found else None


def _is_somebody(text: str, encoded: Encoded, who: Span) -> bool:
    """Whether words name somebody, and no time, deed or means."""
    held = encoded.within(who)
    if not held or is_time(text[slice(*who)]):
        return False
    first = word_at(text, encoded, held[0])
    if first.endswith("ing") and encoded.classes[held[0]] == "VERB":
        return False
    if first.isdigit() and len(held) == 1:
        return False
    return any(encoded.classes[at] in ("NOUN", "PROPN", "PRON") for at in held)
