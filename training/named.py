"""Readers of corpora of names: UNER-EWT, WikiGold, WNUT 2017, CrossNER politics, re3d, GMB.

Their types are folded to person, organization, place and other. Texts are joined from tokens,
sentence by sentence; where a corpus has documents, each is one text. A sentence that no mark ends
stood on a line of its own (a greeting, a name under a letter, a headline), and does so here.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.annotated import Annotated, Place, runs, spelled
from training.corpora import DATA

_FOLD = {
    "per": "person", "person": "person", "politician": "person",
    "org": "organization", "organisation": "organization", "organization": "organization",
    "politicalparty": "organization", "corporation": "organization", "group": "organization",
    "loc": "place", "location": "place", "geo": "place", "country": "place", "gpe": "place",
    "misc": "other", "creative-work": "other", "product": "other", "event": "other",
    "election": "other", "art": "other", "eve": "other", "oth": "other",
}  # fmt: skip
"""Names of places and of their people are one type in GMB ("gpe"); the latter are told apart below."""

TOGETHER = 24
"""Sentences joined to one text where a corpus does not bound its documents."""

Sentence = tuple[list[str], list[str]] | tuple[list[str], list[str], str]
"""Tokens, their tags and, where a corpus keeps it, the sentence as it was written."""

_ENDED = re.compile(r"[.?!…][\"'”’)\]]*$")


def _text(
    name: str, corpus: str, sentences: Iterable[Sentence], *, times: bool = False
) -> Annotated:
    """One text of tagged sentences."""
    text = ""
    names: list[tuple[int, int, str]] = []
    when: list[Place] = []
    for tokens, tags, *written in sentences:
        line, places = _placed(tokens, *written) if written else spelled(tokens)
        if text:
            text += " " if _ENDED.search(text) else "\n"
        shift = len(text)
        text += line
        for first, last, kind in runs(tags):
            start, end = places[first][0] + shift, places[last - 1][1] + shift
            folded = _FOLD.get(kind.lower())
            if kind.lower() in ("tim", "temporal"):
                when.append((start, end))
            elif folded:
                names.append((start, end, folded))
    return Annotated(name, text, corpus, names=tuple(names), times=tuple(when) if times else None)


def _placed(tokens: Sequence[str], written: str) -> tuple[str, list[Place]]:
    """A sentence as it was written and where its tokens stand in it."""
    places, at = [], 0
    for token in tokens:
        start = written.index(token, at)
        at = start + len(token)
        places.append((start, at))
    return written, places


def _conll(path: Path, column: int = -1) -> Iterator[Sentence]:
    tokens: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        cells = line.split()
        if len(cells) < 2 or cells[0] == "-DOCSTART-":
            if tokens:
                yield tokens, tags
                tokens, tags = [], []
            continue
        tokens.append(cells[0])
        tags.append(cells[column])
    if tokens:
        yield tokens, tags


def _joined(name: str, sentences: Iterable[Sentence]) -> Iterator[Annotated]:
    group: list[Sentence] = []
    for sentence in sentences:
        group.append(sentence)
        if len(group) == TOGETHER:
            yield _text(f"{name}-{hash_of(group)[:8]}", name, group)
            group = []
    if group:
        yield _text(f"{name}-{hash_of(group)[:8]}", name, group)


def hash_of(sentences: Sequence[Sentence]) -> str:
    """A digest of the words: what splits of a corpus without splits go by."""
    return hashlib.sha256(" ".join(" ".join(one[0]) for one in sentences).encode()).hexdigest()


def uner(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """UNER English EWT (Mayhew et al. 2024), each document one text."""
    name, group, written = "", [], ""
    tokens: list[str] = []
    tags: list[str] = []
    text = (data / "ner" / "uner-ewt" / f"{split}.iob2").read_text(encoding="utf-8")
    for line in [*text.split("\n"), "", "# newdoc id = end"]:
        if line.startswith("# newdoc"):
            if group:
                yield _text(name, "uner", group)
            name, group, tokens, tags = line.split("=")[1].strip(), [], [], []
        elif not line.strip():
            if tokens:
                group.append((tokens, tags, written))
            tokens, tags = [], []
        elif line.startswith("# text = "):
            written = line.removeprefix("# text = ")
        elif not line.startswith("#"):
            cells = line.split("\t")
            tokens.append(cells[1])
            tags.append(cells[2])


def wikigold(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """WikiGold (Balasuriya et al. 2009); a tenth of its articles, by their digest, is ``dev``."""
    path = data / "ner" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    documents: list[list[Sentence]] = [[]]
    tokens: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if line.startswith("-DOCSTART-"):
            documents.append([])
        elif len(cells) < 2:
            if tokens:
                documents[-1].append((tokens, tags))
            tokens, tags = [], []
        else:
            tokens.append(cells[0])
            tags.append(cells[1])
    for one in documents:
        if one and (int(hash_of(one)[:8], 16) % 10 == 0) == (split == "dev"):
            yield _text(f"wikigold-{hash_of(one)[:8]}", "wikigold", one)


def others(data: Path = DATA) -> Iterator[Annotated]:
    """Smaller corpora for training: WNUT 2017, CrossNER politics, re3d."""
    folder = data / "ner"
    yield from _joined("wnut", _conll(folder / "wnut17/CONLL-format/data/train/wnut17train.conll"))
    for split in ("train", "dev"):
        yield from _joined("crossner", _conll(folder / "crossner-politics" / f"{split}.txt"))
    path = folder / "re3d" / "CONLL-format" / "data" / "train" / "re3d-train.conll"
    yield from _joined("re3d", _conll(path))


_DEMONYM = ("ese", "an", "ish", "ans", "eli", "elis", "aqi", "aqis", "ani", "anis", "ch", "eek")


def gmb(data: Path = DATA, most: int | None = None) -> Iterator[Annotated]:
    """Groningen Meaning Bank, as silver: names and times, 24 sentences of news a text."""
    path = data / "ner" / "gmb" / "ner_dataset.csv.zip"
    group: list[Sentence] = []
    tokens: list[str] = []
    tags: list[str] = []
    count = 0
    with zipfile.ZipFile(path) as archive, archive.open("ner_dataset.csv") as file:
        for row in csv.reader(io.TextIOWrapper(file, "latin-1")):
            if row[0].startswith("Sentence:"):
                if tokens:
                    group.append((tokens, tags))
                tokens, tags = [], []
                if len(group) == TOGETHER:
                    yield _text(f"gmb-{count}", "gmb", group, times=True)
                    group, count = [], count + 1
                    if most is not None and count >= most:
                        return
            if row[0] == "Sentence #":
                continue
            tag = row[3]
            if tag.endswith("gpe") and row[1].lower().endswith(_DEMONYM) and row[2] != "NNP":
                tag = f"{tag[0]}-oth"
            tokens.append(row[1])
            tags.append(tag)
