"""The cast of an article: its entities while they are being gathered, name by name."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from onrecord.reader.keys import (
    COMPANY_FORMS,
    initials,
    is_acronym,
    loose_key,
    plain,
    same_person,
    surname_key,
)
from onrecord.reader.lexicon import (
    ALSO_CALLED,
    DEMONYMS,
    FEMALE,
    FUNCTION,
    HONORIFICS,
    MALE,
    OFFICES,
    ORG_HEADS,
    ORG_NAMES,
    PERSON_HEADS,
    PLACES,
    SAME_PLACES,
    SEATS,
    STYLES,
    Gender,
    first_names,
)
from onrecord.reader.names import Name, Token, stripped
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Entity, EntityType, Mention, MentionKind, Role, Span

_NO_NOUN = frozenset(
    """a an the of at in for by with from to and or many some several most all few both any other
    others called named""".split()
)
"""Words that end no description of a person or an organisation."""

_ENDED = re.compile(r"[,;(]|\s[—–-]\s|\s(?:of|for|from|in|at|with|to|on|who|whose|which|that)\s")
_JOINED = re.compile(r"\s(?:and|&|turned)\s|/|-turned-")


def _body(phrase: str) -> str:
    """What a description says of whom it describes, before it comes to others: "of", "whose"."""
    cut = _ENDED.search(phrase, 1)
    return phrase[: cut.start()] if cut else phrase


def head_nouns(phrase: str) -> set[str]:
    """The nouns that a description is built on: of "campaign manager and spokesman for the mayor"
    "manager" and "spokesman", neither "campaign" nor "mayor"."""
    parts = [re.findall(r"[\w-]+", part.lower()) for part in _JOINED.split(_body(phrase))]
    return {part[-1] for part in parts if part}


def nouns_of(phrase: str) -> set[str]:
    """The nouns of a description, offices written in full: "Sen." is a senator."""
    return {OFFICES.get(noun, noun) for noun in head_nouns(phrase)}


@dataclass(eq=False)
class Member:
    """One entity in the making. ``heads`` are the words of what describes it, ``nouns`` those of
    them that the descriptions are built on."""

    type: EntityType
    name: str
    sure: bool = True
    plural: bool = False
    thing: bool = False
    document: bool = False
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[Span, str] = field(default_factory=dict)
    mentions: dict[Span, MentionKind] = field(default_factory=dict)
    genders: Counter[Gender] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    parts: tuple[Member, ...] = ()
    spoke: bool = False

    def gender(self) -> Gender | None:
        """The gender that most signs speak for, None where they are few or even."""
        female, male = self.genders["female"], self.genders["male"]
        return None if female == male else "female" if female > male else "male"

    def add_role(self, text: str, span: Span | None) -> None:
        """Notes a role and the gender it gives away."""
        if span is None or span in self.roles or span.end - span.start > 200:
            return
        role = text[span.start : span.end]
        self.roles[span] = role
        nouns = nouns_of(role)
        called = {noun for one in nouns & ALSO_CALLED.keys() for noun in ALSO_CALLED[one]}
        self.nouns |= nouns | called
        self.heads |= called
        self.heads |= {OFFICES.get(word, word) for word in re.findall(r"[\w-]+", role.lower())}
        for word in re.findall(r"[\w-]+", _body(role).lower()):
            self.weigh(word, 2)

    def weigh(self, word: str, weight: int) -> None:
        """Counts a word beside the name as a sign of gender."""
        gender = HONORIFICS.get(word.rstrip("."))
        if gender is None:
            gender = "female" if word in FEMALE else "male" if word in MALE else None
        if gender is not None:
            self.genders[gender] += weight

    def human(self) -> bool:
        """Whether he or she may refer to this one."""
        alone = self.type == "unnamed" and not self.plural and not self.thing
        return self.type == "person" or alone


FIRST_NAME = 3
"""What a first name counts for as a sign of gender."""

NAMESAKES = 20
"""Bearers of one surname looked at; the cap keeps hostile text linear."""


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


def shortenings(form: str) -> Iterator[str]:
    """What an organisation may be called in short: without its last word, without "of" and what follows, by the last
    words of what is left: "Summit Peak", "Bank" for "Bank of Norland", "Gulls" for "Tarn Gulls"."""
    words = form.split()
    while len(words) > 1 and words[-1].strip(",.") in COMPANY_FORMS:
        words.pop()
    bound = next((at for at, word in enumerate(words) if at and word in _BINDING), len(words))
    if len(words) > 1:
        yield " ".join(words[:-1])
    for at in range(max(bound == len(words), bound - 3), bound):
        yield " ".join(words[at:bound])
    if bound > 3 and bound < len(words):
        yield " ".join(words[:bound])


_LONGER = re.compile(r"\s(?:for|in|of|on|to)\s(?:the\s)?[A-Z]")
"""What tells that a name goes on: "the Committee to Save Tarn"."""
_BINDING = words_of("for in of on")
_COMMON = words_of(
    "army city congress country force forces government group house nation navy network parliament party police state"
)
"""Nouns that are of anybody, whoever is named with them."""
_MEDIA = words_of("news radio sport sports television tv")
_SETTLED = words_of("city island town village")


def _shortness(one: Name) -> tuple[bool, int]:
    return one.acronym is None, -plain(one.text).count(" ")


def _untitled(one: Name) -> bool:
    return one.role is None


_OWNER = re.compile(r"\b([A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})['’]s\s$")
"""Whose what follows is: "Norland's President Ana Reyes"."""
LONGEST_OWNER = 60
"""Code points before a name or a title that are looked through for whose it is."""


_NEW = re.compile(r"(?:an?|another|one|some)\s", re.IGNORECASE)
_RULERS = ("president", "premier", "chancellor", "minister", "taoiseach")
"""What the leader of a country is."""
_ALTERING = words_of(
    """acting assistant associate attorney candidate deputy elect ex former interim late lieutenant nominee
    prime retired then under vice"""
)
"""What beside an office tells another."""


def _country(word: str) -> str:
    return DEMONYMS.get(word, word)


def rules(phrase: str) -> bool:
    """Whether a description is of whoever leads a country: "the Norwegian leader"."""
    told = _told(phrase)
    return "leader" in told and not told.isdisjoint(PLACES)


def may_rule(one: Member) -> bool:
    """Whether nothing tells that somebody leads no more than a party or an opposition."""
    return not one.nouns.isdisjoint(_RULERS) or one.heads.isdisjoint(("opposition", "party"))


class Known(NamedTuple):
    """Somebody with the words of what he is told to be, and where he is first mentioned."""

    member: Member
    told: set[str]
    first: int = 0


Offices = dict[str, list[Known]]
"""Who is known by a noun."""


def _put(found: Offices, noun: str, known: Known) -> None:
    borne = found.setdefault(noun, [])
    if len(borne) < NAMESAKES:
        borne.append(known)


def _told(phrase: str) -> set[str]:
    """What a description tells: its words, offices in full, peoples as countries, articles and the like aside."""
    words = [word for word in re.findall(r"[\w-]+", phrase.lower()) if len(word) > 1]
    told = {OFFICES.get(word, word) for word in words if word not in FUNCTION or word in ORG_HEADS}
    return {_country(word) for word in told} | ({"prime"} if "pm" in words else set())


def _holds(role: str, noun: str, told: set[str], ruling: bool) -> bool:
    """Whether a role is the very office that a description tells, not one below it or one that was held."""
    words = set(re.findall(r"\w+", role.lower()))
    if ruling:
        return bool(nouns_of(role) & set(_RULERS)) and words & _ALTERING <= {"prime"}
    nouns = nouns_of(role)
    called = noun in nouns or any(noun in ALSO_CALLED.get(one, ()) for one in nouns)
    return called and words & _ALTERING <= told


_OWNED = re.compile(r"['’]s$")
_WHERE = re.compile(r"\sof\s([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})")
"""Of what: "President Ana Reyes of Norland"."""
_SEAT = re.compile(r",?\s\(?(?P<party>[RDI])[-–](?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)[,)]")
"""Party and state of a member of Congress behind the name: "(D-Calif.)"."""
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


class Cast:
    """Gathers the entities of one article; names that belong together meet in one member."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.members: list[Member] = []
        self.by_form: dict[str, Member] = {}
        self.by_surname: dict[str, list[Member]] = {}
        self.by_loose: dict[tuple[str, ...], Member] = {}
        self.by_first: dict[str, Member] = {}
        self.by_short: dict[str, Member | None] = {}
        self.towns: set[str] | frozenset[str] = frozenset()
        self.definite: set[str] = set()
        self.met: dict[str, list[tuple[int, Member]]] = {}
        self.bare: dict[str, Member] = {}
        self.related: set[int] = set()

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
        found: dict[Span, Member] = {}

        def bear(one: Name, member: Member) -> None:
            found[one.span] = member
            self._note(member, one)

        for one in ordered:
            full = len(surname_key(one.text)) > 1 and not _lettered(one.text)
            if one.type == "person" and full:
                bear(one, self._person(one))
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
            if one.span not in found and one.type in ("organization", "place") and not surname:
                bear(one, self._organisation(one))
        # Titles first: "Mr. Obama" beside a Michelle Obama is another, and "Obama" alone is he.
        rest = sorted((one for one in ordered if one.span not in found), key=_untitled)
        for one in rest:
            bear(one, self._short(one))
        return found

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
        longer = len(plain(one.text)) > len(plain(member.name)) and not _lettered(one.text)
        if longer and member.type != "place":
            member.name = one.text
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
            owner = _OWNER.search(text, max(0, one.role.start - LONGEST_OWNER), one.role.start)
            owner = owner or _WHERE.match(text, one.span.end)
            if owner is not None:
                member.heads.update(owner[1].lower().split())
            member.forms[text[one.role.start : one.span.end]] = None
        elif one.the and "person" not in (one.type, member.type):
            member.forms[f"the {one.text}"] = None

    def _person(self, one: Name) -> Member:
        key = surname_key(one.text)
        for known in reversed(self.by_surname.get(key[-1], [])[-NAMESAKES:]):
            if any(same_person(key, other) for other in known.keys):
                member = known
                break
        else:
            member = self.by_form.get(plain(one.text)) or self.make("person", one.text)
            gender = first_names().get(key[0])
            if gender is not None:
                member.genders[gender] += FIRST_NAME
        relations = _relations(self.text, one.span)
        for noun in relations:
            member.weigh(noun, 2)
        if relations:
            self.related.add(id(member))
        member.keys.add(key)
        self._meet(one, member, key)
        self.by_first.setdefault(key[0], member)
        self.by_form.setdefault(plain(one.text), member)
        for word in key[-2:] if len(key) > 2 else key[-1:]:
            borne = self.by_surname.setdefault(word, [])
            if member not in borne:
                borne.append(member)
        for nickname in re.findall(r"[\"“'‘(]([^\"”'’()]{2,30})[\"”'’)]\s", one.text):
            self.by_form.setdefault(plain(nickname), member)
            member.forms[nickname] = None
        return member

    def _organisation(self, one: Name) -> Member:
        form, loose = plain(one.text), loose_key(one.text)
        owner = _OWNER.search(self.text, max(0, one.span.start - LONGEST_OWNER), one.span.start)
        if owner is not None:
            # "Norland's Supreme Court" is the Norland Supreme Court, whatever other court is called so.
            whole = self.by_form.get(plain(f"{owner[1]} {one.text}"))
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
        if member.type == "organization" and form not in ORG_NAMES:
            for short in shortenings(form):
                self._may_be(short, member)
        elif member.type == "place" and form.rpartition(" ")[2] in _SETTLED:
            self._may_be(form.rpartition(" ")[0], member)
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
            if spelled is not None:
                return spelled
        if form in PLACES or form in DEMONYMS or form in ORG_NAMES:
            return None
        found = self.by_short.get(form)
        if found is None or one.type == "unknown" or found.type != one.type:
            return None
        _, after, rest = plain(found.name).partition(f"{form} ")
        if acronym:
            return found if rest in _MEDIA else None  # the UN is not the UN Council
        if found.type == "place":
            return found
        if form in ORG_HEADS:
            # "The Board" is the one board that is named, the House that of Representatives.
            common = form in _COMMON and not rest.startswith("of ")
            longer = _LONGER.match(self.text, one.span.end)
            return found if form in self.definite and not common and not longer else None
        cut = plain(found.name).removesuffix(f" {form}")
        return found if after or form in self.definite or cut in self.towns else None

    def _short(self, one: Name) -> Member:
        """A surname, a first name alone, a short form of an organisation, or something unknown."""
        form = plain(one.text)
        known, title = self.by_form.get(form), _title_gender(self.text, one)
        if known is not None and not (title and known.gender() not in (None, title)):
            return known
        if one.the and form.endswith("s") and form[:-1] in self.by_surname:
            family = self.make("group", f"the {one.text}", plural=True)  # "the Lunds"
            self.by_form[form] = family
            return family
        key = surname_key(one.text)
        borne = self.by_surname.get(key[-1]) if key else None
        if one.type == "unknown" and len(key) > 1 and not _lettered(one.text):
            # "Harvest Day" is not Jo Day, a film called after Jo Day not he.
            borne = [who for who in borne or () if any(set(key) <= {*known} for known in who.keys)]
        bearer = self._bearer(borne, one) if borne else None
        if bearer is not None:
            if one.role is not None:
                self._meet(one, bearer, key)
            return bearer
        shortened = self._shortened(one)
        if shortened is not None:
            return shortened
        if form in self.by_first:
            return self.by_first[form]
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

    def _meet(self, one: Name, member: Member, key: tuple[str, ...]) -> None:
        """Notes where a surname stands in full or with a title."""
        insort(self.met.setdefault(key[-1], []), (one.span.start, member), key=itemgetter(0))

    def _bearer(self, borne: list[Member], one: Name) -> Member | None:
        """Which of those who share a surname: whose title it is, whose gender the title has, and the last
        of them named in full before. None where the title has the other gender than each of them.

        The surname alone is always the same one's: "Lund" stays Jo Lund when his wife Ana Lund comes, and is
        he where she is told of as "his wife, Ana Lund," before that.
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
        found = next(iter(named or among), None)
        if found is None or one.role is not None:
            return found
        if id(found) in self.related:
            found = next((who for who in named if id(who) not in self.related), found)
        return self.bare.setdefault(final, found)

    def offices(self) -> Offices:
        """The people by the nouns of what they are called, named and told of as somebody new ("a judge")."""
        found: Offices = {}
        for one in self.members:
            if one.type == "person" or (one.type == "unnamed" and _NEW.match(one.name)):
                known = Known(one, {_country(word) for word in one.heads})
                for noun in one.nouns:
                    _put(found, noun, known)
        return found

    def bodies(self) -> Offices:
        """The organisations by the nouns that say what they are: of "Bank of Norland" "bank"."""
        found: Offices = {}
        for one in self.members:
            police = {"police"} & set(one.name.lower().split())
            named = police or "name" in one.mentions.values() or _NEW.match(one.name)
            if one.type == "organization" and named and one.mentions:
                told = {_country(word) for word in (*plain(one.name).split(), *one.heads)}
                known = Known(one, told, min(one.mentions).start)
                for noun in ((head_nouns(one.name) | one.nouns) & ORG_HEADS) | police:
                    _put(found, noun, known)
        return found

    def titled(self, phrase: str, offices: Offices) -> Member | None:
        """The one person named whose office or trade a description tells, with all that it tells: "the mayor",
        "Norland's prime minister", "opposition leader". "The president" is no vice president and no former one."""
        first = phrase.split(" ", 1)[0].lower()
        nouns = nouns_of(phrase) & PERSON_HEADS
        if len(nouns) != 1 or (first != "the" and first in FUNCTION):
            return None
        (noun,) = nouns
        told = _told(phrase)
        ruling = noun == "leader" and not told.isdisjoint(PLACES)
        wanted = told - {"leader"} if ruling else told
        among = [one for rank in (_RULERS if ruling else (noun,)) for one in offices.get(rank, ())]
        found = {
            id(one.member): one.member
            for one in among
            if wanted <= one.told
            and any(
                _holds(role, noun, told, ruling)
                for role in (*islice(one.member.roles.values(), NAMESAKES), one.member.name)
            )
        }
        only = next(iter(found.values())) if len(found) == 1 else None
        return only if only is not None and only.type == "person" else None

    def bodied(self, phrase: str, start: int, bodies: Offices) -> Member | None:
        """The one organisation named before a place that is of the kind that a description tells, with all that it
        tells: "the bank" for the Bank of Norland."""
        nouns, words = head_nouns(phrase), phrase.lower().split()
        if len(nouns) != 1 or (words[0] != "the" and words != ["police"]):
            return None
        (noun,) = nouns
        found = [one for one in bodies.get(noun, ()) if _told(phrase) - {noun} <= one.told]
        only = found[0].member if len(found) == 1 and found[0].first < start else None
        return None if only is None or not only.sure or _NEW.match(only.name) else only

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
                    whole = self.text[span.start : span.end]
                    extra = len(whole) - len(_OWNED.sub("", whole))
                    member.mentions.setdefault(Span(span.start, span.end - extra), "name")
                    at += size - 1
                    break
            at += 1

    def entities(self, keep: Iterable[Member]) -> dict[int, Entity]:
        """The finished entities by ``id`` of their member, numbered in order of first mention."""
        kept = {id(one): one for one in keep}
        ordered = sorted(kept.values(), key=lambda one: min(one.mentions, default=Span(0, 0)))
        made: dict[int, Entity] = {}
        for number, one in enumerate(ordered, 1):
            made[id(one)] = _entity(f"e{number}", one)
        return made


def _entity(name: str, one: Member) -> Entity:
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
        if form != one.name and not form.startswith(owners) and not _unbalanced(form)
    )
    return Entity(
        id=name,
        type=one.type,
        name=one.name,
        aliases=tuple(aliases),
        roles=tuple(Role(text, span) for span, text in roles.items()),
        mentions=tuple(Mention(span, kind) for span, kind in sorted(one.mentions.items())),
    )


def _unbalanced(form: str) -> bool:
    """Whether a form holds one mark of a pair."""
    return form.count('"') % 2 == 1 or form.count("“") != form.count("”")


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
