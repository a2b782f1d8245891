"""Who does what in a clause, by the relations of its verb."""

from __future__ import annotations

from onrecord.reader.events.syntax import ROOT, Syntax

_RELATIVE = frozenset("who that which whom".split())


def subject(syntax: Syntax, verb: int) -> int | None:
    """Whoever does, or in the passive undergoes, what a verb tells; looked for above it too."""
    at = verb
    for _ in range(4):
        own = syntax.one(at, "nsubj", "nsubj:pass")
        if own is not None:
            if syntax.words[own].lower in _RELATIVE:
                above = syntax.words[at].head
                return above if above != ROOT else None
            return own
        word = syntax.words[at]
        if word.head == ROOT:
            return None
        if word.deprel in ("acl", "acl:relcl") and syntax.words[word.head].upos in (
            "NOUN",
            "PROPN",
        ):
            return word.head
        if word.deprel == "xcomp":
            held = syntax.one(word.head, "obj")
            if held is not None:
                return held
        if word.deprel not in ("conj", "xcomp", "advcl", "acl"):
            return None
        at = word.head
    return None


def shared(syntax: Syntax, head: int) -> list[int]:
    """A nominal and those set beside it by "and"."""
    return [head, *(one for one in syntax.of(head, "conj") if not syntax.verbal(one))]
