"""The scores of time expressions, and the readers of their corpora where these are at hand."""

from __future__ import annotations

import pytest

from onrecord.record import Span, Time
from training.corpora import DATA
from training.times import scores
from training.timexes import CORPORA, Gold, _timeml

TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-03-14">20210314</TIMEX3></DCT>
<TEXT>Sales &amp; rents <EVENT>fell</EVENT> <TIMEX3 type="DATE" value="2021-03-12">on <X>Friday</X></TIMEX3>.</TEXT>
</TimeML>"""


def gold(start: int, end: int, value: str | None, type_: str | None = "DATE") -> Gold:
    return Gold(Span(start, end), type_, value)


def time(start: int, end: int, value: str) -> Time:
    return Time(Span(start, end), "DATE", value)


def test_scores_by_extent_type_and_value():
    found = [time(0, 5, "2020"), time(10, 20, "2021"), time(30, 40, "2022")]
    wanted = [gold(0, 5, "2020"), gold(12, 20, "2020"), gold(50, 60, "2023")]
    got = {
        name: (score.right, score.predicted, score.gold)
        for name, score in scores([(found, wanted)]).items()
    }
    assert got == {"strict": (1, 3, 3), "relaxed": (2, 3, 3), "type": (2, 3, 3), "value": (1, 3, 3)}


def test_gold_without_a_value_is_left_out_of_that_figure():
    found, wanted = [time(0, 5, "2020")], [gold(0, 5, None)]
    score = scores([(found, wanted)])["value"]
    assert (score.right, score.predicted, score.gold) == (0, 0, 0)


def test_each_expression_is_matched_once():
    found, wanted = [time(0, 30, "2020")], [gold(0, 5, "2020"), gold(10, 15, "2020")]
    assert scores([(found, wanted)])["relaxed"].right == 1


def test_timeml_is_read_as_text_and_spans(tmp_path):
    path = tmp_path / "one.tml"
    path.write_text(TML, encoding="utf-8")
    document = _timeml(path)
    (one,) = document.gold
    assert (document.text, document.published) == ("Sales & rents fell on Friday.", "2021-03-14")
    assert document.text[one.span.start : one.span.end] == "on Friday"


@pytest.mark.skipif(not (DATA / "time").exists(), reason="the corpora of times are not here")
@pytest.mark.parametrize("name", CORPORA)
def test_corpora_have_their_words_where_they_say(name):
    document = next(one for one in CORPORA[name]() if one.gold)
    for one in document.gold:
        words = document.text[one.span.start : one.span.end]
        assert words and words == words.strip()
