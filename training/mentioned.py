"""Every mention of a text and its chain, annotated by reading: ``python -m training.mentioned show|example|check|add``.

GUM's way (Zeldes 2017): all noun phrases that refer, pronouns and singletons included, each with a type and,
where something else in the text means the same, a number. An annotation is the text again, a sentence a line,
its mentions in brackets: ``@3 [p1 She] told [g the board] of [x [p1 her] plan]``. ``example NAME`` prints a document
of GUM in this form, ``show NAME`` a text to annotate; ``check FILE ...`` lists what of a file is not its text;
``add FILE ...`` puts it into ``annotations/mentions.jsonl``, as spans alone.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.annotated import Annotated, Marked, Place
from training.annotating import checked, sentences, written
from training.corpora import DATA
from training.outlets import annotated, stamp, texts
from training.treebank import gum

MENTIONS = Path(__file__).with_name("annotations") / "mentions.jsonl"

TYPES = {"p": "person", "g": "organization", "l": "place", "t": "time", "x": "other"}
_LETTERS = {type_: letter for letter, type_ in TYPES.items()}

_BRACKETS = str.maketrans("[]", "()")
_OPEN = re.compile(r"\[([a-z])(\d*) ?")
_LINE = re.compile(r"^@(\d+) ?(.*)$", re.MULTILINE)


def shown(text: str) -> str:
    """The sentences of a text, numbered; brackets of its own are round ones."""
    return "\n".join(
        f"@{at} {text[a:b].translate(_BRACKETS)}" for at, (a, b) in enumerate(sentences(text))
    )


def bracketed(one: Annotated) -> str:
    """A text with its mentions in brackets."""
    counts: dict[str, int] = {}
    for mention in one.mentions:
        counts[mention.chain] = counts.get(mention.chain, 0) + 1
    numbers: dict[str, int] = {}
    lines = []
    ordered = sorted(one.mentions, key=lambda each: (each.place[0], -each.place[1]))
    for at, (start, end) in enumerate(sentences(one.text)):
        put_in: list[tuple[int, int, str]] = []
        for mention in ordered:
            (a, b), chain = mention.place, mention.chain
            if start <= a and b <= end:
                many = counts[chain] > 1
                number = numbers.setdefault(chain, len(numbers) + 1) if many else ""
                put_in += [
                    (a, 1, f"[{_LETTERS[mention.type or 'other']}{number} "),
                    (b, 0, "]"),
                ]
        line, last = "", start
        for place, _, mark in sorted(put_in, key=lambda each: each[:2]):
            line += one.text[last:place].translate(_BRACKETS) + mark
            last = place
        lines.append(f"@{at} {line}{one.text[last:end].translate(_BRACKETS)}")
    return "\n".join(lines)


class Bracketed:
    """A bracketed text, read: ``mentions`` as places with types and chains, and ``problems``."""

    def __init__(self, text: str, written: str) -> None:
        self.text = text
        self.mentions: list[tuple[Place, str, str]] = []
        self.problems: list[str] = []
        lines = {int(one[1]): one[2] for one in _LINE.finditer(written)}
        single = 0
        for at, place in enumerate(sentences(text)):
            if at not in lines:
                self.problems.append(f"@{at} is not there")
                continue
            for span, letter, number in self._line(at, place, lines[at]):
                single += 1
                chain = f"{number}" if number else f"-{single}"
                self.mentions.append((span, TYPES[letter], chain))
        types: dict[str, set[str]] = {}
        for _, type_, chain in self.mentions:
            types.setdefault(chain, set()).add(type_)
        for chain, several in types.items():
            if len(several) > 1:
                self.problems.append(f"number {chain} has several types: {sorted(several)}")

    def _line(self, number: int, place: Place, line: str) -> list[tuple[Place, str, str]]:
        """The mentions of a sentence: what is not a bracket must be its characters, but for white space."""
        start, end = place
        wanted = [at for at in range(start, end) if not self.text[at].isspace()]
        open_: list[tuple[int, str, str]] = []
        found: list[tuple[Place, str, str]] = []
        at = done = 0
        while at < len(line):
            mark = _OPEN.match(line, at)
            if mark:
                if mark[1] not in TYPES:
                    self.problems.append(f"@{number}: no such type: {mark[1]!r}")
                    return []
                open_.append((done, mark[1], mark[2]))
                at = mark.end()
                continue
            if line[at] == "]":
                if not open_:
                    self.problems.append(
                        f"@{number}: a bracket too many closes at {line[:at][-30:]!r}"
                    )
                    return []
                first, letter, chain = open_.pop()
                if done > first:
                    found.append(((wanted[first], wanted[done - 1] + 1), letter, chain))
            elif not line[at].isspace():
                here = self.text[wanted[done]].translate(_BRACKETS) if done < len(wanted) else ""
                if here != line[at]:
                    instead = self.text[wanted[done] if done < len(wanted) else end :][:20]
                    self.problems.append(
                        f"@{number}: not the text: {line[max(0, at - 20) : at + 20]!r} for {instead!r}"
                    )
                    return []
                done += 1
            at += 1
        if open_ or done < len(wanted):
            self.problems.append(
                f"@{number}: a bracket stays open, or words are missing at its end"
            )
            return []
        return found

    def line(self, name: str) -> dict[str, Any]:
        """What ``mentions.jsonl`` has of it: start, end, type and chain of each mention."""
        numbers: dict[str, int] = {}
        kept = {}
        for span, type_, chain in sorted(self.mentions):
            kept.setdefault(span, [*span, _LETTERS[type_], numbers.setdefault(chain, len(numbers))])
        return stamp(name, self.text) | {"mentions": list(kept.values())}


def documents(data: Path = DATA) -> Iterator[Annotated]:
    """The texts with all their mentions; for training alone."""
    for one, text in annotated(MENTIONS, data):
        mentions = tuple(
            Marked((a, b), TYPES[letter], str(chain)) for a, b, letter, chain in one["mentions"]
        )
        yield Annotated(one["name"], text, "mentions", mentions=mentions, complete=True)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.mentioned", description=__doc__)
    made.add_argument("command", choices=("show", "example", "check", "add"))
    made.add_argument("given", nargs="+", help="names of texts, or files of annotations")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    if args.command == "example":
        wanted = {one.name: one for one in gum("train", args.data) if one.name in args.given}
        print("\n\n".join(bracketed(wanted[name]) for name in args.given))
        return
    if args.command == "show":
        known = texts(args.data)
        print("\n\n".join(f"= {name}\n{shown(known[name])}" for name in args.given))
        return
    found = []
    for name, text, part in written([Path(one) for one in args.given], args.data):
        one = Bracketed(text, part)
        found.append((name, one, f"{len(one.mentions)} mentions"))
    checked(found, MENTIONS if args.command == "add" else None)


if __name__ == "__main__":
    main()
