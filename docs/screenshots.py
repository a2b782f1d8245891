"""Takes the pictures of the documents: the HTML view of an example page, in Chromium.

Run by ``make screenshots``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import onrecord
from onrecord.export.html import to_html

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

PICTURES = {
    "story": {"viewport": {"width": 1320, "height": 860}, "color_scheme": "light"},
    "story-dark": {"viewport": {"width": 1320, "height": 860}, "color_scheme": "dark"},
    "story-phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("docs/screenshots.py: needs Chromium on the PATH")
    IMAGES.mkdir(exist_ok=True)
    record = onrecord.read(ROOT / "examples" / "harbour-fire.html")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        view = Path(folder) / "story.html"
        view.write_text(to_html(record), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        for name, how in PICTURES.items():
            page = browser.new_context(**how).new_page()
            page.goto(view.as_uri())
            page.screenshot(path=IMAGES / f"{name}.png")
            print(f"wrote docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
