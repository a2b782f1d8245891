"""Captures of captures, pages that print, and pages of before style sheets."""

import pytest

from onrecord.page import Capture, read_page
from onrecord.page.archives import original, saved_from

FIRST = (
    "The lamp at Sker Point will be lit again in the autumn, the trust that owns the tower said on "
    "Monday, after it had stood dark for eleven years."
)
SECOND = "“It was never dark for lack of will,” said Mara Quill, who keeps the books of the trust."
THIRD = (
    "Visitors may climb the tower on Sundays, if the stairs are found to be as sound as they look."
)
PARAGRAPHS = [FIRST, SECOND, THIRD]
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
OWN = "http://www.skerherald.example/2009/11/lamp.html"
TITLE = "Lamp at Sker Point to be lit again"


def read(page: str, url: str | None = None):
    return read_page(Capture(source="page.html", data=page.encode(), url=url))


def lines(article, kind: str = "paragraph") -> list[str]:
    return [article.words(one.span) for one in article.blocks if one.kind == kind]


@pytest.mark.parametrize(
    ("copy", "own"),
    [
        (f"https://web.archive.org/web/20160512081530/{OWN}", OWN),
        (f"http://web.archive.org/web/20160512081530id_/{OWN}", OWN),
        (f"/web/20160512081530/{OWN}", OWN),
        (f"https://archive.ph/2022.03.04-091142/{OWN}", OWN),
        (f"https://archive.ph/o/Ab3dE/{OWN}", OWN),
        (
            f"http://webcache.googleusercontent.com/search?q=cache:x-1Y:{OWN}+lamp&hl=en",
            OWN,
        ),
        ("https://www.google.com/amp/s/skerherald.example/lamp", "https://skerherald.example/lamp"),
        (
            "https://skerherald-example.cdn.ampproject.org/c/s/skerherald.example/lamp",
            "https://skerherald.example/lamp",
        ),
        ("https://archive.ph/Ab3dE", "https://archive.ph/Ab3dE"),
        (OWN, OWN),
        ("/2009/11/lamp.html", "/2009/11/lamp.html"),
        (None, None),
    ],
)
def test_the_address_of_a_copy_is_that_of_its_page(copy, own):
    assert original(copy) == own


def test_a_page_out_of_an_archive_is_its_original():
    base = "https://web.archive.org/web/20160512081530/http://www.skerherald.example"
    bar = (
        "<div id='wm-ipp-base'><p>8 captures</p><p>18 Jun 2003 - 22 Feb 2007</p>"
        "<p>The Wayback Machine keeps pages of the web for all who come after us, and for free.</p></div>"
    )
    found = read(
        f"<html><head><title>{TITLE}</title></head><body>{bar}<a href='{base}/'>Sker Herald</a>"
        f"<h1>{TITLE}</h1><p>By Ines Marrow</p>{TEXT}<aside class='related'><ul>"
        f"<li><a href='/web/20160512081530/{OWN}'>The tower is sold to a trust</a></li></ul></aside></body></html>",
        f"{base}/lamp.html",
    )
    assert found.page.url == "http://www.skerherald.example/lamp.html"
    assert found.page.captured_at == "2016-05-12T08:15:30Z"
    article = found.article
    assert (article.outlet, article.published) == ("Sker Herald", None)
    assert lines(article) == PARAGRAPHS
    assert [one.url for one in article.related] == [OWN]
    assert not any("captures" in one.text for one in article.furniture)


def test_a_copy_whose_address_tells_nothing_tells_of_its_page_in_its_head():
    found = read(
        f"<html><head><title>{TITLE} | Sker Herald</title>"
        f'<meta property="og:site_name" content="archive.ph">'
        f'<link rel="canonical" href="https://archive.ph/2022.03.04-091142/{OWN}"></head>'
        f"<body><h1>{TITLE}</h1>{TEXT}</body></html>",
        "https://archive.ph/Ab3dE",
    )
    assert (found.page.url, found.article.outlet) == (OWN, "Sker Herald")


@pytest.mark.parametrize(
    "note",
    [
        f"<!-- saved from url=(0048){OWN} -->",
        f"<!--\n Page saved with SingleFile \n url: {OWN} \n saved date: Thu May 12 2022 \n-->",
    ],
)
def test_where_a_browser_saved_a_page_from_is_its_address(note):
    page = f"<!DOCTYPE html>\n<html>{note}<head><title>{TITLE}</title></head><h1>{TITLE}</h1>{TEXT}"
    assert saved_from(page) == OWN
    assert read(page).page.url == OWN
    assert read(page, "https://other.example/a").page.url == "https://other.example/a"


@pytest.mark.parametrize(
    ("title", "top", "url", "outlet"),
    [
        (f"{TITLE} (From Sker Herald)", "", OWN, "Sker Herald"),
        (f"Sker Herald: News: {TITLE} 11/04/09", "", OWN, "Sker Herald"),
        (TITLE, "<img src=m.gif alt='Sker Herald'>", OWN, "Sker Herald"),
        (TITLE, "<a href=/>The Sker Herald</a>", OWN, "The Sker Herald"),
        ("Sker Herald - Print Story", "<p>Sker Herald</p>", OWN, "Sker Herald"),
        (
            TITLE,
            "<a href=/>News</a>",
            "http://news.skerherald.example/a",
            "news.skerherald.example",
        ),
        (TITLE, "<a href=/>SkerHerald.Com</a>", "http://skerherald.com/a", "skerherald.com"),
    ],
)
def test_an_outlet_is_called_by_the_name_that_has_the_letters_of_its_address(
    title, top, url, outlet
):
    page = f"<html><title>{title}</title><body><div>{top}</div><font size=5><b>{TITLE}</b></font>{TEXT}"
    article = read(page, url).article
    assert article.outlet == outlet
    assert article.headline == TITLE
    assert lines(article) == PARAGRAPHS


def test_lines_of_a_table_page_that_breaks_part_stay_apart():
    page = (
        "<html><head><title>Sker Herald Online</title></head><body><table width=600><tr>"
        "<td width=120><a href=/>Home</a><br><a href=/s>Sport</a></td><td>"
        f"<span class=head1>{TITLE}</span><br><span class=sub>Trust has found the money</span><br><br>"
        "<i>Ines Marrow<br>Herald Staff Writer</i><br>November 4, 2009<br><br>"
        f"{'<br><br>'.join(PARAGRAPHS)}"
        "<table align=right><tr><td><img src=l.jpg><br><font size=1>The lamp in the hall of the school, "
        "where it has stood</font></td></tr></table></td>"
        "<td><b>SEE ALSO</b><br><a href=/1>Tower is sold</a><br>The Sker Herald is not responsible for "
        "the content of external sites</td></tr></table></body></html>"
    )
    article = read(page, OWN).article
    assert article.headline == TITLE
    assert article.bylines == ("Ines Marrow",)
    assert article.published == "2009-11-04"
    assert lines(article) == PARAGRAPHS
    assert not lines(article, "quote") and "external sites" not in article.text


def test_a_release_ends_at_its_closing_line():
    notes = "<p>The trust was founded in 1998 and has two hundred members.</p>"
    page = (
        "<html><title>News from the trust</title><body><h3>THE SKER TRUST</h3>1 Quay Road, Sker<br>"
        "<p>FOR IMMEDIATE RELEASE<p>CONTACT: Jo Pell, (555) 010-0144<p><center><b>LAMP AT SKER POINT "
        "TO BE LIT AGAIN</b></center><p>SKER, 4 November 2009: "
        f"{FIRST}<p>{SECOND}<p>{THIRD}<p>-ENDS-<p>For further information, please contact:<p>Jo Pell{notes}"
    )
    article = read(page).article
    assert article.headline == "LAMP AT SKER POINT TO BE LIT AGAIN"
    assert lines(article) == [f"SKER, 4 November 2009: {FIRST}", SECOND, THIRD]
    assert (article.dateline.place, article.published) == ("SKER", "2009-11-04")


def test_a_number_in_a_line_of_its_own_ends_nothing():
    ranks = "".join(f"<p>{30 - n}</p><p>{one}</p>" for n, one in enumerate(PARAGRAPHS))
    assert lines(read(f"<html><title>{TITLE}</title><h1>{TITLE}</h1>{ranks}").article)[-1] == THIRD


@pytest.mark.parametrize(
    ("head", "foot", "names"),
    [
        ("", "<p>— Ines Marrow, Sker Herald</p>", ("Ines Marrow",)),
        ("", "<p>Ines Marrow, The Coast Press</p>", ("Ines Marrow",)),
        ("", "<p>Buy Tickets</p>", ()),
        ("", "<p>user@example.com</p><div class='by-line'>INES MARROW</div>", ("INES MARROW",)),
        ("<div class='columnist-name'>Ines Marrow</div>", "", ("Ines Marrow",)),
        ("<p>Photos and text by Ines Marrow</p>", "", ("Ines Marrow",)),
        ("<p>Reporter: Ines Marrow</p>", "", ("Ines Marrow",)),
        ("<p>Ines Marrow · November 4, 2009</p>", "", ("Ines Marrow",)),
        ("<p>Coast Radio | By Ines Marrow</p>", "", ("Ines Marrow",)),
        ("<p>Press Trust of India | Nov 4, 2009, 10.12 AM IST</p>", "", ("Press Trust of India",)),
        ("<p>Story by Ines Marrow<br>Photography by Bo Lund</p>", "", ("Ines Marrow",)),
        ("<div>Ines Marrow</div><div>Consumer affairs reporter</div>", "", ("Ines Marrow",)),
        ("<p>By Ines Marrow »</p>", "", ("Ines Marrow",)),
        ("<div><span>4 November 2009</span> <span>AFP</span></div>", "", ("AFP",)),
        (
            "<p><span>Ines Marrow</span> and Bo Lund in Sker</p><p>4 November 2009</p>",
            "",
            ("Ines Marrow", "Bo Lund"),
        ),
    ],
)
def test_who_signs_a_page_without_metadata(head, foot, names):
    page = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1>{head}<div>{TEXT}{foot}</div>"
    article = read(page).article
    assert article.bylines == names
    if names:
        assert lines(article) == PARAGRAPHS
    assert article.standfirst is None


def test_a_standfirst_in_a_plain_box_stands_above_a_name_and_a_job():
    boxes = "".join(
        f"<div>{one}</div>"
        for one in (
            TITLE,
            "Trust has found the money for a new lens, and for the stairs below it",
            "Ines Marrow",
            "Consumer affairs reporter",
            "4 November 2009 - 17:40",
            *PARAGRAPHS,
        )
    )
    article = read(f"<html><title>{TITLE}</title><body><div>{boxes}</div>").article
    assert article.standfirst.startswith("Trust has found")
    assert article.bylines == ("Ines Marrow",)
    assert lines(article) == PARAGRAPHS


def test_a_dateline_with_a_day_and_an_agency_needs_no_dash():
    page = f"<html><title>{TITLE}</title><h1>{TITLE}</h1><p>Sker, Nov 4 (PTI) {FIRST}</p><p>{SECOND}</p>"
    assert read(page).article.dateline.place == "Sker"


@pytest.mark.parametrize(("behind", "code"), [(3, None), (0, "paywall_stub")])
def test_an_offer_to_subscribe_in_the_midst_of_a_text_ends_nothing(behind, code):
    rest = "".join(f"<p>{one} And so it went on for a week.</p>" for one in PARAGRAPHS[:behind])
    offer = "<section><p>Subscribe to read this and every other story.</p></section>"
    page = f"<html><title>{TITLE}</title><h1>{TITLE}</h1><p>{FIRST}</p>{offer}{rest}"
    problem = read(page).problem
    assert (problem and problem.code) == code


@pytest.mark.parametrize(
    ("url", "lang", "day"),
    [
        ("https://skerherald.co.uk/lamp", "en", "2022-09-12"),
        ("https://skerherald.example/lamp", "en-AU", "2022-09-12"),
        ("https://skerherald.example/lamp", "en-US", None),
        ("https://sker.gov/lamp", "en-GB", None),
    ],
)
def test_the_day_stands_first_in_numbers_where_the_country_puts_it_so(url, lang, day):
    page = f"<html lang={lang}><title>{TITLE}</title><h1>{TITLE}</h1><p>17:42 12/09/2022</p>{TEXT}"
    article = read(page, url).article
    assert article.published == day
    assert lines(article) == PARAGRAPHS
