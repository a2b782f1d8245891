"""The timeline figure: dates where they belong on an axis, marks that never overlap, inert SVG."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

from onrecord.export import figure
from onrecord.export.axis import TOUCH, Extent, axis, extent
from onrecord.export.figure import Column, Mark
from onrecord.export.html import to_html
from onrecord.record import Dated, Event
from tests import invented

VALUES = st.one_of(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda one: str(one)[:7]),
    st.integers(1000, 2999).map(str),
    st.sampled_from(["2016-W03", "2015-Q4", "2014-H1", "198", "19", "2016-01-08T14:00"]),
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-01-08", "2016-01-08", "2016-01-08"),
        ("2016-01-08T14:00", "2016-01-08", "2016-01-08"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-W02", "2016-01-11", "2016-01-17"),
        ("2015-Q4", "2015-10-01", "2015-12-31"),
        ("2015-H1", "2015-01-01", "2015-06-30"),
        ("198", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_a_date_means_these_days(value: str, first: str, last: str) -> None:
    found = extent(value)
    assert found is not None
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "value", [None, "", "PRESENT_REF", "2016-13", "2016-02-30", "P1Y", "2016-SU", "00", "٢٠١٦"]
)
def test_what_names_no_day_has_no_place(value: str | None) -> None:
    assert extent(value) is None


@given(st.lists(VALUES, min_size=1, max_size=40))
def test_later_never_stands_left_of_earlier(values: list[str]) -> None:
    extents = [one for value in values if (one := extent(value))]
    scale = axis(extents)
    assert scale.panels[0].left == 0 and scale.panels[-1].right == pytest.approx(1)
    for one, other in combinations(sorted(extents, key=lambda each: each.first), 2):
        left, right = scale.ends(one)
        assert -1e-9 <= left <= right <= 1 + 1e-9
        if one.last < other.first:
            assert right <= scale.ends(other)[0] + 1e-9
    for one, other in combinations(sorted(tick.at for tick in scale.ticks), 2):
        assert other - one > 0.07


def test_days_that_lie_years_apart_are_told_apart() -> None:
    scale = axis(
        [Extent(day, day, "day") for day in (date(2009, 3, 1), date(2016, 1, 8), date(2016, 1, 9))]
    )
    (cut,) = scale.cuts
    assert cut.length == "7 years"
    one, other = (
        scale.ends(Extent(day, day, "day"))[0] for day in (date(2016, 1, 8), date(2016, 1, 9))
    )
    assert other - one > figure.MARK
    assert [(tick.above, tick.below) for tick in scale.ticks] == [
        ("1 Mar", "2009"),
        ("8 Jan", "2016"),
        ("9 Jan", ""),
    ]


def test_labels_on_either_side_of_a_cut_do_not_touch() -> None:
    days = [date(2024, 3, day) for day in range(3, 13)] + [date(2024, 4, 2), date(2024, 5, 6)]
    days += [date(2024, 5, 13), date(2024, 5, 24), date(2024, 7, 19), date(2024, 8, 1)]
    scale = axis([Extent(day, day, "day") for day in days])
    assert len(scale.panels) > 1
    for one, other in pairwise(scale.ticks):
        assert other.at - one.at >= TOUCH
    for panel in scale.panels:
        assert [tick for tick in scale.ticks if panel.left <= tick.at <= panel.right]


def marks(svg: str) -> list[etree._Element]:
    return parser.fragment_fromstring(svg).xpath(".//a")


@given(
    st.lists(st.tuples(st.none() | VALUES, st.sampled_from(["happened", "said"])), max_size=60),
)
def test_no_mark_lies_over_another(told) -> None:
    given_marks = [
        Mark(when, str(n), f"mark {n}", f"#t{n}", side) for n, (when, side) in enumerate(told)
    ]
    svg = figure.figure(given_marks, name="f", title="T", description="D")
    if svg is None:
        assert not any(extent(when) for when, _ in told)
        return
    dots = [
        (float(one.get("cx")[:-1]), float(one.get("cy")))
        for one in parser.fragment_fromstring(svg).xpath(".//circle[@class='dot']")
    ]
    assert len(dots) <= max(figure.MOST, len(set(told)))
    for (x, y), (other_x, other_y) in combinations(dots, 2):
        assert abs(y - other_y) >= figure.LANE - 1 or abs(x - other_x) > 7
    root = etree.fromstring(svg.encode())
    height = float(root.get("height"))
    assert all(0 < y < height for _, y in dots)


def test_what_has_no_date_stands_over_what_it_follows() -> None:
    told = [Mark("2016-01-08", "1", "one", "#t1"), Mark(None, "2", "two", "#t2")]
    svg = figure.figure(told, name="f", title="T", description="D")
    first, second = marks(svg)
    assert first.xpath("circle/@cx") == second.xpath("circle/@cx")
    assert float(second.xpath("circle/@cy")[0]) < float(first.xpath("circle/@cy")[0])
    assert "undated" in second.get("class") and "undated" not in first.get("class")


def test_a_month_is_a_bar_and_a_day_a_point() -> None:
    told = [Mark("2015-10", "1", "one", "#t1"), Mark("2015-10-03", "2", "two", "#t2")]
    first, second = marks(figure.figure(told, name="f", title="T", description="D"))
    assert first.xpath("rect[@class='bar']") and not second.xpath("rect[@class='bar']")


def test_many_of_one_date_are_drawn_as_one() -> None:
    told = [Mark("2016-01-08", str(n), f"mark {n}", f"#t{n}") for n in range(figure.MOST + 1)]
    (one,) = marks(figure.figure(told, name="f", title="T", description="D"))
    assert one.xpath("string(text)") == f"×{figure.MOST + 1}"
    assert one.get("href") == "#t0"


def test_columns_by_count() -> None:
    svg = figure.columns(
        [
            Column("2015", 2, "2 in 2015", "?since=2015"),
            Column("2017", 8, "8 in 2017", "?since=2017"),
        ],
        name="c",
        title="T",
        description="D",
        unit="year",
    )
    heights = [
        float(one)
        for one in parser.fragment_fromstring(svg).xpath(".//rect[@class='column']/@height")
    ]
    assert heights[1] == pytest.approx(4 * heights[0])


def test_what_was_said_hangs_below_the_axis_by_a_scale_of_its_own() -> None:
    svg = figure.columns(
        [
            Column("2015", 2, "2015", "?since=2015", said=300),
            Column("2016", 4, "2016", "?since=2016"),
            Column("2017", 0, "2017", "?since=2017", said=150),
        ],
        name="c", title="T", description="D", unit="year",
    )  # fmt: skip
    root = parser.fragment_fromstring(svg)
    above = root.xpath(".//rect[@class='column']")
    below = root.xpath(".//rect[@class='column said']")
    assert [len(above), len(below), len(marks(svg))] == [2, 2, 3]
    (line,) = {float(one) for one in root.xpath(".//line[@class='base']/@y1")}
    assert all(float(one.get("y")) + float(one.get("height")) <= line + 0.1 for one in above)
    assert all(float(one.get("y")) >= line + figure.BELOW for one in below)
    assert all(float(one) >= 0 for one in root.xpath(".//rect/@height"))
    heights = [float(one.get("height")) for one in below]
    assert heights[0] == pytest.approx(2 * heights[1]) == figure.COLUMN
    assert [one.text for one in root.xpath(".//text[@class='side']")] == [
        "Happened, up to 4 a year",
        "Said, up to 300 a year",
    ]


BAD = "</svg><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


def test_the_drawing_is_inert_and_carries_no_style() -> None:
    told = [Mark("2016-01-08", "1", BAD, "#t1", classes=("legal",))]
    for svg in (
        figure.figure(told, name="f", title=BAD, description=BAD, published="2016-01-10"),
        figure.columns(
            [Column("2016", 1, BAD, "#x")], name="c", title=BAD, description=BAD, unit="year"
        ),
        figure.shares([(BAD, 3, None), (BAD, 1, "/person/1")], whole=4, title=BAD),
    ):
        root = etree.fromstring(svg.encode())
        assert {etree.QName(one).localname for one in root.iter()} <= set(
            "svg title desc text line a rect circle g".split()
        )
        names = {name for one in root.iter() for name in one.attrib}
        assert not [name for name in names if name == "style" or name.startswith("on")]


def test_the_story_has_the_figure_and_a_row_for_each_mark() -> None:
    at = invented.at
    record = replace(
        invented.record(),
        events=(
            Event("ev1", "disaster", at("collapse"), date=Dated("2024-04", at("April"))),
            Event("ev2", "trial_hearing", at("hearing"), modality="planned"),
        ),
    )
    root = parser.fromstring(to_html(record))
    links = root.xpath("//svg[@class='figure']//a/@href")
    rows = root.xpath("//section[@class='dated']//tr/@id")
    assert links == [f"#{row}" for row in rows]
    (hearing,) = root.xpath("//tr[contains(., 'hearing') and contains(., 'planned')]")
    (line,) = hearing.xpath(".//a/@href")
    (words,) = root.xpath(f"//*[@id='{line[1:]}']")
    assert "hearing" in words.text_content()
    assert root.xpath("//svg/title")[0].text == "Timeline of the article"


def test_what_follows_nothing_dated_is_undated() -> None:
    told = Event("ev1", "disaster", invented.at("collapse"))
    record = replace(invented.record(), events=(told,))
    when = parser.fromstring(to_html(record)).xpath("//section[@class='dated']//td[@class='when']")
    assert when[0].text_content() == "undated"
    assert "undated" not in [one.text_content() for one in when[1:]]


def test_nothing_dated_nothing_drawn() -> None:
    assert not parser.fromstring(to_html(invented.no_article())).xpath("//svg[@class='figure']")
