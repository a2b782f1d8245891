"""The finished entities of an article: of what was gathered of each, what tells something."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reader.lexicon import PLACES, SEATS, STYLES
from onrecord.reader.members import Member
from onrecord.reader.names import stripped
from onrecord.record import Entity, EntityType, Mention, Role, Span

_NO_NOUN = frozenset(
    """a an the of at in for by with from to and or many some several most all few both any other
    others called named""".split()
)
"""Words that end no description of a person or an organisation."""

_MEDIA = frozenset(("media", "press", "outlets"))
_TWO = frozenset(("couple", "duo", "pair"))
"""Who are two persons, mostly named ones."""


def entities(keep: Iterable[Member], speakers: Iterable[Member | None] = ()) -> dict[int, Entity]:
    """The finished entities by ``id`` of their member, numbered in order of first mention.

    ``speakers`` are those of them who say something.
    """
    kept = {id(one): one for one in keep}
    speaking = {id(one) for one in speakers}
    ordered = sorted(kept.values(), key=lambda one: min(one.mentions, default=Span(0, 0)))
    made: dict[int, Entity] = {}
    for number, one in enumerate(ordered, 1):
        made[id(one)] = _entity(f"e{number}", one, id(one) in speaking)
    return made


def _entity(name: str, one: Member, speaks: bool) -> Entity:
    roles: dict[Span, str] = {}
    reach = -1
    for span, text in sorted(one.roles.items(), key=lambda role: (role[0].start, -role[0].end)):
        # Of what is read of one place twice, the longer.
        if _tells(text, one) and span.end > reach:
            roles[span], reach = text, span.end
    # "The mayor's Ana Reyes" is hers, and no name that she bears.
    owners = tuple(text for text in one.roles.values() if one.type == "person" and _owns(text))
    aliases = dict.fromkeys(
        form
        for form in one.forms
        if form != one.name and not form.startswith(owners) and not _broken(form)
    )
    return Entity(
        id=name,
        type=_type(one, speaks),
        name=one.name.replace('"', "") if _unbalanced(one.name) else one.name,
        aliases=tuple(aliases),
        roles=tuple(Role(text, span) for span, text in roles.items()),
        mentions=tuple(Mention(span, kind) for span, kind in sorted(one.mentions.items())),
    )


def _type(one: Member, speaks: bool) -> EntityType:
    """The type of an entity: several who speak and have no name, nor are told one by one, are an
    unnamed source as one alone would be ("officials", "local media")."""
    nameless = speaks and not one.parts and "name" not in one.mentions.values()
    several = one.type == "group" and not one.nouns & _TWO
    return "unnamed" if nameless and (several or one.nouns & _MEDIA) else one.type


def _broken(form: str) -> bool:
    """Whether a form was cut: it holds one mark of a pair, no letter, or ends with a word that leads to more."""
    last = form.split()[-1:]
    leads = bool(last) and last[0] in _LEADING
    return _unbalanced(form) or leads or not any(map(str.isalpha, form))


def _unbalanced(form: str) -> bool:
    """Whether a form holds one mark of a pair."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return form.count('"') % 2 == 1 or any(form.count(a) != form.count(b) for a, b in pairs)


_LEADING = frozenset("a an the of at in for by with from to and or whose".split())


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
    if all(word.strip(".,") in STYLES for word in low.split()):
        return False  # "Mrs.", "the Hon. Sir"
    if one.type == "place" or _owns(role) or last.lower() in _NO_NOUN or words[0] in _NO_NOUN:
        return False
    if one.type == "organization" and not last[0].islower():
        return False
    return not set(role.lower().split()) <= set(one.name.lower().split())
