"""Whether words deny: those that signal a statement ("denied that", "rejected the claim"), and those of a plea."""

from __future__ import annotations

import re

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    r"|contradict(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)

REJECTS = re.compile(r"\b(?:reject|dismiss)(?:s|es|ed|ing)?\b", re.IGNORECASE)

_SAID = re.compile(
    r"\b(?:allegation|accusation|claim|suggestion|assertion|charge|report|rumou?r|notion|idea)s?\b",
    re.IGNORECASE,
)
"""What is rejected as untrue; an offer or an appeal is rejected too."""


def denies(cue: str | None, words: str) -> bool:
    """Whether a statement of these words under this cue is said not to be so.

    >>> denies("denied", "taking the money"), denies("rejected", "the offer"), denies("said", "no")
    (True, False, False)
    """
    if not cue:
        return False
    return DENIES.search(cue) is not None or rejects(cue, words)


def rejects(cue: str, words: str) -> bool:
    """Whether something that was said is rejected, and not an offer."""
    if not REJECTS.search(cue):
        return False
    return _SAID.search(cue) is not None or _SAID.search(words) is not None


def pleads_not_guilty(type_: str, modality: str, trigger: str) -> bool:
    """Whether an event is a plea of "not guilty", which was made: no plea that was not.

    >>> pleads_not_guilty("plead_guilty", "negated", "pleaded not guilty")
    True
    >>> pleads_not_guilty("plead_guilty", "negated", "plead guilty")
    False
    """
    denied = type_ == "plead_guilty" and modality == "negated"
    return denied and "not guilty" in trigger.casefold()
