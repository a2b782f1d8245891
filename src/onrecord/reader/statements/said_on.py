"""The date of an utterance: the time expression of its sentence that goes with the saying."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import Literal

from onrecord.reader.clauses import above, hanging, other_verb, stands_apart
from onrecord.reader.lexicon import HEARSAY
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.scene import BLOT, Scene
from onrecord.reader.timex.calendars import moment
from onrecord.reader.timex.direction import BEHIND
from onrecord.reader.wordlists import words
from onrecord.record import Dated, Span, Time

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NAMES_DAY = re.compile(
    r"[a-z]+day|night|morning|afternoon|evening|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|\d[/-]\d",
    re.IGNORECASE,
)
"""What a time of day holds where it says its day: "9 p.m." alone does not."""

_IN = re.compile(r"\bin\s(?:(?:an?|his|her|its|their|the)\s)?$", re.IGNORECASE)
"""What stands before a year alone that dates a saying."""

_YEAR = re.compile(r"(?:earlier|later)\s(?:this|that)\syear|last\syear", re.IGNORECASE)
"""Years that date a saying without a preposition."""

_BEFORE_OTHER = re.compile(
    r"\b(?:since|until|till|by|between|from|before|after|scheduled|for|starting|beginning|than"
    r"|(?:year|quarter|months?|half|period|week)\s(?:ended|ending)|(?<!as\s)of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|coming|tomorrow)\b", re.IGNORECASE)
_TODAY = re.compile(r"today|tonight|yesterday|this\s(?:morning|afternoon|evening)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"in\s(?:[\w'’-]+\s){1,4}(?:(?:published|released|issued|posted|made|given|filed|dated)\s(?:on\s)?"
    r"|(?<=column\s)of\s|(?<=edition\s)of\s|(?<=issue\s)of\s|(?<=letter\s)of\s|(?<=memo\s)of\s)",
    re.IGNORECASE,
)
"""A sentence that opens with where something was said: "In findings published Monday, ..."."""

_OWNED = re.compile(r"['’]s?\s")
_HOLDS = re.compile(
    r"['’]s?\s(?:[\w’'-]+\s){0,3}(?:address|announcement|appearance|article|briefing|broadcast|column|conference"
    r"|debate|edition|editorial|filing|hearing|interview|letter|meeting|memo|message|post|press|programme|program"
    r"|rally|release|remarks|report|ruling|session|show|speech|statement|testimony|tweet|update)s?\b",
    re.IGNORECASE,
)
_WORDED_IN = re.compile(r"\b(?:at|during|in)\s$", re.IGNORECASE)
"""A day before "'s" is of what it names ("Saturday's collapse"), and dates a saying only as that of what
holds it: "in Monday's statement"."""

_RELATIVE = re.compile(r",\s(?:who|whom|whose|which)\s(?P<told>[^,]*)\Z")
"""A clause about somebody, up to a date in it: "Lund, who stood down | in March, said"."""

_RESTRICTED = re.compile(r"(?<!,)\s(?:who|whom|whose)\s(?P<told>[^,]*)\Z")
"""The same of a clause that no comma sets apart: "drivers who were stopped | on Sunday said"."""

_CLAUSE = re.compile(r"[,;]\s(?:who|which|where|when|whose|after|before|while)\b|\b(?:who|which)\b")

_OPENED = re.compile(r"\s(?:after|although|because|before|once|though|unless|until|whom)\s[^,;]*\Z")
"""Opens a clause, between a date and the cue, to which the date does not belong: "left on Monday after she said"."""

_REPORTS = re.compile(
    r"\b(?:\w+ed|say|says|said|tell|told|wrote|found|spoke|gave|made|read|put|held|according\sto"
    r"|\w+(?:ims|tes|rts|res|ees|rns|sts))$",
    re.IGNORECASE,
)
"""Cues of which a date at the head of the sentence may be: verbs, not "claiming" or "demands"."""

NEAR = 90
"""Code points between cue and date at most, unless the date opens the sentence. Tuned on train."""


_SPEAKS = words(
    "asked contacted interviewed questioned quoted reached saying speaking spoke writing wrote"
)
"""Verbs that tell, in a clause about who speaks, of the speaking itself."""

_ASKS = words("asked contacted questioned reached")
"""Verbs that tell what a saying answers."""

_OPENS = words("after although because before once since though unless until")
"""Conjunctions of clauses that tell of another time than what they go with does."""

OPENING = 2
"""Words before a date at most that opens its sentence."""

STEPS = 5
"""Steps up the tree from a date to the verb that it goes with."""


def said_on(
    scene: Scene | None,
    times: Sequence[Time],
    encoded: Encoded | None = None,
    speaker: Span | None = None,
    content: Sequence[Span] = (),
    elsewhere: Callable[[Span], bool] = lambda _: False,
) -> Dated | None:
    """When it was said, None where the scene gives no date or none that is resolved.

    ``times`` are the time expressions of the article, in text order. ``speaker`` are the words for who
    speaks: what a clause about him dates is something else. ``elsewhere`` tells what another statement tells.
    """
    if scene is None or scene.words[slice(*scene.cue)].lower() in HEARSAY:
        return None  # the day is of what may have happened
    best: tuple[int, Dated] | None = None
    end = scene.start + len(scene.words)
    first = bisect_left(times, scene.start, key=lambda time: time.span.start)
    last = bisect_right(times, end, first, key=lambda time: time.span.end)
    for one in times[first:last]:
        value = _day(scene, one)
        if (
            value is None
            or elsewhere(one.span)
            or _is_owned(scene, one.span)
            or (speaker is not None and _is_about(scene, encoded, one.span, speaker))
        ):
            continue
        attached = (
            None if encoded is None else _attachment(scene, encoded, one.span, content, speaker)
        )
        if attached == "other":
            continue
        away = _away(
            scene, one.span.start - scene.start, one.span.end - scene.start, bound=attached == "own"
        )
        if away is not None and (best is None or away < best[0]):
            best = (away, Dated(value, one.span))
    return best[1] if best else None


def _attachment(
    scene: Scene,
    encoded: Encoded,
    date: Span,
    content: Sequence[Span],
    speaker: Span | None,
) -> Literal["own", "other"] | None:
    """Whether a date goes with the verb of which the cue tells what was said by it: "on Monday he resigned,
    saying", or with another that stands between the two: "it rained on Monday, she said". None where the
    tree tells neither."""
    cue = scene.span(*scene.cue)
    verb = other_verb(encoded, cue, date)
    if verb is None:
        return None
    says = scene.words[: scene.cue.end].endswith("ing")
    if _is_relative(encoded, cue, date):
        return "other"
    opens = len(scene.words[: date.start - scene.start].split()) <= OPENING
    if any(verb in above(encoded, at) for at in encoded.within(cue)):
        if not opens and date.end <= cue.start and _is_joined(encoded, cue, verb, speaker):
            return "other"
        return "own" if says else None
    place = encoded.span(verb)
    if scene.words[place.start - scene.start : place.end - scene.start].lower() in _ASKS:
        return None  # who answers does so on the day
    told = any(part.covers(place) for part in content)
    if not told and _has_own_clause(scene, encoded, verb, date):
        return "other"
    main = encoded.relations[verb] in ("root", "conj") and not says
    apart = (main or not opens) and stands_apart(encoded, cue, date, content)
    return "other" if apart else None


def _is_relative(encoded: Encoded, cue: Span, date: Span) -> bool:
    """Whether a cue is the verb of a relative clause about what stands behind a date: "fined on Monday for a | ship
    that officials say sank"."""
    relations = encoded.relations
    nouns = [encoded.heads[at] for at in encoded.within(cue) if relations[at] == "acl:relcl"]
    return any(at >= 0 and encoded.starts[at] >= date.end for at in nouns)


def _is_joined(encoded: Encoded, cue: Span, verb: int, speaker: Span | None) -> bool:
    """Whether the verb of a cue is joined to another and has a subject of its own: "it sank on May 3, and she said"."""
    if speaker is None or not encoded.starts[verb] < speaker.start < cue.start:
        return False
    relations = encoded.relations
    return any(relations[at] == "conj" and encoded.heads[at] == verb for at in encoded.within(cue))


def _has_own_clause(scene: Scene, encoded: Encoded, verb: int, date: Span) -> bool:
    """Whether a verb outside the cue that a date hangs on tells of another time: in a clause that a conjunction
    opens before the cue ("since it closed on Monday, she has said"), or in one behind it with a subject of its
    own ("were not named, and officials on Monday played down")."""
    relations, start = encoded.relations, encoded.starts[verb]
    cue = scene.span(*scene.cue)
    joined = relations[verb] == "conj"
    for at in hanging(encoded, verb):
        relation, place = relations[at].split(":")[0], encoded.span(at)
        if relation == "mark" and place.start < date.start and place.start < start < cue.start:
            word = scene.words[place.start - scene.start : place.end - scene.start]
            return word.lower() in _OPENS
        if relation == "nsubj" and joined and cue.end <= place.start < date.start:
            return True
    return False


def _is_about(scene: Scene, encoded: Encoded | None, date: Span, speaker: Span) -> bool:
    """Whether a date between a speaker and the cue goes with a clause about him: "Lund, who left on
    Monday, said", "the man arrested on Monday said"."""
    cue = scene.start + scene.cue.start
    if not speaker.start < date.start < cue:
        return False
    about = max(0, speaker.start - scene.start), date.start - scene.start
    if _BESIDE.search(scene.words, *about):
        return True
    restricted = _RESTRICTED.search(scene.words, *about)
    if restricted and _SPEAKS.isdisjoint(restricted["told"].lower().split()):
        return True
    relative = _RELATIVE.search(scene.words, *about)
    closes = "," in scene.words[date.end - scene.start : scene.cue.start]
    if relative and closes and _SPEAKS.isdisjoint(relative["told"].lower().split()):
        return True
    if encoded is None:
        return False
    at = bisect_left(encoded.starts, date.start)
    for _ in range(STEPS):
        at = encoded.heads[at] if at < len(encoded) else -1
        if at < 0 or not speaker.start < encoded.starts[at] < cue:
            return False
        relation, verb = encoded.relations[at], encoded.classes[at] == "VERB"
        if relation.startswith("acl") or (verb and relation == "appos"):
            start, end = encoded.starts[at], encoded.ends[at]
            return scene.words[start - scene.start : end - scene.start].lower() not in _SPEAKS
    return False


def _is_owned(scene: Scene, date: Span) -> bool:
    """Whether a day names another thing than what holds the saying."""
    start, end = date.start - scene.start, date.end - scene.start
    if not _OWNED.match(scene.words, end):
        return False
    held = _HOLDS.match(scene.words, end)
    return held is None or _WORDED_IN.search(scene.words, max(0, start - 12), start) is None


_BESIDE = re.compile(r",\s(?:an?|the|his|her|its|their|one)\s[^,]*\Z")
"""What stands beside a name, before a day in it: "Lund, a champion | last year, said"."""


def signed_on(text: str, source: Span | None, times: Sequence[Time]) -> Dated | None:
    """The day behind who signs a post: "Ann Marsh (@annmarsh) May 3, 2021"."""
    match = _HANDLE.match(text, source.end) if source is not None else None
    if match is None:
        return None
    at = bisect_left(times, match.end(), key=lambda time: time.span.start)
    if at == len(times) or times[at].span.start != match.end():
        return None
    value = times[at].value.split("T")[0]
    return Dated(value, times[at].span) if _DATE.fullmatch(value) else None


_HANDLE = re.compile(r"[^\w\n]{0,6}\(@\w{1,30}\)\s*|\)\s*")


def _day(scene: Scene, time: Time) -> str | None:
    """The value as a date by precision; of a week the month or year that holds it."""
    start, end = time.span.start - scene.start, time.span.end - scene.start
    if time.type == "TIME" and not _NAMES_DAY.search(scene.words, start, end):
        return None
    if time.type not in ("DATE", "TIME"):
        return None
    value = time.value.split("T")[0]
    alone = scene.words[start:end].isdigit()
    if len(value) == 4 and not (
        _IN.search(scene.words, max(0, start - 16), start)
        if alone
        else _YEAR.fullmatch(scene.words[start:end])
    ):
        return None
    if _DATE.fullmatch(value):
        return value
    week = moment(value)
    if week is None or week.grain not in ("W", "WE"):
        return None
    ends_in_month = week.day.day + 6 <= monthrange(week.day.year, week.day.month)[1]
    return week.day.isoformat()[:7] if ends_in_month else None


def _away(scene: Scene, start: int, end: int, *, bound: bool) -> int | None:
    """How far a date stands from the cue; None where it belongs to something else.

    One that is ``bound`` to the cue by the tree may stand anywhere in the sentence.
    """
    words = scene.words[start:end]
    if BLOT in words or _NEXT.search(words) or (scene.nested and _TODAY.fullmatch(words)):
        return None
    other = _BEFORE_OTHER.search(scene.words, max(0, start - 24), start)
    printed = _PUBLISHED.fullmatch(scene.words[:start].lstrip()) is not None
    if other and not printed and scene.words[: other.end()].strip().lower() != "by":
        return None
    if scene.cue.start <= start and end <= scene.cue.end:
        return 0
    if BEHIND.match(scene.words, end):
        return None
    if end <= scene.cue.start:
        between = scene.words[end : scene.cue.start]
        cue = scene.words[scene.cue.start : scene.cue.end]
        before = scene.words[:start]
        opening = len(before.split()) <= OPENING or printed
        opening = opening and _REPORTS.search(cue) is not None
        if not (opening or bound) and (len(between) > NEAR or BLOT in between):
            return None
    else:
        between = scene.words[scene.cue.end : start]
        if not bound and len(between) > NEAR and BLOT not in between:
            return None
        if not bound and BLOT in between and len(between.strip("\x00\x01 ,.")) > NEAR:
            return None
    if not bound and (
        _CLAUSE.search(between) or (end <= scene.cue.start and _OPENED.search(between))
    ):
        return None
    return len(between.replace(BLOT, "")) + (40 if BLOT in between else 0)
