"""A statement copied with its citation, as Markdown, as a row: word for word, and safe to paste."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from starlette.testclient import TestClient

from onrecord.web.citing import citation
from tests import hostile, invented


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
