"""Author names out of bylines: without "By", jobs, outlets, addresses and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.page.dates import is_date_line, is_only_date

_BY = re.compile(
    r"^\s*(?:(?:written|reported|(?:photo(?:graph)?s?|pictures|words|text|story) and (?:photo(?:graph)?s?|pictures|words|text|story)|story|words|text|analysis|opinion|review|posted|submitted|published|updated|article|"
    r"reporting|photos?|interview)\s+)?(?:by|von|par|por|di|da|av|af|door|oleh|przez|autor(?:en|in)?|author|(?:text|texte|"
    r"texto|testo|reporter|journalist|writer|words)(?=\s*:))\b[:\s]+",
    re.I,
)
_REPORTED = re.compile(
    r"^(?P<names>[^.!?]{3,120}?)\s+(?:reported|contributed|reports|is reporting|contributed reporting)\b",
)
_REPORTING = re.compile(r"^\W*reporting by (?P<names>[^;.()]{3,160})", re.I)
"""The foot of an agency's story: "(Reporting by Ann Reed in Lima; editing by Bo Lund)"."""
_PLACES = re.compile(r"\s+in\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:of|de|do|da|del|[A-Z][\w'’-]*))*")
_AT_PLACE = re.compile(r"(?<=\w)\s+in\s+(?:the\s+)?[A-Z][\w .'’-]*$")
"""Where the author wrote: "Ann Reed in Lima"."""
_WROTE_IN = re.compile(r"^in [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)??,? (?=\d|[A-Z][a-z]{2,8}\.? \d)")
_LABEL = re.compile(r"\W*author\s+", re.I)
_SPLIT = re.compile(
    r"\s*(?:,(?:\s*(?:and|&)(?=\s))?|;|\||/|·|•|\n|\s&\s|\s(?:and|AND|und|et|y|e|og|och|en|i|with|mit)\s)\s*"
)
_DATE = re.compile(
    r"[\s,|–—-]*(?<![.\w])(?:(?:updated|published|posted|on|at)\b.*|\d{1,2}(?:st|nd|rd|th|\.)?\s+[A-Za-zäéû]{3,9}\.?,?\s+\d{4}.*|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}.*)$",
    re.I,
)
_PICTURES = re.compile(
    r"(?<=\w)[\s,;|]+(?:and\s+)?(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?)\s+by\b.*$",
    re.I,
)
"""Who took the pictures, behind who wrote the words."""
_INVERTED = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?")
_EMAIL = re.compile(r"\S+@\S+|@\w+")
_PARENTHESES = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_AFTER_DASH = re.compile(r"\s+[-–—|]\s+.*$|—.*$")
_JOB = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|staff|bureau|desk|producer|analyst|"
    r"contributor|photographer|chief|director|redaktion|redakteur(?:in)?|redacción|rédaction|redazione|"
    r"newsroom|special to|for the|deputy|senior|associate|professor|fellow|freelance|head)\b",
    re.I,
)
_OFFICE = re.compile(r"reporter|correspondent|columnist|editor")
"""The last word of a job that is set as a sentence is: "Consumer affairs reporter"."""
_ARTICLE = re.compile(r"(?:the|an?|one|his|her|our|their)", re.I)
_NO_NAME = re.compile(
    rf"{_JOB.pattern}|\b(?:politics|sports?|business|http|www|sponsored|more|\d\w*)\b", re.I
)
"""Words of jobs, sections, addresses and dates, which no name of a person holds."""
_ORGANISATION = re.compile(
    r"\b(?:news|press|agency|team|times|post|magazine|journal|herald|tribune|gazette|chronicle|media|editors|agencies|wire|"
    r"afp|reuters|dpa|apa|efe|ansa|pti|ani|online|tv|radio|com|staff|redaktion|network)\b",
    re.I,
)


OUTLET_MIN = 3
"""Letters of the shortest name that makes an author's of which it is a part the outlet's."""
_TOP_LEVEL = re.compile(r"\.(?:com?|net|org|info|tv|news|[a-z]{2})(?:\.[a-z]{2})?$", re.I)
_NO_LETTERS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
JOB_WORDS = 6
"""Words of the longest line that is a job."""
_NO_AUTHOR = frozenset(
    ("jr", "sr", "ii", "iii", "by", "admin", "administrator", "super user", "webmaster", "root")
)
"""What is left of a name, and the accounts that programs sign with for want of one."""
_SMALL = frozenset(("of", "and", "for", "the", "at", "in", "to", "&"))
SENTENCE_WORDS = 6
"""Words without a capital from which a line that ends in a full stop is no byline."""
_DEGREE = re.compile(
    r"(?:Ph\.?D|M\.?D|M\.?S|M\.?A|R\.?D\.?N?|R\.?N|L\.?D|J\.?D|MPH|MBA|CPA|CFP|DDS|DVM|Esq)\.?"
)
_DEGREES = re.compile(rf"(?:\s+(?:{_DEGREE.pattern}))+$")
_FOR = re.compile(r"(?<=\w)\s+(?:for|special to|of the)\s+\S.*$", re.I)
"""Whom the author wrote for: "Ann Reed for the Vale Times"."""
_BESIDE = frozenset(
    "business chief city crime culture education environment foreign health home investigative legal local metro national night "
    "political politics science senior sports tech technology transport travel world".split()
)
"""Words of a job that stand before what the job is called."""
_PARTICLE = re.compile(
    r"(?:[^\W\d_]\.?|d[aeiou]|de[lnr]|do?s|das|della|v[ao]n|la|le|zu|te[nr]|bin|ibn|al|el|abu)",
    re.I,
)
"""An initial or a particle, with which no name ends."""
_BEHIND = re.compile(r"[\s|·•,–—-]+(?P<by>(?i:by):?\s+(?=[^\W\d_a-z]))")
DATED_WORDS = 10
"""Words of the longest line that holds a name and a date."""
_FILED = re.compile(r"\s[—–-] (?P<name>[^—–@|]{3,40}) @ \d{1,2}:\d\d")
"""Who wrote and when, behind the section: "Filed under: News — Ann Reed @ 9:30 am"."""
DATED_MAX = 100
"""Characters of a line within which an author stands behind the date."""
_OF_PICTURES = re.compile(r"\b(?:photo|picture|image|video|file|illustration)", re.I)
_BARS = re.compile(r"\s[|·•]\s")
_SIGNED = re.compile(r"(?P<name>[^,|/•·]{3,40}?)\s*[,|/•·]\s*(?P<rest>[^\W\d_][^,|.!?:;]{2,50})")
_EDITED = re.compile(r"(?:edited|reviewed|fact[- ]?checked|produced|translated) by\b", re.I)
INITIALS_MAX = 5
"""Letters of the longest outlet that is named by its initials."""
LIFE_LINES = 5
"""Lines at the end of a body among which a life of the author is looked for."""
LIFE_MAX = 800
_TITLE = re.compile(r"^(?:Mr|Ms|Mrs|Mx|Dr|Prof)\.? ")
_LIFE = re.compile(
    r",? (?:is (?:an?|the|our|also|currently|based|co-|[A-Z]|[\w-]+['’]s)\b|was (?:an?|the|born)\b|(?:covers|writes|"
    r"reports|edits|works|lives|teaches|joined)\b|has (?:been|covered|written|worked|reported)\b|"
    r"can be (?:reached|followed))"
)
_NAME_WORD = re.compile(
    r"[^\W\d_a-zà-öø-ÿ][\w.'’‘`-]*|(?:de|da|do|dos|das|del|della|der|den|di|du|la|le|van|von|zu|ten|ter|bin|ibn|al|el|abu|y|e)"
)


def names_of(values: Iterable[str], *, outlet: str | None = None) -> tuple[str, ...]:
    """The names in author fields or bylines, in order, each once.

    >>> names_of(["By Ann Reed and Bo Lund, Staff Writers"])
    ('Ann Reed', 'Bo Lund')
    >>> names_of(["Ann Reed reported from Lima."])
    ('Ann Reed',)
    """
    found: dict[str, str] = {}
    for value in values:
        for name in _names(value):
            if outlet and site_letters(name) == site_letters(outlet) and len(found) > 0:
                continue
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _names(value: str) -> Iterable[str]:
    text = " ".join(value.split())[:400]
    if not text or text.lower().startswith(("http://", "https://")):
        return
    if match := _REPORTED.match(text) or _FILED.search(text):
        text = match[1]
    text = name_beside_date(text) or text
    text = _PARENTHESES.sub("", _EMAIL.sub(" ", text))
    text = _BY.sub("", text[_dated(text) :])
    whole = _DATE.sub("", " ".join(text.split()))
    whole = _PICTURES.sub("", whole)
    sections = [section.strip() for section in whole.split(";")]
    if all(map(_is_inverted, sections)):
        whole = ";".join(" ".join(reversed(one.split(", "))) for one in sections)
    parts = [_AFTER_DASH.sub("", part).strip(" :-–—\"'’»›>") for part in _SPLIT.split(whole)]
    for place, part in enumerate(parts):
        part = _undotted(_AT_PLACE.sub("", _FOR.sub("", _BY.sub("", part))))
        if not part or "@" in part or len(part) > 60 or len(part.split()) > 6:
            continue
        if place and (part[:1].islower() or _EDITED.match(part)):
            # "Ann Reed, in Lima": what follows is no list of names
            return
        if place and part.isupper() and len(part) <= INITIALS_MAX and " " not in part:
            continue
        if place and (
            _NO_NAME.search(part) or _ORGANISATION.search(part) or part.startswith("The ")
        ):
            continue
        part = _without_job(part)
        if part.casefold() in _NO_AUTHOR or _DEGREE.fullmatch(part):
            continue
        yield _DEGREES.sub("", part)


def _without_job(part: str) -> str:
    """A name without the job that stands behind it with nothing between: "Ann Reed Staff Writer"."""
    words = part.split()
    for size in range(2, len(words) - 1):
        name, rest = words[:size], words[size:]
        known = rest[0].casefold() in _BESIDE or _JOB.fullmatch(rest[0]) or rest[0].isupper()
        if known and not part.isupper() and is_job(" ".join(rest)):
            return " ".join(name) if not _PARTICLE.fullmatch(name[-1]) else part
    return part


def _is_inverted(name: str) -> bool:
    """Whether a name stands as in a catalogue, "Reed, Ann": one word, and a first name behind it."""
    return (
        _INVERTED.fullmatch(name) is not None
        and all(word[0].isupper() and not word[:2].isupper() for word in name.split(", "))
        and not (_NO_NAME.search(name) or _ORGANISATION.search(name))
    )


def is_job(text: str) -> bool:
    """Whether a short line is an author's job, or whom the author works for.

    >>> is_job("Vale Times Staff Writer"), is_job("The writer left."), is_job("Business as usual")
    (True, False, False)
    >>> is_job("Consumer affairs reporter"), is_job("The reporter")
    (True, False)
    """
    parts = text.split()
    if not 2 <= len(parts) <= JOB_WORDS or not text[-1].isalnum() or not text[0].isupper():
        return False
    if _OFFICE.fullmatch(parts[-1]) and not _ARTICLE.fullmatch(parts[0]):
        return True
    return _JOB.search(text) is not None and all(
        part[0].isupper() or part in _SMALL for part in parts
    )


def is_person(name: str) -> bool:
    """Whether a name is built like a person's: two to five words, capitals, no job, no digits.

    >>> is_person("Ann de la Reed"), is_person("Staff Writer"), is_person("Science X")
    (True, False, False)
    """
    parts = name.split()
    return (
        2 <= len(parts) <= 5
        and all(_NAME_WORD.fullmatch(part) for part in parts)
        and sum(len(part) > 1 for part in parts) >= 2
        and not _NO_NAME.search(name)
        and not _ORGANISATION.search(name)
    )


def is_organisation(name: str, outlet: str | None) -> bool:
    """Whether an author's name is the outlet's or an agency's, not a person's.

    >>> is_organisation("Vale Times", "The Vale Times"), is_organisation("Ann Reed", "Vale Times")
    (True, False)
    """
    return (
        is_outlet(name, outlet)
        or _ORGANISATION.search(name) is not None
        or (name.isupper() and len(name) <= INITIALS_MAX and " " not in name)
    )


def people(names: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Those of names that are people's, and neither the outlet's nor an agency's."""
    return tuple(name for name in names if is_person(name) and not is_organisation(name, outlet))


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is the outlet's own, or the words of one are within the other's.

    >>> is_outlet("valetimes.com", "The Vale Times"), is_outlet("Tim Emery", "Time")
    (True, False)
    """
    one, other = (" ".join(_WORDS.findall(text.casefold())) for text in (name, outlet or ""))
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return site_letters(name) == site_letters(outlet or "") or (
        len(short) >= OUTLET_MIN and f" {short} " in f" {long} "
    )


def is_address(name: str) -> bool:
    """Whether the name of a site is its address, as in "valetimes.com"."""
    return _TOP_LEVEL.search(name) is not None


def site_letters(name: str) -> str:
    """The name of a site as an address would have it.

    >>> site_letters("The Vale Times"), site_letters("valetimes.com")
    ('valetimes', 'valetimes')
    """
    plain = _TOP_LEVEL.sub("", name.casefold())
    return _NO_LETTERS.sub("", plain).removeprefix("the")


def _undotted(part: str) -> str:
    """A name without the full stop behind it, initials and abbreviations kept."""
    return part if re.search(r"(?:^|[\s.])(?:[^\W\d_]|Jr|Sr)\.$", part) else part.strip(" .")


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote the article."""
    if len(text) > 160:
        return False
    if (filed := _FILED.search(text)) is not None:
        return is_person(filed["name"])
    text = text[_dated(text) :]
    match = _BY.match(text)
    if match and match.end() < len(text):
        if _LABEL.fullmatch(match.group()) and not is_person(text[match.end() :]):
            # "Author interviews" is a section, "Author Ann Reed" is who wrote
            return False
        return text[match.end()].isupper() and not text.endswith("?") and not _is_sentence(text)
    return False


def _dated(text: str) -> int:
    """Where the byline begins that stands behind a date, as in "May 3, 2021 by Ann Reed", else 0."""
    begins = text[:DATED_MAX]
    match = _BEHIND.search(begins) if "y " in begins or "Y " in begins else None
    if match is None or not match.start() or _OF_PICTURES.search(text, 0, match.start()):
        return 0
    before = text[: match.start()]
    # the outlet, or a section
    named = text[match.start() : match.start("by")].strip() == "|" and len(before.split()) <= 4
    return match.start("by") if is_date_line(before) or (named and before.istitle()) else 0


def name_beside_date(text: str) -> str | None:
    """The name of a person in a line that holds nothing beside it but a date.

    >>> name_beside_date("Ann Reed May 3, 2021 9:30 am"), name_beside_date("3 May 2021 Ann Reed")
    ('Ann Reed', 'Ann Reed')
    >>> name_beside_date("Ann Reed in Port Ellen May 3, 2021")
    'Ann Reed'
    >>> name_beside_date("Ann Reed left on May 3, 2021")
    """
    parts = text.split() if len(text) <= DATED_MAX else []
    if not 4 < len(parts) <= DATED_WORDS or is_only_date(text):
        return None
    for size in range(4, 1, -1):
        for name, rest in (
            (parts[:size], parts[size:]),
            (parts[-size:], parts[:-size]),
        ):
            one, beside = " ".join(name), " ".join(rest)
            if not is_person(one) or _PARTICLE.fullmatch(name[-1]):
                continue
            if is_only_date(beside) or is_only_date(_WROTE_IN.sub("", beside)):
                return one
    return None


def is_signed(text: str) -> bool:
    """Whether a short line names an author and, behind a comma or a bar, a job or an outlet.

    >>> is_signed("Ann Reed, Staff Writer"), is_signed("ANN REED | Vale Press | May 3, 2021")
    (True, True)
    >>> is_signed("Ann Reed · May 3, 2021")
    True
    >>> is_signed("Ann Reed, a teacher"), is_signed("Vale, Staff Writer")
    (False, False)
    """
    if name_beside_date(text) is not None:
        return True
    parts = _BARS.split(text)
    if len(parts) > 1 and is_date_line(parts[-1]):
        if len(parts) == 2 and is_person(parts[0]):
            return True
        text = " | ".join(parts[:-1])
    match = _SIGNED.fullmatch(text)
    if match is None or not is_person(match["name"]):
        return False
    rest = match["rest"]
    return (_JOB.search(rest) or _ORGANISATION.search(rest)) is not None and all(
        word[0].isupper() or word in _SMALL for word in rest.split()
    )


def _is_sentence(text: str) -> bool:
    """Whether a line that begins like a byline goes on as prose: "Author Ann Reed said she ..."."""
    return text.endswith(".") and sum(word.islower() for word in text.split()) >= SENTENCE_WORDS


def reported_by(text: str) -> str | None:
    """The names in a closing line such as "Ann Reed reported from Lima." or "Reporting by Ann Reed"."""
    match = (_REPORTING.match(text) or _REPORTED.match(text)) if len(text) < 250 else None
    if match is None:
        return None
    names = _PLACES.sub("", match.group("names"))
    words = [word for word in re.findall(r"[\w'’.-]+", names) if word not in ("and", "the")]
    return names if words and all(word[:1].isupper() for word in words) else None


def _begins(text: str, name: str) -> bool:
    return text[: len(name)].casefold() == name.casefold()


def life_at(lines: Sequence[str], authors: Iterable[str]) -> int | None:
    """Where, at the end of a body, the lines begin that say who the author is.

    An author whom the article itself speaks of is one of its people, and has no such lines.
    """
    named = [name for name in authors if is_person(name)]
    end = max(0, len(lines) - LIFE_LINES)
    for place, text in enumerate(lines[end:], end):
        if len(text) > LIFE_MAX:
            continue
        for name in named:
            last = name.split()[-1]
            called = _TITLE.sub("", text, count=1)
            subject = name if _begins(text, name) else last if called != text else None
            if subject and _begins(called, subject * 2):
                # the name of a picture and that below it, with nothing between
                called = called[len(subject) :]
            if subject and _begins(called, subject) and _LIFE.match(called, len(subject)):
                told = any(
                    last in one
                    for one in lines[:place]
                    if not (is_byline(one) or one.casefold() == name.casefold())
                )
                return None if told else place
    return None
