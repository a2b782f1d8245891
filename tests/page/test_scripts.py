"""Articles that stand in a page's scripts alone: JSON-LD, and the state that a program draws from."""

import json
import time

import pytest

import onrecord
from onrecord.casebook.captures import Kept
from onrecord.page import Capture, read_page
from onrecord.page.reading import PageReading
from onrecord.web.captured import shown

TITLE = "Keeper of the Sker light steps down after forty years"
TEXT = (
    "The keeper of the light at Sker Point handed in her keys on Monday, forty years to the day after she had been given them.",
    "“I have climbed those stairs thirty thousand times & more,” said Mara Quill, who is to live in the village below the tower.",
    "Nobody has been named to follow her. The trust that owns the light says that it will be run from the harbour until the spring.",
    "Owen Tarrant, the harbour master, asked for a second lamp. The trust has until the end of May to answer him, and until June to pay.",
)
OTHER = (
    "Two boats were lost off Mallow Head in the night, and their crews came ashore in a raft.",
    "The owner of both said on Tuesday that he had been asked for a third and had none to give.",
)


def page(head: str = "", body: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE} | Sker Herald</title>{head}</head>'
        f'<body><div id="root">{body}</div></body></html>'
    ).encode()


def ld(**values: object) -> str:
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-09-03"} | values
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def script(code: str, kind: str = "text/javascript") -> str:
    return f'<script type="{kind}">{code}</script>'


def read(data: bytes) -> PageReading:
    return read_page(Capture(source="page.html", data=data))


def paragraphs(reading: PageReading) -> tuple[str, ...]:
    article = reading.article
    return tuple(article.words(one.span) for one in article.blocks if one.kind == "paragraph")


def blocks(text: str) -> dict[str, object]:
    """A paragraph as a broadcaster's pages nest it, its words told twice."""
    runs = [{"type": "fragment", "model": {"text": text}}]
    inner = [{"type": "paragraph", "model": {"text": text, "blocks": runs}}]
    return {"type": "text", "model": {"blocks": inner}}


def runs(text: str) -> dict[str, object]:
    """A paragraph made of runs of text, as editors keep it."""
    first, rest = text[:30], text[30:]
    link = {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": rest}]}
    return {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": first}, link]}


MARKUP = "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in TEXT)
STORY = {
    "headline": TITLE,
    "body": [{"type": "paragraph", "text": one} for one in TEXT],
    "related": [{"headline": "Two boats lost off Mallow Head", "body": list(OTHER)}],
}
NEXT = {"props": {"pageProps": {"story": STORY, "legal": {"text": OTHER[1] * 9}}}, "page": "/s"}
NESTED = {"data": {"metadata": {"title": TITLE}, "content": [blocks(one) for one in TEXT]}}
PIECES = [{"type": "text", "content": one.replace("&", "&amp;")} for one in TEXT]
PIECES.insert(1, {"type": "image", "caption": "The light at Sker Point, as it was seen on Monday."})
ANS = {"headlines": {"basic": TITLE}, "content_elements": PIECES}
REFERRED = {"Post:1": {"title": TITLE}} | {
    f"Paragraph:1_{n}": {"__typename": "Paragraph", "type": "P", "text": one}
    for n, one in enumerate(TEXT)
}


@pytest.mark.parametrize(
    "held",
    [
        ld(articleBody="\n\n".join(TEXT)),
        ld(articleBody=MARKUP.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
        script(json.dumps(NEXT), "application/json"),
        script(f"<!--{json.dumps(NEXT)}-->", "application/json"),
        script(f"window.__STATE__ = {json.dumps({'title': TITLE, 'html': MARKUP})};"),
        script(f'window.a={{"b":undefined,{json.dumps(NESTED)[1:]};window.run(a)'),
        script(f"window.__DATA__={json.dumps(json.dumps(NESTED))};"),
        script(f"Site.dir='/x';Site.content={json.dumps(ANS)};Site.at=1"),
        script(f"window.__STATE__={json.dumps(REFERRED)}"),
        script(json.dumps({"title": TITLE, "rich": {"content": [*map(runs, TEXT)]}}), "text/json"),
        script(f"window.a=JSON.parse({json.dumps(json.dumps({'title': TITLE, 'all': TEXT}))});"),
    ],
    ids="ld ld-escaped next next-comment html nested string pieces referred runs parsed".split(),
)
def test_a_text_that_stands_in_a_script_alone_is_read_from_it(held):
    reading = read(page(held))
    assert reading.problem is None
    assert paragraphs(reading) == TEXT
    assert reading.article.headline == TITLE
    paths = {one.xpath for one in reading.article.blocks}
    assert paths == {"/html/head/script"}


def streamed(*pieces: str) -> str:
    """Pieces of a stream as a program pushes them, each in a script of its own."""
    return "".join(script(f"self.__next_f.push({json.dumps([1, one])})") for one in pieces)


ELEMENTS = [["$", "p", str(n), {"className": "x", "children": [one]}] for n, one in enumerate(TEXT)]
PROPS = {"article": {"title": TITLE, "body": "$5"}, "nav": {"title": "Harbour", "text": OTHER[0]}}
SIZE = len(MARKUP.encode())


@pytest.mark.parametrize(
    "pieces",
    [
        (
            '2:I[123,["a","x.js"],"default"]\n',
            f"5:T{SIZE:x},{MARKUP[:200]}",
            f'{MARKUP[200:]}6:["$","$L2",null,{json.dumps(PROPS)}]\n',
        ),
        (
            '1:["$","div",null,{"children":"$L3"}]\n',
            "3:" + json.dumps(["$", "article", None, {"children": [["$", "h1", None, {"children": TITLE}], *ELEMENTS]}]),
        ),
        ("4:" + json.dumps(["$", "$L9", None, {"post": STORY}]) + "\n5:E{",),
    ],
    ids=["text", "elements", "props"],
)  # fmt: skip
def test_a_text_that_is_streamed_to_the_page_in_pieces_is_read(pieces):
    reading = read(page(streamed(*pieces)))
    assert reading.problem is None and reading.article.headline == TITLE
    assert paragraphs(reading) == TEXT
    assert all("/script" in one.xpath for one in reading.article.blocks)


def test_what_a_page_shows_of_its_text_stays_where_it_stands_and_the_rest_goes_on_behind():
    offer = (
        "<div class='prompt'><h3>Keep reading for less</h3><p>Subscribe today to read on.</p></div>"
    )
    seen = f"<article><h1>{TITLE}</h1><p>By Ines Marrow</p><p>{TEXT[0]}</p>{offer}</article>"
    reading = read(page(ld(isAccessibleForFree=False, articleBody="\n".join(TEXT)), seen))
    assert reading.problem is None
    assert paragraphs(reading) == TEXT
    assert reading.article.bylines == ("Ines Marrow",)
    article = reading.article
    path = {article.words(one.span): one.xpath for one in article.blocks}
    assert path[TEXT[0]] == "/html/body/div/article/p[2]"
    assert path[TEXT[1]] == "/html/head/script"


@pytest.mark.parametrize(
    "held",
    [
        ld(isAccessibleForFree=False, articleBody=f"{TEXT[0]} {TEXT[1][:50]}..."),
        ld(articleBody="\n".join(TEXT), wordCount=900),
    ],
)
def test_the_opening_of_a_text_in_a_script_is_a_stub(held):
    reading = read(page(held))
    assert reading.problem.code == "paywall_stub"
    assert reading.article.text.startswith(TEXT[0])


@pytest.mark.parametrize(
    "held",
    [
        # no title of the page's beside it
        script(json.dumps({"notes": [*TEXT]}), "application/json"),
        script(
            json.dumps({"title": TITLE, "more": [{"title": "Boats", "text": TEXT * 2}]}), "json"
        ),
        # no JSON
        script(f"window.a = {{title: '{TITLE}', body: '{MARKUP}'}}"),
        ld(headline="Two boats lost off Mallow Head", articleBody="\n".join(TEXT)),
    ],
    ids=["untitled", "another", "program", "another-ld"],
)
def test_other_texts_in_scripts_are_left(held):
    brief = "".join(f"<p>{one}</p>" for one in OTHER)
    reading = read(page(held, f"<article><h1>{TITLE}</h1>{brief}</article>"))
    assert paragraphs(reading) == OTHER


def test_an_error_page_and_a_section_have_no_article_in_their_scripts():
    state = {"title": "Page not found", "story": {"title": TITLE, "html": MARKUP}}
    held = script(json.dumps(state), "application/json")
    lost = f"<title>Page not found</title><h1>Page not found</h1>{held}".encode()
    assert read(lost).problem.code == "error_page"
    stories = [{"title": one, "text": "\n".join(TEXT)} for one in ("Boats lost", "Light sold")]
    held = script(json.dumps({"title": "News of the whole coast", "items": stories}), "json")
    front = f"<title>News of the whole coast</title><h1>News of the whole coast</h1>{held}".encode()
    assert read(front).problem.code == "no_text"


def test_a_consent_box_is_no_headline_of_what_a_script_holds():
    box = "<h2>We value your privacy</h2><p>We and our partners keep cookies on your device, by consent.</p>"
    reading = read(page(ld(articleBody="\n".join(TEXT)), box))
    assert reading.article.headline == TITLE
    assert paragraphs(reading) == TEXT


def test_a_page_that_shows_its_text_is_not_read_from_its_scripts():
    seen = "".join(f"<p>{one}</p>" for one in TEXT[:3])
    held = ld(articleBody=" ".join(TEXT)) + script(json.dumps(NEXT), "application/json")
    assert paragraphs(read(page(held, f"<h1>{TITLE}</h1>{seen}"))) == TEXT[:3]


@pytest.mark.parametrize(
    "code",
    [
        "a=" + "[" * 200_000,
        "a=" + '{"a":' * 50_000,
        "a={" * 200_000,
        "a=" + json.dumps([TITLE] * 300_000),
        "a=" + json.dumps({"title": TITLE, "b": ["x y " * 20] * 20_000}),
        "a = " + " " * 200_000 + "b",
        'a="' + "\\" * 200_001,
        'self.__next_f.push([1,"' + "1:Tff," * 200_000 + '"])',
        'self.__next_f.push([1,"' + "1:[[[[" * 200_000 + '"])',
        "self.__next_f.push([1," * 100_000,
    ],
)
def test_hostile_scripts_are_left_in_time(code):
    began = time.monotonic()
    read(page(script(code)))
    assert time.monotonic() - began < 8


@pytest.mark.usefixtures("quick_reader")
def test_the_page_as_captured_shows_what_its_script_holds():
    data = page(ld(articleBody="\n".join(TEXT)), "<p>Loading the page, please wait.</p>")
    record = onrecord.read(data)
    found = shown(Kept(data, None), record)
    assert found.found == found.blocks == len(TEXT)
    text = found.html.decode()
    assert "<script" not in text and "articleBody" not in text
    assert text.index("Loading") < text.index("keeps in a script") < text.index("second lamp")
