"""Who bears a legal step: the defendants, by the tree where it is sound, else by the order of words.

The subject of a passive and of a plea, the object of a charge, whoever stands behind "against" or
before "'s". Lists of names with ages and towns between them ("Ada Lund, 41, of Boise, and Jo Ek")
are what a small parser is least sure of, so names that are set beside the first are looked for in
the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.reader.events.clauses import among, owns, shared, subject
from onrecord.reader.events.found import Trigger
from onrecord.reader.events.justice import CALENDAR, UNDONE, is_one_of
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.senses import bare_obliques
from onrecord.reader.events.syntax import ROOT, Syntax
from onrecord.reader.lexicon import DOCUMENT_HEADS, HONORIFICS, ORG_HEADS, OWNING, PEOPLE_NOUNS
from onrecord.record import Span

if TYPE_CHECKING:
    from onrecord.reader.events.arguments import Cast

REACH = 6
"""Words between a verb and whom it acts on at most, where the tree does not tell."""

_RELATIVE = frozenset("who that which whom".split())
_NOT_WHO = frozenset(
    "who whom whose that which this there these those it what anyone everyone anybody everybody"
    " neither none nobody".split()
)
_OWNERS = frozenset("his her its their my our your whose".split())
"""Words for whose somebody is, which no clause has for its subject: "| his | director pleaded guilty"."""

_AGENTIVE = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "man", "men")
_HANDING = frozenset(
    "face receive await serve get fight appeal enter draw avoid contest lodge present win lose".split()
)
"""Verbs whose subject bears what their object names: "faces trial", "lodged an appeal"."""
_TELLING = frozenset("say announce allege tell report state confirm add".split())
_OPENING = frozenset("with of on for to in".split())
_NAMING = frozenset("against charging accusing naming".split())
_OWN = frozenset({"appeal", "plead_guilty"})
_OF_OTHERS = frozenset({"accuse", "investigate", "sue"})
"""Steps by nouns whose possessor takes them, and takes them against somebody else."""
_PAPER_STEPS = frozenset({"charge_indict", "sue", "accuse", "dismiss", "investigate"})


def accused(syntax: Syntax, trigger: Trigger, cast: Cast) -> list[int]:
    """The words that head the defendants of a step, in text order."""
    at = trigger.head
    if trigger.type == "appeal" and not trigger.own and syntax.verbal(at):
        return _convicted(syntax, at, cast)
    if not syntax.verbal(at) and not syntax.words[at].lower.endswith("ing"):
        return _of_noun(syntax, trigger, cast)
    if trigger.type in ("dismiss", "settle"):
        return _litigant(syntax, trigger, cast)
    if trigger.own or borne(syntax, trigger):
        who = syntax_subject(syntax, at, cast)
        if who is None or syntax.words[max(who - 1, 0)].lower in (",", ".", ";", "and"):
            # Behind a comma it may be the end of an apposition, or of a list: who opens the clause
            # goes first.
            begun = _clause_of(syntax, who, at)
            who = next((one for one in _before(syntax, trigger, cast) if one >= begun), who)
        found = [who] if who is not None else []
        until = at
    else:
        acted_on = (*syntax.of(at, "obj", "iobj"), *syntax.of(at, "nsubj"))
        if trigger.type == "investigate":
            about = syntax.of(at, "obj", "iobj") or bare_obliques(syntax, at)
            acted_on = tuple(_looked_into(syntax, about, cast))
        found = [
            one
            for one in acted_on
            if one > trigger.last and may_be(syntax, one, cast) and not _is_owner(syntax, one)
        ][:1] or list(_behind(syntax, trigger.last + 1, cast))[:1]
        if trigger.first != trigger.last or (not found and trigger.type in _PAPER_STEPS):
            found = list(_against(syntax, trigger, cast)) or found
        until = _opened(syntax, trigger.last + 1)
    return _with_others(syntax, found, until, cast)


_DOINGS = frozenset(
    "conduct account accounts affair affairs finance finances dealing dealings behaviour behavior practice "
    "practices tax taxes expense expenses actions activity activities role sales handling audit audits".split()
)
"""What is somebody's own doing, so that who looks into it looks into them; nobody's death is."""


_CLAIMS = frozenset("case lawsuit suit claim complaint action petition".split())


def _litigant(syntax: Syntax, trigger: Trigger, cast: Cast) -> list[int]:
    """Against whom a case or a charge was that is dismissed or settled: "the case against | Roe was
    dismissed", "| Roe settled the lawsuit"; whose a charge is, not whose a lawsuit."""
    at = trigger.head
    passive = borne(syntax, trigger)
    things = [
        one
        for one in syntax.of(at, "obj", "nsubj:pass", *(("nsubj",) if passive else ()))
        if syntax.words[one].upos == "NOUN"
    ]
    found = list(_against(syntax, trigger, cast))
    for noun in things:
        found = found or list(_named_against(syntax, noun, at, cast))
        if not found and _CLAIMS.isdisjoint(lemmas(syntax.words[noun].lower)):
            found = [one for one in syntax.of(noun, "nmod:poss") if may_be(syntax, one, cast)]
    if not found and trigger.type == "settle" and not passive:
        who = syntax_subject(syntax, at, cast)
        found = [who] if who is not None else []
    return _with_others(syntax, found[:1], _opened(syntax, found[0] + 1) if found else at, cast)


def _named_against(syntax: Syntax, noun: int, verb: int, cast: Cast) -> Iterator[int]:
    """Behind the "against" between a noun and the verb that it is the subject of."""
    for at in range(noun + 1, verb):
        if syntax.words[at].lower == "against":
            yield from _behind(syntax, at + 1, cast)


def _looked_into(syntax: Syntax, found: Sequence[int], cast: Cast) -> list[int]:
    """Those who are investigated, by what of theirs is: "the conduct of | Roe", "the firm's accounts"."""
    made = []
    for one in found:
        word = syntax.words[one]
        if not _DOINGS.isdisjoint(lemmas(word.lower)):
            whose = syntax.of(one, "nmod:poss") or syntax.oblique(one, "of", "at")
            made += [each for each in whose if may_be(syntax, each, cast)][:1]
        elif word.upos != "NOUN" or any(
            form in PEOPLE_NOUNS or form in ORG_HEADS or is_one_of(form, "accused")
            for form in lemmas(word.lower)[:3]
        ):
            made.append(one)
    return made


def _convicted(syntax: Syntax, verb: int, cast: Cast) -> list[int]:
    """Whose conviction a court undoes: "quashed the conviction of | Roe"; "Roe's conviction was overturned"."""
    for noun in syntax.of(verb, "obj", "nsubj", "nsubj:pass"):
        if UNDONE.isdisjoint(lemmas(syntax.words[noun].lower)):
            continue
        whose = syntax.of(noun, "nmod:poss") or syntax.oblique(noun, "of", "against")
        if not whose and noun + 2 < len(syntax) and syntax.words[noun + 1].lower == "of":
            whose = list(_behind(syntax, noun + 2, cast))
        found = [one for one in whose if may_be(syntax, one, cast)][:1]
        if found:
            return _with_others(syntax, found, _opened(syntax, found[0] + 1), cast)
    return []


def _clause_of(syntax: Syntax, who: int | None, at: int) -> int:
    """Where the clause of a subject begins: behind the verb before it, if there is one."""
    start = syntax.bounds(at)[0]
    for one in range((who if who is not None else start) - 1, start - 1, -1):
        word = syntax.words[one]
        if word.upos == "AUX" or (word.upos == "VERB" and word.lower.endswith("ed")):
            return one + 1
    return start


def borne(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether the subject of a verb is whom it is done to; of headlines, without an auxiliary too."""
    at = trigger.head
    if syntax.words[max(at - 1, 0)].lower in ("has", "have", "had"):
        return False
    if syntax.is_passive(at) or among(syntax, at) is not None:
        return True
    if trigger.first != trigger.last or not syntax.words[at].lower.endswith(("ed", "ught", "held")):
        return False
    following = at + 1
    if following >= len(syntax) or syntax.sentence[following] != syntax.sentence[at]:
        return True
    word = syntax.words[following]
    if trigger.type == "sue":
        # "Tarn sued over spill" is a headline's passive; "she sued for libel" is none.
        return word.lower in ("over", "by")
    beside = word.upos in ("ADP", "SCONJ", "PUNCT", "ADV", "CCONJ") or word.lower in ("to", "today")
    return beside and all(syntax.cases(one) for one in syntax.of(at, "obj"))


def may_be(syntax: Syntax, at: int, cast: Cast) -> bool:
    """Whether a word may head a defendant: a name, a person, a body; no paper, place or deed."""
    word = syntax.words[at]
    if word.upos == "PRON":
        return word.lower not in _NOT_WHO
    if word.upos not in ("NOUN", "PROPN", "NUM", "X"):
        return False
    if any(is_one_of(word.lower, name) for name in ("offences", "counts", "writs", "papers")):
        return False
    if word.lower in CALENDAR:
        return False
    forms = lemmas(word.lower)[:3]
    entity = cast.at(word.start, word.end)
    if entity is not None:
        return entity.type != "place"
    if any(form in PEOPLE_NOUNS or is_one_of(form, "accused") for form in forms):
        return True
    if any(form in DOCUMENT_HEADS for form in forms):
        return False
    if word.upos == "PROPN":
        return word.text[:1].isupper()
    return word.lower.endswith(_AGENTIVE) or any(form in ORG_HEADS for form in forms)


def syntax_subject(syntax: Syntax, at: int, cast: Cast) -> int | None:
    """The subject that the tree gives a verb, where it stands in the verb's own clause."""
    who = subject(syntax, at)
    if who is None or not may_be(syntax, who, cast) or _is_owner(syntax, who):
        return None
    between = range(who + 1, at)
    start = syntax.bounds(at)[0]
    if syntax.words[who].upos != "PRON" and _governed(syntax, who, start, cast):
        return None
    if any(_is_that(syntax, one, at) or tells(syntax, one) for one in between):
        return None
    return who


def _is_that(syntax: Syntax, at: int, verb: int) -> bool:
    """Whether a "that" opens the clause of a verb, and not one about the subject that ends before it:
    "the head of a firm that built it was charged"."""
    if syntax.words[at].lower != "that":
        return False
    own = range(at + 1, _helped_from(syntax, verb))
    relative = syntax.words[at].upos == "PRON" and syntax.words[at].deprel.startswith("nsubj")
    return not (relative and any(syntax.words[one].upos == "VERB" for one in own))


def tells(syntax: Syntax, at: int) -> bool:
    word = syntax.words[at]
    return word.upos == "VERB" and any(form in _TELLING for form in lemmas(word.lower)[:4])


def _before(syntax: Syntax, trigger: Trigger, cast: Cast) -> Iterator[int]:
    """Those who may be the subject, from the start of the clause of a trigger on."""
    words = syntax.words
    start = syntax.bounds(trigger.head)[0]
    begin = trigger.head
    while begin > start:
        word = words[begin - 1]
        if word.lower == "that" or tells(syntax, begin - 1):
            break
        if word.text == ";" and any(words[at].upos == "AUX" for at in range(start, begin - 1)):
            break
        if word.lower == "whose" and not any(
            syntax.verbal(at) for at in range(begin, _helped_from(syntax, trigger.head))
        ):
            break
        closed = word.lower in _RELATIVE and _is_closed(syntax, begin, trigger.head)
        if (
            word.lower in _RELATIVE
            and not closed
            and words[trigger.head - 1].upos in ("AUX", "PRON", "ADV")
        ):
            antecedent = begin - 2
            while antecedent > start and (
                words[antecedent].upos == "PUNCT"
                or (words[antecedent].upos == "NUM" and words[antecedent - 1].text == ",")
            ):
                antecedent -= 1
            if may_be(syntax, antecedent, cast):
                yield antecedent
            return
        begin -= 1
    for at in range(begin, trigger.head):
        if words[at].lower in _OWNERS:
            continue
        compound = words[at + 1].text == "-" or _is_owner(syntax, at)
        if not compound and may_be(syntax, at, cast) and not _governed(syntax, at, begin, cast):
            yield _last_of(syntax, at, trigger.head)


def _is_closed(syntax: Syntax, begin: int, verb: int) -> bool:
    """Whether a relative clause that begins at a word ends before a verb: "who pleaded guilty, | was jailed"."""
    helped = _helped_from(syntax, verb)
    if helped - 1 <= begin or syntax.words[helped - 1].text != ",":
        return False
    return any(syntax.words[at].upos == "VERB" for at in range(begin, helped - 1))


def _helped_from(syntax: Syntax, verb: int) -> int:
    """The first of the auxiliaries right before a verb, else the verb."""
    while verb and syntax.words[verb - 1].upos in ("AUX", "ADV", "PART"):
        verb -= 1
    return verb


def _last_of(syntax: Syntax, at: int, end: int) -> int:
    """The head of a plain run of nouns: "bank teller" is a teller; of a name, its first word."""
    words = syntax.words
    if words[at].upos == "PROPN":
        return at
    while at + 1 < end and words[at + 1].upos == "NOUN":
        at += 1
    return at


def _governed(syntax: Syntax, at: int, begin: int, cast: Cast) -> bool:
    """Whether a noun stands behind a preposition, or leads to a longer noun."""
    words = syntax.words
    one = at - 1
    while one >= begin and (
        words[one].upos in ("DET", "ADJ", "NUM", "PROPN", "NOUN")
        or words[one].text in ("-", ".")
        or words[one].lower in OWNING
    ):
        one -= 1
    behind = one >= begin and words[one].upos == "ADP"
    following = words[at + 1] if at + 1 < len(words) else None
    leads = (
        following is not None
        and following.upos in ("NOUN", "PROPN")
        and not cast.at(words[at].start, words[at].end)
    )
    return behind or (leads and words[at].upos == "NOUN")


def _behind(syntax: Syntax, at: int, cast: Cast) -> Iterator[int]:
    """The nominal that begins near behind a verb."""
    words = syntax.words
    last = syntax.bounds(min(at, len(words) - 1))[1] if words else 0
    for one in range(at, min(at + REACH, last)):
        word = words[one]
        if word.upos in ("ADP", "VERB", "SCONJ", "PUNCT", "CCONJ") and word.text != "-":
            return
        if may_be(syntax, one, cast) and not _is_owner(syntax, one):
            one = _last_of(syntax, one, last)
            yield one
            return


def _is_owner(syntax: Syntax, at: int) -> bool:
    """Whether a noun stands before "'s", or is part of a name that does."""
    words = syntax.words
    while at + 1 < len(words) and words[at].upos == words[at + 1].upos == "PROPN":
        at += 1
    return owns(syntax, at)


def _against(syntax: Syntax, trigger: Trigger, cast: Cast) -> Iterator[int]:
    """Behind "against" or "charging" in the same sentence."""
    words = syntax.words
    last = syntax.bounds(trigger.head)[1]
    for at in range(trigger.last + 1, min(last, trigger.last + 20)):
        if words[at].text == ";" or words[at].lower in _RELATIVE:
            return
        naming = words[at].lower in _NAMING
        if words[at].upos == "VERB" and not naming and not is_one_of(words[at].lower, "filed"):
            return
        if naming:
            for one in range(at + 1, min(at + 2 * REACH, last)):
                if words[one].upos in ("ADP", "VERB", "SCONJ") or words[one].lower == "with":
                    break
                if may_be(syntax, one, cast) and not _governed(syntax, one, at + 1, cast):
                    yield _last_of(syntax, one, last)
                    return


def _of_noun(syntax: Syntax, trigger: Trigger, cast: Cast) -> list[int]:
    """The defendants of a step told by a noun: "the arrest of Lund", "Lund's plea"."""
    at = trigger.head
    towards = syntax.oblique(at, "of", "against")
    if trigger.type == "investigate":
        towards = _looked_into(syntax, [*towards, *syntax.oblique(at, "into")], cast)
    whose, against = (
        [one for one in some if may_be(syntax, one, cast)]
        for some in (syntax.of(at, "nmod:poss"), towards)
    )
    # What stands right behind is the noun's, whatever the tree hangs it on.
    following = syntax.words[at + 1].lower if at + 1 < len(syntax) else ""
    beside = list(_behind(syntax, at + 2, cast))[:1] if following in ("of", "by") else []
    by = beside if following == "by" and _is_before_court(syntax, at) else []
    against = against or (beside if following == "of" else [])
    # "Oslo's investigation of Lund" is against him, "Lund's appeal against Oslo" is his.
    found = (
        whose or by
        if trigger.type in _OWN
        else against
        if trigger.type in _OF_OTHERS
        else against or whose
    )
    head = syntax.words[at].head
    if not found and head != ROOT and syntax.verbal(head):
        forms = lemmas(syntax.words[head].lower)
        relation = syntax.words[at].deprel
        taking = any(form in _HANDING for form in forms)
        if trigger.type == "appeal":
            taking = taking or "file" in forms
        if relation == "obj" and taking:
            who = syntax_subject(syntax, head, cast)
            found = [who] if who is not None else []
    if not found and trigger.type in _PAPER_STEPS:
        found = list(_against(syntax, trigger, cast))
    return _with_others(syntax, found, _opened(syntax, trigger.last + 1), cast)


def _is_before_court(syntax: Syntax, at: int) -> bool:
    """Whether the sentence of a word names a court or what is appealed against: no "appeal by the
    charity raised money"."""
    first, last = syntax.bounds(at)
    return any(
        syntax.words[one].lower == "against" or is_one_of(syntax.words[one].lower, "bench")
        for one in range(first, last)
    )


def _opened(syntax: Syntax, at: int) -> int:
    """The preposition that closes the list of those acted on: "charged A and B with"."""
    if at >= len(syntax):
        return len(syntax)
    last = syntax.bounds(at)[1]
    for one in range(at, last):
        word = syntax.words[one]
        if word.lower in _OPENING - {"of"} or word.upos in ("VERB", "AUX"):
            return one
        if word.lower == "of" and syntax.words[one - 1].text != ",":
            return one
    return last


def _with_others(syntax: Syntax, found: list[int], until: int, cast: Cast) -> list[int]:
    """Those found, and whoever is set beside the first by commas and "and" before a word."""
    if not found:
        return []
    first = led_to(syntax, found[0], cast)
    made = {first}
    name, _ = cast.met(syntax.words[first].start, syntax.words[first].end)
    for one in shared(syntax, first)[1:]:
        if _in_firm(syntax, first, one, name, cast) or syntax.words[one].lower in _OWNERS:
            continue
        between = {syntax.words[at].lower for at in range(first, one)}
        alike = syntax.words[one].upos == syntax.words[first].upos
        listed = "including" not in between and between & {"and", "&"}
        if alike and listed and _is_another(syntax, one) and may_be(syntax, one, cast):
            made.add(one)
    entity = cast.at(syntax.words[first].start, syntax.words[first].end)
    if entity is not None and entity.type == "person" and first < until:
        known = {entity.id}
        beside: list[int] = []
        for at in range(first + 1, until):
            word = syntax.words[at]
            if word.upos in ("VERB", "AUX") or word.lower in _RELATIVE:
                break
            other = cast.at(word.start, word.end)
            if other is None or other.type != "person" or other.id in known:
                continue
            mark = _mark(syntax, at, first)
            if mark in (",", ";", "and", "&"):
                known.add(other.id)
                beside.append(at)
                if mark in ("and", "&"):
                    # A comma alone may open an apposition: a list has its "and".
                    made.update(beside)
    return sorted({_untitled(syntax, one) for one in made})


def _in_firm(syntax: Syntax, first: int, one: int, name: Span | None, cast: Cast) -> bool:
    """Whether a word beside another is part of the same name: "Castell & | Rowe" is one firm."""
    if name is not None and syntax.words[one].start < name.end:
        return True
    entity = cast.at(syntax.words[first].start, syntax.words[first].end)
    signed = any(syntax.words[at].text == "&" for at in range(first, one))
    return signed and entity is not None and entity.type == "organization"


def led_to(syntax: Syntax, at: int, cast: Cast) -> int:
    """Whom a run of words without a mark leads to, where it begins with a name: the name behind a
    job or kind ("former Ford engineer | Jo Hall", "Ford subsidiary | Acme Motors"), else the person
    who has the job ("Lakewood | engineer"). The word itself where it leads to nobody."""
    words = syntax.words
    if words[at].upos != "PROPN" or _is_owner(syntax, at):
        return at
    last = syntax.bounds(at)[1]
    name, own = cast.met(words[at].start, words[at].end)
    inside = name.end if name is not None else words[at].end
    job: int | None = None
    for one in range(at + 1, last):
        word = words[one]
        titled = word.text == "." and words[one - 1].lower in HONORIFICS
        if word.start < inside or word.text == "-" or titled:
            continue
        if word.upos not in ("NOUN", "PROPN", "ADJ") or word.lower in CALENDAR:
            break
        named, entity = cast.met(word.start, word.end)
        if job is not None and named is not None and named.start == word.start and entity != own:
            return one if entity is not None and entity.type != "place" else at
        if named is None and word.upos != "ADJ":
            job = one
    led = job is not None and not words[job].lower.endswith("s") and _is_job(syntax, job)
    return job if led and job is not None and not owns(syntax, job) else at


def _is_job(syntax: Syntax, at: int) -> bool:
    """Whether a noun says what somebody is: "engineer"."""
    word = syntax.words[at]
    return word.upos == "NOUN" and any(form in PEOPLE_NOUNS for form in lemmas(word.lower)[:3])


def _is_another(syntax: Syntax, at: int) -> bool:
    """Whether a noun behind "and" is of someone else: "the owner and manager" are one."""
    word = syntax.words[at]
    if word.upos != "NOUN" or word.lower.endswith("s"):
        return True
    return any(
        syntax.words[one].deprel in ("det", "nummod", "nmod:poss") for one in syntax.children[at]
    )


def _untitled(syntax: Syntax, at: int) -> int:
    """The name behind a title: "Dr. Lund" is headed by "Lund"."""
    words = syntax.words
    behind = at + 1
    while words[at].lower in HONORIFICS and behind < len(words):
        if words[behind].upos == "PROPN" and words[behind].text != ".":
            return behind
        if words[behind].text != ".":
            break
        behind += 1
    return at


def _mark(syntax: Syntax, at: int, first: int) -> str:
    """What stands before a name, titles aside."""
    one = at - 1
    while one > first and syntax.words[one].upos in ("PROPN", "NOUN", "ADJ", "DET"):
        one -= 1
    return syntax.words[one].lower
