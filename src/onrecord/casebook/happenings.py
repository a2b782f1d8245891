"""Whether two pages tell one event: a score, and what speaks for it.

What is weighed: the kind of event and its word, who takes part, when, where, and how near the two
pages are in what they are about. On the development topics of ECB+ (Cybulska and Vossen 2014) the
word and the nearness of the pages alone give what is known there as a strong baseline (Barhom et
al. 2019); names and dates are what a casebook about one story needs besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

SAME = 0.6
"""The score from which two tellings are of one event."""

SAME_WORD, SAME_TYPE = 0.4, 0.3
WHO = (0.0, 0.3, 0.4)
"""By how many take part in both."""
OTHERS = -0.1
"""Both tell who takes part, and nobody takes part in both."""
SAME_DAY, SAME_MONTH, OTHER_DAY = 0.3, 0.15, -0.15
SAME_PLACE, OTHER_PLACE = 0.1, -0.1

NEAR, CLOSE = 0.12, 0.3
"""Cosine of two pages from which they are about one kind of story, and surely about the same.

Tuned with OTHERS on the development topics of ECB+, CoNLL F1: NEAR 0.10 73.2, 0.12 73.5, 0.14 72.9;
with kin words 74.5; with CLOSE at 0.25 75.5, 0.30 75.8, 0.40 75.1. OTHERS -0.2 costs 1.3."""
NEAR_PAGES, CLOSE_PAGES, FAR_PAGES = 0.25, 0.35, -0.1

DAYS_APART = 7
"""Days by which pages may disagree on the date of one event; further apart they are two. An
event that happens once (a death) may be dated anyhow."""

TOLD_APART = 30
"""Days after which a page that dates nothing is no longer taken to tell of the same launch, vote
or speech as one before it, unless much else speaks for it."""
TOLD_LATER = -0.5

ONCE = frozenset(("be_born", "die", "execute"))

UNTOLD = frozenset(("other",))
"""Types that say too little to make two events of them alike."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one page tells it.

    ``lemma`` is the trigger's word without its ending; ``who`` and ``place`` are identities;
    ``date`` is ISO 8601 by precision, ``told`` the day on which the page was published. ``says`` is
    the quotation that the trigger is the cue of: what is said twice in other words is two events.
    """

    type: str
    lemma: str
    who: frozenset[int] = frozenset()
    date: str | None = None
    place: int | None = None
    told: str | None = None
    says: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two tellings are of one event, 0 to 1, and what speaks for it, in
    words."""

    score: float
    because: str


def match(one: Telling, other: Telling, nearness: float) -> Match | None:
    """Compares two tellings; ``nearness`` is the cosine of their pages. ``None``: never one
    event."""
    alike_type = one.type == other.type and one.type not in UNTOLD
    alike_word = kin(one.lemma) == kin(other.lemma)
    if not alike_word and not alike_type:
        return None
    shared = len(one.who & other.who)
    if alike_type and not alike_word and not shared:
        return None
    if one.says is not None and other.says is not None and one.says != other.says:
        return None
    score = SAME_WORD if alike_word else SAME_TYPE
    because = ["same word" if alike_word else "same kind"]
    if shared:
        because.append("same participants")
    score += WHO[min(shared, 2)]
    if one.who and other.who and not shared:
        score += OTHERS
    dated = _dated(one, other)
    if dated is None:
        return None
    score += dated
    if dated > 0:
        because.append("same date")
    if one.place is not None and other.place is not None:
        score += SAME_PLACE if one.place == other.place else OTHER_PLACE
        because += ["same place"] if one.place == other.place else []
    score += CLOSE_PAGES if nearness >= CLOSE else NEAR_PAGES if nearness >= NEAR else FAR_PAGES
    because += ["same story"] if nearness >= NEAR else []
    return Match(max(0.0, min(1.0, score)), ", ".join(because))


def _dated(one: Telling, other: Telling) -> float | None:
    """What the dates of two tellings add; ``None`` where they are too far apart."""
    if one.date is None or other.date is None:
        gap = _gap(one.date or one.told, other.date or other.told)
        once = one.type in ONCE and one.type == other.type
        return 0.0 if gap <= TOLD_APART or once else TOLD_LATER
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return SAME_DAY if len(min(one.date, other.date, key=len)) >= 10 else SAME_MONTH
    days = days_apart(one.date, other.date)
    if days is not None and days <= DAYS_APART:
        return OTHER_DAY
    return OTHER_DAY if one.type in ONCE and one.type == other.type else None


def days_apart(one: str, other: str) -> int | None:
    """Days between two ISO dates by day; ``None`` where one is less precise, or no date."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None


def _gap(one: str | None, other: str | None) -> int:
    """Days between two dates of any precision that lie between them at least; 0 where one is
    unknown."""
    if one is None or other is None:
        return 0
    earlier, later = sorted((one, other))
    ends, begins = earlier + "-12-28"[len(earlier) - 4 :], later + "-01-01"[len(later) - 4 :]
    return days_apart(ends, begins) or 0 if ends < begins else 0


_IRREGULAR = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "beat": "beaten", "become": "became", "begin": "began begun",
        "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought",
        "catch": "caught", "choose": "chose chosen", "come": "came", "cut": "cutting",
        "deal": "dealt",
        "die": "died dying dies death deaths dead", "do": "did done", "draw": "drew drawn",
        "drive": "drove driven", "fall": "fell fallen", "fight": "fought", "find": "found",
        "flee": "fled", "fly": "flew flown", "get": "got gotten", "give": "gave given",
        "go": "went gone", "grow": "grew grown", "have": "had", "hide": "hid hidden",
        "hit": "hitting",
        "hold": "held", "keep": "kept", "know": "knew known", "lead": "led", "leave": "left",
        "lose": "lost loss losses", "make": "made", "marry": "marriage marriages wed wedding",
        "meet": "met", "pay": "paid payment", "put": "putting", "rise": "rose risen", "run": "ran",
        "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold sale sales",
        "send": "sent",
        "set": "setting", "shoot": "shot shootings", "show": "shown", "sit": "sat",
        "speak": "spoke spoken",
        "spend": "spent", "stand": "stood", "steal": "stole stolen", "strike": "struck stricken",
        "sue": "sued suing lawsuit suit", "take": "took taken", "teach": "taught", "tell": "told",
        "think": "thought", "throw": "threw thrown", "win": "won", "write": "wrote written",
        "acquire": "acquisition acquisitions", "announce": "announcement announcements",
        "appoint": "appointment", "choice": "choices", "explode": "explosion explosions",
        "hire": "hiring", "murder": "murders", "bomb": "bombing bombings", "arrive": "arrival",
        "attack": "attacks", "arrest": "arrests", "convict": "conviction convictions",
        "accuse": "accusation accusations", "indict": "indictment indictments",
        "extradite": "extradition", "investigate": "investigation investigations probe",
        "elect": "election elections", "nominate": "nomination nominations",
        "resign": "resignation",
        "replace": "replacement", "retire": "retirement", "collide": "collision",
        "destroy": "destruction",
        "release": "releases", "launch": "launches", "open": "opening", "charge": "charges",
        "injure": "injury injuries hurt", "sentence": "sentences", "rescue": "rescues",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ers", "er", "s", "e", "y")
_PARTICLES = frozenset(
    [
        "up",
        "out",
        "in",
        "on",
        "off",
        "down",
        "over",
        "to",
        "by",
        "into",
        "for",
        "of",
        "away",
        "back",
    ]
)


@lru_cache(maxsize=1 << 16)
def lemma(trigger: str) -> str:
    """The word of a trigger without its ending, so that forms of one word meet.

    >>> lemma("charged"), lemma("took over"), lemma("the killings")
    ('charg', 'tak', 'kill')
    """
    words = [word for word in trigger.casefold().split() if any(map(str.isalpha, word))]
    if not words:
        return trigger.casefold()
    head = words[0] if len(words) > 1 and words[1] in _PARTICLES else words[-1]
    head = _IRREGULAR.get(head, head).strip(".,'’\"")
    for ending in _ENDINGS:
        if head.endswith(ending) and len(head) - len(ending) >= 3:
            stem = head.removesuffix(ending)
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return head


_KIN = """
die kill dead slay murder slaying homicide fatality
arrest detain capture apprehend nab custody recapture
shoot gunfire gun shootout
attack assault raid strike airstrike bombard shell
bomb explode blast detonate
injure wound hurt
earthquake quake temblor tremor
crash collide derail
fire sack oust axe
hire appoint name pick select choose tap nominate
replace succeed
resign quit retire depart
buy acquire purchase takeover
merge combine
launch unveil introduce debut release
win beat defeat victory triumph
lose defeat
steal rob theft robbery heist burglary hijack loot
charge indict accuse
sentence jail imprison
convict guilty
free release
sue lawsuit
marry wed wedding
divorce split separate
announce reveal disclose
protest demonstrate rally march
meet summit talk
vote elect
fine penalise penalize
rescue save
flee escape
host emcee present
patrol guard
sink capsize
burn blaze fire
storm hurricane cyclone typhoon
flood inundate
layoff cut
probe investigate inquiry
rehab rehabilitate treatment
"""


def _kinships() -> dict[str, str]:
    """The first word of its line for each word; of a word in two lines, the first line counts."""
    found: dict[str, str] = {}
    for line in _KIN.strip().splitlines():
        first, *others = (lemma(word) for word in line.split())
        for word in (first, *others):
            found.setdefault(word, first)
    return found


_KINSHIPS = _kinships()


def kin(word: str) -> str:
    """A lemma for all that tell one kind of event: "slain" and "killed" meet.

    >>> kin(lemma("slayings")) == kin(lemma("killed"))
    True
    """
    return _KINSHIPS.get(word, word)
