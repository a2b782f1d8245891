"""A statement copied with its citation, as Markdown, as a row: word for word, and safe to paste."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html as parser
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.web.citing import Citation, citation
from tests import hostile, invented
from tests.casebook.news import Story


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_words_outlet_date_address_and_offsets_are_there(client: TestClient) -> None:
    found = client.get("/stories/1/statements/s1.json").json()["citation"]
    record = invented.record()
    (start, end) = found["spans"][0]
    words = record.article.text[start:end]
    assert found["words"] == words
    lines = found["plain"].split("\n")
    assert words in lines[0]
    assert "The Tarn Gazette, 14 May 2024" in lines[1]
    assert record.page.url in lines
    assert f"{start}–{end}" in lines[-1]
    assert record.page.sha256 in lines[-1]
    for one in ("plain", "markdown", "csv"):
        page = client.get("/stories/1/statements/s1").text
        assert f'data-copies="{one}"' in page


def test_what_somebody_else_tells_is_copied_as_told_by_them(client: TestClient) -> None:
    found = client.get("/stories/1/statements/s4.json").json()["citation"]
    assert found["told_by"] == "Tomas Brandt"
    assert "as told by Tomas Brandt" in found["plain"]
    assert "as told by Tomas Brandt" in found["markdown"]
    assert "told by <bdi>Tomas Brandt</bdi>" in client.get("/stories/1/statements/s4").text
    assert client.get("/stories/1/statements/s3.json").json()["citation"]["told_by"] is None


def test_a_row_and_all_rows_are_csv(client: TestClient) -> None:
    one = client.get("/stories/1/statements/s2.csv")
    assert one.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in one.headers["content-disposition"]
    (row,) = rows(one.content.decode("utf-8"))
    everything = rows(client.get("/stories/1/statements.csv").content.decode("utf-8"))
    assert len(everything) == len(invented.STATEMENTS)
    assert everything[1] == row


@pytest.mark.parametrize("number", ["0", "s99"])
def test_there_is_no_such_statement(client: TestClient, number: str) -> None:
    for end in ("", ".json", ".csv"):
        assert client.get(f"/stories/1/statements/{number}{end}").status_code == 404


def test_a_story_leads_to_the_copies_of_its_statements(client: TestClient) -> None:
    assert 'href="/stories/1/statements/s1"' in client.get("/stories/1").text


def test_markdown_takes_no_markup_from_a_page() -> None:
    record = invented.record()
    bad = "![x](javascript:alert(1)) <script> **b**"
    record = replace(record, article=replace(record.article, headline=bad, outlet=bad))
    text = citation(record, record.statements[0].id).markdown
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)


@settings(max_examples=60)
@given(hostile.records())
def test_any_statement_can_be_copied(record) -> None:
    for one in record.statements:
        made = citation(record, one.id)
        assert all(record.words(span) for span in made.spans)
        assert made.link is None or made.link.startswith(("http://", "https://"))
        assert "\n" not in made.words


def story(*lines: str) -> Story:
    return Story("Ferry firm in court", *lines, url="https://vale.example/court")


def cited(record: Record, number: int = 0) -> Citation:
    return citation(record, record.statements[number].id)


class TestWhatIsQuoted:
    """Only what a page quotes is quoted: reported words, denials and refusals are no one's own words."""

    def test_reported_words_stand_with_who_reports_them_how_and_without_marks(self) -> None:
        made = story("Ana Reyes accused the ferry firm of fixing the books, a court heard.")
        made.said(made.who("Ana Reyes"), "fixing the books", cue="accused", kind="indirect")
        one = cited(made.record())
        told = "Ana Reyes accused the ferry firm of fixing the books"
        assert one.plain.split("\n")[0] == f"{told} — reported, not a quotation"
        assert one.markdown.startswith(f"{told} — reported, not a quotation, [Ferry")

    def test_a_denial_says_that_it_is_one(self) -> None:
        made = story("She denies arson, her lawyer says. Mara Voss was not in court.")
        mara = made.who("Mara Voss")
        made.said(mara, "arson", cue="denies", kind="indirect")
        assert cited(made.record()).told == "Mara Voss denies arson"

    def test_a_refusal_says_that_nothing_was_said(self) -> None:
        made = story("Ruth Okafor declined to comment.")
        ruth = made.who("Ruth Okafor")
        made.said(ruth, "to comment", cue="declined", kind="indirect", negated=True)
        line = cited(made.record()).plain.split("\n")[0]
        assert line == "Ruth Okafor declined to comment — reported, not a quotation; not said"

    def test_of_a_mixed_statement_the_page_s_own_marks_are_kept(self) -> None:
        made = story("The ramp was “a disgrace” and would be shut, Ana Reyes said.")
        ana = made.who("Ana Reyes")
        made.said(ana, "The ramp was “a disgrace” and would be shut,", kind="mixed")
        one = cited(made.record())
        assert one.told == "The ramp was “a disgrace” and would be shut, Ana Reyes said"
        assert "only what stands in quotation marks is quoted" in one.plain
        assert "only what stands in quotation marks is quoted" in one.markdown

    def test_direct_words_are_quoted(self) -> None:
        made = story("“It was shut,” Ana Reyes said. “Since May,” she said.")
        made.said(made.who("Ana Reyes"), "“It was shut,”")
        one = cited(made.record())
        assert one.plain.split("\n")[0] == "“It was shut,” — Ana Reyes"
        assert one.markdown.startswith("> “It was shut,”\n>\n> — Ana Reyes, [")

    @pytest.mark.parametrize(
        ("line", "cue", "told"),
        [
            ("According to Ana Reyes, the ramp is shut.", "According to", "According to Ana Reyes, the ramp is shut"),
            ("But the ramp is shut, according to Ana Reyes.", "according to", "the ramp is shut, according to Ana Reyes"),
            ("Ana Reyes: the ramp is shut", ":", "Ana Reyes: the ramp is shut"),
        ],
    )  # fmt: skip
    def test_the_order_is_the_page_s(self, line: str, cue: str, told: str) -> None:
        made = story(line)
        made.said(made.who("Ana Reyes"), "the ramp is shut", cue=cue, kind="indirect")
        assert cited(made.record()).told == told

    def test_of_no_one_named_the_cue_stands_beside(self) -> None:
        made = story("It is expected that the ramp will open.")
        made.said(None, "the ramp will open", cue="is expected", kind="indirect")
        assert cited(made.record()).told == "No source named (is expected): the ramp will open"


def test_a_statement_is_shown_with_its_cue_its_kind_and_the_paragraph(client: TestClient) -> None:
    """Where one decides whether the machine read it right."""
    root = parser.fromstring(client.get("/stories/1/statements/s5").text)
    facts = " ".join(root.xpath("//p[@class='facts']")[0].text_content().split())
    for words in ("would not say", "indirect", "not said"):
        assert words in facts
    passage = root.xpath("//section[@class='passage']")[0]
    assert invented.LINES[7][1] in passage.text_content()
    marked = {one.text: one.get("class") for one in passage.xpath(".//p[1]/span")}
    assert {words: names.split()[-1] for words, names in marked.items()} == {
        "Ellan Line": "source",
        "would not say": "cue",
        "whether the letter had been received": "content",
    }
