"""Whose lawyer somebody is, and so whom "his client" means: a relation that the article tells.

"One of the lawyers representing Ekwall", "Ekwall's attorney, Ana Reyes," and "Ana Reyes, who is a
lawyer for Ekwall," tell it in so many words; "my client" in the mouth of that lawyer is Ekwall.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.record import Span

Who = TypeVar("Who", bound=Hashable)

_KIND = r"(?:(?:defen[cs]e|criminal|trial|personal|court-appointed|former|longtime|own|chief|lead)\s){0,4}"
_NOUN = (
    r"(?:(?<!U\.S\.\s)(?<!States\s)(?<!district\s)(?<!county\s)(?<!city\s)(?<!state\s)(?<!prosecuting\s)(?<!assistant\s)"
    r"(?:[Ll]awyers?|[Aa]ttorneys?|solicitors?|barristers?|public\sdefenders?)"
    r"(?!\s[Gg]eneral|['’]s?\s[Oo]ffice)|counsel|(?:legal|defen[cs]e)\steam)\b"
)
_ACTING = re.compile(rf"\b{_KIND}{_NOUN}(?=\s(?:representing|for|of|defending|who\srepresents?)\s)")
_ACTS = re.compile(r"\s(?:representing|for|of|defending|who\srepresents?)\s(?:the\s)?")
_OWN = re.compile(rf"(?:['’]s|(?<=s)['’]|\b(?:his|her|their))\s(?={_KIND}{_NOUN})", re.IGNORECASE)
_NAMED_BEHIND = re.compile(rf"\b(?i:{_KIND}){_NOUN},?\s(?=[^\W\d_])")
_CLIENT = re.compile(
    r"\b(his|her|their|my|our)\s+client\b(?!\s(?:list|base|files?|services?|relations?)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"”’']?\s|\n")
_LINKS_BACK = re.compile(r",\s(?:who\s(?:is|was)\s)?(?:an?|the|one\sof\sthe|another)\s$")

REACH = 40
"""Code points before "a lawyer for" within which the name that it describes ends."""

SENTENCE = 300
"""Code points behind "Ekwall's lawyer" within which "her client" of the same sentence stands."""


@dataclass(frozen=True, slots=True)
class Retained(Generic[Who]):
    """Somebody who has a lawyer, that lawyer where the words tell who it is, and where they stand."""

    client: Who
    lawyer: Who | None
    words: Span


class Clients(Generic[Who]):
    """Who is whose client in a text. ``mentions`` say where everybody is spoken of."""

    def __init__(self, text: str, mentions: Sequence[tuple[Span, Who]]) -> None:
        self.text = text
        self.mentions = sorted(mentions, key=lambda one: one[0])
        self.starts = [span.start for span, _ in self.mentions]
        self.ends = {span.end: who for span, who in self.mentions}
        self.unknown = False
        found = list(self._found())
        titled = (self._beginning(one.end()) for one in _NAMED_BEHIND.finditer(text))
        self.lawyers = {who for who in (*(one.lawyer for one in found), *titled) if who is not None}
        # "His legal team" may be that which he works in.
        self.retained = sorted(
            (one for one in found if one.lawyer is not None or one.client not in self.lawyers),
            key=lambda one: one.words,
        )
        self.clients: dict[Who, set[Who]] = {}
        for one in self.retained:
            if one.lawyer is not None:
                self.clients.setdefault(one.lawyer, set()).add(one.client)
        everybody = {one.client for one in self.retained}
        self.only = next(iter(everybody)) if len(everybody) == 1 and not self.unknown else None

    def of(self, lawyer: Who | None) -> Who | None:
        """Whom somebody represents: whom the text says or, where it says of nobody in particular,
        the one person that all lawyers of the story are said to act for."""
        own = self.clients.get(lawyer) if lawyer is not None else None
        if own is not None:
            return next(iter(own)) if len(own) == 1 else None
        return self.only if self.only != lawyer else None

    def spoken_of(self) -> list[tuple[Span, Who]]:
        """Where "his client" and the like stand, and whom they mean, in text order."""
        found = []
        for match in _CLIENT.finditer(self.text):
            client = self.of(self._at(match.start(1), match.end(1))) or self._told(match.start())
            if client is not None:
                found.append((Span(*match.span()), client))
        return found

    def _told(self, position: int) -> Who | None:
        """Whose lawyer the same sentence told of last: "Ekwall's lawyer said her client ..."."""
        at = bisect_left(self.retained, position, key=lambda one: one.words.start) - 1
        if at < 0 or position - self.retained[at].words.end > SENTENCE:
            return None
        stopped = _STOP.search(self.text, self.retained[at].words.end, position)
        return None if stopped else self.retained[at].client

    def _found(self) -> Iterator[Retained[Who]]:
        for match in _ACTING.finditer(self.text):
            acts = _ACTS.match(self.text, match.end())
            client = self._beginning(acts.end()) if acts else None
            self.unknown |= client is None
            if client is not None:
                lawyer = self._described(match.start(), match.end())
                yield Retained(client, lawyer, Span(*match.span()))
        for match in _OWN.finditer(self.text):
            owner = match[0].split()[0]
            client = (
                self._at(match.start(), match.start() + len(owner))
                if owner[0].isalpha() and owner.lower() in ("his", "her", "their")
                else self.ends.get(match.start())
            )
            self.unknown |= client is None
            behind = _NAMED_BEHIND.match(self.text, match.end())
            lawyer = self._beginning(behind.end()) if behind else None
            lawyer = self._apposed(match.start()) if lawyer is None else lawyer
            if client is not None and client != lawyer:
                yield Retained(client, lawyer, Span(*match.span()))

    def _described(self, start: int, end: int) -> Who | None:
        """Whom "a lawyer for" describes: a mention that holds these words, or the name before."""
        held = self._at(start, end)
        if held is not None:
            return held
        at = bisect_right(self.starts, start) - 1
        for span, who in reversed(self.mentions[max(0, at - 3) : at + 1]):
            if span.end <= start <= span.end + REACH and _LINKS_BACK.fullmatch(
                self.text[span.end : start]
            ):
                return who
        return None

    def _apposed(self, owned: int) -> Who | None:
        """Whom "Ekwall's lawyer" describes, ``owned`` the end of "Ekwall": "Ana Reyes, | Ekwall's lawyer"."""
        at = bisect_left(self.starts, owned)
        near = self.mentions[max(0, at - 4) : at]
        owner = next((span.start for span, _ in near if span.end == owned), owned)
        before = (who for span, who in near if self.text[span.end : owner] == ", ")
        return next(before, None)

    def _at(self, start: int, end: int) -> Who | None:
        """Whoever is spoken of by the shortest mention that holds [start, end)."""
        at = bisect_right(self.starts, start)
        held = [
            (span.end - span.start, number)
            for number, (span, _) in enumerate(self.mentions[max(0, at - 8) : at], max(0, at - 8))
            if span.start <= start and end <= span.end
        ]
        return self.mentions[min(held)[1]][1] if held else None

    def _beginning(self, start: int) -> Who | None:
        """Whoever is spoken of by the longest mention that begins at a place."""
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, start)
        if first == last:
            return None
        return max(self.mentions[first:last], key=lambda one: one[0].end)[1]
