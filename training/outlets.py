"""News of many outlets, annotated by this project by reading: who says what, who is who, every name.

``annotations/outlets.jsonl`` has a line a text and no word of any: where the text lies in the shared data
(its name, its length and a checksum), and spans in code points. Statements follow the guide of the shared
gold; names are those of people, organisations, places and of other things that have one, without
titles and possessives; of every pronoun of the third person it is told whom it means.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.page.language import language_of
from onrecord.reader.kinds import kind
from onrecord.reader.quotations import quotations
from onrecord.record import Span
from training.annotated import NAME_TYPES, Annotated, Marked
from training.corpora import DATA, Document, Gold
from training.pages import fundus, naeb

ANNOTATIONS = Path(__file__).with_name("annotations") / "outlets.jsonl"

HELD_OUT = 8
"""One outlet in so many is for development; of releases and of Wikinews one text in so many."""

_MENTIONED = ("person", "organization", "place")


def split_of(name: str) -> str:
    """``train`` or ``dev``: all pages of an outlet are of one."""
    outlet = name if name.startswith(("wikinews-", "release-")) else _outlet(name)
    return "train" if zlib.crc32(outlet.encode()) % HELD_OUT else "dev"


def _outlet(name: str) -> str:
    """The site of a page of either corpus: ``0e4d644b www.politico.eu``, ``FoxNews_2023_04_28``."""
    return name.split(" ")[-1].removeprefix("https://").removeprefix("www.").split("_")[0].lower()


@cache
def texts(data: Path = DATA) -> dict[str, str]:
    """Every text that may be annotated, by name: pages of outlets, Wikinews articles, releases."""
    found = {}
    for source, file in (
        ("wikinews", "wikinews-2019-2020.jsonl"),
        ("release", "doj-releases-sample.jsonl"),
    ):
        with (data / "text" / file).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                found[f"{source}-{number}"] = str(json.loads(line)["text"])
    for page in (*naeb(data), *fundus(data)):
        text = "\n".join(page.paragraphs)
        if language_of(text) == "en":
            found[page.name] = text
    return found


def _lines(split: str, data: Path) -> Iterator[tuple[dict[str, Any], str]]:
    known = texts(data)
    with ANNOTATIONS.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if split_of(one["name"]) != split:
                continue
            text = known[one["name"]][: one["length"]]
            if hashlib.sha256(text.encode()).hexdigest() != one["sha256"]:
                raise ValueError(f"{one['name']} is not the text that was annotated")
            yield one, text


def documents(split: str, data: Path = DATA) -> Iterator[Document]:
    """Statements with speakers, recipients and media; ``extra`` has the entities as strings."""
    for one, text in _lines(split, data):
        entities = [
            {
                "id": each["id"],
                "type": each["type"],
                "name": text[slice(*(each["names"] or each["descriptions"])[0])],
                "mentions": [text[a:b] for a, b in (*each["names"], *each["descriptions"])],
            }
            for each in one["entities"]
            if each["names"] or each["descriptions"]
        ]
        marks = quotations(text, None)
        golds = []
        for each in one["statements"]:
            content = tuple(Span(a, b) for a, b in each["content"])
            source, cue = (
                ((each[role][0], each[role][1]),) if each[role] else ()
                for role in ("source", "cue")
            )
            extra = {
                "kind": kind(text, content, marks, nested=each["nested"]),
                "speaker": each["speaker"],
                "told_to": each["told_to"],
                "said_on": None,
                "medium": each["medium"] and tuple(each["medium"]),
                "negated": each["negated"],
            }
            golds.append(Gold(source, cue, content, each["act"], each["nested"], extra))
        extra = {"published": None, "headline": None, "entities": entities}
        yield Document(one["name"], text, tuple(golds), "outlets", True, extra)


def cast(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """Names throughout, and chains of who is named, described and meant by pronouns."""
    for one, text in _lines(split, data):
        names, mentions = [], []
        for each in one["entities"]:
            typed = each["type"] if each["type"] in _MENTIONED else None
            if each["type"] in NAME_TYPES:
                names += [(a, b, each["type"]) for a, b in each["names"]]
            for a, b in (*each["names"], *each["descriptions"]):
                mentions.append(Marked((a, b), typed, each["id"]))
            for a, b in each["pronouns"]:
                mentions.append(Marked((a, b), typed, each["id"]))
        yield Annotated(
            one["name"], text, "outlets", names=tuple(sorted(names)), mentions=tuple(mentions)
        )
