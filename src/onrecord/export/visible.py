"""Words of a page made safe to show: a page is hostile, and so may be its control characters."""

from __future__ import annotations

import re

# C0 and C1 controls and DEL (terminal escapes start with one), line and paragraph separators,
# and surrogates, which no encoding can print. Tab and newline are left to the callers.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
# Embeddings, overrides and isolates of the bidirectional algorithm, and its marks from the right: they
# can make words read otherwise than they stand ("12-34" with a mark on either side of the hyphen as "1234-").
_DIRECTIONS = "\u061c\u200f\u202a-\u202e\u2066-\u2069"
# Its mark from the left, and tag characters, which a browser shows as the flags that they are of.
_MARKS = "\u200e\U000e0000-\U000e007f"

_CONTROL = re.compile(f"[{_CONTROLS}{_DIRECTIONS}]")
_UNSAFE = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_MARKS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\n]+")

REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """``text`` with each control character and each change of direction replaced, code point for
    code point: offsets hold.

    >>> printable("a\\x1b[31mb\\u202ec")
    'a\ufffd[31mb\ufffdc'
    """
    return _CONTROL.sub(REPLACEMENT, text)


def encodable(text: str) -> str:
    """``text`` with each lone surrogate, which UTF-8 cannot hold, replaced: offsets hold.

    >>> encodable("a\\ud800b")
    'a\ufffdb'
    """
    return _SURROGATE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """``text`` on one line, safe for a terminal: no escapes, no change of direction.

    >>> one_line("a\\n  b\\x1b]0;x\\x07")
    'a b\ufffd]0;x\ufffd'
    """
    return _SPACE.sub(" ", _UNSAFE.sub(REPLACEMENT, text)).strip()
