"""The figures of a sentence: how many of what, and whether two sentences can both be right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Span

Bound = Literal["exactly", "at least", "at most", "about"]

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_WORDS = "|".join([*_UNITS, *_TENS])
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<money>[$£€])?(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<words>(?:{_WORDS})(?:[- ](?:{_WORDS}))?))(?![\w:/])"
    r"(?P<scale>(?:[ -](?:hundred|thousand|million|billion|trillion)\b)*)"
    r"(?P<percent>\s?(?:%|percent|per cent))?",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "at least": "at least", "more than": "at least", "over": "at least",
    "no fewer than": "at least",
    "no less than": "at least", "up to": "at most", "at most": "at most", "fewer than": "at most",
    "less than": "at most", "under": "at most", "no more than": "at most", "about": "about",
    "around": "about", "some": "about", "nearly": "about", "almost": "about",
    "approximately": "about", "roughly": "about", "an estimated": "about",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?:^|\b)({'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s+(?:the\s+)?$", re.I
)
_NOUN = re.compile(
    r"[\s-]+(?:(?:of|the|their|his|her|other|more|additional|young|armed|unarmed|local|civilian|federal)\s+)*"
    r"(?P<noun>[a-z][a-z'’-]*)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s$")
_LABELLED = re.compile(
    r"\b(?:act|article|boeing|bus|category|chapter|class|district|flight|form|gate|grade|group|highway"
    r"|level|magnitude|model|no|number|page|part|phase|rank|room|round|route|rule|schedule|season"
    r"|section|stage|terminal|tier|title|type|unit|version|ward|zone)\.?\s$",
    re.IGNORECASE,
)
"""What a number behind it names and does not count: "a category 4 hurricane"."""
_NOT_COUNTED = frozenset(
    "and or to in on at for by as from with a the is was were are am pm".split()
)
_NO_NOUNS = _NOT_COUNTED | _UNITS.keys() | _TENS.keys()
"""What follows a number and is nothing counted: another number, as in "five of the six"."""
_PERSONS = frozenset("people person persons".split())

ABOUT = 0.15
"""How far off a figure that a page calls rough may be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of something. ``of`` is the thing in the singular ("people" is "person")."""

    value: float
    of: str
    bound: Bound
    span: Span

    def range(self) -> tuple[float, float]:
        """The least and the most that it says."""
        if self.bound == "at least":
            return (self.value, float("inf"))
        if self.bound == "at most":
            return (0, self.value)
        slack = self.value * ABOUT if self.bound == "about" else 0
        return (self.value - slack, self.value + slack)

    def agrees(self, other: Figure) -> bool:
        """Whether both can be right."""
        low, high = self.range()
        other_low, other_high = other.range()
        return low <= other_high and other_low <= high


def figures(text: str, within: Span | None = None, *, bare: bool = False) -> list[Figure]:
    """The counted things of a text, by the span of number and noun.

    Dates, years, times of day and ages are no figures. With ``bare``, numbers that no noun follows
    are, with nothing as ``of``: "the toll rose to nine".

    >>> [(one.value, one.of, one.bound) for one in figures("At least three people were killed.")]
    [(3.0, 'person', 'at least')]
    """
    start, end = within or (0, len(text))
    found = []
    for match in _NUMBER.finditer(text, start, end):
        before = text[max(start, match.start() - 20) : match.start()]
        if _MONTH.search(before) or _LABELLED.search(before):
            continue
        value = _value(match)
        noun = _NOUN.match(text, match.end(), end)
        if match["percent"]:
            of, last = "percent", match.end()
        elif match["money"]:
            of, last = match["money"], match.end()
        elif _is_year(match):
            continue
        elif noun is None or noun["noun"].lower() in _NO_NOUNS:
            if not bare:
                continue
            of, last = "", match.end()
        else:
            of, last = _singular(noun["noun"].lower()), noun.end("noun")
        bound = _BEFORE.search(before)
        found.append(
            Figure(
                value,
                of,
                _BOUNDS[bound[1].lower()] if bound else "exactly",
                Span(match.start(), last),
            )
        )
    return found


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        parts = re.split(r"[- ]", match["words"].lower())
        value = float(sum(_UNITS.get(part, _TENS.get(part, 0)) for part in parts))
    for scale in re.findall(r"[a-z]+", (match["scale"] or "").lower()):
        value *= _SCALES[scale]
    return value


def _is_year(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", match["digits"] or "")) and not match["scale"]


def _singular(noun: str) -> str:
    if noun in _PERSONS:
        return "person"
    for plural, singular in (("men", "man"), ("children", "child"), ("ies", "y")):
        if noun.endswith(plural):
            return noun.removesuffix(plural) + singular
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun
