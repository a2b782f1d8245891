"""Whose kin somebody is, and so whom "his brother" means: a relation that the article tells.

"His wife, Ana Lund", "Ana Lund, Bo Lund's wife" and "the wife of Bo Lund" tell it in so many words, and tell it of
both: "her husband" is Bo Lund where she is Ana.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.reader.entities.members import NAMESAKES, Member
from onrecord.reader.lexicon import FEMALE, MALE, Gender
from onrecord.record import Span

_CLASSES = {
    "spouse": "husband wife widow widower",
    "sibling": "brother sister half-brother half-sister",
    "parent": "father mother",
    "child": "son daughter",
    "cousin": "cousin",
    "grandparent": "grandfather grandmother",
    "grandchild": "grandson granddaughter",
    "elder": "aunt uncle",
    "younger": "nephew niece",
}
_CLASS = {noun: kind for kind, nouns in _CLASSES.items() for noun in nouns.split()}
_INVERSE = {
    "parent": "child", "child": "parent", "grandparent": "grandchild", "grandchild": "grandparent",
    "elder": "younger", "younger": "elder",
}  # fmt: skip
"""What one of two is to the other, where it is not the same."""

_NOUN = rf"(?P<noun>{'|'.join(_CLASS)}|half\s(?:brother|sister))"
_OWNER = r"(?:(?P<owner>[Hh]is|[Hh]er)|(?P<ending>['’]s?))\s"
_WORDS = r"(?P<words>(?:(?!(?:an?|and|her|his|of|or|that|the|their|whose|with)\s)[a-z-]+\s){0,2}?)"
_PHRASE = re.compile(rf"(?:\b|(?<=\w)){_OWNER}{_WORDS}{_NOUN}\b")
_OF = re.compile(rf"\b{_NOUN}\sof\s(?:the\s(?:late\s)?|late\s)?(?=[A-Z])")
_OTHERS = frozenset("another ex first former late new other second third".split())
"""Words before a noun that may tell another than the one told of before."""
_BESIDE = re.compile(
    r"(?:,\s(?:who\s(?:is|was)\s)?|(?:,\s\d{1,3},)?\s(?:is|was)\s)(?:the\s)?(?:[A-Z][\w.]*\s){0,2}$"
)

SEVERAL = re.compile(
    r"\b(?:brothers|sisters|siblings|sons|daughters|children|cousins|aunts|uncles|nephews|nieces)\b"
)
LONGEST = 30
"""Code points between a name and what is said of its bearer behind it."""


class Kin:
    """Who is kin to whom in a text. mentions: where everybody is spoken of."""

    def __init__(self, text: str, mentions: Sequence[tuple[Span, Member]]) -> None:
        self.text = text
        self.mentions = sorted(mentions, key=lambda one: one[0])
        self.starts = [span.start for span, _ in self.mentions]
        self.ends = {span.end: who for span, who in self.mentions}
        self.begins: dict[tuple[int, int], int] = {}
        for span, who in self.mentions:
            self.begins.setdefault((id(who), span.end), span.start)
        self.several = {one[0].rstrip("s") for one in SEVERAL.finditer(text)}
        self.found: dict[tuple[int, str], dict[int, tuple[Member, str | None]]] = {}
        self.open: list[tuple[Span, Member, str]] = []
        for phrase, owner, noun in self._phrases():
            other = self._described(phrase)
            if other is None:
                self.open.append((phrase, owner, noun))
            elif other is not owner:
                self._tell(owner, noun, other)
        for match in _OF.finditer(text):
            named, other = self._beginning(match.end()), self._before(match.start())
            if named is not None and other is not None and other is not named:
                self._tell(named, match["noun"], other)

    def spoken_of(self) -> Iterator[tuple[Span, Member, Member]]:
        """Where "his brother" and the like stand without a name beside them, who has the brother, and who it is."""
        for phrase, owner, noun in self.open:
            kind, gender = _CLASS.get(noun, "sibling"), _gender(noun)
            if noun in self.several or (kind == "child" and "children" in self.several):
                continue
            known = self.found.get((id(owner), kind), {})
            among = [
                who
                for who, told in islice(known.values(), NAMESAKES)
                if told in (noun, None) and gender in (None, who.gender() or gender)
            ]
            if len(among) == 1 and len(known) < NAMESAKES:
                yield phrase, owner, among[0]

    def _tell(self, owner: Member, noun: str, other: Member) -> None:
        """Notes what somebody is to somebody, and the other way round."""
        kind = _CLASS.get(noun, "sibling")
        self.found.setdefault((id(owner), kind), {})[id(other)] = other, _spouse(noun)
        back = _INVERSE.get(kind, kind)
        self.found.setdefault((id(other), back), {}).setdefault(id(owner), (owner, None))

    def _phrases(self) -> Iterator[tuple[Span, Member, str]]:
        """The phrases for somebody's kin, with who has them."""
        for match in _PHRASE.finditer(self.text):
            words = match["words"].split()
            if not _OTHERS.isdisjoint(words):
                continue
            if match["owner"] is not None:
                start = match.start("owner")
                owner = self._at(start, match.end("owner"))
            else:
                owner = self.ends.get(match.start("ending"))
                owner = owner or self.ends.get(match.end("ending"))
                start = self._start(match.start("ending"), match.end("ending"), owner)
            if owner is not None and owner.human():
                yield Span(start, match.end()), owner, match["noun"].replace(" ", "-")

    def _described(self, phrase: Span) -> Member | None:
        """Whoever is named right behind a phrase, or right before it."""
        for gap in (", ", " "):
            if self.text.startswith(gap, phrase.end):
                named = self._beginning(phrase.end + len(gap))
                if named is not None:
                    return named
        return self._before(phrase.start)

    def _before(self, start: int) -> Member | None:
        """Whoever is named before a place, which tells what he is."""
        at = bisect_left(self.starts, start) - 1
        for span, who in reversed(self.mentions[max(0, at - 2) : at + 1]):
            between = self.text[span.end : start] if span.end <= start <= span.end + LONGEST else ""
            if _BESIDE.fullmatch(between) is not None and who.sure and who.type == "person":
                return who
        return None

    def _beginning(self, start: int) -> Member | None:
        """Whoever is named by what begins at a place."""
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, start)
        named = [who for _, who in self.mentions[first:last] if who.type == "person" and who.sure]
        return named[0] if named and self.text[start].isupper() else None

    def _at(self, start: int, end: int) -> Member | None:
        """Whom a pronoun means."""
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, start)
        held = (who for span, who in self.mentions[first:last] if span.end == end)
        return next(held, None)

    def _start(self, end: int, behind: int, owner: Member | None) -> int:
        """Where the longest mention of somebody begins that ends at a place, or behind the ending there."""
        return min(self.begins.get((id(owner), at), end) for at in (end, behind))


def _gender(noun: str) -> Gender | None:
    plain = noun.rsplit("-", 1)[-1]
    return "female" if plain in FEMALE else "male" if plain in MALE else None


def _spouse(noun: str) -> str | None:
    """The noun by which a relation was told, where another may be somebody else: a widow is a wife."""
    return None if _CLASS.get(noun) == "spouse" else noun
