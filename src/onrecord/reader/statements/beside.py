"""Whose a quotation is by what stands right beside it: '"Why?" she asked.', '"Never," Horne added.'

The network links cues to quotations at a distance, and where turns of talk follow each other
closely it may be one off, or join two. What a sentence says of its own quotation is surer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reader.sentences import Sentences
from onrecord.reader.statements.attribution import Attribution, arranged
from onrecord.reader.statements.quotations import ASKS, TO_OTHER, Quotation, last_before, quotes
from onrecord.record import Span

CONFIDENCE = 0.8
"""Of a statement whose cue only its place tells."""

_GAP = 3
"""Code points at most between a quotation and its cue, and between a cue and its source."""

_TOLD = 40
"""Code points at most between a cue and what is quoted behind it: whom somebody told it."""

_LEFT = 140
"""Code points at most from where a content breaks off to the mark that closes its quotation."""

_SENTENCE = 400
"""Code points of a sentence at most."""

_BROKEN = re.compile(r"[,?!…—–-]['’\"”]*$")
_OPENS = re.compile(r"(?:^|[.!?…:;][\"'”’»)\]]*)\s*$")
_WORD = re.compile(r"\w")
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep)\.\s)?[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3}"
_VERB = (
    "said|says|added|adds|asked|asks|replied|replies|answered|answers|explained|recalled|continued|concluded|insisted|"
    "countered|quipped|joked|shouted|whispered|agreed|admitted"
)
_ENDS = re.compile(
    rf",\s(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|{_NAME})\s(?P<cue>{_VERB})(?=\.(?:\s|\Z))"
)
_GOES_ON = re.compile(
    r",[\"'”’]\s(?:and|before|but|then)\s(?:\w+ly\s)?(?!that\b)\w+(?:ed|ung|ft|ent|ook|old|ade|ave)\b"
)
"""What whoever says a quotation does behind it: 'she said, "No," and walked out'."""

_HEADING = 120
"""Code points of a paragraph that may be a heading; a longer one is a line that broke within its sentence."""

FEWEST = 3
"""Words at least of a sentence that ends with who says it."""

_CALLED = (
    f"{_VERB}|barked|beamed|began|bellowed|boomed|cried|declared|groaned|growled|grinned|grumbled|laughed|murmured"
    "|muttered|remarked|retorted|roared|screamed|shrieked|shrugged|sighed|smiled|snapped|wrote|yelled"
)
_SOMEBODY = r"(?:an?|one|another|the|his|her|their|my)\s[a-z](?:[^\W\d_]|[ '’-]){2,60}?(?<!\sto)|another|one"
"""Who says something and is only described: "a woman at the back"."""
_TAG = re.compile(
    rf",?\s(?:(?P<who>[Hh]e|[Ss]he|[Tt]hey|{_NAME})\s(?P<cue>{_CALLED})|(?P<verb>{_CALLED})\s(?P<name>{_NAME}|others|{_SOMEBODY})"
    r"|(?P<comes>came)\s(?P<voice>an?\s(?:[a-z]+\s)?(?:cry|shout|voice|whisper|yell)(?:\s[a-z’'-]+){0,6}))(?=[.,;])"
)


def at_home(
    text: str,
    places: Sequence[Span],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions without words of another paragraph than that of their cue: only what is quoted, or what a
    colon introduces, goes on from there to here. So no headline runs on into the text, and none that has all of its
    words from there tells anything."""
    starts = [place.start for place in places]
    outer = [quote for quote in quotations if quote.depth == 0]

    def kept(one: Attribution) -> Attribution | None:
        if one.cue is None:
            return one
        home = _paragraph(starts, one.cue.start)
        near = [part for part in one.content if _paragraph(starts, part.start) == home]
        if len(near) == len(one.content):
            return one
        end = places[max(home, 0)].end
        introduces = text[max(one.cue.start, end - _GAP) : end].rstrip().endswith(":")
        content = tuple(
            part
            for part in one.content
            if part in near or quotes(outer, part) or (introduces and part.start >= end)
        )
        if near:
            return one if content == one.content else replace(one, content=content)
        heads = end - places[max(0, home)].start <= _HEADING and one.inside is None
        return None if heads and not content and one.content[0].start >= end else one

    left = {at: one for at, given in enumerate(attributions) if (one := kept(given)) is not None}
    return arranged(left, list(left))


def tagged(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with those of sentences that end with nothing but who says them: "It sank in May, she
    added." No other is told in such a sentence."""
    cues = sorted(one.cue for one in attributions if one.cue is not None)
    bare = [
        match
        for match in _ENDS.finditer(text)
        if not any(Span(*match.span()).overlaps(one) for one in _near(cues, Span(*match.span())))
    ]
    if not bare:
        return tuple(attributions)
    sentences, told = Sentences(text), list(attributions)
    known = sorted(part for one in told for part in (one.source, one.cue) if part is not None)
    contents = sorted((part, at) for at, one in enumerate(told) for part in one.content)
    parts = [part for part, _ in contents]
    for match in bare:
        words = Span(sentences.around(match.start()).start, match.start())
        sentence = Span(words.start, match.end())
        if len(text[slice(*words)].split()) < FEWEST or _overlapping(known, sentence):
            continue
        near = {contents[place][1] for place in _overlapping(parts, sentence)}
        rest = {at: _apart_from(words, told[at]) for at in near}
        if all(rest.values()):
            for at, content in rest.items():
                told[at] = replace(told[at], content=content)
            who, cue = Span(*match.span("who")), Span(*match.span("cue"))
            told.append(Attribution((words,), who, cue, confidence=CONFIDENCE))
    return tuple(told)


def _overlapping(spans: Sequence[Span], span: Span) -> list[int]:
    """The places of those of some spans, in order, that overlap another; of those before it the last is asked."""
    first = max(0, bisect_left(spans, Span(span.start, 0)) - 1)
    last = bisect_left(spans, Span(span.end, 0), first)
    return [at for at in range(first, last) if spans[at].overlaps(span)]


def _apart_from(words: Span, one: Attribution) -> tuple[Span, ...]:
    """The segments of a content outside of some words; none where one runs over their border."""
    crosses = any(part.overlaps(words) and not words.covers(part) for part in one.content)
    return () if crosses else tuple(part for part in one.content if not words.covers(part))


def beside(
    text: str,
    places: Sequence[Span],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions with every quotation given to the cue right behind it, where its sentence has one.

    Quotations that another had from a sentence away are taken from it, and those of other paragraphs
    from a cue that has its own. A quotation with nothing but who says it and a verb of saying behind it
    becomes a statement of its own where the network found none.
    """
    outer = [one for one in quotations if one.depth == 0]
    starts = [place.start for place in places]
    told = list(attributions)
    own: dict[int, Quotation] = {}
    for at, one in enumerate(told):
        quote = _before(text, starts, outer, one)
        if quote is not None:
            own[at] = quote
    cues = sorted(one.cue for one in told if one.cue is not None)
    for quote, who, cue in _untold(text, starts, outer):
        if not any(cue.overlaps(one) for one in _near(cues, cue)):
            own[len(told)] = quote
            told.append(Attribution((quote.span,), who, cue, confidence=CONFIDENCE))
    if not own:
        return tuple(attributions)
    owner = {quote.span.start: at for at, quote in own.items()}
    kept: dict[int, Attribution] = {}
    for at, one in enumerate(told):
        if one.inside is not None:
            deep = told[one.inside].inside is not None
            holder = None if deep else owner.get(_around(outer, one.content[0]))
            kept[at] = one if holder is None else replace(one, inside=holder)
            continue
        parts = [part for held in one.content for part in _cut(text, held, at, one, outer, owner)]
        if at in own:
            parts = _with(text, starts, parts, own[at], outer)
        if parts:
            kept[at] = replace(one, content=tuple(parts))
    return arranged(kept, list(kept))


def within_marks(
    text: str, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions with quotations whole, and without the sentence behind one that is all they tell:
    'He told us, "Go." He was right.'"""
    outer = [quote for quote in quotations if quote.depth == 0]
    return tuple(_closed(text, _within_marks(text, one, quotations), outer) for one in attributions)


def _closed(text: str, one: Attribution, outer: Sequence[Quotation]) -> Attribution:
    """The attribution with all of a quotation of which a little is left out, and without what is no words."""
    alone = one.inside is None
    content = [_to_its_marks(text, part, outer, one.parts, alone) for part in one.content]
    told = tuple(part for part in content if _WORD.search(text, *part)) or one.content
    return one if told == one.content else replace(one, content=told)


def _to_its_marks(
    text: str, part: Span, outer: Sequence[Quotation], kept: Sequence[Span], marks: bool
) -> Span:
    """A segment with the rest of the quotation that opens in it or closes with it; that is its last signs alone
    only with ``marks``."""
    quote = last_before(outer, part.end)
    if quote is None or not quote.double:
        return part
    if quote.span.start < part.start:
        if quote.inner.end <= part.start:
            return part
        lead = Span(quote.span.start, part.start)
        labels = text[slice(*lead)].rstrip().endswith(":")
        if not labels and part.end >= quote.inner.end and _is_left_out(text, lead, kept):
            return Span(lead.start, max(part.end, quote.span.end))
        # The mark that closes what was opened before the words told is not theirs.
        alone = quote.closed and quote.span.end == part.end and quote.inner.start < part.start
        return Span(part.start, quote.inner.end) if alone else part
    rest = Span(part.end, quote.span.end)
    signs = marks and quote.closed and rest.end > rest.start and not _WORD.search(text, *rest)
    return Span(part.start, rest.end) if signs or _is_left_out(text, rest, kept) else part


def _is_left_out(text: str, rest: Span, kept: Sequence[Span]) -> bool:
    """Whether words of a quotation are but a little that is left out of what is told of it."""
    if not 0 < rest.end - rest.start <= _LEFT or any(rest.overlaps(other) for other in kept):
        return False
    more = text[slice(*rest)]
    return _WORD.search(more) is not None and "\n" not in more


def _within_marks(text: str, one: Attribution, quotations: Sequence[Quotation]) -> Attribution:
    first, *rest = one.content
    if one.cue is None or not 0 <= first.start - one.cue.end <= _TOLD:
        return one
    if _BREAK.search(text, one.cue.end, first.start):
        return one
    at = bisect_left(quotations, first.start - 1, key=lambda quote: quote.span.start)
    quote = quotations[at] if at < len(quotations) else None
    if quote is None or quote.span.start > first.start or not quote.closed:
        return one
    if quote.span.start == first.start and _GOES_ON.match(text, quote.inner.end - 1, first.end):
        return replace(one, content=(quote.span, *rest))
    if text[quote.inner.end - 1] not in ".!?…" or first.end < quote.inner.end:
        return one
    behind = text[quote.span.end : first.end].strip()
    if behind and not behind[0].isupper():
        return one
    cut = Span(first.start, min(first.end, quote.span.end))
    marks = {other.span.start for other in quotations[at + 1 : at + 1 + len(rest)]}
    rest = [part for part in rest if one.inside is None or {part.start, part.start - 1} & marks]
    return replace(one, content=(cut, *rest))


def _paragraph(starts: Sequence[int], position: int) -> int:
    return bisect_right(starts, position) - 1


def _before(
    text: str, starts: Sequence[int], outer: Sequence[Quotation], one: Attribution
) -> Quotation | None:
    """The quotation that ends right before the source and cue of an attribution."""
    if one.cue is None or one.source is None or one.inside is not None or one.act != "speech":
        return None
    first, second = sorted((one.cue, one.source))
    quote = last_before(outer, first.start)
    if quote is None or second.start - first.end > _GAP:
        return None
    between = text[quote.span.end : first.start]
    near = quote.span.end <= first.start <= quote.span.end + _GAP and not between.strip(" ,")
    return quote if near and _goes_over(text, starts, quote, "," in between) else None


def _goes_over(text: str, starts: Sequence[int], quote: Quotation, comma: bool) -> bool:
    """Whether a quotation begins a sentence that goes on behind it."""
    place = starts[max(0, _paragraph(starts, quote.span.start))]
    lead = text[max(place, quote.span.start - 8) : quote.span.start]
    if not quote.closed or not _OPENS.search(lead):
        return False
    return comma or _BROKEN.search(text[quote.inner.start : quote.inner.end][-4:]) is not None


def _untold(
    text: str, starts: Sequence[int], outer: Sequence[Quotation]
) -> Iterator[tuple[Quotation, Span, Span]]:
    """Quotations with a name, or whom a few words describe, and a verb of saying behind them, and nothing else: source
    and cue."""
    for quote in outer:
        match = _TAG.match(text, quote.span.end)
        outside = text.startswith(",", quote.span.end)
        if match is not None and _goes_over(text, starts, quote, comma=outside):
            pairs = (("who", "cue"), ("name", "verb"), ("voice", "comes"))
            who, cue = next(pair for pair in pairs if match[pair[0]])
            yield quote, Span(*match.span(who)), Span(*match.span(cue))


def _near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    at = bisect_right(spans, span)
    return spans[max(0, at - 2) : at + 2]


def _around(outer: Sequence[Quotation], span: Span) -> int:
    """Where the quotation begins in which a span lies; -1 where it lies in none."""
    at = bisect_right(outer, span.start, key=lambda quote: quote.span.start) - 1
    return outer[at].span.start if at >= 0 and outer[at].span.covers(span) else -1


def _cut(
    text: str,
    part: Span,
    at: int,
    one: Attribution,
    outer: Sequence[Quotation],
    owner: dict[int, int],
) -> Iterator[Span]:
    """A part of a content without the quotations that another cue has right behind them."""
    first = bisect_left(outer, part.start, key=lambda quote: quote.span.end)
    last = bisect_left(outer, part.end, first, key=lambda quote: quote.span.start)
    start = part.start
    for quote in outer[first:last]:
        other = owner.get(quote.span.start, at)
        if other != at and not part.end < quote.span.end and _apart(text, one, quote):
            yield from _trimmed(text, start, max(start, quote.span.start))
            start = quote.span.end
    yield from _trimmed(text, start, part.end)


def _apart(text: str, one: Attribution, quote: Quotation) -> bool:
    """Whether another sentence, or none, tells of an attribution than that in which a quotation stands."""
    if one.cue is None:
        return True
    if one.cue.start >= quote.span.end:
        far = one.cue.start - quote.span.end > _SENTENCE
        return far or _BREAK.search(text, quote.span.end, one.cue.start) is not None
    return text[one.cue.end : quote.span.start].strip() not in ("", ",", ":")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _with(
    text: str,
    starts: Sequence[int],
    parts: Sequence[Span],
    quote: Quotation,
    outer: Sequence[Quotation],
) -> list[Span]:
    """The parts with the quotation right before the cue. Where it was not among them, those of later
    paragraphs are what somebody says after it; a question of an earlier one is another's, and so is
    one of a later that is put to somebody."""
    home = _paragraph(starts, quote.span.start)
    missed = not any(part.overlaps(quote.span) for part in parts)
    kept = []
    for part in parts:
        place, whole = _paragraph(starts, part.start), _around(outer, part)
        said = text[slice(*part)]
        asks = ASKS.search(said) is not None and (place < home or TO_OTHER.search(said) is not None)
        if whole < 0 or place == home or not (asks or (missed and place > home)):
            kept.append(part)
    return sorted([*kept, quote.span] if missed else kept)
