"""The words of procedure: ``justice.txt`` read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from onrecord.reader.events.lexicon import lemmas

STEPS = frozenset(
    "arrest_jail charge_indict plead_guilty convict acquit sentence fine extradite appeal dismiss "
    "settle release_parole escape accuse investigate sue pardon trial_hearing execute".split()
)
"""Events of the Justice kind."""

DEFENDANT = frozenset({"defendant", "person", "entity"})
"""The roles of those whom a step is taken against, or who take it."""

IMPOSING = frozenset({"sentence", "fine", "plead_guilty", "settle", "arrest_jail", "convict"})
"""Steps by which a penalty is imposed, or agreed to."""

UNDONE = frozenset("conviction verdict sentence".split())
"""What a court of appeal undoes."""

CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
"""Names of months and days, which are written like names of people and places."""


@cache
def _lines() -> dict[str, str]:
    text = files("onrecord.reader.events").joinpath("justice.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, listed = line.partition(":")
        if colon and not line.startswith("#"):
            joint = ", " if name == "circumstances" else " "
            found[name] = (
                f"{found[name]}{joint}{listed.strip()}" if name in found else listed.strip()
            )
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of the lexicon."""
    return frozenset(_lines()[name].split())


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _lines()[name].split(","):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def is_one_of(lower: str, name: str) -> bool:
    """Whether a lower-case word, or its singular, is in a list."""
    known = listed(name)
    return any(form in known for form in lemmas(lower)[:3])
