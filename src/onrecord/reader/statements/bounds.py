"""What counts as a statement and where its parts begin and end, as the annotation guide of the statements has it.

The corpora that the network learns from differ: PolNeAR takes the "that" of "said that" for a word of the content, as
it does who is urged to do something, and the colon of "Reyes: no" for a cue. In a Record none of these is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reader.clauses import hanging, word_at
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.sentences import Sentences
from onrecord.reader.statements.acts import SAYING
from onrecord.reader.statements.attribution import Attribution, arranged
from onrecord.reader.statements.called import called
from onrecord.reader.statements.content_bounds import CLAUSES, segments, told_within
from onrecord.reader.statements.cues import is_silent, of_words, tells_looks, whole
from onrecord.reader.statements.disputed import disputed
from onrecord.reader.statements.polarity import negated
from onrecord.reader.statements.quotations import Quotation, last_before, quotes
from onrecord.reader.statements.source_bounds import (
    of_clause,
    of_feelers,
    with_clause,
    with_neither,
    with_seat,
    without_adverb,
    without_auxiliary,
    without_that,
    without_time,
)
from onrecord.reader.wordlists import words
from onrecord.record import Span

DONE = 0.5
"""Confidence from which a verb with a thing as its object, and no clause or quotation, tells what somebody said: of
those below a quarter is gold in the statements of outlets."""

STRAY = 2
"""Words of a sentence before what goes on with another's words: "And so"."""

_DEEDS = words(
    """accept accepts accepted accepting adopt adopts adopted adopting allow allows allowed allowing approve approves
    approved approving bar bars barred barring begin begins began beginning begun cancel cancels canceled cancelled
    canceling cancelling create creates created creating extend extends extended extending file files filed filing
    impose imposes imposed imposing launch launches launched launching pass passes passed passing protect protects
    protected protecting revoke revokes revoked revoking sign signs signed signing suspend suspends suspended
    suspending"""
)
"""Verbs of what bodies do to a thing: of 700 with one as their object five are gold in the outlets."""

_BY_DOING = re.compile(r"(?:[^.,;:\n]{1,60}?\s)?by\s(?:\w+ly\s)?(?P<verb>\w+ing)\b")
"""How somebody answered where he did something: "responded [by closing the yard]"."""

_WORK = re.compile(
    r"\s(?:[\w'’-]+\s){1,4}?(?:album|article|biography|book|cartoon|column|diary|documentary|essay|film|footage|interview"
    r"|map|memoir|novel|painting|photo|photograph|picture|podcast|poem|profile|recording|song|tape|video)s?\s"
    r"(?P<that>(?:that|which)\s)"
)
"""Behind a verb, a work and what somebody did with it: "published [an interview that] Lund gave". These nouns have no
clause that tells what is in the work."""

_OPENING = re.compile(r"[A-Z][a-z]+ing\b")
_SHORTENS = re.compile(
    r"\.(?:(?P<comma>,\s\w)|\s[a-z])|(?:(?<=\b(?:Mr|Ms|Dr))|(?<=\bMrs)|(?<=\bMessrs))\.\s[A-Z]"
)
"""A full stop that ends no sentence: a comma or a small letter follows, or it shortens a title."""

_JOINT = re.compile(r",?\s(?:and|but|while)\Z")
_SENTENCE = re.compile(r"(?:[.!?]\s|\n)\Z")
_LINE_END = re.compile(r"[.!?]\n")
_MARK = re.compile(r"[\"“”\n]|``|''")
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^“”\n]*”|``[^`\n]*?''")
_RELATIVE = re.compile(r"\b(?:who|whom|which|that)\s\Z")


def guided(
    text: str,
    encoded: Encoded,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """The attributions as the guide has them: within its bounds, and none of a thing that is only done.

    A free-standing quotation of a later paragraph that goes on with what is told in other words has a
    statement of its own, as has what is quoted behind a colon of who would not say what is told before it.
    """
    outer = [quote for quote in quotations if quote.depth == 0 and quote.double]
    attributions = called(text, encoded, disputed(text, attributions, outer), quotations)
    said = [at for at, one in enumerate(attributions) if not _untold(text, encoded, one, outer)]
    found = [bounded(text, encoded, one, outer) for one in arranged(attributions, said)]
    found = _without_strays(text, found, outer)
    opens = {quote.span.start: quote.span for quote in quotations if quote.closed}
    ends = {quote.end: quote.start for quote in opens.values()}
    found = [one if one.inside is None else told_within(text, one, opens, ends) for one in found]
    moved: dict[int, int] = {}
    for at, one in enumerate(found):
        own = _goes_on(text, one, outer)
        if own:
            found[at] = replace(one, content=one.content[:own])
            moved[at] = len(found)
            behind = replace(one, content=one.content[own:], source=None, cue=None)
            found.append(replace(behind, act="speech"))
    for at, one in enumerate(found):
        new = moved.get(one.inside) if one.inside is not None else None
        if new is not None and any(part.covers(one.content[0]) for part in found[new].content):
            found[at] = replace(one, inside=new)
    found = _before_even_as(text, found, outer)
    found = _to_their_ends(text, _opened(text, _of_one(found)), outer)
    return _held(_whole(_through(text, _over_stops(text, encoded, found))))


def _without_strays(
    text: str, found: Sequence[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions without words from the midst of a later sentence of which the rest is none of theirs: "Wait,
    says Reyes. The port tells crews [to leave]"."""
    sentences = Sentences(text) if any(len(one.content) > 1 for one in found) else None
    made = []
    for one in found:
        first, *rest = one.content
        if rest and sentences is not None and one.cue is not None and one.inside is None:
            kept = [
                part
                for before, part in pairwise(one.content)
                if quotes(outer, part) or not _strays(text, sentences, one, before, part)
            ]
            one = one if len(kept) == len(rest) else replace(one, content=(first, *kept))
        made.append(one)
    return made


def _strays(text: str, sentences: Sentences, one: Attribution, before: Span, part: Span) -> bool:
    """Whether a segment behind the cue opens in the midst of a later sentence than what stands before it."""
    lead = Span(sentences.around(part.start).start, part.start)
    if one.cue is None or part.start < one.cue.end or lead.start <= one.cue.start:
        return False
    held = before.end >= lead.start or (one.source is not None and one.source.overlaps(lead))
    return not held and len(text[slice(*lead)].split()) > STRAY


def _of_one(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without a first segment that is what another says who is named before: '"She asked, 'Who?' I
    said, 'You.'"'."""
    cue_ends = {one.content[-1]: one.cue.end for one in found if one.cue is not None}
    made = []
    for one in found:
        first, *rest = one.content
        behind = cue_ends.get(first)
        if rest and behind is not None and one.cue is not None:
            others = behind <= first.start and first.end <= one.cue.start
            one = replace(one, content=tuple(rest)) if others else one
        made.append(one)
    return made


def _before_even_as(
    text: str, found: Sequence[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions with contents that end before what the reporter sets against them: "said it was over[, even
    as] others threatened to go on", "said help was coming[, though] she could not say when"."""
    made = list(found)
    for number, two in enumerate(found):
        if two.source is None or two.cue is None:
            continue
        first = min(two.source.start, two.cue.start)
        joint = _SET_AGAINST.search(text, max(0, first - LONGEST_JOINT), first)
        if joint is None or (joint["even"] is None and not _KEEPS_SILENT.match(text, *two.cue)):
            continue
        near = {at for at in (two.inside, number - 1, number + 1) if at is not None}
        for at in sorted(at for at in near if 0 <= at < len(made)):
            one, part = made[at], made[at].content[-1]
            behind = one.cue is not None and one.cue.end <= part.start < joint.start()
            if not behind or part.end <= first or one.inside is not None:
                continue
            if not quotes(outer, Span(*joint.span())):
                made[at] = replace(
                    one, content=(*one.content[:-1], Span(part.start, joint.start()))
                )
                if two.inside == at:
                    made[number] = replace(made[number], inside=None)
    return made


_SET_AGAINST = re.compile(r",?\s(?:(?P<even>even\sas)|though|although)\s\Z")
LONGEST_JOINT = 12
_KEEPS_SILENT = re.compile(
    r"(?:(?:could|did|would)(?:\snot|n['’]t)\s(?:\w+ly\s)?(?:say|give|name)|(?:declin|refus)ed)\b"
)
"""What tells that somebody keeps from saying more."""


def _whole(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with contents that begin with their subject, where what somebody tells in them has it for its
    source: "[Lund] hopes to win, she said"."""
    made = list(found)
    for one in found:
        if one.inside is None or one.source is None or one.cue is None:
            continue
        source, outer = one.source, made[one.inside]
        if outer.source is not None and outer.source.overlaps(source):
            continue
        made[one.inside] = replace(
            outer,
            content=tuple(
                Span(source.start, part.end)
                if part.start - source.end in (1, 2) and part.covers(one.cue)
                else part
                for part in outer.content
            ),
        )
    return made


def _held(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each told within the next around it whose words hold its own after all cuts: behind '"He
    said, 'Go.' I told him no."' stands nothing more that he said."""
    made = []
    for one in found:
        around = one.inside
        while around is not None and not _holds(found[around], one):
            around = found[around].inside
        made.append(one if around == one.inside else replace(one, inside=around))
    return tuple(made)


def _holds(outer: Attribution, one: Attribution) -> bool:
    """Whether an attribution, by its cue and where its content begins, is told in what another tells."""
    own = (one.cue or one.content[0], one.content[0])
    return all(any(part.start <= span.start < part.end for part in outer.content) for span in own)


def _opened(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the source of the sentence for a participle that opens it: "Calling for peace, [Reyes]
    said"."""
    sources = {one.source.start: one.source for one in found if one.source is not None}
    made = []
    for one in found:
        end = one.content[-1].end
        own = None
        if one.source is None and one.cue is not None and _OPENING.match(text, *one.cue):
            own = sources.get(end + len(", ")) if text.startswith(", ", end) else None
        made.append(one if own is None else replace(one, source=own))
    return made


def _over_stops(text: str, encoded: Encoded, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with contents that break off at a full stop which only shortens a word, up to where the
    sentence ends or another is told: "owns Lund Corp. [shares]"."""
    made = list(found)
    broken = [at for at, one in enumerate(found) if _breaks_off(text, encoded, one)]
    if not broken:
        return made
    sentences = Sentences(text)
    others = sorted(part.start for one in found if one.inside is None for part in one.parts)
    for at in broken:
        one = made[at]
        part = one.content[-1]
        end = sentences.around(part.end - 1).end
        if one.inside is None:
            near = bisect_left(others, part.end)
            end = min([end, *others[near : near + 1]])
        else:
            around = (outer for outer in made[one.inside].content if outer.covers(part))
            end = min(end, next(around, part).end)
        kept = _JOINT.sub("", text[part.start : end].rstrip(" ,;."))
        whole = Span(part.start, part.start + len(kept))
        rest = _QUOTED.sub("", text[part.end : whole.end])
        if whole.end > part.end and not _MARK.search(rest):
            made[at] = replace(one, content=(*one.content[:-1], whole))
    return made


def _to_their_ends(
    text: str, found: Sequence[Attribution], outer: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions with all of each sentence that goes on with what is said without marks, from the sentence
    behind the cue on, and none of the next paragraph: "it sank, she said. We shall [not] ..."."""
    made = list(found)
    open_ends = [
        (at, number)
        for at, one in enumerate(found)
        if one.cue is not None and one.inside is None and len(one.content) > 1
        for number, part in enumerate(one.content)
        if part.start > one.cue.end
        and number
        and _SENTENCE.search(text, max(0, part.start - 2), part.start)
        and not quotes(outer, part)
    ]
    if not open_ends:
        return made
    sentences = Sentences(text)
    others = sorted(part.start for one in found if one.inside is None for part in one.parts)
    for at, number in open_ends:
        one = made[at]
        part = one.content[number]
        line = _LINE_END.search(text, *part)
        place = part.end if line is None else line.start() + 1
        end = len(text[: sentences.around(place - 1).end].rstrip(" ,;."))
        near = bisect_left(others, part.end)
        taken = any(start < end for start in others[near : near + 1])
        if line is None and (end <= part.end or taken):
            continue
        content = list(one.content)
        content[number] = Span(part.start, end)
        made[at] = replace(one, content=tuple(content))
    return made


def _breaks_off(text: str, encoded: Encoded, one: Attribution) -> bool:
    """Whether the content behind a cue ends at a full stop that ends no sentence. Of a clause that only opens its
    sentence, "Asked if it leaked in Erie, Pa., [he nodded]", a comma may be the end."""
    part = one.content[-1]
    if one.cue is None or one.cue.end > part.start:
        return False
    stop = _SHORTENS.match(text, part.end - text.endswith(".", part.start, part.end))
    if stop is None or stop["comma"] is None:
        return stop is not None
    relations = encoded.relations
    return all(relations[at] != "advcl" for at in encoded.within(one.cue))


def _through(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with what a relative clause says that somebody says told within the words around that
    clause: "he wants to meet Ark, who he said has not been seen"."""
    made = list(found)
    by_cue = {one.cue.end: at for at, one in enumerate(made) if one.cue is not None}
    for at, one in enumerate(made):
        part = one.content[-1]
        inner = by_cue.get(part.end, at)
        two = made[inner]
        if inner <= at or two.source is None or two.inside is not None:
            continue
        joined = part.covers(two.source) and two.content[0].start - part.end in (1, 2)
        if joined and _RELATIVE.search(
            text, max(part.start, two.source.start - 8), two.source.start
        ):
            whole = Span(part.start, two.content[0].end)
            made[at] = replace(one, content=(*one.content[:-1], whole))
            made[inner] = replace(two, inside=at)
    return tuple(made)


def bounded(
    text: str, encoded: Encoded, one: Attribution, outer: Sequence[Quotation] = ()
) -> Attribution:
    """The attribution within the bounds of the guide.

    Its content begins after a "that" or "but" which only joins clauses, and at the "to" of what somebody
    is urged; a quotation in it that a colon introduces is a segment. Its cue is of words, without the
    signs around them, or None; its source has all of its relative clause and no time behind it. ``outer``
    are the quotations of double marks that stand in no other.
    """
    cue = of_words(text, one.cue)
    one = whole(text, one if cue == one.cue else replace(one, cue=cue))
    one = without_adverb(text, one)
    source = with_clause(text, encoded, one)
    if source == one.source:
        source = of_clause(text, encoded, source, one.cue)
    source = without_auxiliary(text, encoded, without_that(text, encoded, source))
    source = with_neither(text, without_time(text, encoded, source))
    source = of_feelers(text, with_seat(text, source), one.cue)
    content = segments(text, encoded, one, outer)
    source, content = _parted(text, source, content)
    if (source, content) == (one.source, one.content):
        return one
    return replace(one, source=source, content=content)


def _parted(
    text: str, source: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """A source and a content of which neither runs over into the other; a segment within the source is none."""
    if source is None or not any(part.overlaps(source) for part in content):
        return source, content
    kept: list[Span] = []
    for part in content:
        if source.covers(part):
            continue
        if source.start < part.start < source.end:
            source = Span(
                source.start, source.start + len(_rstripped(text, source.start, part.start))
            )
        elif part.start < source.start < part.end <= source.end:
            part = Span(part.start, part.start + len(_rstripped(text, part.start, source.start)))
        kept.append(part)
    return source, tuple(kept) or content


def _rstripped(text: str, start: int, end: int) -> str:
    return text[start:end].rstrip(" ,;")


_ITSELF = re.compile(r"[Cc]alling(?=\s(?:herself|himself|itself|themselves)\b)")
"""How somebody goes by a name: "a group [calling itself] the Fox"."""


def _names_itself(text: str, one: Attribution) -> bool:
    """Whether an attribution tells but by what name its source goes."""
    if one.cue is None or one.source is None or one.source.end > one.cue.start:
        return False
    named = _ITSELF.match(text, one.cue.start)
    return named is not None and named.end() == one.cue.end


def _untold(text: str, encoded: Encoded, one: Attribution, outer: Sequence[Quotation]) -> bool:
    """Whether an attribution most likely tells nothing that is said or thought."""
    if (
        _names_itself(text, one)
        or tells_looks(text, one.cue)
        or (one.inside is not None and is_silent(text, encoded, one.cue))
    ):
        return True
    if one.cue is None:
        return False
    if _is_of_a_work(text, encoded, one, one.cue):
        return True
    quoted = any(quotes(outer, part) for part in one.content)
    return not quoted and _done(text, encoded, one, one.cue)


def _is_of_a_work(text: str, encoded: Encoded, one: Attribution, cue: Span) -> bool:
    """Whether what is taken for a content tells of a work that is put out what somebody did with it."""
    work = _WORK.match(text, cue.end)
    if work is None or one.content[0].start not in work.span("that"):
        return False
    at = bisect_left(encoded.starts, work.end())
    opening = encoded.classes[at] if at < len(encoded) else "VERB"
    return opening not in ("VERB", "AUX")


def _done(text: str, encoded: Encoded, one: Attribution, cue: Span) -> bool:
    """Whether an attribution most likely tells what somebody did to a thing, "filed his resignation", or that he
    answered by what he did."""
    verbs = [at for at in encoded.within(cue) if encoded.classes[at] == "VERB"]
    if not verbs:
        return False
    verb = word_at(text, encoded, verbs[-1])
    if verb.startswith("respond"):
        by = _BY_DOING.match(text, one.content[0].start, one.content[0].end)
        return by is not None and by["verb"] not in SAYING
    likely = one.confidence >= DONE or one.inside is not None or one.source is None
    if verb not in _DEEDS and (likely or one.act != "speech"):
        return False
    held = hanging(encoded, verbs[-1])
    relations = [encoded.relations[at] for at in held]
    objects = [at for at, name in zip(held, relations, strict=True) if name == "obj"]
    told = any(
        part.start <= encoded.starts[at] < part.end for at in objects for part in one.content
    )
    return told and CLAUSES.isdisjoint(relations)


def _goes_on(text: str, one: Attribution, outer: Sequence[Quotation]) -> int:
    """The number of the segment with which a quotation of a later paragraph goes on, or one behind a colon of who would
    not say what is told before it; 0 for none."""
    if one.cue is None or one.inside is not None:
        return 0
    for number, (before, part) in enumerate(zip(one.content, one.content[1:], strict=False), 1):
        if one.cue.end <= part.start and _is_quoted(part, outer) and not _is_quoted(before, outer):
            between = text[max(before.end, one.cue.end) : part.start]
            if between.strip() == ":" and negated(text, one):
                return number
            return number if "\n" in between and not between.rstrip().endswith(":") else 0
    return 0


def _is_quoted(part: Span, outer: Sequence[Quotation]) -> bool:
    """Whether a segment is a quotation, or what is left of one, but for its marks."""
    quote = last_before(outer, part.start + 2)
    return quote is not None and quote.span.end + 1 >= part.end
