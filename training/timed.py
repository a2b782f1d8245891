"""Reads WikiWars (Mazur and Dale 2010), TIMEX2 in histories, for the extents of time expressions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from training.annotated import Annotated
from training.corpora import DATA

_TAG = re.compile(r"<(/?)(TIMEX2)\b[^>]*>")


def wikiwars(data: Path = DATA) -> Iterator[Annotated]:
    """The 22 articles, each one text; of nested expressions the outer one."""
    folder = data / "time" / "wikiwars" / "WikiWars_20120218_v104" / "keyinline"
    for path in sorted(folder.glob("*.xml")):
        source = path.read_text(encoding="utf-8", errors="replace")
        body = re.search(r"<TEXT>(.*)</TEXT>", source, re.S)
        if body is None:
            continue
        text, at, depth, start = "", 0, 0, 0
        times = []
        for tag in _TAG.finditer(body[1]):
            text += html.unescape(body[1][at : tag.start()])
            at = tag.end()
            if tag[1]:
                depth -= 1
                if depth == 0:
                    times.append((start, len(text)))
            else:
                if depth == 0:
                    start = len(text)
                depth += 1
        text += html.unescape(body[1][at:])
        yield Annotated(path.stem, text, "wikiwars", times=tuple(times))
