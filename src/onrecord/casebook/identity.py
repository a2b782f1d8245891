"""Whether two pages speak of one person, organisation or place: a score, and what speaks for it.

Conservative: a wrong merge puts words into another's mouth, a missed one can be made by hand. A
name alone decides only where it is a full one and nothing speaks against it. What is weighed
follows work on cross-document coreference of names (Bagga and Baldwin 1998; Mann and Yarowsky
2003): the name, what the person is called, and in whose company the pages name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from onrecord.reader.entities.keys import KEPT, loose_key, plain, same_person, surname_key
from onrecord.reader.entities.short_names import same_first_name
from onrecord.reader.lexicon import (
    FUNCTION,
    HONORIFICS,
    ORG_HEADS,
    PERSON_HEADS,
    TITLES,
    first_names,
)
from onrecord.record import Entity

Kind = Literal["person", "organization", "place"]
KINDS: tuple[Kind, ...] = ("place", "organization", "person")
"""What has an identity across pages, in the order that one helps to tell the next."""

MERGE = 0.75
"""The score from which two are one. With the weights below set by hand and tried on the 30 articles
of MEANTIME: from 0.65 to 0.8 the same merges; below, companies of one first word meet."""

MARGIN = 0.05
"""By how much the best of several bearers of a name must lead, else none is taken."""

NAMED_ALIKE = {
    "full": 0.85,
    "variant": 0.8,
    "nickname": 0.7,
    "alias": 0.7,
    "generic": 0.6,
    "short": 0.4,
    "kind": 0.35,
}
"""What a likeness of names is worth by itself. A "kind" is a bare word for a body ("Court", "Police"),
which every page has another of."""

SAYS = {
    "full": "same name",
    "variant": "same name, one longer",
    "nickname": "same surname, first name in a short form",
    "alias": "same other name",
    "generic": "same name, one that many bear",
    "short": "one name is part of the other",
    "kind": "same word for a body",
}

ONLY_BEARER = 0.1
"""What it adds that nobody else in the casebook can be meant. It never carries a surname alone."""

BY_NAME_ALONE = 0.1
"""What the same name of a place, or of an organisation that has it to itself, adds."""

COMPANY = ((2.0, 0.35), (1.0, 0.25), (0.4, 0.1))
"""Shared company, by weight, and what it adds."""
STRANGERS = -0.2
"""Both are named among others, and no one of these is shared."""
TELLING_COMPANY = 2.0
"""The weight of company on each side from which its lack in common speaks against."""
SAME_ROLE, OTHER_ROLE = 0.15, -0.15
SAME_AGE = 0.15
AGE_SLACK = 1
"""Years by which the birth year told by age and date of two pages may differ."""

_SUFFIX = re.compile(r"\b(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_COMPANY_FORM = re.compile(
    r",?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|ag|gmbh|s\.?a|"
    r"n\.?v|holdings|group)\.?$",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(r"(?:his|her|its|their|our|my|a|an|this|that|one of)\b", re.IGNORECASE)
_TELLS = re.compile(r"[Tt]he\s+[a-z][a-z’'-]{2,}\s")
"""What begins a description of one's own or, where the reader erred, of another: "the first woman to
serve as Vice President", "the party with most seats in Parliament"."""

_ARTICLE = re.compile(r"^(?:the|some|neither|both|each|any|all|no)\s+", re.IGNORECASE)
_CAPITAL = re.compile(r"(?:^|[\s(\"“'‘-])(?:[^\W\d_a-z]|[a-z]{1,2}[A-Z]|\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WEAK_ROLE_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "former",
        "new",
        "old",
        "late",
        "then",
        "now",
        "said",
        "one",
        "his",
        "her",
        "their",
        "its",
        "our",
        "who",
        "was",
        "has",
        "of",
        "mr",
        "mrs",
        "ms",
    ]
)
_GENERIC_WORDS = ORG_HEADS | frozenset(
    [
        "justice",
        "health",
        "education",
        "defense",
        "defence",
        "interior",
        "treasury",
        "foreign",
        "affairs",
        "state",
        "national",
        "federal",
        "supreme",
        "high",
        "district",
        "appeal",
        "appeals",
        "public",
        "central",
        "regional",
        "local",
        "police",
        "of",
        "the",
        "and",
        "for",
        "security",
        "transport",
        "transportation",
        "energy",
        "labor",
        "labour",
        "home",
        "finance",
        "house",
        "senate",
        "general",
        "attorney",
        "office",
        "ministry",
        "minister",
        "city",
        "county",
        "department",
    ]
)


_KINDS_OF_BODY = ORG_HEADS - {"congress", "senate", "house"}
"""Words for a body that are no name: what English news calls the Senate is mostly one."""

SAME_COMPANY = "same company"

_WHOLE = frozenset(("full", "variant", "generic"))
"""Likenesses of names that a byline has in full."""


_TITLE_WORDS = PERSON_HEADS | HONORIFICS.keys() | TITLES


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one in a page, or of an identity over pages.

    ``company`` weighs the identities named in the same pages, 0 for those that every page names
    to 1 for the rarest; ``newcomers`` is how many are named there whom no page named before;
    ``born`` is the birth year by age and date of the page; ``signs`` are the outlets whose pages bear
    one of the names as their byline.
    """

    kind: Kind
    names: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    company: Mapping[int, float] = field(default_factory=dict)
    born: int | None = None
    newcomers: int = 0
    signs: frozenset[str] = frozenset()

    def company_weight(self) -> float:
        return sum(self.company.values()) + self.newcomers


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two profiles are one, 0 to 1, and what speaks for it and against, in words."""

    score: float
    because: str


def names_of(entity: Entity) -> tuple[str, ...]:
    """The names of an entity, its main one first; not those that begin with a role."""
    roles = (one.text for one in entity.roles)
    return proper_names(entity.type, entity.name, entity.aliases, roles)


def proper_names(
    kind: str, name: str, aliases: Iterable[str], roles: Iterable[str]
) -> tuple[str, ...]:
    """As ``names_of``, of the parts of an entity."""
    begun = tuple(one.casefold() for one in roles if one)
    forms = [" ".join(form.split()) for form in (name, *aliases)]
    named = [form for form in forms if _is_name(form)]
    if kind == "person":
        named = [form for form in named if not _is_title(form)]
        named = [form for form in named if not any(_introduces(form, each) for each in named)]
        named = [form for form in named if not _TELLS.match(form)]
    elif kind == "organization":
        named = [form for form in named if not _is_rank(form)]
        named = [form for form in named if not _TELLS.match(form)] or named
    bare = [form for form in named if not form.casefold().startswith(begun)]
    return tuple(dict.fromkeys(form for form in bare or named if plain(form)))


def _is_name(form: str) -> bool:
    """Whether a form is a name, whole and no description: "The group" and "Its owner, Ana Reyes" are
    none."""
    if _DESCRIBES.match(form) or not _CAPITAL.search(_ARTICLE.sub("", form)):
        return False
    if form.endswith(_CUT):
        return False
    return "," not in form or _SUFFIX.search(form) is not None or bool(_COMPANY_FORM.search(form))


_CUT = (" of", " for", " and", " in", " the", " at")
"""What a name that was cut short ends in: "the Eastern District of"."""


def _is_title(form: str) -> bool:
    """Whether a form is an office and nobody's name: "Special Agent", "the Lord Mayor
    candidate"."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", _ARTICLE.sub("", form))
    if not words or words[-1][0].islower():
        return True
    return all(word.casefold().strip(".") in _TITLE_WORDS for word in words)


def _introduces(form: str, name: str) -> bool:
    """Whether a form is a full name and what its bearer is: "Lord Mayor candidate | Wade Tern"."""
    if " " not in name or not form.endswith(f" {name}"):
        return False
    before = form[: -len(name)].split()
    if any(one in FUNCTION or (one[0].islower() and len(one) > 3) for one in before):
        return True
    return all(one.casefold().strip(".,") in _TITLE_WORDS for one in before)


def _is_rank(form: str) -> bool:
    """Whether what was read as an organisation is a rank, which many persons hold: "Special
    Agent"."""
    words = [one.casefold() for one in re.findall(r"[^\W\d_][\w’'-]*", form)]
    return len(words) > 1 and words[-1] in _RANKS and _TITLE_WORDS.issuperset(words[:-1])


_RANKS = PERSON_HEADS | frozenset(("agent", "agents"))


def rather(name: str, persons: int, bodies: int) -> Kind | None:
    """What bears a full name that so many pages read as a person's and as an organisation's; ``None``
    where that cannot be told. Companies are taken for persons more often than persons for companies.

    >>> rather("Tern Valley Council", 3, 1), rather("Ana Reyes", 4, 1), rather("Castell Reyes", 1, 4)
    ('organization', 'person', 'organization')
    """
    words = plain(name).split()
    if len(words) < 2:
        return None
    if _COMPANY_FORM.search(name) or words[-1] in ORG_HEADS:
        return "organization"
    if words[0] in first_names():
        return "person" if persons > bodies else None
    return "organization" if bodies > max(2, persons) else None


def role_words(roles: Iterable[str]) -> frozenset[str]:
    """The words of roles that tell something."""
    return (
        frozenset(word for role in roles for word in _WORD.findall(role.casefold()))
        - _WEAK_ROLE_WORDS
    )


def keys_of(kind: str, names: Iterable[str]) -> frozenset[str]:
    """Keys such that any two names that can be one's share one of them."""
    found = set()
    for name in names:
        if kind == "person":
            words = surname_key(name)
            found |= {f"p:{word}" for word in words[-2:] if len(word) > 1}
            found.add(f"p:{words[0]} {words[-1]}" if len(words) > 1 else "")
        elif kind == "organization":
            bare = _bare(name)
            found |= {f"o:{' '.join(loose_key(name))}", f"o:{bare}", f"o:{bare.split(' ')[0]}"}
        else:
            found.add(f"l:{plain(name)}")
    return frozenset(one for one in found if len(one) > 2)


def fullest(kind: str, counts: Mapping[str, int]) -> str:
    """The name to call an identity by: the commonest, of persons the commonest with a first name,
    and of these the shortest, for what makes it longer may be no name ("Podcaster Spike Tern").

    >>> fullest("person", {"Soto": 9, "the Soto": 2, "Mr. Soto": 2, "Juan Soto": 2, "Juan B. Soto": 1})
    'Juan Soto'
    """

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        first = name.split(" ")[0]
        titled = first[:1].islower() or first.casefold().rstrip(".") in _TITLE_WORDS
        if kind != "person" or first == name or titled:
            return (False, False, counts[name], len(name), name)
        initial = len(first.rstrip(".")) == 1
        return (True, not initial, counts[name], -len(name), name)

    return max(counts, key=rank)


def settled(kind: Kind, named: str) -> Likeness | None:
    """What names that are so alike decide alone: places, and organisations of one name that is not
    everybody's."""
    if kind == "place" or (kind == "organization" and named == "full"):
        return Likeness(NAMED_ALIKE[named] + BY_NAME_ALONE, SAYS[named])
    return None


def likeness(one: Profile, other: Profile) -> Likeness | None:
    """How far two profiles are one; ``None`` where their names forbid it."""
    named = named_alike(one.kind, one.names, other.names) if one.kind == other.kind else None
    return None if named is None else settled(one.kind, named) or weighed(named, one, other)


def weighed(named: str, one: Profile, other: Profile) -> Likeness:
    """How far two profiles are one whose names are so alike, by all that pages tell of them."""
    score, because = NAMED_ALIKE[named], [SAYS[named]]
    if one.born is not None and other.born is not None:
        if abs(one.born - other.born) > AGE_SLACK:
            return Likeness(0.0, f"{because[0]}, other age")
        score += SAME_AGE
        because.append("same age")
    shared = one.company.keys() & other.company.keys()
    weight = sum(min(one.company[who], other.company[who]) for who in shared)
    score += next((value for least, value in COMPANY if weight >= least), 0.0)
    if shared:
        because.append(SAME_COMPANY)
    writes = one.signs & other.signs if named in _WHOLE else frozenset()
    if writes:
        score += COMPANY[0][1]
        because.append("writes for the same outlet")
    roles = one.roles & other.roles
    if roles:
        score += SAME_ROLE
        because.append("both " + ", ".join(sorted(roles)[:3]))
    if weight < COMPANY[-1][0] and not writes:
        weights = one.company_weight(), other.company_weight()
        if not shared and min(weights) >= TELLING_COMPANY:
            score += STRANGERS
            because.append("no company in common")
        if one.roles and other.roles and not roles:
            score += OTHER_ROLE
            because.append("other roles")
    return Likeness(min(1.0, max(0.0, score)), ", ".join(because))


def named_alike(kind: Kind, names: Iterable[str], others: Iterable[str]) -> str | None:
    """The strongest way in which one's names are the other's; ``None`` where they clash."""
    alike = {"person": _persons, "organization": _organisations, "place": _places}[kind]
    return alike(tuple(names), tuple(others))


def _persons(names: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    full = [key for name in names if len(key := surname_key(name)) > 1 and not _is_epithet(name)]
    other_full = [
        key for name in others if len(key := surname_key(name)) > 1 and not _is_epithet(name)
    ]
    age, other_age = (_generations(some) & {"jr", "sr"} for some in (names, others))
    if age and other_age and not age & other_age:
        return None
    if full and other_full:
        ranks = [_same_full(key, other) for key in full for other in other_full]
        best = min((one for one in ranks if one is not None), key=_rank, default=None)
        if best is not None:
            return best
        epithets = {plain(one) for one in names if _is_epithet(one)}
        return "alias" if epithets & {plain(one) for one in others if _is_epithet(one)} else None
    plains = {plain(one) for one in names}
    other_plains = {plain(one) for one in others}
    if any(" " in one for one in plains & other_plains):
        return "alias"
    surnames = {key[-1] for name in names if (key := surname_key(name))}
    other_surnames = {key[-1] for name in others if (key := surname_key(name))}
    main, other_main = surname_key(names[0]), surname_key(others[0])
    if main and other_main and (main[-1] in other_surnames and other_main[-1] in surnames):
        return "short"
    return "short" if plains & other_plains else None


def _is_epithet(name: str) -> bool:
    """Whether a name is one like "El Chapo" or "the Jackal", which is no first and last name."""
    return name.split()[0].casefold() in ("el", "la", "the", "los") and len(name.split()) > 1


def _same_full(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if one == other:
        return "full"
    middle, other_middle = one[1:-1], other[1:-1]
    if middle and other_middle and middle[0][0] != other_middle[0][0] and len(one) == len(other):
        return None
    if one[-1] == other[-1] and one[0] != other[0] and same_first_name(one[0], other[0]):
        return "nickname"
    if same_person(one, other) and _initials_agree(middle, other_middle):
        return "variant"
    return None


def _initials_agree(middle: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "George W. Bush" is not "George H. W. Bush": middle initials, where both have any, begin
    alike."""
    initials = [one for one in (middle, other) if one and len(one[0].rstrip(".")) == 1]
    return len(initials) < 2 or middle[0][0] == other[0][0]


def _generations(names: Iterable[str]) -> set[str]:
    return {match[1].lower() for name in names if (match := _SUFFIX.search(name))}


def _rank(kind: str) -> int:
    return list(NAMED_ALIKE).index(kind)


@lru_cache(maxsize=KEPT)
def _bare(name: str) -> str:
    """A company's name without its legal form, which pages write or leave out."""
    folded = plain(name)
    shorter = _COMPANY_FORM.sub("", folded)
    return _COMPANY_FORM.sub("", shorter).strip(" ,.") or folded


def _organisations(names: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    bare, other_bare = _bare(names[0]), _bare(others[0])
    generic = set(re.findall(r"\w+", bare)) <= _GENERIC_WORDS
    loose = loose_key(names[0])
    kind = "kind" if bare in _KINDS_OF_BODY else "generic" if generic else None
    if plain(names[0]) == plain(others[0]) or (loose and loose == loose_key(others[0])):
        return kind or "full"
    if bare == other_bare:
        return kind or "variant"
    bares = {_bare(one) for one in names} - {""}
    other_bares = {_bare(one) for one in others} - {""}
    shared = {one for one in bares & other_bares if not set(one.split()) <= _GENERIC_WORDS}
    long, other_long = ({one for one in some if " " in one} for some in (bares, other_bares))
    if len(shared) > 1 or shared & long:
        return "variant"
    if shared & {bare, other_bare} and not (long and other_long):
        return "alias"
    if shared:
        return "short"
    if any(_acronym(long) == short for long, short in ((bare, other_bare), (other_bare, bare))):
        return "short"
    return None


def _acronym(name: str) -> str | None:
    words = [one for one in name.split() if one not in ("of", "the", "and", "for")]
    return "".join(word[0] for word in words) if len(words) > 2 else None


def _places(names: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    return "full" if plain(names[0]) == plain(others[0]) else None
