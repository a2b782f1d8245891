"""Texts that were written for training, their names and pronouns marked as they stand.

``annotations/names.txt`` has informal texts (reviews, mails, questions, weblogs) with every name in braces, its type
before it: ``{g Taco Bell}``. ``annotations/pronouns.txt`` has passages in which a pronoun might mean either of two
people: names in braces, pronouns and descriptions in square brackets, a number for each person:
``{p1 Ann Roe} left {p2 Lund}, and [p1 she] ...``. A line ``= N`` stands before each text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.annotated import Annotated, Marked
from training.mentioned import TYPES

FOLDER = Path(__file__).with_name("annotations")

_MARK = re.compile(r"([\[{])([pglx])(\d*) |([\]}])")
_HEAD = re.compile(r"^= *\d+ *\n", re.MULTILINE)


def read(name: str, marked: str) -> Annotated:
    """A marked text. ValueError where brackets do not match."""
    text, last = "", 0
    open_: list[tuple[str, int, str, str]] = []
    names: list[tuple[int, int, str]] = []
    mentions: list[Marked] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            open_.append((mark[1], len(text), TYPES[mark[2]], mark[3]))
            continue
        if not open_ or open_[-1][0] + mark[4] not in ("[]", "{}"):
            raise ValueError(f"{name}: brackets do not match at {text[-30:]!r}")
        bracket, start, type_, number = open_.pop()
        if start == len(text):
            continue
        if bracket == "{":
            names.append((start, len(text), type_))
        if number:
            mentions.append(Marked((start, len(text)), type_ if type_ != "other" else None, number))
    if open_:
        raise ValueError(f"{name}: a bracket stays open")
    text += marked[last:]
    return Annotated(name, text, "invented", names=tuple(names), mentions=tuple(mentions))


def documents(kind: str, folder: Path = FOLDER) -> Iterator[Annotated]:
    """The texts of a file, ``names`` or ``pronouns``. In the latter some mentions stand in chains."""
    written = (folder / f"{kind}.txt").read_text(encoding="utf-8")
    for number, part in enumerate(_HEAD.split(written)[1:]):
        yield read(f"{kind}-{number}", part.strip())
