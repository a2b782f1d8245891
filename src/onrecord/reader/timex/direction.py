"""Which way a weekday, a month or a day without a year looks: by the tense of the nearest verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Direction = Literal["done", "past", "future", "fixed"]
"""``done`` is the past of the verb right before a date, which can only be behind: "wrote on May 4";
``fixed`` is what can only be ahead: "set a trial date of May 4"."""

REACH = 140
"""Code points looked at to either side; the verb of a clause is seldom further away."""

_OWNED = "".join(
    rf"(?<!\b{word}\s)" for word in "a the its his her their our this that new 's ’s".split()
)
"""Not behind what makes a noun of it: of "the plan" or "its plans" nothing tells when they are carried out."""
_ADVERB = r"(?:\s(?:not|also|likely|only|now|still|then|instead|soon|again|first|either|therefore|[a-z]+ly))"
_UNDONE = r"(?!(?:\s\w+)?\shave\s(?:been|gone|had|held|left|lost|made|met|paid|sold|told|won|\w+(?:ed|en))\b)"
"""Not of what may have been."""
_FUTURE = (
    rf"(?:will|won['’]t|shall|can(?:['’]t)?|\w{{1,9}}['’]ll|(?:would|may|might|should|must){_UNDONE}){_ADVERB}{{0,2}}"
    rf"(?:\s(?:be|get){_ADVERB}?(?:\s\w+)?|\shave(?:\s\w+)?|\s\w+(?:ed|ing|en)"
    r"|\s(?:cut|found|hit|put|quit|read|set|shut))?"
    r"|(?:fixed|set|listed|adjourned|postponed|deferred|rescheduled|(?:put|pushed|moved)\s(?:back|off))"
    r"\s(?:for|until|till|to)"
    r"|(?:fixed|set)\s(?:(?:an?|the|his|her|their|its|new)\s)*(?:date|election|hearing|inquest|meeting"
    r"|sentencing|trial|vote)(?:\sdate)?\s(?:for|of|on)"
    r"|(?:going|plan\w*|expect\w*|schedul\w*|agree\w*|promis\w*|vow\w*|hop(?:e|es|ed|ing)|want\w*"
    r"|prepar\w+|slated|inten\w+|aim\w*|ready|due|set|about|propos\w+|order\w*|urg\w+|invit\w+|likely"
    r"|need\w*|deadline|unlikely|bound|poised|pledg\w+|threaten\w*|request\w*)\s(?:\w+\s){0,2}?to"
    r"(?:\s(?:be|have))?(?:\s\w+)?"
    r"|(?:is|are|was|were|has|have|had|subpoenaed|summoned|called|asked|told)\sto(?:\s(?:be|have))?\s\w+"
    r"|(?:to|could)\sbe\s(?:aired|announced|broadcast|decided|held|played|published|staged|unveiled)(?:\s\w+){0,4}\s$"
    r"|could(?!\s(?:be|feel|find|hardly|have|hear|no|not|only|reach|remember|say|see|tell)\b)\s\w+"
    r"|forecast\sto\s\w+|(?:set|forecast|(?:booked|arranged|billed|listed|called)(?=\sfor\s$))\sfor"
    r"|(?:adjourned|brought\sforward|deferred|delayed|moved|postponed|pushed\sback|put\s(?:back|off)|rescheduled)"
    r"(?:\s\w+)?\s(?:for|to|until|till)(?=\s$)"
    r"|(?:banned|barred|closed|detained|extended|(?<!had\s)given|grounded|has|have|is|are|remains?|remanded|runs?|shut|suspended)"
    r"(?:\s\w+){0,4}\s(?:until|till)(?=\s(?:(?:noon|midnight|\d[\d.:]*(?:\s?[ap]\.?m\.?)?)\s(?:on\s)?)?$)"
    rf"|(?:expect|slat|anticipat)(?:ed|ing|s)?|schedul(?:ed|ing)|planned|planning|{_OWNED}plans?|forecasting|projecting|projected|due|upcoming"
    r"|(?<!to\s)(?:begins?|opens?|starts?|expires?|meets|resumes?)|takes\seffect|deadline|matur\w+|payable|effective"
)
_IS = r"(?:is|are|am|(?:i|s?he|it|that|they|we|who|you)['’](?:m|re|s))"
_COMING = (
    rf"{_OWNED}(?:concludes|convenes|departs|hosts|premieres|reopens|travels|visits)"
    rf"|{_OWNED}(?:returns(?!\s(?:an?|the|fire)\b)|(?:faces|plays)\s(?-i:[A-Z])\w+|plays\s(?:against|at|host|in))"
    r"|faces(?:\s(?!for|in|of|over)\w+){0,3}\s(?:court|deadline|election|final|hearing|judge|jury|sentencing|trial|vote)"
    r"|(?:arrives|flies|leaves)\s(?:home|in|to|(?:for|on)(?=\s$))|heads\s(?:back|for|home|into|to)"
    r"|(?:closes|ends|polls\sclose)\s(?:on\s)?$|runs\sfrom\s$"
    r"|(?<!to\s)(?:takes?\splace|kicks?\soff|gets?\sunder\s?way|go(?:es)?\s(?:ahead|before|live"
    r"|on\s(?:sale|show|trial))|(?:go|goes|heads?)\s(?:back\s)?to\s(?:court|school|trial|work|the\spolls))"
    rf"|{_IS}\s(?:(?:also|now|not)\s)?(?:arriving|attending|coming|competing|departing|flying|getting\smarried"
    r"|going|heading|holding|hosting|launching|marrying|meeting|opening|performing|playing|reopening"
    r"|returning|speaking|staging|starting|taking\spart|travell?ing|visiting|voting|back\s(?:at|in|on))"
    rf"|(?:they|we|leaders|ministers|rivals|sides|teams)\smeet|(?:falls?|{_IS})\s(?:on\s)?$"
)
"""The present of what has its day fixed: news tells so what is to come, and hardly anything else.

Other presents say nothing: "Man dies in crash on Friday", "Police are hunting a man after an attack on Friday".
"""
_PAST = (
    r"had\sbeen\s(?:due|scheduled|expected|set|planned|slated)\sto\s\w+|according|was|were|wasn['’]t|weren['’]t|had|did|didn['’]t|has|have|been|said|told|says|since|made|took|came|went|gave"
    r"|got|saw|knew|found|held|left|led|met|won|lost|rose|fell|began|became|brought|bought|built|broke|caught"
    r"|chose|drew|drove|fought|flew|grew|heard|hit|kept|paid|put|ran|sold|sent|shot|showed|spoke|spent|stood"
    r"|struck|swore|taught|threw|thought|wrote|wore|sank|shut|cut|set|read|quit|ate|sat|(?!(?:[Uu]nited|hundred|indeed|speed|breed|exceed|proceed|succeed)\b)(?-i:[a-z]{2,}ed)"
)
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<coming>{_COMING})|(?P<past>{_PAST}))(?!\w)",
    re.IGNORECASE,
)
_BEHIND_IT = re.compile(
    r"\b(?:after|amid|because|despite|during|following|over|since)\s\w+\s", re.IGNORECASE
)
"""What has been, behind a present: "faces charges over the fight on Friday"."""
_OPENING = re.compile(r"(?:(?:and|but|then)\s)?(?:(?:on|by|early|late)\s){0,2}$", re.IGNORECASE)
_STOP = re.compile(r"\n|[.!?;]['\"”’)]*\s")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|St|Co|Corp|Inc|Ltd))\.$")
_GOES_ON = re.compile(
    r"\.\s(?:[a-z]|(?<=\bNo\.\s)\d"
    r"|(?<=\b[AaPp]\.[Mm]\.\s)(?:(?:[A-Z]{1,3}T|UTC|Eastern|Central|Pacific)\b|\w{3,6}day\b))"
)
"""A full stop behind which the sentence goes on: 6 p.m. on Friday, 6 p.m. ET, No. 1."""

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

_PROCEDURE = re.compile(
    r"(?:pleaded|pled|indicted|charged|arraigned|convicted|acquitted|cleared|sentenced|jailed|fined|arrested"
    r"|detained|extradited|released|freed|died|killed|resigned|elected|appointed)\s"
    r"(?:(?!(?:after|ahead|at|before|by|during|election|event|from|hearing|pending|sentencing|to\sbe|to\shave|trial|until"
    r"|vote|while)\b)[\w'’&£$,-]+\s){1,9}(?:on|in)\s$",
    re.IGNORECASE,
)
"""What courts have done, with no more between it and a date than to whom and of what: "pleaded guilty
to theft in January"."""

_FIXED = re.compile(
    r"\b(?:trial|hearing|sentencing|court|plea|retrial)(?:\s(?:date|hearing))?\s(?:was\s|is\s|has\sbeen\s)?"
    r"(?:(?:set|fixed|listed|scheduled)\s)?(?:for|of)\s$",
    re.IGNORECASE,
)
"""The day that a court fixes: "set a trial date of May 4", "the hearing is listed for May 4"."""

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
    first = max(0, start - REACH)
    cut = max(_sentence_ends(text, first, start), default=first)
    found: Direction | None = None
    reached = cut
    for match in _CUE.finditer(text, cut, start):
        reached = match.start()
        found = "past" if match["past"] else "future"
        if match["coming"] and _BEHIND_IT.search(text, match.end(), start):
            found = "past"
    done = _DONE.match(text, reached, start) or (
        text[end : end + 1] not in ("'", "’")
        and (_AS.match(text, reached, start) or _PROCEDURE.match(text, reached, start))
    )
    if found == "past" and done and not _PASSIVE.search(text, cut, reached):
        return "done"
    if found == "future" and _FIXED.search(text, cut, start):
        return "fixed"
    if found is not None:
        return found
    stop = next(_sentence_ends(text, end, end + REACH), end + REACH)
    after = _CUE.search(text, end, stop)
    if after is None or (after["coming"] and not _OPENING.fullmatch(text, cut, start)):
        return None
    return "past" if after["past"] else "future"


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end between two places."""
    for match in _STOP.finditer(text, start, end):
        stop = match.start()
        shortened = _ABBREVIATED.search(text, max(0, stop - 6), stop + 1)
        if not shortened and not _GOES_ON.match(text, stop):
            yield match.end()
