"""Bytes to text."""

import codecs

import pytest

from onrecord.errors import PageError
from onrecord.page.encoding import decode

TEXT = "Zoë said the café’s naïve owner paid £5 — “never again”. " * 4


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "iso-8859-1"),
        (codecs.BOM_UTF8 + TEXT.encode(), "iso-8859-1"),
        (TEXT.encode("cp1252"), "windows-1252"),
        (TEXT.encode("cp1252"), "iso-8859-1"),
        (TEXT.encode("cp1252"), "utf-8"),
        (TEXT.encode("cp1252"), "no-such-charset"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-be"), None),
        (b'<meta charset="windows-1252">' + TEXT.encode("cp1252"), None),
    ],
)
def test_the_words_survive_whatever_is_declared(data, charset):
    assert decode(data, source="x", charset=charset).endswith(TEXT)


def test_a_clipped_last_character_is_dropped():
    assert decode("café".encode()[:-1], source="x") == "caf"


def test_nul_and_surrogates_never_come_through():
    data = b"<p>One\x00two \xed\xa0\x80 three</p>"
    text = decode(data, source="x")
    assert "\0" not in text
    text.encode("utf-8")


def test_a_meta_element_that_can_be_read_is_in_no_utf_16():
    data = '<html><head><meta charset="utf-16"></head><body>“Rain fell,” she said.'.encode("cp1252")
    assert "“Rain fell,” she said." in decode(data, source="x")


def test_cyrillic_by_its_meta_element():
    words = "Совет города проголосовал в понедельник"
    data = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    assert words in decode(data + words.encode("cp1251"), source="x")


@pytest.mark.parametrize(
    "word", ["RIFFA, Bahrain", "ID3 minutes", "BZh1 is a plate", "OggSoft", "GIF89 was", "SQLite format 3 came", "x" * 256 + "custard"]
)  # fmt: skip
def test_a_text_may_begin_with_the_letters_of_a_media_file(word):
    text = f"{word} - Police closed the bridge on Monday.\n"
    assert decode(text.encode(), source="x") == text


@pytest.mark.parametrize(
    "head",
    [
        b"RIFF\x24\x08\0\0WAVEfmt ",
        b"RIFF\n\n\n\nWEBPVP8 ",
        b"ID3\x03\0\0",
        b"BZh91AY&SY",
        b"OggS\0\x02",
        b"GIF89a\x01",
        b"SQLite format 3\0",
        b"\0\0\0\x20ftypisom",
        b"bplist00",
        rb"{\rtf1\ansi ",
        b"story.html".ljust(257, b"\0") + b"ustar\0",
    ],
)
def test_media_files_are_named(head):
    with pytest.raises(PageError, match=r"is an? "):
        decode(head + b" of words alone", source="x")


def test_utf_8_that_was_read_as_windows_1252_and_saved_is_read_right():
    story = "“I read that line three times,” said Zoë Müller – twice…"
    saved = story.encode().decode("cp1252", "replace").encode()
    assert decode(saved, source="x") == story
    assert decode(b"<p>" + story.encode() + b"</p>", source="x") == f"<p>{story}</p>"
    assert decode("It printed â€ where a mark was.".encode(), source="x").count("â€") == 1
