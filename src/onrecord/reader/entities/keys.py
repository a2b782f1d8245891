"""Keys by which the forms of one name meet: full name and surname, long name and short."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.reader.lexicon import DEMONYMS, PARTICLES, SUFFIXES

_STROKES = str.maketrans("łŁøØđĐıß", "lLoOdDis")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_THE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BOUND = re.compile(r"[\w.&'’-]+")
KEPT = 8192
"""Names whose keys are kept: those of one story meet again and again."""

COMPANY_FORMS = frozenset(
    "ab ag asa bv co company corp corporation cos gmbh group inc incorporated limited llc llp ltd n.v oy oyj plc "
    "pty s.a s.p.a".split()
)
"""What tells that a company is one, and is often left out."""
LED = frozenset(
    "ac afc as atlético atletico cf cv deportivo fc fk inter nk oao ooo pt real sk sporting sv ud vv".split()
)
"""What stands before the name of a firm or a club and is often left out."""
_LOOSE = {"of", "the", "for", "and", "u.s", "u.k", "us", "united", "states", "in", "&", "uk"}


@lru_cache(maxsize=KEPT)
def plain(name: str) -> str:
    """A form by which equal names meet: case folded, without article and possessive."""
    folded = unmarked(_THE.sub("", " ".join(name.split()))).casefold().replace("’", "'")
    return folded.removesuffix("'s").rstrip("'").strip(' ,."“”')


@lru_cache(maxsize=KEPT)
def loose_key(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in no order, demonyms as countries."""
    found = [one.strip(".'’-") for one in _BOUND.findall(name.casefold())]
    found = [one.removesuffix("'s").removesuffix("’s") for one in found]
    kept = {DEMONYMS.get(one, one) for one in found if one and one not in _LOOSE}
    kept -= {"s"}
    return tuple(sorted(kept - COMPANY_FORMS or kept))


@lru_cache(maxsize=KEPT)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of two words or more spells, small words in or out, "U.S." in or out:
    of "U.S. Bureau of Tides" USBOT, USBT, BOT and BT. So may be what tells that a firm is one: of "Osmund Harbour
    Corp." OHC and OH."""
    found = _spelled(name) | _spelled(without_form(name))
    whole, _, tail = name.partition(" of ")
    if tail and whole.count(" ") > 1:
        found |= _spelled(whole)  # of "Harbour Pilots Union of Tarn" HPU
    return found


def _spelled(name: str) -> frozenset[str]:
    words = [word for word in re.split(r"[\s‑-]+", name) if word[:1].isalpha()]
    lead = ""
    if len(words) > 2 and words[0] in ("U.S.", "US", "U.K.", "UK"):
        lead = words.pop(0).replace(".", "")
    capital = [word for word in words if word[0].isupper()]
    if len(capital) < 2:
        return frozenset()
    spelled = {"".join(word[0] for word in kept).upper() for kept in (words, capital)}
    return frozenset(spelled | {lead + one for one in spelled})


def shortenings(form: str) -> Iterator[str]:
    """What an organisation may be called in short: without its last word, without "of" and what follows, by the last
    words of what is left: "Summit Peak", "Bank" for "Bank of Norland", "Gulls" for "Tarn Gulls". A firm is by any
    of its first words: "Osmund" for "Osmund Harbour Services Inc." and for "Osmund Bank of Tarn"."""
    words = without_form(form).split()
    bound = next((at for at, word in enumerate(words) if at and word in _BINDING), len(words))
    if len(words) > 1 and bound >= len(words) - 2:
        yield " ".join(words[:-1])
    for at in range(max(bound == len(words), bound - 3), bound):
        yield " ".join(words[at:bound])
    if bound > 3 and bound < len(words):
        yield " ".join(words[:bound])
    if len(words) < len(form.split()) or (len(words) > 2 and words[bound - 1].lower() in _FIRMS):
        # What tells its form is a firm, and a firm goes by what its name begins with.
        yield from (" ".join(words[:end]) for end in range(1, bound))
        if "-" in words[0]:
            yield words[0].partition("-")[0]


_FIRMS = frozenset(
    "airlines airways bancorp bancshares bank brothers communications energy enterprises foods holdings industries "
    "insurance laboratories lines motors partners pharmaceuticals securities stores systems technologies".split()
)
"""Nouns that tell at the end of a name that its bearer is a firm."""

_BINDING = frozenset("for in of on".split())


def without_form(name: str) -> str:
    """A firm's name without what tells that it is one: "Osmund Harbour" of "Osmund Harbour Co., Inc."."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(",.").lower() in COMPANY_FORMS:
        words.pop()
    return " ".join(words).rstrip(",") if len(words) < name.count(" ") + 1 else name


def is_acronym(name: str) -> bool:
    """Whether a name is letters: "HRW", "F.T.C.", "MoD"."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and sum(map(str.isupper, bare)) * 2 > len(bare)


def abridges(letters: str, name: str) -> bool:
    """Whether a name can be cut to these letters, of which the first opens it: "Cogta" of "Cooperative Governance
    and Traditional Affairs"."""
    rest = iter(name.casefold())
    return name[:1] == letters[:1] and all(one in rest for one in letters.casefold())


def unmarked(name: str) -> str:
    """The name without diacritics: pages write one name with them and without."""
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name)
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_STROKES)


@lru_cache(maxsize=1 << 12)
def surname_key(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell it, in lower case: no nickname, particle, suffix."""
    plain = re.sub(r"[\"“'‘(][^\"”'’()]{1,30}[\"”'’)]\s", "", unmarked(name) + " ").strip()
    found = [
        POSSESSIVE.sub("", word).lower() for word in re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", plain)
    ]
    kept = tuple(one for one in found if one not in PARTICLES and one not in SUFFIXES)
    return kept or tuple(found)


def same_person(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one full name shortens the other, as first and last name or double surnames do."""
    short, long = sorted((key, other), key=len)
    if short == long:
        return True
    rest = iter(long)
    if not all(any(_meets(word, one) for one in rest) for word in short):
        return False
    return short[-1] in long[-2:] or short[0] == long[0]


def _meets(word: str, other: str) -> bool:
    return word == other or (len(word) <= 2 and other.startswith(word.rstrip(".")))
