"""Captured pages in, articles out: text as a person reads it, every block located in its page."""

from onrecord._importing import at_once

with at_once():
    from onrecord.page.capture import Capture, captures
    from onrecord.page.reading import PageReading, read_page
    from onrecord.page.text import article_of_text

__all__ = ["Capture", "PageReading", "article_of_text", "captures", "read_page"]
