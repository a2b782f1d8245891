"""Sentences as the rules of the event layer take them, tagged by the look of their words.

There is no tree: every word hangs on nothing. What holds over these holds whatever a parser says.
"""

from __future__ import annotations

import re

from onrecord.reader.events.syntax import Row, Syntax, syntax

_TAGS = {
    tag: frozenset(words.split())
    for tag, words in {
        "ADP": "in at on of by with for from to before after during under against into since near",
        "AUX": "was were is are has have had been be will would may could",
        "DET": "a an the this that all each no",
        "CCONJ": "and or but",
        "PRON": "he she they them him her it who which his their i",
        "SCONJ": "because while if",
        "ADV": "also previously knowingly not earlier respectively later",
        "ADJ": "federal grand civil criminal guilty multiple false fraudulent violent other similar",
        "VERB": "pleaded plead found told charges faces sold said",
    }.items()
    for words in (words,)
}
_WORD = re.compile(r"U\.S\.|[\w’]+(?:\.\d+)?|[^\w\s]")


def plainly(text: str) -> Syntax:
    """A text with parts of speech by the look of its words, and without heads."""
    return syntax(text, [_row(one) for one in _WORD.finditer(text)])


def _row(match: re.Match[str]) -> Row:
    word = match.group()
    return match.start(), match.end(), _tag(word), -1, "root"


def _tag(word: str) -> str:
    lower = word.lower()
    known = next((tag for tag, words in _TAGS.items() if lower in words), None)
    if known is not None:
        return known
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    if word[0].isupper():
        return "PROPN"
    return "VERB" if lower.endswith(("ing", "ed")) else "NOUN"
