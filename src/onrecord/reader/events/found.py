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

LIKELY_NOUN = 0.8
"""The same of a noun. Outside of the news that the layer learned from it takes things for events:
on MEANTIME 67% of the verbs that it alone finds are marked as events, 26% of the nouns, and 10% of
all other words, which are therefore left out. On ECB+, which it learned from, half of the nouns
below 0.8 are events and nine tenths of those above."""

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


Learned = tuple[float, ...]
"""The probabilities of a word to tell no event, to begin the words of one, to go on with them."""

UNTOLD: Learned = (1.0, 0.0, 0.0)


def triggers(syntax: Syntax, learned: Sequence[Learned] | None = None) -> tuple[Trigger, ...]:
    """Triggers in text order: what the lexicon knows, and what the encoder finds beside it.

    Where it finds several words ("gunned down", "took place") the trigger is all of them.
    """
    found: list[Trigger] = []
    taken = -1
    for at in range(len(syntax)):
        if at <= taken:
            continue
        one = _known(syntax, at)
        sure = 1 - learned[at][0] if learned is not None else SURE
        if one is None and (learned is None or sure < LIKELY):
            continue
        last = _last(syntax, at, learned) if learned is not None else at
        if one is not None:
            taken = max(one[2], last) if sure >= LIKELY else one[2]
            found.append(Trigger(at, at, taken, one[0], one[1], round(max(sure, 0.5), 3)))
        else:
            told = _several(syntax, at, last, round(sure, 3))
            if _can_tell(syntax, told):
                found.append(told)
                taken = last
    return tuple(found)


def _can_tell(syntax: Syntax, one: Trigger) -> bool:
    """Whether a word that the encoder alone takes for an event is of a kind that tells one."""
    kind = syntax.words[one.head].upos
    return (
        one.type != "other" or kind == "VERB" or (kind == "NOUN" and one.confidence >= LIKELY_NOUN)
    )


def _last(syntax: Syntax, at: int, learned: Sequence[Learned]) -> int:
    """The last word of the trigger that begins with a word."""
    last = at
    while last + 1 < len(syntax) and syntax.sentence[last + 1] == syntax.sentence[at]:
        none, begins, goes_on = learned[last + 1]
        if 1 - none < LIKELY or begins > goes_on:
            break
        last += 1
    return last


def _several(syntax: Syntax, first: int, last: int, sure: float) -> Trigger:
    """A trigger of one word or several, typed by the first of them that the lexicon knows."""
    for at in range(first + 1, last + 1):
        one = _known(syntax, at)
        if one is not None:
            return Trigger(at, first, max(last, one[2]), one[0], one[1], sure)
    inside = range(first, last + 1)
    head = next((at for at in inside if syntax.words[at].head not in inside), first)
    return Trigger(head, first, last, "other", False, sure)


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
