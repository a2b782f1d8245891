"""What stands among the paragraphs of a page and is no part of its article, and what only looks so."""

import json

import pytest

from onrecord.page import Capture, read_page
from onrecord.page.bylines import is_byline
from onrecord.page.dates import is_date_line
from onrecord.page.furniture import furniture_reason, is_offer
from onrecord.page.headlines import without_outlet

FIRST = (
    "The ferry line to Oster Island will stop for the winter, the harbour office said on Monday, after "
    "two of its three boats failed an inspection."
)
SECOND = (
    "“We would rather carry nobody than carry them badly,” said Halvor Brenning, who has run the line "
    "since it was bought by the county."
)
THIRD = (
    "Islanders are to get a bus over the old causeway twice a day, at low water, until the yard in "
    "Morrowby has built new hulls."
)
LAST = "The county council will vote on the money for the yard in the first week of December."


def article(body: str, head: str = ""):
    page = (
        '<!doctype html><html lang="en"><head><title>Ferry stops | Oster Mail</title>'
        f"{head}</head><body>{body}</body></html>"
    )
    return read_page(Capture(source="page.html", data=page.encode())).article


def story(*parts: str, head: str = ""):
    """An article of four paragraphs with something between the second and the third, or behind."""
    between, behind = (*parts, "", "")[:2]
    return article(
        f"<article><h1>Ferry stops for the winter</h1><p>{FIRST}</p><p>{SECOND}</p>{between}"
        f"<p>{THIRD}</p><p>{LAST}</p>{behind}</article>",
        head,
    )


def lines(found, kind: str) -> list[str]:
    return [found.words(block.span) for block in found.blocks if block.kind == kind]


def left_out(found) -> dict[str, str]:
    return {one.text: one.reason for one in found.furniture}


AUTHOR = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Ida Noor"}</script>'
)
PARAGRAPHS = [FIRST, SECOND, THIRD, LAST]
OFFERS = (
    "<li><b>Live:</b> Follow <a href='/live'>live updates</a> from the harbour.</li>"
    "<li><b>Your island:</b> Do you live on Oster? Tell us how you get to work.</li>"
    "<li><b>The Mail's part:</b> The Mail has told of the ferry since 1911. Learn more.</li>"
)


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='panel'><p><b>The ferry and the island</b></p><ul>{OFFERS}</ul></div>",
        f"<h3>What to know about the ferry</h3><ul>{OFFERS}</ul>",
    ],
    ids=["in a box", "under a title that says so"],
)
def test_a_list_of_offers_is_left_out_with_its_title(box):
    found = story(box)
    assert lines(found, "paragraph") == PARAGRAPHS
    assert not lines(found, "list_item")
    assert not lines(found, "subhead")
    assert "related" in left_out(found).values()


def test_a_list_with_one_offer_is_the_articles():
    found = story(
        "<h3>What changes</h3><ul><li>No boats run after the third of December.</li>"
        "<li>Tickets are paid back; tell us your number at the quay.</li>"
        "<li>The post goes by road.</li><li>The school opens an hour later.</li></ul>"
    )
    assert len(lines(found, "list_item")) == 4
    assert lines(found, "subhead") == ["What changes"]


def test_a_heading_over_paragraphs_stays_when_a_list_of_offers_follows_it():
    found = story(f"<h3>Two boats too old</h3><ul>{OFFERS}</ul>")
    assert lines(found, "subhead") == ["Two boats too old"]
    assert lines(found, "paragraph") == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Would you like to comment on this article?", "comments"),
        ("Print this page | Close window", "share"),
        ("You are here: Home > News", "navigation"),
        ("Back to headlines", "navigation"),
        ("Printed from: http://www.oster.example/news/441.print/", "navigation"),
        ("Posted in Ports", "navigation"),
        ("Reproduction without the written permission of Oster Media is prohibited", "navigation"),
        ("This is Google’s cache of http://oster.example/a as it was on 3 May 2006.", "navigation"),
        ("Oster Mail is not responsible for the content of external sites", "disclosure"),
        ("This report by The Coast Press was first published Dec. 2, 2020.", "editors_note"),
        ("Mail researcher Bo Lund contributed.", "byline_note"),
        ("Posted: 02/03/20", "byline_note"),
        ("Photography by Bo Lund", "byline_note"),
        ("Edited by Ann Moss. Copy edited by Jo Lee.", "byline_note"),
        ("Support for Coast Radio comes from listeners like you.", "advertisement"),
        ("90+4'", "byline_note"),
        ("CP-OM-03-24-00 0212EST", "separator"),
        ("Listen to the Quay on Apple Podcasts, Spotify and Stitcher.", "live_promo"),
        ("View this post on Instagram", "live_promo"),
        ("Our mailing address is: Oster Mail, 12 Dock Road", "newsletter"),
        ("News provided by", "contact"),
        ("Comments on this piece are checked before they appear.", "comments"),
        ("Was this page helpful?", "comments"),
        ("Got a story? Get in touch with our news team by emailing desk@oster.example.", "contact"),
        ("Do you have a tip? Write to us.", "contact"),
        ("• Email: hbrenning@oster.example", "contact"),
        ("Ida Noor can be reached at ida.noor@oster.example.", "contact"),
        ("If you buy something from a link here, Oster Media may earn a commission.", "disclosure"),
        ("We may earn revenue from the products on this page.", "disclosure"),
        ("Our Standards: The Oster Principles.", "disclosure"),
        (
            "The views expressed here are those of the author and do not necessarily bind us.",
            "disclosure",
        ),
        (
            "Editor’s note: This is the third of four articles about the island.",
            "editors_note",
        ),
        (
            "An earlier version of this story gave a wrong year for the first ferry.",
            "editors_note",
        ),
        ("This story was originally published December 2, 2021, 11:09 AM.", "editors_note"),
        ("This is a breaking news story - more to follow", "editors_note"),
        ("With files from The Coast Agency", "byline_note"),
        (
            "Noor reported from Oster. Mail writer Bo Lund in Morrowby contributed to this report.",
            "byline_note",
        ),
        ("20:24Ida Noor", "byline_note"),
        ("Ida Noor2 minutes ago", "byline_note"),
        ("21 mins ago11:48 Ida Noor", "byline_note"),
        ("For more stories like this, check our news page.", "related"),
        ("Click here to read the inspection report.", "related"),
        ("READ | The yard that builds nothing", "related"),
        ("WATCH | Islanders wait at the quay:", "live_promo"),
        ("For all the latest from the coast, sign up for our newsletters .", "newsletter"),
        ("More of our travel stories by signing up to our free newsletter", "newsletter"),
        ("This site is protected by a captcha and its terms of service.", "newsletter"),
        ("Allow push notifications to hear of it first.", "newsletter"),
        ("* Follow the Mail on Snapshot, Chatter and X.", "share"),
        ("Skip to main navigation", "navigation"),
        ("___", "separator"),
        ("* * *", "separator"),
        ("SOURCE Oster Yards", "separator"),
        ("SOURCE Oster Yards Co.", "separator"),
        ("FOR IMMEDIATE RELEASE", "contact"),
        ("ida.noor@oster.example", "contact"),
        ("Page: 1 2 Next » Single page", "navigation"),
        (
            "This entry was posted on Thursday, December 2nd, 2021 at 9:13 pm and is filed under Ferries.",
            "navigation",
        ),
        ("END 1:20 P.M. CDT", "separator"),
        ("Contact: Ida Noor (555) 555-0134 ida.noor@oster.example", "contact"),
        ("((ida.noor@coast.example; +1 555 0134; Coast Messaging))", "contact"),
        ("(Adds comment from the ministry in paragraph 8)", "editors_note"),
        ("(c) Copyright The Coast Agency 2021", "navigation"),
        ("(With inputs from The Coast Agency)", "byline_note"),
        ("(With agency inputs)", "byline_note"),
        ("ENDS", "separator"),
        ("-30-", "separator"),
        ("18.40 BST", "byline_note"),
        ("Updated at 9:05am", "byline_note"),
        ("With reports from The Coast Agency and The Mail", "byline_note"),
        ("You might also be interested in:", "related"),
        ("Did someone forward you this email? Sign up here.", "newsletter"),
        ("You are receiving this email because you signed up for it.", "newsletter"),
        ("This story was featured in The Tide newsletter. Sign up for it here.", "newsletter"),
        ("URL: https://oster.example/2021/12/02/ferry.html", "navigation"),
        ("Retrieved from “https://oster.example/ferry”", "navigation"),
        ("Contact reporter Ida Noor at ida.noor@oster.example.", "contact"),
        ("Letters to the editor should be no longer than 200 words.", "contact"),
        (
            "This article 'Ferry stops for the winter, and islanders ask who is to bring them their bread, "
            "their post and their doctor until the yard in Morrowby is done' originally appeared on Coast.",
            "editors_note",
        ),
        ("If you enjoyed this story, follow us and tell your friends.", "newsletter"),
        ("Thanks for reading Oster Mail! This post is public, so feel free to share it.", "newsletter"),
        ("Continued on next page: the yard 1 | 2 | Next page »", "navigation"),
        ("Loading related content…", "navigation"),
        ("News: E-paper | Front Page | National | Classifieds", "navigation"),
        ("Web posted at: 9:46 p.m. EDT (0146 GMT)", "byline_note"),
        ("portrait of Ida Noor", "byline_note"),
        ("noor@oster.example | 555-0142", "contact"),
        ("(ATTN: UPDATES throughout; ADDS photo)", "editors_note"),
        ("This article is more than 10 years old", "editors_note"),
        ("(END)", "separator"),
        ("Follow @idanoor", "share"),
        ("Do you know more? Contact the reporter securely on Signal at 555-0142.", "contact"),
        ("Ida Noor can be reached at 555-0142.", "contact"),
        ("To comment on this story or anything else you have seen, head over to our Facebook page.", "comments"),
        ("Go deeper: Islanders ask who is to bring their bread", "related"),
        ("Like what you read? Become a member for £3 a month.", "newsletter"),
        ("All contents copyright 2020 Oster Mail", "navigation"),
        ("LIVE Updated 2m ago", "live_promo"),
        ("Guidelines: You share in the Mail's community, so please keep your comments smart and civil.", "comments"),
    ],
)  # fmt: skip
def test_lines_that_outlets_set_among_paragraphs(line, reason):
    assert furniture_reason(line) == reason
    found = story(f"<p>{line}</p>")
    assert lines(found, "paragraph") == PARAGRAPHS
    assert line not in found.text


@pytest.mark.parametrize(
    "line",
    [
        "USA",
        "Rain and three boats contributed.",
        "Produced by the yard in Morrowby, the hull was too thin.",
        "Support for the ferry comes from the north of the island, Brenning said.",
        "They were posted in the yard. Nobody read them.",
        "Go back to the front page of 1911 and the ferry is there.",
        "Listen to the harbour on a still night and you hear the chains.",
        "This material may not be what it says on the hull, Brenning told the council.",
        "The harbour is not responsible for the content of the holds, the office said.",
        "The council voted 7-4, and the yard lost 3,000 | 5,000 a week.",
        "At 18.40 BST the boat was on the rocks.",
        "The end came at noon.",
        "Sources at the yard spoke of a third boat.",
        "Page after page was blank.",
        "Contacts: the yard had lost all of them, Brenning said.",
        "(Updates on the boat were scarce.)",
        "Contact with the boat was lost at noon.",
        "You might like the bus, Brenning told the islanders.",
        "They found the plan at https://oster.example/plan and read it aloud.",
        "The story of the ferry was first published in 1921 by a teacher on the island.",
        "The company said it may earn a commission on each ticket that it sells.",
        "Passengers can get in touch with the harbour office until Friday.",
        "Anyone who saw the boat can call the harbour police at any hour.",
        "The clarification came two days later, when the ministry wrote to the island.",
        "Brenning contributed to this report as an adviser, the ministry said, and was paid for it.",
        "The report was published in March, and nobody on the island had read it.",
        "Our standards are higher than the law asks for, Brenning told the council.",
        "It happened about 40 minutes ago, he said, and the boat was still on the rocks.",
        "Click by click the ratchet let the anchor go, and nobody on deck heard it.",
        "“We want to be heard,” a fisherman said, “and they write to us about the fares.”",
        "“The galley sold 900 cookies, and we ate the rest,” Mara Quill said.",
        "“Your e-mail never reached the bridge,” the captain told Bo Lund on Friday.",
        "“Follow the fuel on this one,” Judge Ida Noor told the court.",
        "“Your browser is not what is broken here,” said Halvor Brenning",
        "‘Sign up or swim,’ was the offer, said Mara Quill, who swam.",
        "Copyright in the charts is not the county's to sell, Bo Lund of the yard said on Friday.",
        "Cookie policy is the galley's business, the captain said.",
    ],
)
def test_sentences_that_only_look_like_them(line):
    found = story(f"<p>{line}</p>")
    assert line in found.text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Watch: The yard is to close in the spring, Mara Quill said.", "live_promo"),
        ("Read more: ‘We ate the rest,’ said Mara Quill", "related"),
        ("“Share this article”", "share"),
        ("Sign up for our newsletter, the easy way to read what the captain said", "newsletter"),
    ],
)
def test_a_label_or_a_button_is_no_reported_speech(line, reason):
    assert furniture_reason(line) == reason


def test_a_sign_off_is_left_out():
    found = story("", "<p>Additional reporting by Bo Lund; Editing by Ida Noor</p>", head=AUTHOR)
    assert lines(found, "paragraph") == PARAGRAPHS
    assert left_out(found) == {
        "Additional reporting by Bo Lund; Editing by Ida Noor": "byline_note"
    }


def test_a_list_item_of_prose_is_no_offer():
    assert is_offer("Read the full guide to the crossing.")
    assert not is_offer("Read in the parish books, the name is two hundred years older.")
    assert not is_offer("The council asked us to wait for the tide.")


def test_lines_in_the_article_body_of_the_metadata_are_judged_by_their_words_too():
    promo = "Got a story? Get in touch with our news team by emailing desk@oster.example today."
    caption = "Passengers wait for the last boat of the year on the quay (Picture: Oster Archive)"
    body = " ".join((*PARAGRAPHS, caption, promo))
    ld = json.dumps({"@type": "NewsArticle", "articleBody": body})
    found = story(
        f"<div class='share'><p>{caption}</p></div>",
        f"<p>{promo}</p>",
        head=f'<script type="application/ld+json">{ld}</script>',
    )
    assert lines(found, "paragraph") == PARAGRAPHS
    assert left_out(found)[promo] == "contact"
    assert left_out(found)[caption] == "caption"


def test_a_disclosure_is_no_standfirst():
    found = article(
        "<article><h1>Ferry stops for the winter</h1>"
        "<p class='dek'>When you buy through links on our site, Oster Media may earn a commission.</p>"
        f"<p>{FIRST}</p><p>{SECOND}</p></article>",
        '<meta name="description" content="Two of three boats are too old to sail.">',
    )
    assert found.standfirst == "Two of three boats are too old to sail."


@pytest.mark.parametrize(
    "box",
    [
        "<div class='c1'><div><img src='a.jpg'></div><div class='c2'>{}</div></div>",
        "<div class='c1'><span><picture><img src='a.jpg'></picture></span><p>{}</p><p>Q. Ray</p></div>",
        "<p><img src='a.jpg'><br>{}</p>",
    ],
)
def test_a_short_line_that_shares_a_box_with_a_picture_is_its_caption(box):
    caption = "Passengers wait for the last boat of the year at Morrowby quay"
    found = story(box.format(caption))
    assert lines(found, "paragraph") == PARAGRAPHS
    assert lines(found, "caption") == [caption]


@pytest.mark.parametrize(
    ("credit", "kept"),
    [
        ("Ida van Noor/Stringer/Quay Pool/Getty Images", False),
        ("Bo Lund / Quay Press - Getty Images; Ida Noor/Getty Images", False),
        ("Photographer: Ida Noor. Creative Director: Bo Lund.", False),
        ("The last boat of the year. Ida Noor/Getty Images", True),
        ("Bo Lund speaks to the Quay Press on Monday", True),
    ],
)
def test_a_caption_that_only_says_who_took_the_picture_is_none(credit, kept):
    one, two = PARAGRAPHS[:2]
    figure = f"<figure><img src='a.jpg'><figcaption>{credit}</figcaption></figure>"
    assert lines(story(f"<p>{one}</p>{figure}<p>{two}</p>"), "caption") == [credit] * kept


def test_a_paragraph_beside_a_picture_is_no_caption():
    short = "Nobody on the island was asked before the boats were stopped."
    found = story(f"<div><img src='a.jpg'><p>{short}</p></div>")
    assert short in lines(found, "paragraph")
    found = story(f"<p><img src='a.jpg' align='left'> {short}</p>")
    assert short in lines(found, "paragraph")


def test_a_gallery_read_twice_stands_once():
    one = "The ferry lies at Morrowby with her ramp tied up"
    two = "The causeway to Oster Island at low water in November"
    found = story(
        "".join(
            f"<figure><img src='a.jpg'><figcaption>{text} Q. Ray</figcaption></figure><p>{text}</p>"
            for text in (one, two)
        )
    )
    assert lines(found, "paragraph") == PARAGRAPHS
    assert lines(found, "caption") == [f"{one} Q. Ray", f"{two} Q. Ray"]


@pytest.mark.parametrize(
    "life",
    [
        "<p>Ida Noor is a reporter at the Oster Mail.</p><p>She lives in Morrowby with two dogs.</p>",
        "<p><em>Ms. Noor covers the coast for the Mail.</em></p>",
        "<p>Ida Noor has written about ships for ten years.</p>",
    ],
)
def test_the_life_of_the_author_is_left_out(life):
    found = story("", life, head=AUTHOR)
    assert lines(found, "paragraph") == PARAGRAPHS
    assert set(left_out(found).values()) == {"byline_note"}
    assert found.bylines == ("Ida Noor",)


def test_a_life_of_somebody_else_and_an_author_who_is_in_the_story_stay():
    other = "Halvor Brenning is a captain by trade and has run three lines before this one."
    assert other in story("", f"<p>{other}</p>", head=AUTHOR).text
    own = "Ida Noor is a passenger like all others, she says, and will take the bus."
    first = "Ida Noor waited at the quay for two hours before anybody told her."
    assert own in story(f"<p>{first}</p>", f"<p>{own}</p>", head=AUTHOR).text


def test_paragraphs_marked_as_the_articles_are_read_whatever_the_part_around_them_is_called():
    found = article(
        "<article><h1>Ferry stops for the winter</h1><div class='teaser-content'>"
        f"<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p></div></div>"
        f"<div class='rest'><div class='article-body'><p>{THIRD}</p></div>"
        f"<div class='article-body'><p>{LAST}</p></div></div></article>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS


def test_what_subscribers_are_shown_is_read_and_the_offer_to_subscribe_is_not():
    part = f"<div class='subscriber-preview'><p>{FIRST} {SECOND}</p></div>"
    offer = (
        "<div class='subscribe-box'><p>Every day we send what the harbour, the council and the yard "
        "would rather not have told, before the first boat leaves and in two minutes of your time."
        "</p><p><a href='/plans'>Choose your plan</a></p></div>"
    )
    found = article(
        "<main><h1>Ferry stops for the winter</h1><div itemprop='articleBody'>"
        f"{part}<div class='rest'><p>{THIRD}</p><p>{LAST}</p><p>{FIRST[::-1]}</p></div>{offer}</div></main>"
    )
    assert lines(found, "paragraph")[:3] == [f"{FIRST} {SECOND}", THIRD, LAST]
    assert "two minutes of your time" not in found.text


def test_a_body_in_pieces_is_read_whole_and_another_article_below_is_not():
    piece = f"<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    other = (
        "A town that few had heard of has become the first on the coast to forbid lamps by night."
    )
    found = article(
        f"<main><h1>Ferry stops for the winter</h1>{piece}<div class='slot'><b>Advertisement</b></div>"
        f"<div class='article-body'><p>{LAST}</p></div></main>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS
    found = article(
        f"<div><article><h1>Ferry stops for the winter</h1>{piece}</article>"
        f"<article><h1>Town forbids lamps</h1><div class='article-body'><p>{other}</p></div></article></div>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS[:3]


def test_an_offer_of_another_story_stays_out_though_its_text_is_marked():
    other = (
        "A town that few had heard of has become the first on the coast to forbid lamps by night."
    )
    found = story(
        "<div class='related'><h4><a href='/lamps'>Town forbids lamps by night on the coast</a></h4>"
        f"<div class='article-body'><p>{other}</p><p>{other} Its mayor is glad.</p></div></div>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS


def test_an_id_made_of_a_headlines_words_names_no_part():
    found = story(
        f"<div id='island-promoted-as-a-share-of-the-county-1'><p>{FIRST} {THIRD}</p></div>"
    )
    assert f"{FIRST} {THIRD}" in found.text


def test_where_a_link_opens_is_no_word_of_the_sentence():
    found = story(
        "<p>The <a href='/r'>inspection report<span class='x'> , opens new tab</span></a> names both boats "
        "and the yard that mended them <small>(opens in a new window)</small> in the spring of last year.</p>"
    )
    assert (
        "The inspection report names both boats and the yard that mended them in the spring of last year."
    ) in lines(found, "paragraph")


def test_metadata_that_are_escaped_twice():
    head = '<meta name="description" content="Here&amp;#x27;s why the boats are tied up for now.">'
    assert story(head=head).standfirst == "Here's why the boats are tied up for now."


def test_a_sentence_about_an_author_is_no_byline():
    assert is_byline("Author: Ida Noor")
    assert is_byline("By Ida Noor and Bo Lund, Oster Mail.")
    assert not is_byline(
        "Author Ida Noor, from Oster, said she began to write when the boats stopped."
    )


def test_a_line_of_dates_may_end_in_half_a_day():
    assert is_date_line(
        "PUBLISHED: December 2, 2021 at 3:17 p.m. | UPDATED: December 3, 2021 at 1 a.m."
    )
    assert not is_date_line("On December 2, 2021 the boats were tied up.")


def test_a_title_loses_the_outlet_and_what_goes_with_its_name():
    assert without_outlet("Ferry stops | Oster News", "Oster") == "Ferry stops"
    assert without_outlet("Ferry stops | Oster Mail", "Oster Mail") == "Ferry stops"
    assert without_outlet("Ferry stops | Oster waits", "Oster") == "Ferry stops | Oster waits"


def test_what_stood_in_the_article_is_kept_before_the_menus():
    menu = "".join(f"<li><a href='/{n}'>Place {n}</a></li>" for n in range(600))
    note = "Would you like to comment on this article?"
    found = article(
        f"<nav><ul>{menu}</ul></nav><article><h1>Ferry stops</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{note}</p><p>{THIRD}</p></article>"
    )
    assert left_out(found)[note] == "comments"
    assert len(found.furniture) == 300


def test_a_summary_made_of_the_text_is_not_read_twice():
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"
    summary = f"{FIRST} {THIRD} {LAST[:40]}"
    found = article(
        f"<article><h1>Ferry stops for the winter</h1><div class='summary'>{summary}</div>{body}</article>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS
    assert left_out(found)[summary[:300]] == "repeated"
    # What a standfirst takes from the first paragraph alone stays.
    short = article(
        f"<article><h1>Ferry stops for the winter</h1><p class='standfirst'>{FIRST}</p>{body}</article>"
    )
    assert FIRST in lines(short, "standfirst") + lines(short, "paragraph")


def test_whom_a_release_names_to_write_to_is_no_part_of_it():
    contact = "<p><b>Media contact:</b><br>Tom Bell<br>Oster Yards<br>+44 1904 555 0199<br>tom@oster.example</p>"
    about = "<p><b>About Oster Yards</b><br>Oster Yards builds hulls for ferries, and has done so since 1898.</p>"
    found = story("", contact + about)
    assert "Tom Bell" not in found.text and "Media contact" not in found.text
    assert {why for text, why in left_out(found).items() if "Tom Bell" in text} == {"contact"}
    assert "since 1898" in found.text


@pytest.mark.parametrize(
    "line", ["—The Coast Agency", "— Ida Noor", "Senior Harbour Editor", "Oster Mail Staff Writer"]
)
def test_who_wrote_stands_at_the_end_and_is_no_paragraph(line):
    found = story("", f"<p>{line}</p>", head=AUTHOR)
    assert lines(found, "paragraph") == PARAGRAPHS
    assert left_out(found)[line] == "byline_note"


def test_a_job_below_a_byline_is_no_paragraph():
    found = article(
        f"<div><h1>Ferry stops for the winter</h1><p>By Ida Noor</p><p>Chief Harbour Correspondent</p><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert lines(found, "paragraph") == [FIRST, SECOND, THIRD]


def test_a_list_item_that_holds_the_whole_text_is_a_box_of_the_page():
    found = article(
        f"<ul><li><h1>Ferry stops for the winter</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"
        f"<ul><li>Two boats failed</li><li>One sails on</li></ul></li></ul>"
    )
    assert lines(found, "paragraph") == PARAGRAPHS
    assert lines(found, "list_item") == ["Two boats failed", "One sails on"]


def test_captions_are_the_text_of_a_gallery():
    caption = "“I have lost everything but the piano,” said Hugh Crewe, 80."
    found = article(
        "<article><h1>In pictures: the storm on Oster</h1><p class='intro'>The sea rose by three metres in a night. "
        f"Our photographer was there.</p><div class='gallery'><figure><img src='1'><figcaption>{caption}</figcaption>"
        "</figure><figure><img src='2'><figcaption>The church in the morning after the water had gone.</figcaption>"
        "</figure></div></article>",
        '<meta property="og:type" content="article">',
    )
    assert caption in lines(found, "caption")


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("Reporting by The Coast Agency.", ("The Coast Agency",)),
        (
            "(Reporting by Ida Noor in Oster and Bo Lund; editing by Mara Quill)",
            ("Ida Noor", "Bo Lund"),
        ),
        ("Additional reporting by Ida Noor", ()),
    ],
)
def test_an_agency_names_who_reported_in_the_foot(foot, names):
    found = story("", f"<p>{foot}</p>")
    assert found.bylines == names
    assert foot not in found.text


def test_a_section_called_author_something_is_no_byline():
    assert not is_byline("Author Interviews")
    assert is_byline("Author Ida Noor") and is_byline("Author: Ida")


@pytest.mark.parametrize("name", ["creditText", "copyrightHolder"])
def test_who_is_credited_in_microdata_is_no_paragraph(name):
    credit = (
        "Taken from the causeway at low water by Ida Noor of the Oster Mail, who keeps all rights"
    )
    found = story(f"<div itemprop='{name}'>{credit}</div>")
    assert lines(found, "paragraph") == PARAGRAPHS
    assert lines(found, "caption") == [credit]


@pytest.mark.parametrize(
    "title", ["<h2>A Chief Without A Deputy</h2>", "<p>Oster Business Class</p>"]
)
def test_a_title_below_a_byline_is_no_job(title):
    found = article(
        f"<article><h1>Ferry stops for the winter</h1><p>By Ida Noor</p>{title}<p>{FIRST}</p>"
        f"<p>{SECOND}</p></article>"
    )
    assert title[title.index(">") + 1 : title.rindex("<")] in found.text
