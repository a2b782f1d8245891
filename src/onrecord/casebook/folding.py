"""Words as the full-text index has them: without diacritics, code point for code point."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def unmarked(text: str) -> str:
    """The text with letters bare of their diacritics; every other code point stays as it is.

    >>> unmarked("Joaquín Guzmán’s")
    'Joaquin Guzman’s'
    """
    return _MARKED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", match[0])[0]
