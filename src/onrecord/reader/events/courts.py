"""The court of a legal step: the court, district or jurisdiction that its sentence names.

A court is named by its own name ("the Superior Court of Marin County"), by its district, or by the
place where a court, a judge or a jury sits. What a judge, an attorney or an official is called by
is no court of the step: "U.S. District Court Judge", "U.S. Attorney for the District of Idaho".
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reader.events.justice import CALENDAR, is_one_of, listed
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Span

_COURT = frozenset({"court", "courts", "tribunal"})
_COMPASS = frozenset("northern southern eastern western central middle".split())
_OFFICERS = frozenset("judge judges justice justices magistrate bench panel jury".split())
_BY = frozenset({"of", "for", "in", "at"})
_TWO_WORDS = frozenset("new north south west rhode puerto united costa el saudi sri hong".split())
_LINKS = frozenset({"of", "the", "for", "and"})

Named = tuple[int, int, int]
"""How good a name of a court is (less is better), its first word, its last."""

PROPER, GENERAL, SEAT, BARE = range(4)
"""A name of its own or a district; a kind of court with its place; a judge's or jury's place; a
kind of court alone."""


def courts(syntax: Syntax, begin: int, end: int) -> list[Named]:
    """Every court that the words [begin, end) of a sentence name, in text order."""
    found: list[Named] = []
    at = begin
    while at < end:
        one = next(_at(syntax, at, begin, end), None)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = max(one[2], at) + 1
    return found


def court(syntax: Syntax, found: list[Named], trigger: int, limit: tuple[int, int]) -> Span | None:
    """The best named of the courts within ``limit``, of equals the nearest to the trigger."""
    best = min(
        (one for one in found if limit[0] <= one[1] and one[2] < limit[1]),
        key=lambda one: (one[0], abs(one[1] - trigger)),
        default=None,
    )
    return syntax.span(best[1], best[2]) if best else None


def _at(syntax: Syntax, at: int, begin: int, end: int) -> Iterator[Named]:
    words = syntax.words
    word = words[at]
    if word.lower in _COURT:
        yield from _court(syntax, at, begin, end)
    elif word.text == "District" and at + 2 < end and words[at + 1].lower == "of":
        first = at - 1 if at > begin and words[at - 1].lower in _COMPASS else at
        last = _place(syntax, at + 2, end, wider=False)
        if last >= 0 and not _of_office(syntax, first, begin):
            yield PROPER, first, last
    elif word.lower == "magistrates" and at > begin and words[at - 1].upos == "PROPN":
        first = at - 1
        while first > begin and words[first - 1].upos == "PROPN":
            first -= 1
        yield GENERAL, first, at
    elif word.lower in ("jurisdiction", "jurisdictions"):
        first = at
        while first > begin and words[first - 1].upos in ("ADJ", "PROPN", "NUM", "NOUN"):
            first -= 1
        if first < at:
            yield BARE, first, at
    elif is_one_of(word.lower, "bench") and not _of_office(syntax, at, begin):
        yield from _seat(syntax, at, begin, end)


def _court(syntax: Syntax, at: int, begin: int, end: int) -> Iterator[Named]:
    """A court by the word "court" and what is written around it."""
    words = syntax.words
    proper = words[at].text[:1].isupper()
    following = words[at + 1] if at + 1 < end else None
    if following is not None and following.lower not in CALENDAR:
        joined = words[at].end + 1 == following.start and following.upos in ("NOUN", "PROPN")
        if joined or following.lower in ("-", "'s", "’s"):
            return
    first = at
    while first > begin and _ranks(syntax, first - 1, proper):
        first -= 1
    while first < at and words[first].lower in ("the", "of", ".", ",", "'s"):
        first += 1
    last = at
    while last + 2 < end and words[last + 1].lower in _BY:
        named = words[last + 1].lower != "in" or last == at
        wider = words[last + 1].lower in ("in", "at")
        further = _place(syntax, last + 2, end, wider) if named else -1
        if further < 0:
            break
        last = further
    if first == last or _is_employer(syntax, first, begin):
        return
    if proper and words[first].text[:1].isupper():
        yield PROPER, first, last
    elif last > at:
        yield GENERAL, first, last
    else:
        yield BARE, first, last


def _ranks(syntax: Syntax, at: int, proper: bool) -> bool:
    """Whether a word before "court" belongs to its name."""
    word = syntax.words[at]
    if is_one_of(word.lower, "courts") or word.lower == "u.s.":
        return True
    if word.text in ("'s", "’s", "’", "'"):
        return proper
    return proper and word.text[:1].isupper() and word.upos in ("PROPN", "ADJ", "NOUN", "NUM")


def _place(syntax: Syntax, at: int, end: int, wider: bool = True) -> int:
    """The last word of the place or jurisdiction that begins with a word; -1 where none does.

    ``wider`` takes in the state or country behind the comma of "Boise, Idaho".
    """
    words = syntax.words
    while at < end and words[at].lower in ("the", "a"):
        at += 1
    last = -1
    while at < end:
        word = words[at]
        if word.text[:1].isupper() and word.lower not in CALENDAR:
            if word.lower in _OFFICERS or is_one_of(word.lower, "offices"):
                break
            last = at
        elif word.text == "." and last == at - 1 and at + 1 < end and len(words[last].text) <= 5:
            last = at
            if words[at - 1].lower not in ("st", "ft", "mt"):
                break
        elif word.text == "," and last == at - 1 and wider and _state(syntax, at + 1, end):
            last = at + 1
            if words[last].lower in _TWO_WORDS and _capital(syntax, last + 1, end):
                last += 1
            if last + 1 < end and words[last + 1].text == "." and len(words[last].text) <= 5:
                last += 1
            break
        elif not (last == at - 1 and word.lower in _LINKS and _capital(syntax, at + 1, end)):
            break
        at += 1
    return last


def _state(syntax: Syntax, at: int, end: int) -> bool:
    """Whether what stands behind the comma of "Boise, Idaho" may be a wider place."""
    words = syntax.words
    if at >= end or not words[at].text[:1].isupper() or words[at].lower in CALENDAR:
        return False
    following = at + 1
    if words[at].lower in _TWO_WORDS and _capital(syntax, following, end):
        following += 1
    # "in Boise, Ada Lund pleaded": a name goes on, and is of somebody else.
    return following >= end or not (
        words[following].text == "-" or words[following].text[:1].isupper()
    )


def _capital(syntax: Syntax, at: int, end: int) -> bool:
    while at < end and syntax.words[at].lower == "the":
        at += 1
    return at < end and syntax.words[at].text[:1].isupper()


def _of_office(syntax: Syntax, at: int, begin: int) -> bool:
    """Whether what begins with a word says of which district somebody holds an office."""
    words = syntax.words
    one = at - 1
    while one >= begin and (
        words[one].lower in _LINKS
        or words[one].text in (".", "'s", "’s", "’")
        or words[one].text[:1].isupper()
        or len(words[one].text) == 1
    ):
        if words[one].text == "," or words[one].lower in ("judge", "justice", "honorable"):
            return False
        if is_one_of(words[one].lower, "offices"):
            return True
        one -= 1
    return False


def _is_employer(syntax: Syntax, first: int, begin: int) -> bool:
    """Whether the court is somebody's or something's: "a clerk of the Circuit Court"."""
    words = syntax.words
    at = first - 1
    while at >= begin and words[at].lower in ("the", "a", "an"):
        at -= 1
    if at <= begin or words[at].lower not in ("of", "at", "with"):
        return False
    before = words[at - 1]
    return (
        before.upos == "NOUN"
        and before.text[:1].islower()
        and before.lower not in listed("bench")
        and before.lower not in _OFFICERS
        and before.lower not in ("order", "division", "session", "ruling")
    )


def _seat(syntax: Syntax, at: int, begin: int, end: int) -> Iterator[Named]:
    """The place where a judge or a jury sits: "before Judge Ada Lund in Boise, Idaho"."""
    words = syntax.words
    one = at + 1
    while one < end and (words[one].text[:1].isupper() or words[one].text == "."):
        one += 1
    if one < end and words[one].lower == "sitting":
        one += 1
    if one + 1 < end and words[one].lower in ("in", "from"):
        last = _place(syntax, one + 1, end)
        if last >= 0:
            first = one + 1
            while words[first].lower in ("the", "a"):
                first += 1
            yield SEAT, first, last
