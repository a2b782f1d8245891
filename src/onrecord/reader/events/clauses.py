"""Who does what in a clause, by the relations of its verb."""

from __future__ import annotations

from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import ROOT, Syntax
from onrecord.reader.lexicon import ORG_HEADS, OWNING, PEOPLE_NOUNS

RELATIVE = frozenset("who that which whom".split())


def subject(syntax: Syntax, verb: int) -> int | None:
    """Whoever does, or in the passive undergoes, what a verb tells; looked for above it too."""
    counted = among(syntax, verb)
    if counted is not None:
        return counted
    at = verb
    for _ in range(4):
        some = syntax.of(at, "nsubj", "nsubj:pass")
        own = next((one for one in some if not owns(syntax, one)), some[0] if some else None)
        if own is not None:
            if syntax.words[own].lower in RELATIVE:
                above = syntax.words[at].head
                if syntax.words[at].deprel == "ccomp":
                    # "To find out who did it" names nobody.
                    return None
                return _person(syntax, own, above) if above != ROOT else None
            return own
        word = syntax.words[at]
        opens = opening(syntax, at)
        if opens is not None:
            return _first(syntax, opens + 1, at)
        if word.head == ROOT:
            return None
        if word.deprel in ("acl", "acl:relcl") and syntax.words[word.head].upos in (
            "NOUN",
            "PROPN",
        ):
            belonging = _of_whose(syntax, word.head, at)
            if belonging is not None:
                return belonging
            infinitive = any(
                one < at and syntax.words[one].lower == "to"
                for one in syntax.of(at, "mark", "case")
            )
            if infinitive and not _can_act(syntax, word.head):
                return _whose(syntax, word.head)
            return word.head
        if word.deprel == "xcomp":
            held = syntax.one(word.head, "obj")
            if held is not None:
                return held
        if word.deprel not in ("conj", "xcomp", "advcl", "acl"):
            return None
        at = word.head
    return None


def _of_whose(syntax: Syntax, noun: int, verb: int) -> int | None:
    """The noun behind the "whose" that opens the clause of a verb: "Roe, whose | son Tim, 8, | drowned"."""
    words = syntax.words
    for at in range(verb - 1, noun, -1):
        if words[at].lower == "whose":
            return _first(syntax, at + 1, verb)
        if words[at].lower in RELATIVE or words[at].upos == "VERB":
            return None
    return None


_COUNTED = frozenset("those people persons men women children".split())
_AMID = frozenset(("among", "amongst", "of"))


def among(syntax: Syntax, participle: int) -> int | None:
    """Who is said to be one of those that a participle tells of: "her son | was among the six killed",
    "Roe was one of four people arrested"; None of other verbs.

    Read from the order of the words: the tree hangs such a participle on whatever is near.
    """
    words, begin = syntax.words, syntax.bounds(participle)[0]
    if syntax.words[participle].upos != "VERB" or not syntax.is_participle(participle):
        return None
    at = participle - 1
    counted = False
    while at > begin and (
        words[at].lower in _COUNTED or words[at].upos == "NUM" or words[at].lower == "the"
    ):
        counted = counted or words[at].lower in _COUNTED or words[at].upos == "NUM"
        at -= 1
    if not counted or at <= begin or words[at].lower not in _AMID:
        return None
    if words[at].lower == "of" and words[at - 1].upos == "NUM":
        at -= 1
    at -= 1
    if at <= begin or words[at].lower not in _BE:
        return None
    at -= 1
    if words[at].text == "," and at - 3 > begin and words[at - 1].upos == "NUM":
        at -= 3  # "Tim, eight, was among"
    if words[at].upos == "PRON" and words[at].lower in RELATIVE:
        at -= 2 if words[at - 1].text == "," else 1
    return at if words[at].upos in ("NOUN", "PROPN", "PRON") else None


_BE = frozenset("is are was were be been".split())
_OPENS = frozenset("after when while because although though until once whereas since".split())
"""What opens a clause that has a subject of its own, or a participle."""


def opening(syntax: Syntax, verb: int) -> int | None:
    """The conjunction that opens the clause of a finite verb, where it hangs on the verb."""
    lower = syntax.words[verb].lower
    if lower.endswith("ing") or syntax.words[verb].deprel in ("xcomp", "acl"):
        return None
    return next(
        (
            one
            for one in syntax.of(verb, "mark", "advmod")
            if one < verb - 1 and syntax.words[one].lower in _OPENS
        ),
        None,
    )


def _first(syntax: Syntax, begin: int, end: int) -> int | None:
    """The head of the nominal with which a stretch of words begins."""
    words = syntax.words
    for at in range(begin, end):
        if words[at].upos == "PRON" and words[at].deprel != "nmod:poss":
            return at
        if words[at].upos in ("NOUN", "PROPN") and words[at].deprel not in (
            "compound",
            "nmod:poss",
            "flat",
        ):
            return at
        if words[at].upos in ("VERB", "ADP", "PUNCT"):
            return None
    return None


def _person(syntax: Syntax, pronoun: int, above: int) -> int:
    """The noun that "who" stands for: the person right before it, where the tree hangs the clause
    on a thing further left: "the remains of | sailors | who"."""
    before = pronoun - 1
    if before > above and syntax.words[before].text == ",":
        before -= 1
    if syntax.words[pronoun].lower != "who" or before <= above or not _can_act(syntax, before):
        return above
    return above if _can_act(syntax, above) else before


def _can_act(syntax: Syntax, at: int) -> bool:
    """Whether a noun may do what an infinitive on it tells: "a man to lead", no "plan to lead"."""
    word = syntax.words[at]
    return word.upos == "PROPN" or any(
        form in PEOPLE_NOUNS or form in ORG_HEADS for form in lemmas(word.lower)
    )


def _whose(syntax: Syntax, at: int) -> int | None:
    """Who has a plan to do something: whose it is said to be, or the subject of its verb."""
    whose = syntax.one(at, "nmod:poss")
    if whose is not None:
        return whose
    above = syntax.words[at].head
    if syntax.words[at].deprel != "obj" or above == ROOT or not syntax.verbal(above):
        return None
    own = syntax.one(above, "nsubj")
    return own if own is not None and syntax.words[own].lower not in RELATIVE else None


def antecedent(syntax: Syntax, verb: int, pronoun: int) -> int | None:
    """The noun that a relative pronoun within the clause of a verb stands for, as far as it is
    found: what the clause hangs on, else the noun right before the pronoun."""
    at = verb
    while at != ROOT:
        word = syntax.words[at]
        if word.deprel == "acl:relcl" and 0 <= word.head < pronoun:
            return word.head
        at = word.head
    before = pronoun - 1
    if before > 0 and syntax.words[before].lower == ",":
        before -= 1
    return before if before >= 0 and syntax.words[before].upos in ("NOUN", "PROPN") else None


def shared(syntax: Syntax, head: int) -> list[int]:
    """A nominal and those set beside it by "and"; not the second post of "Osk, owner and captain"."""
    beside = (one for one in syntax.of(head, "conj") if not syntax.verbal(one))
    return [head, *(one for one in beside if not _is_post(syntax, head, one))]


def _is_post(syntax: Syntax, head: int, one: int) -> bool:
    """Whether a noun goes on with what is said of a name, though the tree hangs it on the name."""
    joined = syntax.one(one, "cc")
    if not joined or syntax.words[one].upos != "NOUN":
        return False
    before = syntax.words[joined - 1]
    return before.deprel == "appos" and before.head == head and before.upos == "NOUN"


_SCHEDULES = frozenset("fix set schedule list slate book postpone delay rearrange".split())


def scheduled(syntax: Syntax, noun: int) -> int | None:
    """The verb that fixes the day of what a noun tells: "the trial was | fixed | for May 2"."""
    verb = syntax.words[noun].head
    if verb == ROOT or not syntax.verbal(verb) or syntax.words[noun].upos != "NOUN":
        return None
    if syntax.words[noun].deprel not in ("nsubj", "nsubj:pass", "obj"):
        return None
    following = syntax.words[verb + 1].lower if verb + 1 < len(syntax) else ""
    if _SCHEDULES.isdisjoint(lemmas(syntax.words[verb].lower)) or following in ("up", "aside"):
        return None
    return verb


def owns(syntax: Syntax, at: int) -> bool:
    """Whether a word stands before "'s"."""
    return at + 1 < len(syntax) and syntax.words[at + 1].lower in OWNING
