"""The reading room in a real Chromium: by mouse and by keys, on a phone, in the dark, on paper,
without script, and over a page by somebody who means no good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.casebook import Casebook
from tests.browser.conftest import PHONE, Visit, overflow, serious, shoot
from tests.casebook.news import Story
from tests.conftest import needs_model
from tests.web import captures
from tests.web.conftest import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") or shutil.which("chromium-browser")),
        reason="Chromium is not installed",
    ),
]


@pytest.fixture(scope="module")
def kept(captured_case: Path):
    """The address of a room over a casebook that keeps its pages."""
    with served(captured_case) as address:
        yield address


class TestStories:
    def test_the_filter_works_by_keys_and_the_list_goes_on(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories")
        assert page.locator(".stories > li").count() == 50 or page.get_by_text("Older").count() == 0
        page.get_by_label("Outlet").focus()
        before = page.url
        page.keyboard.type("Court")
        assert page.get_by_label("Outlet").input_value() == "Court Reporter"
        assert page.url == before and page.evaluate("document.activeElement.id") == "outlet"
        page.keyboard.press("Enter")
        page.wait_for_url("**/stories?outlet=Court+Reporter")
        assert page.locator(".stories > li").count() == 4
        page.locator(".stories a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/stories/*")
        assert "day 4" in page.locator("h1").inner_text()

    def test_the_first_stop_of_the_tab_key_leads_to_the_content(
        self, visit: Visit, room: str
    ) -> None:
        page = visit(f"{room}/stories")
        page.keyboard.press("Tab")
        assert page.locator(".skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"

    def test_light_and_dark_are_chosen_and_kept(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories", color_scheme="light")
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_role("button", name="Dark").click()
        page.wait_for_selector("html[data-theme=dark]")
        assert page.evaluate(paper) != light
        page.goto(f"{room}/stories/1")
        assert page.locator("html").get_attribute("data-theme") == "dark"
        assert serious(page) == []
        shoot(page, "room-story-dark")


class TestStory:
    def test_a_note_lights_what_it_rests_on(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories?outlet=Court+Reporter")
        page.get_by_role("link", name="day 1").click()
        page.locator(".margin a").first.hover()
        lit = page.locator("article .lit")
        assert lit.all_inner_texts() == ["Ines Calloway", "charged", "arson"]
        page.mouse.move(0, 0)
        expect(lit).to_have_count(0)
        page.locator(".margin a").first.focus()
        expect(lit).to_have_count(3)
        shoot(page, "room-story")

    def test_a_line_shows_what_it_rests_on_before_it_is_chosen(
        self, visit: Visit, room: str
    ) -> None:
        page = visit(f"{room}/stories/1")
        page.locator("#s1").hover()
        assert page.locator("article .m.hint").count() > 0
        assert page.locator("article .m.on").count() == 0
        page.keyboard.press("j")
        assert page.locator("ol.list > li.on").get_attribute("id") == "s1"

    def test_the_same_words_are_marked_in_the_page_as_captured(
        self, visit: Visit, kept: str
    ) -> None:
        page = visit(f"{kept}/stories/1", heard=True)
        page.get_by_role("link", name="Page as captured").click()
        frame = page.frame_locator("iframe.captured")
        expect(frame.locator("#w1")).to_be_visible()
        words = " ".join(frame.locator("mark.onrecord-content").all_inner_texts())
        assert "never" in words
        assert frame.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
        page.locator("article .m.content").last.click()
        page.wait_for_function("document.querySelector('iframe').contentWindow !== null")
        expect(frame.locator("#w2")).to_be_visible()
        assert any(one.url.endswith("/captured#w2") for one in page.frames)
        shoot(page, "room-captured")
        assert serious(page) == []

    def test_plain_text_as_captured(self, visit: Visit, kept: str) -> None:
        page = visit(f"{kept}/stories/2?side=captured")
        frame = page.frame_locator("iframe.captured")
        expect(frame.locator("pre #w1")).to_be_visible()

    def test_without_script_all_of_it_is_there(self, visit: Visit, kept: str, room: str) -> None:
        page = visit(f"{kept}/stories/1", java_script_enabled=False, heard=True)
        page.get_by_role("link", name="Page as captured").click()
        page.locator("article .n").first.click()
        page.wait_for_timeout(200)
        assert any(one.url.endswith("/captured#w1") for one in page.frames)
        page.goto(f"{kept}/stories")
        page.get_by_role("button", name="Dark").click()
        assert page.locator("html").get_attribute("data-theme") == "dark"

    def test_furniture_is_shown_on_demand(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories/1")
        page.get_by_text("Left out of the article").click()
        expect(page.locator("dl.furniture")).to_be_visible()

    def test_on_paper_the_article_and_its_statements_are_left(
        self, visit: Visit, room: str
    ) -> None:
        page = visit(f"{room}/stories/1")
        page.emulate_media(media="print")
        for gone in ("header.room", ".theme", ".tabs-beside"):
            assert not page.locator(gone).is_visible()
        for there in ("article", "ol.list"):
            assert page.locator(there).is_visible()
        assert len(page.pdf()) > 5_000
        shoot(page, "room-print")


class TestAdd:
    @needs_model
    def test_a_text_pasted_by_keys_is_read_and_its_record_appears(
        self, visit: Visit, own_case: Path
    ) -> None:
        with served(own_case) as address:
            page = visit(f"{address}/add")
            page.locator("#text").focus()
            page.keyboard.insert_text(captures.TEXT)
            page.keyboard.press("Tab")
            page.get_by_role("button", name="Add", exact=True).focus()
            page.keyboard.press("Enter")
            page.wait_for_url("**/add")
            link = page.locator(".jobs").get_by_role("link", name="read")
            expect(link).to_be_visible(timeout=90_000)
            shoot(page, "room-add")
            assert serious(page) == []
            link.click()
            expect(page.locator("article")).to_contain_text("It was never dark")

    def test_a_file_dropped_on_the_page_is_handed_in(self, visit: Visit, own_case: Path) -> None:
        with served(own_case) as address:
            page = visit(f"{address}/add")
            data = page.evaluate_handle(
                "() => { const data = new DataTransfer();"
                " data.items.add(new File(['%PDF-1.7'], 'paper.pdf')); return data; }"
            )
            page.dispatch_event("body", "dragover", {"dataTransfer": data})
            page.dispatch_event("body", "drop", {"dataTransfer": data})
            failed = page.locator(".jobs .mind").first
            expect(failed).to_contain_text("a PDF", timeout=90_000)
            expect(page.locator("#handed")).to_contain_text("all read", timeout=90_000)

    def test_a_room_that_is_read_only_has_nothing_to_add(self, visit: Visit, case: Path) -> None:
        with served(case, read_only=True) as address:
            page = visit(f"{address}/stories")
            assert page.get_by_role("link", name="Add", exact=True).count() == 0
            assert "read only" in page.locator("footer.room").inner_text()


class TestCopy:
    def test_a_quotation_is_copied_with_its_citation(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories/1", permissions=["clipboard-read", "clipboard-write"])
        page.get_by_role("link", name="copy, put right: statement 1", exact=True).click()
        page.locator("[data-copies=plain]").click()
        expect(page.locator("[data-copies=plain]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "The Tarn Gazette, 14 May 2024" in copied
        assert "of the article" in copied
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the row").click()
        assert Path(download.value.path()).read_text("utf-8-sig").startswith("row,")
        shoot(page, "room-copy")


class TestRight:
    def test_a_speaker_is_put_right_by_keys_and_that_is_undone(
        self, visit: Visit, own_case: Path
    ) -> None:
        with served(own_case) as address:
            page = visit(f"{address}/stories/1/statements/s1")
            page.get_by_label("Speaker").focus()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.insert_text("Ruth Okafor")
            page.keyboard.press("Enter")
            page.wait_for_url("**/stories/1")
            told = page.locator("#s1 .hand")
            expect(told).to_have_text("speaker by hand, the machine read: Tomas Brandt")
            expect(page.locator("#s1 b")).to_have_text("Ruth Okafor")
            assert serious(page) == []
            page.get_by_text("Put right by hand").click()
            page.get_by_role("button", name="Undo").click()
            expect(told).to_have_count(0)
            expect(page.locator("#s1 b")).to_have_text("Tomas Brandt")

    def test_a_speaker_leads_to_all_on_that_person(self, visit: Visit, room: str) -> None:
        page = visit(f"{room}/stories/1")
        page.get_by_role("link", name="All on Tomas Brandt").click()
        page.wait_for_url("**/people/*")
        assert "Tomas Brandt" in page.locator("h1").inner_text()


PLACES = ("stories", "stories/1", "stories/1/statements/s1", "add", "nothing")


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_serious_at_a_desk_in_the_dark(
    visit: Visit, room: str, place: str
) -> None:
    page = visit(f"{room}/{place}", color_scheme="dark", heard=place == "nothing")
    assert serious(page) == []


@pytest.mark.parametrize("place", PLACES)
def test_on_a_phone_nothing_is_cut_off_and_axe_finds_nothing_serious(
    visit: Visit, room: str, place: str
) -> None:
    page = visit(f"{room}/{place}", heard=place == "nothing", **PHONE)
    assert overflow(page) <= 0
    assert serious(page) == []
    shoot(page, f"room-phone-{place.replace('/', '-')}")


def test_a_story_on_a_phone_by_tap(visit: Visit, room: str) -> None:
    page = visit(f"{room}/stories/1", **PHONE)
    page.locator("#s2 .words").tap()
    assert page.locator("article .m.on").count() > 0
    page.get_by_role("link", name="Stories", exact=True).tap()
    page.wait_for_url("**/stories")


def test_the_token_is_asked_for_and_taken(visit: Visit, case: Path) -> None:
    token = "correct-horse-battery-staple"
    with served(case, token=token) as address:
        page = visit(f"{address}/stories", heard=True)
        assert serious(page) == []
        page.get_by_label("Token").fill(token)
        page.keyboard.press("Enter")
        expect(page.locator(".stories > li").first).to_be_visible()
        assert page.url == f"{address}/stories"


@pytest.mark.parametrize(
    "place",
    [
        "stories",
        "stories/3",
        "stories/3?side=captured",
        "stories/3/captured",
        "stories/3/statements/s1",
    ],
)
def test_a_hostile_page_is_shown_and_does_nothing(visit: Visit, kept: str, place: str) -> None:
    page = visit(f"{kept}/{place}", heard=True)
    page.wait_for_timeout(300)
    for frame in page.frames:
        assert frame.evaluate("window.ran") is None
    text = page.locator("body").inner_text() + "".join(
        one.locator("body").inner_text() for one in page.frames[1:]
    )
    assert "alert(1)" in text
    if place == "stories/3?side=captured":
        page.frame_locator("iframe.captured").locator("body").click(position={"x": 40, "y": 200})
        page.wait_for_timeout(200)
        assert page.frames[1].url.startswith(kept)
        shoot(page, "room-hostile")


def below_footer(page: Page) -> float:
    """By how much the page goes on below its footer."""
    return page.evaluate(
        "document.documentElement.scrollHeight - scrollY"
        " - document.querySelector('footer.room').getBoundingClientRect().bottom"
    )


def added(case: Path, story: Story) -> str:
    """The path of a story that is added to a casebook."""
    with Casebook.open(case) as book:
        book.add(story.record())
        (page_id,) = book.connection.execute("SELECT max(id) FROM pages").fetchone()
    return f"/stories/{page_id}"


def test_a_story_ends_at_its_footer(visit: Visit, own_case: Path) -> None:
    """What is for screen readers alone in the panel that scrolls takes no room beside it."""
    story = Story("Council meets", " ".join(f"“Item {one}.”" for one in range(40)))
    ada = story.who("Ada Brook")
    for one in range(40):
        story.said(ada, f"“Item {one}.”")
    path = added(own_case, story)
    with served(own_case) as address:
        page = visit(f"{address}{path}")
        assert page.locator(".panel").evaluate("one => one.scrollHeight - one.clientHeight") > 500
        assert below_footer(page) <= 1


def test_notes_taller_than_their_paragraph_part_no_lines(visit: Visit, own_case: Path) -> None:
    story = Story(
        "Two in court",
        "Mara Voss was charged, tried, convicted and fined.",
        "The court sits again in June.",
    )
    mara = story.who("Mara Voss")
    for kind, trigger in (
        ("charge_indict", "charged"),
        ("trial_hearing", "tried"),
        ("convict", "convicted"),
        ("fine", "fined"),
    ):
        story.event(kind, trigger, ("defendant", mara), date="2024-03-12")
    path = added(own_case, story)
    with served(own_case) as address:
        page = visit(f"{address}{path}")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            last, first = (
                page.get_by_text(words).first.bounding_box()
                for words in ("Mara Voss was charged", "The court sits again")
            )
            assert first["y"] - last["y"] < 70, media  # a line, and the space between two
            notes = [one.bounding_box() for one in page.locator(".margin li").all()]
            assert len(notes) == 4
            assert all(one["x"] + one["width"] <= last["x"] for one in notes)


def test_a_printed_story_has_no_controls(visit: Visit, room: str) -> None:
    page = visit(f"{room}/stories/1")
    page.emulate_media(media="print")
    for control in (".cite", ".live", ".profile", ".tools", "form"):
        assert page.locator(control).count() > 0
        assert not any(one.is_visible() for one in page.locator(control).all()), control


NARROW = {**PHONE, "viewport": {"width": 360, "height": 800}}

BROKEN = """() => [...document.querySelectorAll("th a")].flatMap((link) => {
  const node = link.firstElementChild.firstChild;
  return [...node.data.matchAll(/\\S+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map((word) => word[0]);
})"""


def test_names_are_not_broken_within_a_word(visit: Visit, own_case: Path) -> None:
    role = "councillor for the upper harbour wards and vice chairwoman of the bridges committee"
    story = Story("Council meets", f"“It is late,” said Faisal Mahmoodabadian, {role}.")
    story.said(story.who("Faisal Mahmoodabadian", role=role), "“It is late,”")
    added(own_case, story)
    with served(own_case) as address:
        page = visit(f"{address}/people?name=Faisal+Mahmoodabadian", **NARROW)
        assert page.get_by_text("Mahmoodabadian").count() > 0
        assert page.evaluate(BROKEN) == []
        wide = page.locator(".wide").evaluate("one => one.scrollWidth - one.clientWidth")
        assert wide == 0 and page.locator(".narrow", has_text=role).is_visible()


SMALL = """() => [...document.querySelectorAll("a, button, summary, select")]
  .filter((one) => !one.closest("article p, article h1, svg, .skip"))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width && box.height && box.height < 24)
  .map(([box, one]) => `${one.className} ${one.textContent.trim()} ${box.height}`)"""


@pytest.mark.parametrize(
    "place",
    ["stories", "stories/1", "stories/1/statements/s1", "people", "people/1", "timeline",
     "conflicts", "matters", "outlets", "search?q=hoses", "add"],
)  # fmt: skip
def test_on_a_phone_links_are_as_high_as_a_finger_needs(
    visit: Visit, room: str, place: str
) -> None:
    """Those in the sentences of an article are as high as its lines."""
    page = visit(f"{room}/{place}", **NARROW)
    assert page.evaluate(SMALL) == []
    assert overflow(page) <= 0
