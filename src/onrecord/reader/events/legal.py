"""What a legal step is about: offences, penalty and court, as the sentence of its trigger names them."""

from __future__ import annotations

import re

from onrecord.reader.events.found import Trigger
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Span

STEPS = frozenset(
    "arrest_jail charge_indict plead_guilty convict acquit sentence fine extradite appeal dismiss "
    "settle release_parole escape accuse investigate sue pardon trial_hearing execute".split()
)
"""Events of the Justice kind."""

_BEFORE_OFFENCE: dict[str, str] = {
    "plead_guilty": r"to|of|for",
    "charge_indict": r"with|of|on|for|in|including",
    "convict": r"of|on|for",
    "acquit": r"of|on",
    "sentence": r"for|on|of",
    "arrest_jail": r"for|on",
    "accuse": r"of|with",
    "fine": r"for",
    "sue": r"for|over",
    "investigate": r"for",
}
_COUNTS = re.compile(
    r"(?:(?:\w+|\d+)[- ](?:felony |misdemeanou?r )?counts? (?:each )?of\s"
    r"|(?:an? |the |multiple |several |federal |state |felony |criminal )*"
    r"(?:charges?|counts?|suspicion|information|indictment) (?:of|charging (?:him|her|them|it) with)\s"
    r"|charges\s|(?:his|her|their|its) (?:roles? in|participation in|part in)\s)",
    re.IGNORECASE,
)
_MONEY = r"(?:US|C|A)?[$£€]\s?\d[\d,.]*(?:\s(?:million|billion|thousand))?"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)"
_TERM = rf"{_NUMBER}(?:\sand\sa\shalf)?[\s-](?:years?|months?|days?|weeks?)"
_PENALTY = re.compile(
    rf"{_TERM}(?:(?:\sand\s|,\s){_TERM})?(?:\s(?:in|of|behind|at|to\slife\sin)\s(?:(?:a|the|federal|state|home)\s)*"
    r"(?:prison|jail|bars|custody|imprisonment|incarceration|confinement|detention|probation|supervised\srelease|labou?r|community\sservice)"
    r"|\s(?:imprisonment|jail\ssentence|prison\ssentence|prison\sterm|suspended\ssentence))"
    rf"(?:\sand\s{_NUMBER}\s(?:years?|months?)\sof\s(?:supervised\srelease|probation))?"
    r"|(?:life|death)(?:\ssentences?|\simprisonment|\sin\sprison|\sbehind\sbars|\sin\sjail|\swithout\s(?:the\spossibility\sof\s)?parole)(?:\swithout\s(?:the\spossibility\sof\s)?parole)?"
    rf"|{_MONEY}\s(?:criminal\s|civil\s)?fine|restitution\sin\sthe\samount\sof\s{_MONEY}|fine\sof\s{_MONEY}"
    rf"|(?<=fined\s){_MONEY}|{_MONEY}\sin\s(?:restitution|fines|damages)|prison\stime|(?<=to\s)(?:death|life\b)(?!\s\w)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(rf"{_TERM}(?:\sin\s(?:prison|jail))?", re.IGNORECASE)
_MAXIMUM = re.compile(
    r"\b(?:maximum|up to|faces?|facing|as much as|could)\b[^.;]{0,60}$", re.IGNORECASE
)
_PLACE = r"[A-Z][\w.'’-]*(?:\s(?:of\s|the\s)*[A-Z][\w.'’-]*){0,4}"
_COURT = re.compile(
    r"(?:(?:U\.S\.|United\sStates|[Ff]ederal)\s)?(?:District|Superior|Supreme|High|Crown|Circuit|Magistrates['’]?|County|Appeals|Bankruptcy)\s"
    rf"Court(?:\s(?:for|of|in)\s(?:the\s)?{_PLACE})*(?!\s(?:Judge|Official))"
    rf"|(?:the\s)?(?P<d>(?:Northern|Southern|Eastern|Western|Central|Middle)\sDistrict\sof\s{_PLACE})"
    rf"|(?:[Ff]ederal|[Ss]tate|[Mm]ilitary)\s[Cc]ourt\sin\s{_PLACE}(?:,\s[A-Z][\w.]+)?"
    rf"|(?P<n>{_PLACE}\s(?:Court|Tribunal))\b"
    r"|(?:\w+\sU\.S\.\sjurisdictions|(?:a|the)\s(?:federal|military|appeals|high|district|lower)\scourt)"
)
_CLAUSE_END = re.compile(
    r";|\s(?:—|–|--)\s|\.(?=\s|$)|\s(?:after|before|following|who|which|while|when|where|according\sto|announced|said|in\sviolation\sof|in\sconnection\swith|related\sto|based\son|from\s(?:as|at\sleast|about|\d)|in\sthe\sU|in\sfederal|in\sthe\s(?:Northern|Southern|Eastern|Western|District)|today|yesterday|by\s(?:\w+\s)?\w+ing|for\sparticipating|at\s(?:a|the|public)|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|stemming\sfrom|arising|for\s(?:his|her|their|its))\b|,\s(?:announced|said|according|who|which|a|an|the)\b"
)
_APART = re.compile(r",\s(?:and\s)?|\sand\s(?:for\s|of\s|with\s)?")
_LEAD = re.compile(
    r"(?:(?:and|with|of|for|to|on|including|charges)\s|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|an?|the|additional|multiple|several)\s(?:separate\s|additional\s)?(?:felony\s|misdemeanor\s)?(?:counts?|charges?)(?:\seach)?\sof\s)+",
    re.IGNORECASE,
)


def offences(syntax: Syntax, trigger: Trigger) -> tuple[Span, ...]:
    """The offences that follow the trigger in its clause, one span each."""
    words = _BEFORE_OFFENCE.get(trigger.type)
    if words is None:
        return ()
    text = syntax.text
    last = syntax.sentences[syntax.sentence[trigger.head]][1] - 1
    begin, limit = syntax.words[trigger.last].end, syntax.words[last].end
    opening = re.compile(
        rf"\s(?:{words})\s(?!\d+\s(?:years|months|days)|{_MONTHS}|(?:the|a)\s(?:trial|federal|U\.S))"
    )
    for match in opening.finditer(text, begin, limit):
        between = text[begin : match.start()]
        if len(between) > 160 or _TERM_THEN.search(text[match.end() : match.end() + 24]):
            continue
        rest = text[match.end() : limit]
        end = _CLAUSE_END.search(rest)
        listed = rest[: end.start()] if end else rest
        found = _split(match.end(), listed)
        if found:
            return found
    return ()


_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*"
_TERM_THEN = re.compile(rf"^(?:serve\s)?(?:{_TERM}|{_MONEY}|life|death)\b", re.IGNORECASE)
_ACTING = re.compile(
    r"^\w+ing\b|^conspir|\b(?:fraud|theft|murder|laundering|possession|distribut\w+|traffick\w+|bribery|extortion|rigging|evasion|assault|robbery|homicide|manslaughter|perjury|obstruction|conspiracy|fixing|smuggling|embezzlement|kidnapping|rape|abuse|arson|burglary|terrorism|corruption|forgery|corruption|espionage|treason|counts?|charges?|fund\w*|violat\w+|failure|claims?|offen[cs]es?|scheme|force|battery|weapons?|drugs?|attack|stalking|harassment|slander|libel|racketeering|tax\w*|lying|crimes?|misconduct|negligence)\b",
    re.IGNORECASE,
)


_OPENING = re.compile(
    r".*\b(?:(?:counts?|charges?)\s(?:each\s)?of|investigations?\sinto|(?:roles?|part|participation)\sin|charging\s(?:him|her|them)\swith)\s",
    re.IGNORECASE,
)


def _split(start: int, listed: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    parts = [*_APART.finditer(listed), None]
    begin = 0
    for part in parts:
        end = part.start() if part else len(listed)
        words = listed[begin:end]
        lead = _LEAD.match(words)
        counts = _COUNTS.match(words)
        opened = _OPENING.match(words)
        skip = max(one.end() if one else 0 for one in (lead, counts, opened))
        if words[skip:].strip() and _ACTING.search(words[skip:]):
            first = start + begin + skip
            text = words[skip:].rstrip(" ,.")
            # "mail and wire fraud", "import and possess": a part that names no offence of its own
            # belongs to the one after it.
            found.append(Span(min(first, at or first), first + len(text)))
            at = 0
        elif words[skip:].strip() and part and part.group().strip() == "and" and not at:
            at = start + begin + skip
        elif not words[skip:].strip():
            pass
        elif not found and not at:
            return ()
        begin = part.end() if part else end
    return tuple(found)


def penalty(syntax: Syntax, trigger: Trigger, order: int = 0, count: int = 1) -> Span | None:
    """What is imposed, never what could be; the n-th of several where they are told respectively."""
    if trigger.type not in ("sentence", "fine", "plead_guilty", "settle", "arrest_jail"):
        return None
    first, last = syntax.sentences[syntax.sentence[trigger.head]]
    start, end = syntax.words[first].start, syntax.words[last - 1].end
    text = syntax.text
    if count > 1 and "respectively" in text[start:end]:
        terms = list(_RESPECTIVELY.finditer(text, syntax.words[trigger.last].end, end))
        if len(terms) == count:
            return Span(*terms[order].span())
    for match in _PENALTY.finditer(text, syntax.words[trigger.last].end, end):
        if trigger.type == "plead_guilty" and not re.search(r"[$£€]", match.group()):
            continue
        if not _MAXIMUM.search(text[max(start, match.start() - 80) : match.start()]):
            return Span(*match.span())
    return None


def court(syntax: Syntax, trigger: Trigger) -> Span | None:
    """The court, district or jurisdiction that the sentence of the trigger names."""
    first, last = syntax.sentences[syntax.sentence[trigger.head]]
    start, end = syntax.words[first].start, syntax.words[last - 1].end
    best: tuple[int, Span] | None = None
    for match in _COURT.finditer(syntax.text, start, end):
        group = "d" if match["d"] else "n" if match["n"] else 0
        span = Span(*match.span(group))
        before = syntax.text[max(start, span.start - 60) : span.start]
        if re.search(
            r"(?:Attorneys?|Attorney['’]s Office)\s(?:\w+\s){0,3}(?:for|of)\s(?:the\s)?$", before
        ):
            continue
        away = abs(span.start - syntax.words[trigger.last].end)
        if best is None or away < best[0]:
            best = (away, span)
    return best[1] if best else None
