"""The date of an utterance, where its sentence gives one in a simple way.

A weekday means the last such day up to and including the day of publication; a month or a day
without a year the last such one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reader.scene import Scene
from onrecord.record import Dated

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_EXPRESSION = re.compile(
    rf"\b(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<y1>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH})\b(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<m3>{_MONTH}),?\s(?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?:in|last|late|early|since)\s(?P<m4>{_MONTH})\b(?:,?\s(?P<y4>(?:19|20)\d\d)\b|(?!\s\d))"
    r"|\b(?P<last>last\s)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!s|['’]s)\b"
    r"|\b(?P<near>yesterday|today|tonight|this\s(?:morning|afternoon|evening))\b"
    r"|\bin\s(?:an?|his|her|its|their|the)\s(?P<y6>(?:19|20)\d\d)\s(?=\w)"
    r"|\bin\s(?P<y5>(?:19|20)\d\d)\b|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_BEFORE_OTHER = re.compile(
    r"\b(?:since|until|till|by|between|from|before|after|scheduled|for|starting|beginning|next"
    r"|(?<!as\s)of)\s(?:late\s|early\s|last\s|the\s)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;]\s(?:who|which|where|when|whose|after|before|while)\b|\b(?:who|which)\b")

_REPORTS = re.compile(
    r"\b(?:\w+ed|say|says|said|tell|told|wrote|found|spoke|gave|made|read|put|held|according\sto"
    r"|\w+(?:ims|tes|rts|res|ees|rns|sts))$",
    re.IGNORECASE,
)
"""Cues of which a date at the head of the sentence may be: verbs, not "claiming" or "demands"."""

NEAR = 90
"""Code points between cue and date at most, unless the date opens the sentence. Tuned on train."""


def said_on(scene: Scene | None, published: str | None) -> Dated | None:
    """When it was said, None where the scene gives no date or none that can be resolved.

    ``published`` is an ISO date, a longer one is cut; without it only full dates are resolved.
    """
    if scene is None:
        return None
    day = _day(published)
    best: tuple[int, Dated] | None = None
    for match in _EXPRESSION.finditer(scene.words):
        start, end = match.span()
        value = _value(match, day)
        if match["near"] and scene.nested:
            continue
        if value is None or _BEFORE_OTHER.search(scene.words, max(0, start - 24), start):
            continue
        away = _away(scene, start, end)
        if away is None:
            continue
        if best is None or away < best[0]:
            best = (away, Dated(value, scene.span(start, end)))
    return best[1] if best else None


def _away(scene: Scene, start: int, end: int) -> int | None:
    """How far a date stands from the cue; None where it belongs to something else."""
    if scene.cue.start <= start and end <= scene.cue.end:
        return 0
    if end <= scene.cue.start:
        between = scene.words[end : scene.cue.start]
        cue = scene.words[scene.cue.start : scene.cue.end]
        opening = len(scene.words[:start].split()) <= 2 and _REPORTS.search(cue) is not None
        if not opening and (len(between) > NEAR or "\x00" in between):
            return None
    else:
        between = scene.words[scene.cue.end : start]
        if len(between) > NEAR and "\x00" not in between:
            return None
        if "\x00" in between and len(between.strip("\x00\x01 ,.")) > NEAR:
            return None
    if _CLAUSE.search(between):
        return None
    return len(between.replace("\x00", "")) + (40 if "\x00" in between else 0)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _value(match: re.Match[str], day: date | None) -> str | None:
    part = match.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"]).isoformat()
        month = part["m1"] or part["m2"] or part["m3"] or part["m4"]
        year = part["y1"] or part["y2"] or part["y3"] or part["y4"]
        number = part["d1"] or part["d2"]
        if month:
            return _month(month, number, year, day)
        alone = part["y5"] or part["y6"]
        if alone:
            return alone if day is None or int(alone) <= day.year else None
        if day is None:
            return None
        if part["day"]:
            back = (day.weekday() - _DAYS.index(part["day"].lower()[:3])) % 7
            if part["last"] and back <= day.weekday():
                back += 7
            return (day - timedelta(back)).isoformat()
        return (day - timedelta(part["near"].lower() == "yesterday")).isoformat()
    except (ValueError, OverflowError):
        return None


def _month(month: str, number: str | None, year: str | None, day: date | None) -> str | None:
    at = _MONTHS.index(month.lower()[:3]) + 1
    if year is None:
        if day is None:
            return None
        later = (at, int(number or 1)) > (day.month, day.day)
        year = str(day.year - later)
    if number is None:
        return f"{year}-{at:02}"
    return date(int(year), at, int(number)).isoformat()
