"""Where the segments of a content begin and end, as the annotation guide of the statements has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.reader.clauses import word_at
from onrecord.reader.lexicon import PLACES, means_several
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.addressees import CALLS_ON, TELL, is_set_in, told_of
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import Quotation, last_before, quotes
from onrecord.reader.wordlists import words
from onrecord.record import Span

URGED = 25
"""Words at most that name who is urged."""

SIGN = 8
"""Code points at most of a colon and the spaces behind it."""

CLAUSES = frozenset(("ccomp", "xcomp", "parataxis"))
"""Relations of a clause that tells what somebody says to the verb that tells of it."""

_OF_THINGS = words(
    """order orders ordered ordering request requests requested requesting promise promises promised promising
    question questions questioned questioning answer answers answered command commanded"""
)
"""Verbs of telling somebody whose object may be a thing: "ordered an inquiry to find it"."""

_INFORMS = words(
    """tell tells told telling inform informs informed informing notify notifies notified notifying assure assures
    assured assuring reassure reassured remind reminds reminded reminding advise advises advised advising warn warns
    warned warning brief briefed promise promises promised promising convince convinced persuade persuaded alert
    alerted caution cautioned text texted email emailed message messaged cable cabled"""
)
"""Those of them that bring in a clause behind who is told: "informed the heirs that it sank"."""

_BIDS = words("challenge challenges challenged challenging charge charges charged charging")
"""Verbs that bid somebody where "to" and another verb follow him: "charged the chiefs to end it"."""

_OF_CLAUSES = frozenset(("VERB", "AUX", "SCONJ", "ADP"))
"""Parts of speech that a plain name for who is told has none of."""

CLAUSE = 200
"""Code points at most of a relative clause between two segments."""

INITIALS = 9
"""Code points looked through for "a.m" or "U.S" before a full stop."""

_OPENINGS = words("that whether how why what if")
"""What opens a clause that is told, right behind its cue."""

_APART = re.compile(r"[.!?]\s|[\n\"“”:;]")
"""What parts a clause from what opens it."""

_CLAUSE_OPENS = re.compile(
    r"(?:an?|the|no|every|this|these|those|his|her|its|their|our|my|he|she|it|they|we|I|there|some|many|most|several)\s"
)
"""What stands behind a "that" which is no article."""

_SINGULAR = ("ss", "us", "is", "news", "series", "species", "gas", "lens")
"""How nouns for one thing end that end as those for several do."""

_THAT = re.compile(r"that[,:]?\s+(?=\S)")
_CLEFT = re.compile(r"(?:is|was)\sthat\s+(?=\S)")
"""What stands between a cue and a content: "what she said [was that] it sank"."""
_JOINS = re.compile(
    r"(?:(?P<word>But|And|Yet|Or|Nor),?|(?:However|Still|Instead|Meanwhile|Moreover|Nevertheless|Nonetheless|Besides"
    r"|Furthermore|Indeed|In\s(?:fact|contrast|addition)|By\scontrast|For\s(?:example|instance)|Of\scourse),)\s+(?=\S)"
)
"""What joins a sentence to the one before."""

_RELATIVE = re.compile(r",?\s(?:who|whom|whose|which)\s[^.!?\n\"“”]+,?\s")
_INTRODUCES = re.compile(r"(?<=[^\s:;])[:;]\s+\Z")
_CLOSE = ' \n\t\u00a0,.;:["“”'
"""What stands at the end of the quotation around words that are told within it."""

_ENDS = re.compile(r"[,.!?]\W\s(?:and|but|so)\s")
"""How a quotation ends that what is told goes on behind: "he told me, 'Go,' and I went"."""
_LEAD = " ,.;:"
_MARKS = 4
"""Signs at most between what is quoted and the end of its quotation, one more than there may be."""

_INITIALS = re.compile(r"\b(?:\w\.)+\w\Z")


def segments(
    text: str, encoded: Encoded, one: Attribution, outer: Sequence[Quotation]
) -> tuple[Span, ...]:
    """The segments of a content without what is none of it, the words of a quotation in one of their own.

    ``outer`` are the quotations of double marks that stand in no other.
    """
    parts = _over_clauses(text, _without_told(text, encoded, one))
    parts = [_in_its_line(text, one.cue, part, outer) for part in parts]
    parts[-1] = _within_commas(text, encoded, one.cue, parts[-1])
    parts[0] = _from_its_infinitive(text, encoded, one.cue, parts[0])
    parts[0] = _from_its_opening(text, encoded, one, parts[0])
    parts[0] = _from_its_subject(text, encoded, one.cue, parts[0])
    parts[0] = _from_what_is_rejected(text, one.cue, parts[0])
    cleft = _CLEFT.match(text, *parts[0])
    parts[0] = Span(cleft.end(), parts[0].end) if cleft else parts[0]
    first = _after_joint(text, encoded, one.cue, parts[0], outer)
    first = _after_urged(text, encoded, one.cue, first)
    first = _after_called_on(text, encoded, one.cue, first)
    return tuple(
        piece
        for part in (first, *parts[1:])
        for piece in _before_quotation(text, _after_that(text, encoded, part), outer)
    )


def told_within(
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
        left = quote is not None and _ENDS.match(text, quote.end - 2, part.end)
        if quote is not None and left and opens.keys().isdisjoint(range(quote.end, part.end)):
            content[at] = quote
            continue
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


def _without_told(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution without who is told as a segment of what he is told: "[The heirs] were asked [to wait]",
    "[It sank], [a court] was told"."""
    before = [part for part in one.content if one.cue is not None and part.end <= one.cue.start]
    if one.cue is None or len(one.content) == 1 or not before:
        return one
    passive = told_of(text, encoded, one.cue)
    if passive is None or passive[1] not in encoded.within(before[-1]):
        return one
    return replace(one, content=tuple(part for part in one.content if part != before[-1]))


def _from_its_opening(text: str, encoded: Encoded, one: Attribution, part: Span) -> Span:
    """A content from the word behind its cue on that opens it as a clause: "know [that, after a storm,] men try to"."""
    cue = encoded.within(one.cue) if one.cue is not None else range(0)
    if not cue or cue.stop == len(encoded):
        return part
    opens = encoded.span(cue.stop)
    gap = part.start - opens.end
    word = text[slice(*opens)]
    if word not in _OPENINGS or not 1 < gap <= CLAUSE or _APART.search(text, opens.end, part.start):
        return part
    if word == "that" and encoded.relations[cue.stop] != "mark":
        return part
    start = opens.end + 1 if word == "that" else opens.start
    if one.source is not None and start <= one.source.start < part.start:
        return part
    return Span(start, part.end)


def _in_its_line(text: str, cue: Span | None, part: Span, outer: Sequence[Quotation]) -> Span:
    """A segment as far as it stands in the line of its cue, unless a quotation goes on over the end of that: a heading
    is no part of what is told below it."""
    if cue is None or "\n" not in text[slice(*part)]:
        return part
    start, end = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.end)
    line = Span(max(part.start, start), min(part.end, end if end >= 0 else len(text)))
    kept = text[slice(*line)].rstrip(" \n,.;")
    if not kept or kept.endswith(":") or quotes(outer, part) or "\n" in text[slice(*cue)]:
        return part
    return Span(line.start, line.start + len(kept))


def _from_its_infinitive(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content from the infinitive on that its cue brings in, where only the object of that was found: "voted [to
    summon] the heirs"."""
    gap = None if cue is None else _INFINITIVE.fullmatch(text, cue.end, max(cue.end, part.start))
    if cue is None or gap is None:
        return part
    verb = encoded.within(Span(*gap.span("verb")))
    told = len(verb) == 1 and encoded.relations[verb[0]] in CLAUSES
    hangs = told and encoded.heads[verb[0]] in encoded.within(cue)
    return Span(gap.start("to"), part.end) if hangs else part


def _from_what_is_rejected(text: str, cue: Span | None, part: Span) -> Span:
    """A content from the noun on for what somebody rejects: "dismissed [claims by crews that] he lied"."""
    rejects = None if cue is None else _REJECTS.search(text, *cue)
    if cue is None or rejects is None or not 0 < part.start - cue.end < CLAUSE:
        return part
    return Span(cue.end + 1, part.end) if _CLAIM.fullmatch(text, cue.end, part.start) else part


_REJECTS = re.compile(
    r"\b(?:brush(?:e[sd])?\soff|den(?:y|ie[sd]|ying)|dismiss(?:e[sd]|ing)?|downplay(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|refut(?:e[sd]?|ing)"
    r"|reject(?:s|ed|ing)?|resist(?:s|ed|ing)?|rubbish(?:e[sd]|ing)?|turn(?:s|ed)?\sdown)\Z"
)
_CLAIM = re.compile(
    r"\s(?:[\w'’-]+\s){0,4}?(?:accusation|allegation|appeal|argument|assertion|call|charge|claim|complaint|demand|insinuation|notion"
    r"|plea|report|request|rumou?r|speculation|suggestion|theory)s?(?:\s(?:by|from|of)\s[^,.;:!?\n\"“”]{2,80}?)?\s(?:that\s)?"
)
"""What stands between a verb of rejecting and the words rejected: whose claim or call they are."""

_INFINITIVE = re.compile(r"\s(?P<to>to\s(?P<verb>\w+))\s")


def _within_commas(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content that ends with the participle which commas set in, without the verb behind: "The crew, warned [that it
    leaked], turned back"."""
    word = encoded.within(cue)[-1:] if cue is not None else range(0)
    if cue is None or not word or part.start < cue.end or "," not in text[slice(*part)]:
        return part
    for at in encoded.within(part)[1:]:
        verb = encoded.classes[at] in ("VERB", "AUX") and text[encoded.ends[at - 1] - 1] == ","
        if verb and not word_at(text, encoded, at).endswith("ing"):
            cut = Span(part.start, encoded.starts[at - 1])
            return cut if cut.start < cut.end and is_set_in(text, encoded, cue, word[0]) else part
    return part


def _over_clauses(text: str, one: Attribution) -> list[Span]:
    """The segments of a content, those in one where nothing but a relative clause parts them, or a space: "said the
    boat, [which leaked], sank"."""
    parts = [one.content[0]]
    for part in one.content[1:]:
        gap = Span(parts[-1].end, part.start)
        own = any(told is not None and told.overlaps(gap) for told in (one.source, one.cue))
        if text[slice(*gap)] == " " and not own and text[parts[-1].end - 1] == ",":
            parts[-1] = Span(parts[-1].start, part.end)
            continue
        if not own and gap.end - gap.start <= CLAUSE and _RELATIVE.fullmatch(text, *gap):
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
    return parts


def _after_joint(
    text: str, encoded: Encoded, cue: Span | None, part: Span, outer: Sequence[Quotation]
) -> Span:
    """A content that its cue follows, without what joins its sentence to the one before: "But it sank, she
    said"; what somebody says in marks stays as he says it."""
    joint = _JOINS.match(text, part.start, part.end)
    if joint is None or cue is None or cue.start < part.start:
        return part
    if quotes(outer, Span(part.start, part.start)):
        return part
    word = encoded.within(Span(part.start, part.start + 1))
    names = [encoded.relations[at] for at in word]
    joins = joint["word"] is None or names == ["cc"]
    return Span(joint.end(), part.end) if joins else part


def _after_urged(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content without who is urged to do it or told it: "urged [residents] to leave", "warned [him] it sank"."""
    verb = encoded.within(cue)[-1:] if cue is not None else range(0)
    if cue is None or not verb or text[cue.end : part.start].strip():
        return part
    held, relations = encoded.within(part), encoded.relations
    if word_at(text, encoded, verb[0]) not in TELL | _BIDS:
        return part
    own = [relations[at] for at in held[1:] if encoded.heads[at] == verb[0]]
    if not CLAUSES.isdisjoint(own) and _is_pronoun_of(encoded, held[0], verb[0]):
        return Span(encoded.starts[held[1]], part.end)
    near = held[1 : 1 + URGED]
    informs = word_at(text, encoded, verb[0]) in _INFORMS and relations[held[0]] != "mark"
    that = _that_behind(text, encoded, near) if informs else None
    if that is not None:
        return Span(encoded.starts[that], part.end)
    to = next((at for at in near if word_at(text, encoded, at) == "to"), None)
    if to is None or relations[to] != "mark":
        return part
    if word_at(text, encoded, to - 1) == "not":
        to -= 1
    urged = range(held[0], to)
    done = encoded.heads[to]
    tops = [at for at in urged if encoded.heads[at] not in urged]
    # The parser may hang on the infinitive what belongs to whom it is told: "urged heirs [of boats] to sail".
    tops[1:] = [at for at in tops[1:] if encoded.heads[at] != done or at == held[0]]
    is_object = len(tops) == 1 and relations[tops[0]] in ("obj", "iobj", "obl")
    of_things = word_at(text, encoded, verb[0]) in _OF_THINGS
    if not is_object or encoded.heads[tops[0]] != verb[0]:
        clausal = any(encoded.classes[at] in _OF_CLAUSES or relations[at] == "mark" for at in urged)
        if clausal or of_things:
            return part
    elif of_things and word_at(text, encoded, held[0]) in ("a", "an"):
        return part
    return Span(encoded.starts[to], part.end)


def _after_called_on(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content without whom somebody calls on to do it, or says it to: "called on [the port] to close", "complained
    [to aides] that it leaked"."""
    if cue is None or text[cue.end : part.start] != " " or not encoded.within(part):
        return part
    calls = CALLS_ON.search(text, *cue) is not None
    if not calls and not text.startswith("to ", part.start):
        return part
    joint = "to" if calls else "that"
    for at in encoded.within(part)[:URGED]:
        if (encoded.relations[at], word_at(text, encoded, at)) == ("mark", joint):
            denies = calls and word_at(text, encoded, at - 1) == "not"
            first = encoded.starts[at - denies]
            told = text[part.start : first]
            return (
                Span(first, part.end)
                if first > part.start and _APART.search(told) is None
                else part
            )
        if encoded.classes[at] in ("VERB", "AUX") and not means_several(word_at(text, encoded, at)):
            return part
    return part


def _from_its_subject(text: str, encoded: Encoded, cue: Span | None, part: Span) -> Span:
    """A content from its subject on, where that was taken for a part of who is told it: "told the Gazette [officers]
    had lied", "told the Tarn Post [Norland] was ready"."""
    verb = encoded.within(cue)[-1:] if cue is not None else range(0)
    first = encoded.within(part)[:1]
    if cue is None or not verb or not first or word_at(text, encoded, verb[0]) not in _INFORMS:
        return part
    told = encoded.within(Span(cue.end, part.start))
    finite = encoded.classes[first[0]] == "AUX" or (
        encoded.classes[first[0]] == "VERB" and encoded.relations[first[0]] in CLAUSES
    )
    if not finite or not 1 < len(told) <= URGED or text[part.start - 1] != " ":
        return part
    if _APART.search(text, cue.end, part.start) or "," in text[cue.end : part.start]:
        return part
    named = [at for at in told if encoded.names[at].argmax()]
    start = named[-1] + 1 if named else told.stop
    if start == told.stop and len(named) > 1 and word_at(text, encoded, told[-1]) in PLACES:
        start -= 1  # an outlet, and the land behind it that the names run on into
    behind = range(start, told.stop)
    if not behind or not all(encoded.classes[at] in ("ADJ", "NOUN", "PROPN") for at in behind):
        return part
    return Span(encoded.starts[start], part.end)


def _that_behind(text: str, encoded: Encoded, near: range) -> int | None:
    """The "that" which brings in what is told behind who is told it: "informed the heirs of Lund [that] it sank". What
    stands before it is no clause, unless a comma ends that."""
    relations, classes = encoded.relations, encoded.classes
    for at in near:
        if word_at(text, encoded, at) == "that" and relations[at] == "mark":
            before = range(near.start - 1, at)
            verbs = any(classes[one] in ("VERB", "AUX") for one in before)
            return at if not verbs or text[encoded.starts[at - 1]] == "," else None
    return None


def _is_pronoun_of(encoded: Encoded, at: int, verb: int) -> bool:
    """Whether a word is a pronoun that is the object of a verb."""
    is_object = encoded.relations[at] in ("obj", "iobj")
    return is_object and encoded.heads[at] == verb and encoded.classes[at] == "PRON"


def _after_that(text: str, encoded: Encoded, part: Span) -> Span:
    """A segment without the complementizer that opens it; "that" as a pronoun stays ("said that was all").

    What the parser takes for the article of a verb is none.
    """
    opens = _THAT.match(text, part.start, part.end)
    if opens is None:
        return part
    if _CLAUSE_OPENS.match(text, opens.end(), part.end):
        return Span(opens.end(), part.end)
    word = encoded.within(Span(part.start, part.start + len("that")))
    if len(word) != 1:
        return part
    relation, head = encoded.relations[word.start], encoded.heads[word.start]
    of_verb = head > word.start + 1 and (
        encoded.classes[head] in ("VERB", "AUX") or encoded.relations[head] == "ccomp"
    )
    near = word.stop <= head < word.stop + DETERMINED
    several = any(_is_plural(text, encoded, at) for at in (word.stop, *([head] if near else [])))
    joins = relation == "mark" or (relation == "det" and (of_verb or several))
    joins = joins or (relation == "nsubj" and _has_subject(encoded, range(word.stop, head), head))
    return Span(opens.end(), part.end) if joins else part


def _is_plural(text: str, encoded: Encoded, at: int) -> bool:
    """Whether a word behind "that" is a noun for several, of which it is no article: "that ships"."""
    word = word_at(text, encoded, at) if at < len(encoded) else ""
    several = means_several(word) or (word.endswith("s") and not word.endswith(_SINGULAR))
    return several and encoded.classes[at] == "NOUN"


def _has_subject(encoded: Encoded, near: range, verb: int) -> bool:
    """Whether one of some words is the subject of a verb, which needs no other."""
    relations = encoded.relations
    return any(
        encoded.heads[at] == verb and relations[at].startswith("nsubj") for at in near[:SUBJECT]
    )


DETERMINED = 3
"""Words at most from an article to its noun."""

SUBJECT = 25
"""Words at most between a "that" and the verb of its clause."""


def _before_quotation(text: str, part: Span, outer: Sequence[Quotation]) -> tuple[Span, ...]:
    """A segment in two where a colon introduces the quotation that ends it, 'it sank: "Nobody came."', and what is
    quoted alone where nothing stands before the colon."""
    quote = last_before(outer, part.end)
    if quote is None or quote.span.start <= part.start or quote.span.end < part.end:
        return (part,)
    opens = quote.span.start
    sign = _INTRODUCES.search(text, max(part.start, opens - SIGN), opens)
    if sign is None:
        return (part,)
    quoted = Span(opens, part.end)
    return (quoted,) if sign.start() <= part.start else (Span(part.start, sign.start()), quoted)
