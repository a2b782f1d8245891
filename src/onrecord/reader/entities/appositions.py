"""Descriptions set beside a name by a comma: "the mayor of Dunmore, Ana Reyes," and "Ana Reyes, the mayor,"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

import numpy as np

from onrecord.reader.clauses import word_at
from onrecord.reader.coreference.links import Links
from onrecord.reader.coreference.pairs import MANY, NAME, PRONOUN
from onrecord.reader.entities.descriptions import LEAD
from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import PERSON_HEADS, means_several
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span

_CLOSED = re.compile(r"[,.;:)”\"—–]|\s[—–-]\s|\s*(?:\n|$)")
"""What ends an apposition: without it, who is named after a comma may be the next of a list."""


_SEAT = re.compile(r"\s(?:of|from|at|for)\s(?:the\s)?")
"""What joins a name to that of a place or body, behind which an apposition may stand."""

_BESIDE = re.compile(
    r"(?:,|\s[—–-])\s(?:(?:aged\s)?\d{1,3},\s)?"
    r"(?:(?:of|from)\s(?:the\s)?[A-Z][\w'’ -]{1,40}(?:,\s[A-Z][\w. ]{1,20})?,\s)?"
)
"""What may stand between a name and an apposition: an age, and where its bearer is from."""

_LEADS = re.compile(
    r",\s(?:(?:who\s(?:was|has\sbeen)\s)?(?:identified|named)(?:\s(?:by|in)\s[\w\s]{2,30}?)?\sas\s)?"
    r"(?:\d{1,3}-year-old\s|[A-Z][\w.&]*['’]s\s|the\s(?=(?:Hon|Most|Revd?|Right|Rt|Ven|Very)\b))?"
)
"""What may stand between a description and the name: how old its bearer is, whose, how a bishop is called."""
_AND = re.compile(r"\s(?:and|or|but|then)\s[\"“]")
_CLAUSE = re.compile(r"\s(?:who|whom|whose|which|that)\s")
_PHRASE = re.compile(
    r"(?:(?!\s(?:who|whom|whose|which|that)\s|\s[—–-]\s)[^,;:()\n\"“”.]|\.(?=\w)|(?<=[A-Z])\.)+"
)
"""A phrase up to the clause or the mark that ends it."""

_NEXT = re.compile(r"\s(?:and|or)\s(?:the|an?)\s")
"""Joins the next of a list: "the Senate, the harbour board and the press"."""

_LOOSE = re.compile(r"(?:\s(?:and|or|but|then))?\s*$")
"""What a phrase ends in that goes on behind a mark."""

_ADVERB = re.compile(r"^(?:also|currently|formerly|now|once|previously|then)\s")
_ONE_OF = re.compile(r"one\sof\s")
_OTHERS = re.compile(r"[Oo]ne\s(?!of\s)|whose\s")
"""Opens what tells whom else somebody has: "one child, Ana Reyes", "Ana Reyes, whose son"."""

_WORK = re.compile(r"(?:The|A|An)\s")
"""What opens a description within a sentence that is the name of a work."""

_WITHIN = frozenset(("ADJ", "ADV", "DET", "NUM", "PART", "PUNCT"))
"""Parts of speech within a phrase before its noun."""

_TELLING = frozenset(("root", "ccomp", "parataxis"))
"""Relations of verbs that no phrase holds."""

_IS = re.compile(r"\sis\s(?:(?:also|now)\s)?$")
LONGEST_LINK = 10
"""Code points between a name and what its bearer is."""

LONGEST = 120
"""Code points of an apposition at most."""


def appositions(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name]
) -> Iterator[tuple[Span, Name]]:
    """The descriptions that stand beside the name of a person or behind that of an organisation, each with the name.

    What the tree hangs on a name as an apposition is one, where no mention is. One between two names may be of
    either, of two before a name either may be the one meant ("the wife of the mayor, Jo Lund"), and names that
    follow one another are a list: all these are left.
    """
    people = [one for one in names if one.type == "person"]
    starts = {(one.role or one.span).start: one for one in people}
    ends = {one.span.end: one for one in people}
    closed = {one.span.end for one in names if one.type == "person" or one.role is not None}
    found: dict[Span, dict[Span, None]] = {}
    single = (links.signs.kinds != PRONOUN) & (links.signs.numbers != MANY)
    for at in np.flatnonzero(single).tolist():
        span = _description(text, links.spans[at], ends)
        noun = word_at(text, encoded, links.heads[at])
        if noun not in PERSON_HEADS and not _is_owned(text, span):
            continue
        named = links.signs.kinds[at] == NAME and not LEAD.match(text, span.start)
        if named or span.end in closed or _OTHERS.match(text, span.start):
            continue
        before = ends.get(span.start - 2) if text[span.start - 2 : span.start] == ", " else None
        leads = _LEADS.match(text, span.end)
        after = starts.get(leads.end()) if leads is not None else None
        one = before or after
        if one is None or (before and after):
            continue
        end = max(span.end, one.span.end)
        listed = text[end : end + 2] == ", " and end + 2 in starts
        if _CLOSED.match(text, end) and not listed:
            found.setdefault(one.span, {})[span] = None
    behind = dict(_hanging(text, encoded, links, names, starts.keys()))
    for one in names:
        beside = _whole(text, tuple(found.get(one.span, ())))
        if len(beside) == 1:
            yield beside[0], one
        elif not beside and one in behind:
            yield behind[one], one


def _whole(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """Of several descriptions of one the longest, where "and" joins the others to what stands before them."""
    longest = max(spans, key=lambda span: span.end - span.start, default=None)
    joined = longest is not None and all(
        one == longest or (longest.covers(one) and text.endswith(" and ", 0, one.start))
        for one in spans
    )
    return (longest,) if joined and longest is not None else spans


def predicates(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name]
) -> Iterator[tuple[Span, Name]]:
    """What a person is said to be, with the name: "Ana Reyes is [the mayor of Dunmore]"."""
    ends = {one.span.end: one for one in names if one.type == "person"}
    for at, span in enumerate(links.spans):
        link = _IS.search(text, max(0, span.start - LONGEST_LINK), span.start)
        one = ends.get(link.start()) if link is not None else None
        single = int(links.signs.numbers[at]) != MANY
        if one is not None and single and word_at(text, encoded, links.heads[at]) in PERSON_HEADS:
            whole = _PHRASE.match(text, *span)
            yield (Span(*whole.span()) if whole else span), one


def _is_owned(text: str, span: Span) -> bool:
    """Whether a description ends in what somebody's office is, whatever the parser takes for its head: "the club's
    president"."""
    words = text[slice(*span)].split(" ")
    return (
        len(words) > 1
        and words[-1].lower() in PERSON_HEADS
        and any(word.endswith(("'s", "’s")) for word in words)
        and "of" not in words
    )


def _hanging(
    text: str, encoded: Encoded, links: Links, names: Sequence[Name], starts: Collection[int]
) -> Iterator[tuple[Name, Span]]:
    """The appositions right behind a name, up to a clause or a mark, by the tree or by a mention of a person there.

    The parser hangs some of them on what the bearer of the name does. starts: of people's names; before one a mention
    alone may be of either.
    """
    described = {
        (span.start, head): encoded.layout.mentions[one.type]
        for span, head, one in zip(links.spans, links.heads, links.found, strict=True)
    }
    persons = {head for (_, head), type_ in described.items() if type_ == "person"}
    for one, after in zip_longest(names, names[1:]):
        beside = _BESIDE.match(text, one.span.end)
        if beside is None and after is not None and one.type == "person" != after.type:
            # "Ana Reyes of the Tarn Board, a harbour master,"
            seat = _SEAT.fullmatch(text, one.span.end, after.span.start)
            beside = _BESIDE.match(text, after.span.end) if seat else None
        whole = _PHRASE.match(text, beside.end(), beside.end() + LONGEST) if beside else None
        if beside is None or whole is None or one.type not in ("person", "organization"):
            continue
        start, end = beside.end(), beside.end() + len(_LOOSE.sub("", whole[0]))
        since = _ADVERB.sub("", text[start:end])
        led = end - len(since)
        head = _headed(text, encoded, encoded.within(Span(led, end)))
        others = _OTHERS.match(text, start) or (one.type == "organization" and _NEXT.search(since))
        if head is None or others:
            continue
        first = encoded.within(Span(led, end)).start
        hung = "appos" in encoded.relations[first : head + 1]
        word, noun_end = word_at(text, encoded, head), encoded.ends[head]
        listed = text.startswith(", ", end) and end + 2 in starts
        told = hung or (described.get((led, head)) == one.type and not listed)
        if (
            not told
            or not word.isalpha()
            or _WORK.match(since)
            or not _suits(word, one, since, encoded, head, head in persons)
        ):
            continue
        titled = after is not None and (
            after.span.start == noun_end + 1
            or (after.type == "person" and after.span.start <= noun_end < after.span.end)
        )
        if not titled and (
            _CLOSED.match(text, end) or _CLAUSE.match(text, end) or _AND.match(text, end)
        ):
            yield one, Span(start, end)


def _headed(text: str, encoded: Encoded, words: range) -> int | None:
    """The noun that a phrase is built on: the last before what is said of it, in "one of the organisers" the one
    behind "of". None where it is no phrase or goes on as a clause."""
    at, found = words.start, None
    if [word_at(text, encoded, one) for one in words[:2]] == ["one", "of"]:
        at += 2
    while at in words:
        class_ = encoded.classes[at]
        participle = class_ == "VERB" and encoded.relations[at] == "amod"
        if class_ in ("NOUN", "PROPN"):
            found = at
        elif class_ not in _WITHIN and not participle:
            break
        at += 1
    behind = words[at - words.start :]
    verb = behind and encoded.classes[at] in ("VERB", "AUX")
    if verb and not encoded.relations[at].startswith("acl"):
        return None
    told = any(
        encoded.classes[one] in ("VERB", "AUX") and encoded.relations[one] in _TELLING
        for one in behind
    )
    return None if told else found


def _suits(noun: str, one: Name, phrase: str, encoded: Encoded, at: int, human: bool) -> bool:
    """Whether a noun may tell what the bearer of a name is; human: whether a mention reads a person in it."""
    lead = LEAD.match(phrase)
    led = lead is not None
    common = encoded.classes[at] == "NOUN"
    if one.type == "person":
        new = lead is not None and lead[0].strip() in ("a", "an")
        told = human and ((led and common) or new)
        if means_several(noun) and _ONE_OF.match(phrase) is None:
            return False  # "Reyes, the relatives and others"
        return noun in PERSON_HEADS or told or _ONE_OF.match(phrase) is not None
    return led and common and noun not in PERSON_HEADS


def _description(text: str, span: Span, ends: Mapping[int, Name]) -> Span:
    """A mention without the name that it ends with behind a comma: "the mayor of Dunmore, Ana Reyes"."""
    name = ends.get(span.end)
    end = (name.role or name.span).start - 2 if name else span.start
    beside = span.start < end and text.find(", ", span.start, end + 2) == end
    return Span(span.start, end) if beside else span
