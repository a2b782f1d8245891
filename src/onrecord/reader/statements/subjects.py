"""Who says it by syntax, where the learned layer gives a cue and nobody or somebody else: the subject of its verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from onrecord.reader.clauses import BE, JOINED, doing, hanging, has_subject, is_passive, word_at
from onrecord.reader.lexicon import HEARSAY
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.addressees import MINDED, behind_who, told_of
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

_SPOKEN_OF = re.compile(
    r"(?<=\w)(?:\ssaid\s(?:not\s)?to\shave|,?\s(?:reported|rumou?red|alleged|believed|suspected|thought)\s(?:not\s)?to\s(?:be|have)"
    r"|,\ssaid\s(?:not\s)?to\s(?:be|have))\b"
)
"""What stands behind somebody of whom something is said; who "said to be careful" says it."""

REACH = 40
"""Words before the verb within which its subject is looked for, and at most as many in it."""


CLAUSE = 12
"""Words between a subject and the verb of a cue that tell surely of the one clause."""

_STOP = re.compile(r"[!?;\n]|[a-z]\.\s")
"""What ends a sentence, roughly."""

_OPENS = frozenset("after although as because before if once since though until when while".split())
"""What opens a clause in front of the one that it goes with."""

_PAST = frozenset("felt found gave knew made put said thought told wrote".split())

_WITH_NOT = frozenset("could did had has have will would".split())
"""Auxiliaries of a verb that is joined to another."""

_NOBODY = frozenset("who which that it what".split())
"""Subjects that say nothing themselves."""


def subject(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the subject of its cue's verb as source, if it has none.

    The subject of a passive is who is told, or what is told of; one that holds a part of the content is none.
    """
    if one.source is not None or one.cue is None or told_of(text, encoded, one.cue) is not None:
        return one
    cue = encoded.within(one.cue)
    low, high = cue.start, cue.stop
    relations = encoded.relations
    first = max(0, low - REACH)
    near = [at for at in range(first, high) if low <= encoded.heads[at] < high]
    if any(
        is_passive(text, encoded, verb, [at for at in near if encoded.heads[at] == verb])
        for verb in cue
    ):
        return one
    found = [at for at in near if relations[at] == "nsubj" and at < low]
    if not found and _is_verb(encoded, low) and behind_who(text, encoded, low):
        found = [low - 1]
    if not found:
        found = _of_clause(text, encoded, next((at for at in cue if _is_verb(encoded, at)), low))
    if not found and one.content[-1].end <= one.cue.start:
        found = _behind(text, encoded, one.cue)
    if not found:
        return one
    head = encoded.heads[found[-1]]
    inverted = min(len(encoded), found[-1] + REACH) if head < found[-1] else head
    last = low if found[-1] < low else inverted
    source = _phrase(encoded, found[-1], max(0, found[-1] - REACH), last)
    if any(source.overlaps(part) for part in one.content):
        return one
    return replace(one, source=source)


def _over_participle(text: str, encoded: Encoded, source: Span, cue: Span) -> Span | None:
    """Whom commas part from his verb, of a source that only asks him in between: "[Reyes], asked by Lund why, said"."""
    if source.end > cue.start or "," not in text[source.end : cue.start]:
        return None
    start = max(0, source.start - NEAR)
    asked = _ASKED_BY.search(text, start, source.start)
    if asked is None:
        return None
    who = Span(asked.start("who"), asked.end("who"))
    verbal = any(encoded.classes[at] in ("VERB", "AUX", "ADP") for at in encoded.within(who))
    return None if verbal else who


def _quoted_as(text: str, cue: Span) -> Span | None:
    """Whom another quotes, of a cue of his own: "the Gazette reported, quoting [officials] as saying"."""
    found = _QUOTED_AS.search(text, max(0, cue.start - NEAR), cue.start)
    said = _SAYING.fullmatch(text, *cue)
    return Span(*found.span("who")) if found is not None and said is not None else None


_QUOTED_AS = re.compile(
    r"\b(?:quot(?:e|es|ed|ing)|cit(?:es|ed|ing))\s(?!as\b)(?P<who>[^;:.!?\n\"“”]{2,100}?),?\sas\s\Z"
)
_SAYING = re.compile(r"(?:saying|telling|warning|claiming|denying|describing|calling)\b.*")

NEAR = 120
"""Code points before a source that are looked through for whom it asks."""
_ASKED_BY = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=[.!?][\"”]\s)|(?<=\n)|\A)(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|St)\.\s)?[^,;:.!?\n\"“”]{2,60}),\s"
    r"(?:when\s)?(?:asked|challenged|interviewed|pressed|questioned|quizzed|told)\sby\s\Z"
)


def _behind(text: str, encoded: Encoded, cue: Span) -> list[int]:
    """The subject right behind a cue, where its verb comes first: '"It sank," said [Lund]'."""
    words, relations = encoded.within(cue), encoded.relations
    for at in encoded.children[words[-1]]:
        if at >= words.stop and relations[at] == "nsubj":
            phrase = _phrase(encoded, at, words.stop, min(len(encoded), at + REACH))
            return [at] if phrase.start == cue.end + 1 else []
    return []


def corrected(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the subject of its cue's verb as source in the stead of one that stands outside of
    its clause: "I thought [he] wanted his tea" tells what he wanted."""
    quoted = _quoted_as(text, one.cue) if one.cue is not None else None
    if quoted is not None and not any(quoted.overlaps(part) for part in one.content):
        return replace(one, source=quoted)
    if one.source is None or one.cue is None:
        return one
    over = _over_participle(text, encoded, one.source, one.cue)
    if over is not None and not any(over.overlaps(part) for part in one.content):
        return replace(one, source=over)
    relations, classes = encoded.relations, encoded.classes
    verbs = [at for at in encoded.within(one.cue) if classes[at] == "VERB"]
    held = hanging(encoded, verbs[-1]) if verbs else []
    before = [at for at in held if at < verbs[-1]]
    source = encoded.within(one.source)
    joined = _of_joined(text, encoded, one.source, verbs[-1]) if verbs else None
    if joined is not None and not any(joined.overlaps(part) for part in (one.cue, *one.content)):
        return replace(one, source=joined)
    if any(at in source for at in held) or not before:
        return one
    subjects = [at for at in before if relations[at] == "nsubj"]
    if len(subjects) != 1 or verbs[-1] - subjects[0] > CLAUSE:
        return one
    relative = relations[verbs[-1]].startswith("acl")
    nobody = word_at(text, encoded, subjects[0]) in _NOBODY
    if relative or nobody or is_passive(text, encoded, verbs[-1], before):
        return one
    own = _phrase(encoded, subjects[0], max(0, subjects[0] - REACH), verbs[-1])
    if any(own.overlaps(part) for part in (one.cue, *one.content)):
        return one
    return replace(one, source=own)


def _of_joined(text: str, encoded: Encoded, source: Span, verb: int) -> Span | None:
    """The subject of the verb that one without a subject is joined to, in the stead of a source between them that is
    none: "[Reyes] lives in Tarn, a town of pilots, but says"."""
    relations, main = encoded.relations, encoded.heads[verb]
    held = encoded.within(source)
    if relations[verb] != "conj" or not 0 <= main < held.start or held.stop > verb:
        return None
    own = hanging(encoded, verb)
    top = next((at for at in held if encoded.heads[at] not in held), -1)
    if top < 0 or relations[top] not in _BESIDE or is_passive(text, encoded, verb, own):
        return None
    if any(relations[at].startswith("nsubj") for at in own):
        return None
    found = [at for at in hanging(encoded, main) if relations[at] == "nsubj" and at < main]
    if len(found) != 1 or word_at(text, encoded, found[0]) in _NOBODY:
        return None
    return _phrase(encoded, found[0], max(0, found[0] - REACH), main)


_BESIDE = frozenset(("appos", "nmod", "obj", "obl"))
"""Relations of what is no subject."""


def reported(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the subject, auxiliaries and all, of what an adverb tells to be hearsay: "[The boat had]
    reportedly [sunk]". A relative pronoun is none."""
    cue = encoded.within(one.cue) if one.cue is not None else range(0)
    if one.cue is None or len(cue) != 1 or word_at(text, encoded, cue[0]) not in HEARSAY:
        return one
    verb, relations = encoded.heads[cue[0]], encoded.relations
    if not cue[0] < verb <= cue[0] + CLAUSE:
        return one
    own = [at for at in hanging(encoded, verb) if at < cue[0]]
    subjects = [at for at in own if relations[at].startswith("nsubj")]
    if len(subjects) != 1 or word_at(text, encoded, subjects[0]) in _NOBODY:
        return one
    # No clause stands between the subject and the adverb.
    first = next((at for at in own if at > subjects[0] and _is_auxiliary(encoded, at)), cue[0])
    phrase = _phrase(encoded, subjects[0], max(0, subjects[0] - REACH), first)
    place = Span(phrase.start, encoded.ends[cue[0] - 1])
    if text[phrase.end : encoded.starts[first]].strip():
        return one
    rest = tuple(part for part in one.content if part.start >= one.cue.end)
    around = [part for part in one.content if part not in rest]
    if not rest or any(not place.covers(part) for part in around) or one.source is not None:
        return one
    return replace(one, content=(place, *rest))


def _is_auxiliary(encoded: Encoded, at: int) -> bool:
    return encoded.classes[at] == "AUX"


def passive_subject(encoded: Encoded, cue: Span) -> Span | None:
    """The subject before a passive cue, with all up to that: "[A clerk who saw it] was quoted"."""
    words, relations = encoded.within(cue), encoded.relations
    own = [at for at in hanging(encoded, words[-1]) if at < words.start]
    found = [at for at in own if relations[at] in ("nsubj", "nsubj:pass")]
    if not found:
        return None
    phrase = _phrase(encoded, found[0], max(0, found[0] - REACH), words.start)
    return Span(phrase.start, encoded.ends[words.start - 1])


def doer(text: str, encoded: Encoded, position: int) -> Span | None:
    """The word for who does to somebody what the verb tells, where a pronoun at a position means that
    somebody: "[Lund] asked him", "[Lund] left and spoke to him". The two are never the same."""
    at = bisect_left(encoded.starts, position)
    if at >= len(encoded) or encoded.starts[at] != position:
        return None
    found = doing(text, encoded, at)
    return None if found is None else encoded.span(found)


def goes_on_from(encoded: Encoded, position: int) -> tuple[int, int | None] | None:
    """The verb of the clause before it, with its subject, that one with a pronoun as its subject, at a position, goes
    on from or hangs on: "[Pilots said] they were tired", "[Pilots left] because they were". No subject where the tree
    has none for it."""
    relations = encoded.relations
    at = bisect_left(encoded.starts, position)
    if at >= len(encoded) or not relations[at].startswith("nsubj"):
        return None
    verb = encoded.heads[at]
    for _ in range(JOINED):
        up = encoded.heads[verb] if verb >= 0 else -1
        if not 0 <= up < at or relations[verb] not in ("advcl", "ccomp", "conj"):
            return None
        verb = up
        own = (one for one in hanging(encoded, verb) if one < at)
        found = next((one for one in own if relations[one].startswith("nsubj")), None)
        if found is not None or relations[verb] == "root":
            return verb, found
    return None


def subject_ahead(text: str, encoded: Encoded, position: int) -> Span | None:
    """The word for the subject of the clause that one with a pronoun as its subject, at a position, opens: "Although
    he called it hard, [Lund] went on", "Asked if he lied, [Lund] left". As any long opening it may hang on nothing in
    the parser's eyes."""
    relations = encoded.relations
    at = bisect_left(encoded.starts, position)
    if at >= len(encoded) or not relations[at].startswith("nsubj"):
        return None
    verb, high = encoded.heads[at], min(len(encoded), at + REACH)
    before = (word_at(text, encoded, one) for one in hanging(encoded, verb) if one < at < verb)
    main = encoded.heads[verb]
    if 0 <= main < at and relations[main] == "advcl":
        main = encoded.heads[main]
    elif not any(word in _OPENS for word in before):
        return None
    if main < 0:
        roots = (one for one in range(verb + 1, high) if relations[one] == "root")
        main = next(roots, -1)
    if not verb < main < high:
        return None
    own = (one for one in hanging(encoded, main) if verb < one < main)
    # A name that the parser hangs on a verb as its part is the subject behind a title.
    subjects = (at for at in own if relations[at] in ("nsubj", "nsubj:pass", "flat"))
    found = next(subjects, None)
    return None if found is None else encoded.span(found)


def beside_participle(text: str, encoded: Encoded, position: int) -> list[Span]:
    """The words for what is done something to or with by the participles in front of the clause whose subject stands at
    a position, and who does it too: "Speaking to [Lund], she left". In the parser's eyes they may hang on nothing."""
    relations = encoded.relations
    at = bisect_left(encoded.starts, position)
    if at >= len(encoded) or not relations[at].startswith("nsubj"):
        return []
    found: list[Span] = []
    main = encoded.heads[at]
    for verb in range(max(0, at - REACH), at):
        if relations[verb] != "advcl":
            continue
        if not word_at(text, encoded, verb).endswith(("ing", "ed")):
            continue
        alone = encoded.heads[verb] < 0
        if encoded.heads[verb] != main and not (
            alone and _STOP.search(text, encoded.ends[verb], position) is None
        ):
            continue
        if has_subject(encoded, verb):
            continue
        found += [
            encoded.span(one)
            for one in hanging(encoded, verb)
            if relations[one] in ("obj", "iobj", "obl")
        ]
    return found


def personal(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution without a source that is nobody: the "it" of "It was later found that ...", or who is only
    spoken of: "a man said to have fled", "he is accused of theft".

    Whoever was convinced of something is somebody, though the verb is passive.
    """
    if one.source is None or one.cue is None:
        return one
    spoken_of = _SPOKEN_OF.match(text, one.source.end)
    if spoken_of is not None and spoken_of.start() < one.cue.start < spoken_of.end():
        return replace(one, source=None)
    if _is_accused(text, encoded, one.cue, one.source) or _is_spoken_for(text, encoded, one):
        return replace(one, source=None)
    if text[slice(*one.source)].lower() != "it":
        return one
    undergone = (
        word_at(text, encoded, verb) not in MINDED
        and is_passive(text, encoded, verb, hanging(encoded, verb))
        for verb in encoded.within(one.cue)
    )
    nobody = any(undergone) or _is_expletive(text, encoded, encoded.within(one.source).start)
    return replace(one, source=None) if nobody else one


def _is_accused(text: str, encoded: Encoded, cue: Span, source: Span) -> bool:
    """Whether a source is whom others accuse, as the subject of a passive."""
    if source.start > cue.start:
        return False
    held = encoded.within(source)
    return any(
        word_at(text, encoded, verb) in _ACCUSED
        and (
            is_passive(text, encoded, verb, own := hanging(encoded, verb))
            or word_at(text, encoded, verb - 1) in ("stand", "stands", "stood")
            or _short_of_was(text, encoded, verb, own)
        )
        and any(at in held and encoded.relations[at].startswith("nsubj") for at in own)
        for verb in encoded.within(cue)
    )


_ACCUSED = frozenset(
    "accused blamed charged condemned criticised criticized faulted suspected".split()
)


def _is_spoken_for(text: str, encoded: Encoded, one: Attribution) -> bool:
    """Whether a cue tells what nobody named thinks or says of its subject, whoever the source is: "Lund is expected to
    go", "the boat, he said, is meant to sail"."""
    if (
        one.source is None
        or one.cue is None
        or _BY.search(text, max(0, one.source.start - 4), one.source.start)
    ):
        return False
    return any(
        word_at(text, encoded, verb) in _SPOKEN_FOR
        and is_passive(text, encoded, verb, own := hanging(encoded, verb))
        and any(word_at(text, encoded, at) in BE for at in own if at < verb)
        for verb in encoded.within(one.cue)
    )


_BY = re.compile(r"\bby\s\Z", re.IGNORECASE)
_SPOKEN_FOR = frozenset(
    """assumed believed considered designed expected intended known meant presumed reported rumored rumoured scheduled
    seen subpoenaed supposed thought""".split()
)


def _short_of_was(text: str, encoded: Encoded, verb: int, own: Iterable[int]) -> bool:
    """Whether a headline leaves out "was" before a verb: "Council accused of theft"."""
    active = any(encoded.relations[at] == "aux" for at in own)
    return not active and _OF_WHAT.match(text, encoded.ends[verb]) is not None


_OF_WHAT = re.compile(r"\s(?:after|for|of|over|with)\s")
"""What stands behind those participles without an object."""


def _is_expletive(text: str, encoded: Encoded, it: int) -> bool:
    """Whether "it" only stands for a clause behind its verb: "It turned out that ..."."""
    relations, verb = encoded.relations, encoded.heads[it]
    if relations[it] != "expl" or verb < 0:
        return False
    near = hanging(encoded, verb)
    clausal = any(relations[at] in ("ccomp", "csubj") for at in near)
    return clausal or is_passive(text, encoded, verb, [at for at in near if at < verb])


def _of_clause(text: str, encoded: Encoded, word: int) -> list[int]:
    """The subject of the clause that a participle goes on with or opens, or that a verb is joined to: "Reyes left,
    saying that she would be back", "Denying it all, Reyes left", "Reyes left and said no"."""
    relations = encoded.relations
    verb, relation = encoded.heads[word], relations[word]
    participle = relation in ("advcl", "conj", "xcomp") and word_at(text, encoded, word).endswith(
        "ing"
    )
    joined = relation == "conj" and verb < word and _goes_on(text, encoded, verb, word)
    if not (participle or joined) or verb < 0 or abs(word - verb) > REACH:
        return []
    for _ in range(JOINED):
        first = max(0, verb - REACH, 0 if verb < word else word)
        own = [at for at in encoded.children[verb] if first <= at <= verb]
        found = [at for at in own if relations[at] == "nsubj" and at < verb]
        over, relation = encoded.heads[verb], relations[verb]
        further = relation in ("advcl", "conj") and word_at(text, encoded, verb).endswith("ing")
        if found or not participle or not further or not 0 <= over < verb:
            return found
        verb = over
    return []


def _goes_on(text: str, encoded: Encoded, verb: int, word: int) -> bool:
    """Whether a verb of the past, or one with an auxiliary, goes on with what the subject of another does: "said it
    sank but [did not say] why", not "was heard [and filed]"."""
    are_verbs = _is_verb(encoded, verb) and _is_verb(encoded, word)
    form = word_at(text, encoded, word)
    past = form.endswith("ed") or form in _PAST
    unsaid = any(
        encoded.relations[at] == "aux" and word_at(text, encoded, at) in _WITH_NOT
        for at in hanging(encoded, word)
        if verb < at < word
    )
    return (
        are_verbs
        and (past or unsaid)
        and not is_passive(text, encoded, verb, hanging(encoded, verb))
    )


def _is_verb(encoded: Encoded, word: int) -> bool:
    return encoded.classes[word] == "VERB"


def _phrase(encoded: Encoded, word: int, first: int, last: int) -> Span:
    """The word with all that hangs on it, as far as it is of one piece, from ``first`` up to ``last``."""
    relations = encoded.relations
    held = {word}
    for _ in range(REACH):
        more = {at for at in range(first, last) if at not in held and encoded.heads[at] in held}
        if not more:
            break
        held |= more
    start = end = word
    while start - 1 in held:
        start -= 1
    while end + 1 in held:
        end += 1
    while start < word and relations[start] == "punct":
        start += 1
    while end > word and relations[end] == "punct":
        end -= 1
    return encoded.span(start, end)
