"""What holds for any text at all."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reader.timex import times
from onrecord.record import Article

WORDS = (
    "the a an last next this that past every each early late mid end of in on at to and or - , . ' \n ("
    " ) one two twenty five hundred million 1 2 12 31 99 1998 2014 20145 1,000 3.5 1/2 ½ first second"
    " 3rd day days week weeks month months year years quarter decade century hour seconds night Monday"
    " Tuesdays Sat. May March Oct. spring fall summer morning noon 10:35 a.m. EST GMT BC 1990s '80s Q3"
    " 3Q12 FY 2014-02-30 9/11/2001 31/12/99 Easter Christmas ago earlier later now recently today"
    " yesterday half fiscal about than more least up old long ended week's 99999999999999999999 $5"
    " 0 0000 ٣ ² ſeptember İ"
).split(" ")

PHRASES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
PUBLISHED = st.sampled_from((None, "2016", "2016-02", "2016-02-29", "0001-01-01", "9999-12-31"))
VALUE = re.compile(
    r"(?:BC)?[\dX]{1,4}(?:/\d{4})?"
    r"|(?:BC)?[\dX]{4}-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|\d))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|XX|\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?))?"
    r"|P(?:[\dX.]+(?:Y|M|W|D|Q|DE|CE|ML|WE))*(?:T?(?:[\dX.]+[HMS])+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)


@settings(deadline=None, max_examples=150)
@given(PHRASES | st.text(), PUBLISHED)
def test_spans_are_in_order_apart_and_in_one_line(text, published):
    end = 0
    for one in times(Article(text=text, published=published)):
        start, end_of_last = one.span.start, end
        end = one.span.end
        assert end_of_last <= start < end <= len(text)
        words = text[start:end]
        assert words == words.strip() and "\n" not in words


@settings(deadline=None, max_examples=150)
@given(PHRASES, PUBLISHED)
def test_values_are_timex3(text, published):
    for one in times(Article(text=text, published=published)):
        assert VALUE.fullmatch(one.value), (text[one.span.start : one.span.end], one.value)
        assert (one.type in ("DURATION",)) <= one.value.startswith("P")


@given(PHRASES, PUBLISHED)
@settings(deadline=None)
def test_the_same_text_gives_the_same_times(text, published):
    article = Article(text=text, published=published)
    assert times(article) == times(article)


def test_long_hostile_lines_are_read_in_one_go():
    # Quadratic work on these would take minutes.
    for unit in (
        "the last ",
        "1",
        "May 5, ",
        "one hundred and ",
        "a year or ",
        "10:",
        "- ",
        "'98 ",
    ):
        times(Article(text=unit * (60_000 // len(unit)), published="2016-02-29"))
