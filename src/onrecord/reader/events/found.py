"""The triggers of an article: words that tell an event, with its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.events.lexicon import lemmas, lexicon
from onrecord.reader.events.senses import NOUNS, VERBS
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Span

LIKELY = 0.5
"""The learned probability from which a word tells an event though the lexicon does not know it."""

SURE = 0.9
"""Confidence of a trigger that the lexicon knows, where no learned layer has been asked."""

_PERSONS = frozenset({"convict", "court", "courts", "attorney"})


_ACTING = frozenset("file bring press return take put hold drop throw find".split())
"""Verbs of phrases whose subject acts on somebody else: "found him guilty"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words [first, last] of an event, the word that heads them, and its type.

    ``own`` is true where the subject of the verb is whom it happens to.
    """

    head: int
    first: int
    last: int
    type: str
    own: bool
    confidence: float

    def span(self, syntax: Syntax) -> Span:
        return syntax.span(self.first, self.last)


def triggers(syntax: Syntax, learned: Sequence[float] | None = None) -> tuple[Trigger, ...]:
    """Triggers in text order. ``learned`` is the probability of each word to be one."""
    found: list[Trigger] = []
    taken = -1
    for at in range(len(syntax)):
        if at <= taken:
            continue
        one = _known(syntax, at)
        sure = learned[at] if learned is not None else SURE
        if one is not None:
            found.append(Trigger(at, at, one[2], one[0], one[1], round(max(sure, 0.5), 3)))
            taken = one[2]
        elif learned is not None and sure >= LIKELY:
            found.append(Trigger(at, at, at, "other", False, round(sure, 3)))
    return tuple(found)


def _known(syntax: Syntax, at: int) -> tuple[str, bool, int] | None:
    """Type, whether the subject bears it, and the last word."""
    word = syntax.words[at]
    if word.upos not in ("VERB", "NOUN", "AUX") or (
        word.deprel == "compound" and word.upos != "VERB"
    ):
        return None
    book = lexicon()
    forms = lemmas(word.lower)
    for form in forms:
        for phrase in book.phrases.get(form, ()):
            last = at + len(phrase.rest)
            if last < len(syntax) and syntax.sentence[last] == syntax.sentence[at]:
                rest = tuple(syntax.words[one].lower for one in range(at + 1, last + 1))
                if rest == phrase.rest:
                    return phrase.type, phrase.verb not in _ACTING, last
    if word.upos == "NOUN":
        for form in forms[:3]:
            if form in NOUNS:
                type_ = NOUNS[form](syntax, at)
                return (type_, False, at) if type_ else None
            if form in book.noun and word.lower not in _PERSONS:
                return book.noun[form], False, at
        if not word.lower.endswith("ing"):
            return None
    for form in forms:
        if form in VERBS:
            type_ = VERBS[form](syntax, at)
            return (type_, form == "appeal", at) if type_ else None
        if form in book.verb:
            return book.verb[form], False, at
        if form in book.self:
            return book.self[form], True, at
    return None
