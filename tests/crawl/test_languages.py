"""Pages in other languages are passed over early, and English ones never."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.crawl.languages import foreign
from tests.crawl import archives
from tests.pages import EXAMPLES, SPANISH, STORY

LONG = SPANISH.replace("</article>", SPANISH.split("</h1>")[1])


@pytest.mark.parametrize("tag", ['lang="es"', "lang='es-MX'", "LANG=es", 'class="x" lang="es"'])
def test_what_says_so_and_reads_so(tag: str) -> None:
    assert foreign(LONG.replace('lang="es"', tag).encode()) == "es"


@pytest.mark.parametrize(
    "page",
    [
        LONG.replace('lang="es"', 'lang="en"'),
        LONG.replace('lang="es"', ""),
        STORY.replace('lang="en"', 'lang="es"'),
        STORY,
        archives.story(1),
        LONG.replace("<p>", "<div>").replace("</p>", "</div>"),
        "<html lang=es><p>Breve.</p>",
        "",
    ],
)
def test_whatever_is_in_doubt_is_read(page: str) -> None:
    assert foreign(page.encode()) is None


def test_other_charsets_are_left_to_their_reader() -> None:
    assert foreign(LONG.encode("utf-16")) is None


def test_the_examples_are_english() -> None:
    assert not [one for one in EXAMPLES.glob("*.html") if foreign(one.read_bytes())]


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_hostile_bytes(data: bytes) -> None:
    foreign(b"<html lang=de><p" + data + b"<p>" * 3 + data)


def test_linear() -> None:
    start = time.process_time()
    foreign(b"<html lang=de>" + b"<p>" * 1_000_000)
    foreign(b"<html lang=de><p " + b"x" * 5_000_000)
    foreign(b"<html " * 1_000_000)
    assert time.process_time() - start < 5
