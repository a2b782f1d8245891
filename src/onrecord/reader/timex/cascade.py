"""Rules over tokens in stages: each turns runs of tokens into one that holds their sense.

A pattern is a regular expression whose letters are kinds of token: lexical classes in capitals,
words in lower case, so that ``(the)? (last|past) COUNT UNITS`` reads as what it matches. Each kind
is one private character, and a text becomes a string of them, so that the search is that of ``re``
(finite-state cascades: Abney 1996; FASTUS, Hobbs et al. 1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reader.timex.tokens import Token

Make = Callable[[Sequence[Token]], Sequence[Token] | None]
"""From the tokens matched to those that stand for them; None where they make no sense together."""

_NAME = re.compile(r"[A-Za-z_]+")
_GROUP = re.compile(r"\((?!\?)")
_CODES: dict[str, str] = {}
_FIRST_CODE = 0xE001
_OTHER = "\ue000"


def _code(kind: str) -> str:
    return _CODES.setdefault(kind, chr(_FIRST_CODE + len(_CODES)))


def literals() -> frozenset[str]:
    """The words that patterns compiled so far name themselves."""
    return frozenset(kind for kind in _CODES if kind.islower())


@dataclass(frozen=True)
class Rule:
    """A compiled pattern and what its match means."""

    pattern: re.Pattern[str]
    make: Make


def rule(pattern: str, make: Make, macros: Mapping[str, str] | None = None) -> Rule:
    """A rule. Names in ``macros`` stand for the patterns they map to, which may use names too."""

    def expand(match: re.Match[str]) -> str:
        inner = (macros or {}).get(match[0])
        return f"(?:{_NAME.sub(expand, inner)})" if inner is not None else _code(match[0])

    whole = re.sub(r"\s+", "", _NAME.sub(expand, pattern))
    return Rule(re.compile(_GROUP.sub("(?:", whole)), make)


def one(kind: str, tokens: Sequence[Token], value: Any, mod: str | None = None) -> list[Token]:
    """One token over all of ``tokens``."""
    return [Token(kind, tokens[0].start, tokens[-1].end, value, mod)]


def first(tokens: Sequence[Token], *kinds: str) -> Token | None:
    """The first of these kinds."""
    return next((token for token in tokens if token.kind in kinds), None)


def coded(tokens: Sequence[Token]) -> str:
    """One character a token, that of its kind."""
    return "".join([_CODES.get(token.kind, _OTHER) for token in tokens])


def reduce(tokens: list[Token], codes: str, rules: Sequence[Rule]) -> tuple[list[Token], str]:
    """The tokens after one stage and their codes: the leftmost, then longest, then first rule's match
    each time."""
    found = []
    for order, each in enumerate(rules):
        for match in each.pattern.finditer(codes):
            found.append((match.start(), -match.end(), order))
    if not found:
        return tokens, codes
    found.sort()
    made: list[Token] = []
    made_codes = ""
    at = 0
    for start, minus_end, order in found:
        stand = rules[order].make(tokens[start:-minus_end]) if start >= at else None
        if stand is not None:
            made.extend(tokens[at:start])
            made.extend(stand)
            made_codes += codes[at:start] + coded(stand)
            at = -minus_end
    made.extend(tokens[at:])
    return made, made_codes + codes[at:]
