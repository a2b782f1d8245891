"""What is only meant, sought or supposed to happen: infinitives, conditions, wishes and risks.

English tells by the governor of an infinitive whether it came about: who "managed to leave" has
left, who "offered to leave" has not yet (implicative verbs; Karttunen 1971). Few governors say that
it did, and of all others the page tells no more than the aim.
"""

from __future__ import annotations

from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import ROOT, Syntax
from onrecord.record import Modality

_COMES_ABOUT = frozenset(
    "manage happen begin start continue cease force cause compel lead help get come go move prove tend appear "
    "seem use turn remember dare rush hurry bother live survive learn find see hear watch make let allow "
    "enable permit oblige drive inspire prompt tempt succeed proceed take have say report know "
    "consider estimate show deem claim profess pretend serve stop pause".split()
)
"""Verbs whose infinitive is told as so: that it came about, or what something is said to be."""

_BEFITS = frozenset(
    "first last only second third latest next able glad happy pleased surprised sorry proud shocked sad "
    "delighted relieved lucky fortunate wrong right quick slow late early enough".split()
)
"""What is said of somebody who did it: "the first to leave", "was surprised to learn"."""

_IS = frozenset("is are was were am been be".split())
"""Before an infinitive: "was to be sentenced"."""

_OBLIGES: dict[str, Modality | None] = {"had": None, "have": "possible", "has": "possible"}
"""Who "had to leave" left; who "has to leave" may yet stay, as with "must"."""

_SEALED = frozenset("sign complete close seal conclude finalise finalize".split())
"""Who "signed the contract to buy" has bought, as far as news tells it."""

_WISHED = frozenset(
    "want hope wish demand propose suggest request urge recommend expect plead pray insist ask prefer "
    "anticipate suggestion proposal demand recommendation wish hope request expectation".split()
)
_FEARED = frozenset(
    "fear doubt suspect worry possibility risk chance prospect likelihood danger".split()
)

_CALLS = frozenset("call press push campaign lobby plead bid wait long argue vote hope".split())
"""Verbs whose "for" names what is wanted: "called for an inquiry"."""

_RISKS = frozenset(
    "threat possibility risk fear chance prospect danger likelihood probability suspicion warning "
    "potential".split()
)
_AIMS = frozenset(
    "plan proposal call demand request hope bid preparation approval permission authorisation "
    "authorization deadline campaign prospect".split()
)
_WEIGHED = frozenset(
    "consider contemplate mull weigh explore propose recommend advocate authorise authorize threaten "
    "discourage".split()
)
"""Verbs whose object or gerund has not happened when they tell of it."""

_FORBIDDEN = frozenset("forbid prohibit ban bar dissuade deter".split())

_TO_COME = frozenset(
    "planned proposed expected upcoming future scheduled forthcoming threatened prospective impending "
    "intended would-be looming".split()
)
_SUPPOSED = frozenset(
    "possible potential alleged suspected hypothetical likely feared supposed purported rumoured rumored "
    "reported apparent".split()
)
_CAME_TO_NOTHING = frozenset(
    "attempted foiled thwarted averted aborted cancelled canceled failed unsuccessful".split()
)
_IF = frozenset(("if", "unless", "whether"))
_LIGHT = frozenset(
    "make do give hold conduct launch stage carry have take mount open file stand start begin commit "
    "order seek win face".split()
)


def unrealised(syntax: Syntax, head: int) -> Modality | None:
    """How an event is told of which the words around it do not say that it happened, by the word
    that heads its trigger; None where they do."""
    if syntax.verbal(head):
        return (
            _conditional(syntax, head)
            or _aimed(syntax, head)
            or _wished(syntax, head)
            or _kept(syntax, head)
        )
    if _is_rewarded(syntax, head):
        return "possible"
    return _named(syntax, head) or _held(syntax, head)


def _aimed(syntax: Syntax, verb: int) -> Modality | None:
    """Of an infinitive, by what it hangs on; None of other verbs."""
    to = _infinitive(syntax, verb)
    if to is None:
        return None
    words = syntax.words
    if to and words[to - 1].lower in _IS:
        return "planned"
    if to and words[to - 1].lower in _OBLIGES:
        return _OBLIGES[words[to - 1].lower]
    governor = to - 1 if to and words[to - 1].upos == "ADJ" else words[verb].head
    if governor == ROOT:
        return None
    around = (governor, *syntax.of(governor, "amod", "advmod", "det"))
    if any(words[one].lower in _BEFITS for one in around):
        return None
    above = words[governor].head if words[governor].deprel == "obj" else governor
    if not _SEALED.isdisjoint(lemmas(words[above].lower)):
        return None
    between = (words[at].upos in ("ADV", "ADP") for at in range(governor + 1, to))
    complement = words[verb].deprel in ("xcomp", "ccomp", "conj") or all(between)
    came = complement and not _COMES_ABOUT.isdisjoint(lemmas(words[governor].lower))
    return None if came else "planned"


def _infinitive(syntax: Syntax, verb: int) -> int | None:
    """The "to" of an infinitive of the present, by the order of the words; that of the verb which
    it is set beside where it has none of its own."""
    words, begin = syntax.words, syntax.bounds(verb)[0]
    at = verb - 1
    while at > begin and (words[at].upos == "ADV" or words[at].lower in ("be", "get")):
        at -= 1
    if at >= begin and words[at].lower == "to" and words[at].upos in ("PART", "SCONJ", "ADP"):
        return at
    above = words[verb].head
    shares = words[verb].deprel == "conj" and begin <= above < verb
    if shares and syntax.verbal(above) and words[above].deprel != "conj":
        bare = not words[verb].lower.endswith(("s", "ed", "ing"))
        if bare and not syntax.of(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
            return _infinitive(syntax, above)
    return None


def _conditional(syntax: Syntax, verb: int) -> Modality | None:
    """Whether the clause of a verb opens with "if": looked for from the verb back, in its clause."""
    words, begin = syntax.words, syntax.bounds(verb)[0]
    for at in range(verb - 1, max(begin, verb - 12) - 1, -1):
        if words[at].lower in _IF:
            return "possible"
        if words[at].upos in ("VERB", "SCONJ") or words[at].text in ',;:—–-()"“”':
            return None
    return None


def _wished(syntax: Syntax, verb: int) -> Modality | None:
    """Of a clause that a wish or a fear governs: "suggested that he resign", "wants it returned"."""
    word = syntax.words[verb]
    if word.head == ROOT or word.head > verb:
        return None
    if word.deprel not in ("ccomp", "xcomp", "acl", "acl:relcl"):
        return None
    forms = lemmas(syntax.words[word.head].lower)
    if not _FEARED.isdisjoint(forms) and word.deprel in ("ccomp", "acl"):
        return "possible"
    if _WISHED.isdisjoint(forms):
        return None
    past = word.lower.endswith("ed") and bool(syntax.of(verb, "nsubj"))
    return (
        None if past or (word.deprel == "acl:relcl" and not _is_bare(syntax, verb)) else "planned"
    )


def _kept(syntax: Syntax, verb: int) -> Modality | None:
    """Of a gerund that somebody is kept from, or has something else in place of."""
    words = syntax.words
    if verb < 2 or not words[verb].lower.endswith("ing"):
        return None
    before, further = words[verb - 1].lower, words[verb - 2].lower
    if (further, before) in (("instead", "of"), ("rather", "than")):
        return "negated"
    governor = words[verb].head
    if before != "from" or governor == ROOT:
        return None
    return None if _FORBIDDEN.isdisjoint(lemmas(words[governor].lower)) else "negated"


def _is_rewarded(syntax: Syntax, noun: int) -> bool:
    """Whether a noun tells what information is asked for: "information leading to the arrest"."""
    words, begin = syntax.words, syntax.bounds(noun)[0]
    for at in range(noun - 1, max(begin, noun - 8), -1):
        if words[at].lower == "to" and words[at - 1].lower in _LEADS:
            return any(one.lower == "information" for one in words[max(begin, at - 4) : at - 1])
        if words[at].upos in ("VERB", "SCONJ", "PUNCT"):
            return False
    return False


_LEADS = frozenset("lead leads leading led".split())


def _is_bare(syntax: Syntax, verb: int) -> bool:
    """Whether a verb behind "that" has the form of a demand: "that he resign"."""
    word = syntax.words[verb]
    if word.lower.endswith(("s", "ed", "ing")) or not syntax.of(verb, "nsubj", "nsubj:pass"):
        return False
    return any(syntax.words[one].lower == "that" for one in syntax.of(verb, "mark"))


def _named(syntax: Syntax, noun: int) -> Modality | None:
    """Of a noun, by the adjectives before it: "the planned march", "an attempted murder"."""
    for one in syntax.of(noun, "amod", "compound"):
        lower = syntax.words[one].lower
        if lower in _CAME_TO_NOTHING:
            return "negated"
        if lower in _TO_COME:
            return "planned"
        if lower in _SUPPOSED:
            return "possible"
    return None


def _held(syntax: Syntax, noun: int) -> Modality | None:
    """Of a noun, by what governs it: "the risk of an attack", "called for an inquiry"."""
    word, cases = syntax.words[noun], syntax.cases(noun)
    if word.head == ROOT or word.head > noun:
        return None
    forms = lemmas(syntax.words[word.head].lower)
    if not syntax.verbal(word.head):
        if "of" in cases and not _RISKS.isdisjoint(forms):
            return "possible"
        return "planned" if "for" in cases and not _AIMS.isdisjoint(forms) else None
    if "for" in cases or syntax.words[word.head + 1].lower == "for":
        return "planned" if not _CALLS.isdisjoint(forms) else None
    if word.deprel != "obj":
        return None
    if not _WEIGHED.isdisjoint(forms):
        return "planned"
    if not _LIGHT.isdisjoint(forms) and not _is_known(syntax, noun):
        return _aimed(syntax, word.head)
    return None


def _is_known(syntax: Syntax, noun: int) -> bool:
    return any(
        syntax.words[one].deprel == "nmod:poss" or syntax.words[one].lower in ("the", "this")
        for one in syntax.children[noun]
    )
