"""Cutting the article at every border never loses, moves or doubles a word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.segments import article_lines
from onrecord.record import Article, Block, Page, Record, Span, Statement
from tests import invented


def lines_of(record: Record) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in article_lines(record)]


def test_each_block_is_its_very_words() -> None:
    record = invented.record()
    assert lines_of(record) == [line for _, line in invented.LINES]
    assert [line.kind for line in article_lines(record)] == [kind for kind, _ in invented.LINES]


def test_without_blocks_each_line_is_a_paragraph() -> None:
    record = invented.record(blocks=())
    assert lines_of(record) == [line for _, line in invented.LINES]


def test_nested_words_belong_to_both_and_look_like_the_inner() -> None:
    record = invented.record()
    (piece,) = [
        piece
        for line in article_lines(record)
        for piece in line.pieces
        if piece.text == "“the ramp would see out the winter”"
    ]
    assert piece.numbers == (3, 4)
    assert (piece.outer, piece.speaker, piece.depth) == (0, 1, 2)


def test_each_statement_starts_once_at_its_first_word() -> None:
    record = invented.record()
    starts = [n for line in article_lines(record) for piece in line.pieces for n in piece.starts]
    assert starts == list(range(1, len(record.statements) + 1))


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(alphabet="ab “”\n\r\u2028<é🧑", max_size=60))

    def span() -> st.SearchStrategy[Span]:
        return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
            lambda pair: Span(min(pair), max(pair))
        )

    statements = tuple(
        Statement(
            f"s{number}",
            "mixed",
            "speech",
            content=tuple(draw(st.lists(span(), min_size=1, max_size=3))),
            source=draw(st.none() | span()),
            cue=draw(st.none() | span()),
            inside=draw(st.none() | st.sampled_from(["s0", "s1", "s2", "s9"])),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    blocks = tuple(Block("paragraph", one) for one in draw(st.lists(span(), max_size=3)))
    return Record(Page("x"), Article(text, blocks=blocks), statements=statements)


@given(records())
def test_no_word_is_lost_whatever_overlaps(record: Record) -> None:
    shown = "".join(lines_of(record))
    keep = str.maketrans("", "", " \n\r\u2028\t")
    assert shown.translate(keep) == record.article.text.translate(keep)


@given(records())
def test_blocks_of_a_broken_record_do_not_break_it(record: Record) -> None:
    article_lines(replace(record, statements=()))
