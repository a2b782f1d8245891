"""Interviews and transcripts, whose paragraphs show by their layout who speaks.

"Q: ... A: ...", "MS. LUND: ...", "((WN)) ...", "Ann Marsh: ...", and questions and answers without
a sign below an introduction that tells of an interview.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from onrecord.reader.lexicon import first_names
from onrecord.reader.statements.attribution import APART
from onrecord.reader.statements.quotations import ASKS, TO_OTHER
from onrecord.reader.wordlists import words
from onrecord.record import Block, Span

FEWEST = 3
"""Signed paragraphs that make an interview; one colon or two are found in any article."""

SPOKEN = 3
"""Of so many signed paragraphs one at least asks, or tells of whoever speaks. Tables and lists do neither."""

LONGEST_QUESTION = 80
"""Words of a paragraph that is a question and nothing else."""

LONGEST_RUN = 3
"""Paragraphs in a row that go on with a turn though nobody in them speaks of himself or to another."""

_THIRD = re.compile(
    r"(?:[\w.-]+\s){0,3}?[A-Z][\w.'’-]+\s[A-Z][\w'’-]+(?:,[^,.!?]{1,80},)?\s(?:has\s|had\s)?(?:also\s)?(?:said|says|told)\b"
)

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = (
    r"(?:(?:al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von)[ \u00a0]){1,2}"
)
_BOLD = r"(?:\*\*|__)?"
_ASIDES = r"(?:[ ]\([^()\n]{1,40}\))"
"""Where one sits, how one is heard: "(Tarn) (Lab)", "(voice-over)"."""
_STYLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|Prof|Hon|Sen|Rep)\.?[ ]"
_SIGNS = tuple(
    re.compile(rf"{_BOLD}[\"“]?{one}{_BOLD}\s+(?=\S)")
    for one in (
        r"(?P<sign>\(\([ ]?(?P<name>\w{1,20}(?:[ ]\w{1,20}){0,3})[ ]?\)\))\s?(?P<mark>:?)",
        r"(?P<sign>(?P<name>[QA]))(?P<mark>)(?:\.|(?=\s{2}))",
        r"(?P<sign>(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Senator|Judge|Justice|(?:Vice[ ])?Chair(?:man|woman)?"
        r"|Ranking[ ]Member|The)\.?(?:[ ](?:Mc|Mac|De|La|Van)?[A-Z][A-Z'’-]+){1,3})"
        r"(?:[ ]of(?:[ ][A-Z][a-z]+){1,2})?)(?P<mark>)\.",
        rf"(?P<sign>(?P<name>{_WORD}(?:[ \u00a0](?:{_PARTICLE})?{_WORD}){{0,3}})"
        rf"(?:{_ASIDES}{{1,2}}|(?:,[ ]\d{{1,3}})?,(?:[ ][^\W\d_A-Z][\w'’-]*){{1,6}}(?<!said)(?<!says))?)"
        rf"{_BOLD}\s?(?P<mark>:)",
        rf"The[ ](?:[^\W\d_][\w'’-]*,?[ ]){{1,14}}\("
        rf"(?P<sign>(?P<name>{_STYLE}{_WORD}(?:[ ](?:{_PARTICLE})?{_WORD}){{0,3}}))\)(?P<mark>:)",
        r"(?P<sign>(?P<name>[A-Z][A-Z.'’&/-]*(?:[ ][A-Z][A-Z.'’&/-]*){0,5})"
        rf"(?:,?[ ]\(?[A-Z][A-Z.'’&/-]*\)?){{0,9}}){_ASIDES}{{0,2}}(?P<mark>:)",
    )
)
"""By number: "((WN))", "Q.", "Mr. MARSH.", "Ann Marsh, mayor:", "The Minister for Harbours (Mr. Marsh):",
"SEN. ANN MARSH (D-TARN), HOST (voice-over):"."""
_SURE = 3
"""How many of these, from the first, stand in interviews only."""
_TITLED = re.compile(rf"{_STYLE}(?:{_WORD}[ ])*(?=\S+\Z)")
"""What stands before the surname of who has a title: later signs give no more than that name."""
_BARE = re.compile(r"(?P<name>[A-Z]{2,3}|Q)\s+(?=[\"“(]?[A-Z0-9])")
_WORDS = re.compile(r"[^\W\d_]{2}")
"""What a speaker says holds a word; what a table says may be a number."""
_NOT_SIGNS = words(
    """Related Read Watch See Photo Image Video Update Note Editor Correction Source Sources
    Location Warning Breaking Also More Listen Subscribe Follow Contact Tags Topics Date Time Where
    When What Why How Who"""
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|‘[^‘’]*’(?!\w)")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]urs?|[Uu]s|[Mm]ine|[Mm]yself|[Oo]urselves)\b")
_ASIDE = re.compile(r"\W*[(\[][^()\[\]]*[)\]]\W*")
_ENDS = re.compile(r"[.!?…:;,—–-][\"'”’)\]]*\s*$")
"""What is said ends in a mark; headings and names below quotations do not."""
_INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed)?|conversation with|questions? (?:for|to|with)|minutes with"
    r"|(?:spoke|speaks|spoken|talked|talks|chatted|chats|sat|sits) (?:down )?(?:to|with)"
    r"|(?:caught|catches) up with|answer(?:s|ed)(?: [\w’']+){0,3} questions"
    r"|took(?: [\w’']+){0,2} questions|[Ww]e (?:met|visited|asked|called|reached))\b"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview: the sign that names the speaker, the words spoken, the colon
    between them where there is one.

    Where a turn goes on over paragraphs, ``speaker`` is the sign of its first. Without any sign,
    ``introduction`` is what tells whose answer this is, and None for a question.
    """

    sign: Span | None
    words: Span
    mark: Span | None = None
    speaker: Span | None = None
    introduction: Span | None = None


def turns(text: str, places: Sequence[Span], blocks: Sequence[Block] = ()) -> tuple[Turn, ...]:
    """The paragraphs of an interview or transcript; none where the text is neither.

    At least ``FEWEST`` paragraphs must be signed, by two signs of which one comes back. What stands
    between two of them goes on with the first.
    """
    kinds = {block.span.start: block.kind for block in blocks}
    places = [one for one in places if kinds.get(one.start) not in _NO_TURN]
    signed = _signed(text, places)
    if not signed:
        return tuple(sorted(_unsigned(text, places, kinds), key=_start))
    told = [
        one for one in places if kinds.get(one.start) not in _NO_ANSWER and _sign(text, one) is None
    ]
    return tuple(sorted([*signed, *_gone_on(text, told, signed)], key=_start))


def _signed(text: str, places: Sequence[Span]) -> list[Turn]:
    """The paragraphs that open with the sign of who speaks."""
    signed: list[tuple[str, Turn]] = []
    bare: list[tuple[str, Turn]] = []
    titled: set[str] = set()
    sure = False
    for place in places:
        at, match = _sign(text, place) or (0, None)
        if match is not None:
            sign, spoken = Span(*match.span("sign")), _trim(text, match.end(), place.end)
            mark = Span(*match.span("mark")) if match["mark"] else None
            if match["name"].split()[0] not in _NOT_SIGNS and _WORDS.search(text, *spoken):
                surname = _TITLED.sub("", match["name"])
                signed.append((surname, Turn(sign, spoken, mark)))
                sure = sure or at < _SURE
                if at < _SURE or surname != match["name"]:
                    titled.add(surname)
            continue
        match = _BARE.match(text, *place)
        if match:
            turn = Turn(Span(*match.span("name")), _trim(text, match.end(), place.end))
            bare.append((match["name"], turn))
    times = Counter(name for name, _ in bare)
    signed += [(name, turn) for name, turn in bare if times[name] >= FEWEST and signed]
    counted = Counter(name.casefold() for name, _ in signed)
    if len(signed) < FEWEST or len(counted) < 2 - sure or max(counted.values()) < 2:
        return []
    if not sure and SPOKEN * sum(_is_talk(text, turn.words) for _, turn in signed) < len(signed):
        return []
    # A sign without a title that comes once may be a heading; it counts among several that come back.
    many = len(signed) >= 2 * FEWEST
    kept = [
        turn
        for name, turn in signed
        if counted[name.casefold()] > 1 or name.isupper() or name in titled or many
    ]
    kept += _introduced(text, places, {name for name, _ in bare if times[name] >= FEWEST})
    return [one for one in kept if one.words.start < one.words.end]


def _sign(text: str, place: Span) -> tuple[int, re.Match[str]] | None:
    """The sign that a paragraph opens with, and of which kind it is."""
    found = ((at, one.match(text, *place)) for at, one in enumerate(_SIGNS))
    return next(((at, one) for at, one in found if one), None)


def _is_talk(text: str, spoken: Span) -> bool:
    """Whether words ask something or tell of whoever says them, outside of quotation marks."""
    said = _QUOTED.sub("", text[slice(*spoken)])
    return "?" in said or _SELF.search(said) is not None


def _gone_on(text: str, places: Sequence[Span], signed: Sequence[Turn]) -> list[Turn]:
    """The paragraphs that go on with a turn: what stands before the next one, and behind the last
    as far as somebody speaks of himself or to another. Below a question they are an answer."""
    found: list[Turn] = []
    starts = [place.start for place in places]
    ordered = sorted(signed, key=_start)
    above = _introduction(text, [one for one in places if one.end <= _start(ordered[0])])
    for turn, following in zip_longest(ordered, ordered[1:]):
        first = bisect_left(starts, turn.words.end)
        last = len(places) if following is None else bisect_left(starts, _start(following))
        if text[_start(turn) - 1 : _start(turn)] in tuple('"“'):
            continue  # marks tell how a transcript that is quoted goes on
        run = _own_words(text, places[first:last], _named(text, turn.sign), ended=following is None)
        if not ASKS.search(text[slice(*turn.words)]):
            found += [Turn(None, one, speaker=turn.sign) for one in run]
        elif above is not None and any(_speaks(text, one) for one in run):
            found += [Turn(None, one, introduction=above) for one in run]
    return found


def _introduction(text: str, places: Sequence[Span]) -> Span | None:
    """What stands above an interview, where it tells of one."""
    above = Span(places[0].start, places[-1].end) if places else None
    return above if above is not None and _INTERVIEW.search(text, *above) else None


def _own_words(
    text: str, run: Sequence[Span], name: str | None = None, *, ended: bool
) -> list[Span]:
    """The paragraphs of a run that somebody speaks. Nobody calls himself by his name, so where that
    stands somebody else tells of him, as where it is told what a third says and nobody speaks of himself;
    ``ended`` where no words of another follow."""
    kept = []
    for place in run:
        if name is not None and re.search(rf"\b{name}\b", text[slice(*place)]):
            break
        if not _is_told(text, place) and (ended or _tells_of_third(text, place)):
            break
        if _ENDS.search(text, *place) and not _ASIDE.fullmatch(text, *place):
            kept.append(place)
    many = len(kept) > LONGEST_RUN
    return [] if many and 3 * sum(_is_told(text, one) for one in kept) < len(kept) else kept


def _tells_of_third(text: str, place: Span) -> bool:
    """Whether a paragraph begins with what somebody named in full says: "Ana Reyes, the director, said no"."""
    return _THIRD.match(_QUOTED.sub("", text[slice(*place)])) is not None


def _named(text: str, sign: Span | None) -> str | None:
    """The surname in a sign, as it stands in a sentence."""
    bare = re.split(r"[,(]", text[slice(*sign)].lstrip("("))[0] if sign else ""
    found = re.findall(r"[^\W\d_]{4,}", bare)
    return re.escape(found[-1].title()) if found else None


def _is_told(text: str, place: Span) -> bool:
    """Whether somebody speaks of himself or to another, outside of quotation marks."""
    said = _QUOTED.sub("", text[slice(*place)])
    return _SELF.search(said) is not None or TO_OTHER.search(said) is not None


def _unsigned(text: str, places: Sequence[Span], kinds: Mapping[int, str]) -> list[Turn]:
    """Questions that stand alone, each with its answer below, where an introduction tells of an interview.

    Of the questions one in three must be put to somebody, and in half of the answers somebody speak
    of himself: where the outlet asks and answers, it does neither.
    """
    asked = [at for at, place in enumerate(places) if _is_question(text, place)]
    above = _introduction(text, places[: asked[0]]) if len(asked) >= FEWEST else None
    put = sum(TO_OTHER.search(text, *places[at]) is not None for at in asked)
    if above is None or 3 * put < len(asked):
        return []
    answers = []
    for at, until in zip_longest(asked, asked[1:]):
        run = [one for one in places[at + 1 : until] if kinds.get(one.start) not in _NO_ANSWER]
        told = _own_words(text, run[1:], ended=until is None)
        answers.append(
            [*run[:1], *(one for one in told if one is told[-1] or not _asks(text, one))]
        )
    if 2 * sum(any(_speaks(text, one) for one in run) for run in answers) < len(asked):
        return []
    found = [Turn(None, places[at]) for at, run in zip(asked, answers, strict=True) if run]
    return found + [Turn(None, one, introduction=above) for run in answers for one in run]


_NO_TURN = (APART - {"subhead"}) | {"list_item"}
"""Blocks that nobody speaks in an interview: a list with labels describes something."""
_NO_ANSWER = ("subhead", "quote")


def interviews(text: str, introduction: Span) -> Iterator[int]:
    """Where an introduction tells of an interview."""
    return (match.start() for match in _INTERVIEW.finditer(text, *introduction))


def _is_question(text: str, place: Span) -> bool:
    said = text[slice(*place)].strip()
    return (
        said[0] not in "\"“‘'(["
        and ASKS.search(said) is not None
        and len(said.split()) <= LONGEST_QUESTION
    )


def _asks(text: str, place: Span) -> bool:
    """Whether a paragraph may be put to somebody, though it does not end in a question: "You wrote that
    in May.", "Are you well? Tell me."."""
    said = _QUOTED.sub("", text[slice(*place)])
    put, asked = TO_OTHER.search(said) is not None, "?" in said
    return (put and asked) or ((put or asked) and _SELF.search(said) is None)


def _speaks(text: str, place: Span) -> bool:
    """Whether somebody speaks of himself, outside of quotation marks."""
    return _SELF.search(_QUOTED.sub("", text[slice(*place)])) is not None


_POST = re.compile(
    r"[—–―-]{1,2}\s?(?P<who>[^\n(@]{1,60}?)\s*\((?P<handle>@\w{1,30})\)\s*(?P<day>[^\n]{4,30})?"
)


def posts(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """What a page shows as quoted and signs below: "— Ann Marsh (@annmarsh) May 3, 2021", "— Ann Marsh,
    mayor", or a name beside the paragraphs of the quotation.

    Without blocks of quotations, as in a capture of plain text, a post is the paragraph before.
    """
    found = []
    done = 0
    for at, block in enumerate(blocks[1:], 1):
        post = _POST.fullmatch(text, *block.span)
        match = post or _signature(text, block, blocks[at - 1])
        if match is None:
            continue
        first = at
        while first > done and blocks[first - 1].kind == "quote" and block.kind == "quote":
            before = blocks[first - 1]
            if _POST.fullmatch(text, *before.span) or _held(before) != _held(block):
                break
            first -= 1
        done = at + 1
        if post and first == at and blocks[at - 1].kind in ("paragraph", "quote"):
            first = at - 1
        words = Span(blocks[first].span.start, blocks[at - 1].span.end)
        if first < at and not _POST.fullmatch(text, *words):
            named = _NAMED.search(text, *match.span("who"))
            found.append(Turn(Span(*(named or match).span(0 if named else "handle")), words))
    return tuple(found)


def _signature(text: str, block: Block, before: Block) -> re.Match[str] | None:
    """The name below a quotation: behind a dash, or in no paragraph of the quotation where those are in some."""
    if block.kind != "quote" or before.kind != "quote" or _held(before) != _held(block):
        return None
    match = _SIGNED.fullmatch(text, *block.span)
    beside = block.xpath is not None and _beside(block.xpath) and not _beside(before.xpath or "")
    return match if match and (match["dash"] or beside) else None


def _held(block: Block) -> str | None:
    """The element of the quotation that a block stands in."""
    found = _HELD.match(block.xpath or "")
    return found[0] if found else None


def _beside(xpath: str) -> bool:
    """Whether what stands in a quotation is none of its paragraphs: its own text, or its foot."""
    return re.search(r"/(?:blockquote|footer|cite|figcaption)(?:\[\d+\])?$", xpath) is not None


_HELD = re.compile(r".*/blockquote(?:\[\d+\])?")
_SIGNED = re.compile(
    r"(?P<dash>[—–―-]{1,2}\s?)?(?P<who>[^\W\d_a-z][\w.'’-]*(?:[ ][^\W\d_a-z][\w.'’-]*){0,4}"
    r"(?:,\s[^\n\"“”—–:;!?]{2,100}(?<![.])|(?<![.])))"
)


def letters(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """Letters to an outlet, each above a line with the name of who wrote it, and perhaps the place, or
    signed with both behind a dash.

    There must be two at least, the last must end the page unless they are signed behind a dash, and in
    half of them somebody must speak of himself or to another.
    """
    signed = (_last_words(text, block) for block in blocks)
    comments = [Turn(sign, words) for words, sign in filter(None, signed)]
    if len(comments) >= FEWEST_LETTERS:
        told = sum(_is_told(text, one.words) for one in comments)
        return tuple(comments) if 2 * told >= len(comments) else ()
    signs = [at for at, block in enumerate(blocks) if at and _writer(text, block)]
    if len(signs) < FEWEST_LETTERS or any(map(partial(_is_prose, text), blocks[signs[-1] :])):
        return ()
    found: list[tuple[re.Match[str], Sequence[Block]]] = []
    for before, at in zip([0, *signs], signs, strict=False):
        first = at
        while first - 1 > before and _is_prose(text, blocks[first - 1]):
            first -= 1
        if before == 0 and blocks[first - 1].kind != "subhead":
            first = at - 1  # what stands above may introduce them all
        writer = _writer(text, blocks[at])
        if writer and first < at and _is_prose(text, blocks[at - 1]):
            found.append((writer, blocks[first:at]))
    told = sum(any(_is_told(text, one.span) for one in letter) for _, letter in found)
    if len(found) < FEWEST_LETTERS or 2 * told < len(found):
        return ()
    turned = []
    for writer, letter in found:
        sign = Span(*writer.span("who"))
        turned += [Turn(None, one.span, speaker=sign) for one in letter[:-1]]
        turned.append(Turn(sign, letter[-1].span))
    return tuple(turned)


FEWEST_LETTERS = 2
_NAME = (
    r"(?P<who>(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\.?\s)?(?P<first>[^\W\d_a-z][\w.'’-]*)"
    r"(?:\s(?:[^\W\d_a-z][\w.'’-]*|[\"“(][^\W\d_a-z][\w.'’-]*[\"”)])){0,3})(?P<place>,\s[^\n.!?:;]{2,60})?"
)
_WRITER = re.compile(rf"(?:[—–-]\s?)?{_NAME}")
_LAST = re.compile(rf"[.!?…][\"”’]?\s+[—–-]{{1,2}}\s?(?={_NAME}$)")


def _writer(text: str, block: Block) -> re.Match[str] | None:
    """The name that a line holds, where it holds nothing but a name, with or without a place."""
    match = _WRITER.fullmatch(text, *block.span) if block.kind in ("subhead", "paragraph") else None
    return match if match and _is_person(match) else None


def _last_words(text: str, block: Block) -> tuple[Span, Span] | None:
    """What a paragraph says and the name that it ends with behind a dash."""
    if block.kind not in ("paragraph", "list_item"):
        return None
    start = max(block.span.start, block.span.end - LONGEST_SIGNATURE)
    for match in _LAST.finditer(text, start, block.span.end):
        if match["place"] and _is_person(match):  # who writes for the outlet signs without
            words = Span(block.span.start, match.start() + len(match[0].rstrip(" —–-")))
            return words, Span(*match.span("who"))
    return None


LONGEST_SIGNATURE = 120


def _is_person(match: re.Match[str]) -> bool:
    first = match["first"].rstrip(".").lower()
    known = match["title"] or first in first_names() or len(first) == 1
    return bool(known) and " " in match["who"].strip()


def _is_prose(text: str, block: Block) -> bool:
    return (
        block.kind in ("paragraph", "list_item", "quote")
        and _ENDS.search(text, *block.span) is not None
    )


_NAMED = re.compile(r"\w.*\w")
"""The name that signs a post, without what pictures stand around it."""


def _introduced(text: str, places: Sequence[Span], signs: set[str]) -> list[Turn]:
    """The paragraph that gives in full the name whose initials sign the later ones."""
    found = []
    for sign in signs:
        letters = r"[ ]".join(rf"{letter}[\w'’-]+" for letter in sign)
        full = re.compile(rf"({letters})\s+(?=(?:I|We|It|The|Well|Yes|No|My|So|Thank|That|This)\b)")
        for place in places:
            match = full.match(text, place.start, place.end)
            if match:
                found.append(Turn(Span(*match.span(1)), _trim(text, match.end(), place.end)))
                break
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _start(turn: Turn) -> int:
    return (turn.sign or turn.words).start
