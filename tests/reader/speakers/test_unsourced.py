"""Who speaks where no source is named."""

from __future__ import annotations

import re

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.continued import continued
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Article, Block, Span
from tests.reader.attributed import interview, span, speakers


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


@pytest.mark.parametrize(
    ("headed", "speaker"),
    [
        ("‘Nobody told us’: families ask why", "Bo Lind"),
        ("‘Somebody told us’: families ask why", None),
        ("‘Told us’: families ask why", None),
    ],
)
def test_a_quotation_that_comes_again_is_of_whoever_says_it(headed, speaker):
    text = f"{headed}\n“Nobody told us,” Bo Lind said."
    start = text.index("“")
    quoted = Attribution((Span(0, headed.index("’") + 1),), loose=True)
    said = Attribution((Span(start, start + 17),), span(text, "Bo Lind"), span(text, "said"))
    statements = resolve(Article(text), [quoted, said])[1]
    assert [one.speaker and one.speaker.name for one in statements] == [speaker, "Bo Lind"]


def test_what_two_say_is_of_neither():
    text = (
        "‘Nobody told us’: why\n“Nobody told us,” Bo Lind said.\n“Nobody told us,” Jo Weiss said."
    )
    second = text.rindex("“")
    found = [
        Attribution((Span(0, 16),), loose=True),
        Attribution(
            (Span(text.index("“"), text.index("“") + 17),),
            span(text, "Bo Lind"),
            span(text, "said"),
        ),
        Attribution(
            (Span(second, second + 17),), span(text, "Jo Weiss"), span(text, "said", second)
        ),
    ]
    assert resolve(Article(text), found)[1][0].speaker is None
