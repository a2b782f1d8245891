"""The HTML view as a document: whole, self-contained, and inert whatever a page holds."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from onrecord.export.html import to_html
from onrecord.record import Article, Page, Problem, Record, Related
from tests import invented

BAD = "<script>alert(1)</script><svg onload=alert(2)>\"'`--><img src=x onerror=alert(3)>&amp;{{7*7}}</style></title>"


def document(record: Record):
    return parser.fromstring(to_html(record))


def texts(root, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.xpath(path)]


def test_the_article_is_its_very_words() -> None:
    root = document(invented.record())
    lines = root.xpath("//article/*")
    assert ["".join(one.itertext()) for one in lines] == [line for _, line in invented.LINES]


def test_every_number_leads_to_the_list_and_back() -> None:
    root = document(invented.record())
    for number in range(1, len(invented.STATEMENTS) + 1):
        (mark,) = root.xpath(f"//article//a[@id='w{number}']")
        (item,) = root.xpath(f"//li[@id='s{number}']")
        assert mark.get("href") == f"#s{number}"
        assert item.xpath(".//a[@class='jump']/@href") == [f"#w{number}"]


def test_what_is_said_of_each_statement() -> None:
    items = texts(document(invented.record()), "//ol[@class='list']/li")
    assert items[2].startswith("3. Tomas Brandt “He” said the harbour master had told him")
    assert "not said" in items[4]
    assert "hedged" in items[5]
    assert "thought" in items[5]
    assert "told in 3" in items[3]


def test_source_cue_and_words_are_told_apart() -> None:
    root = document(invented.record())
    classes = {
        "".join(one.itertext()): set(one.get("class").split())
        for one in root.xpath("//article//span")
    }
    assert "source" in classes["He"]
    assert "cue" in classes["would not say"]
    assert "content" in classes["whether the letter had been received"]
    assert {"content", "source"} <= classes["the harbour master"]
    assert "nested" in classes["“the ramp would see out the winter”"]


def test_unsure_statements_are_marked_where_they_stand() -> None:
    root = document(invented.record())
    unsure = root.xpath("//article//a[contains(concat(' ', @class, ' '), ' unsure ')]")
    assert [one.get("id") for one in unsure] == ["w4"]
    assert unsure[0].get("aria-label") == "Statement 4, the harbour master, unsure: to the list"
    assert "unsure" in texts(root, "//p[@class='legend']")[0]
    sure = replace(invented.record(), statements=invented.STATEMENTS[:3])
    assert "unsure" not in texts(document(sure), "//p[@class='legend']")[0]


def test_that_no_source_is_named_reads_as_no_part_of_a_sentence() -> None:
    nobody = replace(invented.STATEMENTS[0], speaker=None, source=None)
    root = document(replace(invented.record(), statements=(nobody,)))
    assert texts(root, "//a[@class='jump']") == ["1. (No source named) told"]


def test_the_article_has_a_language_of_its_own() -> None:
    root = document(invented.record(language="es"))
    assert root.xpath("/html/@lang") == ["en"]
    assert root.xpath("//article/@lang") == ["es"]
    assert set(root.xpath("//article/*/@dir")) == {"auto"}
    assert set(document(invented.record()).xpath("//article/*/@dir")) == {"ltr"}


def test_words_of_a_page_do_not_change_their_direction() -> None:
    turned = "The ramp \u202eheld\u202c firm"
    page = to_html(replace(invented.record(headline=turned), statements=()))
    assert "The ramp \ufffdheld\ufffd firm" in page
    text = invented.TEXT.replace("never believed", "n\u202e\u2067er beli\u2069v\u200fed")
    page = to_html(invented.record(text=text))
    assert not set(page) & set("\u202e\u2067\u2069\u200f")


def test_furniture_related_and_capture_are_there() -> None:
    root = document(invented.record())
    assert "Sign up for our newsletter" in texts(root, "//dl[@class='furniture']")[0]
    assert "ab" * 32 in texts(root, "//dl[@class='capture']")[0]
    assert root.xpath("//a[text()='Ferry ramp closed for a year']/@href") == [
        "https://gazette.example/ramp"
    ]


def test_a_problem_is_said_first() -> None:
    record = replace(
        invented.record(), problem=Problem("paywall_stub", "the page stops at a paywall")
    )
    assert "the page stops at a paywall" in texts(document(record), "//*[@class='problem']")[0]


@pytest.mark.parametrize("record", [invented.no_article(), Record(Page("-"), Article(""))])
def test_a_record_of_nothing_still_makes_a_page(record: Record) -> None:
    root = document(record)
    assert texts(root, "//h1") == ["Untitled page"]
    assert "No statements found." in texts(root, "//aside")[0]


def test_the_live_page_is_told_which_words_to_show() -> None:
    links = document(invented.record()).xpath("//a[@class='live']/@href")
    assert links[1].startswith("https://gazette.example/ferry?id=1#:~:text=%E2%80%9CI%20wrote")
    assert links[0].count(",") == 1
    assert "javascript" not in "".join(links)


def test_policy_admits_its_own_style_and_script_alone() -> None:
    root = document(invented.record())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = root.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def hostile() -> Record:
    record = invented.record(
        headline=BAD,
        standfirst=BAD,
        outlet=BAD,
        bylines=(BAD,),
        published=BAD,
        modified=BAD,
        language='en" onload="alert(1)',
        blocks=(),
        text=BAD + invented.TEXT[len(BAD) :],
        related=(
            Related(BAD, "javascript:alert(1)"),
            Related(BAD, "JaVaScRiPt:alert(1)"),
            Related(BAD, "data:text/html,<script>alert(1)</script>"),
            Related(BAD, "https://a.example/\"onclick=alert(1) x='"),
            Related(BAD, "//[bad"),
        ),
    )
    entity = replace(invented.BRANDT, name=BAD)
    return replace(
        record,
        page=Page(BAD, url="javascript:alert(1)", captured_at=BAD, media_type=BAD, sha256=BAD),
        problem=Problem(BAD, BAD),
        statements=tuple(replace(one, speaker=entity) for one in record.statements),
    )


def inert(page: str) -> None:
    root = parser.fromstring(page)
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert not root.xpath("//*[@src or @srcset or @style or @srcdoc or @background or @poster]")
    assert not root.xpath("//img | //iframe | //object | //embed | //form | //base | //link")
    assert {one.tag for one in root.xpath("//svg//*")} <= {
        *("rect", "a", "circle", "line", "text", "title", "desc")
    }
    for element in root.iter():
        for name in element.attrib:
            assert not str(name).lower().startswith("on")
    for address in root.xpath("//@href"):
        assert re.match(r"#|https?://", address)


def test_a_hostile_page_is_inert() -> None:
    page = to_html(hostile())
    inert(page)
    assert "{{7*7}}" in page


def test_no_page_loads_anything() -> None:
    page = to_html(invented.record())
    inert(page)
    assert not re.search(r"@import|url\(", page)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_an_inert_page(text: str, name: str, url: str) -> None:
    record = Record(
        Page(name, url=url),
        Article(text, headline=name, related=(Related(name, url),), bylines=(name,)),
    )
    page = to_html(record)
    page.encode("utf-8")
    inert(page)
