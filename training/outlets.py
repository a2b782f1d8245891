"""News of many outlets, annotated by this project by reading: who says what, who is who, every name.

``annotations/outlets.jsonl`` has a line a text and no word of any: where the text lies in the shared data
(its name, its length and a checksum), and spans in code points. Statements follow the guide of the shared
gold; names are those of people, organisations, places and of other things that have one, without
titles and possessives; of every pronoun of the third person it is told whom it means.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.page.language import language_of
from onrecord.reader.statements.kinds import kind
from onrecord.reader.statements.quotations import Quotation, quotations
from onrecord.record import Span
from training import chains, happenings
from training.annotated import NAME_TYPES, Annotated, Marked
from training.corpora import DATA, Document, Gold
from training.pages import fundus, naeb

ANNOTATIONS = Path(__file__).with_name("annotations") / "outlets.jsonl"

LONGEST = 4600
"""Code points of a text that are annotated in one go, to the end of a paragraph. What follows is another text."""

HELD_OUT = 8
"""One outlet in so many is for development; of releases and of Wikinews one text in so many."""

UNTOLD = ("said_on",)
"""What is not annotated."""

_MENTIONED = ("person", "organization", "place")


def split_of(name: str) -> str:
    """``train`` or ``dev``: all pages of an outlet are of one. ECB+ train and GAP are of the first."""
    name = _PART.sub("", name)
    if name.startswith(("ecb-", "gap-")):
        return "train"
    outlet = name if name.startswith(("wikinews-", "release-")) else _outlet(name)
    return "train" if zlib.crc32(outlet.encode()) % HELD_OUT else "dev"


_PART = re.compile(r"#\d+$")


def _outlet(name: str) -> str:
    """The site of a page of either corpus: ``0e4d644b www.politico.eu``, ``FoxNews_2023_04_28``."""
    return name.split(" ")[-1].removeprefix("https://").removeprefix("www.").split("_")[0].lower()


def news(data: Path = DATA) -> Iterator[tuple[str, str]]:
    """English texts that come without annotations, by name: Wikinews, releases, pages of many outlets."""
    for source, file in (
        ("wikinews", "wikinews-2019-2020.jsonl"),
        ("release", "doj-releases-sample.jsonl"),
    ):
        with (data / "text" / file).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield f"{source}-{number}", str(json.loads(line)["text"])
    for page in (*naeb(data), *fundus(data)):
        text = "\n".join(page.paragraphs)
        if language_of(text) == "en":
            yield page.name, text


@cache
def texts(data: Path = DATA) -> dict[str, str]:
    """Every text that may be annotated, by name: ``news``, ECB+ train and the passages of GAP development.

    Long ones are in parts: ``NAME``, ``NAME#2`` and so on.
    """
    found = {}
    for name, text in news(data):
        for number, part in enumerate(parts(text), 1):
            found[name if number == 1 else f"{name}#{number}"] = part
    found |= {f"gap-{one.name}": one.text for one in chains.gap("development", data)}
    topics = set(range(1, 46)) - happenings.DEV_TOPICS
    for told in happenings.ecb_plus(topics, folder=data / "events" / "ecbplus"):
        found[f"ecb-{told.name}"] = next(parts(told.text))
    return found


def parts(text: str) -> Iterator[str]:
    """A text in parts of at most ``LONGEST`` code points, each to the end of a paragraph or a sentence."""
    while len(text) > LONGEST:
        end = text.rfind("\n", 0, LONGEST)
        if end < LONGEST // 2:
            end = text.rfind(". ", 0, LONGEST) + 1 or LONGEST
        yield text[:end].rstrip()
        text = text[end:].strip()
    if text:
        yield text


def put(found: Sequence[dict[str, Any]], to: Path = ANNOTATIONS) -> None:
    """Puts annotations among the others of a file, in place of what there was of the same texts."""
    by_name = {}
    if to.exists():
        with to.open(encoding="utf-8") as lines:
            by_name = {one["name"]: one for one in map(json.loads, lines)}
    by_name |= {one["name"]: one for one in found}
    with to.open("w", encoding="utf-8") as file:
        for name in sorted(by_name):
            file.write(json.dumps(by_name[name], ensure_ascii=False, separators=(",", ":")) + "\n")


def stamp(name: str, text: str) -> dict[str, Any]:
    """What tells of which text an annotation is."""
    return {"name": name, "length": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest()}


def annotated(path: Path, data: Path = DATA) -> Iterator[tuple[dict[str, Any], str]]:
    """The annotations of a file, each with its text. ValueError where that is not the one annotated."""
    known = texts(data)
    with path.open(encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            text = known[one["name"]][: one["length"]]
            if one["sha256"] != stamp(one["name"], text)["sha256"]:
                raise ValueError(f"{one['name']} is not the text that was annotated")
            yield one, text


def lines(split: str, data: Path) -> Iterator[tuple[dict[str, Any], str]]:
    return (found for found in annotated(ANNOTATIONS, data) if split_of(found[0]["name"]) == split)


def documents(split: str, data: Path = DATA) -> Iterator[Document]:
    """Statements with speakers, recipients and media, of texts that have them; ``extra``: the entities as strings."""
    for one, text in lines(split, data):
        if "statements" not in one:
            continue
        entities = []
        for each in one["entities"]:
            called = [text[a:b] for a, b in (*each.get("names", ()), *each.get("descriptions", ()))]
            if called:
                entities.append(
                    {"id": each["id"], "type": each["type"], "name": called[0], "mentions": called}
                )
        marks = quotations(text, None)
        golds = tuple(_gold(text, each, marks) for each in one["statements"])
        extra = {"published": None, "headline": None, "entities": entities}
        yield Document(one["name"], text, golds, "outlets", True, extra)


def _gold(text: str, one: dict[str, Any], marks: Sequence[Quotation]) -> Gold:
    """One annotation. A document that speaks is annotated as the source alone, so that a medium found in
    the source is not judged."""
    content = tuple(Span(a, b) for a, b in one["content"])
    nested = bool(one.get("nested"))
    source, cue, medium = (
        (one[role][0], one[role][1]) if role in one else None
        for role in ("source", "cue", "medium")
    )
    extra = {
        "kind": kind(text, content, marks, nested=nested),
        "speaker": one.get("speaker"),
        "told_to": one.get("told_to"),
        "said_on": None,
        "medium": medium,
        "unjudged_medium": None if medium else source,
        "negated": bool(one.get("negated")),
    }
    return Gold(
        (source,) if source else (),
        (cue,) if cue else (),
        content,
        one.get("act", "speech"),
        nested,
        extra,
    )


def cast(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """Names throughout, and chains of who is named, described and meant by pronouns."""
    for one, text in lines(split, data):
        names, mentions = [], []
        for each in one["entities"]:
            typed = each["type"] if each["type"] in _MENTIONED else None
            if each["type"] in NAME_TYPES:
                names += [(a, b, each["type"]) for a, b in each.get("names", ())]
            for how in ("names", "descriptions", "pronouns"):
                mentions += [Marked((a, b), typed, each["id"]) for a, b in each.get(how, ())]
        yield Annotated(
            one["name"], text, "outlets", names=tuple(sorted(names)), mentions=tuple(mentions)
        )
