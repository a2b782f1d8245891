"""The evidence test: every span of any record holds, every reference leads somewhere.

It runs the whole of ``read_article`` and ``read`` with the shipped model, on news sentences broken
up by all that captures and hostile pages hold.
"""

from __future__ import annotations

import itertools
import json
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import onrecord
from onrecord.errors import OnrecordError
from onrecord.export.html import to_html
from onrecord.record import Record
from tests.conftest import needs_model
from tests.page.test_html import assert_located

SENTENCES = (
    "“We will close the pier on Monday,” said Ana Reyes, who chairs the harbour board.",
    '"Nobody told us," Owen Tull, the engineer, told the Vale Times in a statement. "Not a word.',
    "Reyes reportedly wouldn't say whether the letter, she had written on Friday, was read.",
    "He said his mother had told him that “the ramp would see out the winter”, adding he doubted it.",
    "«No lo sabíamos», dijo Reyes. ‘It’s ‘over’,’ he said.",
    "Q: Did you sign it?\nA: I did, and I would again.",
    "“It goes on.\n“And on,” Tull added. —Owen Tull",
    "A spokesperson for the board, according to police, thinks the east pier may be unsafe.",
    "LIMA, Peru (AP) — The minister vowed Saturday to appeal ''as often as needed''.",
    "``Of course not,'' she answered when asked by reporters: \"Why?\" she said.",
)
ODD = (
    "\ud800", "\udfff", "\0", "\x85", "\u2028", "\u2029", "\r\n", "\r", "\n\n", "\t", "\x0b", "\x1c",
    "\ufeff", "\u200b", "\u200d", "\u00ad", "\u00a0", "\u3000", "\u202e", "\u2066", "\u0301", "e\u0301\u0323",
    "שלום “אמר” דן", "قال: «نعم»", "🧑‍🚒", "🇵🇪", "𝒜𝓃𝒶", "İ", "ß", "ﬁ", "â€œWeâ€\x9d", "Ã©", "\ufffd", "\ufffe",
    "“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "‟", "—", "--", "(", "]", "“”", '""', " said ",
    " he ", "said", ",", ".", "…", "x" * 300, "“" * 40, "&amp;", "<b>", "\x1b[31m", "\\u201c",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(SENTENCES).flatmap(
        lambda text: st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
            lambda cut: text[min(cut) : max(cut)]
        )
    ),
    st.sampled_from(ODD),
    st.text(max_size=20),
    st.text(st.characters(categories=["Mn", "Cf", "Zs", "Pi", "Pf", "Cc", "Cs"]), max_size=6),
)
TEXTS = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\n", "\r\n"]).map(lambda joint: joint.join(pieces))
)
NEWS = """
    Ana Reyes|Reyes|Owen Tull|Mr. Tull|Tull|Tull Jr.|Norland|Tarn|the harbour board|Osmund Inc.|CNN|The Vale Times
    |President Reyes|the mayor|mayor of|the mayor's|a spokesman for|police|officials|the company|who|whose|that|he|she
    |they|it|we|I|you|him|his|their|themselves|said|told|asked whether|wrote|adding|according to|denied|is a|was the
    |are|has|been|not|did not say|declined to comment|neither|nor|each of the|and|or|but|when|if|in a statement|in
    an interview with|on Twitter|on Monday|on July 11|to reporters|“|”|"|'|’s|“good candidate”|“It sank,”|(|)|,|.|:|—
    |Q:|A:|—tern77|$5 million|hundreds of|the 31-year-old|former|acting|U.S. Attorney|Sr.|of|for|by|with|the|a|The
    |In|report|the report by|poll|14th Amendment|By Ana Reyes|arrested|killed|voted|to|have|called on|received a
    warning that|boat|sank|O'Hara|de la Cruz|@annlind|‘We
    sank,’|'No,'|‘He said “no”,’|de­clined to com​ment|Ana Reyes|chief of staﬀ|﻿
"""
FRAGMENTS = (*(" ".join(one.split()) for one in NEWS.split("|")), "\n")
"""What sentences of news are built of, to be put together in any order."""

TAGS = st.sampled_from(["p", "div", "b", "a", "h1", "h2", "li", "blockquote", "span", "figcaption"])
MARKUP = st.lists(
    st.one_of(
        PIECES,
        st.builds("<{}>".format, TAGS),
        st.builds("</{}>".format, TAGS),
        st.builds("<p>{}</p>".format, st.sampled_from(SENTENCES)),
        st.sampled_from(
            ["<br>", "&ldquo;", "&#0;", "&#xD800;", "&bogus;", "<!--", "-->", "<script>"]
        ),
    ),
    max_size=20,
).map("".join)

VALIDATOR = Draft202012Validator(onrecord.schema())
"""Made once: to check the schema itself takes longer than to read a text."""

often = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def whole(text: str) -> str:
    """Text as the reader sees it: half a surrogate pair is no character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def check(record: Record) -> None:
    """Everything that a user relies on in a record, whatever page it came from."""
    text = record.article.text
    for span in record.spans():
        assert 0 <= span.start < span.end <= len(text), span
        assert record.words(span) == text[span.start : span.end]
        assert record.words(span).strip(), "a span of nothing"
    blocks = [block.span for block in record.article.blocks]
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))
    if (dateline := record.article.dateline) is not None:
        assert record.words(dateline.span).casefold() == dateline.place.casefold()
    entities = {one.id: one for one in record.entities}
    assert len(entities) == len(record.entities)
    for entity in record.entities:
        assert entity.name.strip()
        assert all(role.text == whole(record.words(role.span)) for role in entity.roles)
    statements = {one.id: one for one in record.statements}
    assert len(statements) == len(record.statements)
    for statement in record.statements:
        assert statement.content
        assert 0.0 <= statement.confidence <= 1.0
        ends = [span.end for span in statement.content]
        assert ends == sorted(ends)
        assert not any(
            one.overlaps(other)
            for one, other in zip(statement.content, statement.content[1:], strict=False)
        )
        for who in (statement.speaker, statement.told_to):
            assert who is None or entities[who.id] == who
        seen = {statement.id}
        outer = statement.inside
        if outer is not None:
            own = (statement.cue or statement.content[0], statement.content[0])
            around = statements[outer].content
            assert all(any(part.start <= one.start < part.end for part in around) for one in own)
        while outer is not None:
            assert outer not in seen, "statements within each other"
            seen.add(outer)
            outer = statements[outer].inside
    for event in record.events:
        if (date := event.date) is not None:
            # by this a casebook and the tables tell the two apart
            assert (date.basis == "published") == (date.span == event.trigger)
            assert date.basis == "text" or date.value == record.article.published
    assert all(one.said_on is None or one.said_on.basis == "text" for one in record.statements)
    data = record.to_json()
    assert Record.from_json(data) == record
    VALIDATOR.validate(json.loads(data))
    to_html(record).encode("utf-8", "replace")


def read_or_line(data: bytes) -> Record | None:
    """The checked record of a page; where there is none, the error is one line."""
    try:
        record = onrecord.read(data)
    except OnrecordError as error:
        assert "\n" not in str(error)
        return None
    check(record)
    return record


@needs_model
class TestEvidence:
    def test_the_sentences_themselves_give_statements(self) -> None:
        record = onrecord.read_article("\n".join(SENTENCES), published="2024-03-14")
        check(record)
        assert len(record.statements) >= 4

    @often
    @given(TEXTS, st.sampled_from([None, "2024-03-14", "2024-03"]))
    @example("“" * 3000 + " said", None)
    @example("\ud800“We\udfff will,” said Ana Reyes.\r\n\0\x85“No,”\u2028he said.", "2024")
    @example("e\u0301" * 500 + " said “n\u0303o”, she said", None)
    def test_any_text(self, text: str, published: str | None) -> None:
        record = onrecord.read_article(text, published=published)
        assert record.article.text == text
        check(record)

    @often
    @given(st.lists(st.sampled_from(FRAGMENTS), min_size=3, max_size=40).map(" ".join))
    @example("Owen Tull is a “good candidate.” He left.")
    def test_any_words_of_news(self, text: str) -> None:
        check(onrecord.read_article(text, published="2024-03-14"))

    @often
    @given(MARKUP, st.sampled_from(["utf-8", "utf-16", "cp1252", "latin-1"]))
    def test_any_html(self, markup: str, encoding: str) -> None:
        page = f'<!doctype html><html lang="en"><title>Pier</title><body><article>{markup}'
        data = page.encode(encoding, "replace")
        if (record := read_or_line(data)) is None:
            return
        record.article.text.encode("utf-8")
        if encoding == "utf-8":
            assert_located(record, data)

    @often
    @given(TEXTS)
    def test_any_capture(self, text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        read_or_line(data)

    @settings(often, max_examples=25)
    @given(st.binary(max_size=300))
    def test_any_bytes(self, data: bytes) -> None:
        read_or_line(data)


def test_a_record_that_does_not_hold_is_found_out() -> None:
    from tests import invented

    record = invented.record()
    check(record)
    with pytest.raises(AssertionError):
        check(invented.record(text=record.article.text[:200]))
