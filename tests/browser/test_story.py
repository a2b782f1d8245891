"""The HTML view in a real Chromium: keys, phone, dark, print, accessibility, and hostile pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.export.html import to_html
from onrecord.record import Problem, Record
from tests import invented
from tests.browser.conftest import ARTEFACTS, CHROMIUM
from tests.export.test_html import hostile

COUNT = len(invented.STATEMENTS)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def show(browser: Browser, tmp_path: Path):
    """Open a record's page; fails the test on any console message, error or request but its own."""
    contexts, told = [], []

    def show(record: Record | None = None, **options: object) -> Page:
        path = tmp_path / "story.html"
        path.write_text(to_html(record or invented.record()), encoding="utf-8", errors="replace")
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda request: request.url.startswith(path.as_uri()) or told.append(request.url),
        )
        page.goto(path.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()
    assert told == []


def chosen(page: Page) -> str | None:
    item = page.locator("ol.list > li.on")
    return item.get_attribute("id") if item.count() else None


def test_j_and_k_walk_the_statements_and_light_the_words(show) -> None:
    page = show()
    for key, number in [("j", 1), ("j", 2), ("j", 3), ("k", 2)]:
        page.keyboard.press(key)
        assert chosen(page) == f"s{number}"
    lit = page.locator("article .m.content.on").all_inner_texts()
    assert lit == [
        "“I wrote it down, I signed it and I sent it upstairs,”",
        "“Nobody rang me back.”",
    ]
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "s3"
    page.keyboard.press("Escape")
    assert chosen(page) is None


def test_keys_of_one_letter_can_be_turned_off(show) -> None:
    page = show()
    keys = page.get_by_role("button", name="Keys")
    keys.click()
    assert keys.get_attribute("aria-pressed") == "false"
    for key in ("j", "p", "m"):
        page.keyboard.press(key)
    assert chosen(page) is None
    assert page.locator("button[data-speaker][aria-pressed='true']").count() == 0
    page.locator("#s1 .jump").focus()
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "s1"
    keys.click()
    page.keyboard.press("j")
    assert chosen(page) == "s2"


def test_walking_brings_words_and_line_into_view(show) -> None:
    page = show(viewport={"width": 1280, "height": 500})
    for _ in range(COUNT):
        page.keyboard.press("j")
    for what in ("#w8", "#s8"):
        box = page.locator(what).bounding_box()
        assert 0 <= box["y"] < 500


def test_enter_on_a_line_jumps_to_its_words_and_enter_there_back(show) -> None:
    page = show()
    page.locator("#s5 .jump").focus()
    page.keyboard.press("Enter")
    assert page.locator("article .m.content.on").all_inner_texts() == [
        "whether the letter had been received"
    ]
    page.locator("#w7").focus()
    page.keyboard.press("Enter")
    assert chosen(page) == "s7"


def test_filter_by_speaker_with_the_keyboard(show) -> None:
    page = show()
    button = page.locator("button[data-speaker='0']")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("ol.list > li:visible").count() == 4
    assert page.locator("#count").text_content() == f"4 of {COUNT}, by or to Tomas Brandt"
    for _ in range(5):
        page.keyboard.press("j")
    assert chosen(page) == "s4"
    page.keyboard.press("Escape")
    assert page.locator("ol.list > li:visible").count() == COUNT


def test_focus_is_not_lost_with_a_line_that_the_filter_hides(show) -> None:
    page = show()
    last = page.locator("ol.list > li").last
    last.locator(".jump").focus()
    page.keyboard.press("p")
    assert last.is_hidden()
    assert page.evaluate("document.activeElement.closest('li:not([hidden])') !== null")


def test_one_line_is_chosen_whatever_the_address_says(show) -> None:
    page = show()
    page.locator("#w5").click()
    page.locator("#s7 .jump").click()
    edges = page.locator("ol.list > li").evaluate_all(
        "all => all.filter((one) => getComputedStyle(one).borderLeftColor !== 'rgba(0, 0, 0, 0)').map((one) => one.id)"
    )
    assert edges == ["s7"] == [chosen(page)]
    page.locator("#w6").click()
    page.locator("button[data-speaker='0']").click()
    assert page.locator("#s5").is_hidden()
    page.go_back()
    assert page.locator("ol.list > li:visible").count() == COUNT


def test_on_a_narrow_screen_a_line_leads_to_its_words(show) -> None:
    page = show(viewport={"width": 360, "height": 700})
    page.locator("#s8 .jump").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "w8"
    page.locator("article .m").first.click()
    assert page.evaluate("document.activeElement.closest('ol.list')") is None


def test_the_bar_of_the_person_chosen_hides_neither_focus_nor_the_end(show) -> None:
    page = show(viewport={"width": 360, "height": 740})
    page.locator("button[data-speaker='0']").click()
    top = page.locator("#person").bounding_box()["y"]
    for _ in range(12):
        page.keyboard.press("Tab")
        box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        within = page.evaluate("document.activeElement.closest('#person') !== null")
        assert within or box["bottom"] <= top
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    footer = page.locator("footer").bounding_box()
    assert footer["y"] + footer["height"] <= top + 1


def test_paper_has_all_statements(show) -> None:
    page = show()
    page.keyboard.press("p")
    assert page.locator("ol.list > li:visible").count() == 4
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("ol.list > li:visible").count() == COUNT
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("ol.list > li:visible").count() == 4


def boxed(page: Page, kind: str) -> list[str]:
    return page.locator(f"article .is-{kind}").all_inner_texts()


def test_mentions_of_the_person_chosen_are_boxed_each_kind_its_own_way(show) -> None:
    page = show()
    assert page.locator("article .is-name").count() == 0
    page.locator("button[data-speaker='0']").click()
    assert (boxed(page, "name"), boxed(page, "pronoun")) == (["Tomas Brandt"], ["He"])
    assert "2 mentions: 1 name, 1 pronoun" in page.locator("#person").inner_text()
    styles = [
        page.locator(f"#person .is-{kind}").evaluate("one => getComputedStyle(one).outlineStyle")
        for kind in ("name", "nominal", "pronoun")
    ]
    assert len(set(styles)) == 3
    page.locator("button[data-speaker='1']").click()
    assert (boxed(page, "nominal"), boxed(page, "name")) == (["the harbour master"], [])
    page.locator("#all").click()
    assert page.locator("article .is-nominal").count() == 0
    assert not page.locator("#person").is_visible()


def test_p_goes_from_person_to_person_and_m_from_mention_to_mention(show) -> None:
    page = show(viewport={"width": 1280, "height": 500})
    page.keyboard.press("p")
    assert (
        page.locator("button[data-speaker][aria-pressed='true']").get_attribute("data-speaker")
        == "0"
    )
    for words in ("Tomas Brandt", "He", "Tomas Brandt"):
        page.keyboard.press("m")
        assert page.locator("article .now").all_inner_texts() == [words]
        assert 0 <= page.locator("article .now").bounding_box()["y"] < 500
    page.keyboard.press("Shift+P")
    assert page.locator("button[data-speaker][aria-pressed='true']").count() == 0
    page.keyboard.press("Shift+P")
    assert page.locator("#person b").inner_text() == "the inquiry"
    assert page.locator("ol.list > li:visible").count() == 1
    assert page.locator(".others button[aria-pressed='true']").is_visible()


def test_people_have_roles_and_other_names_and_are_told_things(show) -> None:
    page = show()
    assert page.locator("button[data-speaker='0'] .name").inner_text().split("\n")[:4] == [
        "Tomas Brandt",
        "former marine engineer",
        "also “Brandt”",
        "told 1",
    ]
    tags = page.locator("#s1 .tags, #s7 .tags").all_inner_texts()
    assert "to the inquiry" in tags[0]
    assert "in a statement" in tags[1]


def test_he_says_whom_it_means_and_the_words_stay_the_page_s(show) -> None:
    page = show(java_script_enabled=False)
    he = page.locator("article .source").filter(has_text="He").first
    assert he.evaluate("one => getComputedStyle(one, '::after').content") == '"[Tomas Brandt]"'
    assert he.evaluate("one => one.textContent") == "He"
    named = page.get_by_text("Tomas Brandt", exact=True).first
    assert named.evaluate("one => getComputedStyle(one, '::after').content") == "none"


def test_a_mention_under_the_pointer_says_whom_it_means(show) -> None:
    page = show()
    for words, means in (("He", "Tomas Brandt"), ("Tomas Brandt", "")):
        mention = page.locator("article [data-p]").filter(has_text=words).first
        mention.hover()
        assert mention.evaluate("one => one.title") == means


def test_a_person_chosen_on_a_phone(show) -> None:
    page = show(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.locator("button[data-speaker='0']").tap()
    page.locator("#next").tap()
    assert 0 <= page.locator("article .now").bounding_box()["y"] < 844
    everyone = page.locator("#all").bounding_box()
    assert 0 <= everyone["y"] < 844 - everyone["height"]
    page.locator("#all").tap()
    assert page.locator("ol.list > li:visible").count() == COUNT
    assert page.evaluate("document.activeElement.dataset.speaker") == "0"


def test_without_script_everyone_is_still_there(show) -> None:
    page = show(java_script_enabled=False)
    page.get_by_text("Others in it").click()
    assert page.locator(".others button").inner_text().startswith("the inquiry")


def test_sort_by_speaker_and_back(show) -> None:
    # Ellan Line speaks in s5 for the first time, and then again at the end.
    last = replace(invented.STATEMENTS[-1], speaker=invented.ELLAN)
    page = show(replace(invented.record(), statements=(*invented.STATEMENTS[:-1], last)))
    ids = "[...document.querySelectorAll('ol.list > li')].map(one => one.id)"
    before = page.evaluate(ids)
    page.locator("#sort").click()
    # As the list of people has them: who says most first.
    assert page.evaluate(ids) == ["s1", "s2", "s3", "s6", "s7", "s5", "s8", "s4"]
    page.locator("#sort").click()
    assert page.evaluate(ids) == before


def test_tab_reaches_skip_links_first_and_focus_is_seen(show) -> None:
    page = show()
    page.keyboard.press("Tab")
    skip = page.locator(".skip").first
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "statements"
    page.locator("#s1 .jump").focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_clicking_words_opens_their_line_and_the_inner_one_wins(show) -> None:
    page = show()
    page.get_by_text("“the ramp would see out the winter”").first.click()
    assert chosen(page) == "s4"


def test_copied_text_is_the_article_s(show) -> None:
    page = show()
    line = page.locator("article > p").nth(4).evaluate("one => one.textContent")
    assert line == invented.LINES[5][1]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_runs_off_the_side(show, width: int) -> None:
    record = invented.record(headline="W" * 120, outlet="x" * 200)
    page = show(record, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_stands_on_the_line_of_its_words(show) -> None:
    page = show()
    apart = """() => [...document.querySelectorAll("article .n")].filter((one) =>
      one.nextElementSibling.getClientRects()[0].left < one.getBoundingClientRect().left).length"""
    for width in range(320, 800, 7):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(apart) == 0, width


def test_on_a_phone_the_list_follows_the_article(show) -> None:
    page = show(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    article = page.locator("article").bounding_box()
    assert page.locator("ol.list").bounding_box()["y"] > article["y"] + article["height"]
    page.screenshot(path=ARTEFACTS / "phone.png", full_page=True)


def test_dark_is_dark_and_light_is_light(show) -> None:
    shade = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    assert max(show(color_scheme="dark").evaluate(shade)) < 60
    assert min(show(color_scheme="light").evaluate(shade)) > 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hues", ["k0 k1 k2 k3", "k4 k5 k6 k7"])
def test_words_chosen_read_well_in_every_hue_and_kind_of_line(show, scheme: str, hues: str) -> None:
    page = show(color_scheme=scheme)
    page.evaluate(
        """hues => {
          const lines = [".standfirst", ".byline", ".caption", ".paragraph"];
          for (const line of lines) for (const hue of hues) for (const look of ["on", "hint", "nested"]) {
            const mark = document.createElement("span");
            mark.className = `m content ${hue} ${look}`;
            mark.textContent = "words ";
            document.querySelector(line).append(mark);
          }
        }""",
        hues.split(),
    )
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_print_shows_all_words_and_no_controls(show) -> None:
    page = show(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("#sort").is_visible()
    assert not page.locator(".live").first.is_visible()
    assert page.locator("#s8").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    means = "getComputedStyle(document.querySelector('[data-means]'), '::after').content"
    assert page.evaluate(means) == '"[Tomas Brandt]"'
    capture = page.locator(".on-paper").inner_text()
    assert invented.record().page.url in capture and invented.record().page.sha256 in capture
    ARTEFACTS.mkdir(exist_ok=True)
    page.pdf(path=ARTEFACTS / "story.pdf")


def test_read_aloud_a_number_is_said_once_and_what_was_put_in_is_in_brackets(show) -> None:
    page = show()
    aloud = page.locator("body").aria_snapshot()
    assert (
        'link "2. Tomas Brandt “Tomas Brandt, a former marine engineer at Ellan Line” said"'
        in aloud
    )
    assert "He [Tomas Brandt] said" in aloud
    assert "told 1 thing, 3 statements · 52 words" in aloud
    assert page.locator("#s6 .jump").get_attribute("aria-describedby") == "q6"
    assert page.locator("#q6").inner_text().startswith("the hearing")


def test_what_is_chosen_is_seen_without_the_page_s_colours(show) -> None:
    page = show(forced_colors="active")
    page.keyboard.press("p")
    page.keyboard.press("j")
    assert page.evaluate("""() => {
      const look = (which, name) => getComputedStyle(document.querySelector(which))[name];
      return [
        look("button[aria-pressed=true]", "outlineStyle"),
        look("button[aria-pressed=false]", "outlineStyle"),
        look("article .m.on", "backgroundColor") !== look("article .m:not(.on)", "backgroundColor"),
        look("ol.list > li.on", "borderLeftColor") !== look("ol.list > li:not(.on)", "borderLeftColor"),
      ];
    }""") == ["solid", "none", True, True]


def test_without_script_no_words_are_cut(show) -> None:
    long = invented.at(invented.TEXT[: invented.TEXT.index("Ellan Line would not say")])
    record = replace(
        invented.record(), statements=(replace(invented.STATEMENTS[0], content=(long,)),)
    )
    cut = "one => one.scrollHeight > one.clientHeight + 1"
    assert show(record).locator("#s1 .words").evaluate(cut)
    assert not show(record, java_script_enabled=False).locator("#s1 .words").evaluate(cut)


def test_without_script_it_reads(show) -> None:
    page = show(java_script_enabled=False)
    assert page.locator("ol.list > li").count() == COUNT
    page.locator("#s8 .jump").click()
    assert page.url.endswith("#w8")
    page.locator("#w8").click()
    assert page.url.endswith("#s8")
    assert not page.locator("#sort").is_visible()


def test_furniture_opens_on_demand(show) -> None:
    page = show()
    words = page.get_by_text("Sign up for our newsletter")
    assert not words.is_visible()
    page.get_by_text("Left out of the article").click()
    assert words.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show, scheme: str, width: int) -> None:
    page = show(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.keyboard.press("p")
    page.keyboard.press("j")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_a_problem_is_among_the_landmarks(show) -> None:
    page = show(replace(invented.record(), problem=Problem("paywall_stub", "it stops short")))
    assert page.get_by_role("region", name="Mind").inner_text() == "Mind: it stops short"
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []


def test_a_hostile_page_does_nothing(show) -> None:
    page = show(hostile())
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, form").count() == 0


def test_the_policy_stops_what_escaping_might_miss(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    broken = to_html(invented.record()).replace(
        "</main>",
        "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
        "<svg onload='window.ran = 1'></svg></main>",
    )
    path.write_text(broken, encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    page.close()


def test_a_page_without_statements(show) -> None:
    page = show(replace(invented.record(), statements=()))
    page.keyboard.press("j")
    assert page.get_by_text("No statements found.").is_visible()
