"""The finished entities of an article: of what was gathered of each, what tells something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, starmap

from onrecord.reader.entities.descriptions import head_nouns
from onrecord.reader.entities.keys import COMPANY_FORMS
from onrecord.reader.entities.members import DESCRIPTIONS, Member
from onrecord.reader.entities.tokens import stripped
from onrecord.reader.lexicon import (
    HONORIFICS,
    PAIRED_STYLES,
    PARTICLES,
    PERSON_HEADS,
    PLACES,
    SEATS,
    STYLES,
    SUFFIXES,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Entity, EntityType, Mention, Role, Span

NAMED = ("person", "organization", "place", "group", "unnamed")
"""Types of members worth keeping for their names alone."""

_LEADING = words_of("a an the of at in for by with from to and or whose")
"""Words that lead to more."""

_NO_NOUN = _LEADING | words_of("many some several most all few both any other others called named")
"""Words that end no description of a person or an organisation."""

_CLAUSE = re.compile(r",\s(?:who|whom|whose|which|where)\s")
_CALLED = re.compile(
    r",?\s(?:also\s)?(?:born(?!\s(?:at|in|on|to)\b)|identified|nicknamed|using)\s|,\s(?:aged\s)?\d{1,3}\Z"
)
_AND = re.compile(
    r",?\sand\s(?P<apart>(?:the|an?|its|his|her|their)\s|(?=(?:currently|former|formerly)\s))?"
)
_OF = re.compile(r"\s(?:of|for|at|in)\s")
_WHEN = re.compile(r"^(?:currently|formerly)\s(?:the\s|an?\s)?")
_GAP = re.compile(r"[\s-]")
_SAID = re.compile(r"[,.?!][\"”]\s")
"""The end of a quotation, and what follows it."""
_OF_THEM = re.compile(r"(?:\w+\s){1,2}of\s(?:them|these|those|us|you)", re.IGNORECASE)
"""Tells of whom somebody is one, and not who he is: "one of them"."""
_MEDIA = frozenset(("media", "press", "outlets"))
_STYLES = STYLES - {"dr", "doctor"} | {"most", "right", "rt", "very"} | PAIRED_STYLES
_SELVES = frozenset(("herself", "himself"))
_UNTOLD = STYLES - words_of("jr lady lord sr st") | PAIRED_STYLES
"""Words at the end of a role that tell nothing of its bearer."""
_CUT = _UNTOLD | {"prof"}
_PROFESSORS = words_of("adjunct assistant associate emeritus visiting")
_OF_AGE = words_of("elder late old older young younger")
"""Words for an age, which are no role alone: "the elder Lund"."""
_STAFFED = words_of(
    "church clinic hospital infirmary jail library mosque museum prison temple theater theatre"
)
"""Nouns for places that speak as the body which runs them."""
_TWO = frozenset(("couple", "duo", "pair"))
"""Who are two persons, mostly named ones."""


def kept(members: Iterable[Member], used: Sequence[Member | None]) -> list[Member]:
    """The members worth keeping: who speaks or is told, and persons and organisations named."""
    wanted = {id(one) for one in used if one is not None}
    for one in used:
        if one is not None:
            wanted.update(id(part) for part in one.parts)
    found = [
        one
        for one in members
        if one.mentions and (id(one) in wanted or (one.sure and one.type in NAMED))
    ]
    return sorted(found, key=lambda one: min(one.mentions))


def entities(keep: Iterable[Member], speakers: Iterable[Member | None] = ()) -> dict[int, Entity]:
    """The finished entities by ``id`` of their member, numbered in order of first mention.

    ``speakers`` are those of them who say something.
    """
    held = {id(one): one for one in keep}
    speaking = {id(one) for one in speakers}
    ordered = sorted(held.values(), key=lambda one: min(one.mentions, default=Span(0, 0)))
    made: dict[int, Entity] = {}
    for number, one in enumerate(ordered, 1):
        made[id(one)] = _entity(f"e{number}", one, id(one) in speaking)
    return made


def _entity(name: str, one: Member, speaks: bool) -> Entity:
    roles: dict[Span, str] = {}
    reach = -1
    for whole in sorted(one.roles, key=lambda role: (role.start, -role.end)):
        # Of what is read of one place twice, what begins first, and the longer.
        for span, text in starmap(_unstyled, _parted(whole, one.roles[whole])):
            called = one.mentions.get(span) == "name"  # "Jo Lund, also known as Bo Hale"
            if not called and _tells(text, one) and span.start >= reach:
                roles[span], reach = text, _behind_style(one.roles[whole], span, whole)
    # "The mayor's Ana Reyes" is hers, and no name that she bears.
    owners = tuple(text for text in one.roles.values() if one.type == "person" and _owns(text))
    cut = {end for text in roles.values() for end in _ends(text)} - {*roles.values()}
    names = [f" {form}" for form in islice(one.forms, DESCRIPTIONS)]
    aliases = dict.fromkeys(
        form
        for form in one.forms
        if form != one.name
        and not form.startswith(owners)
        and not _broken(form)
        and not _goes_on(form, one)
        and not any(form.endswith(it) and form[: -len(it)] in cut for it in names)
    )
    if one.type == "organization":
        bare = map(_unarticled, (one.name, *aliases))
        aliases |= dict.fromkeys(form for form in bare if form not in ("", one.name))
    return Entity(
        id=name,
        type=_type(one, speaks),
        name=one.name.replace('"', "") if _unbalanced(one.name) else one.name,
        aliases=tuple(aliases),
        roles=tuple(Role(text, span) for span, text in roles.items()),
        mentions=tuple(Mention(span, kind) for span, kind in sorted(one.mentions.items())),
    )


def _parted(span: Span, text: str) -> Iterator[tuple[Span, str]]:
    """The roles in what a text says somebody is, without a clause behind a comma: two where "and" joins one to another
    that is told apart, by what it is of ("head of the port and mayor of Dunmore") or in time ("and former judge")."""
    end = len(text)
    for what in (_CLAUSE, _CALLED):
        found = what.search(text, 1, end)
        end = found.start() if found else end
    start = 0
    for joint in _AND.finditer(text, 0, end):
        one, other = text[start : joint.start()], text[joint.end() : end]
        if _are_two(one, other, joint["apart"] is not None):
            yield Span(span.start + start, span.start + joint.start()), one
            start = joint.end()
    yield Span(span.start + start, span.start + end), text[start:end]


def _unstyled(span: Span, role: str) -> tuple[Span, str]:
    """A role without how its bearer is called or meant at its end: "former minister Sir", "chief surgeon Dr", "mayor
    herself"."""
    words = role.split(" ")
    while len(words) > 1 and _is_untold(words[-2:]):
        words.pop()
    kept = " ".join(words)
    return Span(span.start, span.start + len(kept)), kept


def _behind_style(said: str, role: Span, whole: Span) -> int:
    """Where a role ends with what was cut off it that says how its bearer is called."""
    cut = said[role.end - whole.start :]
    return whole.end if cut and all(map(_is_style, cut.split())) else role.end


def _is_style(word: str) -> bool:
    return word.lower().rstrip(".") in _CUT


def _is_untold(words: Sequence[str]) -> bool:
    """Whether the last of two words at the end of a role only says how its bearer is called."""
    before, last = (word.lower().rstrip(".") for word in words)
    if words[-1].islower():
        return last in _SELVES or last in PARTICLES
    return last in _UNTOLD or (last == "prof" and before not in _PROFESSORS)


def _are_two(one: str, other: str, apart: bool) -> bool:
    """Whether two that "and" joins are roles of their own; apart: whether the second opens as one. "The son of the king
    and the queen" is of both."""
    if not (_is_office(one) and _is_office(other)):
        return False
    within = [_OF.search(role) is not None for role in (one, other)]
    last, titled = one.split()[-1], all(word[0].isupper() for word in other.split())
    if within[0] and last.lower() in PERSON_HEADS:
        return within[1]
    return apart or all(within) or (titled and last[0].islower())


def _is_office(role: str) -> bool:
    """Whether a role begins with what is built on a noun for a person, before it comes to what that is of."""
    first = _AND.split(_WHEN.sub("", role), maxsplit=1)[0]
    return any(noun in PERSON_HEADS for noun in head_nouns(first))


def _type(one: Member, speaks: bool) -> EntityType:
    """The type of an entity: several who speak and have no name, nor are told one by one, are an
    unnamed source as one alone would be ("officials", "local media")."""
    if speaks and one.type == "place" and one.name.rpartition(" ")[2].lower() in _STAFFED:
        return "organization"  # "Tarn Hospital said"
    nameless = speaks and not one.parts and "name" not in one.mentions.values()
    several = one.type == "group" and not one.nouns & _TWO
    return "unnamed" if nameless and (several or one.nouns & _MEDIA) else one.type


def _broken(form: str) -> bool:
    """Whether a form was cut, holding one mark of a pair or no letter or ending with a word that leads to more, or only
    tells of whom somebody is one."""
    last = form.split()[-1:]
    leads = bool(last) and last[0] in _LEADING
    cut = _unbalanced(form) or _SAID.search(form) is not None or _OF_THEM.fullmatch(form)
    return bool(cut) or leads or not any(map(str.isalpha, form))


def _unarticled(form: str) -> str:
    """What a body with a name in what it is called is called without the article: "government of Norland"."""
    article, _, rest = form.partition(" ")
    return rest if article.lower() == "the" and _PROPER.fullmatch(rest) else ""


_PROPER = re.compile(
    r"(?:[a-z]+\sof\s|\d+(?:st|nd|rd|th)\s|(?=[A-Z]))(?:(?:[A-Z][\w.&’'-]*|administration|and|for|government|in|of|on|the|to)(?:\s|$))+"
    r"(?<![’']s)(?<!\s)"
)
"""What reads as a name, though it may begin with what its bearer is: "government of Norland"."""


def _goes_on(form: str, one: Member) -> bool:
    """Whether a form is a name with what is said of its bearer behind a comma: "Osmund, a baker"."""
    short, _, rest = form.partition(", ")
    several = one.type == "group"
    named = short == one.name if several else short[:1].isupper() and short in one.forms
    if several and _NAMES.fullmatch(rest):
        return False  # "Two pilots, Osmund and Reyes"
    return bool(rest) and named and rest.lower().split(" ")[0].rstrip(".") not in _SUFFIXES


_SUFFIXES = COMPANY_FORMS | SUFFIXES
_CAPITALS = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
_NAMES = re.compile(rf"{_CAPITALS}(?:,\s{_CAPITALS}){{0,9}},?\sand\s{_CAPITALS}")
"""The names of several, one by one."""


def _ends(role: str) -> Iterator[str]:
    """What a role ends in: a name with that alone before it was cut, "owner Ana Reyes" of a "club owner". A title in
    capitals is whole."""
    for found in _GAP.finditer(role):
        end = role[found.end() :]
        first = end.split(" ", 1)[0].strip(".")
        titled = first.lower() in HONORIFICS or first.lower() in PERSON_HEADS
        if not (first[:1].isupper() and titled):
            yield end


def _unbalanced(form: str) -> bool:
    """Whether a form holds one mark of a pair."""
    pairs = (("“", "”"), ("``", "''"), ("(", ")"), ("[", "]"))
    return form.count('"') % 2 == 1 or any(form.count(a) != form.count(b) for a, b in pairs)


def _owns(role: str) -> bool:
    return stripped(role) != role


def _tells(role: str, one: Member) -> bool:
    """Whether the words before a name say what its bearer is: not whose it is, how many they are,
    how they are called ("Mrs."), or the name itself. A place has no office, and an organisation's
    is a common noun: what stands in capitals before its name is a part of another."""
    words = role.split()
    last = words[-1]
    if (low := role.lower().rstrip(".")) in PLACES or low in SEATS:
        return False  # "Jo Lund of Tarn, Mich.," is from there
    if all(word.strip(".,") in _STYLES for word in low.split()):
        return False  # "Mrs.", "the Hon. Sir"
    if _OF_AGE.issuperset(low.split()):
        return False
    if low.startswith(("born ", "named ", "nicknamed ")) or _unbalanced(role) or _SAID.search(role):
        return False
    if one.type == "place" or _owns(role) or last.lower() in _NO_NOUN or words[0] in _NO_NOUN:
        return False
    if one.type == "organization" and not last[0].islower():
        return False
    if _OF_THEM.fullmatch(role):
        return False
    return not set(role.lower().split()) <= set(one.name.lower().split())
