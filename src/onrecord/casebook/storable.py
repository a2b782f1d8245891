"""Words of a page as SQLite can hold them, code point for code point."""

from __future__ import annotations

import json
import re
from typing import Any

# A lone surrogate is no UTF-8, and NUL ends a string for SQLite's functions and most of its tools.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """``text`` with NUL and lone surrogates replaced by U+FFFD: spans hold.

    >>> storable("a\\x00b")
    'a\ufffdb'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def maybe(text: str | None) -> str | None:
    """``storable`` of what may be missing."""
    return None if text is None else storable(text)


def to_json(value: Any) -> str:
    """Compact JSON, readable as it stands in the table."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
