"""Scores timelines across pages: SemEval-2015 Task 4, the trial set of 30 articles, track A (raw
text).

    python -m training.timelines

All articles go into one casebook, which is asked for the timeline of each of the six targets. As
the task has it (Minard et al. 2015), a timeline is a graph: events of one line are simultaneous,
each is before those of the next line. Precision is the share of our relations that follow from
the gold, recall the share of the gold's that follow from ours, micro-averaged over targets. An
event is its document, sentence and word; those that a timeline cannot place (line 0) take no
part.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import onrecord
from onrecord.casebook import Casebook
from onrecord.casebook.days import Days
from onrecord.record import Page
from training.clusters import Score, score
from training.corpora import DATA
from training.happenings import Tokens, put_together

TRIAL = DATA / "events" / "semeval2015-timeline-trial"

Place = tuple[str, int, str]
"""An event: document, number of the sentence, the word in lower case."""

FIRST = 2
"""The first sentence that events are marked in: those before are the headline and the date."""

Timeline = Mapping[Place, int]
"""The line of each event, from 1."""


@dataclass(frozen=True)
class Document:
    name: str
    tokens: Tokens
    published: str | None


def documents(folder: Path = TRIAL) -> list[Document]:
    """The articles; their date stands in the second sentence."""
    found = []
    for path in sorted((folder / "corpus").glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        tokens = list(root.iter("token"))
        dated = " ".join(one.text or "" for one in tokens if one.get("sentence") == "1")
        found.append(Document(root.get("doc_id", ""), put_together(tokens), _date(dated)))
    return found


def _date(words: str) -> str | None:
    found = re.search(r"([A-Z][a-z]+) (\d{1,2}) ?, (\d{4})", words)
    if found is None:
        return None
    return datetime.strptime(" ".join(found.groups()), "%B %d %Y").strftime("%Y-%m-%d")


def gold(folder: Path = TRIAL) -> dict[str, dict[Place, int]]:
    """The timeline of each target by its name, without what it cannot place."""
    found = {}
    for path in sorted((folder / "timelines").glob("*.txt")):
        target, *rows = path.read_text("utf-8").splitlines()
        lines: dict[Place, int] = {}
        for row in rows:
            number, _, *events = row.split("\t")
            for one in events:
                parts = re.match(r"(\d+)-(\d+)-(.+)", one.strip())
                if parts and number != "0":
                    lines[parts[1], int(parts[2]), parts[3].casefold()] = int(number)
        found[target.strip()] = lines
    return found


def relations(timeline: Timeline) -> set[tuple[Place, Place, bool]]:
    """Pairs of one line (``True``) and of a line and the next (``False``)."""
    by_line: dict[int, list[Place]] = defaultdict(list)
    for place, number in timeline.items():
        by_line[number].append(place)
    ordered = [sorted(by_line[number]) for number in sorted(by_line)]
    found = {
        (one, other, True)
        for line in ordered
        for at, one in enumerate(line)
        for other in line[at + 1 :]
    }
    for line, following in pairwise(ordered):
        found |= {(one, other, False) for one in line for other in following}
    return found


def holds(relation: tuple[Place, Place, bool], timeline: Timeline) -> bool:
    """Whether a relation follows from a timeline."""
    one, other, together = relation
    if one not in timeline or other not in timeline:
        return False
    first, second = timeline[one], timeline[other]
    return first == second if together else first < second


def scored(golds: Mapping[str, Timeline], ours: Mapping[str, Timeline]) -> Score:
    """Micro-averaged over targets."""
    kept = told = found = wanted = 0
    for target, truth in golds.items():
        mine = ours.get(target, {})
        told_here, wanted_here = relations(mine), relations(truth)
        kept += sum(holds(one, truth) for one in told_here)
        found += sum(holds(one, mine) for one in wanted_here)
        told += len(told_here)
        wanted += len(wanted_here)
    return score(kept / (told or 1), found / (wanted or 1))


def timeline_of(book: Casebook, target: str, found: Mapping[str, Document]) -> dict[Place, int]:
    """The casebook's timeline of a target: lines of one date are one line.

    What is asserted and that no page dates stands where the story is when it tells it.
    """
    places: dict[Place, int] = {}
    number, last = 0, None
    lines = book.timeline(target, show="events")
    days = Days(book.connection, {one.version_id for line in lines for one in line.tellings})
    dated = [
        (one.date or (days.of(one.tellings) if one.modality == "asserted" else None), one)
        for one in lines
    ]
    for when, line in sorted(((a, b) for a, b in dated if a), key=lambda one: one[0]):
        if when != last:
            number, last = number + 1, when
        for told in line.tellings:
            document = found[told.source]
            place = _place(document, told.trigger_span)
            if place is not None:
                places[place] = number
    return places


def _place(document: Document, span: tuple[int, int]) -> Place | None:
    for number, (start, end) in document.tokens.sentences.items():
        if start <= span[0] < end:
            words = document.tokens.text[slice(*span)].casefold().split()
            return (document.name, number, "_".join(words)) if number >= FIRST else None
    return None


def casebook(found: Sequence[Document]) -> Casebook:
    """All articles read into one casebook that is in no file."""
    book = Casebook.open(":memory:")
    for one in found:
        record = onrecord.read_article(one.tokens.text, published=one.published)
        book.add(replace(record, page=Page(one.name)))
    return book


def main() -> None:
    argparse.ArgumentParser(prog="python -m training.timelines", description=__doc__).parse_args()
    found = documents()
    golds = gold()
    by_name = {one.name: one for one in found}
    with casebook(found) as book:
        ours = {target: timeline_of(book, target, by_name) for target in golds}
    for target in golds:
        one = scored({target: golds[target]}, ours)
        print(f"{target:20} {len(golds[target]):4} gold, {len(ours[target]):4} ours", end=" ")
        print(f"{100 * one.precision:5.1f} {100 * one.recall:5.1f} {100 * one.f1:5.1f}")
    whole = scored(golds, ours)
    print(
        f"{'micro':20} {100 * whole.precision:5.1f} {100 * whole.recall:5.1f} {100 * whole.f1:5.1f}"
    )


if __name__ == "__main__":
    main()
