"""The lines of a plain-text capture, and the paragraphs that were wrapped into them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from onrecord.page.bylines import is_byline, is_person, names_of
from onrecord.page.datelines import dateline_of
from onrecord.record import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
"""How a line ends that is a sentence, or several."""
_BULLET = re.compile(r"(?:[•*+◦▪‣·–-]|\d{1,2}[.)])\s+")
_BROKEN_WORD = re.compile(r"(?P<head>[^\W\d_]+)(?P<mark>[-\xad\u2010])$")
_WORD_MAX = 40
"""Letters of the longest word that is parted at the end of a line."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:\S*://\S+ |page |- ?|– ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–])?", re.I
)
_PAGE_OF = re.compile(r"(?:\S*://\S+ |page )?\d{1,4} ?(?:of|/) ?\d{1,4}|page \d{1,4}", re.I)
_QUOTED = re.compile(r"(?:>[ \t]?)+[ \t]*")
_LINE_NUMBER = re.compile(r"(\d{1,5})(?:[.:|)]?\s+|$)", re.ASCII)
_ADDRESS = re.compile(r"\S+://\S+")
LINE_MIN = 24
"""Columns of the shortest line that can have been cut for want of room."""
WRAPPED_MIN = 2
"""Lines that go on in the next one from which a capture is taken to be wrapped."""
WRAPPED_SHARE = 0.15
LONG_SHARE = 0.3
"""Share of lines beyond the width of those that were cut from which nothing was."""
HYPHENS_SHARE = 0.06
"""Share of cut lines that end in a hyphen from which words were parted to fill lines."""
APART_SHARE = 0.06
"""Share of lines with a blank line or an indent above from which paragraphs are set apart so."""
EVEN_SHARE = 0.93
"""Share of the width above which the place where lines were cut is one column."""
HEAD_MAX = 120
HEAD_LINES = 3
"""Lines at the top or at the bottom of a page that can repeat on the next."""
NUMBERED_MIN, FIFTH_MIN = 6, 4
NUMBERED_SHARE, FIFTH_SHARE = 0.7, 0.12
"""Share of lines with a number before them from which all are numbered, or every fifth."""
QUOTED_MIN = 5
QUOTED_SHARE = 0.7
"""Share of lines with a mark of quotation from which a capture is a forwarded mail."""
PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, trimmed, or several that are one, and where it stands in the page."""

    text: str
    span: Span
    gap: int = 1
    """Line ends above it, one where no blank line is."""
    indent: int = 0
    turned: bool = False
    """Whether a page of paper ends above it."""

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text was wrapped: the line ends between two of its lines, and the columns from which a
    line with the first word of the next had no room.

    ``certain`` is whether a full line shows that its paragraph goes on: paragraphs are set apart
    otherwise, or lines were cut at one column.
    """

    gap: int
    limit: int
    certain: bool


def rows_of(page: str) -> Iterator[Row]:
    """The lines of a page that are not blank."""
    end = 0
    for match in _LINE.finditer(page):
        line = match.group()
        text = line.strip()
        if text.strip("\ufeff\u200b"):
            start = match.start() + len(line) - len(line.lstrip())
            between = page[end:start]
            indent = len(line[: start - match.start()].expandtabs())
            gap = len(_LINE_END.findall(between))
            yield Row(text, Span(start, start + len(text)), gap, indent, "\x0c" in between)
            end = start + len(text)


def is_final(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _FINAL.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a line is a sentence long enough to be of a story."""
    return is_final(text) and len(text.split()) >= PROSE_WORDS


def is_bullet(text: str) -> bool:
    """Whether a line begins with the mark of a list."""
    return _BULLET.match(text) is not None


def without_numbers(rows: Sequence[Row]) -> list[Row]:
    """The rows without the numbers that a program puts before each line, or before every fifth; as they are
    where the numbers do not count lines, or count the points of a list."""
    marks = [_LINE_NUMBER.match(row.text) for row in rows]
    # a number that counts lines is as far from its line's as those near it
    shifts = [
        int(mark[1]) - line if mark else None
        for mark, line in zip(marks, accumulate(row.gap for row in rows), strict=True)
    ]
    often = Counter(shifts)
    counted = [
        mark if mark and often[shift] >= FIFTH_MIN else None
        for mark, shift in zip(marks, shifts, strict=True)
    ]
    known = [mark for mark in counted if mark]
    fifth = all(int(mark[1]) % 5 == 0 for mark in known) and len(known) >= FIFTH_SHARE * len(rows)
    each = len(known) >= max(NUMBERED_MIN, NUMBERED_SHARE * len(rows))
    cut = sum(mark.end() == len(mark.string) or mark.string[mark.end()].islower() for mark in known)
    if not known or not (each or fifth) or cut < WRAPPED_MIN:
        return list(rows)
    return _from(rows, [mark.end() if mark else 0 for mark in counted])


def unquoted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows without the marks of quotation that a mail program puts before each line of what is
    forwarded, and the rows of who forwards it."""
    marks = [_QUOTED.match(row.text) for row in rows]
    quoted = sum(mark is not None for mark in marks)
    if quoted < QUOTED_MIN or quoted < QUOTED_SHARE * len(rows):
        return list(rows), []
    kept = _from(rows, [mark.end() if mark else None for mark in marks])
    return kept, [row for row, mark in zip(rows, marks, strict=True) if mark is None]


def _from(rows: Sequence[Row], starts: Sequence[int | None]) -> list[Row]:
    """The rows from a place in each, without those that have none or nothing behind it."""
    kept: list[Row] = []
    gap = 0
    for row, start in zip(rows, starts, strict=True):
        gap += row.gap
        if start is not None and start < len(row.text):
            span = Span(row.span.start + start, row.span.end)
            indent = row.indent + start
            kept.append(replace(row, text=row.text[start:], span=span, gap=gap, indent=indent))
            gap = 0
    return kept


def without_page_ends(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows, and those among them that only number a page or head it again.

    A page ends at a form feed, or where a line says which of how many it is.
    """
    turns = [at for at, row in enumerate(rows) if row.turned]
    ends = {
        at
        for at, row in enumerate(rows)
        if len(row.text) <= HEAD_MAX and _PAGE_OF.fullmatch(row.text)
    }
    if not turns and len(ends) < 2:
        return list(rows), []
    ends |= {
        at
        for turn in (*turns, len(rows))
        for at in (turn - 1, turn)
        if turns
        and 0 <= at < len(rows)
        and len(rows[at].text) <= HEAD_MAX
        and _PAGE_NUMBER.fullmatch(rows[at].text)
    }
    near = {
        at
        for turn in (*turns, *ends, *((0, len(rows)) if turns else ()))
        for at in range(max(0, turn - HEAD_LINES), min(len(rows), turn + HEAD_LINES))
    }
    again = Counter(_unnumbered(rows[at].text) for at in near)
    left = ends | {
        at
        for at in near
        if _ADDRESS.fullmatch(rows[at].text)
        or (
            again[_unnumbered(rows[at].text)] > 1
            and len(rows[at].text) <= HEAD_MAX
            and not is_final(rows[at].text)
        )
    }
    kept: list[Row] = []
    turned = False
    for at, row in enumerate(rows):
        if at in left:
            turned = True
            continue
        kept.append(replace(row, turned=True) if turned else row)
        turned = False
    return kept, [row for at, row in enumerate(rows) if at in left]


def _unnumbered(text: str) -> str:
    return _DIGITS.sub("0", text)


def unwrapped(rows: Sequence[Row], stands_alone: Callable[[str], bool]) -> list[Row]:
    """The rows with those joined that were one paragraph before somebody wrapped it.

    A line was cut where the first word of the next had no room in it. ``stands_alone`` says of a
    line that its words show it to be whole.
    """
    setting = _setting(rows)
    if setting is None:
        return list(rows)
    groups: list[list[Row]] = []
    alone = False
    for row in rows:
        if groups and _goes_on(groups[-1], row, setting, alone, stands_alone):
            groups[-1].append(row)
        else:
            groups.append([row])
            alone = stands_alone(row.text)
    whole = _parted_words(groups)
    return [_joined(group, whole) for group in groups]


def _setting(rows: Sequence[Row]) -> _Setting | None:
    cut = [
        (one, other)
        for one, other in pairwise(rows)
        if one.width >= LINE_MIN
        and other.gap <= 3
        and other.text[0].islower()
        and not is_final(one.text)
        and not other.turned
    ]
    if not cut:
        return None
    gap = Counter(other.gap for _, other in cut).most_common(1)[0][0]
    cut = [(one, other) for one, other in cut if other.gap == gap]
    lines = sum(row.width >= LINE_MIN for row in rows)
    width = max(one.width for one, _ in cut)
    longer = sum(row.width > 1.1 * width + 2 for row in rows)
    if len(cut) < max(WRAPPED_MIN, WRAPPED_SHARE * lines) or longer > LONG_SHARE * lines:
        return None
    needed = sorted(_needed(one, other) for one, other in cut)
    limit = min(width + 1, needed[len(needed) // 10])
    apart = sum(other.gap > gap or other.indent >= one.indent + 2 for one, other in pairwise(rows))
    certain = apart > APART_SHARE * len(rows) or limit > EVEN_SHARE * width
    return _Setting(gap, limit, certain)


def _needed(one: Row, other: Row) -> int:
    """The columns of a line that had the first word of the next in it."""
    return one.width + 1 + len(other.text.split(maxsplit=1)[0])


def _goes_on(
    group: Sequence[Row],
    row: Row,
    setting: _Setting,
    alone: bool,
    stands_alone: Callable[[str], bool],
) -> bool:
    """Whether a line goes on with the paragraph of those above it."""
    last = group[-1]
    lower = row.text[0].islower()
    open_ended = not is_final(last.text)
    if row.turned:
        return open_ended and lower and last.width >= LINE_MIN and not alone
    if row.gap > setting.gap:
        return False
    hanging = len(group) == 1 and is_bullet(last.text)
    if row.indent >= last.indent + 2 and not hanging:
        return False
    if open_ended and lower and 2 * last.width >= setting.limit:
        return True
    if _needed(last, row) < setting.limit or alone or is_bullet(row.text) or _signs(row.text):
        return False
    if open_ended:
        return any(map(str.isalnum, row.text))
    if not setting.certain and not _is_quoting(group):
        return False
    return not (dateline_of(row.text) or stands_alone(row.text))


def _is_quoting(group: Sequence[Row]) -> bool:
    """Whether a quotation goes on behind the lines of a paragraph."""
    straight = opened = closed = 0
    for row in group:
        straight += row.text.count('"')
        opened += row.text.count("“")
        closed += row.text.count("”")
    return straight % 2 == 1 or opened > closed


def _signs(text: str) -> bool:
    """Whether a line is a byline and names a person, which no line of a paragraph is."""
    return is_byline(text) and not is_final(text) and all(map(is_person, names_of([text])))


def _parted_words(groups: Iterable[Sequence[Row]]) -> Callable[[str, str], bool]:
    """Whether the two parts of a word at the end of a line are one word without the hyphen.

    They are where the text has it elsewhere, or where words were parted to fill lines and it has
    the one with the hyphen nowhere.
    """
    words: set[str] = set()
    cut = parted = 0
    for group in groups:
        for row in group:
            words.update(one.casefold() for one in _WORD.findall(row.text))
        cut += len(group) - 1
        parted += sum(_broken_word(row.text) is not None for row in group[:-1])
    fills = parted > HYPHENS_SHARE * cut

    def is_one(head: str, tail: str) -> bool:
        one, other = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
        return one in words or (fills and other not in words)

    return is_one


def _broken_word(line: str) -> re.Match[str] | None:
    """The part of a word that a line ends with, and the hyphen."""
    return _BROKEN_WORD.search(line[-_WORD_MAX:])


def _joined(group: Sequence[Row], is_one: Callable[[str, str], bool]) -> Row:
    if len(group) == 1:
        return group[0]
    pieces = [group[0].text]
    for row in group[1:]:
        broken = _broken_word(pieces[-1])
        tail = _LETTERS.match(row.text)
        if broken is None or tail is None or not row.text[0].islower():
            pieces.append(" ")
        elif broken["mark"] == "\xad" or is_one(broken["head"], tail[0]):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(row.text)
    return replace(
        group[0],
        text="".join(pieces),
        span=Span(group[0].span.start, group[-1].span.end),
    )
