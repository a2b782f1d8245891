"""What stands right before a name and says what its bearer is: "radio host and novelist Ana Reyes"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reader.clauses import word_at
from onrecord.reader.coreference.links import Links
from onrecord.reader.coreference.pairs import PRONOUN
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import (
    CALENDAR,
    DOCUMENT_HEADS,
    NAMINGS,
    PAIRED_STYLES,
    PERSON_HEADS,
    PLURAL_HEADS,
    STYLES,
    ends_as_plural,
    means_several,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span

REACH = 24
"""Words before a name at most that are looked through for what its bearer is."""

_LISTED = re.compile(
    r"(?:\s(?:of|from)(?:\s\w+){1,4})?(?:,\s(?:and\s)?|\sand\s)(?:(?:later|then)\s)?"
)
"""What stands between two names of a list, and where the first is from."""

_INSIDE = frozenset(("NOUN", "PROPN", "ADJ"))
_APART = frozenset(
    ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "root", "advcl", "ccomp", "parataxis", "advmod")
)
"""Relations of words that are of no phrase behind them."""

_BESIDE = frozenset(("appos", "compound", "flat", "nmod"))
"""Relations of a name to the noun that says what its bearer is, either way."""

_BOUND = frozenset(("", " "))
_BINDING = frozenset("-.")
"""Marks that bind words, as in "then-U.S.-president"."""


class Titles:
    """Finds the descriptions right before the names of an article."""

    def __init__(self, text: str, encoded: Encoded, links: Links, names: Sequence[Name]) -> None:
        self.text, self.encoded, self.names = text, encoded, names
        types = (encoded.layout.mentions[one.type] for one in links.found)
        signs = zip(links.spans, links.heads, types, links.signs.kinds, strict=True)
        self.mentioned: dict[int, dict[int, str]] = {}
        for span, head, type_, kind in signs:
            if kind != PRONOUN:
                self.mentioned.setdefault(head, {})[span.end] = type_
        self.persons = {
            head for head, types_ in self.mentioned.items() if "person" in types_.values()
        }

    def found(self) -> Iterator[tuple[Span, Name]]:
        """Each description with the name, a noun for several with every name of the list it stands before.

        Before a person's name any singular noun is one that the parser or a mention takes together with it, before
        an organisation's one that a mention does.
        """
        barred = 0
        for number, one in enumerate(self.names):
            start = (one.role or one.span).start
            at = self.encoded.within(Span(start, one.span.end)).start
            if one.role is None:
                at -= 1
            if one.role is not None or self._is_title(at, one):
                styled = one.role is not None and self._is_style(one.role)
                before = styled and self._stands_before_style(at - 1, one)
                first = at if styled and not before else self._begun(at - before, barred)
                end = one.role.end if one.role is not None else self.encoded.ends[at]
                if before:
                    end = self.encoded.ends[at - 1]  # "forensic expert | Dr Ana Reyes"
                if self.encoded.starts[first] < start:
                    yield Span(self.encoded.starts[first], end), one
            elif one.type == "person":
                yield from self._shared(at, number, barred)
            barred = one.span.end if one.type == "person" else barred

    def _is_style(self, role: Span) -> bool:
        """Whether a title says how to call somebody alone: "Mr."."""
        known = STYLES | PAIRED_STYLES
        return all(word.strip(".") in known for word in self.text[slice(*role)].lower().split())

    def _stands_before_style(self, at: int, one: Name) -> bool:
        """Whether a noun for a person stands right before how somebody is called, and goes with the name."""
        if at < 0 or self._gap(at, at + 1) != " " or self._class(at) != "NOUN":
            return False
        if self._word(at) not in PERSON_HEADS:
            return False
        whole = any(until >= one.span.end for until in self.mentioned.get(at, {}))
        name = self.encoded.within(one.span)
        relations, heads = self.encoded.relations, self.encoded.heads
        hangs = any(heads[word] == at for word in range(at + 1, name.stop))
        return whole or hangs or (heads[at] in name and relations[at] in _BESIDE)

    def _is_title(self, at: int, one: Name) -> bool:
        """Whether the word right before a name says what its bearer is."""
        if at < 0 or self._gap(at, at + 1) != " " or self._class(at) != "NOUN":
            return False
        noun, end = self._word(at), self.encoded.ends[at]
        if ends_as_plural(noun) or noun.endswith("ing") or noun in NAMINGS:
            return False
        types = self.mentioned.get(at, {})
        together = {type_ for until, type_ in types.items() if until >= one.span.end}
        relation = self.encoded.relations[at + 1]
        linked = self.encoded.heads[at + 1] == at and relation in ("appos", "flat")
        if one.type == "organization":
            small = self.text[self.encoded.starts[at]].islower()
            body = noun not in PERSON_HEADS and noun not in DOCUMENT_HEADS
            return small and body and ("organization" in together or linked)
        return one.type == "person" and ("person" in (*together, types.get(end)) or linked)

    def _shared(self, at: int, number: int, barred: int) -> Iterator[tuple[Span, Name]]:
        """A noun for several before the first of a list of names, with each: "actors Ana Reyes and Jo Lund"."""
        one = self.names[number]
        if at > 0 and self._word(at) == ",":
            at -= 1
        noun = self._word(at) if at >= 0 else ""
        if not means_several(noun) or self._class(at) not in ("NOUN", "PROPN"):
            return
        if self.encoded.starts[at] < barred:
            return  # a part of the name before
        told = self.encoded.span(self._phrase(at, barred), at)
        listed = [one]
        for after in map(self.names.__getitem__, range(number + 1, len(self.names))):
            between = self.text[listed[-1].span.end : after.span.start]
            if after.type == "person" and _LISTED.fullmatch(between) and after.role is None:
                listed.append(after)
            elif after.type == "person" or len(between) > REACH:
                break
        if len(listed) > 1:
            yield from ((told, each) for each in listed)

    def _begun(self, at: int, barred: int) -> int:
        """The first word of a description by its last, over others that "and" joins to it: "radio host and novelist",
        "the rail and shipping tycoon"."""
        first, listed = self._phrase(at, barred), False
        while first > 1 and at - first < REACH:
            joint, left = self._word(first - 1), first - 2
            if joint == "and" and not listed:
                left -= self._word(left) == ","
            elif joint != "," or not listed:
                break
            begun = self._phrase(left, barred) if left >= 0 else 0
            led = begun > 0 and self._class(begun - 1) in ("DET", "PRON", "PART", "NUM", "ADP")
            if left < 0 or self._class(left) not in _INSIDE or self.encoded.starts[left] < barred:
                break
            if not self._is_one(left):
                # "The rail and shipping tycoon": what "and" joins are no persons, and the noun is of both.
                one = not listed and begun == left and first < at and self._class(left - 1) == "DET"
                return left if one and self._class(left) != "PROPN" else first
            if led and self._class(begun - 1) != "ADP":
                break
            first, listed = begun, True
        return first

    def _is_one(self, at: int) -> bool:
        """Whether a word is a noun for one person."""
        noun = self._word(at)
        told = at in self.persons and self._class(at) == "NOUN" and not ends_as_plural(noun)
        return noun in PERSON_HEADS or told

    def _phrase(self, at: int, barred: int) -> int:
        """The first word of the nouns and adjectives that a noun ends, behind a place that bars the way."""
        first = at
        while first > 0 and at - first < REACH and self._gap(first - 1, first) in _BOUND:
            before = first - 1
            relation = self.encoded.relations[before]
            apart = relation in _APART and not before < self.encoded.heads[before] <= at
            bound = not self._gap(before, first) and bool(
                _BINDING & {self._word(before), self._word(first)}
            )
            inside = self._class(before) in _INSIDE and not (apart or self._is_mark(before))
            if self.encoded.starts[before] < barred or not (bound or inside):
                break
            word = self._word(before)
            if (
                word in CALENDAR
                or self._is_ending(before)
                or (word in PLURAL_HEADS and ends_as_plural(word))
            ):
                break
            first = before
        return first

    def _is_mark(self, at: int) -> bool:
        """Whether a word is a mark, and no full stop behind a single letter: "U.S."."""
        word = self._word(at)
        return not word.isalnum() and not (word == "." and at > 0 and len(self._word(at - 1)) == 1)

    def _is_ending(self, at: int) -> bool:
        """Whether a word is a possessive ending that stands apart."""
        return self.text[slice(self.encoded.starts[at], self.encoded.ends[at])] == "s"

    def _word(self, at: int) -> str:
        return word_at(self.text, self.encoded, at)

    def _class(self, at: int) -> str:
        return self.encoded.classes[at]

    def _gap(self, one: int, other: int) -> str:
        return self.text[self.encoded.ends[one] : self.encoded.starts[other]]
