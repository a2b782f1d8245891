"""Words as the full-text index has them: without diacritics, code point for code point."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_LEADS = bytes([*range(0xC3, 0xCA), 0xE1])
"""With which these letters begin in UTF-8: a text without them, which is most, has none of them."""


def unmarked(text: str) -> str:
    """The text with letters bare of their diacritics; every other code point stays as it is.

    >>> unmarked("Joaquín Guzmán’s")
    'Joaquin Guzman’s'
    """
    if text.isascii():
        return text
    coded = text.encode("utf-8", "surrogatepass")
    return text if len(coded.translate(None, _LEADS)) == len(coded) else _MARKED.sub(_letter, text)


def folded(text: str) -> str:
    """The text without diacritics, in lower case, code point for code point: of all letters only the
    dotted capital I has a longer lower case, and it is bare here.

    >>> folded("Joaquín GUZMÁN")
    'joaquin guzman'
    """
    return unmarked(text).lower()


def _letter(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", match[0])[0]
