"""Quotations: what stands between quotation marks, of every kind, balanced or not.

Marks are paired within one paragraph, so that a mark left open never derails what follows. A
paragraph whose quotation is left open and whose next paragraph opens with a mark again is one
quotation running over paragraphs, by the convention of newspapers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.reader.wordlists import words
from onrecord.record import Block, Span

MAX_DEPTH = 6
"""Quotations open at once. Real text nests three deep; the cap keeps hostile text linear."""


ASKS = re.compile(r"\?[\"'”’»)\]]*$")
"""What ends in a question."""

TO_OTHER = re.compile(r"\b[Yy]ou(?:rs?|rself|rselves)?\b")
"""What is said to somebody."""

MARGIN = 40
"""Spaces that may stand between a quotation's end and its paragraph's."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included, in code points of the text.

    ``closed`` is False where no closing mark stands at its end. ``continues`` is True where it
    carries on the quotation that the paragraph before left open. ``depth`` is 0 for a quotation
    that stands in no other. ``double`` is False for single marks.
    """

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    depth: int = 0
    double: bool = True


_MARK = re.compile(r"``|''|[\"＂“”„‟«»‹›‘’‚‛'`´〝〞「」『』]")
_DOUBLE = {"``", "''", '"', "＂", "“", "”", "„", "‟", "«", "»", "〝", "〞", "「", "」", "『", "』"}
_CLOSERS: dict[str, frozenset[str]] = {
    '"': frozenset(['"', "”", "''", "＂"]),
    "＂": frozenset(["＂", '"', "”"]),
    "“": frozenset(["”", '"', "“", "''"]),
    "‟": frozenset(["”", '"']),
    "„": frozenset(["“", "”", '"', "‟"]),
    "”": frozenset(["”"]),
    "``": frozenset(["''", '"', "``", "”"]),
    "''": frozenset(["''", '"']),
    "«": frozenset(["»"]),
    "»": frozenset(["«", "»"]),
    "‹": frozenset(["›"]),
    "›": frozenset(["‹", "›"]),
    "〝": frozenset(["〞"]),
    "「": frozenset(["」"]),
    "『": frozenset(["』"]),
    "‘": frozenset(["’", "'", "´"]),
    "‚": frozenset(["‘", "’"]),
    "‛": frozenset(["’", "'"]),
    "'": frozenset(["'", "’"]),
    "’": frozenset(["’"]),
    "`": frozenset(["'", "`", "´", "’"]),
    "´": frozenset(["´", "'"]),
}
_ALIKE = {'"', "“", "＂"}
"""Opening marks that hasty hands mix within one quotation."""
_ELISION = re.compile(
    r"(?:\d0s|\d\ds?|em|til|till|tis|twas|twere|cause|bout|round|n|nuff|cept|tude|kay|ello|im|er)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]['’\"”)\]]*\s")
_MISPLACED = re.compile(r',\s"\w|[.?!…]\s"[^\W\d_A-Z]')
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    spare: bool = False  # may as well be an apostrophe


def paragraphs(text: str, blocks: Sequence[Block] | None = None) -> tuple[Span, ...]:
    """The spans within which marks are paired: the blocks given, else every line not blank."""
    if blocks:
        return tuple(block.span for block in blocks if block.span.end > block.span.start)
    lines = (Span(*one.span()) for one in _LINE.finditer(text))
    return tuple(one for one in lines if not text[one.start : one.end].isspace())


def quotations(text: str, blocks: Sequence[Block] | None = None) -> tuple[Quotation, ...]:
    """Every quotation of the text, in the order in which they open, outer ones first.

    Time is linear in the length of the text, whatever it holds.
    """
    found: list[Quotation] = []
    left_open: Quotation | None = None
    for place in paragraphs(text, blocks):
        here = _in_paragraph(text, place)
        first = here[0] if here else None
        if left_open is not None and first is not None and _leads(text, place, first, left_open):
            here[0] = replace(first, continues=True)
        found += here
        last = next((one for one in reversed(here) if one.depth == 0), None)
        runs_on = last is not None and not last.closed and _ends(text, place, last)
        left_open = last if runs_on else None
    return tuple(found)


def _leads(text: str, place: Span, first: Quotation, before: Quotation) -> bool:
    marks = {text[first.span.start], text[before.span.start]}
    same = len(marks) == 1 or marks <= _ALIKE
    return same and not text[place.start : first.span.start].strip()


def _ends(text: str, place: Span, last: Quotation) -> bool:
    return _blank(text, last.span.end, place.end)


def _blank(text: str, start: int, end: int) -> bool:
    # Only the margin is looked at, so that many calls on one long line stay linear.
    return end - start <= MARGIN and not text[start:end].strip()


def _marks(text: str, place: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, place.start, place.end):
        start, end = match.span()
        mark = match[0]
        before = text[start - 1] if start > place.start else " "
        after = text[end] if end < place.end else " "
        # What hangs on a word and has none behind it opens nothing.
        hangs = after.isspace() and before in ",;:"
        opens = before.isspace() or before in "([{—–-―/:,;=…>*_" or _MARK.match(before) is not None
        opens = opens and not hangs
        shuts = after.isspace() or after in ")]}—–-―/:,;.!?…<*_" or _MARK.match(after) is not None
        if mark in ("'", "’", "´", "`", "‘"):
            yield from _single(text, place, mark, start, end, before, after, opens, shuts)
        elif mark in ("“", "„", "‟", "«", "‹", "``", "〝", "「", "『"):
            # An opening mark that hugs the word before it and none after was meant to close.
            meant = shuts and not opens and mark in ("“", "«", "‹", "``")
            yield _Mark(start, end, mark, not meant, mark in ("“", "«", "‹", "‟") or meant)
        elif mark in ("”", "»", "›", "〞", "」", "』"):
            turned = opens and not shuts and mark in ("”", "»", "›")
            yield _Mark(start, end, mark, turned, True)
        elif mark in ("‚", "‛"):
            yield _Mark(start, end, mark, True, False, spare=True)
        else:
            inch = before.isdigit() and shuts
            both = opens == shuts
            yield _Mark(start, end, mark, (opens or both) and not inch, shuts or both, spare=inch)


def _single(
    text: str,
    place: Span,
    mark: str,
    start: int,
    end: int,
    before: str,
    after: str,
    opens: bool,
    shuts: bool,
) -> Iterator[_Mark]:
    """A single mark where it can be one: not in a word, not an elision ('90s, rock 'n' roll)."""
    if (before.isalnum() and after.isalnum()) or (opens and shuts and before.isspace()):
        return
    if mark == "‘":
        if not (_ELISION.match(text, end) and opens):
            yield _Mark(start, end, mark, not shuts, shuts, spare=shuts)
        return
    if opens and not shuts:
        if _ELISION.match(text, end, min(end + 8, place.end)):
            # 'Em and 'til may open a quotation just as well; one that closes decides.
            return
        yield _Mark(start, end, mark, mark != "’", False)
    elif shuts and not opens:
        possessive = before in "sSzxZX" and after.isspace()
        clipped = before.isalpha() and after.isspace()
        if text[max(place.start, start - 3) : start].lower() in (" 'n", " ’n", " ‘n"):
            return
        yield _Mark(start, end, mark, False, True, spare=possessive or clipped)
    elif opens and shuts:
        yield _Mark(start, end, mark, False, True)


def _in_paragraph(text: str, place: Span) -> list[Quotation]:
    marks = _without_apostrophes(list(_marks(text, place)))
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark | None]] = []
    misplaced = _misplaced(text, marks)
    for mark in marks:
        if mark.start in misplaced and stack and stack[-1].text == '"':
            mark = replace(mark, opens=False, closes=True)
        depth = _partner(stack, mark) if mark.closes else None
        if depth is not None:
            pairs += [(one, None) for one in stack[depth + 1 :] if one.text in _DOUBLE]
            pairs.append((stack[depth], mark))
            del stack[depth:]
        elif mark.opens:
            if len(stack) == MAX_DEPTH:
                pairs.append((stack.pop(0), None))
            stack.append(mark)
    used = {closer.start for _, closer in pairs if closer is not None}
    ends = [one for one in marks if _ends_words(text, one) and one.start not in used]
    for one, following in zip_longest(stack, stack[1:]):
        if one.text in _DOUBLE or one.text == "‘":
            until = following.start if following is not None else place.end
            at = bisect_right(ends, one.start, key=_start)
            ended = at < len(ends) and ends[at].start < until
            ended = ended and (ends[at].text in _DOUBLE) != (one.text in _DOUBLE)
            pairs.append((one, ends[at] if ended else None))
    pairs.sort(key=lambda pair: (pair[0].start, -(pair[1].end if pair[1] else place.end)))
    return _placed(text, place, pairs)


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Where in the stack the mark that this one closes lies, the innermost first."""
    for depth in range(len(stack) - 1, -1, -1):
        opener = stack[depth]
        if mark.text in _CLOSERS.get(opener.text, ()):
            if mark.opens and not mark.spare and mark.start == opener.end:
                return None
            if mark.opens and mark.text == opener.text and (mark.text != '"' or _is_opener(mark)):
                return None
            return depth
        if opener.text in _DOUBLE and mark.text not in _DOUBLE:
            return None
    return None


def _misplaced(text: str, marks: Sequence[_Mark]) -> set[int]:
    """Where a straight mark stands on the wrong side of the space behind what it closes: '"It sank, "she said.'
    Nothing closes what it would open."""
    straight = [mark for mark in marks if mark.text == '"']
    return {
        mark.start
        for mark, following in zip_longest(straight, straight[1:])
        if _is_opener(mark)
        and (following is None or _is_opener(following))
        and _MISPLACED.search(text, max(0, mark.start - 2), mark.end + 1)
    }


def _start(mark: _Mark) -> int:
    return mark.start


def _ends_words(text: str, mark: _Mark) -> bool:
    """Whether a mark stands where words end that began with one of the other number."""
    return mark.closes and not mark.opens and text[mark.start - 1 : mark.start] in tuple(",.!?")


def _is_opener(mark: _Mark) -> bool:
    return mark.opens and not mark.closes


def _without_apostrophes(marks: list[_Mark]) -> list[_Mark]:
    """Drops single marks that pair with nothing: apostrophes at the start or end of a word.

    A single mark opens only where one that closes stands before the next that opens; one that may
    be a possessive (the players' union) closes only where no surer one comes first.
    """
    kept: list[_Mark] = []
    closer_ahead = sure_ahead = False
    for mark in reversed(marks):
        if mark.text in _DOUBLE:
            kept.append(mark)
            continue
        if mark.opens and not mark.closes:
            if closer_ahead or mark.text == "‘":
                kept.append(mark)
            closer_ahead = sure_ahead = False
        elif mark.closes:
            if mark.spare and sure_ahead:
                continue
            closer_ahead = True
            sure_ahead = sure_ahead or not mark.spare
            kept.append(mark)
    kept.reverse()
    return kept


def _placed(text: str, place: Span, pairs: list[tuple[_Mark, _Mark | None]]) -> list[Quotation]:
    """The pairs as quotations; where one is left open, its end is found."""
    found: list[Quotation] = []
    for position, (opener, closer) in enumerate(pairs):
        if closer is not None:
            end, inner_end = closer.end, closer.start
        else:
            following = pairs[position + 1] if position + 1 < len(pairs) else None
            end = inner_end = _open_end(text, place, opener, following)
        if inner_end <= opener.end or text[opener.end : inner_end].isspace():
            continue
        found.append(
            Quotation(
                Span(opener.start, end),
                Span(opener.end, inner_end),
                closed=closer is not None,
                double=opener.text in _DOUBLE,
            )
        )
    return _with_depth(found)


def _open_end(
    text: str, place: Span, opener: _Mark, following: tuple[_Mark, _Mark | None] | None
) -> int:
    """Where a quotation without closing mark ends.

    At the paragraph's end where none follows. Where another opens later, at the last sentence that
    ends before it; with no such end, both are one passage if the other ends the paragraph.
    """
    end = place.end
    if following is not None:
        other, closer = following
        ends = [one.end() for one in _SENTENCE_END.finditer(text, opener.end, other.start)]
        if ends:
            end = ends[-1]
        elif closer is None or not _blank(text, closer.end, place.end):
            end = other.start
    while end > opener.end and text[end - 1].isspace():
        end -= 1
    return end


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    placed: list[Quotation] = []
    ends: list[int] = []
    for one in found:
        while ends and ends[-1] <= one.span.start:
            ends.pop()
        placed.append(replace(one, depth=len(ends)))
        ends.append(one.span.end)
    return placed


_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SPOKEN = words(
    """i we you he she they it me us my our your is are was were be been am have has had do does did
    will would can could should must may might shall won't can't don't didn't doesn't isn't aren't
    wasn't weren't i'm i've we're we've it's that's there's he's she's they're you're let's not no
    yes this that there what why how because if"""
)
_SMALL = words("a an the of in on at to for and or with from by de del la le el von van")


def last_before(found: Sequence[Quotation], place: int) -> Quotation | None:
    """The last of some quotations, in text order, that opens before a place."""
    at = bisect_left(found, place, key=lambda one: one.span.start) - 1
    return found[at] if at >= 0 else None


def quotes(found: Sequence[Quotation], part: Span) -> bool:
    """Whether words of one of some quotations, in text order, stand in a stretch of text, or around an empty one."""
    quote = last_before(found, part.end)
    return quote is not None and quote.span.end > part.start


def is_named(text: str, quotation: Quotation) -> bool:
    """Whether the quotation holds a name, nickname or title rather than words said.

    True where every word of weight begins with a capital and there are at most eight: "El Chapo",
    "The Time of Your Life".
    """
    start, end = quotation.inner
    if end - start > 120:
        return False
    found = _WORD.findall(text, start, end)
    heavy = [word for word in found if word.lower() not in _SMALL]
    if not found or len(found) > 8:
        return False
    if len(found) == 1 and text[start:end].strip()[-1] in ".!?":
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in heavy) and found[0][0].isupper()


def is_clause(text: str, quotation: Quotation) -> bool:
    """Whether the quotation holds words that only clauses hold (pronouns, finite auxiliaries), and is no name."""
    start, end = quotation.inner
    found = _WORD.findall(text, start, min(end, start + 2000))
    return any(_is_spoken(word) for word in found) and not is_named(text, quotation)


def _is_spoken(word: str) -> bool:
    return word.lower().replace("’", "'") in _SPOKEN


def is_speech_like(text: str, quotation: Quotation) -> bool:
    """Whether the quotation could stand as words somebody said: a clause, not a name or one phrase.

    Weighs general marks: length, words that only clauses hold (pronouns, finite auxiliaries), a
    capital at the start, punctuation before the closing mark.
    """
    start, end = quotation.inner
    found = _WORD.findall(text, start, min(end, start + 2000))
    if not found or is_named(text, quotation):
        return False
    inside = text[start:end].strip().rstrip("\"'”’»") or " "
    score = 0
    score += inside[0].isupper() or inside[0] in "[("
    score += inside[-1] in ".,!?…—"
    score += any(map(_is_spoken, found))
    score += len(found) >= 6
    return score >= 3
