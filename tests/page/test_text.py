"""Plain-text captures and clean text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError, OptionError
from onrecord.page import Capture, article_of_text, captures, read_page
from onrecord.page.encoding import decode

PAGE = """Your browser is not supported. Please use another browser.

Harbor Board Wants Answers About Missing Ferry Money

Three members face questions — including where the fuel fund went — before Friday's vote.
Get more newsLiveon

PORT ELLEN, Canada — Auditors want to talk to two former managers about the missing money, a board member said Monday.

The board met for nine hours on Sunday and heard from four witnesses in all.

Related: Ferry Workers Told Their Union About The Fund

"We will find it," Mara Quill said.

Dana Ostrow reported from Port Ellen.
"""


def read(text: str, **options):
    (capture,) = captures(text.encode())
    return read_page(capture, **options)


def test_a_capture_with_furniture_is_told_apart():
    reading = read(PAGE)
    article = reading.article
    assert reading.problem is None
    assert article.headline == "Harbor Board Wants Answers About Missing Ferry Money"
    assert article.standfirst.startswith("Three members face questions")
    assert article.bylines == ("Dana Ostrow",)
    assert article.dateline.place == "PORT ELLEN, Canada"
    assert article.words(article.dateline.span) == "PORT ELLEN, Canada"
    assert [one.text for one in article.related] == [
        "Ferry Workers Told Their Union About The Fund"
    ]
    assert [one.reason for one in article.furniture] == ["browser_notice", "live_promo"]
    assert article.published is None and article.published_basis is None
    assert [block.kind for block in article.blocks] == [
        "headline", "standfirst", "paragraph", "paragraph", "paragraph", "byline",
    ]  # fmt: skip


def test_every_block_of_a_capture_is_found_at_its_place_in_the_page():
    article = read(PAGE).article
    for block in article.blocks:
        start, end = block.page_span
        assert PAGE[start:end] == article.words(block.span)


@pytest.mark.parametrize("text", ['{"error": "no such page"}', '["“We saw it,” she said."]'])
def test_json_is_no_page(text):
    found = read(text)
    assert found.problem.code == "no_text" and "JSON" in found.problem.message
    assert found.article.text == ""
    assert read(f"[Photo] {PAGE}").problem is None


def test_a_given_date_wins_and_is_checked():
    article = read(PAGE, published="2021-03-04").article
    assert (article.published, article.published_basis) == ("2021-03-04", "given")
    for wrong in (
        "yesterday",
        "2021-13-01",
        "2021-02-30",
        "",
        "04/03/2021",
        "２０２１",
        "2021-03-04T25:00",
    ):
        with pytest.raises(OptionError):
            read(PAGE, published=wrong)


@pytest.mark.parametrize("value", ["2021", "2021-03", "2021-03-04", "2021-03-04T09:30:00Z"])
def test_dates_are_given_by_precision(value):
    assert article_of_text("A line.", published=value).published == value


def test_clean_text_is_left_as_it_is():
    text = "A headline\r\n\r\nLIMA (AP) -\xa0Rain fell.\n\n\n  Indented line. \n"
    article = article_of_text(text, headline="A headline")
    assert article.text == text
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph"]
    assert [article.words(block.span) for block in article.blocks] == [
        "A headline", "LIMA (AP) -\xa0Rain fell.", "Indented line.",
    ]  # fmt: skip
    assert article.dateline.place == "LIMA"


@settings(deadline=None)
@given(st.text())
def test_clean_text_never_changes_and_spans_hold(text):
    article = article_of_text(text)
    assert article.text == text
    for block in article.blocks:
        assert block.span == block.page_span
        words = article.words(block.span)
        assert words and words == words.strip() and "\n" not in words


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading_or_one_clear_line(data):
    try:
        reading = read_page(Capture(source="x", data=data))
    except OnrecordError as error:
        assert "\n" not in str(error) and str(error).startswith("x: ")
        return
    article = reading.article
    assert "\0" not in article.text
    article.text.encode("utf-8")
    for block in article.blocks:
        assert article.words(block.span).strip()


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))), max_size=12))
def test_lines_of_any_text_are_found_in_the_page(lines):
    page = "\n".join(["Plain words to begin with.", *lines])
    reading = read_page(Capture(source="x", data=page.encode(), media_type="text/plain"))
    decoded = decode(page.encode(), source="x")
    for block in reading.article.blocks:
        start, end = block.page_span
        assert decoded[start:end] == reading.article.words(block.span)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    ],
)
def test_what_is_no_page_says_so_in_one_line(data, says):
    with pytest.raises(OnrecordError, match=says) as error:
        read_page(Capture(source="it", data=data))
    assert "\n" not in str(error.value)


def test_another_language_is_marked_and_its_text_kept():
    text = (
        "El alcalde de la ciudad dijo el lunes que las obras del puente no se han terminado "
        "porque los materiales que se compraron no son los que pidió el ayuntamiento."
    )
    reading = read(text)
    assert reading.problem.code == "language"
    assert reading.article.language == "es" and reading.article.text == text


def test_a_first_paragraph_may_end_in_a_quotation_within_a_quotation():
    page = (
        "Clerk Tells Court Of Threats\n\nA clerk told the court on Monday that the chief had "
        "shouted at her.\n\n"
        "\"He said, 'Never come back,'\" said Mara Quill, the clerk. \"I said, 'I will not.'\"\n\n"
        '"You went home?"\n\n"I went home."\n\nThe judge then called for a break of ten minutes or so.'
    )
    article = read(page.replace("shouted at her.", "shouted. \"'Never come back.'\"")).article
    assert article.words(article.blocks[1].span).startswith("A clerk")
    assert [block.kind for block in article.blocks] == ["headline", *["paragraph"] * 5]


def test_a_place_and_a_colon_open_a_copied_story_and_no_transcript():
    headline = "Ferry Stops For The Winter"
    opening = "NEW DELHI: The ferry will stop for the winter, the harbour office said on Monday."
    second = "Islanders are to get a bus over the old causeway twice a day."
    found = read(f"{headline}\n\n{opening}\n\n{second}").article
    assert found.dateline.place == "NEW DELHI"
    assert found.words(found.dateline.span) == "NEW DELHI"
    assert read(f"{headline}\n\n{opening}\n\nMARA QUILL: {second}").article.dateline is None
    assert article_of_text(f"{opening}\n\n{second}").dateline is None


OPENING = (
    "Board seeks answers over ferry money\nBy Dana Ostrow\n\nAuditors want to question two former managers about the "
    "money that vanished from a fuel fund, the chairwoman of the board said on Monday."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{OPENING}\n\nSubscribe to continue reading\nGet unlimited access for £1 a week.", "paywall_stub"),
        (f"{OPENING}\n\nSubscribe to our newsletter to read more about the harbour.", None),
        ("Island Courier\n" + "\n".join(f"Pipe {n} in town to be mended" for n in range(30)), "section_front"),
    ],
    ids=["stub", "letter", "front"],
)  # fmt: skip
def test_a_capture_that_is_no_article_or_its_opening_says_so(text, code):
    problem = read_page(Capture(source="x", data=text.encode(), media_type="text/plain")).problem
    assert (problem.code if problem else None) == code
