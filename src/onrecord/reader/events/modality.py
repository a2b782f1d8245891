"""Whether an event is told as having happened, as planned, as possible, or as not so."""

from __future__ import annotations

from onrecord.reader.events.clauses import scheduled
from onrecord.reader.events.found import Trigger
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import Syntax
from onrecord.reader.events.unrealised import unrealised
from onrecord.record import Modality

_NOT = frozenset("not n't n’t 't ’t never no neither nor without won't cannot".split())
_FUTURE = frozenset("will shall 'll ’ll".split())
_MAY = frozenset("would could should might may can must".split())
_PLANS = frozenset(
    "plan intend want seek hope vow pledge promise prepare aim decide schedule expect order urge ask "
    "demand try attempt set threaten propose request agree slate".split()
)
_AHEAD = frozenset("due ready likely about going".split())
_SOUGHT = frozenset("seek request want demand await face".split())
_FAILS = frozenset("fail refuse decline deny prevent avoid avert block reject stop".split())
_TURNED_DOWN = frozenset("refuse decline reject".split())
"""Of these what they name has happened: an offer that is rejected was made."""
_AFFIRMED = frozenset("only just merely simply least".split())
"""What "not" before them does not deny: "not only said"."""
_NOBODY = frozenset("nobody none nothing neither no-one".split())
_CIRCUMSTANCE = frozenset("in during after before since amid despite".split())
"""Prepositions by which a deed is named that was done, whatever is planned or sought beside it:
"decided to charge him in the killing"."""
_HAPPENS = frozenset("happen occur take come follow begin start strike hit hold go be".split())
_DEEDS = frozenset(("attack", "die", "injure", "disaster"))
_NEEDED = frozenset("needed necessary required possible".split())
_MAYBE = frozenset("if unless whether should".split())
_DOUBTS = frozenset(
    "allege suspect believe think doubt fear presume assume suppose rumour rumor".split()
)
_PERHAPS = frozenset(
    "allegedly reportedly purportedly supposedly presumably probably possibly perhaps maybe "
    "potentially apparently".split()
)


def modality(syntax: Syntax, trigger: Trigger) -> Modality:
    """By the words around the trigger, then by the verbs that govern it, nearest first."""
    here = _own(syntax, trigger)
    if here != "asserted":
        return here
    if trigger.type == "charge_indict" and _is_taken_to_face(syntax, trigger):
        return "asserted"
    ahead = _ahead(syntax, trigger)
    if ahead is not None:
        return ahead
    if not syntax.verbal(trigger.head):
        if trigger.type in ("trial_hearing", "sentence") and _is_scheduled(syntax, trigger.head):
            return "planned"
        foretold = _foretold(syntax, trigger)
        if foretold is not None:
            return foretold
    told = _governed(syntax, trigger)
    if told == "asserted":
        told = unrealised(syntax, trigger.head) or told
    return "possible" if told == "planned" and _is_conditional(syntax, trigger) else told


_TAKEN = frozenset(
    "extradite return fly bring send deport transfer surrender appear remand hold detain".split()
)


def _is_taken_to_face(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether charges are there that somebody is brought before: "extradited to face fraud charges"."""
    words = syntax.words
    face = trigger.first if words[trigger.first].upos == "VERB" else words[trigger.head].head
    if face < 1 or "face" not in lemmas(words[face].lower) or words[face - 1].lower != "to":
        return False
    begin = max(syntax.bounds(face)[0], face - _BEFORE_FACING)
    return any(
        words[at].upos == "VERB" and not _TAKEN.isdisjoint(lemmas(words[at].lower))
        for at in range(begin, face)
    ) and _helped_into(syntax, begin, face)


_BEFORE_FACING = 10
"""Words before "face charges" among which it is told how somebody comes to."""


def _helped_into(syntax: Syntax, begin: int, end: int) -> bool:
    """Whether nothing before says that somebody is yet to be brought: no "will", "could", "not"."""
    lowers = {one.lower for one in syntax.words[begin:end]}
    return not lowers & (_FUTURE | _MAY | _NOT)


def announced(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether somebody's words tell what is to come: who "said he would appeal" plans to; on no condition."""
    first, last = syntax.bounds(trigger.head)
    helpers = {syntax.words[one].lower for one in syntax.of(trigger.head, "aux")}
    if "would" not in helpers or helpers & {"have", "n't", "not"}:
        return False
    return not any(syntax.words[at].lower in _MAYBE for at in range(first, last))


def _is_scheduled(syntax: Syntax, noun: int) -> bool:
    """Whether a day is fixed for what a noun tells, and nobody denies it."""
    verb = scheduled(syntax, noun)
    return verb is not None and not _negated(syntax, verb)


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
            if forms & _FAILS and _is_failed(syntax, at, forms):
                return "planned" if _negated(syntax, above) else "negated"
            if trigger.type in _DEEDS and not _CIRCUMSTANCE.isdisjoint(syntax.cases(at)):
                break
            if forms & _PLANS and not _negated(syntax, above):
                return "planned"
            if forms & _DOUBTS:
                return "possible"
        if relation == "conj" and syntax.words[above].upos == syntax.words[at].upos:
            shared = _helped(syntax, above)
            own = syntax.of(at, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop")
            turned = any(syntax.words[one].lower == "but" for one in syntax.of(at, "cc"))
            if shared != "asserted" and not own and not (turned and shared == "negated"):
                return shared
        elif relation in ("nsubj", "nsubj:pass") and not syntax.verbal(trigger.head):
            # What a sentence goes on to deny of an event does not deny that it happened.
            if _is_past_deed(syntax, trigger, above):
                return "asserted"
            shared = _helped(syntax, above)
            return shared if shared in ("planned", "possible") else "asserted"
        elif relation in ("xcomp", "obj") and syntax.verbal(above):
            shared = _helped(syntax, above)
            if shared == "negated" and _is_definite(syntax, trigger.head):
                break
            if shared != "asserted":
                return shared
        if relation in ("advcl", "ccomp") or (relation == "acl" and not syntax.cases(at)):
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
    first, last = syntax.bounds(trigger.head)
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


def _ahead(syntax: Syntax, trigger: Trigger) -> Modality | None:
    """Whether words right before a verb say that it is to come, or is not: "is scheduled to be
    sentenced", "did not want to go".

    Read from the order of the words, since these are short and the tree may miss them.
    """
    if trigger.type == "settle":
        return None
    at = trigger.first - 1
    while (at >= 0 and syntax.words[at].lower in ("be", "been", "being")) or _is_adverb(syntax, at):
        at -= 1
    if at < 1 or syntax.words[at].lower != "to":
        return None
    before = syntax.words[at - 1].lower
    if not set(lemmas(before)) & _PLANS and before not in _AHEAD:
        return None
    return "negated" if _negated(syntax, at - 1) else "planned"


def _foretold(syntax: Syntax, trigger: Trigger) -> Modality | None:
    """Of a noun, what the verb says that it opens: "any sentencing will be set by the judge"."""
    first, last = syntax.bounds(trigger.head)
    at = trigger.first - 1
    while at > first and syntax.words[at].upos in ("DET", "ADJ", "PRON"):
        at -= 1
    if at >= first and syntax.verbal(at):
        sought = set(lemmas(syntax.words[at].lower)) & _SOUGHT
        if sought and not ("face" in sought and trigger.type in ("charge_indict", "sue")):
            return "planned"
    for at in range(trigger.last + 1, min(last, trigger.last + 8)):
        word = syntax.words[at]
        if word.upos == "AUX":
            verb = next((one for one in range(at, last) if syntax.words[one].upos == "VERB"), at)
            if _is_past_deed(syntax, trigger, verb):
                return None
            following = syntax.words[at + 1].lower if at + 1 < last else ""
            to_come = following == "to" and word.lower in ("is", "are", "was", "were")
            if word.lower in _FUTURE or to_come or set(lemmas(following)) & _PLANS:
                return "planned"
            return "possible" if word.lower in _MAY else None
        if word.upos in ("VERB", "PUNCT", "SCONJ", "PRON"):
            return None
    return None


def _is_past_deed(syntax: Syntax, trigger: Trigger, verb: int) -> bool:
    """Whether a noun is a known deed or disaster, of which a verb tells what will or may come of it:
    "the bombing will hurt trade"."""
    if trigger.type not in _DEEDS or not _is_definite(syntax, trigger.head):
        return False
    return _HAPPENS.isdisjoint(lemmas(syntax.words[verb].lower))


def _is_adverb(syntax: Syntax, at: int) -> bool:
    return at >= 0 and syntax.words[at].upos == "ADV"


def _helped(syntax: Syntax, at: int) -> Modality:
    """By the auxiliaries, negations and conjunctions that hang on a word."""
    below = {
        syntax.words[one].lower
        for one in syntax.children[at]
        if syntax.words[one].deprel in ("aux", "advmod", "mark", "det", "cc:preconj", "neg")
    }
    if _negated(syntax, at):
        return "negated"
    if below & _FUTURE:
        return "planned"
    if below & _MAY or below & _MAYBE or below & _PERHAPS:
        return "possible"
    return "asserted"


def _is_failed(syntax: Syntax, at: int, forms: set[str]) -> bool:
    """Whether a verb that tells of no success keeps what hangs on it from happening."""
    relation = syntax.words[at].deprel
    if relation == "obj":
        return not forms & _TURNED_DOWN
    if relation in ("obl", "nmod"):
        return any(case in ("from", "in") for case in syntax.cases(at)[:1]) and (
            "in" not in syntax.cases(at) or "fail" in forms
        )
    return True


def _is_definite(syntax: Syntax, at: int) -> bool:
    """Whether a noun is somebody's or known: not to attend "his trial" does not undo it."""
    if syntax.verbal(at):
        return False
    return any(
        syntax.words[one].deprel == "nmod:poss" or syntax.words[one].lower in ("the", "this")
        for one in syntax.children[at]
    )


def _negated(syntax: Syntax, at: int) -> bool:
    """Whether a word is denied: by a negation right before it, or one that hangs on it or on its
    subject.

    A negation reaches the verb behind it first, and no verb before it: of "retire without
    incurring costs" only "incurring" is denied, wherever the parser hangs "without".
    """
    words, first = syntax.words, syntax.bounds(at)[0]
    for one in syntax.children[at]:
        word = words[one]
        if word.lower in _NOT and word.deprel not in ("conj", "obj"):
            reached = _reached(syntax, one)
            if one < at and (reached == at or (reached is None and word.lower != "without")):
                return True
            if one == at + 1 and word.lower not in ("without", "no", "nor", "neither"):
                return True
        if one < at and word.deprel in ("nsubj", "nsubj:pass") and _is_nobody(syntax, one):
            return True
    if not syntax.verbal(at):
        return False
    before = at - 1
    while before >= first and (
        words[before].upos in ("AUX", "ADV", "PART") and words[before].lower not in _NOT
    ):
        before -= 1
    return before >= first and words[before].lower in _NOT and _reached(syntax, before) == at


def _reached(syntax: Syntax, negation: int) -> int | None:
    """The verb that stands right behind a negation, adverbs and auxiliaries aside; -1 where the
    negation denies nothing; None where no verb stands there."""
    last = syntax.bounds(negation)[1]
    at = negation + 1
    if at < last and syntax.words[at].lower in _AFFIRMED:
        return -1
    while at < last and syntax.words[at].upos in ("AUX", "ADV", "PART"):
        at += 1
    return at if at < last and syntax.words[at].upos == "VERB" else None


def _is_nobody(syntax: Syntax, at: int) -> bool:
    """Whether a subject is nobody: "no one", "neither side", "nothing"."""
    if syntax.words[at].lower in _NOBODY:
        return True
    return any(syntax.words[one].lower in ("no", "neither") for one in syntax.of(at, "det"))
