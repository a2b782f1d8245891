"""Who speaks where no source is named: answers in an interview, quotations that go on or come again."""

from __future__ import annotations

import re

from onrecord.reader.entities.members import Member
from onrecord.reader.speakers.sources import names_within
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.layouts import interviews
from onrecord.record import Span


def answer(stage: Stage) -> None:
    """Answers in an interview without signs: of whoever the introduction tells that was interviewed,
    unless his name stands in them."""
    asked: dict[Span, Member | None] = {}
    for at, one in enumerate(stage.attributions):
        if one.introduction is None:
            continue
        if one.introduction not in asked:
            asked[one.introduction] = _interviewed(stage, one.introduction)
        who = asked[one.introduction]
        named = stage.named_in(one.content[0])
        stage.speakers[at] = who if who is not None and who not in named else None


def _interviewed(stage: Stage, introduction: Span) -> Member | None:
    """The only person that an introduction names, or the only one in a sentence that tells of an
    interview; who wrote the article is none."""
    told = [
        (one.span, who)
        for one in names_within(stage.names, introduction)
        if (who := stage.bearers[one.span]).type == "person" and who not in stage.authors
    ]
    if len({id(who) for _, who in told}) > 1:
        sentence = stage.discourse.sentence
        sentences = {sentence(at) for at in interviews(stage.text, introduction)}
        told = [(span, who) for span, who in told if sentence(span.start) in sentences]
    found = {id(who): who for _, who in told}
    return next(iter(found.values())) if len(found) == 1 else None


def go_on(stage: Stage) -> None:
    """A quotation without cue or source goes on with the speaker before it."""
    last: Member | None = None
    for _, at in stage.order:
        one = stage.attributions[at]
        if one.speaker is not None or one.introduction is not None:
            last = stage.speakers[at]
        elif one.source is None and one.cue is None and one.act == "speech":
            start = one.content[0].start
            if one.loose:
                stage.speakers[at] = last = stage.discourse.announced(start)
            else:
                stage.speakers[at] = stage.discourse.subject_before(start) or last
        elif one.inside is None and _is_heard(stage, one):
            last = stage.speakers[at] or last


def _is_heard(stage: Stage, one: Attribution) -> bool:
    """Whether a quotation may go on with who speaks: not with whose document it is that tells."""
    paper = one.source is not None and stage.sources[one.source].kind == "document"
    return not paper or stage.discourse.is_quoted(one.content[0].start)


_WORD = re.compile(r"\w+")
AGAIN = 3
"""Words from which a quotation is known by them."""


def come_again(stage: Stage) -> None:
    """A quotation of which nothing around it tells whose it is, in a headline or set apart, is of whoever says the same
    words elsewhere."""
    loose = [
        at for at, one in enumerate(stage.attributions) if one.loose and stage.speakers[at] is None
    ]
    if not loose:
        return
    said = [
        (f" {_words(stage.text, part)} ", who)
        for one, who in zip(stage.attributions, stage.speakers, strict=True)
        if who is not None and one.act == "speech"
        for part in one.content
    ]
    for at in loose:
        words = _words(stage.text, stage.attributions[at].content[0])
        who = {id(one): one for told, one in said if f" {words} " in told}
        if len(who) == 1 and words.count(" ") + 1 >= AGAIN:
            stage.speakers[at] = next(iter(who.values()))


def _words(text: str, span: Span) -> str:
    """The words of a span, whatever marks stand between them."""
    return " ".join(_WORD.findall(text[slice(*span)].lower()))
