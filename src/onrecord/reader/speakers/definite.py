"""Whom of those met before a definite description means: by a role, by what kind of body it tells, by a trait."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from onrecord.reader.entities.descriptions import (
    is_another_body,
    is_another_of_kind,
    narrows,
    proper_words,
    rules,
    unseated,
)
from onrecord.reader.entities.documents import PLATFORMS, WHOSE
from onrecord.reader.entities.keys import POSSESSIVE, plain, without_form
from onrecord.reader.entities.members import (
    Member,
    is_another,
    is_elsewhere,
    is_of_another_post,
    is_of_others,
    is_otherwise,
    stands_below,
)
from onrecord.reader.entities.offices import may_rule
from onrecord.reader.lexicon import (
    BODY_HEADS,
    DEMONYMS,
    FEMALE,
    MALE,
    NATIVES,
    ORG_HEADS,
    PERSON_HEADS,
)
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.pronouns import Seen, fits
from onrecord.reader.speakers.sources import Source
from onrecord.reader.wordlists import words

_AGED = re.compile(r"\d{1,3}-year-old")
_PARENT = re.compile(
    r"(?:single\s)?((?:grand)?(?:father|mother)|dad|mum|mom)[\s-]of[\s-](?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
)
_COLLECTIVE = re.compile(r"(?:ese|ish|ch|ss)$")
"""How the names of peoples end that mean no single person: "the French"."""
_NATIVES = NATIVES | words("aussie kiwi scotswoman welshwoman")
_GENERAL = words("athlete man player star veteran woman")
"""Nouns that tell of a person whom a text has told of before nothing new."""
_FIRMS = words(
    "agency airline company firm group network newspaper organisation organization outlet website"
)
"""Nouns for the organisation that a text last spoke of."""
_COMMERCE = words("airline company firm retailer")
"""Nouns for a firm."""
_LIKE_FIRMS = words(
    "band broadcaster carrier charity club concern giant insurer lender maker manufacturer operator provider retailer "
    "startup supplier team thrift utility"
)
"""Nouns for it where the text speaks of no other."""
_CONCERNS = words("concern operator provider")
"""Those of them that say no more than "company"."""


_TEAMED = {
    "force": words("constabulary gardai police"),
    "team": words("academics authors researchers scientists"),
}
"""Whom a noun means where somebody so called was told of before."""
_OUTLETS = words("magazine newspaper paper tabloid")
_MASTHEADS = words(
    """advertiser argus bugle chronicle courier daily dispatch echo express gazette globe guardian herald independent
    journal ledger magazine mail mercury mirror news newspaper observer post press reporter standard star sun telegraph
    times tribune"""
)
"""Words in the names of newspapers."""

_OWN_PAPER = re.compile(
    r"(?:this|our)\s(?:agency|correspondent|magazine|newspaper|outlet|paper|publication|reporter|site|station|website)\b",
    re.IGNORECASE,
)
"""What an outlet calls itself, which is nobody told of before: "told this newspaper"."""


def by_role(text: str, discourse: Discourse, source: Source) -> Member | None:
    """Who bears the role that a definite description names, the last mentioned first."""
    wanted_words = [
        word
        for word in re.findall(r"[\w-]+", text[source.core.start : source.core.end].lower())
        if narrows(word) and len(word) > 1
    ]
    if not wanted_words:
        return None
    noun = source.head if source.head in wanted_words else wanted_words[-1]
    found = _bearer(text, discourse, source, noun, wanted_words)
    if found is None and noun == "chief" and len(wanted_words) > 1:
        # "The Harbour Board chief" is its director.
        rest = [word for word in wanted_words if word != noun]
        others = (
            _bearer(text, discourse, source, one, [*rest, one], bare=False) for one in _CHIEFS
        )
        found = next(filter(None, others), None)
    return found


_CHIEFS = ("director", "commissioner", "secretary-general", "chairman", "superintendent", "head")
"""Offices whose bearers are chiefs of what they are of."""


def _bearer(
    text: str,
    discourse: Discourse,
    source: Source,
    noun: str,
    wanted_words: Sequence[str],
    *,
    bare: bool = True,
) -> Member | None:
    """The last mentioned who is called by a noun with all the words told, else, if ``bare``, by the noun alone."""
    whose = _whose(text, source)
    proper = proper_words(text[source.core.start : source.core.end], noun)
    ruling = rules(text[source.core.start : source.core.end])
    phrase = POSSESSIVE.sub("", text[source.core.start : source.core.end])
    for wanted in ({noun, *wanted_words}, {noun})[: 1 + bare]:
        for mention in discourse.recent(source.span.start, 80):
            member = mention.member
            named = _named_for(member, noun)
            named = named if {*wanted_words} <= member.heads | named else set()
            if (
                (noun in member.nouns or named)
                and wanted | whose <= member.heads | named
                and not is_another(member, noun, proper)
                and not _is_apart(member, noun, phrase)
                and not is_of_another_post(member, noun, phrase)
                and not is_otherwise(member, {*wanted_words} - {noun}, noun)
                and not is_another_body(phrase, member.name)
                and not stands_below(member, noun, wanted_words)
                and (may_rule(member) or not ruling)
            ):
                return member
    return None


def _is_apart(member: Member, noun: str, phrase: str) -> bool:
    """Whether a body is of another country, of another kind or of others than a description by a noun tells."""
    kind = member.type != "person" and is_another_of_kind(phrase, member.name)
    return kind or is_elsewhere(member, phrase) or is_of_others(member, noun, phrase)


def _named_for(member: Member, noun: str) -> set[str]:
    """The words of a body's name, if it has the noun for such a body in it: of the Harbour Ministry "ministry"."""
    if member.type != "organization" or noun not in BODY_HEADS - _FIRMS:
        return set()
    words = set(plain(member.name).split())
    return words if noun in words else set()


def by_kind(
    text: str, discourse: Discourse, source: Source, named: Container[Member] = ()
) -> Member | None:
    """The last mentioned of the kind that the head noun tells: "the company", "the woman"; none of ``named``."""
    head = source.head
    if _OWN_PAPER.match(text, *source.core):
        return None
    if head in _TEAMED or head in _OUTLETS:
        found = _of_like(text, discourse, source, _TEAMED.get(head, _MASTHEADS), named)
        if found is not None:
            return found
    if head in ORG_HEADS or head in _LIKE_FIRMS:
        phrase = POSSESSIVE.sub("", text[slice(*source.core)])
        whose = _whose(text, source) | proper_words(phrase, head)
        for mention in discourse.recent(source.span.start, 30):
            told = {*plain(mention.member.name).split(), *mention.member.heads}
            fitting = mention.member.type == "organization" and mention.member not in named
            fitting = fitting and not _is_apart(mention.member, head, phrase)
            if fitting and head in told and whose <= told:
                return mention.member
        near = [one for one in _bodies(discourse, source) if one.member not in named]
        own = [one for one in near if not _is_outside(text, one.position)] or near
        if head == "agency" and any(is_public(one.member) for one in own):
            own = [one for one in own if not _is_plain_word(one.member)]
        the = text[source.core.start : source.core.start + 4].lower() == "the "
        only = the and head in _LIKE_FIRMS and len({id(one.member) for one in own}) == 1
        topic = _topic(discourse, own, source.span.start)
        told_of = the and _is_told_of(discourse, near, source, topic)
        native = bool(whose) and whose <= DEMONYMS.keys()
        club = head == "club" and text[slice(*source.core)].lower() == "the club"
        if told_of and (club or (native and head in _FIRMS | _LIKE_FIRMS)):
            return topic
        if told_of and head in _FIRMS | _LIKE_FIRMS and _is_sited(text, source, whose):
            return topic
        if own and not whose and (head in _FIRMS or only or (told_of and head in _CONCERNS)):
            return topic or (_foremost(discourse, own) if head in _COMMERCE else own[0].member)
    return None


def _of_like(
    text: str, discourse: Discourse, source: Source, like: Container[str], named: Container[Member]
) -> Member | None:
    """The last mentioned with a word in the name, or of what it is called, that such a body has: "the force" is the
    Tarn police, "the team" the researchers told of. Only where the description tells no more than its noun."""
    if text[slice(*source.core)].lower() != f"the {source.head}":
        return None
    for mention in discourse.recent(source.span.start, 80):
        member = mention.member
        several = member.type in ("organization", "group", "unnamed")
        told = {*plain(member.name).split(), *member.nouns}
        if several and member not in named and any(word in like for word in told):
            return member
    return None


def _is_sited(text: str, source: Source, whose: set[str]) -> bool:
    """Whether what narrows a description is the town where what it means is: "the Dunmore baker"."""
    owner = source.owner
    if owner is None or owner.type != "place" or WHOSE.match(text, *source.core):
        return False
    return bool(whose) and whose <= {*re.findall(r"[\w-]+", owner.text.lower())}


def _foremost(discourse: Discourse, bodies: Sequence[Seen]) -> Member:
    """Of organisations met the last with a name that did or said something, else the last, as where somebody told of
    works."""
    if _works_at(discourse.text, bodies[0].position) in PERSON_HEADS:
        return bodies[0].member
    return next((one.member for one in bodies if _acts(discourse, one)), bodies[0].member)


def _is_named(member: Member) -> bool:
    return "name" in member.mentions.values()


def _is_told_of(
    discourse: Discourse, bodies: Sequence[Seen], source: Source, topic: Member | None
) -> bool:
    """Whether the sentence before is of one body alone, or that body speaks in it."""
    start = source.span.start
    near = [one for one in bodies if discourse.sentences_between(one.position, start) == 1]
    alone = len({id(one.member) for one in near}) == 1
    return topic is not None and any(
        one.member is topic and (one.speaking or (alone and one.subject)) for one in near
    )


def topic_firm(
    text: str, discourse: Discourse, source: Source, named: Container[Member] = ()
) -> Member | None:
    """The firm that the sentence before tells of, where a description says no more than "the company", whichever firm
    was called so before."""
    phrase = unseated(text[slice(*source.core)]).lower()
    if source.head not in _COMMERCE or phrase != f"the {source.head}":
        return None
    near = [one for one in _bodies(discourse, source) if one.member not in named]
    own = [one for one in near if not _is_outside(text, one.position)]
    return _topic(discourse, own, source.span.start)


def lone_firm(text: str, discourse: Discourse, source: Source) -> Member | None:
    """The one firm that did or said something of late, where the sentence before tells of none."""
    acting = [one for one in _bodies(discourse, source) if _acts(discourse, one)]
    found = {id(one.member): one.member for one in acting}
    return next(iter(found.values())) if len(found) == 1 else None


def _bodies(discourse: Discourse, source: Source) -> list[Seen]:
    """The mentions of organisations before a source that its noun may be of: of a firm neither a public body nor where
    something was posted, nor the agency in the dateline."""
    commerce = source.head in _COMMERCE
    phrase = POSSESSIVE.sub("", discourse.text[slice(*source.core)])
    return [
        one
        for one in discourse.recent(source.span.start, 15)
        if one.member.type == "organization"
        and one.member.sure
        and not _is_apart(one.member, source.head, phrase)
        and not (commerce and is_public(one.member))
        and not (source.head in _CONCERNED and _is_told(discourse.text, one))
        and not (commerce and discourse.text[one.position - 1 : one.position] == "(")
    ]


def _is_told(text: str, one: Seen) -> bool:
    """Whether a body at a place is an outlet that is told something there, "told | Tarn News", or asks many: "a |
    Tarn News poll"."""
    if _POLLS.match(text, one.position):
        return True
    if _TOLD.search(text, max(0, one.position - len("interview with the ")), one.position) is None:
        return False
    name = one.member.name
    return name.isupper() or not _BROADCAST.isdisjoint(plain(name).split())


_CONCERNED = _COMMERCE | words("charity group organisation organization union")
"""Nouns for a body that is no outlet."""
_TOLD = re.compile(
    r"\b(?:tell(?:s|ing)?|told|interview\swith|sp(?:ea|o)k(?:e|en|ing)\s(?:to|with))\s(?:the\s)?\Z"
)
_POLLS = re.compile(r"(?:[A-Z][\w&.-]*[\s/]){1,4}(?:opinion\s)?(?:polls?|surveys?)\b")
_BROADCAST = _MASTHEADS | words(
    "agency agence broadcasting jazeera magazine media network radio reuters television times tv weekly"
)


def _topic(discourse: Discourse, bodies: Sequence[Seen], start: int) -> Member | None:
    """Of organisations met before a place the one with a name that the text tells of there: the subject of the same
    sentence, in the words of nobody; else who speaks in the sentence before or is its first subject."""
    near = (one for one in bodies if discourse.sentences_between(one.position, start) <= 1)
    told = [one for one in near if _acts(discourse, one)]
    begins = discourse.sentence(start)
    own = (one for one in told if one.position >= begins)
    here = next((one for one in own if discourse.around(one.position) is None), None)
    if here is not None:
        return here.member
    speaking = next((one.member for one in told if one.speaking), None)
    if speaking is not None or not told:
        return speaking
    last = discourse.sentence(told[0].position)
    return [one.member for one in told if one.position >= last][-1]


def _acts(discourse: Discourse, one: Seen) -> bool:
    """Whether somebody with a name does or says something in the text's own words, and does not only own what does:
    "Osmund's boat sank"."""
    if one.quoted or not (one.subject or one.speaking) or not _is_named(one.member):
        return False
    return one.speaking or _OWNS.match(discourse.text, one.position) is None


_OWNS = re.compile(r"(?:[A-Z][\w.&-]*\s?){1,6}['’]s\s(?!(?:has|is|said|says|was|will)\b)")


def is_public(member: Member) -> bool:
    """Whether a body is not the firm told of: by a noun in its name where nothing there tells of a firm ("the Harbour
    Commission"), or as one where everybody posts."""
    name = plain(member.name)
    public = without_form(name) == name and not _PUBLIC.isdisjoint(name.split())
    return public or name in PLATFORMS


_PUBLIC = words(
    "agency army authority board bureau commission committee congress consulate council court department embassy "
    "exchange family government house legislature ministry navy office parliament party police senate union university"
)


def _is_plain_word(member: Member) -> bool:
    """Whether a body has a name of one word that is none of letters, as firms have and agencies have not."""
    return " " not in member.name and not member.name.isupper()


def _is_outside(text: str, position: int) -> bool:
    """Whether what is named at a place is only where somebody works who tells of others: "an analyst with | Osmund"."""
    return _works_at(text, position) in _OUTSIDERS


def _works_at(text: str, position: int) -> str:
    """What somebody is at what is named at a place: "a director of | Osmund"."""
    found = _WORKS.search(text, max(0, position - REACH), position)
    return found[1].lower() if found else ""


REACH = 40
"""Code points before a name that are looked through for who works there."""

_WORKS = re.compile(r"\b([\w-]+)\s(?:at|for|from|of|with)\s(?:the\s)?$")
_OUTSIDERS = words("analyst attorney broker economist lawyer strategist trader")


def by_trait(text: str, discourse: Discourse, source: Source) -> Member | None:
    """The last person who was a subject or spoke, where a description tells no more than an age,
    a country or how many children: "the 31-year-old", "the Italian", "the Kenyan player", "the father of three"."""
    first, *rest = text[slice(*source.core)].split()
    if first.lower() != "the":
        return None
    parent = _PARENT.fullmatch(" ".join(rest))
    noun = source.head if parent is None else parent[1]
    aged = bool(rest) and _AGED.fullmatch(rest[0]) is not None
    native = len(rest) == 1 and rest[0].istitle() and not _COLLECTIVE.search(rest[0])
    native = native or (len(rest) == 1 and rest[0].lower() in _NATIVES)
    if aged and len(rest) == 2 and (rest[1].lower() in DEMONYMS or rest[1] in _GENERAL):
        native = False  # "the 19-year-old Kenyan"
    elif len(rest) == 2 and rest[1] in _GENERAL:
        native = rest[0].istitle()
    elif len(rest) > 1 and parent is None:
        return None
    known = native and (rest[0].lower() in DEMONYMS or rest[0].lower() in _NATIVES)
    if not (aged or parent) and not known:
        return None
    pronouns = [one for one, nouns in (("she", FEMALE), ("he", MALE)) if noun in nouns]
    said = himself(text, source)
    pronouns += [said] if said is not None else []
    for mention in discourse.recent(source.span.start, 30):
        member = mention.member
        stands = (mention.subject or mention.speaking) and not mention.quoted
        if stands and member.human() and all(fits(one, member) for one in pronouns):
            return member
    return None


_HIMSELF = re.compile(
    r"[^.!?\n\"“”]{0,80}?\b(?:added|admitted|believes|claimed|confirmed|explained|hopes|insisted|revealed|said|says|thinks)\s"
    r"(?:that\s)?(?P<who>s?he)\s"
)


def himself(text: str, source: Source) -> str | None:
    """The pronoun with which whoever is described tells of himself at once: "The 22-year-old said [she] had won"."""
    told = _HIMSELF.match(text, source.core.end)
    return told["who"] if told is not None else None


def _whose(text: str, source: Source) -> set[str]:
    """The words of the name that owns what a description means: "Lund's campaign"."""
    if source.owner is None or WHOSE.match(text, *source.core) is None:
        return set()
    return set(plain(source.owner.text).split())
