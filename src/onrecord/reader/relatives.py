"""Whom "who", "which" and "that" stand for, by the tree: the noun that their clause hangs on."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.reader.encoder import Encoded
from onrecord.reader.links import Links
from onrecord.record import Span

STEPS = 6
"""Steps up the tree from a relative pronoun to the head of its clause."""

REACH = 60
"""Words between a relative pronoun and its noun at most."""

NEAR = 12
"""Mentions before a noun's end that are looked through for the one it heads."""

_BEFORE = frozenset(("det", "amod", "compound", "nummod", "nmod:poss"))
"""Relations of words before a noun that are part of its phrase."""

_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))


def antecedent(
    text: str, encoded: Encoded, links: Links, position: int
) -> tuple[Span, Span] | None:
    """The noun that a relative pronoun at a position stands for, and the mention that it heads, up
    to the pronoun; the noun with what stands before it where it heads none. None where the tree has no relative clause.
    """
    at = word = bisect_left(encoded.starts, position)
    if at >= len(encoded):
        return None
    relations, classes = encoded.layout.deprel, encoded.layout.upos
    for _ in range(STEPS):
        up = int(encoded.heads[at])
        if up < 0:
            return None
        if relations[encoded.deprel[at]].startswith("acl"):
            break
        at = up
    else:
        return None
    mark = not any(map(str.isalnum, text[encoded.starts[up] : encoded.ends[up]]))
    if mark or not 0 < word - up <= REACH or classes[encoded.upos[up]] not in _NOUNS:
        return None
    if relations[encoded.deprel[up]] == "appos" and 0 <= encoded.heads[up] < up:
        up = int(encoded.heads[up])  # "Reyes, a lawyer who": Reyes
    noun = Span(int(encoded.starts[up]), int(encoded.ends[up]))
    near = bisect_left(links.spans, noun.end, key=lambda span: span.start)
    for number in range(max(0, near - NEAR), near):
        if links.heads[number] == up:
            start, end = links.spans[number].start, min(links.spans[number].end, position)
            while end > noun.end and not text[end - 1].isalnum():
                end -= 1
            return noun, Span(start, max(end, noun.end))
    first = up
    while (
        first and encoded.heads[first - 1] == up and relations[encoded.deprel[first - 1]] in _BEFORE
    ):
        first -= 1
    return noun, Span(int(encoded.starts[first]), noun.end)
