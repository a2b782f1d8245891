"""Who is said to hold an office or to have a trade: "She was the mayor", "Reyes, who served as harbour master"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.reader.clauses import hanging, is_passive, word_at
from onrecord.reader.coreference.links import Links
from onrecord.reader.coreference.pairs import MANY, PRONOUN
from onrecord.reader.lexicon import (
    CALENDAR,
    FIRST_SINGULAR,
    PERSON_HEADS,
    PLURAL_HEADS,
    RELATIVE_PRONOUNS,
    means_several,
)
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words
from onrecord.record import Span

ANYBODY = words(
    "baby boy child citizen client fan friend girl kid man patient person resident survivor victim witness woman youth"
)
"""Nouns for persons that tell nothing of what somebody does."""

LONGEST = 120
"""Code points of an office with all that it is of."""

STEPS = 3
"""Verbs looked through for the subject of one that has none of its own."""

_IS = words("am been is m was")
_IRREALIS = words("can could may might must not n't never should will would")
_AS = re.compile(
    r"\b(served?|serves|serving|works?|worked|working|acts?|acted|acting|sworn\sin|known|elected|re-elected|appointed"
    r"|hired|installed|inaugurated)(?:\s\w+ly|\stwice|\sagain)?\sas\s$",
    re.IGNORECASE,
)
_MADE = re.compile(r"\b(became|becoming|elected|re-elected|appointed|named)\s$")
_ORDINAL = re.compile(r"(?:the\s)?(?:first|second|third|last|only|\d+(?:st|nd|rd|th))\b")
"""Opens what tells nothing without its "to": "the first mayor to resign"."""

_AND = re.compile(r"\sand\s")
_UNDERGONE = words("appointed elected named re-elected")
_BEFORE = 40
"""Code points before an office that hold the verb."""

_PHRASE = re.compile(
    r"(?:(?!\s(?:who|whom|whose|which|that|and|but|before|after|since|during|when|while|until|under|from|following"
    r"|because|due)\s|\sto\s(?!(?:the|an?|his|her|its|their)\s|[A-Z])"
    r"|\s(?:at|in|for|on)\s(?:the\stime|(?:early|late|mid)[\s-]|every|each|\w+\s(?:year|month|week)|\d"
    rf"|(?i:{'|'.join(sorted(CALENDAR))})\b)|\s\w+\stimes\b|\s[—–-]\s)"
    r"[^,;:()?!\n\"“”.]|\.(?=\w)|(?<=\b[A-Z])\.)+"
)
"""An office up to the clause, the time or the mark that ends it."""


def said_to_be(
    text: str, encoded: Encoded, links: Links, quoted: Callable[[int], bool]
) -> Iterator[tuple[Span, int]]:
    """What somebody is said to be, with the word for that somebody; in quotations what speakers say of themselves."""
    persons = {
        head
        for head, one, kind, number in zip(
            links.heads, links.found, links.signs.kinds, links.signs.numbers, strict=True
        )
        if encoded.layout.mentions[one.type] == "person" and kind != PRONOUN and number != MANY
    }
    for at, class_ in enumerate(encoded.classes):
        if class_ not in ("NOUN", "PROPN", "NUM"):
            continue
        noun = word_at(text, encoded, at)
        one_of = noun == "one" and _one_of(text, encoded, at)
        office = (noun in PERSON_HEADS and noun not in ANYBODY) or one_of
        if noun in PLURAL_HEADS or not (office or at in persons):
            continue
        start = _start(text, encoded, at)
        verb = _verb(text, encoded, at, start, office)
        subject = None if verb is None else _subject(text, encoded, verb, at)
        if subject is None or text[start - 2 : start - 1] in _MARKS:
            continue
        within = start <= encoded.starts[subject] <= encoded.starts[at]
        if within or (quoted(start) and word_at(text, encoded, subject) not in FIRST_SINGULAR):
            continue
        end = _end(text, encoded, at, start)
        cut = text.startswith(" to ", end) and _ORDINAL.match(text, start) is not None
        if end >= encoded.ends[at] and not cut:
            yield Span(start, end), subject


def _one_of(text: str, encoded: Encoded, at: int) -> bool:
    """Whether "one" is one of several persons."""
    near = [word_at(text, encoded, one) for one in range(at + 1, min(at + 9, len(encoded)))]
    return near[:1] == ["of"] and any(map(means_several, near))


def _start(text: str, encoded: Encoded, at: int) -> int:
    """Where the phrase begins that a noun heads, without the words before it that are no part; of one that
    is too long for an office, some place further from its noun than an office may be."""
    first, least = at, encoded.starts[at] - LONGEST
    while (
        first > 0
        and encoded.starts[first] >= least
        and (encoded.classes[first - 1] in _INSIDE or word_at(text, encoded, first - 1) == "-")
    ):
        first -= 1
    return encoded.starts[first]


_MARKS = frozenset("\"“”'‘’")
_INSIDE = frozenset(("ADJ", "DET", "NOUN", "NUM", "PART", "PROPN"))


def _end(text: str, encoded: Encoded, at: int, start: int) -> int:
    """Where an office ends with all that it is of, another that "and" joins to it included."""
    end = encoded.starts[at]
    whole = _PHRASE.match(text, start, start + LONGEST)
    while whole is not None:
        end = whole.start() + len(whole[0].rstrip())
        joint = _AND.match(text, end)
        word = encoded.within(Span(joint.end(), joint.end() + 1)).start if joint else len(encoded)
        while word < len(encoded) and encoded.classes[word] in _INSIDE:
            word += 1
        last = word_at(text, encoded, word - 1)
        if joint is None or encoded.starts[word - 1] < joint.end() or last not in PERSON_HEADS:
            break
        whole = _PHRASE.match(text, joint.end(), max(joint.end(), start + LONGEST))
    return end


def _verb(text: str, encoded: Encoded, at: int, start: int, office: bool) -> int | None:
    """The verb that says that somebody is what a noun tells, or the noun itself where "is" does."""
    for pattern in (_AS, _MADE):
        found = pattern.search(text, max(0, start - _BEFORE), start)
        if found is not None:
            word = encoded.within(Span(found.start(1), found.end(1))).start
            undergone = found[1] not in _UNDERGONE or is_passive(
                text, encoded, word, hanging(encoded, word)
            )
            return word if (office or pattern is _AS) and undergone else None
    return at if office and _is(text, encoded, at) else None


def _is(text: str, encoded: Encoded, at: int) -> bool:
    """Whether a form of "be" joins a noun to its subject, and neither "not" nor "would" stands beside it."""
    relations = encoded.relations
    before = [one for one in hanging(encoded, at) if one < at]
    said = {word_at(text, encoded, one) for one in before}
    joins = {word_at(text, encoded, one) for one in before if relations[one] == "cop"}
    return bool(joins & _IS) and said.isdisjoint(_IRREALIS)


def _subject(text: str, encoded: Encoded, verb: int, at: int) -> int | None:
    """The word for whom a verb tells of, over verbs without a subject of their own and "who"."""
    relations = encoded.relations
    for _ in range(STEPS):
        near = hanging(encoded, verb)
        if not _IRREALIS.isdisjoint(word_at(text, encoded, one) for one in near if one < verb):
            return None
        for one in near:
            if one < verb and relations[one] in ("nsubj", "nsubj:pass"):
                relative = word_at(text, encoded, one) in RELATIVE_PRONOUNS
                return encoded.heads[verb] if relative else one
        relation, up = relations[verb], encoded.heads[verb]
        if up < 0:
            return _before(encoded, min([verb, *(one for one in near if one < verb)]))
        if verb == at:
            return None
        if relation.startswith("acl"):
            return up
        if relation not in ("advcl", "conj", "xcomp"):
            return None
        verb = up
    return None


def _before(encoded: Encoded, first: int) -> int | None:
    """The end of the name that stands right before the first word of a verb; None where none does."""
    named = first > 0 and encoded.classes[first - 1] == "PROPN"
    auxiliary = encoded.classes[first] == "AUX"
    return first - 1 if named and auxiliary else None
