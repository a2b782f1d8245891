"""The views in a real Chromium: by mouse and by keys, on a phone, in the dark, printed, with axe."""

from __future__ import annotations

import json
import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web.conftest import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARTEFACTS = Path(__file__).parent.parent / "artefacts"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

Show = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield made
        made.close()


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Opens a page; fails the test on any message of the console, error, or request elsewhere."""
    contexts, told = [], []

    def show(address: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        origin = "/".join(address.split("/")[:3])
        page.on("console", lambda one: told.append(one.text))
        page.on("pageerror", lambda one: told.append(str(one)))
        page.on(
            "request", lambda one: one.url.startswith((origin, "data:")) or told.append(one.url)
        )
        page.goto(address)
        return page

    yield show
    for context in contexts:
        context.close()
    assert told == []


MARKS = "/timeline?since=2024-03-03"
"""Events and statements few enough to be drawn each as a mark."""


def numbers(room: str) -> dict[str, int]:
    with urllib.request.urlopen(f"{room}/people.json") as answer:
        return {one["name"]: one["id"] for one in json.load(answer)["people"]}


def views(room: str) -> dict[str, str]:
    ines = numbers(room)["Ines Calloway"]
    return {
        "people": "/people",
        "person": f"/people/{ines}",
        "timeline": "/timeline",
        "timeline-marks": MARKS,
        "timeline-columns": "/timeline?by=month&type=other",
        "timeline-said": "/timeline?show=statements",
        "conflicts": "/conflicts",
        "denials": "/conflicts?sort=denials",
        "matters": "/matters",
        "matter": f"/matters/{ines}",
        "outlets": "/outlets",
        "outlet": "/outlets/1",
        "search": "/search?q=hoses",
    }


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(show, room: str, viewport, scheme) -> None:
    page = show(f"{room}/people", viewport=viewport, color_scheme=scheme)
    for view, path in views(room).items():
        page.goto(room + path)
        found = Axe().run(page).response["violations"]
        assert [(view, one["id"], [n["html"] for n in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], view


def test_a_first_page_is_under_100_kb(browser: Browser, room: str) -> None:
    for path in views(room).values():
        context = browser.new_context()
        page, sizes = context.new_page(), []
        page.on("response", lambda one, sizes=sizes: sizes.append(len(one.body())))
        page.goto(room + path)
        context.close()
        assert sum(sizes) < 100_000, path


def test_the_figure_by_mouse_and_by_keys(show, room: str) -> None:
    page = show(room + MARKS)
    marks = page.locator("svg.figure a")
    marks.first.click()
    target = page.evaluate("document.querySelector('tr:target').id")
    assert marks.first.get_attribute("href") == f"#{target}"
    marks.first.focus()
    page.keyboard.press("Tab")
    halo = marks.nth(1).locator(".halo")
    assert halo.evaluate("one => getComputedStyle(one).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('tr:target').id") != target


def test_the_figure_is_legible_at_360_pixels(show, room: str) -> None:
    page = show(room + MARKS, viewport=PHONE)
    boxes = page.locator("svg.figure a .dot").evaluate_all(
        "some => some.map(one => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.width] })"
    )
    for place, (x, y, width) in enumerate(boxes):
        assert x >= 0 and x + width <= 360 and width >= 18
        for other_x, other_y, _ in boxes[:place]:
            assert abs(x - other_x) > 18 or abs(y - other_y) > 18
    texts = page.locator("svg.figure text.tick:not(.year)").evaluate_all(
        "some => some.map(one => { const b = one.getBoundingClientRect(); return [b.left, b.right] })"
    )
    for (_, right), (left, _) in pairwise(texts):
        assert right <= left + 1
    size = page.locator("svg.figure text.tick").first.evaluate(
        "one => getComputedStyle(one).fontSize"
    )
    assert float(size.removesuffix("px")) >= 11


def test_zooming_in_and_out(show, room: str) -> None:
    page = show(f"{room}/timeline?since=2024-07&until=2024-07")
    assert page.locator("table.rows tbody tr").count() == 2
    page.get_by_role("link", name="Zoom out").click()
    expect(page).to_have_url(re.compile("since=2024&"))
    expect(page.locator("table.rows tbody tr").nth(1)).to_be_visible()


def test_what_was_said_is_below_the_axis_and_leads_to_its_row(show, room: str) -> None:
    page = show(room + MARKS)
    line = page.locator("svg.figure .base").first.bounding_box()["y"]
    for side in ("said", "happened"):
        marks = page.locator(f"svg.figure a.{side} .dot")
        assert marks.count() > 3
        for one in marks.all():
            assert (one.bounding_box()["y"] > line) == (side == "said")
    open_mark = page.locator("svg.figure a.said.published-on .dot").first
    full = page.locator("svg.figure a.said:not(.published-on) .dot").first
    fill = "one => getComputedStyle(one).fill"
    assert open_mark.evaluate(fill) != full.evaluate(fill)
    page.locator("svg.figure a.said").first.focus()
    page.keyboard.press("Enter")
    row = page.locator("tr:target")
    assert row.locator("td.when").inner_text().strip()
    row.get_by_role("link").first.click()
    assert "/people/" in page.url


def test_events_and_statements_are_chosen_and_zoomed_into(show, room: str) -> None:
    page = show(f"{room}/timeline", viewport=PHONE)
    assert page.locator("svg.figure .column.said").count() > 3
    page.get_by_label("Show").select_option("statements")
    page.wait_for_url("**show=statements**")
    assert page.locator("svg.figure .column:not(.said)").count() == 0
    page.locator("svg.figure a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2024-01&until=2024-01**")
    rows = page.locator("table.rows tbody tr")
    assert rows.count() == page.locator("table.rows tbody tr.said").count() == 12
    assert page.locator("svg.figure a.said").count() == 12


def test_a_person_has_what_they_said_beside_what_happened(show, room: str) -> None:
    page = show(f"{room}/people/{numbers(room)['Ines Calloway']}")
    figure = page.locator("svg.figure")
    assert figure.locator("a.said").count() >= 1 and figure.locator("a.happened").count() >= 4
    figure.locator("a.said").first.click()
    assert page.locator("li.quotation:target, tr:target").count() == 1


def test_a_filter_is_sent_when_it_is_chosen_or_by_enter(show, room: str) -> None:
    page = show(f"{room}/timeline")
    page.get_by_label("Kind").select_option("convict")
    page.wait_for_url("**type=convict**")
    page.get_by_label("Person").fill("Ines Calloway")
    page.keyboard.press("Enter")
    page.wait_for_url("**who=Ines**")
    assert page.locator("table.rows tbody tr").count() == 1


def test_search_by_keys_alone_and_narrow_it(show, room: str) -> None:
    page = show(f"{room}/search")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("hoses")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=hoses")
    hits = page.locator(".hits > li").count()
    page.get_by_role("link", name="Martin Ruane", exact=True).click()
    assert 0 < page.locator(".hits > li").count() < hits


def test_a_row_leads_to_its_story(show, room: str) -> None:
    page = show(f"{room}/matters")
    page.get_by_role("link", name="Rope store trial, day 3").click()
    assert page.locator("h1").inner_text() == "Rope store trial, day 3"


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_merge_and_undo(show, own_case: Path, by: str) -> None:
    def press(button) -> None:
        if by == "mouse":
            button.click()
        else:
            button.focus()
            page.keyboard.press("Enter")

    with served(own_case) as room:
        ada = numbers(room)["Ada Brook"]
        page = show(f"{room}/people/{ada}", viewport=PHONE if by == "mouse" else DESK)
        page.get_by_label("The same as").fill("Hugh Penrose")
        press(page.get_by_role("button", name="Make one"))
        notice = page.get_by_role("status")
        assert "Hugh Penrose is one with Ada Brook now" in notice.inner_text()
        assert "Hugh Penrose" not in numbers(room)
        page.screenshot(path=ARTEFACTS / f"room-merged-{by}.png")
        press(notice.get_by_role("button", name="Undo"))
        notice.wait_for(state="detached")
        assert "Hugh Penrose" in numbers(room)
        press(page.get_by_role("button", name="Ada Brook in this page is somebody else").first)
        assert "stands apart from Ada Brook now" in page.get_by_role("status").inner_text()


def test_a_search_is_kept_and_found_again(show, own_case: Path) -> None:
    with served(own_case) as room:
        page = show(f"{room}/search?q=hoses")
        page.get_by_label("Name").fill("The hoses")
        page.get_by_role("button", name="Keep").click()
        page.get_by_role("link", name="The hoses").click()
        assert page.locator(".hits > li").count() > 0
        page.get_by_role("button", name="Remove The hoses").click()
        assert page.get_by_role("link", name="The hoses").count() == 0


def test_print_shows_the_rows_and_no_control(show, room: str) -> None:
    for name in ("person", "timeline", "outlets"):
        page = show(room + views(room)[name])
        page.emulate_media(media="print")
        assert not page.locator("form:visible, button:visible, header.room:visible").count()
        assert page.locator("svg.figure").first.is_visible()
        assert urlsplit(page.url).path in page.locator("footer .on-paper:visible").inner_text()
        page.pdf(path=ARTEFACTS / f"room-{name}.pdf")


def test_where_one_is_can_be_seen_without_the_room_s_colours(show, room: str) -> None:
    page = show(f"{room}/people", forced_colors="active")
    here, other = (
        page.locator(f"header nav a{which}").first.evaluate("one => getComputedStyle(one).borderBottomColor")
        for which in ("[aria-current]", ":not([aria-current])")
    )  # fmt: skip
    assert (
        here != other == page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    )


def test_without_script_everything_is_still_there(show, room: str) -> None:
    page = show(f"{room}/timeline", java_script_enabled=False)
    page.get_by_label("Kind").select_option("convict")
    page.get_by_role("button", name="Show").click()
    assert page.locator("table.rows tbody tr").count() == 1
