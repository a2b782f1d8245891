"""Readers of the corpora of time expressions. Nothing of a corpus goes into the project.

Every reader gives ``TimexDocument`` values: a text, its date, and the gold in text order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from onrecord.record import Span
from training.corpora import DATA


@dataclass(frozen=True)
class Gold:
    """A gold expression. ``type`` and ``mod`` are None where the corpus does not give them.

    ``value`` is None where the form of the corpus has no counterpart in TIMEX3.
    """

    span: Span
    type: str | None
    value: str | None
    mod: str | None = None


@dataclass(frozen=True)
class TimexDocument:
    """A text with its gold. ``published`` is the document creation time, an ISO date."""

    name: str
    text: str
    published: str | None
    gold: tuple[Gold, ...]


TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_DCT = re.compile(r"<DCT>\s*<TIMEX3([^>]*)>")


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, by name."""
    return dict(_ATTRIBUTE.findall(written))


def created(whole: str) -> dict[str, str]:
    """The attributes of the document creation time of a TimeML file; empty where it has none."""
    found = _DCT.search(whole)
    return attributes(found[1]) if found else {}


def marked(whole: str, tag: str) -> tuple[str, list[tuple[Span, dict[str, str]]]]:
    """The text of the TEXT element of a TimeML file, and the spans that a tag marks in it, with its
    attributes, in order of their ends."""
    inner = whole.split("<TEXT>", 1)[1].rsplit("</TEXT>", 1)[0]
    text, length, found, open_at = [], 0, [], []
    at = 0
    for match in TAG.finditer(inner):
        part = unescape(inner[at : match.start()])
        text.append(part)
        length += len(part)
        at = match.end()
        if match[2] != tag:
            continue
        if not match[1]:
            open_at.append((length, attributes(match[3])))
        elif open_at:
            start, given = open_at.pop()
            found.append((Span(start, length), given))
    text.append(unescape(inner[at:]))
    return "".join(text), found


def _timeml(path: Path) -> TimexDocument:
    """A TimeML file: text and TIMEX3 of its TEXT element; the document creation time from DCT."""
    whole = path.read_text(encoding="utf-8")
    text, spans = marked(whole, "TIMEX3")
    found = [
        Gold(span, given.get("type"), given.get("value"), given.get("mod")) for span, given in spans
    ]
    found.sort(key=lambda one: one.span)
    date = created(whole).get("value")
    return TimexDocument(path.stem, text, date and date[:10], tuple(found))


def tbaq(data: Path = DATA) -> Iterator[TimexDocument]:
    """TimeBank and AQUAINT as TempEval-3 cleaned them (UzZaman et al. 2013)."""
    for path in sorted((data / "time" / "tbaq").glob("*/*.tml")):
        yield _timeml(path)


def wikiwars(data: Path = DATA) -> Iterator[TimexDocument]:
    """WikiWars (Mazur and Dale 2010), in its conversion to TIMEX3, which calls all of them DATE."""
    for path in sorted((data / "time" / "wikiwars" / "whole-tml" / "tml").glob("*.tml")):
        found = _timeml(path)
        yield replace(found, gold=tuple(replace(one, type=None) for one in found.gold))


_CLOSING = re.compile(r"[.,;:!?)\]”%]|['’](?:s|t|re|ve|ll|d|m)?|n['’]t")
_GUM_TAG = re.compile(r"</?(\w+)([^>]*)>")


def gum_news(data: Path = DATA) -> Iterator[TimexDocument]:
    """Wikinews in GUM: ``<date>`` and ``<time>`` of TEI; the values are their ``when``."""
    for path in sorted((data / "time" / "gum-news").glob("*.xml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        created = re.search(r'dateCreated="([^"]*)"', lines[0])
        text, found, opened = "", [], []
        glued, within = True, 0
        for line in lines:
            tag = _GUM_TAG.fullmatch(line.strip())
            if tag is None and not line.startswith("<"):
                word = unescape(line.split("\t", 1)[0])
                text += word if glued or _CLOSING.fullmatch(word) else " " + word
                for one in opened:
                    if one[0] is None:
                        one[0] = len(text) - len(word)
                glued = within > 0 or word in ("(", "[", "“", "$")
                continue
            if tag is None:
                continue
            name, closing = tag[1], line.strip().startswith("</")
            if name == "w":
                within += -1 if closing else 1
                glued = False
            elif name in ("p", "head", "s") and not closing:
                if name != "s":
                    text, glued = text + "\n", True
            elif name in ("date", "time"):
                if not closing:
                    opened.append([None, dict(_ATTRIBUTE.findall(tag[2]))])
                elif opened:
                    start, given = opened.pop()
                    if start is not None:
                        found.append(Gold(Span(start, len(text)), None, given.get("when")))
        found.sort(key=lambda one: one.span)
        yield TimexDocument(path.stem, text, created[1] if created else None, tuple(found))


_TYPES = {
    "date": "DATE", "daterange": "DATE", "time": "TIME", "timerange": "TIME",
    "datetime": "TIME", "datetimerange": "TIME", "duration": "DURATION", "set": "SET",
}  # fmt: skip


def recognizers(data: Path = DATA) -> Iterator[TimexDocument]:
    """The English date and time specifications of Microsoft's Recognizers, each input a document.

    Its time expressions leave articles out and hold ranges in one expression, so extents agree by
    overlap at best; ranges, written ``(start,end,period)`` there, have no value here.
    """
    path = data / "time" / "recognizers-specs-en" / "MergedParser.json"
    for number, one in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        created: str | None = one.get("Context", {}).get("ReferenceDateTime")
        found = []
        for result in one["Results"]:
            kind = result["Type"].removeprefix("datetimeV2.")
            if kind not in _TYPES or "Start" not in result:
                continue
            values: list[dict[str, Any]] = (result.get("Value") or {}).get("values") or [{}]
            given: str | None = values[-1].get("timex")
            value = None if given is None or given.startswith("(") else given
            start = int(result["Start"])
            found.append(Gold(Span(start, start + int(result["Length"])), _TYPES[kind], value))
        yield TimexDocument(
            f"MergedParser.{number}", one["Input"], created[:10] if created else None, tuple(found)
        )


CORPORA = {"tbaq": tbaq, "wikiwars": wikiwars, "gum-news": gum_news, "recognizers": recognizers}
