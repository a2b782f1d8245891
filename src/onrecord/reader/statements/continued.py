"""Statements without a cue of their own: quotations that go on, interviews, signed quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from onrecord.reader.lexicon import PERSON_HEADS, PRONOUNS
from onrecord.reader.statements.attribution import APART, Attribution, arranged
from onrecord.reader.statements.beside import at_home, beside, tagged, within_marks
from onrecord.reader.statements.layouts import Turn, letters, posts, turns
from onrecord.reader.statements.quotations import (
    ASKS,
    TO_OTHER,
    Quotation,
    is_named,
    is_speech_like,
    paragraphs,
)
from onrecord.reader.statements.worded import worded
from onrecord.record import Block, Span

CONFIDENCE = 0.8
"""Of a statement added here. With the cueless records taken out of the gold of statements (train
and seed), all 20 that were added were gold; predicted attributions leave more room for error."""

LOOSE = 0.5
"""Of a paragraph that is nothing but a quotation, where nothing around it says whose: of 40 such in PolNeAR train
and dev 27 are gold."""

FEWEST = 8
"""Words of such a quotation at least: shorter ones are slogans, headings and titles."""

FEWEST_SIGNED = 4
"""Words of a quotation that somebody signs."""

TAIL = 140
"""Code points at most between a quotation and the one that goes on with it after the cue."""

_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
"""A note on what is heard: "(CROSSTALK)", "[Laughter.]"."""
_BRACKETED = re.compile(r"\(\(\s?([^()]+?)\s?\)\)")
_SIGNED = re.compile(
    r"\s*(?:[\"”’)]+\s*)?(?:—|–|--?|―)\s?(?P<who>(?:@\w|[^\W\d_a-z])[^\n\"“”—–:;]{2,100}|[a-z][\w.]*[\d_][\w.]*)\s*"
)
"""Who signs: a name, or what somebody calls himself on a site, "tern77"."""
_TITLED = re.compile(
    r"\s*(?:[\"”’)]+\s*)?(?:—|–|--?|―)\s?(?P<who>(?:(?:the|an?)\s)?(?:(?!(?:by|for|from|in|of|on|to|with)\s)[^\W\d_A-Z][\w'’-]*\s){0,3}?"
    r"(?P<noun>[^\W\d_A-Z][\w-]*)\s[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3}?)(?:,?\s(?:at|in|of|on|to|via)\s[^\n\"“”—–:;]{1,60})?[\s.]*"
)
"""Who signs with what he is, and perhaps where: "– the novelist Ana Reyes, in the Argus"."""
_BULLET = re.compile(r"[\s•*·‣–—-]{0,4}(?:\w+(?:\s\w+){0,3}:\s?)?")
"""What may stand before a quotation that is signed: a sign of a list, a label ("Quote of the day: ")."""
_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Rep|Lt|St|Prof|No|U\.S|U\.K|[A-Z]|[ap]\.m)\.$"
)


_RESUMES = re.compile(r"[^.!?\"“”\n]*[,;]\s")
_TURN = re.compile(r",\s(?:but|yet)\s")


@dataclass(frozen=True, slots=True)
class _Known:
    """An attribution by where it ends: ``reach`` is the last of its content, cue and source."""

    at: int
    first: int
    content_end: int
    reach: int


def continued(
    text: str,
    blocks: Sequence[Block] | None,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions with what they leave out: continued quotations, interviews, signed ones.

    '"A," he said. "B."' becomes one attribution of two segments; a free-standing quotation after
    another of its paragraph or the one before becomes one without source and cue. Turns of an
    interview come with the sign as their source, and what is told within them becomes nested.
    Outer ones come before those inside them, and ``inside`` is kept right.
    """
    places = paragraphs(text, blocks)
    silent = [block.span for block in blocks or () if block.kind in APART]
    laid = blocks or ()
    # "Injured: at least 12" in a list is an entry and nobody's turn.
    listed = {block.span for block in laid if block.kind == "list_item"}
    spoken = [place for place in places if place not in listed]
    signed = [*turns(text, spoken, laid), *posts(text, laid)] or letters(text, laid)
    known = worded(text, tagged(text, attributions), quotations)
    near = at_home(text, places, known, quotations)
    given = within_marks(text, near, quotations)
    signed = [
        replace(one, sign=_bare(text, one.sign), speaker=_bare(text, one.speaker)) for one in signed
    ]
    found = _interview(signed, beside(text, places, given, quotations))
    return _quoted(text, places, silent, found, quotations)


# -- interviews


def _interview(signed: Sequence[Turn], attributions: Sequence[Attribution]) -> list[Attribution]:
    """The turns of an interview as attributions, before those that are told within them."""
    if not signed:
        return list(attributions)
    added: list[Attribution] = []
    left = list(_without(attributions, signed))
    parts = sorted((part, at) for at, one in enumerate(left) for part in one.content)
    reach = list(accumulate((part.end for part, _ in parts), max))
    for turn in sorted(signed, key=lambda one: one.words):
        first = bisect_right(reach, turn.words.start)
        last = bisect_left(parts, turn.words.end, first, key=lambda one: one[0].start)
        near = sorted({at for _, at in parts[first:last]})
        taken = next((at for at in near if _is_turn(left[at], turn)), None)
        if taken is None:
            added.append(_spoken(turn))
        elif left[taken].source is None:
            left[taken] = replace(_spoken(turn), content=left[taken].content)
    shift = len(added)
    starts = [one.content[0].start for one in added]
    for one in left:
        inside = None if one.inside is None else one.inside + shift
        if inside is None:
            at = bisect_right(starts, one.content[0].start) - 1
            held = at >= 0 and added[at].content[0].covers(_hull(one)) if at < shift else False
            inside = at if held else None
        added.append(replace(one, inside=inside))
    return added


def _is_turn(one: Attribution, turn: Turn) -> bool:
    """Whether an attribution tells what a turn does: its words, by a cue that is none of them."""
    told = one.cue is not None and turn.words.covers(one.cue)
    return one.inside is None and not told and _covers(one.content, turn.words)


def _bare(text: str, sign: Span | None) -> Span | None:
    """A sign without the brackets around it: "((WN))"."""
    bracketed = None if sign is None else _BRACKETED.fullmatch(text, *sign)
    return sign if bracketed is None else Span(*bracketed.span(1))


def _spoken(turn: Turn) -> Attribution:
    nobody = turn.sign is None and turn.speaker is None and turn.introduction is None
    return Attribution(
        (turn.words,),
        turn.sign,
        turn.mark,
        confidence=CONFIDENCE,
        loose=nobody,
        turn=True,
        speaker=turn.speaker,
        introduction=turn.introduction,
    )


def _without(
    attributions: Sequence[Attribution], signed: Sequence[Turn]
) -> tuple[Attribution, ...]:
    """The attributions without those that are read off the sign of a turn, which says all of it, and
    without the words of a turn that are given to somebody outside it."""
    marks = {turn.mark for turn in signed if turn.mark is not None}
    turned = sorted(turn.words for turn in signed)
    kept = {
        at: replace(one, content=_outside(turned, one) or one.content)
        for at, one in enumerate(attributions)
        if one.inside is not None or one.cue not in marks
    }
    return arranged(kept, list(kept))


def _outside(turned: Sequence[Span], one: Attribution) -> tuple[Span, ...]:
    """The parts of a content that lie in no turn but that of the cue."""
    if one.cue is None or len(one.content) == 1:
        return one.content
    home = _holding(turned, one.cue)
    return tuple(part for part in one.content if _holding(turned, part) in (None, home))


def _holding(spans: Sequence[Span], span: Span) -> Span | None:
    """The last of some spans that begins before another does, if it holds that one."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return spans[at] if at >= 0 and spans[at].covers(span) else None


def _covers(content: Sequence[Span], words: Span) -> bool:
    held = sum(max(0, min(a.end, words.end) - max(a.start, words.start)) for a in content)
    return 2 * held >= words.end - words.start


def _hull(one: Attribution) -> Span:
    return Span(one.content[0].start, one.content[-1].end)


# -- quotations


def _quoted(
    text: str,
    places: Sequence[Span],
    silent: Sequence[Span],
    attributions: list[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    block_starts = [place.start for place in places]
    signs = _signatures(text, places, block_starts, quotations)
    signed_at = {quote.start: (quote, name) for quote, name in signs.items()}
    made = [_as_signed(text, one, signed_at) for one in _whole(attributions, quotations)]
    # What is said within a quotation ("I hope that ...") does not tell who says the quotation.
    outside = [at for at, one in enumerate(made) if not _is_quoted(text, one, quotations)]
    contents = sorted(
        span for at in outside for span in made[at].content if made[at].inside is None
    )
    known = sorted(
        (_known(at, made[at]) for at in outside if made[at].inside is None),
        key=lambda one: one.first,
    )
    starts = [one.first for one in known]
    for quote in quotations:
        if (
            quote.depth
            or _ASIDE.fullmatch(text, *quote.inner)
            or _taken(contents, quote.span)
            or _holding(silent, quote.span)
        ):
            continue
        block = bisect_right(block_starts, quote.span.start) - 1
        before = bisect_right(starts, quote.span.start) - 1
        previous = known[before] if before >= 0 else None
        signed = signs.get(quote.span)
        step = None
        if signed is not None and previous is not None and made[previous.at].source == signed:
            step = previous.at
            made[step] = replace(made[step], content=(*made[step].content, quote.span))
        elif signed is not None and _is_signed_speech(text, quote):
            made.append(Attribution((quote.span,), source=signed, confidence=CONFIDENCE))
            step = len(made) - 1
        elif previous is not None:
            earlier = known[before - 1] if before > 0 else None
            step = _go_on(text, places, block, quote, previous, earlier, made)
        if step is None and (
            _is_loose(text, places, block, quote) or _is_headed(text, places, block, quote)
        ):
            made.append(Attribution((quote.span,), confidence=LOOSE, loose=True))
            step = len(made) - 1
        if step is not None:
            at = bisect_right(starts, quote.span.start)
            known.insert(at, _known(step, made[step], since=quote.span.start))
            starts.insert(at, quote.span.start)
            contents.insert(bisect_right(contents, quote.span), quote.span)
    return _ordered(_told(_within(text, made, len(attributions)), len(attributions)))


def _whole(
    attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions with all of a quotation that runs over paragraphs to its cue behind the last."""
    made = list(attributions)
    held = sorted(
        (span, at) for at, one in enumerate(made) if one.inside is None for span in one.content
    )
    spans = [span for span, _ in held]
    outer = [quote for quote in quotations if quote.depth == 0]
    for at, last in enumerate(outer):
        if not last.continues or (at + 1 < len(outer) and outer[at + 1].continues):
            continue
        first = at
        while outer[first].continues:
            first -= 1
        place = bisect_right(spans, Span(last.span.end, 0)) - 1
        if place < 0 or not spans[place].overlaps(last.span):
            continue
        one = made[held[place][1]]
        missed = [quote.span for quote in outer[first:at] if not _taken(spans, quote.span)]
        if missed and one.cue is not None and one.cue.start >= last.span.end:
            made[held[place][1]] = replace(one, content=tuple(sorted([*one.content, *missed])))
    return made


def _known(at: int, one: Attribution, since: int | None = None) -> _Known:
    ends = [one.content[-1].end, *(span.end for span in (one.source, one.cue) if span)]
    begins = [one.content[0].start, *(span.start for span in (one.source, one.cue) if span)]
    return _Known(at, min(begins) if since is None else since, one.content[-1].end, max(ends))


def _is_quoted(text: str, one: Attribution, quotations: Sequence[Quotation]) -> bool:
    if one.cue is None or text[slice(*one.cue)] == ":":
        return False
    at = bisect_right(quotations, one.cue.start, key=lambda quote: quote.span.start) - 1
    while at >= 0 and quotations[at].depth:
        at -= 1
    return at >= 0 and quotations[at].inner.covers(one.cue) and quotations[at].double


def _taken(contents: Sequence[Span], span: Span) -> bool:
    """Whether contents hold most of a quotation."""
    at = bisect_right(contents, Span(span.end, span.end)) - 1
    # The contents are in order, none in another: the nearest that begin before the end of the span tell.
    near = contents[max(0, at - 6) : at + 1]
    held = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in near)
    return 5 * held > 3 * (span.end - span.start)


def _go_on(
    text: str,
    places: Sequence[Span],
    block: int,
    quote: Quotation,
    previous: _Known,
    earlier: _Known | None,
    made: list[Attribution],
) -> int | None:
    """Lengthens the attribution before or adds one of its own; where is told, None for neither."""
    one = made[previous.at]
    here = places[block].start <= previous.first if block >= 0 else False
    between = text[previous.reach : quote.span.start]
    if quote.span.start < previous.reach:
        return None
    if here and _resumed(text, one, between) and not is_named(text, quote):
        made[previous.at] = replace(one, content=(*one.content, quote.span))
        return previous.at
    if here and _TURN.fullmatch(between) and one.act == "speech" and is_speech_like(text, quote):
        made.append(Attribution((quote.span,), confidence=min(CONFIDENCE, one.confidence)))
        return len(made) - 1
    if quote.continues and one.act == "speech" and not between.strip(" \n\r\t\u00a0.!?…"):
        made[previous.at] = replace(one, content=(*one.content, quote.span))
        return previous.at
    if not _stands_free(text, quote, places[block]):
        return None
    if here and _interrupted(text, one, between) and _is_said(text, quote):
        made[previous.at] = replace(one, content=(*one.content, quote.span))
        return previous.at
    if one.act != "speech" or not is_speech_like(text, quote):
        return None
    if not quote.double and quote.span.end - quote.span.start < 30:
        return None
    opens = not text[places[block].start : quote.span.start].strip()
    alone = opens and not text[quote.span.end : places[block].end].strip()
    follows = (
        block > 0
        and places[block - 1].start <= previous.first
        and _near_end(text, places[block - 1], previous)
    )
    if (here and len(between) <= 2 * TAIL) or (alone and follows):
        new = Attribution((quote.span,), confidence=min(CONFIDENCE, one.confidence))
        asks = _is_put(text[slice(*quote.inner)])
        if not here and (one.speaker is not None or _asks(text, one) or asks):
            # Whoever was asked speaks now, or asks in turn: who spoke before.
            near = earlier is not None and block > 1 and places[block - 2].start <= earlier.first
            other = _named_by(made[earlier.at]) if earlier is not None and near else None
            answers = other is not None and _are_two(text, other, _named_by(one))
            new = replace(new, speaker=other) if answers else replace(new, loose=True)
        made.append(new)
        return len(made) - 1
    return None


def _named_by(one: Attribution) -> Span | None:
    return one.source or one.speaker


def _asks(text: str, one: Attribution) -> bool:
    """Whether a statement ends in a question that is put to somebody."""
    last = text[slice(*one.content[-1])]
    cue = text[slice(*one.cue)].lower() if one.cue is not None else ""
    return _is_put(last) or (cue.startswith("ask") and ASKS.search(last) is not None)


def _is_put(said: str) -> bool:
    """Whether words are a question to somebody."""
    return ASKS.search(said) is not None and TO_OTHER.search(said) is not None


def _are_two(text: str, one: Span, other: Span | None) -> bool:
    """Whether two sources must mean two: "he" and "she", or names without a word in common."""
    if other is None:
        return False
    first, second = text[slice(*one)].lower(), text[slice(*other)].lower()
    if {first, second} & PRONOUNS:
        return {first, second} == {"he", "she"}
    return set(first.split()).isdisjoint(second.split())


def _is_loose(text: str, places: Sequence[Span], block: int, quote: Quotation) -> bool:
    """Whether a quotation is a whole paragraph of somebody's words."""
    if block < 0 or not quote.double:
        return False
    place = places[block]
    if quote.span.start - place.start + place.end - quote.span.end > TAIL:
        return False
    around = text[place.start : quote.span.start] + text[quote.span.end : place.end]
    long = len(text[slice(*quote.inner)].split()) >= FEWEST
    return not around.strip() and long and is_speech_like(text, quote)


_HEADED = re.compile(
    r"(?:(?!(?:An?|The|This|Caption|Photo|Picture|Read|Video|Watch)\b)(?:[^\W\d_A-Z][\w'’-]*\s){0,4}[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3}(?:,\s[^:;.!?\n\"“”]{2,80}?,?)?"
    r"(?:\son\s[^:;.!?\n\"“”]{2,80})?"
    r"|[^:;.!?\n\"“”]{3,80}?\s(?:is|are|was|were|looked|remained|seemed|sounded)\s[^:;.!?\n\"“”]{2,80}):\s"
)
"""What heads the words of somebody who is named there, or is so and so: "Ana Reyes, mother of two:", "Lyle was in
tears:"."""
_SENTENCES = re.compile(r"[.!?…][\"'”’)\]]*\s+")


def _is_headed(text: str, places: Sequence[Span], block: int, quote: Quotation) -> bool:
    """Whether a quotation that ends its paragraph is told by who is named before it in its sentence and a colon."""
    if block < 0 or not quote.double or not quote.closed:
        return False
    place = places[block]
    if text[quote.span.end : min(place.end, quote.span.end + TAIL)].strip():
        return False
    start = max(place.start, quote.span.start - 2 * TAIL)
    breaks = [one.end() for one in _SENTENCES.finditer(text, start, quote.span.start)]
    lead = breaks[-1] if breaks else start
    return (
        (bool(breaks) or start == place.start)
        and _HEADED.fullmatch(text, lead, quote.span.start) is not None
        and _is_said(text, quote)
        and is_speech_like(text, quote)
    )


def _near_end(text: str, place: Span, previous: _Known) -> bool:
    rest = text[previous.reach : place.end] if previous.reach < place.end else ""
    return len(rest) <= TAIL and '"' not in rest and "“" not in rest


def _is_said(text: str, quote: Quotation) -> bool:
    inner = text[quote.inner.start : quote.inner.end].strip()
    ends = _END.search(inner) or text[quote.span.end : quote.span.end + 1] in (".", "!", "?")
    return bool(ends) and not is_named(text, quote) and not inner[0].islower()


def _interrupted(text: str, one: Attribution, between: str) -> bool:
    """Whether a quotation, its cue, then only the end of that sentence came before."""
    if one.cue is None or one.content[0].start > one.cue.start or one.act != "speech":
        return False
    if text[one.content[-1].end - 1] not in "\"”’'»" or one.content[-1].start > one.cue.start:
        return False
    ends = [
        match
        for match in _BREAK.finditer(between)
        if not _ABBREVIATION.search(between[: match.start() + 1])
    ]
    only = len(ends) == 1 and not between[ends[0].end() :].strip()
    return only and len(between) <= TAIL


def _resumed(text: str, one: Attribution, between: str) -> bool:
    """Whether a quotation breaks off for its cue within the sentence: '"A," he said, "B."'."""
    if one.cue is None or one.content[-1].start > one.cue.start or one.act != "speech":
        return False
    end = text[max(0, one.content[-1].end - 2) : one.content[-1].end + 1]
    broken = "," in end or ";" in end
    return broken and len(between) <= TAIL and _RESUMES.fullmatch(between) is not None


def _stands_free(text: str, quote: Quotation, place: Span) -> bool:
    """Whether a quotation is a sentence of its own: after a full stop, with nothing going on."""
    before = text[place.start : quote.span.start].rstrip()
    if before and not re.search(r"[.!?…][\"'”’)\]]*$", before[-6:]):
        return False
    inner = text[quote.inner.start : quote.inner.end].rstrip()
    after = text[quote.span.end : min(place.end, quote.span.end + 3)]
    if inner[-1:] in ".!?…" or not quote.closed:
        return not after.strip() or not after.strip()[0].islower()
    return after[:1] in ".!?"


def _signature(text: str, places: Sequence[Span], block: int, quote: Quotation) -> Span | None:
    """The name that signs a quotation: "—Ann Marsh, mayor", on its line or the next."""
    if block < 0:
        return None
    place = places[block]
    if not _BULLET.fullmatch(text, place.start, quote.span.start):
        return None
    for start, end in ((quote.span.end, place.end), *_next(places, block)):
        match = _SIGNED.fullmatch(text, start, end)
        if match is None:
            match = _TITLED.fullmatch(text, start, end)
            if match is not None and match["noun"] not in PERSON_HEADS:
                return None
        if match:
            return Span(match.start("who"), match.start("who") + len(match["who"].rstrip(" .,")))
        if text[start:end].strip():
            return None
    return None


def _is_signed_speech(text: str, quote: Quotation) -> bool:
    """Whether a quotation that is signed holds words said, and no title."""
    many = len(text[slice(*quote.inner)].split()) >= FEWEST_SIGNED
    return is_speech_like(text, quote) or (many and not is_named(text, quote))


def _signatures(
    text: str, places: Sequence[Span], block_starts: Sequence[int], quotations: Sequence[Quotation]
) -> dict[Span, Span]:
    """The names that sign quotations; one that runs over paragraphs is signed behind its last."""
    found: dict[Span, Span] = {}
    after: Quotation | None = None
    for quote in reversed(quotations):
        if quote.depth:
            continue
        block = bisect_right(block_starts, quote.span.start) - 1
        name = _signature(text, places, block, quote)
        if name is None and after is not None and after.continues and not quote.closed:
            name = found.get(after.span)
        if name is not None:
            found[quote.span] = name
        after = quote
    return found


def _as_signed(text: str, one: Attribution, signs: Mapping[int, tuple[Span, Span]]) -> Attribution:
    """The attribution of whoever signs the quotation, all of it, and not of the label before it: 'Review: "It sank."
    —Lind'. signs: the quotations that are signed, with the name, by where they begin."""
    if one.cue is not None:
        labelled = text[slice(*one.cue)] == ":"
    else:
        source = one.source
        labelled = source is not None and text[source.end : one.content[0].start].strip() == ":"
    quote, sign = signs.get(one.content[0].start, (None, None)) if labelled else (None, None)
    if quote is None or one.content[-1].end > quote.end:
        return one
    return replace(one, source=sign, cue=None, content=(quote,))


def _next(places: Sequence[Span], block: int) -> Sequence[Span]:
    return places[block + 1 : block + 2]


# -- order


def _within(text: str, made: list[Attribution], known: int) -> list[Attribution]:
    """Attributions told in a quotation that was added or lengthened here become nested in it."""
    holders = sorted(
        (span, at)
        for at, one in enumerate(made)
        if one.inside is None and (at >= known or len(one.content) > 1)
        for span in one.content
    )
    spans = [span for span, _ in holders]
    nested = []
    for at, one in enumerate(made):
        if one.inside is None:
            hull = _hull(one)
            place = bisect_right(spans, Span(hull.start, 1 << 60)) - 1
            if place >= 0 and spans[place].covers(hull) and holders[place][1] != at:
                holder = made[holders[place][1]]
                if not (one.cue and holder.cue and one.cue == holder.cue) and spans[place] != hull:
                    one = replace(one, inside=holders[place][1])
        nested.append(one)
    return nested


def _told(made: Sequence[Attribution], known: int) -> tuple[Attribution, ...]:
    """The attributions without quotations added here that are only a part of what somebody else tells."""
    kept = [
        at
        for at, one in enumerate(made)
        if at < known or one.inside is None or one.source is not None or one.speaker is not None
    ]
    return arranged(made, kept)


def _ordered(made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Outer ones before those inside them, else in the order given."""

    def depth(at: int) -> int:
        steps, seen = 0, set()
        inside = made[at].inside
        while inside is not None and inside not in seen:
            seen.add(inside)
            steps, inside = steps + 1, made[inside].inside
        return steps

    return arranged(made, sorted(range(len(made)), key=depth))
