"""Words whose event depends on what stands with them: "charged with theft", "charged $20"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reader.events.clauses import subject
from onrecord.reader.events.justice import CALENDAR, UNDONE, is_one_of
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import Syntax
from onrecord.reader.lexicon import OWNING, PEOPLE_NOUNS

Sense = Callable[[Syntax, int], "str | None"]

_THINGS = frozenset(
    "case charge charges lawsuit suit indictment complaint claim claims count counts".split()
)
_ACCUSERS = frozenset(
    "prosecutor prosecutors indictment complaint information police jury authorities government".split()
)


def _is_person(syntax: Syntax, at: int) -> bool:
    word = syntax.words[at]
    return any(
        form in PEOPLE_NOUNS or is_one_of(form, "accused") for form in lemmas(word.lower)[:3]
    )


def _objects(syntax: Syntax, verb: int) -> list[int]:
    return syntax.of(verb, "obj", "nsubj:pass")


def _charge(syntax: Syntax, at: int) -> str | None:
    if not syntax.verbal(at):
        filed = at + 1 < len(syntax) and is_one_of(syntax.words[at + 1].lower, "filed")
        if filed:
            return "charge_indict"
        if syntax.words[at].lower != "charges" and not syntax.oblique(at, "of"):
            return None
        before = syntax.words[at - 1].lower if at else ""
        governor = syntax.words[syntax.words[at].head].lower if syntax.words[at].head >= 0 else ""
        telling = governor in {"face", "faces", "faced", "facing", "filed", "brought", "pending"}
        return "charge_indict" if telling and before != "in" else None
    following = syntax.words[at + 1].lower if at + 1 < len(syntax) else ""
    if following == "with" or syntax.oblique(at, "with", "in", "under"):
        return "charge_indict"
    if (
        following == "over"
        and at + 2 < len(syntax)
        and syntax.words[at + 2].upos in ("DET", "NOUN")
    ):
        return "charge_indict"
    if any(
        syntax.words[one].upos == "NUM"
        or "$" in syntax.text[syntax.words[syntax.first[one]].start : syntax.words[one].end]
        for one in syntax.of(at, "obj")
    ):
        return None
    if any(one > at and _is_person(syntax, one) for one in syntax.of(at, "obj", "nsubj")):
        return "charge_indict"
    subjects = {syntax.words[one].lower for one in syntax.of(at, "nsubj")}
    return "charge_indict" if syntax.is_passive(at) or subjects & _ACCUSERS else None


TO = 6
"""Words behind an appeal among which the court stands that it is made to."""


def bare_obliques(syntax: Syntax, verb: int) -> list[int]:
    """Nouns right behind a verb that the tree hangs on it as no object, though no preposition leads them."""
    found = (one for one in syntax.of(verb, "obl", "nmod", "dep") if verb < one <= verb + TO)
    return [one for one in found if syntax.words[one].upos == "NOUN" and not syntax.cases(one)]


def _appear(syntax: Syntax, at: int) -> str | None:
    """Somebody comes before a court: "appeared at Leeds Crown Court", "will appear before magistrates"."""
    words, last = syntax.words, syntax.bounds(at)[1]
    opened = False
    for one in range(at + 1, min(last, at + _NEAR)):
        word = words[one]
        if opened and (word.lower in _COURTLY or word.lower == "bench"):
            # "in a court drama" is on a stage
            named = one + 1 < last and words[one + 1].upos == "NOUN"
            played = named and words[one + 1].lower in _PLAYED
            return None if played else "trial_hearing"
        if word.upos in ("VERB", "AUX", "SCONJ", "PRON") or word.text in ";:,.":
            return None
        if word.lower in ("at", "in", "before"):
            opened = True
        elif word.upos == "ADP" and not opened and word.lower not in ("by", "via", "on"):
            return None
    return None


def _investigate(syntax: Syntax, at: int) -> str | None:
    """An investigation of somebody or of what happened; a case is investigated by its nature."""
    if syntax.verbal(at):
        about = _objects(syntax, at) or bare_obliques(syntax, at)
    else:
        about = syntax.oblique(at, "into", "of")
    words = [syntax.words[one] for one in about]
    if all(
        is_one_of(one.lower, "papers") or is_one_of(one.lower, "offences") or one.upos == "DET"
        for one in words
    ):
        return "other"
    return "investigate"


def _demonstrate(syntax: Syntax, at: int) -> str | None:
    return "other" if syntax.of(at, "obj", "ccomp") else "demonstrate"


def _appeal(syntax: Syntax, at: int) -> str | None:
    """An appeal to a court or against what one did, not one to people or for something."""
    behind = [one.lower for one in syntax.words[at + 1 : at + 1 + TO]]
    asked = syntax.oblique(at, "to", "for") or behind[:1] in (["to"], ["for"])
    if asked and "against" not in behind and not syntax.oblique(at, "against"):
        return "appeal" if any(is_one_of(word, "bench") for word in behind) else None
    return "appeal"


def _release(syntax: Syntax, at: int) -> str | None:
    """Somebody is let out: from where people are held, on bail, or by a court."""
    if not (syntax.is_passive(at) or syntax.of(at, "obj")):
        return None
    words, last = syntax.words, syntax.bounds(at)[1]
    opened = ""
    for one in range(at + 1, min(last, at + _NEAR)):
        word = words[one]
        if word.lower in ("from", "on", "under", "by"):
            opened = word.lower
        elif word.upos in ("VERB", "AUX", "PUNCT") or word.lower in (
            "after",
            "before",
            "for",
            "to",
        ):
            return None
        elif opened and word.lower in _RELEASED.get(opened, _HELD_IN):
            return "release_parole"
    return None


def _bail(syntax: Syntax, at: int) -> str | None:
    """Whether somebody is let out on bail; who is "granted" anything else is not."""
    if syntax.words[at + 1 : at + 2] and syntax.words[at + 1].lower != "bail":
        return None
    granted = "grant" in lemmas(syntax.words[at].lower)
    return ("release_parole" if granted else "arrest_jail") if syntax.is_passive(at) else None


def _clear(syntax: Syntax, at: int) -> str | None:
    """Somebody is cleared of an offence, or by a court; roads and ways are cleared of other things."""
    words, last = syntax.words, syntax.bounds(at)[1]
    near = range(at + 1, min(last, at + _NEAR))
    for one in near:
        if words[one].lower == "of" and one + 1 < last:
            behind = words[one + 1 : min(last, one + _NEAR)]
            blamed = behind[0].upos == "VERB" and behind[0].lower.endswith("ing")
            named = (
                is_one_of(word.lower, "offences")
                or is_one_of(word.lower, "counts")
                or word.lower in _BLAME
                for word in behind
            )
            if blamed or any(named):
                return "acquit"
    if not syntax.is_passive(at):
        return None
    return "acquit" if any(words[one].lower in _COURTLY for one in near) else None


def _find(syntax: Syntax, at: int) -> str | None:
    """A court finds somebody guilty, or not: "found him not guilty"."""
    words, last = syntax.words, syntax.bounds(at)[1]
    for one in range(at + 1, min(last, at + TO)):
        if words[one].lower == "guilty":
            return "acquit" if words[one - 1].lower == "not" else "convict"
        if words[one].upos in ("VERB", "AUX", "SCONJ", "ADP", "PUNCT"):
            return None
    return None


def _quash(syntax: Syntax, at: int) -> str | None:
    """A court undoes a conviction: how an appeal ends."""
    undone = (syntax.words[one].lower for one in _undergoing(syntax, at))
    return "appeal" if any(not UNDONE.isdisjoint(lemmas(one)) for one in undone) else None


def _imposed(syntax: Syntax, at: int) -> str | None:
    """What a court gives somebody: "was given a suspended sentence", "got five years for theft"."""
    words, last = syntax.words, syntax.bounds(at)[1]
    own = not _GETTING.isdisjoint(lemmas(words[at].lower))
    if own and syntax.is_passive(at):
        return None  # "the sentence received by"
    length = False
    for one in range(at + 1, min(last, at + _FOR_HOW_LONG)):
        word = words[one]
        kinds = {each.lower for each in words[max(at + 1, one - 4) : one]}
        if word.lower in ("up", "maximum"):
            return None  # what the law allows
        if word.lower in ("sentence", "sentences", "term"):
            return "sentence" if length or kinds & _OF_COURTS else None
        if word.lower == "discharge":
            return "sentence" if kinds & {"conditional", "absolute"} else None
        if word.lower in _LENGTHS or (word.lower == "life" and one == at + 1):
            length = True
        elif length and word.lower in _HELD_IN | {"bars", "imprisonment", "probation"}:
            return "sentence"
        elif length and word.lower == "for":
            offence = any(is_one_of(each.lower, "offences") for each in words[one + 1 : one + 5])
            return "sentence" if offence or words[one + 1].lower.endswith("ing") else None
        elif word.text in ";:,." or (
            word.upos in ("VERB", "AUX", "SCONJ") and word.lower not in _OF_COURTS
        ):
            return None
    return None


_NEAR = 9
"""Words behind a verb among which it is said of what, or from where."""

_HELD_IN = frozenset("prison jail custody bail bond parole detention captivity".split())
_COURTLY = frozenset(
    "court courts judge judges jury jurors magistrate magistrates tribunal".split()
)
_RELEASED = {"by": _COURTLY, "under": frozenset(("investigation", "caution"))}
"""By the preposition behind "released", what tells that somebody was held; else where people are."""

_BLAME = frozenset("all any wrongdoing misconduct blame involvement doping cheating guilt".split())
"""What somebody is cleared of beside offences: "all charges", "any wrongdoing"."""

_OF_COURTS = frozenset("suspended custodial prison jail life death non-custodial".split())
_GETTING = frozenset("receive get draw".split())


def _fire(syntax: Syntax, at: int) -> str | None:
    objects = _objects(syntax, at)
    if any(_is_person(syntax, one) for one in objects):
        return "end_position"
    aimed = syntax.oblique(at, "at", "on", "into")
    if any(syntax.words[one].lower not in CALENDAR for one in aimed):
        return "attack"
    return (
        "end_position"
        if any(syntax.words[one].upos in ("PROPN", "PRON") for one in objects)
        else None
    )


def _dismiss(syntax: Syntax, at: int) -> str | None:
    """A case or a charge is dismissed, dropped or settled; other things are too."""
    words = (syntax.words[one].lower for one in _undergoing(syntax, at))
    return "dismiss" if any(one in _THINGS for one in words) else None


def _settle(syntax: Syntax, at: int) -> str | None:
    return _dismiss(syntax, at) and "settle"


def _execute(syntax: Syntax, at: int) -> str | None:
    named = any(syntax.words[one].upos in ("PROPN", "PRON") for one in _objects(syntax, at))
    return "execute" if named and syntax.is_passive(at) else None


def _undergoing(syntax: Syntax, verb: int) -> list[int]:
    """The objects of a verb, and its subject in the passive, whatever relation the tree gives it."""
    return syntax.of(verb, "obj", *(("nsubj", "nsubj:pass") if syntax.is_passive(verb) else ()))


def _hurt(syntax: Syntax, at: int) -> str | None:
    """Somebody is hurt; "hurt" profits are no injury."""
    things = [
        syntax.words[one].upos == "NOUN" and not _is_person(syntax, one)
        for one in _undergoing(syntax, at)
    ]
    return None if things and all(things) else "injure"


def _explode(syntax: Syntax, at: int) -> str | None:
    """A weapon goes off; of anything else the word does not say that anybody meant it."""
    who = subject(syntax, at)
    weapon = who is not None and not _WEAPONS.isdisjoint(lemmas(syntax.words[who].lower))
    return "attack" if weapon else "disaster"


def _wound(syntax: Syntax, at: int) -> str | None:
    """Somebody is hurt; a firm is "wound up" by a court."""
    following = syntax.words[at + 1].lower if at + 1 < len(syntax) else ""
    if following != "up":
        return "injure"
    last = syntax.bounds(at)[1]
    behind = {one.lower for one in syntax.words[at + 1 : min(last, at + _NEAR)]}
    closed = behind & (_COURTLY | _INSOLVENT) and syntax.is_passive(at)
    return "declare_bankruptcy" if closed else None


def _collapse(syntax: Syntax, at: int) -> str | None:
    """What falls down; a firm "collapsed owing £38m" or into the hands of others; talks do neither."""
    who = subject(syntax, at)
    if who is not None and not _TALKS.isdisjoint(lemmas(syntax.words[who].lower)):
        return None
    last = syntax.bounds(at)[1]
    behind = (syntax.words[one].lower for one in range(at + 1, min(last, at + _NEAR)))
    return "declare_bankruptcy" if any(one in _INSOLVENT for one in behind) else "disaster"


def _retire(syntax: Syntax, at: int) -> str | None:
    """Somebody ends a career; a jury retires to consider, and a batter retires hurt."""
    behind = [one.lower for one in syntax.words[at + 1 : at + 3]]
    who = subject(syntax, at)
    jury = who is not None and syntax.words[who].lower in ("jury", "juror", "jurors")
    thinking = behind[:1] == ["to"] and not _DELIBERATES.isdisjoint(behind)
    return None if jury or thinking or behind[:1] == ["hurt"] else "end_position"


_DELIBERATES = frozenset("consider deliberate".split())


def _appointment(syntax: Syntax, at: int) -> str | None:
    """Somebody is appointed; nobody by a visit to a doctor: "missed two hospital | appointments"."""
    before = {syntax.words[one].lower for one in range(max(0, at - 2), at)}
    head = syntax.words[at].head
    governor = syntax.words[head].lower if head >= 0 else ""
    behind = syntax.words[at + 1].lower if at + 1 < len(syntax) else ""
    visit = not before.isdisjoint(_VISITED) or not _VISITS.isdisjoint(lemmas(governor))
    return "other" if visit or behind == "with" else "start_position"


_VISITED = frozenset(
    "clinic dental dentist doctor doctor's eye gp hair hospital medical outpatient therapy".split()
)
_VISITS = frozenset("attend book cancel keep miss rearrange reschedule".split())
"""What is done with an appointment that is a visit."""

_TALKS = frozenset(
    "talk deal negotiation bid merger takeover agreement truce ceasefire trial case".split()
)
_INSOLVENT = frozenset(
    "owing debts debt creditors administration liquidation receivership insolvency bankruptcy".split()
)


def _meet(syntax: Syntax, at: int) -> str | None:
    """People meet; a demand or a deadline is met by nobody."""
    forms = {form for one in _undergoing(syntax, at) for form in lemmas(syntax.words[one].lower)}
    return None if forms & _FULFILLED else "meet"


def _war(syntax: Syntax, at: int) -> str | None:
    """A war; no "price war", and no attack on "prisoners of war"."""
    before = syntax.words[at - 1].lower if at else ""
    if before == "of" and at > 1 and syntax.words[at - 2].lower in ("prisoner", "prisoners"):
        return None
    return None if before in _BLOODLESS else "attack"


def _raid(syntax: Syntax, at: int) -> str | None:
    """A raid of robbers or soldiers; officers who search a house attack nobody."""
    begin, end = syntax.bounds(at)
    near = {one.lower for one in syntax.words[max(begin, at - 4) : min(end, at + 8)]}
    return None if near & _SEARCHING else "attack"


_SEARCHING = frozenset(
    "dawn police officers detectives drugs fbi hmrc customs immigration tax warrant office offices "
    "headquarters arrested regulators inspectors".split()
)


def _attack(syntax: Syntax, at: int) -> str | None:
    """An attack; none of the heart, or with words."""
    return None if at and syntax.words[at - 1].lower in _NO_VIOLENCE else "attack"


_WEAPONS = frozenset(
    "bomb grenade device shell missile mine rocket bomber explosive dynamite drone mortar warhead "
    "munition torpedo landmine".split()
)
_FULFILLED = frozenset(
    "demand need deadline target goal requirement standard criterion criteria obligation expectation cost "
    "condition commitment payment challenge quota test objective resistance opposition guideline payroll "
    "debt expense definition threshold forecast estimate capacity criticism request call budget".split()
)
_NO_VIOLENCE = frozenset("heart panic anxiety asthma verbal personal scathing stinging".split())
_BLOODLESS = frozenset(
    "price trade tariff bidding phony phoney culture turf ratings format".split()
)

_PLAYED = frozenset("drama series show film play theatre documentary".split())
_UNTRIED = frozenset("trial charge charges conviction hearing".split())


def _jail(syntax: Syntax, at: int) -> str | None:
    """Who is jailed for a length is sentenced to it; not who has been "jailed for two years without trial"."""
    words, last = syntax.words, syntax.bounds(at)[1]
    for one in range(at + 1, min(last - 1, at + _FOR_HOW_LONG)):
        if words[one].upos in ("VERB", "AUX") or words[one].text in ";:":
            break
        if words[one].lower == "for" and _is_length(syntax, one + 1, last):
            untried = any(
                words[each].lower in _UNTRIED and words[each - 1].lower == "without"
                for each in range(one, last)
            )
            return "arrest_jail" if untried else "sentence"
    if words[at].lower.startswith("cag"):
        who = _objects(syntax, at)
        named = any(words[each].upos == "PROPN" or _is_person(syntax, each) for each in who)
        return "arrest_jail" if named else None
    return "arrest_jail"


_FOR_HOW_LONG = 14
"""Words behind "jailed" among which is said for how long."""


def _is_length(syntax: Syntax, at: int, last: int) -> bool:
    """Whether a length of time begins with a word: "at least nine years", "life"."""
    if syntax.words[at].lower == "life":
        return True
    for one in range(at, min(last, at + 8)):
        word = syntax.words[one]
        if word.lower in _LENGTHS:
            return one > at
        if (
            word.upos not in ("NUM", "DET", "ADJ", "ADV", "ADP", "CCONJ", "NOUN")
            and word.text != "-"
        ):
            return False
        if word.lower in ("for", "in", "on"):
            return False
    return False


_LENGTHS = frozenset("year years month months week weeks day days".split())


def _quit(syntax: Syntax, at: int) -> str | None:
    """Somebody leaves a post; "quit smoking" and "quit the country" leave none."""
    words = syntax.words
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or syntax.sentence[at + 1] != syntax.sentence[at]:
        return "end_position"
    held = [one for one in syntax.of(at, "obj", "xcomp", "ccomp") if one > at]
    begins = following.upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "VERB", "NUM")
    dated = following.lower in CALENDAR or following.lower in _DAYS
    if dated or not (held or begins):
        return "end_position"
    last = syntax.bounds(at)[1]
    near = range(at + 1, min(last, at + _POST_BY))
    stop = next((one for one in near if words[one].upos in ("ADP", "PUNCT", "VERB")), near.stop)
    post = any(words[one].lower in _POSTS for one in range(at + 1, stop))
    return "end_position" if post else None


_POST_BY = 7
"""Words behind "quit" among which its object ends."""

_DAYS = frozenset("today yesterday last this earlier".split())
_POSTS = frozenset(
    "job jobs post posts role office position cabinet board government parliament committee seat "
    "council panel commission leadership presidency chairmanship".split()
)

VERBS: dict[str, Sense] = {
    "clear": _clear,
    "find": _find,
    "quash": _quash,
    "overturn": _quash,
    "vacate": _quash,
    "grant": _bail,
    "deny": _bail,
    "refuse": _bail,
    "give": _imposed,
    "hand": _imposed,
    "receive": _imposed,
    "get": _imposed,
    "draw": _imposed,
    "appear": _appear,
    "jail": _jail,
    "imprison": _jail,
    "cage": _jail,
    "quit": _quit,
    "hurt": _hurt,
    "explode": _explode,
    "collapse": _collapse,
    "retire": _retire,
    "wound": _wound,
    "raid": _raid,
    "meet": _meet,
    "charge": _charge,
    "investigate": _investigate,
    "demonstrate": _demonstrate,
    "appeal": _appeal,
    "release": _release,
    "free": _release,
    "fire": _fire,
    "dismiss": _dismiss,
    "drop": _dismiss,
    "withdraw": _dismiss,
    "discontinue": _dismiss,
    "settle": _settle,
    "execute": _execute,
}
_TERMS = frozenset("year years month months day days life term terms maximum".split())


def _imprisonment(syntax: Syntax, at: int) -> str | None:
    """A term of it is a penalty, and nobody's arrest: "a maximum of twenty years imprisonment"."""
    begin = syntax.bounds(at)[0]
    before = {syntax.words[one].lower.strip("'’") for one in range(max(begin, at - 4), at)}
    return None if before & _TERMS else "arrest_jail"


def _conviction(syntax: Syntax, at: int) -> str | None:
    """A conviction that a court reviews is no new one: "an appeal against his conviction"."""
    words = syntax.words
    begin, end = syntax.bounds(at)
    one = at - 1
    while one > begin and (
        words[one].upos in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "PART", "NUM")
        or words[one].lower in (*OWNING, "and")
    ):
        one -= 1
    if one >= begin and not _REVIEWED.isdisjoint(lemmas(words[one].lower)):
        return "other"
    if one > begin and words[one].lower in ("against", "of", "down", "aside", "out", "over"):
        near = range(max(begin, one - _FAR), one)
        if any(not _REVIEWED.isdisjoint(lemmas(words[each].lower)) for each in near):
            return "other"
    one, helped = at + 1, False
    while one < min(end, at + _FAR) and words[one].upos not in ("VERB", "PUNCT", "SCONJ"):
        helped = helped or words[one].upos == "AUX"
        one += 1
    reviewed = one < end and not _REVIEWED.isdisjoint(lemmas(words[one].lower))
    unsafe = any(words[each].lower in _UNSAFE for each in range(at + 1, min(end, at + 4)))
    return "other" if helped and (reviewed or unsafe) else "convict"


_UNSAFE = frozenset("unsafe unsound wrong wrongful unlawful".split())


_REVIEWED = frozenset(
    "appeal challenge contest quash overturn uphold upheld affirm reverse review vacate annul set "
    "throw reconsider".split()
)
_FAR = 8
"""Words between a conviction and what is made of it at most."""


def _count(syntax: Syntax, at: int) -> str | None:
    """Counts that somebody faces are charges: "faces six counts of fraud"."""
    words = syntax.words
    of = at + 1 < len(words) and words[at + 1].lower == "of"
    one = at - 1
    while one >= 0 and words[one].upos in ("NUM", "ADJ", "DET", "NOUN"):
        one -= 1
    return "charge_indict" if of and one >= 0 and "face" in lemmas(words[one].lower) else None


NOUNS: dict[str, Sense] = {
    "appointment": _appointment,
    "count": _count,
    "conviction": _conviction,
    "imprisonment": _imprisonment,
    "incarceration": _imprisonment,
    "charge": _charge,
    "appeal": _appeal,
    "investigation": _investigate,
    "probe": _investigate,
    "inquiry": _investigate,
    "war": _war,
    "attack": _attack,
    "raid": _raid,
}
