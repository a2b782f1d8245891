"""Plain-text captures as people make them: wrapped, dumped, printed, out of databases and mail."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.page import Capture, captures, read_page
from onrecord.page.text import article_of_capture
from onrecord.record import Article

HEADLINE = "Harbour Board Seeks Answers Over Missing Ferry Money"
STANDFIRST = "Auditors want to know where the money for fuel went before the board meets again"
LEAD = (
    "Auditors want to question two former managers about $2.3 million that vanished from a fuel "
    "fund, the chairwoman of the harbour board said on Monday."
)
REST = (
    '"We will find every cent of it, however long that takes us, and we will tell the public where '
    'it went," Mara Quill told reporters outside the terminal.',
    "The board met for nine hours on Sunday and heard from four witnesses. One of them, a former "
    "bookkeeper, said she had warned the company twice.",
    '"I wrote it down and I signed it," said Ida Penrose, who left the company in March. "Nobody '
    "came back to me, and nobody asked a single question about the invoices until the auditors "
    'arrived."',
    "Mr. Brandt, a spokesman for the company, did not say whether he had seen the letter to the "
    "Gulf of Sarn Company. He said in a statement that the firm was co-operating.",
    '"It is a question of fairness," the lawyer, Nadia Ferris, said.',
    "The board is expected to vote on Friday on whether to refer the matter to the police.",
)
STORY = (LEAD, *REST)


def read(page: str) -> Article:
    (capture,) = captures(page.encode())
    return read_page(capture).article


def told(article: Article, *kinds: str) -> list[str]:
    kinds = kinds or ("paragraph", "list_item", "subhead", "quote")
    return [article.words(block.span) for block in article.blocks if block.kind in kinds]


def wrap(text: str, width: int = 72, indent: str = "") -> str:
    return textwrap.fill(
        text, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def stand_in_order(words: str, page: str) -> bool:
    """Whether the letters of some words stand in a part of a page, one behind the other."""
    letters = iter(page)
    return all(letter in letters for letter in words if not letter.isspace())


def check_places(article: Article, page: str) -> None:
    reached = 0
    for block in article.blocks:
        start, end = block.page_span
        assert reached <= start < end <= len(page)
        assert stand_in_order(article.words(block.span), page[start:end])
        assert "\n" not in article.words(block.span)
        reached = end


@settings(deadline=None)
@given(
    width=st.integers(44, 100),
    paragraphs=st.lists(st.sampled_from(REST), min_size=3, max_size=8, unique=True),
    end=st.sampled_from(("\n", "\r\n", " \n")),
    indent=st.sampled_from(("", "    ", "\t")),
    blank=st.booleans(),
)
def test_wrapped_paragraphs_are_whole_again(width, paragraphs, end, indent, blank):
    between = "\n\n" if blank or not indent else "\n"
    body = between.join(wrap(one, width, indent.expandtabs()) for one in (LEAD, *paragraphs))
    page = f"{HEADLINE}\n\nBy Dana Ostrow\n\n{body}\n".replace("\n", end)
    article = read(page)
    assert article.headline == HEADLINE and article.bylines == ("Dana Ostrow",)
    assert told(article) == [LEAD, *paragraphs]
    check_places(article, page)


def test_wrapped_lines_with_nothing_between_paragraphs_are_joined_where_they_were_full():
    page = f"{HEADLINE}\nBy Dana Ostrow\n" + "\n".join(wrap(one, 58) for one in STORY)
    assert told(read(page)) == list(STORY)


def test_a_quotation_goes_on_over_uneven_lines():
    page = (
        f"{HEADLINE}\nBy Dana Ostrow\n"
        "The board met for nine hours on Sunday, and it heard from four\n"
        "witnesses before it rose.\n"
        '"I wrote it down and I signed it. Nobody came back to me until\n'
        "the auditors arrived in the office with their bags and boxes.\n"
        'Then they all came," she said.\n'
        "The company denied that it had ever received any letter from\nher.\n"
    )
    assert told(read(page))[1].endswith('boxes. Then they all came," she said.')


def test_a_text_with_a_blank_line_between_all_lines_is_joined():
    page = f"{HEADLINE}\n\nBy Dana Ostrow\n\n" + "\n\n\n".join(
        wrap(one, 66).replace("\n", "\n\n") for one in STORY
    )
    assert told(read(page)) == list(STORY)


def test_a_headline_over_two_lines_is_one():
    page = f"{wrap(HEADLINE, 40)}\n\n" + "\n\n".join(wrap(one, 40) for one in STORY)
    assert read(page).headline == HEADLINE


def test_lines_that_nobody_wrapped_stay_as_they_are():
    lines = [
        "The trial of a harbour chief opened in Port Ellen with a clerk on the stand. She was calm.",
        '"Did you see it?"',
        '"I saw it," she said.',
        "She shrugged.",
        "The court rose at noon on Tuesday without hearing from the second witness, a clerk.",
    ]
    assert told(read("\n".join(["Clerk Tells Court Of Threats", *lines]))) == lines


def test_furniture_between_wrapped_lines_is_left_out():
    one, two, three, *rest = (wrap(one) for one in STORY)
    page = "\n".join(
        [
            HEADLINE,
            "By Dana Ostrow",
            "",
            one,
            "",
            two,
            "ADVERTISEMENT",
            three,
            "Related: Ferry workers told their union about the missing fuel fund",
            *("\n" + one for one in rest),
            "",
            "###",
        ]
    )
    article = read(page)
    assert told(article) == list(STORY)
    assert [one.text for one in article.related] == [
        "Ferry workers told their union about the missing fuel fund"
    ]
    assert {one.reason for one in article.furniture} == {"advertisement", "separator"}


def test_pages_of_paper_are_one_text():
    page = (
        "THE ISLAND COURIER          Tuesday, March 10, 2020\n"
        f"{HEADLINE}\nBy Dana Ostrow\n"
        "  Auditors want to question two former mana-\n"
        "gers about the money, the chairwoman of the\n"
        "co-operative said on Monday. She did not op-\n"
        "pose the inquiry, and the co-\n"
        "operative would help it, she told a meeting\n"
        "1\n"
        "\x0cTHE ISLAND COURIER          Tuesday, March 10, 2020\n"
        "of members in the town hall.\n"
        "  The board is to vote on Friday.\n"
        "2\n\x0c"
    )
    article = read(page)
    assert told(article) == [
        "Auditors want to question two former managers about the money, the chairwoman of the "
        "co-operative said on Monday. She did not oppose the inquiry, and the co-operative would "
        "help it, she told a meeting of members in the town hall.",
        "The board is to vote on Friday.",
    ]
    assert article.published == "2020-03-10" and article.published_basis == "text"
    check_places(article, page)


def test_numbers_of_links_and_their_list_are_left_out():
    page = (
        "   #[1]alternate [2]The Tarn Herald RSS\n\n   [3]Skip to content\n\n"
        "     * [4]Home\n     * [5]News\n\n   [pit.jpg]\n\n"
        f"   {HEADLINE}\n\n   By [6]Dana Ostrow\n\n   14 June 2018\n\n"
        + "\n\n".join(textwrap.indent(wrap(one, 69), "   ") for one in STORY).replace(
            "Gulf of Sarn", "[7]Gulf of Sarn"
        )
        + "\n\nReferences\n\n   Visible links\n"
        + "".join(f"   {n}. https://www.herald.example/{n}\n" for n in range(1, 8))
    )
    article = read(page)
    assert (article.headline, article.bylines) == (HEADLINE, ("Dana Ostrow",))
    assert article.published == "2018-06-14"
    assert told(article) == list(STORY)
    check_places(article, page)


def test_markdown_is_read_as_what_it_shows():
    lead = LEAD.replace("a fuel fund", "a [fuel fund](https://courier.example/fund)")
    page = (
        "[ ![Courier](/logo.png) ](/)\n\n  * [Home](/)\n  * [News](/news)\n\n"
        f"# {HEADLINE}\n\nBy [Dana Ostrow](/ostrow)\n\n_March 9, 2020_\n\n"
        f"![A ferry](/ferry.jpg)\n\n{wrap(lead)}\n\n## The **board**\n\n"
        + "\n\n".join(map(wrap, REST))
        + "\n\n### Read more\n\n  * [Two held after fire at fish market](/fire)\n"
    )
    article = read(page)
    assert (article.headline, article.bylines) == (HEADLINE, ("Dana Ostrow",))
    assert article.published == "2020-03-09"
    assert told(article) == [LEAD, "The board", *REST]
    assert [one.text for one in article.related] == ["Two held after fire at fish market"]
    check_places(article, page)


BODY = "\n\n".join(STORY)
IN_FIELDS = {
    "labels": f"HEADLINE: {HEADLINE}\nBYLINE: By Dana Ostrow, Staff\nSOURCE: Island Courier\n"
    f"DATE: 10 March 2020\nSECTION: News\nBODY: {BODY}\n\nGRAPHIC: PHOTO, A ferry, ANN FIELD\n",
    "date above": f"2 of 25 DOCUMENTS\n\nIsland Courier\n\nMarch 10, 2020 Tuesday\nFirst Edition\n\n"
    f"{HEADLINE}\n\nBYLINE: Dana Ostrow\n\nSECTION: NEWS; Pg. 7\n\nLENGTH: 312 words\n\nBODY:\n\n{BODY}"
    "\n\nLOAD-DATE: March 11, 2020\n\nCopyright 2020 Island Media\nAll Rights Reserved\n",
    "date below": f"{HEADLINE}\nIsland Courier\nMarch 10, 2020 Tuesday\n\nSection: NEWS\nLength: 312 words\n"
    f"Byline: Dana Ostrow\n\nBody\n\n\n{BODY}\n\nClassification\n\nLanguage: ENGLISH\n",
    "codes": f"HD  {HEADLINE}\nBY  By Dana Ostrow\nWC  287 words\nPD  10 March 2020\nSN  Island Courier\n"
    f"LA  English\nLP  \n{LEAD}\n\nTD  \n" + "\n\n".join(REST) + "\nAN  Document ISLC0020\n",
    "codes and single spaces": f"HD {HEADLINE}\nBY Dana Ostrow\nWC 287 words\nPD 10 March 2020\nSN Island Courier\n"
    f"LA English\nCY (c) 2020 Island Media\nLP\n{LEAD}\nTD\n"
    + "\n".join(REST)
    + "\nCO isl : Island\nAN Document ISLC0020\n",
    "front matter": f'---\ntitle: "{HEADLINE}"\nauthor: Dana Ostrow\ndate: 2020-03-10\nsource: Island Courier\n---\n\n{BODY}',
    "below": f"{HEADLINE}\nOstrow, Dana. Island Courier; Port Ellen [Port Ellen]. 10 Mar 2020: A.1.\n\n"
    f"Abstract: Auditors want to question two.\n\nFull text:\n{BODY}\n\nCredit: By Dana Ostrow\n\n"
    "Subject: Ferries; Audits\n\nPublication title: Island Courier\nPublication date: Mar 10, 2020\n",
}


@pytest.mark.parametrize("page", IN_FIELDS.values(), ids=IN_FIELDS)
def test_fields_of_databases(page):
    article = read(page)
    assert article.headline == HEADLINE
    assert article.bylines == ("Dana Ostrow",)
    assert (article.published, article.published_basis) == ("2020-03-10", "text")
    assert article.outlet == "Island Courier"
    assert told(article) == list(STORY)
    check_places(article, page)


def test_a_mail_is_headed_by_its_subject():
    page = (
        "From: The Morning Tide <news@courier.example>\nTo: reader@mail.example\n"
        f"Subject: Fwd: {HEADLINE}\nDate: Tue, 10 Mar 2020 06:30:12 -0400\n\n"
        f"Good morning. Here is what you need to know today.\n\n{HEADLINE.upper()}\n\n"
        + "\n\n".join(map(wrap, STORY))
        + "\n\nYou are receiving this because you signed up.\nUnsubscribe | Manage\n"
    )
    article = read(page)
    assert article.headline == HEADLINE and article.published == "2020-03-10"
    assert told(article) == list(STORY)


def test_few_labels_are_no_fields():
    page = f"{HEADLINE}\n\n{BODY}\n\nSection: the board has three of them, and each has a chair.\n"
    assert told(read(page))[-1].startswith("Section: the board")


def test_a_page_copied_from_a_browser():
    page = "\n".join(
        [
            "The Island Courier",
            *("• Home", "• News", "• Sport"),
            "Home > News > Local",
            "LOCAL NEWS",
            HEADLINE,
            STANDFIRST,
            "By Dana Ostrow and Luis Tan",
            "Published March 9, 2020 at 4:12 p.m. | Updated March 10, 2020 at 8:01 a.m.",
            "4 min read",
            *STORY[:2],
            "Ida Penrose at her home in March. (Ann Field/The Island Courier)",
            *STORY[2:4],
            "“Nobody came back to me”",
            "Ida Penrose, a former bookkeeper",
            *STORY[4:],
            "About the Author",
            "Dana Ostrow is a reporter at The Island Courier. She covers the sea.",
            "Most Read",
            "Two held after fire at fish market",
            "2 hours ago",
            "Why the old lighthouse is for sale",
            "Comments (3)",
            "Bob H 2 hours ago",
            "They should all resign, every last one of them, and pay it back.",
            "© 2020 The Island Courier. All rights reserved.",
        ]
    )
    article = read(page)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert article.bylines == ("Dana Ostrow", "Luis Tan")
    assert (article.outlet, article.published) == ("The Island Courier", "2020-03-09")
    assert told(article) == list(STORY)
    assert [one.text for one in article.related] == [
        "Two held after fire at fish market", "Why the old lighthouse is for sale",
    ]  # fmt: skip
    reasons = {one.text: one.reason for one in article.furniture}
    assert reasons["“Nobody came back to me”"] == "repeated"
    assert reasons["They should all resign, every last one of them, and pay it back."] == "comments"
    check_places(article, page)


@pytest.mark.parametrize(
    "head",
    [
        f"{HEADLINE} | Island Courier\nIsland Courier\nMenu\n{HEADLINE}\n{STANDFIRST}\nDana Ostrow\n2 hours ago",
        f"Port Ellen ferry fund\n\n{HEADLINE}\n\n{STANDFIRST}\n\nTue Mar 10 2020 - 18:01\n\nDana Ostrow",
        f"Ferries\n{HEADLINE}\n{STANDFIRST}\n\nDana Ostrow Transport correspondent\nTue 10 Mar 2020 18.20 GMT",
        f"Home | News | Sport | Weather\n{HEADLINE}\n{STANDFIRST}\nDana Ostrow\n3-4 minutes",
        f"{HEADLINE}\n{STANDFIRST}. They do not.\nBy Dana Ostrow\nThe Island News Agency",
        f"{HEADLINE}\n{STANDFIRST}.\nportrait of Dana Ostrow\nBy Dana Ostrow\nIsland Courier\nListen\n3 min",
        f"{HEADLINE}\n{STANDFIRST}\nDana Ostrow",
        f"{HEADLINE}\n{STANDFIRST}\nDana Ostrow in Port Ellen March 10, 2020",
        f"This article is more than 10 years old\n{HEADLINE}\n{STANDFIRST}.\nDana Ostrow Ferries correspondent\nTue 10 Mar 2020 18.20 GMT",
    ],
)
def test_heads_of_captures(head):
    article = read(f"{head}\n{BODY}")
    assert article.headline == HEADLINE
    assert article.standfirst.startswith(STANDFIRST)
    assert article.bylines == ("Dana Ostrow",)
    assert told(article) == list(STORY)


def test_a_place_above_a_date_signs_nothing():
    article = read(f"{HEADLINE}\nPort Ellen\nMarch 9, 2020\n{BODY}")
    assert article.bylines == () and article.published == "2020-03-09"


def test_when_it_was_updated_is_not_when_it_was_published():
    article = read(f"{HEADLINE}\nUpdated: March 11, 2020\nPublished: March 9, 2020\n{BODY}")
    assert (article.published, article.modified) == ("2020-03-09", "2020-03-11")


def test_what_an_agency_sends_with_its_story():
    page = (
        f"BC-EU--Ferry,412\nEds: UPDATES with quotes.\n\n{HEADLINE}\nBy DANA OSTROW\n"
        "Associated Press Writer\n\n"
        + "\n".join(wrap(one, 70, "   ") for one in (f"LIMA, Peru (AP) _ {LEAD}", *REST))
        + "\n\n((dana.ostrow@wire.example; +44 20 7000 0000))\n###\n"
    )
    article = read(page)
    assert article.headline == HEADLINE and article.bylines == ("DANA OSTROW",)
    assert article.dateline.place == "LIMA, Peru"
    assert told(article)[1:] == list(REST)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                (
                    *STORY, *wrap(LEAD, 50).split("\n"), "## Title", "**b** [x](y)", "[1]x", "References",
                    "1. http://a", "2. http://b", "HEADLINE: a title", "BODY:", "BYLINE: By A B", "DATE: 2020",
                    "Comments", "Related", "Page 1 of 2", "7", "Image caption", "\x0c", "some-", "thing goes",
                )
            ),
            st.text(max_size=30),
        ),
        max_size=25,
    ),
    st.sampled_from(("\n", "\n\n", "\r\n", "\x0c", "\n    ")),
)  # fmt: skip
def test_any_capture_is_read_and_every_block_stands_in_it(lines, between):
    page = between.join(lines)
    check_places(article_of_capture(page), page)


@pytest.mark.parametrize(
    "box",
    [
        "Title: The Long Tide\nAuthor: Ann Field\nPublisher: Vale Press\nPages: 312\n\n{}",
        "{}\n\nTitle: The Long Tide\nAuthor: Ann Field\nDate: May 3, 2021\nLocation: Town hall\n",
    ],
)
def test_a_box_of_particulars_says_nothing_about_the_article(box):
    article = read(f"{HEADLINE}\n\n" + box.format(BODY))
    assert article.headline == HEADLINE
    assert article.bylines == () and article.published is None


def test_a_button_for_comments_ends_no_article():
    page = "\n".join([HEADLINE, "By Dana Ostrow", *STORY[:4], "Comments", "12", *STORY[4:]])
    assert told(read(page)) == list(STORY)


def test_a_quotation_that_comes_twice_is_no_pulled_one():
    twice = '"I have nothing to say to you"'
    page = "\n".join([HEADLINE, *STORY[:3], twice, *STORY[3:], twice, STORY[0]])
    assert told(read(page)).count(twice) == 2


def test_a_place_of_which_the_article_tells_does_not_sign_it():
    article = read(
        f"{HEADLINE}\nSarn City\nMarch 9, 2020\n{BODY}\nThe board sits in Sarn City now."
    )
    assert article.bylines == ()


def test_a_first_paragraph_that_says_when_is_no_standfirst():
    article = read(f"{HEADLINE}\n{LEAD}\n" + "\n".join(REST))
    assert article.standfirst is None and told(article) == list(STORY)


def test_addresses_of_links_are_left_out():
    body = "\n\n".join(map(wrap, STORY)).replace(
        "Gulf of Sarn", "Gulf of Sarn <https://courier.example/sarn>"
    )
    page = (
        "The Island Courier <https://courier.example/>\n\n  * Home <https://courier.example/>\n\n"
        f"  {HEADLINE}\n\n*{STANDFIRST}*\n\nBy Dana Ostrow <https://courier.example/ostrow>\n\n{body}\n\n"
        "  * Ferries <https://courier.example/ferries>\n"
    )
    article = read(page)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert article.bylines == ("Dana Ostrow",)
    assert told(article) == list(STORY)
    check_places(article, page)


def test_a_name_with_the_day_below_it_is_the_outlets_not_the_headline():
    article = read(f"The Morning Tide\n\nTuesday, March 10, 2020\n\n{HEADLINE}\n\n{BODY}")
    assert (article.headline, article.published) == (HEADLINE, "2020-03-10")


def test_what_somebody_writes_above_a_mail_that_they_forward_is_none_of_the_story():
    note = "Morning all, see the story below, which we should answer before noon."
    mail = (
        "From: Island Courier <news@courier.example>\nSent: 10 March 2020 16:02\nTo: Press Office\n"
        f"Subject: FW: {HEADLINE}"
    )
    article = read("\n\n".join([note, "Kind regards", mail, "By Dana Ostrow", BODY]))
    assert (article.headline, article.outlet, article.published) == (
        HEADLINE,
        "Island Courier",
        "2020-03-10",
    )
    assert told(article) == list(STORY)
    quoted = read("\n\n".join([HEADLINE, LEAD, *REST, mail, "We are short of $2.3 million."]))
    assert set(STORY) <= set(told(quoted))


def test_two_names_above_the_day_sign_a_text():
    article = read(
        "\n".join([HEADLINE, "Dana Ostrow and Ida Penn", "Tue 10 Mar 2020 14.40 GMT", *STORY])
    )
    assert article.bylines == ("Dana Ostrow", "Ida Penn")
    assert (article.standfirst, told(article)) == (None, list(STORY))


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        (["Island Courier"], [], "Island Courier"),
        (["Menu", "The Morning Tide", "Ferries"], ["© 2020 The Morning Tide Ltd. All rights reserved."], "The Morning Tide"),
        ([], ["Copyright 2020 Island Courier"], "Island Courier"),
        (["World News"], [], None),
        (["Dana Ostrow | Island Gazette | 10 March 2020"], [], "Island Gazette"),
        (["Ferries", "Your Mail"], ["© 2020 Tidewater Media Group"], None),
        ([], ["Copyright 2020 The Associated Press. All rights reserved."], None),
    ],
)  # fmt: skip
def test_the_outlet_is_named_above_the_headline_or_in_the_copyright_line(head, foot, outlet):
    article = read("\n\n".join([*head, HEADLINE, "By Dana Ostrow", BODY, *foot]))
    assert article.bylines == ("Dana Ostrow",)
    assert (article.outlet, article.headline) == (outlet, HEADLINE)
    assert told(article) == list(STORY)


def test_a_copy_of_a_whole_page_is_the_story_between_its_menus():
    menu = [f"{one} news" for one in ("Port", "Island", "World", "Arts", "Tide", "Farm", "Law")]
    promo = ["Five walks to take before the frost comes back", "A baker's guide to cold ovens"]
    top = ["Skip to content", *menu, *promo, *menu, "Ferries"]
    foot = ["More on this story", "Ferry fares rise again in the spring", *promo, *menu, "Privacy"]
    page = "\n".join([*top, HEADLINE, "Dana Ostrow, Ferries Reporter", *STORY, *foot, "© Tide"])
    article = read(page)
    assert article.headline == HEADLINE
    assert article.bylines == ("Dana Ostrow",)
    assert told(article) == list(STORY)
    assert "Ferry fares rise again in the spring" in [one.text for one in article.related]
    assert not any(one in article.text for one in (*menu, *promo))
    check_places(article, page)


def test_a_list_above_most_of_a_story_is_no_menu():
    stops = [f"Pier {number}, {40 + number} boats" for number in range(20)]
    article = read("\n".join([HEADLINE, "By Dana Ostrow", LEAD, *stops, *REST]))
    assert article.headline == HEADLINE
    assert [one for one in (LEAD, *stops, *REST) if one not in told(article)] == []


def test_a_forwarded_mail_is_read_without_the_marks_before_its_lines():
    lines = [line for text in STORY for line in (*textwrap.wrap(text, 60), "")]
    mail = [
        "---------- Forwarded message ---------",
        "From: Island Courier <news@courier.example>",
        "Date: Tue, 10 Mar 2020 at 17:02",
        "Subject: " + HEADLINE,
        "",
        "By Dana Ostrow",
        "",
        *lines,
    ]
    page = "Look at this.\n\n" + "\n".join(f"> {line}".rstrip() for line in mail)
    article = read(page)
    assert told(article) == list(STORY)
    assert (article.headline, article.outlet, article.published) == (
        HEADLINE,
        "Island Courier",
        "2020-03-10",
    )
    assert article.bylines == ("Dana Ostrow",)
    check_places(article, page)


@pytest.mark.parametrize(
    "line",
    [
        "Ida Penrose in Port Ellen in March. “Nobody came,” she said.Credit...Ann Field for the Courier",
        "Luis Tan contributed reporting from Port Ellen.",
        "A version of this article appears in print on March 10, 2020, Section A, Page 1.",
        "Dana Ostrow covers the coast for the Courier. More about Dana Ostrow",
    ],
)
def test_what_stands_about_a_story_is_no_paragraph_of_it(line):
    article = read(f"{HEADLINE}\nDana Ostrow\nBy Dana Ostrow\n{BODY}\n{line}")
    assert told(article) == list(STORY)
    assert article.bylines == ("Dana Ostrow",)


@pytest.mark.parametrize("byline", ["By Dana Ostrow, CNW", "By DANA OSTROW FOR THE ISLAND MAIL"])
def test_whom_an_author_works_for_is_no_author(byline):
    (name,) = read(f"{HEADLINE}\n{byline}\n{BODY}").bylines
    assert name.casefold() == "dana ostrow"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_place_in_the_page_counts_what_json_can_carry(mark: str) -> None:
    page = "The bridge is shut.\x00\n\nIt was shut on Mon\x00day, said Ana Reyes.\n"
    counted = page.replace("\x00", "")
    article = read_page(Capture("page.txt", (mark + page).encode())).article
    assert article.blocks
    for block in article.blocks:
        assert counted[slice(*block.page_span)] == article.words(block.span)


@pytest.mark.parametrize("every", [1, 5])
def test_numbers_before_lines_are_left_out(every):
    rows = [HEADLINE, "By Dana Ostrow", ""]
    rows += [row for one in STORY for row in (*wrap(one, 60).split("\n"), "")]
    page = "\n".join(
        f"{number:>4} {row}" if number % every == 0 else f"     {row}"
        for number, row in enumerate(rows, 1)
    )
    article = read(page)
    assert (article.headline, article.bylines) == (HEADLINE, ("Dana Ostrow",))
    assert told(article) == list(STORY)
    check_places(article, page)


def test_the_numbers_of_a_list_are_its_own():
    points = [f"{number}. {one}" for number, one in enumerate(STORY, 1)]
    assert told(read("\n".join((HEADLINE, *points)))) == points


def test_a_page_that_a_reader_made_markdown_of():
    page = (
        f"Title: {HEADLINE}\n\nURL Source: https://courier.example/1\n\nPublished Time: 2020-03-10T10:00:00Z\n\n"
        f"Markdown Content:\n# {HEADLINE}\n\n*   [Home](https://courier.example/)\n\nBy [Dana Ostrow](https://courier.example/o)\n\n"
        f"![Image 1: Mara Quill outside the terminal](https://courier.example/q.jpg)\n\nMara Quill outside the terminal\n\n{BODY}"
    )
    article = read(page)
    assert (article.headline, article.published) == (HEADLINE, "2020-03-10")
    assert told(article) == list(STORY) and told(article, "caption") == [
        "Mara Quill outside the terminal"
    ]
    check_places(article, page)


def test_the_marks_of_a_wire_and_the_signature_of_a_message_are_no_words():
    wire = read(
        f"^BC-ISL--Ferry,0212<\n^{HEADLINE}<\n^By DANA OSTROW=\n^Island Press Writer=\n{BODY}"
    )
    assert (wire.headline, wire.bylines) == (HEADLINE, ("DANA OSTROW",))
    mail = f"From: a@b.example\nNewsgroups: isl.news\nSubject: {HEADLINE}\nDate: Tue, 10 Mar 2020 10:11:12 +0100\n\n{BODY}"
    assert told(read(f'{mail}\n\n-- \nHilda\n"Water is life"\n')) == list(STORY)


def test_lines_that_copies_of_pages_have_among_paragraphs():
    between = ["Dana Ostrow", "16:02", "Dana Ostrow"]
    seen = "The ferry at the quay in Port Ellen last March"
    page = [
        HEADLINE,
        "By Dana Ostrow",
        "March 9, 2020",
        *STORY[:2],
        seen,
        "IMAGE SOURCE, ANN FIELD",
        "Image caption,",
        seen,
    ]
    page += [
        *STORY[2:4],
        *between,
        *STORY[4:],
        "- ENDS -",
        "Notes to editors:",
        "1. The board has nine members.",
    ]
    article = read("\n".join(page))
    assert told(article) == list(STORY) and told(article, "caption") == [seen]
    linked = (
        f"# {HEADLINE}\n\nBy [Dana Ostrow](/o)\n\n{LEAD}\n\n[**Two held after fire at fish market**](/x)\n\n"
        + "\n\n".join(REST)
    )
    article = read(linked)
    assert told(article) == list(STORY)
    assert [one.text for one in article.related] == ["Two held after fire at fish market"]
