"""Tolls: how many a sentence says are dead, hurt or missing, in the forms that news uses.

"Killing nine", "nine dead", "the death toll stands at nine" say one thing, and the parser sees three:
an object, a heading, the subject of a toll. What is counted is told by the words between a figure and
the word for a fate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from onrecord.casebook.figures import Figure, figures
from onrecord.record import Span

Fate = Literal["dead", "injured", "missing"]

_FATE = re.compile(
    r"\b(?:(?P<dead>kill(?:ed|ing|s)?|died|die|dying|dead|deaths?|fatalit(?:y|ies)|perished"
    r"|los[te]\stheir\slives|(?:claim(?:ed|ing|s)?|took|taking|cost)\sthe\slives)"
    r"|(?P<injured>injur(?:ed|ing|es|ies)|wound(?:ed|ing|s)|hurt)"
    r"|(?P<missing>missing|unaccounted))\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"kill|injur|wound|hurt|.*lives$", re.IGNORECASE)
"""Fates that somebody brings about: "nine killed" suffered it, "nine killed him" did not."""

_SUFFERED = re.compile(
    r"\b(?:was|were|been|be|being|are|is|left|reported|feared|confirmed|presumed)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"$|\s*[,.;:)\"”’—-]|\s+(?:in|by|when|after|as|and|or|at|on|during|from|since|while|with|there|near)\b",
    re.IGNORECASE,
)
"""What follows a participle that has no object: the clause goes on or ends."""

_COUNTED_BEFORE = re.compile(
    r"(?:\s+(?!(?:and|or|but|after|as|when|while|before|since|if|than)\b)[a-z][a-z’'-]*){0,3}?"
    r"(?:[\s,]+(?:of\s+whom|who|have|has|had|were|was|are|is|be|been|being|also|later|reportedly|confirmed"
    r"|reported|feared|presumed|left|seriously|critically|slightly|severely|badly|fatally|still|now|to))*"
    r"\s+$",
    re.IGNORECASE,
)
"""What may stand between the counted and their fate: "rescue workers | have been confirmed"."""

_COUNTED_AFTER = re.compile(
    r"\s+(?:(?:of|to|all|both|its|his|her|their|another|the|a|total|further|some|about|over|nearly|almost|around|approximately|roughly"
    r"|up|at\s+(?:least|most)|(?:more|fewer|less)\s+than|no\s+(?:fewer|less|more)\s+than|as\s+many\s+as"
    r"|an\s+estimated)\s+)*$",
    re.IGNORECASE,
)
"""What may stand between a fate and the figure behind it: "injuring | at least | nine"."""

_TOLL = re.compile(
    r"\b(?:toll|number\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities|victims))\b[^.;:]*?"
    r"\s(?:to|at|is|was|of|reached|passed|now)(?:\s+(?:now|at\s+least|about|around|over|more\s+than))*\s+$",
    re.IGNORECASE,
)
_AMONG = re.compile(r",\s(?:including|among)\b[^,]*,", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:including|among\sthem|at\sleast\sone\sof)(?:\s+at\sleast|\s+the)?\s+$", re.IGNORECASE
)
"""What makes a figure one of some of those who are counted."""

_PART_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|his|her|their|our|those|these|some|about)\s+)*", re.IGNORECASE
)
"""What stands between a part and its whole: "five | of the | six"."""

_WHO_SUFFERED = re.compile(r"\s+(?:who\b|killed\b|(?:now\s+)?known\b)", re.IGNORECASE)
_FATED = frozenset("victim dead fatality injured wounded missing".split())

_LIVES = re.compile(
    r"\b(?:claim(?:ed|ing|s)?|took|taken|taking|cost)\s[^,.;]{0,40}$", re.IGNORECASE
)

_NO_ONES = frozenset(
    "second minute hour day night week month year decade time mile kilometer kilometre meter metre"
    " percent live life".split()
)
"""What is counted and has no fate: "died two days later"."""


def tolls(sentence: str) -> dict[Fate, Figure]:
    """How many are dead, injured and missing; of a fate that is told with two figures, none.

    >>> {fate: (one.value, one.bound) for fate, one in
    ...  tolls("Two people died and at least fourteen were hurt.").items()}
    {'dead': (2.0, 'exactly'), 'injured': (14.0, 'at least')}
    """
    counted = [one for one in figures(sentence, bare=True) if one.of not in "$£€" or not one.of]
    standing = [one for one in counted if _TOLL.search(sentence[: one.span.start])]
    told: dict[Fate, list[Figure]] = {}
    for fate, figure in _of_fates(sentence, counted):
        told.setdefault(fate, []).append(figure)
    if standing:
        told["dead"] = standing[-1:]  # "rose from 16 to 19 when three died"
    return {
        fate: replace(some[0], of=fate)
        for fate, some in told.items()
        if len({one.value for one in some}) == 1
    }


def _of_fates(sentence: str, counted: list[Figure]) -> Iterator[tuple[Fate, Figure]]:
    """Each fate with the figure that is its own: the one right behind it, else the one before."""
    for figure in counted:
        if figure.of in ("life", "live") and _LIVES.search(sentence[: figure.span.start]):
            yield "dead", figure
    counted = list(_parts(sentence, counted))
    persons = [
        one
        for one in counted
        if one.of not in _NO_ONES and not _SOME.search(sentence[: one.span.start])
    ]
    for match in _FATE.finditer(sentence):
        fate: Fate = "dead" if match["dead"] else "injured" if match["injured"] else "missing"
        behind = next((one for one in persons if one.span.start >= match.end()), None)
        if behind is not None and _COUNTED_AFTER.fullmatch(
            sentence[match.end() : behind.span.start]
        ):
            if _DONE.match(match[0]):
                yield fate, behind
            continue
        before = [one for one in persons if one.span.start < match.start()]
        if before and _suffers(sentence, before[-1], match):
            yield fate, before[-1]


def _parts(sentence: str, counted: Sequence[Figure]) -> Iterator[Figure]:
    """Figures, a part and its whole as one: of "five of the six passengers" five are counted, of "one
    of the six killed" six. A part of those who suffered it all tells no toll: "five of the six victims
    died at once"."""
    rest = list(counted)
    while rest:
        figure = rest.pop(0)
        if rest and _PART_OF.fullmatch(sentence, figure.span.end, rest[0].span.start):
            whole = rest.pop(0)
            if _WHO_SUFFERED.match(sentence, whole.span.end):
                figure = whole
            elif whole.of in _FATED or figure.value == 1:
                continue
            else:
                figure = replace(figure, of=whole.of, span=Span(figure.span.start, whole.span.end))
        yield figure


def _suffers(sentence: str, figure: Figure, fate: re.Match[str]) -> bool:
    """Whether the counted are whom a fate befalls: "nine people were | killed"."""
    if figure.span.end >= fate.start():  # "nine dead": the fate is the noun
        between, at_once = " ", True
    else:
        between, at_once = sentence[figure.span.end : fate.start()], False
    if not at_once and not _COUNTED_BEFORE.fullmatch(_AMONG.sub("", between)):
        return False
    if not _DONE.match(fate[0]):
        return True
    return bool(_SUFFERED.search(sentence[: fate.start()]) or _ENDS.match(sentence, fate.end()))
