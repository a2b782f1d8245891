"""Whether two pages tell one event: a score, and what speaks for it.

What is weighed: the kind of event and its word, who takes part, when, where, the words around it,
and how near the two pages are in what they are about. On the development topics of ECB+ (Cybulska
and Vossen 2014) the word and the nearness of the pages alone give what is known there as a strong
baseline (Barhom et al. 2019); but a word that many pages hold ("paid", "investigation") is no
evidence in a casebook of many stories. So the two must share something rare besides, and words that
tell no known kind of event ("delegates", "said") more of it: see ``_evidence`` and ``_is_sure``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.casebook import dates
from onrecord.casebook.blows import DAYS_MISTAKEN, STRIKING, Blow, one_blow
from onrecord.casebook.topics import Vector, closeness
from onrecord.casebook.wordforms import COMMON, kin, lemma
from onrecord.reader.lexicon import FUNCTION, ORG_HEADS, PEOPLE_NOUNS, PRONOUNS

SAME = 0.6
"""The score from which two tellings are of one event."""

SAME_WORD, SAME_TYPE = 0.4, 0.3
WHO, WHO_MOST = 0.6, 0.4
"""What those who take part in both add, by how rare they are, and the most that they add."""
OTHERS = -0.1
"""Both tell who takes part, and nobody takes part in both."""
SAME_DAY, SAME_MONTH, OTHER_DAY = 0.3, 0.15, -0.15
SAME_PLACE, OTHER_PLACE = 0.1, -0.1
SAME_THING = 0.3
"""Both tell of a blow to what bears the same name: "the Ellan Point ferry" sinks but once."""

NEAR, SURE, CLOSE = 0.12, 0.2, 0.3
"""Cosine of two pages from which they are about one kind of story, about one story, and surely so.

Tuned with OTHERS on the development topics of ECB+, CoNLL F1: NEAR 0.10 73.2, 0.12 73.5, 0.14 72.9;
with kin words 74.5; with CLOSE at 0.25 75.5, 0.30 75.8, 0.40 75.1. OTHERS -0.2 costs 1.3. Of 300
releases of one office, two taken at random are above NEAR once in fifty times, above SURE once in
a hundred."""
NEAR_PAGES, CLOSE_PAGES, FAR_PAGES = 0.25, 0.35, -0.1

RARE, RARE_WORD = 0.35, 0.25
"""The rarity of shared participants, and of the word itself, from which each is evidence."""

ALIKE, VERY_ALIKE, MOST_ALIKE, SOMEWHAT_ALIKE = 0.1, 0.17, 0.25, 0.05
"""The cosine of the words around from which they are evidence: for a rare word, for another, for
one of ``COMMON``, and beside the same day.

On ECB+, where the heap is of seven stories, asking for evidence costs 0.4 of CoNLL F1 and gains 1.3
of the precision of B³; on real pages it takes away most wrong lines (docs/decisions.md)."""

UNPROVEN = 0.5
"""The most that two tellings without evidence score: too little to tie one to the other, and yet a
third that both resemble may tie them."""

PAGES_BESIDE = 50
"""Pages that a casebook is taken to hold besides its own when it is told how rare something is: in
four pages of one story everybody is in every page, and that is nothing common."""

DAYS_APART = 7
"""Days by which pages may disagree on the date of one event; further apart they are two. An
event that happens once (a death) may be dated anyhow."""

TOLD_APART = 30
"""Days after which a page that dates nothing is no longer taken to tell of the same launch, vote
or speech as one before it, unless much else speaks for it."""
TOLD_LATER = -0.6

ONCE = frozenset(("be_born", "die", "execute"))

VERBATIM, FEW_WORDS, SAME_WORDS = 0.8, 5, 0.6
"""Two sentences repeat each other where the cosine of their words is so high, and where they share
no fewer words, and no smaller share of the longer one's."""

MUCH_ALIKE = 0.5
"""The cosine of the words around from which an untyped event of one month is one without the same
people. This and ``_is_sure`` were set on half of the Wikinews articles of ../shared/data and on a
month of election news, by reading every line that they joined (docs/decisions.md)."""

UNTOLD = frozenset(("other",))
"""Types that say too little to make two events of them alike."""

BORNE = frozenset(("defendant", "person", "entity", "victim"))
"""The roles of those whom something happens to: another sentenced, another sentence."""

BARE = "the "
"""What the head of a phrase begins with that tells nothing from others of its kind: "the case"."""

YEAR, DAY = 4, 10
"""Characters of an ISO date that tells the year, and the day."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one page tells it.

    ``lemma`` is the trigger's word without its ending, ``rarity`` how rare that word is; ``who``
    are the identities that take part with the rarity of each, ``borne_by`` those among them whom it
    happens to; ``place`` is an identity. ``date`` is ISO 8601 by precision, ``told`` the day on
    which the page was published. ``says`` is the quotation that the trigger is the cue of: what is
    said twice in other words is two events. ``around`` are the words of the sentence by rarity.
    ``doers`` are the identities that act; ``things`` what it happens to: an identity, or the
    ``head`` of a phrase. ``named`` are the names that things bear in the sentence. ``asks``: the
    sentence is a question. ``blow`` is the one that its page is about, where the event is of it.
    """

    type: str
    lemma: str
    who: Mapping[int, float] = field(default_factory=dict)
    borne_by: frozenset[int] = frozenset()
    date: str | None = None
    place: int | None = None
    told: str | None = None
    says: int | None = None
    rarity: float = 1.0
    around: Vector = field(default_factory=dict)
    things: frozenset[int | str] = frozenset()
    doers: frozenset[int] = frozenset()
    named: frozenset[str] = frozenset()
    modality: str = "asserted"
    asks: bool = False
    blow: Blow | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two tellings are of one event, 0 to 1, and what speaks for it, in
    words."""

    score: float
    because: str


def head(words: str) -> str | None:
    """The lemma of the noun that a phrase is about; ``None`` for pronouns. One that nothing beside
    it tells from others ("the case") begins with ``BARE``.

    >>> head("the Libyan ambassador"), head("the case"), head("it")
    ('ambassador', 'the cas', None)
    """
    said = [one.strip(".,;:'’\"“”()") for one in words.casefold().split()]
    said = [one for one in said if any(map(str.isalnum, one)) and one not in FUNCTION | PRONOUNS]
    if not said or not any(map(str.isalpha, said[-1])):
        return None
    return lemma(said[-1]) if len(said) > 1 else BARE + lemma(said[-1])


_NAMED = re.compile(r"\b[Tt]he\s(?P<name>(?:[A-Z][\w’'-]+\s){2,4})(?P<thing>[a-z][a-z-]{2,})\b")
_NO_THINGS = PEOPLE_NOUNS | ORG_HEADS | FUNCTION | PRONOUNS


def named_things(sentence: str) -> frozenset[str]:
    """The names of two words or more that things bear in a sentence, not people and bodies.

    >>> sorted(named_things("Six died in the Ellan Point disaster, the Vale Times reporter said."))
    ['ellan point']
    """
    return frozenset(
        match["name"].strip().casefold()
        for match in _NAMED.finditer(sentence)
        if match["thing"] not in _NO_THINGS
    )


_SPOT = re.compile(r"\b[Tt]he\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3})\b")


def spots(sentence: str) -> frozenset[str]:
    """The names of two words or more with an article, as things and built places bear them.

    >>> sorted(spots("Five died in the collapse of the Maren Bridge, the Prime Minister said."))
    ['maren bridge']
    """
    names = (match["name"].casefold() for match in _SPOT.finditer(sentence))
    return frozenset(one for one in names if one.split()[-1] not in _NO_THINGS)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question, which tells no event."""
    return sentence.rstrip("\"'”’)] ").endswith("?")


def rarity(pages_with: int, pages: int) -> float:
    """How rare in ``pages`` pages is what stands in ``pages_with``: 1 for one, 0 for all of many.

    >>> round(rarity(1, 500), 2), round(rarity(5, 500), 2), round(rarity(400, 500), 2)
    (1.0, 0.74, 0.05)
    """
    whole = pages + PAGES_BESIDE
    return math.log(whole / min(max(1, pages_with), whole)) / math.log(whole)


def match(one: Telling, other: Telling, nearness: float) -> Match | None:
    """Compares two tellings; ``nearness`` is the cosine of their pages. ``None``: never one
    event."""
    untold = one.type in UNTOLD or other.type in UNTOLD
    alike_type = one.type == other.type and not untold
    alike_word = kin(one.lemma) == kin(other.lemma)
    if not alike_word and not alike_type:
        return None
    shared = sum(min(one.who[each], other.who[each]) for each in one.who.keys() & other.who.keys())
    struck = _struck_one(one, other)
    blow = alike_type and _of_one_blow(one, other)
    if not alike_word and shared < RARE and not struck and not blow:
        return None
    if one.asks or other.asks or not any(map(str.isalpha, one.lemma)):
        return None
    if one.says is not None and other.says is not None and one.says != other.says:
        return None
    if alike_type and one.borne_by and other.borne_by and not one.borne_by & other.borne_by:
        return None
    dated = _dated(one, other, struck or blow)
    if dated is None or _otherwise(one, other, untold, dated):
        return None
    if untold and _of_others(one, other):
        return None
    evidence = _evidence(one, other, nearness, shared, dated)
    if evidence and not _is_sure(one, other, nearness, shared, dated):
        evidence = []
    evidence += ["same named thing"] if struck else ["same blow"] if blow else []
    nearness = max(nearness, NEAR) if blow else nearness
    score = SAME_WORD if alike_word else SAME_TYPE
    score += SAME_THING if struck or blow else 0.0
    score += min(WHO_MOST, WHO * shared)
    if one.who and other.who and not one.who.keys() & other.who.keys():
        score += OTHERS
    score += dated
    because = ["same word" if alike_word else "same kind", *evidence]
    if one.place is not None and other.place is not None:
        score += SAME_PLACE if one.place == other.place else OTHER_PLACE
        because += ["same place"] if one.place == other.place else []
    score += CLOSE_PAGES if nearness >= CLOSE else NEAR_PAGES if nearness >= NEAR else FAR_PAGES
    because += ["same story"] if nearness >= NEAR else []
    return Match(max(0.0, min(1.0 if evidence else UNPROVEN, score)), ", ".join(because))


def _otherwise(one: Telling, other: Telling, untold: bool, dated: float) -> bool:
    """Whether what one tells as so the other tells otherwise: what may be is not what is, and, of
    an event of no known kind, what is planned only where it is dated, what is denied never. Pages
    without a date are taken for one day's news, of which one hedges what another tells."""
    moods = {one.modality, other.modality}
    if len(moods) == 1 or one.told is None or other.told is None:
        return False
    return "possible" in moods or (untold and ("negated" in moods or dated < SAME_DAY))


def _of_others(one: Telling, other: Telling) -> bool:
    """Whether two tellings have other doers, or are of what happens to others: both name them, or
    both tell what they are, and they share none."""
    if one.doers and other.doers and not one.doers & other.doers:
        return True
    here, there = ({_noun(each) for each in told.things} for told in (one, other))
    if here & there:
        return False
    return any(
        any(isinstance(each, kind) for each in here)
        and any(isinstance(each, kind) for each in there)
        for kind in (int, str)
    )


def _noun(thing: int | str) -> int | str:
    return thing.removeprefix(BARE) if isinstance(thing, str) else thing


def _evidence(
    one: Telling, other: Telling, nearness: float, shared: float, dated: float
) -> list[str]:
    """What two tellings share besides a word and a kind of story; with nothing they are unproven.

    Rare participants, on pages of one kind of story; the words around the event, more of them where
    its word is common; the day, and some of both; or the word where it is rare, on pages of one
    story.
    """
    near = nearness >= NEAR
    common = one.lemma in COMMON or other.lemma in COMMON
    rare = not common and min(one.rarity, other.rarity) >= RARE_WORD
    alike = closeness(one.around, other.around)
    # Whoever the pages are about also "receives", "wants" and "thinks" in each of them.
    taking = near and shared >= RARE and (not common or alike >= VERY_ALIKE)
    found = ["same participants"] if taking else []
    enough = MOST_ALIKE if common else ALIKE if rare else VERY_ALIKE
    found += ["same words around"] if alike >= enough else []
    if near and dated > 0 and (rare or alike >= SOMEWHAT_ALIKE):
        found.append("same date")
    if not found and rare and nearness >= SURE:
        found.append("a rare word")
    return found


def _is_sure(one: Telling, other: Telling, nearness: float, shared: float, dated: float) -> bool:
    """Whether what two tellings share beside their word is enough, on pages of known dates.

    On pages of one day much is enough, for they tell the same news. What pages of other days tell
    anew must have its date, or its people and what it happens to; and words of no known kind of
    event must have them on pages of one day too. Figures are never others.
    """
    if one.told is None or other.told is None or _quote_one(one, other):
        return True
    alike = closeness(one.around, other.around)
    if alike >= VERBATIM and _same_words(one, other):
        return True
    one_day = dates.gap(one.told, other.told) == 0
    if one.type not in UNTOLD and other.type not in UNTOLD:
        borne = bool(one.borne_by & other.borne_by)
        if one_day or dated > 0 or (shared >= RARE and (borne or alike >= MOST_ALIKE)):
            return True
        return nearness >= SURE and alike >= ALIKE and _struck_there(one, other)
    counted_there = dated >= SAME_DAY and one.place is not None and one.place == other.place
    if nearness < NEAR or (_other_figures(one, other) and not counted_there):
        return False
    common = one.lemma in COMMON or other.lemma in COMMON
    things = alike >= MOST_ALIKE and any(map(_tells, one.things & other.things))
    if dated >= SAME_DAY:
        return things or (not common and alike >= (ALIKE if one_day else VERY_ALIKE))
    if dated > 0 and min(map(len, filter(None, (one.date, other.date)))) > YEAR:
        return things or (not common and alike >= (MOST_ALIKE if shared >= RARE else MUCH_ALIKE))
    if one_day and not common and alike >= MOST_ALIKE:
        return True
    gap = dates.gap(one.date or one.told, other.date or other.told)
    return gap <= DAYS_APART and not common and things and shared >= RARE


def _struck_there(one: Telling, other: Telling) -> bool:
    """Whether both tell of a blow of one kind at one place, and of days that two pages may take for
    one."""
    if one.type not in STRIKING or one.type != other.type:
        return False
    days = dates.days_apart(one.date or one.told or "", other.date or other.told or "")
    return one.place is not None and one.place == other.place and (days or 0) <= DAYS_MISTAKEN


def _struck_one(one: Telling, other: Telling) -> bool:
    """Whether both tell of a blow of one kind to what bears the same name."""
    return one.type in STRIKING and one.type == other.type and bool(one.named & other.named)


def _of_one_blow(one: Telling, other: Telling) -> bool:
    """Whether both tell of one kind of what came of one blow: not one of somebody's death, and the
    other of all."""
    if one.blow is None or other.blow is None or one.type != other.type:
        return False
    return bool(one.borne_by) == bool(other.borne_by) and one_blow(one.blow, other.blow)


def _quote_one(one: Telling, other: Telling) -> bool:
    """Whether both tell of the same words being said, which are said once."""
    return one.says is not None and one.says == other.says


def _tells(thing: int | str) -> bool:
    """Whether it tells one from others that two pages have the same thing."""
    return isinstance(thing, int) or not thing.startswith(BARE)


def _same_words(one: Telling, other: Telling) -> bool:
    """Whether two sentences repeat each other, figures and all."""
    most = max(len(one.around), len(other.around))
    same = len(one.around.keys() & other.around.keys())
    return same >= max(FEW_WORDS, SAME_WORDS * most) and not _other_figures(one, other)


def _other_figures(one: Telling, other: Telling) -> bool:
    """Whether each of two sentences has a figure that the other has not: "category 2" is not
    "category 4"."""
    here, there = ({word for word in each.around if word[0].isdecimal()} for each in (one, other))
    return bool(here - there) and bool(there - here)


def _dated(one: Telling, other: Telling, struck: bool) -> float | None:
    """What the dates of two tellings add; ``None`` where they are too far apart."""
    once = one.type in ONCE and one.type == other.type and bool(one.borne_by & other.borne_by)
    if one.date is None or other.date is None:
        gap = dates.gap(one.date or one.told, other.date or other.told)
        return 0.0 if gap <= TOLD_APART or once or struck else TOLD_LATER
    if dates.agree(one.date, other.date):
        shorter = min(len(one.date), len(other.date))
        if shorter <= YEAR and one.date != other.date:
            return 0.0
        return SAME_DAY if shorter >= DAY else SAME_MONTH
    days = dates.days_apart(one.date, other.date)
    untold = one.type in UNTOLD or other.type in UNTOLD
    if days is not None and days <= DAYS_APART and (not untold or _quote_one(one, other)):
        return OTHER_DAY
    return OTHER_DAY if once else None
