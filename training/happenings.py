"""Readers of corpora with events marked: ECB+, MEANTIME, the timelines of SemEval-2015 Task 4.

All three are files of tokens with annotations on them (the CAT format of FBK). The text is put
together again from the tokens, spaced as a person writes it, so that spans are code points of a
text that the reader can be run on. Nothing of a corpus is ever written into the project.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.corpora import DATA

ECB_PLUS = DATA / "events" / "ecbplus"
DEV_TOPICS = frozenset({2, 5, 12, 18, 21, 34, 35})
"""The topics of ECB+ that are held out for tuning."""

Pair = tuple[int, int]

_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}…”]|['’](?:s|re|ve|ll|d|m|t)?|n['’]t", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset("([{$£€“‘#@")
_GLUED = frozenset("-–/")
_ENDS = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True)
class Thing:
    """A participant, place or time: its span, its kind in the corpus, its coreference chain."""

    span: Pair
    kind: str
    chain: str | None


@dataclass(frozen=True)
class Happenings:
    """A document of ECB+. Spans are code points of ``text``.

    triggers: mentions of events, one span each, from the first to the last token of the mention.
    annotated: the sentences in which every event is marked. things: participants, places and times.
    """

    name: str
    text: str
    triggers: tuple[Pair, ...]
    annotated: tuple[Pair, ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True)
class Tokens:
    """Tokens put together to a text: the span of each by id, and of each sentence by number."""

    text: str
    spans: dict[str, Pair]
    sentences: dict[int, Pair]
    words: dict[str, str]


def ecb_plus(
    topics: Collection[int] | None = None, *, listed: bool = True, folder: Path = ECB_PLUS
) -> Iterator[Happenings]:
    """The documents of ECB+ of some topics (all where None), by topic and name.

    Annotated sentences are those that the corpus lists as checked; with ``listed`` False also any
    other with an event marked in it: twice as many events, less sure to be all that there are.
    """
    checked: dict[str, set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            checked[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    for path in sorted(folder.glob("*/*.xml"), key=_in_order):
        if topics is None or int(path.parent.name) in topics:
            yield _ecb_document(path, checked[path.stem], listed)


def _in_order(path: Path) -> tuple[int, int, str]:
    topic, number = re.findall(r"\d+", path.stem)[:2]
    return int(topic), int(number), path.stem


def _ecb_document(path: Path, checked: Collection[int], listed: bool) -> Happenings:
    root = ElementTree.parse(path).getroot()
    tokens = list(root.iter("token"))
    address = {one.get("sentence") for one in tokens if one.text == "http"}
    made = put_together(tokens, skip=address & {"0"})
    chains = {
        source.get("m_id", ""): link.get("note") or link.get("r_id")
        for link in root.iter()
        if link.tag.endswith("COREF")
        for source in link.iter("source")
    }
    triggers: list[Pair] = []
    things: list[Thing] = []
    for mark in root.iter("Markables"):
        for one in mark:
            span = spanned(made, one)
            if span is None:
                continue
            if "ACTION" in one.tag:
                triggers.append(span)
            else:
                things.append(Thing(span, one.tag, chains.get(one.get("m_id", ""))))
    annotated = [
        span
        for number, span in made.sentences.items()
        if number in checked
        or (not listed and any(span[0] <= start < span[1] for start, _ in triggers))
    ]
    return Happenings(
        path.stem,
        made.text,
        tuple(sorted(set(triggers))),
        tuple(sorted(annotated)),
        tuple(sorted(things, key=lambda one: one.span)),
    )


def spanned(made: Tokens, mark: ElementTree.Element) -> Pair | None:
    """From the first to the last token of an annotation; None where it has no token in the text."""
    spans = [
        made.spans[one.get("t_id", "")]
        for one in mark.iter("token_anchor")
        if one.get("t_id", "") in made.spans
    ]
    return (min(spans)[0], max(spans)[1]) if spans else None


def put_together(
    tokens: Sequence[ElementTree.Element], skip: Collection[str | None] = ()
) -> Tokens:
    """The text of ``token`` elements, without the sentences whose numbers are in ``skip``.

    A sentence that ends in a full stop, question or exclamation mark is followed by a space, any
    other (a headline, a date line) by a line break.
    """
    parts: list[str] = []
    spans: dict[str, Pair] = {}
    words: dict[str, str] = {}
    sentences: dict[int, Pair] = {}
    length, number, begin, previous = 0, -1, 0, ""
    quoted = False
    for token in tokens:
        word = '"' if token.text in ("``", "''") else token.text or ""
        if token.get("sentence") in skip or not word:
            continue
        here = int(token.get("sentence", "0"))
        if here != number:
            if number >= 0:
                sentences[number] = (begin, length)
                gap = " " if _ENDS.search("".join(parts[-3:])) else "\n"
                parts.append(gap)
                length += 1
            number, begin, quoted = here, length, False
            gap = ""
        else:
            gap = _gap(previous, word, quoted)
        if word == '"':
            quoted = not quoted
        if gap and here == number and begin != length:
            parts.append(gap)
            length += len(gap)
        name = token.get("t_id", "")
        spans[name] = (length, length + len(word))
        words[name] = word
        parts.append(word)
        length += len(word)
        previous = word
    if number >= 0:
        sentences[number] = (begin, length)
    return Tokens("".join(parts), spans, sentences, words)


def _gap(previous: str, word: str, quoted: bool) -> str:
    if word == '"':
        return "" if quoted or previous in _NO_SPACE_AFTER else " "
    if previous == '"':
        return "" if quoted or _NO_SPACE_BEFORE.fullmatch(word) else " "
    if _NO_SPACE_BEFORE.fullmatch(word) or previous in _NO_SPACE_AFTER:
        return ""
    return "" if word in _GLUED or previous in _GLUED else " "
