"""The pieces of a line as HTML: what a view of a story has thousands of.

A template made each in a macro of its own, and that was most of what the view of a long article took.
As in the templates, whatever comes from the page is escaped here, and shown without its control
characters.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from markupsafe import Markup

from onrecord.export.segments import Line, Piece
from onrecord.export.visible import printable

HUES = 8
"""Colours of speakers, after which they repeat."""


class Target(TypedDict):
    """Where the number of a statement leads: the address without the number, the frame that it
    opens in, and where that is, in words."""

    href: str
    frame: str | None
    words: str


def marked(line: Line, statements: Sequence[Mapping[str, object]], to: Target) -> Markup:
    """A line with its statements, mentions and notes marked; ``statements`` are the rows of the
    list, by number."""
    made: list[str] = []
    noted: set[int] = set()
    for piece in line.pieces:
        for number in piece.starts:
            made.append(_number(number, statements[number - 1], to))
        for number in (one for one in piece.notes if one not in noted):
            noted.add(number)
            made.append(f'<span class="at" id="r{number}"></span>')
        words = _shown(piece.text)
        if piece.numbers:
            numbers = " ".join(map(str, piece.numbers))
            means = f' data-means="{_shown(piece.means)}"' if piece.means else ""
            made.append(
                f'<span class="{_classes(piece)}" data-s="{numbers}"{_rests(piece)}{means}>{words}</span>'
            )
        elif piece.mentions or piece.rests:
            dotted = " t" if piece.notes else ""
            made.append(f'<span class="p{dotted}"{_rests(piece)}>{words}</span>')
        else:
            made.append(words)
    return Markup("".join(made).strip())


def _number(number: int, row: Mapping[str, object], to: Target) -> str:
    frame = f' target="{_shown(to["frame"])}"' if to["frame"] else ""
    label = f"Statement {number}, {_shown(str(row['name']))}{', unsure' if row['unsure'] else ''}"
    label += f": {_shown(to['words'])}"
    look = f"n {key(row['speaker'])}{' unsure' if row['unsure'] else ''}"
    return (
        f'<a class="{look}" id="w{number}" href="{_shown(to["href"])}{number}"'
        f'{frame} data-n="{number}" aria-label="{label}"></a>'
    )


def _classes(piece: Piece) -> str:
    found = ["m", key(piece.speaker)]
    if piece.depth:
        found.append("content")
    if piece.depth > 1:
        found.append("nested")
    if piece.outer is not None:
        found.append(f"o{piece.outer % HUES}")
    if piece.source:
        found.append("source")
    if piece.cue:
        found.append("cue")
    if piece.notes:
        found.append("t")
    return " ".join(found)


def _rests(piece: Piece) -> str:
    """Who is mentioned by it, and what rests on it."""
    found = ""
    if piece.mentions:
        found = f' data-p="{" ".join(f"{order}:{_shown(kind)}" for order, kind in piece.mentions)}"'
    if piece.rests:
        found += f' data-r="{" ".join(map(str, piece.rests))}"'
    return found


def key(order: Any) -> str:
    """The class that colours what a speaker said, by its order."""
    return f"k{order % HUES}"


def _shown(words: str) -> str:
    return html.escape(words if words.isprintable() else printable(words))
