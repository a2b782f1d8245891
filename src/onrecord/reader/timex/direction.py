"""Which way a weekday, a month or a day without a year looks: by the tense of the nearest verb."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["done", "past", "future"]
"""``done`` is the past of the verb right before a date, which can only be behind: "wrote on May 4"."""

REACH = 140
"""Code points looked at to either side; the verb of a clause is seldom further away."""

_OWNED = "".join(
    rf"(?<!\b{word}\s)" for word in "a the its his her their our this that new 's ’s".split()
)
"""Not behind what makes a noun of it: of "the plan" or "its plans" nothing tells when they are carried out."""
_FUTURE = (
    r"(?:will|won['’]t|shall|would|may|might|should|must|can)(?:\s(?:not|also|likely|probably|only|now))?"
    r"(?:\s(?:be|have|get))?(?:\s\w+(?:ed|ing|en))?"
    r"|['’]ll"
    r"|(?:fixed|set|listed|adjourned|postponed|deferred|rescheduled|(?:put|pushed|moved)\s(?:back|off))"
    r"\s(?:for|until|till|to)"
    r"|(?:fixed|set)\s(?:(?:an?|the|his|her|their|its|new)\s)*(?:date|election|hearing|inquest|meeting"
    r"|sentencing|trial|vote)(?:\sdate)?\s(?:for|on)"
    r"|(?:going|plan\w*|expect\w*|schedul\w*|agree\w*|promis\w*|vow\w*|hop(?:e|es|ed|ing)|want\w*"
    r"|prepar\w+|slated|inten\w+|aim\w*|ready|due|set|about|propos\w+|order\w*|urg\w+|invit\w+|likely"
    r"|need\w*|deadline|unlikely|bound|poised|pledg\w+|threaten\w*|request\w*)\s(?:\w+\s){0,2}?to"
    r"(?:\s(?:be|have))?(?:\s\w+)?"
    r"|(?:is|are|was|were|has|have|had|subpoenaed|summoned|called|asked)\sto(?:\s(?:be|have))?\s\w+"
    rf"|(?:expect|slat|anticipat)(?:ed|ing|s)?|schedul(?:ed|ing)|planned|planning|{_OWNED}plans?|forecasting|projecting|projected|due|upcoming"
    r"|(?<!to\s)(?:begins?|opens?|starts?|expires?|meets|resumes?)|takes\seffect|deadline|matur\w+|payable|effective"
)
_PAST = (
    r"had\sbeen\s(?:due|scheduled|expected|set|planned|slated)\sto\s\w+|according|was|were|wasn['’]t|weren['’]t|had|did|didn['’]t|has|have|been|said|told|says|since|made|took|came|went|gave"
    r"|got|saw|knew|found|held|left|led|met|won|lost|rose|fell|began|became|brought|bought|built|broke|caught"
    r"|chose|drew|drove|fought|flew|grew|heard|hit|kept|paid|put|ran|sold|sent|shot|showed|spoke|spent|stood"
    r"|struck|swore|taught|threw|thought|wrote|wore|sank|shut|cut|set|read|quit|ate|sat|(?!(?:[Uu]nited|hundred|indeed|speed|breed|exceed|proceed|succeed)\b)(?-i:[a-z]{2,}ed)"
)
_CUE = re.compile(rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)", re.IGNORECASE)
_END = re.compile(r"\n|[.!?;]['\"”’)]*\s")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|St|Co|Corp|Inc|Ltd))\.$")


_PARTICLE = r"(?:(?:aside|away|back|down|off|out|over|up)\s)?"
_DONE = re.compile(
    rf"(?:{_PAST})\s{_PARTICLE}(?:(?:early|late|back|only)\s)?(?:on|in)\s(?:the\s)?$", re.IGNORECASE
)
_AS = re.compile(
    rf"(?:{_PAST})\s{_PARTICLE}(?:as|by)\s"
    r"(?:(?!(?:for|before|after|until|at|in|on|with|from|to|than|over|under|against|during)\b)"
    r"[\w'’&-]+\s){1,9}(?:on|in)\s$",
    re.IGNORECASE,
)
"""The past of a verb with no more between it and a date than as what, or by whom, it was done:
"resigned as mayor in January"."""

_PASSIVE = re.compile(r"\b(?:be|being|is|are|to|it|which|that|bonds?|notes?|shares?)\s$")

BEHIND = re.compile(
    r"\s(?:[a-z]+\s)?(?:attacks?|assaults?|massacre|riots?|insurrection|shootings?|bombings?|crash|raids?|killings?"
    r"|murders?|explosions?|earthquake|uprising|coup|siege|atrocity|atrocities)\b"
)
"""What a date names that has been, whatever the tense beside it: "vowed to answer the Oct. 7 attack"."""


def direction(text: str, start: int, end: int) -> Direction | None:
    """Whether the clause around an expression tells of what was or of what is to come.

    The nearest verb before it in the sentence decides, else the nearest after it; None where
    neither is near.
    """
    if BEHIND.match(text, end):
        return "past"
    left = text[max(0, start - REACH) : start]
    cut = 0
    for match in _END.finditer(left):
        if not _ABBREVIATED.search(left, max(0, match.start() - 6), match.start() + 1):
            cut = match.end()
    found: Direction | None = None
    reached = cut
    for match in _CUE.finditer(left, cut):
        found, reached = "future" if match["future"] else "past", match.start()
    done = _DONE.match(left, reached) or (
        _AS.match(left, reached) and text[end : end + 1] not in ("'", "’")
    )
    if found == "past" and done and not _PASSIVE.search(left, 0, reached):
        return "done"
    if found is not None:
        return found
    right = text[end : end + REACH]
    stop = _END.search(right)
    after = _CUE.search(right, 0, stop.start() if stop else len(right))
    if after is None:
        return None
    return "future" if after["future"] else "past"
