"""HTML pages: bodies, metadata, blocks located by XPath, pages that are no article."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from onrecord.errors import OnrecordError
from onrecord.page import Capture, read_page
from onrecord.page.bylines import names_of
from onrecord.page.dates import iso_date, text_date, url_date
from onrecord.page.furniture import furniture_reason

PARAGRAPHS = [
    "RIVERTON, Ohio — The water board voted on Monday to replace every lead pipe in the town, "
    "its chair said, after two years of tests that residents had asked for.",
    "“We should have done this ten years ago,” said Lena Moritz, who chairs the board and has "
    "lived by the old reservoir for most of her life.",
    "The work is to begin in the spring and will cost about four million dollars, which the town "
    "plans to borrow from the state at a low rate.",
]


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Board To Replace Lead Pipes | The '
        f"Riverton Bell</title>{head}</head><body>{body}</body></html>"
    ).encode()


LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Board To Replace Lead Pipes",
                "datePublished": "2022-05-09T10:00:00-04:00",
                "dateModified": "2022-05-10",
                "author": [{"@type": "Person", "name": "Ilse Brandt"}, {"name": "Tom Okoro"}],
                "publisher": {"name": "The Riverton Bell"},
                "description": "The town will borrow four million dollars for the work.",
            }
        ],
    }
)
ARTICLE = page(
    "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Sports</a></li></ul></nav>"
    "<main><article><h1>Board To Replace Lead Pipes</h1>"
    "<p class='standfirst'>The town will borrow four million dollars for the work.</p>"
    "<div class='byline'>By Ilse Brandt and Tom Okoro</div>"
    "<figure><img src='x.jpg'><figcaption>Workers dig up a pipe near the reservoir in Riverton last "
    "week. Photo: A. Lens</figcaption></figure>"
    f"<div class='story-body'><p>{PARAGRAPHS[0]}</p><script>var s = 'said the script';</script>"
    f"<p>{PARAGRAPHS[1]}</p><div class='newsletter'><p>Sign up for our daily newsletter and never miss a "
    "story about the town you live in, free of charge.</p></div>"
    "<p><a href='/old'>Related: Residents Asked For Tests Two Years Ago</a></p>"
    f"<h2>What It Costs</h2><p>{PARAGRAPHS[2]}</p></div></article></main>"
    "<footer><p>Copyright 2022 The Riverton Bell, all rights reserved.</p></footer>",
    head=f'<meta property="og:site_name" content="The Riverton Bell">'
    f'<script type="application/ld+json">{LD}</script>',
)


def read(data: bytes, **options):
    return read_page(Capture(source="page.html", data=data), **options)


def assert_located(reading, data: bytes) -> None:
    """Every block's words stand, in order, in the one element that its XPath finds."""
    root = html.document_fromstring(
        data.decode("utf-8", "replace").replace("\0", "").encode(),
        parser=html.HTMLParser(encoding="utf-8", huge_tree=True),
    )
    for block in reading.article.blocks:
        (node,) = root.xpath(block.xpath)
        text = "".join(node.text_content().split())
        at = 0
        for word in reading.article.words(block.span).split():
            at = text.find(word, at)
            assert at >= 0, (block, word)
            at += len(word)


def test_an_article_reads_as_a_person_reads_it():
    reading = read(ARTICLE)
    article = reading.article
    assert reading.problem is None
    blocks = [(block.kind, article.words(block.span)) for block in article.blocks]
    assert [kind for kind, _ in blocks if kind != "caption"] == [
        "headline", "standfirst", "byline", "paragraph", "paragraph", "subhead", "paragraph",
    ]  # fmt: skip
    assert [text for kind, text in blocks if kind == "paragraph"] == PARAGRAPHS
    assert article.text == "\n".join(text for _, text in blocks)
    assert "script" not in article.text and "newsletter" not in article.text
    assert_located(reading, ARTICLE)


def test_what_the_page_says_about_its_article():
    article = read(ARTICLE).article
    assert article.headline == "Board To Replace Lead Pipes"
    assert article.standfirst == "The town will borrow four million dollars for the work."
    assert article.bylines == ("Ilse Brandt", "Tom Okoro")
    assert article.dateline.place == "RIVERTON, Ohio"
    assert article.outlet == "The Riverton Bell"
    assert (article.published, article.published_basis) == ("2022-05-09", "metadata")
    assert article.modified == "2022-05-10"
    assert article.language == "en"


def test_what_is_left_out_is_listed_with_its_reason():
    article = read(ARTICLE).article
    reasons = {one.reason for one in article.furniture}
    assert {"newsletter", "navigation"} <= reasons
    assert any("Residents Asked For Tests" in one.text for one in article.related)


OTHER = {
    "@type": "NewsArticle",
    "headline": "Dam To Be Raised",
    "url": "https://bell.example/dam",
    "datePublished": "2018-02-02",
    "author": {"name": "Bo Lund"},
    "description": "The county has the money for it.",
}


@pytest.mark.parametrize(
    "own",
    [
        {"headline": "Board To Replace Lead Pipes"},
        {"url": "https://www.bell.example/pipes/"},
        {"mainEntityOfPage": {"@id": "https://bell.example/pipes#page"}},
        {"@id": "http://bell.example/pipes"},
    ],
    ids=lambda own: next(iter(own)),
)
def test_of_several_articles_described_the_pages_own_is_taken(own):
    node = own | {"@type": "NewsArticle", "datePublished": "2022-05-09", "author": "Ilse Brandt"}
    head = (
        '<link rel="canonical" href="https://bell.example/pipes">'
        f'<script type="application/ld+json">{json.dumps([OTHER, node])}</script>'
    )
    data = page(f"<h1>Board To Replace Lead Pipes</h1><p>{PARAGRAPHS[0]}</p>", head)
    article = read(data).article
    assert (article.published, article.bylines) == ("2022-05-09", ("Ilse Brandt",))


def test_overrides_win():
    reading = read(ARTICLE, published="2020-01", outlet="Elsewhere", url="https://e.example/x")
    assert reading.article.published == "2020-01"
    assert reading.article.outlet == "Elsewhere"
    assert reading.page.url == "https://e.example/x"


def test_related_links_are_absolute_and_only_web_addresses():
    data = ARTICLE.replace(b"href='/old'", b"href='javascript:alert(1)'")
    urls = [one.url for one in read(data, url="https://bell.example/a/b").article.related]
    assert all(url is None or url.startswith("http") for url in urls)


def test_line_breaks_make_paragraphs_and_names_that_xpath_cannot_write_are_found():
    body = f"<div class='article-body'>{PARAGRAPHS[0]}<br><br>{PARAGRAPHS[1]}<br/><br/><o:p>{PARAGRAPHS[2]}</o:p></div>"
    data = page(f"<h1>Board To Replace Lead Pipes</h1>{body}")
    reading = read(data)
    texts = [reading.article.words(b.span) for b in reading.article.blocks]
    assert texts[-3:] == PARAGRAPHS
    assert_located(reading, data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (page("<h1>404 Not Found</h1><p>The page you requested does not exist.</p>"), "error_page"),
        (page("<h1>Oops!</h1><p>The story you were looking for has been removed.</p>"), "error_page"),
        (page("<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are in the European Economic Area.</p>"), "error_page"),
        (page("<p>Our site is not available to visitors from the European Economic Area at this time.</p>"), "error_page"),
        (page("<h1>Your browser is not supported</h1><p>We built our site to be fast. Please take another one.</p>"), "error_page"),
        (
            page(
                "<h1>Sorry, we can't find that page</h1><p>Try one of these:</p>"
                + "".join(f"<div><h3><a href='/{n}'>Pipe {n} in town</a></h3><p>{PARAGRAPHS[0][:90]}</p></div>" for n in range(20))
            ),
            "error_page",
        ),
        (page("<h1>Press & hold to confirm you are a human (and no bot).</h1>"), "error_page"),
        (
            page(
                "<h1>Search results</h1>"
                + "".join(
                    f"<div><h3><a href='/{n}'>Board replaces pipe {n} in the town</a></h3><p>{PARAGRAPHS[0]}</p></div>"
                    for n in range(5)
                )
            ),
            "section_front",
        ),
        (
            page(
                "<h1>Before you continue</h1><p>We and our partners use cookies to store personal data. "
                "You may accept all cookies or set your privacy choices.</p>"
            ),
            "cookie_wall",
        ),
        (
            page("<main>" + "".join(
                f"<div><h3><a href='/{n}'>A story about the town council number {n}</a></h3></div>"
                for n in range(60)
            ) + "</main>"),
            "section_front",
        ),
        (page("<div></div>"), "no_text"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel><title>Vale Times</title>" + b"<item><title>Pipe"
         b" bursts</title><description>A pipe burst, the board said on Monday.</description></item>" * 9, "section_front"),
    ],
)  # fmt: skip
def test_a_page_that_is_no_article_says_what_it_is_and_gives_no_text(data, code):
    reading = read(data)
    assert reading.problem.code == code
    assert reading.article.text == "" and reading.article.blocks == ()
    assert "\n" not in reading.problem.message


@pytest.mark.parametrize(
    ("line", "is_brief"),
    [
        ("The quay is open again. “We checked every bolt,” Ana Reyes said.", True),
        ("The quay is open again from eight in the morning until six at night.", False),
    ],
)
def test_a_brief_that_reports_speech_is_an_article_however_short(line, is_brief):
    reading = read(page(f"<h1>Quay Opens Again</h1><p>{line}</p>"))
    assert (reading.problem is None) is is_brief
    assert (line in reading.article.text) is is_brief


NOT_FOUND = (
    "Hikers not found on second night of search",
    "Two hikers were not found on Sunday, the second night of the search below the dam.",
    "“We will look under every stone,” said Lena Moritz, who leads the rescuers.",
)
CONSENT = (
    "Clinic sold personal data of patients",
    "A clinic sold personal data of its patients to a firm of brokers, the county said on Monday.",
    "“Nobody asked for my consent,” said Tom Okoro, whose personal data were sold twice.",
)
STORY = '<meta property="og:type" content="article">'


@pytest.mark.parametrize("words", [NOT_FOUND, CONSENT], ids=["error", "consent"])
def test_a_short_article_with_the_words_of_a_notice_is_read(words):
    title, *paragraphs = words
    body = f"<h1>{title}</h1>" + "".join(f"<p>{one}</p>" for one in paragraphs)
    reading = read(page(f"<article>{body}</article>", STORY))
    assert reading.problem is None
    assert [one for one in paragraphs if one not in reading.article.text] == []
    assert read("\n\n".join(words).encode()).problem is None


def test_a_notice_that_is_called_an_article_is_a_notice():
    body = "<article><h1>Not found</h1><p>The page you requested does not exist, we are sorry.</p>"
    assert read(page(body, STORY)).problem.code == "error_page"


@pytest.mark.parametrize(
    "offer",
    [
        "<div class='paywall'><p>Subscribe to continue reading this story.</p></div>",
        "<p>This story is for subscribers. Your support makes our journalism possible.</p>",
        "<p>Please log in or create a free account to read the rest of this story.</p>",
    ],
)
def test_a_paywall_stub_keeps_its_opening(offer):
    data = page(
        f"<article><h1>Board To Replace Lead Pipes</h1><p>{PARAGRAPHS[0]}</p>{offer}</article>"
    )
    reading = read(data)
    assert reading.problem.code == "paywall_stub"
    assert PARAGRAPHS[0] in reading.article.text


def test_a_page_whose_prose_is_all_furniture_is_no_error():
    notice = "We use cookies on this site and so do our partners, as you may read in the notice. "
    reading = read(page("<h1>Pipes</h1>" + f"<p><a href='/x'>{notice}</a></p>" * 3))
    assert reading.problem is not None and reading.article.text == ""
    lone = "Follow the board on Twitter for news of the pipes, the town and everything else in it"
    assert read(page(f"<div>{lone}</div>")).problem is not None


TAGS = st.sampled_from(
    "p div span a br h1 h2 li ul table td article aside nav script style b o:p figure blockquote".split()
)
PIECES = st.one_of(
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, TAGS),
    st.builds('<{} class="{}">'.format, TAGS, st.sampled_from(["related", "article-body", "x"])),
    st.sampled_from(
        ["&amp;", "&#0;", "&#xD800;", "<!-- c -->", "<![CDATA[", "<?x", "\0", "]]>", "&bogus;"]
    ),
    st.sampled_from(PARAGRAPHS),
    st.text(max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_html_gives_located_blocks_or_one_clear_line(pieces):
    data = ("<html><body>" + "".join(pieces)).encode("utf-8", "replace")
    try:
        reading = read(data)
    except OnrecordError as error:
        assert "\n" not in str(error)
        return
    reading.article.text.encode("utf-8")
    assert "\0" not in reading.article.text
    assert_located(reading, data)


@pytest.mark.parametrize(
    "data",
    [
        page("<div>" * 20_000 + "deep" + "</div>" * 20_000),
        page("<p>" + "<b>" * 20_000 + "deep"),
        page("<p>" + "word " * 250_000 + "</p>"),
        page("<table>" * 5_000 + "deep"),
        b"<html><p>" + b"&#" * 200_000,
        b"<a " + b"x='y' " * 100_000 + b">",
        page(f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{PARAGRAPHS[0]}</p>"),
        page("<p>" + "— " * 50_000 + "</p><p>" + "A" * 200_000 + "</p>"),
        page("<div>" + "<p>word</p>" * 50_000 + "</div>"),
        page("<p>" + "<b>word</b><br>" * 50_000 + "</p>"),
        page("<h3>2 comments</h3><div>" * 120 + "<p>word</p>" * 20_000),
        page(
            f"<p>{PARAGRAPHS[0]}</p><figcaption>A pipe is dug up in the town</figcaption>" * 16_000
        ),
        page("<p>" + "AND " * 29 + "x</p>" + "<p>" + "dela" * 70 + "x</p>"),
        page("<pre>" + "word word word\n" * 50_000 + "</pre>"),
        page("<h1>Pipes</h1>" * 20_000 + f"<p>{PARAGRAPHS[0]}</p>"),
        page(f"<p>page {'1' * 250}x</p><p>May 3, 2021{' ' * 80}by {'A ' * 100}</p>"),
    ],
    ids=[
        "deep div",
        "deep b",
        "long line",
        "deep table",
        "entities",
        "attributes",
        "json",
        "dashes",
        "siblings",
        "line breaks",
        "comments",
        "captions",
        "words",
        "pre",
        "titles",
        "numbers",
    ],
)
def test_hostile_pages_end_soon(data):
    start = time.process_time()
    try:
        read(data)
    except OnrecordError as error:
        assert "\n" not in str(error)
    assert time.process_time() - start < 10


def test_a_page_of_too_many_tags_or_too_much_text_is_one_line():
    for data, says in (
        (b"<p>x" * 500_002, "tags"),
        (b"<p>" + b"word " * 500_000, "characters"),
        (b"<p><pre>" + b"x\n" * 100_002, "lines"),
    ):
        with pytest.raises(OnrecordError, match=says) as error:
            read(data)
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("key", ["headline", "author", "articleBody"])
def test_metadata_nested_as_deep_as_they_parse_are_left(key):
    nested = "[" * 900 + '"x"' + "]" * 900
    data = f'{{"@type": "NewsArticle", "datePublished": "2022-05-09", "{key}": {nested}}}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = read(page("".join(f"<p>{one}</p>" for one in PARAGRAPHS), head)).article
    assert found.text.split("\n") == PARAGRAPHS
    assert found.published == "2022-05-09"


def test_a_first_tag_of_any_length_makes_it_html():
    attributes = " ".join(f"data-{n}='x'" for n in range(30_000))
    data = f"<div {attributes}>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</div>".encode()
    article = read(data).article
    assert article.text.split("\n") == PARAGRAPHS
    assert_located(read(data), data)


def test_a_tag_of_attributes_without_end_is_refused_at_once():
    attributes = " ".join(f"a{n}=1" for n in range(60_000))
    with pytest.raises(OnrecordError, match="attributes"):
        read(page(f"<div {attributes}><p>{PARAGRAPHS[0]}</p></div>"))


def test_what_is_nested_too_deep_is_told():
    deep = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{'<font>' * 2100}<p>{PARAGRAPHS[2]}</p>"
    found = read(page(f"<article>{deep}</article>"))
    assert found.problem is not None and found.problem.code == "clipped"
    assert "nested" in found.problem.message
    assert found.article.text.split("\n")[-1] == PARAGRAPHS[1]


def test_dates():
    assert iso_date("2016-01-10T18:09:00-05:00") == "2016-01-10"
    assert iso_date("Sun, 10 Jan 2016 18:09:00 GMT") == "2016-01-10"
    assert iso_date("0001-01-01") is None and iso_date("soon") is None
    assert url_date("https://x.example/2016/01/10/story") == "2016-01-10"
    assert url_date("https://x.example/2016/13/45/story") is None
    assert text_date("Updated March 3, 2021 at 4 p.m.") == "2021-03-03"
    assert text_date("den 3. März 2021") == "2021-03-03"
    assert text_date("3-Mar-2021 18:09:00") == "2021-03-03"
    assert text_date("Wed, 03/03/2021 - 18:09") == "2021-03-03"
    assert text_date("Mon, 05/03/2021") == "2021-05-03"
    assert text_date("Wednesday, 05/03/2021") is None
    assert text_date("on 05/03/2021") is None
    assert text_date("Wednesday, 3rd of March, 2021") == "2021-03-03"
    assert text_date("23-03-2021") == "2021-03-23"
    assert text_date("call 555-03-2021") is None
    assert text_date("2021年3月23日") == "2021-03-23"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("20210503184500", "2021-05-03"),
        ("202105031845", "2021-05-03"),
        ("1620067500", "2021-05-03"),
        ("1620067500000", "2021-05-03"),
        ("05/23/2021", "2021-05-23"),
        ("23/05/2021 18:45", "2021-05-23"),
        ("05/05/2021", "2021-05-05"),
        ("03/05/2021", None),
        ("13/23/2021", None),
        ("20211303184500", None),
        ("0000000000", None),
    ],
)
def test_dates_that_machines_write(value, day):
    assert iso_date(value) == day
    head = f'<meta property="article:published_time" content="{value}">'
    assert read(page(f"<h1>Pipes</h1><p>{PARAGRAPHS[0]}</p>", head)).article.published == day


def test_author_names_are_cleaned():
    assert names_of(["By ANN REED, Staff Writer"]) == ("ANN REED",)
    assert names_of(["By Ann Reed | ann@paper.example"]) == ("Ann Reed",)
    assert names_of(["Ann Reed and Bo Lund"]) == ("Ann Reed", "Bo Lund")
    assert names_of(["https://paper.example/ann"]) == ()
    assert names_of(["Ann Reed", "ann reed"]) == ("Ann Reed",)
    assert names_of(["By Ann Reed, Bo Lund, and Kai Moe"]) == ("Ann Reed", "Bo Lund", "Kai Moe")
    assert names_of(["By Ann Reed, Staff Writer, and Bo Lund"]) == ("Ann Reed", "Bo Lund")
    assert names_of(["By Ann Reed AP Business Writer"]) == ("Ann Reed",)
    assert names_of(["Mary Ann Reed Staff Writer"]) == ("Mary Ann Reed",)
    assert names_of(["BY ANN REED OF THE VALE TIMES"]) == ("ANN REED",)
    assert names_of(["By Ann Reed—Vale Times"]) == ("Ann Reed",)
    assert names_of(["By Lorna Head and Bo Lund in Lima"]) == ("Lorna Head", "Bo Lund")


@pytest.mark.parametrize(
    "line",
    [
        "He said the advertisement was false and would be withdrawn.",
        "Related companies were told to stop, the judge said.",
        "Share prices fell on Monday.",
        "“Read more books,” she told the class.",
        "Live bullets were fired, witnesses said.",
        "The home was searched on Friday.",
    ],
)
def test_sentences_are_not_furniture(line):
    assert furniture_reason(line) is None


@pytest.mark.parametrize("first", ["main", "article", "section", "header", "nav", "figure"])
@pytest.mark.parametrize("tag", ["</head>", "<body>"])
def test_a_page_that_leaves_out_its_body_tag_reads_as_with_it(first: str, tag: str) -> None:
    # such an element is none that the parser knows, and does not end the head
    opening = {
        "header": "<header><p>The Riverton Bell, since 1902</p></header><main>",
        "nav": "<nav><a href='/'>Home</a> <a href='/sports'>Sports</a></nav><main>",
        "figure": "<figure><img src='x.jpg'><figcaption>Workers in Riverton</figcaption></figure>",
    }.get(first, f"<{first}>")
    head = "<!doctype html><html lang='en'><title>Lead Pipes | The Bell</title><style>p {}</style>"
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    body = f"{opening}<h1>Board To Replace Lead Pipes</h1>{text}"
    bare, whole = (
        read_page(Capture("page.html", f"{head}{between}{body}".encode())) for between in ("", tag)
    )
    assert bare.problem is None
    assert bare.article.text == "\n".join(["Board To Replace Lead Pipes", *PARAGRAPHS])
    assert bare.article.furniture == whole.article.furniture
    located = html.document_fromstring(f"{head}{body}")
    for block in bare.article.blocks:
        (element,) = located.xpath(block.xpath)
        assert " ".join(element.text_content().split()) == bare.article.words(block.span)
