"""Whom "who", "which" and "that" stand for, by the tree: the noun that their clause hangs on."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.reader.clauses import word_at
from onrecord.reader.coreference.links import Links
from onrecord.reader.lexicon import PEOPLE_NOUNS, means_several
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span

STEPS = 6
"""Steps up the tree from a relative pronoun to the head of its clause."""

REACH = 60
"""Words between a relative pronoun and its noun at most."""

PHRASE = 14
"""Words before "who" that are looked through for people whom it may mean."""

NEAR = 12
"""Mentions before a noun's end that are looked through for the one it heads."""

_BEFORE = frozenset(("det", "amod", "compound", "nummod", "nmod:poss"))
"""Relations of words before a noun that are part of its phrase."""

_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))


def antecedent(
    text: str, encoded: Encoded, links: Links, position: int
) -> tuple[Span, Span] | None:
    """The noun that a relative pronoun at a position stands for, and the mention that it heads, up
    to the pronoun; the noun with what stands before it where it heads none. Where the tree has no relative
    clause, what a comma parts from it: "the clerks, two of whom".
    """
    at = word = bisect_left(encoded.starts, position)
    if at >= len(encoded):
        return None
    relations, classes = encoded.relations, encoded.classes
    for _ in range(STEPS):
        up = encoded.heads[at]
        if up < 0:
            return _parted(text, encoded, links, word) or _behind(text, encoded, word)
        if relations[at].startswith("acl"):
            break
        at = up
    else:
        return _behind(text, encoded, word)
    if "\n" in text[encoded.starts[up] : position]:
        return _parted(text, encoded, links, word)
    if not 0 < word - up <= REACH or classes[up] not in _NOUNS:
        return None
    over = encoded.heads[up]
    named = 0 <= over < up and classes[over] in _NOUNS
    if named and relations[up] == "appos":
        up = over  # "Reyes, a lawyer who": Reyes
    noun = encoded.span(up)
    if not any(map(str.isalnum, text[slice(*noun)])):
        return None  # a mark
    near = bisect_left(links.spans, noun.end, key=lambda span: span.start)
    for number in range(max(0, near - NEAR), near):
        if links.heads[number] == up:
            start, end = links.spans[number].start, min(links.spans[number].end, position)
            while end > noun.end and not text[end - 1].isalnum():
                end -= 1
            return noun, Span(start, max(end, noun.end))
    return noun, _with_lead(encoded, up)


def _behind(text: str, encoded: Encoded, word: int) -> tuple[Span, Span] | None:
    """The noun right before a word, and with what stands before it, where the tree has no clause about it: "a heading |
    that said"."""
    noun = word - 1
    if noun < 0 or encoded.classes[noun] not in ("NOUN", "PROPN"):
        return None
    if word_at(text, encoded, word) not in ("that", "which"):
        return None  # "no idea | who"
    between = text[encoded.ends[noun] - 1 : encoded.starts[word]]
    if not between[0].isalnum() or between[1:] != " ":
        return None
    return encoded.span(noun), _with_lead(encoded, noun)


def _with_lead(encoded: Encoded, noun: int) -> Span:
    """A noun with what stands before it in its phrase."""
    first = noun
    while first and encoded.heads[first - 1] == noun and encoded.relations[first - 1] in _BEFORE:
        first -= 1
    return Span(encoded.starts[first], encoded.ends[noun])


def people_before(text: str, encoded: Encoded, position: int, body: Span) -> Span | None:
    """The phrase right before "who" at a position that a noun for people heads, where the tree has its clause hang on a
    body that the phrase or one before it names: "researchers at the Tarn Institute, who". body: the last word of that,
    which may be such a noun itself."""
    last = bisect_left(encoded.starts, position) - 1
    while last > 0 and text[encoded.starts[last]] == ",":
        last -= 1
    for at in range(last, max(last - PHRASE, -1), -1):
        if encoded.classes[at] in ("AUX", "PUNCT", "SCONJ", "VERB"):
            return None
        if encoded.starts[at] == body.start:
            continue
        noun = word_at(text, encoded, at)
        if noun in PEOPLE_NOUNS or means_several(noun):
            return Span(_with_lead(encoded, at).start, encoded.ends[last])
    return None


def _parted(text: str, encoded: Encoded, links: Links, word: int) -> tuple[Span, Span] | None:
    """The head of the longest mention that only a comma parts from a word, and that mention. What the parser
    hangs on a verb or an adverb is none, and behind an age stands for whom it is: "Ana Reyes, 24, who"."""
    before = word - 1
    while before > 0 and not text[encoded.ends[before] - 1].isalnum():
        before -= 1
    end = encoded.ends[before]
    if "," not in text[end : encoded.starts[word]]:
        return None
    near = bisect_left(links.spans, end, key=lambda span: span.start)
    somebody = text[encoded.starts[word] : encoded.ends[word]].lower() in ("who", "whom")
    for number in range(max(0, near - NEAR), near):
        head, span = int(links.heads[number]), links.spans[number]
        class_ = encoded.classes[head]
        if span.end != end or class_ not in _NOUNS:
            continue
        aged = class_ == "NUM" and text[encoded.starts[head]].isdigit()
        kind = encoded.layout.mentions[links.found[number].type]
        if somebody and (kind in ("place", "other") or (class_ == "NUM" and not aged)):
            continue
        up = encoded.heads[head]
        if aged and 0 <= up < head:
            head = up
            span = encoded.span(up)
        return encoded.span(head), span
    return None
