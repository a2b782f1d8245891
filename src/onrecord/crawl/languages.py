"""Pages that are plainly not in English, told before they are read.

More than half of a month of news is in other languages, and would be taken apart only to be put
aside. A page is passed over when two things agree: what its ``html`` element declares, and the
commonest words of its paragraphs. Where either is missing, or says English, the page is read, and
the language of its article decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.page.language import language_of

HEAD = 4096
"""Bytes within which ``<html lang>`` stands."""

WITHIN = 1 << 19
"""Bytes of a page in which paragraphs are looked for."""

LEAST, MOST = 60, 1000
"""Words of paragraphs that settle it, and that are looked at."""

_DECLARED = re.compile(rb"""<html\b[^<>]*?\blang\s*=\s*["']?\s*([a-z]{2,3})\b""", re.I)
_TAG = re.compile(r"<[^<>]*>")


def foreign(page: bytes) -> str | None:
    """The ISO 639-1 code of a page's language, where it is plainly another than English.

    >>> foreign(b"<html lang=en><p>The road was shut.</p>") is None
    True
    """
    declared = _DECLARED.search(page, 0, HEAD)
    if declared is None or declared[1].lower() == b"en":
        return None
    words = [word for text in _paragraphs(page[:WITHIN]) for word in text.split()][:MOST]
    if len(words) < LEAST:
        return None
    # Without the declaration, so that the words speak for themselves.
    found = language_of(" ".join(words))
    return None if found in (None, "en") else language_of(" ".join(words), declared[1].decode())


def _paragraphs(page: bytes) -> Iterator[str]:
    for piece in page.split(b"<p")[1:]:
        if piece[:1] not in (b">", b" ", b"\n", b"\t"):
            continue
        inner = piece[piece.find(b">") + 1 :]
        end = inner.lower().find(b"</p")
        yield _TAG.sub(" ", inner[: end if end >= 0 else 2000].decode("utf-8", "replace"))
