"""Readers of the corpora that the model is trained and scored on.

Every reader gives ``Document`` values in one shape, whatever the corpus: text, and attributions as
spans in code points of the text. Nothing of a corpus is ever written into the project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Where the corpora lie unless a command is told otherwise."""


@dataclass(frozen=True)
class Gold:
    """One gold attribution: spans ``(start, end)`` a segment, several a role where it is broken up.

    ``act`` is None where the corpus does not tell speech from thought. ``nested`` marks an
    attribution told within the content of another.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    act: str | None = None
    nested: bool = False
    extra: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Document:
    """A text and its attributions. ``nests`` says whether the corpus annotates nested ones."""

    name: str
    text: str
    attributions: tuple[Gold, ...]
    corpus: str
    nests: bool = False
    extra: dict[str, Any] = field(default_factory=dict, compare=False)


_BRAT_SPAN = re.compile(r"^\w+((?: \d+ \d+)(?:;\d+ \d+)*)$")


def _brat(path: Path) -> tuple[dict[str, tuple[tuple[int, int], ...]], list[list[tuple[str, str]]]]:
    """Text-bound spans by id and events of one brat file. Broken lines and notes are passed over."""
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 2 and parts[0].startswith("T"):
            match = _BRAT_SPAN.match(parts[1])
            if match:
                pairs = (one.split() for one in match[1].split(";"))
                spans[parts[0]] = tuple((int(start), int(end)) for start, end in pairs)
        elif len(parts) >= 2 and parts[0].startswith("E"):
            links = [tuple(one.split(":", 1)) for one in parts[1].split() if ":" in one]
            events.append([(role.rstrip("0123456789"), name) for role, name in links])
    return spans, events


def polnear(split: str, data: Path = DATA) -> Iterator[Document]:
    """PolNeAR 1.0 (Newell, Margolin, Ruths 2018), one annotator an article: the first by file name."""
    folder = data / "polnear" / split
    annotators: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotators.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem not in annotators:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        spans, events = _brat(annotators[path.stem][0])
        found = []
        for links in events:
            roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
            for role, name in links:
                if role in roles and name in spans:
                    roles[role] += spans[name]
            if roles["Content"]:
                found.append(Gold(*(tuple(sorted(set(roles[one]))) for one in roles)))
        yield Document(path.stem, text, tuple(found), "polnear")


_JUDGED = ("kind", "speaker", "told_to", "said_on", "medium", "negated")


def statements(split: str, data: Path = DATA) -> Iterator[Document]:
    """This project's gold of statements: ``train``, ``dev`` (both Wikinews) or ``seed`` (one page)."""
    folder = data / "statements"
    path = (
        folder / "seed" / "gold.json" if split == "seed" else folder / "wikinews" / f"{split}.json"
    )
    loaded = json.loads(path.read_text(encoding="utf-8"))
    for one in loaded if isinstance(loaded, list) else [loaded]:
        found = []
        for item in one["statements"]:
            pair = [
                () if item[role] is None else (tuple(item[role]),) for role in ("source", "cue")
            ]
            content = tuple(tuple(span) for span in item["content"])
            extra = {key: item.get(key) for key in _JUDGED}
            found.append(Gold(*pair, content, item["act"], bool(item.get("nested")), extra))
        extra = {key: one.get(key) for key in ("published", "headline", "entities")}
        yield Document(one["id"], one["text"], tuple(found), "statements", True, extra)
