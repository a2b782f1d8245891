"""Whether an event is told as having happened, as planned, as possible, or as not so."""

from __future__ import annotations

from onrecord.reader.events.found import Trigger
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Modality

_NOT = frozenset("not n't n’t 't ’t never no neither nor without won't cannot".split())
_FUTURE = frozenset("will shall 'll ’ll".split())
_MAY = frozenset("would could should might may can must".split())
_PLANS = frozenset(
    "plan intend want seek hope vow pledge promise prepare aim decide schedule expect order urge ask "
    "demand try attempt begin set threaten propose request agree slate".split()
)
_SOUGHT = frozenset("seek request want demand await face".split())
_FAILS = frozenset("fail refuse decline deny prevent avoid avert block reject stop".split())
_NEEDED = frozenset("needed necessary required possible".split())
_MAYBE = frozenset("if unless whether should".split())
_DOUBTS = frozenset("allege suspect believe think doubt fear allegedly".split())


def modality(syntax: Syntax, trigger: Trigger) -> Modality:
    """By the words around the trigger, then by the verbs that govern it, nearest first."""
    here = _own(syntax, trigger)
    if here != "asserted":
        return here
    if _is_ahead(syntax, trigger):
        return "planned"
    if not syntax.verbal(trigger.head):
        foretold = _foretold(syntax, trigger)
        if foretold is not None:
            return foretold
    told = _governed(syntax, trigger)
    return "possible" if told == "planned" and _is_conditional(syntax, trigger) else told


def _governed(syntax: Syntax, trigger: Trigger) -> Modality:
    at = trigger.head
    for above in syntax.above(trigger.head):
        relation = syntax.words[at].deprel
        if relation not in (
            "xcomp",
            "obj",
            "advcl",
            "acl",
            "ccomp",
            "obl",
            "nmod",
            "conj",
            "nsubj",
        ):
            break
        forms = set(lemmas(syntax.words[above].lower))
        if relation in ("xcomp", "obj", "acl", "obl", "nmod") or (
            relation == "nsubj" and syntax.words[above].lower in ("possible", "likely", "planned")
        ):
            if forms & _FAILS:
                return "planned" if _negated(syntax, above) else "negated"
            if forms & _PLANS and not _negated(syntax, above):
                return "planned"
            if forms & _DOUBTS:
                return "possible"
        if relation == "conj" and syntax.words[above].upos == syntax.words[at].upos:
            shared = _helped(syntax, above)
            if shared != "asserted" and not syntax.of(at, "nsubj", "nsubj:pass", "aux"):
                return shared
        elif relation in ("nsubj", "nsubj:pass") and not syntax.verbal(trigger.head):
            # What a sentence goes on to deny of an event does not deny that it happened.
            shared = _helped(syntax, above)
            return shared if shared in ("planned", "possible") else "asserted"
        elif relation in ("xcomp", "obj") and syntax.verbal(above):
            shared = _helped(syntax, above)
            if shared == "negated" and _is_definite(syntax, trigger.head):
                break
            if shared != "asserted":
                return shared
        if relation in ("advcl", "ccomp"):
            break
        at = above
    return "asserted"


def _own(syntax: Syntax, trigger: Trigger) -> Modality:
    words = [syntax.words[at].lower for at in range(trigger.first, trigger.last + 1)]
    if "not" in words and trigger.type != "acquit":
        return "negated"
    if any(
        syntax.words[one].deprel == "det" and syntax.words[one].lower == "no"
        for one in syntax.children[trigger.head]
    ):
        return "negated"
    return _helped(syntax, trigger.head)


def _is_conditional(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether what is to come hangs on a need or an "if": "will file as many as are needed"."""
    first, last = syntax.sentences[syntax.sentence[trigger.head]]
    words = syntax.words
    for at in range(trigger.last + 1, min(last, trigger.last + 6)):
        if words[at].lower in _NEEDED and words[at - 1].lower in ("as", "if", "are", "is", "when"):
            return True
        if words[at].upos == "PUNCT":
            break
    return words[first].lower == "if" or any(
        words[at].lower == "if" and words[at - 1].lower in ("and", "but", ",", "“", '"')
        for at in range(first + 1, trigger.first)
    )


def _is_ahead(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether words right before a verb say that it is to come: "is scheduled to be sentenced".

    Read from the order of the words, since these are short and the tree may miss them.
    """
    if trigger.type == "settle":
        return False
    at = trigger.first - 1
    while (at >= 0 and syntax.words[at].lower in ("be", "been", "being")) or _is_adverb(syntax, at):
        at -= 1
    if at < 1 or syntax.words[at].lower != "to":
        return False
    before = syntax.words[at - 1].lower
    return bool(set(lemmas(before)) & _PLANS) or before in ("due", "ready", "likely", "about")


def _foretold(syntax: Syntax, trigger: Trigger) -> Modality | None:
    """Of a noun, what the verb says that it opens: "any sentencing will be set by the judge"."""
    first, last = syntax.sentences[syntax.sentence[trigger.head]]
    at = trigger.first - 1
    while at > first and syntax.words[at].upos in ("DET", "ADJ", "PRON"):
        at -= 1
    if at >= first and syntax.verbal(at) and set(lemmas(syntax.words[at].lower)) & _SOUGHT:
        return "planned"
    for at in range(trigger.last + 1, min(last, trigger.last + 8)):
        word = syntax.words[at]
        if word.upos == "AUX":
            following = syntax.words[at + 1].lower if at + 1 < last else ""
            if word.lower in _FUTURE or set(lemmas(following)) & _PLANS:
                return "planned"
            return "possible" if word.lower in _MAY else None
        if word.upos in ("VERB", "PUNCT", "SCONJ", "PRON"):
            return None
    return None


def _is_adverb(syntax: Syntax, at: int) -> bool:
    return at >= 0 and syntax.words[at].upos == "ADV"


def _helped(syntax: Syntax, at: int) -> Modality:
    """By the auxiliaries, negations and conjunctions that hang on a word."""
    below = {
        syntax.words[one].lower
        for one in syntax.children[at]
        if syntax.words[one].deprel in ("aux", "advmod", "mark", "det", "cc:preconj", "neg")
    }
    if below & _NOT:
        return "negated"
    if below & _FUTURE:
        return "planned"
    if below & _MAY or below & _MAYBE or below & _DOUBTS:
        return "possible"
    return "asserted"


def _is_definite(syntax: Syntax, at: int) -> bool:
    """Whether a noun is somebody's or known: not to attend "his trial" does not undo it."""
    if syntax.verbal(at):
        return False
    return any(
        syntax.words[one].deprel == "nmod:poss" or syntax.words[one].lower in ("the", "this")
        for one in syntax.children[at]
    )


def _negated(syntax: Syntax, at: int) -> bool:
    return any(syntax.words[one].lower in _NOT for one in syntax.children[at])
