"""What a source phrase is: a pronoun, a name, a description, several at once, or a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.reader.entities.descriptions import without_lead
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import (
    ATTACHED,
    BODY_HEADS,
    COMMUNITY,
    CROWDS,
    DOCUMENT_HEADS,
    FUNCTION,
    HONORIFICS,
    HONOURS,
    ORG_HEADS,
    PEOPLE_NOUNS,
    PERSON_HEADS,
    PLACES,
    PLURAL_HEADS,
    POSTS,
    PRONOUNS,
    ends_as_plural,
    means_several,
)
from onrecord.reader.wordlists import words
from onrecord.record import Span

SourceKind = Literal["pronoun", "name", "joint", "nominal", "document", "label"]


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase, read. ``core`` is the phrase without apposition or relative clause.

    ``name`` is the name that heads it; ``role`` the description beside that name; ``head`` the
    head noun in lower case; ``owner`` the name that a document or description belongs to.
    """

    span: Span
    core: Span
    kind: SourceKind
    name: Name | None = None
    role: Span | None = None
    head: str = ""
    definite: bool = False
    plural: bool = False
    owner: Name | None = None
    parts: tuple[Span, ...] = ()


_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_CUT = re.compile(
    r",\s|\s[–-]\s|\s?(?:—|--)\s?|;|\s\(|\s(?:\w{2,12}ly\s)?(?:like|such\sas|who|whom|which|that|whose|where|when"
    r"|representing|speaking|working|via|including|familiar|close|named|identified|based|citing|writing"
    r"|after(?=\s\w+ing\b)|before(?=\s\w+ing\b)|published|issued|released|dated|held|filed|posted|sent|conducted"
    r"|signed|presented|introduced|submitted)(?:\s|$)"
)
_DONE_TO = re.compile(
    rf"\b(?:{'|'.join(sorted(DOCUMENT_HEADS - {'source'}, key=len, reverse=True))})"
    r"(?=\s(?:\w{2,12}ly\s)?(?:[a-z]{3,}ed|drawn|found|given|heard|kept|left|made|put|read|seen|shown|taken|written)"
    r"\s(?:at|down|during|from|in|on|out|over|since|to|under|up|with)\s)"
)
"""A document before what tells what was done to it: "a memo | written in May"."""
_ACRONYM = re.compile(r"\s\([^()\s]{2,10}\)\s(?=\w)")
"""An acronym that a description goes on behind: "Harbour Fisheries Board (HFB) chair Ana Reyes"."""
_STATE = re.compile(
    r",\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?,\s(?=[a-z])(?!and\b|or\b|who|which|where|the\s|an?\s)"
)
"""The state of a place within a description: "Harrow County, Miss., coroner Ana Reyes"."""
_ROW_OF = re.compile(
    r"[Tt]he\s(?:[a-z-]+\s){0,2}[a-z-]+(?:,\s[a-z-]+(?:\s[a-z-]+)?)+,?\sand\s[a-z-]+(?:\s[a-z-]+)?\s"
    r"(?:company|concern|firm|giant|group|maker|manufacturer|operator|producer|provider|retailer)"
)
"""A firm by all that it deals in: "the tug, pilot and harbour company"."""
_SELF = re.compile(r"(?:\s(?:(?:him|her|it|them)sel(?:f|ves)|alike|both|each)|['’]s)$")
"""What ends a phrase and is no part of it: "Ana Reyes | herself", "Ana and Bo | both", "the union | 's" position."""
_COPY = re.compile(
    r"(?:(?:an?|the|some)\s)?(?:cop(?:y|ies)|drafts?|excerpts?|extracts?)\s(?:from|of)\s(?=\w)"
    r"|(?:all|both|each)\sof\s(?=(?:the|these|those|its|his|her|their)\s)",
    re.IGNORECASE,
)
"""What leads to a document that speaks in a copy or in part, or to all of some people: "a copy of | the letter",
"each of | the pilots"."""
_WORD = re.compile(r"\S+")
_BEFORE = re.compile(r"(?:['’]s|\b(?:the|a|an|this|that|its|his|her|their|new))$")
_PREPOSITION = words(
    "of for from in at with to on near by about against within inside outside under over as into"
)
_DEFINITE = words("the this that these those his her its their our my your said both")
_INDEFINITE = words("a an one some another several many few two three four five any no other")
_MADE_BY = re.compile(r"\s(?:by|among|between)\s")
_TOLD_BY = re.compile(
    r"\s(?:reported|published|issued|compiled|written|prepared|drafted|conducted)\sby\s"
)
"""What makes a phrase one that its maker speaks in, whatever its noun: "numbers compiled by X". What
may be done to people is not in it ("released by")."""
_TITLED = re.compile(
    r"[“\"][^”\"]{2,120}[”\"]\s([\w-]+)|(?<=['’]s)\s[“\"][^”\"]{2,120}[”\"](?=\W*$|,)"
)
"""A document by its title: "the bureau's “Harbours of Norland” report", "the bureau's “Harbours”"."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_CITY = re.compile(r"([A-Z]{4,})\s+(?=[A-Z][a-z])")
_LABEL = re.compile(r"\(\(\s*(\w+)\s*\)\)|(\w{1,3}):?$")
_ALL = words("all alone also both each too")
"""What stands behind a pronoun and tells nothing of whom it means."""
_ALONE = words(
    """adviser advisor aide analyst attorney chairman chairwoman director editor employee executive lawyer manager
    minister officer official president professor reporter researcher secretary source spokesman spokesperson
    spokeswoman witness"""
)
"""What is one person and never a body, whatever stands beside it."""
_CLOSE = words("close familiar")
_EACH = re.compile(r"(?:both|either|neither)\s", re.IGNORECASE)
_AND = re.compile(r",?\s(?:and|nor|&|as well as|along with|together with)\s")


def names_within(names: Sequence[Name], span: Span) -> list[Name]:
    """The names that lie in the span, of names in text order."""
    first = bisect_left(names, span.start, key=lambda one: one.span.end - 1)
    found = []
    for one in names[first : first + 40]:
        if one.span.start >= span.end:
            break
        if one.span.start >= span.start - 1:
            found.append(one)
    return found


def read_source(text: str, span: Span, names: Sequence[Name]) -> Source:
    """Reads one source phrase, with the names of the whole text in text order."""
    phrase = text[span.start : span.end]
    inside = names_within(names, span)
    core = _uncopied(text, _core(phrase, span, inside))
    found = _tokens(text, core)
    lows = [one[2] for one in found]
    if len(lows) == 1 and lows[0] in PRONOUNS and (len(lows[0]) == 1 or not found[0][1].isupper()):
        return Source(span, core, "pronoun", head=lows[0])
    if len(lows) == 2 and lows[0] in PRONOUNS and lows[1] in _ALL:
        return Source(span, core, "pronoun", head=lows[0])  # "they all"
    if len(lows) > 2 and lows[-2] == "of" and lows[-1] in ("whom", "which"):
        return Source(span, core, "pronoun", head=lows[-1])  # "two of whom"
    label = _LABEL.fullmatch(phrase.strip())
    office = label is not None and label[2] is not None and label[2].lower() in PERSON_HEADS
    if label and not office and (label[1] or (label[2].isupper() and not inside)):
        return Source(span, core, "label", head=(label[1] or label[2]))
    if not lows:
        return Source(span, core, "nominal", head=phrase.strip().lower())
    titled = _TITLED.search(phrase)
    if titled and (titled[1] is None or titled[1].lower() in DOCUMENT_HEADS):
        mark = span.start + titled.start()
        owner = next((one for one in inside if one.span.end <= mark), None)
        head = titled[1].lower() if titled[1] else "report"
        whole = Span(span.start, span.start + titled.end())
        return Source(span, whole, "document", head=head, definite=True, owner=owner)
    row = _row(text, span, inside)
    if row is not None:
        return row
    first = _head_end(found, inside)
    paper = next((low for low in lows[:first] if low in DOCUMENT_HEADS), None)
    if paper and _MADE_BY.search(text, core.start, core.end) and lows[0] not in PERSON_HEADS:
        return Source(span, core, "document", head=paper, definite=lows[0] in _DEFINITE)
    told = _TOLD_BY.search(text, span.start, span.end)
    if told and not _peopled(lows[:first]) and text[core.start : told.start()].count(",") == 0:
        return Source(span, core, "document", head=lows[first - 1], definite=lows[0] in _DEFINITE)
    listed = _listed(text, span, inside) or _officers(text, span, inside)
    if listed:
        whole = Span(listed[0].start, listed[-1].end)
        return Source(span, whole, "joint", parts=listed, plural=True)
    parts = _parts(text, core, inside)
    beside = _named_beside(text, span, core, inside) if parts else None
    if beside is not None:
        core = Span(core.start, beside.span.end)
        parts = (parts[0], Span(parts[1].start, core.end)) if _apart(text, parts, inside) else ()
    if parts:
        return Source(span, core, "joint", parts=parts, plural=True)
    both = _both(text, span, core, names, inside)
    if both:
        last = _single_name(text, both[1], names)
        whole = Span(span.start, last.span.end if last is not None else span.end)
        return Source(span, whole, "joint", parts=both, plural=True)
    return _single(text, span, core, inside, found)


def _core(phrase: str, span: Span, inside: Sequence[Name]) -> Span:
    if _ROW_OF.fullmatch(phrase):
        return span
    seat, own = 0, _SELF.search(phrase)
    if own and own.start() and span.end not in (one.span.end for one in inside):
        span = Span(span.start, span.start + own.start())
    done = _DONE_TO.search(phrase)
    if done is not None:
        phrase = phrase[: done.end()]
        span = Span(span.start, span.start + done.end())
    for cut in _CUT.finditer(phrase):
        at = span.start + cut.start()
        if _last_word(phrase, 0, cut.start()) in _PREPOSITION:
            continue  # "sellers of that estate" goes on
        if _YEAR.match(phrase, cut.end()):
            continue  # "a March 14, 2019 release"
        if cut.start() < seat or _attributive(phrase, cut):
            continue
        if (
            cut[0] == ", "
            and (listed := _list_end(phrase, span.start, cut.start(), inside)) > cut.start()
        ):
            seat = listed
            continue
        if not inside and cut[0].split()[-1] in _CLOSE:
            continue  # what makes somebody without a name one who knows is all that is said of him
        if cut[0] == " like " and not _several(phrase, span.start, at, inside):
            continue  # "people like Lund" are he
        stated = _STATE.match(phrase, cut.start())
        short = stated is not None and stated[0].endswith("., ")
        if stated is not None and any(
            one.span.start == at + 2 or (short and one.span.end == at)
            for one in inside
            if one.type == "place"
        ):
            seat = stated.end()
            continue
        acronym = _ACRONYM.match(phrase, cut.start())
        if acronym and any(one.span.start >= span.start + acronym.end() for one in inside):
            continue
        if at > span.start and not any(one.span.start <= at < one.span.end for one in inside):
            span = Span(span.start, at)
            break
    last = next((one for one in reversed(inside) if one.span.end < span.end), None)
    if last is not None and last.type == "person" and span.start < last.span.end:
        behind = phrase[last.span.end - span.start : span.end - span.start].split()
        if all(one.isupper() and one.lower() in HONOURS for one in behind):
            return Span(span.start, last.span.end)  # "Jo Lund MP"
    return span


def _uncopied(text: str, core: Span) -> Span:
    """A phrase without what says that it is a copy or a part of a document, or all of some people."""
    copy = _COPY.match(text, *core)
    return Span(copy.end(), core.end) if copy else core


def _list_end(phrase: str, start: int, at: int, inside: Sequence[Name]) -> int:
    """Where the list of names ends, in the phrase, of which the first ends at a comma and closes a description: "the
    mayors of Tarn | , Alder and Dunmore"; else the place of the comma. All are persons or none is."""
    first = next((n for n, one in enumerate(inside) if one.span.end == start + at), None)
    if first is None or not _is_led(
        phrase, (inside[first].role or inside[first].span).start - start
    ):
        return at
    end, kind = at, inside[first].type == "person"
    for one in inside[first + 1 :]:
        joint = phrase[end : (one.role or one.span).start - start]
        if (one.type == "person") != kind or _ITEM_JOINT.fullmatch(joint) is None:
            break
        end = one.span.end - start
        if "and" in joint:
            return end
    return at


_ITEM_JOINT = re.compile(r"(?:,|,?\sand)\s(?:the\s)?")


def _is_led(phrase: str, at: int) -> bool:
    """Whether a preposition leads to what begins at a place in a phrase."""
    before = phrase[max(0, at - LONGEST_WORD) : at].lower().split()
    while before and before[-1] in ("both", "the"):
        before.pop()
    return bool(before) and before[-1] in _PREPOSITION


def _several(phrase: str, start: int, at: int, inside: Sequence[Name]) -> bool:
    """Whether the first name of a phrase behind a place is that of a list."""
    first = next((one.span.end - start for one in inside if one.span.start > at), None)
    return first is not None and phrase.startswith((", ", " and "), first)


def _attributive(phrase: str, cut: re.Match[str]) -> bool:
    """Whether a participle stands before its noun: "the recently | released | survey of the harbour"."""
    near = max(0, cut.start() - LONGEST_WORD)
    if cut[0].split()[-1] not in ("published", "released") or not _BEFORE.search(
        phrase, near, cut.start()
    ):
        return False
    after = _WORD.match(phrase, cut.end())
    return after is not None and after[0].lower() not in FUNCTION


def _parts(text: str, core: Span, inside: Sequence[Name]) -> tuple[Span, ...]:
    """The single sources of a joint one ("the council and the government"), none if it is not."""
    each = _EACH.match(text, core.start, core.end)
    start = each.end() if each else core.start
    for joint in _AND.finditer(text, core.start, core.end):
        at, after = joint.span()
        if any(one.span.start <= at < one.span.end for one in inside):
            continue
        left, right = Span(start, at), Span(after, core.end)
        if _is_within(text, left, right, inside):
            continue
        if _is_source(text, left, inside, last=True) and (
            (
                _is_source(text, right, inside, last=False)
                and not _is_role(text, left, right, inside)
            )
            or (_titled(right, inside) and not _goes_on(text, left, inside))
        ):
            return (left, right)
    return ()


def _is_within(text: str, left: Span, right: Span, inside: Sequence[Name]) -> bool:
    """Whether "and" joins but two places within a description: "police in Tarn and | Dunmore", "a neighbour in Tarn
    and | Dunmore, Ana Reyes"."""
    places = [one for one in inside if one.type == "place"]
    one = next((one for one in places if one.span.end == left.end), None)
    other = next((one for one in places if one.span.start == right.start), None)
    if one is None or other is None or one.span.start == left.start:
        return False
    ends = other.span.end == right.end or text.startswith(",", other.span.end)
    return ends and _is_led(text[left.start : one.span.start], one.span.start - left.start)


def _is_role(text: str, left: Span, right: Span, inside: Sequence[Name]) -> bool:
    """Whether what stands before "and" is but the first role of who is named behind it: "lawyer and |
    Harbour Board member Ana Reyes". Somebody on his own has an article or an owner."""
    named = any(one.type == "person" and one.span.end == right.end for one in inside)
    bare = _last_word(text, *left) in PERSON_HEADS and not _owned(
        text, Span(left.start, right.start)
    )
    return named and bare and _goes_on(text, left, inside)


_TITLE = re.compile(r"(?<![\w'’-])(?:[a-z][\w-]*\s){1,4}\Z")


def _titled_from(text: str, start: int, name: Name) -> int:
    """Where a name begins with its title, in small letters as well: "secretary of state | Ana Reyes"."""
    if name.role is not None or name.type != "person":
        return (name.role or name.span).start
    title = _TITLE.search(text, max(start, name.span.start - LONGEST_WORD * 4), name.span.start)
    words = title[0].split() if title else []
    while words and words[0] in ("and", "the", "as", "well"):
        words.pop(0)
    if (
        not any(one in PERSON_HEADS or one in POSTS for one in words)
        or "and" in words
        or words[-1] in _PREPOSITION
    ):
        return name.span.start
    return name.span.start - len(" ".join([*words, ""]))


_NEXT = re.compile(r",\s(?:the\s)?")
_LAST = re.compile(r",?\s(?:and|as well as)\s(?:the\s)?")


def _listed(text: str, span: Span, inside: Sequence[Name]) -> tuple[Span, ...]:
    """The names of a list of three or more: "Lund, Reyes and Mayor Bo Hale".

    A place among others is where the one before it is from ("Bo Hale, Norland, and Reyes"), a firm behind
    persons is called after them ("Lund, Reyes and Hale LLP").
    """
    names = [one for one in inside if text[one.span.start - 1 : one.span.start] != "("]
    starts = [_titled_from(text, span.start, one) for one in names]
    if not names or text[span.start : starts[0]].lower() not in ("", "the "):
        return ()
    parts = [Span(span.start, _whole_end(text, names[0]))]
    for at in range(1, len(names)):
        behind = text[parts[-1].end : starts[at]]
        last = _LAST.fullmatch(behind)
        if last is None and _NEXT.fullmatch(behind) is None:
            return ()
        start = starts[at] - (len("the ") if behind.endswith("the ") else 0)
        parts.append(Span(start, _whole_end(text, names[at])))
        if last is not None:
            types = {one.type for one in names[: at + 1]}
            firm = names[at].type == "organization" and start == starts[at]
            mixed = ("place" in types and len(types) > 1) or (
                firm and names[at - 1].type == "person"
            )
            return () if at < 2 or mixed else tuple(parts)
    others = _OTHERS.match(text, parts[-1].end, span.end) if len(parts) > 1 else None
    return (*parts, Span(others.start(1), span.end)) if others else ()


def _officers(text: str, span: Span, inside: Sequence[Name]) -> tuple[Span, ...]:
    """Three persons or more who are told with their titles and with what they are of: "Mayor Ana Reyes of Tarn, Judge
    Bo Hale of Alder and Sheriff Jo Lund"."""
    people = [one for one in inside if one.type == "person" and one.role is not None]
    starts = [one.role.start for one in people if one.role is not None]
    if len(people) < 3 or starts[0] != span.start:
        return ()
    joints = [_JOINT.search(text, max(0, at - 9), at) for at in starts[1:]]
    owned = any(text.startswith(("'s", "’s"), one.span.end) for one in people)
    if owned or not all(joints) or "and" not in text[starts[-1] - 9 : starts[-1]]:
        return ()
    return tuple(Span(at, one.span.end) for at, one in zip(starts, people, strict=True))


_JOINT = re.compile(r"(?:,|,?\sand)\s(?:the\s)?$")

_OTHERS = re.compile(
    r",?\s(?:and|as\swell\sas)\s((?:(?:the|two|three|four|five|six|several|many)\s)?others?\b)"
)
"""Who else a list of names ends with: "Lund, Reyes and | other officials"."""

_ITEM = r"[\w.’'-]+(?:\s[\w’'-]+){0,2}"
_ROW = re.compile(
    rf"{_ITEM}(?:\s[\w’'-]+){{0,2}}(?P<rest>(?:,\s{_ITEM}){{1,5}}),?\s(?:and|or)\s(?=\w)"
)
"""The items of a row of three or more but for the last."""

_BOUND = _PREPOSITION | _DEFINITE | PRONOUNS | words("a an one and or who whom which that some not")
"""What no item of a row holds but its first and last."""


def _row(text: str, span: Span, inside: Sequence[Name]) -> Source | None:
    """A row of descriptions, or of what several are called by: "parents, teachers and local officials", "state,
    county and city officials". Behind the name of a person it tells what he is."""
    row = _ROW.match(text, *span)
    if row is None or any(one.type == "person" and one.span.start < row.end() for one in inside):
        return None
    items = [item.split() for item in row["rest"].lower().split(", ")[1:]]
    if any(item[0].endswith("ing") or not _BOUND.isdisjoint(item) for item in items):
        return None
    cut = _CUT.search(text, row.end(), span.end)
    core = Span(span.start, cut.start() if cut else span.end)
    lows = [low for _, _, low in _tokens(text, Span(row.end(), core.end))]
    size = next((at for at, low in enumerate(lows) if low in _PREPOSITION), len(lows))
    head = lows[size - 1] if size else ""
    if not means_several(head) and (not ends_as_plural(head) or head[:-1] in DOCUMENT_HEADS):
        return None
    return Source(span, core, "nominal", head=head, plural=True)


def _both(
    text: str, span: Span, core: Span, names: Sequence[Name], inside: Sequence[Name]
) -> tuple[Span, ...]:
    """Two persons of whom the first has an apposition: "Ana Reyes, the mayor, and Bo Lind"."""
    if len(inside) < 2 or span.end - span.start > LONGEST_PAIR:
        return ()
    for joint in _BOTH.finditer(text, core.end, span.end):
        parts = (Span(span.start, joint.start()), Span(joint.end(), span.end))
        read = [_single_name(text, one, names) for one in parts]
        if all(one is not None and one.type == "person" for one in read):
            return parts
    return ()


_BOTH = re.compile(r",\sand\s")
LONGEST_PAIR = 240
"""Code points of a source that is looked through for two persons."""


def _single_name(text: str, span: Span, names: Sequence[Name]) -> Name | None:
    inside = names_within(names, span)
    core = _core(text[slice(*span)], span, inside)
    found = _tokens(text, core)
    return _single(text, span, core, inside, found).name if found else None


def _tokens(text: str, core: Span) -> list[tuple[int, str, str]]:
    """The words of a phrase: where each starts, as it is written, in small letters."""
    return [
        (core.start + one.start(), one[0].rstrip("."), one[0].lower().rstrip("."))
        for one in _TOKEN.finditer(text[core.start : core.end])
    ]


def _whole_end(text: str, name: Name) -> int:
    """Where a name ends with the acronym in brackets behind it."""
    end = name.span.end
    if name.acronym is None or name.acronym.start < end:
        return end
    return name.acronym.end + (text[name.acronym.end : name.acronym.end + 1] == ")")


def _apart(text: str, parts: Sequence[Span], inside: Sequence[Name]) -> bool:
    """Whether a name beside a joint source is of its second part alone: "Bo Lind and his deputy, Ana
    Reyes", "the council and its leader, Ana Reyes", not "his friend and his lawyer, Ana Reyes"."""
    left = parts[0]
    named = any(one.span.end == left.end for one in inside)
    return named or _last_word(text, *left) in ORG_HEADS


def _titled(part: Span, inside: Sequence[Name]) -> bool:
    """Whether a source begins with the title of a name: "Mayor Ana Reyes"."""
    return any(one.role is not None and one.role.start == part.start for one in inside)


def _goes_on(text: str, part: Span, inside: Sequence[Name]) -> bool:
    """Whether a title goes on behind "and": "Harbour Board chairman and | director Ana Reyes"."""
    named = any(one.span.end == part.end for one in inside)
    return not named and not _opened(text, part)


def _opened(text: str, part: Span) -> bool:
    """Whether a source opens as one of its own does: with an article, whose it is, or how many."""
    first = _WORD.search(text, *part)
    return first is not None and (first[0].lower() in _OPENING or first[0].isdecimal())


def _last_word(text: str, start: int, end: int) -> str:
    """The last word of a stretch of text, in small letters; of one that no list holds perhaps its end."""
    return "".join(text[max(start, end - LONGEST_WORD) : end].lower().split()[-1:])


LONGEST_WORD = 32
"""Code points of a word of any list of heads, and more than these."""


_OPENING = words(
    "the his her its their other others several many two three four five six colleagues"
)


def _is_source(text: str, span: Span, inside: Sequence[Name], *, last: bool) -> bool:
    if last:
        within = [one for one in inside if span.covers(one.span)]
        if any(span.end in (one.span.end, _whole_end(text, one)) for one in within):
            return True
        head = _last_word(text, *span)
        return head in ORG_HEADS or head in PEOPLE_NOUNS
    return any(one.span.start == span.start for one in inside) or _opened(text, span)


def _single(
    text: str,
    span: Span,
    core: Span,
    inside: Sequence[Name],
    found: Sequence[tuple[int, str, str]],
) -> Source:
    lows = [one[2] for one in found]
    definite = lows[0] in _DEFINITE or _owned(text, core)
    stop = _head_end(found, inside)
    head = lows[stop - 1] if stop else lows[-1]
    beside = _named_beside(text, span, core, inside)
    told = definite or head in PEOPLE_NOUNS or head in ORG_HEADS or lows[0] in _INDEFINITE
    crowd = head in PLURAL_HEADS or head in BODY_HEADS
    told = told and head not in _ALONE  # "a spokesman for its wing, [the Front for Reform]"
    if beside is not None and (not crowd if beside.type == "person" else told):
        return Source(span, core, "name", name=beside, role=_trim(text, core), head=head)
    if head in ("one", "some", "many", "most", "several", "two", "both", "part") and "of" in lows:
        rest = lows[lows.index("of") + 1 :]
        noun = next(
            (one for one in rest if one in PLURAL_HEADS or one.rstrip("s") in PERSON_HEADS), ""
        )
        plural = head not in ("one", "part")
        if noun:
            return Source(
                span, core, "nominal", head=noun if plural else noun.rstrip("s"), plural=plural
            )
    in_core = [one for one in inside if one.span.end <= core.end + 2]
    named = _heading(text, core, in_core, found, stop)
    if named is not None:
        role = named.role
        if named.span.start - core.start > 4 and (role is None or core.start < role.start):
            # The whole description, where a title right before the name is but its end.
            role = _trim(text, Span(core.start, named.span.start)) or role
        if named.role is None and core.end < span.end:
            role = role or _apposition(text, core, span)
        return Source(span, core, "name", name=named, role=role, head=head)
    owner = next((one for one in inside if one.type != "unknown"), None)
    if owner is None:  # a word that its place alone may have put in capitals owns nothing
        owner = next(
            (
                one
                for one in inside
                if one.span.start > span.start
                or text[one.span.end : one.span.end + 1] in ("'", "’")
            ),
            None,
        )
    plural = means_several(head) or head in _COUNTED
    plural = plural or (lows[0] in _SOME and ends_as_plural(head))
    if (head in DOCUMENT_HEADS or head == "part" or lows[-1] in DOCUMENT_HEADS) and not (
        _human(head) and head != "source"
    ):
        if head in ("source", "sources"):
            return Source(span, core, "nominal", head=head, definite=definite, plural=plural)
        return Source(span, core, "document", head=head, definite=definite, owner=owner)
    return Source(span, core, "nominal", head=head, definite=definite, plural=plural, owner=owner)


_COUNTED = words("dozens few hundreds millions percent scores these those thousands")
"""What several are called who are no more than pointed at or counted."""
_SOME = words("all both few many most several some these those")


def _peopled(lows: Sequence[str]) -> bool:
    """Whether the noun of a phrase means people, alone or together, who speak for themselves."""
    return bool(lows) and (
        lows[-1] in PEOPLE_NOUNS or lows[-1] in ORG_HEADS or lows[-1] in PLURAL_HEADS
    )


def _human(head: str) -> bool:
    return head in PERSON_HEADS


def _owned(text: str, core: Span) -> bool:
    return re.search(r"['’]s?\s", text[core.start : core.end]) is not None


def _head_end(found: Sequence[tuple[int, str, str]], inside: Sequence[Name]) -> int:
    """How many words of the phrase end with its head noun: up to the first preposition, or what leads to one: "a source
    | close to the family"."""
    for position, (start, _, low) in enumerate(found):
        within = any(one.span.start < start < one.span.end for one in inside)
        role = any(one.role and one.role.start < start < one.role.end for one in inside)
        if low in _PREPOSITION and position and not within and not role:
            leads = position > 1 and found[position - 1][2] in _CLOSE
            return position - leads
    return len(found)


def _heading(
    text: str,
    core: Span,
    inside: Sequence[Name],
    found: Sequence[tuple[int, str, str]],
    stop: int,
) -> Name | None:
    """The name that is the head of the phrase, if one is."""
    if not stop or not inside:
        return None
    final = inside[-1]
    if final.type == "person" and core.end - final.span.end <= 2 and stop < len(found):
        held = [one for one in found if one[0] < final.span.start]
        opens = held.pop()[0] if held and held[-1][2] in HONORIFICS else final.span.start
        before = [low for *_, low in held]
        start = found[stop - 1][0]
        bodies = [one for one in inside if one.type != "person"]
        named = any(one.span.start < start < one.span.end for one in bodies)
        behind = any(one.span.end == opens - 1 for one in bodies)
        if _borne(before[:stop], before[stop:], named, behind):
            return final
    last = found[stop - 1]
    end = last[0] + len(last[1])
    for one in inside:
        if one.span.start <= last[0] < one.span.end and end - one.span.end <= 2:
            return one
        if one.type not in ("person", "place") and _OUTLET.fullmatch(text, one.span.end, core.end):
            return one
    # "Ford officials" is no Ford; the head stands after the name.
    return None


_OUTLET = re.compile(
    r"\s(?:(?:daily|official|state|weekly)\s)?(?:broadcaster|magazine|news\s?paper|newswire|tabloid"
    r"|news\s(?:agency|channel|network|outlet|portal|service|site|website)|(?:radio|television|TV)\s(?:channel|network|station))"
)
"""What an outlet is, behind its name: "the Tarn Argus | newspaper"."""


def _borne(noun: Sequence[str], rest: Sequence[str], named: bool, behind: bool) -> bool:
    """Whether words before a name tell what its bearer is, though a preposition stands in them:
    "Gazette of Westmere reporter", "minister of mines and energy", not "wife of the reporter".
    ``named``: the noun before the preposition is a part of a name, "Dairy Farmers of Westmere chair". ``behind``: a
    body or a place is named right before the bearer, "captain of Westmere United | Ana Reyes"."""
    if not noun or not rest:
        return False
    if noun[-1] in PEOPLE_NOUNS and not named:
        ranked = len(rest) > 2 and rest[-1] in _RANKS and rest[-2] not in _JOINING
        loose = rest[-1] in _JOINING or rest[-1] in PERSON_HEADS or rest[-1].endswith("ed")
        loose = loose and not behind
        bare = len(rest) > 1 and noun[0] not in _DETERMINED and noun[-1] not in ATTACHED
        leads = (
            rest[0] in ("of", "for", "at")
            or (rest[0] in ("in", "to") and bare and behind)
            or (rest[0] == "to" and noun[-1] in _ENVOYS)
            or (rest[0] == "from" and noun[-1] in _ELECTED)
        )
        held = tuple(low.replace(".", "") for low in noun[-2:])
        office = bare or noun[-1] in _OFFICES or noun[-1] in _ELECTED or held in _PUBLIC
        return office and leads and (ranked or not loose)
    return rest[-1] in PERSON_HEADS and (named or noun[-1] not in CROWDS)


_OFFICES = POSTS | words(
    "adviser advisor analyst archbishop bishop boss coach co-founder commander coordinator curator dean "
    "editor executive founder manager member officer owner professor superintendent"
)
_PUBLIC = frozenset(
    [(of, "attorney") for of in ("county", "district", "state", "us")]
    + [(of, "general") for of in ("attorney", "inspector", "solicitor", "surgeon")]
)
"""Offices of two words, whose last word alone may be of somebody else's servant: "attorney for Ana Reyes"."""
_DETERMINED = _DEFINITE | _INDEFINITE
"""What a description opens with that needs no name: without it "editor of the Argus Ana Reyes" is she."""
_ENVOYS = words("adviser advisor ambassador")
_ELECTED = words("congressman congresswoman lawmaker representative senator")
_RANKS = words(
    "admiral brigadier captain colonel commander general justice lieutenant major marshal sergeant"
)
"""Ranks that stand before a name behind its bearer's office: "chief of army staff General Ana Reyes"."""
_BESIDE = words("and or the a an his her its their late former ex then new slain")
_JOINING = _PREPOSITION | _BESIDE


def _named_beside(text: str, span: Span, core: Span, inside: Sequence[Name]) -> Name | None:
    """The name in apposition to a description: "a ministry spokesman, Bo Lind,", an acronym in brackets between."""
    short = _SHORT.match(text, core.end, span.end)
    core = Span(core.start, short.end()) if short is not None else core
    behind = [one for one in inside if core.end < one.span.start]
    # "The bill's sponsor, Harbour Party member Ana Reyes": the party but tells what she is.
    roles = [one.role for one in behind if one.role is not None]
    beside = next((one for one in behind if not any(role.covers(one.span) for role in roles)), None)
    if beside is not None and beside.type == "person":
        start = (beside.role or beside.span).start
        if _KNOWN_AS.fullmatch(text, core.end, start) is not None:
            return beside
    if beside is not None and beside.type == "place" and not _is_land(text, core, inside):
        return None  # "the ministry in Dunmore, Norland", "the council of Harrow County, Norland"
    if beside is None or any(
        one.span.end == core.end
        and one.type == "person"
        and text[core.start : one.span.start].split()[-1:] not in _LINKS
        for one in inside
    ):
        return None
    start = beside.role.start if beside.role else beside.span.start
    between = text[core.end : start].strip(" ,—–(")
    # "(" gives an acronym, not an apposition.
    if not _describes(between, titled=beside.role is not None) or "(" in text[core.end : start]:
        return None
    after = _HONOURED.sub("", text[beside.span.end : span.end]).strip()
    several = ends_as_plural(_last_word(text, *core))
    seated = beside.type == "person" and not several and _SEATED.match(after) is not None
    return beside if seated or after[:1] in ("", ",", "—", "–", "(", ")") else None


_SHORT = re.compile(r"\s\([A-Z][\w&.-]{1,9}\)(?=,\s)")
"""The acronym of the body that a description ends with, before a name: "chair of the Tide Board (TB), | Ana Reyes"."""
_KNOWN_AS = re.compile(
    r",?\swho\s(?:asked\sto\sbe\s(?:called|identified|known)|(?:gave|would\s(?:only\s)?give)\s(?:only\s)?(?:his|her|their)\s(?:\w+\s)?name"
    r"|identified\s(?:him|her|them)self|wanted\sto\sbe\s(?:called|identified|known)|goes)"
    r"\s(?:just\s|only\s|simply\s)?(?:as|by)\s(?:the\sname\s(?:of\s)?)?"
)
"""What somebody without a name tells of his: "a resident, who identified himself only as | Ana"."""
_HONOURED = re.compile(rf"^(?:,?\s(?:{'|'.join(sorted(HONOURS)).upper()})\b)+")
"""What somebody beside a description has behind his name: "his counsel, Ana Reyes | KC,"."""
_SEATED = re.compile(r"(?:of|from|at|with)\s(?:the\s)?[A-Z]")
"""Where somebody beside a description is from: "the researcher, Ana Reyes | of the University of Tarn"."""


def _is_land(text: str, core: Span, inside: Sequence[Name]) -> bool:
    """Whether a description may be of a place: "the island nation, Norland,". One named before is described by
    where it is."""
    named = any(one.span.end == core.end for one in inside)
    return not named and _last_word(text, *core) in _LANDS


_LANDS = words("city country county district island kingdom nation province state town village")
_LINKS = (["of"], ["for"], ["to"])
"""What makes a name a part of a description: "the governor of Tarn, Ana Reyes"."""


def _describes(between: str, *, titled: bool) -> bool:
    """Whether words before a name, or before the title that it bears, are no more than its own description: "her
    coach, former world number one Ana Reyes", not "his lawyer, citing Ana Reyes"."""
    lows = between.split()
    if lows in ([], ["the"], ["named"], ["identified", "as"]):
        return True
    opens = lows[0] in ("a", "an", "the") or lows[0] not in FUNCTION
    return (
        opens
        and all(_WORD_OF_ROLE.fullmatch(low) for low in lows)
        and not any(low in _PREPOSITION or low in PRONOUNS or low == "like" for low in lows)
        and not any(_is_verb(low, named=titled or _is_person(lows[-1])) for low in lows)
    )


_WORD_OF_ROLE = re.compile(
    r"[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)*|No\.|\d{1,2}|\d{1,3}-year-old|W?PC|PCSO|D(?:C|CI|CS|I|S)"
)
"""What a description before a name is made of: words, how high or how old somebody is, "former world | No. 3 | Ana
Reyes", and ranks of the police by their letters."""


def _is_verb(low: str, *, named: bool) -> bool:
    """Whether a word before a name may be a verb of which the name is the object: "[citing] Ana Reyes". What is
    ``named`` by a noun for a person may open with one that tells how or of what: "[retired] postman", "[housing]
    officer"."""
    if not low.endswith(("ing", "ed")):
        return False
    return not named or (low.endswith("ing") and low not in _ADJECTIVES)


def _is_person(low: str) -> bool:
    """Whether a word ends in a noun for a person: "postman", "co-founder"."""
    return low.rpartition("-")[2] in PERSON_HEADS or low == "assistant" or low.endswith("year-old")


_ADJECTIVES = words(
    """accounting acting advertising aspiring banking boxing building catering cleaning commanding consulting
    cycling dancing driving engineering farming fishing founding gaming hiking housing investigating leading
    licensing managing manufacturing marketing mining nursing planning presiding publishing racing recruiting
    retiring riding running sailing sitting skiing struggling surviving swimming teaching touring training travelling
    visiting wedding welding working writing"""
)
"""Words in -ing that open what somebody is."""


def _trim(text: str, span: Span) -> Span | None:
    """A description without what opens it and the marks that end it, None where hardly anything is left."""
    start, end = without_lead(text, span)
    city = _CITY.match(text, start, end)
    if city and city[1].lower() in PLACES:
        start = city.end()  # a dateline that lost its dash
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-—–("):
        end -= 1
    return Span(start, end) if end - start > 2 else None


_CLAUSE = re.compile(r"(?:who|whom|whose|which|where|when)\b", re.IGNORECASE)


def _apposition(text: str, core: Span, span: Span) -> Span | None:
    """The role in an apposition after a name: "Ann Marsh, the mayor of Dunmore,"."""
    rest = text[core.end : span.end]
    match = re.match(r",\s+", rest)
    if not match:
        return None
    body = rest[match.end() :]
    if _CLAUSE.match(body):
        return None
    stop = re.search(r",|\swho\s|\swhich\s|;", body)
    end = core.end + match.end() + (stop.start() if stop else len(body))
    return _trim(text, Span(core.end + match.end(), end))


def is_plural(source: Source) -> bool:
    return source.plural or source.head in COMMUNITY
