"""What counts as content, cue and source, as the annotation guide of the statements has it.

The corpora that the network learns from differ: PolNeAR takes the "that" of "said that" for a word of the content, as
it does who is urged to do something, and the colon of "Reyes: no" for a cue. In a Record none of these is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.reader.addressees import TELL
from onrecord.reader.attribution import Attribution, arranged
from onrecord.reader.clauses import hanging, word_at
from onrecord.reader.encoder import Encoded
from onrecord.reader.quotations import Quotation
from onrecord.reader.wordlists import words
from onrecord.record import Span

URGED = 25
"""Words at most that name who is urged."""

VERB = 3
"""Words at most from an adverb to its verb."""

AUXILIARY = 12
"""Words at most from an auxiliary to its verb: "has, over the past few months, repeatedly warned"."""

PRONOUN = 12
"""Code points at most of a relative pronoun and what stands before it."""

SIGN = 8
"""Code points at most of a colon and the spaces behind it."""

CLAUSE = 40
"""Words at most of a relative clause between a source and its cue."""

DONE = 0.5
"""Confidence from which a verb with a thing as its object, and no clause or quotation, tells what somebody said: of
those below a quarter is gold in the statements of outlets."""

INITIALS = 9
"""Code points looked through for "a.m" or "U.S" before a full stop."""

_THAT = re.compile(r"that,?\s+(?=\S)")
_JOINS = re.compile(
    r"(?:(?P<word>But|And|Yet|Or|Nor),?|(?:However|Still|Instead|Meanwhile|Moreover|Nevertheless|Nonetheless|Besides"
    r"|Furthermore|Indeed|In\s(?:fact|contrast|addition)|By\scontrast|For\s(?:example|instance)|Of\scourse),)\s+(?=\S)"
)
"""What joins a sentence to the one before."""

_INTRODUCES = re.compile(r"(?<=[^\s:;])[:;]\s+\Z")
_COMMA = re.compile(r",\s(?!\d{4}\b)")
_RELATIVE = re.compile(r"(?:[,—–-]|\s)+(who|which|that|when|where)\Z")
_FOLLOWS = re.compile(r",?\s(who|which)\s")
_WORDS = re.compile(r"(?:(?<=\w)['’])?\w(?:.*\w)?", re.DOTALL)
"""A cue from its first word to its last; the apostrophe of "'d like" is of the word."""
_CLOSE = ' \n\t\u00a0,.;:["“”'
"""What stands at the end of the quotation around words that are told within it."""

_LEAD = " ,.;:"
_MARKS = 4
"""Signs at most between what is quoted and the end of its quotation, one more than there may be."""

_INITIALS = re.compile(r"\b(?:\w\.)+\w\Z")
_SILENT = frozenset(("AUX", "ADV", "PART", "DET", "CCONJ"))
"""Parts of speech that tell of no saying without a verb."""

_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis"))
"""Relations of a clause that tells what somebody says to the verb that tells of it."""

_HEARSAY = words(
    "reportedly allegedly supposedly purportedly apparently presumably ostensibly seemingly reputedly"
)
"""Adverbs that tell of one."""


def spelled_out(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the verb of a cue that is but an adverb or auxiliary: "also [said]"."""
    cue = encoded.within(one.cue) if one.cue is not None else range(0)
    names = encoded.layout.upos
    if not cue or any(
        names[encoded.upos[at]] not in _SILENT or word_at(text, encoded, at) in _HEARSAY
        for at in cue
    ):
        return one
    verb = int(encoded.heads[cue[-1]])
    helps = encoded.layout.deprel[encoded.deprel[cue[-1]]] in ("aux", "aux:pass")
    reach = AUXILIARY if helps else VERB
    if not cue[-1] < verb <= cue[-1] + reach or names[encoded.upos[verb]] != "VERB":
        return one
    whole = Span(int(encoded.starts[cue[0]]), int(encoded.ends[verb]))
    content = list(one.content)
    if content[0].start < whole.end < content[0].end and content[0].start > whole.start:
        content[0] = Span(int(encoded.starts[verb + 1]), content[0].end)
    held = [*content, *([one.source] if one.source is not None else [])]
    if any(whole.overlaps(part) for part in held):
        return one
    return replace(one, cue=whole, content=tuple(content))


def closed(text: str, one: Attribution) -> Attribution:
    """The attribution with the comma that closes an apposition or a clause in its source, and no other:
    "Ana Reyes, the mayor, said"."""
    if one.source is None:
        return one
    start, end = one.source
    if text[end - 1] == ",":
        inner = text.find(",", start, end - 1) >= 0
        return one if inner else replace(one, source=Span(start, end - 1))
    if text[end : end + 1] != "," or _COMMA.search(text, start, end) is None:
        return one
    return replace(one, source=Span(start, end + 1))


def guided(
    text: str,
    encoded: Encoded,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions as the guide has them: within its bounds, and none of a thing that is only done.

    A free-standing quotation of a later paragraph that goes on with what is told in other words has a
    statement of its own.
    """
    outer = [quote for quote in quotations if quote.depth == 0 and quote.double]
    said = [at for at, one in enumerate(attributions) if not _done(encoded, one, outer)]
    found = [bounded(text, encoded, one, outer) for one in arranged(attributions, said)]
    opens = {quote.span.start: quote.span for quote in quotations if quote.closed}
    ends = {quote.end: quote.start for quote in opens.values()}
    found = [one if one.inside is None else _told_within(text, one, opens, ends) for one in found]
    moved: dict[int, int] = {}
    for at, one in enumerate(found):
        own = _goes_on(text, one, outer)
        if own:
            found[at] = replace(one, content=one.content[:own])
            moved[at] = len(found)
            found.append(replace(one, content=one.content[own:], source=None, cue=None))
    for at, one in enumerate(found):
        new = moved.get(one.inside) if one.inside is not None else None
        if new is not None and any(part.covers(one.content[0]) for part in found[new].content):
            found[at] = replace(one, inside=new)
    return tuple(found)


def bounded(
    text: str, encoded: Encoded, one: Attribution, outer: Sequence[Quotation] = ()
) -> Attribution:
    """The attribution within the bounds of the guide.

    Its content begins after a "that" or "but" which only joins clauses, and at the "to" of what somebody
    is urged; a quotation in it that a colon introduces is a segment. Its cue is of words, without the
    signs around them, or None; its source has all of its relative clause. ``outer`` are the quotations of
    double marks that stand in no other.
    """
    cue = _of_words(text, one.cue)
    first = _after_joint(text, encoded, one.cue, one.content[0], outer)
    first = _after_urged(text, encoded, one.cue, first)
    content = tuple(
        piece
        for part in (first, *one.content[1:])
        for piece in _before_quotation(text, _after_that(text, encoded, part), outer)
    )
    source = _with_clause(text, encoded, one)
    if (source, cue, content) == (one.source, one.cue, one.content):
        return one
    return replace(one, source=source, cue=cue, content=content)


def _told_within(
    text: str, one: Attribution, opens: Mapping[int, Span], ends: Mapping[int, int]
) -> Attribution:
    """What is told within the words of another: a quotation as a whole, else without the signs that end
    the quotation around it. ``opens`` are the closed quotations by where they begin, ``ends`` where those
    begin that end somewhere."""
    content = list(one.content)
    for at, part in enumerate(content):
        lead = len(text[slice(*part)]) - len(text[slice(*part)].lstrip(_LEAD))
        part = Span(min(part.start + lead, part.end - 1), part.end)
        quote = opens.get(part.start)
        before = opens.get(part.start - 1)
        if quote is None and before is not None and before.end - part.end in range(_MARKS):
            quote = before
        others = [*content[:at], *content[at + 1 :], one.source, one.cue]
        if quote is not None and quote.end >= part.end:
            if not any(other is not None and quote.overlaps(other) for other in others):
                content[at] = quote
            continue
        end = part.start + len(text[slice(*part)].rstrip(_CLOSE))
        own = [n for n in range(end + 1, part.end + 1) if ends.get(n, -1) >= part.start]
        if own:
            end = own[-1]
        elif _INITIALS.search(text, max(part.start, end - INITIALS), end) is not None:
            end = min(end + 1, part.end)
        content[at] = Span(part.start, end) if end > part.start else part
    return one if tuple(content) == one.content else replace(one, content=tuple(content))


def _done(encoded: Encoded, one: Attribution, outer: Sequence[Quotation]) -> bool:
    """Whether an attribution most likely tells what somebody did to a thing: "filed his resignation"."""
    if one.inside is not None or one.source is None or one.cue is None or one.act != "speech":
        return False
    if one.confidence >= DONE or any(_quotes(part, outer) for part in one.content):
        return False
    verbal = encoded.layout.upos.index("VERB") if "VERB" in encoded.layout.upos else -1
    verbs = [at for at in encoded.within(one.cue) if encoded.upos[at] == verbal]
    held = hanging(encoded, verbs[-1]) if verbs else []
    relations = [encoded.layout.deprel[encoded.deprel[at]] for at in held]
    objects = [at for at, name in zip(held, relations, strict=True) if name == "obj"]
    told = any(
        part.start <= encoded.starts[at] < part.end for at in objects for part in one.content
    )
    return told and _CLAUSES.isdisjoint(relations)


def _quotes(part: Span, outer: Sequence[Quotation]) -> bool:
    """Whether words of a quotation stand in a segment."""
    at = bisect_left(outer, part.end, key=lambda quote: quote.span.start) - 1
    return at >= 0 and outer[at].span.end > part.start


def _goes_on(text: str, one: Attribution, outer: Sequence[Quotation]) -> int:
    """The number of the segment with which a quotation of a later paragraph goes on, 0 for none."""
    if one.cue is None or one.inside is not None:
        return 0
    for number, (before, part) in enumerate(zip(one.content, one.content[1:], strict=False), 1):
        if one.cue.end <= part.start and _is_quoted(part, outer) and not _is_quoted(before, outer):
            between = text[max(before.end, one.cue.end) : part.start]
            return number if "\n" in between and not between.rstrip().endswith(":") else 0
    return 0


def _is_quoted(part: Span, outer: Sequence[Quotation]) -> bool:
    """Whether a segment is a quotation, or what is left of one, but for its marks."""
    at = bisect_left(outer, part.start + 2, key=lambda quote: quote.span.start) - 1
    return at >= 0 and outer[at].span.end + 1 >= part.end


def _after_joint(
    text: str, encoded: Encoded, cue: Span | None, part: Span, outer: Sequence[Quotation]
) -> Span:
    """A content that its cue follows, without what joins its sentence to the one before: "But it sank, she
    said"; what somebody says in marks stays as he says it."""
    joint = _JOINS.match(text, part.start, part.end)
    if joint is None or cue is None or cue.start < part.start:
        return part
    at = bisect_left(outer, part.start, key=lambda quote: quote.span.start) - 1
    if at >= 0 and outer[at].span.end > part.start:
        return part
    word = encoded.within(Span(part.start, part.start + 1))
    names = [encoded.layout.deprel[encoded.deprel[at]] for at in word]
    joins = joint["word"] is None or names == ["cc"]
    return Span(joint.end(), part.end) if joins else part


def _before_quotation(text: str, part: Span, outer: Sequence[Quotation]) -> tuple[Span, ...]:
    """A segment in two where a colon introduces the quotation that ends it: 'it sank: "Nobody came."'"""
    at = bisect_left(outer, part.end, key=lambda quote: quote.span.start) - 1
    if at < 0 or outer[at].span.start <= part.start or outer[at].span.end < part.end:
        return (part,)
    quote = outer[at].span.start
    sign = _INTRODUCES.search(text, max(part.start, quote - SIGN), quote)
    return (part,) if sign is None else (Span(part.start, sign.start()), Span(quote, part.end))


def _with_clause(text: str, encoded: Encoded, one: Attribution) -> Span | None:
    """The source with all of the relative clause between it and its cue, without a pronoun left of one:
    "One sailor, who did not give his name, said"."""
    source = one.source
    if source is None or one.cue is None:
        return source
    left = _RELATIVE.search(text, max(source.start, source.end - PRONOUN), source.end)
    opens = left or _FOLLOWS.match(text, source.end, max(source.end, one.cue.start))
    if opens is None:
        return source
    kept = source if left is None else Span(source.start, left.start())
    if one.cue.start < source.end:
        return kept
    clause = encoded.within(Span(opens.start(1), one.cue.start))
    end = _end_of_clause(encoded, clause, encoded.within(one.cue))
    if end is None:
        return kept
    whole = Span(source.start, end + (text[end : end + 1] == ","))
    return kept if any(whole.overlaps(part) for part in one.content) else whole


def _end_of_clause(encoded: Encoded, clause: range, cue: range) -> int | None:
    """Where a relative clause ends that takes up some words and holds no cue; None where it does not."""
    names, heads = encoded.layout.deprel, encoded.heads
    held = [at for at in clause if names[encoded.deprel[at]] != "punct"]
    if not held or not cue or len(clause) > CLAUSE:
        return None
    verb = int(heads[held[0]])
    if verb not in clause or names[encoded.deprel[verb]] != "acl:relcl":
        return None

    def hangs(at: int) -> bool:
        for _ in range(CLAUSE):
            if at == verb or at < 0:
                break
            at = int(heads[at])
        return at == verb

    if hangs(cue[-1]) or not all(map(hangs, held)):
        return None
    return int(encoded.ends[held[-1]])


def _of_words(text: str, cue: Span | None) -> Span | None:
    found = None if cue is None else _WORDS.search(text, cue.start, cue.end)
    return None if found is None else Span(*found.span())


def _after_that(text: str, encoded: Encoded, part: Span) -> Span:
    """A segment without the complementizer that opens it; "that" as a pronoun stays ("said that was all")."""
    opens = _THAT.match(text, part.start, part.end)
    if opens is None:
        return part
    word = encoded.within(Span(part.start, part.start + len("that")))
    joins = len(word) == 1 and encoded.layout.deprel[encoded.deprel[word.start]] == "mark"
    return Span(opens.end(), part.end) if joins else part


def _after_urged(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content without who is urged to do it or told it: "urged [residents] to leave", "warned [him] it sank"."""
    verb = encoded.within(cue)[-1:] if cue is not None else range(0)
    if cue is None or not verb or text[cue.end : part.start].strip():
        return part
    held, names = encoded.within(part), encoded.layout.deprel
    if word_at(text, encoded, verb[0]) not in TELL:
        return part
    own = [names[encoded.deprel[at]] for at in held[1:] if int(encoded.heads[at]) == verb[0]]
    if not _CLAUSES.isdisjoint(own) and _is_pronoun_of(encoded, held[0], verb[0]):
        return Span(int(encoded.starts[held[1]]), part.end)
    near = held[1 : 1 + URGED]
    to = next((at for at in near if word_at(text, encoded, at) == "to"), None)
    if to is None or names[encoded.deprel[to]] != "mark":
        return part
    if word_at(text, encoded, to - 1) == "not":
        to -= 1
    urged = range(held[0], to)
    tops = [at for at in urged if int(encoded.heads[at]) not in urged]
    is_object = len(tops) == 1 and names[encoded.deprel[tops[0]]] in ("obj", "iobj", "obl")
    if not is_object or int(encoded.heads[tops[0]]) != verb[0]:
        return part
    return Span(int(encoded.starts[to]), part.end)


def _is_pronoun_of(encoded: Encoded, at: int, verb: int) -> bool:
    """Whether a word is a pronoun that is the object of a verb."""
    layout = encoded.layout
    is_object = layout.deprel[encoded.deprel[at]] in ("obj", "iobj")
    return is_object and encoded.heads[at] == verb and layout.upos[encoded.upos[at]] == "PRON"
