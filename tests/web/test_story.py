"""A story and the page that it was read from: the same words marked in both, nothing alive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from onrecord.casebook import Casebook
from onrecord.casebook.captures import Kept
from onrecord.page import Capture, read_page
from onrecord.record import Record, Span, Statement
from onrecord.web.captured import DROPPED, POLICY, shown
from onrecord.web.margin import notes
from tests import hostile, invented
from tests.casebook.news import Story
from tests.web import captures
from tests.web.conftest import asked


def found(client: TestClient, path: str) -> html.HtmlElement:
    return html.fromstring(client.get(path).content)


def whole(page: str) -> Record:
    """A reading in which every block is a statement."""
    reading = read_page(Capture("page.html", page.encode("utf-8", "replace")))
    return Record(
        reading.page,
        reading.article,
        statements=tuple(
            Statement(f"s{n}", "direct", "speech", content=(one.span,))
            for n, one in enumerate(reading.article.blocks)
        ),
    )


class TestStory:
    def test_events_stand_in_the_margin_at_their_words(self, client: TestClient) -> None:
        stories = client.get("/stories.json", params={"outlet": "Court Reporter"}).json()["stories"]
        page = found(client, f"/stories/{stories[-1]['page_id']}")
        (note,) = page.xpath("//ul[@class='margin']//a")
        assert " ".join(note.text_content().split()) == (
            "2 Apr 2024, as published charged Ines Calloway arson"
        )
        at = page.get_element_by_id(note.get("href")[1:])
        assert at.getnext().text_content() == "charged"
        rests = page.xpath(f"//*[@data-r='{note.get('data-note')}']")
        assert [one.text_content() for one in rests] == ["Ines Calloway", "charged", "arson"]

    def test_the_text_of_the_article_is_the_page_s_own(self, client: TestClient) -> None:
        page = found(client, "/stories/1")
        lines = [
            "".join(one.itertext())
            for one in page.xpath("//article//*[self::p or self::h1 or self::h2]")
        ]
        assert tuple(lines) == tuple(line for _, line in invented.LINES)

    def test_json_is_the_record(self, client: TestClient) -> None:
        assert Record.from_dict(client.get("/stories/1.json").json()["record"]) == invented.record()

    def test_what_is_not_there_is_told(self, client: TestClient) -> None:
        for path in ("/stories/999", "/stories/1?version=999", "/stories/1/captured"):
            assert client.get(path).status_code == 404
        assert client.get("/stories/1?version=x").status_code == 400
        assert "Page not kept" in client.get("/stories/1").text

    def test_an_older_version_is_shown_as_one(self, own_case: Path) -> None:
        from tests.web.news import Story

        with Casebook.open(own_case) as book:
            later = Story("Later", "New.", url="https://paper1.example/fire", outlet="Paper 1")
            later.captured_at = "2099-01-01T00:00:00Z"
            book.add(later.record())
        with asked(own_case) as client:
            new = client.get("/stories/2.json").json()
            assert new["record"]["article"]["headline"] == "Later"
            old = next(one["id"] for one in new["versions"] if not one["newest"])
            page = client.get(f"/stories/2?version={old}").text
            assert "an older version" in page
            assert "Report 1 of the fire" in page

    def test_copies_lead_to_each_other(self, client: TestClient) -> None:
        (copy,) = client.get("/stories.json", params={"outlet": "Ellan Post"}).json()["stories"]
        story = client.get(f"/stories/{copy['page_id']}.json").json()
        assert [one["outlet"] for one in story["carriers"]] == ["Vale Times"]

    @settings(max_examples=40)
    @given(hostile.records())
    def test_notes_of_any_record_rest_on_its_words(self, record: Record) -> None:
        for number, note in enumerate(notes(record), 1):
            assert note.number == number
            for span in note.spans:
                assert record.words(span)


class TestCaptured:
    def test_the_same_words_are_marked_in_the_page(self, captured_case: Path) -> None:
        with asked(captured_case) as client:
            record = client.get("/stories/1.json").json()["record"]
            page = found(client, "/stories/1/captured")
            for number, one in enumerate(record["statements"], 1):
                ((start, end),) = one["content"]
                words = record["article"]["text"][start:end]
                first = page.get_element_by_id(f"w{number}")
                marked = "".join(
                    one.text_content()
                    for one in first.getparent().xpath(
                        ".//mark[contains(@class, 'onrecord-content')]"
                    )
                )
                assert "".join(marked.split()) == "".join(words.split())

    def test_it_stands_beside_the_story_in_a_sandbox(self, captured_case: Path) -> None:
        with asked(captured_case) as client:
            page = found(client, "/stories/1?side=captured")
            (frame,) = page.xpath("//iframe")
            assert frame.get("sandbox") == ""
            assert frame.get("src") == "/stories/1/captured"
            number = page.get_element_by_id("w1")
            assert (number.get("href"), number.get("target")) == (
                "/stories/1/captured#w1",
                "captured",
            )

    def test_it_is_served_so_that_nothing_runs_or_loads(self, captured_case: Path) -> None:
        with asked(captured_case) as client:
            headers = client.get("/stories/1/captured").headers
        assert headers["content-security-policy"] == POLICY
        assert POLICY.startswith("sandbox; default-src 'none'")
        assert "script-src" not in POLICY

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_nothing_is_left_that_runs_loads_or_leads_away(
        self, captured_case: Path, number: int
    ) -> None:
        with asked(captured_case) as client:
            inert(client.get(f"/stories/{number}/captured").content)

    def test_plain_text_is_marked_where_it_stands(self, captured_case: Path) -> None:
        with asked(captured_case) as client:
            page = found(client, "/stories/2/captured")
        assert page.find("body/pre").text_content() == captures.TEXT
        assert page.get_element_by_id("w1").text_content().startswith("“It was never dark")

    def test_every_block_is_found_again(self) -> None:
        for page in (captures.html(), captures.TEXT, captures.hostile()):
            record = whole(page)
            assert len(record.statements) > 3
            made = shown(Kept(page.encode(), None), record)
            assert made.found == made.blocks
            for number in range(1, len(record.statements) + 1):
                assert made.html.count(f'id="w{number}"'.encode()) == 1

    @pytest.mark.parametrize("page", [captures.html(), captures.TEXT])
    def test_all_statements_of_a_block_are_marked(self, page: str) -> None:
        record = whole(page)
        parts = []
        for block in record.article.blocks:
            cut = record.article.text.find(" ", block.span.start + 10, block.span.end)
            if cut > 0:
                parts += [Span(block.span.start, cut), Span(cut + 1, block.span.end)]
        statements = tuple(
            Statement(f"s{n}", "direct", "speech", content=(span,)) for n, span in enumerate(parts)
        )
        record = replace(record, statements=statements)
        made = html.document_fromstring(shown(Kept(page.encode(), None), record).html)
        marks = made.xpath("//mark[contains(@class, 'onrecord-content')]")
        marked = "".join("".join(one.text_content() for one in marks).split())
        assert marked == "".join("".join(map(record.words, parts)).split())

    def test_blocks_are_found_over_what_a_dump_or_a_printer_put_into_them(self) -> None:
        page = (
            "The Vale Times\nBridge Shut After Inspectors Find Cracks\nBy Ann Reed\n"
            "  The bridge over the Vale was shut on Monday after the inspec-\n"
            "tors found cracks in its northern pier, the [1]county engineer\n"
            "said in a letter that was read to the council when it met in\n"
            "\x0cThe Vale Times\n"
            "the evening, and that she had written herself.\n"
            "  It will be shut until the inspectors have been back to it.\n"
            "References\n1. https://vale.example/a\n2. https://vale.example/b\n"
        )
        record = whole(page)
        assert "inspectors found cracks in its northern pier, the county" in record.article.text
        assert "when it met in the evening" in record.article.text
        made = shown(Kept(page.encode(), None), record)
        assert made.found == made.blocks == len(record.article.blocks)
        assert html.fromstring(made.html).find("body/pre").text_content() == page.replace("\f", " ")

    def test_ids_and_classes_of_ours_in_the_page_are_not_taken_for_ours(
        self, captured_case: Path
    ) -> None:
        with asked(captured_case) as client:
            page = client.get("/stories/3/captured").text
        assert page.count('id="w1"') == 1
        assert '<p class="onrecord' not in page

    @settings(max_examples=60)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<div hidden>",
                    "<b>",
                    "</b>",
                    "<script>",
                    "<svg>",
                    "<br>",
                    "&amp;",
                    "&#1;",
                    "\x08",
                ]
            )
            | st.text(max_size=12),
            max_size=20,
        )
    )
    def test_any_page_comes_out_inert(self, parts: list[str]) -> None:
        page = "<html><body>" + "".join(parts) + captures.html()
        record = whole(page)
        inert(shown(Kept(page.encode("utf-8", "replace"), None), record).html)

    @pytest.mark.parametrize(
        "control", ["\x08", "\x0b", "\x0c", "\x1b", "\x1f", "&#8;", "&#x0c;", "\uffff", "&#xd800;"]
    )
    def test_control_characters_stop_no_page_from_being_shown(self, control: str) -> None:
        written = captures.html().replace("for lack", f"for {control} lack")
        styled = written.replace("<body", f"<body style='color: red{control}'", 1)
        for page in (styled, captures.TEXT.replace("for lack", f"for {control} lack")):
            record = whole(page)
            made = shown(Kept(page.encode(), None), record)
            assert made.found == made.blocks
            inert(made.html)
            for number in range(1, len(record.statements) + 1):
                assert made.html.count(f'id="w{number}"'.encode()) == 1

    def test_a_record_s_paths_are_paths_and_nothing_else(self) -> None:
        page = captures.html()
        record = whole(page).to_dict()
        for one in record["article"]["blocks"]:
            one["xpath"] = "//*[count(//*)>0]"
        made = shown(Kept(page.encode(), None), Record.from_dict(record))
        assert made.found == 0


def inert(page: bytes) -> None:
    root = html.fromstring(page)
    for element in root.iter():
        tag = str(element.tag).lower()
        assert tag == "meta" or tag not in DROPPED
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert name.lower() not in (
                "href",
                "action",
                "formaction",
                "srcset",
                "srcdoc",
                "target",
            )
            assert name != "src" or value.startswith("data:image/")
    assert [dict(one.attrib) for one in root.iter("meta")] == [{"charset": "utf-8"}]


def test_an_event_at_words_that_are_cut_is_noted_once(tmp_path: Path) -> None:
    """The word of the event is the cue of a statement and its first word: two pieces, one note."""
    story = Story("Voss in court", "Mara Voss pleaded guilty.", url="https://a.example/1")
    mara = story.who("Mara Voss")
    story.said(mara, "guilty", cue="pleaded", kind="indirect")
    story.event("plead_guilty", "pleaded guilty", ("defendant", mara))
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(story.record())
    with asked(tmp_path / "case.db") as client:
        root = found(client, "/stories/1")
        assert len(root.xpath("//ul[@class='margin']/li")) == 1
        assert len(root.xpath("//*[@id='r1']")) == 1
