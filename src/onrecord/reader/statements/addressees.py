"""Whom a statement was told, by syntax: the object of telling, the subject of being told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reader.clauses import (
    REACH,
    above,
    hanging,
    is_passive,
    is_self,
    narrows_noun,
    upward,
    word_at,
)
from onrecord.reader.coreference.links import Links
from onrecord.reader.lexicon import DOCUMENT_HEADS, ends_as_plural, means_several
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.told import is_time
from onrecord.reader.wordlists import words
from onrecord.record import Span

TELL = words(
    """tell tells told telling inform informs informed informing notify notifies notified notifying
    assure assures assured assuring remind reminds reminded reminding advise advises advised
    advising warn warns warned warning ask asks asked asking urge urges urged urging order orders
    ordered ordering instruct instructs instructed instructing brief briefs briefed briefing
    encourage encourages encouraged encouraging beg begs begged begging persuade persuaded convince
    convinced request requested requesting promise promises promised promising question questions
    questioned questioning invite invited inviting command commanded forbid forbade forbidden
    thank thanked thanking answer answers answered reassure reassured alert alerted
    caution cautioned direct directs directed directing task tasks tasked tasking prohibit prohibits prohibited
    petition petitions petitioned petitioning
    press presses pressed pressing quiz quizzes quizzed quizzing text texts texted texting email
    emails emailed emailing message messages messaged messaging cable cables cabled implore implores
    implored imploring beseech beseeches beseeched besought lobby lobbies lobbied lobbying counsel
    counsels counselled counseled exhort exhorts exhorted exhorting
    admonish admonishes admonished admonishing enjoin enjoins enjoined apprise apprises apprised"""
)
"""Verbs whose object is the one told, asked or ordered."""

_FACES = words(
    """offer offers offered offering threaten threatens threatened threatening write writes wrote written
    writing scold scolds scolded scolding congratulate congratulates congratulated congratulating
    address addresses addressed addressing update updates updated updating"""
)
"""Verbs whose object, where it is somebody, is the one spoken or written to."""

MINDED = words("convinced persuaded assured reassured")
"""Participles that tell what one thinks rather than what one was told."""

_TOLD = {word for word in TELL - MINDED if word.endswith(("ed", "told"))}
"""Participles that tell of somebody told, asked or ordered."""

_HEARD = words("hear hears heard")

_TRIBUNALS = words(
    "commission committee court hearing inquest inquiry jury jurors panel parliament trial tribunal"
)
"""What hears evidence, and is told what it heard: "the inquest heard that the boy had been playing"."""

_BRINGS = {
    "to": None,
    "on": words("call calls called calling"),
    "upon": words("call calls called calling"),
    "with": words(
        "discuss discusses discussed discussing plead pleads pleaded pleading pled reason reasons reasoned "
        "share shares shared sharing speak speaks spoke spoken speaking talk talks talked talking"
    ),
    "for": words("describe describes described describing recount recounts recounted recounting"),
    "before": words("testify testifies testified testifying argue argues argued arguing"),
    "in": words("confide confides confided confiding"),
    "at": words("shout shouts shouted shouting yell yells yelled yelling scream screams screamed"),
    "of": words("demand demands demanded demanding ask asks asked asking"),
    "from": words("demand demands demanded demanding"),
}
"""Prepositions that bring in who is told, and with which verbs; "to" with any."""

_RECIPIENT = re.compile(
    r"(?:(?<=\binterview)|(?<=\binterviews)|(?<=\bconversation)|(?<=\bcall)|(?<=\btalk))\swith\s|\sto\s"
)
_SENT = re.compile(
    r"\s(?!(?:add|attribut|dedicat|devot|limit|link|relat)ed)(?:read|sent|given|made|written|\w{3,12}ed)\sto\s"
)
"""What brings in whom something written is for, behind it: "a statement read to the court"."""
_SPOKEN = re.compile(r"\b(?:calls?|conversations?|interviews?|talks?)\Z")
"""What somebody spoke in, which may be read to others later: "an interview read to the court"."""

_BESIDE = re.compile(r"(?:,|,?\sand)\s")
CALLS_ON = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s(?:up)?on|appeal(?:s|ed|ing)?\sto|plead(?:s|ed|ing)?\swith)\Z",
    re.IGNORECASE,
)
"""The end of a cue behind which whoever is to do something is named."""
_BIDDEN = re.compile(r"\sto\s(?!(?:be|have)\b)")
_TO = re.compile(r"\s(?:not\s)?to\s")

_SPEAKS = words(
    """speak speaks spoke spoken speaking talk talks talked talking chat chatted chatting write writes wrote
    written writing appear appeared appearing interviewed send sends sent sending phone phoned phoning email
    emails emailed emailing address addresses addressed addressing"""
)
"""Verbs of speaking or writing to somebody, as what a clause that tells the words goes with."""

_ANSWERING = words("answering replying responding")
"""Participles of what one says to who asked."""

_SENDS = words("send sends sent sending")
"""Those of them whose object is what is written."""

_GIVEN = words("asked given issued made published relaying released")
"""Participles of what is said, and of who says it, in front of whom it is said to."""

_TALKS = words(
    """call chat conversation conversations discussion exchange interview interviews letter letters meeting
    message memo note remarks speech statement talk talks email e-mail address"""
)
"""What one speaks or writes to somebody in."""

_IN = words("in during at via on by through")
_TOWARDS = words("to with before")
HEARERS = ("person", "organization")
"""Types of mentions that something is told."""

_THAT = re.compile(r"\b(?:that|whether)\W{1,2}\Z")
_LEAD = 12
"""Code points before a content in which what brings it in is looked for."""

_THIRD = words("him her them")

_GETS = words("receive receives received receiving get gets got getting gotten obtain obtained")
"""Verbs whose subject is told what their object tells: "received a warning that"."""

_OPENS = re.compile(r"\s(?:(?:not\s)?to|about|against|from|of|that)\s")
"""What stands behind who is told where he opens the content: "warned [the heirs | of the flood]"."""


def addressee(text: str, encoded: Encoded, links: Links, one: Attribution) -> Span | None:
    """The phrase that names who was told, where the clause of the cue has one.

    "told CNN": the object; "was asked": the subject of a passive; "said to the court": what "to"
    brings in. People and organisations only, and where a verb of telling takes them as its object countries
    and cities, outside the words attributed.
    """
    if one.cue is None:
        return None
    for verb in _verbs(encoded, one.cue):
        found = _of_verb(text, encoded, links, one, verb)
        if found is not None:
            return _meant(text, encoded, links, one, verb, found)
    found = _called_on(text, encoded, links, one) or _receiver(text, encoded, links, one)
    if found is not None:
        return found
    found = _beside(text, encoded, links, one, one.cue)
    if found is not None:
        return found
    passive = told_of(text, encoded, one.cue)
    if passive is None:
        return None
    tribunal = word_at(text, encoded, passive[1]) in _TRIBUNALS
    kinds = encoded.layout.mentions if tribunal else HEARERS
    return _phrase(text, encoded, links, one, passive[1], kinds)


def goes_with(text: str, encoded: Encoded, cue: Span, phrase: Span) -> bool:
    """Whether a phrase beside a cue stands in its clause, as far as the tree tells, and not in that of a verb
    which has nothing to do with it: "linked it to [the court], Lund said"."""
    own = set(encoded.within(cue))
    for verb in tuple(own):
        own.update(above(encoded, verb))
    held = encoded.within(phrase)
    for at in upward(encoded, phrase):
        if at in own:
            return True
        if at not in held and encoded.classes[at] == "VERB":
            beside = encoded.relations[at].startswith(("advcl", "acl"))
            word = word_at(text, encoded, at)
            return beside and (word in _SPEAKS or word in _GIVEN or word in _ANSWERING)
    return True


def unasked(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution without a source that it is told to: "Asked whether she would go, Reyes said".

    Whom "by" brings in stays.
    """
    if one.cue is None or one.source is None:
        return one
    passive = told_of(text, encoded, one.cue)
    if passive is None:
        return one
    verb, undergoer = passive
    source = encoded.within(one.source)
    agent = undergoer not in source and any(encoded.heads[at] == verb for at in source)
    return one if agent else replace(one, source=None)


def asked(text: str, encoded: Encoded, one: Attribution) -> int | None:
    """Where the word begins that means who is asked, of an attribution that tells who asks.

    The two are never the same: "Asked by Lund whether she would go, she said".
    """
    if one.cue is None or one.source is None:
        return None
    passive = told_of(text, encoded, one.cue)
    return None if passive is None else encoded.starts[passive[1]]


def told_of(text: str, encoded: Encoded, cue: Span) -> tuple[int, int] | None:
    """The verb of telling of a cue that tells of it from the side of who is told, and the word for him.

    With an auxiliary his word is the subject: "she was asked". A participle that hangs on the clause of
    another verb is passive without one, and its subject is that clause's. What a court hears it is told.
    """
    relations = encoded.relations
    for verb in _verbs(encoded, cue):
        word = word_at(text, encoded, verb)
        if word not in _TOLD and word not in _HEARD:
            continue
        before = [at for at in hanging(encoded, verb) if at < verb]
        own = {relations[at].split(":")[0]: at for at in before}
        if word in _HEARD:
            hears = "nsubj" in own and word_at(text, encoded, own["nsubj"]) in _TRIBUNALS
            return (verb, own["nsubj"]) if hears else None
        if is_passive(text, encoded, verb, before):
            undergoer = own.get("nsubj", _joined_subject(encoded, verb))
            return (verb, undergoer) if undergoer is not None else None
        if "aux" not in own and is_set_in(text, encoded, cue, verb):
            return verb, own.get("nsubj", _undergoer(text, encoded, verb))
        hearer = own.get("nsubj", verb - 1)
        if hearer >= 0 and _is_short_of_was(text, encoded, hearer, verb):
            return verb, hearer
        bidden = word in _BIDDEN_TO and "aux" not in own and _TO.match(text, encoded.ends[verb])
        if bidden and "nsubj" in own:
            return verb, own["nsubj"]
        hangs = relations[verb].split(":")[0] in ("advcl", "acl")
        hangs = hangs or _opens_sentence(text, encoded, verb)
        bare = hangs and not own.keys() & {"nsubj", "aux"} and not behind_who(text, encoded, verb)
        return (verb, _undergoer(text, encoded, verb)) if bare else None
    return None


def is_set_in(text: str, encoded: Encoded, cue: Span, verb: int) -> bool:
    """Whether a cue of one word is a participle that commas set behind its noun, whatever the parser sees in it:
    "Reyes, [asked] by Lund why she left, said". A verb of the clause has no comma before it but one that closes."""
    words = encoded.within(cue)
    if len(words) != 1 or verb == 0 or text[encoded.ends[verb - 1] - 1] != ",":
        return False
    if verb > 1 and encoded.classes[verb - 2] not in ("NOUN", "PROPN", "PRON"):
        return False
    first = max(0, cue.start - SET_IN)
    start = max((one.end() for one in _BEGINS.finditer(text, first, cue.start)), default=first)
    before = Span(start, cue.start)
    alone = text.count(",", *before) == 1 and all(
        encoded.classes[at] not in ("VERB", "AUX") for at in encoded.within(before)
    )
    return alone and _SET_IN.match(text, cue.end) is not None


SET_IN = 120
"""Code points before a participle that are looked through for commas."""
_BEGINS = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Dr|Jr|Lt|Mr|Ms|Sr|St))(?<!\b(?:Col|Gen|Gov|Maj|Mrs|Rep|Rev|Sen|Sgt))\.\s|\n"
)
_SET_IN = re.compile(r"\s(?:[^.!?;\n\"“”]{2,200}),\s(?:he\s|she\s)?\w+")


def _opens_sentence(text: str, encoded: Encoded, verb: int) -> bool:
    """Whether a verb that hangs on nothing in the parser's eyes opens a sentence which goes on behind a comma with a
    clause of its own: "[Asked] on the radio whether she would go, Ms Reyes laughed"."""
    relations, high = encoded.relations, min(len(encoded), verb + REACH)
    if relations[verb] != "root" or not text[encoded.starts[verb]].isupper():
        return False
    main = next(_roots(encoded, range(verb + 1, high)), None)
    if main is None:
        return False
    between = text[encoded.ends[verb] : encoded.starts[main]]
    return "," in between and _ENDED.search(between) is None


_ENDED = re.compile(r"[.!?]\s|\n")


def _joined_subject(encoded: Encoded, verb: int) -> int | None:
    """The subject that a verb shares with the one it is joined to: "[Lund] came and was told"."""
    relations = encoded.relations
    if relations[verb] != "conj":
        return None
    subjects = (
        at
        for over in above(encoded, verb)
        for at in hanging(encoded, over)
        if at < over and relations[at].startswith("nsubj")
    )
    return next(subjects, None)


def _is_short_of_was(text: str, encoded: Encoded, hearer: int, verb: int) -> bool:
    """Whether a headline leaves out "was" where it ends in whom its words were told, "Crew knew, court told", begins
    with it, "Inquiry told of a cover-up", or has nobody behind the verb: "Heirs told: 'Go now'"."""
    is_told = word_at(text, encoded, verb) == "told"
    behind = text[encoded.ends[verb] : encoded.ends[verb] + 1]
    if is_told and behind == ":":
        return True
    heard = hearer == verb - 1 and word_at(text, encoded, hearer) in _TRIBUNALS
    bare = encoded.starts[hearer] == 0 or text[encoded.starts[hearer] - 1] == "\n"
    return heard and ((bare and is_told) or behind in ("", "\n"))


_BIDDEN_TO = words(
    "advised cautioned commanded directed encouraged instructed ordered reminded told urged warned"
)
"""Those of them that name who is told before "to", unless he is their subject: "Heirs warned to wait"."""


def behind_who(text: str, encoded: Encoded, verb: int) -> bool:
    """Whether a verb stands right behind the "who" of its clause, whatever the parser hangs that on."""
    return verb > 0 and word_at(text, encoded, verb - 1) == "who"


def _roots(encoded: Encoded, near: range) -> Iterator[int]:
    """The words, of some, that hang on nothing and may be the verb of a sentence."""
    relations, classes = encoded.relations, encoded.classes
    for at in near:
        verb = classes[at] in ("VERB", "AUX") and encoded.heads[at] < 0
        if relations[at] == "root" or verb:
            yield at


def _undergoer(text: str, encoded: Encoded, verb: int) -> int:
    """The word for whom the participle is told of: the noun it hangs on, or the subject of that clause.

    Of one that hangs on nothing, as long openings of a sentence may in the parser's eyes, or on how often one was
    asked, that of the main clause after it.
    """
    relations, main = encoded.relations, encoded.heads[verb]
    low, high = max(0, verb - REACH), min(len(encoded), verb + REACH)
    if main < 0 or (main > verb and word_at(text, encoded, main) == "times"):
        low, main = verb + 1, next(_roots(encoded, range(verb + 1, high)), -1)
    children = [at for at in range(low, high) if main >= 0 and encoded.heads[at] == main]
    subjects = [at for at in children if relations[at].split(":")[0] == "nsubj"]
    # The parser may take the title of a name for what hangs on it as a subject: "Ms | Reyes said".
    subjects += [at for at in children if low < at == main - 1 and relations[at] == "flat"]
    return next(iter(subjects), main if main >= 0 else verb)


def _verbs(encoded: Encoded, cue: Span) -> Iterator[int]:
    """The words of the cue, the last first: its verb is the last of a group of verbs."""
    return reversed(encoded.within(cue))


def _of_verb(text: str, encoded: Encoded, links: Links, one: Attribution, verb: int) -> Span | None:
    names = encoded.relations
    children = hanging(encoded, verb)
    relations = {at: names[at] for at in children}
    word = word_at(text, encoded, verb)
    tells = word in TELL
    speech = one.act == "speech"
    bids = speech and text.startswith("to ", one.content[0].start)
    passive = is_passive(text, encoded, verb, children)
    for at in children:
        relation = relations[at].split(":")[0]
        brought = _brought(text, encoded, verb, at)
        if at < verb:
            told = (tells or word in _FACES) and passive and relation == "nsubj"
        elif brought:
            told = relation in ("obl", "obj", "nmod") and _brings(brought, word)
        else:
            # Whoever is "challenged to name a price" or "pressed to resign" is told so by any verb.
            led = any(names[one] == "case" for one in range(verb + 1, at))
            told = not passive and (
                (tells and (relation in ("obj", "iobj") or (relation == "obl" and not led)))
                or (word in _FACES and relation in ("obj", "iobj"))
                or (bids and relation in ("obj", "iobj"))
            )
        if told:
            kinds = HEARERS if brought and brought != ["on"] else (*HEARERS, "place")
            phrase = _phrase(text, encoded, links, one, at, kinds)
            if phrase is not None:
                return phrase
    bidden = speech and any(at > verb and relations[at] == "xcomp" for at in children)
    if passive or not (tells or bidden):
        return None
    return _behind(text, encoded, links, one, verb, _TO if tells else _BIDDEN)


def _meant(
    text: str, encoded: Encoded, links: Links, one: Attribution, verb: int, told: Span
) -> Span:
    """Who is told, of a pronoun whoever else the verb before tells of: "emailed [the heirs] warning | them"."""
    pronoun = text[told.start : told.end].lower()
    if pronoun not in _THIRD:
        return told
    relations = encoded.relations
    for over in above(encoded, verb):
        near = [
            (span, found.type, head)
            for at in hanging(encoded, over)
            if over < at < verb and relations[at] in ("obj", "iobj", "obl")
            for span, found, head in zip(*_near(links, encoded, at), strict=True)
            if head == at
            and encoded.layout.mentions[found.type] in HEARERS
            and not (one.source is not None and span.overlaps(one.source))
        ]
        if len(near) == 1:
            span, kind, head = near[0]
            word = word_at(text, encoded, head)
            noun = encoded.classes[head] == "NOUN"
            several = (
                means_several(word)
                or (noun and ends_as_plural(word))
                or encoded.layout.mentions[kind] == "organization"
            )
            return span if several == (pronoun == "them") else told
    return told


def _called_on(text: str, encoded: Encoded, links: Links, one: Attribution) -> Span | None:
    """Who is called on to do something, whatever the parser hangs that on: "called on [the port] to close"."""
    cue = one.cue
    if cue is None or CALLS_ON.search(text, *cue) is None:
        return None
    for number in links.starting(cue.end + 1):
        span = links.spans[number]
        who = encoded.layout.mentions[links.found[number].type] in (*HEARERS, "place")
        if who and _TO.match(text, span.end):
            return span
    return None


def _receiver(text: str, encoded: Encoded, links: Links, one: Attribution) -> Span | None:
    """Who gets what tells the words: "[the heirs] received a warning that it sank"."""
    told = one.content[0].start
    if one.cue is None or not (
        text.startswith("to ", told) or _THAT.search(text, max(0, told - _LEAD), told)
    ):
        return None
    relations, classes = encoded.relations, encoded.classes
    for noun in _verbs(encoded, one.cue):
        verb = encoded.heads[noun]
        gets = (
            classes[noun] == "NOUN"
            and relations[noun] == "obj"
            and 0 <= verb < noun
            and word_at(text, encoded, verb) in _GETS
        )
        for at in hanging(encoded, verb) if gets else ():
            if at < verb and relations[at] == "nsubj":
                return _phrase(text, encoded, links, one, at, HEARERS)
    return None


def _beside(text: str, encoded: Encoded, links: Links, one: Attribution, cue: Span) -> Span | None:
    """Who is spoken to in what the clause of the cue goes with: "Speaking to [the Gazette], she said", "said in
    an interview with [the Gazette]", "wrote to [the council], asking"."""
    classes = encoded.classes
    for verb in _verbs(encoded, cue):
        if classes[verb] not in ("VERB", "AUX", "NOUN"):
            continue
        over = tuple(above(encoded, verb))
        clauses = [at for at in over if word_at(text, encoded, at) in _SPEAKS]
        for at in (verb, *over):
            clauses += [
                child
                for child in hanging(encoded, at)
                if child != verb and _is_talk(text, encoded, child)
            ]
        for at in clauses:
            found = _spoken_to(text, encoded, links, one, at)
            if found is not None:
                return found
    return None


def _is_talk(text: str, encoded: Encoded, at: int) -> bool:
    """Whether a word that hangs on a verb tells of speaking: "speaking to", "in an interview"."""
    relation = encoded.relations[at].split(":")[0]
    word = word_at(text, encoded, at)
    if relation in ("advcl", "acl"):
        return word in _SPEAKS
    return (
        relation in ("obl", "nmod")
        and word in _TALKS
        and any(word_at(text, encoded, of) in _IN for of in hanging(encoded, at) if of < at)
    )


def _spoken_to(
    text: str, encoded: Encoded, links: Links, one: Attribution, word: int
) -> Span | None:
    """Whom a word that tells of speaking brings in behind it."""
    relations, verb = encoded.relations, word_at(text, encoded, word)
    sends, interviewed = verb in _SENDS, verb == "interviewed"
    if sends and _sends_thing(text, encoded, word):
        return None
    for at in hanging(encoded, word):
        relation = relations[at].split(":")[0]
        brought = _brought(text, encoded, word, at)
        if brought:
            towards = brought[0] in _TOWARDS or (brought == ["by"] and interviewed)
            told = relation in ("obl", "nmod", "obj") and len(brought) == 1 and towards
        else:
            told = relation == "iobj" or (relation == "obj" and not sends)
        phrase = _phrase(text, encoded, links, one, at, HEARERS) if told and at > word else None
        if phrase is not None:
            return phrase
    return None


def _sends_thing(text: str, encoded: Encoded, word: int) -> bool:
    """Whether what a verb sends is nothing that is written: "sending the bill to the House"."""
    relations = encoded.relations
    sent = (at for at in hanging(encoded, word) if relations[at] == "obj")
    return any(word_at(text, encoded, at) not in _TALKS | DOCUMENT_HEADS for at in sent)


def _brought(text: str, encoded: Encoded, word: int, at: int) -> list[str]:
    """The prepositions behind a word that bring in another."""
    relations = encoded.relations
    return [
        word_at(text, encoded, case)
        for case in range(word + 1, at)
        if encoded.heads[case] == at and relations[case] == "case"
    ]


def _behind(
    text: str,
    encoded: Encoded,
    links: Links,
    one: Attribution,
    verb: int,
    bids: re.Pattern[str],
) -> Span | None:
    """The mention between a verb of telling and "to", which the parser may hang on the verb after that."""
    if verb + 1 == len(encoded):
        return None
    start = encoded.starts[verb + 1]
    for number in links.starting(start):
        found = _phrase(text, encoded, links, one, links.heads[number], (*HEARERS, "place"))
        if found is not None and found.start == start and bids.match(text, found.end):
            return found
    return None


def _brings(prepositions: Sequence[str], verb: str) -> bool:
    """Whether what stands before a word behind a verb makes it who is told."""
    if len(prepositions) != 1 or prepositions[0] not in _BRINGS:
        return False
    verbs = _BRINGS[prepositions[0]]
    return verbs is None or verb in verbs


def recipient(text: str, encoded: Encoded, links: Links, paper: Span) -> Span | None:
    """Who something written or spoken is to: "a letter to [the court]", "an interview with [the Gazette]"."""
    spoken = _SPOKEN.search(text, *paper) is not None
    to = _RECIPIENT.match(text, paper.end) or (None if spoken else _SENT.match(text, paper.end))
    to = to or _RECIPIENT.search(text, *paper)
    types = encoded.layout.mentions
    for number in links.starting(to.end()) if to else ():
        span = links.spans[number]
        who = types[links.found[number].type] in HEARERS
        if who and not narrows_noun(text, encoded, span):
            return span
    return None


def _phrase(
    text: str, encoded: Encoded, links: Links, one: Attribution, word: int, kinds: Sequence[str]
) -> Span | None:
    """The mention of one of the kinds that a word heads, outside the content.

    Or at its very start, before "to": some corpora count "the crew" of "urged the crew to stay" in.
    """
    if is_self(text, encoded, word):
        return None  # "asked herself why"
    place = encoded.span(word)
    inside = next((part for part in one.content if part.covers(place)), None)
    types = encoded.layout.mentions
    for span, found, head in zip(*_near(links, encoded, word), strict=True):
        if head == word and types[found.type] in kinds and not is_time(text[slice(*span)]):
            if one.source is not None and span.overlaps(one.source):
                return None
            last = _last_beside(text, encoded, links, span, word, kinds)
            if inside is not None:
                opens = span.start == inside.start and (
                    _OPENS.match(text, last) or _has_clause(text, encoded, word, inside)
                )
                return Span(span.start, last) if opens else None
            ends = [part.start for part in one.content if span.start < part.start < last]
            end = min(ends, default=last)
            return Span(span.start, span.start + len(text[span.start : end].rstrip()))
    return None


def _has_clause(text: str, encoded: Encoded, word: int, content: Span) -> bool:
    """Whether a clause of the same verb follows the object of a verb that tells: "warned [heirs | it sank]"."""
    relations, verb = encoded.relations, encoded.heads[word]
    tells = verb >= 0 and word_at(text, encoded, verb) in TELL
    if not tells or relations[word] not in ("obj", "iobj"):
        return False
    return any(
        at > word and relations[at] == "ccomp" and encoded.starts[at] < content.end
        for at in hanging(encoded, verb)
    )


def _last_beside(
    text: str, encoded: Encoded, links: Links, span: Span, word: int, kinds: Sequence[str]
) -> int:
    """Where a phrase ends with those that "and" joins to it: "told [Lund and the council]"."""
    joined = [at for at in hanging(encoded, word) if at > word and encoded.relations[at] == "conj"]
    end = span.end
    for at in joined:
        for other, found, head in zip(*_near(links, encoded, at), strict=True):
            beside = _BESIDE.fullmatch(text, end, other.start) is not None
            if head == at and beside and encoded.layout.mentions[found.type] in kinds:
                end = other.end
                break
    return end


def _near(
    links: Links, encoded: Encoded, word: int
) -> tuple[Sequence[Span], Sequence[Found], Sequence[int]]:
    at = bisect_left(links.spans, encoded.starts[word] + 1, key=lambda span: span.start)
    low = max(0, at - 12)
    return links.spans[low:at], links.found[low:at], links.heads[low:at]
