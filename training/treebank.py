"""Reads GUM (Zeldes 2017): Universal Dependencies, entity types and coreference with singletons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.annotated import DEPREL, Annotated, Marked, Word
from training.corpora import DATA

_ENTITY = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
_FIELD = re.compile(r"(?:^|\|)Entity=([^|]*)")
_TYPES = {"person": "person", "organization": "organization", "place": "place", "time": "time"}


def relation(name: str) -> str:
    """A UD relation as it is kept here: its subtype dropped where it is not told apart."""
    return name if name in DEPREL else (base if (base := name.split(":")[0]) in DEPREL else "dep")


def gum(
    split: str,
    data: Path = DATA,
    genres: tuple[str, ...] = (),
    kinds: Mapping[str, str] = _TYPES,
) -> Iterator[Annotated]:
    """Documents of a split, of the given genres where some are given.

    kinds: the type of the mentions of each kind of the treebank; those of others are "other".
    """
    for path in sorted((data / "gum" / split).glob("*.conllu")):
        if not genres or path.stem.split("_")[1] in genres:
            yield _document(path, kinds)


def _document(path: Path, kinds: Mapping[str, str]) -> Annotated:
    text = ""
    words: list[Word] = []
    marked: list[Marked] = []
    names: list[tuple[int, int, str]] = []
    open_: list[tuple[str, int, str, str]] = []
    first, surface, until, gap = 0, None, 0, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            gap = "\n"
        elif line.startswith("# sent_id"):
            first = len(words)
            gap = gap or " "
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            text, gap = text + (gap if text else ""), ""
            surface, until = (len(text), cells[1]), int(cells[0].split("-")[1])
            text += cells[1]
            if "SpaceAfter=No" not in cells[9]:
                gap = " "
            at = surface[0]
            continue
        number = int(cells[0])
        if surface and number <= until:
            start = min(at, surface[0] + len(surface[1]) - 1)
            end = surface[0] + len(surface[1]) if number == until else start + len(cells[1])
            at = end
            if number == until:
                surface = None
        else:
            text, gap = text + (gap if text else ""), ""
            start, end = len(text), len(text) + len(cells[1])
            text += cells[1]
            if "SpaceAfter=No" not in cells[9]:
                gap = " "
        head = first + int(cells[6]) - 1 if cells[6] != "0" else len(words)
        words.append(Word((start, end), cells[3], head, relation(cells[7])))
        field = _FIELD.search(cells[9])
        if field:
            for opened, closed, ending in _ENTITY.findall(field[1]):
                if opened:
                    parts = opened.split("-")
                    entry = (parts[0], len(words) - 1, parts[1], opened)
                    if closed:
                        _close(entry, len(words), words, marked, names, kinds)
                    else:
                        open_.append(entry)
                else:
                    for back in range(len(open_) - 1, -1, -1):
                        if open_[back][0] == ending:
                            _close(open_.pop(back), len(words), words, marked, names, kinds)
                            break
    return Annotated(
        path.stem,
        text,
        "gum",
        tuple(words),
        tuple(sorted(names)),
        mentions=tuple(marked),
        complete=True,
    )


def _close(
    entry: tuple[str, int, str, str],
    end: int,
    words: list[Word],
    marked: list[Marked],
    names: list[tuple[int, int, str]],
    kinds: Mapping[str, str],
) -> None:
    chain, start, kind, whole = entry
    place = (words[start].place[0], words[end - 1].place[1])
    marked.append(Marked(place, kinds.get(kind, "other"), chain))
    type_ = _TYPES.get(kind, "other")
    span = named_part(words, start, end, whole)
    if span and type_ != "time" and not any(a < span[1] and span[0] < b for a, b, _ in names):
        names.append((*span, type_ if type_ in ("person", "organization", "place") else "other"))


def named_part(words: list[Word], start: int, end: int, whole: str) -> tuple[int, int] | None:
    """The name within a mention whose head is a proper noun: the run of proper nouns around it.

    "U.S. actor Sean Penn" is named by "Sean Penn"; words of a name that are no proper nouns
    ("Bank of England") are in where proper nouns stand on both sides.
    """
    heads = [
        at for at in range(start, end) if not start <= words[at].head < end or words[at].head == at
    ]
    if len(heads) != 1 or words[heads[0]].upos != "PROPN":
        return None
    head = heads[0]
    first = last = head
    bound = {"flat", "compound", "nmod", "case", "det", "amod", "punct", "nummod", "nmod:poss"}
    while (
        first > start
        and words[first - 1].upos == "PROPN"
        and words[first - 1].deprel in bound | {"root"}
    ):
        first -= 1
    while last + 1 < end:
        step = last + 1
        if (
            words[step].upos == "PROPN"
            and words[step].deprel
            in (
                "flat",
                "compound",
                "nmod",
                "nummod",
            )
        ) or (
            words[step].upos in ("ADP", "DET", "CCONJ", "NUM", "PUNCT")
            and any(
                words[at].upos == "PROPN" and words[at].deprel in ("nmod", "flat")
                for at in range(step + 1, min(step + 3, end))
            )
            and words[step].place[0] - words[last].place[1] <= 1
            and words[step].deprel in ("case", "flat", "det", "nummod")
        ):
            last = step
        else:
            break
    while last > head and words[last].upos != "PROPN":
        last -= 1
    return words[first].place[0], words[last].place[1]
