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

LIKELY_NOUN = 0.7
"""The same of a noun, by the layer that judges them (``telling``). On TimeBank and AQUAINT half of
the nouns that it finds are marked as events, and it finds three quarters of all; from 0.8 on it is
three fifths of either. Of other words than nouns and verbs a tenth are events: they are left out."""

SURE = 0.9
"""Confidence of a trigger that the lexicon knows, where no learned layer has been asked."""

_PERSONS = frozenset({"convict", "court", "courts", "attorney"})


_NOTHING = frozenset("case mark aux aux:pass cop cc fixed advmod amod punct dep".split())
"""Relations of verbs that tell nothing of their own: "according to", "may", "a growing need"."""
_STATES = frozenset("be have".split())
_OPENING = frozenset("DET CCONJ SCONJ PRON PART PUNCT".split())
"""What ends no trigger: it belongs to what follows, or to nothing."""
_PARTICLES = frozenset("up out off down over away back apart along around aside".split())
"""Prepositions that more often belong to a verb than to a noun behind it, whatever the tree says."""

_OWN = frozenset(
    ("appeal", "explode", "meet", "quit", "appear", "collapse", "receive", "get", "draw")
)
"""Verbs of several senses whose subject is whom they happen to."""

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
            taken = max(one[2], _bounded(syntax, at, last)) if sure >= LIKELY else one[2]
            found.append(Trigger(at, at, taken, one[0], one[1], round(max(sure, 0.5), 3)))
        elif syntax.words[at].upos != "PUNCT":
            told = _several(syntax, at, _bounded(syntax, at, last), round(sure, 3))
            if _can_tell(syntax, told):
                found.append(told)
                taken = last
    return tuple(found)


def _can_tell(syntax: Syntax, one: Trigger) -> bool:
    """Whether a word that the encoder alone takes for an event is of a kind that tells one."""
    if one.type != "other":
        return True
    word = syntax.words[one.head]
    if word.upos == "NOUN":
        return one.confidence >= LIKELY_NOUN
    if word.upos != "VERB" or word.deprel in _NOTHING:
        return False
    return not (one.first == one.last and (_is_state(word.lower) or _is_helping(syntax, one.head)))


def _is_state(lower: str) -> bool:
    """Whether a verb is a form of "be" or "have", which tell how things are."""
    return lower in ("'s", "’s", "'re", "’re", "'m", "’m", "is", "are", "am", "has", "had") or any(
        form in _STATES for form in lemmas(lower)
    )


def _is_helping(syntax: Syntax, at: int) -> bool:
    """Whether a verb only helps the one behind it: "is going to rise", "used to live";
    "according" always leads to its source."""
    words = syntax.words
    if words[at].lower == "according":
        return True
    if at + 2 >= len(words) or words[at + 1].lower != "to" or not syntax.verbal(at + 2):
        return False
    lower = words[at].lower
    return lower == "going" or (lower == "used" and not syntax.is_passive(at))


def _bounded(syntax: Syntax, first: int, last: int) -> int:
    """The last word of a trigger without what belongs to the words behind it: "made | the"."""
    while last > first and _is_beyond(syntax, first, last):
        last -= 1
    return last


def _is_beyond(syntax: Syntax, first: int, last: int) -> bool:
    """Whether the last of the words that the encoder marks as one trigger is no part of it."""
    word = syntax.words[last]
    if word.upos in _OPENING:
        return True
    if word.upos != "ADP":
        return False
    words, inside = syntax.words, range(first, last)
    if word.deprel == "compound:prt" or word.lower in _PARTICLES:
        # "hire up to 1,700": of the number.
        of_number = last + 2 < len(words) and words[last + 1].lower == "to"
        if of_number and (
            words[last + 2].upos in ("NUM", "SYM") or any(map(str.isdigit, words[last + 2].lower))
        ):
            return True
        return word.deprel != "compound:prt" and not any(syntax.verbal(at) for at in inside)
    if not any(syntax.verbal(at) for at in inside):
        return True
    return word.head not in inside or word.lower not in ("in", "on")


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


def _is_of_no_post(syntax: Syntax, verb: str, last: int) -> bool:
    """Whether somebody is named as what is no post: "named as a suspect"."""
    named = syntax.words[last + 1 : last + 5]
    if verb != "name" or not named:
        return False
    return named[0].upos == "PROPN" or any(one.lower in _NO_POST for one in named)


_NO_POST = frozenset(
    "suspect suspects defendant defendants victim victims winner winners finalist beneficiary plaintiff "
    "source target conspirator party favourite favorite driver attacker gunman killer shooter bomber pilot "
    "passenger man woman boy girl deceased dead cause".split()
)


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
                if rest == phrase.rest and not _is_of_no_post(syntax, phrase.verb, last):
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
            return (type_, form in _OWN, at) if type_ else None
        if form in book.verb:
            return book.verb[form], False, at
        if form in book.self:
            return book.self[form], True, at
    return None
