"""Who speaks where no source is named."""

from __future__ import annotations

import re

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.continued import continued
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Article, Block, Span
from tests.reader.attributed import interview, speakers


def test_sourceless_statement_has_no_speaker():
    assert speakers("The ship {c:reportedly} {t:sank at noon}.") == [None]


def test_who_answers_without_a_sign_is_whom_the_introduction_tells_of():
    text = [
        "By Jo Marsh",
        "Clocks are back.",
        "Jo Marsh sat down with Ann Lind, whose shop is in Tarn.",
        "When did you open it?",
        "I had nothing else to do.",
        "Why clocks?",
        "My father sold them, and we like clocks.",
        "Do you ever sleep?",
        "I try to.",
    ]
    assert interview(*text) == [None, "Ann Lind"] * 3
    text[2] = "Jo Marsh sat down with Ann Lind and Tom Berg in Tarn."
    assert interview(*text) == [None] * 6


def test_whoever_asks_is_nobody_that_answers():
    text = """We sat down with Ann Lind.
When did you open it?
I had nothing else to do.
I know that you had nothing else to do, but why clocks?
My father sold them, and we like clocks.
Do you ever sleep?
I try to."""
    places = [Span(*one.span()) for one in re.finditer(r".+", text)]
    blocks = [Block("paragraph", place) for place in places]
    start = text.index("I know")
    given = Attribution(
        (Span(start + 7, start + 38),),
        Span(start, start + 1),
        Span(start + 2, start + 6),
        "thought",
    )
    marks = quotations(text, blocks)
    _, found = resolve(
        Article(text, blocks=tuple(blocks)), continued(text, blocks, [given], marks), marks
    )
    (inner,) = (one for one in found if one.inside)
    assert inner.speaker is None and found[1].speaker.name == "Ann Lind"


def test_no_quotation_goes_on_with_whose_document_tells_between():
    text = """{t:"The pier is safe,"} {s:Ana Reyes} {c:said}.
{s:Data by the Alder Council} {c:shows} {t:it is not}.
{t:"It was built to last."}"""
    assert speakers(text) == ["Ana Reyes", "Alder Council", "Ana Reyes"]
