"""Publication dates as ISO 8601 by precision, from metadata, addresses and visible text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from onrecord.errors import OptionError

_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ]+\d{1,2}[:.]?\d{2}.*)?)?)?\s*", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\d{4}(?:\d{2})?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[T, ].*)?", re.DOTALL)
_UTC = re.compile(r"\d{4}-\d{2}-\d{2}[T ]+(\d{2}):?\d{2}.*(?:Z|[+-]00:?00)\s*", re.DOTALL)
_GIVEN = re.compile(
    r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_URL = re.compile(
    r"/((?:19|20)\d{2})[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
)
_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([a-z]{3})/(0[1-9]|[12]\d|3[01])(?=/)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro jänner",
            "february feb februar février febrero febbraio fevereiro",
            "march mar märz mars marzo março",
            "april apr avril abril aprile",
            "may mai mayo maggio maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août agosto",
            "september sep sept septembre septiembre settembre setembro",
            "october oct okt oktober octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dez dezember décembre diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TEXT = (
    re.compile(rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?[-\s]\s*(?:(?:de|of)\s+)?(?P<m>{_MONTH})\.?,?[-\s]\s*(?:de\s+)?(?P<y>(?:19|20)\d\d)\b", re.I),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/.年]\s?(?P<m>\d{1,2})[-/.月]\s?(?P<d>\d{1,2})(?![^\W日])"),
    re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)\b"),
)  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLASHED_WITHIN = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*[,.]?\s+)?"
    r"(?<![\d/-])(?P<one>\d{1,2})(?P<mark>[/-])(?P<other>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?![\d/-])",
    re.I,
)
_DAY_FIRST = frozenset(
    "uk gb ie au nz in za ng ke gh ug tz zm zw pk bd lk sg my hk jm tt mt".split()
)
"""Countries with news in English, and without the order of dates that the United States have."""
_STAMPED = re.compile(
    r"(?:(?:first|last|web) )?(?:posted|published|updated|modified|created)\b", re.I
)
_HOUR = re.compile(
    r"[,\s]*(?:(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?)?", re.I
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(_WEEKDAYS)})[a-z]*[,.]? ", re.I)
_HALF_DAY = re.compile(r"\b[ap]\.\s?m\.$", re.I)
WESTMOST, EASTMOST = 12, 14
"""Hours by which clocks are behind UTC at most, and before it."""
_EARLIEST = 1990
"""No news page on the web is older; earlier years in metadata are placeholders."""


def given_date(value: object) -> str:
    """A publication date that a user gives, as it stands: ISO 8601 by precision.

    >>> given_date("2016-01")
    '2016-01'

    Raises ``OptionError`` where it is no date.
    """
    if not isinstance(value, str):
        kind = type(value).__name__
        raise OptionError("", f"published date is a {kind} and no text; write '2016-01-08'")
    value = value.strip()
    if _GIVEN.fullmatch(value) and iso_date(value, earliest=1) is not None:
        return value.replace(" ", "T")
    shown = "".join(char if char.isprintable() else "?" for char in value)[:40]
    raise OptionError(
        "", f"published date {shown!r} is no ISO 8601 date; write 2016-01-08, 2016-01 or 2016"
    )


def iso_date(value: object, *, earliest: int = _EARLIEST) -> str | None:
    """The day (or month, or year) of a machine-readable date; ``None`` where it is none.

    >>> iso_date("2016-01-10T18:09:00-05:00")
    '2016-01-10'
    """
    if not isinstance(value, str):
        return None
    shown = value.strip()[:60]
    match = _ISO.fullmatch(shown) or _COMPACT.fullmatch(shown)
    if match is None:
        return _counted(shown, earliest) or text_date(value[:80])
    year, month, day = match.groups()
    return _valid(int(year), int(month) if month else None, int(day) if day else None, earliest)


def _counted(value: str, earliest: int) -> str | None:
    """The day of seconds or milliseconds since 1970, or of three numbers in one possible order."""
    if match := _EPOCH.fullmatch(value):
        return _valid(*datetime.fromtimestamp(int(match.group(1)), UTC).timetuple()[:3], earliest)
    if match := _SLASHED.fullmatch(value):
        one, other, year = map(int, match.groups())
        if one == other or max(one, other) > 12:
            return _valid(year, min(one, other), max(one, other), earliest)
    return None


def utc_hour(value: str) -> int | None:
    """The hour of a time that is given in UTC; ``None`` of one that says what its place has.

    >>> utc_hour("2016-01-10T02:09:00Z"), utc_hour("2016-01-09T21:09:00-05:00")
    (2, None)
    """
    match = _UTC.fullmatch(value.strip()[:60])
    return int(match.group(1)) if match else None


def moment(value: str) -> datetime | None:
    """The moment that a time with an offset names; ``None`` of any other value."""
    try:
        found = datetime.fromisoformat(value.strip()[:60])
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def is_local_day(shown: str, day: str, hour: int) -> bool:
    """Whether a day can be, somewhere, the one that it is in UTC, at an hour: a neighbour of it.

    >>> is_local_day("2016-01-09", "2016-01-10", 2), is_local_day("2016-01-09", "2016-01-10", 15)
    (True, False)
    """
    try:
        gap = (date.fromisoformat(shown) - date.fromisoformat(day)).days
    except ValueError:
        return False
    return (gap == -1 and hour < WESTMOST) or (gap == 1 and hour >= 24 - EASTMOST)


def url_date(url: str | None) -> str | None:
    """The day that an address carries, as in ``/2016/01/10/``."""
    if not url:
        return None
    if match := _URL.search(url):
        return _valid(*(int(one) for one in match.groups()))
    if (match := _URL_NAMED.search(url)) and match.group(2) in _MONTHS:
        return _valid(int(match.group(1)), _MONTHS[match.group(2)], int(match.group(3)))
    return None


def text_date(text: str, *, day_first: bool = False) -> str | None:
    """The first full date written out in words or digits; of three numbers that can be two days none,
    unless it is known that the day stands ``day_first``.

    >>> text_date("17:42 12/09/2022"), text_date("17:42 12/09/2022", day_first=True)
    (None, '2022-09-12')
    """
    for pattern in _TEXT:
        if match := pattern.search(text):
            month = match.group("m").lower()
            number = _MONTHS[month] if month in _MONTHS else int(month)
            return _valid(int(match.group("y")), number, int(match.group("d")))
    match = _SLASHED_WITHIN.search(text) if "/" in text or "-" in text else None
    return _ordered(match, day_first=day_first) if match else None


def _ordered(match: re.Match[str], *, day_first: bool) -> str | None:
    """The day of three numbers, of which the day of the week or their size tells the order."""
    one, other, year = (int(match.group(name)) for name in ("one", "other", "y"))
    found = {_valid(year, one, other), _valid(year, other, one)} - {None}
    if match.group("weekday"):
        number = _WEEKDAYS.index(match.group("weekday").lower())
        found = {day for day in found if day and date.fromisoformat(day).weekday() == number}
    if len(found) > 1 and day_first:
        return _valid(year, other, one)
    return found.pop() if len(found) == 1 else None


def puts_day_first(host: str | None, language: str | None) -> bool:
    """Whether a site is of a country where English dates in numbers begin with the day.

    >>> puts_day_first("www.valetimes.co.uk", "en"), puts_day_first("valetimes.com", "en-US")
    (True, False)
    """
    country = (host or "").rpartition(".")[2].lower()
    region = (language or "").replace("_", "-").partition("-")[2].lower()
    return country in _DAY_FIRST or (region in _DAY_FIRST and country not in ("us", "gov", "mil"))


def is_date_line(text: str) -> bool:
    """Whether a short line says when, and no more than a few words beside.

    >>> is_date_line("Updated: May 3, 2021, 9.30am"), is_date_line("By May 3, 2021 all had left.")
    (True, False)
    """
    if len(text) > 90 or text_date(text, day_first=True) is None:
        return False
    text = text.removesuffix(".") if _STAMPED.match(text) else text
    rest = [word for word in re.findall(r"[^\W\d_]{3,}", text) if word.lower() not in _MONTHS]
    return len(rest) <= 4 and not _HALF_DAY.sub("", text).endswith((".", "!", "?"))


def is_only_date(text: str) -> bool:
    """Whether a text is a date, and the time of day behind it, and nothing else.

    >>> is_only_date("May 3, 2021, 9.30am"), is_only_date("on May 3, 2021 in Lima")
    (True, False)
    """
    return any(
        (match.start() == 0 or _WEEKDAY.fullmatch(text[: match.start()]))
        and _HOUR.fullmatch(text, match.end()) is not None
        for pattern in _TEXT
        if (match := pattern.search(text[:60])) is not None
    )


def _valid(
    year: int, month: int | None = None, day: int | None = None, earliest: int = _EARLIEST
) -> str | None:
    if not earliest <= year <= 2100:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join(
        f"{part:0{width}d}" for part, width in ((year, 4), (month, 2), (day, 2)) if part is not None
    )
