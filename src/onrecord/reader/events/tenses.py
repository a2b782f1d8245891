"""The tense of a verb as English forms it: by its own ending and the auxiliaries that hang on it."""

from __future__ import annotations

from typing import Literal

from onrecord.reader.events.syntax import Syntax

Tense = Literal["past", "perfect", "pluperfect", "present", "progressive", "other"]
"""``present`` is third person ("opens"), and the bare form ("open") of a finite clause;
``progressive`` any "is" or "was opening"; ``other`` what has no tense of its own or a modal."""

_PASTS = frozenset(
    "ate became began beat bent bet bid bit bled blew bore bought bound bred broke brought built "
    "burst came cast caught chose clung cost crept cut dealt did dove drank drew drove dug fed fell "
    "felt fled flew forbade forgot forgave fought found froze gave got grew ground had heard held hid "
    "hit hung hurt kept knelt knew laid lay leapt led left lent let lit lost made meant met paid pled "
    "put quit ran rang read reset rid rode rose said sang sank sat saw sent set shed shone shook shot "
    "showed shrank shut slept slew slid sought sold spent split spoke spread sprang spun stole stood "
    "strode strove struck stuck stung swam swept swore swung taught tested thought threw thrust told "
    "took tore understood undertook undid upheld upset was were went wept withdrew withheld withstood "
    "woke won wore wound wove wrote oversaw overthrew overtook outbid foresaw arose awoke".split()
)
"""Past forms that do not end in "ed". Those that are the bare form too ("cut", "hit") count as past:
news has few bare forms in finite clauses of one subject."""

_MODALS = frozenset(
    "will would shall should can could may might must 'll ’ll 'd ’d to ca wo won't wouldn't can't "
    "couldn't shouldn't".split()
)
_HAD = frozenset(("had", "hadn't"))
_HAS = frozenset("has have 's ’s 've ’ve hasn't haven't having".split())
_WAS = frozenset("was were wasn't weren't got".split())
_IS = frozenset("is are am 's ’s 're ’re isn't aren't gets".split())
_NO_PARTICIPLE = frozenset("bring sing ring cling spring swing sting".split())
_DID = frozenset(("did", "didn't"))
_DOES = frozenset(("do", "does", "don't", "doesn't"))


def tense(syntax: Syntax, verb: int) -> Tense:
    """The tense of a verb, that of the verb which it is set beside where it shares its auxiliary."""
    word = syntax.words[verb]
    helpers = [
        syntax.words[one].lower
        for one in syntax.children[verb]
        if syntax.words[one].deprel in ("aux", "aux:pass", "cop", "mark")
        and one < verb
        and (syntax.words[one].upos in ("AUX", "PART") or syntax.words[one].lower == "to")
    ]
    if any(one in _MODALS for one in helpers):
        return "other"
    lower = word.lower
    goes_on = lower.endswith("ing") or "being" in helpers
    if any(one in _HAD for one in helpers):
        return "pluperfect"
    if any(one in _HAS - {"'s", "’s"} for one in helpers):
        return "other" if "having" in helpers else "perfect"
    if any(one in _WAS for one in helpers):
        return "progressive" if goes_on else "past"
    if any(one in _IS for one in helpers):
        if goes_on:
            return "progressive"
        return "perfect" if "been" in helpers else "present"
    if any(one in _DID for one in helpers):
        return "past"
    if any(one in _DOES for one in helpers):
        return "present"
    if helpers or (lower.endswith("ing") and lower not in _NO_PARTICIPLE):
        return "other"
    if word.deprel == "conj" and not syntax.of(verb, "nsubj", "nsubj:pass"):
        return _shared(syntax, verb)
    return _bare(syntax, verb)


def _shared(syntax: Syntax, verb: int) -> Tense:
    """Of "was arrested and charged", "has left and gone": the second shares what helps the first."""
    first = syntax.words[verb].head
    if first < 0 or not syntax.verbal(first):
        return _bare(syntax, verb)
    shared = tense(syntax, first) if syntax.words[first].deprel != "conj" else _bare(syntax, first)
    own = _bare(syntax, verb)
    if own == "past" or own == "present":
        return own if shared != "other" or syntax.of(first, "nsubj", "nsubj:pass") else "other"
    return shared


def _bare(syntax: Syntax, verb: int) -> Tense:
    lower = syntax.words[verb].lower
    if lower in _PASTS or (lower.endswith("ed") and lower not in ("need", "speed", "proceed")):
        return "past"
    finite = syntax.words[verb].deprel == "root" or syntax.of(verb, "nsubj", "nsubj:pass")
    return "present" if finite or lower.endswith("s") else "other"
