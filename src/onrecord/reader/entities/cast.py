"""The cast of an article: its entities while they are being gathered, name by name."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from operator import itemgetter

from onrecord.reader.entities.descriptions import nouns_of
from onrecord.reader.entities.keys import (
    LED,
    initials,
    is_acronym,
    loose_key,
    plain,
    same_person,
    shortenings,
    surname_key,
    unmarked,
    without_form,
)
from onrecord.reader.entities.members import FIRST_NAME, NAMESAKES, Member
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.short_names import short_forms
from onrecord.reader.entities.tokens import Token, stripped
from onrecord.reader.lexicon import (
    DEMONYMS,
    FEMALE_PRONOUNS,
    HONORIFICS,
    ORG_HEADS,
    ORG_NAMES,
    PERSON_HEADS,
    PLACES,
    SAME_BODIES,
    SAME_PLACES,
    SEATS,
    SUFFIXES,
    Gender,
    first_names,
)
from onrecord.reader.wordlists import words as words_of
from onrecord.record import EntityType, Span


def _title_gender(text: str, one: Name) -> Gender | None:
    """The gender that a title before a name tells ("Mr.")."""
    if one.role is None:
        return None
    return HONORIFICS.get(text[one.role.start : one.role.end].lower().rstrip("."))


_RELATIVE = re.compile(r"(?:['’]s|\b(?:his|her|their|my))\s(?:[\w-]+\s){0,2}([\w-]+),\s$", re.I)
_OF_THEIRS = re.compile(r"\b(?:his|her|their|my|whose)\s(?:[\w-]+\s){0,2}([a-z-]+)\s$", re.I)
_RELATED = re.compile(
    r",\s(?:(?:his|her|their|my)|[\w-]+['’]s)\s(?:[\w-]+\s){0,2}?([\w-]+)(?=[,.;])"
)


def _relations(text: str, name: Span) -> list[str]:
    """What a name is to somebody: "his wife, Ana Reyes," and "Ana Reyes, his wife," and "his wife Ana Reyes"."""
    before = _RELATIVE.search(text, max(0, name.start - 60), name.start)
    closed = before is not None and text[name.end : name.end + 1] in (",", ".", ";")
    found = [before if closed else _OF_THEIRS.search(text, max(0, name.start - 60), name.start)]
    return [one[1].lower() for one in (*found, _RELATED.match(text, name.end)) if one is not None]


def _kin(text: str, one: Name) -> str:
    """What another is to whoever bears a name, in small letters: "the brother of President Jo Lund"."""
    start = (one.role or one.span).start
    found = _KIN.search(text, max(0, start - LONGEST_KIN), start)
    return "" if found is None else found[1]


def _generation(text: str, name: Span) -> str | None:
    """Which of two a name is by the word before it: "the | elder | Lund"."""
    found = _GENERATION.search(text, max(0, name.start - LONGEST_GENERATION), name.start)
    return None if found is None else "elder" if found[1].lower() in _ELDER else "younger"


_GENERATION = re.compile(
    r"\b(?:an?|her|his|the|their)\s(elder|older|senior|junior|younger)\s(?:M(?:r|rs|s)\.?\s)?$",
    re.I,
)
_ELDER = words_of(
    "elder older senior sr father mother grandfather grandmother stepfather stepmother uncle aunt"
)
_YOUNGER = words_of(
    "younger junior jr son daughter grandson granddaughter stepson stepdaughter nephew niece"
)
LONGEST_GENERATION = 20
"""Code points before a name that are looked through for which of two it is."""

ON_FIRST_NAME = 3
"""Times from which somebody called by a first name alone is so by the text, and not by a friend whom it quotes."""

_KIN = re.compile(
    r"\b(aunt|brother|cousin|daughter|father|grand(?:daughter|father|mother|son)|husband|mother|nephew|niece|sister|son"
    r"|uncle|wife|widow|widower)\sof\s(?:the\s)?$"
)
LONGEST_KIN = 24
"""Code points before a name that are looked through for whose kin somebody is."""


def _crowned(text: str, one: Name) -> str:
    """What somebody is called who has a first name alone and a title that is never left out: "Queen Ana II"."""
    first, *rest = one.text.split()
    if one.type != "person" or one.role is None or not all(map(_NUMERAL.fullmatch, rest)):
        return one.text
    title = text[slice(*one.role)].rsplit(" ", 1)[-1]
    crowned = title.istitle() and title.lower() in _CROWNS and first.istitle()
    return f"{title} {one.text}" if crowned else one.text


_CROWNS = words_of("emperor empress king pope prince princess queen sultan swami")
_NUMERAL = re.compile(r"[IVX]+")


def _lettered(name: str) -> bool:
    """Whether a name of two words opens with capitals that may be an office: "MEC Lund"."""
    first, _, rest = name.partition(" ")
    return first.isupper() and first.isalpha() and 2 <= len(first) <= 5 and rest.istitle()


def _sharing(text: str, one: Name, other: Name) -> str | None:
    """The name with the surname that it shares with the next: "Gary" before "and Michelle Lund"."""
    key = surname_key(other.text)
    if one.role is not None or plain(one.text) not in first_names() or one.type == "place":
        return None
    if other.type != "person" or len(key) < 2 or key[0] not in first_names():
        return None
    if text[one.span.end : other.span.start] != " and ":
        return None
    return f"{one.text} {other.text.split()[-1]}"


def _narrows(text: str, one: Name) -> bool:
    """Whether the article before a place's name is rather of the noun behind it: "the | Tarn | valley", not "the |
    Vatican | said" nor "the | UK | economy", for what has an article has it everywhere."""
    plain = not one.text.isupper() and not one.text.endswith("s")
    return plain and _NOUN_BEHIND.match(text, one.span.end) is not None


_NOUN_BEHIND = re.compile(
    r"\s(?!(?:also|and|at|but|by|can|could|did|does|for|from|had|has|in|is|may|might|must|of|on|or|said|says|should|that|to|was"
    r"|were|when|where|which|while|will|with|would)\b)[a-z]"
)


def _are_alike(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two words with one surname differ by a short form of the first name."""
    if len(other) != 2 or key[-1] != other[-1]:
        return False
    return key[0] in short_forms(other[0]) or other[0] in short_forms(key[0])


_LONGER = re.compile(r"\s(?:for|in|of|on|to)\s(?:the\s)?[A-Z]")
"""What tells that a name goes on: "the Committee to Save Tarn"."""
_ALSO = re.compile(
    r"(?:,\s\d{1,3})?,?\s\(?(?:(?:(?:also|best|better|formerly|otherwise|popularly|widely)\s)?known(?:\s(?:by|to)\s[a-z]+(?:\s[a-z]+)?)?"
    r"(?:\s(?:as|simply\sas))|a[./]?k[./]?a\.?|alias|born|nicknamed|n[ée]e"
    r"|(?:an?|the)\s(?:[a-z-]+\s){1,3}born|(?:who(?:se|\swas)\s)?(?:birth|full|given|legal|maiden|original|real|stage)\sname(?:\s(?:is|was))?"
    r"|who\s(?:goes\sby|was\sborn)):?\s(?:the\s(?:alias|name|nickname)\s(?:of\s)?)?[\"“'‘]{0,2}",
    re.I,
)
"""What leads to another name of somebody."""

_AS_CALLED = re.compile(
    r",?\sas\s(?:(he|she)\s(?:is|was)\s(?:\w+\s){0,2}?(?:called|known)|(?:[\w-]+\s){1,4}?(?:calls?|called|knew|knows?)"
    r"\s(him|her))\b",
    re.I,
)
"""What follows a name by which somebody is called: ", as she is fondly known,"."""
_OFFICE = re.compile(r"\b([A-Z][a-z]+(?:\s(?:(?:and|for|of|the)\s){0,2}[A-Z][a-z]+){1,5})\s$")
"""An office in capitals right before a name, which may be called by its letters later."""
LONGEST_OFFICE = 60
_OF_TOWNS = words_of(
    "airport brigade council county court district hospital police port prison school university"
)
"""Nouns for bodies that have the name of a town before them."""
_FROM = re.compile(r"\b(?:from|in|near|to)\s$")
_KUNYAS = words_of("abu umm um")
"""What a name opens with that tells whose father or mother its bearer is."""

_COMMON = words_of(
    "army city congress country force forces government group house nation navy network parliament party police state"
)
"""Nouns that are of anybody, whoever is named with them."""
_MEDIA = words_of("broadcasting news radio sport sports television tv")
_SETTLED = words_of("city island town village")
_OWNS = re.compile(r"'s? ")


def _shortness(one: Name) -> tuple[bool, int]:
    return one.acronym is None, -plain(one.text).count(" ")


def _untitled(one: Name) -> bool:
    return one.role is None


_OWNER = re.compile(r"\b([A-Z][\w.-]*(?:[^\S\n][A-Z][\w.-]*){0,2})['’]s\s$")
"""Whose what follows is: "Norland's President Ana Reyes"."""
LONGEST_OWNER = 60
"""Code points before a name or a title that are looked through for whose it is."""


def _owner(text: str, start: int) -> re.Match[str] | None:
    """Whose what begins at a place is, by the name in the possessive right before it."""
    if not text.startswith(("'s", "’s"), start - 3):
        return None
    return _OWNER.search(text, max(0, start - LONGEST_OWNER), start)


_OWNED = re.compile(
    r".+?['’]s\s((?:Academy|Cent(?:er|re)|College|Department|Faculty|Institute|Laboratory|School)\s(?:for|of|on)\s.+)"
)
"""A body of another, by both their names: "the Tarn University's | Institute of Tides"."""
_WHERE = re.compile(r"\sof\s([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})")
"""Of what: "President Ana Reyes of Norland"."""
_SEAT = re.compile(r",?\s\(?(?P<party>[RDI])[-–](?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)[,)]")
"""Party and state of a member of Congress behind the name: "(D-Calif.)"."""
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


class Cast:
    """Gathers the entities of one article; names that belong together meet in one member.

    ``by_form`` and the like are the members by forms of their names, ``by_short`` by what an organisation may be
    called in short, None where two may, ``owned`` whose a body first is by its name. ``towns`` are the names of
    places, ``definite`` those that stand with an article. ``met`` tells where a surname stands in full or with a
    title, ``bare`` whose it is alone; ``related`` are the ids of those who are told of as somebody's relatives,
    ``firsts`` tells how often a word is a name alone, ``inner`` where a surname stands as the first of two, ``parts``
    whose a part of a surname with a hyphen is, ``shorts`` whose a short form of a first name.
    ``staged`` are the ids of those who go by a name of one word, ``elder`` and ``younger`` of those who are told to be
    of one generation or the other.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self.by_form: dict[str, Member] = {}
        self.by_surname: dict[str, list[Member]] = {}
        self.by_loose: dict[tuple[str, ...], Member] = {}
        self.by_first: dict[str, Member] = {}
        self.by_short: dict[str, Member | None] = {}
        self.owned: dict[str, tuple[str, str]] = {}
        self.towns: set[str] | frozenset[str] = frozenset()
        self.definite: set[str] = set()
        self.met: dict[str, list[tuple[int, Member]]] = {}
        self.bare: dict[str, Member] = {}
        self.related: set[int] = set()
        self.inner: dict[str, list[tuple[int, Member]]] = {}
        self.parts: dict[str, dict[int, Member]] = {}
        self.shorts: dict[str, dict[int, Member]] = {}
        self.staged: set[int] = set()
        self.elder: set[int] = set()
        self.younger: set[int] = set()
        self.firsts: Counter[str] = Counter()

    def make(
        self, type_: EntityType, name: str, *, plural: bool = False, sure: bool = True
    ) -> Member:
        """A new member of the cast."""
        member = Member(type_, name, sure, plural)
        self.members.append(member)
        return member

    def gather(self, names: Iterable[Name]) -> dict[Span, Member]:
        """Full names first, then surnames, acronyms, short forms. Who bears which name, by span."""
        ordered = list(names)
        self.towns = PLACES | {plain(one.text) for one in ordered if one.type == "place"}
        self.definite = {plain(one.text) for one in ordered if one.the}
        self.firsts = Counter(plain(one.text) for one in ordered if " " not in one.text)
        found: dict[Span, Member] = {}

        def bear(one: Name, member: Member) -> None:
            found[one.span] = member
            self._note(member, one)

        aliased: dict[Span, Name] = {}
        before: Name | None = None
        for one in ordered:
            full = len(surname_key(one.text)) > 1 and not _lettered(one.text)
            if one.type == "person" and before is not None and self._is_alias(before, one):
                aliased[one.span] = before
            known = self._known(aliased.get(one.span), found)
            if known is not None:
                found[one.span] = self._also_called(known, one)
            elif one.type == "person" and full:
                bear(one, self._person(one))
                if one.span in aliased and before is not None:
                    # "Melody, born Ana Lund," is Melody to everybody.
                    self.by_form.setdefault(plain(before.text), found[one.span])
                    found[one.span].name = before.text
                    self.staged.add(id(found[one.span]))
            before = one
        officers = self._officers(ordered, found)
        surnames = self.by_surname.keys() | PLACES
        for one, other in pairwise(ordered):
            whole = _sharing(self.text, one, other)
            if whole is not None and plain(one.text) not in surnames:
                bear(one, self._person(replace(one, text=whole)))
        # Names that tell their acronym first, then the longest: the short may stand before them, in
        # the headline.
        for one in sorted(ordered, key=_shortness):
            # One word that is the surname of a person named in full is that person's, as a rule.
            surname = (
                not one.the and plain(one.text) in self.by_surname and plain(one.text) not in PLACES
            )
            surname = surname or (one.type == "organization" and self._is_family(one))
            officer = officers.get(one.text) if one.the and one.span not in found else None
            if officer is not None and plain(one.text) not in self.by_form:
                found[one.span] = self._by_office(officer, one)
            if one.span not in found and one.type in ("organization", "place") and not surname:
                bear(one, self._organisation(one))
        # Titles first: "Mr. Obama" beside a Michelle Obama is another, and "Obama" alone is he.
        rest = sorted((one for one in ordered if one.span not in found), key=_untitled)
        for one in rest:
            known = self._known(aliased.get(one.span), found)
            known = known or self._as_called(one, ordered, found)
            if known is not None:
                found[one.span] = self._also_called(known, one)
            else:
                bear(one, self._short(one))
        return found

    def _officers(
        self, names: Iterable[Name], found: Mapping[Span, Member]
    ) -> dict[str, Member | None]:
        """Who holds the office that letters spell, None where several do: "Deputy Harbour Commissioner Jo Lund" is the
        DHC."""
        held: dict[str, Member | None] = {}
        for one in names:
            start = one.span.start
            office = _OFFICE.search(self.text, max(0, start - LONGEST_OFFICE), start)
            if office is None or one.span not in found or one.type != "person":
                continue
            if PERSON_HEADS.isdisjoint(office[1].lower().split()):
                continue
            for letters in initials(office[1]):
                if held.setdefault(letters, found[one.span]) is not found[one.span]:
                    held[letters] = None
        return held

    def _by_office(self, member: Member, one: Name) -> Member:
        """Somebody as called by the letters of the office."""
        member.mentions[one.span] = "nominal"
        member.forms[f"the {one.text}"] = None
        return member

    def _known(self, name: Name | None, found: Mapping[Span, Member]) -> Member | None:
        """Who bears a name, by the name itself or as the first name or the surname of one named in full before."""
        if name is None:
            return None
        borne = self.by_surname.get(surname_key(name.text)[-1], [None])
        return found.get(name.span) or self.by_first.get(plain(name.text)) or borne[-1]

    def _is_alias(self, name: Name, other: Name) -> bool:
        """Whether a name is what the bearer of the one before it is called as well: "Jo Lund, also known as | Bo"."""
        end = other.role.start if other.role is not None else other.span.start
        return _ALSO.fullmatch(self.text, name.span.end, end) is not None

    def _also_called(self, member: Member, one: Name) -> Member:
        """Somebody by another name, which is not the one that he has in the record."""
        key = surname_key(one.text)
        member.mentions[one.span] = "name"
        member.forms[one.text] = None
        member.keys.add(key)
        self.by_form.setdefault(plain(one.text), member)
        borne = self.by_surname.setdefault(key[-1], []) if key else []
        if member not in borne:
            borne.append(member)
        return member

    def _note(self, member: Member, one: Name) -> None:
        text = self.text
        member.mentions[one.span] = "name"
        member.forms[one.text] = None
        seat = _SEAT.match(text, one.span.end)
        if seat is not None:
            place = seat["place"].replace(".", "").strip().lower()
            member.heads |= {_PARTIES[seat["party"]], *SEATS.get(place, place).split()}
        if one.type == "person" and member.type == "organization" and not member.sure:
            member.type, member.sure = "person", True
        called = _crowned(text, one)
        longer = len(plain(called)) > len(plain(member.name)) and not _lettered(one.text)
        if longer and member.type != "place" and id(member) not in self.staged:
            member.name = called
        if one.acronym is not None:
            short = text[one.acronym.start : one.acronym.end]
            member.forms[short] = None
            member.mentions[one.acronym] = "name"
        if one.spelled is not None:
            member.forms[text[slice(*one.spelled)]] = None
            member.mentions.setdefault(one.spelled, "nominal")
            self.by_form.setdefault(plain(text[slice(*one.spelled)]), member)
        if one.role is not None:
            member.add_role(text, one.role)
            owner = _owner(text, one.role.start) or _WHERE.match(text, one.span.end)
            if owner is not None:
                member.heads.update(owner[1].lower().split())
            member.forms[text[one.role.start : one.span.end]] = None
        elif (
            one.the
            and "person" not in (one.type, member.type)
            and not (member.type == "place" and _narrows(text, one))
        ):
            member.forms[f"the {one.text}"] = None

    def _person(self, one: Name) -> Member:
        key = surname_key(one.text)
        surnames = key[-2:][::-1] if len(key) > 2 else key[-1:]
        for known in chain.from_iterable(
            reversed(self.by_surname.get(word, [])[-NAMESAKES:]) for word in surnames
        ):
            if any(same_person(key, other) for other in known.keys):
                member = known
                break
        else:
            named = self.by_form.get(plain(one.text)) or self._shorter(one, key)
            member = named or self.make("person", one.text)
            gender = first_names().get(key[0])
            if gender is not None:
                member.genders[gender] += FIRST_NAME
        relations, kin = _relations(self.text, one.span), _kin(self.text, one)
        for noun in relations:
            member.weigh(noun, 2)
        if relations or kin:
            self.related.add(id(member))
        told = {*relations, one.text.rsplit(" ", 1)[-1].lower().rstrip(".")}
        if not _ELDER.isdisjoint(told) or kin in _YOUNGER:
            self.elder.add(id(member))
        if not _YOUNGER.isdisjoint(told) or kin in _ELDER:
            self.younger.add(id(member))
        member.keys.add(key)
        self.by_form.setdefault(plain(one.text), member)
        if key[0] in _KUNYAS and len(key) == 2:
            return member  # "Abu Omar" is called so, and Omar is his son
        self._meet(one, member, key)
        owner = _RELATED.match(self.text, one.span.end)
        if owner is None or not plain(owner[0].lstrip(", ")).startswith(f"{key[0]}'s "):
            self.by_first.setdefault(key[0], member)  # nor is Bo "Bo Lund, Bo's father,"
            for short in short_forms(key[0]):
                self.shorts.setdefault(short, {})[id(member)] = member
        for word in surnames:
            borne = self.by_surname.setdefault(word, [])
            if member not in borne:
                borne.append(member)
        for part in key[-1].split("-") if "-" in key[-1] else ():
            self.parts.setdefault(part, {})[id(member)] = member
        for nickname in re.findall(r"[\"“'‘(]([^\"”'’()]{2,30})[\"”'’)]\s", one.text):
            self.by_form.setdefault(plain(nickname), member)
            member.forms[nickname] = None
            member.keys.add((*surname_key(nickname), key[-1]))
        return member

    def _shorter(self, one: Name, key: tuple[str, ...]) -> Member | None:
        """The one person with the surname of whose first name that of another name is a short form, or the other way:
        "Bob Lund" is Robert Lund, unless one is told of as kin."""
        if len(key) != 2 or _relations(self.text, one.span) or _kin(self.text, one):
            return None
        if SUFFIXES & {word.lower().rstrip(".") for word in one.text.split()}:
            return None
        found = [
            known
            for known in self.by_surname.get(key[-1], [])[-NAMESAKES:]
            if any(_are_alike(key, other) for other in known.keys)
        ]
        kin = self.related | self.elder | self.younger
        if len(found) != 1 or id(found[0]) in kin:
            return None
        beside = any(
            self.text[place.end : one.span.start] in (" and ", ", ") for place in found[0].mentions
        )
        return None if beside else found[0]

    def _on_first_name(self, one: Name) -> Member | None:
        """The one person whom a short form of the first name alone may mean: "Bob" beside Robert Lund."""
        short = plain(one.text)
        if " " in short or one.role is not None or one.the or one.type == "place":
            return None
        borne = self.shorts.get(unmarked(short), {})
        return next(iter(borne.values())) if len(borne) == 1 else None

    def _as_called(
        self, one: Name, ordered: Sequence[Name], found: Mapping[Span, Member]
    ) -> Member | None:
        """Whom the text calls by a name alone: "Lund took over. Bo, as he is known, ..."."""
        told = _AS_CALLED.match(self.text, one.span.end)
        if told is None or " " in one.text or one.type in ("place", "organization"):
            return None
        at = bisect_left(ordered, one.span, key=lambda name: name.span)
        for before in reversed(ordered[max(0, at - NAMESAKES) : at]):
            member = found.get(before.span)
            if member is not None and member.type == "person" and " " in member.name:
                gender = "female" if (told[1] or told[2]).lower() in FEMALE_PRONOUNS else "male"
                return member if member.gender() in (None, gender) else None
        return None

    def _organisation(self, one: Name) -> Member:
        form, loose = plain(one.text), loose_key(one.text)
        owner = _owner(self.text, one.span.start)
        if owner is not None:
            # "Norland's Supreme Court" is the Norland Supreme Court, whatever other court is called so.
            whole = self.by_form.get(plain(f"{owner[1]} {one.text}"))
            if whole is None and one.type == "organization" and plain(owner[1]) in self.towns:
                whole = self._namesake(one, form, owner)
            if whole is not None:
                return whole
        if one.type == "place":
            form = self._whole(one, form)
        member = self.by_form.get(form) or (self.by_loose.get(loose) if loose else None)
        if one.type == "place" and member is not None and len(loose) == 1:
            member = self.by_form.get(form)  # "Norland" is not "Norland Inc."
        if member is None and form.replace(".", "").isalpha() and one.text.isupper():
            member = self.by_form.get(form.replace(".", ""))
        member = member or self._shortened(one)
        if member is None and one.type == "organization":
            also = (self.by_form.get(other) for other in sorted(SAME_BODIES.get(form, ())))
            member = next((who for who in also if who and who.type == "organization"), None)
        if member is None:
            kind: EntityType = "place" if one.type == "place" else "organization"
            member = self.make(kind, one.text)
        self.by_form.setdefault(form, member)
        if one.type == "place" and plain(member.name) in SEATS and plain(one.text) not in SEATS:
            member.name = one.text
        if " " in form and member.type == "organization":
            self.by_first.setdefault(form.split()[0], member)
        if len(loose) > 1 or one.type == "organization":
            self.by_loose.setdefault(loose, member)
        if one.acronym is not None:
            short = plain(self.text[one.acronym.start : one.acronym.end])
            self.by_form.setdefault(short, member)
        for spelled in initials(one.text):
            self._may_be(spelled, member)
        part = _OWNED.fullmatch(one.text) if one.type == "organization" else None
        if part is not None:
            member.forms[part[1]] = None
            self._may_be(plain(part[1]), member)
        if member.type == "organization" and form not in ORG_NAMES:
            for short in shortenings(form):
                self._may_be(plain(short).rstrip("."), member)
        elif member.type == "place" and form.rpartition(" ")[2] in _SETTLED:
            self._may_be(form.rpartition(" ")[0], member)
        return member

    def _namesake(self, one: Name, form: str, owner: re.Match[str]) -> Member | None:
        """The body of a country that has the name of one of another: "Norland's Supreme Court" after "Westmere's
        Supreme Court". Both have the country in their names."""
        land, whole = plain(owner[1]), self.text[owner.start() : one.span.end]
        known = self.by_form.get(form)
        first, named = self.owned.setdefault(form, (land, whole))
        if known is None or first == land:
            return None
        if known.name == one.text:
            known.name = named
        member = self.make("organization", whole)
        self.by_form[plain(f"{owner[1]} {one.text}")] = member
        return member

    def _whole(self, one: Name, form: str) -> str:
        """The name of a country or a state in full: "Calif." is California."""
        dotted = one.text.endswith(".") or self.text[one.span.end : one.span.end + 1] == "."
        if dotted and not one.text.isupper():
            form = SEATS.get(form.replace(".", ""), form)
        return SAME_PLACES.get(form, form)

    def _may_be(self, short: str, member: Member) -> None:
        """Notes a shorter form that an organisation may be called by; None where two may."""
        known = self.by_short.setdefault(short, member)
        if known is not member:
            self.by_short[short] = None

    def _shortened(self, one: Name) -> Member | None:
        """The one organisation or country whose initials a name is, or that is called so in short: "HRW", "Summit
        Peak" for Summit Peak Pictures, "the Gulls" for the Tarn Gulls. "Norland" is not Norland Airways."""
        letters, form = one.text.replace(".", ""), plain(one.text)
        acronym = is_acronym(one.text)
        if acronym and (one.type != "unknown" or len(letters) > 2):
            spelled = self.by_short.get(letters.upper())
            land = form in PLACES or form in SAME_PLACES
            if spelled is not None and (spelled.type == "place" or not land):
                return spelled  # the U.S. is no Upper Street
        if form in PLACES or form in DEMONYMS:
            return None
        found = self.by_short.get(form)
        known = form in ORG_NAMES
        if (
            found is None
            or (known and without_form(found.name) == found.name)
            or one.type == "unknown"
            or found.type != one.type
        ):
            return None
        whole, short = (one.replace(". ", " ") for one in (plain(found.name), f"{form} "))
        if short not in whole:
            whole = _OWNS.sub(" ", whole)  # "King Ana's" of "King Ana's School"
        before, after, rest = whole.partition(short)
        firm = without_form(plain(found.name)) != plain(found.name)
        if acronym:
            # The UN is not the UN Council.
            return found if rest in _MEDIA or (firm and after and not before) else None
        if found.type == "place":
            return found
        if form in ORG_HEADS:
            # "The Board" is the one board that is named, the House that of Representatives.
            common = form in _COMMON and not rest.startswith("of ")
            longer = _LONGER.match(self.text, one.span.end)
            return found if form in self.definite and not common and not longer else None
        cut = without_form(plain(found.name)).removesuffix(f" {form}")
        led = cut in self.towns or cut in LED
        return found if after or firm or form in self.definite or led else None

    def _is_family(self, one: Name) -> bool:
        """Whether a name is that of a family: "the Lunds"."""
        form = plain(one.text)
        return one.the and form.endswith("s") and form[:-1] in self.by_surname

    def _short(self, one: Name) -> Member:
        """A surname, a first name alone, a short form of an organisation, or something unknown."""
        form = plain(one.text)
        known, title = self.by_form.get(form), _title_gender(self.text, one)
        if known is not None and not (title and known.gender() not in (None, title)):
            return known
        if self._is_family(one):
            family = self.make("group", f"the {one.text}", plural=True)  # "the Lunds"
            self.by_form[form] = family
            return family
        key = surname_key(one.text)
        borne = self.by_surname.get(key[-1]) if key else None
        if one.type == "unknown" and len(key) > 1 and not _lettered(one.text):
            # "Harvest Day" is not Jo Day, a film called after Jo Day not he.
            borne = [who for who in borne or () if any(set(key) <= {*known} for known in who.keys)]
        generation = _generation(self.text, one.span) if borne else None
        if generation is not None:
            return self._of_generation(borne or [], one, generation)
        bearer = self._bearer(borne, one) if borne else None
        if bearer is not None:
            if one.role is not None:
                self._meet(one, bearer, key)
            return bearer
        shortened = self._shortened(one)
        if shortened is not None:
            return shortened
        held = key and not borne and one.type in ("person", "unknown")
        part = self.parts.get(key[-1], {}) if held else {}
        if len(part) == 1 and len(key) == 1:
            return next(iter(part.values()))  # "Reyes" is Ana Reyes-Lund
        first = self.by_first.get(form)
        titled = one.type == "person" and one.role is not None
        if first is not None and self._is_town_of(first, one):
            member = self.make("place", one.text)
            self.by_form.setdefault(form, member)
            return member
        if first is not None and (first.type == "person" or not titled):
            return first  # "President Lund" is not the Lund administration
        short = self._on_first_name(one) if one.type in ("person", "unknown") else None
        if short is not None:
            return short
        kind: EntityType = "person" if one.type == "person" else "organization"
        if one.type == "unknown" and form in first_names() and not one.the:
            kind = "person"
        member = self.make(kind, one.text, sure=one.type != "unknown")
        gender = first_names().get(form) if kind == "person" else None
        if gender is not None:
            member.genders[gender] += 1
        self.by_form.setdefault(form, member)
        if kind == "person" and key:
            self.by_surname.setdefault(key[-1], []).append(member)
            if title is not None:
                member.genders[title] += 3
        return member

    def _is_town_of(self, body: Member, one: Name) -> bool:
        """Whether a word that opens the name of a body is the town it is of: "from | Tarn" beside "Tarn Police"."""
        if body.type != "organization" or body.name.rpartition(" ")[2].lower() not in _OF_TOWNS:
            return False
        return _FROM.search(self.text, max(0, one.span.start - 6), one.span.start) is not None

    def _meet(self, one: Name, member: Member, key: tuple[str, ...]) -> None:
        """Notes where a surname stands in full or with a title."""
        insort(self.met.setdefault(key[-1], []), (one.span.start, member), key=itemgetter(0))
        if len(key) > 2:
            inner = self.inner.setdefault(key[-2], [])
            insort(inner, (one.span.start, member), key=itemgetter(0))

    def _bearer(self, borne: list[Member], one: Name) -> Member | None:
        """Which of those who share a surname: whose title it is, whose gender the title has, and the last
        of them named in full before. None where the title has the other gender than each of them.

        The surname alone is always the same one's: "Lund" stays Jo Lund when his wife Ana Lund comes, and is
        he where she is told of as "his wife, Ana Lund," before that. Of those named before, whom the text calls by
        the first name is not called by it.
        """
        final = surname_key(one.text)[-1]
        met = self.met.get(final, [])
        at = bisect_left(met, one.span.start, key=itemgetter(0))
        recent = [who for _, who in reversed(met[max(0, at - NAMESAKES) : at])]
        among = [*recent, *borne[:NAMESAKES]]
        gender = _title_gender(self.text, one)
        if gender is not None:
            kept = [who for who in among if who.gender() == gender]
            among = kept or [who for who in among if who.gender() is None]
        if one.role is not None:
            nouns = nouns_of(self.text[slice(*one.role)])
            among = [who for who in among if who.nouns & nouns] or among
        named = [who for who in among if any(key[-1] == final for key in who.keys)]
        if one.role is None and not recent:
            inner = self.inner.get(final, [])
            at = bisect_left(inner, one.span.start, key=itemgetter(0))
            if at:  # "Ortega" is Jo Ortega Luna before there is an Ana Ortega
                return self.bare.setdefault(final, inner[at - 1][1])
        if one.role is None:
            last = self.firsts[final]
            others = [who for who in recent if who in named]
            named = [who for who in others if not self._is_on_first_name(who, last)] or named
        found = next(iter(named or among), None)
        if found is None or one.role is not None:
            return found
        if id(found) in self.related:
            before = [who for who in named if who in recent and id(who) not in self.related]
            found = next(iter(before), found)
        return self.bare.setdefault(final, found)

    def _of_generation(self, borne: list[Member], one: Name, generation: str) -> Member:
        """Which of those who share a surname "the elder Lund" is, or the younger: the only one who is told to be, or
        whom nothing tells to be the other. Where it may be two it is nobody who is named."""
        told, other = self.elder, self.younger
        if generation == "younger":
            told, other = other, told
        may = [who for who in borne[:NAMESAKES] if id(who) not in other]
        among = [who for who in may if id(who) in told] or may
        if len(among) == 1:
            return among[0]
        start = self.text.rindex(" ", 0, self.text.rindex(" ", 0, one.span.start)) + 1
        return self.make("person", f"the {self.text[start : one.span.end]}")

    def _is_on_first_name(self, who: Member, last: int) -> bool:
        """Whether somebody is called by the first name alone again and again, as a child is, and more often than
        anybody is by the surname: that is left to others who bear it. last: how often it stands alone."""
        often = max((self.firsts[key[0]] for key in who.keys), default=0)
        return often >= ON_FIRST_NAME and often > last

    def recognise(self, words: Sequence[Token]) -> None:
        """Notes the names already known in a line whose capitals tell none: a headline."""
        at = 0
        while at < len(words):
            for size in range(min(5, len(words) - at), 0, -1):
                span = Span(words[at].start, words[at + size - 1].end)
                form = plain(self.text[span.start : span.end])
                member = self.by_form.get(form) if len(form) > 2 else None
                if member is None and size == 1:
                    member = next(iter(self.by_surname.get(form, ())), None)
                if member is not None and member.sure and words[at].capital:
                    bare = stripped(self.text[span.start : span.end])
                    member.mentions.setdefault(Span(span.start, span.start + len(bare)), "name")
                    at += size - 1
                    break
            at += 1
