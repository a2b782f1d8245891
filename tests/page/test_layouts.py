"""Pages as outlets build them: text kept back, rows of teasers, dialogs, pictures, names marked."""

import json
import textwrap

import pytest

from onrecord.page import Capture, read_page
from onrecord.page.bylines import is_organisation, is_person, names_of
from onrecord.page.datelines import dateline_of
from onrecord.page.headlines import choose_headline

FIRST = (
    "The harbour commission voted on Tuesday to close the east pier until the autumn, after divers "
    "found that two of its pillars had been hollowed out."
)
SECOND = (
    "“Nobody will walk on it before we know what holds it up,” said Mara Lindqvist, who has run the "
    "commission since the storm of four years ago."
)
THIRD = (
    "Fishing boats are to land their catch at the west quay, where the commission will put up a "
    "second crane and lift the fees for as long as the work goes on."
)
TEASER = (
    "A town council that few had heard of has become the first in the valley to ban {} by night."
)


def page(body: str, head: str = "") -> bytes:
    return (
        '<!doctype html><html lang="en"><head><title>East pier closed | Quay Post</title>'
        f"{head}</head><body>{body}</body></html>"
    ).encode()


def article(body: str, head: str = ""):
    return read_page(Capture(source="page.html", data=page(body, head))).article


def lines(found, kind: str) -> list[str]:
    return [found.words(block.span) for block in found.blocks if block.kind == kind]


@pytest.mark.parametrize(
    "around",
    [
        "<div class='paywall' hidden>{}</div>",
        "<div style='display: none'>{}</div>",
        "<div class='rest d-none'>{}</div>",
    ],
)
def test_hidden_prose_that_is_the_article_is_read(around):
    body = f"<main><h1>East pier closed</h1><p>{FIRST}</p>" + around.format(
        f"<p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert lines(article(body + "</main>"), "paragraph") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "name", ["hidden", "is-hidden", "d-none", "box hidden"], ids=lambda name: name.replace(" ", "-")
)
def test_other_hidden_text_is_not(name):
    offer = "Read the whole story and every other, on paper and on every screen, for a little more."
    found = article(
        f"<main><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<div class='{name}'><p>{offer}</p></div><p>{THIRD}</p></main>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_a_row_of_teasers_is_no_part_of_the_article_and_does_not_outweigh_it():
    rows = "".join(
        f"<div class='box n{number}'><h2><a href='/{number}'>Valley town bans {what} by night</a></h2>"
        f"<span>3 hours ago</span><p>{TEASER.format(what) * 3}</p></div>"
        for number, what in enumerate(("lamps", "bells", "drones", "goats", "drums"))
    )
    found = article(
        f"<div id='all'><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{rows}</div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]
    assert "Valley town bans goats by night" not in found.text


def test_a_page_of_nothing_but_teasers_is_a_section_front():
    rows = "".join(
        f"<h2><a href='/{number}'>Valley town bans {number} lamps</a></h2>"
        f"<p>{TEASER.format('lamps')}</p>"
        for number in range(12)
    )
    boxes = rows.replace("<h2>", "<div class='box'><h2>").replace("</p>", "</p></div>")
    site = '<meta property="og:type" content="website">'
    day = '<meta property="article:published_time" content="2021-05-04">'

    def problem(body: str, head: str):
        data = page(f"<main><h1>The valley</h1>{body}</main>", head)
        return read_page(Capture(source="page.html", data=data)).problem

    assert problem(rows, site).code == problem(boxes, site).code == "section_front"
    assert problem(rows, site + day) is None
    assert problem(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>" * 3 + rows, site) is None


def test_sections_under_linked_headings_are_the_article():
    found = article(
        "<main><h1>East pier closed</h1>"
        + "".join(
            f"<section class='part'><h2><a href='#{n}'>Part {n} of what is known</a></h2><p>{FIRST}</p><p>{text}</p></section>"
            for n, text in enumerate((SECOND, THIRD, SECOND))
        )
        + "</main>"
    )
    assert SECOND in found.text
    assert THIRD in found.text


def test_a_long_consent_dialog_beside_a_short_article_stays_out():
    consent = "We and our partners keep data on your device to choose what you see here. " * 12
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
        f"<div class='cookie-consent'><h2>Your choices</h2><p>{consent}</p><p>{consent}</p></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


def test_lines_of_a_figure_and_lines_with_a_credit_are_captions():
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p>"
        "<figure><img src='a.jpg'><div>Q. Ray/Quay Archive</div></figure>"
        "<div><div>Divers look at a pillar of the pier on Monday (Image: Quay Archive)</div></div>"
        f"<p>{SECOND}</p><figure><blockquote><p>{THIRD}</p></blockquote></figure></article>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]
    assert lines(found, "quote") == [THIRD]


def test_a_list_without_links_is_the_articles_whatever_it_is_called():
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><ul class='story-list'>"
        "<li>The east pier is shut until the autumn</li><li>The west quay gets a second crane</li></ul>"
        f"<p>{SECOND}</p></article>"
    )
    assert lines(found, "list_item") == [
        "The east pier is shut until the autumn",
        "The west quay gets a second crane",
    ]


def test_an_anchor_of_a_heading_is_no_name():
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><h2 id='toc_1'>What the divers saw</h2>"
        f"<p>{SECOND}</p></article>"
    )
    assert lines(found, "subhead") == ["What the divers saw"]


def test_a_line_that_only_says_when_stands_above_the_text_and_is_left_out():
    found = article(
        "<article><h1>East pier closed</h1><p class='dek'>Divers who went down for the commission "
        "found that two of its pillars are hollow</p><div>Last update: 4 May 2021, 9.30am</div>"
        f"<p>{FIRST}</p><p>{SECOND}</p></article>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]
    assert found.published == "2021-05-04"


def test_a_standfirst_of_several_lines_is_one_field():
    found = article(
        "<article><h1>East pier closed</h1><ul class='summary'><li>Two pillars of the pier are hollow</li>"
        f"<li>The boats go to the west quay</li></ul><p>{FIRST}</p><p>{SECOND}</p></article>"
    )
    assert found.standfirst == "Two pillars of the pier are hollow\nThe boats go to the west quay"
    assert found.standfirst in found.text


def test_the_shown_standfirst_goes_before_the_described_one():
    found = article(
        "<article><h1>East pier closed</h1><p class='dek'>Divers found two pillars hollow below the "
        f"water</p><p>{FIRST}</p><p>{SECOND}</p></article>",
        head='<meta name="description" content="All about the pier.">',
    )
    assert found.standfirst == "Divers found two pillars hollow below the water"


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("<p>4 May 2021</p>", "", "2021-05-04"),
        ("<p>By Ida Noor, 4 May 2021</p>", "", "2021-05-04"),
        ("<aside><p>4 May 2021</p></aside>", "", "2021-05-04"),
        ("", "<p>Built on 4 May 1998, the pier is the older of the two.</p>", None),
        ("<aside><span>4 May 2015</span> <a href='/x'>West pier opened</a></aside>", "", None),
        ("<aside><p>4 May 2015</p><p><a href='/x'>West pier opened</a></p></aside>", "", None),
    ],
)
def test_a_date_of_the_story_or_of_another_is_not_the_pages(above, below, day):
    found = article(
        f"<article><h1>East pier closed</h1>{above}{below}<p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found.published == day


LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "author": "{}"}}</script>'
SITE = '<meta property="og:site_name" content="Quay Post">'


@pytest.mark.parametrize(
    ("markup", "head", "names"),
    [
        ("<p>By <a href='/author/ida-noor'>Ida Noor</a></p>", "", ("Ida Noor",)),
        ("<div class='byline'><span class='author-name'>Ida Noor</span></div>", "", ("Ida Noor",)),
        ("<a rel='author' href='/x'>Ida Noor</a> | 4 May 2021", "", ("Ida Noor",)),
        ("<p>By Ida Noor</p>", SITE + LD.format("Quay Post"), ("Ida Noor",)),
        ("<p>By Ida Noor and Bo Lund</p>", LD.format("Ida Noor"), ("Ida Noor", "Bo Lund")),
        ("<p>By Ida Noor, Institute of Tides and Quays</p>", LD.format("Ida Noor"), ("Ida Noor",)),
        ("<p>By The Coast Agency</p>", SITE + LD.format("Quay Post"), ("The Coast Agency",)),
        ("<p>Text size</p>", SITE, ()),
    ],
)
def test_who_signed(markup, head, names):
    found = article(
        f"<article><h1>East pier closed</h1>{markup}<p>{FIRST}</p><p>{SECOND}</p>", head
    )
    assert found.bylines == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Nelson C.J.", ("Nelson C.J.",)),
        ("Sam Ruiz Jr.", ("Sam Ruiz Jr.",)),
        ("Ada Bell MS, RDN, LD", ("Ada Bell",)),
        ("Ada Bell | The Quay Journal", ("Ada Bell",)),
        ("Ada Bell, in Riverton", ("Ada Bell",)),
        ("Quay.at", ("Quay.at",)),
        ("Bell, Ada", ("Ada Bell",)),
        ("Bell, Ada; Noor, Ida M.", ("Ada Bell", "Ida M. Noor")),
        ("Ada Bell, Ida Noor; Bo Lund", ("Ada Bell", "Ida Noor", "Bo Lund")),
        ("Quill, Reuters", ("Quill",)),
        ("Words by Ada Bell Photographs by Ida Noor", ("Ada Bell",)),
        ("By Ada Bell and Bo Lund, photos by Ida Noor", ("Ada Bell", "Bo Lund")),
        ("Photos by Ida Noor", ("Ida Noor",)),
    ],
)
def test_names_without_what_goes_with_them(value, names):
    assert names_of([value]) == names


def test_people_and_organisations():
    assert is_person("Juan de la Vega")
    assert not is_person("Staff Reporter")
    assert is_organisation("QPN", None)
    assert not is_organisation("Ida Noor", "Quay Post")


def test_a_headline_carries_no_name_of_the_outlet():
    assert choose_headline(
        None, None, "East pier closed - Quay Post", None, outlet="Quay Post"
    ) == ("East pier closed")
    assert choose_headline("East pier closed", "Quay Post", None, None, outlet="Quay Post") == (
        "East pier closed"
    )


def test_the_footer_of_a_quotation_is_no_furniture():
    body = (
        f"<main><article><h1>East pier closed</h1><p>{FIRST}</p>"
        "<blockquote><p>We shall miss it.</p><footer>— Ann Lind, teacher</footer></blockquote>"
        f"<p>{THIRD}</p></article></main><footer><p>Quay Post, Harbour Street</p></footer>"
    )
    assert lines(article(body), "quote") == ["We shall miss it.", "— Ann Lind, teacher"]


def test_parts_of_a_line_without_a_space_between_are_words_of_their_own():
    found = article(
        f"<h1>East pier closed</h1><div><span>By Ann Reed</span><span>Harbour Reporter</span>"
        f"<time>4 May 2021</time></div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert lines(found, "byline") == ["By Ann Reed Harbour Reporter 4 May 2021"]
    assert found.bylines == ("Ann Reed",)
    # letters of one word that look unlike the others stay together
    found = article(
        f"<h1>East pier closed</h1><p>{FIRST} The e<b>Boat</b> and <i>i</i>Tug.</p><p>{SECOND}</p>"
    )
    assert lines(found, "paragraph")[0].endswith("The eBoat and iTug.")


def test_a_picture_within_a_sentence_leaves_no_space_before_its_commas():
    found = article(
        f"<h1>East pier closed</h1><p>Shares of <span><a>Quay</a><button><svg></svg></button></span>, the "
        f"builder, fell.</p><p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert lines(found, "paragraph")[0] == "Shares of Quay, the builder, fell."


def test_a_box_that_is_all_of_a_heading_is_the_heading():
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><h3><div>What comes next</div></h3><p>{SECOND}</p>"
        f"<p>{THIRD}</p></article>"
    )
    assert lines(found, "subhead") == ["What comes next"]


def test_a_bold_title_and_a_byline_end_at_a_line_break():
    found = article(
        f"<h1>East pier closed</h1><p>By Ann Reed<br>Quay Post Staff Writer</p><p>{FIRST}</p>"
        f"<p><b>What comes next</b><br>{SECOND}</p><p>{THIRD}</p>"
    )
    assert lines(found, "byline") == ["By Ann Reed"]
    assert found.bylines == ("Ann Reed",)
    assert lines(found, "subhead") == ["What comes next"]
    assert SECOND in lines(found, "paragraph")


def test_a_long_dialog_in_the_main_part_is_not_the_article():
    dialog = "".join(
        f"<p>We keep small files on your device so that part {number} of our site can tell who you are and "
        f"what you have looked at, and sell it to those who advertise here.</p>"
        for number in range(12)
    )
    found = article(
        f"<main><article><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
        f"<div class='privacy-modal'>{dialog}</div></main>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "title",
    [
        "24 thoughts on “East pier closed”",
        "12 Comments",
        "1 response",
        "One reply so far",
        "No comments:",
    ],
)
def test_what_stands_below_a_title_of_comments_is_none_of_the_article(title):
    comments = "".join(
        f"<div><p>I have lived on the quay for {number} years, and nobody in the town hall has cared about "
        f"that pier in all that time, whatever they now say.</p></div>"
        for number in range(20, 40)
    )
    found = article(
        f"<div><h1>East pier closed</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>"
        f"<div><h3>{title}</h3>{comments}</div></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]
    assert {one.reason for one in found.furniture} == {"comments"}


def test_a_section_about_one_response_is_the_articles():
    found = article(
        f"<div><h1>East pier closed</h1><div><p>{FIRST}</p><p>{SECOND}</p><h2>One response to the crisis</h2>"
        f"<p>{THIRD}</p></div></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_headings_and_lists_that_subscribers_see_are_the_articles():
    found = article(
        f"<div class='article-body'><h1>East pier closed</h1><p class='paywall'>{FIRST}</p>"
        f"<h2 class='paywall'>What comes next</h2><ul class='paywall'><li>A second crane</li>"
        f"<li>Higher fees</li></ul><p class='paywall'>{SECOND}</p></div>"
    )
    assert lines(found, "subhead") == ["What comes next"]
    assert lines(found, "list_item") == ["A second crane", "Higher fees"]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("LONDON (Reuters) - Shares fell.", "LONDON"),
        ("GENEVA, May 3 (AFP) — Talks began.", "GENEVA"),
        ("Paris (AFP) – Talks began.", "Paris"),
        ("ST. LOUIS, Mo. -- The river rose.", "ST. LOUIS, Mo."),
        ("The council — all nine of it — voted.", None),
        ("BREAKING — A fire broke out.", None),
        ("He said — twice — that it was over.", None),
        ("NEW YORK, Jan. 5, 2024 (QUAY NEWSWIRE) -- Arden Labs opened a plant.", "NEW YORK"),
        ("LONDON--(QUAY WIRE)--Arden Labs opened a plant.", "LONDON"),
        (
            "SELBY, England, April 18, 2023 /QuayWire/ -- Arden Labs opened a plant.",
            "SELBY, England",
        ),
        ("Selby, England – April 18, 2023 – Arden Labs opened a plant.", "Selby, England"),
        ("Washington, D.C. (May 3, 2021) – Arden Labs opened a plant.", "Washington, D.C."),
        ("KUALA LUMPUR, 3 May — It rained.", "KUALA LUMPUR"),
        ("COEUR D’ALENE, Idaho — It rained.", "COEUR D’ALENE, Idaho"),
        ("NEW: It rained.", None),
        ("NEW DELHI: It rained.", None),
        ("Ann Reed, May 3, 2021 – It rained.", None),
        ("AUBURN, Wash. —", "AUBURN, Wash."),
        ("CNN —", None),
    ],
)
def test_datelines(opening, place):
    found = dateline_of(opening)
    assert (found.place if found else None) == place


@pytest.mark.parametrize(
    ("opening", "second", "place"),
    [
        (f"NEW DELHI: {FIRST}", SECOND, "NEW DELHI"),
        (f"ANN REED: {FIRST}", "BO LUND: No.", None),
        (f"GRAPHIC WARNING: {FIRST}", "BO LUND: No.", None),
        (f"WARNING: {FIRST}", SECOND, None),
    ],
)
def test_a_place_and_a_colon_open_a_story_and_no_transcript(opening, second, place):
    found = article(
        f"<article><h1>East pier closed</h1><p>{opening}</p><p>{second}</p><p>{THIRD}</p>"
    )
    assert (found.dateline.place if found.dateline else None) == place


def test_a_release_is_dated_by_its_dateline():
    found = article(
        f"<h1>Arden Labs opens plant</h1><p><b>SELBY, England, April 18, 2023 /QuayWire/ --</b> {FIRST}</p>"
        f"<p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert (found.published, found.published_basis) == ("2023-04-18", "text")


@pytest.mark.parametrize(
    ("description", "standfirst"),
    [
        (f"LIMA (AP) — {FIRST}", None),
        (FIRST[:80] + "...", None),
        (FIRST[:80] + " […]", None),
        ("The pier stays shut until autumn…", "The pier stays shut until autumn…"),
    ],
)
def test_the_first_words_cut_off_are_no_standfirst(description, standfirst):
    found = article(
        f"<article><h1>East pier closed</h1><p>LIMA (AP) — {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f'<meta name="description" content="{description}">',
    )
    assert found.standfirst == standfirst
    assert lines(found, "paragraph")[0] == f"LIMA (AP) — {FIRST}"


def test_a_standfirst_that_a_box_repeats_is_read_once():
    lead = "Two pillars of the pier had been hollowed out, divers found"
    found = article(
        f"<article><h1>East pier closed</h1><p class='standfirst'>{lead}</p><p>{FIRST}</p><p>{SECOND}</p>"
        f"<div><h2>{lead}</h2><p>{THIRD}</p></div></article>"
    )
    assert [found.words(one.span) for one in found.blocks].count(lead) == 1


def test_a_post_keeps_who_signs_it_and_stays_where_its_box_is_called_social():
    post = "<blockquote><p>The pier is shut, and it stays shut.</p>— Quay Board (@quayboard) May 4, 2021</blockquote>"
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><div class='social-embed'>{post}</div><p>{SECOND}</p>"
        f"<p>{THIRD}</p><div class='social'><p>Share</p></div></article>"
    )
    assert lines(found, "quote") == [
        "The pier is shut, and it stays shut.",
        "— Quay Board (@quayboard) May 4, 2021",
    ]


def test_a_sentence_that_is_a_link_but_for_its_full_stop_is_the_articles():
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><p><a href='/x'>The board will vote again on Friday</a>.</p>"
        f"<p>{SECOND}</p><p><a href='/y'>Why the west quay is too small</a></p><p>{THIRD}</p>"
        "<p>It also <a href='/z'>paid for the last survey of the pier.</a></p>"
        "<p>To see: <a href='/q'>All that went wrong at the pier, by those who built it.</a></p></article>"
    )
    assert lines(found, "paragraph") == [
        FIRST,
        "The board will vote again on Friday.",
        SECOND,
        THIRD,
        "It also paid for the last survey of the pier.",
    ]


def test_a_list_of_links_goes_with_those_of_its_lines_that_are_links_for_a_part():
    linked = "".join(f"<li><a href='/{n}'>The pier in {n} pictures</a></li>" for n in range(3))
    found = article(
        f"<article><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        f"<ul>{linked}<li>The untold story of <a href='/p'>who let the pier rot</a></li></ul></article>"
    )
    assert not lines(found, "list_item")


SHORT = "Pier stays shut"
LONG = "East pier closed until autumn after divers find hollow pillars"


@pytest.mark.parametrize(
    ("language", "headline"), [("en", LONG), ("en-GB", LONG), ("de", SHORT), (None, SHORT)]
)
def test_in_english_the_shown_heading_wins_where_two_more_agree(language, headline):
    assert (
        choose_headline(
            LONG, LONG, SHORT, f"{LONG} | Quay Post", outlet="Quay Post", language=language
        )
        == headline
    )


def test_a_title_that_begins_with_the_site_gives_the_headline_and_the_outlet():
    story = "Divers find hollow pillars"
    found = read_page(
        Capture(
            source="page.html",
            data=f"<title>QUAY POST ONLINE - {story}</title><table><tr><td><font size=5><b>{story}</b></font><br>"
            f"<font>The pier stays shut</font><br><br><b>By CAL REUBEN<br>Quay Post Staff Writer</b><br><br>{FIRST}"
            f"<br><br>{SECOND}<br><br>{THIRD}</td></tr></table>".encode(),
        )
    ).article
    assert (found.headline, found.outlet) == (story, "QUAY POST ONLINE")
    assert lines(found, "headline") == [story]
    assert found.bylines == ("CAL REUBEN",)
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("site", "publisher", "title", "host", "outlet"),
    [
        ("valetimes", "Vale Times", "", "valetimes.example", "Vale Times"),
        ("valetimes.com", "The Vale Times", "", "valetimes.com", "The Vale Times"),
        ("the Vale Times", None, " | The Vale Times", "valetimes.example", "The Vale Times"),
        ("VALE TIMES", "Vale Times", "", "valetimes.example", "VALE TIMES"),
        ("Vale.com", "Vale", "", "vale.com", "Vale.com"),
        ("Hill Courier", "The Vale Times", "", "www.valetimes.example", "The Vale Times"),
        ("Hill Courier", "Coast Media", "", "www.valetimes.example", "Hill Courier"),
        ("Vale Times", "VT", "", "vt.example", "Vale Times"),
        ("Premium", None, " | Vale Times", "valetimes.example", "Vale Times"),
        ("Vale Times | Riverton, Ohio", None, "", "valetimes.example", "Vale Times"),
        (None, "Vale Publishing Group Ltd", " | Vale Times", "valetimes.example", "Vale Times"),
        (None, None, " - Vale Times", "", "Vale Times"),
        (None, None, "", "www.valetimes.example", "valetimes.example"),
    ],
)
def test_outlets(site, publisher, title, host, outlet):
    head = f'<meta property="og:site_name" content="{site}">' if site else ""
    if publisher:
        head += (
            '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": '
            f'"{publisher}"}}}}</script>'
        )
    data = f"<html lang=en><title>{LONG}{title}</title>{head}<h1>{LONG}</h1><p>{FIRST}<p>{SECOND}".encode()
    url = f"https://{host}/story/1" if host else None
    assert read_page(Capture(source="page.html", data=data, url=url)).article.outlet == outlet


def test_an_author_whose_name_holds_the_outlets_letters_is_a_person():
    assert not is_organisation("Tim Emery", "Time")
    assert not is_organisation("Elizabeth Roe", "BET")
    assert is_organisation("valetimes.com", "The Vale Times")


def test_the_life_of_an_author_whom_only_the_byline_names_is_no_part_of_the_article():
    life = "Ann Reed covers the harbour for the Quay Post. She lives by the old dock."
    found = article(
        f"<article><h1>East pier closed</h1><p>By Ann Reed</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        f"<p>{life}</p></article>",
        '<meta name="author" content="Staff Writer">',
    )
    assert life not in found.text


@pytest.mark.parametrize(
    ("told", "above", "below", "day", "basis"),
    [
        # an evening in America, a morning in Australia
        ("2021-05-04T01:06:00Z", "", "<p>May 3, 2021, 9:06 p.m. ET</p>", "2021-05-03", "text"),
        ("2021-05-04T01:06:00+00:00", "<p>May 3, 2021</p>", "", "2021-05-03", "text"),
        ("2021-05-04T19:30:00Z", "", "<p>5 May 2021 — 5.30am</p>", "2021-05-05", "text"),
        (
            "2021-05-04T01:06:00Z",
            "",
            "<time datetime='2021-05-03T21:06:00-0400'>Monday</time>",
            "2021-05-03",
            "metadata",
        ),
        # no day that it was anywhere, the day of the capture, of a change, of another story
        ("2021-05-04T15:00:00Z", "", "<p>May 3, 2021</p>", "2021-05-04", "metadata"),
        ("2021-05-04T01:06:00-04:00", "", "<p>May 3, 2021</p>", "2021-05-04", "metadata"),
        ("2021-05-04T19:30:00Z", "<p>May 5, 2021</p>", "", "2021-05-04", "metadata"),
        ("2021-05-03T19:30:00Z", "", "<p>May 4, 2021</p>", "2021-05-03", "metadata"),
        ("2021-05-04T19:30:00Z", "", "<p>Updated May 5, 2021</p>", "2021-05-04", "metadata"),
        (
            "2021-05-04T01:06:00Z",
            "",
            "<p>Published May 4, 2021</p><p>A pier in Vale, May 3, 2021</p>",
            "2021-05-04",
            "metadata",
        ),
    ],
)
def test_a_time_in_utc_is_of_the_day_that_the_outlet_shows(told, above, below, day, basis):
    head = (
        f'<meta property="article:published_time" content="{told}">'
        '<meta property="article:modified_time" content="2021-05-04T23:00:00Z">'
    )
    found = article(
        f"{above}<article><h1>East pier closed</h1>{below}<p>{FIRST}</p><p>{SECOND}</p>", head
    )
    assert (found.published, found.published_basis) == (day, basis)


def test_a_text_set_by_spaces_and_line_ends_is_read_by_paragraphs():
    wrapped = "\n\n".join(
        "\n".join(textwrap.wrap(text, 60)) for text in (f"QUAY, May 4 - {FIRST}", SECOND, THIRD)
    )
    found = article(f"<pre>East pier closed\n4-May-2021\n\nBy Ann Reed\n\n{wrapped}\n</pre>")
    assert lines(found, "headline") == ["East pier closed"]
    assert lines(found, "paragraph") == [f"QUAY, May 4 - {FIRST}", SECOND, THIRD]
    assert found.bylines == ("Ann Reed",)
    assert found.published == "2021-05-04"
    assert {block.xpath for block in found.blocks} == {"/html/body/pre"}


def test_a_box_that_is_called_as_that_of_the_headline_is_no_furniture():
    found = article(
        "<div class='page-element page-widget title'><div class='page-widget-inner'>"
        "<h1>East pier closed</h1></div></div>"
        "<div class='page-element page-widget page-widget-post-content'><div class='page-widget-inner'>"
        f"<p>{FIRST}</p><p>{SECOND}</p></div></div>"
        "<div class='page-widget sidebar'><div class='page-widget-inner'><p>Boats of every size, sold "
        "and bought by the oldest dealer on the coast.</p></div></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


def story_box(title: str, author: str, *paragraphs: str, tag: str = "div") -> str:
    held = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<{tag} class='story'><h1>{title}</h1><p>By {author}</p>{held}</{tag}>"


@pytest.mark.parametrize("tag", ["div", "article"])
@pytest.mark.parametrize("other", [SECOND, "\n".join([SECOND] * 12)], ids=["short", "long"])
def test_of_several_stories_on_a_page_the_one_of_its_title_is_read(tag, other):
    found = article(
        "<div id='all'>"
        + story_box("Ferry late again", "Bo Lund", THIRD, tag=tag)
        + story_box("East pier closed", "Ann Reed", FIRST, SECOND, tag=tag)
        + story_box("Lamps by night", "Ida Noor", *other.split("\n"), tag=tag)
        + "</div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]
    assert found.bylines == ("Ann Reed",)


def test_sections_with_top_headings_are_one_story():
    found = article(
        f"<main><section><h1>East pier closed</h1><p>By Ann Reed</p><p>{FIRST}</p></section>"
        f"<section><h1>What is to come</h1><p>{SECOND}</p><p>{THIRD}</p></section></main>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_a_paragraph_above_a_list_that_holds_the_rest_is_the_articles():
    items = "".join(
        f"<li><h3>{number}. What is known</h3><p>{text}</p></li>"
        for number, text in enumerate((SECOND, THIRD, SECOND, THIRD), 1)
    )
    found = article(f"<div><h1>East pier closed</h1><p>{FIRST}</p><ol>{items}</ol></div>")
    assert FIRST in lines(found, "paragraph")
    assert found.standfirst is None


@pytest.mark.parametrize(
    "title", ["Comments (7)", "Reader comments", "Comments:", "7 user comments"]
)
def test_comments_may_be_counted_behind_their_title(title):
    comment = (
        "I have lived on the quay for thirty years, and nobody in town has cared for that pier."
    )
    found = article(
        f"<div><h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p></div>"
        f"<div><h3>{title}</h3>{f'<div><p>{comment}</p></div>' * 9}</div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


def test_a_line_that_offers_another_story_ends_at_its_line_break():
    found = article(
        f"<div><h1>East pier closed</h1>{FIRST}<br><b>Also read:</b> <a href='/1'>Ferry late again</a><br>"
        f"{SECOND}<br>{THIRD}</div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_short_pieces_that_subscribers_see_are_the_articles():
    short = ["The pier is shut.", "No boat may land there.", "The fees go up in June."]
    texts = [
        f"{one} So the harbour commission said on Tuesday night in the town hall." for one in short
    ]
    pieces = "".join(f"<div class='subscriber-preview'><p>{one}</p></div>" for one in texts)
    offer = "<div class='subscribe-box'><p>For a little more you read it all, on paper and on screens.</p></div>"
    found = article(
        f"<article><h1>East pier closed</h1><div itemprop='articleBody'>{pieces}<p>{FIRST}</p>{offer}"
        f"<p>{SECOND}</p><p>{THIRD}</p></div></article>"
    )
    assert lines(found, "paragraph") == [*texts, FIRST, SECOND, THIRD]


def test_who_posted_stands_below_the_post():
    comment = "<div class='comments'><p>Posted by Bo Lund at 9:00</p></div>"
    body = f"<div><h3>East pier closed</h3><div class='post-body'>{FIRST}<br><br>{SECOND}</div>{{}}</div>"
    signed = "<p>Posted by Ann Reed on May 4, 2021 at 9:00 AM in <a href='/1'>Town</a></p>"
    assert article(body.format(signed + comment)).bylines == ("Ann Reed",)
    assert article(body.format(comment)).bylines == ()


def test_the_account_that_a_program_signs_with_is_no_author():
    found = article(
        f"<h1>East pier closed</h1><p>Submitted by Ann Reed on Tue, 05/04/2021 - 21:10</p><p>{FIRST}</p><p>{SECOND}</p>",
        '<meta name="author" content="Super User">',
    )
    assert found.bylines == ("Ann Reed",)
    assert found.published == "2021-05-04"


def test_the_outlet_at_the_beginning_of_a_title_goes_before_the_address():
    def outlet(title: str, url: str) -> str | None:
        data = f"<html lang=en><title>{title}</title><h1>East pier closed</h1><p>{FIRST}<p>{SECOND}".encode()
        return read_page(Capture(source="page.html", data=data, url=url)).article.outlet

    url = "http://quaypost.blogs.example/2021/pier.html"
    assert outlet("Quay Post: East pier closed", url) == "Quay Post"
    assert outlet("Live: East pier closed", url) == "quaypost.blogs.example"


def test_captions_are_the_text_of_a_gallery_in_the_main_part():
    slides = "".join(
        f"<li><figure><img src='{number}.jpg'><figcaption>Mara Lindqvist, on the {name} pier, shows what "
        "holds it up.</figcaption></figure></li>"
        for number, name in enumerate(("east", "west", "north", "old"))
    )
    found = article(f"<main><h1>East pier closed</h1><p>{FIRST}</p><ul>{slides}</ul></main>")
    assert len(lines(found, "caption")) == 4


@pytest.mark.parametrize(
    "markup",
    ["<span style='color:#333; display:block'>{}</span>", "<quay-text>{}</quay-text>"],
    ids=["style", "own"],
)
def test_elements_that_are_boxes_of_the_page_part_paragraphs(markup):
    texts = [FIRST, f"{SECOND} It <quay-term>stood</quay-term> there.", THIRD]
    body = "".join(map(markup.format, texts))
    found = article(f"<quay-app><h1>East pier closed</h1><quay-body>{body}</quay-body></quay-app>")
    assert lines(found, "paragraph") == [
        FIRST,
        f"{SECOND} It stood there.",
        THIRD,
    ]


def test_links_that_are_boxes_end_where_they_end():
    found = article(
        f"<h1>East pier closed</h1><div><a href='/1' style='display:block'><b>Town</b></a></div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


def test_sentences_that_parts_of_a_line_hold_are_words_apart():
    found = article(
        f"<h1>East pier closed</h1><div><span>{FIRST}</span><span>{SECOND}</span></div>"
    )
    assert lines(found, "paragraph") == [f"{FIRST} {SECOND}"]


def test_headings_that_are_mostly_sentences_are_paragraphs():
    body = f"<h5>{FIRST}</h5><h5>{SECOND}</h5><h5>He left.</h5><h5>{THIRD}</h5>"
    found = article(
        f"<div><h1>East pier closed</h1>{body}<h4>Fees</h4><h5>{FIRST[:-1]} of 2021.</h5>"
    )
    assert lines(found, "paragraph")[:4] == [FIRST, SECOND, "He left.", THIRD]
    assert lines(found, "subhead") == ["Fees"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ANN REED, Quay Press", ("ANN REED",)),
        ("Ann Reed | Staff Writer", ("Ann Reed",)),
        ("Posted May 4, 2021 | By Ann Reed", ("Ann Reed",)),
        ("May 4th, 2021 by Ann Reed", ("Ann Reed",)),
        ("BY ANN REED AND BO LUND", ("ANN REED", "BO LUND")),
        ("Ann Reed</div><div>Quay Post Staff Writer", ("Ann Reed",)),
        ("Old Quay</div><div>The oldest of them all", ()),
        ("<span>Ann Reed</span><span>May 4, 2021 9:30 am</span>", ("Ann Reed",)),
        ("Filed under: Harbour — Ann Reed @ 9:30 am", ("Ann Reed",)),
        ("<b>Ann Reed in Selby<br>Tuesday May 4, 2021<br>Quay Post</b>", ("Ann Reed",)),
        ("Ann Reed</div><div>May 4, 2021", ("Ann Reed",)),
        ("Mara Lindqvist</div><div>May 4, 2021", ()),
        (
            "<span class='contributor'><span>Ann Reed</span><span>Data reporter</span></span>",
            ("Ann Reed",),
        ),
        ("Photo taken May 4, 2021 by Ann Reed", ()),
        ("May 4, 2021 3:00 AM ET", ()),
        ("Ann Reed, a teacher", ()),
        ("East Quay, Old Town", ()),
    ],
)
def test_bylines_without_a_by_and_behind_a_date(line, names):
    found = article(f"<h1>East pier closed</h1><div>{line}</div><p>{FIRST}</p><p>{SECOND}</p>")
    assert found.bylines == names
    assert line not in lines(found, "paragraph") or not names


def test_a_byline_above_a_story_is_of_the_one_before():
    above = f"<div class='teased'><h3><a href='/1'>Ferry late</a></h3><p>By Bo Lund</p><p>{THIRD}</p></div>"
    assert article(f"{above}<h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p>").bylines == ()


def test_a_date_below_the_headline_goes_before_one_above():
    found = article(
        f"<p>May 9, 2021</p><h1>East pier closed</h1><p>May 4, 2021</p><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found.published == "2021-05-04"


def test_a_heading_like_those_of_sections_is_no_standfirst():
    section = "<h3>What the commission knows by now</h3>"
    body = f"<h1>East pier closed</h1>{section}<p>{FIRST}</p><p>{SECOND}</p>{{}}<p>{THIRD}</p>"
    assert article(body.format("")).standfirst is not None
    assert article(body.format("<h3>What it costs</h3>")).standfirst is None


def test_the_outlet_may_stand_behind_quotation_marks():
    data = f"<html lang=en><title>East pier closed « Quay Post</title><h1>East pier closed</h1><p>{FIRST}<p>{SECOND}"
    reading = read_page(Capture(source="page.html", data=data.encode()))
    assert reading.article.outlet == "Quay Post"


@pytest.mark.parametrize(
    ("line", "author", "names"),
    [
        ("<p><strong>ANN REED/Bo Lund</strong></p>", "Quay Post", ("ANN REED", "Bo Lund")),
        ("<p>Ann Reed and Bo Lund</p>", "", ("Ann Reed", "Bo Lund")),
        ("<p>Ann Reed</p>", "Ida Noor", ("Ida Noor",)),
        ("<p>Mara Lindqvist</p>", "", ()),
        ("<h3>Ann Reed</h3>", "", ()),
        ("<p>Ann Reed left</p>", "", ()),
    ],
)
def test_names_alone_at_the_head_of_a_body_are_who_wrote_it(line, author, names):
    head = '<meta property="og:site_name" content="Quay Post">'
    head += f'<meta name="author" content="{author}">' if author else ""
    found = article(f"<h1>East pier closed</h1>{line}<p>{FIRST}</p><p>{SECOND}</p>", head)
    assert found.bylines == names
    assert len(lines(found, "byline")) == (author != "Ida Noor" and len(names) > 0)


def test_a_quotation_set_large_that_a_paragraph_has_too_is_told_once():
    large = "Nobody will walk on it before we know what holds it up"
    post = "<blockquote class='post'><p>Nobody will walk on it</p>— Quay Post (@quay) May 3, 2021</blockquote>"
    found = article(
        f"<main><h1>East pier closed</h1><p>{FIRST}</p><blockquote><p>{large}.</p><cite>Mara Lindqvist</cite></blockquote>"
        f"<p>{SECOND}</p>{post}<blockquote><p>Nobody has walked there since.</p></blockquote><p>{THIRD}</p></main>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]
    assert lines(found, "quote")[0] == "Nobody will walk on it"
    assert lines(found, "quote")[-1] == "Nobody has walked there since."
    assert {one.text for one in found.furniture if one.reason == "repeated"} == {
        f"{large}.",
        "Mara Lindqvist",
    }


def test_the_caption_of_the_picture_above_the_story_is_kept_and_its_credit_is_not():
    caption = "Divers of the harbour commission below the east pier on Monday"
    figure = "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>".format
    found = article(
        f"<main><h1>East pier closed</h1>{figure(caption)}{figure('Photo by Len Ostrow for the Quay Post')}"
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>"
    )
    assert lines(found, "caption") == [caption]


def test_the_line_between_headline_and_byline_is_the_standfirst_and_a_change_is_dated():
    deck = "Two of its pillars are hollow; boats must land their catch at the west quay"
    found = article(
        f"<div><h1>East pier closed</h1><div>{deck}</div><div>By Ann Reed in Port Selwyn and Bo Lund in Lima</div>"
        f"<div>Published: 3 May 2021</div><div>Updated: 4 May 2021, 10:02</div><div><p>{FIRST}</p><p>{SECOND}</p></div></div>"
    )
    assert (found.standfirst, found.bylines) == (deck, ("Ann Reed", "Bo Lund"))
    assert (found.published, found.modified) == ("2021-05-03", "2021-05-04")


def test_the_top_heading_of_a_blog_is_its_name_where_the_title_goes_on_with_another():
    found = read_page(
        Capture(
            source="page.html",
            data=(
                "<html><head><title>Pine County Watch: East pier is closed for the summer</title></head><body>"
                "<h1>Pine County Watch</h1><p>One man, one notebook, every meeting of the board.</p>"
                f"<h3>East pier is closed for the summer</h3><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body></html>"
            ).encode(),
        )
    ).article
    assert found.headline == "East pier is closed for the summer"
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_the_top_heading_at_the_end_of_the_title_is_the_sites_name_too():
    data = (
        "<html><head><title>East pier closed again - Wexcombe Mercury</title></head><body><h1><a href='/'>Wexcombe Mercury</a></h1>"
        f"<h2>East pier closed again</h2><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    )
    found = read_page(Capture(source="page.html", data=data.encode())).article
    assert (found.headline, found.outlet) == ("East pier closed again", "Wexcombe Mercury")
    assert lines(found, "subhead") == []


def test_elements_of_the_pages_own_making_are_named_as_classes_are():
    found = article(
        "<qp-story><h1>East pier closed</h1><qp-deck>Two of its pillars are hollow, divers say</qp-deck>"
        f"<qp-author>Ann Reed</qp-author><qp-text><qp-par>{FIRST}</qp-par><qp-promo><a href='/1'>Bus fares to rise by a tenth</a>"
        f"</qp-promo><qp-par>{SECOND}</qp-par><qp-par>{THIRD}</qp-par></qp-text></qp-story>"
    )
    assert (found.standfirst, found.bylines) == (
        "Two of its pillars are hollow, divers say",
        ("Ann Reed",),
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_the_outlet_of_a_page_without_an_address_stands_above_its_headline():
    data = (
        "<html><head><title>East pier closed</title></head><body><div><a href='/'>Quay Post</a></div><div><a href='/n'>News</a></div>"
        f"<h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"
    )
    assert read_page(Capture(source="page.html", data=data.encode())).article.outlet == "Quay Post"


def test_lines_that_breaks_set_below_a_headline_are_each_what_they_are():
    found = read_page(
        Capture(
            source="page.html",
            data=(
                "<html><head><title>Sound Ledger: East pier is closed for the summer</title></head><body><table><tr><td>"
                "<b>East pier is closed for the summer</b><br><br><b>By CARLA RUIZ</b><br>Ledger Staff Writer<br>"
                f"Posted: Monday, November 7, 2005<br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table></body></html>"
            ).encode(),
        )
    ).article
    assert (found.published, found.outlet) == ("2005-11-07", "Sound Ledger")
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_the_authors_name_in_the_articles_foot_signs_it():
    share = "".join(f"<li><a href='#'>Share {n}</a></li>" for n in range(6))
    foot = "<footer class='entry-meta'>This entry was posted in News on May 3, 2021 by <a rel='author' href='/a'>Ann Reed</a>.</footer>"
    found = article(
        f"<article><h1>East pier closed</h1><div><p>{FIRST}</p><p>{SECOND}</p></div><ul>{share}</ul>{foot}</article>"
        "<article class='comment'><cite class='author'>Bo Lund</cite><p>Well done to all of them, I say.</p></article>"
    )
    assert found.bylines == ("Ann Reed",)


def test_links_below_the_title_of_a_list_are_related():
    link = "<div><a href='/{}'>Bus fares to rise by a tenth in {}</a></div>".format
    found = article(
        f"<main><h1>East pier closed</h1><div><p>{FIRST}</p><p>{SECOND}</p></div></main>"
        f"<div><div>You might also like</div>{link(1, 'June')}{link(2, 'July')}</div>"
    )
    assert [one.text for one in found.related] == [
        "Bus fares to rise by a tenth in June",
        "Bus fares to rise by a tenth in July",
    ]


def test_a_page_of_pictures_is_read_by_its_captions():
    items = "".join(
        f"<li><figure><img src='{n}.jpg'><figcaption>Mara Lindqvist, who runs the commission, shows pillar {n} to the mayor of the town.</figcaption></figure></li>"
        for n in range(3)
    )
    kind = '<meta property="og:type" content="article">'
    data = page(
        f"<article><h1>East pier closed</h1><ul class='gallery'>{items}</ul></article>", kind
    )
    reading = read_page(Capture(source="page.html", data=data))
    assert reading.problem is None
    assert len(lines(reading.article, "caption")) == 3


def test_who_took_the_pictures_and_what_runs_the_site_did_not_write():
    def authors(names, shown):
        people = ",".join(f'{{"@type":"Person","name":"{name}"}}' for name in names)
        node = f'{{"@type":"NewsArticle","headline":"East pier closed","author":[{people}]}}'
        head = f'<script type="application/ld+json">{node}</script>'
        body = f"<h1>East pier closed</h1>{shown}<div><p>{FIRST}</p><p>{SECOND}</p></div>"
        return article(f"<main>{body}</main>", head).bylines

    pictures = "<p>By Ann Reed</p><p>Photography by Bo Lund</p>"
    assert authors(["Ann Reed", "Bo Lund"], pictures) == ("Ann Reed",)
    assert authors(["Presswell 9"], "<p>By University of Tarn</p>") == ("University of Tarn",)
    assert authors(["Ann Reed"], "<p>By University of Tarn</p>") == ("Ann Reed",)
    assert authors(["Associated Press"], "<p>By Associated Press</p>") == ("Associated Press",)


def test_a_place_in_an_element_of_its_own_is_the_dateline():
    found = article(
        f"<h1>East pier closed</h1><div class='story-text'><span class='dateline'>SELBY BAY —</span><p>{FIRST}</p><p>{SECOND}</p></div>"
    )
    assert found.dateline.place == "SELBY BAY"
    assert lines(found, "paragraph") == ["SELBY BAY —", FIRST, SECOND]


def test_a_paragraph_that_is_the_description_stays_where_it_stands():
    found = article(
        f"<h1>East pier closed</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f'<meta name="description" content="{SECOND}">',
    )
    assert found.standfirst == SECOND
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("above", "description", "standfirst"),
    [
        # the words of a picture and the first paragraph
        ("<div>Mara Lindqvist at the pier</div>", f"Mara Lindqvist at the pier {FIRST}", None),
        ("<div>Ann Reed</div>", f"Ann Reed {FIRST[:60]}", None),
        ("", "East pier closed", None),
        ("", "What divers found below the water", "What divers found below the water"),
    ],
)
def test_a_description_that_a_program_cut_out_of_the_page_is_no_standfirst(
    above, description, standfirst
):
    found = article(
        f"<h1>East pier closed</h1>{above}<div><p>{FIRST}</p><p>{SECOND}</p></div>",
        f'<meta name="description" content="{description}">',
    )
    assert found.standfirst == standfirst


def test_parts_that_a_page_builder_calls_components_are_no_consent_box():
    parts = "".join(f"<div class='cmp-text'><p>{one}</p></div>" for one in (FIRST, SECOND))
    found = article(
        f"<h1>East pier closed</h1><div>{parts}<div class='cmp-title'><h2>Who pays</h2></div>"
        f"<div class='x-cmp-sub paywall' role='heading' aria-level='3'>And when</div><p>{THIRD}</p></div>"
        "<div class='cmp-banner'><p>We and our 214 partners ask you to agree to what we keep.</p></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]
    assert lines(found, "subhead") == ["Who pays", "And when"]


def test_what_is_set_as_a_heading_and_is_none_and_the_other_way_round():
    seen = "Mara Lindqvist, second left, shows the divers where the pillars stand in the water on Monday."
    found = article(
        f"<h1>East pier closed</h1><div><p>{FIRST}</p><div><img src='a.jpg'><h1>{seen}</h1></div>"
        f"<p>WHO IS TO PAY</p><p>{SECOND}</p><h3>AP Photographer sees pier fall</h3><p>{THIRD}</p></div>"
    )
    assert lines(found, "caption") == [seen]
    assert lines(found, "subhead") == ["WHO IS TO PAY", "AP Photographer sees pier fall"]


def test_what_a_video_in_the_text_shows_is_no_paragraph():
    shows = (
        "The east pier was built in 1911 and has been mended eleven times. Bo Lund has its story."
    )
    node = {"@type": "NewsArticle", "video": [{"@type": "VideoObject", "description": shows}]}
    found = article(
        f"<h1>East pier closed</h1><div><p>{FIRST}</p><p>{SECOND}</p><div>{shows}</div><p>{THIRD}</p></div>",
        f'<script type="application/ld+json">{json.dumps(node)}</script>',
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_an_author_in_other_letters_than_the_pages_gives_way_to_the_byline():
    head = '<meta name="author" content="新間">'
    found = article(
        f"<h1>East pier closed</h1><p>By Ann Reed</p><p>{FIRST}</p><p>{SECOND}</p>", head
    )
    assert found.bylines == ("Ann Reed",)


def test_a_notice_that_is_marked_as_who_wrote_names_nobody():
    found = article(
        f"<h1>East pier closed</h1><div class='post-meta'>For Immediate Release</div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found.bylines == ()


def test_a_list_of_stories_below_the_text_goes_with_its_title():
    listed = "".join(
        f"<a href='/{n}'>The pier in picture {n}</a><br>May {n}, 2021<br>" for n in (1, 2)
    )
    found = article(
        f"<table><tr><td><b>East pier closed</b><p>{FIRST}<p>{SECOND}<p>{THIRD}<p><b>RELATED STORIES:</b><br>{listed}"
        "<p><b>RELATED SITES:</b><br><a href='/b'>Harbour board</a><br><font>Note: Pages will open in a new browser window</font></table>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]
    assert not lines(found, "subhead")


def test_a_short_sentence_in_a_cell_of_its_own_is_the_articles():
    rows = "".join(
        f"<tr><td>{one}</td></tr>" for one in (FIRST, "He left for good.", SECOND, THIRD)
    )
    found = article(f"<h1>East pier closed</h1><table>{rows}<tr><td>Lund 4</td></tr></table>")
    assert lines(found, "paragraph") == [FIRST, "He left for good.", SECOND, THIRD]


@pytest.mark.parametrize(
    ("seen", "caption"),
    [
        ("Divers below the east pier on Monday morning", True),
        ("Divers below the east pier (Bo Lund/Quay Press)", True),
        ("The commission will meet again on Friday at ten.", False),
    ],
)
def test_a_line_right_below_a_picture_is_what_it_shows(seen, caption):
    found = article(
        f"<h1>East pier closed</h1><div><div><p>{FIRST}</p></div><div><img src='a.jpg'></div><div><p>{seen}</p></div>"
        f"<div><p>{SECOND}</p></div><div><p>{THIRD}</p></div></div>"
    )
    assert (lines(found, "caption") == [seen]) is caption


def test_a_year_is_a_word_apart_from_the_number_behind_it():
    found = article(
        f"<h1>East pier closed</h1><div><span>May 4, 2021</span><span>3 min read</span></div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found.published == "2021-05-04"


def test_a_part_that_is_sent_behind_the_rest_is_shown():
    found = article(
        "<main><h1>East pier closed</h1><template id='B:0'></template></main>"
        f"<div hidden id='S:0'><div><p>{FIRST}</p><p>{SECOND}</p></div></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND]


def test_a_day_at_the_end_of_a_title_is_no_outlet():
    data = f"<html lang=en><title>East pier closed - May 4, 2021</title><h1>East pier closed</h1><p>{FIRST}<p>{SECOND}"
    assert read_page(Capture(source="page.html", data=data.encode())).article.outlet is None


def test_who_took_the_picture_above_the_text_did_not_write_it():
    found = article(
        "<h1>East pier closed</h1><div><img><div class='photo-credit'>By Bo Lund, Quay Post</div>"
        f"<div class='photo-cutline'>Divers below the pier</div></div><div>By Ann Reed, Quay Post</div><p>{FIRST}</p><p>{SECOND}</p>"
    )
    assert found.bylines == ("Ann Reed",)
    assert lines(found, "paragraph") == [FIRST, SECOND]


def test_a_title_goes_on_behind_a_line_and_a_row_of_links_is_no_text():
    data = (
        f"<html lang=en><title>Old pier shut by the board_English_Quay</title><div>Old pier shut by the board</div><div><p>{FIRST}<p>{SECOND}<p>{THIRD}"
        "<hr><a href='/'>Front page</a> | <a href='/n'>Local news</a> | <a href='/o'>Deaths</a><br><i>All contents copyright 2001 Quay Post</i></div>"
    )
    found = read_page(Capture(source="page.html", data=data.encode())).article
    assert found.headline == "Old pier shut by the board"
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "head",
    [
        "<div class='player'><h1>East pier closed</h1><div class='story-subdeck'>{}</div><p>By Ann Reed</p></div>",
        "<div><h1>East pier closed</h1><h4>{}</h4><p>By Ann Reed</p></div>",
    ],
)
def test_a_standfirst_shares_the_part_of_its_headline_whatever_that_is_called(head):
    shown = "Boats are to land at the west quay until somebody knows what holds the pier up."
    described = '<meta name="description" content="What the board of the harbour did on Tuesday.">'
    found = article(f"{head.format(shown)}<div><p>{FIRST}</p><p>{SECOND}</p></div>", described)
    assert found.standfirst == shown and shown in lines(found, "standfirst")


@pytest.mark.parametrize("title", ["Print Article", "New Page 1", "Untitled Document"])
def test_a_title_that_a_program_gave_is_no_headline(title):
    data = (
        f"<html lang=en><title>{title}</title><div class='print-title'>East pier closed by the harbour board</div>"
        f"<div class='print-body'><p>{FIRST}<p>{SECOND}<p>{THIRD}</div>"
    )
    found = read_page(Capture(source="page.html", data=data.encode())).article
    assert found.headline == "East pier closed by the harbour board"
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]
