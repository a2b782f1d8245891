"""The penalty of a legal step: what is imposed, never what the law allows at most.

Imported where one is met: its patterns take a fiftieth of the time to a first record.
"""

from __future__ import annotations

import re

from onrecord.reader.events.lexicon import is_jailing
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Span

_COIN = (
    r"(?:(?:\b(?:US|C|A|NZ|HK|S))?[$£€₹¥₦]|\b(?:Rs\.?|INR|USD|EUR|GBP|ZAR|NGN|KES|KSh|USh|TSh|GH₵)"
    r"|(?-i:\b[RN](?=\d)))"
)
_SCALE = r"(?:\s?(?:million|billion|trillion|thousand|lakh|crore|bn|tn|mn)\b|[mk]\b)"
_COINS = r"(?:rupees|dollars|pounds|euros|rand|naira|shillings|cedis|kwacha)"
_SUM = r"\d(?:[\d,.]*\d)?"
_MONEY = rf"(?:{_COIN}\s?{_SUM}{_SCALE}?|\b{_SUM}{_SCALE}?\s{_COINS}\b)"
_NUMBER = (
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|\w+ty(?:-\w+)?)"
)
_UNIT = r"[\s-](?:years?|months?|days?|weeks?)"
_NUMBERS = rf"\b(?:\d+(?:,\sand\s|,\s|\sand\s))*{_NUMBER}"
_LENGTH = rf"{_NUMBERS}(?:\sand\s(?:a|one)[\s-]half)?{_UNIT}"
_LENGTHS = rf"{_LENGTH}(?:(?:\sand\s|,\s|\splus\s){_LENGTH})?"
_WHERE = (
    r"(?:prison|jail|bars|custody|imprisonment|incarceration|confinement|detention|probation|"
    r"supervised\srelease|hard\slabou?r|labou?r|community\sservice)"
)
_HELD = rf"(?:in|of|behind|at|to\slife\sin)\s(?:(?:a|the|federal|state|home|house)\s)*{_WHERE}"
_NOUN = r"(?:(?:federal|jail|prison|suspended|custodial)\s)*(?:imprisonment|sentences?|terms?|probation)"
_LIFE = r"(?:sentences?|imprisonment|in\s(?:prison|jail)|behind\sbars)"
_PAROLE = r"(?:\swithout\s(?:the\spossibility\sof\s)?parole)"
_PENALTY = re.compile(
    rf"{_LENGTHS}\s(?:{_HELD}|{_NOUN})(?:\s(?:and|followed\sby|with)\s{_LENGTH}\sof\s{_WHERE})?"
    rf"|\b(?:life|death)\s{_LIFE}{_PAROLE}?|\blife{_PAROLE}"
    rf"|{_MONEY}\s(?:(?:criminal|civil|monetary)\s)*(?:fine|penalty)"
    rf"|restitution\s(?:in\sthe\samount\s)?of\s{_MONEY}|fines?\sof\s{_MONEY}"
    rf"|{_MONEY}\sin\s(?:(?:criminal|civil)\s)?(?:restitution|fines|damages|penalties)"
    r"|\bsuspended\s(?:prison\s|jail\s)?sentence|\b(?:conditional|absolute)\sdischarge|\bcommunity\sorder"
    r"|prison\stime|time\sserved|(?<=to\s)(?:death|life)\b(?!\s\w)",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:(?:an?|the|at|least|minimum|record|total|of|nearly|almost|about|around|over|more|than|another|"
    r"just|under)\s){0,4}"
)
_WHOM = (
    r"(?:(?!(?:about|after|for|from|in|on|over|to|under|which|who|with)\b)[\w&'’.-]+\s){1,7}"
    r"|[^.;:\d$£€\n]{1,90},\s"
)
_PLAIN = re.compile(
    rf"\bsentenced\sto\s(?P<sentenced>{_LENGTHS})|\bfined\s{_ABOUT}(?P<fined>{_MONEY})"
    rf"|\bfined\s(?:{_WHOM}){_ABOUT}(?P<each>{_MONEY})"
    rf"|\b(?:g[eo]ts?|gave|given|gives?|hand(?:ed|s)|receive[ds]|dr[ae]ws?)\s{_ABOUT}(?P<given>{_LENGTHS})",
    re.IGNORECASE,
)
"""A penalty that only its verb tells; whom it is imposed on may stand between: "fined Roe, a clerk, £900"."""
_JAILED = re.compile(rf"\bfor\s{_ABOUT}(?P<jailed>{_LENGTHS}|life\b)", re.IGNORECASE)
"""How long somebody is jailed: the verb itself says that it is in prison."""
_EACH = re.compile(rf"{_NUMBER}{_UNIT}(?:\s{_HELD})?|{_MONEY}", re.IGNORECASE)
_AT_MOST = re.compile(
    r"\b(?:maximum|minimum|up\sto|faces?|facing|as\s(?:much|many)\sas|could|carr(?:y|ies)|carrying|"
    r"punishable|possible|potential|statutory)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def penalty(
    syntax: Syntax, type_: str, begin: int, end: int, order: int = 0, count: int = 1
) -> Span | None:
    """The penalty among the words [begin, end) behind a trigger.

    Of several defendants told "respectively" the n-th (``order`` of ``count``) bears the n-th.
    """
    if begin >= end:
        return None
    text = syntax.text
    start, stop = syntax.words[begin].start, syntax.words[end - 1].end
    apart = text.find("respectively", start, stop) if count > 1 else -1
    if apart >= 0:
        each = list(_EACH.finditer(text, start, apart))
        if len(each) == count:
            return Span(*each[order].span())
    for match in _PENALTY.finditer(text, start, stop):
        if type_ in ("plead_guilty", "convict") and not re.search(_MONEY, match.group()):
            continue
        if not _AT_MOST.search(text[max(start, match.start() - 80) : match.start()]):
            return Span(*match.span())
    trigger = syntax.words[max(begin - 1, 0)]
    told = _JAILED if type_ == "sentence" and is_jailing(trigger.lower) else _PLAIN
    plain = told.search(text, trigger.start, stop)
    return Span(*plain.span(plain.lastgroup or 0)) if plain else None
