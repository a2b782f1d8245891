"""The word that tells an event: without its ending, with its kin, and whether it tells which event."""

from __future__ import annotations

from functools import lru_cache

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
_ENDINGS = (
    ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""),
    ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""What a word ends in and what its lemma ends in instead. Not "er", which makes whoever acts ("a
leader") and what acts ("led") one and parts "order" from "ordered"; nor "y": "party" is no "part"."""

_WHOLE = frozenset(
    "hearing hearings building buildings proceeding proceedings earnings savings meaning feeling "
    "being beings evening morning ceiling string spring sibling wing holdings housing clothing "
    "setting settings understanding".split()
)
"""Nouns in -ing that tell something else than their verbs: in a hearing more is done than hear."""

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
    head = head.strip(".,'’\"“”")
    head = _IRREGULAR.get(head, head)
    if head in _WHOLE:
        return head.removesuffix("s")
    for ending, instead in _ENDINGS:
        if head.endswith(ending) and len(head) - len(ending) >= 3:
            stem = head.removesuffix(ending)
            twice = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if twice and not instead else stem + instead
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


COMMON = frozenset(
    lemma(word)
    for word in """
    accept accord account achieve act action add address affair agree aim allow amount apply
    area ask attempt avoid base be become begin believe bring business call carry case cause
    change claim close come commit concern conduct consider continue control cost course create
    day decide describe design determine do effort end enforce ensure establish evidence expect
    fact fail failure fall feel figure file find follow force fund get give go group grow happen
    have hear help hold hope identify include increase information intend intent interest
    involve issue keep know law lead leave let level like list live look make mean measure money
    monitor month need note number obtain occur operate operation part pass pay payment perform
    perpetrate place plan point position power prepare present prevent problem process program
    prohibit promote promotion propose protect provide purport purpose put raise rate reach read
    receive recover reduce refuse relate remain remember require resolve result return right
    role run say schedule see seek seem send serve service set show speak spend stand start
    state stay step stop submit support system take talk tax tell thing think time total try
    turn use value visit wait want watch way week work year
    """.split()
)
"""Lemmas of words that stand in stories of every kind, whatever a casebook holds: two pages that
share one tell nothing of one event by it."""
