"""The tree of an article from one row a word."""

import time

from onrecord.reader.events.syntax import syntax


def sentences(text: str, words: list[str]) -> list[str]:
    rows, at = [], 0
    for word in words:
        at = text.index(word, at)
        rows.append((at, at + len(word), "X", -1, "dep"))
        at += len(word)
    tree = syntax(text, rows)
    return [text[slice(*tree.span(first, last - 1))] for first, last in tree.sentences]


def test_a_sentence_ends_behind_the_marks_that_close_it() -> None:
    text = "“It sank.” (She left.) He stayed."
    words = "“ It sank . ” ( She left . ) He stayed .".split()
    assert sentences(text, words) == ["“It sank.”", "(She left.)", "He stayed."]


def test_a_straight_mark_that_opens_does_not_close_the_sentence_before() -> None:
    text = 'It sank. "We swam." "He didn\'t." \'Nor I.\' Ana left.'
    words = 'It sank . " We swam . " " He didn\'t . " \' Nor I . \' Ana left .'.split()
    parts = ["It sank.", '"We swam."', '"He didn\'t."', "'Nor I.'", "Ana left."]
    assert sentences(text, words) == parts


def test_closing_marks_without_end_take_no_time() -> None:
    text = '"' * 20_000
    begun = time.monotonic()
    assert "".join(sentences(text, list(text))) == text
    assert time.monotonic() - begun < 5
