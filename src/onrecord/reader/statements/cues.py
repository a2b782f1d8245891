"""The cue of an attribution: words, and among them one that tells of saying."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.clauses import word_at
from onrecord.reader.lexicon import HEARSAY
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.acts import SAYING, SPEECH
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.told import WEEKDAY
from onrecord.record import Span

VERB = 3
"""Words at most from an adverb to its verb."""

TAIL = 40
"""Code points at most of what is cut from the end of a cue, or put to it."""

AUXILIARY = 12
"""Words at most from an auxiliary to its verb: "has, over the past few months, repeatedly warned"."""

_WORDS = re.compile(r"(?:(?<=\w)['’])?\w(?:.*\w)?", re.DOTALL)
"""A cue from its first word to its last; the apostrophe of "'d like" is of the word."""

_TAIL = re.compile(
    r"(?P<verb>\w+)(?P<tail>\s"
    r"(?:at|during|early|earlier|in(?!\s(?:favou?r|support|opposition)\b)|last|late|this)(?:\s.*)?)\Z",
    re.DOTALL,
)
"""What opens when or where somebody said something: "said [in a statement that]", "said [last] week"."""

_WHEN = re.compile(
    rf"(?<=\w)\s(?:(?:on|late|early)\s)?(?:{WEEKDAY}|today|yesterday|tonight|last\s(?:week|month|year))"
    r"(?:\s(?:morning|afternoon|evening|night))?\Z|(?<=\w)\sfor\s(?:\w+\s)?(?:days|weeks|months|years|decades)\Z"
)

_IMPRESSION = re.compile(r"\b(?:appear|seem)(?:ed|s)?\Z")
"""What tells how something looks, and of nobody who says or thinks so."""

_SEEMS_TO = re.compile(
    r"\b(?:(?:appear|seem)(?:ed|s)?|declin(?:ed|es|ing)|fail(?:ed|s|ing)|refus(?:ed|es|ing))\sto\Z"
)
_VERB_THAT = re.compile(r"\s(?P<verb>\w+)(?:\sthat)?\s")

_CALLS = re.compile(r"\b(?:(?P<call>call)|(?P<appeal>appeal)|plead)(?:s|ed|ing)?\Z", re.IGNORECASE)
"""A cue that breaks off before whom somebody calls [on], appeals [to] or pleads [with]."""

_DATED = re.compile(
    rf"\s(?:(?:(?:on|late|early)\s)*(?:{WEEKDAY}|today|yesterday)|(?:earlier\s)?(?:last|this)\s(?:week|month|year))\s(?P<verb>\w+)"
)
"""A time between an auxiliary and its verb: "had [on Monday] announced"."""

_RESPOND = re.compile(r"\brespond(?:ed|ing|s)?\sto\Z")
_ARTICLE = re.compile(r"\b(?:a|an|no|the)\Z")
_NOUN = re.compile(r"\s[\w-]+(?:\s[\w-]+){0,2}\s")

_SILENT = frozenset(("AUX", "ADV", "PART", "DET", "CCONJ"))
"""Parts of speech that tell of no saying without a verb."""


def spelled_out(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the verb of a cue that is but an adverb or auxiliary, "also [said]"; of one that tells of
    hearsay, "allegedly [warned]", where that verb tells of saying. A time may stand between: "had in May [warned]"."""
    cue, classes = encoded.within(one.cue) if one.cue else range(0), encoded.classes
    hearsay = len(cue) == 1 and word_at(text, encoded, cue[0]) in HEARSAY
    relations = encoded.relations
    dated = len(cue) > 1 and relations[cue[0]] == "aux" and encoded.heads[cue[0]] > cue[-1]
    said = _said_then(text, encoded, cue)
    if not hearsay and not dated and said is None and not is_silent(text, encoded, one.cue):
        return one
    last = cue[0] if dated else cue[-1]
    while relations[last] == "within" and last > cue[0]:
        last -= 1  # the "t" of "don't"
    verb = encoded.heads[last]
    reach = AUXILIARY if relations[last] in ("aux", "aux:pass") else VERB
    if said is not None:
        verb, reach = said, AUXILIARY
    if not cue[-1] < verb <= cue[-1] + reach or classes[verb] != "VERB":
        return one
    if hearsay and word_at(text, encoded, verb) not in SAYING:
        return one
    whole = encoded.span(cue[0], verb)
    content = list(one.content)
    if content[0].start < whole.end < content[0].end and content[0].start > whole.start:
        content[0] = Span(encoded.starts[verb + 1], content[0].end)
    held = [*content, *([one.source] if one.source is not None else [])]
    if any(whole.overlaps(part) for part in held):
        return one
    return replace(one, cue=whole, content=tuple(content))


def _said_then(text: str, encoded: Encoded, cue: range) -> int | None:
    """The verb of saying that a time parts from the auxiliary which a cue is, whatever the parser sees in that."""
    if len(cue) != 1 or word_at(text, encoded, cue[0]) not in ("had", "has", "have"):
        return None
    when = _DATED.match(text, encoded.ends[cue[0]])
    said = when is not None and when["verb"] in SAYING
    return encoded.within(Span(*when.span("verb")))[0] if when is not None and said else None


def of_words(text: str, cue: Span | None) -> Span | None:
    """The cue without the signs around its words, or what opens when and where somebody said something; None
    where it is of signs alone."""
    found = None if cue is None else _WORDS.search(text, cue.start, cue.end)
    if found is None:
        return None
    start, end = found.span()
    when = _WHEN.search(text, max(start, end - TAIL), end)
    end = when.start() if when is not None else end
    tail = _TAIL.search(text, max(start, end - TAIL), end)
    said = tail is not None and tail["verb"].lower() in SPEECH
    return Span(start, tail.start("tail") if said and tail is not None else end)


def whole(text: str, one: Attribution) -> Attribution:
    """The attribution with the noun or the verb that its cue breaks off before, "expressed a [wish]", "seemed to
    [think]", "refused to [say]", and with the "to" of what somebody responds to in its content."""
    cue, first = one.cue, one.content[0]
    if cue is None or not 0 < first.start - cue.end <= TAIL:
        return one
    if first.start == cue.end + 1 and _RESPOND.search(text, *cue):
        to = cue.end - len("to")
        content = (Span(to, first.end), *one.content[1:])
        return replace(one, cue=Span(cue.start, to - 1), content=content)
    particle = _particle(text, cue, first)
    if particle is not None:
        return replace(one, cue=particle)
    verb = (
        _VERB_THAT.fullmatch(text, cue.end, first.start) if _SEEMS_TO.search(text, *cue) else None
    )
    if verb is not None:
        return replace(one, cue=Span(cue.start, verb.end("verb")))
    noun = _NOUN.fullmatch(text, cue.end, first.start) if _ARTICLE.search(text, *cue) else None
    longer = Span(cue.start, first.start - 1)
    if noun is None or (one.source is not None and longer.overlaps(one.source)):
        return one
    return replace(one, cue=longer)


def _particle(text: str, cue: Span, first: Span) -> Span | None:
    """The cue with the preposition before whom it calls on: "called [on] the port to close"."""
    calls = _CALLS.search(text, *cue)
    if calls is None:
        return None
    joints = (" on ", " upon ") if calls["call"] else (" to ",) if calls["appeal"] else (" with ",)
    gap = text[cue.end : first.start]
    return Span(cue.start, first.start - 1) if gap in joints else None


def is_silent(text: str, encoded: Encoded, cue: Span | None) -> bool:
    """Whether a cue is of words that tell of no saying or thinking by themselves: "was", "wouldn't"."""
    classes = encoded.classes
    words = encoded.within(cue) if cue is not None else range(0)
    return bool(words) and all(
        classes[at] in _SILENT and word_at(text, encoded, at) not in HEARSAY for at in words
    )


def tells_looks(text: str, cue: Span | None) -> bool:
    """Whether a cue tells but how something looks: "the plan [appears] to work"."""
    return cue is not None and _IMPRESSION.search(text, *cue) is not None
