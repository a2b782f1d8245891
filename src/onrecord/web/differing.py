"""Where two wordings of one line differ, word by word, to be marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.casebook.differences import Difference

COMPARED = 800
"""Words and marks of a line that are compared: more than a paragraph has, and comparing costs their
square at worst. Longer ones are marked whole."""

_WORD = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one wording; ``differs`` where the other has not the same."""

    text: str
    differs: bool


def runs(one: Difference) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """A line before and after, in runs; empty where it was not there.

    >>> one = Difference("changed", None, None, "Six people died.", "Five people died.")
    >>> [run.text for run in runs(one)[0] if run.differs]
    ['Six']
    """
    old, new = (_WORD.findall(words or "") for words in (one.before_words, one.after_words))
    if one.kind != "changed" or max(len(old), len(new)) > COMPARED:
        return _whole(one.before_words), _whole(one.after_words)
    before: list[Run] = []
    after: list[Run] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, first, last, start, end in codes:
        _add(before, "".join(old[first:last]), tag != "equal")
        _add(after, "".join(new[start:end]), tag != "equal")
    return tuple(before), tuple(after)


def _add(found: list[Run], text: str, differs: bool) -> None:
    """Adds a run; a space between two that differ is one with them, one at an end is of neither."""
    if differs:
        if len(found) > 1 and found[-1].text.isspace() and found[-2].differs:
            text = found[-2].text + found[-1].text + text
            del found[-2:]
        words = text.strip()
        ahead, _, behind = text.partition(words) if words else (text, "", "")
        parts = [Run(ahead, False), Run(words, True), Run(behind, False)]
    else:
        parts = [Run(text, False)]
    found += [one for one in parts if one.text]


def _whole(words: str | None) -> tuple[Run, ...]:
    return (Run(words, True),) if words else ()
