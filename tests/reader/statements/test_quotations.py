"""Quotations of every kind of mark, and that no text derails them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.statements.quotations import is_named, is_speech_like, quotations


def quoted(text):
    return [text[one.span.start : one.span.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we lost" twice.', ['"we lost"']),
        ("She said “we lost” twice.", ["“we lost”"]),
        ("She said ‘we lost’ twice.", ["‘we lost’"]),
        ("She said 'we lost' twice.", ["'we lost'"]),
        ("She said ``we lost'' twice.", ["``we lost''"]),
        ("She said ''we lost'' twice.", ["''we lost''"]),
        ("Sie sagte „wir gehen“ und ging.", ["„wir gehen“"]),
        ("Elle a dit « nous partons » hier.", ["« nous partons »"]),
        ("Hun sagde »vi går« i går.", ["»vi går«"]),
        ('Mixed “marks" here.', ['“marks"']),
        ("She said `we lost' twice.", ["`we lost'"]),
    ],
)
def test_every_kind_of_mark(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go, "she said.', ['"We go, "']),
        ('"We go, "Lind said. "No. "', ['"We go, "', '"No. "']),
        ('"Why? "she said. "We go, "Lind said.', ['"Why? "', '"We go, "']),
        ('"I said, "no," and left," he said.', ['"I said, "no," and left,"', '"no,"']),
        ('"We go. "It is cold," she said.', ['"We go.', '"It is cold,"']),
        ('"We go. "It is cold.', ['"We go.', '"It is cold.']),
    ],
)
def test_a_mark_on_the_wrong_side_of_its_space(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are done. The end,' he said. “We go.”", ["“We are done. The end,'", "“We go.”"]),
        ("\"We are done,' said Lind. 'It's over.'", ["\"We are done,'", "'It's over.'"]),
        ("‘We are done,” said Lind. “It’s over.”", ["‘We are done,”", "“It’s over.”"]),
        ('\'We are done," said Lind. "It\'s over."', ['"It\'s over."']),
        ("Lind said “we go. Berg said “no” to it.", ["“we go.", "“no”"]),
        ('" We go , " she said . " No . "', ['" We go , "', '" No . "']),
    ],
)
def test_marks_of_two_numbers(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They don't like the mayor's plan, nor the players' union's.",
        "They don’t like the mayor’s plan, nor the players’ union’s.",
        "Back in the '90s rock 'n' roll was king, 'til it wasn't.",
        "Back in the ’90s rock ’n’ roll was king.",
        "The board is 6' 2\" long and 3' wide.",
        "The Joneses' dog chased the Smiths' cat.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text):
    assert quoted(text) == []


def test_possessive_inside_single_quotation_does_not_close_it():
    text = "'The players' union is strong,' said Ann Marsh."
    assert quoted(text) == ["'The players' union is strong,'"]


def test_nested_quotations_know_their_depth():
    text = "\"He told me 'go home' and I went,\" Ann said."
    found = quotations(text)
    assert [one.depth for one in found] == [0, 1]
    assert not found[1].double


def test_mark_left_open_ends_with_its_paragraph():
    text = 'Ann said "we will never know.\n\nBob said "no" to it.'
    found = quotations(text)
    assert quoted(text) == ['"we will never know.', '"no"']
    assert [one.closed for one in found] == [False, True]


def test_mark_left_open_before_another_quotation_ends_at_a_sentence():
    text = 'Ann said "we will never know. Bob said "no" to it.'
    assert quoted(text)[0] == '"we will never know. '.strip()


def test_quotation_reopened_without_closing_is_one_passage():
    text = 'Ann would not say, but "he was free and "my duty is to prove it."'
    assert quoted(text)[0] == '"he was free and "my duty is to prove it."'


def test_quotation_running_over_paragraphs():
    text = '"First part.\n\n"Second part.\n\n"Third part," Ann said.'
    found = quotations(text)
    assert [one.continues for one in found] == [False, True, True]
    assert [one.closed for one in found] == [False, False, True]


def test_a_quotation_goes_on_though_its_marks_are_mixed():
    found = quotations('"We knew.\n“It was cold.\n"It was late.”\n‘And far.’')
    assert [one.continues for one in found] == [False, True, True, False]


def test_names_titles_and_scare_quotes_are_not_speech_like():
    for text in ('Jo "The Fox" Lund', 'her novel "The Long Way Home"', 'a "sideshow" to it'):
        (only,) = quotations(text)
        assert not is_speech_like(text, only)
    for text in ('"He should stay there."', '"We lost the game because of the rain."'):
        (only,) = quotations(text)
        assert is_speech_like(text, only)
        assert not is_named(text, only)


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`´-1s", max_size=200))
def test_spans_hold_on_any_text(text):
    for one in quotations(text):
        assert 0 <= one.span.start < one.inner.start <= one.inner.end <= one.span.end <= len(text)
        assert text[one.inner.start : one.inner.end].strip()
        assert "\n" not in text[one.span.start : one.span.end]
        is_speech_like(text, one)


@pytest.mark.parametrize("unit", ['"a ', "“a ", "'a ", "a' ", '"a" ', "»«", "' ", "“”", "\"a. 'b"])
def test_time_is_linear_in_marks(unit):
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    quotations(text)
    assert time.process_time() - start < 10
