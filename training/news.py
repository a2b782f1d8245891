"""Scores the days of publication that events have, against TimeBank and AQUAINT.

    python -m training.news
    python -m training.news --errors

Both relate some events to the document creation time (TimeML's TLINK). An event that we date as
published ought to be within that day or at it, or, of what goes on, around it. Most of these texts
appeared on the day after what they tell, and an event of the evening before is BEFORE as one of
years ago is: the figure says how cautious the rules are, not how often a reader is misled.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.record import Span
from training.corpora import DATA
from training.timexes import TAG, attributes, created, marked

WITHIN = ("IS_INCLUDED", "SIMULTANEOUS")
AROUND = ("INCLUDES", "DURING")
TURNED = {
    "BEFORE": "AFTER",
    "AFTER": "BEFORE",
    "INCLUDES": "IS_INCLUDED",
    "IS_INCLUDED": "INCLUDES",
}
"""Relations of an event to a time, of those of the time to the event."""


@dataclass(frozen=True)
class Related:
    """A text, its day, and the relation to it of each event that has one."""

    name: str
    text: str
    published: str
    relations: Mapping[Span, str]


def documents(data: Path = DATA) -> Iterator[Related]:
    for path in sorted((data / "time" / "tbaq").glob("*/*.tml")):
        whole = path.read_text(encoding="utf-8")
        if day := created(whole):
            yield _related(path.stem, whole, day)


def _related(name: str, whole: str, day: Mapping[str, str]) -> Related:
    text, events = marked(whole, "EVENT")
    spans = {given["eid"]: span for span, given in events}
    instances, relations = {}, {}
    for tag in TAG.finditer(whole):
        given = attributes(tag[3])
        if tag[2] == "MAKEINSTANCE":
            instances[given["eiid"]] = given["eventID"]
        elif tag[2] == "TLINK" and day["tid"] in (
            given.get("relatedToTime"),
            given.get("timeID"),
        ):
            turned = "timeID" in given
            event = given.get("relatedToEventInstance" if turned else "eventInstanceID", "")
            span = spans.get(instances.get(event, ""))
            if span is not None:
                relation = given["relType"]
                relations[span] = TURNED.get(relation, relation) if turned else relation
    return Related(name, text, day["value"][:10], relations)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.news", description=__doc__)
    made.add_argument("--errors", action="store_true", help="print what is of another day")
    args = made.parse_args()
    counts: Counter[str] = Counter()
    dated = 0
    for one in documents():
        record = onrecord.read_article(one.text, published=one.published)
        news = [event for event in record.events if event.as_published]
        dated += len(news)
        for span, relation in one.relations.items():
            if not any(event.trigger.overlaps(span) for event in news):
                continue
            counts[relation] += 1
            if args.errors and relation not in WITHIN + AROUND:
                around = one.text[max(0, span.start - 130) : span.end + 80]
                print(f"{one.name} {relation}: {record.words(span)!r} | {around!r}")
    whole = sum(counts.values())
    print(f"{'dated as published':28} {dated}, of which {whole} are related to that day")
    for title, kinds in (("within it", WITHIN), ("around it", AROUND), ("before", ("BEFORE",))):
        some = sum(counts[kind] for kind in kinds)
        print(f"{title:28} {some:4} {100 * some / (whole or 1):5.1f}")


if __name__ == "__main__":
    main()
