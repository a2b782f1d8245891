"""Where a source ends: with its apposition and its relative clause, the comma that closes them included, and
before the day on which it said something."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.entities.descriptions import SEAT, is_state
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.told import WEEKDAY
from onrecord.record import Span

PRONOUN = 12
"""Code points at most of a relative pronoun and what stands before it."""

CLAUSE = 40
"""Words at most of a relative clause between a source and its cue."""

WHEN = 40
"""Code points at most of a time at the end of a source."""

SEATED = 60
"""Code points at most of an article and a town with its state."""

_COMMA = re.compile(r",\s(?!\d{4}\b)")
_RELATIVE = re.compile(r"(?:[,—–-]|\s)+(who|which|that|when|where)\Z")
_FOLLOWS = re.compile(r",?\s(who|which)\s")
_BROKEN = re.compile(r",\s(?:who|whose|which|where)\s[^,]+\Z")
_REST = re.compile(r"\s[^.,;:!?\n\"“”()]{1,80},(?=\s)")
_AUXILIARY = re.compile(r"(?:do|does|did|has|have|had|will|would|can|could)\s", re.IGNORECASE)

_ENDED = re.compile(r"[a-z]{2}[.!?]\s+(?=(?:An?|The|My|His|Her|Our|Your|Their|One|Some)\s)")

_WHOSE = re.compile(r",\s(?=whose\s)")

_NEITHER = re.compile(r"\bneither\s(?:Messrs\.?\s)?\Z", re.IGNORECASE)
_NOR = re.compile(r"\bnor\b")
NEITHER = 20
"""Code points at most of "neither" and a title before a source."""

_LEADS = re.compile(
    rf"(?:(?:On|Late|Early)\s)?(?:{WEEKDAY}|(?:Last|This|Earlier\sthis|Late\slast)\s(?:week|month|year|weekend)|Yesterday)"
    r",?\s(?=\w)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?"
_WHEN = re.compile(
    r"\s(?:(?:on|over|during|late|early|earlier)\s){0,2}"
    rf"(?:{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?|yesterday|today|tonight"
    r"|(?:this|last|the)\s(?:past\s)?(?:week|weekend|month|year|morning|afternoon|evening)"
    rf"|(?<=on\s){_MONTH}\.?\s\d{{1,2}})\Z"
)
_CLAUSE = re.compile(
    r"\b(?:(?:who|whom|whose|which|that|[a-z]+ed)\b|(?:after|at|before|by|for|from|in|of|since|to|until)\Z)"
)
"""What a time behind it belongs to: "a poll released Friday", "the victims of Sunday"."""


def closed(text: str, one: Attribution) -> Attribution:
    """The attribution with the comma that closes an apposition or a clause in its source, and no other:
    "Ana Reyes, the mayor, said". No source runs on into another line than that of its cue."""
    if one.source is None:
        return one
    start, end = in_its_line(text, one.source, one.cue)
    ended = _ENDED.search(text, start, end)
    if ended is not None and one.cue is not None and one.cue.start >= end:
        start = ended.end()  # nor over the end of a sentence, nor what it tells
        told = tuple(part for part in one.content if part.end > start)
        one = replace(one, content=told or one.content)
    if (start, end) != one.source:
        one = replace(one, source=Span(start, end))
    if text[end - 1] == ",":
        inner = text.find(",", start, end - 1) >= 0
        return one if inner else replace(one, source=Span(start, end - 1))
    if text[end : end + 1] != "," or _COMMA.search(text, start, end) is None:
        return one
    return replace(one, source=Span(start, end + 1))


def in_its_line(text: str, source: Span, cue: Span | None) -> Span:
    """The source as far as it stands in one line, that of the cue if any of it does: "says minister | By Ana Reyes"."""
    if "\n" not in text[slice(*source)]:
        return source
    place = source.start if cue is None or cue.start < source.start else source.end - 1
    start = max(source.start, text.rfind("\n", 0, place) + 1)
    end = text.find("\n", place, source.end)
    return Span(start, source.end if end < 0 else end)


def with_clause(text: str, encoded: Encoded, one: Attribution) -> Span | None:
    """The source with all of the relative clause between it and its cue, without a pronoun left of one:
    "One sailor, who did not give his name, said"."""
    source = one.source
    if source is None or one.cue is None:
        return source
    left = _RELATIVE.search(text, max(source.start, source.end - PRONOUN), source.end)
    opens = left or _FOLLOWS.match(text, source.end, max(source.end, one.cue.start))
    if opens is None:
        return _to_comma(text, source, one)
    kept = source if left is None else Span(source.start, left.start())
    if one.cue.start < source.end:
        return kept
    clause = encoded.within(Span(opens.start(1), one.cue.start))
    end = _end_of_clause(encoded, clause, encoded.within(one.cue))
    if end is None:
        return kept
    whole = Span(source.start, end + (text[end : end + 1] == ","))
    return kept if any(whole.overlaps(part) for part in one.content) else whole


def _to_comma(text: str, source: Span, one: Attribution) -> Span:
    """A source that breaks off in its relative clause with the rest of that, up to the comma before its cue: "Reyes,
    whose office [is shut,] said"."""
    if one.cue is None or _BROKEN.search(text, *source) is None:
        return source
    rest = _REST.match(text, source.end, max(source.end, one.cue.start))
    if rest is None or any(Span(*rest.span()).overlaps(part) for part in one.content):
        return source
    return Span(source.start, rest.end())


_OFTEN = re.compile(
    r"(?:he|she|they|it|we|I|you)(?P<how>\s(?:also|always|even|ever|just|later|long|never|now|often|once|only|since|soon|still|then"
    r"|[^\W\d_A-Z]{3,12}ly))",
    re.IGNORECASE,
)


def without_adverb(text: str, one: Attribution) -> Attribution:
    """The attribution with an adverb behind the pronoun that is its source in the cue: "a charge she | always
    denied"."""
    source, cue = one.source, one.cue
    often = _OFTEN.fullmatch(text, *source) if source is not None else None
    if often is None or source is None or cue is None or cue.start != source.end + 1:
        return one
    kept = Span(source.start, often.start("how"))
    return replace(one, source=kept, cue=Span(kept.end + 1, cue.end))


def without_auxiliary(text: str, encoded: Encoded, source: Span | None) -> Span | None:
    """The source without the auxiliary of its verb before it: "Nor do [the heirs] expect"."""
    verb = None if source is None else _AUXILIARY.match(text, *source)
    if source is None or verb is None:
        return source
    first = encoded.within(source)[0]
    if encoded.classes[first] != "AUX":
        return source
    return Span(verb.end(), source.end)


def without_that(text: str, encoded: Encoded, source: Span | None) -> Span | None:
    """The source without the "that" which joins its clause to another: "said that [tests] suggested it"."""
    if source is None or not text.startswith("that ", source.start):
        return source
    first = encoded.within(source)[0]
    joins = encoded.relations[first] == "mark"
    return Span(source.start + len("that "), source.end) if joins else source


def with_neither(text: str, source: Span | None) -> Span | None:
    """The source with the "neither" that goes with its "nor": "[neither] Reyes nor Lund"."""
    if source is None or not _NOR.search(text, *source):
        return source
    opens = _NEITHER.search(text, max(0, source.start - NEITHER), source.start)
    return source if opens is None else Span(opens.start(), source.end)


def of_clause(text: str, encoded: Encoded, source: Span | None, cue: Span | None) -> Span | None:
    """The source from the "whose" of its relative clause on, where that has no verb before the cue behind it: of
    "Lund Ltd, [whose owner, Ana Reyes,] said" she is who said it."""
    if source is None or cue is None or text[source.end : cue.start].strip(" ,"):
        return source
    opens = _WHOSE.search(text, *source) if source.end <= cue.start else None
    if opens is None:
        return source
    clause = Span(opens.end(), source.end)
    verbal = any(encoded.classes[at] in ("VERB", "AUX") for at in encoded.within(clause))
    return source if verbal else clause


def with_seat(text: str, source: Span | None) -> Span | None:
    """The source with the article and the town before its noun, where commas cut them off: "[The Dunmore, Ky.,]
    company"."""
    if (
        source is None
        or not text[source.start].islower()
        or text[source.start - 2 : source.start] != ", "
    ):
        return source
    for found in SEAT.finditer(text, max(0, source.start - SEATED), source.start + 1):
        if found.end() == source.start and is_state(found["state"]):
            return Span(found.start(), source.end)
    return source


def of_feelers(text: str, source: Span | None, cue: Span | None) -> Span | None:
    """The source unless it is what makes others fear or hope: "The storm [raised fears of] a flood"."""
    roused = source is not None and cue is not None and _ROUSES.match(text, *cue) is not None
    return None if roused else source


_ROUSES = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|also)\s){0,2}(?:rais|spark|stok|fuel|prompt|trigger|rekindl|ignit|heighten|reviv"
    r"|boost|reinforc)(?:e|es|s|ed|ing)?\s(?:\w+\s){0,2}(?:fears?|hopes?|speculation|expectations|suspicions?)\b"
)


def without_time(text: str, encoded: Encoded, source: Span | None) -> Span | None:
    """The source without a time that opens or ends it, which tells when somebody said something: "One official
    [Monday] said". In a name, or behind a clause, it stays."""
    if source is None:
        return None
    leads = _LEADS.match(text, *source)
    if leads is not None and not encoded.names[encoded.within(source)[0]].argmax():
        source = Span(leads.end(), source.end)
    found = _WHEN.search(text, max(source.start, source.end - WHEN), source.end)
    if found is None or found.start() == source.start:
        return source
    kept = Span(source.start, found.start())
    verbs = (encoded.classes[at] == "VERB" for at in encoded.within(kept))
    last = encoded.within(source)[-1]
    if _CLAUSE.search(text, *kept) or any(verbs) or encoded.names[last].argmax():
        return source
    return kept


def _end_of_clause(encoded: Encoded, clause: range, cue: range) -> int | None:
    """Where a relative clause ends that takes up some words and holds no cue; None where it does not."""
    relations, heads = encoded.relations, encoded.heads
    held = [at for at in clause if relations[at] != "punct"]
    if not held or not cue or len(clause) > CLAUSE:
        return None
    verb = int(heads[held[0]])
    if verb not in clause or relations[verb] != "acl:relcl":
        return None

    def hangs(at: int) -> bool:
        for _ in range(CLAUSE):
            if at == verb or at < 0:
                break
            at = int(heads[at])
        return at == verb

    if hangs(cue[-1]) or not all(map(hangs, held)):
        return None
    return encoded.ends[held[-1]]
