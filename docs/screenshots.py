"""Takes the pictures of the documents, in Chromium: the HTML view of an example page, and the reading
room over all of them.

Run by ``make screenshots``.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import onrecord
from onrecord.export.html import to_html
from onrecord.web import create_app

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

PICTURES = {
    "story": {"viewport": {"width": 1320, "height": 860}, "color_scheme": "light"},
    "story-dark": {"viewport": {"width": 1320, "height": 860}, "color_scheme": "dark"},
    "story-phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


ROOM = {"viewport": {"width": 1480, "height": 900}, "color_scheme": "light"}


def story(browser: Browser, folder: Path) -> None:
    """The HTML view of one page."""
    view = folder / "story.html"
    record = onrecord.read(ROOT / "examples" / "harbour-fire.html")
    view.write_text(to_html(record), encoding="utf-8")
    for name, how in PICTURES.items():
        take(browser, name, view.as_uri(), how)


def room(browser: Browser, folder: Path) -> None:
    """The reading room: a story, the page as captured, the person who says most, the timeline."""
    case = folder / "examples.db"
    with onrecord.Casebook.open(case) as book:
        book.add(ROOT / "examples")
        page = book.statements(by="Adeyemi")[0].appearances[0].page_id
        person = max(book.people(), key=lambda one: one.statements).id
    with served(case) as address:
        take(browser, "room-story", f"{address}/stories/{page}", ROOM)
        take(browser, "room-captured", f"{address}/stories/{page}?side=captured", ROOM)
        take(browser, "room-person", f"{address}/people/{person}", ROOM)
        take(browser, "room-timeline", f"{address}/timeline", ROOM)


def take(browser: Browser, name: str, address: str, how: dict[str, object]) -> None:
    page = browser.new_context(**how).new_page()
    page.goto(address)
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"wrote docs/images/{name}.png")


@contextmanager
def served(case: Path) -> Iterator[str]:
    """The address of a room while the block lasts."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(case), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("docs/screenshots.py: needs Chromium on the PATH")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        story(browser, Path(folder))
        room(browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
