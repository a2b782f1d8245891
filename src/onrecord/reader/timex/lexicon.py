"""The vocabulary of time: a word, its lexical class, and what it carries."""

from __future__ import annotations

from typing import Any

UNITS = {
    "second": "S", "minute": "MIN", "min": "MIN", "hour": "H", "hr": "H", "day": "D", "week": "W",
    "fortnight": "FN", "month": "M", "year": "Y", "yr": "Y", "decade": "DE", "century": "CE",
    "millennium": "ML", "quarter": "Q", "weekend": "WE", "night": "NI", "semester": "SEM",
}  # fmt: skip
"""Unit codes: those of TIMEX3, with MIN for minutes, FN fortnight, NI night, SEM half a year."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA",
    "fall": "FA", "winter": "WI", "wintertime": "WI",
}  # fmt: skip
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
    "daybreak": "MO", "dusk": "EV", "nightfall": "EV", "lunchtime": "MI", "daytime": "DT",
}  # fmt: skip
"""Parts of the day, as TIMEX3 writes them after T. "night" is a unit of time as well."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "biweekly": "P2W",
    "bimonthly": "P2M", "biannually": "P6M", "biennial": "P2Y", "semiannually": "P6M",
}  # fmt: skip
_REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00",
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "ist": "", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00", "sgt": "+08:00",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "akst": "-09:00",
    "akdt": "-08:00", "hst": "-10:00", "et": "", "ct": "", "mt": "", "pt": "",
}  # fmt: skip
"""Offsets of zone names as news writes them; empty where season or country decides."""


def _build() -> dict[str, tuple[str, Any]]:
    made: dict[str, tuple[str, Any]] = {}
    for word, code in UNITS.items():
        made[word] = (word, code)
        plural = {"century": "centuries", "millennium": "millennia"}.get(word, word + "s")
        made[plural] = ("UNITS", code)
    made["second"] = ("second", 2)
    for number, word in enumerate(MONTHS, 1):
        made[word] = made[word[:3]] = ("MONTH", number)
    made["sept"] = ("MONTH", 9)
    for number, word in enumerate(WEEKDAYS, 1):
        made[word] = made[word[:3]] = ("WEEKDAY", number)
        made[word + "s"] = ("WEEKDAYS", number)
    made.update({"tues": ("WEEKDAY", 2), "thur": ("WEEKDAY", 4), "thurs": ("WEEKDAY", 4)})
    # A three-letter form is a month or a day only with the marks that ``tokens`` asks for.
    for word, code in SEASONS.items():
        made[word] = ("SEASON", code)
        made[word + "s"] = ("SEASONS", code)
    for word, code in PARTS.items():
        if word != "night":
            made[word] = ("PART", code)
            made[word + "s"] = ("PARTS", code)
    for number, word in enumerate(_ORDINALS, 1):
        if word != "second":
            made[word] = ("ORDINAL", number)
    made["thirtieth"] = ("ORDINAL", 30)
    for number, word in enumerate(_SMALL):
        made[word] = ("NUMWORD", number)
    for number, word in enumerate(_TENS, 2):
        made[word] = ("NUMWORD", 10 * number)
    for word, number in (("hundred", 100), ("thousand", 1000), ("million", 1000000)):
        made[word] = ("SCALE", number)
    for number, word in enumerate(_DECADES, 2):
        made[word] = ("DECADE_WORD", f"19{number}0s")
    for word, value in _ADVERBS.items():
        made[word] = ("ADVERB", value)
    for word, value in _REFERENCES.items():
        made[word] = ("REFERENCE", value)
    for word, value in ZONES.items():
        made[word] = ("ZONE", value)
    return made


LEXICON = _build()
SHORT = frozenset(
    {word[:3] for word in (*MONTHS, *WEEKDAYS)} - {"may"} | {"sept", "tues", "thur", "thurs"}
)
"""Clipped names, which count only with a full stop or a number beside them."""
