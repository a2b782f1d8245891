"""How the names of firms and bodies end: "Inc.", "Ltd", a noun that says what body it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.entities.keys import COMPANY_FORMS
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.tokens import Token
from onrecord.reader.entities.trimming import is_seat
from onrecord.reader.lexicon import ORG_HEADS
from onrecord.reader.wordlists import words as words_of
from onrecord.record import Span

FORMS = (COMPANY_FORMS | words_of("n.v s.a")) - words_of("co group limited")
"""Forms of firms that tell one wherever they end a name; the rest are words as well."""

CLOSED = words_of("gmbh inc llc llp ltd partnership plc")
"""Forms of firms that end a name."""

BODIES = (ORG_HEADS | {"survey"}) - words_of(
    "city town village state country nation nations kingdom family community household daily forces fund"
)
"""Nouns that say what body it is whose name they end, or that stands behind them."""


def ends_in_form(name: str) -> bool:
    """Whether the last word of a name tells that its bearer is a company."""
    first, _, last = name.rpartition(" ")
    return bool(first) and (last.lower().rstrip(".") in FORMS or last in ("Co.", "Cos."))


def ends_in_body(name: str) -> bool:
    """Whether the last word of a name tells that its bearer is a company or another body."""
    return ends_in_form(name) or (" " in name and name.rsplit(" ", 1)[-1].lower() in BODIES)


def incorporated(text: str, learned: Sequence[Name]) -> list[Name]:
    """Names with what tells behind a comma that their bearer is a company: "Osmund, Inc. of Marlow" is a company
    and a place, whoever Osmund was."""
    found: list[Name] = []
    end = 0
    for one in learned:
        if one.span.start < end:
            # What follows the company was read as one name with its form.
            rest = _REST.match(text, end, one.span.end)
            if rest is None:
                continue
            span = Span(rest.start(1), one.span.end)
            one = Name(span, text[slice(*span)], "place")
        form = _COMPANY.match(text, one.span.end)
        if form is not None and one.type != "unknown" and one.role is None:
            span = Span(one.span.start, form.end())
            one = replace(one, span=span, text=text[slice(*span)], type="organization")
        end = one.span.end
        found.append(one)
    return found


_COMPANY = re.compile(
    r", (?:(?:Inc|Ltd|Limited|PLC|plc)\b\.?|(?:LLC|LLP|GmbH)\b|(?:L\.L\.[CP]|L\.P|S\.A|N\.V)\.)"
)
_REST = re.compile(r"\sof\s(?=(\w))")


def behind_firm(text: str, role: Span) -> Span:
    """A title without the firm that the sentence before it ends in: "Osmund Inc. | Ms."."""
    ends = [found.end() for found in _FIRM_ENDS.finditer(text, *role)]
    return Span(ends[-1], role.end) if ends else role


_FIRM_ENDS = re.compile(r"\b(?:Co|Corp|Cos|Inc|Ltd)\.\s(?=(?:Dr|Mr|Mrs|Ms|Messrs)\b)")


def form_end(text: str, words: Sequence[Token]) -> int:
    """How many words of a name stand before the "of" that leads to the town of a firm told with its form, 0 where none
    does: "Osmund Inc. | of Dunmore". "Osmund Co. of Norland" may be a name, unless a state stands behind it."""
    for at in range(2, len(words) - 1):
        form = words[at - 1].low.rstrip(".")
        if words[at].low != "of" or not words[at + 1].capital:
            continue
        if form in CLOSED or (form in ("co", "corp") and is_seat(text, words[at + 1 :])):
            return at
    return 0
