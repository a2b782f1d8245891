"""What React streams to a page piece by piece (Next.js): rows of JSON and of text, put together again."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

MAX_STREAM = 4_000_000
"""Characters of all pieces that are read."""
MAX_ROWS = 20_000
MAX_FAILED = 20
MAX_DEPTH = 100

_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
_DECODER = json.JSONDecoder(strict=False)


def streamed(root: Any) -> tuple[list[Any], list[Any]]:
    """The scripts that hold the pieces, and the values of all rows; empty where nothing is streamed.

    A text that a value refers to stands in its place, and an element is an object with its name as
    its type, as other programs keep them.
    """
    scripts: list[Any] = []
    pieces: list[str] = []
    size = failed = 0
    for script in root.iter("script"):
        code = script.text or ""
        if "__next_f" not in code:
            continue
        for match in _PUSHED.finditer(code):
            try:
                value, _ = _DECODER.raw_decode(code, match.end())
            except (ValueError, RecursionError):
                # to say where it fails takes as long as all that is before
                failed += 1
                if failed > MAX_FAILED:
                    return [], []
                continue
            if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
                size += len(value[1])
                if size > MAX_STREAM:
                    return [], []
                pieces.append(value[1])
                scripts.append(script)
    rows, texts = _rows("".join(pieces).encode("utf-8", "replace"))
    return list(dict.fromkeys(scripts)), [_whole(row, texts, MAX_DEPTH) for row in rows]


def _rows(data: bytes) -> tuple[list[Any], dict[str, str]]:
    """The values of rows of JSON, and the texts of the others by their number. The length of a text is
    given in bytes."""
    values: list[Any] = []
    texts: dict[str, str] = {}
    at = 0
    for _ in range(MAX_ROWS):
        match = _ROW.match(data, at)
        if match is not None and match[2] is not None:
            at = match.end() + int(match[2], 16)
            texts[match[1].decode()] = data[match.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        if match is not None and data[match.end() : match.end() + 1] in (b"[", b"{"):
            with suppress(ValueError, RecursionError):
                values.append(json.loads(data[match.end() : end]))
        at = end + 1
        if at >= len(data):
            break
    return values, texts


def _whole(value: Any, texts: dict[str, str], depth: int) -> Any:
    if isinstance(value, str):
        match = _REFERENCE.fullmatch(value)
        return texts.get(match[1], value) if match else value
    if not depth or not isinstance(value, list | dict):
        return value
    if isinstance(value, dict):
        return {key: _whole(one, texts, depth - 1) for key, one in value.items()}
    if len(value) > 3 and value[0] == "$" and isinstance(value[3], dict):
        name = value[1] if isinstance(value[1], str) and value[1].isalnum() else ""
        return {"type": name} | _whole(value[3], texts, depth - 1)
    return [_whole(one, texts, depth - 1) for one in value]
