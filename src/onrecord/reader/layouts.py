"""Interviews and transcripts: paragraphs that open with the sign of who speaks.

"Q: ... A: ...", "MS. LUND: ...", "((WN)) ...", "Ann Marsh: ...".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.wordlists import words
from onrecord.record import Block, Span

FEWEST = 3
"""Signed paragraphs that make an interview; one colon or two are found in any article."""

_COLON = re.compile(
    r"(?:\(\((?P<wiki>\w{1,20})\)\)"
    r"|[\"“]?(?P<name>[^\W\d_a-z][\w.'’-]*(?:[  ][^\W\d_a-z][\w.'’-]*){0,3}))"
    r"(?P<mark>:?)\s+(?=\S)"
)
_BARE = re.compile(r"(?P<name>[A-Z]{2,3})\s+(?=[\"“(]?[A-Z0-9])")
_WORDS = re.compile(r"[^\W\d_]{2}")
"""What a speaker says holds a word; what a table says may be a number."""
_NOT_SIGNS = words(
    """Related Read Watch See Photo Image Video Update Note Editor Correction Source Sources
    Location Warning Breaking Also More Listen Subscribe Follow Contact Tags Topics Date Time Where
    When What Why How Who"""
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview: the sign that names the speaker, the words spoken, the colon
    between them where there is one."""

    sign: Span
    words: Span
    mark: Span | None = None


def turns(text: str, places: Sequence[Span]) -> tuple[Turn, ...]:
    """The signed paragraphs of an interview or transcript; none where the text is neither.

    At least ``FEWEST`` paragraphs must be signed, by two signs of which one comes back.
    """
    signed: list[tuple[str, Turn]] = []
    bare: list[tuple[str, Turn]] = []
    for place in places:
        match = _COLON.match(text, place.start, place.end)
        if match and (match["mark"] or match["wiki"]):
            name = match["wiki"] or match["name"]
            if name.split()[0] not in _NOT_SIGNS:
                # A transcript that is quoted opens every paragraph with a quotation mark.
                start = match.start("name") if match["name"] else place.start
                mark = Span(*match.span("mark")) if match["mark"] else None
                sign, spoken = Span(start, match.start("mark")), _trim(text, match.end(), place.end)
                if _WORDS.search(text, *spoken):
                    signed.append((name, Turn(sign, spoken, mark)))
            continue
        match = _BARE.match(text, place.start, place.end)
        if match:
            turn = Turn(Span(*match.span("name")), _trim(text, match.end(), place.end))
            bare.append((match["name"], turn))
    times = Counter(name for name, _ in bare)
    signed += [(name, turn) for name, turn in bare if times[name] >= FEWEST and signed]
    counted = Counter(name for name, _ in signed)
    if len(signed) < FEWEST or len(counted) < 2 or max(counted.values()) < 2:
        return ()
    # A sign that comes once may be a heading; it counts among several that come back.
    many = len(signed) >= 2 * FEWEST
    kept = [turn for name, turn in signed if counted[name] > 1 or name.isupper() or many]
    kept += _introduced(text, places, {name for name, _ in bare if times[name] >= FEWEST})
    return tuple(sorted((one for one in kept if one.words.start < one.words.end), key=_position))


_POST = re.compile(
    r"[—–―-]{1,2}\s?(?P<who>[^\n(@]{1,60}?)\s*\((?P<handle>@\w{1,30})\)\s*(?P<day>[^\n]{4,30})?"
)


def posts(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The posts that a page shows: what stands in a quotation before "— Ann Marsh (@annmarsh) May 3, 2021".

    Without blocks of quotations, as in a capture of plain text, it is the paragraph before.
    """
    found = []
    for at, block in enumerate(blocks):
        match = _POST.fullmatch(text, *block.span) if at else None
        if match is None:
            continue
        first = at
        while first and blocks[first - 1].kind == "quote" and block.kind == "quote":
            if _POST.fullmatch(text, *blocks[first - 1].span):
                break
            first -= 1
        if first == at and blocks[at - 1].kind in ("paragraph", "quote"):
            first = at - 1
        words = Span(blocks[first].span.start, blocks[at - 1].span.end)
        if first < at and not _POST.fullmatch(text, *words):
            named = _NAMED.search(text, *match.span("who"))
            found.append(Turn(Span(*(named or match).span(0 if named else "handle")), words))
    return tuple(found)


_NAMED = re.compile(r"\w.*\w")
"""The name that signs a post, without what pictures stand around it."""


def _introduced(text: str, places: Sequence[Span], signs: set[str]) -> list[Turn]:
    """The paragraph that gives in full the name whose initials sign the later ones."""
    found = []
    for sign in signs:
        letters = r"[ ]".join(rf"{letter}[\w'’-]+" for letter in sign)
        full = re.compile(rf"({letters})\s+(?=(?:I|We|It|The|Well|Yes|No|My|So|Thank|That|This)\b)")
        for place in places:
            match = full.match(text, place.start, place.end)
            if match:
                found.append(Turn(Span(*match.span(1)), _trim(text, match.end(), place.end)))
                break
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _position(turn: Turn) -> int:
    return turn.sign.start
